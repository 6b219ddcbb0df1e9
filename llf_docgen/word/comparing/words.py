"""The words of a paragraph as a reader sees them, each with the run that holds it.

Tracked changes count as accepted: inserted words are there, deleted ones are not. What is no
word (a chart, a picture, a page number) is one label between two marks, so that texts can be
compared and cut without ever cutting into it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.word.relations import Relation, Relations
from llf_docgen.word.xml import (
    CHART,
    EMBEDDED,
    ID,
    PICTURE,
    RELATION_ID,
    RUN,
    SIMPLE_FIELD,
    TEXT,
    c,
    parsed,
    w,
)

MARK = "\ufffc"
_STRAY = "\ufffd"  # for a mark that stands in the text itself; as long as it
# A time, a date, a name with an apostrophe changes as a whole.
_WHOLE = r"\w+(?:[:.,/'\u2019\u00a0-]\w+)*"
TOKENS = re.compile(rf"{MARK}[^{MARK}]*{MARK}|{_WHOLE}|\s+|[^\w\s{MARK}]")
_LABEL = re.compile(f"{MARK}(\\w+)[^{MARK}]*{MARK}")
_OPEN = {
    w(name)
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent"),
        *("dir", "bdo"),
    )
}
_LETTERS = {
    w("tab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_BREAK, _FIELD, _CODE = w("br"), w("fldChar"), w("instrText")
_NOTES = {w("footnoteReference"): "note", w("endnoteReference"): "note"}
_DRAWN = {w(name) for name in ("drawing", "pict", "object")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
}
# Fields whose result is words that somebody typed; of the others the result is Word's affair.
_WORDY = ("HYPERLINK", "REF", "FORMTEXT")


@dataclass(frozen=True, slots=True)
class Span:
    """Some words, the runs that hold them (one, but for a field) and the run's child."""

    text: str
    runs: tuple[etree._Element, ...]
    child: etree._Element | None = None


class Reader:
    """Reads the words of one part of a document."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        self._parts = parts
        self._part = part
        self._relations: dict[str, Relation] | None = None

    def text(self, paragraphs: Iterable[etree._Element]) -> str:
        """The words of paragraphs that read as one."""
        return "".join(span.text for span in self.spans(paragraphs))

    def spans(self, paragraphs: Iterable[etree._Element]) -> list[Span]:
        """The spans of paragraphs that read as one, in order; none is empty."""
        return [span for p in paragraphs for span in self._fields(_runs(p)) if span.text]

    def _fields(self, runs: Iterator[etree._Element]) -> Iterator[Span]:
        """Spans run by run; a field's runs, from its begin to its end, are one."""
        field: list[etree._Element] = []
        depth = 0
        for run in runs:
            if run.tag != RUN:
                yield Span(_labelled(_code(run)), (run,))
                continue
            marks = [mark.get(w("fldCharType")) for mark in run.iterchildren(_FIELD)]
            if not marks and not depth:
                yield from self._in_run(run)
                continue
            depth += marks.count("begin") - marks.count("end")
            field.append(run)
            if depth <= 0:
                yield from self._field(field)
                field, depth = [], 0
        if field:
            yield from self._field(field)

    def _field(self, runs: list[etree._Element]) -> Iterator[Span]:
        code = "".join(e.text or "" for run in runs for e in run.iterchildren(_CODE)).split()
        if code and code[0] in _WORDY:
            for run in runs:
                yield from self._in_run(run)
        else:
            yield Span(_labelled(code[0] if code else "field"), tuple(runs))

    def _in_run(self, run: etree._Element) -> Iterator[Span]:
        for child in run:
            if child.tag == TEXT:
                yield Span((child.text or "").replace(MARK, _STRAY), (run,), child)
            elif child.tag in _LETTERS:
                yield Span(_LETTERS[str(child.tag)], (run,), child)
            elif child.tag == _BREAK:
                page = child.get(w("type")) == "page"
                yield Span("\f" if page else "\n", (run,), child)
            elif child.tag in _DRAWN:
                yield Span(_labelled(self._drawn(child)), (run,), child)
            elif child.tag in _NOTES:
                id = child.get(ID, "")
                yield Span(_labelled(f"{_NOTES[str(child.tag)]} {id}"), (run,), child)
            elif child.tag == w("sym"):
                yield Span(_labelled(f"symbol {child.get(w('char'), '')}"), (run,), child)

    def _drawn(self, element: etree._Element) -> str:
        """What a drawing shows: a chart by its figures, a picture by its bytes, a box by its words.

        LibreOffice drops a chart's alternative text and writes its part anew, so that neither
        can tell whether a person changed it; the figures can.
        """
        chart = next(element.iter(CHART), None)
        if chart is not None:
            return f"chart {_figures(self._shown(chart.get(RELATION_ID, '')))}"
        blip = next(element.iter(PICTURE), None)
        if blip is not None:
            content = self._shown(blip.get(EMBEDDED, ""))
            return f"picture {zlib.crc32(content):08x}"
        words = "".join(text.text or "" for text in element.iter(TEXT))
        return f"box {words.replace(MARK, _STRAY)}"

    def _shown(self, id: str) -> bytes:
        if self._relations is None:
            self._relations = {r.id: r for r in Relations(dict(self._parts), self._part)}
        relation = self._relations.get(id)
        return self._parts.get(relation.target, b"") if relation else b""


def plain(text: str) -> str:
    """The text for a person: labels as `[chart]`, white space as single spaces."""
    return " ".join(_LABEL.sub(lambda m: f"[{m[1].lower()}]", text).split())


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs and simple fields of a paragraph, in order."""
    for child in element:
        if child.tag == RUN or child.tag == SIMPLE_FIELD:
            yield child
        elif child.tag in _OPEN:
            yield from _runs(child)


def _labelled(label: str) -> str:
    return f"{MARK}{label}{MARK}"


def _code(field: etree._Element) -> str:
    return (field.get(w("instr"), "").split() or ["field"])[0]


def _figures(chart: bytes) -> str:
    """A digest of a chart's figures and categories, the same after a re-save."""
    if not chart:
        return ""
    root = parsed(chart, drop_blanks=True)
    shown = []
    for series in root.iter(c("ser")):
        for cache in series.iter(c("strCache"), c("numCache")):
            for point in cache.iter(c("pt")):
                text = (point.findtext(c("v")) or "").strip()
                shown.append(f"{point.get('idx')}={_number(text)}")
    return f"{zlib.crc32('|'.join(shown).encode()):08x}"


def _number(text: str) -> str:
    try:
        return f"{float(text):.6g}"
    except ValueError:
        return text
