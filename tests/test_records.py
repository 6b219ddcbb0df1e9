"""A document is living until it is sent; then it is a record: what a day in the office shows."""

from __future__ import annotations

import hashlib
import shlex
import shutil
from datetime import date, time
from pathlib import Path
from typing import Any

import docx
import pytest

from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comparing.stories import stories
from llf_docgen.word.merge.accept import accept
from llf_docgen.word.xml import AUTHOR, BY, as_part, w
from llf_docgen.workbook.writing import starter
from tests.builders import shipped_rows
from tests.outline import words
from tests.papers import FOLDER, YEAR, at
from tests.word import tracked

COPIES = FOLDER / "as circulated"
OF_NOVEMBER = FOLDER.with_name("2020-11-12 Planning Action Group")
SENT = date(2021, 1, 28)
DATE = w("date")


def keep(folder: Path, *changes: tuple[str, int, dict[str, Any]], **tables: list) -> None:
    """The shipped workbook with some rows changed, or whole tables."""
    rows = shipped_rows() | tables
    for sheet, row, values in changes:
        rows[sheet][row].update(values)
    (folder / "workbook" / "planning-action-group.xlsx").write_bytes(starter.build(rows))


def papers_out(**more: Any) -> tuple[str, int, dict[str, Any]]:
    return "Meetings", 1, {"papers_circulated": SENT, **more}


def line(out: str, name: str) -> str:
    """What a run says of a file."""
    (found,) = (said for said in out.splitlines() if f" {name}" in said and said[:1].islower())
    return found


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def type_into(path: Path, text: str) -> None:
    document = docx.Document(path)
    document.add_paragraph(text)
    document.save(path)


def test_what_was_circulated_is_kept_and_copied(run, working_folder):
    run("pack")
    type_into(at("Agenda"), "Lunch is at noon.")
    before = digest(at("Agenda"))
    keep(working_folder, papers_out(venue="Room 7"))
    code, out, _ = run("pack", "--today", "2021-01-29")
    assert code == 0
    said = line(out, "Agenda.docx")
    assert said.startswith("kept")
    assert "as it stood when Papers circulated was entered (28 January 2021)" in said
    assert "the workbook now says something else in one place" in said
    assert said.endswith(
        'to send it revised, llf-docgen pack --meeting PAG-2021-02 --only "Agenda" --again'
    )
    assert digest(at("Agenda")) == digest(COPIES / "Agenda.docx") == before
    assert run("pack", "--today", "2021-01-30")[1].count("a copy of what went out") == 0


