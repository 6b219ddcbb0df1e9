"""Changes of the shipped workbook that are longer than a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from llf_docgen.model.agreed import as_agreed
from llf_docgen.model.book import Book, Named
from tests.builders import added, changed, terms, without

SILENT = ("Jude Harrowgate", "Megan Stroud-Lacey", "Silas Fenwright")  # no word of them yet
AFTER = date(2021, 2, 12)  # the day after the minutes of 4 February are due


def two_named(book: Book, table: str, first: str, second: str) -> Book:
    """Two records with names of their own."""
    return changed(changed(book, table, 3, name=first), table, 4, name=second)


def by_name(book: Book, table: str) -> Book:
    """Professional Support by its name, where the table has its code."""
    records = [
        replace(r, priority="Professional Support") if r.priority == "PS" else r
        for r in getattr(book, table)
    ]
    return book.with_(**{table: tuple(records)})


def without_priority(book: Book, table: str, code: str) -> Book:
    """A table with nothing on one priority."""
    return book.with_(**{table: tuple(r for r in getattr(book, table) if r.priority != code)})


def with_key(book: Book, table: str, row: int, heading: str, text: str) -> Book:
    """A reference or name more, read in a cell."""
    at = getattr(book, table)[row].at
    return book.with_(keys=(*book.keys, Named(at.cell(heading), text, at.sheet)))


def sent_to_board(book: Book, row: int, sent: date, today: date) -> Book:
    """A day on which the paper of a date in the Calendar went out, and today."""
    return changed(book, "calendar", row, sent_on=sent).with_(today=today)


def held(book: Book) -> Book:
    """The February meeting was held quorate, with all papers, minutes and decisions."""
    book = changed(
        book,
        "meetings",
        1,
        papers_circulated=date(2021, 1, 28),
        minutes_circulated=date(2021, 2, 11),
        minutes_status="Draft",
        status="Held",
    )
    book = changed(book, "meetings", 0, minutes_status="Approved", approved_at="PAG-2021-02")
    rows = tuple(
        replace(a, status="Present") if a.status == "Expected" else a for a in book.attendance
    )
    office = replace(rows[-1], name="Hazel Quillon", status="Present")
    away = tuple(replace(office, name=name, status="Apologies") for name in SILENT)
    due = date(2021, 3, 31)
    actions = tuple(
        replace(a, due=max(a.due, due), priority=a.priority or "PL") for a in book.actions
    )
    plan = tuple(replace(o, by_when=due) for o in book.objectives)
    decisions = tuple(
        replace(book.decisions[0], ref=f"D-2021-{n:02d}", meeting="PAG-2021-02", agenda_no=str(no),
                priority=priority, text=f"Agreed the {what} for 2021-22.")
        for n, (no, priority, what) in enumerate(
            [(3, "ITT", "minutes"), (6, "ITT", "staff"), (7, "PL", "training needs"),
             (8, "PS", "actions"), (9, "PL", "courses and conferences")], 1)
    )  # fmt: skip
    return book.with_(
        attendance=(*rows, office, *away),
        actions=actions,
        objectives=plan,
        decisions=(*book.decisions, *decisions),
        today=AFTER,
    )


def sick(book: Book) -> Book:
    """Only one person came to the February meeting."""
    book = held(book)
    one = tuple(
        a
        for a in book.attendance
        if a.meeting != "PAG-2021-02" or a.name in ("Priya Marlowe", "Hazel Quillon")
    )
    return book.with_(attendance=one)


def with_reference(book: Book, sheet: str, text: str) -> Book:
    cell = book.actions[0].at.cell("Owner")
    return book.with_(references=(*book.references, Named(cell, text, sheet)))


def owned_in_words(book: Book, owner: str) -> Book:
    """An action's owner as minutes say it."""
    book = changed(book, "actions", 0, owner=owner)
    cell = book.actions[0].at.cell("Owner")
    return as_agreed(book, [Named(cell, owner, "Members", "owner")])


def due_next(book: Book, **raised: Any) -> Book:
    """An open action that is due at the next meeting."""
    words = "by the next meeting"
    return as_agreed(changed(book, "actions", 4, due=None, due_in_words=words, **raised))


