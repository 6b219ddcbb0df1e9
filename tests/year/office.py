"""An office that lives through a year: one workbook, its templates, one output folder.

Its methods are what a secretary does, so that a year reads like a diary. Commands are the real
ones, in the real folder, on the day that the diary has come to.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import io
import itertools
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from llf_docgen import cli
from llf_docgen.workbook import layout
from llf_docgen.workbook.writing import starter
from tests.conftest import TEMPLATES
from tests.outline import outline

Row = dict[str, Any]
Rows = dict[str, list[Row]]
AS_CIRCULATED = "as circulated"
YEARLY = ("partnership", "evidence", "year", "briefing")


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    command: tuple[str, ...]
    code: int
    out: str
    err: str

    def line(self, label: str) -> str:
        """What stands beside a label: `For`, `Folder`; nothing where it is not there."""
        return next(iter(self.lines(label)), "")

    def lines(self, label: str) -> list[str]:
        """Each text of a label, with what stands below it without one."""
        found, inside = [], False
        for line in self.out.splitlines():
            inside = line.startswith(f"{label} ") or (inside and line.startswith("   "))
            if inside and line[11:]:
                found.append(line[11:])
        return found

    @property
    def folder(self) -> str:
        """The folder that it worked in, below `output`."""
        return self.line("Folder").partition("/")[2]

    @property
    def files(self) -> dict[str, str]:
        """What became of each file that it names: `Agenda.docx` -> `created`."""
        lines = re.findall(r"(?m)^([a-z]+) +(.*?\.docx)\b", self.out)
        return {file: outcome for outcome, file in lines}


@dataclass(frozen=True)
class Paper:
    """One document that stands in the output folder."""

    path: str
    content: bytes

    @property
    def lines(self) -> tuple[str, ...]:
        """Its outline."""
        return _outline(self.content)

    @property
    def words(self) -> str:
        """All its words."""
        return "\n".join(self.lines)

    @property
    def name(self) -> str:
        """Its file name without the ending."""
        return Path(self.path).stem

    @property
    def folder(self) -> str:
        """The folder it stands in."""
        return str(Path(self.path).parent)


@dataclass(frozen=True)
class Change:
    """A file that a command made, changed or took away, with the workbook as it was then."""

    command: tuple[str, ...]
    path: str
    before: bytes | None
    after: bytes | None
    rows: Rows
    day: date
    folders: Mapping[str, str]
    stands: frozenset[str]

    @property
    def is_moved(self) -> bool:
        """Whether the same bytes stand somewhere else."""
        return self.before is not None and sha256(self.before) in self.stands


@dataclass(frozen=True)
class Expected:
    """What the diary knows of a day, worked out by a person from the contract.

    Args:
        in_hand: the meeting whose papers or minutes `pack` makes.
        report: the term of the report in hand; nothing where none is made yet.
        partnership: the last term that the section of the Partnership Report covers.
        check: how `check` ends.
    """

    in_hand: str
    report: str
    partnership: str
    check: int = 0


@dataclass(frozen=True)
class Moment:
    """A day on which every document was made: what was said, and the folder before and after."""

    day: date
    title: str
    expected: Expected
    rows: Rows
    check: Said
    made: Mapping[str, Said]
    revisited: Mapping[str, Said]
    changes: tuple[Change, ...]
    after: Mapping[str, bytes]
    again: Mapping[str, bytes]
    folders: Mapping[str, str]
    typed: tuple[tuple[str, str], ...]
    asked_for: tuple[str, ...]
    missed: tuple[str, ...]
    heard: tuple[Said, ...]

    @property
    def name(self) -> str:
        """What a test is called by."""
        return f"{self.day} {self.title}"

    @property
    def papers(self) -> list[Paper]:
        """What stands in the folder then, without what is kept of earlier days."""
        return [Paper(path, content) for path, content in sorted(self.after.items())
                if AS_CIRCULATED not in path]  # fmt: skip

    @property
    def living(self) -> list[Paper]:
        """What this day's commands made or looked at."""
        runs = (*self.made.values(), *self.revisited.values())
        made = {(said.folder, name) for said in runs for name in said.files}
        years = {(self.folders["year"], name) for _, name in made}
        return [p for p in self.papers if (p.folder, p.path.rpartition("/")[2]) in made | years]

    def of(self, kind: str, meeting: str = "") -> list[Paper]:
        """The papers of a kind: `Agenda`; of one meeting where one is named."""
        papers = [p for p in self.papers if p.name.startswith(kind)]
        return [p for p in papers if not meeting or p.folder == self.folders.get(meeting)]


