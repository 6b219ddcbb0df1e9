"""Long documents take as much longer as they are longer, whatever happened to them."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from llf_docgen.package import open_parts
from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.comparing.moved import in_base_order
from llf_docgen.word.comparing.texts import edits
from llf_docgen.word.comparing.words import Reader
from llf_docgen.word.merge.merge import merge
from tests.benchmarks import long_merge
from tests.word import small
from tests.word.small import change, run
from tests.word.small import p as paragraph
from tests.word.steps import steps
from tests.word.test_align import h, p

WHEN = datetime(2021, 1, 18, tzinfo=UTC)
PARAGRAPHS = 15 + 6 * 3  # of a page


def three_of(way: str, pages: int) -> list[bytes]:
    edit, whole = long_merge.WAYS[way]
    base = [long_merge.page(number) for number in range(pages)]
    versions = (base, edit(base), long_merge.news(base))
    return [long_merge.document(whole(version)) for version in versions]


@pytest.mark.parametrize("way", long_merge.WAYS)
def test_twice_the_pages_take_twice_the_steps(way):
    def taken(pages: int) -> tuple[int, int]:
        base, mine, new = three_of(way, pages)
        told = steps(lambda: changes(base, mine, "x"))
        return steps(lambda: merge(base, mine, new, "x", WHEN)), told

    (merged, told), (more_merged, more_told) = taken(20), taken(40)
    assert more_merged < 2.5 * merged
    assert more_told < 2.5 * told


def test_twice_the_moved_sections_take_twice_the_steps():
    def taken(many: int) -> int:
        base = [
            [h(f"Title{n}"), p(f"what item {n} says"), p(f"more of item {n}")] for n in range(many)
        ]
        order = [*range(many // 2, many), *range(many // 2)]
        before = [block for section in base for block in section]
        after = [block for n in order for block in base[n]]
        return steps(lambda: in_base_order(before, after, retitled=True))

    assert taken(240) < 2.5 * taken(120)


def test_twice_the_bookmarks_on_what_goes_take_twice_the_steps():
    def kept(number: int) -> str:
        own = f'<w:bookmarkStart w:id="{number}" w:name="own{number}"/><w:bookmarkEnd w:id="{number}"/>'
        words = change("ins", run(f"news {number}"), id=5000 + number) + own
        return paragraph(words, mark=change("ins", id=9000 + number))

    def taken(many: int) -> int:
        base = small.document(["a", *[f"news {number}" for number in range(many)], "b"])
        mine = small.document(small.line("a") + "".join(map(kept, range(many))) + small.line("b"))
        new = small.document(["a", "b"])
        out: list[bytes] = []
        counted = steps(lambda: out.append(merge(base, mine, new, "x", WHEN).content))
        assert all(f"own{number}".encode() in open_parts(out[0], "x", "docx")["word/document.xml"]
                   for number in range(many))  # fmt: skip
        return counted

    assert taken(240) < 2.5 * taken(120)


@pytest.mark.parametrize("words", [["a"], ["a", "b", "c"], [f"w{n}" for n in range(20)]])
def test_twice_the_words_take_few_more_steps_however_often_each_is_there(words):
    def taken(many: int) -> int:
        random = Random(1)
        before = [random.choice(words) for _ in range(many)]
        after = [random.choice([word, word, word, f"x{n}"]) for n, word in enumerate(before)]
        return steps(lambda: edits(" ".join(before), " ".join(after)))

    assert taken(240) < 3 * taken(120)


def test_words_are_read_once_for_each_version(monkeypatch):
    """Comparing asks for the words of a paragraph again and again; reading them takes longest."""
    base, mine, new = three_of("words of one paragraph", 4)
    read = []
    text = Reader.text

    def counted(self, paragraphs):
        read.append(found := list(paragraphs))
        return text(self, found)

    monkeypatch.setattr(Reader, "text", counted)
    merge(base, mine, new, "x", WHEN)
    assert len(read) == 3 * 4 * PARAGRAPHS


@pytest.mark.parametrize("way", long_merge.WAYS)
def test_few_steps_are_taken_for_each_paragraph(way):
    """200 pages with 200 edits and 200 changes are to take well under two seconds."""
    three = three_of(way, 20)
    paragraphs = 3 * 20 * PARAGRAPHS
    assert steps(lambda: merge(*three, "x", WHEN)) < 125 * paragraphs


@pytest.mark.parametrize("inside", [
    "", "<w:r/>", "<w:r><w:t/></w:r>", "<w:r><w:t>a \ufffc b</w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:t>b</w:t></w:r><w:bookmarkStart/><w:r><w:t>c</w:t></w:r>",
    "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>",
    "<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>",
    "<w:r><w:t>a</w:t><w:lastRenderedPageBreak/></w:r>",
    "<w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t></w:r></w:fldSimple>",
    "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom>",
])  # fmt: skip
def test_words_read_at_once_are_those_read_span_by_span(inside):
    paragraph = small.element(small.p(inside))
    spans = small.READER.spans([paragraph])
    assert small.READER.text([paragraph]) == "".join(span.text for span in spans)
    (block,) = blocks_of(small.body(small.p(inside)), small.READER)
    assert block.shown == "".join(span.words or span.text for span in spans)
