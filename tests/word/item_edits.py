"""What people and programs do to minutes between two items, done to a small file.

`python -m tests.word.item_edits --chains 5000` tries as many chains of one to four of them and says
how many words came out with another item; it takes minutes.
"""

from __future__ import annotations

import argparse
import copy
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import Minuted
from llf_docgen.word.comparing import minuted
from llf_docgen.word.comparing.minuted import read_item
from llf_docgen.word.xml import OFFICE, PROPERTIES, RELATIONS, TEXT, WP, P, W, remove, w
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
DO = "Click here and type: what, who, by when."
CLOSING = "Actions agreed by the group"
LABELS = ("Discussion", "Decision", "Recommendation", "Actions")


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


def rich_item(no: str, words: dict[str, str]) -> str:
    """As the house's own: facts that two items share or that one lacks, rooms, actions, a table."""
    facts = {"1": "For information.", "2": "For decision, paper 2.", "3": "For information."}

    def room(text: str, style: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{p(run(text), style)}</w:sdtContent></w:sdt>"

    said, table = [words.get("discussion", PROMPT)], ""
    if words:
        said.append(f"more &lt;{no}d&gt;")
        table = small.table([[f"cell &lt;{no}e&gt;", "due"]]) if no in "24" else ""
    return "".join(
        (
            p(run(f"{no}. {AGENDA[no]}"), "Heading2"),
            p(run(facts[no]), "ItemFacts") if no in facts else "",
            p(run("Discussion"), "PartLabel"),
            *(room(text, "Discussion") for text in said),
            table,
            p(run("Recommendation" if no == "4" else "Decision"), "PartLabel"),
            *([p(run("The budget was noted."), "Decision")] if no in "35" else ()),
            room(words.get("decision", DECIDE), "Decision"),
            p(run("Actions"), "PartLabel"),
            room(words.get("action", DO), "Action"),
        )
    )


def minutes(typed: bool = True, rich: bool = False) -> bytes:
    """The minutes; typed with words that say under which item: `<3d>`."""
    made = rich_item if rich else item
    items = (
        made(
            n,
            {
                "discussion": f"said &lt;{n}a&gt;",
                "decision": f"agreed &lt;{n}b&gt;",
                "action": f"to do &lt;{n}c&gt;",
            },
        )
        if typed
        else made(n, {})
        for n in ITEMS
    )
    before = p(run("Business"), "Heading1")
    table = small.table([["Ref", "Action"], ["A1", "who &lt;0a&gt;" if typed else "who"]])
    behind = p(run(CLOSING), "Heading1") + table
    return small.document(before + "".join(items) + behind, **{"word__styles.xml": STYLES})


def documented(xml: bytes, **more: bytes) -> bytes:
    parts = small.open_parts(minutes(), "x", "docx") | {"word/document.xml": xml}
    return small.write_parts(parts | {name.replace("__", "/"): part for name, part in more.items()})


def plainly(content: bytes) -> bytes:
    """As an office's own template may make it: without one style of a heading or a label."""
    parts = small.open_parts(content, "x", "docx")
    xml = re.sub(rb"<w:pStyle [^>]*/>", b"", parts["word/document.xml"])
    return small.write_parts(parts | {"word/document.xml": xml})


# What was generated, and what was typed into it: small, as the house's own, an office's own.
FILES = {
    "small": (minutes(typed=False), minutes()),
    "house": (minutes(typed=False, rich=True), minutes(rich=True)),
    "plain": (plainly(minutes(typed=False)), plainly(minutes())),
}
BASE = FILES["small"][0]


class Edited:
    """Minutes that a person edits: each change is of one item's heading, or under it."""

    def __init__(self, file: str = "small") -> None:
        parts = small.open_parts(FILES[file][1], "x", "docx")
        self.root = etree.fromstring(parts["word/document.xml"])
        self.body = self.root[0]
        places = [e for e in self.body if e.tag == P]
        self._headings = {
            no: next(e for e in places if words(e) == f"{no}. {AGENDA[no]}") for no in ITEMS
        }
        self.closing = next(e for e in places if words(e) == CLOSING)
        self.parts: dict[str, bytes] = {}

    def heading(self, no: str) -> etree._Element:
        return self._headings[no]

    def under(self, no: str) -> list[etree._Element]:
        """What stands under an item, as it stood: paragraphs, controls, tables."""
        found = []
        for e in self._headings[no].itersiblings():
            if e in self._headings.values() or words(e) == CLOSING:
                break
            found.append(e)
        return found

    def paragraphs(self, no: str) -> list[etree._Element]:
        """The paragraphs under an item that stand in the body itself, or in a control there."""
        found = (p for e in self.under(no) for p in ([e] if e.tag == P else e.iter(P)))
        return [e for e in found if next(e.iterancestors(w("tbl")), None) is None]

    def content(self) -> bytes:
        return documented(etree.tostring(self.root), **self.parts)


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
    under = [doc.heading(no), *doc.paragraphs(no)]
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
    before = doc.paragraphs(ITEMS[max(ITEMS.index(no) - 1, 0)])
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
    under = doc.paragraphs(no)
    if under:
        under[how % len(under)].find(PROPERTIES).insert(0, element("<w:framePr/>"))


def mark_deleted(doc: Edited, no: str, how: int) -> None:
    """The end of the heading, or of the paragraph before it, is deleted as a tracked change."""
    heading = doc.heading(no)
    e = heading if how % 2 else heading.getprevious()
    if e is not None and e.tag == P:
        own = element(f"<w:rPr>{change('del', author='Priya')}</w:rPr>")
        e.find(PROPERTIES).append(own)


def anywhere(doc: Edited, how: int) -> etree._Element | None:
    """A paragraph or control in any item."""
    places = [
        e for n in ITEMS for e in (doc.heading(n), *doc.under(n)) if e.getparent() is not None
    ]
    return places[how % len(places)] if places else None


def cut_and_pasted(doc: Edited, no: str, how: int) -> None:
    place = anywhere(doc, how)
    if place is not None and place is not doc.heading(no):
        place.addnext(doc.heading(no))


def moved_with_facts(doc: Edited, no: str, how: int) -> None:
    """The heading and the line below it go up right above a label of the item before."""
    place, under = ITEMS.index(no), doc.under(no)
    before = doc.under(ITEMS[place - 1]) if place else []
    labels = [e for e in before if words(e) in LABELS[1:]]
    if labels and under and under[0].tag == P:
        spot = labels[how % len(labels)]
        spot.addprevious(doc.heading(no))
        spot.addprevious(under[0])


def swapped(doc: Edited, no: str, how: int) -> None:
    one, two = doc.heading(no), doc.heading(ITEMS[how % len(ITEMS)])
    if one is two or one.getparent() is None or two.getparent() is None:
        return
    mark = element(p())
    one.addprevious(mark)
    two.addprevious(one)
    mark.addprevious(two)
    remove(mark)


def retyped(doc: Edited, no: str, how: int) -> None:
    """With other letters: a slip, other capitals, an odd number, half of the words."""
    title = AGENDA[no]
    ways = (
        f"{no}. {title.upper()}", f"{no}. {title[1:]}", f"{no}. {title[: len(title) // 2]}",
        f"{no}a. {title}", f"{no}.1 {title}", f"{int(no) + 1}. {title[2:]}", f"{no},{title}",
        f"No. {no}: {title}", f"{title} ({no})", f"{no}. {title[::-1]}", f"({no}) {title}",
        f"#{no} {title}", f"{no}.{title}", f"{no}. {title.replace(' ', '')}", f"15. {title}",
    )  # fmt: skip
    say(doc.heading(no), ways[how % len(ways)])


def by_formats(doc: Edited, no: str, how: int) -> None:
    """A heading in bold, capitals or underlined, and no heading by its style any more."""
    text = (f"{no}. {AGENDA[no]}", AGENDA[no], AGENDA[no].split()[0], "Staffing")[how % 4]
    say(doc.heading(no), text)
    set_style(doc.heading(no), "")
    look = ("<w:b/>", "<w:caps/>", '<w:u w:val="single"/>')[how % 3]
    doc.heading(no).find(w("r")).insert(0, element(f"<w:rPr>{look}</w:rPr>"))


def numbered_points(doc: Edited, no: str, how: int) -> None:
    """Some lines are points of a list that Word numbers, or that are numbered by hand."""
    for number, e in enumerate(doc.paragraphs(no)[how % 3 :], how % 7):
        if how % 2:
            e.find(PROPERTIES).append(element('<w:numPr><w:numId w:val="1"/></w:numPr>'))
        elif "<" in words(e):
            say(e, f"{number}. {words(e)}")


def in_a_note(doc: Edited, no: str, how: int) -> None:
    """The heading, or a word of the item, stands in a foot-note at another place."""
    place = anywhere(doc, how)
    held = [doc.heading(no), *doc.paragraphs(no)]
    e = held[0] if how % 2 else held[how % len(held)]
    if place is None or place.tag != P or e is place:
        return
    inside = etree.tostring(copy.deepcopy(e)).decode()
    related = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId8" Type="{OFFICE}/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    doc.parts["word___rels__document.xml.rels"] = related.encode()
    doc.parts["word__footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{inside}</w:footnote></w:footnotes>'
    ).encode()
    place.append(element('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    if e.getparent().tag == w("body"):
        remove(e)


def moved_by_a_tracked_change(doc: Edited, no: str, how: int) -> None:
    place = anywhere(doc, how)
    heading = doc.heading(no)
    if place is None or place is heading:
        return
    to = copy.deepcopy(heading)
    for e, kind in ((heading, "moveFrom"), (to, "moveTo")):
        inside = run(words(e).replace("&", "&amp;").replace("<", "&lt;"))
        say(e, "")
        e.append(element(change(kind, inside, "Priya")))
        if how % 3:
            own = element(f"<w:rPr>{change(kind, author='Priya')}</w:rPr>")
            e.find(PROPERTIES).append(own)
    place.addnext(to)


def inserted(doc: Edited, no: str, how: int) -> None:
    """The heading, or all under it, is a tracked insertion."""
    for e in [doc.heading(no), *doc.paragraphs(no)][: 1 if how % 2 else 20]:
        for r in list(e.iterchildren(w("r"))):
            made = element(change("ins", "", "Priya"))
            r.addprevious(made)
            made.append(r)


def continued(doc: Edited, no: str, how: int) -> None:
    """The last lines of an item stand behind the next one, under its title once more."""
    place, under = ITEMS.index(no), doc.under(no)
    if place + 1 == len(ITEMS) or not under:
        return
    behind = doc.under(ITEMS[place + 1])[-1:]
    if not behind:
        return
    title = (f"{no}. {AGENDA[no]} (continued)", f"{AGENDA[no]} (continued)", AGENDA[no],
             f"{no}. {AGENDA[no]}", f"Item {no}: more", f"{AGENDA[no]}:")[how % 6]  # fmt: skip
    look = "<w:rPr><w:b/></w:rPr>" if how % 2 else ""
    again = element(
        p(f"<w:r>{look}<w:t>{title}</w:t></w:r>", ("", "Heading2", "Heading3")[how % 3])
    )
    at = behind[0]
    for e in (again, *under[-1 - how % 3 :]):
        at.addnext(e)
        at = e


def divided(doc: Edited, no: str, how: int) -> None:
    """The item is split over two by its own heading once more, lower down."""
    under = doc.under(no)
    if under:
        again = copy.deepcopy(doc.heading(no))
        under[how % len(under)].addnext(again)
        if how % 2:
            say(again, f"{no}b. {AGENDA[no]}")


def in_anothers_cell(doc: Edited, no: str, how: int) -> None:
    """The whole item, or its heading, in a cell of a table in another item."""
    place = anywhere(doc, how)
    held = [doc.heading(no), *doc.under(no)][: 1 if how % 3 == 0 else 50]
    if place is None or place in held or place.getparent() in held:
        return
    table = element(small.table([["one", "two"], ["three", "four"]]))
    place.addnext(table)
    cell = list(table.iter(w("tc")))[how % 4]
    for e in held:
        cell.append(e)
    if how % 2:  # with what stood there in the cell beside
        list(table.iter(w("tc")))[(how + 1) % 4].append(place)


def in_one_table(doc: Edited, no: str, how: int) -> None:
    """All items in a table: one cell, a row for each line or item, or the headings to the left."""
    table = element("<w:tbl><w:tblPr/></w:tbl>")
    all_of = [(doc.heading(n), doc.under(n)) for n in ITEMS]
    if any(e.getparent() is not doc.body for h, under in all_of for e in (h, *under)):
        return
    all_of.sort(key=lambda one: doc.body.index(one[0]))
    all_of[0][0].addprevious(table)
    for heading, under in all_of:
        if how % 4 == 0:
            rows = [] if len(table) > 1 else [[[]]]
        elif how % 4 == 1:
            rows = [[[e]] for e in (heading, *under)]
        elif how % 4 == 2:
            rows = [[[heading, *under]]]
        else:
            rows = [[[heading], under]]
        for cells in rows:
            row = etree.SubElement(table, w("tr"))
            for held in cells:
                etree.SubElement(row, w("tc")).extend(held)
        if how % 4 == 0:
            table[-1][-1].extend([heading, *under])


def staggered(doc: Edited, no: str, how: int) -> None:
    """Two items in columns, one of them beginning a row or two lower."""
    place = ITEMS.index(no) + 1
    if place == len(ITEMS):
        return
    one = [doc.heading(no), *doc.under(no)]
    two = [doc.heading(ITEMS[place]), *doc.under(ITEMS[place])]
    if any(e.getparent() is not doc.body for e in (*one, *two)):
        return
    table = element("<w:tbl><w:tblPr/></w:tbl>")
    one[0].addprevious(table)
    lower = how % 3
    columns = (one, [None] * lower + two) if how % 2 else ([None] * lower + two, one)
    for number in range(max(map(len, columns))):
        row = etree.SubElement(table, w("tr"))
        for column in columns:
            cell = etree.SubElement(row, w("tc"))
            held = column[number] if number < len(column) else None
            cell.append(element(p()) if held is None else held)


def sections(doc: Edited, no: str, how: int) -> None:
    """A section of two columns begins or ends at the item."""
    under = doc.paragraphs(no)
    if under:
        section = element('<w:sectPr><w:type w:val="continuous"/><w:cols w:num="2"/></w:sectPr>')
        under[how % len(under)].find(PROPERTIES).append(section)


def pasted_between(doc: Edited, no: str, how: int) -> None:
    """A text is pasted right above the heading, or right below it."""
    place = ITEMS.index(no)
    above = how % 2
    owner = no if not above else ITEMS[place - 1] if place else "0"
    text = (f"pasted &lt;{owner}z&gt;", f"2. pasted &lt;{owner}z&gt;", f"Decision &lt;{owner}z&gt;")
    new = element(p(run(text[how % 3]), ("", "Discussion", "Heading3")[how % 4 % 3]))
    (doc.heading(no).addprevious if above else doc.heading(no).addnext)(new)


def pages(doc: Edited, no: str, how: int) -> None:
    """Page breaks in paragraphs of their own, or in the heading."""
    page = '<w:r><w:br w:type="page"/></w:r>'
    if how % 3 == 0:
        doc.heading(no).addprevious(element(p(page)))
    elif how % 3 == 1:
        doc.heading(no).insert(1, element(page))
    else:
        doc.heading(no).find(PROPERTIES).append(element("<w:pageBreakBefore/>"))


def other_file(doc: Edited, no: str, how: int) -> None:
    near = [doc.heading(no), *doc.paragraphs(no)]
    e = near[how % len(near)]
    if how % 2 and e.getparent().tag == w("body"):
        e.addnext(element("<w:altChunk/>"))
    else:
        e.append(element("<w:subDoc/>"))


def in_a_link(doc: Edited, no: str, how: int) -> None:
    """The words of the heading in a link, a control in the line, or in two paragraphs."""
    heading = doc.heading(no)
    if how % 3 == 2:
        text = words(heading)
        number, _, title = text.partition(" ")
        say(heading, number)
        heading.addnext(element(p(run(title.replace("<", "&lt;")), ("", "Heading2")[how % 2])))
        return
    runs = list(heading.iterchildren(w("r")))
    around = ("<w:hyperlink/>", "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")[how % 3]
    made = element(around)
    heading.append(made)
    (made if how % 3 == 0 else made[-1]).extend(runs)


def other_facts(doc: Edited, no: str, how: int) -> None:
    """The facts below the heading are corrected, or lose their style, or go."""
    facts = next((e for e in doc.paragraphs(no) if words(e).startswith("For ")), None)
    if facts is None:
        return
    if how % 3 == 0:
        say(facts, words(facts).replace("For decision", "For information"))
    elif how % 3 == 1:
        set_style(facts, "")
    else:
        remove(facts)


def other_label(doc: Edited, no: str, how: int) -> None:
    """A label goes, loses its style, has a colon, or stands there twice."""
    labels = [e for e in doc.paragraphs(no) if words(e) in LABELS]
    if not labels:
        return
    e = labels[how % len(labels)]
    if how % 4 == 0:
        remove(e)
    elif how % 4 == 1:
        set_style(e, "")
    elif how % 4 == 2:
        say(e, f"{words(e)}:")
    else:
        e.addnext(copy.deepcopy(e))


def exchanged(doc: Edited, no: str, how: int) -> None:
    """Two items change places, with all that stands under them."""
    place = ITEMS.index(no)
    if place and (before := [doc.heading(ITEMS[place - 1]), *doc.under(ITEMS[place - 1])]):
        held = [doc.heading(no), *doc.under(no)]
        if all(e.getparent() is before[0].getparent() for e in held):
            for e in held:
                before[0].addprevious(e)


def closing_moved(doc: Edited, no: str, how: int) -> None:
    """The heading behind all items goes up or down; its table stays."""
    near = [e for e in (*doc.under("5"), doc.closing.getnext()) if e is not None]
    near[-1 - how % len(near)].addnext(doc.closing)


CHANGES: tuple[Callable[[Edited, str, int], None], ...] = (
    restyled, reworded, other_title, level_by_hand, deleted, struck_out, typed_anew, in_a_control,
    table_around, side_by_side, in_a_box, words_in_a_box, run_together, numbered_by_word,
    by_a_field, without_labels, without_styles, moved_up, named_elsewhere, in_a_frame, mark_deleted,
    cut_and_pasted, moved_with_facts, swapped, retyped, by_formats, numbered_points, in_a_note,
    moved_by_a_tracked_change, inserted, continued, divided, in_anothers_cell, in_one_table,
    staggered, sections, pasted_between, pages, other_file, in_a_link, other_facts, other_label,
    exchanged, closing_moved,
)  # fmt: skip
Chain = list[tuple[Callable[[Edited, str, int], None], str, int]]


def edited(changes: Chain, file: str = "small") -> Edited:
    doc = Edited(file)
    for one, no, how in changes:
        if doc.heading(no).getparent() is not None:
            with suppress(ValueError):  # what holds a place can't be put into it
                one(doc, no, how)
    return doc


def of_others(read: Minuted, no: str) -> list[str]:
    """The words in it that were typed under other items."""
    return [found for found in re.findall(r"<(\d)\w>", str(read)) if found != no]


def extracted(doc: Edited | bytes, no: str, base: bytes | None = BASE) -> Minuted | None:
    """An item's words; None where there is a doubt."""
    content = doc if isinstance(doc, bytes) else doc.content()
    try:
        return read_item(content, "Minutes.docx", no, AGENDA, (PROMPT, DECIDE, DO), base)
    except UnusableFile as refusal:
        assert "it can't be told for certain" in str(refusal)
        return None


def traceable(changes: Chain, known: bool = True) -> Chain:
    """The changes, but for those whose outcome typing makes as well, so that nothing tells.

    That is a heading moved with its facts among words that lost their labels, and, where the base
    is not known, the heading behind all items moved, and two items exchanged and their headings
    exchanged back.
    """
    done = {one for one, _, _ in changes}
    lost = {without_labels, other_label, without_styles} & done
    hide = {moved_with_facts} if lost else set()
    if not known:
        hide |= {closing_moved} | ({swapped, cut_and_pasted} if exchanged in done else set())
    return [c for c in changes if c[0] not in hide]


def chains(many: int, seed: int) -> Iterator[tuple[Chain, str, bool, str]]:
    """Chains of one to four changes, the item asked for, whether its base is known, which file."""
    dice = random.Random(seed)
    for _ in range(many):
        chain = [
            (dice.choice(CHANGES), dice.choice(ITEMS), dice.randrange(120))
            for _ in range(dice.randint(1, 4))
        ]
        known = dice.random() < 0.5
        yield traceable(chain, known), dice.choice(ITEMS), known, dice.choice([*FILES])


def told(chain: Chain) -> str:
    return ", ".join(f"({one.__name__}, '{no}', {how})" for one, no, how in chain)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--chains", type=int, default=5000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=float, default=float("inf"), help="stop after these")
    options = asked.parse_args()
    # Each file is read once for all items that are asked for.
    minuted._lines_of = lru_cache(maxsize=4)(minuted._lines_of)  # type: ignore[assignment]
    leaks = extracts = tried = 0
    end = time.monotonic() + options.seconds
    for chain, no, known, file in chains(options.chains, options.seed):
        if time.monotonic() > end:
            break
        tried += 1
        for way in {told(one): one for one in (chain, chain[::-1])}.values():
            doc = edited(way, file).content()
            for wanted in {no, *(n for _, n, _ in chain)}:
                read = extracted(doc, wanted, FILES[file][0] if known else None)
                extracts += read is not None
                if read is not None and (others := of_others(read, wanted)):
                    leaks += 1
                    print(f"item {wanted}, known={known}, {file}: [{told(way)}] {others}")
    print(f"{tried} chains in both orders, {extracts} extracts, {leaks} with words of others")


if __name__ == "__main__":
    main()
