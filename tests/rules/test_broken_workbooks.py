"""The broken workbooks of tests/data: every rule broken once, found at its comment, no more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from llf_docgen import rules
from tests.data.build import AUTHOR, findings

DATA = Path(__file__).parent.parent / "data"
OF_THE_FOLDER = {"agenda-revised"}  # no workbook alone breaks it
WORKBOOKS = sorted(DATA.glob("*.xlsx"))


def expected(path: Path) -> list[tuple[str, str]]:
    """(rule, cell) of every comment; a rule on a sheet as a whole has its comment in A1."""
    found = []
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment and cell.comment.author == AUTHOR:
                    where = f"{sheet.title}!{cell.coordinate}"
                    found += [(rule, where) for rule in cell.comment.text.split("\n")]
    return found


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_exactly_these_findings(path: Path):
    told = findings(path.read_bytes())
    whole = [(f.rule, "A1") for f in told if not f.cell.row]
    at_cells = [(f.rule, str(f.cell)) for f in told if f.cell.row]
    wanted = [(rule, "A1" if where.endswith("!A1") else where) for rule, where in expected(path)]
    assert sorted(whole + at_cells) == sorted(wanted)


def test_together_they_break_every_rule_exactly_once():
    broken = Counter(rule for path in WORKBOOKS for rule, _ in expected(path))
    assert broken == Counter(rule.id for rule in rules.RULES if rule.id not in OF_THE_FOLDER)


def test_what_cannot_be_read_is_apart():
    (unreadable,) = (path for path in WORKBOOKS if path.stem == "unreadable")
    reading = {rule.id for rule in rules.RULES if rule.check is None} - OF_THE_FOLDER
    assert {rule for rule, _ in expected(unreadable)} == reading
