"""What people ordinarily do to minutes keeps no item from being extracted, with its very words."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import PROMPTS, Minuted
from llf_docgen.word.comparing.minuted import read_item
from llf_docgen.word.finished import finished
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES
from tests.word.test_minuted import typed

SAID = {no: f"We talked of {word}." for no, word in (("4", "oaks"), ("5", "elms"), ("6", "ash"))}
Element = OxmlElement


@pytest.fixture(scope="module")
def made(shipped_book) -> bytes:
    template = Template.read(TEMPLATES / "Minutes.docx")
    return template.render(books.context("Minutes", books.request(shipped_book)))


@pytest.fixture(scope="module")
def agenda(shipped_book) -> dict[str, str]:
    return {i.no: i.title for i in shipped_book.agenda_of(shipped_book.meetings[1])}


@pytest.fixture(scope="module")
def minuted(made) -> bytes:
    content = made
    for no, said in SAID.items():
        content = typed(content, no, Discussion=said, Decision=f"Agreed in {no}.")
    return content


class Item:
    """An item of the minutes, for a person's hands."""

    def __init__(self, document: Document, no: str) -> None:
        self.document, self.no = document, no
        paragraphs = list(document.element.body.iter(qn("w:p")))
        at = next(n for n, p in enumerate(paragraphs) if _words(p).startswith(f"{no}. "))
        self.heading, self.facts = paragraphs[at], paragraphs[at + 1]
        self.said = next(p for p in paragraphs if _words(p) == SAID[no])
        self.agreed = next(p for p in paragraphs if _words(p) == f"Agreed in {no}.")
        self.labels = [p for p in paragraphs[at : at + 9] if p.style == "PartLabel"]
        self.last = next(p for p in paragraphs[at:] if _words(p) in PROMPTS)

    def below(self, xml: str) -> None:
        """Puts something below what was said, in the room where that was typed."""
        self.said.addnext(parse_xml(xml.replace("<w:", "<w:", 1).replace(">", f" {_SPACES}>", 1)))

    def run(self):
        return next(self.said.iter(qn("w:r")))


_SPACES = nsdecls("w")


def _words(paragraph) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _p(words: str, properties: str = "", look: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>"
    )


def more_words(item: Item) -> None:
    next(item.said.iter(qn("w:t"))).text += " More."


def a_paragraph(item: Item) -> None:
    item.below(_p("Then of beech.", '<w:pStyle w:val="Discussion"/>'))


def plain_paragraph(item: Item) -> None:
    item.below(_p("Then of beech."))


def nothing(item: Item) -> None:
    """What was said is deleted, with its paragraph's words."""
    for r in list(item.said.iter(qn("w:r"))):
        r.getparent().remove(r)


def in_tracked_changes(item: Item) -> None:
    track = 'w:id="901" w:author="Priya" w:date="2021-02-01T10:00:00Z"'
    xml = f"<w:ins {track}><w:r><w:t> Added.</w:t></w:r></w:ins>"
    item.said.append(parse_xml(xml.replace("<w:ins ", f"<w:ins {_SPACES} ")))
    xml = f"<w:del {track}><w:r><w:delText>Gone.</w:delText></w:r></w:del>"
    item.said.append(parse_xml(xml.replace("<w:del ", f"<w:del {_SPACES} ")))


def a_comment(item: Item) -> None:
    item.document.add_comment(docx.text.run.Run(item.run(), None), text="Is that so?", author="Jo")


def a_table(item: Item) -> None:
    table = item.document.add_table(2, 2)
    for cell, text in zip(table._cells, ("School", "Pupils", "Oak", "210"), strict=True):
        cell.text = text
    item.said.addnext(table._tbl)


def a_picture(item: Item) -> None:
    drawing = Element("w:drawing")
    drawing.append(Element("a:blip"))
    item.run().append(drawing)


def bold_words(item: Item) -> None:
    docx.text.run.Run(item.run(), None).font.bold = True


def bold_sub_heading(item: Item) -> None:
    item.below(_p("Background:", look="<w:b/>"))


def bold_words_of_minutes(item: Item) -> None:
    for words in ("Actions", "ACTION:", "Agreed:"):
        item.below(_p(words, look="<w:b/>"))


