"""Which papers went out late, or are to follow, and which ones a text names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from llf_docgen.model.book import Book
from llf_docgen.model.papers import late_papers, papers_as_such, papers_named, papers_to_follow
from tests.builders import changed

FEBRUARY = 1
LAST = date(2021, 1, 28)  # seven days before 4 February
MEETING = date(2021, 2, 4)
DAY = timedelta(days=1)


def sent(book: Book, day: date | None, today: date = MEETING) -> Book:
    """The first paper of February went out by itself that day, the others on the last day."""
    book = changed(book.with_(today=today), "meetings", FEBRUARY, papers_circulated=LAST)
    return changed(book, "agenda", 5, paper="Paper D: Placement plan", paper_sent=day)


@pytest.mark.parametrize(
    ("day", "today", "late"),
    [
        (None, MEETING, False),
        (LAST - DAY, MEETING, False),
        (LAST, MEETING, False),
        (LAST + DAY, MEETING, True),
        (MEETING, MEETING, True),
        (MEETING, MEETING + DAY, True),
        (MEETING + DAY, MEETING + 2 * DAY, False),
        (LAST + 2 * DAY, LAST + DAY, False),
        (LAST + 2 * DAY, LAST + 2 * DAY, True),
    ],
)
def test_a_paper_is_late_from_the_day_after_the_last_until_its_meeting(
    shipped_book, day, today, late
):
    book = sent(shipped_book, day, today)
    told = [(item.no, when) for item, when in late_papers(book, book.meetings[FEBRUARY])]
    assert told == ([(book.agenda[5].no, day)] if late else [])


def test_one_that_went_out_on_the_last_day_is_in_time_whenever_the_others_did(shipped_book):
    book = changed(sent(shipped_book, LAST), "meetings", FEBRUARY, papers_circulated=LAST - DAY)
    assert late_papers(book, book.meetings[FEBRUARY]) == []


def test_a_paper_that_went_out_with_the_others_is_not_late_by_itself(shipped_book):
    late = LAST + DAY
    book = changed(sent(shipped_book, late), "meetings", FEBRUARY, papers_circulated=late)
    assert late_papers(book, book.meetings[FEBRUARY]) == []


@pytest.mark.parametrize(
    ("paper", "day", "follows"),
    [
        ("Paper D (to follow)", None, True),
        ("Paper D, To be tabled", None, True),
        ("Tabled", None, True),
        ("Paper D", None, False),
        ("Paper D (to follow)", LAST, False),
    ],
)
def test_a_paper_is_to_follow_until_it_went_out(shipped_book, paper, day, follows):
    book = changed(shipped_book, "agenda", 5, paper=paper, paper_sent=day)
    told = papers_to_follow(book, book.meetings[FEBRUARY])
    assert [item.no for item in told] == ([book.agenda[5].no] if follows else [])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Agreed as in Paper E.", ["Paper E"]),
        ("PAPER E and paper e, and papers.", ["PAPER E", "paper e", "papers"]),
        ("See the Annex and Appendix B.", ["Annex", "Appendix B"]),
        ("Agreed the placement plan.", ["Placement plan"]),
        ("Agreed the placement planning.", ["Placement plan"]),
        ("See Paper 7b, paper 12 and Annex IV.", ["Paper 7b", "paper 12", "Annex IV"]),
        ("Somebody writes a paper on it.", ["paper"]),
        ("Newspapers were read.", []),
        ("", []),
    ],
)
def test_a_text_names_a_paper_by_its_letter_or_its_title(shipped_book, text, named):
    book = changed(shipped_book, "agenda", 5, paper="Paper D: Placement plan")
    assert papers_named(book, [text]) == named


def test_a_short_title_is_a_word_of_its_own_and_a_paper_is_named_once(shipped_book):
    book = changed(shipped_book, "agenda", 5, paper="Paper D: Budgets")  # seven letters
    assert papers_named(book, ["The budgets.", "Paper D", "Paper D"]) == ["Paper D"]
    book = changed(shipped_book, "agenda", 5, paper="Paper D: Accounts")  # eight
    assert papers_named(book, ["The accounts."]) == ["Accounts"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Agreed as in Paper E and the annex.", ["Paper E", "the annex"]),
        (
            "Agreed as in Paper 7b, paper 12, papers AA and B, and Annex IV.",
            ["Paper 7b", "paper 12", "papers AA and B", "Annex IV"],
        ),
        ("Agreed as in papers E, F and G and in Paper H.", ["papers E, F and G", "Paper H"]),
        (
            "Agreed as in the attached paper, and in Attachment 2.",
            ["the attached paper", "Attachment 2"],
        ),
        ("Agreed as in the tabled report and Document C.", ["the tabled report", "Document C"]),
        ("Somebody writes a paper on placements.", []),
        ("Two papers In March, one document in May, and a report.", []),
        ("Agreed the papers.", ["the papers"]),
        ("Agreed the placement plan.", []),
    ],
)
def test_a_paper_as_such_is_one_of_the_papers_and_not_any(text, named):
    assert papers_as_such([text]) == named
