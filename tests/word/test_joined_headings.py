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


ABOVE = "Ask Ada"
UP = [
    ("its title", [BEFORE + line("Act now."), item("2. Plans of this year", FACTS), BEHIND],
     "2. Plans of this year"),
    ("its number", [item("1. News", "By all."), item("2. Welcome to all", "Led by Una."),
                    line("Act now."), item("3. Plans of the year", FACTS), BEHIND],
     "3. Plans of the year"),
    ("its facts", [BEFORE + line("Act now."), item(TITLE, "Led by Grace."), BEHIND], TITLE),
]  # fmt: skip


def joined_above(above: str, style: str) -> bytes:
    """Backspace at the beginning of a heading joins it to the line above."""
    item_of_it = p(run(above) + run(TITLE), style) + p(run(FACTS), "Facts") + LABEL + line("mine")
    return small.document(BEFORE + item_of_it + BEHIND + line("the end"))


UP_BASE = small.document(BEFORE + line("Act now.") + item(TITLE, FACTS) + BEHIND + line("the end"))


@pytest.mark.parametrize("style", ["", "Heading2"])
@pytest.mark.parametrize("above", ["Act now.", ABOVE])
@pytest.mark.parametrize(("items", "wanted"), [u[1:] for u in UP], ids=[u[0] for u in UP])
def test_news_comes_into_a_heading_that_was_joined_to_the_line_above(style, above, items, wanted):
    person = joined_above(above, style)
    merged = merge(UP_BASE, person, new(*items), "x", NOW)
    said = small.words_of(tracked.accepted(merged.content))
    assert f"{above}{wanted}" in said
    assert said.index("mine") == said.index("3. Other") - 1
    assert small.words_of(tracked.rejected(merged.content)) == small.words_of(person)
    assert not [told for told in small.comments(merged.content) if "You wrote" in told]


@pytest.mark.parametrize("instead", ["", item("2. Hubs", "Led by Priya. Paper B: Plans.")])
@pytest.mark.parametrize("above", ["Act now.", ABOVE])
def test_it_stays_above_what_was_typed_under_it_where_its_item_goes(above, instead):
    person = joined_above(above, "")
    now = new(BEFORE + line("Act now."), instead, BEHIND)
    merged = merge(UP_BASE, person, now, "x", NOW)
    said = small.words_of(tracked.accepted(merged.content))
    assert said[said.index("mine") - 1] == f"{above}{TITLE}"
    assert ("2. Hubs" in said) is bool(instead)
    (told,) = small.comments(merged.content)
    assert told.startswith(f"The workbook no longer has \u201c{TITLE}\u201d. It is kept")


def test_a_heading_joined_to_the_line_above_is_told_as_one_change():
    told = changes(UP_BASE, joined_above("Act now.", ""), "x")
    assert [(c.kind, c.after) for c in told] == [
        (Kind.JOINED, f"Act now.{TITLE}"),
        (Kind.WORDS, "mine"),
    ]


def test_a_line_that_ends_with_a_title_is_not_joined_to_it():
    told = changes(UP_BASE, small.document(BEFORE + line(f"See {TITLE}") + BEHIND), "x")
    assert Kind.JOINED not in {change.kind for change in told}
    assert TITLE in {change.before for change in told}
