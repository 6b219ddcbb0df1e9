"""The extract: one agenda item's minute, for somebody outside the group.

Only that item leaves the group; the rest of the minutes stays confidential. It asserts only what
is recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from llf_docgen.documents import meeting_facts
from llf_docgen.documents.attendance import quorum_sentence
from llf_docgen.documents.document import Document, Draft, Request, head
from llf_docgen.documents.earlier_meetings import approval
from llf_docgen.documents.minuted_actions import actions_under
from llf_docgen.documents.minutes import decisions
from llf_docgen.model.book import Book
from llf_docgen.model.minuted import Minuted
from llf_docgen.model.names import number_key
from llf_docgen.model.recommendations import (
    confirmed_by,
    recommendations_of,
    taken_how,
    without_quorum,
)
from llf_docgen.model.records import Meeting
from llf_docgen.model.wording import long_date

# Where the correction of an item begins: `item 6: ...`, `Items 6 and 7: ...`.
_ITEM = re.compile(
    r"items?\s+(\w+(?:\.\w+)*(?:\s*(?:,|\band\b)\s*\d\w*(?:\.\w+)*)*)", re.IGNORECASE
)
# What stands in quotation marks: the words that are corrected, whatever they name themselves.
_QUOTED = re.compile(
    r"""(?<!\w)'[^']*'(?!\w)|(?<!\w)"[^"]*"(?!\w)|(?<!\w)\u2018[^\u2019]*\u2019(?!\w)"""
    r"""|\u201c[^\u201d]*\u201d"""
)
# What may be the beginning of something else, another item's: a colon, a mark, a Roman number.
_ANOTHER = re.compile(
    r"[:\n\r\v\f\x85\u2028\u2029#\u2022\u00b7]|\bitems?\b|\bno\.?\s*\d|\b(?:agenda|minutes?)\b"
    r"|;\s*\w|[.?!]\s+\w|\b(?-i:[IVX]{2,}|[VX])\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,])((\d{1,3})[a-z]?)(?!\w)")
_BEGINS = re.compile(r"(?:^|[;\r\n]+|(?<=[.,])\s|\band\b)\s*(?=items?\s+\w)", re.IGNORECASE)
_UNSURE = "The words below may have been changed since."
IN_THE_MINUTES = "corrections that stand in the minutes"


@dataclass(frozen=True)
class Extract(meeting_facts.MeetingHead):
    """The names that the extract's template may use."""

    no: str
    title: str
    purpose: str
    quorum_sentence: str
    discussion: tuple[str, ...]
    decisions: tuple[str, ...]
    recommends: bool
    confirmed: tuple[str, ...]
    agreed: tuple[str, ...]
    actions: tuple[meeting_facts.ActionLine, ...]
    no_action: bool
    approved: bool
    certified: bool
    approval: str


def drafts(request: Request) -> Iterator[Draft]:
    """One extract for each item of a meeting held; a command makes the one asked for."""
    if _is_minuted(request):
        for item in meeting_facts.items(request):
            yield Draft(f"Extract item {item.no}", _context(request, item), item.no)


def _is_minuted(request: Request) -> bool:
    return meeting_facts.minutes_taken(request) and request.meeting.is_held(request.book.today)


def _context(request: Request, item: meeting_facts.Item) -> Extract:
    typed = request.minuted or Minuted()
    approved = approval(request)
    status = "" if approved else "DRAFT"
    recorded = _actions(request, item.no)
    return Extract(
        **(head(request, status) | _contact_of_today(request)),
        **meeting_facts.facts(request),
        no=item.no,
        title=item.title,
        purpose=item.purpose,
        quorum_sentence=quorum_sentence(request),
        discussion=typed.discussion,
        decisions=typed.decisions or decisions(request, item.no),
        recommends=without_quorum(request.book, request.meeting, item.no),
        confirmed=tuple(_confirmed(request.book, request.meeting, item.no)),
        agreed=typed.actions,
        # The words of the minutes say who agreed to what; later it may be another's.
        actions=() if typed.actions else recorded,
        no_action=bool(approved) and not typed.actions and not recorded and _is_known(request),
        approved=bool(approved),
        certified=bool(approved) and request.minuted is not None and not typed.doubt,
        approval=_approval(request, item.no, typed),
    )


def _confirmed(book: Book, meeting: Meeting, no: str) -> Iterator[str]:
    """A sentence for each recommendation under an item that was confirmed since: when and how."""
    for made in recommendations_of(book, meeting):
        found = confirmed_by(book, made) if number_key(made.agenda_no) == number_key(no) else None
        if found:
            by, _ = found
            how = taken_how(book, by)
            called = f" ({by.ref})" if by.ref else ""
            yield f"Recommendation {made.ref} was later confirmed {how}{called}."


