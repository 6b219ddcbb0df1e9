"""What a person typed under one item of the minutes, read back."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import PROMPTS, Minuted
from llf_docgen.word.comparing import minuted
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES


def read_item(content: bytes, name: str, no: str, agenda: dict[str, str], base=None) -> Minuted:
    return minuted.read_item(content, name, no, agenda, PROMPTS, base)


@pytest.fixture
def minutes(shipped_book) -> bytes:
    template = Template.read(TEMPLATES / "Minutes.docx")
    return template.render(books.context("Minutes", books.request(shipped_book)))


def typed(content: bytes, item: str, **texts: str) -> bytes:
    """The minutes with words typed over the prompts of one item."""
    document = docx.Document(io.BytesIO(content))
    inside, label = False, ""
    for element in document.element.body.iter(docx.oxml.ns.qn("w:p")):
        paragraph = docx.text.paragraph.Paragraph(element, document)
        if paragraph.style.name.lower() == "heading 2":
            inside = paragraph.text.startswith(f"{item}. ")
        elif inside and paragraph.style.name == "Part Label":
            label = paragraph.text
        elif inside and label in texts:
            paragraph.text = texts.pop(label)
    assert not texts
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture
def agenda(shipped_book) -> dict[str, str]:
    items = shipped_book.agenda_of(shipped_book.meetings[1])
    return {item.no: item.title for item in items}


def test_prompts_are_nothing(minutes, agenda):
    assert read_item(minutes, "Minutes.docx", "6", agenda) == Minuted()


def test_what_is_typed_is_read_for_its_item_only(minutes, agenda):
    content = typed(minutes, "6", Discussion="We talked.", Decision="Agreed.", Actions="Ann: go.")
    assert read_item(content, "Minutes.docx", "6", agenda) == Minuted(
        ("We talked.",), ("Agreed.",), ("Ann: go.",)
    )
    assert read_item(content, "Minutes.docx", "7", agenda) == Minuted()
    assert read_item(content, "Minutes.docx", "1", agenda) == Minuted()


# --- where an item ends: another item's words must never leave the group

SECRET, OPEN = "The secret of item six.", "Said under item five."
SIX = "6. Initial Teacher Training: progress and plans for 2021-22"


@pytest.fixture
def discussed(minutes) -> docx.document.Document:
    content = typed(typed(minutes, "5", Discussion=OPEN), "6", Discussion=SECRET)
    return docx.Document(io.BytesIO(content))


def heading(document, no: str):
    return next(p for p in document.paragraphs if p.text.startswith(f"{no}. "))


def five(document, agenda, no: str = "5") -> Minuted | None:
    target = io.BytesIO()
    document.save(target)
    return read_item(target.getvalue(), "Minutes.docx", no, agenda)


def restyled(style: str):
    return lambda document: setattr(heading(document, "6"), "style", document.styles[style])


def in_a_table(document):
    six = heading(document, "6")
    table = document.add_table(1, 1)
    six._p.addprevious(table._tbl)
    table.cell(0, 0).paragraphs[0].text = six.text
    six._p.getparent().remove(six._p)


def said(text: str, style: str = "Normal"):
    def change(document):
        six = heading(document, "6")
        six.text, six.style = text, document.styles[style]

    return change


def with_outline_level(document):
    said("Teacher training", "Normal")(document)
    level = docx.oxml.OxmlElement("w:outlineLvl")
    level.set(docx.oxml.ns.qn("w:val"), "1")
    heading_of_six = next(p for p in document.paragraphs if p.text == "Teacher training")
    heading_of_six._p.get_or_add_pPr().append(level)
    heading_of_six.text = "6. Teacher training"


def based_on_a_heading(document):
    own = document.styles.add_style("Our item", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    said("6. Teacher training", "Our item")(document)


CERTAIN = [
    ("its heading lost its style", restyled("Normal")),
    ("its heading is a deeper one", restyled("Heading 3")),
    ("its heading stands in a table", in_a_table),
    ("its heading has another number mark", said("6) Initial Teacher Training")),
    ("its heading says Item", said("Item 6: progress", "Normal")),
    ("its heading has no number", said(SIX[3:])),
    ("its heading has no number and is one", said(SIX[3:], "Heading 2")),
    ("its heading was reworded and lost its style", said("6. Teacher training")),
    ("its heading is one by its outline level", with_outline_level),
    ("its heading is one by what its style is based on", based_on_a_heading),
]


@pytest.mark.parametrize("change", [c[1] for c in CERTAIN], ids=[c[0] for c in CERTAIN])
def test_the_next_item_ends_an_item_when(discussed, agenda, change):
    change(discussed)
    read = five(discussed, agenda)
    assert read is not None
    assert read.discussion == (OPEN,)
    assert SECRET not in str(read)
    assert SECRET in str(five(discussed, agenda, "6"))


def second_heading(document):
    heading(document, "7").text = "5. Big 3 action plan and progress reports"


def renumbered(document):
    heading(document, "6").text = "7. Initial Teacher Training: progress and plans for 2021-22"


def said_in(document, words: str):
    """The paragraph with those words, also in a content control."""
    texts = document.element.body.iter(docx.oxml.ns.qn("w:p"))
    return next(p for p in texts if "".join(t.text or "" for t in p.iter("{*}t")) == words)


def typed_in_five(words: str, style: str = "Normal"):
    """A line of its own behind what was said under item 5."""

    def change(document):
        line = document.add_paragraph(words, style)
        control = next(e for e in said_in(document, OPEN).iterancestors() if e.tag.endswith("}sdt"))
        control.addnext(line._p)

    return change


def moved(no: str, before: str):
    """Only the heading goes elsewhere; its words stay."""
    return lambda d: heading(d, before)._p.addprevious(heading(d, no)._p)


def without_six(hint):
    """Item 6 has lost its heading, and something else looks like it."""

    def change(document):
        said("Staffing (confidential)")(document)
        hint(document)

    return change


def hidden(document):
    (run,) = [r for r in said_in(document, OPEN).iter("{*}r") if list(r.iter("{*}t"))]
    docx.text.run.Run(run, None).font.hidden = True


def under(no: str, words: str):
    return lambda d: heading(d, no)._p.addnext(d.add_paragraph(words)._p)


DOUBTS = [
    ("the next item has no heading", said("Teacher training"), "item 6 has no heading"),
    ("a later item has no heading", lambda d: heading(d, "9").clear(), "item 9 has no heading"),
    ("the next heading has no words", lambda d: heading(d, "6").clear(), "item 6 has no heading"),
    ("it has two headings", second_heading, "two headings"),
    ("a heading has another item's title", renumbered, "has the title of item 6"),
    ("a point is numbered like a later item", typed_in_five("6. The sixth."), "looks like item 6"),
    ("a line has a later item's title", typed_in_five(SIX[3:]), "looks like item 6"),
    ("a number is beyond the agenda", typed_in_five("13. Staffing"), "agenda does not have"),
    ("a part of an item is not on the agenda", typed_in_five("5a. Staffing"), "does not have"),
    ("a heading stands in it", typed_in_five("Staffing", "Heading 3"), "stands before item 6"),
    ("the next heading stands before it", moved("6", "5"), r"behind item 6|behind item 5"),
    ("a later heading was moved up", moved("7", "5"), "stands behind item 7"),
    ("a list elsewhere has the number", without_six(under("8", "6. A point.")), "no heading there"),
    ("the title stands elsewhere", without_six(under("1", SIX[3:])), "item 6 has no heading"),
    ("a sentence names the item", without_six(under("1", "Item 6 was private.")), "item 6 has no"),
    ("a title stands in it", typed_in_five("Staffing", "Title"), "heading above those of the items"),
    ("a chapter begins in it", typed_in_five("Staffing", "Heading 1"), "item 6 stands behind it"),
    (
        "a title stands in a later one",
        lambda d: heading(d, "8")._p.addnext(d.add_paragraph("Staffing", "Title")._p),
        "\u201cStaffing\u201d is a heading above .* and item 9 stands behind it",
    ),
    ("some of its words are hidden", hidden, "has hidden words"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), [c[1:] for c in DOUBTS], ids=[c[0] for c in DOUBTS])
def test_a_doubt_is_a_refusal(discussed, agenda, change, says):
    change(discussed)
    with pytest.raises(UnusableFile, match=says) as told:
        five(discussed, agenda)
    assert str(told.value).startswith("Minutes.docx: it can't be told for certain")
    assert SECRET not in str(told.value)


@pytest.mark.parametrize("known", [True, False], ids=["base known", "base not known"])
def test_the_last_item_ends_with_the_business(minutes, agenda, known):
    content = typed(minutes, "12", Discussion="Early in June.")
    base = minutes if known else None
    assert read_item(content, "Minutes.docx", "12", agenda, base) == Minuted(("Early in June.",))


@pytest.mark.parametrize("style", ["Normal", "Heading 3"])
def test_what_stands_behind_the_last_item_never_goes_with_it(minutes, agenda, style):
    document = docx.Document(io.BytesIO(minutes))
    closing = next(
        p for p in document.paragraphs if p.text == "Actions" and p.style.name == "Heading 1"
    )
    closing.style = document.styles[style]
    if style == "Heading 3":
        closing.text = "What we agreed"
    target = io.BytesIO()
    document.save(target)
    with pytest.raises(UnusableFile, match=r"“Actions” does not stand|two headings"):
        read_item(target.getvalue(), "Minutes.docx", "12", agenda, minutes)


def test_what_follows_a_line_break_in_a_heading_may_be_anothers(discussed, agenda):
    """As where the heading was moved up, and run together with the line below it."""
    heading(discussed, "5").add_run().add_break()
    heading(discussed, "5").add_run("Said in the heading.")
    with pytest.raises(UnusableFile, match=r"“Said in the heading\.” stands between the heading"):
        five(discussed, agenda)


def test_an_item_in_the_heading_of_the_one_before(discussed, agenda):
    """Two headings in one paragraph, with a line break between."""
    six = heading(discussed, "6")
    heading(discussed, "5").add_run().add_break()
    heading(discussed, "5").add_run(six.text)
    six._p.getparent().remove(six._p)
    with pytest.raises(UnusableFile, match=r"twice|item 6"):
        five(discussed, agenda, "6")


def test_points_numbered_from_one_belong_to_the_item(discussed, agenda):
    typed_in_five("2. The second point.")(discussed)
    typed_in_five("1. The first point.")(discussed)
    typed_in_five("Item 6 was taken first, at 4.30pm on 2021. It was short.")(discussed)
    assert len(five(discussed, agenda).discussion) == 4


def test_a_title_after_the_business_is_no_item(discussed, agenda):
    heading(discussed, "12").text = ""  # "Date of next meeting" stands after the business, too
    with pytest.raises(UnusableFile, match="item 12 has no heading"):
        five(discussed, agenda, "11")


def test_without_its_heading_there_is_no_item(discussed, agenda):
    heading(discussed, "5").text = "What we did"
    with pytest.raises(UnusableFile, match="it has no heading there"):
        five(discussed, agenda)


def test_a_table_under_an_item_is_read_by_rows(discussed, agenda):
    table = discussed.add_table(2, 2)
    for cell, words in zip(table._cells, ("a", "b", "c", "d"), strict=True):
        cell.text = words
    said_in(discussed, OPEN).addnext(table._tbl)
    assert five(discussed, agenda).discussion == (OPEN, "a | b", "c | d")


def test_a_damaged_file_is_a_sentence(minutes):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(UnusableFile, match="damaged"):
        read_item(target.getvalue(), "Minutes.docx", "6", {"6": "Training"})


# --- what is no words, and what the base says of it

FIELDS = {
    "DATE": "4 May 2021",
    "DOCPROPERTY Company": "Our alliance",
    "SEQ figure": "3",
    "FILLIN": "Asked and answered.",
}


def with_field(document, code: str, result: str):
    made = docx.oxml.OxmlElement("w:fldSimple", {docx.oxml.ns.qn("w:instr"): code})
    made.append(docx.text.paragraph.Paragraph(said_in(document, OPEN), None).add_run(result)._r)
    said_in(document, OPEN).append(made)


@pytest.mark.parametrize(("code", "result"), FIELDS.items(), ids=list(FIELDS))
def test_a_field_is_told_by_its_result(discussed, agenda, code, result):
    with_field(discussed, code, f" {result}")
    assert five(discussed, agenda).discussion == (f"{OPEN} {result}",)


def test_a_prompt_in_a_field_is_a_prompt(discussed, agenda):
    words = said_in(discussed, OPEN)
    for run in list(words.iter("{*}r")):
        run.getparent().remove(run)
    made = docx.oxml.OxmlElement("w:fldSimple", {docx.oxml.ns.qn("w:instr"): "FILLIN"})
    made.append(docx.text.paragraph.Paragraph(words, None).add_run(PROMPTS[0])._r)
    words.append(made)
    assert five(discussed, agenda).discussion == ()


def test_a_picture_stays_behind_and_is_told(discussed, agenda):
    drawing = docx.oxml.OxmlElement("w:drawing")
    drawing.append(docx.oxml.OxmlElement("a:blip"))
    said_in(discussed, OPEN).iterchildren("{*}r").__next__().append(drawing)
    discussed.add_paragraph("Behind all items.")
    read = five(discussed, agenda)
    assert (read.discussion, read.lacks) == ((OPEN,), ("picture",))


def struck_heading(document):
    """Item 6 struck out with Track Changes on, and its heading again below its words."""
    six = heading(document, "6")
    again = docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(six._p))
    said_in(document, SECRET).getparent().getparent().addnext(again)
    for run in list(six._p.iter("{*}r")):
        gone = docx.oxml.OxmlElement("w:del")
        run.addprevious(gone)
        gone.append(run)
        for text in run.iter("{*}t"):
            text.tag = docx.oxml.ns.qn("w:delText")


def labelled_five(document):
    """What was generated under item 6 is gone but for its words, and its heading with it."""
    six = heading(document, "6")
    for e in list(six._p.itersiblings()):
        text = "".join(t.text or "" for t in e.iter("{*}t"))
        if text.startswith("7. "):
            break
        if SECRET not in text:
            e.getparent().remove(e)
    six.style = document.styles["Normal"]


def reworded_as(title: str):
    return lambda d: setattr(heading(d, "5"), "text", f"5. {title}")


def above_its_labels(document):
    heading(document, "5")._p.addnext(document.add_paragraph("Of item 4, perhaps.")._p)


def facts_of_six(document):
    facts = heading(document, "6")._p.getnext()
    said_in(document, OPEN).addnext(facts)


KNOWN = [
    ("a heading is struck out", struck_heading, "is deleted in it by a tracked change|item 6"),
    ("the next one is no heading any more", labelled_five, "looks like item 6|no heading"),
    ("words stand above what was generated", above_its_labels, "between the heading of item 5 and"),
    ("what stood with another item stands in it", facts_of_six, "twice|when the minutes were made"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), [c[1:] for c in KNOWN], ids=[c[0] for c in KNOWN])
def test_the_base_says_what_belongs_to_which_item(discussed, agenda, minutes, change, says):
    change(discussed)
    target = io.BytesIO()
    discussed.save(target)
    with pytest.raises(UnusableFile, match=says):
        read_item(target.getvalue(), "Minutes.docx", "5", agenda, minutes)


def test_a_heading_that_a_person_reworded_is_still_its_own(discussed, agenda, minutes):
    reworded_as("What we did")(discussed)
    target = io.BytesIO()
    discussed.save(target)
    read = read_item(target.getvalue(), "Minutes.docx", "5", agenda, minutes)
    assert read.discussion == (OPEN,)
    with pytest.raises(UnusableFile, match="another title than the sheet Agenda"):
        read_item(target.getvalue(), "Minutes.docx", "5", agenda)


def test_an_agenda_that_was_renumbered_since_takes_no_other_item_for_it(discussed, agenda, minutes):
    """The workbook puts another item 5 in; the minutes still have the old one under that number."""
    now = agenda | {"5": "Premises and lettings"}
    target = io.BytesIO()
    discussed.save(target)
    with pytest.raises(UnusableFile, match="another title than the sheet Agenda"):
        read_item(target.getvalue(), "Minutes.docx", "5", now, minutes)


def test_an_item_that_had_no_heading_when_they_were_made_needs_none(discussed, agenda, minutes):
    target = io.BytesIO()
    discussed.save(target)
    later = agenda | {"13": "Put on the agenda since"}
    read = read_item(target.getvalue(), "Minutes.docx", "5", later, minutes)
    assert read.discussion == (OPEN,)
    with pytest.raises(UnusableFile, match="item 13 has no heading"):
        read_item(target.getvalue(), "Minutes.docx", "5", later)


@pytest.mark.parametrize("style", ["PlaceholderText", ""], ids=["waiting", "answered"])
def test_a_prompt_in_an_offices_own_words_is_a_prompt(discussed, agenda, style):
    """The control says that it waits; words typed in another style are an answer."""
    control = next(e for e in said_in(discussed, OPEN).iterancestors() if e.tag.endswith("}sdt"))
    properties = next(control.iterchildren("{*}sdtPr"))
    for waits in list(properties.iterchildren("{*}showingPlcHdr")):
        properties.remove(waits)
    properties.append(docx.oxml.OxmlElement("w:showingPlcHdr"))
    for run in said_in(discussed, OPEN).iter("{*}r"):
        for named in list(run.iter("{*}rStyle")):
            named.getparent().remove(named)
        if style:
            docx.text.run.Run(run, None)._r.get_or_add_rPr()._add_rStyle(val=style)
    assert five(discussed, agenda).discussion == (() if style else (OPEN,))
