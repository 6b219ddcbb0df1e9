"""Writing into the output folder: an edit is never overwritten, a file is never half."""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llf_docgen.errors import CannotWrite
from llf_docgen.output import bases
from llf_docgen.output.bases import BASES, Bases
from llf_docgen.output.cases import CANNOT, Generated, Origin, Outcome, Standing, Withdraw, Written
from llf_docgen.output.deciding import decide
from llf_docgen.output.finding import find, home
from llf_docgen.output.folder import locked, rename, standing, store, write
from llf_docgen.output.safely import Outside
from tests.output.lines import AGENDA, KEY, MERGING, identity, lines

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)


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
    assert (tmp_path / ".generated" / ".bases" / AGENDA).read_bytes() == b"two"


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
    (tmp_path / ".generated" / ".bases" / AGENDA).unlink()
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
    with pytest.raises(CannotWrite, match="hoose another with --output"):
        write(tmp_path / "output", [Generated(AGENDA, b"one")])


ID = KEY.encode()


def run(root: Path, *lines: bytes, **how) -> tuple[str, str]:
    file = Generated(how.pop("path", AGENDA), b"\n".join([ID, *lines]), KEY)
    (written,) = write(root, [file], MERGING, when=WHEN, **how)
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
    assert Bases(tmp_path)[KEY] == ID + b"\none\ntwo"


@pytest.mark.parametrize("which", ["base", "mine"])
def test_what_cannot_be_merged_is_kept_and_the_new_version_laid_beside(tmp_path, which):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).write_bytes(ID + b"\ntyped" + b" unreadable" * (which == "mine"))
    if which == "base":
        (tmp_path / BASES / ".bases" / KEY).write_bytes(ID + b"\nunreadable")
    before = (tmp_path / AGENDA).read_bytes()
    outcome, note = run(tmp_path, b"two")
    why = {
        "mine": "can't be read or merged",
        "base": "has your edits, and what was generated before was exchanged in the folder "
        ".generated, so nothing can be merged",
    }
    assert (outcome, note) == ("kept", f"{why[which]}; the new version is in Agenda (new).docx")
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
    assert (
        home(standing(tmp_path).files, "2021-02-04 Group", "PAG-1/", identity) == "2021-02-04 Group"
    )
    run(tmp_path, b"one")
    (tmp_path / "2021-02-04 Group").rename(tmp_path / "February")
    assert home(standing(tmp_path).files, "2021-02-04 Group", "PAG-1/", identity) == "February"
    assert (
        home(standing(tmp_path).files, "2021-02-04 Group", "PAG-2/", identity) == "2021-02-04 Group"
    )
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


def test_a_preview_says_what_is_made_again(tmp_path):
    run(tmp_path, b"one")
    (tmp_path / AGENDA).unlink()
    assert run(tmp_path, b"one", preview=True)[0] == "kept"
    assert run(tmp_path, b"one", preview=True, again=True)[0] == "created"


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


@pytest.mark.parametrize(
    "owner", ["~$enda.docx", "~$genda.docx", "~$Agenda.docx", ".~lock.Agenda.docx#"]
)
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


@pytest.mark.slow
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


def the_case(root: Path, *of: str):
    """What is decided on the agenda of these lines."""
    return decide(Generated(AGENDA, lines(*of), KEY), standing(root), MERGING)


def edited(root: Path, *of: str) -> Path:
    path = root / AGENDA
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(lines(*of))
    return path


