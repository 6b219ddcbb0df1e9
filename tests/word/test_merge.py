"""An edit is never lost: a person's document and the workbook's news, merged."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llf_docgen.errors import UnusableFile
from llf_docgen.model.minuted import PROMPT_DISCUSSION
from llf_docgen.word.comparing.words import TOKENS
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.template import Template
from tests import books, builders
from tests.conftest import TEMPLATES
from tests.word import edits, tracked

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
NAMES = ("Agenda", "Minutes", "Action log", "Termly report")


def generated(name, book) -> bytes:
    values = books.context(name, books.request(book))
    return Template.read(TEMPLATES / f"{name}.docx").render(values, f"Meeting/{name}.docx")


def merged(base, mine, new, name="Minutes.docx", day=0):
    return merge(base, mine, new, name, WHEN + timedelta(days=day))


def comments(content: bytes) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(content)).comments]


def text(content: bytes) -> str:
    return "\n".join(block[-1] for block in tracked.blocks(content))


def typed_over(content: bytes, before: str, after: str, nth: int = 0) -> bytes:
    """The document with the nth paragraph of these words typed over."""
    document = docx.Document(io.BytesIO(content))
    found = [p for p in document.element.iter(qn("w:p")) if tracked.words(p) == before]
    texts = list(found[nth].iter(qn("w:t")))
    texts[0].text = after
    for other in texts[1:]:
        other.text = ""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


PROMPT = PROMPT_DISCUSSION


def test_news_is_tracked_dated_and_named(shipped_book):
    base = generated("Action log", shipped_book)
    new = generated("Action log", builders.changed(shipped_book, "actions", 0, text="Quite new"))
    out = merged(base, base, new)
    assert (out.news, out.conflicts) == (1, 0)
    root = docx.Document(io.BytesIO(out.content)).element
    changes = list(root.iter(qn("w:ins"), qn("w:del")))
    assert {c.get(qn("w:author")) for c in changes} == {"llf-docgen"}
    assert {c.get(qn("w:date")) for c in changes} == {"2021-01-18T09:30:00Z"}
    ids = [c.get(qn("w:id")) for c in changes]
    assert len(set(ids)) == len(ids)
    assert tracked.blocks(tracked.accepted(out.content)) == tracked.blocks(new)
    assert tracked.blocks(tracked.rejected(out.content)) == tracked.blocks(base)


def test_words_typed_stay_under_their_heading_when_an_item_is_put_before(shipped_book):
    items = [i for i in shipped_book.agenda if i.meeting == shipped_book.meetings[-1].ref]
    second = next(n for n, i in enumerate(shipped_book.agenda) if i is items[1])
    news = dataclasses.replace(items[1], title="Quite another matter")
    book = shipped_book.with_(
        agenda=(*shipped_book.agenda[:second], news, *shipped_book.agenda[second:])
    )
    base = generated("Minutes", shipped_book)
    mine = typed_over(base, PROMPT, "We talked about the second item.", 1)
    out = merged(base, mine, generated("Minutes", book))
    assert out.conflicts == 0
    lines = text(tracked.accepted(out.content)).split("\n")
    at = lines.index("We talked about the second item.")
    heading = next(line for line in reversed(lines[:at]) if items[1].title in line)
    assert "Quite another matter" not in "".join(lines[lines.index(heading) : at])
    assert any("Quite another matter" in line for line in lines[: lines.index(heading)])


def test_words_typed_are_not_taken_for_another_item(shipped_book):
    """The item they were typed under goes: they stay where they are, with a comment."""
    ref = shipped_book.meetings[-1].ref
    gone = next(i for i in shipped_book.agenda if i.meeting == ref and i.title.startswith("Big 3"))
    book = shipped_book.with_(agenda=tuple(i for i in shipped_book.agenda if i is not gone))
    base = generated("Minutes", shipped_book)
    mine = typed_over(base, PROMPT, "We talked about the Big 3.", 4)
    out = merged(base, mine, generated("Minutes", book))
    assert "We talked about the Big 3." in text(tracked.accepted(out.content))
    assert any(c.startswith("The workbook no longer has") for c in comments(out.content))


def test_both_changed_the_same_words(shipped_book):
    base = generated("Action log", shipped_book)
    action = shipped_book.actions[0]
    mine = typed_over(base, action.text, "As the group put it")
    new = generated("Action log", builders.changed(shipped_book, "actions", 0, text="As it is now"))
    out = merged(base, mine, new)
    assert out.conflicts == 1
    assert "As the group put it" in text(out.content)
    assert "As it is now" not in text(out.content)
    (told,) = comments(out.content)
    ref = action.ref
    assert told.startswith(
        f"In the row \u201c{ref}\u201d, under \u201cAction\u201d: "
        "The workbook now says: \u201cAs it is now\u201d. Your words"
    )
    assert tracked.blocks(tracked.rejected(out.content)) == tracked.blocks(mine)


def test_both_changed_one_row_in_different_cells(shipped_book):
    base = generated("Action log", shipped_book)
    number = next(n for n, a in enumerate(shipped_book.actions) if a.progress)
    mine = typed_over(base, shipped_book.actions[number].progress, "Typed progress")
    new = generated(
        "Action log", builders.changed(shipped_book, "actions", number, text="New words")
    )
    out = merged(base, mine, new)
    assert (out.conflicts, out.news) == (0, 1)
    assert {"Typed progress", "New words"} <= set(text(tracked.accepted(out.content)).split("\n"))


def test_both_changed_it_alike(shipped_book):
    base = generated("Action log", shipped_book)
    mine = typed_over(base, shipped_book.actions[0].text, "Alike")
    new = generated("Action log", builders.changed(shipped_book, "actions", 0, text="Alike"))
    out = merged(base, mine, new)
    assert out.content == mine


def test_a_row_taken_out_by_the_person_and_changed_by_the_workbook(shipped_book):
    base = generated("Action log", shipped_book)
    words = shipped_book.actions[0].text
    document = docx.Document(io.BytesIO(base))
    row = next(r for r in document.element.iter(qn("w:tr")) if words in "".join(r.itertext()))
    row.getparent().remove(row)
    target = io.BytesIO()
    document.save(target)
    new = generated("Action log", builders.changed(shipped_book, "actions", 0, progress="Done?"))
    out = merged(base, target.getvalue(), new)
    (told,) = comments(out.content)
    assert told.startswith("You took out")
    assert "Done?" in told
    assert "Done?" not in text(out.content)


def test_a_chart_is_replaced_unless_the_person_changed_it(shipped_book):
    base = generated("Termly report", shipped_book)
    assert shipped_book.kpis[0].autumn == 16
    new = generated("Termly report", builders.changed(shipped_book, "kpis", 0, autumn=17))
    out = merged(base, base, new)
    names = _parts(out.content)
    assert len([n for n in names if n.startswith("word/charts/chart")]) == 10  # nine and a new one
    assert out.conflicts == 0
    edited = _with_other_figure(base)
    out = merged(base, edited, new)
    assert out.conflicts >= 1
    assert len([n for n in _parts(out.content) if n.startswith("word/charts/chart")]) == 9


def _parts(content: bytes) -> dict[str, bytes]:
    from llf_docgen.package import open_parts

    return open_parts(content, "x", "docx")


def _with_other_figure(content: bytes) -> bytes:
    from llf_docgen.package import write_parts

    parts = _parts(content)
    for name in parts:
        if name.startswith("word/charts/chart"):
            parts[name] = parts[name].replace(b"<c:v>16</c:v>", b"<c:v>99</c:v>")
    return write_parts(parts)


def test_a_changed_rating_changes_its_colour_too(shipped_book):
    number = next(n for n, o in enumerate(shipped_book.objectives) if o.rag)
    other = next(
        o.rag for o in shipped_book.objectives if o.rag != shipped_book.objectives[number].rag
    )
    base = generated("Termly report", shipped_book)
    new = generated(
        "Termly report", builders.changed(shipped_book, "objectives", number, rag=other)
    )
    out = merged(base, base, new)
    root = docx.Document(io.BytesIO(out.content)).element
    (change,) = root.iter(qn("w:tcPrChange"))
    fills = [s.get(qn("w:fill")) for s in change.getparent().iter(qn("w:shd"))]
    assert len(set(fills)) == 2


def test_headers_and_footers_are_merged(shipped_book):
    base = generated("Agenda", shipped_book)
    mine = typed_over(base, PROMPT, "x") if PROMPT in text(base) else base
    new = generated("Agenda", builders.terms(shipped_book, confidentiality="For members only."))
    out = merged(base, mine, new, "Agenda.docx")
    assert "For members only." in text(tracked.accepted(out.content))
    assert "For members only." not in text(tracked.rejected(out.content))


def test_a_conflict_in_a_header_is_told_in_the_body(shipped_book):
    base = generated("Agenda", shipped_book)
    document = docx.Document(io.BytesIO(base))
    for footer in (document.sections[0].footer, document.sections[0].first_page_footer):
        for t in footer._element.iter(qn("w:t")):
            if (t.text or "").strip():
                t.text = "Mine"
                break
    target = io.BytesIO()
    document.save(target)
    new = generated("Agenda", builders.terms(shipped_book, confidentiality="For members only."))
    out = merged(base, target.getvalue(), new, "Agenda.docx")
    assert "Mine" in text(out.content)
    assert all(c.startswith("In the footer: You have \u201cMine") for c in comments(out.content))


@pytest.mark.parametrize("which", [0, 1, 2])
def test_what_cannot_be_read_is_refused(shipped_book, which):
    versions = [generated("Agenda", shipped_book)] * 3
    versions[which] = versions[which][:500]
    with pytest.raises(UnusableFile):
        merged(*versions)


def test_the_persons_parts_stay_byte_for_byte(shipped_book):
    base = generated("Termly report", shipped_book)
    new = generated("Termly report", builders.changed(shipped_book, "actions", 0, text="New"))
    before, after = _parts(base), _parts(merged(base, base, new).content)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {"word/document.xml"}
    assert after.keys() == before.keys()


# --- whatever is done, in whatever order


def news_of(book, choice: int, place: int):
    """The workbook with one change, chosen by two numbers."""
    table = ("actions", "agenda", "risks", "objectives")[choice % 4]
    records = list(getattr(book, table))
    if not records:
        return book
    at = place % len(records)
    what = choice // 4 % 4
    words = {"actions": "text", "agenda": "title", "risks": "text", "objectives": "text"}[table]
    if what == 0:
        del records[at]
    elif what == 1:
        ref = {} if table in ("agenda", "risks") else {"ref": f"N{place}"}
        fresh = dataclasses.replace(records[at], **ref, **{words: f"A new matter, no {place}"})
        records.insert(at, fresh)
    elif what == 2:
        records.append(records.pop(at))
    else:
        records[at] = dataclasses.replace(records[at], **{words: f"Said anew, no {place}"})
    return book.with_(**{table: tuple(records)})


def exchanged(book, place: int, apart: int):
    """The workbook with two items of its last agenda exchanged, their numbers left; the titles."""
    agenda = list(book.agenda)
    there = [n for n, item in enumerate(agenda) if item.meeting == book.meetings[-1].ref]
    if len(there) < 2:
        return book, ("", "")
    first = place % (len(there) - 1)
    one, other = there[first], there[min(first + 1 + apart % 3, len(there) - 1)]
    x, y = agenda[one], agenda[other]
    agenda[one] = dataclasses.replace(y, no=x.no)
    agenda[other] = dataclasses.replace(x, no=y.no)
    return book.with_(agenda=tuple(agenda)), (x.title, y.title)


def minutes_typed(content: bytes) -> tuple[bytes, dict[str, str]]:
    """The minutes with words typed over every other prompt, and under which title each stands."""
    document = docx.Document(io.BytesIO(content))
    prompts = [p for p in document.element.body.iter(qn("w:p")) if tracked.words(p) == PROMPT]
    for number, paragraph in enumerate(prompts[::2]):
        texts = list(paragraph.iter(qn("w:t")))
        texts[0].text = f"zebra{number}x"
        for other in texts[1:]:
            other.text = ""
    target = io.BytesIO()
    document.save(target)
    words = [f"zebra{number}x" for number in range(len(prompts[::2]))]
    return target.getvalue(), {w: h for w, (_, h) in headings_of(target.getvalue(), words).items()}


@pytest.mark.parametrize(("place", "apart"), [(5, 0), (10, 0), (0, 2), (8, 2)])
@pytest.mark.parametrize("numbered", [False, True])
def test_items_that_both_exchanged_are_one_document_in_their_order(
    shipped_book, place, apart, numbered
):
    """Item 12 has the title of a chapter. The person may have corrected the numbers, too."""
    base = generated("Minutes", shipped_book)
    book, titles = exchanged(shipped_book, place, apart)
    new = generated("Minutes", book)
    mine, under = minutes_typed(base)
    mine = edits.exchange_titled(mine, titles)
    if numbered:
        for title in titles:
            old, now = (
                next(b[-1] for b in tracked.blocks(c) if b[-1].endswith(f". {title}"))
                for c in (base, new)
            )
            mine = typed_over(mine, old, now)
    out = merged(base, mine, new)
    accepted = tracked.accepted(out.content)
    assert comments(out.content) == []
    headings = [
        [b for b in tracked.blocks(content) if b[2].startswith("Heading")]
        for content in (accepted, new)
    ]
    assert headings[0] == headings[1]
    assert {w: h for w, (_, h) in headings_of(accepted, [*under]).items()} == under
    assert tracked.blocks(tracked.rejected(out.content)) == tracked.blocks(mine)
    assert merged(new, out.content, new).content == out.content


STEP = st.tuples(
    st.sampled_from(
        [
            "generate",
            "news",
            "exchange",
            "exchange both",
            *[e.__name__ for e in edits.TYPING + edits.OTHERS],
        ]
    ),
    st.integers(0, 10_000),
    st.integers(0, 15),
)
BY_NAME = {e.__name__: e for e in edits.TYPING + edits.OTHERS}


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(NAMES), st.lists(STEP, min_size=3, max_size=12))
def test_no_sequence_of_runs_and_edits_loses_a_word(shipped_book, name, steps):
    carried_out(shipped_book, name, steps)


@pytest.mark.slow
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(NAMES), st.lists(STEP, min_size=3, max_size=6), st.integers(0, 5))
def test_nor_with_libreoffice_saves_between(shipped_book, resave, name, steps, at):
    """Saved by LibreOffice somewhere between, and once more with changes not yet settled."""
    save = ("resave", 0, 0)
    first = [*steps[:at], save, *steps[at:], ("news", 5, 7), ("generate", 0, 0), save]
    carried_out(shipped_book, name, first, {"resave": resave})


@pytest.fixture(scope="module")
def resave(tmp_path_factory):
    """Saves a document anew with LibreOffice."""
    soffice = shutil.which("libreoffice") or shutil.which("soffice")
    if not soffice:
        pytest.skip("needs LibreOffice")
    folder = tmp_path_factory.mktemp("resave")

    def saved(content: bytes, *_places: int) -> bytes:
        (folder / "one.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
        subprocess.run([*command, "--outdir", str(folder / "out"), str(folder / "one.docx")],
                       capture_output=True, check=True, timeout=120)  # fmt: skip
        return (folder / "out" / "one.docx").read_bytes()

    return saved


def carried_out(book, name, steps, more=()) -> None:
    """Carries out steps from a fresh document on; each generation is checked."""
    by_name = BY_NAME | dict(more)
    base = mine = generated(name, book)
    typed: list[str] = []
    for number, (what, where, how) in enumerate([*steps, ("news", 3, 3), ("generate", 0, 0)]):
        if what == "news":
            book = news_of(book, how, where)
        elif what in ("exchange", "exchange both"):
            book, titles = exchanged(book, where, how)
            mine = edits.exchange_titled(mine, titles) if what == "exchange both" else mine
        elif what == "generate":
            new = generated(name, book)
            if mine == base:
                mine = new
            elif new != base:
                mine = checked_merge(base, mine, new, typed, number)
            base = new
        elif by_name[what] in edits.TYPING:
            typed.append(f"zebra{number}x")
            mine = by_name[what](mine, where, how, typed[-1])
        else:
            mine = by_name[what](mine, where, how)


def checked_merge(base: bytes, mine: bytes, new: bytes, typed: list[str], day: int = 0) -> bytes:
    out = merged(base, mine, new, day=day)
    again = merged(new, out.content, new, day=day + 1)
    assert again.content == out.content, "running again with nothing new changes no byte"
    accepted, rejected = tracked.accepted(out.content), tracked.rejected(out.content)
    before = tracked.accepted(mine), tracked.rejected(mine)
    for word in typed:
        assert word not in text(before[0]) or word in text(accepted)
        assert word not in text(before[1]) or word in text(rejected)
    assert tracked.blocks(rejected) == tracked.blocks(before[1]), "rejecting gives mine"
    ours = tracked.rejected(out.content, "llf-docgen")
    assert tracked.blocks(ours) == tracked.blocks(tracked.rejected(mine, "llf-docgen"))
    assert kept_parts(mine) == kept_parts(out.content)
    assert {c for c in comments(mine) if "zebra" in c} <= set(comments(out.content))
    told = " ".join(" ".join(comment.split()) for comment in comments(out.content))
    was, now, shown = (Counter(text(c).split("\n")) for c in (base, new, accepted))
    for line in now - was - numbers_of_rows_taken_out(base, before[0], new):
        if line.strip() and "[chart]" not in line and not shown[line]:
            # What is new stands there when accepted, or a comment says it, word by word.
            fresh = Counter(TOKENS.findall(line)) - Counter(TOKENS.findall(text(base)))
            there = Counter(TOKENS.findall(text(accepted) + "\n" + told))
            # Of two lines that a person joined, the last word of one and the first are one.
            lost = [w for w in fresh - there if not any(t.endswith(w) for t in there)]
            assert not lost, line
    assert_under_their_headings(before[0], accepted, typed)
    assert_no_heading_is_doubled(before[0], new, accepted)
    assert_nothing_replaces_itself(out.content)
    held = "It stays where you have it." in told  # by what the person attached to it
    if tracked.blocks(before[0]) == tracked.blocks(base) and not held:
        assert tracked.blocks(accepted) == tracked.blocks(new), "accepting gives the news"
    return out.content


def numbers_of_rows_taken_out(base: bytes, mine: bytes, new: bytes) -> Counter[str]:
    """The numbers and times of items that a person took out: they follow from the others' place."""
    found: Counter[str] = Counter()
    for table in docx.Document(io.BytesIO(new)).tables:
        for number, *others in ([cell.text for cell in row.cells] for row in table.rows):
            title = others[0].split("\n")[0] if others else ""
            if number.isdigit() and title in text(base) and title not in text(mine):
                found.update(re.findall(r"\d\d:\d\d", others[-1]) + [number])
    return found


