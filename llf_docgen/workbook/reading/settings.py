"""The sheet Terms: one setting a row, each read as its own kind."""

from __future__ import annotations

from llf_docgen.model.book import Named
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.dates import DAY, Span, Year, spans
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key, nearest
from llf_docgen.model.states import TermName
from llf_docgen.model.terms import Terms
from llf_docgen.model.unread import Unread
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import values
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.near_headings import near_headings

# Without these no day can be judged.
_NEEDED = {"autumn_begins", "spring_begins", "summer_begins", "year_ends", "as_at"}


def read_terms(
    grid: Grid, heading: Row, keys: list[Named], problems: list[Problem], unread: list[Unread]
) -> Terms | None:
    """The Terms from their sheet, with the problems said; None where the year can't be read.

    Another setting that can't be read is as if it were left out, and `unread` has it.
    """
    setting_at, value_at = heading.columns["Setting"], heading.columns["Value"]
    rows: dict[str, int] = {}
    names = []
    for number in range(heading.number + 1, len(grid.values) + 1):
        name = values.text(grid.value(number, setting_at))
        if name:
            names.append(name)
            keys.append(Named(Cell(heading.sheet, number, setting_at), name, heading.sheet))
            rows.setdefault(key(name), number)
    given: dict[str, object] = {}
    at: dict[str, Cell] = {}
    for setting in layout.SETTINGS:
        number = rows.get(key(setting.name), 0)
        cell = at[setting.field] = Cell(heading.sheet, number or heading.number, value_at)
        try:
            if number:
                grid.refuse_odd(number, value_at)
            value = grid.value(number, value_at) if number else ""
            given[setting.field] = _setting(setting, value, bool(number), names)
        except values.Unreadable as why:
            problems.append(Problem(why.rule, cell, str(why)))
            unread.append(Unread(cell, "terms", setting.field))
            given[setting.field] = _left_out(setting)
    _misspelt(heading, rows, names, setting_at, problems, unread)
    if any(lost.field in _NEEDED for lost in unread):
        return None
    year = _year(given, at, problems)
    return _terms(given, at, year, problems, unread) if year else None


def _left_out(setting: layout.Setting) -> object:
    if setting.default is not layout.REQUIRED:
        return setting.default
    return 0 if setting.kind is layout.Kind.NUMBER else values.BLANKS.get(setting.kind)


def _misspelt(
    heading: Row,
    rows: dict[str, int],
    names: list[str],
    setting_at: int,
    problems: list[Problem],
    unread: list[Unread],
) -> None:
    """A setting that may be left out, under a name that is close to its own."""
    known = {key(setting.name) for setting in layout.SETTINGS}
    strange = [name for name in names if key(name) not in known]
    missing = {
        setting.name: setting
        for setting in layout.SETTINGS
        if setting.default is not layout.REQUIRED and key(setting.name) not in rows
    }
    for wanted, name in near_headings(missing, strange):
        cell = Cell(heading.sheet, rows[key(name)], setting_at)
        message = f"'{name}' is close to '{wanted}', which is missing: rename it to '{wanted}'."
        problems.append(Problem("heading-alike", cell, message))
        unread.append(Unread(cell, "terms", missing[wanted].field))


def _setting(setting: layout.Setting, value: object, there: bool, names: list[str]) -> object:
    if values.text(value) == "":
        if setting.default is layout.REQUIRED:
            raise values.Unreadable("required-cell", _lacking(setting.name, there, names))
        return setting.default
    found = values.read(value, setting.kind, setting.choices)
    if setting.kind is layout.Kind.NUMBER:
        number = float(str(found))
        if not number.is_integer() or number < setting.least:
            raise values.Unreadable(
                "number-readable", f"{setting.name}: give a whole number from {setting.least} up."
            )
        return int(number)
    return found


def _lacking(name: str, there: bool, names: list[str]) -> str:
    if there:
        return f"The value of '{name}' is empty. Fill it in."
    near = nearest(name, names, 80)
    hint = f"Is it '{near}'? Correct it." if near else "Add a row for it."
    return f"There is no setting '{name}'. {hint}"


def _year(given: dict[str, object], at: dict[str, Cell], problems: list[Problem]) -> Year | None:
    fields = ("autumn_begins", "spring_begins", "summer_begins", "year_ends")
    days = [given[field] for field in fields]
    for earlier, later, field in zip(days, days[1:], fields[1:], strict=False):
        if not earlier < later:  # type: ignore[operator]
            message = "The terms' dates do not follow one another. Correct this or the one before."
            problems.append(Problem("date-readable", at[field], message))
            return None
    autumn, spring, summer, ends = days
    return Year(
        str(given["year_name"]),
        (
            Span(TermName.AUTUMN, autumn, spring - DAY),  # type: ignore[arg-type,operator]
            Span(TermName.SPRING, spring, summer - DAY),  # type: ignore[arg-type,operator]
            Span(TermName.SUMMER, summer, ends),  # type: ignore[arg-type]
        ),
    )


def _terms(
    given: dict[str, object],
    at: dict[str, Cell],
    year: Year,
    problems: list[Problem],
    unread: list[Unread],
) -> Terms:
    holidays: tuple[Span, ...] = ()
    try:
        holidays = spans(str(given["school_holidays"]), year)
    except ValueError as why:
        cell = at["school_holidays"]
        message = f"'{why}' is no range of days. Write them as {_range(year)}, with ; between."
        problems.append(Problem("date-readable", cell, message))
        unread += [Unread(cell, "terms", "school_holidays"), Unread(cell, "terms", "holidays")]
    return Terms(at=at, year=year, holidays=holidays, **given)  # type: ignore[arg-type]


def _range(year: Year) -> str:
    """An example in the workbook's own year: `26-30 October 2020`."""
    return f"26-30 October {year.first.year}"
