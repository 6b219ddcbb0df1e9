"""Rows among the records that are none: totals, notes, a heading once more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import near_miss
from llf_docgen.model.wording import listing
from llf_docgen.workbook.layout import Column, Kind, Sheet
from llf_docgen.workbook.reading import values
from llf_docgen.workbook.reading.grid import Grid

TOTAL, NOTE = "a total", "a note"
MANY_WORDS = 4  # a sentence, and no name or reference
_TOTAL = re.compile(
    r"(?:grand |overall |sub-?\s?)?totals?\b|sum\b|average\b|mean\b|count\b|(?:number|no\.?) of\b",
    re.I,
)
_COUNT = re.compile(r".*:\s*\d+")
_ONLY_TOTAL = re.compile(r"(?:grand |overall |sub-?\s?)?totals?\s*:?", re.I)
_NOTE = re.compile(
    r"notes?\s*[:.\u2013-]|n\.?\s?b\.?\b|sources?\s*[:.]|key\s*[:.]|see\s|[*\u2020\u2021#]"
    r"|p\.?s\.?\s|please\b|thank you\b"
    r"|(?:last )?(?:updated|reviewed|checked|amended)\b|end of\b|\(.*\)$",
    re.I,
)
_FOOT_NOTE = re.compile(r"[*\u2020\u2021\u00a7]|notes?\s*[:.\u2013-]|n\.?\s?b\.?\b", re.I)
_REFERENCE = re.compile(r"[A-Za-z]{0,6}[-/ ]?\d[\w/-]*")
# Words with a small letter that stand in names: `Board of the Alliance`, `Ludwig van der Berg`.
_IN_NAMES = {
    *("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"),
    *("de", "del", "der", "di", "du", "la", "le", "van", "von"),
}
_OWN_WORDS = "text"  # the field of what an action or a decision says
_REFERENCES = ("ref", "no")
_FIGURED = ("ref", "no", "agenda_no", "raised_at", "meeting", "approved_at", "dated")
_EARLIEST_DAY, _EARLIEST_YEAR = 30_000, 1982  # what is less is no day of a committee's
_PEOPLE_AND_SCHOOLS = ("Members", "Organisations")
_PAIR = 2  # `Prepared by` and who did


def not_a_record(sheet: Sheet, grid: Grid, row: Row, apart: bool) -> str:
    """`a total`, `a note`, `a repeated heading`; nothing for a row that is meant as a record.

    A record that lacks one required cell is still one. `apart`: a blank row, a total or a note
    stands above, so a text alone is none, in whatever column, nor is a row in which nothing looks
    like what names a record.
    """
    filled = {c.heading: grid.shown(row.number, at) for c, at in _places(sheet, row)}
    filled = {heading: text for heading, text in filled.items() if text}
    if _repeats_headings(filled):
        return "a repeated heading"
    lacking, first = _lacking(sheet, grid, row), _first(grid, row)
    few = sum(column.required for column in sheet.columns) == 1
    if _ONLY_TOTAL.fullmatch(first) and (lacking or few):
        return TOTAL
    is_note = (
        _is_summary(sheet, grid, row, apart, lacking)
        or (apart and lacking and _names_no_record(sheet, grid, row))
        or (apart and _is_foot_note(grid, row))
    )
    counts = lacking > 1 and _only_counts(sheet, grid, row)
    if (is_note or lacking > 1) and (_TOTAL.match(first) or counts):
        return TOTAL
    if is_note or lacking < 2:
        return NOTE if is_note else ""
    return NOTE if _NOTE.match(first) or _is_lone(grid, row, apart) else ""


def _places(sheet: Sheet, row: Row) -> list[tuple[Column, int]]:
    return [(c, row.columns[c.heading]) for c in sheet.columns if row.columns[c.heading]]


def _repeats_headings(filled: dict[str, str]) -> bool:
    same = sum(text.casefold() == heading.casefold() for heading, text in filled.items())
    return same >= 2 and same * 2 > len(filled)


def _lacking(sheet: Sheet, grid: Grid, row: Row) -> int:
    """How many required cells are blank, or hold what can't be meant: words for a day."""
    return sum(
        column.required and not column.or_words and not _may_be(column, grid, row)
        for column in sheet.columns
    )


def _may_be(column: Column, grid: Grid, row: Row) -> bool:
    at, kind = row.columns[column.heading], column.kind
    if grid.is_odd(row.number, at):
        return True
    value = grid.value(row.number, at)
    text = values.text(value)
    if kind in (Kind.CHOICE, Kind.YES_NO) or column.refers in _PEOPLE_AND_SCHOOLS:
        return text != "" and not text.isdigit()
    if kind in (Kind.DATE, Kind.NUMBER) and isinstance(value, str):
        return bool(re.search(r"\d", text)) and not _is_sentence(text)
    return text != ""


def _names_no_record(sheet: Sheet, grid: Grid, row: Row) -> bool:
    """Whether cells that would name a record are filled, and none of them does.

    What a record says in its own words (an action, a decision) may say anything: where it stands,
    the row is meant as a record. A reference that is none decides for the cell beside it.
    """
    filled = [(c, at) for c, at in _places(sheet, row) if grid.is_filled(row.number, at)]
    if any(column.field == _OWN_WORDS for column, _ in filled):
        return False
    naming = [c for c, _ in filled if c.required or c.heading == sheet.key]
    names = [column for column in naming if _may_name(column, grid, row)]
    if not names:
        return True
    is_pair = len(filled) <= _PAIR and not naming[0].required
    return is_pair and naming[0] not in names and names == naming[1:]


