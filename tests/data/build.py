"""Builds the broken workbooks beside this file: each rule is broken exactly once.

    python -m tests.data.build

Each break is a few edits of the rows of a clean workbook and the cell where its rule must find
it; that cell gets a comment with the rule's id. Breaks that go together share a workbook.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from llf_docgen import rules
from llf_docgen.model.finding import Finding
from llf_docgen.package import open_parts, write_parts
from llf_docgen.workbook import layout
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from llf_docgen.workbook.writing.shipped import ROWS

HERE = Path(__file__).parent
AUTHOR = "broken on purpose"
Rows = dict[str, list[list[Any]]]
PAG, NOV = "PAG-2021-02", "PAG-2020-11"


def put(sheet: str, row: int, heading: str, value: object) -> Callable[[Rows], None]:
    """Writes a value; `row` counts from 0 below the heading."""
    return lambda rows: rows[sheet][row].__setitem__(_columns(sheet).index(heading), value)


def term(setting: str, value: object) -> Callable[[Rows], None]:
    """Writes the value of a setting."""

    def change(rows: Rows) -> None:
        next(row for row in rows["Terms"] if row[0] == setting)[1] = value

    return change


def add(sheet: str, *values: object) -> Callable[[Rows], None]:
    """Adds a row."""
    return lambda rows: rows[sheet].append(list(values))


def drop(sheet: str, *at: int) -> Callable[[Rows], None]:
    """Takes rows away; all where none is named."""

    def change(rows: Rows) -> None:
        rows[sheet] = [row for i, row in enumerate(rows[sheet]) if at and i not in at]

    return change


def _columns(sheet: str) -> list[str]:
    if sheet == layout.TERMS_SHEET:
        return list(layout.TERMS_COLUMNS)
    return [c.heading for s in layout.SHEETS if s.name == sheet for c in s.columns]


def january() -> Rows:
    """The shipped rows with the papers sent: nothing to find."""
    rows = copy.deepcopy({name: [list(row) for row in table] for name, table in ROWS.items()})
    put("Meetings", 1, "Papers circulated", date(2021, 1, 18))(rows)
    return rows


def february() -> Rows:
    """The day after the minutes were due; the February meeting went well."""
    rows = january()
    for change in (
        term("As at", date(2021, 2, 12)),
        put("Meetings", 1, "Minutes circulated", date(2021, 2, 10)),
        put("Meetings", 1, "Minutes status", "Draft"),
        put("Meetings", 1, "Status", "Held"),
        put("Meetings", 0, "Minutes status", "Approved"),
        put("Meetings", 0, "Approved at", PAG),
        add("Attendance", PAG, "Hazel Quillon", "", "Present", "", None, None, "Online"),
    ):
        change(rows)
    for row in rows["Attendance"]:
        row[3] = "Present" if row[3] == "Expected" else row[3]
    for row in rows["Actions"]:
        row[5] = max(row[5], date(2021, 3, 31))
    for row in rows["Action plan"]:
        row[5] = max(row[5], date(2021, 3, 31))
    for number, (no, code, what) in enumerate(
        [
            ("3", "ITT", "the minutes"),
            ("6", "ITT", "the staff"),
            ("7", "PL", "the training needs"),
            ("8", "PS", "the support plan"),
            ("9", "PL", "the courses"),
        ],
        1,
    ):
        add("Decisions", f"D-2021-{number:02d}", PAG, no, f"Agreed {what} for 2021-22.", code)(rows)
    add(
        "Actions", "A-2021-01", PAG, "PS", "Send the plan out", "Lena Brackwell",
        date(2021, 3, 31), "Open", None, "",
    )(rows)  # fmt: skip
    return rows


def july() -> Rows:
    """Near the year's end, all reports sent; the Partnership Report is due in September."""
    rows = february()
    term("As at", date(2021, 7, 12))(rows)
    for at, sent in ((4, date(2021, 3, 11)), (5, date(2021, 7, 1))):
        put("Calendar", at, "Sent on", sent)(rows)
    for row in rows["KPIs"]:
        row[8], row[9] = row[7], row[7]
    for name in ("Spring", "Summer"):
        for code in ("ITT", "PL", "PS"):
            text = f"{name} went well for {code}."
            add("Developments", name, code, "", text, "", "", "Green")(rows)
    for table, column in (("Actions", 5), ("Action plan", 5)):
        for row in rows[table]:
            row[column] = max(row[column], date(2021, 7, 16))
    return rows


