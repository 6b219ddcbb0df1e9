"""Writing into the output folder: an edit is never overwritten, a file is never half."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llf_docgen.errors import CannotWrite, UnusableFile
from llf_docgen.model.merged import Merged
from llf_docgen.output import bases, safely
from llf_docgen.output.bases import BASES, Bases
from llf_docgen.output.folder import Documents, Generated, How, Outcome, home, write

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
AGENDA = "2021-02-04 Group/Agenda.docx"


def outcomes(root: Path, content: bytes) -> str:
    (written,) = write(root, [Generated(AGENDA, content)])
    return written.outcome.value


def files(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file() and ".generated" not in p.parts
    }


def test_created_unchanged_updated(tmp_path):
    assert outcomes(tmp_path, b"one") == "created"
    assert outcomes(tmp_path, b"one") == "unchanged"
    assert outcomes(tmp_path, b"two") == "updated"
    assert files(tmp_path) == {AGENDA: b"two"}
    assert (tmp_path / ".generated" / AGENDA).read_bytes() == b"two"


def test_an_edited_file_is_kept(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(b"edited")
    (written,) = write(tmp_path, [Generated(AGENDA, b"one")])
    assert (written.outcome, written.note) == (Outcome.KEPT, "has your edits; nothing new")
    (written,) = write(tmp_path, [Generated(AGENDA, b"two")])
    assert written.outcome is Outcome.KEPT
    assert "the new version is in Agenda (new).docx" in written.note
    beside = AGENDA.replace(".docx", " (new).docx")
    assert files(tmp_path) == {AGENDA: b"edited", beside: b"two"}
    assert outcomes(tmp_path, b"two") == "kept"
    assert outcomes(tmp_path, b"three") == "kept"
    assert files(tmp_path) == {AGENDA: b"edited", beside: b"three"}


def test_an_edited_new_version_is_kept_too(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(b"edited")
    outcomes(tmp_path, b"two")
    beside = AGENDA.replace(".docx", " (new).docx")
    (tmp_path / beside).write_bytes(b"edited too")
    outcomes(tmp_path, b"three")
    second = AGENDA.replace(".docx", " (new 2).docx")
    assert files(tmp_path) == {AGENDA: b"edited", beside: b"edited too", second: b"three"}


def test_taking_the_new_version_settles_it(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(b"edited")
    outcomes(tmp_path, b"two")
    (tmp_path / AGENDA.replace(".docx", " (new).docx")).replace(tmp_path / AGENDA)
    assert outcomes(tmp_path, b"two") == "unchanged"
    assert outcomes(tmp_path, b"three") == "updated"


def test_without_its_base_a_file_counts_as_edited(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / ".generated" / AGENDA).unlink()
    assert outcomes(tmp_path, b"two") == "kept"
    assert files(tmp_path)[AGENDA] == b"one"


def test_a_deleted_file_is_made_again_only_when_asked(tmp_path):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).unlink()
    outcome, note = run(tmp_path, b"two")
    assert (outcome, "--again makes it again" in note) == ("kept", True)
    assert files(tmp_path) == {}
    assert run(tmp_path, b"two", again=True)[0] == "created"
    assert files(tmp_path) == {AGENDA: ID + b"\ntwo"}


def test_what_is_no_document_is_made_again_unasked(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).unlink()
    assert outcomes(tmp_path, b"one") == "created"


def test_a_read_only_file_is_skipped_and_the_rest_written(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).chmod(0o444)
    other = AGENDA.replace("Agenda", "Minutes")
    locked, fine = write(tmp_path, [Generated(AGENDA, b"two"), Generated(other, b"m")])
    assert locked.outcome is Outcome.SKIPPED
    assert "open in Word or read-only" in locked.note
    assert fine.outcome is Outcome.CREATED
    assert files(tmp_path) == {AGENDA: b"one", other: b"m"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    outcomes(tmp_path, b"one")
    real = tmp_path / "elsewhere.docx"
    (tmp_path / AGENDA).replace(real)
    (tmp_path / AGENDA).symlink_to(real)
    assert outcomes(tmp_path, b"two") == "updated"
    assert (tmp_path / AGENDA).is_symlink()
    assert real.read_bytes() == b"two"


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "output").write_bytes(b"a file")
    with pytest.raises(CannotWrite, match="Choose another with --output"):
        write(tmp_path / "output", [Generated(AGENDA, b"one")])


class FullDisk:
    """A file that runs out of room after a few bytes."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, content: bytes) -> None:
        self.file.write(content[:2])
        raise OSError(28, "No space left on device")


class FullPath(type(Path())):
    """A path whose files run out of room."""

    def open(self, *_args, **_kwargs):
        return FullDisk(Path(self))


