"""No word typed under another item comes out with an item, whatever became of the minutes."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.word.comparing.minuted import read_item
from llf_docgen.word.xml import PROPERTIES, TEXT, WP, P, W, remove, w
from tests.word import small
from tests.word.small import change, element, p, run

AGENDA = {
    "1": "Welcome and apologies",
    "2": "School plans for 2021-22",
    "3": "Staffing (confidential)",
    "4": "School plans: staffing and rooms",
    "5": "Any other urgent business",
}
ITEMS = [*AGENDA]
PROMPT = "Click here and type: background, main points."
DECIDE = "Click here and type the decision."
CLOSING = "Actions agreed by the group"
WHO = st.sampled_from(ITEMS)


def style(id: str, name: str, level: str = "") -> str:
    outline = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>' if level else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{outline}</w:style>'
    )


STYLES = (
    f'<w:styles xmlns:w="{W}">'
    + "".join(style(f"Heading{n}", f"heading {n}", str(n - 1)) for n in (1, 2, 3))
    + style("ItemFacts", "Item Facts")
    + style("PartLabel", "Part Label")
    + '<w:style w:styleId="Ours"><w:name w:val="Ours"/><w:basedOn w:val="Heading2"/></w:style>'
    + "</w:styles>"
).encode()


def item(no: str, words: dict[str, str]) -> str:
    return "".join(
        (
            p(run(f"{no}. {AGENDA[no]}"), "Heading2"),
            p(run(f"For decision, led by {'ABCDE'[int(no) - 1]}."), "ItemFacts"),
            p(run("Discussion"), "PartLabel"),
            p(run(words.get("discussion", PROMPT)), "Discussion"),
            p(run("Decision"), "PartLabel"),
            p(run(words.get("decision", DECIDE)), "Decision"),
        )
    )


def minutes(typed: bool = True) -> bytes:
    """The minutes; typed with words that say under which item: `<3d>`."""
    items = (
        item(n, {"discussion": f"said &lt;{n}a&gt;", "decision": f"agreed &lt;{n}b&gt;"})
        if typed
        else item(n, {})
        for n in ITEMS
    )
    before = p(run("Business"), "Heading1")
    behind = p(run(CLOSING), "Heading1") + p(run("who &lt;0a&gt;" if typed else "who"))
    return small.document(before + "".join(items) + behind, **{"word__styles.xml": STYLES})


def documented(xml: bytes) -> bytes:
    parts = small.open_parts(minutes(), "x", "docx") | {"word/document.xml": xml}
    return small.write_parts(parts)


BASE = minutes(typed=False)


class Edited:
    """Minutes that a person edits: each change is of one item's heading, or under it."""

    def __init__(self) -> None:
        self.root = etree.fromstring(small.open_parts(minutes(), "x", "docx")["word/document.xml"])
        self.body = self.root[0]
        places = [e for e in self.body if e.tag == P]
        self._headings = {
            no: next(e for e in places if words(e) == f"{no}. {AGENDA[no]}") for no in ITEMS
        }

    def heading(self, no: str) -> etree._Element:
        return self._headings[no]

    def under(self, no: str) -> list[etree._Element]:
        """The paragraphs of an item, as they stood."""
        found = []
        for e in self._headings[no].itersiblings():
            if e in self._headings.values() or words(e) == CLOSING:
                break
            found.append(e)
        return found

    def content(self) -> bytes:
        return documented(etree.tostring(self.root))


def words(e: etree._Element) -> str:
    return "".join(t.text or "" for t in e.iter(TEXT))


def say(e: etree._Element, text: str) -> None:
    for r in list(e.iter(w("r"))):
        remove(r)
    e.append(element(run(text.replace("&", "&amp;").replace("<", "&lt;"))))


def set_style(e: etree._Element, name: str) -> None:
    properties = e.find(PROPERTIES)
    for old in list(properties.iter(w("pStyle"))):
        properties.remove(old)
    if name:
        properties.insert(0, element(f'<w:pStyle w:val="{name}"/>'))


# --- what a person, or a program, may do to the heading of an item

TITLES = (
    "{no}) {title}", "Item {no}: {title}", "{no} {title}", "{title}", "{no}.", "{no}", "Staffing",
    "{no}. Staffing", "{no} \u2013 {title}", "Agenda item no {no} {title}", "0{no}. {title}", "",
    "{no}.\t{title}", "{title} (continued)", "{no}. {title} and more", "9. {title}",
    "{roman}. {title}", "\uff15. {title}", "Matters", "[{no}] {title}",
)  # fmt: skip


def restyled(doc: Edited, no: str, how: int) -> None:
    set_style(doc.heading(no), ("", "Heading1", "Heading3", "Ours", "Quote", "PartLabel")[how % 6])


def reworded(doc: Edited, no: str, how: int) -> None:
    text = TITLES[how % len(TITLES)]
    say(doc.heading(no), text.format(no=no, title=AGENDA[no], roman="iiiiii"[: int(no)]))


