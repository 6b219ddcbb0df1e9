"""Actions that minutes named with another owner or due day the last time they were made.

The workbook tells of an action only how it stands now: whether somebody mended what was agreed, or
handed the action over since, it does not say. So the draft follows it, and the line says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llf_docgen.errors import UnusableFile
from llf_docgen.output.cases import Generated, Merging, Outcome, Standing, Written
from llf_docgen.output.finding import find
from llf_docgen.output.living import known_base

_TELLS = (Outcome.UPDATED, Outcome.MERGED, Outcome.KEPT)
_FIRM = "\N{NO-BREAK SPACE}"
_HOW = (
    "minutes name who took an action on at the meeting, and by when: where it was handed over or "
    "put off since, put that back in Word (it stays)"
)


def handed_over(
    file: Generated, written: Written, standing: Standing, merging: Merging | None
) -> str:
    """What is said of actions agreed at a meeting whose owner or due day is another now.

    Nothing of minutes that are not there.
    """
    base = known_base(file.what, standing, merging) if merging and file.agreed else None
    if merging is None or base in (None, file.content) or written.outcome not in _TELLS:
        return ""
    if not find(standing.files, file.path, file.what, merging.identity):
        return ""
    try:
        was, now = (_rows(merging.said(content), file) for content in (base or b"", file.content))
    except UnusableFile:
        return ""
    told = [said for ref in now if ref in was for said in _of_one(ref, was[ref], now[ref], file)]
    return f"{'; '.join(told)}; {_HOW}" if told else ""


def _rows(lines: Sequence[str], file: Generated) -> dict[str, list[str]]:
    """The rows of the actions agreed at the meeting, by their references, in cells."""
    rows = ([cell.strip() for cell in line.split("\t")] for line in lines)
    return {row[0]: row for row in rows if len(row) > 1 and row[0] in file.agreed}


def _of_one(ref: str, was: list[str], now: list[str], file: Generated) -> Iterator[str]:
    """`A-1 was with Fenella Oduya, 20 Nov 2026 and is now with Caspian Udall, 11 Dec 2026`."""
    here = [at for at in range(1, len(now)) if now[at] in file.agreed[ref] and now[at]]
    here = [at for at in here if at < len(was) and was[at]]
    if any(was[at] != now[at] for at in here):
        before, after = (
            ", ".join(row[at].replace(_FIRM, " ") for at in here) for row in (was, now)
        )
        yield f"{ref} was with {before} and is now with {after}"
