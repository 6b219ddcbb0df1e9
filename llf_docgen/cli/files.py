"""The commands on the templates and the working folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from llf_docgen.cli.options import job_of, now, options


@click.command(short_help="Check the templates.")
@options("workbook", "templates", "output", "today", "format")
@click.option("--names", metavar="NAME", help="List the names this document's template may use.")
@click.option("--mark", is_flag=True, help="Write copies with a Word comment at each fault.")
@click.option("--update", is_flag=True, help="Bring in newer templates; yours are never lost.")
def templates(as_: str, names: str | None, mark: bool, update: bool, **given: Any) -> None:
    """Check every template: names, loops, lost words, and where they stand in Word.

    With --names AGENDA it lists the names that template may use, each with an example from the
    workbook; [] stands for each row of a list.
    """
    from llf_docgen.cli import as_json, screen
    from llf_docgen.pipeline import office_templates

    job = job_of(given)
    if names:
        screen.say_names(office_templates.names(job, names))
        return
    if update:
        screen.tell_written(office_templates.update(job), as_)
        return
    looked = office_templates.look_over_all(job)
    if as_ == "json":
        as_json.say(as_json.templates(looked))
    else:
        screen.say_templates(looked)
    if mark:
        screen.tell_written(office_templates.mark(job, looked), as_)
    sys.exit(int(any(f.level.stops_check for template in looked for f in template.faults)))


@click.command(short_help="Show what you changed in a document.")
@click.argument("file", metavar="FILE", required=False, type=click.Path(path_type=Path))
@click.option(
    "--restore",
    metavar="[WHEN]",
    is_flag=False,
    flag_value="newest",
    help="Bring back your version from before a merge: the newest, or that of WHEN.",
)
@options("format")
def changes(file: Path | None, restore: str | None, as_: str) -> None:
    """Show what you changed in FILE since it was generated, and your versions that are kept.

    Before news is merged into a document, your version of it is kept. With --restore it comes
    back; what is there now is kept in its turn.
    """
    from llf_docgen.cli import as_json, screen
    from llf_docgen.pipeline import edits

    if file is None and restore and Path(restore).suffix.casefold() == ".docx":
        # `--restore FILE` names no moment
        file, restore = Path(restore), "newest"
    if file is None:
        raise click.UsageError("Which document? Name its FILE.")
    if restore:
        written = edits.restore(file, restore, now())
        screen.tell_written([written], as_)
        return
    edited = edits.changes(file)
    if as_ == "json":
        as_json.say(as_json.edited(edited))
    else:
        screen.say_changes(edited)


@click.command(short_help="Make a working folder to start from.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a working folder with a starter workbook and the templates."""
    from llf_docgen.cli import screen
    from llf_docgen.pipeline import shipping

    screen.say_written(shipping.new(folder))
    click.echo(f'\nNext:  cd "{screen.plain(str(folder))}"\n       llf-docgen pack')


COMMANDS: tuple[click.Command, ...] = (templates, changes, new)
