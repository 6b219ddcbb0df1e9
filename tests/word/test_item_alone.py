"""No word typed under another item comes out with an item, whatever became of the minutes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.word.comparing.minuted import read_item
from tests.word import small
from tests.word.item_edits import (
    AGENDA,
    BASE,
    CHANGES,
    DECIDE,
    ITEMS,
    PROMPT,
    TITLES,
    Edited,
    documented,
    edited,
    element,
    extracted,
    minutes,
    of_others,
    p,
    reworded,
    run,
    traceable,
)

WHO = st.sampled_from(ITEMS)
SOME = st.lists(st.tuples(st.sampled_from(CHANGES), WHO, st.integers(0, 119)), max_size=4)


def test_nothing_is_in_doubt_as_it_was_generated():
    for no in ITEMS:
        for base in (BASE, None):
            read = extracted(Edited(), no, base)
            assert read == Minuted((f"said <{no}a>",), (f"agreed <{no}b>",))


def plainly(content: bytes) -> bytes:
    """As an office's own template may make it: without one style of a heading or a label."""
    parts = small.open_parts(content, "x", "docx")
    xml = re.sub(rb"<w:pStyle [^>]*/>", b"", parts["word/document.xml"])
    return small.write_parts(parts | {"word/document.xml": xml})


def test_a_template_without_headings_has_items_all_the_same():
    base, mine = plainly(BASE), plainly(minutes())
    for no in ITEMS[:-1]:
        read = read_item(mine, "Minutes.docx", no, AGENDA, (PROMPT, DECIDE), base)
        assert f"said <{no}a>" in read.discussion
        assert not of_others(read, no)
        with pytest.raises(UnusableFile, match="has no heading there"):
            read_item(mine, "Minutes.docx", no, AGENDA, (PROMPT, DECIDE))


def test_a_template_without_numbers_has_items_all_the_same():
    base, mine = (
        documented(re.sub(rb">\d\. ", b">", small.open_parts(c, "x", "docx")["word/document.xml"]))
        for c in (BASE, minutes())
    )
    for no in ITEMS:
        read = read_item(mine, "Minutes.docx", no, AGENDA, (PROMPT, DECIDE), base)
        assert read == Minuted((f"said <{no}a>",), (f"agreed <{no}b>",))


def test_without_headings_a_title_that_is_there_twice_is_a_doubt():
    doc = Edited()
    doc.under("4")[1].addnext(element(p(run(f"3. {AGENDA['3']}"))))
    with pytest.raises(UnusableFile, match="two headings"):
        read_item(
            plainly(doc.content()), "Minutes.docx", "3", AGENDA, (PROMPT, DECIDE), plainly(BASE)
        )


@pytest.mark.parametrize("one", CHANGES, ids=lambda change: change.__name__)
def test_one_change_brings_out_no_word_of_another_item(one):
    for before, no in (("2", "3"), ("4", "5")):
        for how in range(len(TITLES) if one is reworded else 8):
            doc = edited([(one, no, how)])
            for wanted in (before, no):
                read = extracted(doc, wanted)
                assert read is None or not of_others(read, wanted), (no, how, wanted, read)


@given(changes=SOME, wanted=WHO)
@settings(max_examples=60, deadline=None)
def test_no_word_typed_under_another_item_ever_comes_out(changes, wanted):
    read = extracted(edited(traceable(changes)), wanted)
    assert read is None or not of_others(read, wanted)


@pytest.mark.slow
@given(changes=SOME, wanted=WHO, known=st.booleans())
@settings(max_examples=600, deadline=None)
def test_no_word_comes_out_in_many_examples(changes, wanted, known):
    """Without its base nothing tells whose a heading is that was moved or lost its labels."""
    read = extracted(edited(traceable(changes)), wanted, BASE if known else None)
    assert read is None or not of_others(read, wanted)


def test_two_headings_that_were_both_moved_are_told_by_what_stood_below_them():
    doc = Edited()
    under = doc.under("2")
    under[-1].addnext(doc.heading("2"))
    under[0].addnext(doc.heading("1"))
    assert extracted(doc, "1") is None


def test_of_two_items_with_one_title_each_has_its_own_heading():
    """The second one's heading is lost: the item before it does not end where the third begins."""
    agenda = AGENDA | {"4": AGENDA["2"]}
    base, mine = (
        small.open_parts(c, "x", "docx")["word/document.xml"].replace(
            AGENDA["4"].encode(), AGENDA["2"].encode()
        )
        for c in (BASE, minutes())
    )
    read = read_item(
        documented(mine), "Minutes.docx", "3", agenda, (PROMPT, DECIDE), documented(base)
    )
    assert read == Minuted(("said <3a>",), ("agreed <3b>",))
    lost = mine.replace(f"4. {AGENDA['2']}".encode(), b"Rooms").replace(b"led by D.", b"by Dee.")
    with pytest.raises(UnusableFile, match=r"item 4 has no heading|stands before item 4"):
        read_item(documented(lost), "Minutes.docx", "3", agenda, (PROMPT, DECIDE), documented(base))


def test_a_heading_of_the_base_that_the_agenda_lacks_makes_every_heading_count():
    agenda = {"1": AGENDA["1"], "2": AGENDA["2"], "3": AGENDA["3"], "4": "Sites", "6": "Pupils"}
    mine = documented(
        small.open_parts(minutes(), "x", "docx")["word/document.xml"].replace(b"4. Sch", b"x. Sch")
    )
    with pytest.raises(UnusableFile, match="item 4 has no heading"):
        read_item(mine, "Minutes.docx", "3", agenda, (PROMPT, DECIDE), BASE)
