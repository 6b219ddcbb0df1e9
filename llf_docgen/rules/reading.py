"""Gate one: what the reader could not read. The reader finds it; these say what it is called."""

from __future__ import annotations

from llf_docgen.model.finding import Level
from llf_docgen.rules.clauses import NONE
from llf_docgen.rules.rule import Rule


def _read(id: str, title: str, right: str, wrong: str, level: Level = Level.ERROR) -> Rule:
    return Rule(id, level, NONE, title, right, wrong)


RULES = (
    _read(
        "sheet-missing",
        "Every required sheet is there.",
        "A sheet called Actions.",
        "A sheet called Action points.",
    ),
    _read("sheet-twice", "No two sheets have one name.", "One sheet Actions.", "Actions, actions."),
    _read(
        "column-missing",
        "Every required heading is there, once.",
        "Minutes status",
        "State of the minutes",
    ),
    _read(
        "heading-alike",
        "No heading or setting is close to one that is missing.",
        "Left",
        "Left on, where Left is missing: who left would count on.",
    ),
    _read(
        "heading-asked",
        "No heading that is not known stands where a column is missing.",
        "Year total",
        "Yearly figure, where Year total is missing: the terms would not be added.",
        Level.WARNING,
    ),
    _read(
        "below-table",
        "Only records stand among the records.",
        "The last action, and nothing below it.",
        "A total, a note or the headings once more below the last action.",
        Level.WARNING,
    ),
    _read("required-cell", "Required cells are filled.", "Owner: Grace Okell", "Owner is empty."),
    _read(
        "date-readable",
        "Dates and times can be read as one day or time.",
        "4 February 2021, 04/02/2021, 4 Feb, 09:30",
        "31/02/2021, the first week of term, half nine",
    ),
    _read(
        "weekday-matches",
        "A weekday written beside a date is that date's.",
        "Thursday 4 February 2021",
        "Thursday 4 February 2020",
    ),
    _read("number-readable", "Numbers are numbers.", "12, 1,200, 92%", "12 trainees, <5"),
    _read(
        "choice-known",
        "A choice is one of those offered.",
        "Amber, amber, A",
        "Ammber",
    ),
    _read("yes-no", "Yes or No is said.", "Yes, No", "perhaps"),
    _read("error-value", "No cell shows an Excel error.", "16", "#REF!"),
    _read(
        "formula-not-calculated",
        "Every formula has a stored result.",
        "A workbook that Excel has saved.",
        "A formula that a program wrote and Excel never calculated.",
    ),
    _read(
        "merged-cells",
        "No cells are merged inside a table.",
        "A value in each row.",
        "B4:B6 merged: only the first row has the value.",
        Level.WARNING,
    ),
    _read(
        "text-clean",
        "No control characters, and no text over 2,000 characters.",
        "A sentence or a paragraph.",
        "A page and a half in one cell.",
        Level.WARNING,
    ),
    _read(
        "stored-as-shown",
        "A cell stores what it shows.",
        "01632 960190 as text; 86 shown as 86",
        "A telephone number typed as a number, without its nought; 86,000 shown as 86; a word or "
        "figure that the number format hides",
        Level.WARNING,
    ),
    _read(
        "hidden-rows",
        "Hidden rows are counted like the others.",
        "No row is hidden.",
        "Rows 12 to 14 are hidden by a filter.",
        Level.INFO,
    ),
)
