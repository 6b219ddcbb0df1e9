"""The year 2026-27 of an invented group in Scotland, with everything that goes wrong in a year.

Other names, four priorities, a quorum of four people, working days, a Convenor who hands over.
No person and no school in it is real.
"""

from __future__ import annotations

from datetime import date, time

from tests.builders import shipped_rows
from tests.year.office import Diary, Expected, Office, Row, Rows

OCT, DEC, FEB = "HRN-2026-10", "HRN-2026-12", "HRN-2027-02"
ROOF, JUNE, JOINT = "HRN-2027-03", "HRN-2027-06a", "HRN-2027-06b"

QUAYSIDE = "Quayside Primary School"
LIGHTHOUSE = "Lighthouse Academy"
SALTWICK = "Saltwick High School"
FERRY = "Ferry Lane Nursery"
LIBRARY = "Harbour Library Service"
NETHERPOOL = "Netherpool College"
BRAE = "Brae Infant School"
OFFICE = "Network Office"

AILSA, EWAN, MORVEN, ISLA = "Ailsa Drummock", "Ewan Tarbet", "Morven Skail", "Isla Penrose"
HAMISH, NADIA, CALLUM = "Hamish Orrin", "Nadia Lorrimer", "Callum Brodie-Reeve"
RHONA, FERGUS = "Rhona Kestle", "Fergus Wynd"

BOARD, ASSEMBLY = "Steering Board", "Steering Board with Harbour Assembly"
NETWORK = "Harbour Reading Network"
ANNUAL, NEXT_ANNUAL = date(2026, 9, 10), date(2027, 9, 9)
NOVEMBER, MARCH, SUMMER_BOARD = date(2026, 11, 26), date(2027, 3, 18), date(2027, 6, 24)
LAST_OF_MARCH, FIRST_OF_APRIL = date(2027, 3, 31), date(2027, 4, 1)

SETTINGS: dict[str, object] = {
    "Alliance": "Harbour and Shore Schools",
    "Group": NETWORK,
    "Lead school": QUAYSIDE,
    "Academic year": "2026-27",
    "Secretariat": OFFICE,
    "Accountable to": BOARD,
    "Membership agreed at": "Harbour Assembly",
    "Membership agreed on": date(2026, 8, 20),
    "Quorum (partner organisations)": 4,
    "Meetings in the year (at least)": 3,
    "Meeting month": "October; February; June",
    "Papers circulated (days before)": 5,
    "Minutes circulated (days after)": 10,
    "Days are counted": "working",
    "Quorum counts": "people",
    "Board papers (days before)": 5,
    "Say deadlines (days ahead)": 14,
    "Leader is called": "Convenor",
    "Leader confirmed (months)": 24,
    "Priorities": "ER; LB; FR; SR",
    "Scheduled meetings": (
        "Wednesday 7 October 2026; Thursday 3 December 2026; Thursday 4 February 2027; "
        "Thursday 10 June 2027"
    ),
    "Named partners": f"{QUAYSIDE}; {LIBRARY}",
    "Outcome aspects": "people (staff, volunteers); books (stock); events; actions",
    "School holidays": (
        "12-16 October 2026; 21 December 2026-5 January 2027; 15-16 February 2027; "
        "29 March-9 April 2027; 28 June-13 August 2027"
    ),
    "Bank holidays of": "Scotland",
    "Reference documents": "Network Agreement; Reading Plan",
    "Confidentiality statement": "For members of the Harbour Reading Network only.",
    "Autumn term begins": date(2026, 8, 17),
    "Spring term begins": date(2027, 1, 6),
    "Summer term begins": date(2027, 4, 12),
    "Year ends": date(2027, 8, 13),
    "Termly report to": BOARD,
    "Partnership Report to": ASSEMBLY,
    "Standing items": "Apologies; Minutes of the last meeting; Action log; Next meeting",
}


