"""What holds on every day of both years, as the contract says it, read off the papers and lines.

Nothing here knows how the program does it: it reads the outlines of the documents, what the
terminal says and the bytes in the folder, and holds them against `contract`.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

import pytest
from lxml import etree

from llf_docgen.package import open_parts
from tests.year import contract as by
from tests.year.office import AS_CIRCULATED, Moment, Paper, sha256

pytestmark = pytest.mark.slow

TOOL = re.compile(
    r"\b(?:work ?book|spreadsheet|(?:work)?sheets?\b|In the Calendar|the Calendar has"
    r"|not yet in the Calendar|the data\b|llf-docgen|Jinja|None\b(?= \|)|nan\b)|\.docx|\.xlsx"
    r"|\b(?:been|was|were) (?:entered|filled in|typed)\b",
    re.IGNORECASE,
)
PROMPT = re.compile(r"\bClick here\b|delete rows|Repeat it in the table")
PLACES = ("Overdue", "Open", "Closed")


def is_record(moment: Moment, paper: Paper) -> bool:
    """Whether the document had been sent before this day's commands."""
    return bool(by.record_since(moment.rows, moment.day, moment.folders, paper.path))


def fresh(moment: Moment, kind: str) -> list[Paper]:
    """The living documents of a kind that were made on the day."""
    return [p for p in moment.living if p.name.startswith(kind) and not is_record(moment, p)]


def meeting_of(moment: Moment, paper: Paper) -> dict:
    """The meeting in whose folder a paper stands."""
    refs = [ref for ref, there in moment.folders.items() if there == paper.folder]
    return by.meeting(moment.rows, next(ref for ref in refs if ref != "year"))


# the commands


def test_check_ends_as_the_diary_says(moment: Moment):
    assert moment.check.code == moment.expected.check, moment.check.out


def test_no_command_fails_or_lays_down_its_tools(moment: Moment):
    for said in (moment.check, *moment.made.values(), *moment.revisited.values()):
        told = f"{said.command} ended {said.code}\n{said.out}\n{said.err}"
        assert "Traceback" not in told
        assert "should not happen" not in told
        assert said.code == 0 or said.err.startswith("llf-docgen: ") or said is moment.check, told
        assert said.code == 0 or not said.files, told


def test_no_message_comes_twice(moment: Moment):
    """In other words: what is said of many cells is said once. The cell alone tells nothing."""
    lines = [f for f in moment.check.out.splitlines() if re.match("breach|error|warn|info", f)]
    texts = Counter(line.partition(": ")[2] for line in lines)
    days = Counter(m["date"] for m in moment.rows["Meetings"])
    shared = [by.long(day) for day, many in days.items() if many > 1]
    twice = [text for text, many in texts.items() if many > 1]
    assert [text for text in twice if not any(day in text for day in shared)] == []
    assert len(lines) == len(set(lines))


def test_the_meeting_in_hand_is_taken(moment: Moment):
    assert moment.expected.in_hand in moment.made["pack"].line("For").split(",")[0]


def test_whatever_was_to_be_typed_into_was_there(moment: Moment):
    assert moment.missed == ()


def test_a_second_run_changes_no_byte(moment: Moment):
    assert sorted(moment.again) == sorted(moment.after)
    assert [path for path in moment.after if moment.again[path] != moment.after[path]] == []


# the report in hand


def test_the_report_made_is_the_one_in_hand(moment: Moment):
    made = [name for name in moment.made["pack"].files if name.startswith("Termly report")]
    term = moment.expected.report
    assert made == ([f"Termly report {term}.docx"] if term else [])


def test_where_no_report_is_due_yet_the_pack_says_from_when(moment: Moment):
    if not moment.expected.report:
        said = moment.made["pack"].out.partition("\nNext ")[0]
        assert re.search(r"(?i)report[^\n]* \d{1,2} \w+ \d{4}", said), said


