"""Kills, a full disk and two runs at once: always whole documents, the old or the new.

    python tests/faults.py --kills 200 --fulls 40 --races 10

Runs the real command as its own process in a folder of its own, on Linux or macOS. Not one of the tests, for the
time it takes; .ci/run runs it with fewer rounds. Ends with 1 and a sentence at the first harm.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from llf_docgen.model.minuted import PROMPT_DISCUSSION as PROMPT  # noqa: E402
from llf_docgen.package import open_parts  # noqa: E402
from tests import cells  # noqa: E402
from tests.papers import LIVING, PACK, at  # noqa: E402
from tests.word import tracked  # noqa: E402

TYPED = "Typed by hand, and never to be lost."
LITTER = ("*.tmp", "journal", "next", "lock")


class Office:
    """A working folder, and two workbooks between which it goes to and fro."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.workbooks = [folder / f"{name}.xlsx" for name in ("one", "two")]
        shutil.copytree(ROOT / "templates", folder / "templates")
        (source,) = (ROOT / "workbook").glob("*.xlsx")
        for number, path in enumerate(self.workbooks):
            book = openpyxl.load_workbook(source)
            cells.put(book, cells.at("Meetings", 1, "Venue"), f"Room {number}")
            action = f"An action in words of workbook {number}"
            cells.put(book, cells.at("Actions", 0, "Action"), action)
            book.save(path)
        self.fresh = [self._fresh(number) for number in (0, 1)]

    def _fresh(self, number: int) -> dict[str, list]:
        apart = self.folder / f"fresh {number}"
        assert self.start(number, apart).wait() == 0
        return {n: blocks(at(n, apart)) for n in PACK}

    def start(self, number: int, output: Path | None = None, limit: int = 0) -> subprocess.Popen:
        """Starts a pack from one of the workbooks; no file may grow beyond `limit` bytes."""

        def limited() -> None:
            if limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        command = [sys.executable, "-m", "llf_docgen", *LIVING]
        options = ["--workbook", self.workbooks[number], "--output", output or self.output]
        return subprocess.Popen(
            [*command, *options, "--templates", self.folder / "templates"],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limited,
        )  # fmt: skip

    def begin(self) -> None:
        """A fresh output folder with a pack whose minutes were edited."""
        shutil.rmtree(self.output, ignore_errors=True)
        assert self.start(0).wait() == 0
        path = at("Minutes", self.output)
        parts = open_parts(path.read_bytes(), path.name, "docx")
        from llf_docgen.package import write_parts

        body = parts["word/document.xml"].replace(PROMPT.encode(), TYPED.encode(), 1)
        assert TYPED.encode() in body, "nothing was typed"
        path.write_bytes(write_parts(parts | {"word/document.xml": body}))

    def check_whole(self, when: str) -> None:
        """Each document opens and says what one of the two workbooks says."""
        for name in PACK:
            path = at(name, self.output)
            told = said(path)
            if told not in [fresh[name] for fresh in self.fresh]:
                harm(f"{when}: {name}.docx is neither the old nor the new.", self.output)

    def check_settled(self, number: int, when: str) -> None:
        """After a run that ended well everything is new, and nothing is left over."""
        for name in PACK:
            if said(at(name, self.output)) != self.fresh[number][name]:
                harm(f"{when}: {name}.docx is not what the workbook says.", self.output)
        self.check_litter(when)

    def check_litter(self, when: str) -> None:
        """No half-written file, no journal, no lock."""
        left = [p for pattern in LITTER for p in self.output.rglob(pattern)]
        beside = list(self.output.rglob("*(new)*"))
        if left or beside:
            harm(f"{when}: left over: {[p.name for p in left + beside]}", self.output)


def blocks(path: Path) -> list:
    return tracked.blocks(tracked.accepted(path.read_bytes()))


def said(path: Path) -> list:
    """What a document says, with what was typed by hand as it was prompted for."""
    found = blocks(path)
    if path.stem == "Minutes" and not any(block[-1] == TYPED for block in found):
        harm("What was typed by hand is gone.", path)
    return [(*block[:-1], PROMPT if block[-1] == TYPED else block[-1]) for block in found]


def harm(message: str, where: Path) -> None:
    print(f"faults: {message} ({where})")
    sys.exit(1)


