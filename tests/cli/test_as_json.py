"""The JSON shapes: what programs rely on, name by name."""

from __future__ import annotations

import json

SHAPES = {
    ("pack",): "workbook today about notes folder preview findings files deadlines",
    ("check",): ["rule level sheet cell message clause"],
    ("rules",): ["id level clause title"],
    ("templates",): ["file faults note"],
    (
        "changes",
        "output/2021-02-04 Planning Action Group/Agenda.docx",
    ): "file changes kept comments",
}


def test_the_names_of_every_shape(run):
    for arguments, shape in SHAPES.items():
        code, out, err = run(*arguments, "--format", "json")
        assert (code, err) == (0, ""), arguments
        told = json.loads(out)
        first, names = (told[0], shape[0]) if isinstance(shape, list) else (told, shape)
        assert list(first) == names.split(), arguments


def test_what_a_build_says_of_files_and_deadlines(run):
    told = json.loads(run("pack", "--format", "json")[1])
    assert list(told["files"][0]) == ["file", "outcome", "note"]
    assert list(told["deadlines"][0]) == ["what", "by", "send_by"]
    assert told["today"] == "2021-01-18"
    assert told["preview"] is False


def test_a_fault_and_a_change(run, working_folder):
    import docx

    run("pack")
    path = working_folder / "output/2021-02-04 Planning Action Group/Agenda.docx"
    document = docx.Document(path)
    document.add_paragraph("Typed.")
    document.save(path)
    (change,) = json.loads(run("changes", path, "--format", "json")[1])["changes"]
    said = {"before": "", "after": "Typed.", "kind": "words", "about": ""}
    assert change == {"place": change["place"], **said}
    template = docx.Document(working_folder / "templates" / "Agenda.docx")
    template.add_paragraph("{{ agendaa }}")
    template.save(working_folder / "templates" / "Agenda.docx")
    code, out, _ = run("templates", "--format", "json")
    faults = [fault for looked in json.loads(out) for fault in looked["faults"]]
    assert (code, list(faults[0])) == (1, ["level", "place", "message"])
