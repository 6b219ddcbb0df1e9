"""Where the shipped example's papers stand, and those of its pack that are living in January.

The Autumn report went out in December, so it is a record; with the Spring one all four are living.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path("output") / "2021-02-04 Planning Action Group"
YEAR = Path("output") / "2020-21 Planning Action Group"
PACK = ("Agenda", "Minutes", "Action log", "Termly report Spring")
LIVING = ("pack", "--term", "Spring")


def at(name: str, output: Path = Path("output")) -> Path:
    """Where a paper of the pack stands in an output folder."""
    folder = YEAR if name.startswith("Termly report") else FOLDER
    return output / folder.name / f"{name}.docx"
