"""What the program remembers of a folder, and the lock on it."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llf_docgen.errors import CannotWrite
from llf_docgen.output import bases, one_at_a_time
from llf_docgen.output.bases import BASES, Bases, Version, folder_and_name, version_of
from llf_docgen.output.cases import UNKNOWN, Generated, Kept, Origin, digest_of
from llf_docgen.output.folder import standing, write
from llf_docgen.output.safely import Outside
from tests.output.lines import AGENDA, KEY, MERGING, lines

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)


def run(root: Path, *of: bytes) -> tuple[str, str]:
    content = lines(*(line.decode() for line in of))
    (written,) = write(root, [Generated(AGENDA, content, KEY)], MERGING, when=WHEN)
    return written.outcome.value, written.note


def busy(root: Path, who: str) -> str:
    return (
        f"Another llf-docgen ({who}) is writing into {root}. Wait until it has ended and run the "
        f"command again. If none is running, delete {root / BASES / 'lock'}."
    )


@pytest.mark.parametrize("age", ["new", "old"])
def test_another_run_is_waited_for_and_then_named(tmp_path, monkeypatch, age):
    monkeypatch.setattr(one_at_a_time, "PATIENCE", 0.2)
    with Bases(tmp_path).locked():
        if age == "old":
            os.utime(tmp_path / BASES / "lock", (1, 1))
        with pytest.raises(CannotWrite) as why:
            run(tmp_path, b"one")
    assert str(why.value) == busy(tmp_path, f"process {os.getpid()}")
    assert run(tmp_path, b"one")[0] == "created"


def test_a_lock_of_a_process_that_is_gone_is_taken(tmp_path):
    code = (
        "import os, sys, pathlib; sys.path.insert(0, sys.argv[2]);"
        "from llf_docgen.output.bases import Bases;"
        "held = Bases(pathlib.Path(sys.argv[1])).locked(); held.__enter__(); os._exit(9)"
    )
    here = str(Path(bases.__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path), here], check=False)
    assert done.returncode == 9
    assert (tmp_path / BASES / "lock").exists()
    assert run(tmp_path, b"one")[0] == "created"
    assert not (tmp_path / BASES / "lock").exists()


@pytest.mark.parametrize("said", [b"", b"12", b"12\n"], ids=["nothing", "half", "no computer"])
def test_a_lock_of_a_run_killed_while_making_it_is_taken_soon(tmp_path, said):
    run(tmp_path, b"one")
    (tmp_path / BASES / "lock").write_bytes(said)
    began = time.monotonic()
    assert run(tmp_path, b"two")[0] == "updated"
    assert time.monotonic() - began < 8
    assert not (tmp_path / BASES / "lock").exists()


def test_a_lock_that_says_nothing_yet_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(one_at_a_time, "PATIENCE", 0.4)
    run(tmp_path, b"one")
    (tmp_path / BASES / "lock").touch()
    with pytest.raises(CannotWrite) as why:
        run(tmp_path, b"two")
    assert str(why.value) == busy(tmp_path, "another program")


def test_a_lock_that_is_made_again_and_again_is_not_old(tmp_path, monkeypatch):
    """Each is another run's, which is about to name itself."""
    clock = iter(range(100))
    monkeypatch.setattr(one_at_a_time.time, "monotonic", lambda: float(next(clock)))
    (tmp_path / "lock").touch()
    watched = one_at_a_time.Nameless(tmp_path / "lock")
    for _ in range(3):
        watched.drop_abandoned()
        assert (tmp_path / "lock").exists()
        (tmp_path / "new").touch()
        (tmp_path / "new").replace(tmp_path / "lock")
    watched.drop_abandoned()
    watched.drop_abandoned()
    assert not (tmp_path / "lock").exists()


