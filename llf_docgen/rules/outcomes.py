"""Meeting Focus and Outcomes: what the year's meetings cover, decide and agree."""

from __future__ import annotations

import re
from collections.abc import Iterable

from llf_docgen.model.approval import approving, is_approved
from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.names import key
from llf_docgen.model.quorum import lacked_quorum
from llf_docgen.model.recommendations import without_quorum
from llf_docgen.model.records import AgendaItem, Meeting, Priority
from llf_docgen.model.states import MinutesStatus, Purpose
from llf_docgen.model.wording import listing
from llf_docgen.rules import clauses
from llf_docgen.rules.in_year import next_agenda
from llf_docgen.rules.rule import Found, warning


@warning("focus-covers-priorities", clauses.SCHEDULED)
def focus_covers_priorities(book: Book) -> Found:
    """The year's meetings together name each priority in their Focus, by any of its names.

    Right: Initial Teacher Training, CPLD, School-to-School Support.

    Wrong: No meeting's focus names Professional Support.
    """
    meetings = _ordinary(m for m in book.dated_meetings if m.date in book.terms.year)
    foci = [key(meeting.focus) for meeting in meetings]
    if not meetings or _all_name_them_together(foci, _together(book)):
        return
    lacking = [p for p in book.listed_priorities if not _is_in(" ".join(foci), p)]
    if lacking:
        it = "it" if len(lacking) == 1 else "them"
        yield (
            meetings[-1].at.cell("Focus"),
            f"No meeting's focus names {listing(map(_with_aliases, lacking), 'or')}. "
            f"Add {it} to a 'Focus'.",
        )


def _is_in(focus: str, priority: Priority) -> bool:
    return any(key(name) in focus for name in _names(priority))


def _with_aliases(priority: Priority) -> str:
    others = _names(priority)[2:]
    return f"{priority.name} (also: {listing(others, 'or')})" if others else priority.name


def _together(book: Book) -> set[str]:
    """What the group calls all priorities together: in brackets behind its name in the cycle."""
    group = key(book.terms.short_group)
    bodies = [line.body for line in book.cycle if group in key(line.body)]
    bracketed = (body.partition("(")[2].partition(")")[0] for body in bodies)
    return {"priorities", *filter(None, map(key, bracketed))}


def _all_name_them_together(foci: list[str], together: set[str]) -> bool:
    """Whether every focus that there is says `Big 3`, or whatever all of them are called."""
    told = [focus for focus in foci if focus]
    return bool(told) and all(any(word in focus for word in together) for focus in told)


def _names(priority: Priority) -> list[str]:
    aliases = [name.strip() for name in priority.aliases.split(";") if name.strip()]
    return [priority.name, priority.code, *aliases]


@warning("decision-recorded", clauses.ON_TIME)
def decision_recorded(book: Book) -> Found:
    """Each item for decision at a meeting held has a decision, or says that it was deferred.

    On the minutes of earlier meetings nothing is asked where the meeting could decide nothing: it
    had no quorum, or they were all approved. Of a meeting without a quorum, which could decide
    nothing, it is asked that the item waits for another.

    Right: Item 6 was for Decision and Decisions has a row with Agenda no 6.

    Wrong: Item 6 was for Decision and Decisions has none.
    """
    for meeting in _minuted(book.held):
        taken = {key(d.agenda_no) for d in book.decisions_of(meeting)}
        open_ = [
            item
            for item in book.agenda_of(meeting)
            if _asks(item)
            and key(item.no) not in taken
            and not _on_settled_minutes(book, meeting, item)
        ]
        if open_:
            yield open_[0].at.cell("Item"), _undecided(book, meeting, open_)


def _undecided(book: Book, meeting: Meeting, open_: list[AgendaItem]) -> str:
    was, it = ("was", "it") if len(open_) == 1 else ("were", "them")
    told = f"{_items(open_)} of {meeting.ref} {was} for decision and "
    if lacked_quorum(book, meeting):
        return (
            f"{told}the meeting was not quorate, so nothing could be decided. Put {it} on "
            f"{next_agenda(book)}, and write 'Deferred' in 'Notes'."
        )
    return (
        f"{told}no decision is recorded. Enter {it} in Decisions, or write 'Deferred' in 'Notes'."
    )


