"""The faults of a template: one small generator each; FAULTS is read top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from jinja2 import TemplateSyntaxError
from lxml import etree

from llf_docgen.model.finding import Level
from llf_docgen.word.environment import environment
from llf_docgen.word.lint import accessible
from llf_docgen.word.lint.names import unknown_names
from llf_docgen.word.lint.places import Line, Tag, tags_in, without_tags
from llf_docgen.word.lint.subject import Fault, Found, Subject
from llf_docgen.word.xml import CELL, ROW, TABLE, VAL, w

_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_USED_STYLES = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))
_CURLY = re.compile("[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb]")
_BLOCKS = ("for", "if", "filter", "macro", "call", "with", "block", "raw", "autoescape")
_DOCXTPL = re.compile(r"\{%\s*(cellbg|colspan)\s+(.*?)%\}", re.DOTALL)
_MERGES = ("vm", "hm")
_GOES = {"p": "paragraph", "tr": "row", "tc": "cell"}  # what docxtpl takes out with a tag
_HOLDERS = {"tr": TABLE, "tc": ROW}


def unclosed_tags(subject: Subject) -> Found:
    """A tag that begins and does not end in its paragraph, or the other way round."""
    for line in subject.lines:
        rest = without_tags(line.text)
        for mark in ("{{", "{%", "{#", "}}", "%}"):
            if mark in rest:
                what = "begins" if mark[0] == "{" else "ends"
                text = f"A tag {what} here with {mark} and its other half is not in the paragraph."
                yield Fault(Level.ERROR, line.place, f"{text} Write the whole tag again.")
                break


def crossed_blocks(subject: Subject) -> Found:
    """Loops and conditions that are not closed, or end where something else does."""
    waiting: list[tuple[Tag, Line]] = []
    for line, tag in _tags(subject):
        if tag.word in _BLOCKS:
            waiting.append((tag, line))
        elif tag.word.startswith("end"):
            if not waiting:
                text = f"{tag} ends what was never begun. Take it out, or add its beginning."
                yield Fault(Level.ERROR, line.place, text)
                continue
            begun, where = waiting.pop()
            if tag.word != f"end{begun.word}":
                text = f"{tag} stands here, but {begun} ({where.place}) is still open: they cross."
                yield Fault(Level.ERROR, line.place, f"{text} Close the inner one first.")
                waiting = _closed(waiting, (begun, where), tag)
            elif tag.scope != begun.scope or _holder(tag, line) is not _holder(begun, where):
                text = f"{tag} ends in another place than {begun} begins ({where.place})."
                ask = (
                    "Put both into the same kind of paragraph, row or cell, with the same letters."
                )
                yield Fault(Level.ERROR, line.place, f"{text} {ask}")
    for begun, where in waiting:
        text = f"{begun} is never closed. Add {{%{begun.scope} end{begun.word} %}} after it."
        yield Fault(Level.ERROR, where.place, text)


def _closed(
    waiting: list[tuple[Tag, Line]], inner: tuple[Tag, Line], tag: Tag
) -> list[tuple[Tag, Line]]:
    """What waits after a crossing end: the one it was meant for is closed, the inner one waits."""
    meant = [pair for pair in waiting if tag.word == f"end{pair[0].word}"]
    return [pair for pair in waiting if pair not in meant[-1:]] + ([inner] if meant else [])


def _holder(tag: Tag, line: Line) -> etree._Element | None:
    kind = _HOLDERS.get(tag.scope)
    return next(line.element.iterancestors(kind), None) if kind else line.element.getparent()


def wrong_tags(subject: Subject) -> Found:
    """A tag that Jinja can't read, or an unknown name; only where the blocks are whole."""
    if any(True for _ in crossed_blocks(subject)) or any(True for _ in unclosed_tags(subject)):
        return
    placed = list(_tags(subject))
    source = "\n".join(_plain(tag).replace("\n", " ") for _, tag in placed)
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        place = placed[min(error.lineno, len(placed)) - 1][0].place
        yield Fault(Level.ERROR, place, f"The tag can't be understood: {error.message}")
        return
    if subject.context is not None:
        for unknown in unknown_names(tree, subject.context):
            line, tag = placed[unknown.line - 1]
            text = f"{tag} asks for '{unknown.name}', which there is not.{unknown.hint}"
            yield Fault(Level.ERROR, line.place, text)


def _plain(tag: Tag) -> str:
    """The tag as Jinja reads it, without docxtpl's own words."""
    if tag.word in _MERGES:
        return "{# #}"
    closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.opening]
    text = f"{tag.opening} {tag.body}{closing}"
    return _CURLY.sub('"', _DOCXTPL.sub(r"{{ \2 }}", text))


def lost_text(subject: Subject) -> Found:
    """Words beside `{%p` or `{%tr`, which docxtpl drops without a word."""
    for line, tag in _tags(subject):
        if tag.scope in _GOES and tag.opening != "{{" and (lost := _beside(subject, line, tag)):
            what = _GOES[tag.scope]
            text = f'"{lost}" stands beside {tag} and would be lost: the whole {what} goes.'
            yield Fault(Level.ERROR, line.place, f"{text} Give the tag a {what} of its own.")


