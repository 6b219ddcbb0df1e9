"""What becomes of what was sent, decided on plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from llf_docgen.errors import ClosedFile, UnusableFile
from llf_docgen.model.merged import Merged
from llf_docgen.output.cases import (
    Copy,
    Earlier,
    Generated,
    Kept,
    Leave,
    Merging,
    Origin,
    Outcome,
    Record,
    Remember,
    Standing,
    Withdraw,
    Write,
    Written,
)
from llf_docgen.output.deciding import decide
from llf_docgen.output.records import copied, withdrawn
from tests.output.lines import AGENDA, KEY, identity, lines, merge

SENT, NOW = lines("one"), lines("two")
COPY = "2021-02-04 Group/as circulated/Agenda.docx"
COPY_KEY = "PAG-1/as circulated/Agenda.docx"
OLD, NEW = Origin("2021-01-28", template="old"), Origin("2021-03-01", template="new")
DIGEST = hashlib.sha256
ANEW = 'llf-docgen pack --only "Agenda" --again'
SINCE = "as it stood then"
APPROVAL = lines("approved")


def _approve(draft: bytes, mine: bytes, new: bytes, name: str, earlier: Earlier) -> Merged:
    if b"unreadable" in mine:
        raise UnusableFile(f"{name} can't be read.")
    if b"approved" in mine:
        return Merged(mine, 0, 0)
    said = (name.encode(), draft.split(b"\n")[1], new.split(b"\n")[1])
    places = tuple(line for line in mine.decode().splitlines() if "differs" in line)
    return Merged(mine + b"\napproved " + b", ".join(said), 1, len(places), places=places)


def _places(one: bytes, other: bytes) -> Sequence[str]:
    if b"unreadable" in one:
        raise UnusableFile("It can't be read.")
    return [line for line in other.decode().splitlines() if line not in one.decode().splitlines()]


def _unfinished(content: bytes) -> Sequence[str]:
    if b"unreadable" in content or not content:
        raise UnusableFile("It can't be read.")
    return [line for line in content.decode().splitlines() if line.startswith("?")]


def _finish(content: bytes) -> bytes:
    return content.replace(b"\n?who", b"")


def _proposed(content: bytes) -> int:
    return content.count(b"proposed")


def _undecided(content: bytes) -> int:
    return content.count(b"tracked")


def _words(content: bytes) -> str:
    if b"no header" in content:
        raise UnusableFile("It can't be read.")
    return f"{len(content)} bytes"


SENDING = Merging(
    *(merge, identity, _approve, _finish, _places, _unfinished, _proposed, _undecided, _words),
    news=lambda one, other, _actions: _places(one, other),
)


def sent(content: bytes = SENT, **more) -> Generated:
    own = Copy(COPY, COPY_KEY, AGENDA, KEY)
    record = Record(SINCE, ANEW, **{"copies": (own,), **more})
    return Generated(AGENDA, content, KEY, record, NEW)


def note(file: Generated, mine: bytes, base: bytes = SENT, origin: Origin = OLD, **files) -> str:
    case = decide(file, Standing({AGENDA: mine, **files}, {KEY: base}, {KEY: origin}), SENDING)
    assert isinstance(case, Leave)
    assert case.written.outcome is Outcome.KEPT
    return case.written.note


@pytest.mark.parametrize(
    ("file", "mine", "expected"),
    [
        (sent(), SENT, SINCE),
        (sent(), lines("edited"), SINCE),
        (sent(), lines("?who"), f"{SINCE}; one prompt still to be filled in or taken out (?who)"),
        (
            sent(),
            lines("?1", "?2", "?2", "?3", "?4"),
            f"{SINCE}; five prompts still to be filled in or taken out (?1, ?2, ?3 and one more)",
        ),
        (
            sent(),
            lines("proposed"),
            f"{SINCE}; changes or comments by llf-docgen still to be decided in Word, and then it "
            "is copied",
        ),
        (
            sent(lines("two", "three")),
            SENT,
            f"{SINCE}; the workbook, or its template, now says something else in two places "
            "(two and three)",
        ),
        (
            sent(approved=True, anew=True),
            SENT,
            f"{SINCE}; approved, so nothing changes it; changes FILE --restore brings the draft "
            "back",
        ),
    ],
)
def test_what_is_said_of_a_record_that_stays(file, mine, expected):
    assert note(file, mine) == expected


def test_what_waits_is_told_without_a_word_on_the_copy_that_is_there():
    waiting = Standing({AGENDA: lines("proposed")}, {KEY: SENT, COPY_KEY: SENT}, {KEY: OLD})
    said = f"{SINCE}; changes or comments by llf-docgen still to be decided in Word"
    assert decide(sent(), waiting, SENDING).written.note == said


def test_three_places_are_all_named():
    said = f"{SINCE}; three prompts still to be filled in or taken out (?1, ?2 and ?3)"
    assert note(sent(), lines("?1", "?2", "?3")) == said


def test_a_draft_is_compared_with_its_prompts_and_nothing_where_no_base_is_known():
    said = f"{SINCE}; the workbook, or its template, now says something else in one place (?who)"
    assert note(sent(lines("one", "?who")), SENT) == said
    assert decide(sent(NOW), Standing({AGENDA: SENT}, {}), SENDING).written.note == SINCE


class Fleeting(dict):
    """Files of which none is there any more when it is read."""

    def get(self, name, default=None):
        return default


def test_a_record_that_is_taken_away_meanwhile_is_one_that_cannot_be_read():
    standing = Standing(Fleeting({AGENDA: SENT}), {KEY: SENT})
    assert "can't be read as a Word document" in decide(sent(), standing, SENDING).written.note
    assert copied(sent(), standing, SENDING) == []


def test_minutes_of_which_no_base_is_known_are_kept_with_their_draft():
    mine = lines("typed")
    file = sent(APPROVAL, unapproved=lines("draft"))
    case = decide(file, Standing({AGENDA: mine}, {}), SENDING)
    assert isinstance(case, Write)
    assert case.kept == Kept(mine, lines("draft"))


def test_an_approval_asks_what_was_generated_before():
    asked = []

    def approve(*given: Any) -> Merged:
        asked.append([*given[-1]()])
        return Merged(given[1], 0, 0)

    kept = {KEY: [(lines("mine"), lines("before")), (lines("mine"), lines("first"))]}
    standing = Standing({AGENDA: lines("typed")}, {KEY: lines("draft")}, kept=kept)
    file = sent(APPROVAL, unapproved=lines("draft"))
    decide(file, standing, replace(SENDING, approve=approve))
    assert asked[0] == [lines("draft"), lines("before"), lines("first")]


def test_of_several_copies_the_last_is_named():
    revised = Copy("2021-02-04 Group/as circulated/Agenda revised.docx", "R", AGENDA, KEY)
    first = Copy(COPY, COPY_KEY, AGENDA, KEY)
    both = {COPY: SENT, revised.path: SENT}
    said = note(sent(copies=(first, revised)), b"", **both)
    assert "what went out is in as circulated/Agenda revised.docx; move it away" in said


def test_a_copy_of_a_renamed_record_is_found_by_what_it_is():
    renamed = "2021-02-04 Group/As sent.docx"
    (case,) = copied(sent(), Standing({renamed: SENT}, {KEY: SENT}), SENDING)
    assert isinstance(case, Write)
    assert (case.target, case.content) == (COPY, SENT)
    other = {AGENDA: SENT, "a/Agenda.docx": lines("another")}
    (case,) = copied(sent(), Standing(other, {KEY: SENT}), SENDING)
    assert isinstance(case, Write)
    assert case.content == SENT


def test_one_template_before_and_after_is_not_blamed():
    same = Origin("2021-01-28", template="new")
    said = f"{SINCE}; the workbook now says something else in one place (two)"
    assert note(sent(NOW), SENT, origin=same) == said
    assert note(sent(NOW), SENT, origin=Origin("2021-01-28")) == said


def test_of_a_base_that_cannot_be_read_no_difference_is_told():
    assert note(sent(NOW), SENT, base=b"unreadable") == SINCE


def test_an_edit_since_it_went_out_is_told_by_the_copy():
    copy = {COPY: SENT}
    assert note(sent(), SENT, **copy) == SINCE
    assert note(sent(), lines("edited"), **copy) == f"{SINCE}; edited since it went out"
    assert note(sent(approved=True), lines("edited"), **copy) == SINCE
    of_another = Copy("x/Report.docx", "X", "Report.docx", "R")
    other = {"x/Report.docx": b"another"}
    assert note(sent(copies=(of_another,)), SENT, **other) == SINCE


@pytest.mark.parametrize("mine", [b"", b"unreadable"])
def test_a_record_that_cannot_be_read_is_said_with_where_it_still_is(mine):
    away = "move it away and run the command again, which then says how to bring it back"
    assert note(sent(), mine, **{COPY: SENT}) == (
        "can't be read as a Word document; what went out is in as circulated/Agenda.docx; " + away
    )
    assert note(sent(), mine) == f"can't be read as a Word document; {away}"


def test_a_living_document_that_cannot_be_read_is_never_taken_for_an_edit():
    for news in (SENT, NOW):
        file = Generated(AGENDA, news, KEY, origin=NEW)
        case = decide(file, Standing({AGENDA: b""}, {KEY: SENT}), SENDING)
        assert isinstance(case, Write)
        assert case.target == "2021-02-04 Group/Agenda (new).docx"
        assert case.written.note.startswith("can't be read as a Word document; the new version")


def test_how_an_unchanged_document_was_generated_is_remembered_from_then_on():
    file = Generated(AGENDA, SENT, KEY, origin=NEW)
    case = decide(file, Standing({AGENDA: SENT}, {KEY: SENT}), SENDING)
    same = Written(AGENDA, Outcome.UNCHANGED, "no changes")
    assert case == Remember(same, KEY, SENT, NEW)
    known = Standing({AGENDA: SENT}, {KEY: SENT}, {KEY: OLD})
    assert decide(file, known, SENDING) == Leave(same)


def test_a_record_by_another_name_is_said_by_it():
    renamed = "2021-02-04 Group/As sent.docx"
    case = decide(sent(), Standing({renamed: SENT}, {KEY: SENT}), SENDING)
    assert case == Leave(Written(AGENDA, Outcome.KEPT, f"is now As sent.docx; {SINCE}"))


GONE = f"{SINCE}; you deleted or moved it"


@pytest.mark.parametrize(
    ("files", "note"),
    [
        (
            {},
            f"{GONE}; to bring it back as it was made, without what was typed into it since: {ANEW}",
        ),
        (
            {"a/1.docx": SENT, "a/2.docx": SENT},
            f"{SINCE}; it stands here as a/1.docx and a/2.docx: keep the one that counts as "
            "Agenda.docx, and move the others away",
        ),
        ({COPY: SENT}, f"{GONE}; to bring it back as it went out: {ANEW}"),
    ],
    ids=["gone", "twice", "with a copy"],
)
def test_of_a_record_that_is_not_in_its_place_it_is_said_how_it_comes_back(files, note):
    case = decide(sent(), Standing(files, {KEY: SENT}), SENDING, again=True)
    assert case == Leave(Written(AGENDA, Outcome.KEPT, note))


@pytest.mark.parametrize(
    ("then", "brought"),
    [
        (Origin(copied=DIGEST(NOW).hexdigest()), NOW),
        (Origin(copied="other", words=_words(NOW)), NOW),
        (Origin(copied="other", words="other"), SENT),
        (Origin(), NOW),
    ],
    ids=["as it was laid", "only saved again", "changed since", "of an earlier version"],
)
def test_what_went_out_is_brought_back_from_its_copy_where_that_still_is_it(then, brought):
    standing = Standing({COPY: NOW}, {KEY: SENT}, {KEY: OLD, COPY_KEY: then})
    case = decide(sent(anew=True), standing, SENDING)
    assert isinstance(case, Write)
    origin = replace(OLD, unsure=brought != NOW)
    assert (case.content, case.base, case.origin) == (brought, SENT, origin)
    assert case.written.note == ("brought back as it went out" if brought == NOW else AS_MADE)


AS_MADE = (
    "brought back as it was made on 28 January 2021; what was typed into it since is not in it"
)


TYPED, OLDER = lines("typed"), (lines("typed earlier"), SENT)
OWN = "your version from before the last merge"
MERGED = "as it was after the last merge"
SINCE_THEN = "what was typed into it since is not in it"
CHECK = "check it against what was sent; it stays so"


@pytest.mark.parametrize(
    ("kept", "base", "brought", "done", "advice"),
    [
        (
            [(TYPED, SENT), OLDER],
            NOW,
            merge(SENT, TYPED, NOW, "Agenda.docx", list).content,
            f"brought back {MERGED}; {SINCE_THEN}; {CHECK}",
            f"to bring it back {MERGED}, without what was typed into it since: {ANEW}",
        ),
        (
            [(TYPED, SENT), OLDER],
            b"unreadable",
            TYPED,
            f"brought back {OWN}; {CHECK}",
            f"to bring back {OWN}: {ANEW}",
        ),
        ([(SENT, SENT), OLDER], NOW, NOW, AS_MADE, "28 January 2021, without"),
    ],
    ids=["merged once more", "which can't be", "nobody's"],
)
def test_words_typed_come_back_with_the_news_that_was_merged_into_them(
    kept, base, brought, done, advice
):
    """It need not be what went out, so nothing is copied of it from then on."""
    standing = Standing({}, {KEY: base}, {KEY: OLD}, kept={KEY: kept})
    case = decide(sent(anew=True), standing, SENDING)
    assert isinstance(case, Write)
    assert (case.content, case.written.note, case.origin.unsure) == (brought, done, True)
    assert advice in decide(sent(), standing, SENDING).written.note


def test_what_comes_back_is_of_today_where_nothing_is_known_of_how_it_was_made():
    """Its words stay those that it had, as a copy's do that is compared later."""
    known = replace(OLD, day="", words="4 bytes")
    standing = Standing({}, {KEY: NOW}, {KEY: known}, kept={KEY: [(TYPED, SENT)]})
    case = decide(sent(anew=True), standing, SENDING)
    assert isinstance(case, Write)
    assert case.origin == replace(NEW, words=_words(case.content), unsure=True)
    dated = replace(standing, origins={KEY: replace(known, day="2021-01-28")})
    case = decide(sent(anew=True), dated, SENDING)
    assert isinstance(case, Write)
    assert case.origin == replace(OLD, words=_words(case.content), unsure=True)


