"""No word typed under another item comes out with an item, whatever became of the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.word.comparing.lines import Line
from llf_docgen.word.comparing.minuted import read_item
from llf_docgen.word.comparing.titles import alike
from tests.word import small
from tests.word.item_edits import (
    AGENDA,
    BASE,
    CHANGES,
    CLOSING,
    DECIDE,
    FILES,
    ITEMS,
    PROMPT,
    STYLES,
    TITLES,
    Chain,
    Edited,
    closing_moved,
    cut_and_pasted,
    documented,
    edited,
    element,
    exchanged,
    extracted,
    in_a_note,
    in_anothers_cell,
    in_one_table,
    minutes,
    moved_up,
    moved_with_facts,
    of_others,
    p,
    plainly,
    remove,
    restyled,
    reworded,
    run,
    run_together,
    say,
    set_style,
    side_by_side,
    staggered,
    swapped,
    traceable,
    typed_anew,
    without_labels,
    words,
)

WHO = st.sampled_from(ITEMS)
SOME = st.lists(st.tuples(st.sampled_from(CHANGES), WHO, st.integers(0, 119)), max_size=4)


def test_nothing_is_in_doubt_as_it_was_generated():
    for no in ITEMS:
        for base in (BASE, None):
            read = extracted(Edited(), no, base)
            assert read == Minuted((f"said <{no}a>",), (f"agreed <{no}b>",))


@pytest.mark.parametrize("base", [FILES["house"][0], None], ids=["base known", "base not known"])
def test_nothing_is_in_doubt_where_facts_are_shared_or_none(base):
    for no in ITEMS:
        read = extracted(Edited("house"), no, base)
        assert read is not None
        assert (read.discussion[0], read.actions) == (f"said <{no}a>", (f"to do <{no}c>",))


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


def leaks(chain: Chain, known: bool, file: str, asked: Iterable[str]) -> list[str]:
    """What comes out of other items, and with which."""
    doc, base = edited(chain, file), FILES[file][0] if known else None
    found = ((no, extracted(doc, no, base)) for no in asked)
    return [f"{no}: {read}" for no, read in found if read is not None and of_others(read, no)]


@pytest.mark.parametrize("one", CHANGES, ids=lambda change: change.__name__)
def test_one_change_brings_out_no_word_of_another_item(one):
    for how, (known, file) in enumerate(((True, "house"), (False, "small"), (True, "plain"))):
        assert not leaks(traceable([(one, "3", how)], known), known, file, ("2", "3"))


@pytest.mark.slow
@pytest.mark.parametrize("one", CHANGES, ids=lambda change: change.__name__)
def test_one_change_brings_out_none_however_it_is_made(one):
    ways = range(len(TITLES) if one is reworded else 6)
    for how, no, known, file in product(ways, "35", (True, False), FILES):
        chain = traceable([(one, no, how)], known)
        assert not leaks(chain, known, file, (ITEMS[ITEMS.index(no) - 1], no))


@given(changes=SOME, wanted=WHO, known=st.booleans(), file=st.sampled_from([*FILES]))
@settings(max_examples=40, deadline=None)
def test_no_word_typed_under_another_item_ever_comes_out(changes, wanted, known, file):
    assert not leaks(traceable(changes, known), known, file, (wanted,))


@pytest.mark.slow
@given(changes=SOME, wanted=WHO, known=st.booleans(), file=st.sampled_from([*FILES]))
@settings(max_examples=1200, deadline=None)
def test_no_word_comes_out_in_many_examples(changes, wanted, known, file):
    assert not leaks(traceable(changes, known), known, file, (wanted,))


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


@pytest.mark.parametrize(("gone", "no"), [("3", "2"), ("2", "1"), ("4", "3")])
def test_an_item_off_the_agenda_whose_heading_was_deleted_is_a_doubt(gone, no):
    agenda = {n: title for n, title in AGENDA.items() if n != gone}
    doc = Edited()
    for e in (doc.heading(gone), *(e for e in doc.under(gone) if "<" not in words(e))):
        remove(e)
    with pytest.raises(UnusableFile, match=f"{gone}. {AGENDA[gone][:9]}.* and is gone"):
        read_item(doc.content(), "Minutes.docx", no, agenda, (PROMPT, DECIDE), BASE)
    other = "4" if no != "3" else "1"
    read = read_item(doc.content(), "Minutes.docx", other, agenda, (PROMPT, DECIDE), BASE)
    assert not of_others(read, other)


def generated_without(gone: str) -> bytes:
    root = etree.fromstring(small.open_parts(BASE, "x", "docx")["word/document.xml"])
    inside, drop = root[0], False
    for e in list(inside):
        if e.find("{*}pPr/{*}pStyle") is not None and words(e)[1:3] == ". ":
            drop = words(e).startswith(f"{gone}. ")
        drop = drop and words(e) != CLOSING
        if drop:
            remove(e)
    return documented(etree.tostring(root))


def kept_then(gone: str, *, heading_too: bool) -> bytes:
    """What a person had when the item was still on the agenda."""
    doc = Edited()
    return (doc if heading_too else without_heading(doc, gone)).content()


def without_heading(doc: Edited, gone: str) -> Edited:
    under = doc.under(gone)
    for e in (doc.heading(gone), *(e for e in under if "<" not in words(e))):
        remove(e)
    return doc


@pytest.mark.parametrize("heading_too", [True, False], ids=["heading there", "heading gone"])
@pytest.mark.parametrize(("gone", "no"), [("3", "2"), ("2", "1"), ("4", "3")])
def test_words_of_an_item_that_was_taken_off_before_the_last_pack_are_a_doubt(
    gone, no, heading_too
):
    agenda = {n: title for n, title in AGENDA.items() if n != gone}
    doc = Edited()
    left = [e for e in doc.under(gone) if "<" in words(e)]
    without_heading(doc, gone)
    for e in left:
        set_style(e, "Decision")
    base = generated_without(gone)
    read = read_item(doc.content(), "Minutes.docx", no, agenda, (PROMPT, DECIDE), base)
    assert of_others(read, no), "what is generated now knows nothing of it"
    earlier = [(kept_then(gone, heading_too=heading_too), BASE)]
    with pytest.raises(UnusableFile, match="was taken off the agenda"):
        read_item(doc.content(), "Minutes.docx", no, agenda, (PROMPT, DECIDE), base, earlier)
    for e in left:
        remove(e)
    if not heading_too:  # then nobody can tell whose the last words are; worded anew they are its
        say(next(e for e in doc.under(no) if words(e) == f"agreed <{no}b>"), f"It agreed <{no}b>")
    read = read_item(doc.content(), "Minutes.docx", no, agenda, (PROMPT, DECIDE), base, earlier)
    assert not of_others(read, no)
    assert read.discussion


@pytest.mark.parametrize("asked", ["2", "2a"])
def test_an_item_that_was_never_generated_asks_for_a_pack(asked):
    agenda = {"1": AGENDA["1"], "2": AGENDA["2"], "2a": "Lettings of the hall"}
    agenda |= {n: AGENDA[n] for n in "345"}
    doc = Edited()
    doc.heading("3").addprevious(element(p(run("2a. Lettings of the hall"), "Heading2")))
    doc.heading("3").addprevious(element(p(run("It was said."))))
    with pytest.raises(
        UnusableFile, match=r"item 2a is on the agenda, .* Run llf-docgen pack first"
    ):
        read_item(doc.content(), "Minutes.docx", asked, agenda, (PROMPT, DECIDE), BASE)


BOLD = "<w:rPr><w:b/></w:rPr>"
LOOKS = {
    "a part of it, in bold": f"<w:r>{BOLD}<w:t>Staffing</w:t></w:r>",
    "a part of it, in capitals": "<w:r><w:rPr><w:caps/></w:rPr><w:t>Staffing:</w:t></w:r>",
    "a part of it, underlined": '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>urgent business</w:t></w:r>',
    "all of it, with a slip": run("Stafing (confidential)"),
    "in bold, before its words": f"<w:r>{BOLD}<w:t>Staffing.</w:t></w:r>{run(' Two leave.')}",
    "in bold, with a number": f"<w:r>{BOLD}<w:t>1. Staffing</w:t></w:r>",
    "by a style that is bold": '<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Staffing</w:t></w:r>',
}  # fmt: skip
STRONG = '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'


def with_line(xml: str) -> bytes:
    doc = Edited()
    doc.under("2")[2].addnext(element(xml))
    styles = STYLES.replace(b"</w:styles>", f"{STRONG}</w:styles>".encode())
    doc.parts["word__styles.xml"] = styles
    return doc.content()


@pytest.mark.parametrize("inside", LOOKS.values(), ids=list(LOOKS))
def test_a_line_that_looks_like_the_title_of_another_item_is_a_doubt(inside):
    with pytest.raises(UnusableFile, match="looks like the title of item"):
        read_item(with_line(p(inside)), "Minutes.docx", "2", AGENDA, (PROMPT, DECIDE), BASE)


OWN_LOOKS = {
    "a sub-heading of its own": p(f"<w:r>{BOLD}<w:t>Background:</w:t></w:r>"),
    "a part of its own title": p(f"<w:r>{BOLD}<w:t>School plans:</w:t></w:r>"),
    "with its own number": p(run("2.1 ") + f"<w:r>{BOLD}<w:t>Staffing</w:t></w:r>"),
    "in bold with its own number": p(f"<w:r>{BOLD}<w:t>2.2 Staffing</w:t></w:r>"),
    "a usual word in capitals": p(f"<w:r>{BOLD}<w:t>ACTION:</w:t></w:r>"),
    "bold words in a sentence": p(run("Of ") + f"<w:r>{BOLD}<w:t>staffing</w:t></w:r>" + run(" no.")),
    "a bold sentence": p(f"<w:r>{BOLD}<w:t>The staffing of all schools is to be looked at.</w:t></w:r>"),
    "no longer bold": p('<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Staffing again</w:t></w:r>'),
    "the head of a column": "<w:tbl><w:tr>" + "".join(
        f"<w:tc>{p(f'<w:r>{BOLD}<w:t>{t}</w:t></w:r>')}</w:tc>" for t in ("School", "Staffing")
    ) + "</w:tr></w:tbl>",
}  # fmt: skip


LOG = {
    "4": "Matters arising and action log", "6": "Teacher training: placements",
    "10": "Agreed action points", "11": "Decisions",
}  # fmt: skip


@pytest.mark.parametrize(
    "said", ["ACTION", "ACTION:", "AGREED", "Agreed:", "Actions", "Action", "NOTED."]
)
def test_a_word_of_minute_taking_is_like_no_title(said):
    assert not alike(Line(said, stands_out=said), "6", LOG)


@pytest.mark.parametrize(
    ("said", "no"),
    [("Action log", "4"), ("Agreed action points", "10"), ("Decisions", "11"), ("DECISIONS:", "11"),
     ("Matters arising", "4")],
)  # fmt: skip
def test_a_title_is_like_itself_though_minute_takers_use_its_words(said, no):
    assert alike(Line(said, stands_out=said), "6", LOG) == no


@pytest.mark.parametrize("xml", OWN_LOOKS.values(), ids=list(OWN_LOOKS))
def test_a_line_that_looks_like_no_other_title_is_the_items(xml):
    read = read_item(with_line(xml), "Minutes.docx", "2", AGENDA, (PROMPT, DECIDE), BASE)
    assert len(read.discussion) == 2
    assert not of_others(read, "2")


@pytest.mark.parametrize("how", range(3), ids=["one cell", "a row a line", "a row an item"])
def test_an_item_in_a_table_is_read_as_one_without(how):
    read = extracted(edited([(in_one_table, "1", how)]), "3")
    assert read == Minuted(("said <3a>",), ("agreed <3b>",))


def test_items_whose_headings_were_exchanged_are_told_by_what_was_generated_below():
    """Put back into the agenda's order, each with what stood below the other."""
    doc = edited([(swapped, "5", 3)], "house")
    doc.closing.addprevious(doc.heading("5"))
    for e in doc.under("4")[::-1]:
        doc.heading("5").addnext(e)
    for no in "45":
        assert extracted(doc, no, FILES["house"][0]) is None


