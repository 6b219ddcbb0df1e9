"""What a cell shows of the number it stores."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from llf_docgen.workbook.reading.formats import as_time, built_in, format_of, general, shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.5, "0%", "50%"),
        (0.875, "0.0%", "87.5%"),
        (1632960190.0, "00000000000", "01632960190"),
        (1632960190.0, "00000 000000", "01632 960190"),
        (1234.5, "\u00a3#,##0.00", "\u00a31,234.50"),
        (0.5, "# ?/?", "1/2"),
        (-0.3, "# ?/?", "-2/7"),
        (5.25, "# ??/??", "5  1/4"),
        (4.3, "?/4", "17/4"),
        (-4.3, "?/4", "-17/4"),
        (-0.01, "?/4", "0/4"),
        (4.3, "?/8", "34/8"),
        (4.3, "?/?", "30/7"),
        (4.3, "# ??/16", "4  5/16"),
        (5.0, "# ?/8", "5"),
        (5.0, "0 0/8", "5 0/8"),
        (0.5, "0 ?/8", "0 4/8"),
        (7.99, "# ?/8", "8"),
        (12345.3, '"\u00a3"#,##0 ?/8;(#,##0 ?/8)', "\u00a312,345 2/8"),
        (-4.3, "# ?/8;(# ?/8)", "(4 2/8)"),
        (1e16, "?/4", "1E+16"),
        (-3.0, "0;(0)", "(3)"),
        (5.0, 'General" people"', "5 people"),
        (4.1 + 0.1 + 0.1, "General", "4.3"),
        (4.1 + 0.1 + 0.1, "@", "4.3"),
        (12.0, "[Red]0", "12"),
        (7.0, ";;;", ""),
        (0.0, "0;-0;;@", ""),
        (-7.0, "0;", ""),
        ("two", "0;0;0;", ""),
        (7.0, "", "7"),
        (-0.0, "General", "0"),
        (-5.0, "dd/mm/yyyy", "########"),
        (2_958_466.0, "dd/mm/yyyy", "2958466"),
        (time(12, 0, 0, 994_000), "h:mm:ss.00", "12:00:00.99"),
        (datetime(2021, 2, 4, 23, 58, 34), "h:mm", "23:58"),
        (time(9, 30, 59), "hh:mm AM/PM", "09:30 AM"),
        (timedelta(hours=30, minutes=59, seconds=45), "[h]:mm", "30:59"),
        (time(9, 30), "h:mm", "9:30"),
        (time(15, 30), "h", "15"),
        (time(15, 30), "h AM/PM", "3 PM"),
        (time(12), "h:mm AM/PM", "12:00 PM"),
        (time(0, 59, 59), "h:mm AM/PM", "12:59 AM"),
        (datetime(2021, 2, 4, 15, 30), "d/m/yyyy h", "4/2/2021 15"),
        (timedelta(days=1.86), '[h] "hours"', "44 hours"),
        (timedelta(hours=48), "[h]", "48"),
        (timedelta(seconds=119), "[mm]", "01"),
        (datetime(2021, 2, 4), "dd.mm.yyyy", "04.02.2021"),
        (datetime(2021, 2, 4), 'd". "mmm.yy', "4. Feb.21"),
        (datetime(2021, 2, 4), "yyyy. mm. dd.", "2021. 02. 04."),
        (time(9, 5), "h.mm", "9.05"),
        (time(9, 5, 3, 500_000), "h.mm:ss.0", "9.05:03.5"),
        (1_632_960_190.0, "[$-809]00000 000000", "01632 960190"),
        (1_234.5, "[$-409]#,##0.00", "1,234.50"),
        (1_234.5, "[$\u20ac-2] 0.00", "\u20ac 1234.50"),
        (7.0, '"', "7"),
        (7.0, "0" * 300, "7"),
        (datetime(2021, 2, 4), "ddd d mmm yyyy", "Thu 4 Feb 2021"),
        (datetime(2021, 2, 4), "d-mmm", "4-Feb"),
        (datetime(2021, 2, 4), "[$-F800]dddd, mmmm dd, yyyy", "04 February 2021"),
        (time(14, 24), "h:mm AM/PM", "2:24 PM"),
        (timedelta(days=2.5), "[h]:mm", "60:00"),
        (True, "General", "Yes"),
        ("two", "@", "two"),
        ("two", '@" (draft)"', "two (draft)"),
        ("two", '0;0;0;"item "@', "item two"),
        (0.92, "0.##%", "92.%"),
        (0.925, "0.##%", "92.5%"),
        (0.5, "#.##%", "50.%"),
        (0.07, "0.0#%", "7.0%"),
        (92.0, '0.##" points"', "92. points"),
        (1234.0, '#,##0.##"x"', "1,234.x"),
        (5000.0, '0.#,"k"', "5.k"),
        (5500.0, '0.#,"k"', "5.5k"),
        (-0.004, '0.##"%"', "0.%"),
        (-92.0, '0.##"%"', "-92.%"),
        (92.0, "0.#E+0", "9.2E+1"),
        (-5.0, "General;-General", "-5"),
        (-5.0, "General;[Red]-General", "-5"),
        (-5.0, "General;(General)", "(5)"),
        (-5.0, '"a"General', "-a5"),
        (-5.0, "General;General", "5"),
        (0.0, 'General;-General;"none"', "none"),
        (88.0, '[<=1]0%;0"%"', "88%"),
        (0.88, '[<=1]0%;0"%"', "88%"),
        (16.0, "[<1]0%;0", "16"),
        (-0.5, "[<1]0%;0", "-50%"),
        (-5.0, "[>=100]0;0", "-5"),
        (-5.0, "[<0](0);0", "(5)"),
        (1500.0, '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "1.5k"),
        (999.0, '[>=1000000]0.0,,"M";[>=1000]0.0,"k";0', "999"),
        (1.0, '[=1]"Yes";[=0]"No";0', "Yes"),
        (0.0, '[=1]"Yes";[=0]"No";0', "No"),
        (2.0, '[=1]"Yes";[=0]"No";0', "2"),
        (5.0, "[<1]0%", "5"),
        (5.0, '@" x"', "5"),
        (5.0, "0;@", "5"),
        (-5.0, "0;@", "-5"),
        (5.0, "0;0;0;0;0", "5"),
        (5.0, '0"; "', "5;"),
        (44231.395833, "[h]:mm", "1061553:29"),
    ],
)
def test_a_value_as_the_cell_shows_it(value, code, text):
    assert shown(value, format_of(code)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (4.0, "4"),
        (0.1 + 0.2, "0.3"),
        (441632960190.0, "441632960190"),
        (123456789012345.0, "123456789012345"),
        (1e20, "1E+20"),
        (-0.000123, "-0.000123"),
        (0.0, "0"),
    ],
)
def test_a_number_without_a_format_has_fifteen_significant_figures(number, text):
    assert general(number) == text


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("dd/mm/yyyy", "days"),
        ("mmm-yy", "days"),
        ("mmmm", "days"),
        ("[$-809]d mmmm yyyy", "days"),
        ("dd/mm/yyyy hh:mm", "days"),
        ("hh:mm", "clock"),
        ("mm:ss", "clock"),
        ("h AM/PM", "clock"),
        ("[h]:mm", "elapsed"),
        ("[mm]:ss", "elapsed"),
        ("0%", "percent"),
        ("0.0%;-0.0%", "percent"),
        ("0,", "thousands"),
        ('0.0,,"m"', "thousands"),
        ("#,##0", ""),
        ('0" days"', ""),
        ('0"%"', ""),
        (r"0\%", ""),
        ("[Red]0", ""),
        ("General", ""),
        ("@", ""),
        ("0.00E+00", ""),
    ],
)
def test_what_kind_of_format_it_is(code, kind):
    format = format_of(code)
    kinds = ("days", "clock", "elapsed", "percent", "thousands")
    assert [name for name in kinds if getattr(format, name)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        (88.0, '[<=1]0%;0"%"', ""),
        (0.88, '[<=1]0%;0"%"', "percent"),
        (1.0, '[<=1]0%;0"%"', "percent"),
        (16.0, "[<1]0%;0", ""),
        (88.0, "[>1]0;0%", ""),
        (0.88, "[>1]0;0%", "percent"),
        (-5.0, "0%;0", ""),
        (0.0, "0%;0%;0", ""),
        (0.5, "0;0%;0", ""),
        (-0.5, "0;0%;0", "percent"),
        (0.5, r"0\%;0%", ""),
        (0.5, '0"%";0%', ""),
        (0.5, "0_%;0%", ""),
        (0.5, "General%", "percent"),
        (500.0, "[<1000]0;0,", ""),
        (5000.0, "[<1000]0;0,", "thousands"),
        (0.0, '[=0]"";dd/mm/yyyy', ""),
        (44231.0, '[=0]"";dd/mm/yyyy', "days"),
        (44231.0, "[$-809]dd mmmm yyyy;@", "days"),
        (0.4, "h:mm;@", "clock"),
    ],
)
def test_the_part_that_a_number_falls_in_says_what_it_is(number, code, kind):
    part = format_of(code).of(number)
    kinds = ("days", "clock", "elapsed", "percent", "thousands")
    assert [name for name in kinds if getattr(part, name)] == ([kind] if kind else [])


_PARTS = st.sampled_from(
    ["0", "0%", '0"%"', r"0\%", "0.0%", "#,##0", "0.##%", '0.0,"k"', "General", '0" a;b"', "(0)"]
)
_NUMBERS = st.integers(-20_000, 20_000).map(lambda cents: cents / 100)


@given(_PARTS, _PARTS, st.sampled_from(["<", "<=", ">", ">="]), st.integers(1, 150), _NUMBERS)
def test_a_condition_chooses_the_part_that_is_shown_and_read(one, other, sign, limit, number):
    holds = {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
    }
    meant = format_of(one if holds[sign] else other)
    whole = format_of(f"[{sign}{limit}]{one};{other}")
    assert shown(number, whole) == shown(number, meant)
    assert whole.of(number).percent == meant.percent
    assert whole.of(number).thousands == meant.thousands


@given(_PARTS, _PARTS, _PARTS, _NUMBERS)
def test_without_a_condition_the_sign_chooses_the_part(above, below, none, number):
    meant = format_of(above if number > 0 else below if number < 0 else none)
    whole = format_of(f"{above};{below};{none};@")
    assert shown(number, whole) == shown(abs(number), meant)
    assert whole.of(number).percent == meant.percent


EVERY = (
    *map(built_in, range(50)),
    *map(
        format_of,
        ("[h]:mm", "[m]", "[s].00", "hh:mm", "h AM/PM", "mmss.0", "ddd d mmm yyyy", "0,,", "?/16")
        + ("# ?/?", "##0.0E+0", "0.0%;(0.0%);-", "[>1e300]0;0.0", "0." + 40 * "0"),
    ),
)
FURTHEST = (1.7976931348623157e308, 1e300, 5e-324, 2958465.99999, 2958466.0, 1e15, 1e16)


@given(
    st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([*FURTHEST, *(-number for number in FURTHEST)]),
    st.sampled_from(EVERY),
    st.booleans(),
)
@example(FURTHEST[0], format_of("hh:mm"), False)
@example(-FURTHEST[0], format_of("[m]"), False)
def test_any_number_is_shown_in_any_format(number, format, from_1904):
    part = format.of(number)
    assert isinstance(shown(number, format), str)
    assert isinstance(shown(as_time(number, part, from_1904), part), str)


def test_a_format_that_excel_does_not_know_shows_numbers_as_they_are():
    assert built_in(9999).is_plain
    assert built_in(14).days


@pytest.mark.parametrize(
    ("number", "from_1904", "value"),
    [
        (44231.0, False, datetime(2021, 2, 4)),
        (44231.395833333, False, datetime(2021, 2, 4, 9, 30)),
        (42769.0, True, datetime(2021, 2, 4)),
        (0.0, False, time(0, 0)),
        (0.999999, False, time(23, 59, 59)),
        (1.0, False, datetime(1900, 1, 1)),
        (59.0, False, datetime(1900, 2, 28)),
        (61.0, False, datetime(1900, 3, 1)),
        (2_958_465.0, False, datetime(9999, 12, 31)),
        (2_958_466.0, False, 2_958_466.0),
        (-1.0, False, -1.0),
    ],
)
def test_a_stored_number_as_a_day_or_time(number, from_1904, value):
    assert as_time(number, format_of("dd/mm/yyyy hh:mm"), from_1904) == value


@pytest.mark.parametrize(
    ("number", "code", "value"),
    [
        (0.5000115, "h:mm:ss.00", time(12, 0, 0, 994_000)),
        (0.5000115, "h:mm:ss", time(12, 0, 1)),
        (44231.5000115, "d mmm yyyy h:mm:ss.000", datetime(2021, 2, 4, 12, 0, 0, 994_000)),
        (0.99999999999, "mm:ss.0", time(23, 59, 59, 999_000)),
        (0.395833, "[h]:mm", timedelta(hours=9, minutes=30)),
        (1.9999999, "[h]:mm", timedelta(days=2)),
    ],
)
def test_parts_of_a_second_are_kept_where_they_are_shown(number, code, value):
    assert as_time(number, format_of(code), False) == value


@pytest.mark.parametrize(
    ("value", "code", "hidden"),
    [
        (5.0, ";;;", True),
        (0.0, "0;-0;;@", True),
        (5.0, "0;-0;;@", False),
        (0.0, "dd/mm/yyyy;;", True),
        (44231.0, "dd/mm/yyyy;;", False),
        (-5.0, "#,##0;", True),
        (0.0, "#", True),
        (5.0, '""', True),
        (5.0, "[>10]0;;", True),
        ("two", ";;;", True),
        ("two", "0;0;0;", True),
        ("two", "0;0;0", False),
        ("two", "0;0;0;@", False),
        (5.0, "", False),
        (5.0, "General", False),
        (5.0, '"', False),
        (5.0, "0;;", False),
        (0.0, "0", False),
    ],
)
def test_what_a_format_hides(value, code, hidden):
    assert format_of(code).hides(value) is hidden


@pytest.mark.parametrize(("code", "text"), [("mm:ss", "01:31"), ("[s]", "91"), ("[ss].0", "90.5")])
def test_half_a_second_counts_as_one_unless_it_is_shown(code, text):
    format = format_of(code)
    assert shown(as_time(90.5 / 86_400, format, from_1904=False), format) == text
