"""The briefing: what the group tells its stakeholders of an issue, a concern, a recommendation.

Deliverables of the Terms: "Communications to stakeholders on key issues, concerns and
recommendations". A briefing leaves the group, so it is no confidential paper.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from llf_docgen.documents.document import Document, Draft, Head, Per, Request, head_of_year
from llf_docgen.model.dates import Span
from llf_docgen.model.records import Communication
from llf_docgen.model.sent import briefing_since
from llf_docgen.model.wording import long_date, sentence, short_date

LONGEST_NAME = 60  # letters of a subject in a file name


@dataclass(frozen=True)
class BriefingMessage:
    """One message as the briefing shows it; `paragraphs` are its text."""

    ref: str
    kind: str
    audience: str
    subject: str
    date: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Briefing(Head):
    """The names that the briefing's template may use; `gathers` where it holds several messages."""

    title: str
    audience: str
    date: str
    gathers: bool
    summary: str
    messages: tuple[BriefingMessage, ...]


def drafts(request: Request) -> Iterator[Draft]:
    """One briefing for each message; one for all of them where days are given to gather."""
    told = sorted(request.book.communications, key=lambda c: (c.sent_on or c.date, c.ref))
    if request.between is None:
        yield from (_single(request, message) for message in told)
        return
    between = Span("", *request.between)
    inside = [message for message in told if (message.sent_on or message.date) in between]
    if inside:
        name = f"Briefing {between.first} to {between.last}"
        yield Draft(name, _gathered(request, inside, between))


def _single(request: Request, message: Communication) -> Draft:
    subject = textwrap.shorten(message.subject, LONGEST_NAME, placeholder="")
    context = Briefing(
        **head_of_year(request),
        title=message.subject,
        audience=message.audience,
        date=long_date(_day(request, message)),
        gathers=False,
        summary="",
        messages=(_message(request, message),),
    )
    name = f"Briefing {message.ref} {subject}"
    return Draft(name, context, message.ref, briefing_since(message))


def _day(request: Request, message: Communication) -> date:
    """The day it was sent; before that the day it would be, were it sent as it is made."""
    return message.sent_on or max(message.date, request.book.today)


def _gathered(request: Request, messages: list[Communication], between: Span) -> Briefing:
    audiences = dict.fromkeys(message.audience for message in messages)
    told = "What the group has told its stakeholders"
    if not all(message.sent_on for message in messages):
        told = "The group's messages to its stakeholders"
    return Briefing(
        **head_of_year(request),
        title="Issues, concerns and recommendations",
        audience="; ".join(audiences),
        date=long_date(request.book.today),
        gathers=True,
        summary=f"{told} from {short_date(between.first)} to {short_date(between.last)}.",
        messages=tuple(_message(request, message) for message in messages),
    )


def _message(request: Request, message: Communication) -> BriefingMessage:
    lines = (line.strip() for line in message.message.splitlines())
    return BriefingMessage(
        ref=message.ref,
        kind=message.kind,
        audience=message.audience,
        subject=message.subject,
        date=short_date(_day(request, message)),
        paragraphs=tuple(sentence(line) for line in lines if line),
    )


DOCUMENT = Document(
    "Briefing",
    "to stakeholders: an issue, a concern, a recommendation",
    Briefing,
    drafts,
    per=Per.YEAR,
    made_for="Messages to stakeholders in {year}.",
    nothing="There is no message to brief on: the sheet Communications has none, or none in those "
    "days.",
)
