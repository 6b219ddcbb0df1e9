"""Tries odd and hostile files for some minutes.

    python -m tests.hostile --minutes 2
    python -m tests.hostile --files 500 --seed 7
    python -m tests.hostile --area documents --kind "odd structure" --seed 41 --files 1

Each file is a kind's with a number, the seed, that chooses among its neighbours; the seed goes up
by one from file to file. What is faulty is kept, with what the commands said. Ends with 1 where
anything was.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random, SystemRandom

from tests.hostile.judging import Tried
from tests.hostile.kinds import Folder, Kind
from tests.hostile.trial import AREAS, Area, Trials


def chosen(area: str, kind: str, seed: int) -> Iterator[tuple[Area, Kind | Folder, int]]:
    """Every kind of every area in some order, again and again, each time with the next seed."""
    there = [(a, k) for a in AREAS if area in ("", a.name) for k in a.kinds if kind in ("", k.name)]
    if not there:
        sys.exit(f"There is no kind '{kind}' of {area or 'any area'}.")
    seeds, order = count(seed), Random(seed)
    while True:
        order.shuffle(there)
        yield from ((a, k, next(seeds)) for a, k in there)


def main() -> None:
    parser = argparse.ArgumentParser(description="Tries odd and hostile files.")
    parser.add_argument("--minutes", type=float, default=0, help="for how long")
    parser.add_argument("--files", type=int, default=0, help="how many")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--area", default="", help=", ".join(area.name for area in AREAS))
    parser.add_argument("--kind", default="")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "hostile")
    parser.add_argument("--list", action="store_true", help="list the kinds and try nothing")
    wanted = parser.parse_args()
    if wanted.list:
        for area in AREAS:
            for kind in area.kinds:
                print(f"{area.name:<10} {kind.name:<50} {kind.must.value}")
        return
    print(f"seed {wanted.seed}", flush=True)
    until = time.monotonic() + 60 * (wanted.minutes or (10**6 if wanted.files else 2))
    tried: list[Tried] = []
    with (
        contextlib.suppress(KeyboardInterrupt),  # what was tried till then counts
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
    ):
        trials = Trials(Path(folder))
        for area, kind, seed in chosen(wanted.area, wanted.kind, wanted.seed):
            if time.monotonic() > until or 0 < wanted.files <= len(tried):
                break
            one = trials.tried(area, kind, seed, wanted.keep)
            tried.append(one)
            if len(tried) % 50 == 0:
                print(f"{len(tried)} files", flush=True)
            for what, said in one.faults:
                print(f"{what}: {area.name}, {kind.name}: {said}", flush=True)
            if one.faults:
                again = f'--area {area.name} --kind "{kind.name}" --seed {seed} --files 1'
                print(f"  alone: python -m tests.hostile {again}", flush=True)
    _sum_up(tried, wanted.keep)


def _sum_up(tried: list[Tried], keep: Path) -> None:
    by_area = Counter(one.area for one in tried)
    commands = [ended for one in tried for ended in one.ended]
    codes = Counter(ended.code for ended in commands)
    faults = Counter(what for one in tried for what in {what for what, _ in one.faults})
    slowest = max((ended.seconds for ended in commands), default=0)
    largest = max((ended.memory for ended in commands), default=0)
    kinds = len({(one.area, one.kind.name) for one in tried})
    print(f"{len(tried)} files of {kinds} kinds, {len(commands)} commands: {dict(by_area)}")
    spent: Counter[str] = Counter()
    for ended in commands:
        spent[" ".join(w for w in ended.arguments[:2] if "/" not in w)] += ended.seconds
    print("seconds: " + ", ".join(f"{name} {all_:.0f}" for name, all_ in spent.most_common()))
    print(
        f"exit codes {dict(sorted(codes.items()))}; at most {slowest:.1f} s, {largest / 1e6:.0f} MB"
    )
    faulty = sum(1 for one in tried if one.faults)
    print(f"{len(tried) - faulty} passed, {faulty} failed")
    if faulty:
        print(f"{dict(faults)}; what they were is kept in {keep}")
        sys.exit(1)


if __name__ == "__main__":
    main()
