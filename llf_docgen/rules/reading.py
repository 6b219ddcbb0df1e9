"""Gate one: what the reader could not read. The reader finds it; these say what it is called."""

from __future__ import annotations

from llf_docgen.model.finding import Level
from llf_docgen.rules.rule import Rule

_TITLES = {
    "sheet-missing": "Every required sheet is there.",
    "sheet-twice": "No two sheets have one name.",
    "column-missing": "Every required heading is there, once.",
    "required-cell": "Required cells are filled.",
    "date-readable": "Dates and times can be read as one day or time.",
    "weekday-matches": "A weekday written beside a date is that date's.",
    "number-readable": "Numbers are numbers.",
    "choice-known": "A choice is one of those offered.",
    "yes-no": "Yes or No is said.",
    "error-value": "No cell shows an Excel error.",
    "formula-not-calculated": "Every formula has a stored result.",
}
RULES = (
    *(Rule(id, Level.ERROR, "", title) for id, title in _TITLES.items()),
    Rule("hidden-rows", Level.INFO, "", "Hidden rows are counted like the others."),
)