def by_email(book: Book, status: str, on: date | None, at: str = "by e-mail") -> Book:
    """November's minutes and their approval by e-mail."""
    return changed(book, "meetings", 0, minutes_status=status, approved_at=at, approved_on=on)


def many_wrong(book: Book, many: int) -> Book:
    """One wrong owner in several cells."""
    for row in range(many):
        cell = book.actions[row].at.cell("Owner")
        book = book.with_(references=(*book.references, Named(cell, "Grace Okel", "Members")))
    return book


def away_all(book: Book) -> Book:
    """Everybody sent apologies for February, a fortnight before."""
    rows = tuple(replace(a, status="Apologies") for a in book.attendance)
    more = tuple(replace(rows[-1], name=m.name) for m in book.members)
    return book.with_(attendance=(*rows, *more))


def with_actions(book: Book, priorities: tuple[str, ...]) -> Book:
    """The February meeting decided nothing and agreed actions on some priorities."""
    book = held(book)
    actions = tuple(
        replace(
            book.actions[0], ref=f"A-2021-0{n}", raised_at="PAG-2021-02", priority=code,
            text="Settle staff, training needs and courses",
        )
        for n, code in enumerate(priorities, 1)
    )  # fmt: skip
    return book.with_(decisions=book.decisions[:3], actions=(*book.actions, *actions))


def approved(book: Book, where: str) -> Book:
    """The November minutes are Approved, at some meeting."""
    return changed(book, "meetings", 0, minutes_status="Approved", approved_at=where)


def last_year(book: Book, **values: Any) -> Book:
    """The last meeting of the year before stays in the workbook, for its minutes and actions."""
    usual = {"ref": "PAG-2020-06", "minutes_status": "Approved", "approved_at": "PAG-2020-11"}
    values = {"status": "Held", **usual, **values}
    return added(book, "meetings", 0, date=date(2020, 6, 18), **values)


def told_of(book: Book, term: str, rag: str = "Green") -> Book:
    """A term with developments on each priority and every figure."""
    rows = tuple(
        replace(book.developments[0], term=term, priority=code, plan_ref="", rag=rag)
        for code in ("ITT", "PL", "PS")
    )
    kpis = tuple(replace(k, spring=k.autumn, summer=k.autumn or 90) for k in book.kpis)
    return book.with_(developments=(*book.developments, *rows), kpis=kpis)


def seat_twice(book: Book) -> Book:
    """Two rows for one seat."""
    return book.with_(members=(*book.members, replace(book.members[0], at=book.members[1].at)))


def two_gaps(book: Book) -> Book:
    """The February meeting lost its quorum twice."""
    times = {
        "Grace Okell": (None, time(9, 45)),
        "Lena Brackwell": (time(9, 50), time(11, 0)),
        "Yusuf Harland": (time(11, 20), None),
    }
    rows = tuple(
        replace(a, arrived=times[a.name][0], left=times[a.name][1])
        if a.meeting == "PAG-2021-02" and a.name in times
        else a
        for a in held(book).attendance
    )
    return held(book).with_(attendance=rows)


def leaving(book: Book, when: time) -> Book:
    """After the February meeting: all but three organisations left at one time, one of them too."""
    book = held(book)
    stay = ("Priya Marlowe", "Owen Tansley", "Hazel Quillon")
    return book.with_(
        attendance=tuple(
            a if a.meeting != "PAG-2021-02" or a.name in stay else replace(a, left=when)
            for a in book.attendance
        )
    )


def handing_over(book: Book) -> Book:
    """Three organisations throughout: one leaves at the minute another arrives."""
    times = {"Grace Okell": (None, time(10, 0)), "Lena Brackwell": (time(10, 0), None)}
    rows = tuple(
        replace(a, arrived=times[a.name][0], left=times[a.name][1])
        if a.meeting == "PAG-2021-02" and a.name in times
        else a
        for a in held(book).attendance
        if a.meeting != "PAG-2021-02" or a.name != "Yusuf Harland"
    )
    return held(book).with_(attendance=rows)


def later_seat(book: Book) -> Book:
    """One person left a seat and took it again later."""
    first = replace(book.members[0], left=date(2019, 9, 1))
    again = replace(book.members[0], joined=date(2019, 9, 2))
    return book.with_(members=(first, *book.members[1:], again))


