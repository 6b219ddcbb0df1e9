"""A document of ours for tests of templates: its context, its faults, and what is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from llf_docgen.model.finding import Level
from llf_docgen.pipeline.rendering import prepared_for
from llf_docgen.word.lint.look_over import look_over


@dataclass(frozen=True)
class Row:
    title: str


@dataclass(frozen=True)
class Mine:
    title: str
    date: str
    next_meeting: str
    rows: tuple[Row, ...]
    draft: str = ""


VALUES = {"title": "T", "date": "D", "next_meeting": "N", "draft": "", "rows": (Row("a"), Row("b"))}


def faults(content: bytes, level: Level = Level.ERROR) -> list[str]:
    """What `templates` says."""
    return [f.message for f in look_over(content, "Mine.docx", Mine) if f.level is level]


def packed(content: bytes, values: Mapping[str, Any] = VALUES) -> bytes:
    """What `pack` makes."""
    return prepared_for(content, "Mine.docx", Mine).render(values)