@dataclass
class Office:
    """The office of one group, in a folder of its own."""

    place: Path
    rows: Rows
    prefix: str
    today: date = date.min
    moments: list[Moment] = field(default_factory=list)
    folders: dict[str, str] = field(default_factory=dict)
    typed: list[tuple[str, str]] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    heard: list[Said] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    saved: str = ""

    def open(self) -> None:
        """The working folder, as `new` makes it, with a workbook of one's own."""
        shutil.copytree(TEMPLATES, self.place / "templates")
        (self.place / "workbook").mkdir()

    # what is typed into the workbook

    def type(self, sheet: str, which: object, **values: object) -> None:
        """Types into the one row that `which` names: its reference, or some of its cells."""
        (row,) = self._found(sheet, which)
        assert values.keys() <= _fields(sheet), values
        row.update(values)

    def add(self, sheet: str, **values: object) -> None:
        """Adds a row at the end."""
        assert values.keys() <= _fields(sheet), values.keys() - _fields(sheet)
        self.rows[sheet].append(dict(values))

    def drop(self, sheet: str, which: object) -> None:
        """Takes rows out: those that `which` names, one at least."""
        found = self._found(sheet, which)
        assert found, which
        self.rows[sheet] = [row for row in self.rows[sheet] if row not in found]

    def set(self, setting: str, value: object) -> None:
        """Types a setting of the Terms."""
        self.type("Terms", setting, value=value)

    def _found(self, sheet: str, which: object) -> list[Row]:
        key = "setting" if sheet == "Terms" else _key(sheet)
        wanted = which if isinstance(which, Mapping) else {key: which}
        return [row for row in self.rows[sheet]
                if all(row.get(name) == value for name, value in wanted.items())]  # fmt: skip

    def came(
        self, meeting: str, *, online: tuple[str, ...] = (), **people: tuple[str, ...]
    ) -> None:
        """Types the attendance of a meeting anew: `Present=(...)`, `Apologies=(...)`."""
        self.rows["Attendance"] = [r for r in self.rows["Attendance"] if r["meeting"] != meeting]
        for status, names in people.items():
            for name in names:
                how = "Online" if name in online else ""
                self.add("Attendance", meeting=meeting, name=name, status=status, how=how)

    def agenda(self, meeting: str, *items: Mapping[str, object]) -> None:
        """Types the agenda of a meeting, its items numbered as they stand."""
        for no, item in enumerate(items, 1):
            self.add("Agenda", **{"meeting": meeting, "no": no, **item})

    # what is typed into a document in Word

    def types_under(self, kind: str, meeting: str, heading: str, words: str) -> None:
        """Types into the first prompt under a heading; below the heading where there is none."""

        def place(document: Any) -> Any:
            blocks = list(document.element.body)
            at = next(i for i, b in enumerate(blocks) if _heads(b) and heading in _text(b))
            below = itertools.takewhile(lambda b: not _heads(b), blocks[at + 1 :])
            prompts = (b for b in below if b.tag == qn("w:sdt") and "Click" in _text(b))
            return next(prompts, blocks[at])

        self._in_word(kind, meeting, (words,), lambda d: _type_into(place(d), words))

    def adds_sentence(self, kind: str, meeting: str, beside: str, words: str) -> None:
        """Adds a sentence to the first paragraph that holds some words."""

        def typed(document: Any) -> None:
            paragraphs = document.element.body.iter(qn("w:p"))
            found = next(p for p in paragraphs if beside in _text(p))
            docx.text.paragraph.Paragraph(found, document).add_run(f" {words}")

        self._in_word(kind, meeting, (words,), typed)

    def adds_row(self, kind: str, meeting: str, beside: str, *cells: str) -> None:
        """Adds a row to the first table that has a heading of those words."""

        def typed(document: Any) -> None:
            table = next(t for t in document.tables if beside in _text(t._tbl.tr_lst[0]))
            for cell, words in zip(table.add_row().cells, cells, strict=False):
                cell.paragraphs[0].add_run(words)

        self._in_word(kind, meeting, cells, typed)

    def _in_word(
        self, kind: str, meeting: str, words: tuple[str, ...], typing: Callable[[Any], None]
    ) -> None:
        """Opens, types, saves; what was not there to be typed into is noted in `missed`."""
        path = self.path(kind, meeting)
        try:
            document = docx.Document(str(path))
            typing(document)
        except (PackageNotFoundError, StopIteration):
            self.missed.append(f"{kind} {meeting}".strip() + f": nowhere to type {words}")
            return
        document.save(str(path))
        name = path.relative_to(self.place / "output").as_posix()
        self.typed += [(name, said) for said in words]

    def path(self, kind: str, meeting: str = "") -> Path:
        """Where a document stands: a meeting's in its folder, one of the year wherever it is."""
        root = self.place / "output"
        folder = root / self.folders.get(meeting, "-") if meeting else root
        found = [p for p in folder.rglob(f"{kind}*.docx")
                 if not {AS_CIRCULATED, ".generated"} & {*p.parts}]  # fmt: skip
        return max(found, key=lambda p: p.stat().st_mtime_ns, default=folder / f"{kind}.docx")

    # commands

    def check(self) -> Said:
        """What is wrong, today."""
        return self.run("check")

    def run(self, *command: str) -> Said:
        """The real command in the real folder, on the diary's day."""
        self._save()
        before = self.files()
        out, err, code = io.StringIO(), io.StringIO(), 0
        streams = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
        with contextlib.chdir(self.place), streams[0], streams[1]:
            try:
                cli.main([*command, "--today", self.today.isoformat()])
            except SystemExit as end:
                code = int(end.code or 0)
        said = Said(command, code, out.getvalue(), err.getvalue())
        self._remember(said)
        self._watch(said, before)
        self.heard.append(said)
        return said

    def _watch(self, said: Said, before: dict[str, bytes]) -> None:
        """What a command did to the files that stood there."""
        now = self.files()
        stands = frozenset(sha256(content) for content in now.values())
        for path in sorted(before.keys() | now.keys()):
            was, there = before.get(path), now.get(path)
            if was != there:
                rows, folders = copy.deepcopy(self.rows), dict(self.folders)
                self.changes.append(
                    Change(said.command, path, was, there, rows, self.today, folders, stands)
                )

    def revises(self, meeting: str) -> Said:
        """A revised agenda, asked for by name."""
        self.asked_for.append(f"{self.folders.get(meeting)}/Agenda.docx")
        return self.run("pack", "--meeting", meeting, "--only", "agenda", "--again")

    def _remember(self, said: Said) -> None:
        """In which folder a meeting's documents stand, as the command says."""
        folder = said.folder
        named = re.match(rf"{re.escape(self.prefix)}-[\w-]*\w", said.line("For"))
        if folder and named:
            self.folders[named[0]] = folder
        elif folder and said.command[0] in YEARLY:
            self.folders["year"] = folder

    def _save(self) -> None:
        state = repr(self.rows)
        if state != self.saved:
            content = starter.build(self.rows)
            (self.place / "workbook" / "group.xlsx").write_bytes(content)
            self.saved = state

    # moments

    def makes_everything(self, title: str, expected: Expected, revisit: tuple[str, ...]) -> None:
        """Every document of the day, and then once more; other meetings' packs where named."""
        heard = tuple(self.heard)
        check = self.check()
        made, revisited = self._round(revisit)
        changes, after = tuple(self.changes), self.files()
        self._round(())
        moment = Moment(
            self.today, title, expected, copy.deepcopy(self.rows), check, made, revisited, changes,
            after, self.files(), dict(self.folders), tuple(self.typed), tuple(self.asked_for),
            tuple(self.missed), heard,
        )  # fmt: skip
        self.moments.append(moment)
        for kept in (self.asked_for, self.missed, self.changes, self.heard):
            kept.clear()

    def _round(self, revisit: tuple[str, ...]) -> tuple[dict[str, Said], dict[str, Said]]:
        made = {name: self.run(name) for name in ("pack", "actions", *YEARLY)}
        made |= self._extracts()
        return made, {ref: self.run("pack", "--meeting", ref) for ref in revisit}

    def _extracts(self) -> dict[str, Said]:
        """An extract of each decision of the meeting last held that has an agenda."""
        held = [m for m in self.rows["Meetings"]
                if m["date"] < self.today and m.get("status") != "Cancelled"]  # fmt: skip
        last = max(held, key=lambda m: m["date"], default=None)
        items = [a["no"] for a in self.rows["Agenda"] if last and a["meeting"] == last["ref"]
                 and a["purpose"] == "Decision"]  # fmt: skip
        return {f"extract {no}": self.run("extract", "--meeting", last["ref"], "--item", str(no))
                for no in items[-1:]}  # fmt: skip

    def files(self) -> dict[str, bytes]:
        """Every document that a person sees in the output folder, by its path."""
        root = self.place / "output"
        paths = (p.relative_to(root) for p in root.rglob("*.docx"))
        seen = (p for p in paths if not any(part.startswith(".") for part in p.parts))
        return {p.as_posix(): (root / p).read_bytes() for p in sorted(seen)}


