"""Secretariat: papers and minutes on time, confidentiality, and who can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import by_when
from llf_docgen.model.finding import Level, Problem
from llf_docgen.model.names import key
from llf_docgen.model.records import Member
from llf_docgen.model.states import Role
from llf_docgen.model.wording import count, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning
from llf_docgen.rules.unsaid import says_nothing

SHORTEST_STATEMENT = 10  # characters
VENUE_DAYS = 14


@breach("papers-on-time", clauses.PAPERS)
def papers_on_time(book: Book) -> Found:
    """Papers were circulated the required number of days before the meeting.

    Right: Sent on 28 January 2021 for 4 February 2021.

    Wrong: Sent on 1 February 2021 for 4 February 2021.
    """
    for meeting in book.dated_meetings:
        last = book.terms.papers_by(meeting.date)
        sent = meeting.papers_circulated
        cell = meeting.at.cell("Papers circulated")
        asked = f"the Terms ask for {book.terms.papers_days} (by {long_date(last)})"
        if sent and last < sent <= min(meeting.date, book.today):
            before = (meeting.date - sent).days
            yield (
                cell,
                f"Papers for the meeting on {long_date(meeting.date)} went out on "
                f"{long_date(sent)}, {count(before, 'day')} before; {asked}. "
                "Record it in the minutes.",
            )
        elif not sent and book.today > last:
            yield (
                cell,
                f"Papers for the meeting on {long_date(meeting.date)} were due by "
                f"{long_date(last)} and no date is recorded. Fill in the day they went out, or "
                "send them now and record in the minutes that they were late.",
            )


@warning("papers-due", clauses.PAPERS)
def papers_due(book: Book) -> Found:
    """Papers of a meeting to come are still due.

    Right: Papers circulated is filled in.

    Wrong: The meeting is in 17 days and no papers have gone out.
    """
    for meeting in book.coming:
        last = book.terms.papers_by(meeting.date)
        if not meeting.papers_circulated and book.today <= last:
            yield (
                meeting.at.cell("Papers circulated"),
                f"Papers for the meeting on {long_date(meeting.date)} go out "
                f"{by_when(last, book.terms.closed, book.today)}.",
                _near(book, last - book.today),
            )


@breach("minutes-on-time", clauses.MINUTES_SENT)
def minutes_on_time(book: Book) -> Found:
    """Minutes were circulated within the required number of days after the meeting.

    Right: Circulated on 11 February 2021 for 4 February 2021.

    Wrong: Circulated on 16 February 2021 for 4 February 2021.
    """
    for meeting in book.held:
        last = book.terms.minutes_by(meeting.date)
        sent = meeting.minutes_circulated
        cell = meeting.at.cell("Minutes circulated")
        asked = f"the Terms ask for {book.terms.minutes_days} (by {long_date(last)})"
        if sent and last < sent <= book.today:
            yield (
                cell,
                f"Minutes of the meeting on {long_date(meeting.date)} were circulated on "
                f"{long_date(sent)}, {count((sent - meeting.date).days, 'day')} after; {asked}. "
                "Note the delay when they are approved.",
            )
        elif not sent and book.today > last:
            yield (
                cell,
                f"Minutes of the meeting on {long_date(meeting.date)} were due by "
                f"{long_date(last)} and no date is recorded. Circulate them, or fill in the day.",
            )


@warning("minutes-due", clauses.MINUTES_SENT)
def minutes_due(book: Book) -> Found:
    """Minutes of a meeting held are still due.

    Right: Minutes circulated is filled in.

    Wrong: The meeting was yesterday and no minutes have gone out.
    """
    for meeting in book.held:
        last = book.terms.minutes_by(meeting.date)
        if not meeting.minutes_circulated and book.today <= last:
            yield (
                meeting.at.cell("Minutes circulated"),
                f"Minutes of the meeting on {long_date(meeting.date)} are due "
                f"{by_when(last, book.terms.closed, book.today)}.",
            )


def _near(book: Book, ahead: timedelta) -> Level:
    return Level.WARNING if ahead.days <= book.terms.say_deadlines else Level.INFO


@breach("confidential-marked", clauses.PAPERS)
def confidential_marked(book: Book) -> Found:
    """There is a confidentiality statement, and every template of a confidential paper shows it.

    Right: Confidential: for members of the Planning Action Group.

    Wrong: The setting is empty, or a template does not show it.
    """
    if len(book.terms.confidentiality) < SHORTEST_STATEMENT:
        yield (
            book.terms.at["confidentiality"],
            "The confidentiality statement is empty or too short; papers must be marked "
            "confidential. Fill it in, e.g. 'Confidential: for members of the group.'",
        )


def unmarked(book: Book, templates: Iterable[str]) -> Iterator[Problem]:
    """What confidential-marked says of templates that do not show the statement."""
    for name in templates:
        yield Problem(
            confidential_marked.id,
            book.terms.at["confidentiality"],
            f"The template {name}.docx does not show the confidentiality statement. Open it in "
            "Word and write {{ confidentiality }} in its footer.",
        )


@breach("secretariat-named", clauses.OFFICE)
def secretariat_named(book: Book) -> Found:
    """Someone of the secretariat is in office.

    Right: Hazel Quillon has the Role Secretariat.

    Wrong: Nobody in office has the Role Secretariat.
    """
    if not book.in_role(Role.SECRETARIAT, book.today):
        yield (
            book.heading("Members", "Role"),
            f"Members has no Secretariat in office; the Terms give the role to "
            f"{book.terms.secretariat} staff. Add your own name with that Role.",
        )


@breach("reachable", clauses.BY_EMAIL)
def reachable(book: Book) -> Found:
    """Every member in office has an e-mail address or a telephone number.

    Right: An e-mail address, or a telephone number, or both.

    Wrong: Email and Telephone are empty.
    """
    for member in book.in_office(book.today):
        if not _number(member) and says_nothing(member.email):
            yield (
                member.at.cell("Email"),
                f"{member.name} can't be reached: no e-mail and no telephone. Fill in one.",
            )


def _number(member: Member) -> bool:
    return not says_nothing(member.telephone)


@warning("papers-by-email", clauses.PAPERS)
def papers_by_email(book: Book) -> Found:
    """Every member in office has an e-mail address, since papers go by e-mail.

    Right: Every member has an e-mail address.

    Wrong: A member has a telephone number only.
    """
    for member in book.in_office(book.today):
        if says_nothing(member.email) and _number(member):
            level = Level.INFO if member.role == Role.OBSERVER else Level.WARNING
            message = f"Papers go out by e-mail, and {member.name} has no address. Fill it in."
            yield member.at.cell("Email"), message, level


@warning("paper-late", clauses.PAPERS)
def paper_late(book: Book) -> Found:
    """No single paper went out after the last day.

    Right: Paper D went out with the others.

    Wrong: Paper D went out two days before the meeting, or is to be tabled.
    """
    for meeting in book.dated_meetings:
        last = book.terms.papers_by(meeting.date)
        for item in book.agenda_of(meeting):
            if item.paper_sent and last < item.paper_sent != meeting.papers_circulated:
                yield (
                    item.at.cell("Paper sent"),
                    f"The paper for item {item.no} went out on {long_date(item.paper_sent)}, after "
                    f"{long_date(last)}. Late papers are taken only if the "
                    f"{book.terms.leader_is_called} agrees; note it in the minutes.",
                )
            elif _TABLED.search(item.paper):
                yield (
                    item.at.cell("Paper"),
                    f"The paper for item {item.no} is not sent ('{item.paper}'). Send it by "
                    f"{long_date(last)}, or take the item at another meeting.",
                )


_TABLED = re.compile(r"\b(to be tabled|tabled|to follow)\b", re.IGNORECASE)


@info("communication-channel", clauses.BY_EMAIL)
def communication_channel(book: Book) -> Found:
    """Messages went by e-mail or telephone.

    Right: E-mail

    Wrong: Post
    """
    for message in book.communications:
        channel = key(message.channel)
        if channel and not channel.startswith(("email", "mail", "tele", "phone", "call")):
            yield (
                message.at.cell("Channel"),
                f"{message.ref} went by {message.channel}; the Terms say e-mail or telephone. "
                "Send it by e-mail as well.",
            )


@warning("venue-known", clauses.VENUE)
def venue_known(book: Book) -> Found:
    """A meeting within 14 days has its place.

    Right: Online (video call)

    Wrong: TBC, nine days before the meeting.
    """
    for meeting in book.coming:
        days = (meeting.date - book.today).days
        if says_nothing(meeting.venue) and days <= VENUE_DAYS:
            yield (
                meeting.at.cell("Venue"),
                f"Where is the meeting on {long_date(meeting.date)}? Fill in a place, or Online.",
            )


RULES = (
    papers_on_time,
    papers_due,
    paper_late,
    papers_by_email,
    minutes_on_time,
    minutes_due,
    confidential_marked,
    secretariat_named,
    reachable,
    communication_channel,
    venue_known,
)
