"""What a document is: a template's name, and a pure function from the book to its drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import Enum
from typing import Any

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.figures import Picture
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.records import Meeting, Member
from llf_docgen.model.sent import Since
from llf_docgen.model.states import Role

STAMP = "NOT FOR CIRCULATION"  # on what is built in spite of errors


@dataclass(frozen=True)
class Revision:
    """An agenda that went out and is sent again: when, and what changed, in sentences."""

    on: date
    first: date
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """What is asked for: the book, the meeting, the term reported on, and whether as a draft.

    `for_meeting` is None where the year has none; only documents of the year are made then.
    `between` are the days that one document gathers, `minuted` is what stands in edited minutes,
    `revision` what changed in a document that went out and is made anew.
    """

    book: Book
    for_meeting: Meeting | None
    term: Span
    draft: bool = False
    logo: Picture | None = None
    between: tuple[date, date] | None = None
    minuted: Minuted | None = None
    revision: Revision | None = None

    @property
    def meeting(self) -> Meeting:
        """The meeting that a document is made for.

        Raises:
            LookupError: there is none.
        """
        if self.for_meeting is None:
            raise LookupError("no meeting was asked for")
        return self.for_meeting


@dataclass(frozen=True)
class Head:
    """The names that every template may use, as finished text."""

    alliance: str
    group: str
    short_group: str
    lead_school: str
    year: str
    secretariat: str
    contact: str
    accountable_to: str
    confidentiality: str
    status: str
    logo: Picture | str


@dataclass(frozen=True)
class Draft:
    """One file to make: its name without the ending, what fills its template, whose row it is.

    `since` says since when it is a record; None while it is living.
    """

    file_name: str
    context: Head
    of: str = ""
    since: Since | None = None

    @property
    def values(self) -> dict[str, object]:
        """The names that the template may use, with their values."""
        return {f.name: getattr(self.context, f.name) for f in fields(self.context)}


class Per(Enum):
    """What a document is made for: it stands in that one's folder."""

    MEETING = "meeting"
    YEAR = "year"


@dataclass(frozen=True)
class Command:
    """The command that makes a document, where one does.

    `short` stands in the list of commands and `help` under its own `--help`; left out, both say
    what the document is. `options` are those that it has beside the ones common to all documents;
    `only` chooses one where a document is made for each row: an option's name, what it takes and
    its help.
    """

    name: str
    short: str = ""
    help: str = ""
    options: tuple[str, ...] = ()
    only: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Document:
    """One document, all that the program knows of it: registered in `documents/__init__`.

    Args:
        name: its template's file name, without the ending.
        about: what it is, for the README.
        context: the names that its template may use.
        drafts: what is made; most make one draft, some one for each row.
        per: whether it is made for a meeting or for a year.
        in_pack: whether it belongs to the meeting pack.
        command: what makes it beside the pack; None where only the pack does, or where its
            command has options of its own and is written by hand.
        made_for: what the line `For` says of one made for a year; `{year}` and `{term}` are
            filled in. One for a meeting says which meeting.
        nothing: what is said where there is nothing to make: a sentence, or what gives it.
    """

    name: str
    about: str
    context: type[Head]
    drafts: Callable[[Request], Iterable[Draft]]
    per: Per = Per.MEETING
    in_pack: bool = False
    command: Command | None = None
    made_for: str = ""
    nothing: str | Callable[[Request], str] = ""

    def why_nothing(self, request: Request) -> str:
        """What is said where a request has nothing to make."""
        return self.nothing if isinstance(self.nothing, str) else self.nothing(request)

    @property
    def module(self) -> str:
        """What its module is called, and that of its template: `agenda`."""
        return self.context.__module__.rpartition(".")[2]


def single(
    file_name: Callable[[Request], str],
    context: Callable[[Request], Head],
    since: Callable[[Request], Since | None] = lambda request: None,
    wanted: Callable[[Request], bool] = lambda request: True,
) -> Callable[[Request], Iterable[Draft]]:
    """The drafts of a document that is one file; none where it is not wanted."""

    def drafts(request: Request) -> Iterable[Draft]:
        if wanted(request):
            yield Draft(file_name(request), context(request), since=since(request))

    return drafts


def head(request: Request, status: str = "") -> dict[str, Any]:
    """The fields of `Head`; what is built in spite of errors is stamped NOT FOR CIRCULATION."""
    book, terms = request.book, request.book.terms
    day = min(request.for_meeting.date, book.today) if request.for_meeting else book.today
    stamps = (status, STAMP if request.draft else "")
    staff = book.in_role(Role.SECRETARIAT, day)
    return {
        "alliance": terms.alliance,
        "group": terms.group,
        "short_group": terms.short_group,
        "lead_school": terms.lead_school,
        "year": terms.year_name,
        "secretariat": terms.secretariat,
        "contact": _contact(staff[0]) if staff else terms.secretariat,
        "accountable_to": terms.accountable_to,
        "confidentiality": terms.confidentiality,
        "status": ", ".join(filter(None, stamps)),
        "logo": request.logo or "",
    }


def head_of_year(request: Request) -> dict[str, Any]:
    """The fields of `Head` of a document for the year: as at today, whichever meeting is near."""
    return head(replace(request, for_meeting=None))


def _contact(member: Member) -> str:
    return ", ".join(filter(None, (member.name, member.email, member.telephone)))


def person(request: Request, name: str, day: date | None = None) -> str:
    """`First Last (Organisation)`, or the name alone where the organisation is not known.

    As at a day; unless said otherwise the meeting's.
    """
    book = request.book
    day = day or (request.for_meeting.date if request.for_meeting else book.today)
    seat = book.seat(name, day)
    organisation = book.organisation(seat.organisation) if seat else None
    return f"{name} ({organisation.name})" if organisation else name