def other_title(doc: Edited, no: str, how: int) -> None:
    other = ITEMS[how % len(ITEMS)]
    say(doc.heading(no), (f"{other}. {AGENDA[no]}", f"{no}. {AGENDA[other]}")[how % 2])


def level_by_hand(doc: Edited, no: str, how: int) -> None:
    set_style(doc.heading(no), "")
    level = element(f'<w:outlineLvl w:val="{how % 10}"/>')
    doc.heading(no).find(PROPERTIES).append(level)


def deleted(doc: Edited, no: str, how: int) -> None:
    remove(doc.heading(no))


def struck_out(doc: Edited, no: str, how: int) -> None:
    """Deleted with Track Changes on, with or without its mark, or moved away."""
    heading = doc.heading(no)
    kind = ("del", "moveFrom")[how % 2]
    inside = run(words(heading))
    say(heading, "")
    heading.append(element(change(kind, inside, "Priya")))
    if how % 3:
        own = element(f"<w:rPr>{change('del', author='Priya')}</w:rPr>")
        heading.find(PROPERTIES).append(own)


def typed_anew(doc: Edited, no: str, how: int) -> None:
    """Struck out, and put in again below some of its lines."""
    under = doc.under(no)
    again = copy.deepcopy(doc.heading(no))
    struck_out(doc, no, how)
    if under:
        under[how % len(under)].addnext(again)


