"""The section of the Partnership Report: the whole year, and nothing that is not recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llf_docgen.documents.next_year import next_year, one_year_on
from llf_docgen.documents.partnership import DOCUMENT, context, said_of_papers
from llf_docgen.documents.plans import said_of_left_out
from llf_docgen.model.book import Book
from llf_docgen.model.report_in_hand import covered_term
from llf_docgen.model.sent import Since
from llf_docgen.word.template import Template
from tests import books
from tests.builders import added, changed, without
from tests.conftest import TEMPLATES
from tests.documents import told_on
from tests.outline import words


def section(book: Book, term: str = ""):
    return context(told_on.request(book, term or covered_term(book).name))


def text(book: Book, term: str = "") -> str:
    (draft,) = DOCUMENT.drafts(told_on.request(book, term or covered_term(book).name))
    template = Template.read(TEMPLATES / "Partnership report section.docx")
    return words(template.render(draft.values))


def on(book: Book, *day: int) -> Book:
    return book.with_(today=date(*day))


JULY, SEPTEMBER = (2021, 7, 20), (2021, 9, 2)


@pytest.mark.parametrize("day", [JULY, (2021, 8, 31), (2021, 9, 1), SEPTEMBER])
def test_the_summer_is_told_when_the_section_is_written(shipped_book, day):
    said = text(on(told_on.summer(shipped_book), *day))
    assert said.index("Autumn: 16 trainees") < said.index("Spring: ITT moved on in spring.")
    assert "Summer: ITT moved on in summer." in said
    assert "52 | 50 | 50 | On target |" in said
    assert "Go on after summer." in said
    assert "Go on after spring." not in said
    assert "Thursday 9 September 2021" in said


@pytest.mark.parametrize(
    ("told", "day", "covers", "heading"),
    [
        (None, (2020, 12, 1), "to 1 December 2020", "Year so far"),
        (None, (2021, 1, 18), "to the end of the autumn term", "Year so far"),
        (told_on.spring, (2021, 3, 8), "to 8 March 2021", "Year so far"),
        (told_on.spring, JULY, "to the end of the spring term", "Year so far"),
        (told_on.summer, JULY, "to 20 July 2021", "Year so far"),
        (told_on.summer, (2021, 7, 24), "", "2020-21"),
        (told_on.summer, (2021, 8, 31), "", "2020-21"),
        (told_on.summer, SEPTEMBER, "", "2020-21"),
    ],
)
def test_it_says_how_far_it_tells_the_year(shipped_book, told, day, covers, heading):
    book = on(told(shipped_book) if told else shipped_book, *day)
    shown, said = section(book), text(book)
    assert shown.so_far == (f"This section covers the year {covers}." if covers else "")
    assert (f"Figures {covers}." in said) == bool(covers)
    by = "Expected by now" if covers else "Expected"
    assert f"| Indicator | Baseline | {heading} | Target | {by} | Verdict |" in said


def test_what_is_complete_is_told_with_its_day(shipped_book):
    said = text(on(told_on.summer(shipped_book), *JULY))
    assert "Objectives completed by 20 July 2021" in said
    assert "Deliver 50 days of evidence-based CPLD." in said


@pytest.mark.parametrize("day", [(2021, 8, 31), (2021, 9, 1), SEPTEMBER])
def test_what_was_complete_in_the_year_is_told_with_its_last_day(shipped_book, day):
    said = text(on(told_on.summer(shipped_book), *day))
    assert "Objectives completed by 31 August 2021" in said


def test_what_is_held_back_is_not_told_by_its_objectives(shipped_book):
    book = on(told_on.summer(shipped_book), *JULY)
    assert any(part.completed for part in section(book).priorities)
    assert not any(part.completed for part in section(book, "Spring").priorities)
    assert "36 | 50 | 33 | On target |" in text(book, "Spring")


@pytest.mark.parametrize(
    ("told", "day", "plans"),
    [
        (None, (2021, 1, 18), "Plans for 2021-22 are still to be agreed."),
        (told_on.spring, (2021, 3, 8), "Plans for 2021-22 are still to be agreed."),
        (told_on.spring, SEPTEMBER, "Plans for 2021-22 are still to be agreed."),
    ],
)
def test_a_terms_steps_are_no_plans_for_next_year_before_the_last(shipped_book, told, day, plans):
    book = on(told(shipped_book) if told else shipped_book, *day)
    shown = section(book)
    assert {(part.next_year, part.no_plans) for part in shown.priorities} == {((), plans)}
    assert text(book).count(plans) == len(book.priorities)


def test_what_is_behind_at_the_end_is_still_to_complete(shipped_book):
    plans = section(on(told_on.summer(shipped_book), *SEPTEMBER)).priorities[0].next_year
    assert plans[-1] == "Still to complete: secure a second placement for every trainee."


def decided(book: Book, text: str, **values) -> Book:
    """The year with one decision on the first priority at the February meeting."""
    values = {"meeting": "PAG-2021-02", "priority": book.priorities[0].code} | values
    return added(book, "decisions", 0, ref="D-2021-09", text=text, **values)


@pytest.mark.parametrize(
    ("text_", "stands"),
    [
        ("Agreed to offer 18 places in 2021-22.", True),
        ("Agreed the placement plan for 2021-22 as in Paper E.", False),
        ("Agreed the plan for 2021-22 (papers B and C).", False),
        ("Agreed the plan for 2021-22 (paper 7b).", False),
        ("Agreed the plan for 2021-22 as in the attached paper.", False),
        ("Agreed the plan for 2021-22 in the Annex.", False),
        ("Agreed to offer 18 places.", False),
    ],
)
def test_a_decision_on_next_year_stands_as_recorded_but_for_one_that_names_a_paper(
    shipped_book, text_, stands
):
    book = decided(told_on.spring(shipped_book), text_)
    part = section(book).priorities[0]
    assert part.next_year == ((text_,) if stands else ())
    left_out = not stands and "2021-22" in text_
    assert part.no_plans == ("" if stands or left_out else STILL_TO_BE_AGREED)
    assert bool(said_of_left_out(book)) == left_out
    assert text(book).count("Heading 2: Plans for 2021-22") == (2 if left_out else 3)


STILL_TO_BE_AGREED = "Plans for 2021-22 are still to be agreed."


def test_which_decision_is_left_out_is_said_with_the_paper(shipped_book):
    book = decided(
        told_on.spring(shipped_book), "Agreed the plan for 2021-22 as in papers E and F."
    )
    assert said_of_left_out(book) == (
        "D-2021-09 names papers E and F, and papers stay in the group, so it is left out: say in "
        "'Decision' what was decided, without naming a paper."
    )


@pytest.mark.parametrize(
    ("no", "item", "said"),
    [
        ("6", {"confidential": True}, "is of item 6, which Agenda!"),
        ("6", {"title": "Pay (Confidential)"}, "is of item 6, which Agenda!"),
        ("", {"confidential": True}, "may be of item 6, which Agenda!"),
        ("99", {"confidential": True}, "may be of item 6, which Agenda!"),
        ("7", {"confidential": True}, ""),
        ("", {}, ""),
    ],
)
def test_a_decision_of_a_confidential_item_is_left_out_and_told(shipped_book, no, item, said):
    text_ = "Agreed that Mr Grey leaves in 2021-22."
    book = decided(told_on.spring(shipped_book), text_)
    at = next(n for n, d in enumerate(book.decisions) if d.text == text_)
    book = changed(book, "decisions", at, agenda_no=no)
    meeting = book.meeting(book.decisions[at].meeting)
    six = next(i for i in book.agenda_of(meeting) if i.no == "6")
    book = changed(book, "agenda", book.agenda.index(six), **item)
    assert (said_of_left_out(book) != "", "Grey" in text(book)) == (said != "", said == "")
    if said:
        assert said in said_of_left_out(book)
        assert "so it is left out" in said_of_left_out(book)


@pytest.mark.parametrize(
    ("field", "heading", "term", "said"),
    [
        ("text", "Key developments", "Autumn", True),
        ("impact", "Impact", "Autumn", True),
        ("next_steps", "Next steps", "Summer", True),
        ("next_steps", "Next steps", "Autumn", False),  # no plan for next year, so not told
    ],
)
def test_a_development_that_names_a_paper_is_said(shipped_book, field, heading, term, said):
    assert said_of_papers(shipped_book) == ""
    book = changed(shipped_book, "developments", 2, **{field: "As in Paper E.", "term": term})
    cell = book.developments[2].at.cell(heading)
    told = f"{cell} names Paper E, and the section has its words: take that out, or send it too."
    assert said_of_papers(book) == (told if said else "")


def test_the_words_of_a_papers_title_are_words_as_any(shipped_book):
    paper = changed(told_on.spring(shipped_book), "agenda", 0, paper="Paper D: CPLD prospectus")
    book = decided(paper, "Agreed the CPLD Prospectus for 2021-22.")
    assert section(book).priorities[0].next_year == ("Agreed the CPLD Prospectus for 2021-22.",)


PLANNING = "Review and planning for 2021-22"


@pytest.mark.parametrize(
    ("text_", "title", "stands"),
    [
        ("Agreed two placements in autumn 2021.", "", True),
        ("Agreed to begin in September 2021.", "", True),
        ("Agreed to begin in spring 2022.", "", True),
        ("Agreed to go on next year.", "", True),
        ("Agreed a paper on places in 2021-22.", "", True),
        ("Agreed to hold the 2022 conference at The Humber.", "", True),
        ("Agreed to hold the 2022 conference at The Humber.", PLANNING, True),
        ("Agreed to keep the 2019 handbook for mentors.", PLANNING, True),
        ("Agreed to keep the 2019 handbook for mentors.", "", False),
        ("Agreed that mentors meet before Easter.", PLANNING, False),
        ("Agreed that mentors meet by Christmas 2021.", "", True),
        ("Agreed what is left of the plan for 2020-21.", PLANNING, False),
        ("Agreed what is left of the plan for 2020/21.", PLANNING, False),
        ("Agreed two placements in summer 2021.", PLANNING, False),
        ("Agreed the CPLD calendar for spring, all of it online.", PLANNING, False),
        ("Agreed to begin in March.", PLANNING, False),
        ("Agreed to begin in August.", PLANNING, False),
        ("Agreed to begin in September.", PLANNING, True),
        ("Agreed a third year.", PLANNING, True),
        ("Agreed that schools may go on.", PLANNING, True),
        ("Agreed a third year.", "Review", False),
    ],
)
def test_a_plan_for_next_year_is_one_by_its_own_words(shipped_book, text_, title, stands):
    book = changed(told_on.spring(shipped_book), "agenda", 0, title=title)
    item = book.agenda[0]
    book = decided(book, text_, meeting=item.meeting, agenda_no=item.no)
    assert section(book).priorities[0].next_year == ((text_,) if stands else ())


def test_a_plan_on_no_single_priority_stands_for_all_of_them(shipped_book):
    agreed = "Agreed people, books, events and actions for 2021-22."
    book = decided(told_on.spring(shipped_book), agreed, priority="")
    said = text(book)
    assert said.index("Plans for 2021-22 on all priorities") < said.index(agreed)
    assert said.index(agreed) < said.index("With thanks to our partners")
    assert STILL_TO_BE_AGREED not in said


def test_what_was_decided_without_a_quorum_is_a_recommendation(shipped_book):
    wish = "To offer 18 places in 2021-22."
    there = added(told_on.spring(shipped_book), "attendance", 0, meeting="PAG-2021-02")
    book = decided(there, wish)
    (plan,) = section(book).priorities[0].next_year
    assert plan == f"Recommendation, not yet confirmed: {wish}"
    confirmed = added(
        book, "decisions", 0, ref="D-2021-10", meeting="by e-mail", date=date(2021, 3, 1),
        text="Confirmed.", confirms="D-2021-09", priority=book.priorities[0].code,
    )  # fmt: skip
    (plan,) = section(confirmed).priorities[0].next_year
    assert plan == f"Recommendation, confirmed on 1 March 2021: {wish}"


CONFIRMING = {"ref": "D-2021-10", "meeting": "by e-mail", "date": date(2021, 3, 1)}


@pytest.mark.parametrize(
    ("words", "on", "more"),
    [
        ("Confirmed the plan for 2021-22.", 0, ""),
        ("Confirmed D-2021-09, the plan for 2021-22.", None, ""),
        ("Confirmed the plan for 2021-22, with 12 places.", 0,
         ". Confirmed the plan for 2021-22, with 12 places."),
        ("Confirmed D-2021-09 and D-2021-08 for 2021-22.", 1, ""),
    ],
)  # fmt: skip
def test_a_recommendation_and_what_confirms_it_are_one_plan(shipped_book, words, on, more):
    there = added(told_on.spring(shipped_book), "attendance", 0, meeting="PAG-2021-02")
    book = decided(there, "Agreed the plan for 2021-22")
    code = "" if on is None else book.priorities[on].code
    book = added(
        book, "decisions", 0, text=words, confirms="D-2021-09", priority=code, **CONFIRMING
    )
    if "D-2021-08" in words:
        book = added(
            book, "decisions", -1, ref="D-2021-08", text="Agreed the days for 2021-22",
            meeting="PAG-2021-02", priority=book.priorities[0].code, confirms="",
        )  # fmt: skip
    shown = section(book)
    plans = [*shown.for_all, *(line for part in shown.priorities for line in part.next_year)]
    plan = "Recommendation, confirmed on 1 March 2021: Agreed the plan for 2021-22"
    days = "Recommendation, confirmed on 1 March 2021: Agreed the days for 2021-22."
    assert plans == [f"{plan}{more or '.'}", *([days] if "D-2021-08" in words else [])]


def test_of_a_plan_that_names_a_paper_the_confirmation_stands_by_itself(shipped_book):
    there = added(told_on.spring(shipped_book), "attendance", 0, meeting="PAG-2021-02")
    book = decided(there, "Agreed Paper E for 2021-22")
    book = added(
        book, "decisions", 0, text="Confirmed the plan for 2021-22.", confirms="D-2021-09",
        priority=book.priorities[0].code, **CONFIRMING,
    )  # fmt: skip
    assert section(book).priorities[0].next_year == ("Confirmed the plan for 2021-22.",)


def test_a_partner_that_left_took_part_and_is_thanked(shipped_book):
    seen = section(shipped_book).took_part
    assert seen == (
        "The group met once (12 November 2020); six of the eight partner organisations were "
        "represented."
    )
    left = shipped_book.with_(
        organisations=tuple(
            replace(o, partner_until=date(2021, 1, 10)) if o.partner else o
            for o in shipped_book.organisations
        )
    )
    assert section(left).took_part == seen
    assert section(left).partners == section(shipped_book).partners


@pytest.mark.parametrize(
    ("since", "until", "is_one"),
    [
        (None, date(2020, 8, 31), False),
        (None, date(2020, 9, 1), True),
        (date(2021, 1, 18), None, True),
        (date(2021, 1, 19), None, False),
    ],
)
def test_a_partner_is_one_of_the_year_on_any_day_of_it_by_today(shipped_book, since, until, is_one):
    book = changed(shipped_book, "organisations", 2, partner_since=since, partner_until=until)
    assert (book.organisations[2].name in section(book).partners) == is_one


def _partners(book: Book, many: int) -> Book:
    """The year with so many partners, those that were at its meeting first."""
    seen = set(_seen(book))
    first = sorted((o for o in book.organisations if o.partner), key=lambda o: o.name not in seen)
    return book.with_(organisations=tuple(first[:many]))


def _seen(book: Book) -> tuple[str, ...]:
    from llf_docgen.model.quorum import quorum

    return quorum(book, book.meetings[0]).organisations


@pytest.mark.parametrize(
    ("many", "says"),
    [
        (1, "its partner organisation was represented."),
        (2, "both partner organisations were represented."),
        (6, "all six partner organisations were represented."),
        (7, "six of the seven partner organisations were represented."),
    ],
)
def test_how_many_were_represented(shipped_book, many, says):
    assert section(_partners(shipped_book, many)).took_part.endswith(f"; {says}")


def test_a_meeting_of_which_nobody_is_recorded_says_nothing_of_who_came(shipped_book):
    bare = without(shipped_book, "attendance")
    assert section(bare).took_part == "The group met once (12 November 2020)."


def test_two_meetings_on_one_day_are_two_meetings(shipped_book):
    twice = added(shipped_book, "meetings", 0, ref="PAG-2020-11b")
    assert section(twice).took_part.startswith("The group met twice (both on 12 November 2020);")


def test_it_is_a_record_once_it_was_sent_after_the_year(shipped_book):
    def since(book: Book):
        return next(iter(DOCUMENT.drafts(told_on.request(book, "Summer")))).since

    assert since(shipped_book) is None
    sent = changed(shipped_book, "calendar", 6, sent_on=date(2021, 9, 1))
    assert since(sent) == Since("Sent on", date(2021, 9, 1))


NEVER = ("workbook", "sheet", "Calendar", "the data", "Big 3", "Paper", "Agreed", "took part")


@pytest.mark.parametrize(
    ("told", "day"),
    [(None, (2021, 1, 18)), (told_on.spring, (2021, 3, 8)), (told_on.summer, JULY)],
)
def test_nothing_of_the_tool_and_nothing_confidential(shipped_book, told, day):
    said = text(on(told(shipped_book) if told else shipped_book, *day))
    assert [word for word in NEVER if word in said] == []
    assert "Date to be confirmed" in text(books.empty())


@pytest.mark.parametrize(
    ("year", "following"),
    [
        ("2020-21", "2021-22"),
        ("2098-99", "2099-00"),
        ("2020/21", "2021/22"),
        ("2020-2021", "2021-2022"),
        ("2020-22", "next year"),
        ("2021", "next year"),
    ],
)
def test_next_year(year, following):
    assert next_year(year) == following


@pytest.mark.parametrize(
    ("text_", "later"),
    [
        ("Agreed Priorities & Actions for 2020-21", "Agreed Priorities & Actions for 2021-22"),
        ("Plans 2020/21 and 2021/22", "Plans 2021/22 and 2022/23"),
        ("Budget 2020\u201321; census of 2019", "Budget 2021\u201322; census of 2020"),
        ("The 2020-2021 plan", "The 2021-2022 plan"),
        ("Room 2104, 12020 places, 2020-09-10", "Room 2104, 12020 places, 2020-09-10"),
        ("No year at all", "No year at all"),
    ],
)
def test_a_year_that_is_named_moves_on(text_, later):
    assert one_year_on(text_) == later
