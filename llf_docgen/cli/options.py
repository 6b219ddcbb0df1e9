"""The options: each is spelt and explained the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from llf_docgen.model.states import TERM_NAMES

if TYPE_CHECKING:
    from llf_docgen.pipeline.choices import Job


class Day(click.ParamType[date]):
    """A day, as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that the text names."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day. Write it as 2021-01-18.", param, ctx)


def options(*names: str) -> Callable[[Any], Any]:
    """The options of those names: each is spelt and explained the same everywhere."""

    def add(command: Any) -> Any:
        for name in reversed(names):
            command = _OPTIONS[name](command)
        return command

    return add


_OPTIONS = {
    "workbook": click.option(
        "--workbook",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The workbook. Without it: the one .xlsx in the folder workbook.",
    ),
    "templates": click.option(
        "--templates",
        metavar="DIR",
        type=click.Path(path_type=Path),
        default=Path("templates"),
        help="The folder with the Word templates (templates).",
    ),
    "output": click.option(
        "--output",
        metavar="DIR",
        type=click.Path(path_type=Path),
        default=Path("output"),
        help="The folder to write into (output).",
    ),
    "today": click.option(
        "--today",
        type=Day(),
        metavar="DATE",
        help="The day to judge by, as 2021-01-18. Without it: 'As at' in Terms, else today.",
    ),
    "meeting": click.option(
        "--meeting",
        metavar="REF",
        help="The meeting, by its reference or date. Without it: the one in hand.",
    ),
    "term": click.option(
        "--term",
        type=click.Choice(TERM_NAMES, case_sensitive=False),
        metavar="TERM",
        help="The term to report on: Autumn, Spring or Summer. Without it: the one in hand.",
    ),
    "draft": click.option(
        "--draft",
        is_flag=True,
        help="Build even with errors, and stamp NOT FOR CIRCULATION on them.",
    ),
    "again": click.option(
        "--again", is_flag=True, help="Make documents again that you deleted or moved."
    ),
    "preview": click.option(
        "--preview", is_flag=True, help="Say what would happen to each file; write nothing."
    ),
    "format": click.option(
        "--format",
        "as_",
        type=click.Choice(("text", "json")),
        default="text",
        help="What to print: text for people, json for programs.",
    ),
}


def job_of(given: dict[str, Any]) -> Job:
    """What the options ask for, with today's clock."""
    from llf_docgen.pipeline.choices import Job, Options, Places

    told = {name: value for name, value in given.items() if value is not None}
    places = {name: told.pop(name) for name in ("workbook", "templates", "output") if name in told}
    return Job(Options(clock=datetime.now().astimezone(), **told), Places(**places))
