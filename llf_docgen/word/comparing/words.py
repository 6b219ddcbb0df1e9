"""The words of a paragraph as a reader sees them, each with the run that holds it.

Tracked changes count as accepted: inserted words are there, deleted ones are not. What is no
word (a chart, a picture, a page number) is one label between two marks, so that texts can be
compared and cut without ever cutting into it. For a reader it has words all the same, where it
shows any: a field its result, a box what stands in it, a foot-note what it says.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from lxml import etree

from llf_docgen.word.relations import Relation, Relations
from llf_docgen.word.xml import (
    CHART,
    EMBEDDED,
    ID,
    PICTURE,
    RELATION_ID,
    RUN,
    RUN_PROPERTIES,
    SIMPLE_FIELD,
    TEXT,
    P,
    c,
    parsed,
    w,
)

MARK = "\ufffc"
_STRAY = "\ufffd"  # for a mark that stands in the text itself; as long as it
# A time, a number, a date and a name change as a whole, whatever stands in them.
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_SPACE = "[ \u00a0]"
_WEEKDAY = f"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?{_SPACE})?"
_DATE = rf"{_WEEKDAY}\d{{1,2}}(?:[-\u2013]\d{{1,2}})?{_SPACE}{_MONTH}\b(?:{_SPACE}\d{{4}}\b)?"
_CLOCK = rf"\d{{1,2}}(?:[:.]\d\d)?{_SPACE}?(?:am|pm|noon)\b"
_NUMBER = r"[\u00a3$\u20ac]?\d[\d,]*(?:\.\d+)?%"
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:['\u2019-][^\W\d_]+)*(?![\w'\u2019-])"
_NAME = rf"{_CAPITAL}(?:{_SPACE}{_CAPITAL})+"
_WHOLE = r"\w+(?:[:.,/'\u2019\u00a0-]\w+)*"
TOKENS = re.compile(
    rf"{MARK}[^{MARK}]*{MARK}|{_DATE}|{_CLOCK}|{_NUMBER}|{_NAME}|{_WHOLE}|\s+|[^\w\s{MARK}]"
)
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
_PART_OF_FIELD = w("fldCharType")
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_BOX = w("txbxContent")
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = {w(name) for name in ("drawing", "pict", "object")} | {f"{_COMPATIBLE}AlternateContent"}
_FALLBACK = f"{_COMPATIBLE}Fallback"  # the same once more, for old programs
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULAS = (f"{_MATH}oMath", f"{_MATH}oMathPara")
_READ = {RUN, SIMPLE_FIELD, *_FORMULAS}
_IN_MATH = f"{_MATH}t"
_RUBY = w("ruby")
# Fields whose result is words that somebody typed; of the others the result is Word's affair.
_WORDY = ("HYPERLINK", "REF", "FORMTEXT", "FILLIN")
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")  # what they show stands in their code


@dataclass(frozen=True, slots=True)
class Span:
    """Some words, the runs that hold them (one, but for a field) and the run's child.

    `words` are those that a reader sees where `text` is a label that stands for them.
    """

    text: str
    runs: tuple[etree._Element, ...]
    child: etree._Element | None = None
    words: str = ""


class Reader:
    """Reads the words of one part of a document."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        self._parts = parts
        self._part = part
        self._notes: dict[str, dict[str, str]] = {}
        self._apart: dict[str, dict[str, etree._Element]] = {}

    def text(self, paragraphs: Iterable[etree._Element]) -> str:
        """The words of paragraphs that read as one, to be compared."""
        found = []
        for paragraph in paragraphs:
            words = _only_words(paragraph)
            found += [span.text for span in self.spans([paragraph])] if words is None else [words]
        return "".join(found)

    def shown(self, paragraphs: Iterable[etree._Element]) -> str:
        """The same, with the words of fields, boxes and notes where those have any."""
        return "".join(span.words or span.text for span in self.spans(paragraphs))

    def spans(self, paragraphs: Iterable[etree._Element]) -> list[Span]:
        """The spans of paragraphs that read as one, in order; none is empty."""
        return [span for p in paragraphs for span in self._fields(_runs(p)) if span.text]

    def _fields(self, runs: Iterator[etree._Element]) -> Iterator[Span]:
        """Spans run by run; a field's runs, from its begin to its end, are one."""
        field: list[etree._Element] = []
        depth = 0
        for run in runs:
            if run.tag in _FORMULAS:
                yield Span(_labelled(f"formula {_said_in(run)}"), (run,))
                continue
            if run.tag != RUN:
                yield Span(_labelled(_code(run)), (run,), words=self.shown([run]))
                continue
            marks = [mark.get(_PART_OF_FIELD) for mark in run if mark.tag == _FIELD]
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
        said = "".join(e.text or "" for run in runs for e in run.iterchildren(_CODE)).split()
        code = said[0].upper() if said else "FIELD"
        if code in _WORDY:
            for run in runs:
                yield from self._in_run(run)
        else:
            words = " ".join(said[2:]) if code in _BUTTONS else self._result(runs)
            yield Span(_labelled(code), tuple(runs), words=words)

    def _result(self, runs: Iterable[etree._Element]) -> str:
        """What a field shows: the words behind its separator, those of fields within it too."""
        shown: list[str] = []
        behind: list[bool] = []  # the separator of each field that is open
        for run in runs:
            for child in run:
                kind = child.get(_PART_OF_FIELD) if child.tag == _FIELD else None
                if kind == "begin":
                    behind.append(False)
                elif kind == "separate" and behind:
                    behind[-1] = True
                elif kind == "end" and behind:
                    behind.pop()
                elif kind is None and behind and all(behind):
                    shown += [span.words or span.text for span in self._of_child(run, child)]
        return "".join(shown)

    def _in_run(self, run: etree._Element) -> Iterator[Span]:
        for child in run:
            if child.tag == TEXT:  # as nearly all are
                yield _of_text(run, child)
            elif child.tag != RUN_PROPERTIES:
                yield from self._of_child(run, child)

    def _of_child(self, run: etree._Element, child: etree._Element) -> Iterator[Span]:
        if child.tag == TEXT:
            yield _of_text(run, child)
        elif child.tag in _LETTERS:
            yield Span(_LETTERS[str(child.tag)], (run,), child)
        elif child.tag == _BREAK:
            page = child.get(w("type")) == "page"
            yield Span("\f" if page else "\n", (run,), child)
        elif child.tag in _DRAWN:
            label, words = self._drawn(child)
            yield Span(_labelled(label), (run,), child, words)
        elif child.tag in _NOTES:
            said = self._note(_NOTES[str(child.tag)], child.get(ID, ""))
            words = f" (note: {said})" if said else ""
            yield Span(_labelled(f"note {said}"), (run,), child, words)
        elif child.tag == _RUBY:
            yield Span(_labelled(f"ruby {_said_in(child)}"), (run,), child, _base_of(child))
        elif child.tag == w("sym"):
            yield Span(_labelled(f"symbol {child.get(w('char'), '')}"), (run,), child)

    def _drawn(self, element: etree._Element) -> tuple[str, str]:
        """A drawing by its figures, its bytes or its words; and the words that it shows.

        LibreOffice drops a chart's alternative text and writes its part anew, so that neither
        can tell whether a person changed it; the figures can.
        """
        chart = next(element.iter(CHART), None)
        if chart is not None:
            return f"chart {_figures(self._shown_by(chart.get(RELATION_ID, '')))}", ""
        words = "\n".join(self._boxes(element)).replace(MARK, _STRAY)
        blip = next(element.iter(PICTURE), None)
        if blip is not None and not words:
            content = self._shown_by(blip.get(EMBEDDED, ""))
            return f"picture {zlib.crc32(content):08x}", ""
        return f"box {words}", f" {words} " if words else ""

    def _boxes(self, element: etree._Element) -> Iterator[str]:
        """The words of each paragraph in the text boxes of a drawing."""
        for paragraph in paragraphs_of_boxes(element):
            words = self.shown([paragraph])
            if words.strip():
                yield words

    def _note(self, kind: str, id: str) -> str:
        """What a foot-note or end-note says."""
        if kind not in self._notes:
            self._notes[kind] = self._notes_of(kind)
        return self._notes[kind].get(id, "")

    def _notes_of(self, kind: str) -> dict[str, str]:
        self._notes[kind] = {}  # a note in a note is none
        return {
            id: " ".join(self.shown(note.iter(P)).replace(MARK, "").split())
            for id, note in self._notes_apart(kind).items()
        }

    def in_notes(self, element: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs of the notes that a paragraph refers to."""
        for reference in element.iter(*_NOTES):
            notes = self._notes_apart(_NOTES[str(reference.tag)])
            note = notes.get(reference.get(ID, ""))
            yield from () if note is None else note.iter(P)

    def _notes_apart(self, kind: str) -> dict[str, etree._Element]:
        """The notes of a kind, each by its id."""
        if kind not in self._apart:
            related = (r for r in self._relations.values() if r.kind.endswith(f"/{kind}"))
            part = next((self._parts[r.target] for r in related if r.target in self._parts), None)
            notes = parsed(part) if part else ()
            self._apart[kind] = {note.get(ID, ""): note for note in notes}
        return self._apart[kind]

    def _shown_by(self, id: str) -> bytes:
        relation = self._relations.get(id)
        return self._parts.get(relation.target, b"") if relation else b""

    @cached_property
    def _relations(self) -> dict[str, Relation]:
        return {r.id: r for r in Relations(dict(self._parts), self._part)}


def paragraphs_of_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of the text boxes in a drawing or paragraph; not those of boxes in them."""
    for box in element.iter(_BOX):
        around = takewhile(lambda above: above is not element, box.iterancestors())
        if not any(above.tag in (_BOX, _FALLBACK) for above in around):
            inner = (p for p in box.iter(P) if next(p.iterancestors(_BOX), None) is box)
            yield from inner


def plain(text: str) -> str:
    """The text for a person: labels as `[chart]`, white space as single spaces."""
    return " ".join(_LABEL.sub(lambda m: f"[{m[1].lower()}]", text).split())


def labels_in(text: str) -> list[str]:
    """What stands in a text that has no words for a reader: `chart`, `picture`, `date`."""
    return [found[1].lower() for found in _LABEL.finditer(text)]


def without_labels(text: str) -> str:
    """The words alone, white space as single spaces."""
    return " ".join(_LABEL.sub("", text).split())


def _only_words(paragraph: etree._Element) -> str | None:
    """The words of a paragraph that holds runs of words and nothing else, as nearly all do."""
    words = []
    for child in paragraph:
        if child.tag == RUN:
            for inner in child:
                if inner.tag == TEXT:
                    words.append(inner.text or "")
                elif inner.tag != RUN_PROPERTIES:
                    return None
        elif child.tag in _READ or child.tag in _OPEN:
            return None
    return "".join(words).replace(MARK, _STRAY)


def _of_text(run: etree._Element, child: etree._Element) -> Span:
    return Span((child.text or "").replace(MARK, _STRAY), (run,), child)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    """The runs, simple fields and formulas of a paragraph, in order."""
    for child in element:
        if child.tag in _READ:
            yield child
        elif child.tag in _OPEN:
            yield from _runs(child)


def _labelled(label: str) -> str:
    return f"{MARK}{label}{MARK}"


def _said_in(element: etree._Element) -> str:
    """The letters in a formula or in words with a reading aid, to be compared."""
    return " ".join("".join(text.text or "" for text in element.iter(TEXT, _IN_MATH)).split())


def _base_of(ruby: etree._Element) -> str:
    """The words that the reading aid stands above (17.3.3.25)."""
    bases = ruby.iterchildren(w("rubyBase"))
    return "".join(text.text or "" for base in bases for text in base.iter(TEXT))


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