def assert_under_their_headings(mine: bytes, out: bytes, typed: list[str]) -> None:
    """No word of a person's is lost, doubled, or under another heading while its own stands."""
    then, now = headings_of(mine, typed), headings_of(out, typed)
    headings = (words for _, _, style, words in tracked.blocks(out) if is_title(style, words))
    standing = {re.sub(r"^\d+\. ", "", words) for words in headings}
    for word, (many, heading) in then.items():
        assert now[word][0] == many, f"{word} was there {many} times"
        assert now[word][1] == heading or heading not in standing, f"{word} was under {heading}"


def assert_no_heading_is_doubled(mine: bytes, new: bytes, out: bytes) -> None:
    """None stands there more often than in the person's document or in the workbook's."""
    then, wanted, now = map(titles_of, (mine, new, out))
    assert not now - (then | wanted)


def titles_of(content: bytes) -> Counter[str]:
    """How often each heading stands in a document, by its words without number; none in cells."""
    blocks = tracked.blocks(content)
    headings = [b[-1] for b in blocks if b[:2] == ("body", "0") and b[2].startswith("Heading")]
    return Counter(re.sub(r"^\d+\. ", "", words) for words in headings if words.strip())


def assert_nothing_replaces_itself(content: bytes) -> None:
    """What we struck and what we put in beside it begin and end with other words."""
    for paragraph in docx.Document(io.BytesIO(content)).element.iter(qn("w:p")):
        for ours, group in groupby(paragraph, key=is_our_change):
            changes = list(group) if ours else []
            struck = [t.text or "" for c in changes for t in c.iter(qn("w:delText"))]
            put_in = [t.text or "" for c in changes for t in c.iter(qn("w:t"))]
            before, after = (TOKENS.findall("".join(said)) for said in (struck, put_in))
            for one, other in ((before[:1], after[:1]), (before[-1:], after[-1:])):
                assert one != other or not "".join(one).isalnum(), (struck, put_in)