def _items(items: list[AgendaItem]) -> str:
    """`Item 6`, `Items 6 and 7`."""
    return f"{'Item' if len(items) == 1 else 'Items'} {listing(i.no for i in items)}"


def _asks(item: AgendaItem) -> bool:
    deferred = "defer" in f"{item.notes} {item.title}".casefold()
    return item.purpose == Purpose.DECISION and not deferred


def _on_settled_minutes(book: Book, meeting: Meeting, item: AgendaItem) -> bool:
    """Whether an item is on minutes of which no decision could rightly be entered any more.

    Some were approved at this meeting; or none could be, for want of a quorum; or none is left to
    be approved, because all were some other way.
    """
    if "minutes" not in f"{item.title} {item.paper}".casefold():
        return False
    if without_quorum(book, meeting, item.no):
        return True
    earlier = [m for m in (*book.earlier, *book.before(meeting)) if not m.cancelled]
    here = any(approving(book, m) is meeting for m in book.meetings)
    return here or (bool(earlier) and all(_is_settled(book, m) for m in earlier))


def _is_settled(book: Book, meeting: Meeting) -> bool:
    return meeting.minutes_status == MinutesStatus.NOT_TAKEN or is_approved(book, meeting)


def _minuted(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Those whose minutes are begun: what they decided can be known."""
    unknown = (MinutesStatus.NOT_STARTED, MinutesStatus.NOT_TAKEN)
    return [meeting for meeting in meetings if meeting.minutes_status not in unknown]


def _ordinary(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Those not called for business of their own, which owe nothing of this."""
    return [meeting for meeting in meetings if not meeting.extraordinary]


@warning("outcomes-met", clauses.OUTCOMES)
def outcomes_met(book: Book) -> Found:
    """The spring meeting's decisions and actions cover each priority and each outcome aspect.

    Right: Decisions or actions on ITT, PL and PS; on personnel, needs, events and actions.

    Wrong: Nothing recorded for the spring meeting mentions events.
    """
    spring = [m for m in book.held if m.date in book.terms.year.terms[1]]
    meetings = _minuted(_ordinary(spring))
    lacking = [*_priorities_left_out(book, meetings), *_aspects_left_out(book, meetings)]
    if meetings and lacking:
        days = listing(named_day(book, m) for m in meetings)
        what = "the meeting" if len(meetings) == 1 else "the meetings"
        is_one = len(lacking) == 1 and not lacking[0].endswith("s")
        was, it = ("was", "it") if is_one else ("were", "them")
        yield (
            meetings[-1].at.cell("Meeting"),
            f"Nothing recorded for {what} on {days} mentions {listing(lacking, 'or')}, which {was} "
            f"to be agreed there. Add {it} to Decisions or Actions, or say in the minutes why not.",
        )


def _priorities_left_out(book: Book, meetings: list[Meeting]) -> list[str]:
    recorded = [d.priority for m in meetings for d in book.decisions_of(m)]
    recorded += [a.priority for m in meetings for a in book.actions_raised_at(m)]
    return [p.name for p in book.listed_priorities if not any(map(p.is_named, recorded))]


def _aspects_left_out(book: Book, meetings: list[Meeting]) -> list[str]:
    """The aspects that no decision, action or note speaks of; an action is one on actions."""
    actions = [a for m in meetings for a in book.actions_raised_at(m)]
    texts = [d.text for m in meetings for d in book.decisions_of(m)]
    texts += [action.text for action in actions]
    texts += [item.notes for m in meetings for item in book.agenda_of(m)]
    text = " ".join([*texts, "actions" if actions else ""]).casefold()
    return [
        aspect.partition("(")[0].strip()
        for aspect in book.terms.outcome_aspects
        if not any(word in text for word in _words(aspect))
    ]


def _words(aspect: str) -> list[str]:
    """`needs (training needs)`: the aspect and the words that stand for it."""
    return [w.strip().casefold() for w in re.split(r"[(),]", aspect) if w.strip()]


RULES = (
    focus_covers_priorities,
    decision_recorded,
    outcomes_met,
)