@dataclass
class Diary:
    """The days of one year, in order: each is a function that does what was done on it."""

    rows: Callable[[], Rows]
    prefix: str
    days: list[tuple[date, Callable[[Office], None], Expected | None, tuple[str, ...]]] = field(
        default_factory=list
    )

    def on(self, day: date, expected: Expected | None = None, revisit: tuple[str, ...] = ()) -> Any:
        """A day on which something was done; with `expected` everything is made at its end."""

        def entered(done: Callable[[Office], None]) -> Callable[[Office], None]:
            assert not self.days or self.days[-1][0] <= day, f"{day}: a diary goes forward"
            self.days.append((day, done, expected, revisit))
            return done

        return entered

    @property
    def moments(self) -> list[str]:
        """The names of the days on which everything is made."""
        return [_name(day, done) for day, done, expected, _ in self.days if expected]

    def live(self, place: Path) -> Office:
        """The whole year lived in a folder."""
        office = Office(place, self.rows(), self.prefix)
        office.open()
        for day, done, expected, revisit in self.days:
            office.today = day
            done(office)
            if expected:
                office.makes_everything(_title(done), expected, revisit)
        return office


def sha256(content: bytes) -> str:
    """What a file is compared by."""
    return hashlib.sha256(content).hexdigest()


def _name(day: date, done: Callable[[Office], None]) -> str:
    return f"{day} {_title(done)}"


