"""What a cell may hold, and what is said where it can't be read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llf_docgen.model.dates import Span, Year
from llf_docgen.model.wording import MONTHS, long_date
from llf_docgen.workbook.layout import Kind
from llf_docgen.workbook.reading import values

DAY = date(2021, 2, 4)


@pytest.mark.parametrize(
    "value",
    [
        datetime(2021, 2, 4, 20, 30),
        DAY,
        44231.0,
        "4 February 2021",
        "Thursday 4 February 2021",
        "Thu 4 Feb 2021",
        "Thurs. 4 Feb 2021",
        "4th Feb 2021",
        "4-Feb-21",
        "04/02/2021",
        "4/2/21",
        "4.2.2021",
        " 4  February,  2021 ",
        "2021-02-04",
    ],
)
def test_dates_that_mean_one_day(value):
    assert values.read_date(value) == DAY


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day_that_can_be_meant(day):
    assert values.read_date(day) == values.read_date(long_date(day)) == day


@pytest.mark.parametrize(
    ("value", "rule", "says"),
    [
        ("ASAP", "date-readable", "is not a date"),
        ("31/02/2021", "date-readable", "February 2021 has 28 days"),
        ("04/13/2021", "date-readable", "there is no month 13"),
        ("4 Febtember 2021", "date-readable", "is not a date"),
        ("4 February", "date-readable", "is not a date"),
        ("Xxx 4 February 2021", "date-readable", "what is 'Xxx'"),
        ("Thursday 4 February 2020", "weekday-matches", "Thursday 4 February 2021 would fit"),
        (12.0, "date-readable", "'12' is not a date"),
        (True, "date-readable", "is not a date"),
        (datetime(9999, 12, 31), "date-readable", "Write a year between 1900 and 2199"),
        (date(2200, 1, 1), "date-readable", "'1 January 2200' is not a date that can be meant"),
        ("31/12/1899", "date-readable", "Write a year between 1900 and 2199"),
        ("1 January 0001", "date-readable", "Write a year between 1900 and 2199"),
    ],
)
def test_dates_that_do_not(value, rule, says):
    with pytest.raises(values.Unreadable, match=says) as why:
        values.read_date(value)
    assert why.value.rule == rule


YEAR = Year(
    "2026-27",
    (
        Span("Autumn", date(2026, 9, 1), date(2027, 1, 3)),
        Span("Spring", date(2027, 1, 4), date(2027, 4, 11)),
        Span("Summer", date(2027, 4, 12), date(2027, 8, 31)),
    ),
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("18 Nov", date(2026, 11, 18)),
        ("18/11", date(2026, 11, 18)),
        ("18th November", date(2026, 11, 18)),
        ("Weds 18 Nov", date(2026, 11, 18)),
        ("3.3", date(2027, 3, 3)),
        ("31 August", date(2027, 8, 31)),
        ("1 Sept.", date(2026, 9, 1)),
        ("November 18th", date(2026, 11, 18)),
        ("the 18th of November", date(2026, 11, 18)),
    ],
)
def test_a_day_without_a_year_is_the_one_inside_the_academic_year(value, day):
    assert values.read_date(value, YEAR) == day
    assert values.read(value, Kind.DATE, year=YEAR) == day
    assert values.read(f"{value}; 1/12", Kind.DATES, year=YEAR) == (day, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("value", "rule", "says"),
    [
        ("29 Feb", "date-readable", "is no day of 2026-27"),
        ("Tuesday 18 Nov", "weekday-matches", "18 November 2026 is a Wednesday"),
        ("ASAP", "date-readable", "e.g. 4 February 2027"),
        (18.11, "date-readable", "Add the year"),
    ],
)
def test_a_day_without_a_year_that_is_none(value, rule, says):
    with pytest.raises(values.Unreadable, match=says) as why:
        values.read_date(value, YEAR)
    assert why.value.rule == rule


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("8 Dec", date(2026, 12, 8)),
        ("Thursday 9 September", date(2027, 9, 9)),
        ("Wed 9 September", date(2026, 9, 9)),
        ("31 August", date(2027, 8, 31)),
        ("1 October", date(2026, 10, 1)),
    ],
)
def test_a_day_without_a_year_in_a_calendar_that_runs_on(value, day):
    assert values.read_date(value, YEAR.and_september) == day


@pytest.mark.parametrize("value", ["9 September", "30/9", "1 Sept."])
def test_a_day_without_a_year_that_fits_two_days(value):
    with pytest.raises(values.Unreadable, match="Type the year") as why:
        values.read_date(value, YEAR.and_september)
    assert "2026" in str(why.value)
    assert "2027" in str(why.value)
    assert why.value.rule == "date-readable"


@given(st.dates(YEAR.first, YEAR.last))
def test_every_day_of_the_year_can_be_written_without_it(day):
    assert values.read_date(f"{day.day} {MONTHS[day.month - 1]}", YEAR) == day
    assert values.read_date(f"{day.day}/{day.month}", YEAR) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_we_write_can_be_read_back(day):
    assert values.read_date(long_date(day)) == day
    assert values.read_date(f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}") == day
    assert values.read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "value",
    [time(9, 30), datetime(1900, 1, 1, 9, 30), 9.5 / 24, "9:30", "09.30", "9:30am", 9.3]
    + [timedelta(hours=9, minutes=30), "9.30 a.m."],
)
def test_times(value):
    assert values.read_time(value) == time(9, 30)


def test_afternoon_and_midnight():
    assert values.read_time("3:30pm") == time(15, 30)
    assert values.read_time("12.15 pm") == time(12, 15)
    assert values.read_time("12am") == time(0, 0)
    assert values.read_time("5 pm") == time(17, 0)


@pytest.mark.parametrize(
    "value",
    ["1530", 1530.0, "15:30", "15.30", "1530h", date(1904, 3, 9)] + [datetime(1904, 3, 9)],
)
def test_figures_alone_are_a_time(value):
    assert values.read_time(value) == time(15, 30)
    assert values.read_time("930") == time(9, 30)


@pytest.mark.parametrize(
    "value",
    ["half nine", "25:00", "24:00", "9:75", "9", "9.5", "soon", "2460", 12345.0, date(2021, 2, 4)],
)
def test_no_times(value):
    with pytest.raises(values.Unreadable, match="is not a time"):
        values.read_time(value)


@pytest.mark.parametrize(
    ("value", "holds", "meant"),
    [
        # What Excel makes of `9`, `14`, `9.30` and `1.30` in a cell that shows times.
        (datetime(1900, 1, 9), "9", "09:00"),
        (datetime(1900, 1, 14), "14", "14:00"),
        (datetime(1900, 1, 9, 7, 12), "9.3", "09:30"),
        (datetime(1900, 1, 1, 7, 12), "1.3", "01:30"),
        (datetime(1900, 1, 15, 10, 48), "15.45", "15:45"),
        (datetime(1900, 3, 5), "65", "e.g. 09:30"),
        (timedelta(days=9), "9", "09:00"),
        (timedelta(days=1), "1", "01:00"),
        (timedelta(days=15.45), "15.45", "15:45"),
    ],
)
def test_a_number_in_a_cell_that_shows_times_is_none(value, holds, meant):
    with pytest.raises(values.Unreadable) as why:
        values.read_time(value)
    assert str(why.value).startswith(f"This cell holds the number {holds}")
    assert meant in str(why.value)


@pytest.mark.parametrize(
    "value", [9.5, 9.25, 9.75, 14.5, datetime(1900, 1, 9, 12), 0.0, -0.5, 24.0]
)
def test_a_number_that_is_no_clear_time(value):
    with pytest.raises(values.Unreadable, match=r"is not a time|Type"):
        values.read_time(value)


def test_a_link_to_a_blank_cell_is_no_midnight():
    with pytest.raises(values.Unreadable, match="holds 0, as a link to a blank cell does"):
        values.read_time(time.min)
    assert values.read_time("00:00") == time(0, 0)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (15.45, time(15, 45)),
        (9.4, time(9, 40)),
        (9.0, time(9, 0)),
        (0.395833, time(9, 30)),
        (0.99999, time(23, 59)),
        (datetime(1902, 7, 18), time(9, 30)),
        (timedelta(days=930), time(9, 30)),
        (datetime(2021, 2, 4, 9, 30), time(9, 30)),
        (datetime(2021, 2, 4, 12, 0), time(12, 0)),
    ],
)
def test_numbers_that_are_clear_times(value, moment):
    assert values.read_time(value) == moment


@pytest.mark.parametrize(
    ("value", "number"), [(12, 12), (12.5, 12.5), ("12", 12), ("92%", 92), ("1,200", 1200)]
)
def test_numbers(value, number):
    assert values.read_number(value) == number


@pytest.mark.parametrize("value", ["12 trainees", "<5", "1,2", float("nan"), True, "9" * 20])
def test_no_numbers(value):
    with pytest.raises(values.Unreadable) as why:
        values.read_number(value)
    assert why.value.rule == "number-readable"


def test_yes_and_no():
    assert all(values.read_yes_no(v) for v in ("Yes", "y", True, "\u2713", 1.0))
    assert not any(values.read_yes_no(v) for v in ("No", "n", False, 0.0))
    with pytest.raises(values.Unreadable, match="'perhaps' is not Yes or No"):
        values.read_yes_no("perhaps")


def test_choices():
    rag = ("Red", "Amber", "Green", "Blue")
    assert values.read_choice(" AMBER ", rag) == "Amber"
    assert values.read_choice("g", rag) == "Green"
    assert values.read_choice("in-progress", ("Open", "In progress")) == "In progress"
    assert values.read_choice("done", ("Open", "Complete")) == "Complete"
    with pytest.raises(values.Unreadable, match='Did you mean "Amber"') as why:
        values.read_choice("Ammber", rag)
    assert why.value.rule == "choice-known"


@pytest.mark.parametrize("value", ["Yes", "Y", "P", "A", "Attended", "Here", "Apol", "No"])
def test_a_wrong_guess_at_a_choice_is_no_help(value):
    """All that can be chosen is listed where it is not clear what is meant."""
    with pytest.raises(values.Unreadable) as why:
        values.read_choice(value, ("Expected", "Present", "Apologies", "Absent"))
    assert str(why.value) == (
        f"'{value}' is not allowed here. Choose Expected, Present, Apologies or Absent."
    )


def test_text_is_clean():
    assert values.text("a_x000D_\r\nb\x07\u200b\ufeff ") == "a\n\nb"
    assert values.text("_x005F_x") == "_x"
    assert values.text(3.0) == "3"
    assert values.text(3.5) == "3.5"
    assert values.text(True) == "Yes"
    assert values.text(DAY) == "4 February 2021"
    assert values.text(time(9, 30)) == "09:30"
    assert values.text(None) == ""


@given(st.text())
def test_any_text_keeps_its_printable_characters(text):
    cleaned = values.text(text)
    assert all(c.isprintable() or c in "\n\t" or ord(c) > 127 for c in cleaned)
    if text.isalnum():
        assert cleaned == text


def test_blanks_of_each_kind():
    assert values.read("  ", Kind.TEXT) == ""
    assert values.read(None, Kind.DATE) is None
    assert values.read("", Kind.LIST) == ()
    assert values.read("a; b ;", Kind.LIST) == ("a", "b")


@pytest.mark.parametrize(
    "text",
    [
        *("September 12, 2019", "Sept 12 2019", "Sep. 12, 2019", "12th September, 2019"),
        *(
            "Thursday, 12 September 2019",
            "Thursday, September 12th, 2019",
            "12th of September 2019",
        ),
        *(
            "the 12th of September, 2019",
            "Thursday the 12th of September 2019",
            "SEPTEMBER 12 2019",
        ),
        *("September the 12th, 2019", "12-Sep-2019", "Sep-12-2019"),
    ],
)
def test_a_day_with_its_month_in_words_has_one_meaning_wherever_it_stands(text):
    assert values.read_date(text) == date(2019, 9, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("Sept 12 19", "September 12", "12 or 13 September 2019", "12/13 September 2019"),
        *("September 2019", "September 12-13, 2019", "September 122019", "12 September 13 2019"),
        *("Octember 12, 2019", "of September 2019", "September 31, 2019"),
    ],
)
def test_a_text_that_can_mean_two_days_or_none_is_refused(text):
    with pytest.raises(values.Unreadable) as why:
        values.read_date(text)
    assert why.value.rule == "date-readable"


def test_a_weekday_before_the_month_is_looked_at():
    with pytest.raises(values.Unreadable) as why:
        values.read_date("Saturday, September 12, 2019")
    assert why.value.rule == "weekday-matches"


def test_there_is_no_year_0():
    with pytest.raises(values.Unreadable, match="there is no year 0"):
        values.read_date("1 January 0000")


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (values.read_date, 1e308),
        (values.read_date, "9" * 400),
        (values.read_date, "Thursday " + "x" * 400),
        (values.read_time, 1e308),
        (values.read_number, "many " * 100),
        (values.read_yes_no, "perhaps " * 100),
        (lambda value: values.read_choice(value, ("Red", "Green")), "red " * 100),
        (lambda value: values.read_dates(value), "soon " * 100),
    ],
)
def test_a_message_quotes_the_beginning_of_what_is_long(read, value):
    with pytest.raises(values.Unreadable) as why:
        read(value)
    assert len(str(why.value)) < 250
