"""A person's comments on what the workbook moves: they go along, and come back where it is rejected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comparing import commented
from llf_docgen.word.comparing.stories import MAIN
from llf_docgen.word.merge.accept import accept
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import ID, OFFICE, RELATIONS, TABLE, P, W, w
from tests.word import small, tracked
from tests.word.small import p, run
from tests.word.test_merges import root_of

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
W16 = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
KINDS = {
    "comments": f"{OFFICE}/comments",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
}
RELATED = "".join(
    f'<Relationship Id="rId{n}" Type="{kind}" Target="{name}.xml"/>'
    for n, (name, kind) in enumerate(KINDS.items(), 1)
)
EXTENDED = (
    f'<w15:commentsEx xmlns:w15="{W15}"><w15:commentEx w15:paraId="0000000A" w15:done="0"/>'
    '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>'
    "</w15:commentsEx>"
)
IDS = (
    f'<w16cid:commentsIds xmlns:w16cid="{W16}">'
    '<w16cid:commentId w16cid:paraId="0000000A" w16cid:durableId="00000001"/>'
    '<w16cid:commentId w16cid:paraId="0000000B" w16cid:durableId="00000002"/></w16cid:commentsIds>'
)


def comment(number: int, words: str, known: str) -> str:
    inside = p(run(words)).replace("<w:p>", f'<w:p xmlns:w14="{W14}" w14:paraId="{known}">')
    return f'<w:comment w:id="{number}" w:author="Priya">{inside}</w:comment>'


def commented_on(lines: small.Lines, first: str, last: str = "", answered: bool = False) -> bytes:
    """The document with a comment from the paragraph of some words on, and an answer to it."""
    numbers = (4, 7) if answered else (4,)
    holder = small.body(small.written(lines))
    paragraphs = list(holder.iter(P))
    for number in numbers:
        begin, end = (
            next(e for e in paragraphs if tracked.words(e) == words)
            for words in (first, last or first)
        )
        place = next(n for n, e in enumerate(begin) if e.tag == w("r"))
        begin.insert(place, etree.Element(w("commentRangeStart"), {ID: str(number)}))
        etree.SubElement(end, w("commentRangeEnd"), {ID: str(number)})
        reference = etree.SubElement(etree.SubElement(end, w("r")), w("commentReference"))
        reference.set(ID, str(number))
    said = [comment(4, "Really?", "0000000A"), comment(7, "Yes.", "0000000B")][: len(numbers)]
    return small.document(
        "".join(etree.tostring(e).decode() for e in holder),
        **{
            "word__comments.xml": f'<w:comments xmlns:w="{W}">{"".join(said)}</w:comments>'.encode(),
            "word__commentsExtended.xml": EXTENDED.encode(),
            "word__commentsIds.xml": IDS.encode(),
            "word___rels__document.xml.rels": (
                f'<Relationships xmlns="{RELATIONS}">{RELATED}</Relationships>'.encode()
            ),
        },
    )


def remarks(content: bytes) -> list[tuple[str, str, str]]:
    """Each comment that is referred to: what it says, the words that it is on, the heading above."""
    said = {e.get(ID): "".join(e.itertext()) for e in etree.fromstring(part(content, "comments"))}
    on: dict[str, str] = {}
    found, above, still_open = [], "", set()
    for e in root_of(content).iter():
        if e.tag == P and next(e.iter(w("pStyle")), None) is not None:
            above = tracked.words(e)
        elif e.tag in (w("t"), w("delText")):
            on |= {number: on[number] + (e.text or "") for number in still_open}
        elif e.tag == w("commentRangeStart"):
            still_open.add(e.get(ID))
            on[e.get(ID)] = ""
        elif e.tag == w("commentRangeEnd"):
            still_open.discard(e.get(ID))
        elif e.tag == w("commentReference"):
            found.append((said[e.get(ID)], on.get(e.get(ID), ""), above))
    return found


def part(content: bytes, name: str) -> bytes:
    return open_parts(content, "x", "docx")[f"word/{name}.xml"]


def body(content: bytes) -> bytes:
    """What stands in a body, but for properties that say nothing."""
    holder = root_of(content)[0]
    for properties in [*holder.iter(w("rPr"), w("pPr"), w("trPr"))][::-1]:
        if not len(properties):
            properties.getparent().remove(properties)
    etree.cleanup_namespaces(holder)
    return etree.tostring(holder, method="c14n")


def run_after_run(base: small.Lines, mine: bytes, *steps: small.Lines) -> bytes:
    """What becomes of a person's document, run after run; a run with no news changes no byte."""
    known, before = small.document(base), []
    for day, lines in enumerate(steps):
        new, moment = small.document(lines), WHEN + timedelta(days=day)
        mine = merge(known, mine, new, "x", moment, earlier=lambda: before[::-1]).content
        before.append(known)
        known = new
        assert merge(known, mine, known, "x", WHEN).content == mine
        names = [e.get(ID) for e in root_of(mine).iter(w("commentReference"))]
        there = [e.get(ID) for e in etree.fromstring(part(mine, "comments"))]
        assert sorted(names) == sorted(there)
    return mine


