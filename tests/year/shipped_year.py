"""The year 2020-21 of the shipped group, as its office might have written it down.

What stands in the shipped workbook on 18 January 2021 has come in by then; what came later is
invented in its manner.
"""

from __future__ import annotations

from datetime import date, time

from tests.builders import shipped_rows
from tests.year.office import Diary, Expected, Office, Row, Rows

NOV, FEB = "PAG-2020-11", "PAG-2021-02"
BOARD = "Strategic Board"
SEPTEMBER, DECEMBER = date(2020, 9, 10), date(2020, 12, 10)
MARCH, JULY, NEXT_SEPTEMBER = date(2021, 3, 18), date(2021, 7, 8), date(2021, 9, 9)
LEADER, CLERK = "Priya Marlowe", "Hazel Quillon"
BIG = ("ITT", "PL", "PS")


def rows() -> Rows:
    """The workbook in the second week of September: nothing of the year has happened yet."""
    found = shipped_rows()
    found["Terms"] = [row for row in found["Terms"] if row["setting"] != "As at"]
    for sheet in ("Attendance", "Agenda", "Decisions", "Actions", "Developments", "Communications"):
        found[sheet] = []
    november, february = found["Meetings"]
    november.update(papers_circulated="", minutes_circulated="", minutes_status="Not started")
    november.update(status="Planned")
    february.update(status="Planned")
    for kpi in found["KPIs"]:
        kpi["autumn"] = ""
        kpi.pop("comment", "")
    for objective in found["Action plan"]:
        objective.update(rag="Green", progress="")
    for entry in found["Calendar"]:
        if entry["date"] > SEPTEMBER:
            entry.pop("sent_on", "")
    found["Members"][4]["left"] = ""
    return found


def shipped(sheet: str, **cells: object) -> list[Row]:
    """The rows of the shipped sheet that hold some values."""
    found = shipped_rows()[sheet]
    return [r for r in found if all(r.get(name) == value for name, value in cells.items())]


DIARY = Diary(rows, "PAG")


@DIARY.on(date(2020, 9, 14), Expected(in_hand=NOV, report="", partnership=""))
def the_year_begins(office: Office) -> None:
    pass


@DIARY.on(date(2020, 10, 28), Expected(in_hand=NOV, report="", partnership=""))
def the_november_agenda_is_drawn_up(office: Office) -> None:
    office.agenda(
        NOV,
        dict(title="Welcome and apologies", lead=LEADER, purpose="Information", minutes=5),
        dict(title="Declarations of interest", lead=LEADER, purpose="Information", minutes=2),
        dict(title="Minutes of the last meeting", lead=LEADER, purpose="Information", minutes=3),
        dict(title="Matters arising and action log", lead=CLERK, purpose="Discussion", minutes=5),
        dict(
            title="Big 3 action plan and progress reports",
            lead=LEADER,
            purpose="Discussion",
            minutes=15,
            notes="Where each priority stands after seven weeks.",
        ),
        dict(
            title="Initial Teacher Training: second placements online",
            lead="Jude Harrowgate",
            purpose="Decision",
            minutes=12,
            priority="ITT",
            paper="Paper A: Placements and mentoring online",
        ),
        dict(
            title="Professional Learning: planning for 2021-22",
            lead="Owen Tansley",
            purpose="Decision",
            minutes=12,
            priority="PL",
            paper="Paper B: Spring calendar and needs survey",
        ),
        dict(
            title="Professional Support: who helps which school",
            lead="Lena Brackwell",
            purpose="Decision",
            minutes=10,
            priority="PS",
            paper="Paper C: Requests for support",
        ),
        dict(title="Agreed action points", lead=CLERK, purpose="Information", minutes=5),
        dict(title="Date of next meeting", lead=LEADER, purpose="Information", minutes=2),
    )
    for name in (LEADER, "Owen Tansley", "Lena Brackwell", "Yusuf Harland", "Megan Stroud-Lacey"):
        office.add("Attendance", meeting=NOV, name=name, status="Expected", how="Online")


