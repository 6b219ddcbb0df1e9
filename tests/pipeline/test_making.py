"""Documents are made of bytes and options alone, so that they can be made elsewhere."""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from llf_docgen.documents import DOCUMENTS, PACK
from llf_docgen.errors import NotFit, UnusableFile
from llf_docgen.output.cases import Case, Standing, Write
from llf_docgen.output.folder import standing, store
from llf_docgen.pipeline import building
from llf_docgen.pipeline.choices import Job, Options, Places
from llf_docgen.pipeline.loading import Inputs, Templates, load
from llf_docgen.pipeline.making import Made, make, make_extract, settle
from llf_docgen.workbook.writing import starter
from tests.builders import rows_with
from tests.conftest import TEMPLATES, WORKBOOK
from tests.word import edits

OPTIONS = Options(clock=datetime(2021, 1, 18, 9, 30, tzinfo=UTC))
PLACES = Places(WORKBOOK, TEMPLATES)
NAMES = tuple(document.name for document in PACK)
NOTHING = Standing({}, {})
MINUTES = "2021-02-04 Planning Action Group/Minutes.docx"


def elsewhere(names: Sequence[str], inputs: Inputs, there: Standing) -> tuple[Made, list[Case]]:
    """What another computer does: it is sent values and sends values back."""
    made = make(names, inputs, OPTIONS, there)
    return made, settle(made.files, there, OPTIONS)


def digests(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*.docx")
        if path.is_file()
    }


def with_other_venue(folder: Path) -> Places:
    """The shipped workbook with another place for the meeting."""
    path = folder / "moved.xlsx"
    path.write_bytes(starter.build(rows_with("Meetings", 1, "Venue", "Room 7")))
    return Places(path, TEMPLATES, folder / "output")


def test_a_pack_made_in_another_process_is_the_same(tmp_path):
    here = tmp_path / "here"
    building.pack(Job(OPTIONS, Places(WORKBOOK, TEMPLATES, here)))
    with ProcessPoolExecutor(1) as pool:
        made, cases = pool.submit(elsewhere, NAMES, load(PLACES), NOTHING).result()
    written = store(tmp_path / "there", cases, OPTIONS.clock)
    assert [file.outcome for file in written] == ["created"] * 4
    assert digests(tmp_path / "there") == digests(here)
    assert made.about == (
        "PAG-2021-02, Thursday 4 February 2021. "
        "Its papers are due by Thursday 28 January 2021, in ten days."
    )


def test_edits_travel_and_are_merged_elsewhere(tmp_path):
    places = with_other_venue(tmp_path)
    root = places.output
    building.pack(Job(OPTIONS, Places(WORKBOOK, TEMPLATES, root)))
    edited = edits.add_paragraph((root / MINUTES).read_bytes(), 20, 0, "Typed by hand.")
    (root / MINUTES).write_bytes(edited)
    shutil.copytree(root, tmp_path / "here")
    building.pack(Job(OPTIONS, Places(places.workbook, TEMPLATES, tmp_path / "here")))

    there = standing(root)
    sent = Standing(dict(there.files), dict(there.bases), dict(there.origins))
    with ProcessPoolExecutor(1) as pool:
        _, cases = pool.submit(elsewhere, NAMES, load(places), sent).result()
    (merged,) = [c for c in cases if c.written.outcome == "merged"]
    assert isinstance(merged, Write)
    store(root, cases, OPTIONS.clock)
    assert digests(root) == digests(tmp_path / "here")


def test_what_a_person_changed_meanwhile_stays(tmp_path):
    places = with_other_venue(tmp_path)
    building.pack(Job(OPTIONS, Places(WORKBOOK, TEMPLATES, places.output)))
    there = standing(places.output)
    _, cases = elsewhere(NAMES, load(places), there)
    path = places.output / MINUTES
    path.write_bytes(edits.add_paragraph(path.read_bytes(), 20, 0, "Typed meanwhile."))
    typed = path.read_bytes()
    outcomes = {f.file: f.outcome for f in store(places.output, cases, OPTIONS.clock)}
    assert outcomes.pop(MINUTES) == "skipped"
    assert set(outcomes.values()) <= {"updated", "unchanged", "kept"}
    assert path.read_bytes() == typed