def test_an_exchanged_base_is_not_merged_once_more():
    digests = {KEY: DIGEST(SENT).hexdigest()}
    standing = Standing({}, {KEY: NOW}, {KEY: OLD}, kept={KEY: [(TYPED, SENT)]}, digests=digests)
    case = decide(sent(anew=True), standing, SENDING)
    assert isinstance(case, Write)
    assert (case.content, case.written.note) == (TYPED, f"brought back {OWN}; {CHECK}")


def test_what_was_merged_once_more_asks_the_bases_before_it():
    asked: list[list[bytes]] = []

    def merging(base: bytes, mine: bytes, new: bytes, name: str, earlier: Any) -> Merged:
        asked.append([*earlier()])
        return merge(base, mine, new, name)

    kept = [(TYPED, SENT), (lines("typed earlier"), lines("older"))]
    standing = Standing({}, {KEY: NOW}, {KEY: OLD}, kept={KEY: kept})
    decide(sent(anew=True), standing, replace(SENDING, merge=merging))
    assert asked == [[lines("older")]]


def test_approved_minutes_come_back_with_the_bases_of_each_version():
    asked: list[tuple[bytes, list[bytes]]] = []

    def approve(draft: bytes, mine: bytes, new: bytes, name: str, earlier: Any) -> Merged:
        asked.append((mine, [*earlier()]))
        return _approve(draft, mine, new, name, list)

    standing, file = of_approved("none of these", [])
    kept = [(lines("later"), NOW), (lines("before it"), lines("older"))]
    standing = replace(standing, kept={KEY: kept}, files={COPY: lines("went out")})
    laid = replace(file, record=replace(file.record, copies=sent().record.copies))
    decide(laid, standing, replace(SENDING, approve=approve))
    bases = [NOW, lines("older")]
    assert asked == [
        (lines("later"), bases),
        (lines("before it"), bases[1:]),
        (lines("went out"), bases),
        (SENT, bases),
    ]


