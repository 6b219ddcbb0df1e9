"""How a KPI stands: the term's figure, the year's, what is expected by now, verdict and trend.

The verdict is on the year's figure as printed, against what is expected as printed: whoever reads
the row can follow it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from llf_docgen.documents.rag import NOT_RATED, fill
from llf_docgen.model.records import Kpi
from llf_docgen.model.states import TERM_NAMES, Better, Rag, Reported, TermName, Unit, YearTotal
from llf_docgen.model.wording import listing, number

NEAR = 0.10  # this share off what is expected is "close to target", not "off"
NO_FIGURE, NOTHING = "Not yet available", "\u2013"


@dataclass(frozen=True)
class Indicator:
    """One KPI as the documents show it.

    `so_far` is the year's figure and says from when it is where not of the term; `expected` is
    what should be reached by the end of the term, `due` the same in words where it is not the
    target.
    """

    ref: str
    text: str
    source: str
    baseline: str
    this_term: str
    so_far: str
    target: str
    expected: str
    due: str
    against_target: str
    fill: str
    trend: str
    comment: str


def indicator(kpi: Kpi, term: str) -> Indicator:
    """A KPI as it stands at the end of a term (Autumn, Spring or Summer)."""
    at = latest_term(kpi, term) or term
    words, rag = _against_target(kpi, at)
    return Indicator(
        ref=kpi.ref,
        text=kpi.indicator,
        source=kpi.source,
        baseline=shown(kpi, kpi.baseline) or NOTHING,
        this_term=_this_term(kpi, term),
        so_far=_year_so_far(kpi, term),
        target=shown(kpi, kpi.target),
        expected=_expected_shown(kpi, at, term),
        due=due(kpi, at),
        against_target=words,
        fill=fill(rag),
        trend=_trend(kpi, term),
        comment=" ".join(filter(None, (_way(kpi), kpi.comment))),
    )


def so_far(kpi: Kpi, term: str = TermName.SUMMER) -> float | None:
    """The year's figure up to a term, as `Year total` says; None before the first value."""
    known = [value for value in values(kpi, term) if value is not None]
    if not known:
        return None
    if kpi.year_total == YearTotal.ADD:
        return sum(known)
    return sum(known) / len(known) if kpi.year_total == YearTotal.AVERAGE else known[-1]


def values(kpi: Kpi, term: str) -> list[float | None]:
    """The figures of the terms up to and with `term`; None where one is not known."""
    return [*kpi.by_term][: TERM_NAMES.index(term) + 1]


def latest_term(kpi: Kpi, term: str) -> str:
    """The last term up to `term` that has a figure; nothing where none has."""
    known = zip(TERM_NAMES, values(kpi, term), strict=False)
    return next((name for name, value in reversed([*known]) if value is not None), "")


def expected(kpi: Kpi, term: str) -> float | None:
    """What should be reached by the end of a term; None where only the direction can be judged.

    A yearly figure is the year's. Figures that add up grow by equal shares between the milestones
    that are set. A head count grows no such way, so without a milestone its target is the year's
    alone.
    """
    if is_yearly(kpi) or term == TERM_NAMES[-1]:
        return kpi.target
    if kpi.year_total == YearTotal.ADD:
        return _share(kpi, term)
    head_count = kpi.unit == Unit.NUMBER and kpi.year_total != YearTotal.AVERAGE
    return _milestone(kpi, term, None if head_count else kpi.target)


def expected_heading(over: bool) -> str:
    """The heading of the figures expected; once the year is over there is no `by now`."""
    return "Expected" if over else "Expected by now"


def _milestone(kpi: Kpi, term: str, otherwise: float | None) -> float | None:
    own = dict(zip(TERM_NAMES, (kpi.by_autumn, kpi.by_spring), strict=False)).get(term)
    return otherwise if own is None else own


def _share(kpi: Kpi, term: str) -> float:
    """The milestone, or a whole share of the way from the one before to the one after it."""
    points = [0, kpi.by_autumn, kpi.by_spring, kpi.target]
    at = TERM_NAMES.index(term) + 1
    before = max(n for n in range(at + 1) if points[n] is not None)
    after = min(n for n in range(at, len(points)) if points[n] is not None)
    low, high = points[before] or 0, points[after] or 0
    if before == after:
        return low
    return float(math.floor(low + (high - low) * (at - before) / (after - before) + 0.5))


def due(kpi: Kpi, term: str) -> str:
    """`17 due by now`, or `at most 10 by now`; nothing where that is the year's target."""
    by_now = expected(kpi, term)
    if by_now is None or by_now == kpi.target:
        return ""
    if kpi.better == Better.LOWER:
        return f"at most {shown(kpi, by_now)} by now"
    return f"{shown(kpi, by_now)} due by now"


def is_yearly(kpi: Kpi) -> bool:
    """Whether it has one figure a year, whenever in it."""
    return kpi.reported == Reported.YEARLY


def shown(kpi: Kpi, value: float | None) -> str:
    """`12`, or `12%`; nothing for no figure."""
    if value is None:
        return ""
    text = number(round(value, 1))
    return f"{text}%" if kpi.unit == Unit.PERCENT else text