def test_a_slow_run_whose_lock_was_taken_waits_in_its_turn(tmp_path, monkeypatch):
    """It had made its lock and not named it yet, when another run took that for left over."""
    from filelock import SoftFileLock

    taken = []
    real = SoftFileLock.is_lock_held_by_us.fget
    other = f"{os.getppid()}\n{socket.gethostname()}\n"

    def meanwhile(self: SoftFileLock) -> bool:
        if not taken:
            taken.append(True)
            (tmp_path / BASES / "lock").unlink()
            (tmp_path / BASES / "lock").write_text(other, encoding="utf-8")
        return real(self)

    monkeypatch.setattr(SoftFileLock, "is_lock_held_by_us", property(meanwhile))
    monkeypatch.setattr(one_at_a_time, "PATIENCE", 0.4)
    with pytest.raises(CannotWrite, match=f"process {os.getppid()}"), Bases(tmp_path).locked():
        pass
    assert (tmp_path / BASES / "lock").read_text(encoding="utf-8") == other


def test_a_memory_is_a_mapping_of_bases_and_of_nothing_else(tmp_path):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"edited", b"one")
    memory.set_base("Marked.xlsx", b"two")
    memory.keep(KEY, Kept(b"mine", b"one"), WHEN)
    for name in ("journal", "next", "lock", ".~12.tmp", ".bases/PAG-1/.~12.tmp"):
        (tmp_path / BASES / name).write_bytes(b"")
    assert dict(memory) == {KEY: b"one", "Marked.xlsx": b"two"}
    assert len(memory) == 2
    with pytest.raises(KeyError, match=r"PAG-2/Agenda\.docx"):
        memory["PAG-2/Agenda.docx"]
    with pytest.raises(KeyError, match="outside"):
        memory["../outside"]


ODD_KEYS = [
    "../../outside", "/etc/passwd", "..", ".", "", "a//b", "a/../../../x", "a\\..\\..\\x", "C:\\x",
    "lock", "journal", "next", "kept", "origins", "lock/Agenda.docx", "kept/Agenda.docx",
    "origins/Agenda.docx", ".bases/Agenda.docx", "kept/PAG-1/Agenda.docx", "CON/nul.docx",
    "a. /b .", "50% group/%41.docx", "%", "Łódź “x”/Protokół.docx", "a\nb/c\x1b[0m.docx", "a:b?*<>|",
]  # fmt: skip


@pytest.mark.parametrize("key", ODD_KEYS)
def test_whatever_the_key_what_goes_by_it_lies_in_the_memory(tmp_path, key):
    root = tmp_path / "a" / "b" / "output"
    memory = Bases(root)
    memory.put("PAG-1/Agenda.docx", AGENDA, b"other", b"other")
    memory.put(key, AGENDA, b"file", b"base", HOW)
    version = memory.keep(key, Kept(b"mine", b"base", HOW), WHEN)
    with memory.locked():
        pass
    assert dict(memory) == {"PAG-1/Agenda.docx": b"other", key: b"base"}
    assert (memory.origin(key), memory.kept(key)) == (HOW, [version])
    assert memory.known[AGENDA] in (key, "PAG-1/Agenda.docx")
    memory.set_base(key, b"newer", HOW)
    assert memory[key] == b"newer"
    memory.forget(key)
    assert dict(memory) == {"PAG-1/Agenda.docx": b"other"}
    assert [p.name for p in tmp_path.rglob("*") if p.parent != root and root not in p.parents] == [
        "a", "b", "output"
    ]  # fmt: skip
    for path in root.rglob("*"):
        assert path.resolve().is_relative_to(root / BASES) or path in (
            root / BASES, root / AGENDA, (root / AGENDA).parent
        )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("a.%/\\: \n“ł2EF", max_size=9), min_size=2, max_size=6, unique=True))
def test_no_two_keys_share_a_place(tmp_path_factory, keys):
    memory = Bases(tmp_path_factory.mktemp("o"))
    whole = [f"{key}/x.docx" for key in keys]
    for key in whole:
        memory.set_base(key, key.encode())
    assert dict(memory) == {key: key.encode() for key in whole}


def test_a_key_that_is_too_long_for_any_name_is_none(tmp_path):
    memory = Bases(tmp_path)
    memory.set_base(KEY, b"one")
    assert "a" * 300 not in memory
    assert memory.kept("a" * 300) == []
    with pytest.raises(OSError):
        memory.set_base("a" * 300, b"two")
    assert dict(memory) == {KEY: b"one"}