def test_a_report_stands_in_the_years_folder_and_nowhere_else(moment: Moment):
    year = moment.folders["year"]
    assert [p.path for p in moment.of("Termly report") if p.folder != year] == []


def test_a_document_of_a_term_names_that_term_throughout(moment: Moment):
    for paper in moment.of("Termly report"):
        term = next(t for t in by.terms(moment.rows) if t in paper.name)
        (subtitle,) = [line for line in paper.lines if line.startswith("Subtitle: ")]
        assert term in subtitle
        assert term in paper.lines[0]
        board = by.long(by.board_of(moment.rows, term)["date"])
        assert any(board in line for line in paper.lines[:14]), f"not to the board of {board}"


def test_the_partnership_section_covers_every_term_that_has_something(moment: Moment):
    term = moment.expected.partnership
    if not term or by.year_board(moment.rows).get("sent_on"):
        return
    assert f"the {term} term" in moment.made["partnership"].line("For")
    for paper in moment.of("Partnership report section"):
        for row in moment.rows["Developments"]:
            assert row["text"].rstrip(".") in paper.words


def test_a_partner_of_the_year_counts_and_is_thanked(moment: Moment):
    for paper in fresh(moment, "Partnership report section"):
        of_the_year = by.partners_of_the_year(moment.rows)
        for took, of in re.findall(r"(\w+) of the (\w+) partner organisations took", paper.words):
            assert by.number_of(took) <= by.number_of(of) == len(of_the_year)
        assert [name for name in of_the_year if name not in paper.words] == []


# what was sent


def test_what_was_sent_changes_no_byte(moment: Moment):
    """But for minutes, once, when they are approved, and an agenda whose revision is asked for."""
    wrong = []
    for change in moment.changes:
        since = by.record_since(change.rows, change.day, change.folders, change.path)
        if AS_CIRCULATED in change.path or change.before is None or not since or change.is_moved:
            continue
        asked = "--only" in change.command and "--again" in change.command
        if not asked and not _approves(change):
            wrong.append(f"{change.path} (sent {since}) by {' '.join(change.command)}")
    assert wrong == []


def _approves(change) -> bool:
    """Whether minutes become the approved copy: DRAFT stood in them before and goes now."""
    if not PurePosixPath(change.path).name.startswith("Minutes") or change.after is None:
        return False
    before, after = Paper(change.path, change.before), Paper(change.path, change.after)
    return "Status: DRAFT" in before.lines and "Status: DRAFT" not in after.lines


def test_what_was_sent_lies_in_as_circulated(moment: Moment):
    for ref, folder in moment.folders.items():
        row = by.meeting(moment.rows, ref) if ref != "year" else {}
        for kind, sent in (("Agenda", "papers_circulated"), ("Minutes", "minutes_circulated")):
            if row.get(sent) and row.get("status") != "Cancelled":
                kept = [
                    path for path in moment.after if path.startswith(f"{folder}/{AS_CIRCULATED}/")
                ]
                names = [PurePosixPath(path).name for path in kept]
                assert any(name.startswith(kind) for name in names), f"{folder}: {kind} as sent"


def test_copies_of_what_was_sent_never_change(moment: Moment):
    touched = [c for c in moment.changes if AS_CIRCULATED in c.path and c.before is not None]
    assert [f"{c.path} by {' '.join(c.command)}" for c in touched if not c.is_moved] == []


def test_a_copy_is_exactly_what_stood_there_when_the_day_was_entered(moment: Moment):
    for change in moment.changes:
        name = PurePosixPath(change.path).name
        if AS_CIRCULATED in change.path and change.before is None and not name.startswith("Termly"):
            assert sha256(change.after) in change.stands


def test_typed_words_are_never_lost(moment: Moment):
    everything = {p.path: p.words for p in moment.papers}
    lost = [(path, words) for path, words in moment.typed
            if words not in everything.get(path, "\n".join(everything.values()))]  # fmt: skip
    assert lost == []


def test_nothing_is_laid_beside_as_new(moment: Moment):
    """Two versions of one document, where only one was made by the office."""
    assert [p.path for p in moment.papers if "(new" in p.name] == []