def test_a_base_that_is_another_now_brings_nothing_back():
    exchanged = Standing({}, {KEY: NOW}, {KEY: OLD}, digests={KEY: DIGEST(SENT).hexdigest()})
    assert "what it was is not known here" in decide(sent(), exchanged, SENDING).written.note
    whole = replace(exchanged, digests={KEY: DIGEST(NOW).hexdigest()})
    assert "as it was made on 28 January" in decide(sent(), whole, SENDING).written.note


def test_where_nothing_of_it_is_left_it_is_made_from_todays_workbook_and_says_so():
    standing = Standing({}, {KEY: b"unreadable"})
    said = decide(sent(), standing, SENDING).written.note
    assert said == (
        f"{GONE}; what it was is not known here any more: bring it back from a backup, or from "
        f"the e-mail that it went out with, or make it from today's workbook: {ANEW}"
    )
    case = decide(sent(NOW, anew=True), standing, SENDING)
    assert isinstance(case, Write)
    assert (case.content, case.base, case.origin.unsure) == (NOW, NOW, True)
    assert case.written.note.startswith("what it was is not known here any more, so it is made")
    dated = decide(sent(NOW, anew=True, made_for=date(2021, 1, 28)), standing, SENDING)
    assert "with what its dates tell of 28 January 2021" in dated.written.note


