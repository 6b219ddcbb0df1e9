"""Folders as somebody sends them: links, pipes, odd names, a memory that lies."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path
from random import Random

from tests.hostile.kinds import Folder, folders
from tests.papers import FOLDER

OUTPUT = Path("output")
MEMORY = OUTPUT / ".generated"
MINUTES = FOLDER / "Minutes.docx"
OUTSIDE = Path("..") / "outside"
KEYS = (
    "../../../outside/secret.docx", "/etc/passwd", "x/../../../../outside/secret.docx", "PAG-2021-02/Agenda.docx",
    "C:\\Windows\\x", "..\\..\\x", "", ".", "..", "a/" * 3_000, "n" * 300, "\x00", "lock", "CON", "x\ty", "%2e%2e",
    "../lock", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"), "PAG-2021-02/" + "\u0142" * 200,
)  # fmt: skip


def _link(path: Path, to: str | Path, is_folder: bool = False) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to, target_is_directory=is_folder)


def _there(office: Path, pattern: str = "**/*") -> list[Path]:
    """Files of the office in their order; those that the chances choose from."""
    return sorted(p for p in office.glob(pattern) if p.is_file() and not p.is_symlink())


def _any_file(office: Path, chance: Random) -> Path:
    places = ("workbook/*", "templates/*", "output/*/*.docx", "output/.generated/**/*")
    return chance.choice(_there(office, chance.choice(places)) or _there(office))


def a_journal_that_lies(office: Path, chance: Random) -> None:
    """A run that was cut off, as it says: what it was about to write goes anywhere."""
    memory = office / MEMORY
    (memory / "next").write_bytes(b"whatever stands in the base to be")
    target = chance.choice(
        (
            *KEYS,
            "2021-02-04 Planning Action Group/Agenda.docx",
            "../../outside/secret.docx",
            "../workbook/x",
        )
    )
    there = office / FOLDER / "Agenda.docx"
    content = (
        there.read_bytes()
        if target.endswith("Agenda.docx")
        else (office / OUTSIDE / "secret.txt").read_bytes()
    )
    journal = {
        "key": chance.choice(KEYS),
        "target": target,
        "written": hashlib.sha256(content).hexdigest(),
        "origin": chance.choice(({}, None, [], {"day": 5}, {"target": "../../outside/x"}, "x")),
    }
    (memory / "journal").write_text(json.dumps(journal), encoding="utf-8")


def a_journal_that_is_none(office: Path, chance: Random) -> None:
    said = chance.choice(
        (b"[" * 100_000, b"{" * 5_000, b"", b"\xff\xfe", b"null", b"1", b'{"key": 1}', b'"' + b"a" * 10_000_000,
         b'{"key": {"a": [' * 3_000, b"1" * 50_000, b"1e999", b'{"key": NaN, "target": Infinity}', b"[]", b"\0" * 99)
    )  # fmt: skip
    for name in chance.choice((("journal",), ("journal", "next"), ("next",))):
        (office / MEMORY / name).write_bytes(said)


def origins_that_lie(office: Path, chance: Random) -> None:
    """What is said of how a document was made names other files, or is no JSON."""
    said = chance.choice(
        (
            json.dumps({"target": chance.choice(KEYS)}), json.dumps({"target": 5, "day": []}), "[" * 90_000,
            json.dumps({"day": "9999-99-99", "sent": "x", "template": {}, "copied": 1}), "", "null",
            json.dumps({"day": "0001-01-01", "sent": True, "approved": True, "target": "../x.docx", "copied": "../y"}),
        )
    )  # fmt: skip
    for path in _there(office, "output/.generated/**/*.json"):
        if chance.random() < 0.5:
            path.write_text(said, encoding="utf-8")


def bases_under_odd_keys(office: Path, chance: Random) -> None:
    """Bases, kept versions and origins of other documents, or of none, in the memory."""
    base = (office / MINUTES).read_bytes()
    for _ in range(chance.choice((1, 5, 40))):
        name = chance.choice(
            (
                "lock",
                "journal",
                "x",
                "%2E%2E",
                "%",
                "a b",
                "\u202e",
                "n" * 200,
                ".x",
                "kept",
                ".bases",
            )
        )
        path = office / MEMORY / chance.choice((".bases", "kept", "origins", "")) / name
        if path.exists() or path.parent.is_file():
            continue
        inside = path / "Minutes.docx" if chance.random() < 0.7 else path
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.write_bytes(chance.choice((base, b"", b"PK", bytes(1_000))))


def kept_versions_that_lie(office: Path, chance: Random) -> None:
    """Versions with odd moments, without their bases, that are no documents."""
    folder = office / MEMORY / "kept" / "PAG-2021-02" / "Minutes.docx"
    folder.mkdir(parents=True, exist_ok=True)
    name = chance.choice(
        ("9999-99-99 99.99.99", "0001 2021-01-18 09.30.00", "999999999 2021-01-18 09.30.00 999999999", "x",
         "2021-01-18",
         "0002 2021-01-18 09.30.00 2", "0000 0000-00-00 00.00.00")
    )  # fmt: skip
    content = chance.choice(
        (b"", b"PK", (office / FOLDER / "Agenda.docx").read_bytes(), bytes(9_000))
    )
    (folder / f"{name}.docx").write_bytes(content)
    if chance.random() < 0.5:
        (folder / f"{name}.base.docx").write_bytes(content)


def links_that_lead_outside(office: Path, chance: Random) -> None:
    """Any file, or a folder on the way to it, is a link to somebody else's."""
    for _ in range(chance.choice((1, 1, 3))):
        path = _any_file(office, chance)
        if (
            chance.random() < 0.3
            and path.parent.parent != office
            and path.parent != office / "workbook"
        ):
            path, to = path.parent, office.parent / "outside"
            if office / "output" in path.parents or path == office / "output":
                _link(path, to, is_folder=True)
            continue
        if "workbook" not in path.parts and "templates" not in path.parts:
            _link(
                path,
                chance.choice(
                    (
                        office.parent / "outside" / "secret.docx",
                        office.parent / "outside" / "made.docx",
                    )
                ),
            )


