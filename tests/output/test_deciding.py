"""What becomes of each file, decided on plain values: the README's table by case."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest

from llf_docgen.model.merged import Merged
from llf_docgen.output.cases import (
    Generated,
    Kept,
    Leave,
    Merging,
    Origin,
    Outcome,
    Remember,
    Standing,
    Write,
    Written,
)
from llf_docgen.output.deciding import decide, restored
from llf_docgen.output.safely import Outside
from tests.output.lines import AGENDA, KEY, MERGING, identity, lines, merge

BASE = lines("one")
NEWS = lines("one", "two")
EDIT = lines("one", "typed")
MERGED = lines("one", "typed", "two")
RENAMED = "2021-02-04 Group/Agenda as sent.docx"
MOVED = "February/Agenda.docx"
BESIDE = "2021-02-04 Group/Agenda (new).docx"
BESIDE_KEY = "PAG-1/Agenda (new).docx"
SECOND = "2021-02-04 Group/Agenda (new 2).docx"
SECOND_KEY = "PAG-1/Agenda (new 2).docx"


def agenda(content: bytes) -> Generated:
    return Generated(AGENDA, content, KEY)


def said(outcome: str, note: str) -> Written:
    return Written(AGENDA, Outcome(outcome), note)


def replaced(note: str, target: str = AGENDA) -> Write:
    """Nobody had edited it: news in the place of the base."""
    return Write(said("updated", note), KEY, target, NEWS, NEWS, BASE)


def merged(note: str, mine: bytes, content: bytes, target: str = AGENDA) -> Write:
    return Write(said("merged", note), KEY, target, content, NEWS, mine, Kept(mine, BASE))


def laid_beside(why: str, over: bytes | None = None) -> Write:
    note = f"{why}; the new version is in Agenda (new).docx"
    return Write(said("kept", note), BESIDE_KEY, BESIDE, NEWS, NEWS, over)


CREATED = Write(said("created", "new; check it in Word"), KEY, AGENDA, NEWS, NEWS, None)
UNTOUCHED = "brought up to date; you had not edited it"
IN_REVIEW = "1 change from the workbook; accept or reject in Word (Review)"
NOT_MADE = "you deleted or moved it, so it is not made; --again makes it again"


# What stands in the folder by path, the base, and what is decided on NEWS.
CASES = {
    "created: the document is new": ({}, None, CREATED),
    "unchanged: there was nothing new": (
        {AGENDA: NEWS},
        NEWS,
        Leave(said("unchanged", "no changes")),
    ),
    "unchanged: a person put the new version there, and it is the base from now on": (
        {AGENDA: NEWS},
        BASE,
        Remember(said("unchanged", "no changes"), KEY, NEWS),
    ),
    "unchanged: it is there as it is now generated, with no base known": (
        {AGENDA: NEWS},
        None,
        Remember(said("unchanged", "no changes"), KEY, NEWS),
    ),
    "updated: there was news, you had not edited the document, and it was replaced": (
        {AGENDA: BASE},
        BASE,
        replaced(UNTOUCHED),
    ),
    "merged: there was news, and it is in your document as tracked changes": (
        {AGENDA: EDIT},
        BASE,
        merged(IN_REVIEW, EDIT, MERGED),
    ),
    "merged: tracked changes and comments": (
        {AGENDA: lines("one", "differs")},
        BASE,
        merged(
            f"{IN_REVIEW}, and read 1 comment",
            lines("one", "differs"),
            lines("one", "differs", "two", "(comment)"),
        ),
    ),
    "merged: comments only": (
        {AGENDA: lines("one", "two", "differs", "differs")},
        BASE,
        merged(
            "2 comments where you and the workbook differ; read them in Word",
            lines("one", "two", "differs", "differs"),
            lines("one", "two", "differs", "differs", "(comment)", "(comment)"),
        ),
    ),
    "merged: comments that no longer hold go": (
        {AGENDA: lines("one", "two", "(old comment)")},
        BASE,
        merged(
            "1 comment of an earlier run settled; nothing new in words",
            lines("one", "two", "(old comment)"),
            lines("one", "two"),
        ),
    ),
    "merged: what was proposed is withdrawn": (
        {AGENDA: lines("one", "two", "(old change)", "(old change)", "(old comment)")},
        BASE,
        merged(
            "2 changes of earlier runs withdrawn and 1 comment of an earlier run settled; nothing "
            "new in words",
            lines("one", "two", "(old change)", "(old change)", "(old comment)"),
            lines("one", "two"),
        ),
    ),
    "kept: there was no news": (
        {AGENDA: EDIT},
        NEWS,
        Leave(said("kept", "has your edits; nothing new")),
    ),
    "merged: comments that no longer hold go where there was no news, too": (
        {AGENDA: lines("one", "two", "typed", "(old comment)")},
        NEWS,
        Write(
            said("merged", "1 comment of an earlier run settled; nothing new in words"),
            KEY,
            AGENDA,
            lines("one", "two", "typed"),
            NEWS,
            lines("one", "two", "typed", "(old comment)"),
            Kept(lines("one", "two", "typed", "(old comment)"), NEWS),
        ),
    ),
    "merged: a comment says what you have now": (
        {AGENDA: lines("one", "two", "typed", "(comment of before)")},
        NEWS,
        Write(
            said("merged", "1 comment of an earlier run brought up to date; nothing new in words"),
            KEY,
            AGENDA,
            lines("one", "two", "typed", "(comment)"),
            NEWS,
            lines("one", "two", "typed", "(comment of before)"),
            Kept(lines("one", "two", "typed", "(comment of before)"), NEWS),
        ),
    ),
    "kept: there was no news, and your document can't be merged": (
        {AGENDA: lines("one", "a defect")},
        NEWS,
        Leave(said("kept", "has your edits; nothing new")),
    ),
    "kept: the news is in your words already": (
        {AGENDA: lines("one", "two", "typed")},
        BASE,
        Remember(said("kept", "has your edits; nothing new in words"), KEY, NEWS),
    ),
    "kept: without .generated the new version is laid beside yours": (
        {AGENDA: EDIT},
        None,
        laid_beside("has your edits"),
    ),
    "kept: your document can't be read": (
        {AGENDA: b"unreadable"},
        BASE,
        laid_beside("can't be read or merged"),
    ),
    "kept: its base can't be read": (
        {AGENDA: EDIT},
        lines("unreadable"),
        laid_beside("can't be read or merged"),
    ),
    "kept: the new version lies beside it already": (
        {AGENDA: EDIT, BESIDE: NEWS},
        None,
        Leave(said("kept", "has your edits; the new version is in Agenda (new).docx")),
    ),
    "kept: you deleted it": ({}, BASE, Leave(said("kept", NOT_MADE))),
    "kept: you deleted it, and another document is there": (
        {MOVED: lines("one", key="PAG-1/Minutes.docx")},
        BASE,
        Leave(said("kept", NOT_MADE)),
    ),
    "kept: you deleted it, and a new version that lay beside it is there": (
        {BESIDE: BASE},
        BASE,
        Leave(said("kept", NOT_MADE)),
    ),
    "kept: you have it twice by other names": (
        {RENAMED: BASE, MOVED: EDIT},
        BASE,
        Leave(
            said(
                "kept",
                "is now Agenda as sent.docx and February/Agenda.docx, and none of them was "
                "changed; --again makes it again",
            )
        ),
    ),
    "updated: you renamed it": (
        {RENAMED: BASE},
        BASE,
        replaced(f"is now Agenda as sent.docx; {UNTOUCHED}", RENAMED),
    ),
    "merged: you edited it and renamed its folder": (
        {MOVED: EDIT},
        BASE,
        merged(f"is now February/Agenda.docx; {IN_REVIEW}", EDIT, MERGED, MOVED),
    ),
    "kept: you renamed and edited it, and there was no news": (
        {RENAMED: EDIT},
        NEWS,
        Leave(said("kept", "is now Agenda as sent.docx; has your edits; nothing new")),
    ),
    "a copy is left alone while the document itself is there": (
        {AGENDA: BASE, RENAMED: EDIT},
        BASE,
        replaced(UNTOUCHED),
    ),
}


@pytest.mark.parametrize(("files", "base", "expected"), CASES.values(), ids=CASES)
def test_what_becomes_of_a_document(files, base, expected):
    bases = {} if base is None else {KEY: base}
    assert decide(agenda(NEWS), Standing(files, bases), MERGING) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, CREATED),
        ({RENAMED: BASE, MOVED: BASE}, CREATED),
        ({RENAMED: BASE}, CASES["updated: you renamed it"][2]),
        ({AGENDA: EDIT}, merged(IN_REVIEW, EDIT, MERGED)),
    ],
    ids=["deleted", "there twice by other names", "renamed", "edited"],
)
def test_again_makes_what_you_deleted_and_nothing_else(files, expected):
    assert decide(agenda(NEWS), Standing(files, {KEY: BASE}), MERGING, again=True) == expected


MARKED = "book - to correct.xlsx"


@pytest.mark.parametrize(
    ("files", "bases", "outcome", "note"),
    [
        ({}, {}, "created", ""),
        ({}, {MARKED: b"old"}, "created", ""),
        ({MARKED: b"old"}, {MARKED: b"old"}, "updated", UNTOUCHED),
        (
            {MARKED: b"edited"},
            {MARKED: b"old"},
            "kept",
            "has your edits; the new version is in book - to correct (new).xlsx",
        ),
    ],
    ids=["new", "deleted, and made again unasked", "not edited", "edited, and never merged"],
)
def test_what_takes_no_news_in(files, bases, outcome, note):
    case = decide(Generated(MARKED, b"new"), Standing(files, bases))
    assert case.written == Written(MARKED, Outcome(outcome), note)


def test_a_new_version_replaces_the_one_before_but_no_edit_of_it():
    before = Standing({AGENDA: EDIT, BESIDE: BASE}, {BESIDE_KEY: BASE})
    assert decide(agenda(NEWS), before, MERGING) == laid_beside("has your edits", BASE)
    deleted = Standing({AGENDA: EDIT}, {BESIDE_KEY: BASE})
    assert decide(agenda(NEWS), deleted, MERGING) == laid_beside("has your edits")
    edited = Standing({AGENDA: EDIT, BESIDE: EDIT}, {BESIDE_KEY: BASE})
    note = "has your edits; the new version is in Agenda (new 2).docx"
    assert decide(agenda(NEWS), edited, MERGING) == Write(
        said("kept", note), SECOND_KEY, SECOND, NEWS, NEWS, None
    )


@pytest.mark.parametrize(
    ("taken", "outcome", "note"),
    [
        (98, "kept", "the new version is in Agenda (new 99).docx"),
        (99, "skipped", "delete some of its 99 new versions"),
    ],
    ids=["one is free", "none is free"],
)
def test_a_person_has_edited_every_new_version(taken, outcome, note):
    others = {f"2021-02-04 Group/Agenda (new {n}).docx": EDIT for n in range(2, taken + 1)}
    case = decide(agenda(NEWS), Standing({AGENDA: EDIT, BESIDE: EDIT, **others}, {}), MERGING)
    assert case.written == said(outcome, f"has your edits; {note}")
    assert isinstance(case, Write if outcome == "kept" else Leave)


def test_the_new_version_of_a_renamed_document_lies_beside_where_it_is():
    case = decide(agenda(NEWS), Standing({RENAMED: lines("unreadable")}, {KEY: BASE}), MERGING)
    assert isinstance(case, Write)
    assert case.target == "2021-02-04 Group/Agenda as sent (new).docx"
    assert case.key == "PAG-1/Agenda as sent (new).docx"
    assert case.written.note == (
        "is now Agenda as sent.docx; can't be read or merged; "
        "the new version is in Agenda as sent (new).docx"
    )


def test_a_defect_of_the_merge_is_said_with_its_place_and_your_file_stays():
    case = decide(agenda(NEWS), Standing({AGENDA: lines("a defect")}, {KEY: BASE}), MERGING)
    assert isinstance(case, Write)
    assert (case.target, case.content) == (BESIDE, NEWS)
    before, _, after = case.written.note.partition("lines.py:")
    assert before == "could not be merged by a fault of llf-docgen's own ("
    assert after.partition(": ")[2] == (
        "IndexError('of Agenda.docx')), so your file stays as it is; "
        "the new version is in Agenda (new).docx"
    )


class Locked(dict):
    """Files of which one can't be read."""

    def __init__(self, files: dict[str, bytes], name: str, why: OSError) -> None:
        super().__init__(files)
        self.name, self.why = name, why

    def get(self, name, default=None):
        if name == self.name:
            raise self.why
        return super().get(name, default)