def before(root: Path, **bases_of: bytes) -> Path:
    """A memory as it lay before: bases among the program's own files."""
    for name, content in bases_of.items():
        path = root / BASES / name / "Agenda.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / BASES


def test_bases_are_found_where_they_lay_before_and_written_where_they_lie_now(tmp_path):
    there = before(tmp_path, **{"PAG-1": b"one", "kept": b"two", "PAG-2": b"three"})
    (there / "origins" / "PAG-1").mkdir(parents=True)
    (there / "origins" / "PAG-1" / "Agenda.docx.json").write_bytes(b'{"day": "2021-01-28"}')
    (there / "origins" / "Agenda.docx.json").write_bytes(b"{}")
    memory = Bases(tmp_path)
    assert dict(memory) == {
        "PAG-1/Agenda.docx": b"one", "kept/Agenda.docx": b"two", "PAG-2/Agenda.docx": b"three"
    }  # fmt: skip
    assert memory.origin("PAG-1/Agenda.docx") == Origin("2021-01-28")
    memory.set_base("PAG-1/Agenda.docx", b"newer")
    memory.put("kept/Agenda.docx", AGENDA, b"newer", b"newer")
    memory.forget("PAG-2/Agenda.docx")
    assert dict(memory) == {"PAG-1/Agenda.docx": b"newer", "kept/Agenda.docx": b"newer"}
    left = {p.relative_to(there).as_posix() for p in there.rglob("Agenda.docx") if p.is_file()}
    assert left == {".bases/PAG-1/Agenda.docx", ".bases/kept/Agenda.docx"}


@pytest.mark.parametrize("name", ["lock", "journal", "next"])
def test_a_meeting_whose_bases_took_a_files_place_gives_way(tmp_path, name):
    before(tmp_path, **{name: b"one"})
    key = f"{name}/Agenda.docx"
    assert dict(Bases(tmp_path)) == {key: b"one"}
    with Bases(tmp_path).locked():
        assert dict(Bases(tmp_path)) == {key: b"one"}
        Bases(tmp_path).put(key, AGENDA, b"two", b"two")
    assert dict(Bases(tmp_path)) == {key: b"two"}
    assert {p.name for p in (tmp_path / BASES).iterdir()} == {".bases", "origins"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_base_that_is_a_link_outside_is_none(tmp_path):
    (tmp_path / "secret").write_bytes(b"secret")
    memory = Bases(tmp_path / "output")
    memory.set_base(KEY, b"one")
    for folder in (memory.root / BASES, memory.root / BASES / ".bases"):
        (folder / "link").symlink_to(tmp_path / "secret")
    assert dict(memory) == {KEY: b"one"}
    assert "link" not in memory


@pytest.mark.parametrize("inner", ["", ".bases"])
def test_a_memory_that_is_a_link_is_not_looked_into(tmp_path, monkeypatch, inner):
    """It may lead to the root of the disk, which nobody waits for."""
    outside, memory = tmp_path / "outside", tmp_path / "output" / BASES / inner
    (outside / "deep").mkdir(parents=True)
    (outside / "deep" / "secret.docx").write_bytes(b"x")
    memory.parent.mkdir(parents=True, exist_ok=True)
    try:
        memory.symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    looked, real = [], os.scandir

    def listening(path="."):
        looked.append(Path(os.fspath(path)).resolve())
        return real(path)

    monkeypatch.setattr(os, "scandir", listening)
    assert list(Bases(tmp_path / "output")) == []
    assert not any(path.is_relative_to(outside) for path in looked)


def test_no_file_outside_is_written(tmp_path):
    with pytest.raises(Outside):
        Bases(tmp_path / "output").put("a", "../outside", b"bad", b"bad")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["pipe", "folder", "large"])
def test_a_base_that_is_no_file_of_its_size_is_none(tmp_path, kind):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"one", b"one", HOW)
    for path in (memory._at(".bases", KEY), memory._at("origins", KEY, ".json")):
        path.unlink()
        if kind == "pipe":
            if not hasattr(os, "mkfifo"):
                pytest.skip("this system has no pipes")
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        else:
            with path.open("wb") as file:
                file.truncate(20_000_000_000)
    assert KEY not in memory
    assert memory.origin(KEY) == UNKNOWN


