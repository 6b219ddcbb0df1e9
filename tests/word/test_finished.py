"""What nobody filled in: found when minutes are sent, and taken out of approved ones."""

from __future__ import annotations

import copy
import io
import json
import subprocess
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from llf_docgen.model.minuted import INSTRUCTIONS, PROMPT_DISCUSSION, PROMPTS
from llf_docgen.word.finished import finished, prompts_left
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.template import Template
from tests import books
from tests.builders import added, changed
from tests.conftest import TEMPLATES
from tests.outline import outline, words
from tests.word.test_merge import WHEN, typed_over


def rendered(book, meeting: int = -1) -> bytes:
    values = books.context("Minutes", books.request(book, meeting))
    return Template.read(TEMPLATES / "Minutes.docx").render(values)


@pytest.fixture
def skeleton(shipped_book) -> bytes:
    return rendered(shipped_book)


def edited(content: bytes, edit) -> bytes:
    document = docx.Document(io.BytesIO(content))
    edit(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def controls(document, alias: str) -> list:
    found = document.element.body.iter(qn("w:sdt"))
    return [c for c in found if c.find(qn("w:sdtPr")).find(qn("w:alias")).get(qn("w:val")) == alias]


def type_into(control, text: str) -> None:
    """As Word does: the first key takes the prompt and its style away."""
    control.find(qn("w:sdtPr")).remove(control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"))
    run = next(control.iter(qn("w:r")))
    run.remove(run.find(qn("w:rPr")))
    next(run.iter(qn("w:t"))).text = text


def test_no_prompt_is_left(skeleton):
    assert any(prompt in words(skeleton) for prompt in PROMPTS)
    done = finished(skeleton)
    assert "Click here" not in words(done)
    assert prompts_left(done) == []


def test_no_label_is_left_without_what_it_labels(skeleton):
    lines = outline(finished(skeleton))
    assert not [line for line in lines if line.startswith("Part Label")]
    for gone in ("Heading 2: Agreed at this meeting", "Heading 2: Date of next meeting"):
        assert gone not in lines
    for row in ("Closed at", "Minutes taken by", "A-2021-01"):
        assert not [line for line in lines if line.startswith(f"| {row}")], row
    assert "| Place | Online (video call) |" in lines
    assert lines.count("Heading 2: 1. Welcome and apologies") == 1
    assert "Heading 2: Matters arising" in lines
    assert "Heading 1: Actions" in lines


def test_what_is_known_or_typed_stays_with_its_label(shipped_book):
    def type_them(document):
        type_into(controls(document, "Discussion")[5], "We talked of item six.")
        row = next(r for t in document.tables for r in t.rows if r.cells[0].text == "A-2021-04")
        row.cells[2].text = "Grace Okell"

    done = outline(finished(edited(rendered(books.held(shipped_book)), type_them)))
    six = done.index("Heading 2: 6. Initial Teacher Training: progress and plans for 2021-22")
    assert done[six + 2 : six + 7] == [
        "Part Label: Discussion",
        "[Discussion: We talked of item six.]",
        "Part Label: Decision",
        "Decision: D-2021-01: Agreed that every partner offers two placements in autumn 2021.",
        "Part Label: Actions",
    ]
    assert "| A-2021-04 |  | Grace Okell |  |" in done
    assert not [line for line in done if line.startswith("| A-2021-05")]


@pytest.mark.parametrize("style", [True, False], ids=["styled as a prompt", "plain"])
def test_words_are_never_taken_for_a_prompt(skeleton, style):
    """Some programs leave the mark of a prompt, or its style, on what was typed over it."""
    content = typed_over(skeleton, PROMPT_DISCUSSION, f"{PROMPT_DISCUSSION} We did.", 2)
    content = typed_over(content, PROMPT_DISCUSSION, "Typed.", 0)

    def unstyled(document):
        for run in list(document.element.body.iter(qn("w:r"))):
            if run.find(qn("w:t")) is not None and run.find(qn("w:t")).text == "Typed.":
                run.remove(run.find(qn("w:rPr")))

    content = content if style else edited(content, unstyled)
    text = words(finished(content))
    assert f"{PROMPT_DISCUSSION} We did." in text
    assert "Typed." in text


def test_a_prompt_with_a_comment_stays(skeleton):
    def comment(document):
        paragraph = next(controls(document, "Decision")[1].iter(qn("w:p")))
        run = docx.text.paragraph.Paragraph(paragraph, document._body).runs[0]
        document.add_comment(run, "What was it?", "Hazel")

    content = edited(skeleton, comment)
    assert words(finished(content)).count("type the decision, or: Noted.") == 1
    assert prompts_left(finished(content)) == ["2. Declarations of interest: Decision"]


def test_prompts_that_a_merge_brought_go_too(shipped_book, skeleton):
    book = added(shipped_book, "agenda", 5, no="6a", title="Hub bid")
    mine = typed_over(skeleton, PROMPT_DISCUSSION, "Typed.", 0)
    content = merge(skeleton, mine, rendered(book), "Minutes.docx", WHEN).content
    assert "6a. Hub bid: Click here and type" in "\n".join(prompts_left(content))
    text = words(finished(content))
    assert "6a. Hub bid" in text
    assert "Typed." in text
    assert "Click here" not in text


def test_an_answer_that_a_merge_brought_is_one(shipped_book, skeleton):
    mine = typed_over(skeleton, PROMPT_DISCUSSION, "Typed.", 0)
    held = rendered(books.held(shipped_book))
    content = merge(skeleton, mine, held, "Minutes.docx", WHEN).content
    told = prompts_left(content)
    assert "6. Initial Teacher Training: progress and plans for 2021-22: Decision" not in told
    assert "5. Big 3 action plan and progress reports: Decision" in told
    done = finished(content)
    assert "D-2021-01: Agreed that every partner offers two placements" in words(done)
    assert "| Closed at | 11:42 |" in words(done)
    decision = controls(docx.Document(io.BytesIO(done)), "Decision")[1]
    assert decision.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is None


def test_instructions_of_earlier_minutes_go(skeleton):
    def instruct(document):
        table = next(t for t in document.tables if t.cell(1, 0).text == "A-2021-01")
        table._tbl.addprevious(document.add_paragraph(INSTRUCTIONS[0])._p)

    content = edited(skeleton, instruct)
    assert f"Agreed at this meeting: {INSTRUCTIONS[0]}" in prompts_left(content)
    assert INSTRUCTIONS[0] not in words(finished(content))


def test_bookmarks_stay_whole(skeleton):
    def pairs(content):
        body = docx.Document(io.BytesIO(content)).element.body
        ids = [
            [m.get(qn("w:id")) for m in body.iter(qn(f"w:bookmark{e}"))] for e in ("Start", "End")
        ]
        return sorted(ids[0]), sorted(ids[1])

    assert pairs(finished(skeleton)) == pairs(skeleton) == (["1", "2"], ["1", "2"])


def test_a_bookmark_that_another_program_made_into_several_is_one(skeleton):
    def again(document):
        starts = document.element.body.iter(qn("w:bookmarkStart"))
        start = next(mark for mark in starts if mark.get(qn("w:name")) == "new_actions")
        table = next(t for t in document.tables if t.cell(1, 0).text == "A-2021-01")
        for paragraph in (table.cell(0, 0).paragraphs[0]._p, table.cell(0, 1).paragraphs[0]._p):
            paragraph.append(copy.deepcopy(start))

    content = edited(skeleton, again)
    assert "A-2021-01" not in words(finished(content))
    assert sum("A-2021-01" in place for place in prompts_left(content)) == 1


def test_where_something_waits_is_told_with_its_heading(shipped_book):
    def blank(document):
        document.paragraphs[-1].insert_paragraph_before("Adopted on ____ by all.")
        document.paragraphs[-1].insert_paragraph_before("_" * 44)  # to sign on

    told = prompts_left(edited(rendered(books.held(shipped_book)), blank))
    assert told[0] == "Attendance: Apologies"
    assert "1. Welcome and apologies: Discussion" in told
    assert "6. Initial Teacher Training: progress and plans for 2021-22: Decision" not in told
    assert told[-5:] == [
        "Agreed at this meeting: the row A-2021-03 is empty",
        "Agreed at this meeting: the row A-2021-04 is empty",
        "Agreed at this meeting: the row A-2021-05 is empty",
        "Date of next meeting: Next meeting",
        "Approval: \u201cAdopted on ____ by all.\u201d",
    ]


def test_the_same_bytes_come_out_and_finished_is_finished(skeleton):
    assert finished(skeleton) == finished(skeleton)
    once = finished(skeleton)
    assert outline(finished(once)) == outline(once)


def test_approved_minutes_from_the_workbook_alone(shipped_book):
    book = changed(
        books.held(shipped_book), "meetings", 1, minutes_status="Approved", approved_at="by e-mail",
        approved_on=date(2021, 2, 5),
    )  # fmt: skip
    text = words(finished(rendered(book)))
    for gone in ("Click here", "DRAFT", "delete rows", "draft until"):
        assert gone not in text, gone
    assert "Approved by e-mail on Friday 5 February 2021." in text


@pytest.mark.slow
@pytest.mark.parametrize("of", ["shipped", "held", "empty", "overfull"])
def test_the_open_xml_sdk_finds_nothing(shipped_book, validator, tmp_path, of):
    made = {"held": books.held, "overfull": books.overfull, "empty": lambda _: books.empty()}
    path = tmp_path / "Minutes.docx"
    path.write_bytes(finished(rendered(made.get(of, lambda book: book)(shipped_book))))
    done = subprocess.run([*validator, str(path)], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


def test_every_prompt_of_the_template_is_known():
    """One that is not would be printed in approved minutes."""
    template = docx.Document(TEMPLATES / "Minutes.docx")
    shown = {
        "".join(t.text for t in control.iter(qn("w:t")))
        for control in template.element.body.iter(qn("w:sdt"))
    }
    assert shown <= set(PROMPTS)