@pytest.mark.parametrize(
    ("why", "note"),
    [
        (
            PermissionError(13, "Permission denied"),
            "is open in Word or read-only; close it and run the command again",
        ),
        (OSError(5, "I/O"), "is open in Word or read-only; close it and run the command again"),
        (
            Outside("elsewhere"),
            "is or lies in a link that leads out of the folder; put a copy there in its place",
        ),
    ],
    ids=["another program has it", "the disk fails", "a link leads out"],
)
@pytest.mark.parametrize(
    ("files", "locked"),
    [({AGENDA: EDIT}, AGENDA), ({AGENDA: EDIT, BESIDE: NEWS}, BESIDE)],
    ids=["itself", "the new version beside it"],
)
def test_a_file_that_cannot_be_read_is_skipped_and_why_is_said(files, locked, why, note):
    standing = Standing(Locked(files, locked, why), {})
    assert decide(agenda(NEWS), standing, MERGING) == Leave(said("skipped", note))


def test_a_renamed_document_that_is_taken_away_meanwhile():
    class Vanishing(dict):
        seen = False

        def get(self, name, default=None):
            found = None if self.seen and name == RENAMED else super().get(name, default)
            self.seen = self.seen or name == RENAMED
            return default if found is None else found

    standing = Standing(Vanishing({RENAMED: lines("unreadable")}), {KEY: b"unreadable"})
    case = decide(agenda(NEWS), standing, MERGING)
    assert case.written.outcome is Outcome.KEPT
    assert "the new version is in Agenda as sent (new).docx" in case.written.note