def test_a_full_disk_leaves_the_old_file_and_no_litter(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(OSError, match="No space left"):
        safely.write_safely(FullPath(target), b"new content")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def documents(when=WHEN) -> Documents:
    """Documents of lines: merged by putting the new lines below mine; named by the first line."""

    def merge(base: bytes, mine: bytes, new: bytes, _name: str) -> Merged:
        if b"unreadable" in base + mine:
            raise UnusableFile("It can't be read.")
        news = [
            line for line in new.split(b"\n") if line not in base.split(b"\n") + mine.split(b"\n")
        ]
        return Merged(b"\n".join([mine, *news]) if news else mine, len(news), 0)

    def identity(content: bytes) -> str:
        return content.split(b"\n")[0].decode()

    return Documents(merge, identity, when)


KEY = "PAG-1/Agenda.docx"
ID = KEY.encode()


def run(root: Path, *lines: bytes, **how) -> tuple[str, str]:
    file = Generated(how.pop("path", AGENDA), b"\n".join([ID, *lines]), KEY)
    (written,) = write(root, [file], How(documents(), **how))
    return written.outcome.value, written.note


def test_news_is_merged_into_an_edit_and_the_edit_kept_with_its_date(tmp_path):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(ID + b"\none\ntyped")
    outcome, note = run(tmp_path, b"one", b"two")
    assert outcome == "merged"
    assert note == "1 change from the workbook; accept or reject in Word (Review)"
    assert files(tmp_path) == {AGENDA: ID + b"\none\ntyped\ntwo"}
    assert run(tmp_path, b"one", b"two") == ("kept", "has your edits; nothing new")
    (version,) = Bases(tmp_path).kept(KEY)
    assert version.when == "2021-01-18 09.30.00"
    assert version.path.read_bytes() == ID + b"\none\ntyped"
    assert version.base.read_bytes() == ID + b"\none"


def test_a_merge_that_changes_nothing_writes_nothing(tmp_path):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(ID + b"\none\ntwo\ntyped")
    assert run(tmp_path, b"one", b"two") == ("kept", "has your edits; nothing new in words")
    assert Bases(tmp_path).kept(KEY) == []
    assert Bases(tmp_path).base_of(KEY) == ID + b"\none\ntwo"


@pytest.mark.parametrize("which", ["base", "mine"])
def test_what_cannot_be_merged_is_kept_and_the_new_version_laid_beside(tmp_path, which):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(ID + b"\ntyped" + b" unreadable" * (which == "mine"))
    if which == "base":
        (tmp_path / BASES / KEY).write_bytes(b"unreadable")
    before = (tmp_path / AGENDA).read_bytes()
    outcome, note = run(tmp_path, b"two")
    assert (outcome, note) == (
        "kept",
        "can't be read or merged; the new version is in Agenda (new).docx",
    )
    assert (tmp_path / AGENDA).read_bytes() == before


def test_a_renamed_file_is_known_by_its_identity(tmp_path):
    run(tmp_path, b"one")
    renamed = tmp_path / "2021-02-04 Group" / "Agenda as sent.docx"
    (tmp_path / AGENDA).rename(renamed)
    outcome, note = run(tmp_path, b"one", b"two")
    assert outcome == "updated"
    assert note.startswith("is now Agenda as sent.docx; ")
    renamed.write_bytes(renamed.read_bytes() + b"\ntyped")
    assert run(tmp_path, b"one", b"two", b"three")[0] == "merged"
    assert files(tmp_path) == {
        "2021-02-04 Group/Agenda as sent.docx": ID + b"\none\ntwo\ntyped\nthree"
    }


def test_a_renamed_folder_is_known_by_what_is_in_it(tmp_path):
    run(tmp_path, b"one")
    (tmp_path / "2021-02-04 Group").rename(tmp_path / "February")
    assert run(tmp_path, b"two")[0] == "updated"
    assert files(tmp_path) == {"February/Agenda.docx": ID + b"\ntwo"}
    assert not (tmp_path / "2021-02-04 Group").exists()


def test_the_folder_is_where_a_person_put_what_is_in_it(tmp_path):
    identity = documents().identity
    assert home(tmp_path, "2021-02-04 Group", "PAG-1/", identity) == "2021-02-04 Group"
    run(tmp_path, b"one")
    (tmp_path / "2021-02-04 Group").rename(tmp_path / "February")
    assert home(tmp_path, "2021-02-04 Group", "PAG-1/", identity) == "February"
    assert home(tmp_path, "2021-02-04 Group", "PAG-2/", identity) == "2021-02-04 Group"
    assert run(tmp_path, b"two", path="February/Agenda.docx")[0] == "updated"


def test_copies_are_left_alone_while_the_file_itself_is_there(tmp_path):
    run(tmp_path, b"one")
    copy = tmp_path / "2021-02-04 Group" / "Copy.docx"
    copy.write_bytes((tmp_path / AGENDA).read_bytes())
    run(tmp_path, b"two")
    assert copy.read_bytes() == ID + b"\none"
    (tmp_path / AGENDA).unlink()
    other = copy.with_name("Other copy.docx")
    other.write_bytes(copy.read_bytes())
    outcome, note = run(tmp_path, b"three")
    assert outcome == "kept"
    assert "is now Copy.docx and Other copy.docx, and none of them was changed" in note
    assert copy.read_bytes() == other.read_bytes() == ID + b"\none"


def test_a_moved_output_folder_takes_its_memory_along(tmp_path):
    run(tmp_path / "output", b"one")
    (tmp_path / "output" / AGENDA).write_bytes(ID + b"\ntyped")
    (tmp_path / "output").rename(tmp_path / "old")
    assert run(tmp_path / "output", b"two")[0] == "created"
    assert run(tmp_path / "old", b"two")[0] == "merged"


def test_preview_says_and_writes_nothing(tmp_path):
    assert run(tmp_path / "output", b"one", preview=True)[0] == "created"
    assert not (tmp_path / "output").exists()
    run(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(ID + b"\ntyped")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    outcome, note = run(tmp_path, b"two", preview=True)
    assert (outcome, "1 change from the workbook" in note) == ("merged", True)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("owner", ["~$enda.docx", "~$Agenda.docx", ".~lock.Agenda.docx#"])
def test_a_document_that_is_open_is_left_out(tmp_path, owner):
    run(tmp_path, b"one")
    mark = tmp_path / "2021-02-04 Group" / owner
    mark.write_bytes(b"somebody")
    outcome, note = run(tmp_path, b"two")
    assert outcome == "skipped"
    assert note == "is open in Word or read-only; close it and run the command again"
    assert run(tmp_path, b"one")[0] == "unchanged"
    mark.unlink()
    assert run(tmp_path, b"two")[0] == "updated"


def test_another_run_is_waited_for_and_then_named(tmp_path, monkeypatch):
    monkeypatch.setattr(bases, "PATIENCE", 0.2)
    with Bases(tmp_path).locked(), pytest.raises(CannotWrite, match=f"process {os.getpid()}"):
        run(tmp_path, b"one")
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


def test_an_empty_lock_is_taken_after_a_minute(tmp_path, monkeypatch):
    monkeypatch.setattr(bases, "PATIENCE", 0.2)
    run(tmp_path, b"one")
    lock = tmp_path / BASES / "lock"
    lock.touch()
    with pytest.raises(CannotWrite, match="If none is running, delete"):
        run(tmp_path, b"two")
    os.utime(lock, (1, 1))
    assert run(tmp_path, b"two")[0] == "updated"


class Cut(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("at", range(8))
@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("fault", [Cut(), OSError(28, "No space left on device")])
def test_cut_off_or_full_at_any_write_leaves_old_or_new(tmp_path, monkeypatch, at, edited, fault):
    """Old or new, nothing lost, nothing left over, and the next run is none the wiser."""
    run(tmp_path, b"one")
    mine = ID + b"\none" + b"\ntyped" * edited
    (tmp_path / AGENDA).write_bytes(mine)
    real, calls = bases.write_safely, []

    def failing(path: Path, content: bytes) -> None:
        calls.append(path)
        if len(calls) == at + 1:
            if isinstance(fault, Cut):
                path.with_name(".~123.tmp").write_bytes(content[:3])
            raise fault
        real(path, content)

    monkeypatch.setattr(bases, "write_safely", failing)
    with contextlib.suppress(Cut):
        outcome, note = run(tmp_path, b"one", b"two")
        assert outcome != "skipped" or "No space left" in note
    monkeypatch.setattr(bases, "write_safely", real)
    assert (tmp_path / AGENDA).read_bytes() in (mine, mine + b"\ntwo")
    outcome, _ = run(tmp_path, b"one", b"two", b"three")
    assert outcome == ("merged" if edited else "updated")
    assert set((tmp_path / AGENDA).read_bytes().split(b"\n")) >= {b"one", b"two", b"three"}
    assert (tmp_path / AGENDA).read_bytes().count(b"two") == 1
    assert (b"typed" in (tmp_path / AGENDA).read_bytes()) is edited
    litter = {p.name for p in tmp_path.rglob("*")} & {".~123.tmp", "journal", "next", "lock"}
    assert not litter


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(["generate", "edit", "delete"]), st.integers(0, 3))))
def test_no_sequence_of_runs_and_edits_loses_an_edit(tmp_path_factory, steps):
    root = tmp_path_factory.mktemp("o")
    typed = set()
    for number, (what, value) in enumerate(steps):
        if what == "generate":
            run(root, b"data %d" % value)
        elif what == "edit" and (root / AGENDA).exists():
            typed.add(b"typed %d" % number)
            (root / AGENDA).write_bytes((root / AGENDA).read_bytes() + b"\ntyped %d" % number)
        elif what == "delete" and (root / AGENDA).exists():
            (root / AGENDA).unlink()
            typed = set()
    there = b"\n".join(files(root).values()).split(b"\n")
    assert typed <= set(there)
    assert not list(root.rglob(".~*"))
