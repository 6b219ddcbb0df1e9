"""The options: each is spelt and explained the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from llf_docgen.model.states import TERM_NAMES
from llf_docgen.model.wording import listing, short_date

if TYPE_CHECKING:
    from llf_docgen.pipeline.choices import Job


class Day(click.ParamType[date]):
    """A day, written in any way that a cell takes."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that the text names."""
        if isinstance(value, date):
            return value
        from llf_docgen.model.day_in_words import NoDay, WrongWeekday, day_in_words

        try:
            return day_in_words(value)
        except WrongWeekday as error:
            self.fail(str(error), param, ctx)
        except NoDay:
            said = f"'{value}' is no day. Write it as {_written(date.today())}."
            self.fail(said, param, ctx)


def _written(day: date) -> str:
    """Two ways to write a day; one of several words needs quotes."""
    return f'{day.day}/{day.month}/{day.year} or "{short_date(day)}"'


class Term(click.Choice[str]):
    """A term by its name, in any capitals, or by the beginning of its name."""

    def __init__(self) -> None:
        super().__init__(TERM_NAMES, case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The one term that the text can mean: `Spring`, `spring term`, `Spr`."""
        start = " ".join(w for w in value.casefold().split() if w not in ("the", "term"))
        found = [name for name in TERM_NAMES if name.casefold().startswith(start)]
        if len(found) != 1:
            self.fail(f"'{value}' is no term. Write {listing(TERM_NAMES, 'or')}.", param, ctx)
        return found[0]


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
        help="The day to judge by, as 18/1/2021. Without it: 'As at' in Terms, else today.",
    ),
    "meeting": click.option(
        "--meeting",
        metavar="REF",
        help="The meeting, by its reference or date. Without it: the one in hand.",
    ),
    "term": click.option(
        "--term",
        type=Term(),
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


def now() -> datetime:
    """The moment by the computer's clock, in its time zone; in UTC where that is set to none."""
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC)


def job_of(given: dict[str, Any]) -> Job:
    """What the options ask for, with today's clock."""
    from llf_docgen.pipeline.choices import Job, Options, Places

    told = {name: value for name, value in given.items() if value is not None}
    places = {name: told.pop(name) for name in ("workbook", "templates", "output") if name in told}
    return Job(Options(clock=now(), **told), Places(**places))
