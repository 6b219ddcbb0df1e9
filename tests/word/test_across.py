"""Rows that one side, or both, have in another table than the base: they stand once."""

from __future__ import annotations

import pytest

from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import w
from tests.word import small, tracked
from tests.word.test_merges import MOVE, STILL, WHEN, Case, in_row, looking, root_of, said
from tests.word.test_runs import runs

OPEN, CLOSED = ["Ref", "Action", "Due"], ["Ref", "Action", "Completed"]
ADA, ALL, OLD = ["A-1", "Call Ada", "1 May"], ["A-2", "Write to all", "2 May"], ["A-9", "Swim", ""]
CLOSED_NOW = ["A-1", "Call Ada", "4 April"]
NAMED, SEEN = ["Organisation", "Name", "Attendance"], ["Name", "Attendance"]


def log(still_open: list[list[str]], closed: list[list[str]]) -> small.Lines:
    return ["# Open", [OPEN, *still_open], "# Closed", [CLOSED, *closed], "end"]


def words(lines: small.Lines) -> list[str]:
    return small.words_of(small.document(lines))


def behind(words: str, what: str) -> str:
    return f"The workbook now has \u201c{words}\u201d behind \u201c{what}\u201d. {MOVE}"


HEADINGS = "Ref | Action | Completed"
CASES = [
    Case("what was typed into an action goes along where the workbook closes it",
         log([ADA, ALL], [OLD]), log([["A-1", "Call Ada soon", "1 May"], ALL], [OLD]),
         log([ALL], [CLOSED_NOW, OLD]),
         words(log([ALL], [["A-1", "Call Ada soon", "4 April"], OLD]))),
    Case("and where the workbook changes other words of it at once",
         log([["A-1", "Call Ada Lark in May at noon", "1 May"]], [OLD]),
         log([["A-1", "Please call Ada Lark in May at noon", "1 May"]], [OLD]),
         log([], [OLD, ["A-1", "Call Ada Lark in May at ten", "4 April"]]),
         words(log([], [OLD, ["A-1", "Please call Ada Lark in May at ten", "4 April"]]))),
    Case("a column of another name in the same place takes what was typed",
         [[["Ref", "Progress"], ["A-1", "Three agreed."], ALL[:2]], "p", [["Ref", "Reported"]], "p"],
         [[["Ref", "Progress"], ["A-1", "Three agreed. Ring Ada."], ALL[:2]], "p",
          [["Ref", "Reported"]], "p"],
         [[["Ref", "Progress"], ALL[:2]], "p", [["Ref", "Reported"], ["A-1", "Three agreed."]], "p"],
         ["Ref", "Progress", *ALL[:2], "p", "Ref", "Reported", "A-1", "Three agreed. Ring Ada.",
          "p"]),
    Case("where the words of both are in each other's way, the row stays, and comments say so",
         log([ADA, ALL], [OLD]), log([["A-1", "Call Eda", "1 May"], ALL], [OLD]),
         log([ALL], [["A-1", "Call Ida", "4 April"], OLD]),
         words(log([["A-1", "Call Eda", "1 May"], ALL], [OLD])),
         [behind("A-1 | Call Ida | 4 April", HEADINGS), in_row("A-1", said("Call Ida"))]),
    Case("what was typed under a name that the other table lacks stays, with the row's other news",
         log([ADA, ALL], [OLD]), log([["A-1", "Call Ada", "8 May"], ALL], [OLD]),
         log([ALL], [["A-1", "Call Ida", "4 April"], OLD]),
         words(log([["A-1", "Call Ida", "8 May"], ALL], [OLD])),
         [behind("A-1 | Call Ida | 4 April", HEADINGS)]),
    Case("news goes into a row that the person moved into another table",
         log([ADA, ALL], [OLD]), log([ALL], [OLD, ADA]),
         log([["A-1", "Call Eda", "1 May"], ALL], [OLD]),
         words(log([ALL], [OLD, ["A-1", "Call Eda", "1 May"]]))),
    Case("a row that the person moved and the workbook no longer has goes",
         log([ADA, ALL], [OLD]), log([ALL], [OLD, ADA]), log([ALL], [OLD]),
         words(log([ALL], [OLD]))),
    Case("but not with words of the person's",
         log([ADA, ALL], [OLD]), log([ALL], [OLD, ["A-1", "Call Ada!", "1 May"]]),
         log([ALL], [OLD]), words(log([ALL], [OLD, ["A-1", "Call Ada!", "1 May"]])),
         [f"The workbook no longer has \u201cA-1 | Call Ada | 1 May\u201d. {STILL}"]),
    Case("a row that both moved stands once, where the person has it, with the news",
         log([ADA, ALL], [OLD]), log([ALL], [OLD, ["A-1", "Call Ada first", "1 May"]]),
         log([ALL], [CLOSED_NOW, OLD]),
         words(log([ALL], [OLD, ["A-1", "Call Ada first", "4 April"]]))),
    Case("what was typed goes into a table that is new",
         ["a", [OPEN, ADA, ALL], "end"],
         ["a", [OPEN, ["A-1", "Call Ada soon", "1 May"], ALL], "end"],
         ["a", [OPEN, ALL], "p", [CLOSED, CLOSED_NOW], "end"],
         words(["a", [OPEN, ALL], "p", [CLOSED, ["A-1", "Call Ada soon", "4 April"]], "end"])),
    Case("and out of one that goes",
         log([ADA], [OLD]), log([["A-1", "Call Ada soon", "1 May"]], [OLD]),
         ["# Open", "None.", "# Closed", [CLOSED, CLOSED_NOW, OLD], "end"],
         words(["# Open", "None.", "# Closed",
                [CLOSED, ["A-1", "Call Ada soon", "4 April"], OLD], "end"])),
    Case("of a table that goes only the row stays that can't go into the other",
         log([ADA, ALL], [OLD]), log([["A-1", "Call Eda", "1 May"], ALL], [OLD]),
         log([], [["A-1", "Call Ida", "4 April"], ["A-2", "Write to all", "3 April"], OLD]),
         words(log([["A-1", "Call Eda", "1 May"]], [["A-2", "Write to all", "3 April"], OLD])),
         [behind("A-1 | Call Ida | 4 April", HEADINGS), in_row("A-1", said("Call Ida"))]),
    Case("rows that the person put into one table have their news",
         log([ADA, ALL], [OLD]), ["# Open", "# Closed", [CLOSED, OLD, ADA, ALL], "end"],
         log([["A-1", "Call Eda", "1 May"], ALL], [OLD]),
         words(["# Open", "# Closed", [CLOSED, OLD, ["A-1", "Call Eda", "1 May"], ALL], "end"])),
    Case("and those of a table that the person made two of",
         ["a", [OPEN, ADA, ALL], "end"],
         ["a", [OPEN, ADA], "p", [OPEN, ["A-2", "Write to all", "3 May"]], "end"],
         ["a", [OPEN, ["A-1", "Call Eda", "1 May"], ["A-2", "Write to us", "2 May"]], "end"],
         words(["a", [OPEN, ["A-1", "Call Eda", "1 May"]], "p",
                [OPEN, ["A-2", "Write to us", "3 May"]], "end"])),
    Case("into a table that the person took out nothing goes",
         log([ADA, ALL], [OLD]),
         ["# Open", [OPEN, ["A-1", "Call Ada soon", "1 May"], ALL], "# Closed", "end"],
         log([ALL], [CLOSED_NOW, OLD]),
         words(["# Open", [OPEN, ["A-1", "Call Ada soon", "1 May"], ALL], "# Closed", "end"]),
         [behind("A-1 | Call Ada | 4 April", HEADINGS),
          "You took out \u201cRef | Action | Completed A-9 | Swim |\u201d. The workbook now says: "
          "\u201cRef | Action | Completed A-1 | Call Ada | 4 April A-9 | Swim |\u201d. It stays "
          "out, also when all changes are accepted. If it is needed, type it here."]),
    Case("an action of another name under the same reference is another one",
         log([["A-1", "Call Ada", "1 May"], ALL], [OLD]),
         log([["A-1", "Call Ada", "8 May"], ALL], [OLD]),
         log([ALL], [["A-3", "Call Ada", "4 April"], OLD]),
         words(log([["A-1", "Call Ada", "8 May"], ALL], [["A-3", "Call Ada", "4 April"], OLD])),
         [f"The workbook no longer has \u201cA-1 | Call Ada | 1 May\u201d. {STILL}"]),
    Case("what is noted of a person goes with the person, whatever the first column is",
         [[NAMED, ["North", "Silas Lark", ""], ["Hull", "Ada Finch", ""]], "p",
          [SEEN, ["Noor Ash", ""]], "end"],
         [[NAMED, ["North", "Silas Lark", "Present"], ["Hull", "Ada Finch", ""]], "p",
          [SEEN, ["Noor Ash", ""]], "end"],
         [[NAMED, ["North", "No member", ""], ["Hull", "Ada Finch", ""]], "p",
          [SEEN, ["Noor Ash", ""], ["Silas Lark", ""]], "end"],
         words([[NAMED, ["North", "No member", ""], ["Hull", "Ada Finch", ""]], "p",
                [SEEN, ["Noor Ash", ""], ["Silas Lark", "Present"]], "end"])),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_a_row_stands_once_with_what_was_typed_and_the_news(case):
    base, mine, new = map(small.document, (case.base, case.mine, case.new))
    out = merge(base, mine, new, "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == case.accepted
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert sorted(small.comments(out)) == sorted(case.comments)
    assert merge(new, out, new, "x", WHEN).content == out


def test_later_news_finds_the_row_where_it_stands():
    base, mine = log([ADA, ALL], [OLD]), log([["A-1", "Call Ada soon", "1 May"], ALL], [OLD])
    new = log([ALL], [CLOSED_NOW, OLD])
    later = log([ALL], [["A-1", "Call Ada", "5 April"], OLD])
    first = merge(*map(small.document, (base, mine, new)), "x", WHEN).content
    for content, there in (
        (first, log([ALL], [["A-1", "Call Ada soon", "5 April"], OLD])),
        (tracked.accepted(first), log([ALL], [["A-1", "Call Ada soon", "5 April"], OLD])),
        (tracked.rejected(first), mine),
    ):
        out = merge(small.document(new), content, small.document(later), "x", WHEN).content
        assert small.words_of(tracked.accepted(out)) == words(there)
        assert small.comments(out) == []


def test_a_row_that_something_is_attached_to_stays_where_the_person_has_it():
    bookmark = '<w:bookmarkStart w:id="7" w:name="mine"/>'
    base, new = log([ADA, ALL], [OLD]), log([ALL], [CLOSED_NOW, OLD])
    mine = small.written(log([["A-1", "Call Ada soon", "1 May"], ALL], [OLD]))
    mine = mine.replace(small.run("Call Ada soon"), bookmark + small.run("Call Ada soon"))
    contents = (small.document(base), small.document(mine), small.document(new))
    out = merge(*contents, "x", WHEN).content
    assert small.words_of(tracked.accepted(out)) == small.words_of(contents[1])
    assert small.comments(out) == [behind("A-1 | Call Ada | 4 April", HEADINGS)]


def with_overdue(*rows: list[str], later: list[list[str]] | None = None) -> small.Lines:
    overdue = ["# Overdue", [OPEN, *rows]] if rows else []
    return ["start", *overdue, *log(later or [OLD], [])]


LATE, LATER = ["A-1", "Call Ada", "1 May"], ["A-1", "Call Ada", "9 May"]
LATE_TOO, LATER_TOO = ["A-2", "Write to all", "2 May"], ["A-2", "Write to all", "8 May"]
OF_TYPED = [
    ("the action", ["A-1", "Call Ada soon", "1 May"], ["A-1", "Call Ada soon", "9 May"]),
    ("nothing", LATE, LATER),
]


@pytest.mark.parametrize(
    ("typed", "gone_on"), [t[1:] for t in OF_TYPED], ids=[t[0] for t in OF_TYPED]
)
def test_a_heading_goes_and_comes_with_the_rows_below_it(typed, gone_on):
    base, mine = with_overdue(LATE, LATE_TOO), small.document(with_overdue(typed, LATE_TOO))
    out = runs(base, lambda _: mine, with_overdue(later=[LATER_TOO, LATER, OLD]))
    there = with_overdue(later=[LATER_TOO, gone_on, OLD])
    assert small.words_of(tracked.accepted(out)) == words(there)
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []
    out = runs(base, lambda _: mine, with_overdue(later=[LATER_TOO, LATER, OLD]), base)
    assert small.words_of(tracked.accepted(out)) == small.words_of(mine)
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
    assert small.comments(out) == []


def test_a_heading_stays_while_a_row_of_the_persons_stands_below_it():
    """The day that they typed is in the way of the workbook's; the other row is back, too."""
    base, typed = with_overdue(LATE, LATE_TOO), ["A-1", "Call Ada", "1 May at noon"]
    mine = small.document(with_overdue(typed, LATE_TOO))
    away = with_overdue(later=[LATER_TOO, ["A-1", "Call Ida", "9 May"], OLD])
    out = runs(base, lambda _: mine, away)
    there = with_overdue(["A-1", "Call Ida", "1 May at noon"], later=[LATER_TOO, OLD])
    assert small.words_of(tracked.accepted(out)) == words(there)
    assert len(small.comments(out)) == 3
    out = runs(base, lambda _: mine, away, base)
    said = small.words_of(tracked.accepted(out))
    assert sorted(said) == sorted(small.words_of(mine))
    assert said.index("Overdue") < said.index("A-1") < said.index("Open")
    assert said.index("Overdue") < said.index("A-2") < said.index("Open")
    assert small.words_of(tracked.rejected(out)) == small.words_of(mine)


def test_a_heading_stays_above_a_line_of_the_persons():
    mine = with_overdue(LATE, LATE_TOO)
    mine = small.document([*mine[:2], "Late again.", *mine[2:]])
    out = runs(with_overdue(LATE, LATE_TOO), lambda _: mine,
               with_overdue(later=[LATER_TOO, LATER, OLD]))  # fmt: skip
    assert small.words_of(tracked.accepted(out))[1:3] == ["Overdue", "Late again."]
    assert "It is kept, since your words stand under it" in small.comments(out)[0]


def test_a_row_whose_reference_the_person_reworded_is_known_in_another_table():
    by_hand = ["A-01", "Call Ada Lark", "1 May"]
    before, now = ["A-1", "Call Ada Lark", "1 May"], ["A-1", "Call Ada Lark", "9 May"]
    mine = small.document(log([ALL], [OLD, by_hand]))
    for new, wanted in (
        (log([now, ALL], [OLD]), "9 May"),
        (log([ALL], [["A-1", "Call Ada Lark", "4 April"], OLD]), "4 April"),
    ):
        out = runs(log([before, ALL], [OLD]), lambda _: mine, new)
        there = log([ALL], [OLD, ["A-01", "Call Ada Lark", wanted]])
        assert small.words_of(tracked.accepted(out)) == words(there)
        assert small.words_of(tracked.rejected(out)) == small.words_of(mine)
        assert small.comments(out) == []


@pytest.mark.parametrize(
    ("what", "new", "wanted"),
    [
        ("another table", log([ALL], [OLD, CLOSED_NOW]), "Call Ada"),
        ("another place", log([ALL, ["A-1", "Call Ada", "9 May"]], [OLD]), "Call Ada"),
        ("another place", log([ALL, ["A-1", "Call Ada now", "9 May"]], [OLD]), "Call Ada now"),
        ("another place", log([ALL, ["A-1", "Call Bea", "1 May"]], [OLD]), "Call Bea"),
    ],
)
@pytest.mark.parametrize("look", ["b", "i", "highlight", "strike", "color"])
def test_a_row_that_goes_along_keeps_the_looks_that_the_person_gave_it(what, new, wanted, look):
    base = log([ADA, ALL], [OLD])
    own = small.run("Call Ada")
    value = {"highlight": ' w:val="yellow"', "color": ' w:val="C00000"'}.get(look, "")
    mine = small.document(
        small.written(base).replace(own, looking("Call Ada", f"<w:{look}{value}/>"))
    )
    out = runs(base, lambda _: mine, new)
    assert small.words_of(tracked.accepted(out)) == words(new)
    assert small.words_of(tracked.rejected(out)) == words(base)
    assert small.comments(out) == []
    if look in ("strike", "color"):  # the colour of news is the workbook's
        wanted = "Call Ada" if wanted.startswith("Call Ada") else ""
    for settled, there in ((tracked.accepted(out), wanted), (tracked.rejected(out), "Call Ada")):
        runs_of = root_of(settled).iter(w("r"))
        marked = [r for r in runs_of if r.find(f"{w('rPr')}/{w(look)}") is not None]
        assert "".join("".join(r.itertext()) for r in marked) == there


SHORT = ["Ref", "Action"]
WIDE = [*OPEN, "Owner"]
PAINTED = [
    ("another table", log([ALL], [OLD, CLOSED_NOW])),
    ("another place", log([ALL, ["A-1", "Call Ada", "9 May"]], [OLD])),
    ("a table with another column", ["# Open", [WIDE, [*ADA, "Eve"], [*ALL, "Tom"]],
                                     "# Closed", [CLOSED, OLD], "end"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "new"), PAINTED, ids=[case[0] for case in PAINTED])
def test_and_the_colour_of_its_cells(what, new):
    base = log([ADA, ALL], [OLD])
    mine = small.document(log([["A-1", "|FFFF00|Call Ada", "1 May"], ALL], [OLD]))
    out = runs(base, lambda _: mine, new)
    assert small.words_of(tracked.accepted(out)) == words(new)
    for settled in (tracked.accepted(out), tracked.rejected(out)):
        assert painted(settled) == [("FFFF00", "Call Ada")]


def test_a_colour_that_the_person_took_away_stays_away_and_one_of_the_workbooks_comes():
    """Of a row that goes along, too."""
    red, blue = (["A-1", f"|{colour}|Call Ada", "1 May"] for colour in ("FF0000", "0000FF"))
    base, new = log([red, ALL], [OLD]), log([ALL], [OLD, blue])
    bare = small.document(log([ADA, ALL], [OLD]))
    bold = small.written(log([red, ALL], [OLD])).replace(
        small.run("1 May"), looking("1 May", "<w:b/>")
    )
    for mine, wanted in ((bare, []), (small.document(bold), [("0000FF", "Call Ada")])):
        out = runs(base, lambda _, mine=mine: mine, new)
        assert painted(tracked.accepted(out)) == wanted


def test_what_was_marked_under_a_name_that_the_other_table_lacks_keeps_no_other_marks_back():
    base = ["# Open", [OPEN, ADA, ALL], "# Closed", [SHORT, OLD[:2]], "end"]
    new = ["# Open", [OPEN, ALL], "# Closed", [SHORT, OLD[:2], ADA[:2]], "end"]
    mine = small.written(base)
    for one in ADA[1:]:
        mine = mine.replace(small.run(one), looking(one, "<w:b/>"))
    out = runs(base, lambda _: small.document(mine), new)
    accepted = tracked.accepted(out)
    assert small.words_of(accepted) == words(new)
    marked = [
        r for r in root_of(accepted).iter(w("r")) if r.find(f"{w('rPr')}/{w('b')}") is not None
    ]
    assert ["".join(r.itertext()) for r in marked] == ["Call Ada"]


def painted(content: bytes) -> list[tuple[str, str]]:
    """Each cell that has a colour, with its words."""
    cells = root_of(content).iter(w("tc"))
    shades = ((cell, cell.find(f"{w('tcPr')}/{w('shd')}")) for cell in cells)
    return [(s.get(w("fill")), "".join(cell.itertext())) for cell, s in shades if s is not None]
