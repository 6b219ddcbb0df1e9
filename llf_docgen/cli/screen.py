"""What the terminal says: plain sentences at 80 columns, colours only on a terminal."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from llf_docgen.model.book import grouped
from llf_docgen.model.finding import Finding, Level, summary_of
from llf_docgen.model.merged import Change, Kind
from llf_docgen.model.wording import away, count, listing, long_date
from llf_docgen.output.cases import Outcome, Written

if TYPE_CHECKING:
    from llf_docgen.model.cells import Cell
    from llf_docgen.pipeline.building import Built
    from llf_docgen.pipeline.checking import Checked
    from llf_docgen.pipeline.edits import Edited
    from llf_docgen.pipeline.office_templates import LookedOver
    from llf_docgen.rules.rule import Rule

LABEL = 11  # width of the left column
RULE_LABEL = 26  # width of a rule's id in a list
MOST_FINDINGS = 6  # of a pack: what it says fits on a screen
MOST_QUOTED = 160
MOST_DEADLINES = 3
MOST_NEEDED = 3  # cells that rules need and could not be read
IN_EXCEL = "The workbook is open in Excel; what you have not saved there is not read."
# Control characters, and those that turn the direction of writing.
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLOURS = {
    Level.BREACH: "red",
    Level.ERROR: "red",
    Level.WARNING: "yellow",
    Level.INFO: "cyan",
    Outcome.CREATED: "green",
    Outcome.MERGED: "yellow",
    Outcome.UPDATED: "green",
    Outcome.UNCHANGED: None,
    Outcome.KEPT: "yellow",
    Outcome.SKIPPED: "red",
}


def say_head(checked: Checked, rules: int) -> None:
    """Which workbook, on which day, how many rules, and how many findings."""
    day = checked.book.today if checked.book else None
    _line("Workbook", str(checked.workbook.path))
    if day and checked.today_from:
        _line("As at", f"{long_date(day)} ({checked.today_from})")
    if checked.workbook.in_excel:
        _line("Note", IN_EXCEL, "yellow")
    _line("Checked", f"{_rules_run(checked, rules)}: {_counted(checked.findings)}.")


def _rules_run(checked: Checked, rules: int) -> str:
    """`95 rules`, or `92 of 95 rules; 3 need Actions!E7` where something could not be read."""
    if checked.book is None:
        return "no rule could be run until the sheet Terms can be read"
    if not checked.not_run:
        return count(rules, "rule")
    needed = sorted({cell for rule in checked.not_run for cell in rule.needs})
    many = len(checked.not_run)
    cells = _most(needed)
    need = "needs" if many == 1 else "need"
    return f"{rules - many} of {count(rules, 'rule')}; {many} {need} {cells}"


def _most(cells: Sequence[Cell]) -> str:
    """Cells to see to first; a sheet that is missing altogether is one."""
    named = [str(cell) if cell.row else f"the sheet {cell}" for cell in cells[:MOST_NEEDED]]
    more = len(cells) - len(named)
    return listing([*named, *([f"{count(more, 'more cell')}"] if more else [])])


def say_checked(checked: Checked, rules: int) -> None:
    """What was found, the gravest first and no more than fits on a screen."""
    say_head(checked, rules)
    shown = gravest_first(checked.findings)[:MOST_FINDINGS]
    shown = [f for f in shown if f.level is not Level.INFO]
    say_findings(shown)
    if len(shown) < len(checked.findings):
        more = len(checked.findings) - len(shown)
        _line("", f"and {count(more, 'more finding')}: run llf-docgen check")


def say_checked_by_sheet(checked: Checked, rules: int) -> None:
    """As `say_checked`, with the findings grouped by sheet and counted."""
    say_head(checked, rules)
    by_sheet = grouped(checked.findings, lambda finding: finding.cell.sheet)
    for sheet, findings in by_sheet.items():
        click.echo()
        _line("", f"{sheet}: {_counted(findings)}", bold=True)
        say_findings(gravest_first(findings))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Breaches, then errors, warnings, notes; in each the sheet's order."""
    order = list(Level)
    return sorted(findings, key=lambda finding: order.index(finding.level))


def say_rules(rules: Iterable[Rule]) -> None:
    """Each rule with its level, its title and its clause."""
    for rule in rules:
        clause = f" [{rule.clause.name}]" if rule.clause.name else ""
        level = click.style(f"{rule.level.value:<8} ", fg=_COLOURS[rule.level])
        indent = " " * (RULE_LABEL + 10)
        click.echo(_wrapped(f"{rule.id:<{RULE_LABEL}} {level}", f"{rule.title}{clause}", indent))


def say_rule(rule: Rule) -> None:
    """What a rule is about: title, clause with its sentence, an example of right and wrong."""
    _line("Rule", f"{rule.id} ({rule.level.value})")
    _line("Holds when", rule.title)
    if rule.clause.name:
        _line("Clause", f"{rule.clause.name}: \u201c{rule.clause.sentence}\u201d")
    _line("Right", rule.right, "green")
    _line("Wrong", rule.wrong, "red")


def say_findings(findings: Iterable[Finding]) -> None:
    """A paragraph for each finding: level, cell, message, clause."""
    for finding in findings:
        clause = f" [{finding.clause}]" if finding.clause else ""
        level = finding.level
        text = f"{finding.cell}: {finding.message}{clause}"
        _line(level.value, text, _COLOURS[level])


def say_templates(looked: Sequence[LookedOver]) -> None:
    """Each template with its faults and their places."""
    for template in looked:
        _line("", f"{template.file}: {_many_faults(template)}", bold=True)
        if template.note:
            _line("note", template.note, "cyan")
        for fault in template.faults:
            text = f"{fault.place[0].upper()}{fault.place[1:]}. {fault.message}"
            _line(fault.level.value, text, _COLOURS[fault.level])