@dataclass(frozen=True)
class Break:
    """One rule broken: the base it is broken on, the edits, and where it is found."""

    rule: str
    cell: str
    edits: tuple[Callable[[Rows], None], ...]
    base: Callable[[], Rows] = january
    raw: Callable[[Any], None] | None = None
    also: tuple[tuple[str, str], ...] = ()

    @property
    def expected(self) -> tuple[tuple[str, str], ...]:
        """(rule, cell) of all that it breaks: a decision out of quorum needs a quorum lost."""
        return ((self.rule, self.cell), *self.also)


def broken(rule: str, cell: str, *edits: Callable[[Rows], None], **more: Any) -> Break:
    return Break(rule, cell, edits, **more)


def _on(sheet: str, cell: str, value: object, kind: str = "") -> Callable[[Any], None]:
    """An edit of the finished workbook, for what rows can't say."""

    def change(book: Any) -> None:
        book[sheet][cell] = value
        if kind:
            book[sheet][cell].data_type = kind

    return change


def _hide(book: Any) -> None:
    book["Actions"].row_dimensions[6].hidden = True


def _rename(book: Any) -> None:
    book["Documents"].title = "Reference papers"


UNREADABLE = (
    broken("sheet-missing", "Documents", raw=_rename),
    broken("sheet-twice", "cycle", raw=lambda b: b.create_sheet("Notes")),
    broken("column-missing", "Communications!A3", raw=_on("Communications", "D3", "For whom")),
    broken("required-cell", "Actions!E4", put("Actions", 0, "Owner", "")),
    broken("date-readable", "Actions!F5", put("Actions", 1, "Due", "ASAP")),
    broken("weekday-matches", "Actions!F6", put("Actions", 2, "Due", "Monday 26 February 2021")),
    broken("number-readable", "KPIs!H4", put("KPIs", 0, "Autumn", "16 trainees")),
    broken("choice-known", "Action plan!G4", put("Action plan", 0, "RAG", "Ammber")),
    broken("yes-no", "Organisations!D11", put("Organisations", 7, "Partner", "perhaps")),
    broken("error-value", "KPIs!H7", raw=_on("KPIs", "H7", "#REF!", "e")),
    broken("formula-not-calculated", "KPIs!H8", raw=_on("KPIs", "H8", "=16+1")),
    broken("merged-cells", "Developments!F5", raw=lambda b: b["Developments"].merge_cells("F5:F6")),
    broken("text-clean", "Actions!I7", put("Actions", 3, "Progress", "52 answers. " * 200)),
    broken("hidden-rows", "Actions", raw=_hide),
)