def new_role(book: Book, left: date | None, joined: date | None, above: bool = False) -> Book:
    """A member has a second row as Leader; `above` where it stands above the old one."""
    old = replace(book.members[1], left=left)
    new = replace(book.members[1], role="Leader", joined=joined, left=None)
    rows = [book.members[2].at, old.at]
    first, second = (new, old) if above else (old, new)
    pair = (replace(first, at=rows[1]), replace(second, at=rows[0]))
    members = (replace(book.members[0], left=date(2021, 1, 10)), *pair, *book.members[3:])
    return book.with_(members=members)


def second_seat(book: Book) -> Book:
    """One person with the seats of two organisations."""
    return added(book, "members", 0, organisation="Larkspur School", role="Member")


def unwritten(book: Book) -> Book:
    """The February meeting was held and nobody has begun its minutes."""
    return changed(held(book), "meetings", 1, minutes_status="Not started")


def undecided(book: Book, no: str) -> Book:
    """The February meeting was held and decided nothing on one item."""
    book = held(book)
    return book.with_(decisions=tuple(d for d in book.decisions if d.agenda_no != no))


def all_late(book: Book) -> Book:
    """All papers for February went out on one day, too late."""
    late = date(2021, 2, 1)
    book = changed(held(book), "meetings", 1, papers_circulated=late)
    return changed(book, "agenda", 5, paper_sent=late)


def confirmed_later(book: Book) -> Book:
    """The next meeting confirms what was decided without a quorum."""
    text = "Confirmed D-2021-05."
    book = leaving(book, time(11, 15))
    return added(book, "decisions", 0, ref="D-2021-09", meeting="PAG-2020-11", text=text)


def confirming(book: Book, ref: str) -> Book:
    """A decision by e-mail confirms what was decided without a quorum."""
    words = {"text": "Confirmed.", "meeting": "by e-mail", "date": date(2021, 2, 12)}
    return added(book, "decisions", 0, ref="D-2021-09", agenda_no="", confirms=ref, **words)


def cancelled(book: Book, *titles: str) -> Book:
    """The February meeting is cancelled; the one in March has other items, if any."""
    book = changed(book, "meetings", 1, status="Cancelled", note="Snow.")
    book = added(book, "meetings", 1, ref="PAG-2021-03", date=date(2021, 3, 4), status="Planned")
    for no, title in enumerate(titles, 1):
        book = added(book, "agenda", 0, meeting="PAG-2021-03", no=str(no), title=title)
    return book


def confirmed(book: Book, on: date, months: int, today: date) -> Book:
    """The Leader was confirmed on a day; the Terms ask for it every so many months."""
    book = terms(book, leader_confirmed_months=months)
    return changed(book, "members", 0, confirmed_on=on, joined=None).with_(today=today)


def hand_over(book: Book) -> Book:
    """The Leader leaves today and another begins today."""
    book = changed(book, "members", 0, left=book.today)
    return added(book, "members", 0, name="Jo New", joined=book.today, left=None)


def led(book: Book, until: date, then: date, name: str = "Jo New") -> Book:
    """The Leader's row ends on one day, another's begins on one."""
    book = changed(book, "members", 0, left=until)
    return added(book, "members", 0, name=name, joined=then, left=None)


def exchanged(book: Book, confirmed_on: date) -> Book:
    """The Leader, who chaired in November, is Member in the same row, and another is Leader."""
    book = changed(book, "members", 0, role="Member")
    return changed(book, "members", 2, role="Leader", confirmed_on=confirmed_on)


def substitute_expected(book: Book) -> Book:
    """Eight are needed, and a substitute comes for the one that sent apologies."""
    who = dict(name="Zoe Unknown", substitute_for="Imogen Castledine")
    return added(terms(book, quorum=8), "attendance", 19, status="Expected", **who)


def all_seats(book: Book, **values: Any) -> Book:
    """Every seat with other dates."""
    members = (replace(m, joined=min(m.joined, date(2020, 7, 1))) for m in book.members)
    return book.with_(members=tuple(replace(m, **values) for m in members))