def _many_faults(template: LookedOver) -> str:
    """`2 faults and 1 warning`."""
    stops = sum(fault.level.stops_check for fault in template.faults)
    many = ((stops, "fault"), (len(template.faults) - stops, "warning"))
    return listing(count(n, what) for n, what in many if n) or "no problems found"


def say_names(names: Iterable[tuple[str, str]]) -> None:
    """Names that a template may use, each with an example; `[]` stands for each row of a list."""
    for name, example in names:
        shown = textwrap.shorten(example, 60, placeholder=" ...")
        click.echo(plain(f"{name:<{RULE_LABEL}} {shown}").rstrip())


def say_built(built: Built, rules: int) -> None:
    """The whole of a build, on one screen."""
    say_checked(built.checked, rules)
    _line("For", built.about)
    for note in built.notes:
        _line("", note)
    if built.written:
        _line("Folder", str(built.folder))
    if built.preview:
        _line("Preview", "Nothing was written; this is what would happen.")
    say_written(built.written, built.folder.name)
    book = built.checked.book
    for label, due in zip(("Next", "", ""), built.deadlines[:MOST_DEADLINES], strict=False):
        when = f"by {long_date(due.day)}"
        when += f" ({away(due.day, book.today)})" if book else ""
        when += f", best by {long_date(due.send_by)}" if due.send_by != due.day else ""
        _line(label, f"{due.what}: {when}")


def say_written(written: Sequence[Written], folder: str = "") -> None:
    """Each file with what became of it, and its folder where it is another than the one said."""
    for file in written:
        place, _, name = file.file.rpartition("/")
        if folder and place.startswith(f"{folder}/"):
            name = f"{place.removeprefix(f'{folder}/')}/{name}"
        elif folder and place != folder:
            name = f"{name} (in {place})"
        text = f"{name}: {file.note}" if file.note else name
        _line(file.outcome.value, text, _COLOURS[file.outcome])


def tell_written(written: Sequence[Written], as_: str) -> None:
    """As `say_written`, but nothing where JSON was asked for; ends with 2 as `end_if_skipped`."""
    if as_ == "text":
        say_written(written)
    end_if_skipped(written)


def end_if_skipped(written: Sequence[Written]) -> None:
    """Ends with 2 where a file was left out."""
    if any(file.outcome is Outcome.SKIPPED for file in written):
        sys.exit(2)


def say_changes(edited: Edited) -> None:
    """What a person changed, each with its place, their comments, and the versions kept."""
    many = count(len(edited.changes), "change") if edited.changes else "no changes"
    if edited.comments:
        joined = "and" if edited.changes else "but"
        many = f"{many} {joined} {count(len(edited.comments), 'comment')}"
    _line("", f"{edited.file.name}: {many} since it was generated", bold=True)
    for change in edited.changes:
        _line(*_told(change))
    for comment in edited.comments:
        place = f"{comment.place[0].upper()}{comment.place[1:]}"
        by = comment.by or "somebody"
        _line("comment", f"{place}: {by} says {_short(comment.words)}", "cyan")
    for when in edited.kept:
        _line("kept", f'{when}; back with: llf-docgen changes "{edited.file}" --restore "{when}"')


def _told(change: Change) -> tuple[str, str, str]:
    """A change as a label, a sentence and a colour."""
    place = f"{change.place[0].upper()}{change.place[1:]}: "
    before, after = (_short(words) for words in (change.before, change.after))
    match change.kind:
        case Kind.LOOKS:
            return "restyled", f"{place}{after}; {change.about}", "cyan"
        case Kind.MOVED:
            return "moved", f"{after}, {change.about}", "cyan"
        case Kind.SPLIT | Kind.JOINED:
            return change.kind.value, f"{place}{before} is now {after}", "cyan"
    if not change.before:
        return "added", f"{place}{after}", "green"
    if not change.after:
        return "taken out", f"{place}{before}", "red"
    return "changed", f"{place}{before} is now {after}", "yellow"


def _short(words: str) -> str:
    return f"\u201c{textwrap.shorten(words, MOST_QUOTED, placeholder=' ...')}\u201d"


def say_error(message: str) -> None:
    """One or two plain sentences on the error stream."""
    click.echo(_wrapped("", plain(f"llf-docgen: {message}"), ""), err=True)


def plain(text: str) -> str:
    """Words out of cells, documents and names of files, which must not steer the terminal.

    What would is shown as a question mark in a box; several lines become one.
    """
    return _STEERING.sub("\ufffd", " ".join(text.splitlines()))


def _counted(findings: Sequence[Finding]) -> str:
    if not findings:
        return "nothing found"
    names = {Level.BREACH: "breach of the Terms", Level.INFO: "note"}
    parts = []
    for level, many in summary_of(findings).items():
        name = names.get(level, level.value)
        if level is Level.BREACH and many > 1:
            parts.append(f"{many} breaches of the Terms")
        else:
            parts.append(count(many, name))
    return listing(parts)


def _line(label: str, text: str, colour: str | None = None, bold: bool = False) -> None:
    first = click.style(f"{label:<{LABEL}}", fg=colour, bold=True)
    shown = click.style(plain(text), bold=True) if bold else plain(text)
    click.echo(_wrapped(first, shown, " " * LABEL))


def _wrapped(first: str, text: str, indent: str) -> str:
    """Wrapped to the terminal; one line where the output goes into a file or another program."""
    if not sys.stdout.isatty():
        return first + text
    width = max(shutil.get_terminal_size().columns, 40) - len(indent)
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return first + f"\n{indent}".join(lines or [""])