def bullets(item: Item) -> None:
    item.below(_p("a point", '<w:pStyle w:val="ListBullet"/>'))


def numbers_by_hand(item: Item) -> None:
    item.below(_p("2. The second point."))
    item.below(_p("1. The first point."))


def numbers_by_word(item: Item) -> None:
    item.below(_p("a point", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))


def without_facts(item: Item) -> None:
    item.facts.getparent().remove(item.facts)


def other_facts(item: Item) -> None:
    next(item.facts.iter(qn("w:t"))).text += ", tabled"


def longer_heading(item: Item) -> None:
    item.heading.append(parse_xml(f"<w:r {_SPACES}><w:t> (brought forward)</w:t></w:r>"))


def another_mark(item: Item) -> None:
    first = next(item.heading.iter(qn("w:t")))
    first.text = first.text.replace(f"{item.no}.", f"Item {item.no}:", 1)


def heading_without_style(item: Item) -> None:
    item.heading.style = None
    for r in item.heading.iter(qn("w:r")):
        docx.text.run.Run(r, None).font.bold = True


def a_page_of_its_own(item: Item) -> None:
    page = parse_xml(f'<w:p {_SPACES}><w:r><w:br w:type="page"/></w:r></w:p>')
    item.heading.addprevious(page)


def without_actions(item: Item) -> None:
    """Nothing is to be done: the label goes, and what asks for words."""
    label = next(p for p in item.labels if _words(p) == "Actions")
    label.getparent().remove(label)
    held = next(item.last.iterancestors(qn("w:sdt")), item.last)
    held.getparent().remove(held)


def a_link(item: Item) -> None:
    xml = '<w:hyperlink w:anchor="x"><w:r><w:t> See there.</w:t></w:r></w:hyperlink>'
    item.said.append(parse_xml(xml.replace("<w:hyperlink ", f"<w:hyperlink {_SPACES} ")))


def colours(item: Item) -> None:
    item.run().get_or_add_rPr().append(Element("w:i"))
    docx.text.run.Run(item.run(), None).font.highlight_color = 7
    docx.text.run.Run(item.run(), None).font.size = docx.shared.Pt(9)


def a_section(item: Item) -> None:
    """A page across, as for a wide table."""
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    item.agreed.addnext(parse_xml(_p("", section).replace("<w:p>", f"<w:p {_SPACES}>")))


def empty_lines(item: Item) -> None:
    for e in (item.heading, item.facts, item.labels[0]):
        e.addprevious(Element("w:p"))
        e.addnext(Element("w:p"))


def without_controls(item: Item) -> None:
    """As other programs save it."""
    for e in (item.said, item.agreed):
        control = next(e.iterancestors(qn("w:sdt")), None)
        if control is not None:
            control.addprevious(e)
            control.getparent().remove(control)


def a_bookmark(item: Item) -> None:
    item.said.insert(0, Element("w:bookmarkStart", {qn("w:id"): "77", qn("w:name"): "x"}))


def behind_the_actions(item: Item) -> None:
    held = next(item.last.iterancestors(qn("w:sdt")), item.last)
    held.addnext(parse_xml(_p("The item closed at 5pm.").replace("<w:p>", f"<w:p {_SPACES}>")))


def named_others(item: Item) -> None:
    item.below(_p("As agreed under item 6, and in 2021, the trees stay."))
    item.below(_p("Item 7 was taken first, since it was short."))


def moved_down(item: Item) -> None:
    """A paragraph goes from the discussion to the decision."""
    held = copy.deepcopy(item.said)
    next(held.iter(qn("w:t"))).text = "The ponds stay."
    item.agreed.addnext(held)


def above_the_label(item: Item) -> None:
    item.facts.addnext(parse_xml(_p("Jo left.").replace("<w:p>", f"<w:p {_SPACES}>")))


def colons(item: Item) -> None:
    for label in item.labels:
        next(label.iter(qn("w:t"))).text += ":"


