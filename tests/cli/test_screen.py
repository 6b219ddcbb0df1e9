"""What is said of each file that was written."""

from __future__ import annotations

import pytest

from llf_docgen.cli.screen import say_written
from llf_docgen.output.cases import Outcome, Written

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