def _beside(subject: Subject, line: Line, tag: Tag) -> str:
    """The words, or else the first value, in the paragraph, row or cell that goes with the tag."""
    inside = _going_with(subject, line, tag)
    words = " ".join(without_tags(ln.text).strip() for ln in inside).strip()
    values = (str(t) for ln in inside for t in ln.tags if t.opening == "{{")
    return words or next(values, "")


def _going_with(subject: Subject, line: Line, tag: Tag) -> Sequence[Line]:
    kind = {"tr": ROW, "tc": CELL}.get(tag.scope)
    holder = next(line.element.iterancestors(kind), None) if kind else None
    return [ln for ln in subject.lines if holder is not None and _inside(ln, holder)] or [line]


def _inside(line: Line, holder: etree._Element) -> bool:
    return any(ancestor is holder for ancestor in line.element.iterancestors())


def condition_alone_in_cell(subject: Subject) -> Found:
    """A cell that holds nothing but a condition: unmet, it leaves a cell without a paragraph."""
    for lines in _by_cell(subject.lines):
        if _is_one_condition(lines):
            text = "The cell holds a condition and nothing else; unmet, it is left empty, and Word "
            text += "may call the file damaged where docxtpl fills it. Add {%p else %} or a word."
            yield Fault(Level.WARNING, lines[0].place, text)


def _by_cell(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """The lines that stand in a cell itself, cell by cell."""
    found: dict[etree._Element, list[Line]] = {}
    for line in lines:
        cell = next(line.element.iterancestors(CELL), None)
        if cell is not None and line.element.getparent() is cell:
            found.setdefault(cell, []).append(line)
    return found.values()


def _is_one_condition(lines: Sequence[Line]) -> bool:
    """Whether the lines begin with a condition's tag, end with its end, and have no else."""
    first, last = lines[0].tags[:1], lines[-1].tags[-1:]
    words = [tag.word for line in lines for tag in line.tags if tag.scope == "p"]
    return (
        [(tag.scope, tag.word) for tag in (*first, *last)] == [("p", "if"), ("p", "endif")]
        and words.count("if") == 1
        and "else" not in words
    )


def tracked_tags(subject: Subject) -> Found:
    """A tag inside a tracked change: it is there or not, as one accepts or rejects."""
    for line in subject.lines:
        tracked = "".join(
            "".join(t.text or "" for t in change.iter("{*}t", "{*}delText"))
            for change in line.element.iter(*_TRACKED)
        )
        marks = ("{{", "{%", "}}", "%}")
        if tags_in(tracked) or (line.tags and any(m in tracked for m in marks)):
            text = "A tag stands in a tracked change. Accept or reject the change in Word (Review)."
            yield Fault(Level.ERROR, line.place, text)


def curly_quotes(subject: Subject) -> Found:
    """Quotation marks that Word made curly inside a tag."""
    for line, tag in _tags(subject):
        if _CURLY.search(tag.body):
            text = f"{tag} has curly quotation marks. Type straight ones (Ctrl+Z after typing)."
            yield Fault(Level.WARNING, line.place, text)


def no_confidentiality(subject: Subject) -> Found:
    """A confidential paper that does not show the statement (clause Secretariat)."""
    if not subject.confidential:
        return
    shown = any("confidentiality" in t.body for _, t in _tags(subject) if t.opening == "{{")
    said = subject.statement and any(subject.statement in line.text for line in subject.lines)
    if not shown and not said:
        text = "The confidentiality line is missing. Put {{ confidentiality }} into the footer."
        yield Fault(Level.ERROR, "in the footer", text)


def missing_styles(subject: Subject) -> Found:
    """A style that the text names and the template does not have: it would show as Normal."""
    told: set[str] = set()
    for line in subject.lines:
        for used in line.element.iter(*_USED_STYLES):
            name = used.get(VAL, "")
            if name not in subject.styles and name not in told:
                told.add(name)
                text = f"The style '{name}' is not in the template, so the text shows as Normal."
                yield Fault(Level.WARNING, line.place, f"{text} Choose another, or copy it in.")


def _tags(subject: Subject) -> Iterator[tuple[Line, Tag]]:
    return ((line, tag) for line in subject.lines for tag in line.tags)


FAULTS: Sequence[Callable[[Subject], Found]] = (
    unclosed_tags,
    crossed_blocks,
    wrong_tags,
    lost_text,
    condition_alone_in_cell,
    tracked_tags,
    curly_quotes,
    no_confidentiality,
    missing_styles,
    accessible.other_language,
    accessible.no_title,
    accessible.headings,
    accessible.empty_paragraphs,
    accessible.header_rows,
    accessible.alternative_text,
    accessible.low_contrast,
)


def faults(subject: Subject) -> tuple[Fault, ...]:
    """Everything wrong with a template."""
    return tuple(fault for check in FAULTS for fault in check(subject))
