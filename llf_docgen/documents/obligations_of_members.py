"""What the Terms ask of the members: partners represented, membership agreed, a Leader."""

from __future__ import annotations

from datetime import date

from llf_docgen.documents.obligation import (
    AT_RISK,
    KEPT,
    LEADER,
    MEMBERSHIP,
    NOT_KEPT,
    KeptLine,
    kept_line,
    with_note,
)
from llf_docgen.model.book import Book
from llf_docgen.model.confirmed import is_confirmed, last_confirmed
from llf_docgen.model.names import key
from llf_docgen.model.noted import apart, noted
from llf_docgen.model.records import Member, Organisation
from llf_docgen.model.states import Role
from llf_docgen.model.wording import listing, many, short_date


def partners(book: Book) -> KeptLine:
    """Whether each partner organisation is represented, on the day or the year's last."""
    day = _judged_on(book)
    found = book.partners(day)
    without = _too_few(book, found, day)
    asked = book.terms.representatives
    shows = f"{many(len(found), 'partner organisation')}, each with a member on the group"
    if without:
        shows = f"{'No representative' if asked == 1 else 'Too few representatives'} from "
        shows = with_note(shows + listing((o.name for o in without), "or"), _why(without))
    return kept_line(
        MEMBERSHIP,
        f"At least {many(asked, 'representative')} from each partner",
        shows if found else "No partner organisation is recorded",
        NOT_KEPT if without or not found else KEPT,
    )


def _judged_on(book: Book) -> date:
    return min(book.today, book.terms.year.last)


def _why(without: list[Organisation]) -> str:
    """Why partners send nobody, as their Notes say; of one among several by its name."""
    reasons = [(o.name, said) for o in without if (said := noted(o.note, "representative"))]
    if len(without) == 1:
        return "".join(said for _, said in reasons)
    return "; ".join(f"{name}: {said.rstrip('.')}" for name, said in reasons)


def _too_few(book: Book, found: list[Organisation], day: date) -> list[Organisation]:
    """The partners that have fewer representatives than the Terms ask for."""
    seats = [key(m.organisation) for m in book.in_office(day) if m.represents]
    return [
        o
        for o in found
        if sum(seats.count(name) for name in {key(o.name), key(o.short_name)})
        < book.terms.representatives
    ]


def membership_agreed(book: Book) -> KeptLine:
    """Where and when the year's membership was agreed."""
    where, agreed = book.terms.membership_agreed_at, book.terms.membership_agreed_on
    shows = "Where and when it was agreed is not recorded"
    if agreed and where:
        shows = f"Agreed at the {where} on {short_date(agreed)}"
    year = book.terms.year
    this_year = bool(where) and agreed is not None and year.settled_from <= agreed <= year.last
    over = book.today > year.last
    outcome = KEPT if this_year else NOT_KEPT if over else AT_RISK
    return kept_line(MEMBERSHIP, "Membership as agreed for the year", shows, outcome)


def leader(book: Book) -> KeptLine:
    """Who led the group in the year, one at a time, and when each was confirmed."""
    called, seats = book.terms.leader_is_called, _leaders(book)
    astray = _days_astray(book)
    if astray:
        shows, outcome = with_note(_astray(book, astray[-1]), _said(book, astray[-1])), NOT_KEPT
    elif not seats:
        shows, outcome = f"No {called} is in post", NOT_KEPT
    else:
        shows = "; ".join(_led(book, seat) for seat in seats)
        over = book.today > book.terms.year.last
        missing = NOT_KEPT if over else AT_RISK
        outcome = KEPT if is_confirmed(book, seats[-1]) else missing
    return kept_line(LEADER, f"A {called}, confirmed {_how_often(book)}", shows, outcome)


def _how_often(book: Book) -> str:
    months = book.terms.leader_confirmed_months
    years, rest = divmod(months, 12)
    if rest or not years:
        return f"every {many(months, 'month')}" if months != 1 else "every month"
    return "annually" if years == 1 else f"every {many(years, 'year')}"


def _leaders(book: Book) -> list[Member]:
    """The seats of those who led the group in the year until today, one after another."""
    first, day = book.terms.year.first, _judged_on(book)
    led = [
        m
        for m in book.members
        if m.role == Role.LEADER and (m.joined or day) <= day and (m.left or day) >= first
    ]
    return sorted(led, key=lambda m: m.joined or first)


def _days_astray(book: Book) -> list[date]:
    """The days of meetings, and today, on which not exactly one person led the group."""
    day = _judged_on(book)
    days = sorted({*(m.date for m in book.held if m.date in book.terms.year), day})
    return [d for d in days if len(book.leaders(d)) != 1]


def _astray(book: Book, day: date) -> str:
    called, names = book.terms.leader_is_called, [m.name for m in book.leaders(day)]
    if day == _judged_on(book):
        together = f"{listing(names)} are each recorded as {called}"
        return together if names else f"No {called} is in post"
    when = short_date(day)
    if names:
        return f"{listing(names)} were each recorded as {called} on {when}"
    return f"No {called} was in post on {when}"


def _said(book: Book, day: date) -> str:
    """What the Note of a meeting on a day says of its having had no one Leader."""
    notes = (noted(apart(m), "leader") for m in book.held if m.date == day)
    return next(filter(None, notes), "") if day != _judged_on(book) else ""


def _led(book: Book, seat: Member) -> str:
    """`Anna Brightwell to 31 December 2020, confirmed on 10 September 2020`."""
    year, told = book.terms.year, seat.name
    if seat.joined and seat.joined > year.first and len(_leaders(book)) > 1:
        told += f" from {short_date(seat.joined)}"
    if seat.left and seat.left <= _judged_on(book):
        told += f" to {short_date(seat.left)}"
    if seat.confirmed_on:
        return f"{told}, confirmed on {short_date(seat.confirmed_on)}"
    if last_confirmed(seat) == seat.joined and seat.joined:
        return told
    return f"{told}, with no confirmation recorded"
