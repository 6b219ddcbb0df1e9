"""The names that a template may use, each with an example from the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from llf_docgen.model.figures import Chart, Picture


def examples(context: Any, owner: str = "") -> Iterator[tuple[str, str]]:
    """Each name with an example; `items[].title` is the title of each of the items."""
    yield from _fields([context], owner)


def _fields(rows: Sequence[Any], owner: str) -> Iterator[tuple[str, str]]:
    """The fields of rows, each with its first value that says something."""
    for field in fields(rows[0]):
        name = f"{owner}{field.name}"
        values = [getattr(row, field.name) for row in rows]
        value = next((v for v in values if v), values[0])
        if not isinstance(value, tuple):
            yield name, _shown(value)
        elif value and is_dataclass(value[0]) and not isinstance(value[0], Chart):
            yield from _fields(value, f"{name}[].")
        else:
            yield f"{name}[]", _shown(value[0] if value else "")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, Chart):
        return f"a chart: {value.title}"
    return value.description if isinstance(value, Picture) else str(value)
