"""Secretariat: papers and minutes on time, confidentiality, and who can be reached."""

from __future__ import annotations

from datetime import timedelta

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import by_when
from llf_docgen.model.finding import Level
from llf_docgen.model.names import key
from llf_docgen.model.wording import count, long_date
from llf_docgen.rules.rule import Found, breach, warning

CLAUSE = "Secretariat"
SHORTEST_STATEMENT = 10  # characters


@breach("papers-on-time", CLAUSE)
def papers_on_time(book: Book) -> Found:
    """Papers were circulated the required number of days before the meeting."""
    for meeting in book.dated_meetings:
        last = book.terms.papers_by(meeting.date)
        sent = meeting.papers_circulated
        cell = meeting.at.cell("Papers circulated")
        asked = f"the Terms ask for {book.terms.papers_days} (by {long_date(last)})"
        if sent and last < sent <= meeting.date:
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


@warning("papers-due", CLAUSE)
def papers_due(book: Book) -> Found:
    """Papers of a meeting to come are still due."""
    for meeting in book.coming:
        last = book.terms.papers_by(meeting.date)
        if not meeting.papers_circulated and book.today <= last:
            yield (
                meeting.at.cell("Papers circulated"),
                f"Papers for the meeting on {long_date(meeting.date)} go out "
                f"{by_when(last, book.terms.closed, book.today)}.",
                _near(book, last - book.today),
            )


@breach("minutes-on-time", CLAUSE)
def minutes_on_time(book: Book) -> Found:
    """Minutes were circulated within the required number of days after the meeting."""
    for meeting in book.held:
        last = book.terms.minutes_by(meeting.date)
        sent = meeting.minutes_circulated
        cell = meeting.at.cell("Minutes circulated")
        asked = f"the Terms ask for {book.terms.minutes_days} (by {long_date(last)})"
        if sent and sent > last:
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


@warning("minutes-due", CLAUSE)
def minutes_due(book: Book) -> Found:
    """Minutes of a meeting held are still due."""
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


@breach("confidential-marked", CLAUSE)
def confidential_marked(book: Book) -> Found:
    """There is a confidentiality statement for the papers."""
    if len(book.terms.confidentiality) < SHORTEST_STATEMENT:
        yield (
            book.terms.at["confidentiality"],
            "The confidentiality statement is empty or too short; papers must be marked "
            "confidential. Fill it in, e.g. 'Confidential: for members of the group.'",
        )


@breach("secretariat-named", CLAUSE)
def secretariat_named(book: Book) -> Found:
    """Someone of the secretariat is in office."""
    if not any(m.role == "Secretariat" for m in book.in_office(book.today)):
        yield (
            book.heading("Members", "Role"),
            f"Members has no Secretariat in office; the Terms give the role to "
            f"{book.terms.secretariat} staff. Add your own name with that Role.",
        )


@breach("reachable", CLAUSE)
def reachable(book: Book) -> Found:
    """Every member in office has an e-mail address or a telephone number."""
    for member in book.in_office(book.today):
        said = {key(member.email), key(member.telephone)} - {"", "na", "none", "x", "tbc"}
        if not said:
            yield (
                member.at.cell("Email"),
                f"{member.name} can't be reached: no e-mail and no telephone. Fill in one.",
            )


@warning("papers-by-email", CLAUSE)
def papers_by_email(book: Book) -> Found:
    """Every member in office has an e-mail address, since papers go by e-mail."""
    for member in book.in_office(book.today):
        if not member.email and member.telephone:
            level = Level.INFO if member.role == "Observer" else Level.WARNING
            message = f"Papers go out by e-mail, and {member.name} has no address. Fill it in."
            yield member.at.cell("Email"), message, level


RULES = (
    papers_on_time,
    papers_due,
    minutes_on_time,
    minutes_due,
    confidential_marked,
    secretariat_named,
    reachable,
    papers_by_email,
)