ORDINARY: dict[Callable[[Item], None], tuple[str, ...]] = {
    more_words: ("We talked of elms. More.",),
    a_paragraph: (SAID["5"], "Then of beech."),
    plain_paragraph: (SAID["5"], "Then of beech."),
    nothing: (),
    in_tracked_changes: ("We talked of elms. Added.",),
    a_comment: (SAID["5"],),
    a_table: (SAID["5"], "School | Pupils", "Oak | 210"),
    a_picture: (SAID["5"],),
    bold_words: (SAID["5"],),
    bold_sub_heading: (SAID["5"], "Background:"),
    bold_words_of_minutes: (SAID["5"], "Agreed:", "ACTION:"),
    bullets: (SAID["5"], "a point"),
    numbers_by_hand: (SAID["5"], "1. The first point.", "2. The second point."),
    numbers_by_word: (SAID["5"], "a point"),
    without_facts: (SAID["5"],),
    other_facts: (SAID["5"],),
    longer_heading: (SAID["5"],),
    another_mark: (SAID["5"],),
    heading_without_style: (SAID["5"],),
    a_page_of_its_own: (SAID["5"],),
    without_actions: (SAID["5"],),
    a_link: ("We talked of elms. See there.",),
    colours: (SAID["5"],),
    a_section: (SAID["5"],),
    empty_lines: (SAID["5"],),
    without_controls: (SAID["5"],),
    a_bookmark: (SAID["5"],),
    behind_the_actions: (SAID["5"],),
    named_others: (
        SAID["5"],
        "Item 7 was taken first, since it was short.",
        "As agreed under item 6, and in 2021, the trees stay.",
    ),
    moved_down: (SAID["5"],),
    above_the_label: ("Jo left.", SAID["5"]),
    colons: (SAID["5"],),
}


def read(content: bytes, agenda: dict[str, str], base: bytes | None) -> Minuted:
    return read_item(content, "Minutes.docx", "5", agenda, PROMPTS, base)


def done(edit: Callable[[Item], None], content: bytes, *items: str) -> bytes:
    document = docx.Document(io.BytesIO(content))
    for no in items:
        edit(Item(document, no))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


EDITS = pytest.mark.parametrize("edit", ORDINARY, ids=lambda edit: edit.__name__)


@EDITS
def test_ordinary_edits_of_an_item_and_those_beside_it_keep_it_not_back(
    edit, minuted, made, agenda
):
    found = read(done(edit, minuted, "4", "5", "6"), agenda, made)
    assert found.discussion == ORDINARY[edit]
    assert found.decisions[:1] == ("Agreed in 5.",)


@pytest.mark.slow
@EDITS
def test_an_ordinary_edit_of_an_item_goes_with_it(edit, minuted, made, agenda):
    found = read(done(edit, minuted, "5"), agenda, made)
    assert found.discussion == ORDINARY[edit]


@pytest.mark.slow
@EDITS
def test_an_ordinary_edit_goes_with_the_item_or_is_a_doubt_where_no_base_is_known(
    edit, minuted, agenda
):
    with suppress(UnusableFile):
        assert read(done(edit, minuted, "5"), agenda, None).discussion == ORDINARY[edit]


@pytest.mark.slow
@EDITS
def test_an_ordinary_edit_of_another_item_keeps_none_back(edit, minuted, made, agenda):
    for no in ("4", "6"):
        found = read(done(edit, minuted, no), agenda, made)
        assert found == Minuted((SAID["5"],), ("Agreed in 5.",))


# --- minutes that were approved: what nobody filled in is out of them, and of what was generated


def test_each_item_of_approved_minutes_can_be_extracted(minuted, made, agenda):
    for no in agenda:
        found = read_item(finished(minuted), "Minutes.docx", no, agenda, PROMPTS, finished(made))
        assert found.discussion == ((SAID[no],) if no in SAID else ())
        assert (f"Agreed in {no}." in found.decisions) == (no in SAID)


@pytest.mark.parametrize("no", ["5", "6"])
def test_in_approved_minutes_a_heading_that_was_moved_is_a_doubt(no, minuted, made, agenda):
    document = docx.Document(io.BytesIO(finished(minuted)))
    paragraphs = list(document.element.body.iter(qn("w:p")))
    heading = next(p for p in paragraphs if _words(p).startswith("6. "))
    next(p for p in paragraphs if _words(p) == SAID["5"]).addnext(heading)
    target = io.BytesIO()
    document.save(target)
    with pytest.raises(UnusableFile, match=r"stands|may be that of"):
        read_item(target.getvalue(), "Minutes.docx", no, agenda, PROMPTS, finished(made))


