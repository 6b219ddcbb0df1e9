"""Our own tracked changes of one moment, accepted; minutes approved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comparing.stories import stories
from llf_docgen.word.merge.accept import accept
from llf_docgen.word.merge.approve import approved
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import as_part
from tests.word import small, tracked
from tests.word.small import change, p, run
from tests.word.test_merges import CASES

WHEN = datetime(2021, 2, 15, 9, 30, tzinfo=UTC)
MOMENT = "2021-02-15T09:30:00Z"


def accepted(content: bytes) -> bytes:
    parts = open_parts(content, "made", "docx")
    for story in stories(parts).values():
        accept(story.root, MOMENT)
        parts[story.part] = as_part(story.root)
    return write_parts(parts)


def proposed(kind: str) -> str:
    """A change of ours that the run of this moment proposed."""
    return change(kind).replace("2021-01-17T10:00:00Z", MOMENT)


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_what_a_merge_proposed_is_accepted_as_word_accepts_it(case):
    versions = [small.document(version) for version in (case.base, case.mine, case.new)]
    out = merge(*versions, "Minutes.docx", WHEN).content
    done = accepted(out)
    assert MOMENT.encode() not in open_parts(done, "made", "docx")["word/document.xml"]
    assert small.words_of(tracked.accepted(done)) == case.accepted


@pytest.mark.parametrize(
    ("author", "when"),
    [("Hazel Quillon", MOMENT), ("llf-docgen", "2021-01-17T10:00:00Z")],
    ids=["a person's", "ours of another moment"],
)
def test_other_changes_stay_proposed(author, when):
    inserted = change("ins", run("new"), author).replace("2021-01-17T10:00:00Z", when)
    before = small.document(p(run("old ") + inserted))
    assert tracked.blocks(accepted(before)) == tracked.blocks(before)
    root = small.etree.fromstring(open_parts(accepted(before), "x", "docx")["word/document.xml"])
    assert root.find(".//{*}ins") is not None


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (p(run("Second.")), ["First. Second."]),
        (small.table([["Ref"]]), ["First. ", "Ref"]),
        ("", ["First. "]),
    ],
    ids=["a paragraph", "a table", "nothing"],
)
def test_words_before_a_mark_that_goes_join_the_next_paragraph_or_stay(behind, words):
    before = small.document(p(run("First. "), mark=proposed("del")) + behind)
    assert small.words_of(accepted(before)) == words


def test_a_row_that_is_taken_out_twice_is_gone_once():
    row = small.table([["Ref"], ["A-1"]]).replace(
        "<w:tr>", f"<w:tr><w:trPr>{proposed('del') * 2}</w:trPr>", 1
    )
    assert small.words_of(accepted(small.document(row))) == ["A-1"]


def test_minutes_are_approved_and_nothing_typed_gives_way():
    draft = small.document(["DRAFT", "They are a draft.", "Discussion", "prompt"])
    mine = small.document(
        ["DRAFT", "They are a draft.", "Discussion", "We talked.", "And laughed."]
    )
    new = small.document(["They were approved.", "Discussion", "prompt"])
    done = approved(draft, mine, new, "Minutes.docx", WHEN).content
    assert small.words_of(done) == [
        "They were approved.",
        "Discussion",
        "We talked.",
        "And laughed.",
    ]


def test_what_a_person_wrote_where_the_approval_belongs_stays_beside_it_without_a_comment():
    draft = small.document(["They are a draft until the group approves them."])
    mine = small.document(["They are a draft until Easter, the Leader says."])
    new = small.document(["Approved by e-mail on Friday 12 February 2021."])
    done = approved(draft, mine, new, "Minutes.docx", WHEN)
    assert small.words_of(done.content) == [
        "They are a draft until Easter, the Leader says.",
        "Approved by e-mail on Friday 12 February 2021.",
    ]
    assert small.comments(done.content) == []
    assert done.conflicts == 1


def test_minutes_approved_twice_are_the_same():
    draft = small.document(["DRAFT", "They are a draft."])
    new = small.document(["They were approved."])
    once = approved(draft, draft, new, "Minutes.docx", WHEN).content
    assert approved(draft, once, new, "Minutes.docx", WHEN).content == once
