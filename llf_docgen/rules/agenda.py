"""Meeting Agenda, Focus and Outcomes: what a meeting is to do, and that it was done."""

from __future__ import annotations

import re

from llf_docgen.model.book import Book
from llf_docgen.model.names import alike, key
from llf_docgen.model.records import AgendaItem, Meeting, Priority
from llf_docgen.model.states import MinutesStatus, Purpose
from llf_docgen.model.wording import clock, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, info, warning


@warning("agenda-fits", clauses.ON_TIME)
def agenda_fits(book: Book) -> Found:
    """The items fit between the meeting's start and end.

    Right: Items of 120 minutes, 09:30 to 11:30.

    Wrong: Items of 150 minutes, 09:30 to 11:30.
    """
    for meeting in book.coming:
        items = book.agenda_of(meeting)
        needed = sum(item.minutes or 0 for item in items)
        if meeting.start and meeting.end and items:
            start, end = meeting.start, meeting.end
            minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
            if 0 < minutes < needed:
                yield (
                    items[-1].at.cell("Minutes"),
                    f"The items of {meeting.ref} need {needed:g} minutes; the meeting has "
                    f"{minutes} ({clock(start)} to {clock(end)}). Shorten items or move the end.",
                )


@warning("agenda-purpose", clauses.ON_TIME)
def agenda_purpose(book: Book) -> Found:
    """Items for decision have a lead and a paper.

    Right: Item 6 is for Decision, has a lead and Paper D.

    Wrong: Item 6 is for Decision and has no paper.
    """
    for meeting in book.coming:
        for item in book.agenda_of(meeting):
            if item.purpose == Purpose.DECISION:
                for heading, value in (("Lead", item.lead), ("Paper", item.paper)):
                    if not value:
                        yield (
                            item.at.cell(heading),
                            f"Item {item.no} asks for a decision but has no {heading.lower()}. "
                            "Add it, or make the item a discussion.",
                        )


@warning("standing-items", clauses.AGENDA)
def standing_items(book: Book) -> Found:
    """Each agenda has the standing items.

    Right: Welcome and apologies (for Apologies), Agreed action points ...

    Wrong: An agenda without Declarations of interest.
    """
    for meeting in book.dated_meetings:
        items = book.agenda_of(meeting)
        lacking = _standing_lacking(book, items)
        if items and lacking:
            what = "item" if len(lacking) == 1 else "items"
            yield (
                items[0].at.cell("Item"),
                f"The agenda of {meeting.ref} lacks the standing {what} {listing(lacking)}. "
                "Add a row for each.",
            )
        elif not items and _agenda_is_due(book, meeting):
            yield (
                book.heading("Agenda", "Item"),
                f"The meeting on {long_date(meeting.date)} has no agenda yet. Add its items.",
            )


def _standing_lacking(book: Book, items: list[AgendaItem]) -> list[str]:
    standing = book.terms.standing_items
    return [wanted for wanted in standing if not any(alike(wanted, i.title) for i in items)]


def _agenda_is_due(book: Book, meeting: Meeting) -> bool:
    near = 0 <= (meeting.date - book.today).days <= book.terms.say_deadlines
    told = book.is_told("Meetings", meeting.ref)
    return near and bool(book.terms.standing_items) and not told


@info("agenda-plans-next-year", clauses.AGENDA)
def agenda_plans_next_year(book: Book) -> Found:
    """The spring agenda plans the year to come.

    Right: Planning for 2021-22: personnel, needs, events and actions.

    Wrong: A spring agenda that looks back only.
    """
    spring, last = book.terms.year.terms[1], book.terms.year.last.year
    year = re.compile(rf"{last}\s*[-/\u2013]\s*(?:20)?{(last + 1) % 100:02d}|next year|planning")
    for meeting in book.dated_meetings:
        items = book.agenda_of(meeting) if meeting.date in spring else []
        if items and not any(year.search(item.title.casefold()) for item in items):
            yield (
                items[0].at.cell("Item"),
                f"The spring agenda of {meeting.ref} has no item on planning for "
                f"{last}-{(last + 1) % 100:02d}. Add one.",
            )