def _may_name(column: Column, grid: Grid, row: Row) -> bool:
    """Whether a cell looks like a reference, a name, a day, a choice, as its column has them."""
    if not _may_be(column, grid, row):
        return False
    at = row.columns[column.heading]
    if grid.is_odd(row.number, at) or not isinstance(grid.value(row.number, at), str):
        return True
    text = grid.shown(row.number, at)
    if column.kind in (Kind.CHOICE, Kind.YES_NO):
        return _may_choose(column, text)
    if column.refers == "Meetings" or column.field in _REFERENCES:
        also = {word.casefold() for word in column.also}
        return bool(re.search(r"\d", text)) or text.casefold() in also
    return not _is_said(text)


def _may_choose(column: Column, text: str) -> bool:
    """Whether a choice is one of the column's, well or badly spelt."""
    choices = tuple(map(str, column.choices)) or ("Yes", "No")
    try:
        values.read(text, column.kind, column.choices)
    except values.Unreadable:
        return bool(near_miss(text, choices))
    return True


def _is_summary(sheet: Sheet, grid: Grid, row: Row, apart: bool, lacking: int) -> bool:
    """A label with what it is the label of: `Members:` and 14, `Last reviewed` and a day.

    A label ends with a colon; or it stands apart and begins as notes do; or beside it is a figure
    where none belongs.
    """
    filled = [at for at in grid.cells_of(row.number) if at >= row.first]
    label = values.text(grid.value(row.number, filled[0])) if filled else ""
    if not isinstance(grid.value(row.number, filled[0]) if filled else None, str) or not label:
        return False
    if label.endswith(":"):
        return lacking > 0 or len(filled) <= _PAIR
    if len(filled) != _PAIR:
        return False
    value, is_odd = grid.value(row.number, filled[1]), grid.is_odd(row.number, filled[1])
    if isinstance(value, str) and not is_odd:
        return False
    begins = _NOTE.match(label) or _TOTAL.match(label)
    if apart and begins:
        return True
    column = next((c for c, at in _places(sheet, row) if at == filled[1]), None)
    belongs = column is not None and (is_odd or _may_hold(column, value))
    return not belongs and (lacking > 1 or (apart and lacking > 0))


def _may_hold(column: Column, value: object) -> bool:
    """Whether a figure or a day may stand in a column."""
    if isinstance(value, bool):
        return column.kind is Kind.YES_NO
    if column.kind in values.OF_TIME:
        if isinstance(value, date):
            return value.year >= _EARLIEST_YEAR
        return not isinstance(value, float) or value >= _EARLIEST_DAY or value < 1
    return column.kind is Kind.NUMBER or column.figures or column.field in _FIGURED


def _is_foot_note(grid: Grid, row: Row) -> bool:
    """A text alone that begins with the mark of a note, even where records have their words."""
    texts = [values.text(grid.value(row.number, at)) for at in grid.cells_of(row.number)]
    return len(texts) == 1 and bool(_FOOT_NOTE.match(texts[0]))


def _is_said(text: str) -> bool:
    """Whether a text says something, and is no name: `As agreed with the Board in September`."""
    words = text.split()
    said = [word for word in words if word[:1].islower() and word.casefold() not in _IN_NAMES]
    return "=" in text or (len(words) >= MANY_WORDS and bool(said))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= MANY_WORDS and not day_or_none(text)


def _only_counts(sheet: Sheet, grid: Grid, row: Row) -> bool:
    """Figures alone where none is required, as below a column; or `Open actions: 4` alone."""
    values_there = [value for value in _line(grid, row) if values.text(value)]
    if len(values_there) == 1 and _COUNT.fullmatch(values.text(values_there[0])):
        return True
    required = [row.columns[column.heading] for column in sheet.columns if column.required]
    begun = any(values.text(grid.value(row.number, at)) for at in required)
    return not begun and all(isinstance(value, int | float) for value in values_there)


def _first(grid: Grid, row: Row) -> str:
    """The first words of the row, in whatever column; a row of figures has none."""
    texts = (values.text(value) for value in _line(grid, row) if isinstance(value, str))
    return next(filter(None, texts), "")


def _line(grid: Grid, row: Row) -> Iterable[object]:
    return [grid.value(row.number, column) for column in grid.columns(row.number)]


def _is_lone(grid: Grid, row: Row, apart: bool) -> bool:
    """A text alone: a sentence or a rule in the table's first column, or apart from the records."""
    texts = [text for value in _line(grid, row) if (text := values.text(value))]
    if len(texts) != 1:
        return False
    (text,) = texts
    if text == values.text(grid.value(row.number, row.first)) and (
        not re.search(r"\w", text) or len(text.split()) >= MANY_WORDS
    ):
        return True
    return apart and not _REFERENCE.fullmatch(text)


def told(found: list[tuple[Cell, str]]) -> Problem:
    """All such rows of a sheet at once, at the first of them."""
    rows = [str(cell.row) for cell, _ in found]
    kinds = [*dict.fromkeys(what for _, what in found)]
    if len(rows) == 1:
        said = f"Row {rows[0]} looks like {kinds[0]}, so it is not read as a record. "
        advice = "If it is one, fill in its other cells; if not, leave it."
    else:
        said = f"Rows {listing(rows)} look like {listing(kinds)}, so they are not read as records. "
        advice = "If one of them is, fill in its other cells; if not, leave them."
    return Problem("below-table", found[0][0], said + advice)
