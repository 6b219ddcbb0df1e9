"""The commands that check the workbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from llf_docgen.model.finding import Finding
    from llf_docgen.rules.rule import Rule

from llf_docgen.cli.options import job_of, options


@click.command(short_help="Check the workbook; write nothing.")
@options("workbook", "templates", "output", "today", "format")
@click.option("--strict", is_flag=True, help="End with 1 on warnings too.")
@click.option("--only", metavar="RULE", multiple=True, help="Show this rule's findings only.")
@click.option("--rule", "explain", metavar="RULE", help="Explain a rule; check nothing.")
@click.option("--mark", is_flag=True, help="Write a copy of the workbook with the findings in it.")
def check(
    as_: str, strict: bool, only: tuple[str, ...], explain: str | None, mark: bool, **given: Any
) -> None:
    """Check the workbook against the Terms of Reference. The workbook is never written.

    With --mark a copy goes to the output folder: the cells to correct are coloured and have a
    note, and its first sheet lists them with links.
    """
    from llf_docgen import rules
    from llf_docgen.cli import as_json, screen
    from llf_docgen.pipeline import checking

    if explain:
        screen.say_rule(_rule(explain))
        return
    wanted = {_rule(name).id for name in only}
    job = job_of(given)
    checked = checking.check(job)
    if wanted:
        checked = checked.only(wanted)
    if as_ == "json":
        as_json.say(as_json.findings(checked.findings))
    else:
        screen.say_checked_by_sheet(checked, len(wanted) or len(rules.RULES))
    if mark:
        screen.tell_written(checking.mark(job, checked), as_)
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


@click.command(short_help="List the rules with their clauses.")
@options("format")
def rules(as_: str) -> None:
    """List the rules with their level and their clause of the Terms."""
    from llf_docgen.cli import as_json, screen
    from llf_docgen.rules import RULES

    if as_ == "json":
        as_json.say(as_json.rules(RULES))
    else:
        screen.say_rules(RULES)


COMMANDS: tuple[click.Command, ...] = (check, rules)
