"""What the pages say about the repository holds: links, the lines to type, the version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import llf_docgen
from tests.conftest import ROOT

PAGES = ["README.md", ".github/RULES.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md"]
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
TYPED = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)


def text_of(page: str | Path) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The headings of a page, as GitHub names them in links."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_links_into_the_repository_lead_somewhere(page):
    links = LINK.findall(text_of(page))
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        pytest.param('cmd /c "py -m venv .venv && ', '\\llf-docgen pack"', id="windows"),
        pytest.param("python3 -m venv .venv && ", "/llf-docgen pack", id="macos-and-linux"),
        pytest.param("uvx --from . ", "llf-docgen pack", id="uv"),
    ],
)
def test_the_readme_installs_and_packs_in_one_line(begins, ends):
    lines = TYPED.findall(text_of("README.md"))
    assert len([line for line in lines if line.startswith(begins) and line.endswith(ends)]) == 1


def test_this_version_is_in_the_changelog():
    assert f"\n## {llf_docgen.__version__} - " in text_of(".github/CHANGELOG.md")