def test_a_record_that_was_never_made_is_made_once():
    case = decide(sent(NOW), Standing({}, {}), SENDING)
    never = (
        "never made here before, so it is made only now, from today's workbook; check it against "
        "what was sent; it stays so"
    )
    written = Written(AGENDA, Outcome.CREATED, never)
    assert case == Write(written, KEY, AGENDA, NOW, NOW, None, origin=NEW)


def test_one_that_is_made_for_the_day_it_went_out_says_so():
    file = sent(NOW, made_for=date(2021, 1, 28))
    said = decide(file, Standing({}, {}), SENDING).written.note
    assert said == (
        "never made here before, so it is made only now, from today's workbook, with what its "
        "dates tell of 28 January 2021; what has no date, as ratings, progress, owners and due "
        "dates, is today's; check it against what was sent; it stays so"
    )


TYPED = lines("one", "typed")
APPROVED = TYPED + b"\napproved Agenda.docx, draft, approved"
NOT_KEPT = (
    f"{GONE}; what was approved is not kept here, so it is not made anew: bring it back from a "
    "backup, or from the e-mail that it went out with"
)


def of_approved(words: str, kept: Sequence[bytes]) -> tuple[Standing, Generated]:
    origins = {KEY: replace(OLD, approved=True, words=words)}
    standing = Standing({}, {KEY: SENT}, origins, kept={KEY: [(mine, SENT) for mine in kept]})
    return standing, sent(APPROVAL, approved=True, anew=True, before=lines("draft"))