# --- content controls that were dragged into another item


def dragged(content: bytes, tag: str, of: str, into: str, beside: str, *, before: bool) -> bytes:
    """The control of one item put beside a control of another."""
    document = docx.Document(io.BytesIO(content))

    def control(no: str, tag: str):
        below = Item(document, no).heading.itersiblings(qn("w:sdt"))
        return next(
            s for s in below if s.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == tag
        )

    place, moved = control(into, beside), control(of, tag)
    (place.addprevious if before else place.addnext)(moved)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("known", [True, False], ids=["base known", "base not known"])
@pytest.mark.parametrize(
    ("tag", "beside", "before"),
    [("Action", "Action", False), ("Action", "Decision", False), ("Decision", "Decision", True),
     ("Discussion", "Action", False)],
)  # fmt: skip
def test_a_control_of_another_item_that_was_dragged_in_is_a_doubt(
    minuted, made, agenda, tag, beside, before, known
):
    content = typed(minuted, "6", Actions="Mr Grey is to go.") if tag == "Action" else minuted
    content = dragged(content, tag, "6", "5", beside, before=before)
    with pytest.raises(UnusableFile, match=r"in a field|in its field|style of words"):
        read(content, agenda, made if known else None)


def test_a_control_that_was_moved_within_its_item_before_one_it_follows_is_a_doubt(
    minuted, made, agenda
):
    content = dragged(minuted, "Action", "5", "5", "Discussion", before=True)
    with pytest.raises(UnusableFile, match=r"in its field|style of words"):
        read(content, agenda, made)


# --- without what was generated


@pytest.mark.parametrize("down_to", ["said", "agreed"])
@pytest.mark.parametrize("bare", [False, True], ids=["with styles", "without styles"])
def test_where_no_base_is_known_a_heading_moved_with_what_stands_below_it_is_a_doubt(
    minuted, agenda, down_to, bare
):
    document = docx.Document(io.BytesIO(minuted))
    item = Item(document, "6")
    last = getattr(item, down_to)
    if bare:
        last.style = None
    held = next(last.iterancestors(qn("w:sdt")), last)
    place, stop = [], held if down_to == "said" else item.labels[1]
    for e in [item.heading, *item.heading.itersiblings()]:
        if e is stop:
            break
        place.append(e)
    for e in reversed([e for e in place if e is not held]):
        held.addnext(e)
    target = io.BytesIO()
    document.save(target)
    with pytest.raises(UnusableFile, match=r"generated is not known any more"):
        read(target.getvalue(), agenda, None)


def test_where_no_base_is_known_sound_minutes_are_read(minuted, agenda):
    assert read(minuted, agenda, None).discussion == (SAID["5"],)


# --- items that were taken in another order


def taken_in_another_order(content: bytes, *, numbered: bool) -> bytes:
    """Item 6 with all below it stands before item 5, with its old number or the new one."""
    document = docx.Document(io.BytesIO(content))
    five, six, seven = (
        next(p for p in document.element.body.iter(qn("w:p")) if _words(p).startswith(f"{no}. "))
        for no in "567"
    )
    moved = [six]
    for e in six.itersiblings():
        if e is seven:
            break
        moved.append(e)
    for e in moved:
        five.addprevious(e)
    for heading, old, new in ((five, "5", "6"), (six, "6", "5")) if numbered else ():
        first = next(heading.iter(qn("w:t")))
        first.text = first.text.replace(f"{old}. ", f"{new}. ", 1)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_the_advice_for_items_taken_in_another_order_works(minuted, made, agenda):
    with pytest.raises(UnusableFile, match="exchange their numbers, both there and on the sheet"):
        read(taken_in_another_order(minuted, numbered=False), agenda, made)
    exchanged = {**agenda, "5": agenda["6"], "6": agenda["5"]}
    content = taken_in_another_order(minuted, numbered=True)
    for no, was in (("5", "6"), ("6", "5")):
        found = read_item(content, "Minutes.docx", no, exchanged, PROMPTS, made)
        assert (found.discussion, found.decisions) == ((SAID[was],), (f"Agreed in {was}.",))
