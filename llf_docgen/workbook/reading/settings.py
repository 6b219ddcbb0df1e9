"""The sheet Terms: one setting a row, each read as its own kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from llf_docgen.model.book import Named
from llf_docgen.model.cells import Cell, Row
from llf_docgen.model.dates import DAY, Span, Year, spans
from llf_docgen.model.finding import Problem
from llf_docgen.model.names import key, nearest
from llf_docgen.model.states import TermName
from llf_docgen.model.terms import Terms
from llf_docgen.model.unread import Unread
from llf_docgen.model.wording import quoted
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import values
from llf_docgen.workbook.reading.grid import Grid
from llf_docgen.workbook.reading.near_headings import near_headings

_YEAR = ("autumn_begins", "spring_begins", "summer_begins", "year_ends")


def read_terms(
    grid: Grid, heading: Row, keys: list[Named], problems: list[Problem], unread: list[Unread]
) -> Terms | None:
    """The Terms from their sheet, with the problems said; None where the year can't be read.

    Another setting that can't be read is as if it were left out, and `unread` has it; without
    `As at` nobody knows the day by which the workbook is to be judged.
    """
    page = _Page(grid, heading, problems, unread, [*_names(grid, heading)])
    keys += page.names
    of_year = [s for s in layout.SETTINGS if s.field in (*_YEAR, "year_name")]
    page.read(of_year, None)
    has_year = not any(lost.field in _YEAR for lost in unread)
    year = _year(page.given, page.at, problems) if has_year else None
    page.read([setting for setting in layout.SETTINGS if setting not in of_year], year)
    _misspelt(page)
    if year is None:
        return None
    as_at = [lost for lost in unread if lost.field == "as_at"]
    unread += [Unread(lost.cell, "today") for lost in as_at]
    return _terms(page, year)


def _names(grid: Grid, heading: Row) -> Iterator[Named]:
    """The settings' names as they stand there."""
    column = heading.columns["Setting"]
    for number in (number for number in grid.numbers if number > heading.number):
        name = grid.shown(number, column)
        if name:
            yield Named(Cell(heading.sheet, number, column), name, heading.sheet)


@dataclass
class _Page:
    """The sheet while it is read: the values given so far, and the cell of each."""

    grid: Grid
    heading: Row
    problems: list[Problem]
    unread: list[Unread]
    names: list[Named]
    given: dict[str, object] = field(default_factory=dict)
    at: dict[str, Cell] = field(default_factory=dict)

    def named(self, name: str) -> Named | None:
        """The first setting of that name."""
        return next((n for n in self.names if key(n.text) == key(name)), None)

    def read(self, settings: Iterable[layout.Setting], year: Year | None) -> None:
        """The values of some settings; days may be without their year where that is known."""
        for setting in settings:
            named = self.named(setting.name)
            number = named.cell.row if named else self.heading.number
            cell = Cell(self.heading.sheet, number, self.heading.columns["Value"])
            self.at[setting.field] = cell
            try:
                self.given[setting.field] = self._value(setting, cell, named is not None, year)
            except values.Unreadable as why:
                self.given[setting.field] = _left_out(setting)
                instead = " Or clear it, to go by today's date." if setting.field == "as_at" else ""
                self.problems.append(Problem(why.rule, cell, f"{why}{instead}"))
                self.unread.append(Unread(cell, "terms", setting.field))

    def _value(self, setting: layout.Setting, cell: Cell, there: bool, year: Year | None) -> object:
        value: object = ""
        if there:
            required = setting.default is layout.REQUIRED
            self.grid.refuse_odd(cell.row, cell.column, required)
            is_number = setting.kind is layout.Kind.NUMBER
            if setting.kind not in values.OF_TIME and self.grid.is_blank_link(
                cell.row, cell.column, is_number
            ):
                raise values.blank_link(setting.kind, required)
            stored = setting.kind in (*values.OF_TIME, layout.Kind.NUMBER)
            read = self.grid.value if stored else self.grid.shown
            value = read(cell.row, cell.column)
        if values.text(value) == "" and setting.default is layout.REQUIRED:
            names = [named.text for named in self.names]
            raise values.Unreadable("required-cell", _lacking(setting.name, there, names))
        return _setting(setting, value, year)


def _left_out(setting: layout.Setting) -> object:
    if setting.default is not layout.REQUIRED:
        return setting.default
    return 0 if setting.kind is layout.Kind.NUMBER else values.BLANKS.get(setting.kind)


def _misspelt(page: _Page) -> None:
    """A setting that may be left out, under a name that is close to its own."""
    known = {key(setting.name) for setting in layout.SETTINGS}
    strange = {named.text: named.cell for named in page.names if key(named.text) not in known}
    missing = {
        setting.name: setting
        for setting in layout.SETTINGS
        if setting.default is not layout.REQUIRED and not page.named(setting.name)
    }
    for wanted, name in near_headings(missing, strange):
        message = (
            f"{quoted(name)} is close to '{wanted}', which is missing: rename it to '{wanted}'."
        )
        page.problems.append(Problem("heading-alike", strange[name], message))
        page.unread.append(Unread(strange[name], "terms", missing[wanted].field))


def _setting(setting: layout.Setting, value: object, year: Year | None) -> object:
    if values.text(value) == "":
        return setting.default
    found = values.read(value, setting.kind, setting.choices, year)
    if setting.kind is layout.Kind.NUMBER:
        number = float(str(found))
        if not number.is_integer() or not setting.least <= number <= setting.most:
            raise values.Unreadable(
                "number-readable",
                f"{setting.name}: give a whole number from {setting.least} to {setting.most}.",
            )
        return int(number)
    return found


def _lacking(name: str, there: bool, names: list[str]) -> str:
    if there:
        return f"The value of {quoted(name)} is empty. Fill it in."
    near = nearest(name, names, 80)
    hint = f"Is it '{near}'? Correct it." if near else "Add a row for it."
    return f"There is no setting {quoted(name)}. {hint}"


def _year(given: dict[str, object], at: dict[str, Cell], problems: list[Problem]) -> Year | None:
    days = [given[name] for name in _YEAR]
    for earlier, later, name in zip(days, days[1:], _YEAR[1:], strict=False):
        if not earlier < later:  # type: ignore[operator]
            message = "The terms' dates do not follow one another. Correct this or the one before."
            problems.append(Problem("date-readable", at[name], message))
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


def _terms(page: _Page, year: Year) -> Terms:
    holidays: tuple[Span, ...] = ()
    try:
        holidays = spans(str(page.given["school_holidays"]), year)
    except ValueError as why:
        cell = page.at["school_holidays"]
        message = (
            f"{quoted(str(why))} is no range of days. Write them as {_range(year)}, with ; between."
        )
        page.problems.append(Problem("date-readable", cell, message))
        page.unread += [Unread(cell, "terms", name) for name in ("school_holidays", "holidays")]
    return Terms(at=page.at, year=year, holidays=holidays, **page.given)  # type: ignore[arg-type]


def _range(year: Year) -> str:
    """An example in the workbook's own year: `26-30 October 2020`."""
    return f"26-30 October {year.first.year}"
