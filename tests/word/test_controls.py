"""Content controls that go with all in them: rejected, taken back or restored they are there again."""

from __future__ import annotations

import pytest

from llf_docgen.word.merge.accept import accept
from llf_docgen.word.xml import CONTROL, w
from tests.word import small, tracked
from tests.word.small import line, p, prompt, run
from tests.word.test_back import AGREED, BEFORE, BEHIND, LED, LED_BY_GRACE, SAID, item
from tests.word.test_merges import root_of
from tests.word.test_runs import runs

TWO = small.control(line("One line") + line("and another"))


def controls(content: bytes) -> list[str]:
    """What stands in each content control."""
    return ["".join(control.itertext()) for control in root_of(content).iter(CONTROL)]


MINE = small.document(BEFORE + item(LED, SAID) + BEHIND)
KEPT = [
    ("under a heading that stays for what was typed below it", BEFORE + item(LED) + BEHIND, MINE,
     BEFORE + BEHIND),
    ("of an item that goes", BEFORE + item(LED) + BEHIND,
     small.document(BEFORE + item(LED) + "".join([BEHIND, line("mine")])), BEFORE + BEHIND),
    ("with two lines in it", line("a b c") + TWO + line("d e f"),
     small.document(line("a b c, mine") + TWO + line("d e f")), line("a b c") + line("d e f")),
]  # fmt: skip
ROWS = pytest.mark.parametrize(("base", "mine", "new"), [k[1:] for k in KEPT],
                               ids=[k[0] for k in KEPT])  # fmt: skip


@ROWS
def test_rejecting_gives_the_persons_controls_back(base, mine, new):
    out = runs(base, lambda _: mine, new)
    assert "customXmlDelRangeStart" in tracked_kinds(out)
    assert controls(tracked.rejected(out)) == controls(mine)


@ROWS
def test_a_deletion_that_is_taken_back_leaves_them_as_they_were(base, mine, new):
    out = runs(base, lambda _: mine, new, base)
    assert controls(out) == controls(mine)
    assert tracked_kinds(out) == set()


@ROWS
def test_accepting_takes_them_away(base, mine, new):
    root = root_of(runs(base, lambda _: mine, new))
    accept(root)
    assert not [*root.iter("{*}customXmlDelRangeStart", "{*}customXmlDelRangeEnd")]
    assert all("".join(control.itertext()) for control in root.iter(CONTROL))


@pytest.mark.parametrize("again", [LED, LED_BY_GRACE], ids=["as it was", "with news"])
def test_an_item_that_is_back_has_them_again(again):
    mine = small.document(BEFORE + item(LED, SAID) + BEHIND)
    out = runs(
        BEFORE + item(LED) + BEHIND, lambda _: mine, BEFORE + BEHIND, BEFORE + item(again) + BEHIND
    )
    assert controls(out) == controls(mine) != []


OPENED = "The chair opened the meeting and asked for apologies."
LAST = [("one line", line("c d")), ("two lines", line("c d") + line("e f"))]


@pytest.mark.parametrize("inside", [case[1] for case in LAST], ids=[case[0] for case in LAST])
@pytest.mark.parametrize("before", [line(OPENED), line(OPENED) + small.control(line("x y"))],
                         ids=["behind a line", "behind another control"])  # fmt: skip
def test_one_that_is_last_goes_and_is_there_again_where_that_is_rejected(inside, before):
    def in_cell(words: str) -> str:
        return f"<w:tbl><w:tblPr/><w:tr><w:tc>{words}</w:tc></w:tr></w:tbl>" + p()

    for around in (str, in_cell):
        mine = small.document(around(line("mine") + before + small.control(inside)))
        out = runs(
            around(before + small.control(inside)), lambda _, mine=mine: mine, around(line(OPENED))
        )
        root = root_of(out)
        accept(root)
        accepted = ["".join(paragraph.itertext()) for paragraph in root.iter(w("p"))]
        rest = [""] if around is in_cell else []
        assert small.words_of(tracked.accepted(out)) == accepted == ["mine", OPENED, *rest]
        assert not [*root.iter(CONTROL)]
        assert controls(tracked.rejected(out)) == controls(mine)
        assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
        assert merged_back(around(before + small.control(inside)), mine, around(line(OPENED))) == []


def merged_back(base: str, mine: bytes, new: str) -> list[str]:
    """The controls that are lost where the workbook takes something out, and has it again."""
    there = controls(runs(base, lambda _: mine, new, base))
    return [words for words in controls(mine) if words not in there]


def test_what_was_decided_over_a_prompt_keeps_its_control():
    decided = prompt("Agreed", "Decision")
    mine = small.document(BEFORE + item(LED, SAID, decided) + BEHIND)
    out = runs(BEFORE + item(LED, "", AGREED) + BEHIND, lambda _: mine, BEFORE + BEHIND)
    assert controls(tracked.rejected(out)) == controls(mine)


def tracked_kinds(content: bytes) -> set[str]:
    """What is proposed in a document, by its kind."""
    changes = root_of(content).iter("{*}ins", "{*}del", "{*}customXmlDelRangeStart")
    return {change.tag.rpartition("}")[2] for change in changes}


ASKS = small.control(run("Type here")).replace(
    "<w:sdtPr/>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
)
ASKED = [
    ("where there was nothing", p(), p(run("Ring Ada")), p(ASKS)),
    ("where it asked otherwise", p(ASKS), p(run("Ring Ada")),
     p(ASKS.replace("Type here", "Type it here"))),
    ("no more", line("# 1. Plans") + prompt("Type here what was said."),
     line("Ring Ada"), line("# 2. Places") + line("a b c")),
]  # fmt: skip


@pytest.mark.parametrize(("base", "mine", "new"), [a[1:] for a in ASKED], ids=[a[0] for a in ASKED])
def test_what_the_workbook_only_asks_for_is_no_news_to_who_typed_it(base, mine, new):
    out = runs(base, lambda _: small.document(mine), new)
    assert "Ring Ada" in small.words_of(tracked.accepted(out))
    quoting = ("Type", "You wrote", "You do not have", "no longer has \u201c\u201d")
    assert not [told for told in small.comments(out) if any(words in told for words in quoting)]


def test_words_that_gave_way_to_a_prompt_are_told_as_gone():
    out = runs(p(run("Ring Eda")), lambda _: small.document(p(run("Ring Ada"))), p(ASKS))
    assert small.comments(out) and "Type here" not in small.comments(out)[0]