def partner_gone(book: Book) -> Book:
    """Saltmarsh has no representative, and is no partner since yesterday."""
    book = changed(book, "members", 6, role="Observer")
    return changed(book, "organisations", 3, partner_until=date(2021, 1, 17))


def two_needed(book: Book) -> Book:
    """Two representatives of each of three partners; Millfield has one."""
    others = [m for m in book.members if m.organisation != "Millfield Rise Academy"]
    (one,) = (m for m in book.members if m.name == "Grace Okell")
    book = terms(book, representatives=2)
    return book.with_(organisations=book.organisations[:3], members=(*others, one))


def gone_but_present(book: Book) -> Book:
    """Rowan Pell is present after leaving; who stood in for him stands in for another."""
    book = changed(book, "members", 4, left=date(2020, 11, 1))
    book = changed(book, "attendance", 2, status="Present")
    return changed(book, "attendance", 3, substitute_for="Grace Okell")


def present_before_joining(book: Book) -> Book:
    """Silas Fenwright is present in November and joined in December."""
    book = changed(book, "members", 10, joined=date(2020, 12, 1))
    book = changed(book, "attendance", 0, name="Silas Fenwright")
    return without(book, "attendance", 12)


def stands_in_for_one_gone(book: Book) -> Book:
    """A substitute for a member who left long ago."""
    book = added(book, "members", 2, name="Hazel Marsh", left=date(2020, 1, 1))
    return changed(book, "attendance", 3, substitute_for="Hazel Marsh")


def two_seats_one_said(book: Book) -> Book:
    """A person with two seats; the row says which of them is meant."""
    book = added(book, "members", 0, organisation="Larkspur School", role="Member")
    return changed(book, "attendance", 0, organisation="Larkspur School")


def office_left(book: Book) -> Book:
    """Who took the minutes is absent, and has left the office long ago."""
    book = changed(book, "attendance", 13, status="Absent")
    return changed(book, "members", 12, left=date(2020, 1, 1))


def spring_agenda(book: Book, instead: str) -> Book:
    """The spring agenda without a word on next year."""
    titles = [item.title.split(":")[0] for item in book.agenda]
    titles = [title.replace("Planning for 2021-22", instead) for title in titles]
    items = zip(book.agenda, titles, strict=True)
    return book.with_(agenda=tuple(replace(item, title=title) for item, title in items))


def no_other_names(book: Book) -> Book:
    """A focus that leaves out a priority, which has no other names."""
    book = changed(book, "meetings", 1, focus="ITT and CPD")
    return changed(book, "priorities", 2, aliases="")


def without_figures(book: Book, *codes: str) -> Book:
    """Some priorities' indicators without a figure this year."""
    kpis = (replace(k, autumn=None) if k.priority in codes else k for k in book.kpis)
    return book.with_(kpis=tuple(kpis))


def without_autumn(book: Book, *at: int) -> Book:
    """Some indicators without their autumn figure."""
    kpis = (replace(k, autumn=None) if i in at else k for i, k in enumerate(book.kpis))
    return book.with_(kpis=tuple(kpis))


def one_lacks_summer(book: Book) -> Book:
    """July: every indicator has all its figures, but a yearly one has none."""
    kpis = (replace(k, spring=k.autumn, summer=k.autumn) for k in book.kpis)
    book = book.with_(kpis=tuple(kpis), today=date(2021, 7, 1))
    return changed(book, "kpis", 1, autumn=None, spring=None, summer=None)


def no_national_one(book: Book) -> Book:
    """The two national indicators of one priority are the alliance's own."""
    book = changed(book, "kpis", 0, source="Alliance")
    return changed(book, "kpis", 1, source="Alliance")


def loose(book: Book, many: int | None = None) -> Book:
    """Actions of no priority: all of them, or the first few and no others."""
    return book.with_(actions=tuple(replace(a, priority="") for a in book.actions[:many]))


def owned_by(book: Book, name: str, **seat: Any) -> Book:
    """An open action of a member whose seat is changed."""
    at = [m.name for m in book.members].index(name)
    return changed(changed(book, "actions", 0, owner=name), "members", at, **seat)


def two_could_take_over(book: Book) -> Book:
    """An open action of one who left; two more of the same organisation are in office."""
    book = changed(book, "actions", 0, owner="Rowan Pell")
    book = added(book, "members", 5, name="Ann Other")
    return added(book, "members", 5, name="Cat Other")


