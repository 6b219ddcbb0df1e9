"""One odd or hostile file after another, each with every command that meets files of its role."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.hostile import documents, folders, templates, workbooks
from tests.hostile.judging import Tried, judge, judge_good
from tests.hostile.kinds import GOOD, Folder, Kind
from tests.hostile.offices import AGENDA, MINUTES, WORKBOOK, lay_out, remove, snapshot
from tests.hostile.running import Ended, run

READERS = (("check", "--format", "json"), ("check", "--mark"), ("templates", "--format", "json"))
LOOK_OVER = ("templates", "--format", "json", "--mark")
MEMORY = Path("output") / ".generated"
EXTRACT = ("extract", "--item", "6", "--today", "2021-02-05", "--draft")
CHANGES = ("changes", str(MINUTES), "--format", "json")
RESTORE = ("changes", str(MINUTES), "--restore")
FRESH = ("pack", "--output", "fresh")


@dataclass(frozen=True)
class Area:
    """Files of one role: their kinds, where they stand, and the commands that meet them.

    What the program keeps for itself nobody else writes anew: a base that has other bytes than
    were kept is not believed, whoever wrote it, so of no kind of it is a good reading asked.
    """

    name: str
    kinds: tuple[Kind, ...] | tuple[Folder, ...]
    commands: tuple[tuple[str, ...], ...]
    places: tuple[Path, ...] = ()
    is_kept: bool = False


AREAS = (
    Area("workbooks", workbooks.KINDS, (*READERS, ("pack",), EXTRACT, ("actions",)), (WORKBOOK,)),
    Area(
        "templates",
        templates.KINDS,
        (LOOK_OVER, ("pack",), FRESH, ("templates", "--update")),
        tuple(Path("templates") / f"{name}.docx" for name in ("Agenda", "Minutes", "Action log")),
    ),
    Area(
        "documents",
        documents.KINDS,
        (CHANGES, ("changes", str(AGENDA)), EXTRACT, ("pack",), RESTORE, ("pack", "--preview")),
        (MINUTES, AGENDA),
    ),
    Area(
        "memory",
        documents.KINDS,
        (CHANGES, ("pack",), RESTORE, EXTRACT),
        tuple(MEMORY / ".bases" / "PAG-2021-02" / path.name for path in (MINUTES, AGENDA)),
        is_kept=True,
    ),
    Area(
        "folders",
        folders.KINDS,
        (
            *(("check", "--mark"), ("pack", "--preview"), ("pack",), CHANGES, RESTORE, EXTRACT),
            *(("templates", "--update"), ("actions",), ("pack", "--again")),
        ),
    ),
)


class Trials:
    """A place for trials: what they begin with is laid out once, and copied for each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pattern = folder / "pattern"
        lay_out(self.pattern, lambda place, *arguments: run(place, arguments))
        self._asked: dict[tuple, tuple[Ended, ...]] = {}

    def good(self, area: Area, file: Path) -> tuple[Ended, ...]:
        """What each command of an area says of the file as it was."""
        asked = (area.name, file)
        if asked not in self._asked:
            place = self._place()
            self._asked[asked] = tuple(run(place, arguments) for arguments in area.commands)
            remove(place)
        return self._asked[asked]

    def _place(self) -> Path:
        place = self.folder / "trial"
        remove(place)
        shutil.copytree(self.pattern, place, symlinks=True)
        return place

    def tried(self, area: Area, kind: Kind | Folder, seed: int, keep: Path | None = None) -> Tried:
        """Makes one file, tries every command of its area on it, and judges.

        Args:
            area: its role.
            kind: its kind.
            seed: which of the kind's neighbours.
            keep: where what is faulty is kept.
        """
        chance, tried = Random(seed), Tried(area.name, kind, seed)
        place = self._place()
        office = place / "office"
        file = None
        if isinstance(kind, Folder):
            kind.lay(office, chance)
        else:
            file = office / chance.choice(area.places)
            file.write_bytes(kind.make(file.read_bytes(), chance))
            made = file.read_bytes()
        after = snapshot(place)
        for arguments in area.commands:
            before = after
            ended = run(place, arguments)
            after = snapshot(place)
            tried.ended.append(ended)
            judge(tried, ended, before, after)
        if file and isinstance(kind, Kind) and kind.must is GOOD and not area.is_kept:
            judge_good(tried, self.good(area, file.relative_to(office)))
        if tried.faults and keep:
            keep.mkdir(parents=True, exist_ok=True)
            stem = f"{area.name} {kind.name} {seed}"
            if file:
                (keep / f"{stem}{file.suffix}").write_bytes(made)
            _write_report(keep / f"{stem}.txt", tried)
        remove(place)
        return tried


def _write_report(path: Path, tried: Tried) -> None:
    lines = [f"{what}: {said}" for what, said in tried.faults]
    for ended in tried.ended:
        lines += [
            f"\n$ llf-docgen {' '.join(ended.arguments)}",
            f"exit {ended.code}, {ended.seconds:.1f} s",
        ]
        lines += [ended.out[-5_000:], ended.err[-5_000:]]
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
