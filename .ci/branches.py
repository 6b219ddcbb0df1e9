"""Says how many branches of each folder below the quick tests take, and fails under LEAST per cent.

    python .ci/branches.py coverage.json

The report is coverage's own: `pytest --cov=llf_docgen --cov-branch --cov-report=json`.
"""

import json
import sys
from pathlib import Path

LEAST = 95  # per cent, of each folder by itself, in quick tests alone
FOLDERS = (
    "llf_docgen/word/comparing",
    "llf_docgen/word/merge",
    "llf_docgen/output",
    "llf_docgen/workbook/reading",
    "llf_docgen/model",
    "llf_docgen/rules",
)


def branches(files: dict, folder: str) -> tuple[int, int]:
    """(taken, all) in the folder and below."""
    below = [file["summary"] for path, file in files.items() if Path(folder) in Path(path).parents]
    return sum(s["covered_branches"] for s in below), sum(s["num_branches"] for s in below)


def main(report: Path) -> int:
    """Prints a line a folder; the exit code is how many have too few."""
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    too_few = 0
    for folder in FOLDERS:
        taken, all_of_them = branches(files, folder)
        enough = taken * 100 >= all_of_them * LEAST
        too_few += not enough
        print(f"{100 * taken / all_of_them:6.1f} %  {taken} of {all_of_them}  {folder}")
    if too_few:
        print(f"{too_few} under {LEAST} %")
    return too_few


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