@pytest.mark.parametrize("before", [None, "one", "typed"], ids=["created", "updated", "merged"])
@pytest.mark.parametrize("after", [None, "one", "typed", "typed more"])
def test_what_somebody_changed_while_it_was_decided_is_left_to_them(tmp_path, before, after):
    if before:
        run(tmp_path, b"one")
        edited(tmp_path, before)
    case = the_case(tmp_path, "two")
    assert case.written.outcome.value in ("created", "updated", "merged")
    if after:
        edited(tmp_path, after)
    else:
        (tmp_path / AGENDA).unlink(missing_ok=True)
    was, base = files(tmp_path), Bases(tmp_path).get(KEY)
    (written,) = store(tmp_path, [case], WHEN)
    if before == after:
        assert written == case.written
        assert (Bases(tmp_path)[KEY], bool(Bases(tmp_path).kept(KEY))) == (
            lines("two"),
            before == "typed",
        )
        return
    assert (written.file, written.outcome) == (AGENDA, Outcome.SKIPPED)
    assert written.note == "changed while the new version was made; run the command again"
    assert (files(tmp_path), Bases(tmp_path).get(KEY)) == (was, base)
    assert Bases(tmp_path).kept(KEY) == []


def test_a_second_run_waits_and_then_sees_what_the_first_one_wrote(tmp_path):
    told = []
    second = threading.Thread(target=lambda: told.append(run(tmp_path, b"one")))
    with locked(tmp_path):
        second.start()
        second.join(0.3)
        assert second.is_alive()
        (first,) = store(tmp_path, [the_case(tmp_path, "one")], WHEN)
    second.join()
    assert (first.outcome.value, told[0][0]) == ("created", "unchanged")


def test_what_was_decided_elsewhere_on_bytes_is_stored_here(tmp_path):
    run(tmp_path, b"one")
    edited(tmp_path, "one", "typed")
    there = Standing(dict(standing(tmp_path).files), dict(standing(tmp_path).bases))
    assert there == Standing({AGENDA: lines("one", "typed")}, {KEY: lines("one")})
    sent = pickle.dumps((Generated(AGENDA, lines("one", "two"), KEY), there, MERGING))
    case = pickle.loads(pickle.dumps(decide(*pickle.loads(sent))))
    with locked(tmp_path):
        (written,) = store(tmp_path, [case], WHEN)
    assert written.outcome is Outcome.MERGED
    assert files(tmp_path) == {AGENDA: lines("one", "typed", "two")}
    assert [v.when for v in Bases(tmp_path).kept(KEY)] == ["2021-01-18 09.30.00"]


def test_a_version_is_kept_by_the_clock_where_no_moment_is_said(tmp_path):
    run(tmp_path, b"one")
    edited(tmp_path, "one", "typed")
    before = datetime.now(UTC)
    store(tmp_path, [the_case(tmp_path, "two")])
    (version,) = Bases(tmp_path).kept(KEY)
    kept = datetime.strptime(version.when, "%Y-%m-%d %H.%M.%S").replace(tzinfo=UTC)
    assert timedelta(seconds=-1) <= kept - before < timedelta(minutes=1)


