"""The lowest version of each dependency that pyproject.toml allows, as requirements, one a line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def floors() -> dict[str, str]:
    """Lowest versions by the names of the packages."""
    needed = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    found = (re.fullmatch(r"([\w.-]+)>=([\w.]+)(?:,.*)?", line) for line in needed)
    return {line[1].lower(): line[2] for line in found if line}


if __name__ == "__main__":
    for name, version in floors().items():
        print(f"{name}=={version}")
