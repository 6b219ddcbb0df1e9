"""Secretariat: who does it, confidentiality, and who can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level, Problem
from llf_docgen.model.names import key
from llf_docgen.model.records import Member
from llf_docgen.model.states import Role
from llf_docgen.model.wording import listing
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, breach, info, warning
from llf_docgen.rules.unsaid import says_nothing

SHORTEST_STATEMENT = 10  # characters
VENUE_DAYS = 14


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
    """Somebody from the secretariat is in office.

    Right: Hazel Quillon has the Role Secretariat.

    Wrong: Nobody in office has the Role Secretariat.
    """
    if not book.in_role(Role.SECRETARIAT, book.today):
        yield (
            book.heading("Members", "Role"),
            f"Members has nobody in office as Secretariat; the Terms give the role to "
            f"{book.terms.secretariat} staff. Add the name of the person who does this.",
        )


@breach("reachable", clauses.BY_EMAIL)
def reachable(book: Book) -> Found:
    """Every member in office has an e-mail address or a telephone number.

    Right: An e-mail address, or a telephone number, or both.

    Wrong: Email and Telephone are empty.
    """
    silent = [m for m in book.in_office(book.today) if not _number(m) and says_nothing(m.email)]
    if silent:
        yield (
            silent[0].at.cell("Email"),
            "There is no e-mail address or telephone number for "
            f"{listing(_names(silent))}. Fill in one{_each(silent)}.",
        )


def _names(members: Sequence[Member]) -> list[str]:
    return list(dict.fromkeys(member.name for member in members))


def _each(members: Sequence[Member]) -> str:
    return " for each" if len(_names(members)) > 1 else ""


def _number(member: Member) -> bool:
    return not says_nothing(member.telephone)


@warning("papers-by-email", clauses.PAPERS)
def papers_by_email(book: Book) -> Found:
    """Every member in office has an e-mail address, since papers go by e-mail.

    Right: Every member has an e-mail address.

    Wrong: A member has a telephone number only.
    """
    lacking = [m for m in book.in_office(book.today) if says_nothing(m.email) and _number(m)]
    levels = {True: Level.INFO, False: Level.WARNING}
    for observes, members in grouped(lacking, lambda m: m.role == Role.OBSERVER).items():
        have = "have" if len(_names(members)) > 1 else "has"
        yield (
            members[0].at.cell("Email"),
            f"Papers go out by e-mail, and {listing(_names(members))} {have} no e-mail address. "
            f"Fill in one{_each(members)}.",
            levels[observes],
        )


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
                f"{message.ref} went by {_plainly(message.channel)}; the Terms say e-mail or "
                "telephone. "
                "Send it by e-mail as well.",
            )


def _plainly(channel: str) -> str:
    """`letter` for `A letter`; what is written in capitals stays so."""
    words = re.sub(r"^(?:an?|the)\s+", "", channel, flags=re.IGNORECASE)
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


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
                f"The meeting on {named_day(book, meeting)} has no venue. Fill one in, or "
                "'Online'.",
            )


RULES = (
    papers_by_email,
    confidential_marked,
    secretariat_named,
    reachable,
    communication_channel,
    venue_known,
)
