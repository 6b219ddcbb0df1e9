"""What a person attached to what we proposed, put into a control or a column: kept as it is meant."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from llf_docgen.package import open_parts
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import OFFICE, RELATIONS, W, w
from tests.word import small, tracked
from tests.word.small import change, p, run, table

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
ROWS = [["Ref", "Action"], ["A-1", "Write"]]
MORE = [*ROWS, ["A-2", "Call"]]
KEPT = "It is kept with what you attached to it. Delete it if it is to go."
LOCKED = "The control here is locked, so it stays as it is."
RELATED = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/comments" '
    'Target="comments.xml"/></Relationships>'
).encode()


def commented(xml: str, author: str = "Priya") -> bytes:
    words = f'<w:comment w:id="4" w:author="{author}">{p(run("Really?"))}</w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{words}</w:comments>'.encode()
    more = {"word__comments.xml": comments, "word___rels__document.xml.rels": RELATED}
    return small.document(xml, **more)


def proposed(inside: str) -> str:
    """The table with its last row proposed, and something in the row's first cell."""
    xml = table(MORE)
    at = xml.rindex("<w:tr>")
    row = xml[at:].replace("<w:tr>", f"<w:tr><w:trPr>{change('ins')}</w:trPr>", 1)
    return xml[:at] + row.replace("</w:p>", f"{inside}</w:p>", 1)


COMMENT = (
    '<w:commentRangeStart w:id="4"/><w:commentRangeEnd w:id="4"/>'
    '<w:r><w:commentReference w:id="4"/></w:r>'
)
ATTACHED = [
    ("a comment", COMMENT, True),
    ("the end of a comment", '<w:commentRangeEnd w:id="4"/>', True),
    ("a bookmark", '<w:bookmarkStart w:id="9" w:name="here"/><w:bookmarkEnd w:id="9"/>', True),
    ("the end of a bookmark", '<w:bookmarkEnd w:id="9"/>', True),
    ("a permission", '<w:permStart w:id="9"/>', True),
    ("where the cursor was", '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>',
     False),
    ("nothing", "", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "stays"), [a[1:] for a in ATTACHED], ids=[a[0] for a in ATTACHED]
)
def test_a_proposed_row_that_is_taken_back_keeps(inside, stays):
    base, new = small.document(table(MORE)), small.document(table(ROWS))
    out = merge(base, commented(proposed(inside)), new, "x", WHEN).content
    words = small.words_of(tracked.accepted(out))
    assert ("A-2" in words) is stays
    said = f"The workbook no longer has \u201cA-2 | Call\u201d. {KEPT}"
    assert small.comments(out) == ["Really?", *([said] if stays else [])]


def test_a_comment_of_ours_goes_with_the_row_that_it_is_on():
    base, new = small.document(table(MORE)), small.document(table(ROWS))
    out = merge(base, commented(proposed(COMMENT), "llf-docgen"), new, "x", WHEN).content
    assert "A-2" not in small.words_of(out)