def test_approved_minutes_that_were_deleted_come_back_word_for_word_or_not_at_all():
    standing, file = of_approved(_words(APPROVED), [lines("later, other words"), TYPED])
    case = decide(file, standing, SENDING)
    written = Written(AGENDA, Outcome.CREATED, "brought back as it was approved")
    origin = standing.origin(KEY)
    assert case == Write(written, KEY, AGENDA, APPROVED, SENT, None, origin=origin)

    still_there = replace(file, record=replace(file.record, anew=False))
    said = decide(still_there, standing, SENDING).written.note
    assert said == f"{GONE}; to bring it back as it was approved: {ANEW}"

    standing, file = of_approved(_words(APPROVED), [])
    laid = replace(file, record=replace(file.record, copies=sent().record.copies))
    case = decide(laid, replace(standing, files={COPY: TYPED}), SENDING)
    assert isinstance(case, Write)
    assert case.content == APPROVED
    standing = replace(standing, bases={KEY: TYPED})
    case = decide(file, standing, SENDING)
    assert isinstance(case, Write)
    assert case.content == APPROVED

    standing, file = of_approved(_words(APPROVED), [lines("unreadable"), lines("other words")])
    assert decide(file, standing, SENDING) == Leave(Written(AGENDA, Outcome.KEPT, NOT_KEPT))

    standing, file = of_approved("", [TYPED])
    case = decide(file, standing, SENDING)
    assert isinstance(case, Write)
    assert case.content == APPROVED
    assert case.written.note.endswith("; check it against the signed one")


def test_minutes_deleted_before_their_approval_is_in_them_are_not_made_of_other_words():
    file = sent(APPROVAL, anew=True, unapproved=lines("draft"))
    gone = Standing({}, {KEY: SENT}, {KEY: OLD})
    assert decide(file, gone, SENDING) == Leave(Written(AGENDA, Outcome.KEPT, NOT_KEPT))
    case = decide(file, replace(gone, files={COPY: TYPED}), SENDING)
    assert isinstance(case, Write)
    assert (case.content, case.origin) == (TYPED, OLD)


def test_minutes_first_made_as_approved_say_that_their_words_need_not_be():
    said = decide(sent(APPROVAL, approved=True), Standing({}, {}), SENDING).written.note
    assert "check it against what was approved, whose words these need not be" in said


def test_minutes_first_made_when_they_are_approved_bear_the_approval_and_no_prompt():
    draft = lines("draft", "as agreed")
    content = draft + b"\napproved Agenda.docx, draft, approved"
    case = decide(sent(APPROVAL, unapproved=draft), Standing({}, {}), SENDING)
    assert isinstance(case, Write)
    assert (case.content, case.base) == (content, content)
    assert case.origin == replace(NEW, words=_words(content))
    asked = lines("approved", "?who")
    case = decide(sent(asked, approved=True), Standing({}, {}), SENDING)
    assert isinstance(case, Write)
    assert (case.content, case.origin) == (APPROVAL, replace(NEW, words=_words(APPROVAL)))


def test_minutes_that_are_signed_keep_their_bytes_and_the_approved_ones_are_laid_beside():
    def refuse(*_: object) -> Merged:
        raise ClosedFile("It is signed")

    file = sent(APPROVAL, unapproved=lines("draft"))
    case = decide(file, Standing({AGENDA: SENT}, {KEY: SENT}), replace(SENDING, approve=refuse))
    why = "It is signed, so the approval is not in it; the new version is in Agenda (new).docx"
    beside = ("PAG-1/Agenda (new).docx", "2021-02-04 Group/Agenda (new).docx")
    written = Written(AGENDA, Outcome.KEPT, why)
    assert case == Write(written, *beside, APPROVAL, APPROVAL, None, origin=NEW)


TAKEN_IN = "approved; what is in it stays as it is from now on"


@pytest.mark.parametrize(
    ("mine", "more"),
    [
        (lines("typed"), ""),
        (
            lines("typed", "?who"),
            "; one prompt taken out that nobody had filled in (?who)",
        ),
        (
            lines("typed", "differs at the top"),
            "; one place where your words stay (differs at the top): read the approval there",
        ),
        (
            lines("typed", *(f"differs under {n}" for n in range(5))),
            "; five places where your words stay (differs under 0, differs under 1, differs under "
            "2 and two more): read the approval there",
        ),
        (
            lines("typed", "tracked"),
            "; one tracked change in it still to be accepted or rejected in Word",
        ),
    ],
    ids=["plain", "a prompt", "words of their own", "many of them", "undecided"],
)
def test_an_approval_is_taken_in_and_the_version_before_is_kept(mine, more):
    file = sent(APPROVAL, unapproved=lines("draft"))
    case = decide(file, Standing({AGENDA: mine}, {KEY: SENT}, {KEY: OLD}), SENDING)
    written = Written(
        AGENDA, Outcome.UPDATED, f"{TAKEN_IN}{more}. Your version from before is kept"
    )
    content, base = (was + b"\napproved Agenda.docx, draft, approved" for was in (mine, SENT))
    kept, origin = Kept(mine, SENT, OLD), replace(NEW, words=_words(content))
    assert case == Write(written, KEY, AGENDA, content, base, mine, kept, origin)


