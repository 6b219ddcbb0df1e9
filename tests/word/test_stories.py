"""The texts of a document that stand apart."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.comparing.stories import stories
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import OFFICE, RELATIONS, W
from tests.word import small, tracked
from tests.word.small import p, run

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)


def parts(footer: str = "", **more: bytes) -> dict[str, bytes]:
    return small.open_parts(small.document(["a"], footer), "x", "docx") | more


def test_a_footer_is_called_by_what_it_is_for():
    assert list(stories(parts())) == ["body"]
    found = stories(parts("Page"))
    assert list(found) == ["body", "default footer"]
    assert found["default footer"].part == "word/footer1.xml"


def test_a_footer_that_is_not_there_is_none():
    without = parts("Page")
    del without["word/footer1.xml"]
    assert list(stories(without)) == ["body"]


def test_a_document_without_a_section_has_a_body():
    xml = small.open_parts(small.document(["a"]), "x", "docx")["word/document.xml"]
    assert list(stories({"word/document.xml": xml.replace(b"<w:sectPr></w:sectPr>", b"")})) == [
        "body"
    ]
    with pytest.raises(KeyError):
        stories({"word/document.xml": b"<document/>"})


def related(*targets: str) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/header" Target="{target}"/>'
        for n, target in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'.encode()


def header(words: str) -> bytes:
    return f'<w:hdr xmlns:w="{W}">{p(run(words))}</w:hdr>'.encode()


def section(*shown: str, old: str = "") -> str:
    """A section; `default 1` shows relation rId1 as its default header."""
    inside = "".join(
        f'<w:headerReference w:type="{s.split()[0]}" r:id="rId{s.split()[1]}"/>' for s in shown
    )
    return f"<w:sectPr>{inside}{old}</w:sectPr>"


def sectioned(*sections: str, last: str = "<w:sectPr/>", words=("One", "Two")) -> bytes:
    """A document whose paragraphs end a section each, but for the last."""
    body = "".join(f"<w:p><w:pPr>{s}</w:pPr>{run('a')}</w:p>" for s in sections) + p(run("b"))
    made = small.document(body)
    there = small.open_parts(made, "x", "docx")
    xml = there["word/document.xml"].replace(b"<w:sectPr></w:sectPr>", last.encode())
    headers = {f"word/header{n}.xml": header(text) for n, text in enumerate(words, 1)}
    names = [f"header{n}.xml" for n in range(1, len(words) + 1)]
    there |= {"word/document.xml": xml, "word/_rels/document.xml.rels": related(*names), **headers}
    return small.write_parts(there)


OLD = (
    "<w:sectPrChange><w:sectPr><w:headerReference w:type='first' r:id='rId2'/></w:sectPr>"
    "</w:sectPrChange>"
)
SECTIONS = [
    ("the first names it, the last none", sectioned(section("default 1")), ["default header"]),
    (
        "each names its own",
        sectioned(section("default 1"), last=section("default 2")),
        ["default header", "section 2 default header"],
    ),
    (
        "both name one",
        sectioned(section("default 1"), last=section("default 1")),
        ["default header"],
    ),
    ("one is for two things", sectioned(last=section("first 1", "default 1")), ["first header"]),
    (
        "one of another kind each",
        sectioned(section("first 1"), last=section("default 2")),
        ["first header", "default header"],
    ),
    (
        "an earlier layout, tracked, names none",
        sectioned(last=section("default 1", old=OLD)),
        ["default header"],
    ),
    (
        "one whose part is not there",
        sectioned(last=section("default 1", "first 7")),
        ["default header"],
    ),
]


@pytest.mark.parametrize(
    ("content", "names"), [s[1:] for s in SECTIONS], ids=[s[0] for s in SECTIONS]
)
def test_headers_through_every_section(content, names):
    found = stories(small.open_parts(content, "x", "docx"))
    assert list(found) == ["body", *names]
    assert {story.place for story in found.values()} == {"body", "header"}


ONE = sectioned(last=section("default 1"), words=("Old",))
NEW = sectioned(last=section("default 1"), words=("News",))
THROUGH = [
    (
        "a break as Word makes it: the last section names none",
        sectioned(section("default 1"), words=("Old",)),
        ["News"],
    ),
    (
        "each section has its own",
        sectioned(section("default 1"), last=section("default 2"), words=("Old", "Old")),
        ["News", "News"],
    ),
    (
        "one has the person's own",
        sectioned(section("default 1"), last=section("default 2"), words=("Mine alone", "Old")),
        ["Mine alone", "News"],
    ),
    (
        "three sections, the middle one names none",
        sectioned(section("default 1"), section(), last=section("default 2"), words=("Old", "Old")),
        ["News", "News"],
    ),
]


@pytest.mark.parametrize(("mine", "says"), [t[1:] for t in THROUGH], ids=[t[0] for t in THROUGH])
def test_news_reaches_the_header_of_every_section(mine, says):
    out = merge(ONE, mine, NEW, "x", WHEN)
    found = stories(small.open_parts(tracked.accepted(out.content), "x", "docx")).values()
    told = ["".join(s.root.itertext()) for s in found if s.place == "header"]
    assert told == says
    assert [c.before for c in changes(ONE, mine, "x") if c.place == "in the header"] == (
        ["Old"] if "Mine alone" in says else []
    )


def test_each_section_of_the_template_has_its_own_news():
    def two(*words):
        return sectioned(section("default 1"), last=section("default 2"), words=words)

    out = merge(two("A 1", "B 1"), two("A 1", "B 1"), two("A 2", "B 1"), "x", WHEN)
    parts = small.open_parts(tracked.accepted(out.content), "x", "docx")
    told = ["".join(stories(parts)[name].root.itertext()) for name in SECTIONS[1][2]]
    assert told == ["A 2", "B 1"]
    # The person made one of both: it has the news of the one that says the same.
    mine = sectioned(section("default 1"), words=("B 1",))
    out = merge(two("A 1", "B 1"), mine, two("A 1", "B 2"), "x", WHEN)
    assert "B 2" in small.words_of(tracked.accepted(out.content))


def test_a_header_that_is_gone_is_told():
    bare = sectioned()
    out = merge(ONE, bare, NEW, "x", WHEN)
    assert small.comments(out.content) == [
        "The header, which you took out, would now say: \u201cNews\u201d."
    ]
    assert merge(ONE, bare, ONE, "x", WHEN).conflicts == 0
