"""Deliverables: the minutes of each meeting, and their approval."""

from __future__ import annotations

from collections.abc import Iterator

from llf_docgen.model.approval import approving, could_approve, is_by_email
from llf_docgen.model.book import Book
from llf_docgen.model.cells import Cell
from llf_docgen.model.deadlines import named_day
from llf_docgen.model.finding import Level
from llf_docgen.model.in_year import is_over
from llf_docgen.model.noted import apart, noted
from llf_docgen.model.quorum import lacked_quorum
from llf_docgen.model.recommendations import minutes_without_quorum
from llf_docgen.model.records import Meeting
from llf_docgen.model.states import MinutesStatus
from llf_docgen.model.wording import clock, listing, long_date
from llf_docgen.rules import clauses
from llf_docgen.rules.in_year import next_agenda
from llf_docgen.rules.rule import Found, breach, warning


@breach("minutes-made", clauses.MINUTES)
def minutes_made(book: Book) -> Found:
    """Each meeting held has minutes.

    Where none were taken, Minutes status is Not taken and the Note says why.

    Right: Minutes status of a meeting held is Draft or Approved.

    Wrong: Minutes status is Not started a week after the meeting.
    """
    for meeting in book.held:
        cell = meeting.at.cell("Minutes status")
        of = f"the meeting on {named_day(book, meeting)}"
        if meeting.minutes_status == MinutesStatus.NOT_STARTED:
            late = book.today > book.terms.minutes_by(meeting.date)
            text = f"There are no minutes of {of}. Write them in the file that `llf-docgen pack` "
            text += "makes, then set this to Draft."
            if late:
                text += " If none were taken, set it to Not taken and say why in the 'Note'."
            yield cell, text, Level.BREACH if late else Level.WARNING
        elif meeting.minutes_status == MinutesStatus.NOT_TAKEN:
            yield from _not_taken(meeting, of)


def _not_taken(meeting: Meeting, of: str) -> Iterator[tuple[Cell, str, Level]]:
    """Minutes that were not taken did not go out, and it is said why there are none."""
    if meeting.minutes_circulated:
        text = f"The minutes of {of} went out on {long_date(meeting.minutes_circulated)}, but "
        text += "'Minutes status' is Not taken. Correct the one that is wrong."
        yield meeting.at.cell("Minutes status"), text, Level.WARNING
    if not meeting.note:
        text = f"No minutes of {of} were taken. Say why in the 'Note'."
        yield meeting.at.cell("Note"), text, Level.WARNING


@warning("minutes-approved", clauses.MINUTES)
def minutes_approved(book: Book) -> Found:
    """Minutes were approved at the next ordinary meeting that was quorate, or by e-mail.

    Before that nothing is filled in of their approval. A Note that says more after `minutes:`
    ends it. Once the year is over it is asked for all of them.

    Right: Approved at is PAG-2021-02, the next meeting.

    Wrong: The next meeting was held and the minutes are still Draft; or Approved at is filled in.
    """
    for meeting in (*book.earlier, *book.dated_meetings):
        if meeting.cancelled or noted(apart(meeting), "minutes"):
            continue
        if meeting.minutes_status == MinutesStatus.APPROVED:
            yield from _approval(book, meeting)
        elif any(_of_approval(meeting).values()):
            yield _half_approved(book, meeting)
        elif meeting not in book.coming:
            yield from _not_approved(book, meeting)


def _of_approval(meeting: Meeting) -> dict[str, object]:
    """What is filled in once minutes are approved, by its heading."""
    return {
        "Approved at": meeting.approved_at,
        "Approved on": meeting.approved_on,
        "Corrections": meeting.corrections,
    }


def _half_approved(book: Book, meeting: Meeting) -> tuple[Cell, str]:
    """Of minutes with their approval, or corrections agreed at it, that are not Approved."""
    filled = [heading for heading, value in _of_approval(meeting).items() if value]
    headings = listing(f"'{heading}'" for heading in filled)
    are = "is" if len(filled) == 1 else "are"
    status = meeting.minutes_status
    advice = "If they were approved, set it to Approved; if not,"
    if status == MinutesStatus.NOT_TAKEN:
        advice = "If minutes were taken, correct it; if not,"
    elif filled == ["Corrections"]:
        advice += " put the corrections into the draft and"
    return (
        meeting.at.cell(filled[0]),
        f"{headings} {are} filled in for the minutes of {named_day(book, meeting)}, but their "
        f"'Minutes status' is {status}. {advice} clear {headings}.",
    )


def _not_approved(book: Book, meeting: Meeting) -> Found:
    """Of minutes not approved: where they could have been."""
    if meeting.minutes_status == MinutesStatus.NOT_TAKEN:
        return
    could = (m for m in book.held if m.date > meeting.date and _should_approve(book, m))
    following = next(could, None)
    if following:
        yield (
            meeting.at.cell("Minutes status"),
            f"The minutes of {named_day(book, meeting)} are not recorded as approved at the "
            f"meeting on {named_day(book, following)}. If they were, set this to Approved; if not, "
            f"put them on {next_agenda(book)}.",
        )
    elif is_over(book):
        yield (
            meeting.at.cell("Minutes status"),
            f"The minutes of {named_day(book, meeting)} have not been approved, and the year is "
            f"over. Have them approved by e-mail, or put them on {next_agenda(book)}.",
        )


def _should_approve(book: Book, meeting: Meeting) -> bool:
    return not meeting.extraordinary and could_approve(book, meeting)


def _approval(book: Book, meeting: Meeting) -> Found:
    """Of approved minutes: where, and whether they could be approved there."""
    of, cell = f"The minutes of {named_day(book, meeting)}", meeting.at.cell("Approved at")
    if not meeting.approved_at:
        yield cell, f"{of} are Approved. Say at which meeting, or 'by e-mail'."
    elif is_by_email(meeting.approved_at) and not meeting.approved_on:
        text = f"{of} were approved by e-mail. Fill in the day in 'Approved on'."
        yield meeting.at.cell("Approved on"), text
    at = approving(book, meeting)
    if at is None or at.date <= meeting.date or could_approve(book, at):
        return  # a wrong order is told elsewhere
    where = f"the meeting on {named_day(book, at)}"
    if at.cancelled:
        yield (
            cell,
            f"{of} can't have been approved at {where}, which is cancelled. Choose the meeting "
            "that approved them.",
        )
    elif at.date > book.today:
        yield (
            cell,
            f"{of} can't be approved yet: {where} is still to come. Set 'Minutes status' to Draft, "
            "or choose the meeting that approved them.",
        )
    else:
        yield cell, f"{of} can't have been approved at {where}, {_not_quorate(book, at)}"


def _not_quorate(book: Book, meeting: Meeting) -> str:
    """That a meeting was not quorate, or not while it was at the minutes, and what to do."""
    advice = (
        f"them on {next_agenda(book)}, and set 'Minutes status' to Draft until they are approved."
    )
    if lacked_quorum(book, meeting):
        return f"which was not quorate. Put {advice}"
    timed = minutes_without_quorum(book, meeting)[0]
    ran = f"{clock(timed.start)} to {clock(timed.end)}"
    return (
        f"which was not quorate at item {timed.item.no} ({ran}). If it was, correct 'Arrived' and "
        "'Left' in Attendance, or in Agenda the 'Minutes' that the items took; if it was not, "
        f"put {advice}"
    )


RULES = (minutes_made, minutes_approved)