@DIARY.on(date(2020, 11, 4), Expected(in_hand=NOV, report="", partnership=""))
def the_november_papers_go_out(office: Office) -> None:
    office.run("pack")
    office.adds_sentence("Agenda", NOV, "Where each priority stands", "Please bring your figures.")
    office.type("Meetings", NOV, papers_circulated=office.today)


@DIARY.on(date(2020, 11, 10), Expected(in_hand=NOV, report="", partnership=""))
def two_apologies_come_in(office: Office) -> None:
    for name in ("Rowan Pell", "Grace Okell"):
        office.add("Attendance", meeting=NOV, name=name, status="Apologies")


@DIARY.on(date(2020, 11, 13), Expected(in_hand=NOV, report="Autumn", partnership=""))
def the_morning_after_november(office: Office) -> None:
    office.drop("Attendance", {"meeting": NOV})
    for row in shipped("Attendance", meeting=NOV):
        office.add("Attendance", **row)
    office.type("Meetings", NOV, status="Held", minutes_status="Draft", closed=time(16, 40))
    for no, row in zip(("6", "7", "8"), shipped("Decisions", meeting=NOV), strict=False):
        office.add("Decisions", **{**row, "agenda_no": no})
    for row in shipped("Actions", raised_at=NOV):
        fresh = dict(row, status="Open", completed_on="", progress="")
        office.add("Actions", **fresh)
    office.run("pack", "--meeting", NOV)
    office.types_under(
        "Minutes", NOV, "6. Initial Teacher", "Members heard that eight schools have been asked."
    )
    office.types_under(
        "Minutes", NOV, "5. Big 3", "The group went through the plan, priority by priority."
    )


@DIARY.on(date(2020, 11, 18), Expected(in_hand=FEB, report="Autumn", partnership=""), (NOV,))
def the_november_minutes_go_out(office: Office) -> None:
    office.add("Communications", **shipped("Communications", ref="C-2020-01")[0])
    office.type("Meetings", NOV, minutes_circulated=office.today)


