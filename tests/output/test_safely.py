"""A file is the old one or the new one, never half of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from llf_docgen.output import safely


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


def test_the_new_content_takes_the_old_ones_place(tmp_path):
    target = tmp_path / "a.docx"
    for content in (b"old", b"new content", b""):
        safely.write_safely(target, content)
        assert target.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_a_read_only_file_is_not_put_aside(tmp_path):
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(PermissionError, match=r"a\.docx is read-only"):
        safely.write_safely(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_what_a_link_points_at_is_written(tmp_path):
    (tmp_path / "shared").mkdir()
    real = tmp_path / "shared" / "a.docx"
    (tmp_path / "link.docx").symlink_to(real)
    safely.write_safely(tmp_path / "link.docx", b"new")
    assert (tmp_path / "link.docx").is_symlink()
    assert real.read_bytes() == b"new"
    assert [p.name for p in real.parent.iterdir()] == ["a.docx"]


def test_a_file_that_is_not_there_is_nothing_and_a_folder_is_no_file(tmp_path):
    assert safely.read_if_there(tmp_path / "a") is None
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError):  # PermissionError on Windows
        safely.read_if_there(tmp_path / "a")


@pytest.mark.parametrize("name", [".~1.tmp", ".~123456.tmp"])
def test_what_a_file_is_called_while_it_is_written(name):
    assert safely.TEMPORARY.fullmatch(name)


@pytest.mark.parametrize("name", [".~.tmp", ".~a.tmp", "x.~1.tmp", ".~1.tmpx", ".~lock.a#"])
def test_what_is_no_file_being_written(name):
    assert not safely.TEMPORARY.fullmatch(name)
