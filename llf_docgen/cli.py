"""The command: options in, text and exit codes out.

Exit codes: 0 fine (warnings may be), 1 errors or breaches found by `check`, or errors stopped a
build, 2 could not run (wrong use, unreadable file, broken template, cannot write).
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from llf_docgen import __version__
from llf_docgen.errors import DocgenError, NotFit

if TYPE_CHECKING:
    from llf_docgen.choices import Job
    from llf_docgen.model.finding import Finding
    from llf_docgen.output.folder import Written
    from llf_docgen.pipeline import Built
    from llf_docgen.rules.rule import Rule

TERMS = ("Autumn", "Spring", "Summer")


class Day(click.ParamType[date]):
    """A day, as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that the text names."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day. Write it as 2021-01-18.", param, ctx)


def _options(*names: str) -> Callable[[Any], Any]:
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
        help="The meeting, by its reference or date. Without it: the next one.",
    ),
    "term": click.option(
        "--term",
        type=click.Choice(TERMS, case_sensitive=False),
        metavar="TERM",
        help="The term to report on: Autumn, Spring or Summer. Without it: the last one ended.",
    ),
    "draft": click.option(
        "--draft", is_flag=True, help="Build even with errors, and stamp DRAFT on the documents."
    ),
    "format": click.option(
        "--format",
        "as_",
        type=click.Choice(("text", "json")),
        default="text",
        help="What to print: text for people, json for programs.",
    ),
}


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, "-V", "--version", prog_name="llf-docgen")
def cli() -> None:
    """From the committee's workbook to the Word documents its meetings need.

    Save and close the workbook, then run a command in the folder that holds the folders
    workbook, templates and output. Nothing leaves your computer.
    """


@cli.command(short_help="Write the pack for the next meeting.")
@_options("workbook", "templates", "output", "today", "meeting", "term", "draft", "format")
def pack(as_: str, **options: Any) -> None:
    """Write the pack for the next meeting: agenda, minutes, action log, termly report."""
    from llf_docgen import pipeline

    _tell_built(pipeline.pack(_job(options)), as_)


@cli.command(short_help="Write the section of the Partnership Report.")
@_options("workbook", "templates", "output", "today", "meeting", "term", "draft", "format")
def partnership(as_: str, **options: Any) -> None:
    """Write the group's section of the annual Partnership Report."""
    from llf_docgen import pipeline

    _tell_built(pipeline.partnership(_job(options)), as_)


@cli.command(short_help="Write how the Terms of Reference were kept.")
@_options("workbook", "templates", "output", "today", "draft", "format")
def evidence(as_: str, **options: Any) -> None:
    """Write for the board, clause by clause, how the Terms of Reference were kept this year."""
    from llf_docgen import pipeline

    _tell_built(pipeline.evidence(_job(options)), as_)


@cli.command(short_help="Write a sheet of open actions for each owner.")
@_options("workbook", "templates", "output", "today", "meeting", "draft", "format")
@click.option("--owner", "only", metavar="NAME", help="This owner only.")
def actions(as_: str, **options: Any) -> None:
    """Write a sheet for each owner with their open actions, to report on."""
    from llf_docgen import pipeline

    _tell_built(pipeline.actions(_job(options)), as_)


@cli.command(short_help="Write one agenda item's minute, for others.")
@_options("workbook", "templates", "output", "today", "meeting", "draft", "format")
@click.option("--item", "only", metavar="NO", required=True, help="The agenda item's number.")
def extract(as_: str, **options: Any) -> None:
    """Write one agenda item's minute with its decision and actions, for somebody outside.

    What was discussed is taken from the minutes in the output folder, as you edited them.
    """
    from llf_docgen import pipeline

    _tell_built(pipeline.extract(_job(options)), as_)


@cli.command(short_help="Write a briefing for each message to stakeholders.")
@_options("workbook", "templates", "output", "today", "draft", "format")
@click.option("--ref", "only", metavar="REF", help="This message only.")
@click.option("--from", "first", type=Day(), metavar="DATE", help="Gather from this day on.")
@click.option("--to", "last", type=Day(), metavar="DATE", help="Gather up to this day (today).")
def briefing(as_: str, first: date | None, last: date | None, **options: Any) -> None:
    """Write a briefing for each row of Communications, or one that gathers some days."""
    from llf_docgen import pipeline

    if first or last:
        options["between"] = (first, last)
    _tell_built(pipeline.briefing(_job(options)), as_)


@cli.command(short_help="Write the year planner with every deadline.")
@_options("workbook", "templates", "output", "today", "draft", "format")
def year(as_: str, **options: Any) -> None:
    """Write the year planner: each date with its deadlines, and next year's dates to agree."""
    from llf_docgen import pipeline

    _tell_built(pipeline.year(_job(options)), as_)


