"""Builds the broken workbooks beside this file: each rule is broken exactly once.

    python -m tests.data.build

Each break is a few edits of the rows of a clean workbook and the cell where its rule must find
it; that cell gets a comment with the rule's id. Breaks that go together share a workbook.
"""

from __future__ import annotations

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
from llf_docgen.workbook.reading import reader
from llf_docgen.workbook.writing import starter
from tests import cells
from tests.builders import field_of, shipped_rows
from tests.cells import address, at, heading, setting
from tests.rules.changes import SILENT

HERE = Path(__file__).parent
AUTHOR = "broken on purpose"
Rows = dict[str, list[dict[str, Any]]]
PAG, NOV = "PAG-2021-02", "PAG-2020-11"
OCTOBER = date(2021, 10, 15)  # the day by which workbooks with a blank As at are judged


def put(sheet: str, row: int, heading: str, value: object) -> Callable[[Rows], None]:
    """Writes a value; `row` counts from 0 below the heading."""
    return lambda rows: rows[sheet][row].update({field_of(sheet, heading): value})


def term(name: str, value: object) -> Callable[[Rows], None]:
    """Writes the value of a setting."""

    def change(rows: Rows) -> None:
        next(row for row in rows["Terms"] if row["setting"] == name)["value"] = value

    return change


def add(sheet: str, **values: object) -> Callable[[Rows], None]:
    """Adds a row, by its fields."""
    return lambda rows: rows[sheet].append(values)


def drop(sheet: str, *which: int) -> Callable[[Rows], None]:
    """Takes rows away; all where none is named."""

    def change(rows: Rows) -> None:
        rows[sheet] = [row for i, row in enumerate(rows[sheet]) if which and i not in which]

    return change


def january() -> Rows:
    """The shipped rows with the papers sent: nothing to find."""
    rows = shipped_rows()
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
        add("Attendance", meeting=PAG, name="Hazel Quillon", status="Present", how="Online"),
        *(add("Attendance", meeting=PAG, name=name, status="Apologies") for name in SILENT),
    ):
        change(rows)
    for row in rows["Attendance"]:
        row["status"] = "Present" if row["status"] == "Expected" else row["status"]
    _not_before(date(2021, 3, 31), rows)
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
        text = f"Agreed {what} for 2021-22."
        ref = f"D-2021-{number:02d}"
        add("Decisions", ref=ref, meeting=PAG, agenda_no=no, text=text, priority=code)(rows)
    add(
        "Actions",
        ref="A-2021-01",
        raised_at=PAG,
        priority="PS",
        text="Send the plan out",
        owner="Lena Brackwell",
        due=date(2021, 3, 31),
        status="Open",
    )(rows)
    return rows


def _not_before(day: date, rows: Rows) -> None:
    """Nothing of Actions and Action plan is due before that day."""
    for action in rows["Actions"]:
        action["due"] = max(action["due"], day)
    for objective in rows["Action plan"]:
        objective["by_when"] = max(objective["by_when"], day)


def july() -> Rows:
    """Near the year's end, all reports sent; the Partnership Report is due in September."""
    rows = february()
    term("As at", date(2021, 7, 12))(rows)
    for n, sent in ((4, date(2021, 3, 11)), (5, date(2021, 7, 1))):
        put("Calendar", n, "Sent on", sent)(rows)
    for row in rows["KPIs"]:
        row["spring"] = row["summer"] = row["autumn"]
    for name in ("Spring", "Summer"):
        for code in ("ITT", "PL", "PS"):
            text = f"{name} went well for {code}."
            add("Developments", term=name, priority=code, text=text, rag="Green")(rows)
    _not_before(date(2021, 7, 16), rows)
    return rows