def test_what_gives_way_as_it_was_generated_is_no_word_of_the_persons():
    file = sent(APPROVAL, unapproved=lines("draft"))
    base, more = lines("row", "differs in a row"), ["differs in a row", "differs at the top"]
    for mine, said in ((more[:1], False), (more, True)):
        case = decide(file, Standing({AGENDA: lines("typed", *mine)}, {KEY: base}), SENDING)
        told = "; one place where your words stay (differs at the top): read the approval there"
        assert (told in case.written.note, "stay (" in case.written.note) == (said, said)


def test_what_members_never_saw_is_told_with_the_approval():
    file = sent(APPROVAL, copies=(Copy(COPY, COPY_KEY, AGENDA, KEY),), unapproved=lines("draft"))
    mine = lines("one", "two abstained")
    standing = Standing({AGENDA: mine, COPY: SENT}, {KEY: SENT, COPY_KEY: SENT})
    said = decide(file, standing, SENDING).written.note
    assert "; it differs from what went out in one place (two abstained). Your" in said
    damaged = Standing({AGENDA: mine, COPY: b"unreadable"}, {KEY: SENT, COPY_KEY: SENT})
    said = decide(file, damaged, SENDING).written.note
    assert "; its copy in as circulated can't be read. Your version" in said
    as_sent = Standing({AGENDA: SENT, COPY: SENT}, {KEY: SENT, COPY_KEY: SENT})
    end = ". Your version from before is kept"
    assert decide(file, as_sent, SENDING).written.note == f"{TAKEN_IN}{end}"
    assert decide(file, standing, SENDING).written.note == (
        f"{TAKEN_IN}; it differs from what went out in one place (two abstained){end}"
    )


def test_a_damaged_base_keeps_no_approval_out():
    file = sent(lines("approved", "?who"), unapproved=lines("draft"))
    case = decide(file, Standing({AGENDA: SENT}, {KEY: lines("unreadable")}), SENDING)
    assert isinstance(case, Write)
    assert case.content.startswith(SENT)
    assert case.base == APPROVAL


def test_approved_minutes_of_which_a_part_is_damaged_are_a_sentence():
    mine = lines("one", "no header")
    origins = {KEY: replace(OLD, approved=True, words="other")}
    standing = Standing({AGENDA: mine}, {KEY: SENT}, origins)
    said = decide(sent(SENT, approved=True), standing, SENDING).written.note
    assert said.startswith("can't be read as a Word document")


def test_what_went_out_is_copied_at_the_last_before_its_approval_is_in_it():
    """Also where changes of ours are still to be decided: afterwards it is another document."""
    copies, mine = (Copy(COPY, COPY_KEY, AGENDA, KEY),), lines("one", "proposed")
    standing = Standing({AGENDA: mine}, {KEY: SENT})
    assert copied(sent(copies=copies), standing, SENDING) == []
    (case,) = copied(sent(copies=copies, unapproved=lines("draft")), standing, SENDING)
    assert isinstance(case, Write)
    assert case.content == mine


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        (lines("one"), []),
        (lines("one more"), ["edited since it was approved"]),
        (lines("tracked"), ["edited since it was approved", "one tracked change in it still"]),
    ],
)
def test_approved_minutes_that_were_edited_are_not_said_to_be_as_approved(mine, told):
    approved = sent(SENT, approved=True)
    origins = {KEY: replace(OLD, approved=True, words=_words(SENT))}
    said = decide(approved, Standing({AGENDA: mine}, {KEY: SENT}, origins), SENDING).written.note
    parts = said.split("; ")[1:]
    assert len(parts) == len(told)
    assert all(part.startswith(start) for part, start in zip(parts, told, strict=True))
    unknown = Standing({AGENDA: lines("one more")}, {KEY: SENT})
    assert decide(approved, unknown, SENDING).written.note == SINCE


def test_what_is_undecided_is_told_of_approved_minutes_only():
    assert "tracked change" not in note(sent(), lines("one", "tracked"))


def test_how_actions_stand_now_is_told_apart_from_what_was_changed():
    base = lines("one")
    rows = [f"under \u201cActions\u201d, row \u201c{ref}\u201d" for ref in ("A-1", "A-2", "9")]
    refs = frozenset({"A-1", "A-2", "A-3"})

    def said(*places: str) -> str:
        return note(replace(sent(lines("one", *places)), record=record), base)

    record = replace(sent().record, actions=refs)
    other = f"the workbook, or its template, now says something else in one place ({rows[2]})"
    assert said(*rows[:2]) == f"{SINCE}; two actions have moved on since"
    assert said(rows[0]) == f"{SINCE}; one action has moved on since"
    assert said(*rows) == f"{SINCE}; {other}; two actions have moved on since"
    assert said() == SINCE