def the_memory_is_a_link(office: Path, chance: Random) -> None:
    inner = chance.choice(
        (MEMORY, MEMORY / "kept", MEMORY / ".bases", MEMORY / "origins", MEMORY / "lock")
    )
    _link(office / inner, office.parent / "outside", is_folder=True)


def loops_of_links(office: Path, chance: Random) -> None:
    path = office / chance.choice(
        (MINUTES, OUTPUT / "loop", MEMORY / "loop", MEMORY / ".bases" / "loop", FOLDER / "x.docx")
    )
    _link(path, chance.choice((path.name, ".", "..")), is_folder=chance.random() < 0.5)


def pipes_and_devices(office: Path, chance: Random) -> None:
    """What never ends when it is read, in the place of any file."""
    for _ in range(chance.choice((1, 2))):
        path = _any_file(office, chance)
        path.unlink()
        how = chance.randrange(3)
        if how == 0 and hasattr(os, "mkfifo"):
            os.mkfifo(path)
        elif how == 1:
            path.symlink_to("/dev/zero")
        else:
            path.mkdir()


def files_without_end(office: Path, chance: Random) -> None:
    """Sparse files of gigabytes."""
    path = _any_file(office, chance)
    size = chance.choice((60_000_001, 3_000_000_000, 20_000_000_000))
    with path.open("r+b") as file:
        file.truncate(size)


def empty_files(office: Path, chance: Random) -> None:
    for _ in range(chance.choice((1, 3, 12))):
        _any_file(office, chance).write_bytes(chance.choice((b"", b"\0", b"PK\3\4")))


def locks_that_lie(office: Path, chance: Random) -> None:
    """A lock of a killed run, of a process that is another's, of none; Word's and Excel's own."""
    lock = office / MEMORY / "lock"
    lock.write_bytes(
        chance.choice(
            (b"", b"1\n", b"0\nhost\n", b"-1\nx\n", b"999999999\n\n", b"x" * 99_999, b"\xff")
        )
    )
    os.utime(lock, (0, 0))
    for name in ("~$nutes.docx", "~$Agenda.docx", ".~lock.Minutes.docx#"):
        if chance.random() < 0.2:
            (office / FOLDER / name).write_bytes(b"P")


