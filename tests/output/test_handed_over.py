"""Actions agreed at a meeting that have another owner or due day the next time minutes are made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.output.cases import Generated, Merging, Standing
from llf_docgen.output.deciding import decide
from tests.output.lines import AGENDA, KEY, MERGING, identity, lines, merge


def _said(content: bytes) -> list[str]:
    return content.decode().splitlines()


READING = Merging(merge, identity, said=_said)
WAS = lines("A-1\tWrite\tFenella\t20 Nov 2026", "A-2\tCall\t\t")
NOW = lines("A-1\tWrite to all\tCaspian\t11 Dec 2026", "A-2\tCall\tOtto\t1 Dec 2026")
AGREED = {"A-1": ("Caspian", "11 Dec 2026"), "A-2": ("Otto", "1 Dec 2026")}
MINUTES = Generated(AGENDA, NOW, KEY, agreed=AGREED)
HOW = (
    "minutes name who took an action on at the meeting, and by when: where it was handed over or "
    "put off since, put that back in Word (it stays)"
)
TOLD = f"A-1 was with Fenella, 20 Nov 2026 and is now with Caspian, 11 Dec 2026; {HOW}"


def note(file: Generated, mine: bytes, base: bytes = WAS, merging: Merging = READING) -> str:
    return decide(file, Standing({AGENDA: mine}, {KEY: base}), merging).written.note


@pytest.mark.parametrize("mine", [WAS, WAS + b"\ntyped"], ids=["not edited", "edited"])
def test_another_owner_is_told_with_whom_it_was_before(mine):
    assert note(MINUTES, mine).endswith(f"; {TOLD}")


def test_another_due_day_alone_is_told_with_its_owner():
    now = lines("A-1\tWrite\tFenella\t11 Dec 2026")
    file = replace(MINUTES, content=now, agreed={"A-1": ("Fenella", "11 Dec 2026")})
    assert "A-1 was with Fenella, 20 Nov 2026 and is now with Fenella, 11 Dec" in note(file, WAS)


def test_two_that_were_handed_over_are_told_in_one_line():
    was = lines("A-1\tWrite\tFenella\t20\u00a0Nov", "A-2\tAda")
    now = lines("A-1\tWrite\tCaspian\t20\u00a0Nov", "A-2\tOtto")
    agreed = {"A-1": ("Caspian", "20\u00a0Nov"), "A-2": ("Otto", "")}
    said = note(replace(MINUTES, content=now, agreed=agreed), was, base=was)
    first = "A-1 was with Fenella, 20 Nov and is now with Caspian, 20 Nov"
    assert said.endswith(f"; {first}; A-2 was with Ada and is now with Otto; {HOW}")


@pytest.mark.parametrize(
    "standing",
    [Standing({}, {KEY: WAS}), Standing({AGENDA: WAS}, {})],
    ids=["deleted", "never made here"],
)
def test_nothing_is_told_of_minutes_that_are_not_there_or_were_not_made_here(standing):
    assert "minutes name who" not in decide(MINUTES, standing, READING).written.note


def test_minutes_that_cannot_be_read_are_told_as_that_alone():
    def refuse(content: bytes) -> list[str]:
        raise UnusableFile("It can't be read.")

    reading = replace(READING, said=refuse)
    assert note(MINUTES, WAS, merging=reading) == note(MINUTES, WAS, merging=MERGING)


@pytest.mark.parametrize(
    ("now", "agreed"),
    [
        (lines("A-1\tWrite anew\tFenella\t20 Nov 2026"), {"A-1": ("Fenella", "20 Nov 2026")}),
        (NOW, {}),
        (NOW, {"A-2": ("Otto", "1 Dec 2026")}),
        (lines("A-3\tAsk\tOtto\t1 Dec"), {"A-3": ("Otto", "1 Dec")}),
        (lines("another"), AGREED),
    ],
    ids=["another text", "not agreed there", "filled in first", "new", "taken out"],
)
def test_what_was_not_handed_over_is_not_told(now, agreed):
    assert "minutes name who" not in note(replace(MINUTES, content=now, agreed=agreed), WAS)


def test_what_is_told_once_is_not_told_again():
    assert "minutes name who" not in note(MINUTES, WAS, base=NOW)
    assert "minutes name who" not in note(MINUTES, NOW, base=NOW)


def test_where_documents_are_not_read_nothing_is_told():
    assert "minutes name who" not in note(MINUTES, WAS, merging=MERGING)
