"""Each rule of the merge broken in turn: the test that is named beside it must see it.

A test that stays green without the rule it is about would be none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

import pytest

from llf_docgen.errors import DocgenError
from llf_docgen.word import comments
from llf_docgen.word.comparing import align, moved, parted, texts
from llf_docgen.word.comparing.across import Across
from llf_docgen.word.merge import (
    along,
    back,
    in_part,
    marks,
    merge,
    moved_by_both,
    placed,
    proposed,
    remarks,
    reshaped,
    settled,
    story,
    taken_back,
    tracked,
    weave,
    worded,
)
from llf_docgen.word.merge.both_ends import Sentences
from llf_docgen.word.merge.carried import Said
from llf_docgen.word.merge.story import StoryMerge
from tests.word import (
    test_across,
    test_back,
    test_both_ends,
    test_controls,
    test_hands,
    test_items_followed,
    test_joined_headings,
    test_merges,
    test_own_sections,
    test_remarks,
    test_rows_known,
    test_runs,
    test_settled,
    test_weave,
)

pytestmark = pytest.mark.slow
CASES = {case.what: case for case in test_merges.CASES}
SETTLED = {case[0]: case[1:] for case in test_settled.CASES}
COLOURS = {colour[0]: colour[1:] for colour in test_merges.COLOURS}
Test = Callable[[], None]


def case(what: str) -> Test:
    """The test of one small merge, by its name."""
    return lambda: test_merges.test_merged(CASES[what])


def hands(person: str, workbook: str) -> Test:
    """The test of a person's edit beside a change of the workbook."""
    return lambda: test_hands.test_both_are_taken_or_the_persons_and_a_comment(person, workbook)


def undecided(what: str) -> Test:
    """The test of what is not decided when the next run comes, by its name."""
    found = next(case for case in test_runs.UNDECIDED if case.what == what)
    return lambda: test_runs.test_what_is_not_decided_is_brought_up_to_date_in_place(found)


def decided(what: str) -> Test:
    """The test of what was decided before the next run, by its name."""
    found = next(case for case in test_runs.DECIDED if case.what == what)
    return lambda: test_runs.test_what_was_decided_stays_so_until_the_workbook_says_something_new(
        found
    )


def always(answer: object) -> Callable[..., object]:
    return lambda *_args, **_more: answer