def odd_names_of_files(office: Path, chance: Random) -> None:
    """Names with control letters, without end, that mean something to terminals or patterns."""
    content = (office / MINUTES).read_bytes()
    for _ in range(6):
        name = chance.choice(
            ("\x1b]0;x\x07", "a\nb", "\u202egpj", "[x]", "*", "?", "x" * 240, "e\u0301", "$(id)", "`",
             "\ufeff", "~$x", "-x",
             "--output", "Minutes (new)", "Minutes - Copy", "CON", "\x7f", "\u0142" * 100, " x ", "%s", ".~1.tmp")
        )  # fmt: skip
        folder = office / chance.choice((OUTPUT, FOLDER, Path("templates"), OUTPUT / "a\x1b[31m"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.docx").write_bytes(content)
    undecodable = os.fsencode(office / FOLDER) + b"/\xff\xfe.docx"
    if os.name == "posix" and chance.random() < 0.4:
        with open(undecodable, "wb") as file:
            file.write(content)


def many_documents(office: Path, chance: Random) -> None:
    """The one looked for is renamed, and others stand by the hundred beside it."""
    (office / FOLDER / "Agenda.docx").rename(office / FOLDER / "Our agenda.docx")
    content = chance.choice(((office / MINUTES).read_bytes(), b"x", _large()))
    many = chance.choice((20, 60, 400)) if len(content) < 1_000_000 else 20
    for at in range(many):
        path = office / OUTPUT / f"more {at % 7}" / f"{at}.docx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _large() -> bytes:
    """A document of 59 MB unpacked."""
    import io

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/image1.bmp", bytes(59_000_000))
    return target.getvalue()


def documents_in_each_others_place(office: Path, chance: Random) -> None:
    """Copied, exchanged, in other folders, in `as circulated`, without the memory."""
    there = _there(office, "output/*/*.docx")
    one, other = chance.choice(there), chance.choice(there)
    how = chance.randrange(6)
    if how == 0:
        shutil.copy(one, one.with_name("Copy.docx"))
    elif how == 1:
        one.write_bytes(other.read_bytes())
    elif how == 2:
        shutil.rmtree(office / MEMORY / chance.choice((".bases", "origins", "kept", "")))
    elif how == 3:
        circulated = one.parent / "as circulated"
        circulated.mkdir(exist_ok=True)
        shutil.copy(other, circulated / one.name)
    elif how == 4:
        shutil.copytree(one.parent, one.parent.with_name("copy of it"))
    else:
        one.rename(one.with_name(one.name.upper()))


def folders_in_the_place_of_files(office: Path, chance: Random) -> None:
    path = office / chance.choice(
        (MINUTES, MEMORY / "journal", MEMORY / "next", MEMORY / "lock", Path("templates") / "Agenda.docx",
         MEMORY / "origins",
         Path("templates") / "logo.png", FOLDER / "Agenda (new).docx",
         MEMORY / ".bases" / "PAG-2021-02" / "Minutes.docx")
    )  # fmt: skip
    if path.is_dir():
        shutil.rmtree(path)
        path.write_bytes(b"a file")
    else:
        path.unlink(missing_ok=True)
        (path / "inner").mkdir(parents=True)


def read_only_places(office: Path, chance: Random) -> None:
    path = office / chance.choice((MINUTES, FOLDER, MEMORY, MEMORY / ".bases", OUTPUT))
    path.chmod(0o444 if path.is_file() else 0o555)


def odd_logos(office: Path, chance: Random) -> None:
    """A picture that lies of its size, is none, or is cut off."""
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    content = chance.choice(
        (b"", png, png + bytes(8), png + b"\xff" * 8 + b"\x08\x02\0\0\0", b"GIF89a",
         b"<svg/>", png + b"\0\0\0\1\0\0\0\1",
         png + b"\x7f\xff\xff\xff" * 2 + bytes(50), bytes(1_000_000))
    )  # fmt: skip
    (office / "templates" / "logo.png").write_bytes(content)


def another_workbook_beside(office: Path, chance: Random) -> None:
    """Two workbooks, Excel's lock file, a copy of a synced folder, other formats."""
    (one,) = _there(office, "workbook/*.xlsx")
    name = chance.choice(
        (
            "~$planning-action-group.xlsx",
            "copy (1).xlsx",
            "x.xlsm",
            ".x.xlsx",
            "X.XLSX",
            "a\x1b[2Jb.xlsx",
        )
    )
    shutil.copy(one, one.with_name(name))
    if chance.random() < 0.4:
        one.rename(one.with_suffix(chance.choice((".xls", ".XLSX", ".xlsx.part", ".zip"))))


def everything_at_once(office: Path, chance: Random) -> None:
    for lay in chance.sample([kind.lay for kind in _SINGLE], 3):
        try:
            lay(office, chance)
        except (OSError, IndexError, ValueError):
            continue  # what one needed another took away


_SINGLE: tuple[Folder, ...] = folders(
    a_journal_that_lies,
    a_journal_that_is_none,
    origins_that_lie,
    bases_under_odd_keys,
    kept_versions_that_lie,
    links_that_lead_outside,
    the_memory_is_a_link,
    loops_of_links,
    pipes_and_devices,
    files_without_end,
    empty_files,
    locks_that_lie,
    odd_names_of_files,
    many_documents,
    documents_in_each_others_place,
    folders_in_the_place_of_files,
    read_only_places,
    odd_logos,
    another_workbook_beside,
)
KINDS: tuple[Folder, ...] = (*_SINGLE, *folders(everything_at_once))