def _approval(request: Request, no: str, typed: Minuted) -> str:
    """Whether and how the minutes were approved, and whether these are certainly their words."""
    approved = _approved(request, no)
    if not approved:
        return "Draft: these minutes have not yet been approved."
    return f"{approved} {_UNSURE}" if typed.doubt else approved


def _approved(request: Request, no: str) -> str:
    """How the minutes were approved; corrections of other items do not leave the group.

    Of what may be on this item and on others too, it is only said that there is something.
    """
    meeting, own, others = request.meeting, [], False
    items = {number_key(item.no): item.title for item in meeting_facts.items(request)}
    for part in filter(None, (p.strip(" ;,.\r\n") for p in _BEGINS.split(meeting.corrected))):
        named = _items_of(part, items)
        if named == {number_key(no)}:
            own.append(part)
        else:
            others |= not named or number_key(no) in named
    said = "; ".join((*own, *([IN_THE_MINUTES] if others else [])))
    return approval(replace(request, for_meeting=replace(meeting, corrections=said)))


def _items_of(correction: str, items: Mapping[str, str]) -> set[str]:
    """The numbers of the items that a correction is of; none where that is not quite certain.

    It begins with them and a colon (`item 6: ...`), and names nothing more of the kind: no number,
    title or initials of another of the meeting's items.
    """
    found = _ITEM.match(correction)
    if found is None:
        return set()
    said, colon, rest = correction[found.end() :].partition(":")
    rest = _QUOTED.sub("''", rest)
    if said.strip() or not colon or _ANOTHER.search(rest):
        return set()
    named = set(map(number_key, re.split(r",|\band\b", found[1])))
    others = {no: title for no, title in items.items() if no not in named}
    if any(number_key(no) in others for both in _NUMBER.findall(rest) for no in both):
        return set()
    words = f" {_words(rest)} "
    if any(f" {_words(said)} " in words for title in others.values() for said in _names(title)):
        return set()
    return named


def _names(title: str) -> Iterator[str]:
    """What an item may be called: its title, two names in it, or their initials."""
    yield title
    words = re.findall(r"\w+", title)
    names = [word for word in words if word[0].isupper()]
    if len(names) > 1:
        yield "".join(name[0] for name in names)
    yield from (f"{a} {b}" for a, b in pairwise(words) if a[0].isupper() and b[0].isupper())


def _words(text: str) -> str:
    """Words without capitals and punctuation, each behind one space."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _contact_of_today(request: Request) -> dict[str, str]:
    return {"contact": head(replace(request, for_meeting=None))["contact"]}


def _actions(request: Request, no: str) -> tuple[meeting_facts.ActionLine, ...]:
    """The actions that are recorded for an item, as its minutes have them.

    Of one without a number it is not known which item raised it; none is guessed, for an action
    of another item must not leave the group.
    """
    return tuple(meeting_facts.line(request.book, a) for a in actions_under(request, no))


def left_out(request: Request, shown: Extract) -> list[str]:
    """The actions of the meeting that an extract may lack: nothing says which item raised them."""
    if shown.agreed:
        return []
    here = request.book.actions_raised_at(request.meeting)
    return [action.ref or action.text for action in here if not action.agenda_no]


def words_of(shown: Extract) -> tuple[str, ...]:
    """What an extract says in its own words."""
    said = (*shown.discussion, *shown.decisions, *shown.agreed)
    return (*said, *(action.text for action in shown.actions))


def _is_known(request: Request) -> bool:
    """Whether each action of the meeting says which item raised it."""
    here = request.book.actions_raised_at(request.meeting)
    return bool(here) and all(action.agenda_no for action in here)


def _nothing(request: Request) -> str:
    meeting = request.meeting
    which = f"{meeting.ref} on {long_date(meeting.date)}".strip()
    other = "For another meeting name it with --meeting."
    if meeting.cancelled:
        return f"The meeting {which} was cancelled, so there is nothing to extract. {other}"
    if not meeting_facts.minutes_taken(request):
        return f"No minutes were taken of the meeting {which}, so none can be extracted. {other}"
    if not meeting.is_held(request.book.today):
        return f"The meeting {which} has not been held yet. {other}"
    return f"The meeting {which} has no agenda item to extract. Add it to Agenda. {other}"


DOCUMENT = Document(
    "Extract",
    "one agenda item's minute with its decision and actions, for somebody outside",
    Extract,
    drafts,
    nothing=_nothing,
)