def is_our_change(element) -> bool:
    changes = (qn("w:ins"), qn("w:del"))
    return element.tag in changes and element.get(qn("w:author")) == "llf-docgen"


def headings_of(content: bytes, typed: list[str]) -> dict[str, tuple[int, str]]:
    """How often each word stands in the body, and under which heading (without number) last."""
    found = dict.fromkeys(typed, (0, ""))
    heading = ""
    for kind, _, style, words in tracked.blocks(content):
        if kind == "body" and is_title(style, words):
            heading = re.sub(r"^\d+\. ", "", words)
        for word in typed:
            if kind == "body" and word in words:
                found[word] = (found[word][0] + words.count(word), heading)
    return found


def is_title(style: str, words: str) -> bool:
    """Whether something is a heading, or was one before a person gave it other looks."""
    return style.startswith("Heading") or bool(re.match(r"\d+\. \S", words))


def kept_parts(content: bytes) -> tuple:
    """Section breaks, links and page fields, which are the person's and stay."""
    root = docx.Document(io.BytesIO(content)).element
    sections = sum(1 for _ in root.iter(qn("w:sectPr")))
    links = sum(1 for _ in root.iter(qn("w:hyperlink")))
    parts = {n: c for n, c in _parts(content).items() if n.startswith(("word/styles", "word/numb"))}
    return sections, links, parts


