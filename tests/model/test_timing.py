"""Who was in the room while an item was taken, by the agenda's times."""

from __future__ import annotations

from datetime import time

import pytest

from llf_docgen.model.timing import Timed, was_there
from tests.builders import agenda_item, present

ITEM = agenda_item("Two", "1")
FROM, TO = time(10, 0), time(10, 20)


@pytest.mark.parametrize(
    ("start", "end", "came", "went", "there"),
    [
        (FROM, TO, None, None, True),
        (FROM, TO, FROM, TO, True),
        (FROM, TO, time(10, 19), None, True),
        (FROM, TO, TO, None, False),
        (FROM, TO, None, FROM, False),
        (FROM, TO, None, time(10, 1), True),
        (FROM, FROM, FROM, None, True),  # without a length
        (FROM, FROM, time(10, 1), None, False),
        (None, None, TO, FROM, True),  # nobody knows when
    ],
)
def test_who_was_there_for_a_part_of_an_item_was_there(start, end, came, went, there):
    row = present("Two", "Lea", arrived=came, left=went)
    assert was_there(row, Timed(ITEM, start, end)) is there