RECOMMENDED = tuple(
    put("Decisions", at, "Decision", f"Recommended: point {at}.") for at in range(3)
)
NOT_COMPLIANT = (
    broken("priorities-complete", "Priorities!A3", term("Priorities", "ITT; PL; PS; RD")),
    broken("named-partners", "Terms!B28", term("Named partners", "The Ouse Teaching School")),
    broken("partner-represented", "Organisations!A8", put("Members", 7, "Role", "Observer")),
    broken("membership-agreed", "Terms!B10", term("Membership agreed at", "")),
    broken("attendance-in-office", "Attendance!B5", put("Attendance", 1, "Name", "O. Tansley")),
    broken("secretariat-present", "Meetings!A4", put("Attendance", 13, "Status", "Absent")),
    broken("yearly-meeting", "Meetings!B3", term("Meetings in the year (at least)", 3)),
    broken("meeting-month", "Meetings!B4", term("Meeting month", "February; May")),
    broken(
        "meeting-in-year",
        "Meetings!B6",
        add("Meetings", "PAG-2020-02", date(2020, 2, 6), None, None, "", "", "Priya Marlowe",
            None, None, "Approved", "by e-mail", "Cancelled", ""),
    ),
    broken("meeting-as-scheduled", "Meetings!B3",
           term("Scheduled meetings", "Thursday 4 February 2021; Thursday 10 June 2021")),
    broken("terms-consistent", "Terms!B15", term("Meeting month", "February 2020")),
    broken("quorum", "Meetings!A4", *RECOMMENDED,
           *(put("Attendance", at, "Status", "Apologies") for at in (1, 3, 4, 5))),
    broken("quorum-possible", "Terms!B12", term("Quorum (partner organisations)", 9),
           drop("Attendance", *range(15)), drop("Meetings", 0), drop("Actions"), drop("Decisions"),
           drop("Calendar", 1)),
    broken("quorum-expected", "Meetings!A4", term("Quorum (partner organisations)", 8),
           drop("Attendance", *range(15)), drop("Meetings", 0), drop("Actions"), drop("Decisions"),
           drop("Calendar", 1)),
    broken("decision-quorate", "Decisions!D11", *(
        put("Attendance", at, "Left", time(11, 6)) for at in (19, 20, 21)), base=february,
        also=(("quorum-kept", "Meetings!A5"),)),
    broken("leader-named", "Members!D5", put("Members", 1, "Role", "Leader"),
           put("Members", 1, "Confirmed on", date(2020, 9, 10))),
    broken("leader-confirmed", "Members!I4", put("Members", 0, "Confirmed on", date(2019, 9, 12))),
    broken("meeting-chaired", "Meetings!G5", put("Meetings", 1, "Chair", "")),
    broken("chair-present", "Meetings!G4", put("Meetings", 0, "Chair", "Silas Fenwright")),
    broken("replies-missing", "Attendance!B3", term("As at", date(2021, 1, 28)),
           *(put("Actions", at, "Due", date(2021, 2, 26)) for at in (4, 8))),
    broken("agenda-fits", "Agenda!F15", put("Agenda", 0, "Minutes", 15)),
    broken("agenda-purpose", "Agenda!H11", put("Agenda", 7, "Paper", "")),
    broken("standing-items", "Agenda!C4", put("Agenda", 1, "Item", "Notices from partners")),
    broken("agenda-plans-next-year", "Agenda!C4",
           put("Agenda", 5, "Item", "Initial Teacher Training: progress"),
           put("Agenda", 6, "Item", "Professional Learning: progress"),
           put("Agenda", 7, "Item", "Professional Support: progress"),
           put("Agenda", 8, "Item", "Summary of the Big 3"),
           term("Standing items", "Apologies; Declarations of interest")),
    broken("focus-covers-priorities", "Meetings!F5",
           put("Meetings", 1, "Focus", "Initial Teacher Training, CPLD")),
    broken("decision-recorded", "Agenda!C6", drop("Decisions", 3), base=february),
    broken("outcomes-met", "Meetings!A5",
           put("Decisions", 7, "Decision", "Agreed the summary for 2021-22."), base=february),
    broken("papers-on-time", "Meetings!H4",
           put("Meetings", 0, "Papers circulated", date(2020, 11, 9))),
    broken("papers-due", "Meetings!H5", put("Meetings", 1, "Papers circulated", None)),
    broken("paper-late", "Agenda!H9", put("Agenda", 5, "Paper", "Paper D, to follow")),
    broken("papers-by-email", "Members!E9", put("Members", 5, "Email", "")),
    broken("minutes-on-time", "Meetings!I4",
           put("Meetings", 0, "Minutes circulated", date(2020, 11, 26))),
    broken("minutes-due", "Meetings!I5", put("Meetings", 1, "Minutes circulated", None),
           term("As at", date(2021, 2, 11)), base=february),
    broken("confidential-marked", "Terms!B37", term("Confidentiality statement", "")),
    broken("secretariat-named", "Members!D3", drop("Members", 12, 13),
           put("Actions", 9, "Owner", "Owen Tansley"), put("Agenda", 3, "Lead", "Owen Tansley"),
           put("Attendance", 13, "Organisation", "LLF TSA Office"),
           put("Attendance", 14, "Organisation", "LLF TSA Office")),
    broken("reachable", "Members!E10", put("Members", 6, "Email", ""),
           put("Members", 6, "Telephone", "n/a")),
    broken("communication-channel", "Communications!G4",
           put("Communications", 0, "Channel", "Post")),
    broken("venue-known", "Meetings!E5", put("Meetings", 1, "Venue", "TBC"),
           term("As at", date(2021, 1, 22))),
    broken("minutes-made", "Meetings!J4", put("Meetings", 0, "Minutes status", "Not started")),
    broken("minutes-approved", "Meetings!K4", put("Meetings", 0, "Approved at", ""),
           base=february),
    broken("termly-report", "Developments!D3", drop("Developments", 4, 5)),
    broken("termly-report-sent", "Calendar!E6", put("Calendar", 2, "Sent on", None)),
    broken("plan-per-priority", "Action plan!C3", drop("Action plan", 6, 7, 8),
           put("Developments", 4, "Plan ref", ""), put("Developments", 5, "Plan ref", "")),
    broken("plan-reported", "Action plan!H6", put("Action plan", 2, "By when", date(2021, 1, 8))),
    broken("partnership-contribution", "Calendar!D10", *(
        put("KPIs", at, name, None) for at in (6, 7, 8) for name in ("Autumn", "Spring", "Summer")
    ), *(put("KPIs", at, "Comment", "Not yet") for at in (6, 7, 8)), base=july),
    broken("communications-sent", "Communications!H5", put("Communications", 1, "Sent on", None)),
    broken("accountable-to", "Terms!B9", term("Accountable to", "Executive Committee")),
    broken("scope", "Actions!C13", put("Actions", 9, "Priority", "")),
    broken("kpi-per-priority", "KPIs!C3", drop("KPIs", 3, 4, 5)),
    broken("kpi-national", "KPIs!L10", put("KPIs", 6, "Source", "Alliance"),
           put("KPIs", 7, "Source", "Alliance")),
    broken("kpi-updated", "KPIs!H6", put("KPIs", 2, "Autumn", None)),
    broken("kpi-in-range", "KPIs!H8", put("KPIs", 4, "Autumn", 940)),
    broken("kpi-direction", "KPIs!G9", put("KPIs", 5, "Target", 9)),
    broken("no-budget", "Terms!B36", term("Holds a budget", "Yes")),
    broken("no-spending", "Actions!D9", put("Actions", 5, "Action", "Order 20 handbooks for \u00a3240")),
    broken("reference-documents", "Documents!B7", put("Documents", 3, "Owner", "")),
    broken("documents-current", "Documents!C6", put("Documents", 2, "Dated", "July 2019")),
    broken("cycle-complete", "Calendar!A3", drop("Calendar", 4)),
    broken("cycle-body", "Calendar!B4", put("Calendar", 0, "Body", "Strategic Board")),
    broken("cycle-focus", "Calendar!C8", put("Calendar", 4, "Focus", "LLF Future Plans")),
    broken("cycle-next-september", "Calendar!D10", put("Calendar", 6, "Paper due", "")),
    broken("group-meeting-in-calendar", "Calendar!A11",
           add("Calendar", date(2021, 5, 6), "Planning Action Group (Big 3)", "Big 3", "", None)),
    broken("report-before-board", "Calendar!E4", put("Calendar", 0, "Sent on", date(2020, 9, 7))),
    broken("closed-day", "Calendar!A9", put("Calendar", 5, "Date", date(2021, 7, 10))),
    broken("reference-known", "Actions!E10", put("Actions", 6, "Owner", "Lena Brackwel")),
    broken("reference-unique", "Decisions!A6", put("Decisions", 2, "Ref", "D-2020-01")),
    broken("duplicate-row", "Decisions!A7",
           add("Decisions", "D-2020-04", NOV, "4",
               "Agreed that second placements may be completed online until Easter.", "ITT")),
    broken("name-alike", "Members!A18",
           add("Members", "Owen Tansly", "The Humber Teaching School", "Teacher", "Member",
               "o.tansly@example.org", "01632 960 112", date(2020, 9, 10), None, None)),
    broken("email-valid", "Members!E8", put("Members", 4, "Email", "r.pell@example,org")),
    broken("times-ordered", "Members!H8", put("Members", 4, "Left", date(2018, 12, 31)),
           put("Attendance", 3, "Substitute for", "Grace Okell"),
           put("Attendance", 2, "Status", "Absent")),
    broken("dates-plausible", "Communications!H4",
           put("Communications", 0, "Sent on", date(2019, 11, 18))),
    broken("attendance-recorded", "Attendance!A3", drop("Attendance", *range(15)),
           put("Decisions", 0, "Decision", "Recommended: placements online."),
           put("Decisions", 1, "Decision", "Recommended: CPLD online."),
           put("Decisions", 2, "Decision", "Recommended: ten days.")),
    broken("attendance-once", "Attendance!B26",
           add("Attendance", NOV, "Noor Ashgrove", "", "Absent", "", None, None, "")),
    broken("agenda-numbered", "Agenda!B15", put("Agenda", 11, "No", 13)),
    broken("action-dates", "Actions!F12", put("Actions", 8, "Due", date(2020, 11, 11)),
           put("Actions", 8, "Status", "Cancelled")),
    broken("action-completed", "Actions!H5", put("Actions", 1, "Completed on", None)),
    broken("action-overdue", "Actions!F8", put("Actions", 4, "Due", date(2021, 1, 15))),
    broken("action-owner", "Actions!E7", put("Actions", 3, "Owner", "Rowan Pell"),
           put("Actions", 3, "Status", "Open"), put("Actions", 3, "Completed on", None),
           put("Actions", 3, "Due", date(2021, 2, 4))),
    broken("rag-explained", "Developments!F4", put("Developments", 0, "RAG", "Red"),
           put("Developments", 0, "Next steps", "")),
    broken("placeholder-text", "Agenda!J12", put("Agenda", 8, "Notes", "Speaker TBC")),
)  # fmt: skip