def _title(done: Callable[[Office], None]) -> str:
    return done.__name__.replace("_", " ")


@lru_cache(maxsize=4096)
def _outline(content: bytes) -> tuple[str, ...]:
    return tuple(outline(content))


def _key(sheet: str) -> str:
    described = layout.sheet(sheet)
    column = described.column(described.key)
    return column.field if column else ""


@lru_cache
def _fields(sheet: str) -> frozenset[str]:
    return frozenset(column.field for column in layout.sheet(sheet).columns)


def _text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def _heads(block: Any) -> bool:
    """Whether a block is a heading."""
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and style.get(qn("w:val"), "").startswith("Heading")


def _type_into(place: Any, words: str) -> None:
    """Types over a prompt, as Word does it; or into a new paragraph below a heading."""
    if place.tag == qn("w:p"):
        made = copy.deepcopy(place)
        for child in list(made):
            made.remove(child)
        place.addnext(made)
        docx.text.paragraph.Paragraph(made, None).add_run(words)
        return
    for shown in list(place.iter(qn("w:showingPlcHdr"))):
        shown.getparent().remove(shown)
    texts = list(place.iter(qn("w:t")))
    for style in list(texts[0].getparent().iter(qn("w:rStyle"))):
        style.getparent().remove(style)
    texts[0].text = words
    for other in texts[1:]:
        other.text = ""