def test_inputs_and_what_is_made_can_be_pickled():
    inputs = load(PLACES)
    made = make(NAMES, pickle.loads(pickle.dumps(inputs)), OPTIONS, NOTHING)
    again = pickle.loads(pickle.dumps(made))
    assert again.files == made.files
    assert again.checked.findings == made.checked.findings


def test_a_refusal_travels_with_its_findings():
    content = starter.build(rows_with("Meetings", 1, "Date", "31/02/2021"))
    inputs = load(PLACES)
    broken = Inputs(type(inputs.workbook)(Path("broken.xlsx"), content), inputs.templates)
    with pytest.raises(NotFit) as refused:
        make(NAMES, broken, OPTIONS, NOTHING)
    again = pickle.loads(pickle.dumps(refused.value))
    assert [f.rule for f in again.findings] == [f.rule for f in refused.value.findings] != []


LATER = ("Extract", "Note of the meeting")  # made only of a meeting held


@pytest.mark.parametrize("name", [d.name for d in DOCUMENTS if d.name not in LATER])
def test_nothing_is_read_while_making(name, tmp_path, monkeypatch):
    inputs = load(Places(WORKBOOK.absolute(), TEMPLATES.absolute()))
    monkeypatch.chdir(tmp_path)
    assert make([name], inputs, OPTIONS, NOTHING).files
    assert list(tmp_path.iterdir()) == []


def test_an_extract_is_made_of_what_stands_there(tmp_path):
    inputs = load(PLACES)
    minutes = make(["Minutes"], inputs, OPTIONS, NOTHING).files[0]
    there = Standing({minutes.path: minutes.content}, {})
    after = date(2021, 2, 5)
    options = Options(clock=OPTIONS.clock, today=after, draft=True, only="6")
    assert "left out" in make_extract(inputs, options, NOTHING).about
    assert "left out" not in make_extract(inputs, options, there).about


def test_an_extract_is_made_of_the_minutes_of_its_meeting_alone(tmp_path):
    inputs = load(PLACES)
    minutes = make(["Minutes"], inputs, OPTIONS, NOTHING).files[0]
    after = date(2021, 2, 5)
    options = Options(clock=OPTIONS.clock, today=after, draft=True, only="6")
    two = dict.fromkeys(("a/Minutes 1.docx", "a/Minutes old.docx"), minutes.content)
    with pytest.raises(UnusableFile, match="can't be told which are the minutes"):
        make_extract(inputs, options, Standing(two, {minutes.what: minutes.content}))
    other = replace(OPTIONS, today=after, draft=True, meeting="PAG-2020-11")
    earlier = make(["Minutes"], inputs, other, NOTHING).files[0]
    assert earlier.what != minutes.what
    agenda = make(["Agenda"], inputs, OPTIONS, NOTHING).files[0]
    there = {minutes.path: earlier.content, agenda.path: agenda.content}
    bases = {earlier.what: earlier.content, minutes.what: minutes.content}
    with pytest.raises(UnusableFile, match=f"was made as {earlier.what}"):
        make_extract(inputs, options, Standing(there, bases))


def test_a_template_that_cannot_be_read_harms_only_who_needs_it():
    inputs = load(PLACES)
    files = dict(inputs.templates.files) | {"Briefing": UnusableFile("It can't be read.")}
    locked = Inputs(inputs.workbook, Templates(TEMPLATES, files))
    assert len(make(NAMES, locked, OPTIONS, NOTHING).files) == 4
    with pytest.raises(UnusableFile, match="can't be read"):
        make(["Briefing"], locked, OPTIONS, NOTHING)
