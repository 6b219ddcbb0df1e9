"""The commands that make documents: one for each document that has one, and three by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from llf_docgen.cli.options import Day, job_of, options
from llf_docgen.documents import DOCUMENTS
from llf_docgen.documents import briefing as briefings
from llf_docgen.documents.document import Command, Document

if TYPE_CHECKING:
    from llf_docgen.pipeline.building import Built

# Those that every command has which makes documents.
_COMMON = ("workbook", "templates", "output", "today", "draft", "again", "preview", "format")


@click.command(short_help="Write the pack for the meeting in hand.")
@options(*_COMMON, "meeting", "term")
@click.option(
    "--only",
    "documents",
    metavar="NAME",
    multiple=True,
    help="This document or file only, e.g. minutes. With --again one that went out is made anew.",
)
def pack(as_: str, **given: Any) -> None:
    """Write the pack for the meeting in hand: agenda, minutes, action log, termly report.

    That is the meeting whose papers or minutes fall due next. What went out stays as it was.
    """
    from llf_docgen.pipeline import building

    _tell(building.pack(job_of(given)), as_)


@click.command(short_help="Write one agenda item's minute, for others.")
@options(*_COMMON, "meeting")
@click.option("--item", "only", metavar="NO", required=True, help="The agenda item's number.")
def extract(as_: str, **given: Any) -> None:
    """Write one agenda item's minute with its decision and actions, for somebody outside.

    What was discussed is taken from the minutes in the output folder, as you edited them.
    """
    from llf_docgen.pipeline import building

    _tell(building.extract(job_of(given)), as_)


@click.command(short_help="Write a briefing for each message to stakeholders.")
@options(*_COMMON)
@click.option("--ref", "only", metavar="REF", help="This message only.")
@click.option("--from", "first", type=Day(), metavar="DATE", help="Gather from this day on.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="Gather up to this day (today).")
def briefing(as_: str, first: date | None, last: date | None, **given: Any) -> None:
    """Write a briefing for each row of Communications, or one that gathers some days."""
    from llf_docgen.pipeline import building

    if first or last:
        given["between"] = (first, last)
    _tell(building.build(job_of(given), briefings.DOCUMENT), as_)


def _command_of(document: Document, command: Command) -> click.Command:
    """The command that makes a document, as its registration describes it."""

    def make(as_: str, **given: Any) -> None:
        from llf_docgen.pipeline import building

        _tell(building.build(job_of(given), document), as_)

    said = f"Write {document.about}."
    if command.only:
        flag, metavar, help = command.only
        make = click.option(flag, "only", metavar=metavar, help=help)(make)
    short = command.short or said
    named = click.command(command.name, short_help=short, help=command.help or short)
    return named(options(*_COMMON, *command.options)(make))


def _tell(built: Built, as_: str) -> None:
    """What a build made; ends 2 where a file was left out."""
    from llf_docgen import rules
    from llf_docgen.cli import as_json, screen

    if as_ == "json":
        as_json.say(as_json.built(built))
    else:
        screen.say_built(built, len(rules.RULES))
    screen.end_if_skipped(built.written)


MADE = tuple(_command_of(d, d.command) for d in DOCUMENTS if d.command)
COMMANDS: tuple[click.Command, ...] = (pack, *MADE, extract, briefing)