@pytest.mark.parametrize(
    ("there", "base", "kept"),
    [
        (None, NEWS, None),
        (b"", NEWS, None),
        (EDIT, NEWS, None),
        (MERGED, NEWS, Kept(MERGED, NEWS)),
        (MERGED, None, Kept(MERGED, BASE)),
    ],
    ids=["deleted", "empty", "the same", "merged", "its base is not known"],
)
def test_a_kept_version_comes_back_and_what_is_there_is_kept(there, base, kept):
    files = {} if there is None else {AGENDA: there}
    standing = Standing(files, {} if base is None else {KEY: base})
    written = Written("Agenda.docx", Outcome.UPDATED, "is as it was before 2021-01-18 09.30.00")
    assert restored(AGENDA, KEY, "2021-01-18 09.30.00", Kept(EDIT, BASE), standing) == Write(
        written, KEY, AGENDA, EDIT, BASE, there, kept
    )


def test_a_kept_version_comes_back_with_how_it_was_generated():
    before, after = Origin("2021-01-18"), Origin("2021-02-12", approved=True)
    standing = Standing({AGENDA: MERGED}, {KEY: NEWS}, {KEY: after})
    case = restored(AGENDA, KEY, "2021-01-18 09.30.00", Kept(EDIT, BASE, before), standing)
    assert (case.origin, case.kept) == (before, Kept(MERGED, NEWS, after))


