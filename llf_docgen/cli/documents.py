"""The commands that make documents."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from llf_docgen.cli.options import DOCUMENT, Day, job_of, options
from llf_docgen.cli.telling import tell_built


@click.command(short_help="Write the pack for the next meeting.")
@options(*DOCUMENT, "meeting", "term")
def pack(as_: str, **given: Any) -> None:
    """Write the pack for the next meeting: agenda, minutes, action log, termly report."""
    from llf_docgen.pipeline import building

    tell_built(building.pack(job_of(given)), as_)


@click.command(short_help="Write the section of the Partnership Report.")
@options(*DOCUMENT, "meeting", "term")
def partnership(as_: str, **given: Any) -> None:
    """Write the group's section of the annual Partnership Report."""
    from llf_docgen.pipeline import building

    tell_built(building.partnership(job_of(given)), as_)


@click.command(short_help="Write how the Terms of Reference were kept.")
@options(*DOCUMENT)
def evidence(as_: str, **given: Any) -> None:
    """Write for the board, clause by clause, how the Terms of Reference were kept this year."""
    from llf_docgen.pipeline import building

    tell_built(building.evidence(job_of(given)), as_)


@click.command(short_help="Write a sheet of open actions for each owner.")
@options(*DOCUMENT, "meeting")
@click.option("--owner", "only", metavar="NAME", help="This owner only.")
def actions(as_: str, **given: Any) -> None:
    """Write a sheet for each owner with their open actions, to report on."""
    from llf_docgen.pipeline import building

    tell_built(building.actions(job_of(given)), as_)


@click.command(short_help="Write one agenda item's minute, for others.")
@options(*DOCUMENT, "meeting")
@click.option("--item", "only", metavar="NO", required=True, help="The agenda item's number.")
def extract(as_: str, **given: Any) -> None:
    """Write one agenda item's minute with its decision and actions, for somebody outside.

    What was discussed is taken from the minutes in the output folder, as you edited them.
    """
    from llf_docgen.pipeline import building

    tell_built(building.extract(job_of(given)), as_)


@click.command(short_help="Write a briefing for each message to stakeholders.")
@options(*DOCUMENT)
@click.option("--ref", "only", metavar="REF", help="This message only.")
@click.option("--from", "first", type=Day(), metavar="DATE", help="Gather from this day on.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="Gather up to this day (today).")
def briefing(as_: str, first: date | None, last: date | None, **given: Any) -> None:
    """Write a briefing for each row of Communications, or one that gathers some days."""
    from llf_docgen.pipeline import building

    if first or last:
        given["between"] = (first, last)
    tell_built(building.briefing(job_of(given)), as_)


@click.command(short_help="Write the year planner with every deadline.")
@options(*DOCUMENT)
def year(as_: str, **given: Any) -> None:
    """Write the year planner: each date with its deadlines, and next year's dates to agree."""
    from llf_docgen.pipeline import building

    tell_built(building.year(job_of(given)), as_)