def test_a_record_that_was_only_opened_and_saved_was_not_edited(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    before = digest(at("Agenda"))
    for path in (at("Agenda"), COPIES / "Agenda.docx"):
        docx.Document(path).save(path)
    assert digest(at("Agenda")) != before
    said = line(run("pack", "--today", "2021-01-30")[1], "Agenda.docx")
    assert "edited since" not in said
    assert "no longer what went out" not in said
    type_into(at("Agenda"), "Lunch is at noon.")
    said = line(run("pack", "--today", "2021-01-30")[1], "Agenda.docx")
    assert "edited since it went out" in said
    document = docx.Document(at("Agenda"))
    last = document.paragraphs[-1]._element
    last.getparent().remove(last)
    document.save(at("Agenda"))
    assert "edited since" not in line(run("pack", "--today", "2021-01-30")[1], "Agenda.docx")
    document = docx.Document(at("Agenda"))
    next(p for p in document.paragraphs if p.text == "Business").style = "Heading 2"
    document.save(at("Agenda"))
    said = line(run("pack", "--today", "2021-01-30")[1], "Agenda.docx")
    assert "edited since" not in said, "only its looks"


@pytest.mark.parametrize(
    ("dated", "made", "sent", "bears"),
    [
        (date(2020, 11, 16), date(2020, 11, 16), date(2020, 11, 18), "Monday 16 November 2020"),
        (date(2020, 11, 18), date(2020, 11, 16), date(2020, 11, 18), ""),
        (date(2020, 11, 16), date(2020, 11, 18), date(2020, 11, 18), ""),
        (date(2020, 11, 20), date(2020, 11, 16), date(2020, 11, 18), "Friday 20 November 2020"),
    ],
    ids=["made before", "dated ahead", "made on the day", "sent before its date"],
)
def test_a_briefing_that_bears_another_day_says_so(run, working_folder, dated, made, sent, bears):
    keep(working_folder, ("Communications", 0, {"date": dated, "sent_on": None}))
    run("briefing", "--today", made.isoformat(), "--draft")
    keep(working_folder, ("Communications", 0, {"date": dated, "sent_on": sent}))
    name = "Briefing C-2020-01 Second placements online"
    path = YEAR / f"{name}.docx"
    command = ("briefing", "--today", "2020-11-20", "--draft")
    said = line(run(*command)[1], name)
    assert said.startswith("kept")
    told = f"it bears {bears}, which is not the day it was sent; if it has not left yet, correct"
    assert (told in said) if bears else ("it bears" not in said.replace("it bears NOT", ""))
    if bears:
        document = docx.Document(path)
        (cell,) = (c for t in document.tables for r in t.rows for c in r.cells if c.text == bears)
        cell.paragraphs[0].runs[0].text = "Wednesday 18 November 2020"
        document.save(path)
        assert "it bears Mon" not in line(run(*command)[1], name)
        assert bears not in line(run(*command)[1], name)


def test_time_alone_is_no_difference(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    for day in ("2021-01-28", "2021-01-29", "2021-02-09"):
        _, out, _ = run("pack", "--today", day, "--draft")
        for name in ("Agenda.docx", "Action log.docx", "Termly report Autumn.docx"):
            assert "something else" not in line(out, name), (day, name)


def test_a_copy_that_was_taken_away_is_not_made_again(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    (COPIES / "Agenda.docx").unlink()
    run("pack", "--today", "2021-01-30")
    assert not (COPIES / "Agenda.docx").exists()


def test_a_record_that_was_never_made_is_made_once(run, working_folder):
    keep(working_folder, papers_out())
    _, out, _ = run("pack", "--today", "2021-01-29")
    assert "never made here before" in line(out, "Agenda.docx")
    assert not (COPIES / "Agenda.docx").exists(), "nothing of it went out from here"
    before = digest(at("Agenda"))
    _, out, _ = run("pack", "--today", "2021-03-01", "--draft", "--meeting", "PAG-2021-02")
    assert line(out, "Agenda.docx").startswith("kept")
    assert "as it was made here after Papers circulated (28 January 2021)" in out
    assert "as it stood when Papers" not in line(out, "Agenda.docx")
    assert "something else" not in line(out, "Agenda.docx")
    assert digest(at("Agenda")) == before


def advice(said: str) -> list[str]:
    """The command that a line names, as it can be typed."""
    return shlex.split(said[said.rindex("llf-docgen") :])[1:]


def test_a_record_that_was_deleted_comes_back_as_it_went_out_when_its_line_is_followed(
    run, working_folder
):
    run("pack")
    type_into(at("Agenda"), "Lunch is at noon.")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    before = digest(at("Agenda"))
    keep(working_folder, papers_out(venue="Room 7", status="Held"))
    at("Agenda").unlink()
    for day in ("2021-01-29", "2021-02-09"):  # before the meeting and after it
        _, out, _ = run("pack", "--today", day, "--again", "--draft", "--meeting", "PAG-2021-02")
        said = line(out, "Agenda.docx")
        assert "you deleted or moved it; to bring it back as it went out: llf-docgen" in said
        assert not at("Agenda").exists()
        code, out, err = run(*advice(said), "--today", day, "--draft")
        assert (code, err) == (0, "")
        assert "created" in line(out, "Agenda.docx")
        assert "brought back as it went out" in line(out, "Agenda.docx")
        assert digest(at("Agenda")) == before
        _, out, _ = run("pack", "--today", day, "--draft", "--meeting", "PAG-2021-02")
        assert "as it stood when Papers circulated was entered" in line(out, "Agenda.docx")
        assert "edited since" not in line(out, "Agenda.docx")
        at("Agenda").unlink()


def test_a_revised_agenda_that_was_deleted_comes_back_as_it_was_revised(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out(venue="Room 7"))
    run("pack", "--only", "agenda", "--again", "--today", "2021-01-30")
    before = digest(at("Agenda"))
    for day in ("2021-01-30", "2021-01-31"):  # before a copy of it is laid, and with one
        at("Agenda").unlink()
        said = line(run("pack", "--today", day)[1], "Agenda.docx")
        run(*advice(said), "--today", day)
        assert digest(at("Agenda")) == before
        run("pack", "--today", day)


def test_an_agenda_that_never_went_out_comes_back_as_it_was_made(run, working_folder):
    asked = ("pack", "--meeting", "PAG-2021-02", "--draft", "--today")
    run("pack", "--today", "2021-01-19")
    before = digest(at("Agenda"))
    keep(working_folder, papers_out(papers_circulated=None, venue="Room 7", status="Held"))
    run(*asked, "2021-02-06")
    at("Agenda").unlink()
    said = line(run(*asked, "2021-02-06")[1], "Agenda.docx")
    told = "to bring it back as it was made on 19 January 2021, without what was typed into it"
    assert told in said
    code, out, _ = run(*advice(said), "--today", "2021-02-06", "--draft")
    assert (code, digest(at("Agenda"))) == (0, before)
    assert "what was typed into it since is not in it" in line(out, "Agenda.docx")


def test_what_was_merged_comes_back_where_no_copy_is_there(run, working_folder):
    run("pack")
    type_into(at("Agenda"), "Lunch is at noon.")
    keep(working_folder, papers_out(papers_circulated=None, venue="Room 7"))
    run("pack")
    merged = words(at("Agenda").read_bytes())
    assert "Room 7" in merged
    at("Agenda").unlink()
    asked = ("pack", "--meeting", "PAG-2021-02", "--draft", "--today", "2021-02-06")
    said = line(run(*asked)[1], "Agenda.docx")
    assert "to bring it back as it was after the last merge, without what" in said
    run(*advice(said), "--today", "2021-02-06", "--draft")
    assert words(at("Agenda").read_bytes()) == merged


def test_what_came_back_otherwise_than_it_went_out_is_no_copy_of_that(run, working_folder):
    run("pack")
    type_into(at("Agenda"), "Lunch is at noon.")
    keep(working_folder, ("Meetings", 1, {"venue": "Room 7"}))
    run("pack", "--today", "2021-01-27")
    keep(working_folder, papers_out(venue="Room 7"))
    run("pack", "--today", "2021-01-28")
    at("Agenda").unlink()
    said = line(run("pack", "--today", "2021-01-29")[1], "Agenda.docx")
    run(*advice(said), "--today", "2021-01-29")
    at("Agenda").write_bytes(accepted(at("Agenda").read_bytes()))
    said = line(run("pack", "--today", "2021-01-30")[1], "Agenda.docx")
    assert "as it was brought back, which need not be as it went out, so it is not copied" in said
    assert not (COPIES / "Agenda.docx").exists()


def test_where_nothing_is_left_of_a_record_the_line_says_what_it_is_made_from(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    at("Agenda").unlink()
    (base,) = Path("output/.generated/.bases").rglob("Agenda.docx")
    base.write_bytes(b"nonsense")
    said = line(run("pack", "--today", "2021-01-29")[1], "Agenda.docx")
    assert "bring it back from a backup" in said
    assert "or make it from today's workbook: llf-docgen" in said
    _, out, _ = run(*advice(said), "--today", "2021-01-29")
    assert "so it is made only now, from today's workbook" in line(out, "Agenda.docx")


def approved_minutes(run, folder: Path) -> tuple[str, ...]:
    """Minutes that were typed into, circulated and approved; an action was handed over since."""
    keep(folder, **held(minutes_circulated=None))
    run("pack", "--today", "2021-02-05", "--draft")
    type_into(at("Minutes"), "We thanked the caretaker.")
    keep(folder, **held())
    command = ("pack", "--draft", "--meeting", "PAG-2021-02", "--today")
    run(*command, "2021-02-10")
    keep(folder, **APPROVED)
    run(*command, "2021-02-15")
    keep(folder, ("Actions", 2, {"owner": "Daniel Hartley", "text": "Anew"}), **APPROVED)
    return (*command, "2021-03-01")


def test_approved_minutes_that_were_deleted_come_back_word_for_word(run, working_folder):
    command = approved_minutes(run, working_folder)
    content = at("Minutes").read_bytes()
    for _ in range(2):
        at("Minutes").unlink()
        said = line(run(*command)[1], "Minutes.docx")
        assert "you deleted or moved it; to bring it back as it was approved: llf-docgen" in said
        code, out, _ = run(*advice(said), "--today", "2021-03-01", "--draft")
        assert (code, "brought back as it was approved" in line(out, "Minutes.docx")) == (0, True)
        assert words(at("Minutes").read_bytes()) == words(content)
        said = line(run(*command)[1], "Minutes.docx")
        assert "as it was approved" in said
        assert "edited since" not in said


def test_minutes_are_never_made_anew_under_an_approval_of_other_words(run, working_folder):
    command = approved_minutes(run, working_folder)
    at("Minutes").unlink()
    (COPIES / "Minutes.docx").unlink()
    shutil.rmtree(Path("output/.generated/kept"))
    said = line(run(*command)[1], "Minutes.docx")
    assert "what was approved is not kept here, so it is not made anew: bring it back from" in said
    assert "llf-docgen pack" not in said
    again = ("--only", "minutes", "--again")
    said = line(run(*command, *again)[1], "Minutes.docx")
    assert (said[:4], at("Minutes").exists()) == ("kept", False)


def test_minutes_deleted_before_their_approval_is_in_them_come_back_as_they_went_out(
    run, working_folder
):
    keep(working_folder, **held(minutes_circulated=None))
    run("pack", "--today", "2021-02-05", "--draft")
    type_into(at("Minutes"), "We thanked the caretaker.")
    keep(working_folder, **held())
    command = ("pack", "--draft", "--meeting", "PAG-2021-02", "--today")
    run(*command, "2021-02-10")
    sent = digest(at("Minutes"))
    at("Minutes").unlink()
    keep(working_folder, **APPROVED)
    said = line(run(*command, "2021-02-15")[1], "Minutes.docx")
    run(*advice(said), "--draft", "--today", "2021-02-15")
    assert digest(at("Minutes")) == sent
    run(*command, "2021-02-15")
    text = words(at("Minutes").read_bytes())
    assert ("caretaker" in text, "Approved by e-mail" in text) == (True, True)


def test_a_report_that_was_deleted_comes_back_with_the_figures_that_were_sent(run, working_folder):
    command = ("pack", "--term", "Spring", "--draft", "--today")
    run(*command, "2021-03-08")
    rows = shipped_rows()["Calendar"]
    spring = next(n for n, r in enumerate(rows) if r["date"] > date(2021, 3, 1))
    path = at("Termly report Spring")
    sent = ("Calendar", spring, {"sent_on": date(2021, 3, 8)})
    keep(working_folder, sent)
    run(*command, "2021-03-09")
    before = digest(path)
    keep(working_folder, sent, ("KPIs", 0, {"target": "95%"}))
    path.unlink()
    said = line(run(*command, "2021-06-09")[1], "Termly report Spring.docx")
    run(*advice(said), "--today", "2021-06-09", "--draft")
    assert digest(path) == before


def test_of_a_record_that_stands_twice_one_is_to_be_kept(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    for name in ("One.docx", "Two.docx"):
        at("Agenda").with_name(name).write_bytes(at("Agenda").read_bytes())
    at("Agenda").unlink()
    said = line(run("pack", "--today", "2021-01-29")[1], "Agenda.docx")
    told = "it stands here as One.docx and Two.docx: keep the one that counts as Agenda.docx"
    assert told in said
    assert "--again" not in said


def test_a_bare_again_changes_no_record(run, working_folder):
    run("pack")
    keep(working_folder, papers_out(venue="Room 7"))
    before = digest(at("Agenda"))
    run("pack", "--today", "2021-01-29", "--again")
    assert digest(at("Agenda")) == before


def test_a_revised_agenda_says_what_changed_and_stays(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out(venue="Room 7"))
    run("pack", "--today", "2021-02-01", "--only", "agenda", "--again")
    text = words(at("Agenda").read_bytes())
    assert "Room 7" in text
    assert "Room 7" not in words((COPIES / "Agenda.docx").read_bytes())
    before = digest(at("Agenda"))
    _, out, _ = run("pack", "--today", "2021-02-03")
    assert "something else" not in line(out, "Agenda.docx")
    assert digest(at("Agenda")) == before
    run("pack", "--today", "2021-02-01", "--only", "agenda", "--again")
    assert digest(at("Agenda")) == before


def revised(run, day: str, *more: str) -> list[str]:
    """What an agenda that is made anew says of its revision."""
    run("pack", "--today", day, "--only", "agenda", "--again", *more)
    lines = words(at("Agenda").read_bytes()).splitlines()
    said = ("Subtitle: ", "List Bullet: ")
    return [text.partition(": ")[2] for text in lines[:12] if text.startswith(said)]


def test_an_agenda_in_which_nothing_changed_is_no_revised_one(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    before = digest(at("Agenda"))
    assert revised(run, "2021-02-01") == []
    assert digest(at("Agenda")) == before
    at("Agenda").unlink()
    assert revised(run, "2021-02-01") == []
    _, out, _ = run("pack", "--today", "2021-02-02")
    assert "as it stood when Papers circulated was entered" in line(out, "Agenda.docx")


@pytest.mark.parametrize(("first", "again"), [([], ["--draft"]), (["--draft"], [])])
def test_the_stamp_of_a_build_with_errors_is_no_change(run, working_folder, first, again):
    run("pack", *first)
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    assert revised(run, "2021-02-01", *again) == []
    assert ("NOT FOR CIRCULATION" in words(at("Agenda").read_bytes())) == bool(again)


def test_an_agenda_whose_change_is_taken_back_says_so(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out(start=time(10)))
    first = revised(run, "2021-01-30")
    assert first[1].startswith("Time: 10:00")
    assert revised(run, "2021-01-31") == first
    keep(working_folder, papers_out())
    assert revised(run, "2021-02-01") == [
        "Revised 1 February 2021; first circulated 28 January 2021",
        "The agenda is again as it was first circulated on 28 January 2021.",
    ]


def test_a_change_of_whole_sentences_has_one_full_stop(run, working_folder):
    keep(working_folder, papers_out(papers_circulated=None, venue="The hall, by the gate."))
    run("pack")
    keep(working_folder, papers_out(venue="The hall, by the gate."))
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out(venue="Room 7. Bring a coat."))
    (change,) = revised(run, "2021-02-01")[1:]
    assert change.endswith("Room 7. Bring a coat (was The hall, by the gate).")


def test_a_change_outside_the_business_is_told_by_its_heading(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out(), ("Actions", 0, {"owner": "Owen Tansley"}))
    assert revised(run, "2021-02-01")[1:] == ["What stands under Open actions carried forward."]


def test_only_makes_one_document(run):
    code, _, _ = run("pack", "--only", "MINUTES")
    assert code == 0
    assert [p.name for p in FOLDER.iterdir()] == ["Minutes.docx"]
    assert not YEAR.exists()
    code, _, err = run("pack", "--only", "minute")
    assert (code, 'Did you mean "Minutes"?' in err) == (2, True)
    code, _, err = run("pack", "--only", "Extract")
    assert (code, "There is no document 'Extract'." in err) == (2, True)


def test_only_makes_one_file_of_a_document_that_has_several(run, working_folder):
    keep(working_folder, **held())
    run("pack", "--today", "2021-02-08", "--draft", "--only", "Action log after the meeting")
    assert [p.name for p in FOLDER.iterdir()] == ["Action log after the meeting.docx"]
    code, _, err = run("pack", "--today", "2021-02-08", "--draft", "--only", "action log of May")
    assert code == 2
    assert (
        "There is no 'action log of May' to make here. Name Action log or Action log after" in err
    )


def test_the_report_of_another_term_is_named_with_how_it_is_made(run):
    code, _, err = run("pack", "--only", "Termly report Spring", "--again")
    assert (code, "Name Termly report Autumn, or add --term Spring." in err) == (2, True)


def test_a_log_that_was_deleted_comes_back_and_the_other_log_of_the_meeting_stays(
    run, working_folder
):
    keep(working_folder, **held())
    run("pack", "--today", "2021-02-10", "--draft")
    after = digest(at("Action log after the meeting"))
    keep(working_folder, ("Actions", 9, {"owner": "Owen Tansley"}), **held())
    at("Action log").unlink()
    asked = ("pack", "--today", "2021-03-01", "--draft", "--meeting", "PAG-2021-02")
    said = line(run(*asked)[1], "Action log.docx")
    assert '--only "Action log" --again' in said
    _, out, _ = run(*advice(said), "--today", "2021-03-01", "--draft")
    assert line(out, "Action log.docx").startswith("created")
    assert "Action log after" not in out
    assert digest(at("Action log after the meeting")) == after


@pytest.mark.parametrize(
    ("command", "name", "rows"),
    [
        (["briefing"], "Briefing C-2020-01 Second placements online", []),
        (
            ["partnership"],
            "Partnership report section 2020-21",
            [("Calendar", 6, {"sent_on": date(2021, 9, 1)})],
        ),
    ],
    ids=["a briefing", "the Partnership section"],
)
def test_any_record_that_was_deleted_comes_back_as_its_line_says(
    command, name, rows, run, working_folder
):
    keep(working_folder, *rows)
    on = ("--today", "2021-09-01", "--draft")
    run(*command, *on)
    assert f'--only "{name}" --again' in _line_once_deleted(run, command, name, on)
    _, out, _ = run("pack", "--only", name, "--again", *on)
    assert line(out, f"{name}.docx").startswith("created")


def _line_once_deleted(run, command, name, on) -> str:
    (YEAR / f"{name}.docx").unlink()
    _, out, _ = run(*command, *on, "--again")
    assert not (YEAR / f"{name}.docx").exists()
    return line(out, f"{name}.docx")


def held(**more: Any) -> dict[str, list]:
    """The tables of February's meeting once it was held, its minutes out on the 9th."""
    rows = shipped_rows()
    february = rows["Meetings"][1]
    february |= {"papers_circulated": SENT, "minutes_circulated": date(2021, 2, 9)}
    february |= {"minutes_status": "Draft"} | more
    came = [
        r | {"meeting": february["ref"]} for r in rows["Attendance"] if r["status"] == "Present"
    ]
    others = [r for r in rows["Attendance"] if r["meeting"] != february["ref"]]
    return {"Meetings": rows["Meetings"], "Attendance": [*others, *came]}


NOT_TAKEN = {"minutes_status": "Not taken", "note": "No secretary.", "minutes_circulated": None}
APPROVED = held(minutes_status="Approved", approved_at="by e-mail", approved_on=date(2021, 2, 12))


def test_minutes_say_which_action_agreed_at_their_meeting_was_handed_over(run, working_folder):
    agreed = {"raised_at": "PAG-2021-02", "agenda_no": "6", "due": date(2021, 3, 12)}
    tables = held(minutes_circulated=None)
    actions = shipped_rows()["Actions"]
    ref, first = actions[9]["ref"], actions[9]["owner"]
    keep(working_folder, ("Actions", 9, agreed), **tables)
    command = ("pack", "--draft", "--only", "minutes", "--meeting", "PAG-2021-02", "--today")
    run(*command, "2021-02-05")
    later = agreed | {"owner": actions[0]["owner"], "due": date(2021, 3, 26)}
    keep(working_folder, ("Actions", 9, later), **tables)
    said = line(run(*command, "2021-02-08")[1], "Minutes.docx")
    assert said.startswith("updated")
    assert f"{ref} was with {first}, 12 Mar 2021 and is now with {later['owner']}, 26 Mar" in said
    assert "where it was handed over or put off since, put that back in Word" in said
    document = docx.Document(at("Minutes"))
    (cell,) = (row.cells[2] for t in document.tables for row in t.rows if row.cells[0].text == ref)
    cell.paragraphs[0].runs[0].text = first
    document.save(at("Minutes"))
    said = line(run(*command, "2021-02-09")[1], "Minutes.docx")
    assert (said[:4], "was with" in said) == ("kept", False)
    tables = docx.Document(at("Minutes")).tables
    rows = [[c.text for c in row.cells] for t in tables for row in t.rows]
    assert [row[2] for row in rows if row[0] == ref] == [first]


def test_a_paper_sent_later_makes_a_revised_agenda_that_says_so_once(run, working_folder):
    run("pack", "--today", "2021-01-28", "--only", "agenda")
    keep(working_folder, papers_out())
    again = ("pack", "--only", "agenda", "--again", "--today")
    assert line(run(*again, "2021-01-31")[1], "Agenda.docx").startswith("unchanged")
    keep(working_folder, papers_out(), ("Agenda", 8, {"paper_sent": date(2021, 2, 1)}))
    assert line(run(*again, "2021-02-01")[1], "Agenda.docx").startswith("updated")
    text = words(at("Agenda").read_bytes())
    assert "Item 9: Paper G: Planning summary was sent on 1 February 2021." in text
    assert "Paper G: Planning summary, late: sent on 1 February 2021" in text
    assert line(run(*again, "2021-02-02")[1], "Agenda.docx").startswith("unchanged")


def test_minutes_take_their_approval_in_once_and_stay(run, working_folder):
    keep(working_folder, **held(minutes_circulated=None))
    run("pack", "--today", "2021-02-05", "--draft")
    type_into(at("Minutes"), "We thanked the caretaker.")
    keep(working_folder, **held())
    _, out, _ = run("pack", "--today", "2021-02-10", "--draft", "--meeting", "PAG-2021-02")
    assert "as it stood when Minutes circulated was entered" in line(out, "Minutes.docx")
    circulated = digest(at("Minutes"))
    assert digest(COPIES / "Minutes.docx") == circulated

    approved = held(
        minutes_status="Approved", approved_at="by e-mail", approved_on=date(2021, 2, 12)
    )
    keep(working_folder, ("Actions", 2, {"text": "Said anew"}), **approved)
    command = ("pack", "--today", "2021-02-15", "--draft", "--meeting", "PAG-2021-02")
    _, out, _ = run(*command)
    assert line(out, "Minutes.docx").startswith("updated")
    content = at("Minutes").read_bytes()
    text = words(content)
    assert "DRAFT" not in text
    assert "Approved by e-mail" in text
    assert "We thanked the caretaker." in text
    assert "Said anew" not in text, "nothing comes in but the approval"
    assert b"w:ins " not in docx_body(content)
    assert "DRAFT" in words((COPIES / "Minutes.docx").read_bytes())

    before = digest(at("Minutes"))
    _, out, _ = run(*command)
    assert line(out, "Minutes.docx").startswith("kept")
    assert digest(at("Minutes")) == before

    certified = "Certified as a true extract"
    extract = ("extract", "--item", "6", "--meeting", "PAG-2021-02", "--draft", "--today")
    run(*extract, "2021-02-15")
    assert certified in words(at("Extract item 6").read_bytes())
    approved_words = at("Minutes").read_bytes()
    document = docx.Document(at("Minutes"))
    thanked = next(p for p in document.paragraphs if "caretaker" in p.text)
    for said in thanked.runs:
        said.font.strike = True
    document.save(at("Minutes"))
    assert "edited since it was approved" in line(run(*command)[1], "Minutes.docx")
    at("Minutes").write_bytes(approved_words)
    assert "edited since it was approved" not in line(run(*command)[1], "Minutes.docx")
    type_into(at("Minutes"), "Nobody abstained.")
    assert "edited since it was approved" in line(run(*command)[1], "Minutes.docx")
    _, out, err = run(*extract, "2021-02-15")
    assert (
        "not certified as a true extract from the approved minutes: they were edited" in out + err
    )
    assert certified not in words(at("Extract item 6").read_bytes())
    _, out, _ = run("changes", str(at("Minutes")))
    assert "Nobody abstained." in out
    assert "We thanked the caretaker." in out
    assert "Said anew" not in out
    assert "'Discussion'" not in out


def docx_body(content: bytes) -> bytes:
    from llf_docgen.package import open_parts

    return open_parts(content, "made", "docx")["word/document.xml"]


def test_an_approval_taken_back_is_said_and_can_be_taken_in_again(run, working_folder):
    minutes = at("Minutes")
    held = {"status": "Held", "minutes_circulated": date(2021, 2, 9)}
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail"}
    run("pack", "--today", "2021-02-05", "--only", "minutes", "--draft")
    type_into(minutes, "Everybody agreed.")
    draft = minutes.read_bytes()
    say = ("pack", "--meeting", "PAG-2021-02", "--only", "minutes", "--draft", "--today")

    keep(working_folder, papers_out(**held, **approved, approved_on=date(2021, 2, 12)))
    run(*say, "2021-02-15")
    assert "12 February 2021" in words(minutes.read_bytes())

    _, out, _ = run(*say, "2021-02-15", "--again")
    assert "approved, so nothing changes it" in line(out, "Minutes.docx")

    keep(working_folder, papers_out(**held, minutes_status="Draft"))
    _, out, _ = run(*say, "2021-02-15")
    assert "approved here, and in the workbook not any more" in line(out, "Minutes.docx")
    assert "12 February 2021" in words(minutes.read_bytes())

    code, _, _ = run("changes", str(minutes), "--restore")
    assert (code, minutes.read_bytes()) == (0, draft)
    keep(working_folder, papers_out(**held, **approved, approved_on=date(2021, 2, 11)))
    _, out, _ = run(*say, "2021-02-15")
    assert "approved; what is in it stays" in line(out, "Minutes.docx")
    text = words(minutes.read_bytes())
    assert ("11 February 2021" in text, "Everybody agreed." in text) == (True, True)


def test_words_about_the_approval_that_a_person_typed_stay_and_are_said(run, working_folder):
    run("pack", "--today", "2021-02-05", "--only", "minutes", "--draft")
    document = docx.Document(at("Minutes"))
    (draft,) = (p for p in document.paragraphs if p.text.startswith("These minutes are a draft"))
    draft.text = "These minutes were approved with thanks."
    document.save(at("Minutes"))
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail"}
    keep(working_folder, papers_out(**approved, approved_on=date(2021, 2, 12), status="Held"))
    _, out, _ = run(
        *("pack", "--meeting", "PAG-2021-02", "--only", "minutes", "--draft"),
        *("--today", "2021-02-15"),
    )
    assert "approved with thanks" in words(at("Minutes").read_bytes())
    told = line(out, "Minutes.docx")
    assert "one place where your words stay (under \u201cApproval\u201d)" in told
    assert "read the approval there" in told


def test_no_label_that_the_approval_took_out_is_told_as_the_persons_change(run, working_folder):
    """They rejected the workbook's actions, so nothing stands below it, and it goes."""
    keep(working_folder, **held(minutes_circulated=None))
    command = ("pack", "--meeting", "PAG-2021-02", "--only", "minutes", "--draft", "--today")
    run(*command, "2021-02-05")
    type_into(at("Minutes"), "We thanked the caretaker.")
    action = ("Actions", 9, {"raised_at": "PAG-2021-02", "agenda_no": "6"})
    keep(working_folder, action, **held(minutes_circulated=None))
    run(*command, "2021-02-08")
    at("Minutes").write_bytes(tracked.rejected(at("Minutes").read_bytes()))
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail"}
    keep(working_folder, action, **held(**approved, approved_on=date(2021, 2, 12)))
    run(*command, "2021-02-15")
    assert "Approved by e-mail" in words(at("Minutes").read_bytes())
    _, out, _ = run("changes", str(at("Minutes")))
    assert "We thanked the caretaker." in out
    assert "\u201cActions\u201d" not in out


def test_what_a_person_changed_since_the_approval_is_told_against_it(run, working_folder):
    run("pack", "--today", "2021-02-05", "--only", "minutes", "--draft")
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail", "status": "Held"}
    keep(working_folder, papers_out(**approved, approved_on=date(2021, 2, 12)))
    say = ("pack", "--meeting", "PAG-2021-02", "--only", "minutes", "--draft", "--today")
    run(*say, "2021-02-15")
    type_into(at("Minutes"), "A word more.")
    _, out, _ = run("changes", str(at("Minutes")))
    assert "A word more." in out
    assert "by e-mail" not in out


def test_a_record_that_is_no_document_any_more_is_said(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    for nonsense in (b"", b"nonsense"):
        at("Agenda").write_bytes(nonsense)
        _, out, _ = run("pack", "--today", "2021-01-30")
        said = line(out, "Agenda.docx")
        assert "can't be read as a Word document" in said
        assert "what went out is in as circulated/Agenda.docx" in said
        assert at("Agenda").read_bytes() == nonsense


def test_a_changed_template_is_not_taken_for_news_of_the_workbook(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    template = Path("templates") / "Agenda.docx"
    type_into(template, "Lunch is at noon.")
    _, out, _ = run("pack", "--today", "2021-01-30")
    assert "the workbook, or its template, now says something else" in line(out, "Agenda.docx")


def test_a_date_typed_too_early_and_taken_back_leaves_no_false_copy(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, ("Meetings", 1, {"venue": "Room 7"}))
    _, out, _ = run("pack", "--today", "2021-01-28")
    assert "so this is now Agenda (taken back).docx; delete it unless" in " ".join(out.split())
    type_into(at("Agenda"), "Lunch is at noon.")
    keep(working_folder, papers_out(venue="Room 7", papers_circulated=date(2021, 1, 29)))
    run("pack", "--today", "2021-01-29")
    assert (COPIES / "Agenda.docx").read_bytes() == at("Agenda").read_bytes()
    assert "Room 7" not in words((COPIES / "Agenda (taken back).docx").read_bytes())
    _, out, _ = run("pack", "--today", "2021-01-30")
    assert "taken back" not in out


def test_a_copy_of_what_went_out_is_never_restored_over(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    before = digest(COPIES / "Agenda.docx")
    code, _, err = run("changes", str(COPIES / "Agenda.docx"), "--restore")
    assert (code, "is the copy of what went out, and stays" in " ".join(err.split())) == (2, True)
    assert digest(COPIES / "Agenda.docx") == before


def test_what_waits_to_be_decided_is_copied_once_it_is(run, working_folder):
    run("pack")
    type_into(at("Agenda"), "Lunch is at noon.")
    keep(working_folder, ("Meetings", 1, {"venue": "Room 7"}))
    run("pack", "--today", "2021-01-28")
    decided = at("Agenda").read_bytes()
    keep(working_folder, papers_out(venue="Room 7"))
    _, out, _ = run("pack", "--today", "2021-01-29")
    assert "still to be decided in Word, and then it is copied" in " ".join(out.split())
    assert not (COPIES / "Agenda.docx").exists()
    at("Agenda").write_bytes(accepted(decided))
    run("pack", "--today", "2021-01-30")
    assert (COPIES / "Agenda.docx").read_bytes() == at("Agenda").read_bytes()


def accepted(content: bytes) -> bytes:
    """A document after Accept all in Word."""
    parts = open_parts(content, "Agenda.docx", "docx")
    for story in stories(parts).values():
        for moment in {e.get(DATE, "") for e in story.root.iter() if e.get(BY) == AUTHOR}:
            accept(story.root, moment)
        parts[story.part] = as_part(story.root)
    return write_parts(parts)


def test_minutes_whose_approval_says_not_how_stay_a_draft(run, working_folder):
    run("pack", "--today", "2021-02-05", "--only", "minutes", "--draft")
    say = ("pack", "--meeting", "PAG-2021-02", "--only", "minutes", "--draft", "--today")
    keep(working_folder, papers_out(minutes_status="Approved", status="Held"))
    run(*say, "2021-02-15")
    assert "DRAFT" in words(at("Minutes").read_bytes())
    how = {"approved_at": "by e-mail", "approved_on": date(2021, 2, 12)}
    keep(working_folder, papers_out(minutes_status="Approved", status="Held", **how))
    run(*say, "2021-02-16")
    text = words(at("Minutes").read_bytes())
    assert ("12 February 2021" in text, "DRAFT" in text) == (True, False)


def test_an_approval_taken_back_is_said_by_any_pack(run, working_folder):
    run("pack", "--today", "2021-02-05", "--only", "minutes", "--draft")
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail", "status": "Held"}
    keep(working_folder, papers_out(**approved, approved_on=date(2021, 2, 12)))
    run("pack", "--today", "2021-02-15", "--draft", "--meeting", "PAG-2021-02")
    run("changes", str(at("Minutes")))
    keep(working_folder, papers_out(status="Held", minutes_status="Draft"))
    _, out, _ = run("pack", "--today", "2021-02-15", "--draft", "--meeting", "PAG-2020-11")
    assert "approved here, and in the workbook not any more" in " ".join(out.split())


def test_rows_kept_for_new_actions_go_with_the_approval(run, working_folder):
    """Also where another action has taken the reference meanwhile."""
    run("pack", "--today", "2021-02-05", "--only", "minutes", "--draft")
    assert "A-2021-01" in words(at("Minutes").read_bytes())
    rows = shipped_rows()
    rows["Actions"].append(
        rows["Actions"][0]
        | {"ref": "A-2021-01", "raised_at": "2021-02-09", "agenda_no": None, "text": "Ring them"}
        | {"status": "Open", "completed_on": None}
    )
    approved = {"minutes_status": "Approved", "approved_at": "by e-mail", "status": "Held"}
    keep(working_folder, papers_out(**approved, approved_on=date(2021, 2, 12)), **rows)
    _, out, _ = run(
        *("pack", "--meeting", "PAG-2021-02", "--only", "minutes", "--draft"),
        *("--today", "2021-02-15"),
    )
    text = words(at("Minutes").read_bytes())
    assert ("No new action" in text, "A-2021-01" in text) == (True, False)
    assert "where your words stay" not in out


def test_a_renamed_record_is_said_by_its_name(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    at("Agenda").rename(at("Agenda as sent"))
    _, out, _ = run("pack", "--today", "2021-01-29")
    assert "is now Agenda as sent.docx; as it stood" in line(out, "Agenda.docx")


def test_a_meeting_whose_reference_changes_keeps_its_papers(run, working_folder):
    run("pack")
    rows = shipped_rows()
    for table in rows.values():
        for row in table:
            for field, value in row.items():
                if value == "PAG-2021-02":
                    row[field] = "PAG-2021-2"
    rows["Meetings"][1]["papers_circulated"] = SENT
    keep(working_folder, **rows)
    _, out, _ = run("pack", "--today", "2021-01-29")
    assert line(out, "Agenda.docx").startswith("kept")
    assert "never made here" not in out
    assert [p.name for p in Path("output").glob("2021-02-04*")] == [FOLDER.name]


def test_a_group_whose_name_changes_keeps_the_papers_of_its_year(run, working_folder):
    run("pack")
    rows = shipped_rows()
    for row in rows["Terms"]:
        if row["setting"] == "Group":
            row["value"] = "Action Group"
    keep(working_folder, Terms=rows["Terms"])
    _, out, _ = run("pack")
    assert "kept       Termly report Autumn.docx" in out
    assert "never made here" not in out
    assert sorted(p.name for p in Path("output").glob("20*")) == [YEAR.name, FOLDER.name]


def test_a_report_stands_in_the_years_folder_and_stays_once_sent(run, working_folder):
    run("pack", "--today", "2021-03-08", "--draft")
    assert at("Termly report Spring").is_file()
    before = digest(at("Termly report Spring"))
    keep(working_folder, ("Calendar", 4, {"sent_on": date(2021, 3, 11)}))
    _, out, _ = run("pack", "--today", "2021-03-12", "--draft", "--term", "Spring")
    kept, copy = (said for said in out.splitlines() if " Termly report Spring.docx" in said)
    assert kept.startswith("kept")
    assert copy.startswith("created")
    assert digest(at("Termly report Spring")) == before
    assert digest(YEAR / COPIES.name / "Termly report Spring.docx") == before


def test_a_report_that_was_sent_is_copied_also_when_another_is_in_hand(run, working_folder):
    keep(working_folder, ("Calendar", 2, {"sent_on": None}))
    run("pack", "--today", "2020-12-01", "--term", "Autumn", "--draft")
    before = digest(at("Termly report Autumn"))
    keep(working_folder, ("Calendar", 2, {"sent_on": date(2020, 12, 3)}))
    run("pack", "--today", "2021-03-08", "--draft")
    assert at("Termly report Spring").is_file()
    assert digest(YEAR / COPIES.name / "Termly report Autumn.docx") == before


def test_a_report_that_was_made_after_it_was_sent_is_no_news_to_later_packs(run):
    run("pack")
    assert at("Termly report Autumn").is_file()
    _, out, _ = run("pack", "--today", "2021-03-08", "--draft")
    assert "Termly report Spring.docx" in out
    assert "Termly report Autumn.docx" not in out


def test_the_report_that_a_meeting_got_is_copied_as_a_draft_for_it(run, working_folder):
    run("pack", "--term", "Spring")
    rows = shipped_rows()["Agenda"]
    agenda = [r | {"paper": str(r.get("paper", "")).replace("autumn", "spring")} for r in rows]
    keep(working_folder, papers_out(), Agenda=agenda)
    before = at("Termly report Spring").read_bytes()
    run("pack", "--today", "2021-01-29")
    copy = COPIES / "Termly report Spring (draft for the group).docx"
    assert copy.read_bytes() == before


def two_on_a_day() -> dict[str, list]:
    rows = shipped_rows()
    twin = rows["Meetings"][1] | {"ref": "PAG-2021-02b", "focus": "Something else"}
    agenda = [r | {"meeting": "PAG-2021-02b"} for r in rows["Agenda"] if r["no"] in ("1", 1)]
    return {"Meetings": [*rows["Meetings"], twin], "Agenda": [*rows["Agenda"], *agenda]}


def test_two_meetings_on_one_day_have_two_folders(run, working_folder):
    keep(working_folder, **two_on_a_day())
    run("pack", "--meeting", "PAG-2021-02", "--draft")
    run("pack", "--meeting", "PAG-2021-02b", "--draft")
    made = sorted(p.name for p in Path("output").glob("2021-02-04*"))
    assert made == [
        "2021-02-04 Planning Action Group PAG-2021-02",
        "2021-02-04 Planning Action Group PAG-2021-02b",
    ]
    code, _, err = run("pack", "--meeting", "2021-02-04", "--draft")
    assert (code, "Name it: PAG-2021-02 or PAG-2021-02b." in err) == (2, True)


def test_a_second_meeting_that_comes_later_leaves_the_first_where_it_is(run, working_folder):
    run("pack")
    keep(working_folder, **two_on_a_day())
    _, out, _ = run("pack", "--meeting", "PAG-2021-02", "--draft")
    assert "updated    Agenda.docx" in out
    run("pack", "--meeting", "PAG-2021-02b", "--draft")
    assert sorted(p.name for p in Path("output").glob("2021-02-04*")) == [
        "2021-02-04 Planning Action Group",
        "2021-02-04 Planning Action Group PAG-2021-02b",
    ]


def test_of_a_cancelled_meeting_nothing_is_made(run, working_folder):
    keep(working_folder, ("Meetings", 1, {"status": "Cancelled", "note": "Snow."}))
    code, out, _ = run("pack", "--meeting", "PAG-2021-02", "--draft")
    assert code == 0
    assert "It is cancelled, so nothing is made" in out
    assert not Path("output").exists()


def test_without_any_meeting_the_year_goes_on(run, working_folder):
    bare = {"Meetings": [], "Attendance": [], "Agenda": [], "Decisions": [], "Actions": []}
    keep(working_folder, **bare)
    code, out, _ = run("pack", "--draft")
    assert code == 0
    assert "The sheet Meetings has no meeting yet: add a row for each." in out
    assert at("Termly report Autumn").is_file()
    for command in ("evidence", "year", "partnership"):
        assert run(command, "--draft")[0] == 0, command
    code, _, err = run("pack", "--only", "minutes", "--draft")
    assert (code, "no meeting yet" in err) == (2, True)


def test_where_all_meetings_are_cancelled_that_is_said(run, working_folder):
    keep(working_folder, *(("Meetings", row, {"status": "Cancelled"}) for row in (0, 1)))
    _, out, _ = run("pack", "--draft")
    assert "Every meeting in the sheet Meetings is Cancelled: add a row for the next one." in out
    assert at("Termly report Autumn").is_file()


@pytest.mark.parametrize(
    ("day", "term", "says"),
    [
        ("2020-10-01", None, "The Autumn report is made from Thursday 12 November 2020 on"),
        ("2020-11-12", "Autumn", "Termly report: Autumn, due by Thursday 3 December 2020"),
        ("2021-01-18", "Autumn", "the last that fell due"),
        ("2021-03-08", "Spring", "due by Thursday 11 March 2021 (in three days)"),
        ("2021-06-28", "Summer", "due by Thursday 1 July 2021 (in three days)"),
    ],
)
def test_the_report_made_is_the_one_in_hand(run, working_folder, day, term, says):
    rows = shipped_rows()
    calendar = [r | {"sent_on": None} for r in rows["Calendar"]]
    keep(working_folder, Calendar=calendar, Developments=[])
    _, out, _ = run("pack", "--today", day, "--draft")
    assert says in out
    made = [p.stem for p in YEAR.iterdir()] if YEAR.exists() else []
    assert made == ([f"Termly report {term}"] if term else [])


def test_sheets_of_owners_who_have_nothing_open_are_named(run, working_folder):
    run("actions")
    owner = next(p for p in Path("output").rglob("Actions *.docx") if ".generated" not in str(p))
    name = owner.stem.removeprefix("Actions ")
    rows = shipped_rows()
    kept = [r for r in rows["Actions"] if r["owner"] != name]
    keep(working_folder, Actions=kept)
    _, out, _ = run("actions")
    assert "delete it, so that it is not sent" in line(out, f"Actions {name}.docx")
    assert owner.exists()


def test_a_preview_names_what_would_be_and_writes_nothing(run, working_folder):
    run("pack")
    keep(working_folder, papers_out(venue="Room 7"))
    _, out, _ = run("pack", "--today", "2021-01-29", "--preview")
    assert line(out, "Agenda.docx").startswith("kept")
    assert not (COPIES / "Agenda.docx").exists()


@pytest.mark.parametrize(
    ("changes", "cell", "what"),
    [
        ({"venue": "Room 7"}, "E5", "its venue has changed since"),
        ({"start": time(11)}, "C5", "its start has changed since"),
        ({"end": time(12)}, "D5", "its end has changed since"),
        ({"end": None}, "D5", "its end has changed since"),
        ({"start": time(11), "end": time(12)}, "C5", "its start and end have changed since"),
        ({"end": time(12), "venue": "Room 7"}, "D5", "its end and venue have changed since"),
        ({"date": date(2021, 2, 5)}, "B5", "its date has changed since"),
    ],
)
def test_a_change_after_the_papers_went_out_is_told_until_the_agenda_is_revised(
    run, working_folder, changes, cell, what
):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    assert "went out, and its" not in run("check", "--today", "2021-01-29")[1]
    keep(working_folder, papers_out(**changes))
    code, out, _ = run("check", "--today", "2021-01-29", "--only", "agenda-revised")
    assert (code, what in out, f"Meetings!{cell}:" in out) == (0, True, True)
    command = ("--only", "agenda", "--again", "--today", "2021-01-29", "--draft")
    run("pack", "--meeting", "PAG-2021-02", *command)
    assert what not in run("check", "--today", "2021-01-29")[1]


def test_a_room_whose_name_begins_anothers_is_another_room(run, working_folder):
    keep(working_folder, ("Meetings", 1, {"venue": "Room 12"}))
    run("pack")
    asked = ("check", "--today", "2021-01-29", "--only", "agenda-revised")
    for venue in ("Room 12", "Room 1"):
        keep(working_folder, papers_out(venue=venue))
        told = "its venue has changed since" in run(*asked)[1]
        assert told is (venue == "Room 1")


def test_a_meeting_that_moved_back_is_not_what_the_revised_agenda_says(run, working_folder):
    """The day before the change stands in the revised agenda too, as what it was."""
    moved = papers_out(date=date(2021, 2, 11), venue="Room 7", start=time(10, 0), end=time(12, 0))
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, moved)
    run("pack", "--only", "agenda", "--again", "--today", "2021-02-01", "--draft")
    asked = ("check", "--today", "2021-02-02", "--only", "agenda-revised")
    assert "went out, and its" not in run(*asked)[1]
    keep(working_folder, papers_out())
    _, out, _ = run(*asked)
    assert "its date, start, end and venue have changed since" in out


def test_the_next_meetings_day_is_not_the_days_of_an_agenda(run, working_folder):
    """A meeting put off to the day that its agenda gives for the next one is told too."""
    june = {**shipped_rows()["Meetings"][1], "ref": "PAG-2021-06", "date": date(2021, 2, 25)}
    both = [*shipped_rows()["Meetings"], june]
    keep(working_folder, papers_out(), Meetings=both)
    run("pack", "--meeting", "PAG-2021-02", "--today", "2021-01-28", "--draft")
    put_off = [both[0], {**both[1], "date": date(2021, 2, 25), "papers_circulated": SENT}]
    keep(working_folder, Meetings=put_off)
    _, out, _ = run("check", "--today", "2021-02-02", "--only", "agenda-revised")
    assert "its date has changed since" in out


def test_a_meeting_without_attendance_stops_no_documents_but_its_own(run, working_folder):
    """The morning after, the minutes of February can't be made; all else can."""
    day = ("--today", "2021-02-05")
    for command in (("year",), ("evidence",), ("partnership",), ("actions",)):
        assert run(*command, *day)[0] == 0, command
    code, out, err = run("pack", "--meeting", "PAG-2021-02", *day)
    assert (code, "Nobody is recorded as present" in out + err) == (1, True)
    assert run("pack", "--only", "minutes", "--meeting", "PAG-2020-11", *day)[0] == 0


def test_what_is_made_anew_by_name_keeps_the_version_that_was_sent(run, working_folder):
    run("pack")
    before = at("Termly report Autumn").read_bytes()
    keep(working_folder, ("KPIs", 0, {"autumn": 17}))
    _, out, _ = run("pack", "--only", "termly report", "--again")
    assert "the version before is kept" in line(out, "Termly report Autumn.docx")
    run("changes", at("Termly report Autumn"), "--restore", "newest")
    assert at("Termly report Autumn").read_bytes() == before


def test_each_revised_agenda_is_copied_too(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    for day, place in (("2021-01-29", "Room 7"), ("2021-02-01", "Room 8")):
        keep(working_folder, papers_out(venue=place))
        run("pack", "--today", day, "--only", "agenda", "--again")
        run("pack", "--today", day)
    copies = sorted(p.name for p in COPIES.glob("Agenda*"))
    assert copies == [
        "Agenda revised 1 February 2021.docx",
        "Agenda revised 29 January 2021.docx",
        "Agenda.docx",
    ]
    _, out, _ = run("pack", "--today", "2021-02-02")
    assert "as it stood when it was revised (1 February 2021)" in line(out, "Agenda.docx")


def test_a_revision_is_copied_once_it_is_decided_however_often_it_was_asked_for(
    run, working_folder
):
    run("pack")
    type_into(at("Agenda"), "Lunch is at noon.")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    keep(working_folder, papers_out(venue="Room 7"))
    for _ in range(2):
        run("pack", "--today", "2021-01-29", "--only", "agenda", "--again")
    run("pack", "--today", "2021-01-30")
    assert [p.name for p in COPIES.glob("Agenda*")] == ["Agenda.docx"]
    at("Agenda").write_bytes(accepted(at("Agenda").read_bytes()))
    run("pack", "--today", "2021-01-30")
    copy = COPIES / "Agenda revised 29 January 2021.docx"
    assert copy.read_bytes() == at("Agenda").read_bytes()


@pytest.mark.parametrize(
    ("between", "copies"),
    [
        (False, ["Agenda revised 29 January 2021.docx", "Agenda.docx"]),
        (
            True,
            [
                "Agenda revised 29 January 2021 (2).docx",
                "Agenda revised 29 January 2021.docx",
                "Agenda.docx",
            ],
        ),
    ],
)
def test_of_two_revisions_on_one_day_the_last_is_copied(run, working_folder, between, copies):
    """The first too, where a pack was made between them."""
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    for place in ("Room 7", "Room 8"):
        keep(working_folder, papers_out(venue=place))
        run("pack", "--today", "2021-01-29", "--only", "agenda", "--again")
        if between:
            run("pack", "--today", "2021-01-29")
    run("pack", "--today", "2021-01-30")
    run("pack", "--today", "2021-01-30")
    there = sorted(p.name for p in COPIES.glob("Agenda*"))
    assert there == copies
    assert (COPIES / there[0]).read_bytes() == at("Agenda").read_bytes()


def test_a_revised_agenda_is_no_copy_of_the_first_that_was_made_too_late(run, working_folder):
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    keep(working_folder, papers_out(venue="Room 7"))
    run("pack", "--today", "2021-02-01", "--only", "agenda", "--again")
    run("pack", "--today", "2021-02-02")
    copies = [p.name for p in COPIES.glob("Agenda*")]
    assert copies == ["Agenda revised 1 February 2021.docx"]


def test_an_agenda_is_not_revised_after_its_meeting(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    before = digest(at("Agenda"))
    command = ("--only", "agenda", "--again", "--today", "2021-02-06", "--draft")
    code, _, err = run("pack", "--meeting", "PAG-2021-02", *command)
    assert (code, "is over, so its agenda is not revised" in err) == (2, True)
    assert digest(at("Agenda")) == before


def test_a_date_that_cannot_be_read_is_no_reason_to_write_over_a_paper(run, working_folder):
    run("pack")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    before = digest(at("Agenda")), digest(at("Termly report Autumn"))
    keep(
        working_folder,
        ("Meetings", 1, {"papers_circulated": "sent", "venue": "Room 7"}),
        ("Calendar", 2, {"sent_on": "yes"}),
    )
    run("pack", "--today", "2021-01-30", "--draft", "--term", "Autumn")
    assert (digest(at("Agenda")), digest(at("Termly report Autumn"))) == before


def test_what_another_meeting_sent_is_copied_by_the_next_pack(run, working_folder):
    keep(working_folder, **held(minutes_circulated=None))
    run("pack", "--today", "2021-02-05", "--draft", "--meeting", "PAG-2021-02")
    rows = held()
    later = rows["Meetings"][1] | {"ref": "PAG-2021-06", "date": date(2021, 3, 4)}
    later |= {
        "papers_circulated": None,
        "minutes_circulated": None,
        "minutes_status": "Not started",
    }
    keep(working_folder, **rows | {"Meetings": [*rows["Meetings"], later]})
    _, out, _ = run("pack", "--today", "2021-02-10", "--draft")
    assert "For        PAG-2021-06" in out
    assert (COPIES / "Minutes.docx").is_file()


def test_what_was_made_only_after_it_was_sent_is_no_copy_of_it(run, working_folder):
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-29")
    run("pack", "--today", "2021-01-30")
    assert not (COPIES / "Agenda.docx").exists()


def test_a_second_board_in_a_term_gets_a_report_of_its_own(run, working_folder):
    run("pack")
    before = digest(at("Termly report Autumn"))
    rows = shipped_rows()["Calendar"]
    second = rows[2] | {"date": date(2020, 12, 17), "sent_on": None}
    keep(working_folder, Calendar=[*rows, second])
    run("pack", "--today", "2020-12-14", "--draft")
    assert digest(at("Termly report Autumn")) == before
    assert at("Termly report Autumn for 17 December 2020").is_file()


def test_the_papers_of_a_cancelled_meeting_are_named(run, working_folder):
    run("pack")
    keep(working_folder, ("Meetings", 1, {"status": "Cancelled", "note": "Snow."}))
    _, out, _ = run("pack", "--meeting", "PAG-2021-02", "--draft")
    assert "the meeting is cancelled; delete it" in line(out, "Agenda.docx")


def test_the_papers_of_a_cancelled_meeting_that_went_out_stay(run, working_folder):
    run("pack")
    sent = papers_out(status="Cancelled", note="Snow.")
    keep(working_folder, papers_out())
    run("pack", "--today", "2021-01-28")
    before = digest(at("Agenda"))
    for day in (SENT, None):
        keep(working_folder, sent, ("Meetings", 1, {"papers_circulated": day}))
        _, out, _ = run("pack", "--meeting", "PAG-2021-02", "--today", "2021-01-29", "--draft")
        for name in ("Agenda.docx", "Action log.docx"):
            on = " on 28 January 2021" if day else ""
            assert f"it was circulated{on}, so it stays as it was sent" in line(out, name)
            assert "notice of cancellation to the same people" in line(out, name)
        assert "delete it" in line(out, "Minutes.docx")
    assert digest(at("Agenda")) == before


TYPED = "We thanked the caretaker."


@pytest.mark.parametrize(
    "row",
    [NOT_TAKEN | {"status": "Held"}, {"status": "Cancelled", "note": "Snow."}],
    ids=["not taken", "cancelled"],
)
def test_minutes_that_somebody_typed_into_are_not_to_be_deleted_without_a_word(
    run, working_folder, row
):
    asked = ("pack", "--meeting", "PAG-2021-02", "--draft", "--today", "2021-02-05")
    run(*asked)
    keep(working_folder, ("Meetings", 1, row))
    assert "; delete it, so that it is not sent" in line(run(*asked)[1], "Minutes.docx")
    document = docx.Document(at("Minutes"))
    heading = next(p for p in document.paragraphs if p.text.startswith("5. "))
    heading.insert_paragraph_before(TYPED)
    document.save(at("Minutes"))
    said = line(run(*asked)[1], "Minutes.docx")
    assert "it holds words that somebody typed (under \u201c4. " in said
    assert "copy to another place what is still wanted, and only then delete it" in said
    for path in (Path("output") / ".generated" / ".bases").rglob("Minutes.docx"):
        path.write_bytes(b"nonsense")
    said = line(run(*asked)[1], "Minutes.docx")
    assert "delete it" not in said.replace("if nobody did, delete it", "")
    at("Minutes").write_bytes(b"nonsense")
    assert "typed into it" in line(run(*asked)[1], "Minutes.docx")


@pytest.mark.parametrize("with_minutes", [True, False])
def test_an_extract_says_which_papers_its_words_name(run, working_folder, with_minutes):
    tables = held()
    tables["Decisions"] = [
        *shipped_rows()["Decisions"],
        {"ref": "D-2021-01", "meeting": "PAG-2021-02", "agenda_no": "7",
         "text": "Agreed the plan as in Paper E.", "priority": "PL"},
    ]  # fmt: skip
    keep(working_folder, **tables)
    if with_minutes:
        run("pack", "--today", "2021-02-10", "--draft", "--meeting", "PAG-2021-02")
    command = ("--meeting", "PAG-2021-02", "--today", "2021-02-10", "--draft")
    _, out, _ = run("extract", "--item", "7", *command)
    assert ("minutes are not in the output folder" in out) != with_minutes
    assert "Its words name Paper E: take that out, or send it too." in out


@pytest.mark.parametrize("nonsense", [b"", b"nonsense"])
def test_what_is_remembered_of_a_paper_may_be_damaged(run, working_folder, nonsense):
    run("pack")
    keep(working_folder, papers_out(venue="Room 7"))
    run("pack", "--today", "2021-01-29")
    before = digest(at("Agenda"))
    for path in (Path("output") / ".generated").rglob("*"):
        if path.is_file():
            path.write_bytes(nonsense)
    for command in (("pack",), ("pack", "--again", "--only", "agenda"), ("check",)):
        code, _, err = run(*command, "--today", "2021-02-01")
        assert (code in (0, 1), err) == (True, ""), command
        assert digest(at("Agenda")) == before


def test_an_extract_names_the_actions_of_which_the_item_is_not_known(run, working_folder):
    tables = held()
    raised = {"raised_at": "PAG-2021-02", "agenda_no": "", "priority": "PL"}
    tables["Actions"] = [*shipped_rows()["Actions"]]
    tables["Actions"][9] = tables["Actions"][9] | raised
    keep(working_folder, **tables)
    command = ("--meeting", "PAG-2021-02", "--today", "2021-02-10", "--draft")
    _, out, _ = run("extract", "--item", "7", *command)
    assert "A-2020-10 has no 'Agenda no', so it is left out." in " ".join(out.split())


def approved_by_email(on: date) -> tuple[str, int, dict[str, Any]]:
    values = {"minutes_status": "Approved", "approved_at": "by e-mail", "approved_on": on}
    return "Meetings", 0, values


def test_minutes_first_made_when_approved_can_be_a_draft_again(run, working_folder):
    asked = ("pack", "--meeting", "PAG-2020-11", "--only", "minutes")
    path = OF_NOVEMBER / "Minutes.docx"
    keep(working_folder, approved_by_email(date(2021, 1, 15)))
    run(*asked)
    assert "DRAFT" not in words(path.read_bytes())
    keep(working_folder)
    said = line(run(*asked)[1], "Minutes.docx")
    assert said.startswith("kept")
    advice = said.rpartition("is kept, ")[2]
    _, out, _ = run(*shlex.split(advice)[1:])
    assert line(out, "Minutes.docx").startswith("updated")
    assert "the version before is kept" in out
    assert "DRAFT" in words(path.read_bytes())
    keep(working_folder, approved_by_email(date(2021, 1, 17)))
    run(*asked)
    assert "Sunday 17 January 2021" in words(path.read_bytes())


def test_minutes_that_went_out_are_not_to_be_deleted(run, working_folder):
    asked = ("pack", "--meeting", "PAG-2020-11")
    keep(working_folder, approved_by_email(date(2021, 1, 15)))
    run(*asked)
    keep(working_folder, ("Meetings", 0, {"minutes_status": "Not taken", "note": "No secretary."}))
    _, out, _ = run(*asked)
    assert "correct 'Minutes status', which is Not taken" in line(out, "Minutes.docx")
    assert "delete it" not in out


TO_MAKE = (
    "No minutes were taken of PAG-2020-11 (12 November 2020); its note is made with "
    "--meeting PAG-2020-11."
)


def test_pack_says_how_the_note_of_another_meeting_is_made_until_it_is(run, working_folder):
    run("pack")
    assert TO_MAKE not in run("pack")[1]
    keep(working_folder, ("Meetings", 0, NOT_TAKEN))
    assert TO_MAKE in run("pack")[1]
    assert TO_MAKE not in run("pack", "--only", "agenda")[1]
    assert TO_MAKE not in run("pack", "--today", "2021-02-05")[1], "the next meeting was held"
    assert TO_MAKE not in run("pack", "--meeting", "PAG-2020-11")[1]
    assert (OF_NOVEMBER / "Note of the meeting.docx").exists()
    assert TO_MAKE not in run("pack")[1]


def test_of_a_cancelled_meeting_no_note_is_asked_for(run, working_folder):
    keep(working_folder, ("Meetings", 0, NOT_TAKEN | {"status": "Cancelled"}))
    assert "its note is made" not in run("pack")[1]