def rows() -> Rows:
    """The workbook at the start of the year."""
    return {
        **{sheet: [] for sheet in shipped_rows()},
        "Terms": _terms(),
        "Priorities": [
            _priority("ER", "Early Reading", MORVEN, "how the youngest learn to read"),
            _priority("LB", "Libraries", HAMISH, "school and public libraries and their books"),
            _priority("FR", "Family Reading", ISLA, "reading at home"),
            _priority("SR", "Staff Reading", NADIA, "what staff read and talk about"),
        ],
        "Organisations": [
            *(
                dict(name=name, partner="Yes", partner_since=date(2024, 8, 19))
                for name in (QUAYSIDE, LIGHTHOUSE, SALTWICK, FERRY, LIBRARY, NETHERPOOL)
            ),
            dict(name=OFFICE, partner="No"),
        ],
        "Members": [
            _member(AILSA, QUAYSIDE, "Head Teacher", "Leader", confirmed_on=date(2026, 8, 20)),
            _member(EWAN, SALTWICK, "Depute Head"),
            _member(MORVEN, LIGHTHOUSE, "Principal Teacher"),
            _member(ISLA, FERRY, "Head of Nursery"),
            _member(HAMISH, LIBRARY, "Librarian"),
            _member(NADIA, NETHERPOOL, "Lecturer"),
            _member(RHONA, LIBRARY, "Volunteer Reader", "Observer"),
            _member(FERGUS, OFFICE, "Network Officer", "Secretariat"),
        ],
        "Meetings": [
            _meeting(OCT, date(2026, 10, 7), "Early Reading; Libraries"),
            _meeting(DEC, date(2026, 12, 3), "Staff Reading"),
            _meeting(FEB, date(2027, 2, 4), "Family Reading; Staff Reading"),
            _meeting(JUNE, date(2027, 6, 10), "Early Reading; Libraries; plans for 2027-28"),
        ],
        "KPIs": [
            _kpi("ER1", "Children reading at the expected level", "Percent", 71, 78),
            _kpi("LB1", "Library visits by classes", "Number", 90, 120, year_total="Add the terms"),
            _kpi("FR1", "Families in a reading club", "Number", 44, 60, by_autumn=46, by_spring=52),
            _kpi("SR1", "Staff in a reading group", "Number", 20, 30),
            _kpi("SR2", "Staff satisfied with the groups", "Percent", 80, 85, reported="Yearly"),
        ],
        "Action plan": [
            _objective("ER1", MORVEN, "Train two teachers in every school", date(2027, 6, 25)),
            _objective("LB1", HAMISH, "Bring every class to a library", date(2027, 6, 25)),
            _objective("FR1", ISLA, "Open a reading club on each side of the harbour",
                       date(2027, 2, 26)),
            _objective("SR1", NADIA, "Start a reading group in every staff room",
                       date(2026, 12, 18)),
        ],
        "Cycle": [
            dict(month="September", body=ASSEMBLY, focus="The year behind us; plans",
                 paper_due="Partnership Report"),
            dict(month="November", body=BOARD, focus="Progress", paper_due="Termly report"),
            dict(month="March", body=BOARD, focus="Progress", paper_due="Termly report"),
            dict(month="June", body=BOARD, focus="Progress", paper_due="Termly report"),
        ],
        "Calendar": [
            dict(date=ANNUAL, body=ASSEMBLY, focus="The year behind us; plans",
                 paper_due="Partnership Report"),
            dict(date=date(2026, 10, 7), body=NETWORK, focus="Early Reading; Libraries"),
            dict(date=NOVEMBER, body=BOARD, focus="Progress", paper_due="Termly report"),
            dict(date=date(2026, 12, 3), body=NETWORK, focus="Staff Reading"),
            dict(date=date(2027, 2, 4), body=NETWORK, focus="Family Reading; Staff Reading"),
            dict(date=MARCH, body=BOARD, focus="Progress", paper_due="Termly report"),
            dict(date=date(2027, 6, 10), body=NETWORK, focus="Early Reading; Libraries"),
            dict(date=SUMMER_BOARD, body=BOARD, focus="Progress", paper_due="Termly report"),
            dict(date=NEXT_ANNUAL, body=ASSEMBLY, focus="The year behind us; plans",
                 paper_due="Partnership Report"),
        ],
        "Documents": [
            dict(title=title, owner=OFFICE, dated="August 2026", where_kept="Office, shelf 2")
            for title in ("Network Agreement", "Reading Plan")
        ],
    }  # fmt: skip


