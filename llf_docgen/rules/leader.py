"""Role & Responsibilities of the Action Group Leader: who leads the group and its meetings."""

from __future__ import annotations

from datetime import date

from llf_docgen.model.book import Book
from llf_docgen.model.names import key
from llf_docgen.model.states import Role
from llf_docgen.model.wording import count, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, warning


@breach("leader-named", clauses.CONFIRMED)
def leader_named(book: Book) -> Found:
    """Exactly one Leader is in office today and at every meeting.

    Right: Priya Marlowe is the one Leader in office.

    Wrong: Two people in office have the Role Leader.
    """
    told: set[tuple[str, ...]] = set()
    for day in (book.today, *(m.date for m in book.dated_meetings)):
        leaders = book.in_role(Role.LEADER, day)
        names = tuple(m.name for m in leaders)
        called = book.terms.leader_is_called
        handing_over = any(m.left == day for m in leaders) and len(leaders) == 2
        if len(leaders) == 1 or handing_over or names in told:
            continue
        told.add(names)
        if not leaders:
            cell = book.heading("Members", "Role")
            yield (
                cell,
                f"Nobody in Members is {called} on {long_date(day)}. Set one Role to Leader.",
            )
        else:
            yield (
                leaders[-1].at.cell("Role"),
                f"{listing(names)} are {called} on {long_date(day)}. Fill in Left for the one "
                "who no longer is, or change a Role.",
            )


@warning("leader-confirmed", clauses.CONFIRMED)
def leader_confirmed(book: Book) -> Found:
    """The Leader was confirmed within the last year.

    Right: Confirmed on 10 September 2020, judged on 18 January 2021.

    Wrong: Confirmed on 12 September 2019, judged on 18 January 2021.
    """
    months = book.terms.leader_confirmed_months
    for leader in book.in_role(Role.LEADER, book.today):
        last = max(filter(None, (leader.confirmed_on, leader.joined)), default=None)
        cell = leader.at.cell("Confirmed on")
        if last is None:
            yield cell, f"When was {leader.name} confirmed as {book.terms.leader_is_called}?"
        elif _months_later(last, months) < book.today:
            yield (
                cell,
                f"{leader.name} was last confirmed as {book.terms.leader_is_called} on "
                f"{long_date(last)}, more than {count(months, 'month')} ago. "
                "Put it on the next agenda.",
            )


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@warning("meeting-chaired", clauses.ON_TIME)
def meeting_chaired(book: Book) -> Found:
    """Each meeting names who chairs it.

    Right: Chair is Priya Marlowe.

    Wrong: Chair is empty.
    """
    for meeting in book.dated_meetings:
        if not meeting.chair:
            yield (
                meeting.at.cell("Chair"),
                f"The meeting on {long_date(meeting.date)} names no chair. "
                f"Usually it is the {book.terms.leader_is_called}.",
            )


@warning("chair-present", clauses.ON_TIME)
def chair_present(book: Book) -> Found:
    """Who is named as the chair of a meeting held was there.

    Right: Chair is Priya Marlowe, who is Present.

    Wrong: Chair is Priya Marlowe, who sent apologies.
    """
    for meeting in book.held:
        came = {key(a.name) for a in book.present_at(meeting)}
        if meeting.chair and came and key(meeting.chair) not in came:
            yield (
                meeting.at.cell("Chair"),
                f"{meeting.chair} is named as the chair on {long_date(meeting.date)} and is not "
                "recorded as present. Say who of the members took the chair.",
            )


RULES = (leader_named, leader_confirmed, meeting_chaired, chair_present)
