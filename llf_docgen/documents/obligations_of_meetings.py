"""What the Terms of Reference ask of meetings: how many, and quorum, papers and minutes of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from llf_docgen.documents.obligation import (
    AT_RISK,
    KEPT,
    MEMBERSHIP,
    NOT_KEPT,
    NOT_RECORDED,
    NOT_YET,
    PARTLY_KEPT,
    SECRETARIAT,
    KeptLine,
    days_asked,
    days_in_words,
    kept_line,
    with_note,
)
from llf_docgen.model.book import Book, grouped
from llf_docgen.model.dates import Span
from llf_docgen.model.deadlines import owes_minutes
from llf_docgen.model.noted import apart, noted, without_words
from llf_docgen.model.papers import late_papers, papers_to_follow
from llf_docgen.model.quorum import Quorum, gaps, lacked_quorum, quorum, unaccounted
from llf_docgen.model.recommendations import (
    confirmed_by,
    decided_meanwhile,
    recommendations_of,
    taken_how,
)
from llf_docgen.model.records import AgendaItem, Meeting
from llf_docgen.model.states import DaysCounted, MeetingStatus, MinutesStatus
from llf_docgen.model.terms import Terms
from llf_docgen.model.wording import clock, listing, many, sentence, short_date, word

MOST_NAMES = 3  # in a cell of the evidence; of more people their number is told


def of_each_meeting(book: Book, span: Span) -> Iterator[KeptLine]:
    """Quorum, papers and minutes of each meeting held in the span; papers also of one to come.

    Of a meeting of the year before the span also quorum and minutes, where its minutes went out,
    or were to, only in it: until then neither was settled.
    """
    year = [meeting for meeting in book.dated_meetings if meeting.date in book.terms.year]
    inside = [meeting for meeting in year if meeting.date in span]
    open_then = (m for m in year if m.date < span.first <= _settled_on(book, m))
    held = [meeting for meeting in (*open_then, *inside) if meeting.is_held(book.today)]
    yield from (_quorum(book, meeting) for meeting in held)
    for meeting in inside:
        yield from _papers(book, meeting)
    yield from (_minutes(book, meeting) for meeting in held)


def _settled_on(book: Book, meeting: Meeting) -> date:
    """The day on which it was known how a meeting had kept the Terms: its minutes were out.

    Of minutes that are still owed it is not known yet; of such as were not taken, or were approved
    without a day on which they went out, it was on the last day for them.
    """
    owed = book.today if owes_minutes(meeting) else book.terms.minutes_by(meeting.date)
    return meeting.minutes_circulated or owed


def meetings(book: Book) -> KeptLine:
    """How often the group met in the year, and in which months."""
    terms = book.terms
    asks = f"At least {many(terms.meetings_in_year, 'meeting')} a year{_in_months(terms)}"
    past = [m for m in book.held if m.date in terms.year]
    held = [m for m in past if m.status == MeetingStatus.HELD or book.present_at(m)]
    coming = [m for m in book.coming if m.date in terms.year]
    unknown = [m for m in past if m not in held]
    told = (("Held", held), ("Planned", coming), ("No attendance is recorded for", unknown))
    parts = [
        f"{what}{':' * (which is not unknown)} {_days(book, which)}"
        for what, which in told
        if which
    ]
    shows = ". ".join(parts) or "No meeting was held or is planned"
    outcome = _met(book, held, coming, unknown)
    why = _why_not(book) if outcome == NOT_KEPT else ""
    return kept_line(MEMBERSHIP, asks, with_note(shows, why), outcome)


def _why_not(book: Book) -> str:
    """Why there were too few meetings, or none in a month, as the meetings' Notes say."""
    said = (noted(m.note, word) for word in ("meetings", "month") for m in book.meetings)
    return "; ".join(dict.fromkeys(one.rstrip(".") for one in said if one))


def _in_months(terms: Terms) -> str:
    """`, in February`; of more meetings than months `, one of them in January`."""
    months = terms.meeting_months
    if not months:
        return ""
    if terms.meetings_in_year <= len(months):
        return f", in {listing(months)}"
    if len(months) == 1:
        return f", one of them in {months[0]}"
    return f", among them {listing(f'one in {month}' for month in months)}"


def _days(book: Book, told: list[Meeting]) -> str:
    """The days on which the group met or meets; of an extraordinary meeting it is said."""
    if not any(meeting.extraordinary for meeting in told):
        return days_in_words([meeting.date for meeting in told])
    return listing(f"{short_date(m.date)}{_which(book, m)}" for m in told)