def _terms() -> list[Row]:
    terms = [row for row in shipped_rows()["Terms"] if row["setting"] != "As at"]
    for row in terms:
        row["value"] = SETTINGS.get(row["setting"], row["value"])
        row.pop("note", "")
    return terms


def _priority(code: str, name: str, lead: str, description: str) -> Row:
    return dict(code=code, name=name, lead=lead, description=description)


def _member(name: str, organisation: str, title: str, role: str = "Member", **more: object) -> Row:
    email = f"{name.split()[0].lower()}@example.org"
    usual = dict(name=name, organisation=organisation, job_title=title, role=role, email=email)
    return {**usual, "joined": date(2024, 9, 2), **more}


def _meeting(ref: str, day: date, focus: str, **more: object) -> Row:
    usual = dict(ref=ref, date=day, start=time(15, 30), end=time(17, 0), venue="Custom House")
    return {**usual, "focus": focus, "chair": AILSA, "minutes_status": "Not started", **more}


def _kpi(ref: str, indicator: str, unit: str, baseline: int, target: int, **more: object) -> Row:
    usual = dict(ref=ref, priority=ref[:-1], indicator=indicator, unit=unit, better="Higher")
    usual.update(year_total="Latest", source="National", reported="Termly")
    return {**usual, "baseline": baseline, "target": target, **more}


def _objective(ref: str, lead: str, text: str, by_when: date) -> Row:
    usual = dict(ref=ref, priority=ref[:-1], text=text, lead=lead, by_when=by_when)
    return {**usual, "rag": "Green", "success_measure": "It is so in every school."}


def _standing(last: str, *own: Row, chair: str = AILSA) -> list[Row]:
    """An ordinary agenda: the standing items round the meeting's own business."""
    return [
        dict(title="Apologies", lead=chair, purpose="Information", minutes=5),
        dict(title="Declarations of interest", lead=chair, purpose="Information", minutes=2),
        dict(title="Minutes of the last meeting", lead=chair, minutes=5,
             purpose="Decision" if last else "Information",
             paper=f"Paper A: Minutes of {last}" if last else ""),
        dict(title="Action log", lead=FERGUS, purpose="Discussion", minutes=8),
        *own,
        dict(title="Next meeting", lead=chair, purpose="Information", minutes=2),
    ]  # fmt: skip


def _item(title: str, lead: str, priority: str, paper: str, minutes: int = 15) -> Row:
    return dict(title=title, lead=lead, purpose="Decision", priority=priority, paper=paper,
                minutes=minutes)  # fmt: skip


def _decides(office: Office, ref: str, meeting: str, no: str, text: str, **more: object) -> None:
    office.add("Decisions", ref=ref, meeting=meeting, agenda_no=no, text=text, **more)


def _agrees(
    office: Office, ref: str, meeting: str, owner: str, text: str, due: date, **more: object
) -> None:
    usual = dict(ref=ref, raised_at=meeting, owner=owner, text=text, due=due, status="Open")
    office.add("Actions", **{**usual, **more})


DIARY = Diary(rows, "HRN")


@DIARY.on(date(2026, 8, 24), Expected(in_hand=OCT, report="", partnership=""))
def the_year_begins(office: Office) -> None:
    pass


@DIARY.on(date(2026, 9, 3))
def last_years_report_goes_to_the_assembly(office: Office) -> None:
    office.type("Calendar", {"date": ANNUAL}, sent_on=office.today)


