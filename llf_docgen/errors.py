"""What stops the program: "cannot go on", never "the data is wrong" (that is a finding)."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class DocgenError(Exception):
    """A reason to stop, said in one or two plain sentences: where, what, what to do."""


class UnusableFile(DocgenError):
    """A workbook or template that can't be opened or trusted."""


class ClosedFile(UnusableFile):
    """A document that is signed, final or protected; it says why, without the file's name."""


class NotMerged(ClosedFile):
    """The words of a document that can't be merged without harm; it says which."""


class UnusableTemplate(DocgenError):
    """A template that can't be filled: an unknown name, an unclosed loop."""


class WrongUse(DocgenError):
    """A question to the person who ran the command: an option to add or to correct."""


class CannotWrite(DocgenError):
    """A place that can't be written to: open elsewhere, read-only, full."""


class NotFit(DocgenError):
    """The workbook has errors, so nothing was built; carries the findings."""

    def __init__(self, message: str, findings: tuple[Any, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


def place_of(error: BaseException) -> str:
    """The file and line where a defect showed itself, for whoever can help."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
