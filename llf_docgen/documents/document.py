"""What a document is: a template's name, and a pure function from the book to its context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from llf_docgen.model.book import Book
from llf_docgen.model.dates import Span
from llf_docgen.model.records import Meeting, Member


@dataclass(frozen=True)
class Request:
    """What is asked for: the book, the meeting, the term reported on, and whether as a draft."""

    book: Book
    meeting: Meeting
    term: Span
    draft: bool = False


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


@dataclass(frozen=True)
class Document:
    """One document: `name` is its template's file and its own, without the ending."""

    name: str
    about: str
    context: type[Head]
    build: Callable[[Request], Head]
    file_name: Callable[[Request], str]

    def values(self, request: Request) -> dict[str, object]:
        """The names that the template may use, with their values."""
        return values(self.build(request))


def values(context: object) -> dict[str, object]:
    """A context as the mapping that a template is filled from."""
    return {f.name: getattr(context, f.name) for f in fields(context)}  # type: ignore[arg-type]


def head(request: Request, status: str = "") -> dict[str, str]:
    """The fields of `Head`; a draft build stamps DRAFT on whatever it makes."""
    book, terms = request.book, request.book.terms
    day = request.meeting.date
    staff = [m for m in book.in_office(day) if m.role == "Secretariat"]
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
        "status": "DRAFT" if request.draft else status,
    }


def _contact(member: Member) -> str:
    return ", ".join(filter(None, (member.name, member.email, member.telephone)))


def person(book: Book, name: str, request: Request) -> str:
    """`First Last (Organisation)`, or the name alone where the organisation is not known."""
    seat = book.seat(name, request.meeting.date)
    organisation = book.organisation(seat.organisation) if seat else None
    return f"{name} ({organisation.name})" if organisation else name
