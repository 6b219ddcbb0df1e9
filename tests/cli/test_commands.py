"""A document is one registration: its command, help, `For` line and README row come from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from llf_docgen import cli
from llf_docgen.cli import documents as commands
from llf_docgen.documents import DOCUMENTS, PACK
from llf_docgen.documents.document import Command, Per
from tests.conftest import ROOT, TEMPLATES

BY_HAND = {"Extract": "extract", "Briefing": "briefing"}
LISTED = {command.name: command for command in cli.commands()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_document_can_be_made(document):
    named = document.command.name if document.command else BY_HAND.get(document.name, "")
    assert document.in_pack or named in LISTED
    assert (document.in_pack and named) in ("", False)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_one_made_for_the_year_says_so(document):
    assert bool(document.made_for) == (document.per is Per.YEAR)


def test_a_pack_is_made_for_one_meeting_but_for_the_report():
    of_the_year = [document.name for document in PACK if document.per is not Per.MEETING]
    assert of_the_year == ["Termly report"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_module_template_and_document_go_by_one_name(document):
    assert (ROOT / "llf_docgen" / "documents" / f"{document.module}.py").is_file()
    assert (ROOT / "llf_docgen/word/house/templates" / f"{document.module}.py").is_file()
    assert (TEMPLATES / f"{document.name}.docx").is_file()


def test_no_template_is_left_over():
    names = {document.name for document in DOCUMENTS}
    assert {path.stem for path in TEMPLATES.glob("*.docx")} == names


def test_a_tiny_registration_is_enough_for_a_command(run):
    tiny = replace(DOCUMENTS[-1], about="every decision of the year", command=Command("decisions"))
    command = commands._command_of(tiny, Command("decisions"))
    assert command.name == "decisions"
    assert command.help == command.short_help == "Write every decision of the year."
    assert [p.name for p in command.params] == [
        "workbook", "templates", "output", "today", "draft", "again", "preview", "as_",
    ]  # fmt: skip


def test_the_readme_lists_every_command():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for usage, about in cli.usages():
        assert f"| `{usage}` | {about} |" in readme
    assert dict(cli.usages())["llf-docgen extract --item NO"]
    assert dict(cli.usages())["llf-docgen changes FILE"]