def in_a_control(doc: Edited, no: str, how: int) -> None:
    control = element("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
    held = [doc.heading(no), *doc.under(no)][: 1 + how % 4]
    held[0].addprevious(control)
    control[-1].extend(held)


def table_around(doc: Edited, no: str, how: int) -> None:
    """A table round the heading, alone or with what stands under it, in one cell or more."""
    held = [doc.heading(no), *doc.under(no)][: 1 + how % 8]
    if len({e.getparent() for e in held}) > 1:
        return
    table = element("<w:tbl><w:tblPr/></w:tbl>")
    held[0].addprevious(table)
    row = element("<w:tr/>")
    for e in held:
        if how % 3 == 0 or len(row) == 0:
            if how % 2 or len(row) == 0:
                table.append(row)
                row.append(element("<w:tc/>"))
            else:
                row = element("<w:tr><w:tc/></w:tr>")
                table.append(row)
        row[-1].append(e)


def side_by_side(doc: Edited, no: str, how: int) -> None:
    """This item and the next in two columns, their headings above, or all beside them."""
    place = ITEMS.index(no) + 1
    if place == len(ITEMS):
        return
    one = [doc.heading(no), *doc.under(no)]
    two = [doc.heading(ITEMS[place]), *doc.under(ITEMS[place])]
    if len({e.getparent() for e in (*one, *two)}) > 1:
        return
    table = element("<w:tbl><w:tblPr/></w:tbl>")
    one[0].addprevious(table)
    if how % 4 == 0:
        rows = [[one[:1], two[:1]], [one[1:], two[1:]]]
    elif how % 4 == 1:
        rows = [[one, two]]
    elif how % 4 == 2:
        rows = [[one[:1], one[1:] + two[1:]], [two[:1], []]]
    else:
        rows = [[one[1:], one[:1]], [two[1:], two[:1]]]
    for cells in rows:
        row = etree.SubElement(table, w("tr"))
        for held in cells:
            cell = etree.SubElement(row, w("tc"))
            if how % 4 == 2:
                cell.append(element("<w:tcPr><w:vMerge/></w:tcPr>"))
            cell.extend(held)
            if not held:
                cell.append(element(p()))


def in_a_box(doc: Edited, no: str, how: int) -> None:
    """The heading in a text box, at the place of it or of what stands near."""
    heading = copy.deepcopy(doc.heading(no))
    kind = ("inline", "anchor")[how % 2]
    shape = f'<w:drawing><wp:{kind} xmlns:wp="{WP}"><w:txbxContent/></wp:{kind}></w:drawing>'
    box = element(f"<w:r>{shape}</w:r>")
    next(box.iter(w("txbxContent"))).append(heading)
    under = [doc.heading(no), *doc.under(no)]
    if how % 3 == 0:
        say(doc.heading(no), "")
        set_style(doc.heading(no), "")
    else:
        remove(doc.heading(no))
    near = [e for e in under if e.getparent() is not None]
    if near:
        near[how % len(near)].append(box)


def words_in_a_box(doc: Edited, no: str, how: int) -> None:
    """Words of an item in a box that is anchored in the item before."""
    before = doc.under(ITEMS[max(ITEMS.index(no) - 1, 0)])
    kind = ("anchor", "inline")[how % 5 == 0 and no == "1"]
    inside = f"<w:txbxContent>{p(run(f'boxed &lt;{no}c&gt;'))}</w:txbxContent>"
    shape = f'<w:drawing><wp:{kind} xmlns:wp="{WP}">{inside}</wp:{kind}></w:drawing>'
    if before:
        before[how % len(before)].append(element(f"<w:r>{shape}</w:r>"))


def run_together(doc: Edited, no: str, how: int) -> None:
    """The heading in the paragraph before it or behind it, with a line break between, or none."""
    heading = doc.heading(no)
    beside = heading.getprevious() if how % 2 else heading.getnext()
    if beside is None or beside.tag != P:
        return
    first, second = (beside, heading) if how % 2 else (heading, beside)
    between = ("<w:br/>", '<w:br w:type="page"/>', "<w:cr/>", "<w:tab/>")[how % 4]
    first.append(element(f"<w:r>{between}</w:r>"))
    first.extend([e for e in second if e.tag != PROPERTIES])
    remove(second)


def numbered_by_word(doc: Edited, no: str, how: int) -> None:
    say(doc.heading(no), (AGENDA[no], "Staffing")[how % 2])
    doc.heading(no).find(PROPERTIES).append(element("<w:numPr/>"))


def by_a_field(doc: Edited, no: str, how: int) -> None:
    say(doc.heading(no), "")
    number = f'<w:fldSimple w:instr="SEQ item">{run(no if how % 2 else "7")}</w:fldSimple>'
    for xml in (number, run(f". {AGENDA[no]}")):
        doc.heading(no).append(element(xml))


def without_labels(doc: Edited, no: str, how: int) -> None:
    """What was generated under the heading goes, but for the words typed."""
    for e in doc.under(no)[how % 2 :]:
        if "<" not in words(e):
            remove(e)


def without_styles(doc: Edited, no: str, how: int) -> None:
    """As programs do that know no styles but their own."""
    for e in doc.body.iter(P):
        named = e.find(f"{PROPERTIES}/{w('pStyle')}")
        if named is not None and (how % 2 or not named.get(w("val")).startswith("Heading")):
            set_style(e, "")


def moved_up(doc: Edited, no: str, how: int) -> None:
    """The heading alone goes up into the item before, or down under its own words."""
    place = ITEMS.index(no)
    near = doc.under(no) if how % 2 else doc.under(ITEMS[max(place - 1, 0)])
    near = [e for e in near if e.getparent() is not None]
    if near:
        near[how % len(near)].addnext(doc.heading(no))


def named_elsewhere(doc: Edited, no: str, how: int) -> None:
    """A line somewhere says the number and title of an item."""
    under = [e for e in doc.under(ITEMS[how % len(ITEMS)]) if e.getparent() is not None]
    text = (f"{no}. {AGENDA[no]}", AGENDA[no], f"{no}. see there", f"As under item {no}.")[how % 4]
    if under:
        under[how % len(under)].addnext(element(p(run(text), ("", "Heading3")[how % 5 == 0])))


def in_a_frame(doc: Edited, no: str, how: int) -> None:
    under = doc.under(no)
    if under:
        under[how % len(under)].find(PROPERTIES).insert(0, element("<w:framePr/>"))


def mark_deleted(doc: Edited, no: str, how: int) -> None:
    """The end of the heading, or of the paragraph before it, is deleted as a tracked change."""
    heading = doc.heading(no)
    e = heading if how % 2 else heading.getprevious()
    if e is not None and e.tag == P:
        own = element(f"<w:rPr>{change('del', author='Priya')}</w:rPr>")
        e.find(PROPERTIES).append(own)


CHANGES: tuple[Callable[[Edited, str, int], None], ...] = (
    restyled, reworded, other_title, level_by_hand, deleted, struck_out, typed_anew, in_a_control,
    table_around, side_by_side, in_a_box, words_in_a_box, run_together, numbered_by_word,
    by_a_field, without_labels, without_styles, moved_up, named_elsewhere, in_a_frame, mark_deleted,
)  # fmt: skip
SOME = st.lists(st.tuples(st.sampled_from(CHANGES), WHO, st.integers(0, 119)), max_size=2)


def edited(changes: list[tuple[Callable[[Edited, str, int], None], str, int]]) -> Edited:
    doc = Edited()
    for one, no, how in changes:
        if doc.heading(no).getparent() is not None:
            one(doc, no, how)
    return doc


def traceable(
    changes: list[tuple[Callable[[Edited, str, int], None], str, int]], known: bool = True
) -> list[tuple[Callable[[Edited, str, int], None], str, int]]:
    """The changes, but for a heading moved among words from which all that was generated is gone.

    Then nothing in the document says that it ever stood elsewhere: the words stand under it.
    """
    done = [one for one, _, _ in changes]
    traceless = not known or without_labels in done
    hide = (moved_up, without_labels) if not known else (moved_up,)
    return [c for c in changes if not (traceless and c[0] in hide)]


def of_others(read: Minuted, no: str) -> list[str]:
    """The words in it that were typed under other items."""
    return [found for found in re.findall(r"<(\d)\w>", str(read)) if found != no]


def extracted(doc: Edited, no: str, base: bytes | None = BASE) -> Minuted | None:
    try:
        return read_item(doc.content(), "Minutes.docx", no, AGENDA, (PROMPT, DECIDE), base)
    except UnusableFile as refusal:
        assert "it can't be told for certain" in str(refusal)
        return None


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
    read = extracted(edited(traceable(changes, known)), wanted, BASE if known else None)
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
