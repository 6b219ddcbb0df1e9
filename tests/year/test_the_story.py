"""What the two years are told for: each turn of the story, and what the papers make of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from tests.conftest import ROOT
from tests.year import contract as by
from tests.year.invented_year import AILSA, EWAN, FEB, JOINT, JUNE, MORVEN, NADIA, OCT, ROOF
from tests.year.office import AS_CIRCULATED, Moment, Paper
from tests.year.shipped_year import FEB as FEBRUARY
from tests.year.shipped_year import NOV

pytestmark = pytest.mark.slow

GOLDENS = [
    ("shipped", date(2020, 11, 13)),
    ("shipped", date(2021, 2, 5)),
    ("shipped", date(2021, 3, 8)),
    ("shipped", date(2021, 7, 20)),
    ("invented", date(2027, 2, 12)),
    ("invented", date(2027, 3, 12)),
    ("invented", date(2027, 6, 11)),
    ("invented", date(2027, 7, 2)),
]


@pytest.fixture
def on(years) -> Callable[..., Moment]:
    """The moment of a day in a year."""
    return lambda year, *day: next(m for m in years(year) if m.day == date(*day))


def one(moment: Moment, kind: str, meeting: str = "") -> Paper:
    """The one document of a kind."""
    found = moment.of(kind, meeting)
    assert len(found) == 1, [paper.path for paper in found]
    return found[0]


@pytest.mark.parametrize(("year", "day"), GOLDENS, ids=lambda value: str(value))
def test_golden(year: str, day: date, years, pytestconfig: pytest.Config):
    moment = next(m for m in years(year) if m.day == day)
    lines = [f"{moment.name}\n"]
    for paper in moment.living:
        lines += [f"=== {paper.path}", *paper.lines, ""]
    text = "\n".join(lines)
    golden = ROOT / "tests" / "golden" / "year" / f"{year} {day}.txt"
    if pytestconfig.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


# sent, revised, approved


def test_an_edited_agenda_goes_out_as_it_was_edited(on):
    """Apologies that come in afterwards do not stand on it."""
    agenda = one(on("shipped", 2020, 11, 10), "Agenda", NOV)
    assert "Please bring your figures." in agenda.words
    assert "Rowan Pell" not in agenda.words


def test_what_is_kept_says_since_when(on):
    said = on("shipped", 2020, 11, 10).made["pack"].out
    assert re.search(r"kept +Agenda\.docx.*: .*Papers circulated was entered \(4 November", said)
    said = on("shipped", 2021, 1, 18).made["pack"].out
    assert re.search(r"kept +Termly report Autumn\.docx.*: .*Sent on.*3 December", said)


def test_a_time_changed_after_circulation_is_warned_of_until_the_agenda_is_revised(on):
    moment = on("shipped", 2021, 2, 1)
    (before,) = [said for said in moment.heard if said.command == ("check",)]
    warned = [line for line in before.out.splitlines() if re.search(r"warning.*evise", line)]
    assert warned, before.out
    assert not re.search(r"warning.*evise", moment.check.out)


def test_a_revised_agenda_says_so_and_what_changed(on):
    agenda = one(on("shipped", 2021, 2, 1), "Agenda", FEBRUARY)
    assert re.search(r"Revised (Monday )?1 February( 2021)?", agenda.words)
    assert re.search(r"first circulated (on )?(Thursday )?28 January( 2021)?", agenda.words)
    assert "10:00" in agenda.words
    assert "Please read Paper D beforehand." in agenda.words


def test_the_approved_copy_is_made_and_the_draft_lies_as_circulated(on):
    moment = on("shipped", 2021, 2, 5)
    minutes = one(moment, "Minutes", NOV)
    assert f"Approved at the meeting on {by.long(date(2021, 2, 4))}" in minutes.words
    assert "item 6: 'eight' to read 'seven'" in minutes.words
    kept = [path for path in moment.after
            if AS_CIRCULATED in path and path.startswith(minutes.folder) and "Minutes" in path]  # fmt: skip
    assert kept
    assert "Status: DRAFT" in Paper(kept[0], moment.after[kept[0]]).lines


def test_corrections_stand_in_the_minutes_of_the_meeting_that_agreed_them(on):
    assert "'eight' to read 'seven'" in one(on("shipped", 2021, 2, 5), "Minutes", FEBRUARY).words


def test_approval_by_email_says_its_day_and_its_corrections(on):
    minutes = one(on("invented", 2027, 3, 5), "Minutes", FEB)
    assert "by e-mail on Wednesday 3 March 2027" in minutes.words
    assert "'August' to read 'late August'" in minutes.words


# what was so at the meeting


def test_an_action_handed_over_stays_its_first_owners_in_the_minutes(on):
    rows = [row for row in by.table(one(on("invented", 2027, 9, 10), "Minutes", OCT).lines, "Ref")
            if row["Ref"] == "A-2026-01"]  # fmt: skip
    assert rows
    assert all(NADIA in row["Owner"] and MORVEN not in row["Owner"] for row in rows)


def test_each_meeting_was_led_by_who_led_it_then(on):
    last = on("invented", 2027, 9, 10)
    assert f"| Chaired by | {AILSA} " in one(last, "Minutes", OCT).words
    assert f"| Chaired by | {EWAN} " in one(last, "Minutes", JUNE).words


def test_matters_arising_tell_what_was_done_since_the_last_meeting(on):
    """Two actions of November were completed before February: members ask for them."""
    minutes = one(on("shipped", 2021, 2, 5), "Minutes", FEBRUARY)
    for ref in ("A-2020-02", "A-2020-05", "A-2020-09", "A-2020-03"):
        assert ref in minutes.words
    agreed = {row["Ref"] for row in by.table(minutes.lines, "Ref") if row.get("Due")}
    assert {"A-2021-01", "A-2021-02", "A-2021-03"} <= agreed


# without a quorum


def test_a_recommendation_is_put_to_the_next_ordinary_meeting_until_it_is_confirmed(on):
    before = one(on("invented", 2027, 2, 24), "Agenda", JUNE)
    assert re.search(r"(?i)to confirm the recommendations? of .*11 February 2027", before.words)
    after = one(on("invented", 2027, 3, 5), "Agenda", JUNE)
    assert not re.search(r"(?i)to confirm the recommendation", after.words)


def test_a_breach_of_the_quorum_ends_when_it_is_confirmed(on):
    assert "D-2027-02" in on("invented", 2027, 2, 24).check.out
    said = on("invented", 2027, 3, 5).check.out
    assert "confirm what was decided" not in said
    assert not re.search(r"(?m)^breach .*(quor|D-2027-02)", said)


def test_a_decision_between_meetings_is_noted_at_the_next(on):
    agenda = one(on("invented", 2027, 5, 27), "Agenda", JUNE)
    assert "3 March 2027" in agenda.words
    assert re.search(r"(?i)to note", agenda.words)


# meetings of their own kind


def test_an_extraordinary_meeting_says_why_it_was_called_and_owes_nothing_else(on):
    moment = on("invented", 2027, 3, 12)
    agenda = one(moment, "Agenda", ROOF)
    assert "The roof of the library has come down" in agenda.words
    assert "Minutes of the last meeting" not in agenda.words
    asked = [line for line in moment.check.out.splitlines() if "16 March 2027" in line]
    for duty in ("standing", "speaks of", "Calendar", "not approved at", "lacks"):
        assert [line for line in asked if duty in line] == []


def test_what_cant_be_mended_any_more_is_told_as_noted(on):
    said = on("invented", 2027, 3, 17).check.out
    assert not re.search(r"(?m)^breach", said)
    assert re.search(r"(?im)^(note\w*|info) .*16 March 2027", said)


def test_minutes_not_taken_are_a_note_of_the_meeting_and_stand_on_the_next_agenda(on):
    moment = on("invented", 2027, 4, 13)
    note = one(moment, "Note of the meeting", ROOF)
    assert "No minutes were taken" in note.words
    assert "Click here" not in note.words
    assert "16 March 2027" in one(on("invented", 2027, 5, 27), "Agenda", JUNE).words


def test_a_cancelled_meeting_is_never_taken_and_asked_for_it_says_so(on):
    moment = on("invented", 2026, 11, 25)
    said = moment.revisited["HRN-2026-12"]
    assert "cancelled" in said.out.casefold() + said.err.casefold()
    assert set(said.files.values()) <= {"kept"}, "what stands there is named; nothing is made"


def test_a_moved_meeting_bears_its_new_day(on):
    agenda = one(on("invented", 2027, 2, 2), "Agenda", FEB)
    assert by.long(date(2027, 2, 11)) in agenda.words
    assert "4 February 2027" not in agenda.lines[0]


def test_two_meetings_on_one_day_each_have_their_own_papers(on):
    moment = on("invented", 2027, 6, 3)
    assert moment.folders[JUNE] != moment.folders[JOINT]
    assert "Bring the figures." in one(moment, "Agenda", JUNE).words
    assert "Bring the spoilt books." in one(moment, "Agenda", JOINT).words


# the year's own papers


def test_a_yearly_figure_says_from_when(on):
    report = one(on("shipped", 2021, 3, 8), "Termly report Spring")
    assert re.search(r"88%\s*\(autumn\)", report.words)


def test_a_target_that_changes_leaves_what_was_sent_as_it_was(on):
    last = on("invented", 2027, 9, 10)
    assert "| 120 |" in one(last, "Termly report Spring").words
    assert "| 100 |" in one(last, "Partnership report section").words


def test_terms_end_as_schools_know_it(on):
    planner = one(on("shipped", 2021, 1, 18), "Year planner")
    for ends in ("18 December 2020", "1 April 2021", "23 July 2021"):
        assert re.search(rf"term: .* to (\w+ )?{ends}", planner.words), ends


def test_a_year_that_is_over_is_said_and_not_before_its_last_report_is_due(on):
    assert "make next year" not in on("shipped", 2021, 8, 31).check.out
    over = on("shipped", 2021, 9, 10).check
    assert re.search(r"(?i)next year's", over.out), over.out
    assert over.code == 0


def test_nobody_who_left_is_written_to(on):
    """What was made for somebody who has nothing to do any more is told, not left silently."""
    moment = on("invented", 2027, 2, 12)
    assert f"Actions {NADIA}.docx" not in [
        n for n, o in moment.made["actions"].files.items() if o == "created"
    ]
    there = moment.of(f"Actions {NADIA}")
    assert not there or NADIA in moment.made["actions"].out