def october() -> Rows:
    """When the year is over, all of it sent, and the last minutes approved."""
    rows = july()
    (last,) = (row for row in rows["Meetings"] if row["ref"] == PAG)
    last |= {"minutes_status": "Approved", "approved_at": "by e-mail"}
    last |= {"approved_on": date(2021, 2, 26)}
    put("Calendar", 6, "Sent on", date(2021, 9, 2))(rows)
    term("As at", OCTOBER)(rows)
    _not_before(OCTOBER, rows)
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


def _on(place: str, value: object) -> Callable[[Any], None]:
    """An edit of the finished workbook, for what rows can't say."""
    return lambda book: cells.put(book, place, value)


def _hide(book: Any) -> None:
    book["Actions"].row_dimensions[6].hidden = True


def _merge(book: Any) -> None:
    first, last = (address("Developments", row, "Next steps") for row in (1, 2))
    book["Developments"].merge_cells(f"{first}:{last}")


def _rename(book: Any) -> None:
    book["Documents"].title = "Reference papers"


UNREADABLE = (
    broken("sheet-missing", "Documents", raw=_rename),
    broken("sheet-twice", "cycle", raw=lambda b: b.create_sheet("Notes")),
    broken(
        "column-missing",
        heading("Communications", "Ref"),
        raw=_on(heading("Communications", "Audience"), "For whom"),
    ),
    broken(
        "heading-alike", heading("Members", "Left"), raw=_on(heading("Members", "Left"), "Left on")
    ),
    broken(
        "heading-asked",
        heading("Calendar", "Sent on"),
        raw=_on(heading("Calendar", "Sent on"), "Went out"),
    ),
    broken("below-table", at("Risks", 9, "Ref"), raw=_on(at("Risks", 9, "Ref"), "Total")),
    broken("required-cell", at("Actions", 0, "Owner"), put("Actions", 0, "Owner", "")),
    broken("date-readable", at("Actions", 1, "Due"), put("Actions", 1, "Due", "31/02/2021")),
    broken(
        "weekday-matches",
        at("Actions", 2, "Due"),
        put("Actions", 2, "Due", "Monday 26 February 2021"),
    ),
    broken("number-readable", at("KPIs", 0, "Autumn"), put("KPIs", 0, "Autumn", "16 trainees")),
    broken("choice-known", at("Action plan", 0, "RAG"), put("Action plan", 0, "RAG", "Ammber")),
    broken(
        "yes-no", at("Organisations", 7, "Partner"), put("Organisations", 7, "Partner", "perhaps")
    ),
    broken("error-value", at("KPIs", 3, "Autumn"), raw=_on(at("KPIs", 3, "Autumn"), "#REF!")),
    broken(
        "formula-not-calculated", at("KPIs", 4, "Autumn"), raw=_on(at("KPIs", 4, "Autumn"), "=16+1")
    ),
    broken("merged-cells", at("Developments", 1, "Next steps"), raw=_merge),
    broken(
        "text-clean",
        at("Actions", 3, "Progress"),
        put("Actions", 3, "Progress", "52 answers. " * 200),
    ),
    broken(
        "stored-as-shown", at("Members", 2, "Telephone"), put("Members", 2, "Telephone", 1632960190)
    ),
    broken("hidden-rows", "Actions", raw=_hide),
)