def test_files_are_listed_and_read_and_the_programs_own_are_none(tmp_path):
    run(tmp_path, b"one")
    for name in ("Agenda (new).docx", "2021/notes.txt", "2021/.generated/Agenda.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    there = standing(tmp_path).files
    assert sorted(there) == ["2021-02-04 Group/Agenda.docx", "2021/notes.txt", "Agenda (new).docx"]
    assert len(there) == 3
    assert there["2021/notes.txt"] == b"2021/notes.txt"
    assert AGENDA in there
    assert "2021" not in there
    assert "Minutes.docx" not in there
    with pytest.raises(KeyError, match=r"Minutes\.docx"):
        there["Minutes.docx"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    there = standing(tmp_path / "output")
    assert (dict(there.files), dict(there.bases)) == ({}, {})


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_what_lies_behind_a_link_outside_is_not_listed_and_refused(tmp_path):
    (tmp_path / "secret.docx").write_bytes(lines("one"))
    output = tmp_path / "output"
    output.mkdir()
    (output / "link.docx").symlink_to(tmp_path / "secret.docx")
    (output / "gone.docx").symlink_to(output / "no such file.docx")
    there = standing(output).files
    assert "link.docx" not in there
    assert list(there) == ["gone.docx"]
    assert find(there, AGENDA, KEY, identity) == []
    with pytest.raises(Outside):
        there["link.docx"]


@pytest.mark.parametrize(
    ("error", "note"),
    [
        (PermissionError(13, "Permission denied"), CANNOT),
        (OSError(28, "No space left on device"), "could not be written: No space left on device"),
        (OSError("the share is gone"), "could not be written: the share is gone"),
    ],
    ids=["another program has it", "full", "something else"],
)
@pytest.mark.parametrize("what", ["unchanged", "merged"])
def test_what_stands_in_the_way_is_said(tmp_path, monkeypatch, what, error, note):
    run(tmp_path, b"one")
    edited(tmp_path, "two" if what == "unchanged" else "one", "typed")
    case = the_case(tmp_path, "two", "typed")
    assert case.written.outcome.value == what

    real = bases.write_safely

    def failing(path: Path, content: bytes) -> None:
        if path.parent.name == "PAG-1" or path.name == "journal":
            raise error
        real(path, content)

    monkeypatch.setattr(bases, "write_safely", failing)
    assert store(tmp_path, [case], WHEN) == [replace(case.written, outcome="skipped", note=note)]
    assert Bases(tmp_path).kept(KEY) == []


def test_a_document_in_whose_place_a_folder_is_is_skipped_and_the_rest_written(tmp_path):
    """As one that another program holds, which Windows refuses to read."""
    (tmp_path / AGENDA).mkdir(parents=True)
    held, fine = write(tmp_path, [Generated(AGENDA, b"one"), Generated("Minutes.docx", b"m")])
    assert held.outcome is Outcome.SKIPPED
    assert held.note.startswith("has a folder in its place; ")
    assert fine.outcome is Outcome.CREATED
    assert files(tmp_path) == {"Minutes.docx": b"m"}


def test_a_folder_is_called_anew_only_where_nothing_gives_way(tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "there").mkdir()
    assert not rename(tmp_path, "old", "there")
    assert not rename(tmp_path, "gone", "new")
    assert not rename(tmp_path, "old", "../outside")
    assert rename(tmp_path, "old", "new")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["new", "there"]


def test_a_copy_that_is_withdrawn_is_called_otherwise_and_forgotten(tmp_path):
    memory = Bases(tmp_path)
    memory.put("K", "copy.docx", b"one", b"one", Origin("2021-01-28"))
    case = Withdraw(Written("copy.docx", Outcome.KEPT, "withdrawn"), "K", "copy.docx", "aside.docx")
    (tmp_path / "~$copy.docx").write_bytes(b"")
    assert store(tmp_path, [case])[0].outcome is Outcome.SKIPPED
    (tmp_path / "~$copy.docx").unlink()
    assert store(tmp_path, [case]) == [case.written]
    assert (tmp_path / "aside.docx").read_bytes() == b"one"
    assert (dict(memory), dict(memory.origins)) == ({}, {})
    assert store(tmp_path, [case]) == [case.written]
    assert not (tmp_path / "copy.docx").exists()


def test_a_folder_in_a_documents_place_and_a_file_in_a_folders_are_said(run, working_folder):
    """Neither is open in Word: nobody can close it."""
    meeting = working_folder / "output" / "2021-02-04 Planning Action Group"
    for make, said in (
        (lambda: (meeting / "Agenda.docx").mkdir(parents=True), "has a folder in its place"),
        (lambda: meeting.write_text("mine"), "has a file where its folder should be"),
    ):
        shutil.rmtree(working_folder / "output", ignore_errors=True)
        (working_folder / "output").mkdir()
        make()
        _, out, errors = run("pack", "--only", "agenda", "--today", "2021-01-18")
        assert said in out + errors
        assert "is open in Word" not in out + errors
    assert meeting.read_text() == "mine"