def test_an_approval_that_is_in_already_is_remembered():
    mine = lines("approved by hand")
    file = sent(APPROVAL, unapproved=lines("draft"))
    case = decide(file, Standing({AGENDA: mine}, {}), SENDING)
    base = lines("draft") + b"\napproved Agenda.docx, draft, approved"
    origin = replace(NEW, words=_words(mine))
    assert case == Remember(Written(AGENDA, Outcome.KEPT, TAKEN_IN), KEY, base, origin)


def test_what_cannot_be_read_takes_no_approval_in():
    file = sent(APPROVAL, unapproved=lines("draft"))
    case = decide(file, Standing({AGENDA: b"unreadable"}, {KEY: SENT}), SENDING)
    assert isinstance(case, Write)
    assert case.target == "2021-02-04 Group/Agenda (new).docx"
    assert case.written.note.startswith("can't be read, so the approval is not in it; the new")


def test_where_nothing_can_be_merged_a_record_is_a_file_like_others():
    case = decide(sent(NOW), Standing({AGENDA: SENT}, {KEY: SENT}))
    assert case.written.outcome is Outcome.UPDATED


def test_what_replaces_a_paper_that_was_sent_keeps_it():
    file = Generated(AGENDA, NOW, KEY, origin=NEW, keeps=True)
    case = decide(file, Standing({AGENDA: SENT}, {KEY: SENT}, {KEY: OLD}), SENDING)
    written = Written(
        AGENDA, Outcome.UPDATED, "made anew from today's workbook; the version before is kept"
    )
    assert case == Write(written, KEY, AGENDA, NOW, NOW, SENT, Kept(SENT, SENT, OLD), NEW)
    for standing in (Standing({}, {}), Standing({AGENDA: NOW}, {KEY: NOW})):
        assert "kept" not in decide(file, standing, SENDING).written.note
    mine = lines("one", "typed")
    merged = decide(file, Standing({AGENDA: mine}, {KEY: SENT}), SENDING)
    assert isinstance(merged, Write)
    assert merged.kept == Kept(mine, SENT)


@pytest.mark.parametrize(
    ("files", "bases"),
    [
        ({AGENDA: SENT}, {KEY: SENT, COPY_KEY: SENT}),
        ({AGENDA: SENT, COPY: b"a person's"}, {KEY: SENT}),
        ({AGENDA: SENT}, {}),
        ({}, {KEY: SENT}),
        ({"a/1.docx": SENT, "a/2.docx": SENT}, {KEY: SENT}),
        ({AGENDA: b""}, {KEY: SENT}),
        ({AGENDA: lines("proposed")}, {KEY: SENT}),
    ],
    ids=[
        *("laid before", "something is there", "never made", "gone", "twice", "no document"),
        "changes are still to be decided",
    ],
)
def test_when_no_copy_is_laid(files, bases):
    assert copied(sent(), Standing(files, bases), SENDING) == []


def test_a_revision_with_proposals_is_never_taken_for_what_went_out():
    """Of the first agenda a date says that it did: it is copied before another takes its place."""
    mine, said = lines("proposed"), []
    for is_dated in (True, False):
        copy = Copy(COPY, COPY_KEY, AGENDA, KEY, is_dated)
        file = Generated(AGENDA, NOW, KEY, keeps=True, copies=(copy,))
        said.append(len(copied(file, Standing({AGENDA: mine}, {KEY: SENT}), SENDING)))
    assert said == [1, 0]


def test_a_copy_of_what_went_out_is_laid_beside_it():
    mine = lines("edited")
    (case,) = copied(sent(), Standing({AGENDA: mine}, {KEY: SENT}, {KEY: OLD}), SENDING)
    written = Written(COPY, Outcome.CREATED, "a copy of what went out")
    origin = replace(OLD, copied=DIGEST(mine).hexdigest(), words=_words(mine))
    assert case == Write(written, COPY_KEY, COPY, mine, SENT, None, origin=origin)
    assert copied(Generated(AGENDA, SENT, KEY), Standing({AGENDA: mine}, {}), SENDING) == []


def test_a_copy_is_withdrawn_where_the_document_is_living_again():
    living = Generated(AGENDA, NOW, KEY)
    standing = Standing({AGENDA: SENT, COPY: SENT}, {KEY: SENT, COPY_KEY: SENT})
    (case,) = withdrawn(living, standing)
    aside = "2021-02-04 Group/as circulated/Agenda (taken back).docx"
    note = (
        "its date was taken back, so this is now Agenda (taken back).docx; delete it unless it "
        "went out"
    )
    assert case == Withdraw(Written(COPY, Outcome.KEPT, note), COPY_KEY, COPY, aside)
    again = Standing({COPY: SENT, aside: SENT}, {COPY_KEY: SENT})
    (second,) = withdrawn(living, again)
    assert isinstance(second, Withdraw)
    assert second.aside.endswith("Agenda (taken back 2).docx")