def test_labels_in_a_table_of_the_item_may_be_anothers():
    """The item behind it was pasted into a table, and its heading was moved behind that."""
    chain = [(staggered, "1", 1), (in_anothers_cell, "5", 14), (moved_with_facts, "5", 0)]
    doc = edited(chain, "house")
    with pytest.raises(UnusableFile, match="stand in different tables"):
        read_item(doc.content(), "Minutes.docx", "4", AGENDA, (PROMPT, DECIDE))


def test_a_label_with_a_note_is_a_label():
    """Above it stands a heading that was moved there with its facts."""
    doc = edited([(moved_with_facts, "5", 7), (in_a_note, "1", 24)])
    assert any("footnoteReference" in e.tag for e in doc.under("5")[1].iter())
    assert extracted(doc, "5") is None


def test_where_its_first_label_is_gone_another_label_may_be_that_of_the_item_before():
    chain = [(restyled, "3", 84), (exchanged, "3", 18), (moved_with_facts, "3", 2)]
    assert extracted(edited(chain, "plain"), "3", FILES["plain"][0]) is None
    for known in (True, False):  # the label is deleted, and not left behind
        doc = edited([(moved_with_facts, "3", 2)])
        for label in [e for e in doc.under("3") if words(e) in ("Discussion", "Decision")][1:]:
            remove(label)
        assert extracted(doc, "3", BASE if known else None) is None


