"""The words of the workbook's cells, asked for by what its documents say."""

from __future__ import annotations

from llf_docgen.pipeline.sources import source_of


def test_of_what_a_cell_says_its_address_is_known(shipped_book):
    action, meeting = shipped_book.actions[0], shipped_book.meetings[0]
    source = source_of(shipped_book)
    assert source(f"{action.ref} | {action.text}", action.ref, "") == str(action.at.cell("Action"))
    assert source(meeting.date.isoformat(), "", "") == ""
    assert source(shipped_book.terms.confidentiality, "", "").startswith("Terms!")
    assert source_of(None)(action.text, "", "") == ""
