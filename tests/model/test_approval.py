"""Whether minutes are approved: recorded, said how, and by a meeting that could."""

from __future__ import annotations

from datetime import date, time

import pytest

from llf_docgen.model.approval import could_approve, is_approved
from tests.builders import changed
from tests.rules.changes import by_email, held, leaving, sick


@pytest.mark.parametrize(
    ("change", "approved"),
    [
        (held, True),
        (sick, False),
        (lambda b: leaving(b, time(9, 36)), False),
        (lambda b: leaving(b, time(9, 50)), True),
        (lambda b: changed(held(b), "meetings", 1, status="Cancelled"), False),
        (lambda b: held(b).with_(today=date(2021, 2, 3)), False),
        (lambda b: held(b).with_(today=date(2021, 2, 4)), True),
        (lambda b: changed(held(b), "meetings", 0, approved_at="PAG-2020-11"), False),
        (lambda b: changed(held(b), "meetings", 0, approved_at=""), False),
        (lambda b: changed(held(b), "meetings", 0, approved_at="PAG-2019-11"), True),
        (lambda b: by_email(b, "Approved", None), False),
        (lambda b: by_email(b, "Approved", date(2020, 12, 1)), True),
        (lambda b: by_email(b, "Draft", date(2020, 12, 1)), False),
    ],
)
def test_minutes_are_approved_where_it_is_said_how_and_can_be_so(shipped_book, change, approved):
    book = change(shipped_book)
    assert is_approved(book, book.meetings[0]) is approved


@pytest.mark.parametrize(
    ("title", "could"),
    [
        ("Minutes of the last meeting", False),
        ("Report on the hubs (20 minutes)", True),
        ("Talk, a 5-minutes one", True),
        ("Opening", True),
    ],
)
def test_only_an_item_on_minutes_needs_a_quorum_for_them(shipped_book, title, could):
    book = changed(leaving(shipped_book, time(9, 36)), "agenda", 2, title=title)
    assert could_approve(book, book.meetings[1]) is could