# what a document never says


def test_no_document_speaks_of_the_tool(moment: Moment):
    typed = {words for _, words in moment.typed}
    said = [(p.path, line) for p in moment.papers for line in p.lines
            if TOOL.search(line) and line not in typed]  # fmt: skip
    assert said == []


def test_prompts_stand_in_controls_only(moment: Moment):
    loose = [(p.path, words) for p in moment.papers for words in _outside_controls(p.content)
             if PROMPT.search(words)]  # fmt: skip
    assert loose == []


def _outside_controls(content: bytes) -> list[str]:
    """The words of a document that stand in no control showing its prompt."""
    root = etree.fromstring(open_parts(content, "paper", "docx")["word/document.xml"])
    prompts = {t for p in root.iter("{*}showingPlcHdr") for t in p.getparent().getparent().iter()}
    return [t.text or "" for t in root.iter("{*}t") if t not in prompts]


def test_no_count_of_none_beside_none_of_them(moment: Moment):
    said = [(p.path, line) for p in moment.papers for line in p.lines
            if re.search(r"(?i)\b(no \w+, none of them|no \w+, no \w+\.|: no open|no closed)", line)]  # fmt: skip
    assert said == []


def test_no_sentence_ends_twice(moment: Moment):
    twice = [(p.path, line) for p in moment.papers for line in p.lines
             if re.search(r"(?<!\.)\.\.(?!\.)|\. \.|,,|\s,|\(\)", line)]  # fmt: skip
    assert twice == []


def test_every_weekday_is_that_of_its_date(moment: Moment):
    texts = [(p.path, p.words) for p in moment.papers]
    texts += [(said.command[0], said.out) for said in (moment.check, *moment.made.values())]
    wrong = [(where, said) for where, text in texts for said in re.findall(by.LONG_DATE, text)
             if by.long(by.day_of(said)) != said]  # fmt: skip
    assert wrong == []


# deadlines


def test_every_deadline_agrees_with_every_other(moment: Moment):
    """Terminal, planner and agenda name one last day for one thing, and it is the Terms' own."""
    texts = [(said.command[0], by.each_deadline(said.out))
             for said in (moment.check, *moment.made.values())]  # fmt: skip
    texts += [(p.path, by.planned_deadlines(p.lines)) for p in fresh(moment, "Year planner")]
    texts += [(p.path, _of_agenda(moment, p)) for p in fresh(moment, "Agenda")]
    found = [(where, *deadline) for where, deadlines in texts for deadline in deadlines]
    assert found
    wrong = [
        f"{where}: {what} for {by.long(on)} by {by.long(said)}"
        for where, what, on, said in found
        if said != by.last_day(moment.rows, what, on)
    ]
    assert wrong == []


def _of_agenda(moment: Moment, paper: Paper):
    said = re.findall(rf"\| Papers \| By e-mail,? by ({by.LONG_DATE})", paper.words)
    return [("Papers", meeting_of(moment, paper)["date"], by.day_of(day)) for day in said]


def test_deadlines_are_of_meetings_and_boards_that_there_are(moment: Moment):
    days = {m["date"] for m in moment.rows["Meetings"] if m.get("status") != "Cancelled"}
    days |= {entry["date"] for entry in moment.rows["Calendar"]}
    for said in (moment.check, *moment.made.values()):
        assert {on for _, on, _ in by.each_deadline(said.out)} <= days


def test_no_advice_falls_on_a_day_when_nobody_works(moment: Moment):
    for said in (moment.check, *moment.made.values()):
        for line in said.out.splitlines():
            first = max(moment.day, *(on + by.DAY for on in _held_on(line)), moment.day)
            advice = re.findall(rf"(?:best by|send (?:them|it) by) ({by.LONG_DATE})", line)
            for day in map(by.day_of, advice):
                assert by.works(moment.rows, day), line
                assert day >= first, line
                assert not by.in_holiday(moment.rows, day) or _all_holiday(moment, first, day), line


