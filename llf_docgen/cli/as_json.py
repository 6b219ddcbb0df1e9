"""What `--format json` prints, for programs: every shape, each changed only on purpose."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from llf_docgen.model.deadlines import Deadline
    from llf_docgen.model.finding import Finding
    from llf_docgen.model.merged import Change
    from llf_docgen.output.cases import Written
    from llf_docgen.pipeline.building import Built
    from llf_docgen.pipeline.edits import Edited
    from llf_docgen.pipeline.office_templates import LookedOver
    from llf_docgen.rules.rule import Rule
    from llf_docgen.word.lint.subject import Fault

Data = dict[str, object]


def say(value: object) -> None:
    """Prints a value as JSON."""
    click.echo(json.dumps(value, indent=2))


def built(made: Built) -> Data:
    """A build: what it was made from and for, what was found, what became of each file."""
    book = made.checked.book
    return {
        "workbook": str(made.checked.workbook.path),
        "today": book.today.isoformat() if book else "",
        "about": made.about,
        "notes": list(made.notes),
        "folder": str(made.folder),
        "preview": made.preview,
        "findings": findings(made.checked.findings),
        "files": [_written(file) for file in made.written],
        "deadlines": [_deadline(due) for due in made.deadlines],
    }


def findings(found: Iterable[Finding]) -> list[Data]:
    """Each finding with its rule, level, place, message and clause."""
    return [
        {
            "rule": finding.rule,
            "level": finding.level.value,
            "sheet": finding.cell.sheet,
            "cell": finding.cell.address,
            "message": finding.message,
            "clause": finding.clause,
        }
        for finding in found
    ]


def rules(listed: Iterable[Rule]) -> list[Data]:
    """Each rule with its level, clause and title."""
    return [
        {"id": r.id, "level": r.level.value, "clause": r.clause.name, "title": r.title}
        for r in listed
    ]


def templates(looked: Iterable[LookedOver]) -> list[Data]:
    """Each template with its faults."""
    return [
        {"file": t.file, "faults": [_fault(fault) for fault in t.faults], "note": t.note}
        for t in looked
    ]


def edited(document: Edited) -> Data:
    """What a person changed in a document, and the versions of it that are kept."""
    return {
        "file": str(document.file),
        "changes": [_change(change) for change in document.changes],
        "kept": list(document.kept),
        "comments": [
            {"place": comment.place, "by": comment.by, "words": comment.words}
            for comment in document.comments
        ],
    }


def _written(file: Written) -> Data:
    return {"file": file.file, "outcome": file.outcome.value, "note": file.note}


def _deadline(due: Deadline) -> Data:
    return {"what": due.what, "by": due.day.isoformat(), "send_by": due.send_by.isoformat()}


def _fault(fault: Fault) -> Data:
    return {"level": fault.level.value, "place": fault.place, "message": fault.message}


def _change(change: Change) -> Data:
    return {
        "place": change.place,
        "before": change.before,
        "after": change.after,
        "kind": change.kind.value,
        "about": change.about,
    }
