"""No version with a known fault that bears on us is allowed."""

from __future__ import annotations

import importlib.metadata
import tomllib

import pytest

from tests.conftest import ROOT
from tests.floors import floors

# The first version without the fault, and which fault that was.
SAFE = {
    "filelock": ("3.20.3", "CVE-2025-68146, CVE-2026-22701: a lock that is a link is followed"),
    "jinja2": ("3.1.6", "CVE-2025-27516: the attr filter leads out of the sandbox"),
    "lxml": ("5.0", "external entities are expanded, as libxml2 was set before"),
    "openpyxl": ("2.4.2", "CVE-2017-5992: external entities are expanded"),
    "python-docx": ("0.8.6", "CVE-2016-5851: external entities are expanded"),
}


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def test_each_dependency_says_its_lowest_and_its_highest_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert len(floors()) == len(project["dependencies"])
    assert all(",<" in line for line in project["dependencies"])


@pytest.mark.parametrize("name", SAFE)
def test_the_lowest_version_that_is_allowed_is_a_safe_one(name):
    safe, fault = SAFE[name]
    assert number(floors()[name]) >= number(safe), fault


@pytest.mark.parametrize("name", floors())
def test_what_is_installed_is_allowed(name):
    installed = importlib.metadata.version(name)
    assert number(installed) >= number(floors()[name])