def moved_and_another_added(book: Book) -> Book:
    """The February meeting moved a week; one in June is in Meetings and in the Calendar."""
    june = date(2021, 6, 10)
    book = changed(book, "meetings", 1, date=date(2021, 2, 11))
    book = added(book, "meetings", 0, ref="PAG-2021-06", date=june)
    return added(book, "calendar", 3, date=june)


def put_off_by_weeks(book: Book) -> Book:
    """The February meeting is in March; of one in June only the Calendar knows yet."""
    book = changed(book, "meetings", 1, date=date(2021, 3, 11))
    return added(book, "calendar", 3, date=date(2021, 6, 10))


def one_more_in_march(book: Book) -> Book:
    """A meeting in March besides; of one in June only the Calendar knows yet."""
    book = added(book, "meetings", 1, ref="PAG-2021-03", date=date(2021, 3, 11))
    return added(book, "calendar", 3, date=date(2021, 6, 10))


def extraordinary(book: Book, **more: Any) -> Book:
    """The February meeting was called for one item, of which the Calendar knows nothing."""
    book = changed(book, "meetings", 1, kind="Extraordinary", focus="", note="The hub bid.", **more)
    item = replace(book.agenda[5], no="1", title="The bid to become a hub")
    return without(book.with_(agenda=(item,)), "calendar", 3)


def june(book: Book, **items: Any) -> Book:
    """An ordinary meeting in June, with the February agenda; item 3 is changed."""
    book = held(book)
    ref, day = "PAG-2021-06", date(2021, 6, 10)
    meeting = replace(book.meetings[1], ref=ref, date=day, status="Planned", papers_circulated=None)
    agenda = [
        replace(i, meeting=ref, title=i.title.replace("2021-22", "next year"), paper="")
        for i in book.agenda
    ]
    agenda[2] = replace(agenda[2], **items)
    return book.with_(
        meetings=(*book.meetings, meeting),
        agenda=(*book.agenda, *(replace(i, at=book.agenda[n].at) for n, i in enumerate(agenda))),
        today=date(2021, 5, 20),
    )


def on_the_agenda(book: Book, no: int, **values: Any) -> Book:
    """One item of the February agenda says something else."""
    return changed(book, "agenda", no - 1, **values)


def noted_late(book: Book, note: str) -> Book:
    """The papers for November went out six days before; the Note of the meeting says more."""
    return changed(book, "meetings", 0, papers_circulated=date(2020, 11, 6), note=note)


def minutes_noted(book: Book, note: str) -> Book:
    """The minutes of November went out a day late; the Note of the meeting says more."""
    return changed(book, "meetings", 0, minutes_circulated=date(2020, 11, 20), note=note)


def not_taken(book: Book, note: str = "Nobody from the office could be there.") -> Book:
    """Nobody took minutes in November."""
    empty = dict(minutes_status="Not taken", minutes_circulated=None)
    return changed(book, "meetings", 0, note=note, **empty)


def milestones(book: Book, autumn: float | None, spring: float | None, **more: Any) -> Book:
    """The first indicator, with a target of 15, has milestones."""
    return changed(book, "kpis", 0, by_autumn=autumn, by_spring=spring, target=15, **more)


def all_focusless(book: Book) -> Book:
    """Two boards to come without a focus."""
    return changed(changed(book, "calendar", 4, focus=""), "calendar", 5, focus="")


def many_gone(book: Book) -> Book:
    """Two open actions of one who left, one of them together with somebody in office."""
    book = changed(book, "actions", 0, owner="Rowan Pell")
    return changed(book, "actions", 2, owner="Owen Tansley and Rowan Pell")


def cancelled_and_moved(book: Book) -> Book:
    """The February meeting is cancelled; one a week later is in Meetings only."""
    book = changed(book, "meetings", 1, status="Cancelled")
    later = dict(ref="PAG-2021-02b", date=date(2021, 2, 11), status="Planned")
    return added(book, "meetings", 1, **later)


def agreed_by_email(book: Book, **values: Any) -> Book:
    """A decision between meetings."""
    return added(book, "decisions", 0, ref="D-2021-09", meeting="by e-mail", **values)
