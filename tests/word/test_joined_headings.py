"""A heading that somebody joined to the line below it: told as that, with the news in its place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from llf_docgen.model.merged import Kind
from llf_docgen.word.comparing.changes import changes
from llf_docgen.word.merge.merge import merge
from tests.word import small, tracked
from tests.word.small import line, p, run

NOW = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
TITLE, FACTS = "2. Plans of the year", "Led by Priya. Paper B: Plans."


def item(title: str, facts: str) -> str:
    return line(f"# {title}") + p(run(facts), "Facts") + LABEL


LABEL = p(run("Discussion"), "Label")
BEFORE, BEHIND = item("1. Welcome to all", "Led by Una."), item("3. Other", "Led by Una.")
BASE = BEFORE + item(TITLE, FACTS) + BEHIND + line("the end")


def mine(style: str, between: str = "", facts: str = FACTS) -> bytes:
    """Backspace leaves the heading's style, or that of the line below; and no space between."""
    return small.document(
        BEFORE + p(run(TITLE) + run(between + facts), style) + LABEL + BEHIND + line("the end")
    )


def new(*items: str) -> bytes:
    return small.document("".join(items) + line("the end"))


JOINED = [("Heading2", ""), ("Heading2", " "), ("Facts", ""), ("Facts", " ")]
NEWS = [
    ("its facts", [BEFORE, item(TITLE, "Led by Grace. Paper X: Plans."), BEHIND],
     f"{TITLE}|Led by Grace. Paper X: Plans."),
    ("its title", [BEFORE, item("2. Plans of this year", FACTS), BEHIND],
     f"2. Plans of this year|{FACTS}"),
    ("both", [BEFORE, item("2. Plans of this year", "Led by Grace. Paper B: Plans."), BEHIND],
     "2. Plans of this year|Led by Grace. Paper B: Plans."),
    ("its number", [item("1. Plans of the year", FACTS), BEHIND], f"1. Plans of the year|{FACTS}"),
]  # fmt: skip


@pytest.mark.parametrize(("style", "between"), JOINED)
@pytest.mark.parametrize(("items", "wanted"), [n[1:] for n in NEWS], ids=[n[0] for n in NEWS])
def test_news_comes_in_where_the_words_stand(style, between, items, wanted):
    person = mine(style, between)
    merged = merge(small.document(BASE), person, new(*items), "x", NOW)
    assert wanted.replace("|", between) in small.words_of(tracked.accepted(merged.content))
    assert small.words_of(tracked.rejected(merged.content)) == small.words_of(person)
    assert small.comments(merged.content) == []


@pytest.mark.parametrize(("style", "between"), JOINED)
def test_an_item_that_goes_goes_whole(style, between):
    person = mine(style, between)
    merged = merge(small.document(BASE), person, new(BEFORE, BEHIND), "x", NOW)
    said = small.words_of(new(BEFORE, BEHIND))
    assert small.words_of(tracked.accepted(merged.content)) == said
    assert small.words_of(tracked.rejected(merged.content)) == small.words_of(person)


@pytest.mark.parametrize(("style", "between"), JOINED)
def test_words_that_both_changed_there_get_a_comment_on_just_those(style, between):
    person = mine(style, between, "Led by Noor. Paper B: Plans.")
    now = new(BEFORE, item(TITLE, "Led by Grace. Paper X: Plans."), BEHIND)
    merged = merge(small.document(BASE), person, now, "x", NOW)
    assert f"{TITLE}{between}Led by Noor. Paper X: Plans." in small.words_of(
        tracked.accepted(merged.content)
    )
    (comment,) = small.comments(merged.content)
    assert comment.startswith("You wrote \u201cNoor\u201d; the workbook now says \u201cGrace\u201d")


@pytest.mark.parametrize(("style", "between"), JOINED)
def test_it_is_told_as_one_change(style, between):
    (told,) = changes(small.document(BASE), mine(style, between), "x")
    assert (told.kind, told.before) == (Kind.JOINED, f"{TITLE} / {FACTS}")
    assert told.after == f"{TITLE}{between}{FACTS}"


def test_three_paragraphs_in_one_are_one_change():
    person = small.document(
        BEFORE + p(run(f"{TITLE}{FACTS}Discussion"), "Heading2") + BEHIND + line("the end")
    )
    (told,) = changes(small.document(BASE), person, "x")
    assert (told.kind, told.before) == (Kind.JOINED, f"{TITLE} / {FACTS} / Discussion")


def test_a_title_with_words_of_the_line_below_is_not_joined_to_it():
    person = small.document(
        BEFORE + item(f"{TITLE}, led by Priya", FACTS) + BEHIND + line("the end")
    )
    (told,) = changes(small.document(BASE), person, "x")
    assert told.before == TITLE