@DIARY.on(date(2026, 9, 28), Expected(in_hand=OCT, report="", partnership=""))
def the_october_agenda_is_drawn_up(office: Office) -> None:
    office.agenda(
        OCT,
        *_standing(
            "",
            _item("Early Reading: who is trained first", MORVEN, "ER", "Paper B: Training list"),
            _item("Libraries: a bus for every class", HAMISH, "LB", "Paper C: Routes"),
            _item("Staff Reading: groups by Christmas", NADIA, "SR", "Paper D: Groups"),
        ),
    )
    for name in (AILSA, EWAN, MORVEN, ISLA, HAMISH, NADIA):
        office.add("Attendance", meeting=OCT, name=name, status="Expected")


@DIARY.on(date(2026, 9, 30), Expected(in_hand=OCT, report="", partnership=""))
def the_october_papers_go_out(office: Office) -> None:
    office.adds_sentence("Agenda", OCT, "Libraries: a bus", "The driver will be there.")
    office.type("Meetings", OCT, papers_circulated=office.today)


@DIARY.on(date(2026, 10, 8), Expected(in_hand=OCT, report="", partnership=""))
def the_morning_after_october(office: Office) -> None:
    office.came(OCT, Present=(AILSA, MORVEN, ISLA, HAMISH, NADIA, FERGUS), Apologies=(EWAN, RHONA))
    office.type("Meetings", OCT, status="Held", minutes_status="Draft", closed=time(16, 50))
    _decides(office, "D-2026-01", OCT, "5", "Agreed that Ferry Lane is trained first.",
             priority="ER")  # fmt: skip
    _decides(office, "D-2026-02", OCT, "6", "Agreed the three routes.", priority="LB")
    _decides(office, "D-2026-03", OCT, "7", "Agreed to begin with four groups.", priority="SR")
    _agrees(office, "A-2026-01", OCT, NADIA, "List the staff rooms that want a group",
            date(2027, 2, 26), priority="SR", agenda_no="7")  # fmt: skip
    _agrees(office, "A-2026-02", OCT, HAMISH, "Ask the bus company for a timetable",
            date(2026, 10, 30), priority="LB", agenda_no="6")  # fmt: skip
    _agrees(office, "A-2026-03", OCT, MORVEN, "Book the trainer", date(2026, 11, 13),
            priority="ER", agenda_no="5")  # fmt: skip
    office.run("pack", "--only", "minutes")
    office.types_under("Minutes", OCT, "6. Libraries", "The bus holds thirty children.")
    office.types_under("Minutes", OCT, "7. Staff Reading", "Two staff rooms have begun already.")


@DIARY.on(date(2026, 10, 20), Expected(in_hand=DEC, report="", partnership=""), (OCT,))
def the_october_minutes_go_out(office: Office) -> None:
    office.type("Meetings", OCT, minutes_circulated=office.today)


@DIARY.on(date(2026, 11, 16), Expected(in_hand=DEC, report="Autumn", partnership="Autumn"), (OCT,))
def the_autumn_report_is_written(office: Office) -> None:
    office.type("Actions", "A-2026-02", status="Complete", completed_on=date(2026, 10, 29),
                progress="Buses run on Tuesdays.")  # fmt: skip
    office.type("Actions", "A-2026-03", status="Complete", completed_on=date(2026, 11, 12))
    for code, text in (
        ("ER", "Nine teachers were trained."),
        ("LB", "Forty-one classes came to a library."),
        ("FR", "The first club has opened at Ferry Lane."),
        ("SR", "Four staff rooms have a group."),
    ):
        office.add("Developments", term="Autumn", priority=code, text=text, rag="Green",
                   impact="Teachers say that it shows.", next_steps="Go on in spring.")  # fmt: skip
    for ref, figure in (("ER1", 72), ("LB1", 41), ("FR1", 47), ("SR1", 24)):
        office.type("KPIs", ref, autumn=figure)
    office.run("pack")
    office.adds_sentence("Termly report", "", "Nine teachers were", "Seven of them are new.")


