"""What a command prints, and how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from llf_docgen.output.deciding import Written
    from llf_docgen.pipeline.building import Built


def tell_built(built: Built, as_: str) -> None:
    """What a build made; ends 2 where a file was left out."""
    from llf_docgen import rules
    from llf_docgen.cli import screen

    if as_ == "json":
        print_json(screen.built_as_data(built))
    else:
        screen.say_built(built, len(rules.RULES))
    _stop_if_skipped(built.written)


def tell_written(written: Sequence[Written], as_: str) -> None:
    """The files written; ends 2 where one was left out."""
    from llf_docgen.cli import screen

    if as_ == "text":
        screen.say_written(written)
    _stop_if_skipped(written)


def _stop_if_skipped(written: Sequence[Written]) -> None:
    from llf_docgen.output.deciding import Outcome

    if any(file.outcome is Outcome.SKIPPED for file in written):
        sys.exit(2)


def print_json(value: object) -> None:
    """A value as JSON, for programs."""
    click.echo(json.dumps(value, indent=2))