HOW = Origin("2021-01-28", sent=True, approved=True, template="a1b2")


def test_how_each_base_was_generated_is_remembered(tmp_path):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"one", b"one", HOW)
    memory.set_base("Marked.xlsx", b"two")
    assert dict(Bases(tmp_path).origins) == {KEY: HOW}
    assert len(memory.origins) == 1
    assert "Marked.xlsx" not in memory.origins
    assert dict(memory) == {KEY: b"one", "Marked.xlsx": b"two"}
    memory.set_base(KEY, b"one")
    assert dict(memory.origins) == {}, "how it was generated now is not known"


@pytest.mark.parametrize(
    "damaged",
    [
        *(b"", b"nonsense", b"\xff", b"[]", b"3", b'{"day": 1}', b'{"template": null}'),
        *(b'{"when": ""}', b'{"sent": "yes"}', b"[" * 90_000, b'{"day":' * 90_000, b"[" * 900_000),
    ],
)
def test_of_a_damaged_memory_nothing_is_known(tmp_path, damaged):
    memory = Bases(tmp_path)
    memory.set_base(KEY, b"one", HOW)
    (tmp_path / BASES / "origins" / f"{KEY}.json").write_bytes(damaged)
    assert memory.origin(KEY) == UNKNOWN
    assert memory.origin("../../outside") == UNKNOWN


def test_a_run_that_was_cut_off_is_ended_with_how_it_was_generated(tmp_path, monkeypatch):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"one", b"one")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Bases, "_finish", killed)
        with pytest.raises(KeyboardInterrupt):
            memory.put(KEY, AGENDA, b"two", b"two", HOW)
    assert (memory[KEY], memory.origin(KEY)) == (b"one", UNKNOWN)
    with memory.locked():
        pass
    assert (memory[KEY], memory.origin(KEY)) == (b"two", HOW)


def test_where_a_file_was_written_is_remembered(tmp_path):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"one", b"one", HOW)
    memory.set_base("Marked.xlsx", b"two")
    memory.set_base(KEY, b"two", HOW)
    assert dict(memory.known) == {AGENDA: KEY}
    memory.put(KEY, "Moved.docx", b"one", b"one", HOW)
    assert dict(memory.known) == {"Moved.docx": KEY}
    assert len(memory.known) == 1


def test_a_kept_version_knows_how_its_base_was_generated(tmp_path):
    memory = Bases(tmp_path)
    version = memory.keep(KEY, Kept(b"mine", b"base", HOW), WHEN)
    assert version.origin == HOW
    assert memory.kept(KEY) == [version]
    memory.drop(version)
    assert list(version.path.parent.iterdir()) == []


def test_versions_of_one_moment_are_all_kept_and_the_newest_comes_first(tmp_path):
    memory = Bases(tmp_path)
    for mine in (b"first", b"second", b"third"):
        memory.keep(KEY, Kept(mine, b"base of " + mine), WHEN)
    memory.keep("Other.docx", Kept(b"other", b"base"), WHEN)
    found = [(v.when, v.path.read_bytes(), v.base.read_bytes()) for v in memory.kept(KEY)]
    assert found == [
        ("2021-01-18 09.30.00 3", b"third", b"base of third"),
        ("2021-01-18 09.30.00 2", b"second", b"base of second"),
        ("2021-01-18 09.30.00", b"first", b"base of first"),
    ]


EAST, WEST = (timezone(timedelta(hours=hours)) for hours in (14, -12))
CLOCKS = {
    "another time zone": [WHEN.astimezone(EAST), (WHEN + timedelta(hours=1)).astimezone(WEST)],
    "the end of summer time": [
        datetime(2021, 10, 31, 1, 59, tzinfo=timezone(timedelta(hours=1))),
        datetime(2021, 10, 31, 1, 1, tzinfo=UTC),
    ],
    "a clock that was set back by years": [WHEN, WHEN.replace(year=1980)],
    "one moment again and again": [WHEN] * 12,
}