def test_a_heading_moved_to_the_end_of_its_item_is_a_doubt_without_its_labels():
    chain = [(cut_and_pasted, "5", 59), (without_labels, "4", 55)]
    for known in (True, False):
        assert extracted(edited(chain), "4", BASE if known else None) is None


def test_what_stands_behind_all_items_stays_behind_when_its_heading_is_moved():
    doc = edited([(closing_moved, "5", 0)])
    assert doc.closing.getprevious().tag.endswith("}tbl")
    with pytest.raises(UnusableFile, match="“Ref” stands in it, and stood below"):
        read_item(doc.content(), "Minutes.docx", "5", AGENDA, (PROMPT, DECIDE), BASE)


FOUND = {
    "run together with its facts, and both headings moved": [
        [(run_together, "2", how), (moved_up, "2", one), (moved_up, "3", other)]
        for how, one, other in product((2, 4), (0, 2), (0,))
    ],
    "struck out and typed anew lower, in columns": [
        [(typed_anew, "3", how), (side_by_side, no, way)]
        for how, no, way in product((1, 4), "23", (0, 1))
    ],
}


@pytest.mark.parametrize("found", FOUND.values(), ids=list(FOUND))
def test_what_once_came_out_with_another_item_does_not(found):
    for chain in found:
        for known in (True, False):
            assert not leaks(chain, known, "small", "123")
