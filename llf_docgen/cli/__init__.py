"""The command: options in, text and exit codes out.

Exit codes: 0 fine (warnings may be), 1 errors or breaches found by `check`, or errors stopped a
build, 2 could not run (wrong use, unreadable file, broken template, cannot write).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module

import click

from llf_docgen import __version__
from llf_docgen.cli.streams import make_patient
from llf_docgen.errors import DocgenError, NotFit, place_of

MODULES = ("documents", "checks", "files")


class _Commands(click.Group):
    """The commands of those modules, each module imported when one of its own is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, click's signature
        """All names, for the help."""
        return sorted(str(command.name) for command in commands())

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002, click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command of that name; what documents need is imported last, `check` does without."""
        named = (c for c in commands(*reversed(MODULES)) if c.name == cmd_name)
        return next(named, None)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}
)
@click.version_option(__version__, "-V", "--version", prog_name="llf-docgen")
def cli() -> None:
    """From the committee's workbook to the Word documents its meetings need.

    Save and close the workbook, then run a command in the folder that holds the folders
    workbook, templates and output. Nothing leaves your computer.
    """


def commands(*modules: str) -> Iterator[click.Command]:
    """Every command, or those of some modules: each module's COMMANDS."""
    for module in modules or MODULES:
        yield from import_module(f"llf_docgen.cli.{module}").COMMANDS


def usages() -> list[tuple[str, str]]:
    """Each command with what it can't do without, and what it does, for the README."""
    return [(_usage(command), _about(command)) for command in commands()]


def _usage(command: click.Command) -> str:
    names = [p for p in command.params if p.required or isinstance(p, click.Argument)]
    needed = [_needed(param) for param in names]
    return " ".join(["llf-docgen", str(command.name), *needed])


def _about(command: click.Command) -> str:
    """The first paragraph of a command's help, on one line."""
    return " ".join(str(command.help).split("\n\n")[0].split())


def _needed(param: click.Parameter) -> str:
    metavar = str(param.metavar)
    return f"{param.opts[0]} {metavar}" if isinstance(param, click.Option) else metavar


def main(arguments: list[str] | None = None) -> None:
    """Runs the command; whatever happens, it ends with a plain sentence and an exit code."""
    make_patient()
    try:
        cli.main(args=arguments, prog_name="llf-docgen", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "llf-docgen"
        _stop(f"{error.format_message()} See: {command} --help")
    except (click.exceptions.Exit, click.Abort) as end:
        sys.exit(getattr(end, "exit_code", 2))
    except NotFit as error:
        from llf_docgen.cli import screen

        screen.say_findings(f for f in error.findings if f.level.stops_check)
        _stop(str(error), 1)
    except DocgenError as error:
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("Stopped.")
    except OSError as error:
        _stop(f"{error.filename or 'A file'} can't be used: {error.strerror or error}.")
    except UnicodeEncodeError as error:
        _stop(_not_written(error))
    except Exception as error:
        # The last resort: a person gets a sentence, and what to send to whoever can help.
        place = place_of(error)
        _stop(f"This should not happen, and is no fault of yours: {error!r} ({place}).")


def _not_written(error: UnicodeEncodeError) -> str:
    """What is said where the computer is set so that a name can't be that of a file."""
    letters = error.object[error.start : error.end]
    return (
        f"'{error.object}' can't be the name of a file here: this computer is set to letters "
        f"({error.encoding}) that lack '{letters}'. Set PYTHONUTF8=1 and run the command again."
    )


def _stop(message: str, code: int = 2) -> None:
    from llf_docgen.cli import screen

    screen.say_error(message)
    sys.exit(code)