def test_the_next_version_is_the_newest_however_large_the_numbers_have_become(tmp_path):
    memory = Bases(tmp_path)
    moment = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
    memory.keep(KEY, Kept(b"old", b"base"), moment)
    (kept,) = {version.path for version in memory.kept(KEY)}
    for path in list(kept.parent.iterdir()):
        path.rename(path.with_name(f"999999999 {path.name.partition(' ')[2]}"))
    memory.keep(KEY, Kept(b"new", b"base"), moment)
    assert [version.path.read_bytes() for version in memory.kept(KEY)] == [b"new", b"old"]


@pytest.mark.parametrize("moments", CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("old", [0, 11])
def test_versions_come_in_the_order_in_which_they_were_kept(tmp_path, moments, old):
    """Also behind those that were kept by their moments alone."""
    memory = Bases(tmp_path)
    folder = tmp_path / BASES / "kept" / KEY
    folder.mkdir(parents=True)
    for number in range(old):
        stem = f"2021-01-18 23.30.00{f' {number + 1}' if number else ''}"
        for ending in (".docx", ".base.docx"):
            (folder / f"{stem}{ending}").write_bytes(b"old %d" % number)
    for number, moment in enumerate(moments):
        memory.keep(KEY, Kept(b"new %d" % number, b"base"), moment)
    found = [version.path.read_bytes() for version in memory.kept(KEY)]
    assert found == [
        *(b"new %d" % number for number in reversed(range(len(moments)))),
        *(b"old %d" % number for number in reversed(range(old))),
    ]
    whens = [version.when for version in memory.kept(KEY)]
    assert len({*whens}) == len(whens)
    for version in memory.kept(KEY):
        assert version_of(memory.kept(KEY), version.when) == version


def test_what_is_no_version_is_not_taken_for_one(tmp_path):
    memory = Bases(tmp_path)
    version = memory.keep(KEY, Kept(b"mine", b"base"), WHEN)
    for name in ("notes.docx", "2021-01-18 09.30.docx", "x2021-01-18 09.30.00.docx"):
        (version.path.parent / name).write_bytes(b"somebody's")
    assert memory.kept(KEY) == [version]
    assert memory.kept("../../outside") == []
    memory.drop(version)
    assert memory.kept(KEY) == []
    assert not version.base.exists()
    memory.drop(version)


def test_what_is_left_of_a_version_is_dropped_and_what_cannot_be_stays(tmp_path):
    memory = Bases(tmp_path)
    version = memory.keep(KEY, Kept(b"mine", b"base"), WHEN)
    assert version.origin == UNKNOWN
    version.path.unlink()
    memory.drop(version)
    assert not version.base.exists()
    version.path.mkdir()
    memory.drop(version)
    assert version.path.exists()


NEW, OLD = (Version(when, Path(), Path()) for when in ("2021-01-18", "2020-01-18"))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("newest", NEW), ("2021-01-18", NEW), ("2020-01-18", OLD), ("2019-01-18", None)],
)
def test_the_version_that_is_wanted(wanted, expected):
    assert version_of([NEW, OLD], wanted) == expected
    assert version_of([], wanted) is None


def test_the_folder_a_file_was_written_into_is_the_nearest_with_a_memory(tmp_path):
    assert folder_and_name(tmp_path / AGENDA) is None
    (tmp_path / BASES).mkdir()
    assert folder_and_name(tmp_path / AGENDA) == (tmp_path, AGENDA)
    nearer = tmp_path / "2021-02-04 Group"
    (nearer / BASES).mkdir(parents=True)
    assert folder_and_name(tmp_path / AGENDA) == (nearer, "Agenda.docx")


def cut_off(root: Path, there: bytes, target: str = AGENDA) -> None:
    """A run was killed between writing the file and its base; `there` is what stands there now."""
    run(root, b"one")
    (root / AGENDA).write_bytes(there)
    journal = {"key": KEY, "target": target, "written": hashlib.sha256(b"written").hexdigest()}
    (root / BASES / "journal").write_text(json.dumps(journal), encoding="utf-8")
    (root / BASES / "next").write_bytes(b"generated")