RECOMMENDED = tuple(put("Decisions", n, "Decision", f"Recommended: point {n}.") for n in range(3))
NOT_COMPLIANT = (
    broken("priorities-complete", heading("Priorities", "Code"), term("Priorities", "ITT; PL; PS; RD")),
    broken("named-partners", setting("Named partners"), term("Named partners", "The Ouse Teaching School")),
    broken("group-has-members", at("Members", 0, "Left"), *(
        put("Members", n, "Left", date(2020, 7, 31)) for n in range(12)), *(
        put("Members", n, "Joined", date(2019, 9, 12)) for n in range(12))),
    broken("partner-represented", at("Organisations", 4, "Organisation"), put("Members", 7, "Role", "Observer")),
    broken("in-post", at("Risks", 0, "Owner"), put("Risks", 0, "Owner", "Rowan Pell")),
    broken("membership-agreed", setting("Membership agreed at"), term("Membership agreed at", "")),
    broken("attendance-in-office", at("Attendance", 1, "Name"), put("Attendance", 1, "Name", "O. Tansley")),
    broken("secretariat-present", at("Meetings", 0, "Meeting"), put("Attendance", 13, "Status", "Absent")),
    broken("yearly-meeting", heading("Meetings", "Date"), term("Meetings in the year (at least)", 3)),
    broken("meeting-month", at("Meetings", 0, "Date"), term("Meeting month", "February; May")),
    broken(
        "meeting-in-year",
        at("Meetings", 2, "Date"),
        add("Meetings", ref="PAG-2021-06", date=date(2020, 6, 3), chair="Priya Marlowe",
            minutes_status="Approved", approved_at="by e-mail", status="Cancelled"),
    ),
    broken(
        "extraordinary-why",
        at("Meetings", 2, "Note"),
        add("Meetings", ref="PAG-2021-03", date=date(2021, 3, 11), chair="Priya Marlowe",
            minutes_status="Not started", status="Planned", kind="Extraordinary",
            papers_circulated=date(2021, 1, 18)),
        add("Calendar", date=date(2021, 3, 11), body="Planning Action Group (Big 3)", focus="Bid"),
    ),
    broken(
        "cancelled-items",
        at("Agenda", 12, "Item"),
        add("Meetings", ref="PAG-2021-01", date=date(2021, 1, 14), chair="Priya Marlowe",
            minutes_status="Not started", status="Cancelled", note="Snow."),
        add("Agenda", meeting="PAG-2021-01", no="1", title="Bid for the summer school",
            purpose="Discussion"),
    ),
    broken(
        "cancelled-recorded",
        at("Meetings", 2, "Status"),
        add("Meetings", ref="PAG-2021-01", date=date(2021, 1, 14), chair="Priya Marlowe",
            minutes_status="Not started", status="Cancelled", note="Snow."),
        put("Decisions", 0, "Meeting", "PAG-2021-01"),
    ),
    broken("meeting-as-scheduled", heading("Meetings", "Date"),
           term("Scheduled meetings", "Thursday 4 February 2021; Thursday 10 June 2021")),
    broken("terms-consistent", setting("Meeting month"), term("Meeting month", "February 2020")),
    broken("quorum", at("Meetings", 0, "Meeting"), *RECOMMENDED,
           *(put("Attendance", n, "Status", "Apologies") for n in (1, 3, 4, 5))),
    broken("quorum-possible", setting("Quorum (partner organisations)"), term("Quorum (partner organisations)", 9),
           drop("Attendance", *range(15)), drop("Meetings", 0), drop("Actions"), drop("Decisions"),
           drop("Calendar", 1)),
    broken("quorum-expected", at("Meetings", 0, "Meeting"), term("Quorum (partner organisations)", 8),
           drop("Attendance", *range(15)), drop("Meetings", 0), drop("Actions"), drop("Decisions"),
           drop("Calendar", 1)),
    broken("decision-quorate", at("Decisions", 7, "Decision"), *(
        put("Attendance", n, "Left", time(11, 6)) for n in (19, 20, 21)), base=february,
        also=(("quorum-kept", at("Meetings", 1, "Meeting")),)),
    broken("confirms-recommendation", at("Decisions", 2, "Confirms"),
           put("Decisions", 2, "Confirms", "D-2020-01")),
    broken("leader-named", at("Members", 1, "Role"), put("Members", 1, "Role", "Leader"),
           put("Members", 1, "Confirmed on", date(2020, 9, 10))),
    broken("leader-confirmed", at("Members", 0, "Confirmed on"), put("Members", 0, "Confirmed on", date(2019, 9, 12))),
    broken("meeting-chaired", at("Meetings", 1, "Chair"), put("Meetings", 1, "Chair", "")),
    broken("chair-present", at("Meetings", 0, "Chair"), put("Meetings", 0, "Chair", "Silas Fenwright")),
    broken("replies-missing", heading("Attendance", "Name"), term("As at", date(2021, 1, 28)),
           *(put("Actions", n, "Due", date(2021, 2, 26)) for n in (4, 8))),
    broken("agenda-fits", at("Agenda", 11, "Minutes"), put("Agenda", 0, "Minutes", 15)),
    broken("agenda-purpose", at("Agenda", 7, "Paper"), put("Agenda", 7, "Paper", "")),
    # What is asked of an agenda only until it has gone out.
    broken("standing-items", at("Agenda", 0, "Item"), put("Agenda", 1, "Item", "Notices from partners"),
           put("Meetings", 1, "Papers circulated", None),
           put("Agenda", 5, "Item", "Initial Teacher Training: progress"),
           put("Agenda", 6, "Item", "Professional Learning: progress"),
           put("Agenda", 7, "Item", "Professional Support: progress"),
           put("Agenda", 8, "Item", "Summary of the Big 3"),
           term("Standing items", "Apologies; Declarations of interest"),
           also=(("agenda-plans-next-year", at("Agenda", 0, "Item")),
                 ("papers-due", at("Meetings", 1, "Papers circulated")))),
    broken("focus-covers-priorities", at("Meetings", 1, "Focus"),
           put("Meetings", 1, "Focus", "Initial Teacher Training, CPLD")),
    broken("decision-recorded", at("Agenda", 7, "Item"), drop("Decisions", 6), base=february),
    broken("outcomes-met", at("Meetings", 1, "Meeting"),
           put("Decisions", 7, "Decision", "Agreed the summary for 2021-22."), base=february),
    broken("papers-of-this-meeting", at("Agenda", 2, "Paper"),
           put("Agenda", 2, "Paper", "Paper A: Minutes of June 2020")),
    broken("papers-on-time", at("Meetings", 0, "Papers circulated"),
           put("Meetings", 0, "Papers circulated", date(2020, 11, 9))),
    broken("paper-late", at("Agenda", 5, "Paper"), put("Agenda", 5, "Paper", "Paper D, to follow")),
    broken("papers-by-email", at("Members", 5, "Email"), put("Members", 5, "Email", "")),
    broken("minutes-on-time", at("Meetings", 0, "Minutes circulated"),
           put("Meetings", 0, "Minutes circulated", date(2020, 11, 26))),
    broken("minutes-due", at("Meetings", 1, "Minutes circulated"), put("Meetings", 1, "Minutes circulated", None),
           term("As at", date(2021, 2, 11)), base=february),
    broken("confidential-marked", setting("Confidentiality statement"), term("Confidentiality statement", "")),
    broken("secretariat-named", heading("Members", "Role"), drop("Members", 12, 13),
           put("Actions", 9, "Owner", "Owen Tansley"), put("Agenda", 3, "Lead", "Owen Tansley"),
           put("Attendance", 13, "Organisation", "LLF TSA Office"),
           put("Attendance", 14, "Organisation", "LLF TSA Office")),
    broken("reachable", at("Members", 6, "Email"), put("Members", 6, "Email", ""),
           put("Members", 6, "Telephone", "n/a")),
    broken("communication-channel", at("Communications", 0, "Channel"),
           put("Communications", 0, "Channel", "Post")),
    broken("venue-known", at("Meetings", 1, "Venue"), put("Meetings", 1, "Venue", "TBC"),
           term("As at", date(2021, 1, 22))),
    broken("minutes-made", at("Meetings", 0, "Minutes status"), put("Meetings", 0, "Minutes status", "Not started")),
    broken("minutes-approved", at("Meetings", 0, "Approved at"), put("Meetings", 0, "Approved at", ""),
           base=february),
    broken("termly-report", heading("Developments", "Key developments"), drop("Developments", 4, 5)),
    broken("report-coming", at("Calendar", 4, "Sent on"), term("As at", date(2021, 2, 18)), base=february),
    broken("termly-report-sent", at("Calendar", 2, "Sent on"), put("Calendar", 2, "Sent on", None)),
    broken("plan-per-priority", heading("Action plan", "Objective"), drop("Action plan", 6, 7, 8),
           put("Developments", 4, "Plan ref", ""), put("Developments", 5, "Plan ref", "")),
    broken("plan-reported", at("Action plan", 2, "Progress"), put("Action plan", 2, "By when", date(2021, 1, 8))),
    broken("partnership-contribution", at("Calendar", 6, "Paper due"), *(
        put("KPIs", n, name, None) for n in (6, 7, 8) for name in ("Autumn", "Spring", "Summer")
    ), *(put("KPIs", n, "Comment", "Not yet") for n in (6, 7, 8)), base=july),
    broken("communications-sent", at("Communications", 1, "Sent on"), put("Communications", 1, "Sent on", None)),
    broken("accountable-to", setting("Accountable to"), term("Accountable to", "Executive Committee")),
    broken("scope", at("Actions", 9, "Priority"), put("Actions", 9, "Priority", "")),
    broken("kpi-per-priority", heading("KPIs", "Indicator"), drop("KPIs", 3, 4, 5)),
    broken("kpi-national", at("KPIs", 6, "Source"), put("KPIs", 6, "Source", "Alliance"),
           put("KPIs", 7, "Source", "Alliance")),
    broken("kpi-updated", at("KPIs", 2, "Autumn"), put("KPIs", 2, "Autumn", None)),
    broken("kpi-in-range", at("KPIs", 4, "Autumn"), put("KPIs", 4, "Autumn", 940)),
    broken("kpi-direction", at("KPIs", 5, "Target"), put("KPIs", 5, "Target", 9)),
    broken("no-budget", setting("Holds a budget"), term("Holds a budget", "Yes")),
    broken("no-spending", at("Actions", 5, "Action"), put("Actions", 5, "Action", "Order 20 handbooks for \u00a3240")),
    broken("reference-documents", at("Documents", 3, "Owner"), put("Documents", 3, "Owner", "")),
    broken("documents-current", at("Documents", 2, "Dated"), put("Documents", 2, "Dated", "July 2019")),
    broken("cycle-complete", heading("Calendar", "Date"), drop("Calendar", 4)),
    broken("cycle-body", at("Calendar", 0, "Body"), put("Calendar", 0, "Body", "Strategic Board")),
    broken("cycle-focus", at("Calendar", 4, "Focus"), put("Calendar", 4, "Focus", "LLF Future Plans")),
    broken("cycle-next-september", at("Calendar", 6, "Paper due"), put("Calendar", 6, "Paper due", "")),
    broken("group-meeting-in-calendar", at("Calendar", 7, "Date"),
           add("Calendar", date=date(2021, 5, 6), body="Planning Action Group (Big 3)", focus="Big 3")),
    broken("report-before-board", at("Calendar", 0, "Sent on"), put("Calendar", 0, "Sent on", date(2020, 9, 7))),
    broken("closed-day", at("Calendar", 5, "Date"), put("Calendar", 5, "Date", date(2021, 7, 10))),
    broken("as-at-in-year", setting("As at"), term("As at", date(2014, 1, 18))),
    broken("year-over", setting("Academic year"), term("As at", None), base=october),
    broken("reference-known", at("Actions", 6, "Owner"), put("Actions", 6, "Owner", "Lena Brackwel")),
    broken("reference-unique", at("Decisions", 2, "Ref"), put("Decisions", 2, "Ref", "D-2020-01")),
    broken("reference-proposed", at("Actions", 9, "Ref"), put("Actions", 9, "Ref", "")),
    broken("owner-outside", at("Actions", 7, "Owner"), put("Actions", 7, "Owner", "The site manager")),
    broken("action-due", at("Actions", 9, "Due"), put("Actions", 9, "Due", "ASAP")),
    broken("decision-dated", at("Decisions", 2, "Date"), put("Decisions", 2, "Meeting", "by e-mail")),
    broken("duplicate-row", at("Decisions", 3, "Ref"),
           add("Decisions", ref="D-2020-04", meeting=NOV, agenda_no="4", priority="ITT",
               text="Agreed that second placements may be completed online until Easter.")),
    broken("name-alike", at("Members", 14, "Name"),
           add("Members", name="Owen Tansly", organisation="The Humber Teaching School",
               job_title="Teacher", role="Member", email="o.tansly@example.org",
               telephone="01632 960 112", joined=date(2020, 9, 10))),
    broken("email-valid", at("Members", 4, "Email"), put("Members", 4, "Email", "r.pell@example,org")),
    broken("times-ordered", at("Members", 4, "Left"), put("Members", 4, "Left", date(2018, 12, 31)),
           put("Attendance", 3, "Substitute for", "Grace Okell"),
           put("Attendance", 2, "Status", "Absent")),
    broken("dates-plausible", at("Communications", 0, "Sent on"),
           put("Communications", 0, "Sent on", date(2019, 11, 18))),
    broken("attendance-recorded", heading("Attendance", "Meeting"), drop("Attendance", *range(15)),
           put("Decisions", 0, "Decision", "Recommended: placements online."),
           put("Decisions", 1, "Decision", "Recommended: CPLD online."),
           put("Decisions", 2, "Decision", "Recommended: ten days.")),
    broken("attendance-of-each", heading("Attendance", "Name"),
           add("Members", name="Zara Quillfeather", organisation="Larkspur School", role="Member",
               email="z.quillfeather@example.org", joined=date(2020, 9, 10))),
    broken("attendance-complete", at("Attendance", 9, "Status"),
           put("Attendance", 9, "Status", "Expected")),
    broken("attendance-once", at("Attendance", 22, "Name"),
           add("Attendance", meeting=NOV, name="Noor Ashgrove", status="Absent")),
    broken("agenda-numbered", at("Agenda", 11, "No"), put("Agenda", 11, "No", 13)),
    broken("action-dates", at("Actions", 8, "Due"), put("Actions", 8, "Due", date(2020, 11, 11)),
           put("Actions", 8, "Status", "Cancelled")),
    broken("action-completed", at("Actions", 1, "Completed on"), put("Actions", 1, "Completed on", None)),
    broken("action-overdue", at("Actions", 4, "Due"), put("Actions", 4, "Due", date(2021, 1, 15))),
    broken("action-owner", at("Actions", 3, "Owner"), put("Actions", 3, "Owner", "Rowan Pell"),
           put("Actions", 3, "Status", "Open"), put("Actions", 3, "Completed on", None),
           put("Actions", 3, "Due", date(2021, 2, 4))),
    broken("rag-explained", at("Developments", 0, "Next steps"), put("Developments", 0, "RAG", "Red"),
           put("Developments", 0, "Next steps", "")),
    broken("placeholder-text", at("Agenda", 8, "Notes"), put("Agenda", 8, "Notes", "Speaker TBC")),
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
        sheet, _, where_in_it = where.partition("!")
        page = book[sheet] if sheet in book.sheetnames else book["Read me"]
        cell = page[where_in_it or "A1"]
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
    if reading.book:
        book = reading.book
        told += rules.check(book if book.terms.as_at else book.with_(today=OCTOBER))
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
        # First alone: beside another break that takes rows away it might mean another row.
        if not _fits(one.base, [one]):
            found = [(f.rule, str(f.cell)) for f in findings(built(one.base, [one]))]
            raise SystemExit(f"{one.rule} at {one.cell} alone gives {found}")
        for base, group in groups:
            if base is one.base and _fits(base, [*group, one]):
                group.append(one)
                break
        else:
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