def test_a_proposed_paragraph_and_table_keep_it_too():
    paragraph = p(change("ins", run("b")) + COMMENT, mark=change("ins"))
    base, new = small.document(["a", "b", "c"]), small.document(["a", "c"])
    out = merge(base, commented(p(run("a")) + paragraph + p(run("c"))), new, "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == ["a", "b", "c"]
    xml = proposed(COMMENT).replace("<w:tr>", f"<w:tr><w:trPr>{change('ins')}</w:trPr>")
    base, new = small.document(["a", MORE, "b"]), small.document(["a", "b"])
    out = merge(base, commented(p(run("a")) + xml + p(run("b"))), new, "x", WHEN).content
    assert "A-2" in small.words_of(tracked.accepted(out))


def test_a_row_of_the_base_with_a_comment_is_deleted_with_it_as_word_does():
    xml = table(MORE).replace("A-2</w:t></w:r>", f"A-2</w:t></w:r>{COMMENT}")
    base, new = small.document(table(MORE)), small.document(table(ROWS))
    out = merge(base, commented(xml), new, "x", WHEN).content
    assert "A-2" not in small.words_of(tracked.accepted(out))
    assert "A-2" in small.words_of(tracked.rejected(out))
    assert b"commentReference" in open_parts(out, "x", "docx")["word/document.xml"]


def test_a_row_that_is_replaced_as_a_whole_keeps_it():
    base, new = small.document(table(MORE)), small.document(table([*ROWS, ["A-2", "Call", "now"]]))
    out = merge(base, commented(proposed(COMMENT)), new, "x", WHEN).content
    assert small.words_of(tracked.accepted(out))[-2:] == ["A-2", "Call"]
    assert len(small.comments(out)) == 2


def test_bookmarks_of_an_empty_paragraph_that_goes_stay():
    mark = '<w:bookmarkStart w:id="9" w:name="here"/><w:bookmarkEnd w:id="9"/>'
    mine = p(run("a"), mark=change("ins")) + p(change("ins", run("b")) + mark)
    out = merge(small.document(["a", "b"]), small.document(mine), small.document(["a"]), "x", WHEN)
    assert b'w:name="here"' in open_parts(out.content, "x", "docx")["word/document.xml"]


# --- controls and links

SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
LOCK = '<w:lock w:val="contentLocked"/>'


def control(words: str, inside: str = "") -> str:
    return SDT.format(inside, run(words))


def held_by(content: bytes, tag: str) -> str:
    root = small.etree.fromstring(
        open_parts(tracked.accepted(content), "x", "docx")["word/document.xml"]
    )
    return "|".join("".join(e.itertext()) for e in root.iter(w(tag)))


WITHIN = [
    ("all of a control", run("At ") + control("ten"), "sdtContent", "At noon", "noon"),
    ("all of a control before other words", control("ten") + run(" sharp"), "sdtContent",
     "noon sharp", "noon"),
    ("the end of a control", control("ten o'clock"), "sdtContent", "ten to one", "ten to one"),
    ("words behind those of a control", run("At ") + control("ten"), "sdtContent",
     "At ten or noon", "ten or noon"),
    ("words behind a prompt", control("Click here", "<w:showingPlcHdr/>"), "sdtContent",
     "Click here or there", "Click here"),
    ("words behind a locked one", control("ten", LOCK), "sdtContent", "ten or noon", "ten"),
    ("words before a control", run("At ") + control("ten"), "sdtContent", "At about ten", "ten"),
    ("a control in a control", SDT.format("", control("ten")), "sdtContent", "noon", "noon|noon"),
    ("all of a link", run("See ") + f"<w:hyperlink>{run('here')}</w:hyperlink>", "hyperlink",
     "See there", "there"),
    ("words behind a link", f"<w:hyperlink>{run('here')}</w:hyperlink>", "hyperlink",
     "here and there", "here"),
    ("all of a smart tag", f"<w:smartTag>{run('Hull')}</w:smartTag>" + run(" it is"), "smartTag",
     "York it is", "York"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "tag", "to", "held"), [x[1:] for x in WITHIN], ids=[x[0] for x in WITHIN]
)
def test_news_stands_in_what_holds_the_words(xml, tag, to, held):
    mine = small.document(p(xml))
    text = "".join(small.words_of(mine))
    out = merge(small.document([text]), mine, small.document([to]), "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == [to]
    assert small.words_of(tracked.rejected(out)) == [text]
    assert held_by(out, tag) == held


STAYS = [
    ("a locked control", p(run("At ") + control("ten", LOCK)), ["At noon"]),
    ("a control locked with its content",
     p(run("At ") + control("ten", LOCK.replace("content", "sdtContent"))), ["At noon"]),
    ("a locked control round the paragraph", SDT.format(LOCK, p(run("At ten"))), ["At noon"]),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "to"), [x[1:] for x in STAYS], ids=[x[0] for x in STAYS])
def test_what_is_locked_gets_a_comment(xml, to):
    mine = small.document(xml + p(run("b")))
    out = merge(small.document(["At ten", "b"]), mine, small.document([*to, "b"]), "x", WHEN)
    assert small.words_of(tracked.accepted(out.content)) == ["At ten", "b"]
    assert small.comments(out.content) == [f"The workbook now says: \u201c{to[0]}\u201d. {LOCKED}"]
    assert (out.news, out.conflicts) == (0, 1)


def test_what_is_locked_is_not_taken_out():
    mine = small.document(SDT.format(LOCK, p(run("a"))) + p(run("b")))
    out = merge(small.document(["a", "b"]), mine, small.document(["b"]), "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == ["a", "b"]
    assert small.comments(out) == [f"The workbook no longer has \u201ca\u201d. {LOCKED}"]


def test_beside_a_locked_control_words_change():
    mine = small.document(p(run("On Monday at ") + control("ten", LOCK)))
    out = merge(
        small.document(["On Monday at ten"]), mine, small.document(["On Friday at ten"]), "x", WHEN
    )
    assert small.words_of(tracked.accepted(out.content)) == ["On Friday at ten"]


# --- columns of a person's own


def grown(rows: list[list[str]], at: int, heading: str = "Mine") -> list[list[str]]:
    return [[*r[:at], heading if n == 0 else f"m{n}", *r[at:]] for n, r in enumerate(rows)]


NEWS = [["Ref", "Action"], ["A-1", "Write again"], ["A-3", "Ask"]]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_rows_have_the_cells_of_a_column_that_a_person_put_in(at):
    mine = grown(ROWS, at)
    out = merge(*(small.document(table(r)) for r in (ROWS, mine, NEWS)), "x", WHEN)
    assert out.conflicts == 0
    parts = open_parts(tracked.accepted(out.content), "x", "docx")
    rows = list(small.etree.fromstring(parts["word/document.xml"]).iter(w("tr")))
    told = [["".join(c.itertext()) for c in row.iter(w("tc"))] for row in rows]
    wanted = grown(NEWS, at)
    wanted[-1][at] = ""
    assert told == wanted


def test_two_columns_and_one_that_was_taken_out():
    mine = [["Ref", "A", "Action", "B"], ["A-1", "x", "Write", "y"]]
    out = merge(*(small.document(table(r)) for r in (ROWS, mine, NEWS)), "x", WHEN)
    assert small.words_of(tracked.accepted(out.content))[-4:] == ["A-3", "", "Ask", ""]
    out = merge(*(small.document(table(r)) for r in (ROWS, [["Ref"], ["A-1"]], NEWS)), "x", WHEN)
    assert small.words_of(tracked.accepted(out.content)) == ["Ref", "A-1", "A-3"]
    assert small.comments(out.content) == [
        "In a column that you took out the workbook now says: \u201cWrite again\u201d."
    ]


def test_where_the_columns_cannot_be_told_the_persons_row_stays():
    mine = [["No", "What", "Who"], ["A-1", "Write", "Ann"]]
    out = merge(*(small.document(table(r)) for r in (ROWS, mine, NEWS)), "x", WHEN)
    assert small.words_of(out.content)[:6] == ["No", "What", "Who", "A-1", "Write", "Ann"]


def test_a_table_in_a_cell_has_columns_of_its_own():
    def nested(rows: list[list[str]], words: str) -> bytes:
        outer = table([["a", "b", "c"], [words, "y", "z"]])
        return small.document(outer.replace("</w:tc>", f"{table(rows)}{p()}</w:tc>", 1))

    out = merge(nested(ROWS, "x"), nested(grown(ROWS, 1), "x"), nested(NEWS, "news"), "x", WHEN)
    words = small.words_of(tracked.accepted(out.content))
    assert "news" in words
    assert words[words.index("A-3") :][:3] == ["A-3", "", "Ask"]