@pytest.mark.parametrize(
    ("there", "target", "base"),
    [
        (b"written", AGENDA, b"generated"),
        (b"before", AGENDA, lines("one")),
        (b"written", "2021-02-04 Group/Gone.docx", lines("one")),
    ],
    ids=["the file was written", "it was not", "it is gone"],
)
def test_what_a_killed_run_began_is_ended_or_forgotten(tmp_path, there, target, base):
    cut_off(tmp_path, there, target)
    with Bases(tmp_path).locked():
        assert Bases(tmp_path)[KEY] == base
    assert {p.name for p in (tmp_path / BASES).iterdir()} == {".bases", "origins"}


class Cut(BaseException):
    """The process ends here."""


def test_a_run_that_is_killed_when_the_file_is_written_and_its_base_is_not(tmp_path, monkeypatch):
    run(tmp_path, b"one")
    real = bases.write_safely

    def killed_after(path: Path, content: bytes) -> None:
        real(path, content)
        if path == tmp_path / AGENDA:
            raise Cut

    monkeypatch.setattr(bases, "write_safely", killed_after)
    with pytest.raises(Cut):
        Bases(tmp_path).put(KEY, AGENDA, b"merged", b"generated")
    assert Bases(tmp_path)[KEY] == lines("one")
    with Bases(tmp_path).locked():
        assert Bases(tmp_path)[KEY] == b"generated"
    assert (tmp_path / AGENDA).read_bytes() == b"merged"


def test_a_killed_run_that_had_ended_but_for_its_journal(tmp_path):
    cut_off(tmp_path, b"written")
    (tmp_path / BASES / "next").unlink()
    with Bases(tmp_path).locked():
        assert Bases(tmp_path)[KEY] == lines("one")
    assert {p.name for p in (tmp_path / BASES).iterdir()} == {".bases", "origins"}


def test_what_a_killed_run_left_half_written_is_tidied_and_nothing_else(tmp_path):
    places = (tmp_path, tmp_path / "2021-02-04 Group", tmp_path / BASES / "kept" / KEY)
    run(tmp_path, b"one")
    for place in places:
        place.mkdir(parents=True, exist_ok=True)
        for name in (".~12.tmp", ".~mine.tmp"):
            (place / name).write_bytes(b"half")
    with Bases(tmp_path).locked():
        pass
    left = {p.name for p in tmp_path.rglob("*.tmp")}
    assert left == {".~mine.tmp"}


def test_what_cannot_be_tidied_is_no_obstacle(tmp_path):
    (tmp_path / ".~12.tmp").mkdir()
    assert run(tmp_path, b"one")[0] == "created"
    assert (tmp_path / ".~12.tmp").exists()


def test_a_file_that_cannot_be_written_leaves_no_journal(tmp_path):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).unlink()
    (tmp_path / AGENDA).mkdir()
    with pytest.raises(OSError):  # PermissionError on Windows
        Bases(tmp_path).put(KEY, AGENDA, b"two", b"two")
    assert {p.name for p in (tmp_path / BASES).iterdir()} == {".bases", "origins"}
    assert Bases(tmp_path)[KEY] == lines("one")


def test_what_cannot_be_remembered_once_the_file_is_written_is_done_by_the_next_run(
    tmp_path, monkeypatch
):
    run(tmp_path, b"one")
    full = OSError(28, "No space left on device")

    def fails(*_: object) -> None:
        raise full

    with monkeypatch.context() as patched:
        patched.setattr(Bases, "_set_origin", fails)
        Bases(tmp_path).put(KEY, AGENDA, b"two", b"two", HOW)
    assert (tmp_path / AGENDA).read_bytes() == b"two"
    with Bases(tmp_path).locked():
        pass
    assert (Bases(tmp_path)[KEY], Bases(tmp_path).origin(KEY)) == (b"two", HOW)
    assert {p.name for p in (tmp_path / BASES).iterdir()} == {".bases", "origins"}


def test_a_memory_that_cannot_be_made(tmp_path):
    (tmp_path / BASES).write_bytes(b"a file")
    with pytest.raises(CannotWrite) as why, Bases(tmp_path).locked():
        pass
    assert str(why.value) == (
        f"{tmp_path / BASES} is a file, where a folder is to be. Move it elsewhere, or choose "
        "another with --output."
    )


