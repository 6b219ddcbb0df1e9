"""What a marked copy can't have: macros, since it is an .xlsx, and signatures, since it is changed.

What goes is named by a relation; with it goes what only it showed. Macros of Excel 4 are sheets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from llf_docgen.package import TYPES
from llf_docgen.workbook.reading.parts import Workbook
from llf_docgen.workbook.writing.book_part import without_sheets
from llf_docgen.workbook.writing.relations import without_relations, without_types

# The kinds of workbook: with macros, templates, add-ins ([MS-XLSX], 2.1; ECMA-376 part 1, 12.3.23).
_OTHER_KINDS = re.compile(
    rb"application/(?:vnd\.openxmlformats-officedocument\.spreadsheetml\.template"
    rb"|vnd\.ms-excel\.(?:sheet|template|addin)\.macroEnabled\w*)\.main\+xml"
)
_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_LEFT_OUT = {
    "macros": re.compile(
        r"/(vbaProject|vbaProjectSignature\w*|ui/extensibility|xl(Intl)?Macrosheet)$", re.IGNORECASE
    ),
    "digital signatures": re.compile(r"/digital-signature/origin$", re.IGNORECASE),
}


def without_what_cant_stay(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The parts of a plain workbook, and what was left out of it.

    Raises:
        expat.ExpatError: a list of the package's is no XML.
        DocumentType, TooMuch: one is as no program writes it.
        UnusableFile: it holds no workbook.
    """
    made = dict(parts)
    left_out = [name for name, kind in _LEFT_OUT.items() if _take_out(made, kind)]
    if TYPES in made:
        made[TYPES] = _OTHER_KINDS.sub(_PLAIN, made[TYPES])
    return made, left_out


def _take_out(made: dict[str, bytes], kind: re.Pattern[str]) -> bool:
    """Takes out what relations of a kind name; whether there was any."""
    book = Workbook(made, "The workbook")
    out = [(of, r) for of in ("", book.part) for r in book.relations(of) if kind.search(r.kind)]
    if not out:
        return False
    for of in {of for of, _ in out}:
        listed = book.relations_part(of)
        made[listed] = without_relations(made[listed], {r.id for at, r in out if at == of})
    made[book.part] = without_sheets(made[book.part], {r.id for of, r in out if of})
    gone = _shown(book, [r.target for _, r in out])
    gone -= _shown(Workbook(made, "The workbook"), [""])
    for part in gone:
        made.pop(book.relations_part(part), None)
        made.pop(part, None)
    if TYPES in made:
        made[TYPES] = without_types(made[TYPES], gone)
    return True


def _shown(book: Workbook, begin: list[str]) -> set[str]:
    """These parts, and all that they show, and what those show."""
    shown, waiting = set[str](), begin
    while waiting:
        part = waiting.pop()
        if part not in shown:
            shown.add(part)
            waiting += [relation.target for relation in book.relations(part) if relation.target]
    return shown