@DIARY.on(date(2020, 12, 2), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"))
def the_autumn_report_is_written(office: Office) -> None:
    for row in shipped("Developments"):
        office.add("Developments", **row)
    for row in shipped("KPIs"):
        office.type("KPIs", row["ref"], autumn=row["autumn"], comment=row.get("comment", ""))
    for row in shipped("Action plan"):
        office.type("Action plan", row["ref"], rag=row["rag"], progress=row.get("progress", ""))
    office.run("pack")
    office.adds_sentence("Termly report", "", "16 trainees began", "They come from nine schools.")


@DIARY.on(date(2020, 12, 3), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"))
def the_autumn_report_is_sent(office: Office) -> None:
    office.type("Calendar", {"date": DECEMBER}, sent_on=office.today)
    office.type("Actions", "A-2020-04", status="Complete", completed_on=office.today)


@DIARY.on(
    date(2021, 1, 18), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"), (NOV, FEB)
)
def the_day_of_the_shipped_workbook(office: Office) -> None:
    office.type("Members", "Rowan Pell", left=date(2020, 12, 31))
    for row in shipped("Actions", raised_at=NOV):
        office.type("Actions", row["ref"], **{k: v for k, v in row.items() if k != "raised_at"})
    office.add("Communications", **shipped("Communications", ref="C-2020-02")[0])
    for sheet in ("Attendance", "Agenda"):
        for row in shipped(sheet, meeting=FEB):
            office.add(sheet, **row)


@DIARY.on(date(2021, 1, 28), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"))
def the_february_papers_go_out(office: Office) -> None:
    office.type("Actions", "A-2020-05", status="Complete", completed_on=date(2021, 1, 27))
    office.type("Actions", "A-2020-09", status="Complete", completed_on=date(2021, 1, 27))
    office.run("pack")
    office.adds_sentence(
        "Agenda", FEB, "Placements while schools", "Please read Paper D beforehand."
    )
    office.type("Meetings", FEB, papers_circulated=office.today)


@DIARY.on(date(2021, 2, 1), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"))
def the_february_agenda_is_revised(office: Office) -> None:
    office.type("Meetings", FEB, start=time(10, 0), end=time(12, 0))
    office.run("pack")
    office.check()
    office.revises(FEB)


@DIARY.on(
    date(2021, 2, 5), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"), (NOV, FEB)
)
def the_morning_after_february(office: Office) -> None:
    office.came(
        FEB,
        online=(LEADER, "Owen Tansley", "Grace Okell", "Lena Brackwell", "Yusuf Harland", CLERK),
        Present=(LEADER, "Owen Tansley", "Grace Okell", "Lena Brackwell", "Yusuf Harland", CLERK),
        Apologies=("Imogen Castledine", "Corin Wexleigh", "Bettany Crowle", "Megan Stroud-Lacey"),
        Absent=("Jude Harrowgate", "Silas Fenwright", "Noor Ashgrove"),
    )
    office.type("Meetings", FEB, status="Held", minutes_status="Draft", closed=time(11, 55))
    office.type("Meetings", NOV, minutes_status="Approved", approved_at=FEB)
    office.type("Meetings", NOV, corrections="item 6: 'eight' to read 'seven'")
    for no, priority, text in (
        (
            6,
            "ITT",
            "Agreed the placement plan: every partner offers two placements in autumn 2021.",
        ),
        (7, "PL", "Agreed the training plan for 2021-22, its needs and its events."),
        (8, "PS", "Agreed the support plan for 2021-22 and who leads each part."),
        (9, "", "Agreed personnel, needs, events and actions for 2021-22."),
    ):
        decided = dict(ref=f"D-2021-0{no - 5}", meeting=FEB, agenda_no=no, priority=priority)
        office.add("Decisions", **decided, text=text)
    for no, priority, owner, text in (
        (6, "ITT", "Grace Okell", "Ask each partner for two placements in autumn 2021"),
        (7, "PL", "Owen Tansley", "Publish the dates of the training plan"),
        (8, "PS", "Lena Brackwell", "Name a specialist leader for each school on the list"),
    ):
        agreed = dict(ref=f"A-2021-0{no - 5}", raised_at=FEB, agenda_no=no, priority=priority)
        office.add(
            "Actions", **agreed, text=text, owner=owner, due=date(2021, 4, 30), status="Open"
        )
    office.run("pack", "--only", "minutes")
    office.types_under("Minutes", FEB, "6. Initial Teacher", "Two schools can offer no place yet.")
    office.types_under("Minutes", FEB, "9. Planning", "The hubs were discussed at length.")


@DIARY.on(date(2021, 2, 10), Expected(in_hand=FEB, report="Autumn", partnership="Autumn"), (NOV,))
def the_february_minutes_go_out(office: Office) -> None:
    office.type("Meetings", FEB, minutes_circulated=office.today)


@DIARY.on(date(2021, 3, 8), Expected(in_hand=FEB, report="Spring", partnership="Spring"), (FEB,))
def the_spring_report_is_written(office: Office) -> None:
    office.type("Meetings", FEB, minutes_status="Approved", approved_at="by e-mail")
    office.type("Meetings", FEB, approved_on=date(2021, 2, 26))
    for ref, day in (("A-2020-10", date(2021, 2, 1)), ("A-2020-01", date(2021, 2, 3))):
        office.type("Actions", ref, status="Complete", completed_on=day)
    office.type("Actions", "A-2020-08", status="Complete", completed_on=date(2021, 2, 11))
    office.type("Actions", "A-2020-03", status="Complete", completed_on=date(2021, 2, 25))
    for code, text in zip(
        BIG,
        (
            "All 16 trainees have a second placement.",
            "19 days of training were delivered in the spring.",
            "14 days of support were deployed, nine of them online.",
        ),
        strict=True,
    ):
        office.add("Developments", term="Spring", priority=code, text=text, rag="Green",
                   impact="It is told in the reviews.", next_steps="Carry it into the summer.")  # fmt: skip
    for ref, figure in zip(
        ("ITT1", "ITT3", "PL1", "PL2", "PL3", "PS1", "PS2", "PS3"),
        (16, 8, 19, 96, 13, 14, 95, 91),
        strict=True,
    ):
        office.type("KPIs", ref, spring=figure)
    office.type("Action plan", "ITT2", rag="Blue", progress="All placed.")
    office.type("Action plan", "PL2", rag="Blue", progress="Agreed in February.")
    office.run("pack")
    office.adds_sentence("Termly report Spring", "", "All 16 trainees have", "Two are in Hull.")


@DIARY.on(
    date(2021, 3, 11), Expected(in_hand=FEB, report="Spring", partnership="Spring"), (NOV, FEB)
)
def the_spring_report_is_sent(office: Office) -> None:
    office.type("Calendar", {"date": MARCH}, sent_on=office.today)


@DIARY.on(
    date(2021, 4, 28), Expected(in_hand=FEB, report="Spring", partnership="Spring"), (NOV, FEB)
)
def an_action_is_handed_over_and_a_decision_falls_between_meetings(office: Office) -> None:
    office.type("Actions", "A-2020-06", status="Complete", completed_on=date(2021, 3, 17))
    office.type("Actions", "A-2021-02", owner="Corin Wexleigh", due=date(2021, 6, 18))
    office.type("Actions", "A-2021-03", due=date(2021, 5, 21))
    office.add(
        "Decisions", ref="D-2021-05", meeting="Leader's action", date=date(2021, 4, 26),
        text="Agreed to hold the summer conference online.", priority="PL",
    )  # fmt: skip


@DIARY.on(date(2021, 6, 28), Expected(in_hand=FEB, report="Summer", partnership="Summer"), (FEB,))
def the_summer_report_is_written(office: Office) -> None:
    office.type("Actions", "A-2021-01", status="Complete", completed_on=date(2021, 4, 30))
    office.type("Actions", "A-2021-03", status="Complete", completed_on=date(2021, 5, 20))
    office.type("Actions", "A-2021-02", status="Complete", completed_on=date(2021, 6, 18))
    for code, text in zip(
        BIG,
        (
            "15 of 16 trainees have a post for September.",
            "16 days of training were delivered in the summer.",
            "15 days of support were deployed to six schools.",
        ),
        strict=True,
    ):
        office.add("Developments", term="Summer", priority=code, text=text, rag="Green",
                   impact="Schools say so.", next_steps="Hand over to the hub.")  # fmt: skip
    for ref, figure in zip(
        ("ITT1", "ITT3", "PL1", "PL2", "PL3", "PS1", "PS2", "PS3"),
        (16, 9, 16, 97, 15, 15, 96, 92),
        strict=True,
    ):
        office.type("KPIs", ref, summer=figure)
    for ref in ("ITT1", "PL1", "PL3"):
        office.type("Action plan", ref, rag="Blue", progress="Done.")
    office.run("pack")
    office.adds_sentence("Termly report Summer", "", "15 of 16 trainees", "One is travelling.")


@DIARY.on(
    date(2021, 7, 1), Expected(in_hand=FEB, report="Summer", partnership="Summer"), (NOV, FEB)
)
def the_summer_report_is_sent(office: Office) -> None:
    office.type("Calendar", {"date": JULY}, sent_on=office.today)


@DIARY.on(date(2021, 7, 20), Expected(in_hand=FEB, report="Summer", partnership="Summer"))
def the_partnership_section_is_written(office: Office) -> None:
    for ref in ("ITT3", "PS1", "PS2"):
        office.type("Action plan", ref, rag="Blue", progress="Done.")
    office.run("partnership")
    office.adds_sentence(
        "Partnership report section", "", "15 of 16 trainees", "The alliance is proud of them."
    )


@DIARY.on(date(2021, 8, 31), Expected(in_hand=FEB, report="Summer", partnership="Summer"))
def the_last_day_of_the_year(office: Office) -> None:
    pass


@DIARY.on(
    date(2021, 9, 2), Expected(in_hand=FEB, report="Summer", partnership="Summer"), (NOV, FEB)
)
def the_partnership_section_is_sent(office: Office) -> None:
    office.type("Calendar", {"date": NEXT_SEPTEMBER}, sent_on=office.today)


@DIARY.on(date(2021, 9, 10), Expected(in_hand=FEB, report="Summer", partnership="Summer"), (FEB,))
def the_year_is_over(office: Office) -> None:
    pass