PLANS = ["# Plans", "We plan the year.", "Ada Lark leads it."]
REPORT = ["# Report", "It was read aloud.", [["Ref", "Action"], ["A-1", "Write it"]], "And agreed."]
CLOSE = ["# Close", "The day is over."]
ITEMS, MOVED = [*PLANS, *REPORT, *CLOSE], [*PLANS, *CLOSE, *REPORT]
ROWS = [["Ref", "Action"], ["A-1", "Write it"], ["A-2", "Call all"], ["A-3", "Go home"]]
ROWS_MOVED = [ROWS[0], ROWS[2], ROWS[3], ROWS[1]]
LOGS = ["# Open", [*ROWS], "# Closed", [ROWS[0], ["A-9", "Swim far"]]]
CLOSED = ["# Open", ROWS[:1] + ROWS[2:], "# Closed", [ROWS[0], ["A-9", "Swim far"], ROWS[1]]]
CASES = [
    ("on a paragraph", ITEMS, MOVED, "And agreed.", "", "Report"),
    ("on a heading", ITEMS, MOVED, "Report", "", "Report"),
    ("on a cell", ITEMS, MOVED, "Write it", "", "Report"),
    ("on several paragraphs", ITEMS, MOVED, "It was read aloud.", "Write it", "Report"),
    ("on a row", ["a", ROWS, "b"], ["a", ROWS_MOVED, "b"], "Write it", "", ""),
    ("on a row that is in another table now", LOGS, CLOSED, "Write it", "", "Closed"),
    ("on a row of which the columns changed", ["a", ROWS, "b"],
     ["a", [[*row, "x"] for row in ROWS], "b"], "Write it", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "new", "first", "last", "under"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
@pytest.mark.parametrize("answered", [False, True])
def test_a_comment_goes_along(base, new, first, last, under, answered):
    mine = commented_on(base, first, last, answered)
    out = run_after_run(base, mine, new)
    accepted, rejected = tracked.accepted(out), tracked.rejected(out)
    on = remarks(mine)[0][1]
    said = ["Really?", "Yes."] if answered else ["Really?"]
    assert remarks(accepted) == [(words, on, under) for words in said]
    assert small.words_of(accepted) == small.words_of(small.document(new))
    assert body(rejected) == body(mine)


TYPED = ["A-1", "|FFFF00|Write it soon"]
TYPED_IN = [
    ("in another table", LOGS, ["# Open", [ROWS[0], TYPED, *ROWS[2:]], *LOGS[2:]], CLOSED, "Closed"),
    ("with other cells", ["a", ROWS], ["a", [ROWS[0], TYPED, *ROWS[2:]]],
     ["a", [[*row, "x"] for row in ROWS]], ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "mine", "new", "under"), [c[1:] for c in TYPED_IN], ids=[c[0] for c in TYPED_IN]
)
def test_it_goes_along_with_what_was_typed_there_and_its_colour(base, mine, new, under):
    mine = commented_on(mine, "Write it soon")
    out = run_after_run(base, mine, new)
    accepted = tracked.accepted(out)
    assert remarks(accepted) == [("Really?", "Write it soon", under)]
    assert [e.get(w("fill")) for e in root_of(accepted).iter(w("shd"))] == ["FFFF00"]
    assert small.words_of(accepted) == [
        "Write it soon" if words == "Write it" else words
        for words in small.words_of(small.document(new))
    ]
    assert body(tracked.rejected(out)) == body(mine)


def test_who_answered_which_goes_along_under_numbers_of_their_own():
    out = run_after_run(ITEMS, commented_on(ITEMS, "And agreed.", answered=True), MOVED)
    known = [e.get(f"{{{W14}}}paraId") for e in etree.fromstring(part(out, "comments")).iter(P)]
    assert len({*known}) == 4
    entries = [[*e.attrib.values()] for e in etree.fromstring(part(out, "commentsExtended"))]
    assert entries[2:] == [[known[2], "0"], [known[3], known[2], "0"]]
    lasting = [[*e.attrib.values()] for e in etree.fromstring(part(out, "commentsIds"))]
    assert [one[0] for one in lasting] == known
    assert len({one[1] for one in lasting}) == 4


@pytest.mark.parametrize("answered", [False, True])
def test_what_is_back_before_anybody_decided_has_its_comment_as_it_was(answered):
    said, more = [line for line in REPORT if isinstance(line, str)], ["# More", "Nothing."]
    items, moved = [*PLANS, *said, *CLOSE, *more], [*PLANS, *CLOSE, *more, *said]
    for base, new, first in (
        (items, moved, "And agreed."),
        (["a", ROWS], ["a", ROWS_MOVED], "A-1"),
    ):
        mine = commented_on(base, first, answered=answered)
        out = run_after_run(base, mine, new, base)
        assert body(out) == body(mine)
        assert remarks(out) == remarks(mine)
        assert len(etree.fromstring(part(out, "commentsExtended"))) == 2


def test_what_is_moved_on_before_anybody_decided_takes_it_there():
    mine = commented_on(ITEMS, "And agreed.")
    out = run_after_run(ITEMS, mine, MOVED, [*REPORT, *PLANS, *CLOSE])
    accepted = tracked.accepted(out)
    assert remarks(accepted) == [("Really?", "And agreed.", "Report")]
    assert small.words_of(accepted)[0] == "Report"
    assert body(tracked.rejected(out)) == body(mine)


def test_what_goes_afterwards_leaves_the_comment_where_it_was():
    mine = commented_on(ITEMS, "And agreed.")
    gone = [*PLANS, *CLOSE]
    out = run_after_run(ITEMS, mine, MOVED, gone)
    assert body(tracked.rejected(out)) == body(mine)
    at_once = run_after_run(ITEMS, mine, gone)
    assert remarks(out) == remarks(at_once)
    assert len(remarks(tracked.accepted(out))) == len(remarks(tracked.accepted(at_once)))


def test_one_that_somebody_answered_since_stays_with_what_it_is_on():
    out = run_after_run(ITEMS, commented_on(ITEMS, "And agreed."), MOVED)
    parts = open_parts(out, "x", "docx")
    root, comments = (etree.fromstring(parts[f"word/{n}.xml"]) for n in ("document", "comments"))
    copied = list(root.iter(w("commentReference")))[-1]
    etree.SubElement(copied.getparent(), w("commentReference")).set(ID, "8")
    comments.append(etree.fromstring(f'<a xmlns:w="{W}">{comment(8, "No.", "0000000C")}</a>')[0])
    parts |= {MAIN: etree.tostring(root), "word/comments.xml": etree.tostring(comments)}
    new, later = small.document(MOVED), small.document([*PLANS, *CLOSE])
    again = merge(new, write_parts(parts), later, "x", WHEN).content
    assert {said for said, *_ in remarks(tracked.accepted(again))} >= {"Really?", "No."}


def test_one_that_reaches_beyond_what_moves_stays_as_it_was():
    mine = commented_on(ITEMS, "And agreed.", "The day is over.")
    out = run_after_run(ITEMS, mine, MOVED)
    assert len(etree.fromstring(part(out, "comments"))) == 1
    assert body(tracked.rejected(out)) == body(mine)
    assert [said for said, *_ in remarks(tracked.accepted(out))] == ["Really?"]


def test_it_is_told_once_where_it_stands_now():
    mine = commented_on(ITEMS, "And agreed.")
    out = run_after_run(ITEMS, mine, MOVED)
    told = commented.comments(small.document(ITEMS), out, "x")
    assert [(one.place, one.words) for one in told] == [("under \u201cReport\u201d", "Really?")]


def test_nothing_of_it_is_left_behind_where_we_accept_it():
    base, new = [*REPORT[:3], *PLANS, *CLOSE], [*PLANS, *REPORT[:3], *CLOSE]
    out = run_after_run(base, commented_on(base, "It was read aloud."), new)
    root = root_of(out)
    accept(root)
    assert [e.tag for e in root.iter(P, TABLE)].count(P) == len(small.words_of(small.document(new)))
    assert len(list(root.iter(w("commentRangeStart"), w("commentReference")))) == 2
