"""A working folder to try files in: workbook, templates, documents that a person edited, canaries.

<place>/office/     workbook, templates, output: the current folder of each command
<place>/outside/    somebody else's: nothing of it is ever read or written
<place>/temporary/  for temporary files: empty after each command
"""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from llf_docgen.model.minuted import PROMPT_DISCUSSION
from tests.hostile.packages import Parts, with_parts
from tests.papers import FOLDER
from tests.word import edits

ROOT = Path(__file__).parent.parent.parent
CANARY = "Sesquipedalian secret of somebody else"
MINUTES = FOLDER / "Minutes.docx"
AGENDA = FOLDER / "Agenda.docx"
VENUE = b"Online (video call)"
WORKBOOK = Path("workbook") / "planning-action-group.xlsx"
# Those that the commands of the trials fill; the others would only take their time.
TEMPLATES = (
    "Agenda",
    "Minutes",
    "Action log",
    "Termly report",
    "Extract",
    "Actions",
    "Note of the meeting",
)
MOST_READ = 100_000_000  # bytes of a file that are compared; of a larger one only the size


def lay_out(place: Path, run) -> None:
    """A fresh place whose documents were made, edited, merged, edited again; news is to come.

    Args:
        place: an empty folder.
        run: runs the command on an office: `run(place, *arguments)` gives how it ended.
    """

    def pack() -> None:
        ended = run(place, "pack")
        assert ended.code == 0, ended.told

    office = place / "office"
    outside = place / "outside"
    outside.mkdir(parents=True)
    (place / "temporary").mkdir()
    (outside / "secret.txt").write_text(CANARY, encoding="utf-8")
    shutil.copytree(ROOT / "workbook", office / "workbook")
    (office / "templates").mkdir()
    for name in TEMPLATES:
        shutil.copy(ROOT / "templates" / f"{name}.docx", office / "templates")
    pack()
    secret = edits.add_paragraph((office / MINUTES).read_bytes(), 3, 0, CANARY)
    (outside / "secret.docx").write_bytes(secret)
    _edit(office, "first")
    _news(office, VENUE, b"Room 1")
    pack()
    _edit(office, "second")
    _news(office, b"Room 1", b"Room 2")


def _edit(office: Path, word: str) -> None:
    def type_in(parts: Parts) -> None:
        typed = f"Typed by hand for the {word} time."
        prompt = PROMPT_DISCUSSION.encode()
        parts["word/document.xml"] = parts["word/document.xml"].replace(prompt, typed.encode(), 2)

    path = office / MINUTES
    path.write_bytes(with_parts(edits.comment(path.read_bytes(), 9, 0), type_in))
    path = office / AGENDA
    path.write_bytes(edits.add_paragraph(path.read_bytes(), 12, 1, f"A {word} word of ours"))


def _news(office: Path, before: bytes, after: bytes) -> None:
    """Something in the workbook changes; the rest of its bytes stays as it shipped."""

    def change(parts: Parts) -> None:
        changed = {name: part.replace(before, after) for name, part in parts.items()}
        assert changed != parts
        parts.update(changed)

    path = office / WORKBOOK
    path.write_bytes(with_parts(path.read_bytes(), change))


@dataclass(frozen=True)
class Entry:
    """What stands at a path: its kind, and its bytes or where it leads."""

    kind: str
    content: bytes = b""
    size: int = 0


Snapshot = dict[str, Entry]


def snapshot(place: Path) -> Snapshot:
    """All that stands in a place; links are not followed, and what is no file is not read."""
    return {path: _entry(os.path.join(place, path)) for path in _walk(place)}


def _walk(place: Path):
    for folder, folders, names in os.walk(place):
        for name in (*folders, *names):
            yield os.path.relpath(os.path.join(folder, name), place)


def _entry(path: str) -> Entry:
    about = os.lstat(path)
    mode = about.st_mode
    if stat.S_ISLNK(mode):
        return Entry("link", os.fsencode(os.readlink(path)))
    if stat.S_ISDIR(mode):
        return Entry("folder")
    if not stat.S_ISREG(mode):
        return Entry("neither")
    if about.st_size > MOST_READ:
        return Entry("file", b"", about.st_size)
    with open(path, "rb") as file:
        return Entry("file", file.read(), about.st_size)


def remove(place: Path) -> None:
    """Takes a place away, whatever lies in it."""

    def once_more(function, path, _) -> None:
        os.chmod(os.path.dirname(path), 0o755)
        if os.path.isdir(path) and not os.path.islink(path):
            os.chmod(path, 0o755)
        function(path)

    if place.exists():
        shutil.rmtree(place, onerror=once_more)
