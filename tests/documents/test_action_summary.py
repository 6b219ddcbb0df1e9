"""How actions stand, in a sentence that counts nothing of which there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.documents.action_summary import completed, summary
from llf_docgen.model.dates import Span
from llf_docgen.model.states import ActionStatus

TODAY = date(2021, 3, 8)


def actions(book, late: int = 0, running: int = 0, complete: int = 0, cancelled: int = 0):
    one = replace(book.actions[0], completed_on=None)
    kinds = (
        (late, {"status": ActionStatus.OPEN, "due": date(2021, 3, 7)}),
        (running, {"status": ActionStatus.IN_PROGRESS, "due": TODAY}),
        (complete, {"status": ActionStatus.COMPLETE, "completed_on": date(2021, 2, 1)}),
        (cancelled, {"status": ActionStatus.CANCELLED}),
    )
    return [replace(one, **values) for many, values in kinds for _ in range(many)]


@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        ((0, 0, 0, 0), "There are no actions yet."),
        ((1, 0, 0, 0), "The one action is open and overdue."),
        ((0, 1, 0, 0), "The one action is open."),
        ((0, 0, 1, 0), "The one action is complete."),
        ((0, 0, 0, 1), "The one action is cancelled."),
        ((2, 0, 0, 0), "Both actions are open and overdue."),
        ((3, 0, 0, 0), "All three actions are open and overdue."),
        ((0, 7, 0, 0), "All seven actions are open (none overdue)."),
        ((1, 0, 1, 0), "Two actions: one open (overdue) and one closed."),
        ((0, 1, 1, 0), "Two actions: one open (not overdue) and one closed."),
        ((0, 7, 3, 0), "Ten actions: seven open (none overdue) and three closed."),
        ((3, 0, 3, 0), "Six actions: three open (all overdue) and three closed."),
        ((1, 4, 0, 1), "Six actions: five open (one overdue) and one closed (cancelled)."),
        ((1, 4, 0, 2), "Seven actions: five open (one overdue) and two closed (both cancelled)."),
        (
            (2, 0, 10, 1),
            "13 actions: two open (both overdue) and 11 closed (ten complete, one cancelled).",
        ),
        ((0, 0, 1, 1), "Both actions are closed (one complete, one cancelled)."),
        ((0, 0, 0, 2), "Both actions are closed (both cancelled)."),
        ((0, 0, 13, 0), "All 13 actions are closed."),
        ((0, 0, 12, 1), "All 13 actions are closed (12 complete, one cancelled)."),
    ],
)
def test_how_actions_stand(shipped_book, kinds, says):
    assert summary(actions(shipped_book, *kinds), TODAY) == says


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (("2020-12-03", "2021-03-08"), "Two were completed since the last report."),
        (("2020-12-02", "2021-03-08"), "One was completed since the last report."),
        (("2021-01-04", "2021-03-09"), "One was completed since the last report."),
        (("2021-03-09",), ""),
    ],
)
def test_only_what_was_completed_in_the_period_is_counted(shipped_book, days, says):
    one = replace(shipped_book.actions[0], status=ActionStatus.COMPLETE)
    done = [replace(one, completed_on=date.fromisoformat(day)) for day in days]
    assert completed(done, PERIOD) == says


PERIOD = Span("since the last report", date(2020, 12, 3), TODAY)


def test_what_was_cancelled_was_not_completed(shipped_book):
    one = replace(
        shipped_book.actions[0], status=ActionStatus.CANCELLED, completed_on=date(2021, 2, 1)
    )
    assert completed([one], PERIOD) == ""