def _held_on(line: str):
    return [
        by.day_of(on) for on in re.findall(rf"Minutes of the meeting on ({by.LONG_DATE})", line)
    ]


def _all_holiday(moment: Moment, first, last) -> bool:
    days = (first + n * by.DAY for n in range((last - first).days + 1))
    return all(by.in_holiday(moment.rows, d) or not by.works(moment.rows, d) for d in days)


# who


def test_everyone_in_a_meetings_papers_held_that_place_on_its_day(moment: Moment):
    for paper in (*moment.of("Agenda"), *moment.of("Minutes")):
        if is_record(moment, paper) and meeting_of(moment, paper)["date"] >= moment.day:
            continue  # sent before somebody came or went: it says what was so when it was sent
        day = meeting_of(moment, paper)["date"]
        for name, organisation in _chairs(paper):
            there = [seat["organisation"] for seat in by.seats(moment.rows, name, day)]
            assert organisation in there, f"{paper.path}: {name} of {organisation} in the chair"
        for row in by.table(paper.lines, "Organisation", "Name"):
            _is_seated(moment, paper, day, row)


def _chairs(paper: Paper) -> list[tuple[str, str]]:
    return re.findall(r"(?m)^\| Chaired by \| ([^(|]+) \(([^)|]+)\)", paper.words)


def _is_seated(moment: Moment, paper: Paper, day, row: dict[str, str]) -> None:
    name, organisation, role = row["Name"], row["Organisation"], row["Role"]
    seats = by.seats(moment.rows, name, day)
    stands_for = re.search(r"for ([A-Z].*)", role)
    if stands_for and not seats:
        seats = by.seats(moment.rows, stands_for[1], day)
    told = f"{paper.path}: {name}, {role} of {organisation} on {day}"
    assert organisation in by.partners(moment.rows, day), told
    assert organisation in [seat["organisation"] for seat in seats], told
    called = str(by.setting(moment.rows, "Leader is called"))
    leads = any(seat["role"] == "Leader" for seat in seats) and not stands_for
    assert (called in role) == leads, told


def test_nobody_who_left_leads_in_a_paper_of_today(moment: Moment):
    named = [(p, name) for p in fresh(moment, "Termly report") for name in _leads(p)]
    named += [(p, name) for p in fresh(moment, "Partnership") for name in _leads(p)]
    gone = [(p.path, name) for p, name in named if not by.seats(moment.rows, name, moment.day)]
    assert gone == []


def _leads(paper: Paper) -> list[str]:
    led = [n for line in paper.lines for n in re.findall(r"Led by ([^.(,]+)", line)]
    rows = by.table(paper.lines, "Priority", "Lead")
    return led + [row["Lead"].split(" (")[0] for row in rows if row["Lead"]]


def test_a_sheet_of_actions_is_made_for_those_who_have_some(moment: Moment):
    owners = {a["owner"] for a in moment.rows["Actions"]
              if a["status"] in ("Open", "In progress")}  # fmt: skip
    made = {name for name, outcome in moment.made["actions"].files.items() if outcome != "kept"}
    assert {n.removeprefix("Actions ").removesuffix(".docx") for n in made} <= owners


# figures


def test_actions_are_counted_and_placed_as_they_stand(moment: Moment):
    for paper in fresh(moment, "Action log"):
        actions = moment.rows["Actions"]
        still = [a for a in actions if a["status"] in ("Open", "In progress")]
        overdue = {a["ref"] for a in still if a["due"] and a["due"] < moment.day}
        wanted = {
            "Overdue": overdue,
            "Open": {a["ref"] for a in still} - overdue,
            "Closed": {a["ref"] for a in actions} - {a["ref"] for a in still},
        }
        for heading in PLACES:
            rows = by.section(paper.lines, heading)
            refs = {by.cells(line)[0] for line in rows if line.startswith("| A-")}
            assert refs == wanted[heading], f"{paper.path}: {heading}"


