"""Writing into the output folder: an edit is never overwritten, a file is never half."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llf_docgen.errors import CannotWrite
from llf_docgen.output import safely
from llf_docgen.output.folder import Outcome, write

AGENDA = "2021-02-04 Group/Agenda.docx"


def outcomes(root: Path, content: bytes) -> str:
    (written,) = write(root, {AGENDA: content})
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
    (written,) = write(tmp_path, {AGENDA: b"one"})
    assert (written.outcome, written.note) == (Outcome.KEPT, "has your edits; nothing new")
    (written,) = write(tmp_path, {AGENDA: b"two"})
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


def test_a_deleted_file_is_made_again(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).unlink()
    assert outcomes(tmp_path, b"one") == "created"


def test_a_read_only_file_is_skipped_and_the_rest_written(tmp_path):
    outcomes(tmp_path, b"one")
    (tmp_path / AGENDA).chmod(0o444)
    other = AGENDA.replace("Agenda", "Minutes")
    locked, fine = write(tmp_path, {AGENDA: b"two", other: b"m"})
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
        write(tmp_path / "output", {AGENDA: b"one"})


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


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(["generate", "edit", "delete"]), st.integers(0, 3))))
def test_no_sequence_of_runs_and_edits_loses_an_edit(tmp_path_factory, steps):
    root = tmp_path_factory.mktemp("o")
    typed = set()
    for number, (what, value) in enumerate(steps):
        if what == "generate":
            write(root, {AGENDA: b"data %d" % value})
        elif what == "edit" and (root / AGENDA).exists():
            typed.add(b"typed %d" % number)
            typed.discard((root / AGENDA).read_bytes())
            (root / AGENDA).write_bytes(b"typed %d" % number)
        elif what == "delete" and (root / AGENDA).exists():
            typed.discard((root / AGENDA).read_bytes())
            (root / AGENDA).unlink()
    assert typed <= set(files(root).values())
    assert not list(root.rglob(".~*"))