def _printed(kpi: Kpi, term: str) -> float | None:
    """The year's figure up to a term as it is printed.

    An average of percentages has no decimals: the terms that make it are not of equal weight.
    """
    figure = so_far(kpi, term)
    if figure is None:
        return None
    averaged = kpi.year_total == YearTotal.AVERAGE and len(_known(kpi, term)) > 1
    if averaged and kpi.unit == Unit.PERCENT:
        return float(math.floor(figure + 0.5))
    return round(figure, 1)


def _known(kpi: Kpi, term: str) -> list[tuple[str, float]]:
    """The terms that have a figure, each with it."""
    pairs = zip(TERM_NAMES, values(kpi, term), strict=False)
    return [(name, value) for name, value in pairs if value is not None]


def _missing(kpi: Kpi, term: str) -> list[str]:
    """The terms left out of a sum: before its last figure and without one."""
    if kpi.year_total != YearTotal.ADD or is_yearly(kpi):
        return []
    last = TERM_NAMES.index(latest_term(kpi, term) or TERM_NAMES[0])
    return [TERM_NAMES[n] for n in range(last) if kpi.by_term[n] is None]


def _this_term(kpi: Kpi, term: str) -> str:
    figure = shown(kpi, values(kpi, term)[-1])
    return figure or (NOTHING if is_yearly(kpi) and latest_term(kpi, term) else NO_FIGURE)


def _year_so_far(kpi: Kpi, term: str) -> str:
    """`36`, or `88% (autumn)` where the latest figure is of another term."""
    figure = shown(kpi, _printed(kpi, term))
    at, missing = latest_term(kpi, term), _missing(kpi, term)
    notes = [f"without {listing(missing)}".lower()] if missing else []
    notes += [f"{'to ' if len(_known(kpi, term)) > 1 else ''}{at}".lower()] if at != term else []
    note = f" ({', '.join(notes)})" if notes else ""
    return f"{figure}{note}" if figure else NO_FIGURE


def _expected_shown(kpi: Kpi, at: str, term: str) -> str:
    """What the verdict is held against: of the term that the year's figure is of."""
    text = shown(kpi, expected(kpi, at))
    return f"{text} ({at.lower()})" if text and at != term and due(kpi, at) else text or NOTHING


def _way(kpi: Kpi) -> str:
    return "Lower is better." if kpi.better == Better.LOWER else ""


def _trend(kpi: Kpi, term: str) -> str:
    """`up 2 on spring`: with the term before, else with last year's figure.

    Counts that add up are compared term with term, never with a whole year.
    """
    known = _known(kpi, term)
    current = values(kpi, term)[-1] is not None or is_yearly(kpi)
    base = _base(kpi, known[:-1])
    if not known or not current or base is None:
        return NOTHING
    name, before = base
    return f"{_step(kpi, known[-1][1], before)} {name}"


def _base(kpi: Kpi, earlier: list[tuple[str, float]]) -> tuple[str, float] | None:
    """What the latest figure is compared with, and what that is called."""
    if earlier:
        return earlier[-1][0].lower(), earlier[-1][1]
    adds = kpi.year_total == YearTotal.ADD and not is_yearly(kpi)
    return None if adds or kpi.baseline is None else ("last year", kpi.baseline)


def _step(kpi: Kpi, now: float, before: float) -> str:
    """`up 2 on`, in the figures as they are printed."""
    step = round(round(now, 1) - round(before, 1), 1)
    if not step:
        return "\u2192 level with"
    size = number(abs(step))
    unit = f" point{'' if size == '1' else 's'}" if kpi.unit == Unit.PERCENT else ""
    return f"{chr(0x2191) + ' up' if step > 0 else chr(0x2193) + ' down'} {size}{unit} on"


def _against_target(kpi: Kpi, term: str) -> tuple[str, str]:
    """The verdict on the year's figure at the end of a term, and its RAG."""
    figure, by_now = _printed(kpi, term), expected(kpi, term)
    if figure is None or _missing(kpi, term):
        return NOT_RATED, ""
    if by_now is None and _short(kpi, figure, round(kpi.target, 1)) > 0:
        return _by_direction(kpi, figure, term), ""
    goal = round(kpi.target if by_now is None else by_now, 1)
    short = round(_short(kpi, figure, goal), 1)
    if short <= 0:
        return "On target", Rag.GREEN
    near = short <= NEAR * abs(goal) + 1e-9
    return ("Close to target", Rag.AMBER) if near else ("Off target", Rag.RED)


def _short(kpi: Kpi, figure: float, goal: float) -> float:
    """By how much a figure misses; nought or less where it is met."""
    return goal - figure if kpi.better == Better.HIGHER else figure - goal


def _by_direction(kpi: Kpi, figure: float, term: str) -> str:
    """`Ahead of last year`: no more can be said of a head count before the year's end."""
    earlier = _known(kpi, term)[:-1]
    base = ("last year", kpi.baseline) if kpi.baseline is not None else _base(kpi, earlier)
    if base is None or base[1] is None:
        return NOT_RATED
    behind = round(_short(kpi, figure, round(base[1], 1)), 1)
    if not behind:
        return f"Level with {base[0]}"
    return f"{'Behind' if behind > 0 else 'Ahead of'} {base[0]}"