def built(base: Callable[[], Rows], breaks: list[Break]) -> bytes:
    """The workbook with all the breaks, each with its comment."""
    rows = base()
    for one in breaks:
        for edit in one.edits:
            edit(rows)
    book = openpyxl.load_workbook(io.BytesIO(starter.build(rows)))
    for one in breaks:
        if one.raw:
            one.raw(book)
    for rule, where in (pair for one in breaks for pair in one.expected):
        sheet, _, address = where.partition("!")
        page = book[sheet] if sheet in book.sheetnames else book["Read me"]
        cell = page[address or "A1"]
        text = rule if not cell.comment else f"{cell.comment.text}\n{rule}"
        cell.comment = Comment(text, AUTHOR)
    target = io.BytesIO()
    book.save(target)
    return _timeless(target.getvalue(), any(one.rule == "sheet-twice" for one in breaks))


def _timeless(content: bytes, twins: bool) -> bytes:
    """Without the moment of saving; with a second sheet Cycle where asked: Excel allows none."""
    parts = open_parts(content, "broken", "xlsx")
    stamp = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = stamp.sub(rb"\g<1>2020-09-01T09:00:00Z", core)
    if twins:
        book = parts["xl/workbook.xml"]
        parts["xl/workbook.xml"] = book.replace(b'name="Notes"', b'name="cycle"')
    return write_parts(parts)


