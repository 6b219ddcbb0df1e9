"""Key Performance Indicators: each priority is measured, in time and in range."""

from __future__ import annotations

from collections.abc import Sized
from itertools import pairwise

from llf_docgen.model.book import Book
from llf_docgen.model.deadlines import report_due
from llf_docgen.model.finding import Level
from llf_docgen.model.records import Kpi
from llf_docgen.model.states import Better, Reported, Source, TermName, Unit, YearTotal
from llf_docgen.model.wording import listing, long_date, word
from llf_docgen.rules import clauses
from llf_docgen.rules.rule import Found, error, info, warning

TIMES_TARGET = 10  # a value beyond so many times the target is mistyped


@warning("kpi-per-priority", clauses.KPIS)
def kpi_per_priority(book: Book) -> Found:
    """Each priority has a key performance indicator.

    Right: KPIs has indicators for ITT, PL and PS.

    Wrong: KPIs has no indicator for PL.
    """
    priorities = book.listed_priorities
    lacking = [p for p in priorities if not any(p.is_named(k.priority) for k in book.kpis)]
    if lacking:
        names = listing((p.name for p in lacking), "or")
        text = f"There is no KPI for {names}. Add one{_for_each(lacking)}."
        yield book.heading("KPIs", "Indicator"), text


def _for_each(lacking: Sized) -> str:
    return " for each" if len(lacking) > 1 else ""


@info("kpi-national", clauses.KPIS)
def kpi_national(book: Book) -> Found:
    """Each priority has an indicator that is asked for nationally.

    Right: ITT1 has the Source National.

    Wrong: All indicators of ITT have the Source Alliance.
    """
    if not any(kpi.source for kpi in book.kpis):
        return
    own = [(p, [k for k in book.kpis if p.is_named(k.priority)]) for p in book.listed_priorities]
    lacking = [(p, kpis) for p, kpis in own if kpis and not any(map(_is_national, kpis))]
    if lacking:
        names = listing((p.name for p, _ in lacking), "or")
        yield (
            lacking[0][1][0].at.cell("Source"),
            f"No KPI for {names} is marked as National. Choose National where one is, or add "
            f"one{_for_each(lacking)}.",
        )


def _is_national(kpi: Kpi) -> bool:
    return kpi.source == Source.NATIONAL


@warning("kpi-updated", clauses.KPIS)
def kpi_updated(book: Book) -> Found:
    """Each KPI has a value for every term whose report is due.

    Right: PL1 has an Autumn value by 3 December 2020; or Comment says: not yet.

    Wrong: PL1 has no Autumn value on 18 January 2021.
    """
    for term, name in zip(book.terms.year.terms, TermName, strict=True):
        due = report_due(book, term)
        lacking = [kpi for kpi in book.kpis if is_owed(kpi, name)] if due <= book.today else []
        if lacking:
            have, it = ("has", "it") if len(lacking) == 1 else ("have", "them")
            is_due = "is due today" if due == book.today else f"was due by {long_date(due)}"
            yield (
                lacking[0].at.cell(name),
                f"{listing(kpi.ref for kpi in lacking)} {have} no {name} value; the report "
                f"{is_due}. Fill {it} in, or write 'not yet' in 'Comment'.",
            )


def is_owed(kpi: Kpi, term: TermName) -> bool:
    """No value for the term, and no word why; a yearly one is owed at the end of the year."""
    if "not yet" in kpi.comment.casefold():
        return False
    if kpi.reported == Reported.YEARLY:
        return term is TermName.SUMMER and all(value is None for value in kpi.by_term)
    return dict(zip(TermName, kpi.by_term, strict=True))[term] is None


@error("kpi-in-range")
def kpi_in_range(book: Book) -> Found:
    """Percentages lie between 0 and 100; numbers are not negative, and near their target.

    Right: 92 in Percent.

    Wrong: 920 in Percent.
    """
    for kpi in book.kpis:
        figures = {"Baseline": kpi.baseline, "Target": kpi.target, **dict(_milestones(kpi))}
        figures |= zip(TermName, kpi.by_term, strict=True)
        for heading, value in figures.items():
            doubt = _doubt(kpi, value) if value is not None else None
            if doubt:
                text, level = doubt
                yield kpi.at.cell(heading), f"{kpi.ref}: '{heading}' is {value:g}{text}", level


def _milestones(kpi: Kpi) -> tuple[tuple[str, float | None], ...]:
    return ("By autumn", kpi.by_autumn), ("By spring", kpi.by_spring)


def _doubt(kpi: Kpi, value: float) -> tuple[str, Level] | None:
    """What is odd about a figure, after `PL1: Autumn is 920`."""
    percent = kpi.unit == Unit.PERCENT
    if value < 0 or (percent and value > 100):
        allowed = (
            "a percentage lies between 0 and 100" if percent else "the figure can't be negative"
        )
        return f"; {allowed}. Correct it.", Level.ERROR
    # Where all figures are so small, one question for the row will do: at its target.
    if percent and 0 < value <= 1 and (kpi.target > 1 or value == kpi.target < 1):
        return (
            f". Is it {value:g}% or {value * 100:g}%? If the latter, enter {value * 100:g}.",
            Level.WARNING,
        )
    if 0 < kpi.target < value / TIMES_TARGET:
        many = f"more than {word(TIMES_TARGET)} times the target ({kpi.target:g})"
        return f", {many}. Correct one of them.", Level.ERROR
    return None


@warning("kpi-direction")
def kpi_direction(book: Book) -> Found:
    """Baseline, milestones and target agree with Better, but for a national floor.

    Right: Baseline 11, By autumn 12, Target 14, Higher is better.

    Wrong: Baseline 15, Target 12, Higher is better.
    """
    for kpi in book.kpis:
        yield from _milestones_astray(kpi)
        if kpi.baseline is None or kpi.source == Source.NATIONAL:
            continue
        ahead = kpi.target - kpi.baseline
        if (ahead < 0 and kpi.better == Better.HIGHER) or (
            ahead > 0 and kpi.better == Better.LOWER
        ):
            way = "below" if ahead < 0 else "above"
            yield (
                kpi.at.cell("Target"),
                f"{kpi.ref}: the target ({kpi.target:g}) is {way} the baseline ({kpi.baseline:g}), "
                f"but {kpi.better.lower()} is better. Correct one of them, or 'Better'.",
            )


def _milestones_astray(kpi: Kpi) -> Found:
    """What is to be reached by a term lies before what is to be reached by a later one.

    A figure that adds up over the year rises to its target whichever way is better.
    """
    rises = kpi.better == Better.HIGHER or kpi.year_total == YearTotal.ADD
    way = "above" if rises else "below"
    better = f"{kpi.better.lower()} is better"
    if rises and kpi.better != Better.HIGHER:
        better = "it adds up over the year"
    steps = [(h, v) for h, v in (*_milestones(kpi), ("Target", kpi.target)) if v is not None]
    for (heading, value), (then, later) in pairwise(steps):
        if (value > later) if rises else (value < later):
            what = "the target" if then == "Target" else f"'{then}'"
            yield (
                kpi.at.cell(heading),
                f"{kpi.ref}: '{heading}' ({value:g}) is {way} {what} ({later:g}), but {better}. "
                "Correct one of them.",
            )


RULES = (kpi_per_priority, kpi_national, kpi_updated, kpi_in_range, kpi_direction)
