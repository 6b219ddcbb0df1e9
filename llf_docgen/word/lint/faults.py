"""The faults of a template: one small generator each; FAULTS is read top to bottom."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from jinja2 import nodes
from lxml import etree

from llf_docgen.model.finding import Level
from llf_docgen.word.lint import accessible
from llf_docgen.word.lint.kinds import fields_of
from llf_docgen.word.lint.names import unknown_flaws
from llf_docgen.word.lint.subject import Fault, Found, Part, Subject
from llf_docgen.word.places import Line, without_tags
from llf_docgen.word.prepared import Flawed, compiled
from llf_docgen.word.tags import Tag, tags_in
from llf_docgen.word.xml import CELL, VAL, w

_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_NAME = re.compile(r"[^\W\d]\w*")
_BINDS = re.compile(r"for\s+([\w\s,]{1,100})\sin\s")
_ASKED = re.compile(r"([^\W\d]\w*)(?:\.\w+)*(?:\s*\|.*)?")
_ENDS = {"else", "endif", "endfor"}
_INSIDE = r"[^{}\[\]<>\u00ab\u00bb%]{1,100}"
# What people type for a tag, or have from another program's; each as short as a tag is.
_LIKE_A_TAG = re.compile(
    rf"\{{\s{{0,3}}%\s{{0,3}}(?:(?P<letters>p|tr|tc|r)\s)?(?P<statement>{_INSIDE})%\s{{0,3}}\}}"
    rf"|\$?\{{\s{{0,3}}(?:\{{\s{{0,3}})?(?P<braces>{_INSIDE})\}}(?:\s{{0,3}}\}})?"
    rf"|\[\[(?P<squares>{_INSIDE})\]\]|<<(?P<angles>{_INSIDE})>>"
    rf"|\u00ab(?P<french>{_INSIDE})\u00bb"
)
_VALUES = ("braces", "squares", "angles", "french")
_USED_STYLES = tuple(w(name) for name in ("pStyle", "rStyle", "tblStyle"))


def flaws(subject: Subject) -> Found:
    """What keeps the template from being filled, or would be lost without a word."""
    for part in subject.parts:
        for flaw in part.prepared.flaws:
            yield Fault(Level.ERROR, part.place(flaw.slot), flaw.message)
    for place, message in subject.unfilled:
        yield Fault(Level.ERROR, place, message)


def wrong_tags(subject: Subject) -> Found:
    """A tag that Jinja can't read, or an unknown name; in each part that is whole."""
    names = fields_of(subject.context) if subject.context is not None else {}
    for part in subject.parts:
        if part.prepared.source:
            try:
                _, tree = compiled(part.prepared, names)
            except Flawed as error:
                yield Fault(Level.ERROR, part.place(error.flaw.slot), error.flaw.message)
                continue
            if subject.context is not None:
                yield from _unknown(part, tree, subject.context)


def _unknown(part: Part, tree: nodes.Template, context: type) -> Found:
    for flaw in unknown_flaws(part.prepared, tree, context):
        yield Fault(Level.ERROR, part.place(flaw.slot), flaw.message)


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
    """A tag inside a tracked change: what was put in is filled, what was taken out is left out."""
    for line in subject.lines:
        tracked = "".join(
            "".join(t.text or "" for t in change.iter("{*}t", "{*}delText"))
            for change in line.element.iter(*_TRACKED)
        )
        marks = ("{{", "{%", "}}", "%}")
        if tags_in(tracked) or (line.tags and any(m in tracked for m in marks)):
            text = "A tag stands in a tracked change, and is filled as if you had accepted it. "
            text += "Accept or reject the change in Word (Review)."
            yield Fault(Level.WARNING, line.place, text)


def curly_quotes(subject: Subject) -> Found:
    """Quotation marks that Word made curly inside a tag."""
    for line, tag in _tags(subject):
        if tag.curly:
            text = f"{tag} has curly quotation marks. Type straight ones (Ctrl+Z after typing)."
            name = tag.body.strip()[1:-1].strip()
            if tag.opening == "{{" and name.isidentifier():
                text = f"{tag} writes the word '{name}'. "
                text += f"Write {{{{ {name} }}}}, if its value is meant."
            yield Fault(Level.WARNING, line.place, text)


def looks_like_a_tag(subject: Subject) -> Found:
    """Words in other brackets than a tag's that ask for what the document has: printed as typed."""
    if subject.context is None:
        return
    bound = {word for _, tag in _tags(subject) if tag.opening == "{%" for word in _bound_by(tag)}
    names = {key: name for name in fields_of(subject.context).keys() | bound for key in _keys(name)}
    for line in subject.lines:
        for found in _LIKE_A_TAG.finditer(without_tags(line.text)):
            meant = _meant(found, names)
            if meant:
                typed = " ".join(found.group().split())
                text = f"{typed} looks like a tag, and is printed as it stands. Write {meant}."
                yield Fault(Level.WARNING, line.place, text)


def _bound_by(tag: Tag) -> list[str]:
    """The names that a loop makes."""
    found = _BINDS.match(tag.body.strip())
    return _NAME.findall(found[1]) if found else []


def _keys(name: str) -> tuple[str, str]:
    """What a name is known by, however its letters are: `next meeting` for `next_meeting`."""
    return name.casefold(), name.casefold().replace("_", " ")


def _meant(found: re.Match[str], names: Mapping[str, str]) -> str:
    """The tag that was meant; nothing where the words are no name's."""
    letters, statement = found["letters"] or "", " ".join((found["statement"] or "").split())
    if statement:
        is_one = set(_NAME.findall(statement)) & {*names.values(), *_ENDS}
        return f"{{%{letters} {statement} %}}" if is_one else ""
    said = next(filter(None, found.group(*_VALUES)), "").strip()
    asked = _ASKED.fullmatch(said)
    name = names.get(asked[1].casefold()) if asked else names.get(said.casefold())
    rest = said[len(asked[1]) :] if asked else ""
    return f"{{{{ {name}{rest} }}}}" if name else ""


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
    flaws,
    wrong_tags,
    condition_alone_in_cell,
    tracked_tags,
    curly_quotes,
    looks_like_a_tag,
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