@DIARY.on(date(2026, 11, 19), Expected(in_hand=DEC, report="Autumn", partnership="Autumn"))
def the_autumn_report_is_sent(office: Office) -> None:
    office.add("Communications", ref="C-2026-01", date=office.today, kind="Concern",
               audience="Head teachers", subject="Buses in winter", channel="E-mail",
               message="Buses may be late. Please tell families.", sent_on=office.today)  # fmt: skip
    office.type("Calendar", {"date": NOVEMBER}, sent_on=office.today)


@DIARY.on(
    date(2026, 11, 25), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"), (OCT, DEC)
)
def the_december_meeting_is_called_off(office: Office) -> None:
    office.type("Meetings", DEC, status="Cancelled", note="The bridge is closed until Christmas.")
    office.drop("Calendar", {"date": date(2026, 12, 3)})


@DIARY.on(date(2027, 1, 20), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"), (OCT,))
def the_february_meeting_is_moved(office: Office) -> None:
    office.type("Meetings", FEB, date=date(2027, 2, 11), note="Moved from 4 February: inspection.")
    office.type("Calendar", {"date": date(2027, 2, 4)}, date=date(2027, 2, 11))
    office.agenda(
        FEB,
        *_standing(
            "7 October 2026",
            _item("Family Reading: clubs in 2027-28", ISLA, "FR", "Paper B: Clubs", 20),
            _item("Staff Reading: what the groups cost", MORVEN, "SR", "Paper C: Groups", 20),
            _item("Libraries: opening hours", HAMISH, "LB", "Paper D: Hours", 20),
        ),
    )


@DIARY.on(date(2027, 2, 2), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"), (OCT,))
def a_college_leaves_and_a_school_joins(office: Office) -> None:
    last = date(2027, 1, 29)
    office.type("Organisations", NETHERPOOL, partner_until=last)
    office.type("Members", NADIA, left=last)
    office.type("Priorities", "SR", lead=MORVEN)
    office.type("Action plan", "SR1", lead=MORVEN, rag="Amber", progress="Four of seven.")
    office.type("Actions", "A-2026-01", owner=MORVEN)
    joined = date(2027, 2, 1)
    office.add("Organisations", name=BRAE, partner="Yes", partner_since=joined)
    office.add("Members", **_member(CALLUM, BRAE, "Head Teacher", joined=joined))
    for name in (AILSA, MORVEN, ISLA, HAMISH, CALLUM):
        office.add("Attendance", meeting=FEB, name=name, status="Expected")
    office.add("Attendance", meeting=FEB, name=EWAN, status="Apologies")


@DIARY.on(date(2027, 2, 4), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"))
def the_february_papers_go_out(office: Office) -> None:
    office.adds_sentence("Agenda", FEB, "Libraries: opening hours", "The unions were asked.")
    office.type("Meetings", FEB, papers_circulated=office.today)


@DIARY.on(
    date(2027, 2, 12),
    Expected(in_hand=FEB, report="Autumn", partnership="Autumn", check=1),
    (OCT, FEB),
)
def two_people_left_february_early(office: Office) -> None:
    office.came(
        FEB,
        Present=(AILSA, MORVEN, ISLA, HAMISH, CALLUM, FERGUS),
        Apologies=(EWAN,),
        Absent=(RHONA,),
    )
    for name in (ISLA, CALLUM):
        office.type("Attendance", {"meeting": FEB, "name": name}, left=time(16, 20))
    office.type("Meetings", FEB, status="Held", minutes_status="Draft", closed=time(16, 55))
    office.type("Meetings", OCT, minutes_status="Approved", approved_at=FEB)
    _decides(office, "D-2027-01", FEB, "5", "Agreed to open two clubs in August.", priority="FR")
    _decides(office, "D-2027-02", FEB, "7", "Agreed that libraries open on Saturdays.",
             priority="LB")  # fmt: skip
    _agrees(office, "A-2027-01", FEB, ISLA, "Find a room for the second club", date(2027, 5, 28),
            priority="FR", agenda_no="5")  # fmt: skip
    office.run("pack", "--only", "minutes")
    office.types_under("Minutes", FEB, "5. Family Reading", "Both sides of the harbour want one.")
    office.types_under("Minutes", FEB, "7. Libraries", "Those still present were of one mind.")
    office.adds_row("Minutes", FEB, "Owner", "A-2027-02", "Thank the driver", FERGUS, "1 Mar 2027")


@DIARY.on(
    date(2027, 2, 24),
    Expected(in_hand=JUNE, report="Autumn", partnership="Autumn", check=1),
    (FEB,),
)
def the_february_minutes_go_out(office: Office) -> None:
    office.type("Meetings", FEB, minutes_circulated=office.today)
    _agrees(office, "A-2027-02", FEB, FERGUS, "Thank the driver", date(2027, 3, 1))


@DIARY.on(
    date(2027, 3, 5), Expected(in_hand=JUNE, report="Spring", partnership="Spring"), (OCT, FEB)
)
def february_is_approved_and_its_recommendation_confirmed_by_email(office: Office) -> None:
    third = date(2027, 3, 3)
    office.type("Meetings", FEB, minutes_status="Approved", approved_at="by e-mail",
                approved_on=third, corrections="item 5: 'August' to read 'late August'")  # fmt: skip
    office.add("Decisions", ref="D-2027-03", meeting="by e-mail", date=third, priority="LB",
               text="Agreed that libraries open on Saturdays.", confirms="D-2027-02")  # fmt: skip
    office.type("Actions", "A-2027-02", status="Complete", completed_on=date(2027, 2, 26))
    office.type("Actions", "A-2026-01", status="Complete", completed_on=date(2027, 2, 26),
                progress="Five staff rooms.")  # fmt: skip
    for code, text in (
        ("ER", "Eight more teachers were trained."),
        ("LB", "Thirty-five classes came to a library."),
        ("FR", "The second club waits for a room."),
        ("SR", "Five staff rooms have a group."),
    ):
        rag = "Amber" if code == "FR" else "Green"
        office.add("Developments", term="Spring", priority=code, text=text, rag=rag,
                   impact="Families ask for more.", next_steps="Find a room.")  # fmt: skip
    for ref, figure in (("ER1", 74), ("LB1", 35), ("FR1", 50), ("SR1", 26)):
        office.type("KPIs", ref, spring=figure)
    office.type("Action plan", "FR1", rag="Amber", progress="One of two; no room yet.")
    office.run("pack")
    office.adds_sentence("Termly report Spring", "", "Eight more teachers", "Three are from Brae.")


@DIARY.on(date(2027, 3, 12), Expected(in_hand=ROOF, report="Spring", partnership="Spring"), (FEB,))
def an_extraordinary_meeting_is_called(office: Office) -> None:
    office.type("Calendar", {"date": MARCH}, sent_on=date(2027, 3, 11))
    office.add("Meetings", **_meeting(
        ROOF, date(2027, 3, 16), "The roof of the library", kind="Extraordinary",
        note="The roof of the library has come down; papers: called at short notice.",
    ))  # fmt: skip
    office.agenda(
        ROOF,
        dict(title="Apologies", lead=AILSA, purpose="Information", minutes=5),
        dict(title="Declarations of interest", lead=AILSA, purpose="Information", minutes=5),
        _item("Where classes go while the library is closed", HAMISH, "LB", "Paper A: Rooms", 40),
    )
    office.run("pack", "--meeting", ROOF)
    office.type("Meetings", ROOF, papers_circulated=office.today)


@DIARY.on(date(2027, 3, 17), Expected(in_hand=ROOF, report="Spring", partnership="Spring"))
def the_morning_after_the_roof(office: Office) -> None:
    office.came(ROOF, Present=(AILSA, EWAN, HAMISH, CALLUM), Apologies=(MORVEN, ISLA, FERGUS))
    office.type("Meetings", ROOF, status="Held", closed=time(16, 10))
    _decides(office, "D-2027-04", ROOF, "3", "Agreed to use the hall at Saltwick.", priority="LB")
    _agrees(office, "A-2027-03", ROOF, EWAN, "Clear the hall at Saltwick", date(2027, 4, 12),
            priority="LB", agenda_no="3")  # fmt: skip


@DIARY.on(
    date(2027, 4, 13), Expected(in_hand=JUNE, report="Spring", partnership="Spring"), (FEB, ROOF)
)
def the_convenor_has_changed(office: Office) -> None:
    note = "The roof had come down; papers: called at short notice. Minutes: the office was ill."
    office.type("Meetings", ROOF, minutes_status="Not taken", note=note)
    office.type("Members", AILSA, left=LAST_OF_MARCH)
    office.type("Members", EWAN, left=LAST_OF_MARCH)
    office.add("Members", **_member(AILSA, QUAYSIDE, "Head Teacher", joined=FIRST_OF_APRIL))
    office.add("Members", **_member(EWAN, SALTWICK, "Depute Head", "Leader", joined=FIRST_OF_APRIL,
                                    confirmed_on=FIRST_OF_APRIL))  # fmt: skip
    office.type("Meetings", JUNE, chair=EWAN)
    office.type("Actions", "A-2027-03", status="Complete", completed_on=date(2027, 4, 9))
    office.type("Actions", "A-2026-01", status="Open", completed_on="", due=date(2027, 6, 4),
                progress="Open again: two staff rooms have no group.")  # fmt: skip
    office.type("KPIs", "LB1", target=100, comment="Target lowered: the library is closed.")


@DIARY.on(
    date(2027, 5, 27), Expected(in_hand=JUNE, report="Spring", partnership="Spring"), (JOINT,)
)
def two_meetings_are_called_for_one_day(office: Office) -> None:
    office.add("Meetings", **_meeting(
        JOINT, date(2027, 6, 10), "Books that the roof has spoilt", kind="Extraordinary",
        chair=EWAN, note="The insurer wants one list.",
    ))  # fmt: skip
    office.type("Meetings", JUNE, start=time(9, 30), end=time(11, 0))
    office.agenda(
        JUNE,
        *_standing(
            "16 March 2027",
            _item(
                "Plans for 2027-28: people, books, events and actions", EWAN, "", "Paper B: Plan"
            ),
            _item("Early Reading: a third year", MORVEN, "ER", "Paper C: Third year"),
            chair=EWAN,
        ),
    )
    office.agenda(
        JOINT,
        dict(title="Apologies", lead=EWAN, purpose="Information", minutes=5),
        dict(title="Declarations of interest", lead=EWAN, purpose="Information", minutes=5),
        _item("The list for the insurer", HAMISH, "LB", "Paper Z: Spoilt books", 40),
    )
    for ref in (JUNE, JOINT):
        for name in (EWAN, AILSA, MORVEN, ISLA, HAMISH, CALLUM):
            office.add("Attendance", meeting=ref, name=name, status="Expected")


@DIARY.on(
    date(2027, 6, 3), Expected(in_hand=JUNE, report="Summer", partnership="Spring"), (JUNE, JOINT)
)
def both_sets_of_june_papers_go_out(office: Office) -> None:
    office.adds_sentence("Agenda", JUNE, "Early Reading: a third", "Bring the figures.")
    office.adds_sentence("Agenda", JOINT, "The list for the", "Bring the spoilt books.")
    for ref in (JUNE, JOINT):
        office.type("Meetings", ref, papers_circulated=office.today)


@DIARY.on(
    date(2027, 6, 11), Expected(in_hand=JUNE, report="Summer", partnership="Summer"), (JUNE, JOINT)
)
def the_morning_after_both(office: Office) -> None:
    office.came(JUNE, Present=(EWAN, AILSA, MORVEN, ISLA, HAMISH, FERGUS), Apologies=(CALLUM,))
    office.came(JOINT, Present=(EWAN, AILSA, HAMISH, CALLUM, FERGUS), Apologies=(MORVEN, ISLA))
    office.type("Meetings", JUNE, status="Held", minutes_status="Draft", closed=time(10, 55))
    office.type("Meetings", JOINT, status="Held", minutes_status="Draft", closed=time(16, 15))
    _decides(office, "D-2027-05", JUNE, "5", "Agreed people, books, events and actions.")
    _decides(office, "D-2027-06", JUNE, "6", "Agreed a third year.", priority="ER")
    _decides(office, "D-2027-07", JOINT, "3", "Agreed the list of 212 books.", priority="LB")
    _agrees(office, "A-2027-04", JOINT, HAMISH, "Send the list to the insurer", date(2027, 6, 18),
            priority="LB", agenda_no="3")  # fmt: skip
    for code, text in (
        ("ER", "All schools have two trained teachers."),
        ("LB", "Twenty-six classes came, to the hall."),
        ("FR", "The second club has opened."),
        ("SR", "Six staff rooms have a group."),
    ):
        office.add("Developments", term="Summer", priority=code, text=text, rag="Green",
                   impact="It will go on.", next_steps="Carry on in August.")  # fmt: skip
    for ref, figure in (("ER1", 79), ("LB1", 26), ("FR1", 61), ("SR1", 31), ("SR2", 87)):
        office.type("KPIs", ref, summer=figure)
    for ref in ("ER1", "FR1"):
        office.type("Action plan", ref, rag="Blue", progress="Done.")
    for ref in (JUNE, JOINT):
        office.run("pack", "--meeting", ref, "--only", "minutes")
    office.types_under("Minutes", JUNE, "6. Early Reading", "A third year was wanted by all.")
    office.types_under("Minutes", JOINT, "3. The list", "The list was read out, book by book.")


@DIARY.on(
    date(2027, 6, 18), Expected(in_hand=JOINT, report="Summer", partnership="Summer"),
    (JUNE, JOINT, FEB),
)  # fmt: skip
def the_summer_report_and_the_first_minutes_go_out(office: Office) -> None:
    office.type("Calendar", {"date": SUMMER_BOARD}, sent_on=date(2027, 6, 17))
    office.type("Meetings", JUNE, minutes_circulated=office.today)


@DIARY.on(date(2027, 7, 2), Expected(in_hand="", report="Summer", partnership="Summer"), (JOINT,))
def the_second_minutes_are_out_and_the_section_is_written(office: Office) -> None:
    office.type("Meetings", JOINT, minutes_circulated=date(2027, 6, 23))
    for ref in ("A-2027-01", "A-2026-01", "A-2027-04"):
        office.type("Actions", ref, status="Complete", completed_on=date(2027, 5, 28))
    office.type("Actions", "A-2026-01", completed_on=date(2027, 6, 25))
    office.type("Actions", "A-2027-04", completed_on=date(2027, 6, 16))
    for ref in ("LB1", "SR1"):
        office.type("Action plan", ref, rag="Blue", progress="Done.")
    office.run("partnership")
    office.adds_sentence(
        "Partnership report section", "", "All schools have two", "We thank their heads."
    )


@DIARY.on(
    date(2027, 8, 31), Expected(in_hand="", report="Summer", partnership="Summer"), (FEB, JUNE)
)
def the_section_is_sent(office: Office) -> None:
    office.type("Calendar", {"date": NEXT_ANNUAL}, sent_on=office.today)


@DIARY.on(date(2027, 9, 10), Expected(in_hand="", report="Summer", partnership="Summer"), (JUNE,))
def the_year_is_over(office: Office) -> None:
    pass
