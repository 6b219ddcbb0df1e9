"""The first sheet of a marked copy: what is to be corrected, with a link to each cell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from xml.sax.saxutils import quoteattr

from llf_docgen.model.cells import letters
from llf_docgen.model.finding import Finding
from llf_docgen.model.names import key
from llf_docgen.workbook.writing.marked_styles import Styles
from llf_docgen.workbook.writing.texts import as_text

FIRST_SHEET = "To correct"
MOST_LINKS = 65_000  # of one sheet; Excel mends a file with more than 65,530
_LONGEST_TITLE = 31
_HEADINGS = (("Level", 10), ("Where", 24), ("What to correct", 100), ("Rule", 24), ("Clause", 30))
_ABOUT = "This is a copy. Correct the workbook itself, then run llf-docgen check again."
_FIRST_ROW = 6  # of the findings
_LETTERS_A_LINE, _LINE, _TALLEST = 95, 15.5, 409  # of a row: in points
_BEGIN = (
    '<worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
    '<sheetView tabSelected="1" workbookViewId="0"><pane ySplit="5" topLeftCell="A6" '
    'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A6" '
    'sqref="A6"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}'
    "</cols><sheetData>"
)
_END = (
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
)


def free_title(titles: Sequence[str]) -> str:
    """A title for the sheet that no other one has, and that Excel takes."""
    taken = {title.casefold() for title in titles}
    title = FIRST_SHEET
    while title.casefold() in taken and len(title) + len(" (new)") <= _LONGEST_TITLE:
        title += " (new)"
    number = 2
    while title.casefold() in taken:
        title, number = f"{FIRST_SHEET} ({number})", number + 1
    return title


def to_correct(
    findings: Sequence[Finding],
    titles: Sequence[str],
    left_out: Sequence[str],
    styles: Styles,
    namespace: str,
) -> bytes:
    """The worksheet.

    Args:
        findings: in the order in which they are listed.
        titles: of the workbook's sheets, for the links.
        left_out: what the copy lacks.
        styles: the numbers of its styles.
        namespace: of the workbook's parts, Strict or not.
    """
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, (_, width) in enumerate(_HEADINGS, 1)
    )
    parts = [_BEGIN.format(namespace=namespace, columns=columns)]
    parts += _head(findings, left_out, styles)
    parts += (_row(number, finding, styles) for number, finding in enumerate(findings, _FIRST_ROW))
    links = "".join(islice(_links(findings, titles), MOST_LINKS))
    parts.append("</sheetData>" + (f"<hyperlinks>{links}</hyperlinks>" if links else ""))
    return "".join((*parts, _END)).encode("utf-8")


def _head(findings: Sequence[Finding], left_out: Sequence[str], styles: Styles) -> Iterator[str]:
    title = _cell("A1", "To correct" if findings else "Nothing to correct", styles.title)
    yield f'<row r="1">{title}</row><row r="2">{_cell("A2", _ABOUT)}</row>'
    if left_out:
        lacks = f"Left out of this copy: {', '.join(left_out)}."
        yield f'<row r="3">{_cell("A3", lacks)}</row>'
    headings = (
        _cell(f"{letters(at)}5", name, styles.heading) for at, (name, _) in enumerate(_HEADINGS, 1)
    )
    yield f'<row r="5">{"".join(headings)}</row>'


def _row(number: int, finding: Finding, styles: Styles) -> str:
    values = (
        (finding.level.value, styles.levels[finding.level]),
        (str(finding.cell), styles.link if finding.cell.row else styles.text),
        (finding.message, styles.text),
        (finding.rule, styles.text),
        (finding.clause, styles.text),
    )
    cells = (_cell(f"{letters(at)}{number}", *value) for at, value in enumerate(values, 1))
    lines = max(1, math.ceil(len(finding.message) / _LETTERS_A_LINE))
    height = min(_LINE * lines, _TALLEST)
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'


def _cell(address: str, text: str, style: str = "0") -> str:
    """A cell with a text, which is no formula however it begins."""
    said = f'<is><t xml:space="preserve">{as_text(text)}</t></is>'
    return f'<c r="{address}" s="{style}" t="inlineStr">{said}</c>'


def _links(findings: Sequence[Finding], titles: Sequence[str]) -> Iterator[str]:
    known: Mapping[str, str] = {key(title): title for title in reversed(titles)}
    for number, finding in enumerate(findings, _FIRST_ROW):
        title = known.get(key(finding.cell.sheet), "").replace("'", "''")
        if finding.cell.row and title:
            place = quoteattr(f"'{title}'!{finding.cell.address}")
            yield f'<hyperlink ref="B{number}" location={place}/>'