def exchange(root: Path, content: bytes) -> None:
    (root / BASES / ".bases" / KEY).write_bytes(content)


@pytest.mark.parametrize("again", [b"one", b"two"], ids=["nothing new", "news"])
def test_an_edit_is_not_lost_where_it_was_laid_in_the_place_of_its_base(tmp_path, again):
    run(tmp_path, b"one")
    edited = lines("one", "typed")
    (tmp_path / AGENDA).write_bytes(edited)
    exchange(tmp_path, edited)
    assert standing(tmp_path).is_exchanged(KEY)
    outcome, note = run(tmp_path, again)
    assert (outcome, "was exchanged in the folder .generated" in note) == ("kept", True)
    assert (tmp_path / AGENDA).read_bytes() == edited


def test_a_base_that_was_exchanged_is_written_anew_where_nobody_edited(tmp_path):
    run(tmp_path, b"one")
    exchange(tmp_path, b"other")
    assert run(tmp_path, b"one")[0] == "unchanged"
    assert not standing(tmp_path).is_exchanged(KEY)


def test_a_base_from_before_there_were_digests_is_believed(tmp_path):
    run(tmp_path, b"one")
    (said,) = (tmp_path / BASES / "origins").rglob("*.json")
    of_before = {k: v for k, v in json.loads(said.read_bytes()).items() if k != "base"}
    said.write_text(json.dumps(of_before), encoding="utf-8")
    exchange(tmp_path, lines("one"))
    assert not standing(tmp_path).is_exchanged(KEY)
    assert run(tmp_path, b"two")[0] == "updated"


def test_each_way_of_remembering_keeps_the_digest(tmp_path):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"mine", b"base")
    assert memory.digests[KEY] == digest_of(b"base")
    memory.set_base(KEY, b"newer", HOW)
    assert dict(memory.digests) == {KEY: digest_of(b"newer")}
    memory.forget(KEY)
    assert KEY not in memory.digests


def test_a_run_cut_off_while_it_remembers_leaves_no_digest_of_another_base(tmp_path, monkeypatch):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"mine", b"base")
    write_one, written = memory._write, []

    def cut_off(path: Path, content: bytes) -> None:
        if len(written) == 2:
            raise OSError("the power failed")
        written.append(path)
        write_one(path, content)

    monkeypatch.setattr(memory, "_write", cut_off)
    with pytest.raises(OSError, match="power"):
        memory.set_base(KEY, b"newer", HOW)
    assert memory[KEY] == b"newer"
    assert not standing(tmp_path).is_exchanged(KEY)


def test_a_run_cut_off_between_a_file_and_its_base_leaves_both_true(tmp_path, monkeypatch):
    memory = Bases(tmp_path)
    memory.put(KEY, AGENDA, b"one", b"one")
    monkeypatch.setattr(memory, "_finish", lambda *_: None)
    memory.put(KEY, AGENDA, b"two", b"two")
    with Bases(tmp_path).locked():
        pass
    assert Bases(tmp_path)[KEY] == b"two"
    assert Bases(tmp_path).digests[KEY] == digest_of(b"two")


def test_of_a_kept_version_an_exchanged_base_is_known(tmp_path):
    memory = Bases(tmp_path)
    version = memory.keep(KEY, Kept(b"mine", b"base"), WHEN)
    assert not memory.is_exchanged(KEY, version)
    version.base.write_bytes(b"other")
    assert memory.is_exchanged(KEY, version)


def test_what_a_person_had_before_merges_is_there_to_read(tmp_path):
    memory = Bases(tmp_path)
    assert memory.versions[KEY] == []
    memory.keep(KEY, Kept(b"mine", b"base"), WHEN)
    second = memory.keep(KEY, Kept(b"mine 2", b"base 2"), WHEN)
    assert memory.versions[KEY] == [(b"mine 2", b"base 2"), (b"mine", b"base")]
    second.base.unlink()
    assert memory.versions[KEY] == [(b"mine", b"base")]