def test_no_sentence_counts_actions_otherwise_than_they_are(moment: Moment):
    actions = moment.rows["Actions"]
    still = [a for a in actions if a["status"] in ("Open", "In progress")]
    true = {
        "open": len(still),
        "overdue": sum(1 for a in still if a["due"] and a["due"] < moment.day),
        "closed": len(actions) - len(still),
    }
    for paper in (*fresh(moment, "Action log"), *fresh(moment, "Termly report")):
        for line in paper.lines:
            if re.match(r"Normal: (?:All )?\S+ actions?[ :]", line):
                for many, state in re.findall(r"\b(\w+) (open|overdue|closed)\b", line):
                    if many.casefold() in by.WORDS or many.isdigit():
                        assert by.number_of(many) == true[state], f"{paper.path}: {line}"


def test_the_quorum_told_is_the_quorum_there_was(moment: Moment):
    for paper in fresh(moment, "Minutes"):
        row = meeting_of(moment, paper)
        if row["date"] >= moment.day:
            continue
        there = by.counted(moment.rows, row["ref"])
        people = by.setting(moment.rows, "Quorum counts") == "people"
        many = len(there) if people else len({organisation for _, organisation in there})
        needed = by.setting(moment.rows, "Quorum (partner organisations)")
        said = re.findall(
            r"(was|was not) quorate(?: (?:until|except)[^.]*?)?: "
            r"(\w+) (?:of the \w+ )?(?:partner organisations|members|people)"
            r"[^(]*\((\w+) (?:are|is) needed\)",
            paper.words,
        )
        if there:
            assert said, f"{paper.path} says nothing of the quorum"
        for was, told, asked in said:
            told_of = (was == "was", by.number_of(told), by.number_of(asked))
            assert told_of == (many >= needed, many, needed), paper.path


def test_no_verdict_stands_beside_another_figure_than_its_own(moment: Moment):
    for paper in fresh(moment, "Termly report"):
        term = next(t for t in by.terms(moment.rows) if t in paper.name)
        rows = list(by.table(paper.lines, "Indicator"))
        assert rows, f"{paper.path}: no indicators"
        for row in rows:
            _verdict_fits(moment, paper, term, row)


def test_no_verdict_of_the_year_stands_beside_another_figure(moment: Moment):
    for paper in fresh(moment, "Partnership report section"):
        for row in by.table(paper.lines, "Indicator"):
            _verdict_fits(moment, paper, moment.expected.partnership or "Autumn", row)


def _verdict_fits(moment: Moment, paper: Paper, term: str, row: dict[str, str]) -> None:
    kpi = next(k for k in moment.rows["KPIs"] if row["Indicator"].startswith(k["indicator"]))
    names = {re.sub(r"\W+", " ", name).strip().casefold(): name for name in row}
    year = next(
        (n for k, n in names.items() if "so far" in k or re.fullmatch(r"20\d\d \d\d", k)), ""
    )
    judged = next((n for k, n in names.items() if "against target" in k or "verdict" in k), "")
    told = f"{paper.path}: {row}"
    assert year, f"no column for the year so far beside the verdict: {told}"
    assert judged, f"no verdict: {told}"
    of_term = re.search(r"\((?:to )?(autumn|spring|summer)\)", row[year])
    figure = by.so_far(kpi, term)
    due = by.expected_by(kpi, of_term[1].capitalize() if of_term else term)
    verdict = row[judged].casefold()
    if figure is None:
        assert "target" not in verdict or "no" in verdict, told
        return
    shown = by.figures(row[year])
    assert shown, told
    assert abs(shown[0] - figure) <= 0.51, f"{figure} so far, but {told}"
    if due is None:
        wrong = re.search(r"\b(off|close to|behind) (the )?target", verdict)
        assert not wrong, f"no milestone, but {told}"
        return
    met = figure >= due if kpi["better"] == "Higher" else figure <= due
    if abs(figure - due) >= 0.5 or figure == due:  # nearer ones are judged as they are printed
        assert verdict.startswith("on target") == met, f"{figure} of {due:.1f} due, but {told}"
    by_now = by.figures(row.get(names.get("expected by now", ""), ""))
    assert not by_now or abs(by_now[0] - due) <= 0.51, f"{due:.1f} due, but {told}"