def _which(book: Book, meeting: Meeting) -> str:
    """`(extraordinary)`, and `(15:30, extraordinary)` where the group met twice that day."""
    told = [_time(book, meeting), "extraordinary" if meeting.extraordinary else ""]
    return f" ({', '.join(filter(None, told))})" if any(told) else ""


def _day(book: Book, meeting: Meeting) -> str:
    """The day of a meeting, with its time where the group met twice that day."""
    return ", ".join(filter(None, [short_date(meeting.date), _time(book, meeting)]))


def _time(book: Book, meeting: Meeting) -> str:
    """When it begins, where another meeting of the group is on that day; else nothing."""
    same_day = [m for m in book.dated_meetings if m.date == meeting.date]
    return clock(meeting.start) if len(same_day) > 1 and meeting.start else ""


def _met(book: Book, held: list[Meeting], coming: list[Meeting], unknown: list[Meeting]) -> str:
    """Whether the year's meetings are as many, and when, the Terms ask; `unknown` ones may be."""
    if _enough(book, held):
        return KEPT
    if book.today > book.terms.year.last or _month_is_over(book, [*held, *unknown]):
        return NOT_KEPT
    return NOT_YET if _enough(book, [*held, *coming]) else AT_RISK


def _enough(book: Book, told: list[Meeting]) -> bool:
    return len(told) >= book.terms.meetings_in_year and _wanted(book) <= _months(told)


def _month_is_over(book: Book, held: list[Meeting]) -> bool:
    now = (book.today.year, book.today.month)
    return any(month < now for month in _wanted(book) - _months(held))


def _wanted(book: Book) -> set[tuple[int, int]]:
    months = {book.terms.year.month(name) for name in book.terms.meeting_months}
    return {(year, month) for year, month in months if month}


def _months(told: Iterable[Meeting]) -> set[tuple[int, int]]:
    """An extraordinary meeting counts for the number of meetings, not for the month."""
    return {(m.date.year, m.date.month) for m in told if not m.extraordinary}


def _quorum(book: Book, meeting: Meeting) -> KeptLine:
    stood, lost = quorum(book, meeting), gaps(book, meeting)
    needed = many(stood.needed, "member" if stood.counts_people else "partner organisation")
    shows = f"{_day(book, meeting)}: {_came(stood)}"
    if not book.present_at(meeting):
        shows = f"{_day(book, meeting)}: no attendance is recorded"
    elif missing := unaccounted(book, meeting):
        few = len(missing) <= MOST_NAMES
        who = listing(missing, "or") if few else many(len(missing), "member")
        shows += f" (no attendance is recorded for {who})"
    if lost:
        times = (f"from {clock(gap.start)} to {clock(gap.end)}" for gap in lost)
        shows += f", but too few {listing(times)}{_MEANWHILE[decided_meanwhile(book, meeting)]}"
    became, note = _recommended(book, meeting), noted(apart(meeting), "quorum")
    shows = with_note(f"{shows}.{became}", "" if _words(note) <= _words(became) else note)
    outcome = KEPT if stood.quorate else NOT_KEPT
    if lost:
        outcome = _LOST[decided_meanwhile(book, meeting)]
    if not stood.quorate and not lacked_quorum(book, meeting):
        outcome = NOT_RECORDED
    return kept_line(MEMBERSHIP, f"Quorum: {needed}", shows, outcome)


# Of a meeting that lost its quorum for a while: whether it decided something then. The quorum is
# there for decisions, so a while in which there were none breaks nothing.
_LOST = {True: NOT_KEPT, False: KEPT, None: NOT_RECORDED}
_MEANWHILE = {
    True: "",
    False: "; no decision is recorded for that time",
    None: "; whether anything was decided then is not recorded",
}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _came(stood: Quorum) -> str:
    """`six were represented`, `one member was present`, `none was represented`."""
    were = "were" if stood.present > 1 else "was"
    if stood.counts_people:
        return f"{many(stood.present, 'member')} {were} present"
    return f"{word(stood.present) if stood.present else 'none'} {were} represented"


