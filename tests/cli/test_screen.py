"""What is said of each file that was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from llf_docgen.cli.screen import say_changes, say_written
from llf_docgen.model.merged import Change, Kind
from llf_docgen.output.cases import Outcome, Written
from llf_docgen.pipeline.edits import Edited

FOLDER = "2021-02-04 Group"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (f"{FOLDER}/Agenda.docx", "Agenda.docx: new"),
        (f"{FOLDER}/as circulated/Agenda.docx", "as circulated/Agenda.docx: new"),
        (f"{FOLDER} b/Agenda.docx", f"Agenda.docx (in {FOLDER} b): new"),
        ("2020-21 Group/Report.docx", "Report.docx (in 2020-21 Group): new"),
    ],
)
def test_a_file_is_named_with_its_folder_where_that_is_another(file, said, capsys):
    say_written([Written(file, Outcome.CREATED, "new")], FOLDER)
    assert capsys.readouterr().out == f"created    {said}\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("at the top", "", "a"), "added      At the top: \u201ca\u201d"),
        (Change("at the top", "a", ""), "taken out  At the top: \u201ca\u201d"),
        (Change("at the top", "a", "a", Kind.LOOKS, "all of it is now bold"),
         "restyled   At the top: \u201ca\u201d; all of it is now bold"),
        (Change("at the top", "a", "a", Kind.MOVED, "from under \u201cb\u201d to the top"),
         "moved      \u201ca\u201d, from under \u201cb\u201d to the top"),
        (Change("at the top", "a b", "a / b", Kind.SPLIT),
         "split      At the top: \u201ca b\u201d is now \u201ca / b\u201d"),
    ],
)  # fmt: skip
def test_what_a_person_changed_is_told_by_its_kind(change, said, capsys):
    say_changes(Edited(Path("Minutes.docx"), (change,), ()))
    assert capsys.readouterr().out.splitlines()[1] == said