def test_agreed_actions_stand_in_their_minutes_with_owner_and_day(moment: Moment):
    for paper in fresh(moment, "Minutes"):
        ref = meeting_of(moment, paper)["ref"]
        for action in (a for a in moment.rows["Actions"] if a["raised_at"] == ref):
            lines = [line for line in paper.lines if line.startswith(f"| {action['ref']} |")]
            assert lines, f"{paper.path}: {action['ref']} is missing"
            said = [line.replace("\xa0", " ") for line in lines]
            owned = [s for s in said if action["owner"] in s and by.in_table(action["due"]) in s]
            assert owned, f"{paper.path}: {said}"


# minutes and their approval


def test_draft_stands_on_minutes_until_they_are_approved(moment: Moment):
    for paper in moment.of("Minutes"):
        row = meeting_of(moment, paper)
        if row["minutes_status"] == "Not taken" or row.get("status") == "Cancelled":
            continue
        approved = row["minutes_status"] == "Approved"
        draft = "Status: DRAFT" in paper.lines
        assert draft != approved, f"{paper.path} is {row['minutes_status']}"
        header = [line for line in paper.lines if line.startswith("header: ")]
        assert any("DRAFT" in line for line in header) != approved, header


def test_approved_minutes_say_when_and_by_whom(moment: Moment):
    for paper in moment.of("Minutes"):
        row = meeting_of(moment, paper)
        if row["minutes_status"] != "Approved":
            continue
        by_email = row["approved_at"] == "by e-mail"
        day = (
            row["approved_on"] if by_email else by.meeting(moment.rows, row["approved_at"])["date"]
        )
        how = "by e-mail on" if by_email else "at the meeting on"
        assert f"pproved {how} {by.long(day)}" in paper.words, paper.path
        assert (row.get("corrections") or "") in paper.words, paper.path


def test_what_was_decided_without_a_quorum_is_a_recommendation(moment: Moment):
    unquorate = [d for d in moment.rows["Decisions"] if d["ref"] == "D-2027-02"]
    for decision in unquorate:
        for paper in (*moment.of("Minutes"), *moment.of("Extract"), *moment.of("Evidence")):
            for at, line in enumerate(paper.lines):
                if decision["text"] in line and "D-2027-03" not in line:
                    said = " ".join(paper.lines[max(0, at - 1) : at + 1])
                    assert "ecommend" in said, f"{paper.path}: {line}"


# meetings beside one another


def test_two_meetings_have_two_folders_and_do_not_mix(moment: Moment):
    folders = list(moment.folders.values())
    assert [f for f, many in Counter(folders).items() if many > 1] == []
    for ref, folder in moment.folders.items():
        own = {a["title"] for a in moment.rows["Agenda"] if a["meeting"] == ref}
        strange = {a["title"] for a in moment.rows["Agenda"] if a["meeting"] != ref} - own
        for paper in moment.of("Agenda"):
            if paper.folder == folder and ref != "year":
                items = {cell for row in by.table(paper.lines, "No", "Item")
                         for cell in row["Item"].split(" // ")[:1]}  # fmt: skip
                assert not items & strange, f"{paper.path} has another meeting's items"


def test_a_cancelled_meeting_gets_no_papers_and_the_line_says_so(moment: Moment):
    for row in moment.rows["Meetings"]:
        if row.get("status") == "Cancelled":
            touched = [c for c in moment.changes if c.path.startswith(
                f"{moment.folders.get(row['ref'], '?')}/") and c.rows == moment.rows]  # fmt: skip
            assert touched == []
            said = moment.revisited.get(row["ref"])
            assert said is None or "cancelled" in (said.out + said.err).casefold()