@cli.command(short_help="Check the workbook; write nothing.")
@_options("workbook", "templates", "output", "today", "format")
@click.option("--strict", is_flag=True, help="End with 1 on warnings too.")
@click.option("--only", metavar="RULE", multiple=True, help="Show this rule's findings only.")
@click.option("--rule", "explain", metavar="RULE", help="Explain a rule; check nothing.")
@click.option("--mark", is_flag=True, help="Write a copy of the workbook with the findings in it.")
def check(
    as_: str, strict: bool, only: tuple[str, ...], explain: str | None, mark: bool, **options: Any
) -> None:
    """Check the workbook against the Terms of Reference. The workbook is never written.

    With --mark a copy goes to the output folder: the cells to correct are coloured and have a
    note, and its first sheet lists them with links.
    """
    from llf_docgen import pipeline, rules, screen

    if explain:
        screen.say_rule(_rule(explain))
        return
    wanted = {_rule(name).id for name in only}
    job = _job(options)
    checked = pipeline.check(job)
    if wanted:
        checked = checked.only(wanted)
    if as_ == "json":
        _print_json([finding.as_data() for finding in checked.findings])
    else:
        screen.say_checked_by_sheet(checked, len(wanted) or len(rules.RULES))
    if mark:
        _tell_written(pipeline.mark(job, checked), as_)
    sys.exit(int(any(_counts(finding, strict) for finding in checked.findings)))


def _counts(finding: Finding, strict: bool) -> bool:
    return finding.level.stops_check or (strict and finding.level.value == "warning")


def _rule(name: str) -> Rule:
    from llf_docgen.errors import WrongUse
    from llf_docgen.model.names import did_you_mean
    from llf_docgen.rules import RULES, find

    rule = find(name)
    if rule is None:
        hint = did_you_mean(name, (r.id for r in RULES))
        raise WrongUse(f"There is no rule '{name}'.{hint} llf-docgen rules lists them.")
    return rule


@cli.command(short_help="Look the templates over.")
@_options("workbook", "templates", "output", "today", "format")
@click.option("--names", metavar="NAME", help="List the names this document's template may use.")
@click.option("--mark", is_flag=True, help="Write copies with a Word comment at each fault.")
@click.option("--update", is_flag=True, help="Bring in newer templates; yours are never lost.")
def templates(as_: str, names: str | None, mark: bool, update: bool, **options: Any) -> None:
    """Look every template over: names, loops, lost words, and where they stand in Word.

    With --names AGENDA it lists the names that template may use, each with an example from the
    workbook; [] stands for each row of a list.
    """
    from llf_docgen import pipeline, screen

    job = _job(options)
    if names:
        screen.say_names(pipeline.template_names(job, names))
        return
    if update:
        _tell_written(pipeline.update_templates(job), as_)
        return
    looked = pipeline.templates(job)
    if as_ == "json":
        _print_json([dataclasses.asdict(template) for template in looked])
    else:
        screen.say_templates(looked)
    if mark:
        _tell_written(pipeline.mark_templates(job, looked), as_)
    sys.exit(int(any(f.level.stops_check for template in looked for f in template.faults)))


@cli.command(short_help="List the rules with their clauses.")
@_options("format")
def rules(as_: str) -> None:
    """List the rules with their level and their clause of the Terms."""
    from llf_docgen import screen
    from llf_docgen.rules import RULES

    if as_ == "json":
        _print_json(
            [
                {"id": r.id, "level": r.level, "clause": r.clause.name, "title": r.title}
                for r in RULES
            ]
        )
        return
    screen.say_rules(RULES)


@cli.command(short_help="Make a working folder to start from.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a working folder with a starter workbook and the templates."""
    from llf_docgen import pipeline, screen

    screen.say_written(pipeline.new(folder))
    click.echo(f'\nNext:  cd "{folder}"\n       llf-docgen pack')


def _job(options: dict[str, Any]) -> Job:
    from llf_docgen.choices import Job

    given = {name: value for name, value in options.items() if value is not None}
    return Job(clock=date.today(), **given)


def _tell_built(built: Built, as_: str) -> None:
    from llf_docgen import rules, screen

    if as_ == "json":
        _print_json(screen.built_as_data(built))
    else:
        screen.say_built(built, len(rules.RULES))
    _stop_if_skipped(built.written)


def _tell_written(written: Sequence[Written], as_: str) -> None:
    from llf_docgen import screen

    if as_ == "text":
        screen.say_written(written)
    _stop_if_skipped(written)


def _stop_if_skipped(written: Sequence[Written]) -> None:
    from llf_docgen.output.folder import Outcome

    if any(file.outcome is Outcome.SKIPPED for file in written):
        sys.exit(2)


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, indent=2))


def main(arguments: list[str] | None = None) -> None:
    """Runs the command; whatever happens, it ends with a plain sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        cli.main(args=arguments, prog_name="llf-docgen", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "llf-docgen"
        _stop(f"{error.format_message()} See: {command} --help")
    except (click.exceptions.Exit, click.Abort) as end:
        sys.exit(getattr(end, "exit_code", 2))
    except NotFit as error:
        from llf_docgen import screen

        screen.say_findings(f for f in error.findings if f.level.stops_check)
        _stop(str(error), 1)
    except DocgenError as error:
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("Stopped.")
    except OSError as error:
        _stop(f"{error.filename or 'A file'} can't be used: {error.strerror or error}.")
    except Exception as error:
        # The last resort: a person gets a sentence, and what to send to whoever can help.
        place = _where(error)
        _stop(f"This should not happen, and is no fault of yours: {error!r} ({place}).")


def _where(error: BaseException) -> str:
    """The file and line where it happened."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""


def _stop(message: str, code: int = 2) -> None:
    from llf_docgen import screen

    screen.say_error(message)
    sys.exit(code)