@warning("focus-covers-priorities", clauses.SCHEDULED)
def focus_covers_priorities(book: Book) -> Found:
    """The year's meetings together name each of the Big 3, by any of its names.

    Right: Initial Teacher Training, CPLD, School-to-School Support.

    Wrong: No meeting's focus names Professional Support.
    """
    meetings = [m for m in book.dated_meetings if m.date in book.terms.year]
    focus = " ".join(key(meeting.focus) for meeting in meetings)
    if not meetings or ("big3" in focus and not _planned_focus(meetings)):
        return
    for priority in book.listed_priorities:
        names = _names(priority)
        if not any(key(name) in focus for name in names):
            also = f" (also: {listing(names[2:], 'or')})" if priority.aliases else ""
            yield (
                meetings[-1].at.cell("Focus"),
                f"No meeting's focus names {priority.name}{also}. Add it to a Focus.",
            )


def _planned_focus(meetings: list[Meeting]) -> bool:
    """Whether some meeting says more of its focus than `Big 3`."""
    return any(meeting.focus and "big3" not in key(meeting.focus) for meeting in meetings)


def _names(priority: Priority) -> list[str]:
    aliases = [name.strip() for name in priority.aliases.split(";") if name.strip()]
    return [priority.name, priority.code, *aliases]


@warning("decision-recorded", clauses.ON_TIME)
def decision_recorded(book: Book) -> Found:
    """Each item for decision at a meeting held has a decision, or says that it was deferred.

    Right: Item 6 was for Decision and Decisions has a row with Agenda no 6.

    Wrong: Item 6 was for Decision and Decisions has none.
    """
    for meeting in book.held:
        if meeting.minutes_status == MinutesStatus.NOT_STARTED:
            continue
        taken = {key(d.agenda_no) for d in book.decisions_of(meeting)}
        for item in book.agenda_of(meeting):
            deferred = "defer" in f"{item.notes} {item.title}".casefold()
            if item.purpose == Purpose.DECISION and key(item.no) not in taken and not deferred:
                yield (
                    item.at.cell("Item"),
                    f"Item {item.no} of {meeting.ref} was for decision and none is recorded. "
                    "Enter it in Decisions, or write 'Deferred' in Notes.",
                )


@warning("outcomes-met", clauses.OUTCOMES)
def outcomes_met(book: Book) -> Found:
    """The spring meeting's decisions and actions cover each priority and each outcome aspect.

    Right: Decisions or actions on ITT, PL and PS; on personnel, needs, events and actions.

    Wrong: Nothing recorded of the spring meeting speaks of events.
    """
    spring = book.terms.year.terms[1]
    for meeting in book.held:
        if meeting.date not in spring or meeting.minutes_status == MinutesStatus.NOT_STARTED:
            continue
        lacking = [*_priorities_left_out(book, meeting), *_aspects_left_out(book, meeting)]
        if lacking:
            yield (
                meeting.at.cell("Meeting"),
                f"Nothing recorded of the meeting on {long_date(meeting.date)} speaks of "
                f"{listing(lacking, 'or')}; it was to be agreed there. Enter it in Decisions or "
                "Actions, or say in the minutes why not.",
            )


def _priorities_left_out(book: Book, meeting: Meeting) -> list[str]:
    recorded = [d.priority for d in book.decisions_of(meeting)]
    recorded += [a.priority for a in book.actions_raised_at(meeting)]
    return [p.name for p in book.listed_priorities if not any(map(p.is_named, recorded))]


def _aspects_left_out(book: Book, meeting: Meeting) -> list[str]:
    """The aspects that no decision, action or note speaks of; an action is one on actions."""
    decisions, actions = book.decisions_of(meeting), book.actions_raised_at(meeting)
    texts = [*(d.text for d in decisions), *(a.text for a in actions)]
    texts += [item.notes for item in book.agenda_of(meeting)]
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
    agenda_fits,
    agenda_purpose,
    standing_items,
    agenda_plans_next_year,
    focus_covers_priorities,
    decision_recorded,
    outcomes_met,
)