def test_what_went_along_with_it_is_withdrawn_too():
    folder = COPY.rpartition("/")[0]
    keys = [COPY_KEY.replace("Agenda", name) for name in ("Agenda revised 2", "Report", "Minutes")]
    bases = dict.fromkeys((KEY, COPY_KEY, *keys), SENT)
    file = Generated(AGENDA, NOW, KEY, along=("Agenda revised ", "Report"))
    cases = withdrawn(file, Standing(dict.fromkeys((AGENDA, COPY), SENT), bases))
    assert [c.target for c in cases if isinstance(c, Withdraw)] == [
        COPY,
        f"{folder}/Agenda revised 2.docx",
        f"{folder}/Report.docx",
    ]


@pytest.mark.parametrize(
    ("mine", "copy", "more"),
    [
        (SENT, SENT, ""),
        (lines("edited"), SENT, "; edited since it went out"),
        (SENT, b"junk", "; its copy in as circulated is no longer what went out"),
        (
            lines("edited"),
            lines("edited"),
            "; edited since it went out; its copy in as circulated is no longer what went out",
        ),
    ],
)
def test_it_is_told_which_of_the_two_was_changed(mine, copy, more):
    origin = replace(OLD, copied=DIGEST(SENT).hexdigest())
    standing = Standing({AGENDA: mine, COPY: copy}, {KEY: SENT}, {KEY: OLD, COPY_KEY: origin})
    assert decide(sent(), standing, SENDING).written.note == f"{SINCE}{more}"


def test_a_record_that_bears_another_day_than_it_was_sent_says_so():
    reading = replace(SENDING, says=lambda content, said: said.encode() in content)
    for mine, told in ((SENT, False), (lines("18 January"), True)):
        standing = Standing({AGENDA: mine}, {KEY: SENT})
        said = decide(sent(bears="18 January"), standing, reading).written.note
        assert ("it bears 18 January, which is not the day it was sent" in said) is told
    assert "bears" not in decide(sent(), standing, reading).written.note


ANEW_SAVED = SENT + b"\n"  # other bytes, the same words
OTHER_LOOKS = SENT + b"\nbold"


def _said(content: bytes) -> str:
    return content.replace(b"\nbold", b"").decode().strip()


@pytest.mark.parametrize("known", [True, False], ids=["its words are known", "laid before"])
@pytest.mark.parametrize(
    ("mine", "copy", "edited"),
    [
        (ANEW_SAVED, SENT, (False, False)),
        (SENT, ANEW_SAVED, (False, False)),
        (ANEW_SAVED, ANEW_SAVED, (False, False)),
        (OTHER_LOOKS, SENT, (True, False)),
        (SENT, OTHER_LOOKS, (False, True)),
        (lines("edited"), ANEW_SAVED, (True, False)),
        (ANEW_SAVED, lines("edited"), (False, True)),
        (lines("edited"), lines("edited"), (True, True)),
        (b"no header", SENT, (True, False)),
    ],
)
def test_a_document_that_was_only_saved_anew_was_not_edited(mine, copy, edited, known):
    origin = replace(OLD, copied=DIGEST(SENT).hexdigest(), words=_said(SENT) if known else "")
    standing = Standing({AGENDA: mine, COPY: copy}, {KEY: SENT}, {KEY: OLD, COPY_KEY: origin})
    reading = replace(SENDING, words=_said)
    note = decide(sent(), standing, reading).written.note
    told = ("edited since it went out" in note, "no longer what went out" in note)
    assert told == (edited if known or SENT in (mine, copy) else (True, True))


def test_no_copy_is_withdrawn_of_a_record_nor_where_there_was_none():
    standing = Standing({AGENDA: SENT, COPY: SENT}, {KEY: SENT, COPY_KEY: SENT})
    assert withdrawn(sent(), standing) == []
    assert withdrawn(Generated(AGENDA, NOW, KEY, keeps=True), standing) == []
    assert withdrawn(Generated(AGENDA, NOW, KEY), Standing({COPY: SENT}, {})) == []


def test_approved_minutes_are_compared_without_what_nobody_filled_in():
    approved = sent(lines("one", "?who"), approved=True)
    assert note(approved, SENT) == SINCE
    taken = decide(
        sent(lines("approved", "?who"), unapproved=lines("draft")),
        Standing({AGENDA: SENT}, {KEY: SENT}),
        SENDING,
    )
    assert isinstance(taken, Write)
    assert taken.base == SENT + b"\napproved Agenda.docx, draft, approved"
