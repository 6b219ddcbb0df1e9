"""Secretariat: papers and minutes go out on time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from llf_docgen.model.book import Book, grouped
from llf_docgen.model.dates import DAY
from llf_docgen.model.deadlines import by_when, named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.noted import apart, noted
from llf_docgen.model.papers import late_papers, papers_to_follow
from llf_docgen.model.records import AgendaItem, Meeting
from llf_docgen.model.sent import minutes_since
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import listing, long_date, quoted
from llf_docgen.rules import clauses
from llf_docgen.rules.noted import TO_NOTE_IT, Past
from llf_docgen.rules.rule import Found, Rule, breach, warning


@breach("papers-on-time", clauses.PAPERS)
def papers_on_time(book: Book) -> Found:
    """Papers were circulated the required number of days before the meeting.

    Right: Sent on 28 January 2021 for 4 February 2021; or the Note says why not, after "papers:".

    Wrong: Sent on 1 February 2021 for 4 February 2021.
    """
    for meeting in book.dated_meetings:
        last, sent = book.terms.papers_by(meeting.date), meeting.papers_circulated
        papers = f"Papers for the meeting on {named_day(book, meeting)}"
        cell, late = meeting.at.cell("Papers circulated"), None
        if sent and last < sent <= min(meeting.date, book.today):
            said = f"{papers} went out on {long_date(sent)}, {_before(book, meeting.date, sent)}"
            late = Past(
                cell,
                f"{said}; {_asked(book, book.terms.papers_days, last)}",
                "" if minutes_since(meeting) else "Record it in the minutes.",
                once=TO_NOTE_IT,
            )
        elif not sent and book.today > last:
            said = f"{papers} were due by {long_date(last)} and no date is recorded."
            late = Past(cell, said, _fill_in("they went out", meeting.date >= book.today))
        if late:
            yield from late.unless_noted("papers", apart(meeting))


def _before(book: Book, meeting: date, sent: date) -> str:
    """`three working days before`, as the Terms count them; or that it was the very day."""
    if sent == meeting:
        return "on the day of the meeting"
    counting = book.terms.counting
    return f"{counting.in_words(counting.days_before(meeting, sent))} before"


def _asked(book: Book, days: int, last: date) -> str:
    return f"the Terms ask for {book.terms.counting.in_words(days)} (by {long_date(last)})."


def _fill_in(what: str, send: bool) -> str:
    return f"Fill in the day {what}{', or send them now' if send else ''}."


@warning("papers-due", clauses.PAPERS)
def papers_due(book: Book) -> Found:
    """The papers of each meeting to come have gone out.

    Right: Papers circulated is filled in.

    Wrong: The meeting is in 17 days and no papers have gone out.
    """
    for meeting in book.coming:
        last = book.terms.papers_by(meeting.date)
        if not meeting.papers_circulated and book.today <= last:
            yield (
                meeting.at.cell("Papers circulated"),
                f"Papers for the meeting on {named_day(book, meeting)} are due out "
                f"{by_when(last, book.terms.closed, book.today)}. Once they are sent, fill "
                "in 'Papers circulated'.",
                _near(book, last - book.today),
            )


@breach("minutes-on-time", clauses.MINUTES_SENT)
def minutes_on_time(book: Book) -> Found:
    """Minutes were circulated within the required number of days after the meeting.

    Right: Circulated on 11 February 2021 for 4 February 2021; or none were taken (Note).

    Wrong: Circulated on 16 February 2021 for 4 February 2021.
    """
    for meeting in book.held:
        last, sent = book.terms.minutes_by(meeting.date), meeting.minutes_circulated
        minutes = f"Minutes of the meeting on {named_day(book, meeting)}"
        cell, late = meeting.at.cell("Minutes circulated"), None
        if sent and last < sent <= book.today:
            counting = book.terms.counting
            after = counting.in_words(counting.days_after(meeting.date, sent))
            said = f"{minutes} were circulated on {long_date(sent)}, {after} after it"
            text = f"{said}; {_asked(book, book.terms.minutes_days, last)}"
            approved = meeting.minutes_status == MinutesStatus.APPROVED
            advice = "" if approved else "Say so when they are approved."
            late = Past(cell, text, advice, once=TO_NOTE_IT)
        elif not sent and book.today > last and not _ended_without(meeting):
            said = f"{minutes} were due by {long_date(last)} and no date is recorded."
            late = Past(cell, said, _fill_in("they went to members", send=True))
        if late:
            yield from late.unless_noted("minutes", apart(meeting))


def _ended_without(meeting: Meeting) -> bool:
    """Whether no minutes were taken, and the Note says why: then there are none to wait for."""
    return meeting.minutes_status == MinutesStatus.NOT_TAKEN and bool(meeting.note)


@warning("minutes-due", clauses.MINUTES_SENT)
def minutes_due(book: Book) -> Found:
    """The minutes of each meeting held have gone out.

    Right: Minutes circulated is filled in.

    Wrong: The meeting was yesterday and no minutes have gone out.
    """
    for meeting in book.held:
        last = book.terms.minutes_by(meeting.date)
        waiting = not meeting.minutes_circulated and not _ended_without(meeting)
        if waiting and book.today <= last:
            when = by_when(last, book.terms.closed, book.today, meeting.date + DAY)
            yield (
                meeting.at.cell("Minutes circulated"),
                f"Minutes of the meeting on {named_day(book, meeting)} are due out {when}. "
                "Once they are sent, fill in 'Minutes circulated'.",
            )


def _near(book: Book, ahead: timedelta) -> Level:
    return Level.WARNING if ahead.days <= book.terms.say_deadlines else Level.INFO


@warning("paper-late", clauses.PAPERS)
def paper_late(book: Book) -> Found:
    """No single paper went out after the last day.

    Right: Paper D went out with the others.

    Wrong: Paper D went out two days before the meeting, or is to be tabled.
    """
    for meeting in book.dated_meetings:
        last = book.terms.papers_by(meeting.date)
        late = late_papers(book, meeting)
        for (day, why), found in grouped(late, lambda pair: (pair[1], _reason(pair[0]))).items():
            items = [item for item, _ in found]
            said = f"{_papers_of(items)} went out on {long_date(day)}, after the last day "
            said += f"({long_date(last)})"
            cell = items[0].at.cell("Paper sent")
            if why:
                yield cell, f"{said}. Noted: {why.rstrip('.')}.", Level.INFO
            else:
                out = minutes_since(meeting) is not None
                yield cell, f"{said}. {_if_taken(items, book, minutes_out=out)}"
        if meeting.date >= book.today:
            yield from _not_out(book, meeting, last)


def _reason(item: AgendaItem) -> str:
    return noted(item.notes, "papers") or noted(item.notes, "paper")


def _papers_of(items: Sequence[AgendaItem]) -> str:
    if len(items) == 1:
        return f"The paper for item {items[0].no} of {items[0].meeting}"
    return f"The papers for items {listing(i.no for i in items)} of {items[0].meeting}"


def _if_taken(items: Sequence[AgendaItem], book: Book, *, minutes_out: bool) -> str:
    it, they = ("it", "it was") if len(items) == 1 else ("each", "they were")
    begun = "; papers:" if any(item.notes for item in items) else "papers:"
    why = (
        f"why {it} was late in 'Notes' after '{begun}' ({begun} the "
        f"{book.terms.leader_is_called} agreed)."
    )
    if minutes_out:
        return f"Say {why}"
    return f"Record in the minutes whether {they} taken, and say {why}"


def _not_out(book: Book, meeting: Meeting, last: date) -> Found:
    """Papers of a meeting to come that are still to follow, or to be tabled at it."""
    when = by_when(last, book.terms.closed, book.today) if last >= book.today else "now"
    for item in papers_to_follow(book, meeting):
        yield (
            item.at.cell("Paper"),
            f"The paper for item {item.no} of {item.meeting} is not out yet "
            f"({quoted(item.paper)}). "
            f"Send it {when}, or take the item at another meeting.",
        )


# Told by whoever sees the agendas that went out: a rule sees the workbook only.
agenda_revised = Rule(
    "agenda-revised",
    Level.WARNING,
    clauses.PAPERS,
    "The agenda that went out says when and where the group meets.",
    "The meeting moved to 11:00 and a revised agenda went out.",
    "The agenda that went out says 09:30; Start is 11:00 now.",
)
RULES = (
    agenda_revised,
    papers_on_time,
    papers_due,
    paper_late,
    minutes_on_time,
    minutes_due,
)