def test_of_what_needs_no_doing_nothing_is_said():
    assert Written("a", Outcome.CREATED) == Written("a", Outcome.CREATED, "")


def test_a_file_without_a_key_goes_by_its_path():
    assert (Generated("a", b"").what, Generated("a", b"", "b").what) == ("a", "b")


def test_it_can_be_decided_in_another_process():
    """A person's files, their bases and how to merge them travel there; the cases come back."""
    news = [agenda(NEWS), Generated("Other/Minutes.docx", lines("m", key="M"), "M")]
    standing = Standing({AGENDA: EDIT}, {KEY: BASE})
    there = partial(decide, standing=standing, merging=MERGING)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        elsewhere = list(pool.map(there, news))
    assert elsewhere == [there(file) for file in news]
    assert pickle.loads(pickle.dumps(elsewhere)) == elsewhere
    assert [case.written.outcome.value for case in elsewhere] == ["merged", "created"]


def test_a_refusal_to_read_while_looking_for_a_renamed_document_is_no_end():
    standing = Standing(Locked({RENAMED: BASE, MOVED: EDIT}, MOVED, PermissionError()), {KEY: BASE})
    case = decide(agenda(NEWS), standing, MERGING)
    assert isinstance(case, Write)
    assert case.target == RENAMED


class Fleeting(dict):
    """Files of which each can be read once."""

    def get(self, name, default=None):
        return self.pop(name, default)


def test_a_renamed_document_that_is_taken_away_meanwhile_is_no_fault():
    """Nothing is put in its place: what stands there is looked at once more before writing."""
    case = decide(agenda(NEWS), Standing(Fleeting({RENAMED: EDIT}), {KEY: BASE}), MERGING)
    assert isinstance(case, Write)
    assert (case.target, case.over) == (RENAMED, b"")


def test_an_error_of_the_system_within_a_merge_is_a_defect_too():
    def failing(*_: object):
        raise OSError(28, "No space left on device")

    case = decide(agenda(NEWS), Standing({AGENDA: EDIT}, {KEY: BASE}), Merging(failing, identity))
    assert case.written.outcome is Outcome.KEPT
    assert "a fault of llf-docgen's own (test_deciding.py:" in case.written.note


def test_a_merge_may_ask_for_the_bases_of_earlier_runs_the_newest_first():
    asked = []

    def reading(base: bytes, mine: bytes, new: bytes, name: str, earlier) -> Merged:
        asked.extend(earlier())
        return merge(base, mine, new, name)

    before = [(EDIT, BASE + b" 2"), (EDIT, BASE + b" 1")]
    there = Standing({AGENDA: EDIT}, {KEY: BASE}, kept={KEY: before})
    decide(agenda(NEWS), there, Merging(reading, identity))
    assert asked == [BASE + b" 2", BASE + b" 1"]