RULES: list[tuple[str, object, str, object, Test]] = [
    ("what one side alone changed is taken", weave, "_who", always(weave.Who.BOTH),
     case("each changes other words of one paragraph: both are taken")),
    ("changes that touch are told, not taken", weave, "_together",
     lambda own, news, _words: [*(([s], []) for s in own), *(([], [s]) for s in news)],
     case("neighbours touch: mine stay, and just those words are told")),
    ("where both rewrote more than half, nothing is woven", weave, "_MOST_REWRITTEN", 2.0,
     case("both rewrote more than half: the whole paragraph stays, with one comment")),
    ("the pieces tile each text", weave, "_is_true", always(True),
     lambda: test_weave.test_a_weave_with_a_fault_is_none(
         [weave.Piece(weave.Who.MINE, test_weave.Versions((0, 3), (0, 3), (0, 3)))])),
    ("a date and a name are single words", texts, "TOKENS", re.compile(r"\w+|\s|[^\w\s]"),
     case("a date is one word: nobody mixes two")),
    ("a long text is divided by words that are there once", texts, "_between_single",
     always(None), test_merges.test_a_long_paragraph_is_merged_word_by_word),
    ("what was moved is followed", moved, "moved", always([]),
     case("news goes with a paragraph that the person moved")),
    ("a moved section takes all under it along", moved, "_sections", always(()),
     case("news goes with a section that the person moved, and what was behind it stays")),
    ("titles that a person exchanged tell of nothing else", moved, "with_titles_back",
     lambda _base, other: other,
     case("news comes in where its words stand, under titles that the person exchanged")),
    ("what was moved goes before what is alike", moved, "firm", lambda _b, _o, found: found,
     case("a paragraph that was moved is not taken for another that is alike")),
    ("what the workbook moved goes before what is alike, too", placed, "firm",
     lambda _b, _o, found: found, case("nor is one that the workbook moved")),
    ("a title that was kept is like no other", back, "_kept_apart", lambda blocks, _past: blocks,
     lambda: test_items_followed.test_what_is_kept_of_an_item_that_is_gone_is_none_of_the_others(
         test_items_followed.THEN[0], test_items_followed.tracked.accepted)),
    ("moves are followed into what was moved", moved, "_MOST_MOVES", 1,
     case("news goes with a paragraph that the person moved into a section, which they moved, "
          "too")),
    ("what both moved alike was moved once", story, "in_one_order", moved_by_both.Ordered,
     case("of sections that both exchanged, a new one of the workbook's stands where it has it")),
    ("of what each moved elsewhere the person's place stays", moved_by_both, "may_have_moved",
     lambda order: {k for k, at in enumerate(order) if k and at < order[k - 1]},
     case("a section that the person moved not as far as the workbook stays, too")),
    ("a table that was moved and is back stands as it was", taken_back, "kind_of_block",
     proposed.kind_of_paragraph, undecided("a section with a table that is where it was")),
    ("a row that goes along keeps the colour of its cells", reshaped, "paint", always(None),
     lambda: test_across.test_and_the_colour_of_its_cells(*test_across.PAINTED[0])),
    ("a person's comment goes along with what moves", remarks.Remarks, "put", always(None),
     lambda: test_remarks.test_a_comment_goes_along(*test_remarks.CASES[0][1:], False)),
    ("a row in another table is followed there", along, "rows_across", always(Across()),
     lambda: test_across.test_a_row_stands_once_with_what_was_typed_and_the_news(
         test_across.CASES[0])),
    ("an item is known by what stands under its title, too", align, "_same_thing", always(False),
     lambda: test_items_followed.test_words_stay_under_an_item_of_another_title_wherever_it_stands_now(
         test_items_followed.TITLED, 1)),
    ("a day in another spelling is the same day", worded, "agree", always(False),
     case("one day in two spellings is no conflict")),
    ("what was rejected is proposed again once it is otherwise", story, "unless_rejected",
     lambda _block, pieces, _earlier: pieces,
     lambda: test_runs.test_what_was_decided_stays_so_until_the_workbook_says_something_new(
         next(c for c in test_runs.DECIDED if c.what.endswith("and says something new")))),
    ("a time that is only spelled otherwise is no word of the person's", story, "unwritten",
     lambda piece, _block: piece,
     case("a time that is only spelled otherwise gives way to another")),
    ("a sentence that was moved is followed", Said, "sentence", always(None),
     case("news goes with a sentence that the person moved into the next paragraph")),
    ("a comment hangs on what stays after rejecting", comments, "is_proposed", always(False),
     lambda: test_settled.test_a_comment_hangs_on_what_stays_where_all_is_rejected(
         *test_settled.STAYS[0][1:])),
    ("split paragraphs are known", parted, "_split", always(()),
     case("news goes to the part of a split paragraph that holds the words")),
    ("joined paragraphs are known", parted, "_joined", always(()),
     case("news goes into a paragraph that was joined of two")),
    ("headings come first", align, "_headings", always([]),
     case("a person's words under a heading that is renumbered")),
    ("a heading stays with a person's words under it", story, "stands_above", always(False),
     case("a heading stays with words that the person typed over those under it")),
    ("new blocks that the person put in, too, are not doubled", StoryMerge, "_gap",
     lambda self, cursor, own, news: [self._insert(cursor, block) for block in news],
     case("both put the same in")),
    ("what a person changed is not deleted", StoryMerge, "_why_kept", always("x"),
     case("a row goes")),
    ("each changed cell by itself", StoryMerge, "_cell", always(None),
     case("each changes another cell of a row")),
    ("a cell's colour is the person's where they changed it", story, "recolor", always(None),
     lambda: test_merges.test_a_cells_colour(*COLOURS["only the workbook changed it"])),
    ("the last mark of a body is neither inserted nor deleted", marks, "settle", always(None),
     undecided("a row that is new, and says otherwise")),
    ("the last marks are as they were before more is said", marks, "unsettle", always(False),
     lambda: test_runs.test_the_last_lines_in_another_order_and_in_a_third_stay_lines(
         "a cell", [*test_runs.LETTERS[2:], *test_runs.LETTERS[:2]], test_runs.LETTERS)),
    ("a control goes as proposed, not at once", tracked.controls, "is_struck", always(False),
     lambda: test_controls.test_a_deletion_that_is_taken_back_leaves_them_as_they_were(
         *test_controls.KEPT[0][1:])),
    ("what is only asked for is no news", worded, "_only_asks", always(False),
     lambda: test_controls.test_what_the_workbook_only_asks_for_is_no_news_to_who_typed_it(
         *test_controls.ASKED[0][1:])),
    ("what only was proposed goes without a trace", tracked, "is_ours", always(False),
     test_merges.test_a_table_that_only_was_proposed_goes_without_a_trace),
    ("what the workbook took back in part stands there again", taken_back, "take_back_in_part",
     always(None), undecided("half of a paragraph said anew is as it was")),
    ("a row that is back stands before what the person put in", story, "take_back_before",
     always(None),
     lambda: test_back.test_a_row_that_is_back_before_it_was_decided_stands_before_what_the_person_put_in(
         *test_back.IN_FRONT[0][1:])),
    ("a row is no other's because it says nearly the same", in_part, "_are_alike", always(True),
     undecided("a row that is gone, and another")),
    ("a row of the person's takes the workbook's new cell", StoryMerge, "_reshaped", always(None),
     case("a row has more cells now, and the person changed it")),
    ("a row is put in anew only where all of it can be copied", story, "is_plain", always(True),
     lambda: test_merges.test_a_row_that_holds_more_than_words_is_not_put_in_anew(
         '<w:r><w:t>Call us</w:t></w:r><w:r><w:drawing/></w:r>')),
    ("a row that goes along keeps its looks", along, "looks_of", always([]),
     lambda: test_across.test_a_row_that_goes_along_keeps_the_looks_that_the_person_gave_it(
         "another table", test_across.log([test_across.ALL],
                                          [test_across.OLD, test_across.CLOSED_NOW]),
         "Call Ada", "b")),
    ("a number and a time that follow from the place are nothing new", placed,
     "_follows_from_its_place", always(False),
     decided("a row that was rejected, of which but the number and the time are others")),
    ("what is back is what was there before", story, "with_what_is_back",
     lambda _holder, blocks, *_more: blocks,
     test_back.test_an_item_that_is_back_under_another_number_needs_no_comment),
    ("what is struck under a heading that is back stands again", back, "_restore_under",
     always(None),
     lambda: test_back.test_an_item_that_is_back_is_one_with_what_was_typed_in_it(
         *test_back.TYPED[-1][1:], bytes)),
    ("a table that is back has the rows that the person has", back, "_with_rows_kept",
     lambda block, *_more: block,
     test_across.test_a_heading_stays_while_a_row_of_the_persons_stands_below_it),
    ("a heading that was joined to what is below is two", parted, "_apart", always([]),
     lambda: test_joined_headings.test_news_comes_in_where_the_words_stand(
         "Heading2", "", *test_joined_headings.NEWS[1][1:])),
    ("what comes in under a new title is not what the person took out", story, "comes_anew",
     always(False),
     case("an item of another title comes in whole, though the person took out what leads like it")),
    ("a heading that was joined to what is above is two", parted, "_above", always([]),
     lambda: test_joined_headings.test_it_stays_above_what_was_typed_under_it_where_its_item_goes(
         test_joined_headings.ABOVE, "")),
    ("what was joined is merged part by part", story, "pieces_of",
     lambda block: weave.woven(block.map(lambda one: one.words)),
     lambda: test_joined_headings.test_news_comes_into_a_heading_that_was_joined_to_the_line_above(
         "", test_joined_headings.ABOVE, *test_joined_headings.UP[1][1:])),
    ("a row that was moved is known by what it says", moved, "said_of_it", always(None),
     lambda: test_rows_known.test_news_comes_into_a_row_that_was_moved_and_reworded(
         *test_rows_known.CASES[0][1:])),
    ("a sentence that the workbook moved is moved wholly, or stays", Sentences, "torn", always([]),
     lambda: test_both_ends.test_it_stands_there_once(*test_both_ends.MOVED[2][1:])),
    ("a comment says what the workbook really has", merge, "as_it_says",
     lambda notes, _said: notes,
     test_both_ends.test_a_comment_beside_it_says_what_the_workbook_really_has),
    ("nothing comes under a heading of the person's", story, "up_to_heading", always([]),
     lambda: test_own_sections.test_a_section_of_the_persons_stays_whole_and_takes_nothing_in(
         test_own_sections.NEWS[-1][1], 1)),
    ("a section of the person's is not under the heading before", placed, "put_in_under",
     lambda _heading, own: chain.from_iterable(own),
     lambda: test_own_sections.test_a_section_of_the_persons_stays_whole_and_takes_nothing_in(
         test_own_sections.NEWS[0][1], 1)),
    ("a heading comes behind what a person put in under the one before", story, "behind_own",
     lambda _there, _own, news: [*news],
     lambda: test_own_sections
     .test_words_stay_under_their_item_where_what_stood_before_them_goes_to_another(
         [test_own_sections.AGREED], [test_own_sections.AGREED, "Owen books the hall"])),
    ("words that stand elsewhere, too, keep no comment", settled, "_differ_there", always(True),
     lambda: test_settled.test_comments_after_several_runs(
         *SETTLED["the workbook's earlier word stands in the same paragraph"])),
    ("conflicts become comments", merge, "_comment", always((0, 0, 0)),
     hands("changes a name", "the same name")),
    ("a closed document is left alone", merge, "closed_by_a_person", always(""),
     lambda: test_merges.test_a_document_that_is_closed_is_left_alone(
         *test_merges.CLOSED[0][1:])),
]  # fmt: skip


@pytest.mark.parametrize(("module", "name", "without", "test"), [r[1:] for r in RULES],
                         ids=[r[0] for r in RULES])  # fmt: skip
def test_a_rule_that_is_broken_is_seen(module, name, without, test, monkeypatch):
    test()
    test_hands.merged.cache_clear()
    monkeypatch.setattr(module, name, without)
    with pytest.raises((AssertionError, DocgenError, pytest.fail.Exception)):
        test()
    test_hands.merged.cache_clear()