def findings(content: bytes) -> list[Finding]:
    """Everything found, through both gates."""
    reading = reader.read_content(content, "broken.xlsx")
    told = rules.tell(reading.problems)
    if reading.book and not any(finding.level.value == "error" for finding in told):
        told += rules.check(reading.book)
    return told


def _fits(base: Callable[[], Rows], breaks: list[Break]) -> bool:
    expected = sorted(pair for one in breaks for pair in one.expected)
    try:
        told = findings(built(base, breaks))
    except IndexError:  # an edit of a row that another break takes away
        return False
    return sorted((f.rule, str(f.cell)) for f in told) == expected


def grouped(breaks: tuple[Break, ...]) -> Iterator[tuple[Callable[[], Rows], list[Break]]]:
    """The breaks in as few workbooks as find exactly them, first come first served."""
    groups: list[tuple[Callable[[], Rows], list[Break]]] = []
    for one in breaks:
        for base, group in groups:
            if base is one.base and _fits(base, [*group, one]):
                group.append(one)
                break
        else:
            if not _fits(one.base, [one]):
                found = [(f.rule, str(f.cell)) for f in findings(built(one.base, [one]))]
                raise SystemExit(f"{one.rule} at {one.cell} alone gives {found}")
            groups.append((one.base, [one]))
    yield from groups


if __name__ == "__main__":
    for old in HERE.glob("*.xlsx"):
        old.unlink()
    (HERE / "unreadable.xlsx").write_bytes(built(january, list(UNREADABLE)))
    for number, (base, group) in enumerate(grouped(NOT_COMPLIANT), 1):
        name = f"not-compliant-{number}-{base.__name__}.xlsx"
        (HERE / name).write_bytes(built(base, group))
        print(name, len(group), ", ".join(one.rule for one in group))
