"""Valid things with one change each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from lxml import etree

from llf_docgen.model.book import Book
from llf_docgen.model.cells import Row
from llf_docgen.model.records import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    Member,
    Organisation,
)
from llf_docgen.package import open_parts, write_parts
from llf_docgen.rules import RULES
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from llf_docgen.workbook.writing.shipped import ROWS
from tests import cells


def changed(book: Book, table: str, at: int = 0, **values: Any) -> Book:
    """The book with one record of one table changed."""
    records = list(getattr(book, table))
    records[at] = replace(records[at], **values)
    return book.with_(**{table: tuple(records)})


def added(book: Book, table: str, like: int = 0, **values: Any) -> Book:
    """The book with one more record, like another but for some values."""
    records = getattr(book, table)
    row = records[-1].at
    after = Row(row.sheet, row.number + 1, row.columns)
    return book.with_(**{table: (*records, replace(records[like], at=after, **values))})


def without(book: Book, table: str, *at: int) -> Book:
    """The book without some records of a table; without all where none is named."""
    records = getattr(book, table)
    kept = tuple(r for i, r in enumerate(records) if at and i not in at)
    return book.with_(**{table: kept})


def terms(book: Book, **values: Any) -> Book:
    """The book with other Terms."""
    return book.with_(terms=replace(book.terms, **values))


def found(book: Book, rule: str) -> list[tuple[str, str]]:
    """The (cell, level) pairs that one rule finds, cells as `Meetings!H5`."""
    rules = {r.id: r for r in RULES}
    return [(str(f.cell), f.level.value) for f in rules[rule].run(book.of_the_year())]


def shipped_rows() -> dict[str, list[dict[str, Any]]]:
    """The shipped rows, to be changed."""
    return {name: [dict(row) for row in rows] for name, rows in ROWS.items()}


def field_of(sheet: str, heading: str) -> str:
    """The field that the column of that heading fills."""
    column = layout.sheet(sheet).column(heading)
    assert column, (sheet, heading)
    return column.field


def rows_with(sheet: str, row: int, heading: str, value: object) -> dict[str, Any]:
    """The shipped rows with one cell changed; `row` counts from 0 below the heading."""
    rows = shipped_rows()
    rows[sheet][row][field_of(sheet, heading)] = value
    return rows


def read_with(sheet: str, row: int, heading: str, value: object) -> reader.Reading:
    """The shipped workbook with one cell changed, read; typed into its XML, which is quick."""
    page = 2 + layout.SHEET_ORDER.index(sheet)  # after the Read me
    part = f"xl/worksheets/sheet{page}.xml"
    parts = dict(_shipped_parts())
    root = etree.fromstring(parts[part])
    cell = root.find(f".//{{*}}c[@r='{cells.address(sheet, row, heading)}']")
    _type(cell, value)
    parts[part] = etree.tostring(root)
    return reader.read_content(write_parts(parts), "test.xlsx")


@cache
def _shipped_parts() -> dict[str, bytes]:
    return open_parts(starter.build(), "shipped", "xlsx")


def _type(cell: Any, value: object) -> None:
    """Types a value into a cell: text, a number, or a day, which Excel counts from 1899."""
    cell[:] = []
    cell.attrib.pop("t", None)
    if isinstance(value, str) and value:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{_NAMESPACE}is"), f"{_NAMESPACE}t")
        text.text = value
    elif value not in ("", None):
        days = (value - date(1899, 12, 30)).days if isinstance(value, date) else value
        etree.SubElement(cell, f"{_NAMESPACE}v").text = str(days)


_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def blank_rows() -> dict[str, Any]:
    """The starter's rows with only Terms, cycle and priorities filled in."""
    keep = ("Terms", "Cycle", "Priorities")
    return {name: list(rows) if name in keep else [] for name, rows in ROWS.items()}


_ROW = Row("test", 1, {})


def organisation(name: str, partner: bool = True) -> Organisation:
    """An organisation, a partner unless said otherwise."""
    return Organisation(at=_ROW, name=name, partner=partner)


def member(name: str, at: str, role: str = "Member", **more: Any) -> Member:
    """A member's seat."""
    email = "a@example.org"
    return Member(at=_ROW, name=name, organisation=at, role=role, email=email, **more)


def present(meeting: str, name: str, **values: Any) -> Attendance:
    """A person at a meeting, Present unless said otherwise."""
    return replace(Attendance(at=_ROW, meeting=meeting, name=name, status="Present"), **values)


def meeting(ref: str, day: date, **values: Any) -> Meeting:
    """A meeting of which nothing is recorded unless said otherwise."""
    return replace(Meeting(at=_ROW, ref=ref, date=day, minutes_status="Not started"), **values)


def agenda_item(meeting: str, no: str, minutes: float | None = None, **values: Any) -> AgendaItem:
    """An agenda item for information, unless said otherwise."""
    item = AgendaItem(at=_ROW, meeting=meeting, no=no, title="The plan", purpose="Information")
    return replace(item, minutes=minutes, **values)


def decision(ref: str, meeting: str, **values: Any) -> Decision:
    """A decision, under no agenda item unless said otherwise."""
    return replace(Decision(at=_ROW, ref=ref, meeting=meeting, text="Agreed the plan."), **values)


def action(ref: str, raised_at: str, **values: Any) -> Action:
    """An action, open and without a due date unless said otherwise."""
    text, owner = "Write to the schools", "Lea"
    open_still = Action(
        at=_ROW, ref=ref, raised_at=raised_at, text=text, owner=owner, status="Open"
    )
    return replace(open_still, **values)