def kills_at_the_lock(office: Office, rounds: int, chance: random.Random) -> None:
    """Killed while the lock is being made: it is there, and perhaps does not say yet whose it is.

    No kill is quick enough to meet that moment often, so in every other round the lock is left as
    such a kill leaves it: empty, or half written.
    """
    office.begin()
    lock, number, nameless = office.output / ".generated" / "lock", 0, 0
    for round_ in range(rounds):
        number = 1 - number
        run = office.start(number)
        while not lock.exists() and run.poll() is None:
            pass
        time.sleep(chance.choice((0, 0, 0.0002, 0.001)))
        run.kill()
        run.wait()
        if round_ % 2 and lock.exists():
            whole = lock.read_bytes()
            lock.write_bytes(whole[: chance.choice((0, 0, 1, len(whole) // 2))])
        nameless += lock.exists() and lock.read_bytes().count(b"\n") < 2
        office.check_whole("killed at the lock")
        run = office.start(number)
        said_so, _ = run.communicate()
        if run.returncode:
            harm(f"after a kill at the lock the next run ended {run.returncode}: {said_so!r}",
                 office.output)  # fmt: skip
        office.check_settled(number, "the run after a kill at the lock")
    print(f"{rounds} kills at the lock ({nameless} left it without a name): taken by the next run")


def kills(office: Office, rounds: int, chance: random.Random) -> None:
    """Killed at a random moment, most often while files are written."""
    office.begin()
    number, ended, lasts = 0, 0, 1.0
    for _ in range(rounds):
        number = 1 - number
        run = office.start(number)
        late = chance.random() < 0.7
        time.sleep(lasts * (chance.uniform(0.6, 0.95) if late else chance.uniform(0, 0.6)))
        run.kill()
        ended += run.wait() == 0
        office.check_whole("killed")
        began = time.monotonic()
        run = office.start(number)
        said_so, _ = run.communicate()
        lasts = time.monotonic() - began
        if run.returncode:
            harm(f"after a kill the next run ended {run.returncode}: {said_so!r}", office.output)
        office.check_settled(number, "the run after a kill")
    print(f"{rounds} kills ({ended} came too late): whole documents, nothing left over")


def fulls(office: Office, rounds: int) -> None:
    """No file may grow beyond a limit that rises from round to round, as a disk fills up."""
    office.begin()
    largest = max(p.stat().st_size for p in office.output.rglob("*.docx")) + 20_000
    for round_ in range(rounds):
        number = 1 - round_ % 2
        run = office.start(number, limit=1 + largest * round_ // rounds)
        out, _ = run.communicate()
        if b"Traceback" in out or run.returncode not in (0, 2):
            harm(f"a full disk ended {run.returncode}: {out!r}", office.output)
        office.check_whole("disk full")
        assert office.start(number).wait() == 0
        office.check_settled(number, "the run after a full disk")
    print(f"{rounds} full disks: whole documents, nothing left over")


def full_for_real(office: Office, rounds: int) -> None:
    """A disk of its own that fills up at another byte in each round, where one can be mounted."""
    small = office.folder / "disk"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(small)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        print("no disk of its own can be mounted here; left out")
        return
    usual, office.output = office.output, small / "output"
    try:
        office.begin()
        for round_ in range(rounds):
            number = 1 - round_ % 2
            free = shutil.disk_usage(small).free
            ballast = small / "ballast"
            ballast.write_bytes(bytes(max(free - 4096 * round_ * 60 // rounds, 0)))
            run = office.start(number)
            out, _ = run.communicate()
            if b"Traceback" in out or run.returncode not in (0, 2):
                harm(f"a full disk ended {run.returncode}: {out!r}", office.output)
            office.check_whole("disk full")
            ballast.unlink()
            assert office.start(number).wait() == 0
            office.check_settled(number, "the run after a full disk")
            shutil.rmtree(office.output / ".generated" / "kept", ignore_errors=True)
        print(f"{rounds} disks really full: whole documents, nothing left over")
    finally:
        subprocess.run(["umount", str(small)], check=False)
        office.output = usual


def races(office: Office, rounds: int) -> None:
    """Two runs at once, from two workbooks into one folder."""
    office.begin()
    for _ in range(rounds):
        both = [office.start(0), office.start(1)]
        told = [run.communicate()[0] for run in both]
        if any(run.returncode for run in both):
            harm(f"two runs at once ended {[r.returncode for r in both]}: {told}", office.output)
        office.check_whole("two at once")
        office.check_litter("two at once")
    print(f"{rounds} times two runs at once: whole documents, nothing left over")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("kills", 200), ("fulls", 40), ("races", 10), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        kills(office, wanted.kills, random.Random(wanted.seed))
        kills_at_the_lock(office, -(-wanted.kills // 4), random.Random(wanted.seed))
        fulls(office, wanted.fulls)
        full_for_real(office, wanted.fulls)
        races(office, wanted.races)


if __name__ == "__main__":
    main()