def _recommended(book: Book, meeting: Meeting) -> str:
    """What became of the decisions that a meeting without a quorum could only recommend."""
    made = recommendations_of(book, meeting)
    later = [found for decision in made if (found := confirmed_by(book, decision))]
    if made and len(later) == len(made):
        when = sorted({(day, taken_how(book, by, short_date)) for by, day in later})
        how = listing(how for _, how in when)
        return f" What was decided then was confirmed {how}."
    return " What was decided then stands as a recommendation." if made else ""


def _papers(book: Book, meeting: Meeting) -> Iterator[KeptLine]:
    """Of a meeting held, and of one to come whose papers went out or should have."""
    terms, sent = book.terms, meeting.papers_circulated
    last = terms.papers_by(meeting.date)
    if not (sent or meeting.is_held(book.today) or book.today > last):
        return
    asks = f"Papers at least {days_asked(terms, terms.papers_days)} before each meeting"
    told = "no date of sending is recorded"
    if sent:
        told = _apart(book, meeting.date, sent, "before", last) if sent <= meeting.date else ""
        told = f"sent {told or f'on {short_date(sent)}'}"
    in_time = sent is not None and sent <= last
    note = "" if in_time else noted(apart(meeting), "papers")
    late = list(_sent_late(book, meeting, last))
    shows = with_note(f"{_day(book, meeting)}: {told}", note)
    shows = " ".join((sentence(shows), *late))
    outcome = PARTLY_KEPT if late else KEPT
    yield kept_line(SECRETARIAT, asks, shows, outcome if in_time else NOT_KEPT)


def _sent_late(book: Book, meeting: Meeting, last: date) -> Iterator[str]:
    """A sentence for the papers that went out after the others and too late, and for the rest.

    `The paper for item 6 was sent on 1 February 2021, due by 28 January 2021.`
    """
    due = f"due by {short_date(last)}"
    for day, found in grouped(late_papers(book, meeting), lambda pair: pair[1]).items():
        items = [item for item, _ in found]
        said = f"{_papers_for(items)} sent on {short_date(day)}, {due}"
        yield " ".join((sentence(said), *_reasons(items)))
    owed = papers_to_follow(book, meeting) if book.today > last else []
    if owed:
        said = f"{_papers_for(owed)} {due}; no date of sending is recorded."
        yield " ".join((said, *_reasons(owed)))


def _papers_for(items: list[AgendaItem]) -> str:
    """`The paper for item 6 was`."""
    if len(items) == 1:
        return f"The paper for item {items[0].no} was"
    return f"The papers for items {listing(item.no for item in items)} were"


def _reasons(items: list[AgendaItem]) -> Iterator[str]:
    """Why papers were late, as sentences: once where all give one reason, else with their items.

    `Item 7: the survey closed late.`
    """
    for why, found in grouped(items, _reason).items():
        which = f"{'Item' if len(found) == 1 else 'Items'} {listing(i.no for i in found)}: "
        if why:
            yield sentence(why if len(found) == len(items) else f"{which}{why}")


def _reason(item: AgendaItem) -> str:
    return noted(item.notes, "papers") or noted(item.notes, "paper")


def _apart(book: Book, meeting: date, sent: date, way: str, last: date) -> str:
    """`eight days before`; the day and the last day where not all days are counted."""
    if book.terms.days_are_counted != DaysCounted.CALENDAR:
        return f"on {short_date(sent)}, due by {short_date(last)}"
    days = abs((meeting - sent).days)
    return f"{many(days, 'day')} {way}" if days else "on the same day"


def _minutes(book: Book, meeting: Meeting) -> KeptLine:
    terms, sent = book.terms, meeting.minutes_circulated
    last = terms.minutes_by(meeting.date)
    note, outcome = noted(apart(meeting), "minutes"), NOT_KEPT
    if sent:
        told = f"circulated {_apart(book, meeting.date, sent, 'after', last)}"
        outcome = KEPT if sent <= last else NOT_KEPT
        note = note if sent > last else ""
    elif meeting.minutes_status == MinutesStatus.NOT_TAKEN:
        told, note = "no minutes were taken", note or without_words(apart(meeting))
    elif book.today <= last:
        told, outcome, note = f"not yet circulated, due by {short_date(last)}", NOT_YET, ""
    else:
        told = f"no date of circulation is recorded; they were due by {short_date(last)}"
    asks = f"Minutes within {days_asked(terms, terms.minutes_days)} of each meeting"
    shows = with_note(f"{_day(book, meeting)}: {told}", note)
    return kept_line(SECRETARIAT, asks, shows, outcome)
