"""The office's own templates: of every kind that Word saves, and tried on the workbook's words."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

TEMPLATES = Path("templates")


def write(name: str, *paragraphs: str) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(TEMPLATES / name))


@pytest.mark.parametrize("ending", ["dotx", "DOTX", "docm", "dotm"])
def test_a_template_of_another_kind_is_looked_over_and_filled(run, ending):
    (TEMPLATES / "Agenda.docx").rename(TEMPLATES / f"Agenda.{ending}")
    code, out, _ = run("templates")
    assert (code, f"Agenda.{ending}: no problems found" in out) == (0, True)
    code, out, _ = run("pack", "--only", "agenda")
    assert (code, "created" in out) == (0, True)
    assert list(Path("output").glob("*/Agenda.docx"))
    code, out, _ = run("templates", "--update")
    assert (code, f"Agenda.{ending}: yours" in out) == (0, True)
    assert not (TEMPLATES / "Agenda.docx").exists()


def test_two_templates_of_one_name_are_asked_about(run):
    (TEMPLATES / "Agenda.dotx").write_bytes((TEMPLATES / "Agenda.docx").read_bytes())
    for command in (["templates"], ["pack", "--only", "agenda"]):
        code, _, err = run(*command)
        assert code == 2
        said = " ".join(err.split())
        assert "two templates with the name Agenda: Agenda.docx and Agenda.dotx." in said


@pytest.mark.parametrize(
    "others", [["Agenda.docm"], ["agenda.dotm"], ["Agenda.docm", "Agenda.dotx"]]
)
def test_each_template_of_one_name_is_named(run, others):
    for other in others:
        (TEMPLATES / other).write_bytes((TEMPLATES / "Agenda.docx").read_bytes())
    code, _, err = run("templates")
    assert code == 2
    assert all(file in err for file in ["Agenda.docx", *others])
    assert f"{'three' if others[1:] else 'two'} templates" in " ".join(err.split())


def test_faults_and_warnings_are_counted_apart(run):
    write("Agenda.docx", "{{ confidentiality }}", "{Group}")
    code, out, _ = run("templates")
    assert code == 0
    assert "fault" not in out.split("Agenda.docx: ")[1].splitlines()[0]
    assert "{Group} looks like a tag" in " ".join(out.split())
    write("Agenda.docx", "{{ confidentiality }}", "{Group}", "{{ nope }}")
    code, out, _ = run("templates")
    line = out.split("Agenda.docx: ")[1].splitlines()[0]
    assert (code, line.startswith("1 fault and ")) == (1, True)


def test_a_misspelt_name_is_refused_though_it_is_not_asked_for_today(run):
    write("Agenda.docx", "{{ confidentiality }}", "{% if not items %}{{ titel }}{% endif %}")
    code, out, _ = run("templates")
    assert code == 1
    assert "asks for 'titel'" in " ".join(out.split())
    code, _, err = run("pack", "--only", "agenda")
    assert code == 2
    assert "Agenda.docx asks for 'titel'" in " ".join(err.split())
    assert "It stands at the top" in " ".join(err.split())


@pytest.mark.parametrize(
    "tag", ["{{ confidentiality + 1 }}", "{{ items[99].title }}", "{{ 'a' * 10**10 }}"]
)
def test_what_fails_only_on_the_workbook_s_own_words_is_told_by_the_check(run, tag):
    write("Agenda.docx", "{{ confidentiality }}", tag)
    code, out, _ = run("templates")
    assert code == 1
    assert "Where it is filled from the workbook." in " ".join(out.split())
    assert run("pack", "--only", "agenda")[0] == 2
    for file in Path("workbook").iterdir():
        file.unlink()
    assert run("templates")[0] == 0


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\3\4 cut"])
def test_a_confidential_template_that_can_t_be_read_stops_its_own_document_only(run, content):
    (TEMPLATES / "Minutes.docx").write_bytes(content)
    code, out, _ = run("pack", "--only", "agenda")
    assert (code, "created" in out) == (0, True)
    code, _, err = run("pack", "--only", "minutes")
    assert (code, "Minutes.docx" in err) == (2, True)
    assert run("check")[0] == 0