@pytest.mark.slow
def test_whole_books_of_news(shipped_book):
    """From empty to overfull and back: accepted it is the new, rejected the old."""
    workbooks = (shipped_book, books.empty(), books.overfull(shipped_book))
    for name in NAMES:
        made = [generated(name, book) for book in workbooks]
        for old in made:
            for new in made:
                out = merged(old, old, new)
                assert tracked.blocks(tracked.accepted(out.content)) == tracked.blocks(new)
                assert tracked.blocks(tracked.rejected(out.content)) == tracked.blocks(old)


@pytest.mark.slow
def test_merged_documents_are_valid(shipped_book, validator, tmp_path):
    for name in NAMES:
        base = generated(name, shipped_book)
        mine = base
        for number, edit in enumerate(edits.TYPING):
            mine = edit(mine, 37 * number + 11, number, f"typed {number}")
        book = shipped_book
        for choice in range(16):
            book = news_of(book, choice, choice + 1)
        first = generated(name, book)
        out = merged(base, mine, first).content
        out = merged(first, out, generated(name, books.overfull(shipped_book))).content
        path = tmp_path / f"{name}.docx"
        path.write_bytes(out)
        done = subprocess.run([*validator, str(path)], capture_output=True, check=False)
        assert json.loads(done.stdout)["errors"] == [], name


def test_dates_are_given_in_utc(shipped_book):
    from datetime import timezone

    base = generated("Agenda", shipped_book)
    new = generated("Agenda", builders.changed(shipped_book, "meetings", -1, date=date(2021, 2, 5)))
    summer = datetime(2021, 7, 1, 9, 0, tzinfo=timezone(timedelta(hours=1)))
    content = merge(base, base, new, "Agenda.docx", summer).content
    assert b'w:date="2021-07-01T08:00:00Z"' in _parts(content)["word/document.xml"]
