"""A part of a template made ready for Jinja, and what keeps it from being filled.

The one way in: `pack` fills what this makes, and `templates` tells what this finds wrong. Tags are
read in the words of each paragraph (whatever Word split them into), and put where they belong:
into the words, or in the place of the paragraph, row or cell that docxtpl's letters name
(docxtpl, "Jinja2-like syntax"). Everything is done on the tree, once over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, cast

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.word import budget
from llf_docgen.word.environment import FORBIDDEN, environment
from llf_docgen.word.filled import filled_parts
from llf_docgen.word.identity import CORE
from llf_docgen.word.mistyped import (
    BLOCKS,
    BRANCHES,
    CORRECT,
    ENDS,
    end_meant,
    in_small_letters,
    is_end,
    is_end_of_foreach,
    loop_meant,
    why,
)
from llf_docgen.word.tags import MOST_BRACES, Half, Tag, pieces
from llf_docgen.word.written import not_meant
from llf_docgen.word.xml import (
    CELL,
    CELL_PROPERTIES,
    DELETED,
    DELETED_TEXT,
    PROPERTIES,
    ROW,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TEXT,
    P,
    W,
    parsed,
    remove,
    w,
)

MOST_NESTED = 15  # loops and conditions inside one another; Python itself ends at 20
MOST_PARAGRAPHS = 30_000  # in all parts; some hundred pages have as many
MOST_TAGS = 5_000  # in one part
_HOLDERS = {"p": P, "tr": ROW, "tc": CELL}
_CALLED = {"p": "paragraph", "tr": "row", "tc": "cell"}
_MERGES = ("vm", "hm")
_GONE = (DELETED, w("moveFrom"))
_BREAKS = (w("tab"), w("br"), w("cr"))
_PICTURES = (w("drawing"), w("pict"), w("object"))
# A tag's place while its part is prepared: in words, or as an instruction between elements.
_NUMBER = re.compile(r"<\?tag \{\{(\d+)\}\}\?>|\{\{(\d+)\}\}")
_MARK = re.compile(r"\{[{%#]|[}%]\}")
_LOOP = re.compile(r"for\s+([\w\s,]{1,100}?)\sin\s")
_CELL_TINT = re.compile(r"\s*(cellbg|colspan)\s+(.*)", re.DOTALL)
# What preparing or filling ends with where a template is at fault, and it asks for too much.
FAILS = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError),
    *(SyntaxError, AssertionError, RuntimeError, MemoryError),
)
_VERSIONS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SOME_TEXT = etree.XPath("/descendant::text()[contains(., '{') or contains(., '}')]")
_PARAGRAPHS = etree.XPath("count(/descendant::w:p)", namespaces={"w": W})
_SOME_VALUES = etree.XPath("/descendant::*/@*[contains(., '{') or contains(., '}')]")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps a part from being filled: the words, and the slot where it stands."""

    slot: int
    message: str


@dataclass(slots=True)
class Slot:
    """A stretch of text in which tags may stand: a paragraph's words, or a value of the XML's.

    `texts` are the elements that hold it, in order; `name` is the attribute, where it is one;
    `tail` that it stands after the element, `gone` that a tracked change took it out.
    """

    element: etree._Element
    texts: list[etree._Element] = field(default_factory=list)
    name: str = ""
    tail: bool = False
    gone: bool = False

    @property
    def is_words(self) -> bool:
        """Whether it is a paragraph's words."""
        return self.element.tag == P and not self.name and not self.tail

    def read(self) -> str:
        """The text as it stands there, whatever Word split it into."""
        if self.name:
            return self.element.get(self.name, "")
        if self.tail:
            return self.element.tail or ""
        return "".join(text.text or "" for text in self.texts)


@dataclass(slots=True)
class _Placed:
    """A tag in its slot, at the element that holds it; `source` is what Jinja will read."""

    tag: Tag
    slot: int
    at: etree._Element
    number: int = -1
    key: tuple[object, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A part ready for Jinja; `tags` are its tags with their slots, `lines` where they begin."""

    part: str
    source: str
    flaws: tuple[Flaw, ...]
    lines: tuple[int, ...] = ()
    tags: tuple[tuple[int, Tag], ...] = ()
    paragraphs: int = 0

    def slot_of(self, line: int) -> int:
        """The slot of the tag on a line of the source; -1 where there is none."""
        at = bisect_right(self.lines, line) - 1
        return self.tags[at][0] if at >= 0 else -1

    def tag_of(self, line: int) -> Tag | None:
        """The tag on a line of the source, as it was typed; a paragraph may hold several."""
        at = bisect_right(self.lines, line) - 1
        return self.tags[at][1] if at >= 0 else None


class Flawed(Exception):
    """A prepared part that Jinja can't read."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


def compiled(
    prepared: Prepared, names: Collection[str] = ()
) -> tuple[JinjaTemplate, nodes.Template]:
    """A prepared part as Jinja fills it, and as the tree that Jinja read.

    Args:
        prepared: the part.
        names: those that it may use, where they are known: what a slip was meant as.

    Raises:
        Flawed: Jinja can't read a tag, or would find only on filling that it can't be.
    """
    made = environment(prepared.part != CORE)
    budget.begin()
    try:
        tree = made.parse(prepared.source)
        for line, message in chain(_never_filled(tree), not_meant(tree)):
            told = f"{_called(prepared.tag_of(line))}: {message}"
            raise Flawed(Flaw(prepared.slot_of(line), told))
        return made.from_string(tree), tree
    except FAILS as error:
        line = line_of(error) or 1
        tag = prepared.tag_of(line)
        if tag is not None and type(error) is TemplateSyntaxError:
            told = f"{why(tag, reason(error), names, _bound(prepared))}"
        else:
            told = f"{reason(error)}. {CORRECT}"
        told = f"{tag or 'The tag'} can't be understood: {told}"
        raise Flawed(Flaw(max(prepared.slot_of(line), 0), told)) from error


def _bound(prepared: Prepared) -> list[str]:
    """The names that a part's loops make."""
    loops = (_LOOP.match(tag.body.strip()) for _, tag in prepared.tags if tag.word == "for")
    return [name for loop in loops if loop for name in re.findall(r"\w+", loop[1])]


def _called(tag: Tag | None) -> str:
    """A tag as it was typed; braces that stand in no tag have one of their own."""
    if tag is None:
        return "A tag"
    return "{% raw %}" if tag.typed in ("{{", "{%", "{#") else str(tag)


def _never_filled(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What Jinja lets be until it comes there: each is told at once, whatever the data are."""
    made = environment()
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Filter) and node.name not in made.filters:
            yield node.lineno, f"No filter named '{node.name}'. {CORRECT}"
        elif isinstance(node, nodes.Const) and FORBIDDEN.search(str(node.value)):
            text = "It writes a character that no document can hold."
            yield node.lineno, f"{text} Take it out of the quotation marks."
        elif isinstance(node, nodes.Test) and node.name not in made.tests:
            yield node.lineno, f"No test named '{node.name}'. {CORRECT}"
        elif isinstance(node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends):
            yield node.lineno, f"A template can't bring in another file. {CORRECT}"
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("__"):
            text = f"It tries to run code ('{node.attr}')."
            yield node.lineno, f"{text} Use a template you trust."


_OF_PYTHON = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
_NOT_DONE = "what it does can't be done with these values"
_TOLD = (
    ("JSON", "it is a list or a record, and no text: name one of the values in it"),
    ("__round__", "it rounds what is no number"),
    ("number is required", "it wants a number and is given a text"),
    ("not enough arguments", "it has more places than values to put there"),
    ("not all arguments", "it has more values than places to put them"),
    ("division", "it divides by 0"),
    ("modulo", "it divides by 0"),
)


def line_of(error: BaseException) -> int:
    """The line of a part's source at which preparing or filling failed; 0 where it is not known."""
    line = getattr(error, "lineno", None) if isinstance(error, TemplateSyntaxError) else None
    trace = error.__traceback__
    while trace and line is None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line or 0


def reason(error: BaseException) -> str:
    """Why, in words that can stand inside a sentence."""
    if isinstance(error, RecursionError):
        return "it is nested too deep, or calls itself without end"
    if isinstance(error, MemoryError):
        return "it asks for more memory than there is"
    if isinstance(error, SyntaxError):
        return "it is nested too deep"
    if isinstance(error, _OF_PYTHON) and not isinstance(error, TemplateError):
        return next((told for part, told in _TOLD if part in str(error)), _NOT_DONE)
    message = error.message if isinstance(error, TemplateSyntaxError) else str(error)
    return (message or type(error).__name__).strip().rstrip(".")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def prepare(content: bytes, part: str, raw: bool = False) -> Prepared:
    """A part made ready for Jinja.

    Args:
        content: the part, from whomever it comes.
        part: its name in the package.
        raw: whether a value with docxtpl's letters replaces what it stands in, as docxtpl's own
            objects want it; plain values stand in the words.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML.
        UnusableFile: it has a document type.
    """
    return prepare_root(parsed(content, drop_blanks=True), part, raw)


def prepare_root(root: etree._Element, part: str, raw: bool = False) -> Prepared:
    """As `prepare`, of a part that is parsed; the tree is changed."""
    paragraphs = int(cast(float, _PARAGRAPHS(root)))
    if paragraphs > MOST_PARAGRAPHS:
        return Prepared(part, "", (), paragraphs=paragraphs)
    return replace(_Preparing(root, part, raw).done(), paragraphs=paragraphs)


def prepared_parts(parts: Mapping[str, bytes], name: str) -> Iterator[Prepared]:
    """Every part that is filled, made ready.

    Raises:
        lxml.etree.XMLSyntaxError: a part is no XML.
        UnusableFile: there is more than a template can have.
    """
    paragraphs = 0
    for part in filled_parts(parts):
        prepared = prepare(parts[part], part)
        paragraphs += prepared.paragraphs
        if paragraphs > MOST_PARAGRAPHS:
            raise UnusableFile(
                f"{name} has more than {MOST_PARAGRAPHS} paragraphs, too many for a template. Take "
                "out what is not needed."
            )
        yield prepared


def slots(root: etree._Element) -> list[Slot]:
    """The stretches of a part that have a brace in them, in the order of their numbers."""
    etree.strip_elements(root, etree.Comment, etree.PI, with_tail=False)
    _keep_one_version(root)
    found: dict[object, Slot] = {}
    texts: Any = _SOME_TEXT(root)
    for text in texts:
        element = text.getparent()
        if text.is_tail:
            found[element, "tail"] = Slot(element, tail=True)
            continue
        paragraph = next(element.iterancestors(P), None) if element.tag == TEXT else None
        gone = element.tag == DELETED_TEXT or _is_gone(element)
        if paragraph is None or gone:
            found[element] = Slot(element, [element], gone=gone)
        elif paragraph not in found:
            found[paragraph] = Slot(paragraph, _words_of(paragraph))
    values: Any = _SOME_VALUES(root)
    for value in values:
        element = value.getparent()
        found[element, value.attrname] = Slot(element, name=value.attrname)
    return list(found.values())


def _keep_one_version(root: etree._Element) -> None:
    """Of words that stand there for several versions of Word, those for the newest stay.

    ECMA-376 part 3, 10: a program shows one alone. A text box for each is let be: its paragraphs
    are its own.
    """
    with_tags: dict[etree._Element | None, bool] = {None: False}
    for versions in list(root.iter(_VERSIONS)):
        with_words = [v for v in versions if any(_is_in(text, versions) for text in v.iter(TEXT))]
        paragraph = next(versions.iterancestors(P), None)
        if paragraph is not None and paragraph not in with_tags:
            with_tags[paragraph] = any("{" in (text.text or "") for text in paragraph.iter(TEXT))
        for other in with_words[1:] if with_tags[paragraph] else ():
            remove(other)


def _is_in(text: etree._Element, versions: etree._Element) -> bool:
    return next(text.iterancestors(P, _VERSIONS), None) is versions


def _is_gone(text: etree._Element) -> bool:
    return any(ancestor.tag in _GONE for ancestor in text.iterancestors(P, *_GONE))


def _words_of(paragraph: etree._Element) -> list[etree._Element]:
    """The texts that are a paragraph's own, without those of a box in it and those taken out."""
    own = []
    for text in paragraph.iter(TEXT):
        for ancestor in text.iterancestors():
            if ancestor is paragraph:
                own.append(text)
            if ancestor.tag == P or ancestor.tag in _GONE:
                break
    return own


class _Preparing:
    """One part under preparation."""

    def __init__(self, root: etree._Element, part: str, raw: bool) -> None:
        self.root = root
        self.part = part
        self.raw = raw
        self.slots = slots(root)
        self.flaws: list[Flaw] = []
        self.placed: list[_Placed] = []
        self.snippets: list[tuple[str, int, Tag]] = []
        self.lost: list[tuple[int, str]] = []

    def done(self) -> Prepared:
        for number, slot in enumerate(self.slots):
            self._read(number, slot)
        if len(self.placed) > MOST_TAGS:
            text = f"There are {len(self.placed)} tags; {MOST_TAGS} are the most."
            self.flaws.append(Flaw(self.placed[0].slot, f"{text} Make the template smaller."))
        if not self.flaws:
            self._join_paragraphs()
            self._put_in_place()
            self._check_blocks()
        if self.flaws:
            return Prepared(self.part, "", tuple(self.flaws))
        return self._written()

    # --- reading

    def _read(self, number: int, slot: Slot) -> None:
        """Reads a slot's tags; each is moved whole to where it begins."""
        text = slot.read()
        if not slot.is_words and not _MARK.search(text):
            return
        if slot.gone:
            slot.texts[0].text = ""  # half a tag that somebody took out is no word to keep
            return
        found: list[str | Tag] = []
        for piece in pieces(text):
            if isinstance(piece, Half):
                self.flaws.append(Flaw(number, _half(piece)))
                return
            found.append(piece)
        if not any(isinstance(piece, Tag) for piece in found):
            return
        write = _Words(slot) if slot.texts else _Value(slot)
        for piece in found:
            if isinstance(piece, str):
                write.words(piece)
            else:
                at = write.tag(piece, f"{{{{{len(self.snippets)}}}}}")
                self.placed.append(_Placed(piece, number, at, len(self.snippets)))
                self.snippets.append((self._source(piece, slot), number, piece))
        write.close()

    def _source(self, tag: Tag, slot: Slot) -> str:
        """What Jinja reads; a value that stands in no words has its line breaks kept inside."""
        in_words = slot.is_words or not self.root.tag.startswith(f"{{{W}}}")
        if tag.opening == "{{" and not in_words and tag.body.strip():
            return f"{{{{{tag.before}\n({tag.body}) | in_line {tag.after}}}}}"
        return tag.source

    # --- paragraphs that are one

    def _join_paragraphs(self) -> None:
        """`{%- ... %}` joins its paragraph to the one before, `{% ... -%}` to the one after."""
        for placed in self.placed:
            slot = self.slots[placed.slot]
            if not slot.is_words or placed.tag.opening != "{%" or placed.tag.scope:
                continue
            paragraph = next(placed.at.iterancestors(P), None)
            if paragraph is None:
                continue
            if placed.tag.before == "-" and self._stands_at(paragraph, placed, first=True):
                before = paragraph.getprevious()
                if before is not None and before.tag == P:
                    _append(before, paragraph)
                    self._without_sign(placed, before=True)
                    paragraph = before
            if placed.tag.after == "-" and self._stands_at(paragraph, placed, first=False):
                after = paragraph.getnext()
                if after is not None and after.tag == P:
                    _append(paragraph, after)
                    self._without_sign(placed, before=False)

    def _stands_at(self, paragraph: etree._Element, placed: _Placed, first: bool) -> bool:
        """Whether nothing but the tag stands at the paragraph's beginning, or end."""
        mark = f"{{{{{placed.number}}}}}"
        texts = paragraph.iter(TEXT) if first else _last_texts(paragraph)
        words = next((t.text for t in texts if (t.text or "").strip()), "") or ""
        return words.strip().startswith(mark) if first else words.strip().endswith(mark)

    def _without_sign(self, placed: _Placed, before: bool) -> None:
        source = self.snippets[placed.number][0]
        source = source.replace("{%-", "{%", 1) if before else source.removesuffix("-%}") + "%}"
        self._snippet(placed, source)

    # --- where tags belong

    def _put_in_place(self) -> None:
        for placed in self.placed:
            self._tint_cell(placed)
        holders = self._holders()
        going: dict[etree._Element, list[_Placed]] = {}
        for placed in self.placed:
            outermost = self._outermost(placed, holders)
            if outermost is not None:
                going.setdefault(outermost, []).append(placed)
                placed.key = ("beside", outermost.getparent())
            else:
                placed.key = self._key(placed)
        for placed in reversed(self.placed):
            if placed.tag.scope == "r" and self._goes(placed) and placed.key[0] != "beside":
                self._beside_runs(placed)
        for holder, inside in going.items():
            self._replace(holder, inside, holders[holder])

    def _goes(self, placed: _Placed) -> bool:
        """Whether a tag's letters count: those of a plain value do not."""
        return bool(placed.tag.scope) and (self.raw or placed.tag.opening != "{{")

    def _holders(self) -> dict[etree._Element, _Placed]:
        """The paragraphs, rows and cells that give way to a tag, each with its first."""
        found: dict[etree._Element, _Placed] = {}
        for placed in self.placed:
            scope = placed.tag.scope
            if scope not in _HOLDERS or not self._goes(placed):
                continue
            holder = next(placed.at.iterancestors(_HOLDERS[scope]), None)
            if holder is not None:
                found.setdefault(holder, placed)
            else:
                text = (
                    f"{placed.tag} stands in no {_CALLED[scope]}. Take the letters '{scope}' out."
                )
                self.flaws.append(Flaw(placed.slot, text))
        return found

    def _outermost(
        self, placed: _Placed, holders: dict[etree._Element, _Placed]
    ) -> etree._Element | None:
        found = None
        if holders:
            for ancestor in placed.at.iterancestors():
                if ancestor in holders:
                    found = ancestor
        return found

    def _replace(self, holder: etree._Element, inside: list[_Placed], first: _Placed) -> None:
        """The holder gives way to its tags; words that would go with it are a flaw."""
        kind = _CALLED[next(scope for scope, tag in _HOLDERS.items() if tag == holder.tag)]
        lost = _NUMBER.sub("", " ".join(filter(None, (t.text for t in holder.iter(TEXT))))).strip()
        values = (str(p.tag) for p in inside if p.tag.opening == "{{" and not self._goes(p))
        lost = " ".join(lost.split()) or next(values, "")
        if lost or next(holder.iter(*_PICTURES), None) is not None:
            shown = f'"{lost[:60]}"' if lost else "A picture"
            text = f"{shown} stands beside {first.tag} and would be lost: the whole {kind} goes."
            self.flaws.append(Flaw(first.slot, f"{text} Give the tag a {kind} of its own."))
            return
        for placed in inside:
            holder.addprevious(etree.ProcessingInstruction("tag", f"{{{{{placed.number}}}}}"))
        if holder.tail:
            _put_before(holder, holder.tail)
        remove(holder)

    def _key(self, placed: _Placed) -> tuple[object, ...]:
        """Where a tag stands in its words: what begins there must end in a place like it."""
        slot = self.slots[placed.slot]
        if not slot.is_words:
            return (slot.element, slot.name, slot.tail)
        names: list[object] = []
        for ancestor in placed.at.iterancestors():
            names.append(ancestor.tag)
            if ancestor.tag == P:
                return (ancestor.getparent(), *names)
        return (None, *names)

    def _beside_runs(self, placed: _Placed) -> None:
        """A tag with the letter r stands between two runs; the run that it was in is split.

        The last of a run comes first, so that each is still where it was read.
        """
        run = next(placed.at.iterancestors(RUN), None)
        if run is None or placed.at.getparent() is not run:
            return
        mark = f"{{{{{placed.number}}}}}"
        before, _, after = (placed.at.text or "").partition(mark)
        rest = etree.Element(RUN)
        properties = run.find(RUN_PROPERTIES)
        if properties is not None:
            rest.append(deepcopy(properties))
        text = etree.SubElement(rest, TEXT)
        text.text, placed.at.text = after, before
        text.set(SPACE, "preserve")
        for later in list(placed.at.itersiblings()):
            rest.append(later)
        tail, run.tail = run.tail or "", None
        run.addnext(rest)
        run.tail, rest.tail = mark, tail
        placed.key = ("between runs", run.getparent())

    def _tint_cell(self, placed: _Placed) -> None:
        """Docxtpl's own words for cells: a tint, a span, cells that are one down or across."""
        tag = placed.tag
        cell = next(placed.at.iterancestors(CELL), None)
        told = _CELL_TINT.fullmatch(tag.body) if tag.word in ("cellbg", "colspan") else None
        if cell is None or not (told or tag.word in _MERGES):
            return
        placed.tag = Tag("{#", "", "", tag.typed)
        properties = cell.find(CELL_PROPERTIES)
        if properties is None:
            properties = etree.Element(CELL_PROPERTIES)
            cell.insert(0, properties)
        if told:
            self._snippet(placed, "{#\n#}")
            value = self._new_snippet(f"{{{{\n{told[2]}}}}}", placed)
            name = "shd" if told[1] == "cellbg" else "gridSpan"
            made = _renewed(properties, name)
            if name == "shd":
                made.set(w("val"), "clear")
                made.set(w("color"), "auto")
                made.set(w("fill"), value)
            else:
                made.set(w("val"), value)
        elif tag.word == "vm":
            kind = "{%\nif loop.first %}restart{% else %}continue{% endif %}"
            _renewed(properties, "vMerge").set(w("val"), self._new_snippet(kind, placed))
            first = self._new_snippet("{%\nif loop.first %}", placed)
            end = self._new_snippet("{%\nendif %}", placed)
            self._snippet(placed, "{#\n#}")
            placed.at.text = f"{first}{placed.at.text}{end}"
        else:
            span = properties.find(w("gridSpan"))
            many = f"{span.get(w('val'), '1')} * " if span is not None else ""
            value = self._new_snippet(f"{{{{\n{many}loop.length }}}}", placed)
            _renewed(properties, "gridSpan").set(w("val"), value)
            self._snippet(placed, "{#\n#}")
            _put_before(cell, self._new_snippet("{%\nif loop.first %}", placed))
            cell.tail = self._new_snippet("{%\nendif %}", placed) + (cell.tail or "")

    def _snippet(self, placed: _Placed, source: str) -> None:
        self.snippets[placed.number] = (source, placed.slot, placed.tag)

    def _new_snippet(self, source: str, placed: _Placed) -> str:
        self.snippets.append((source, placed.slot, placed.tag))
        return f"{{{{{len(self.snippets) - 1}}}}}"

    # --- loops and conditions

    def _check_blocks(self) -> None:
        """Loops and conditions that are not closed, or end where something else does."""
        waiting: list[_Placed] = []
        foreign = 0
        for placed in self.placed:
            tag = placed.tag
            small = in_small_letters(tag)
            if small:
                self._flaw(placed, f"{tag} has capital letters in its first word. Write {small}.")
            foreign += bool(loop_meant(tag))
            if loop_meant(tag):
                self._flaw(placed, loop_meant(tag))
            elif foreign and is_end_of_foreach(tag):
                foreign -= 1
                self._flaw(placed, end_meant(tag, "for"))
            elif tag.word.casefold() in BLOCKS and not _is_value_set(tag):
                waiting.append(placed)
                if len(waiting) > MOST_NESTED:
                    text = f"{tag} is the {MOST_NESTED + 1}th loop or condition inside one another"
                    self._flaw(placed, f"{text}; {MOST_NESTED} are the most. Make it simpler.")
                    return
            elif is_end(tag):
                self._close(placed, waiting)
            elif tag.word in BRANCHES and waiting and waiting[-1].key != placed.key:
                self._branch_elsewhere(placed, waiting)
        for begun in waiting:
            self._never_closed(begun)

    def _never_closed(self, begun: _Placed) -> None:
        end = f"{{%{begun.tag.scope} end{begun.tag.word} %}}"
        self._flaw(begun, f"{begun.tag} is never closed. Add {end} after it.")

    def _branch_elsewhere(self, placed: _Placed, waiting: list[_Placed]) -> None:
        """An `else` that is no part of the innermost block: of one around it, or of none."""
        words = BRANCHES[placed.tag.word]
        fits = [o.key == placed.key and o.tag.word.casefold() in words for o in waiting]
        if not any(fits):
            self._elsewhere(placed, waiting[-1], "stands")
            return
        while not fits.pop():
            self._never_closed(waiting.pop())

    def _close(self, placed: _Placed, waiting: list[_Placed]) -> None:
        tag = placed.tag
        if not waiting:
            text = f"{tag} ends what was never begun. Take it out, or add its beginning."
            self._flaw(placed, text)
            return
        begun = waiting.pop()
        block = begun.tag.word.casefold()
        if tag.word not in ENDS:
            self._flaw(placed, end_meant(tag, block))
        elif tag.word != f"end{block}" and not any(
            tag.word == f"end{other.tag.word.casefold()}" for other in waiting
        ):
            text = f"{tag} ends what was never begun. Take it out, or add its beginning before it."
            self._flaw(placed, text)
            waiting.append(begun)
        elif tag.word != f"end{block}":
            text = f"{tag} stands here, but {begun.tag} is still open: they cross."
            self._flaw(placed, f"{text} Close the inner one first.")
            meant = [o for o in waiting if tag.word == f"end{o.tag.word.casefold()}"]
            waiting[:] = [other for other in waiting if other not in meant[-1:]]
            if meant:
                waiting.append(begun)
        elif begun.key != placed.key:
            self._elsewhere(placed, begun, "ends")

    def _elsewhere(self, placed: _Placed, begun: _Placed, does: str) -> None:
        text = f"{placed.tag} {does} in another place than {begun.tag} begins."
        ask = "Put both into the same kind of paragraph, row or cell, with the same letters."
        self._flaw(placed, f"{text} {ask}")

    def _flaw(self, placed: _Placed, message: str) -> None:
        self.flaws.append(Flaw(placed.slot, message))

    # --- writing

    def _written(self) -> Prepared:
        """The part as text with its tags in it, and the line on which each of them begins."""
        xml = etree.tostring(self.root, encoding="unicode")
        written: list[str] = []
        lines: list[int] = []
        tags: list[tuple[int, Tag]] = []
        line, end = 1, 0
        for found in _NUMBER.finditer(xml):
            source, slot, tag = self.snippets[int(found[1] or found[2])]
            words = xml[end : found.start()]
            line += words.count("\n")
            lines.append(line + 1)
            tags.append((slot, tag))
            line += source.count("\n")
            written += (words, source)
            end = found.end()
        written.append(xml[end:])
        return Prepared(self.part, "".join(written), (), tuple(lines), tuple(tags))


def _half(half: Half) -> str:
    """What is told of a tag that is not whole."""
    mark = half.mark
    again = "Write the whole tag again."
    if mark == "{% raw %}":
        return "{% raw %} stands here without {% endraw %}. Put both into one paragraph."
    if len(mark) == 3:
        return f"A tag has more than {MOST_BRACES} brackets inside one another. Make it simpler."
    if len(mark) == 1:
        return f"A tag begins here, and a quotation mark ({mark}) in it has no partner. {again}"
    what = "begins" if mark[0] == "{" else "ends"
    return f"A tag {what} here with {mark} and its other half is not in the paragraph. {again}"


def _is_value_set(tag: Tag) -> bool:
    """`{% set name = value %}` is whole; `{% set name %}` begins a block."""
    return tag.word == "set" and "=" in tag.body


class _Words:
    """Writes words and tags back into the texts that held them; a tag stands where it begins."""

    def __init__(self, slot: Slot) -> None:
        self.texts = slot.texts
        self.new: list[list[str]] = [[] for _ in slot.texts]
        self.paragraph = slot.element
        self.crossed: set[int] = set()  # the texts after which a tag goes on in the next one
        self.at = 0
        self.left = len(slot.texts[0].text or "")

    def words(self, words: str) -> None:
        start = 0
        while start < len(words):
            self._to_next()
            taken = min(self.left, len(words) - start)
            self.new[self.at].append(words[start : start + taken])
            self.left -= taken
            start += taken

    def tag(self, tag: Tag, mark: str) -> etree._Element:
        self._to_next()
        at = self.texts[self.at]
        self.new[self.at].append(mark)
        rest = len(tag.typed)
        while rest:
            if not self.left:
                self.crossed.add(self.at)
            self._to_next()
            taken = min(self.left, rest)
            self.left -= taken
            rest -= taken
        return at

    def close(self) -> None:
        for text, new in zip(self.texts, self.new, strict=True):
            words = "".join(new)
            if words != (text.text or ""):
                text.text = words
                if text.tag == TEXT:
                    text.set(SPACE, "preserve")
        if self.crossed:
            self._drop_breaks()

    def _drop_breaks(self) -> None:
        """A tab or line break inside a tag was none of its words."""
        numbers = {text: number for number, text in enumerate(self.texts)}
        at, inside = -1, []
        for element in self.paragraph.iter(TEXT, *_BREAKS):
            at = numbers.get(element, at)
            if element.tag != TEXT and at in self.crossed:
                inside.append(element)
        for element in inside:
            remove(element)

    def _to_next(self) -> None:
        while not self.left:
            self.at += 1
            self.left = len(self.texts[self.at].text or "")
            if not self.left and self.at - 1 in self.crossed:
                self.crossed.add(self.at)  # an empty text between the two


class _Value:
    """Writes words and tags back into an attribute, or after an element."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        self.new: list[str] = []

    def words(self, words: str) -> None:
        self.new.append(words)

    def tag(self, _: Tag, mark: str) -> etree._Element:
        self.new.append(mark)
        return self.slot.element

    def close(self) -> None:
        if self.slot.name:
            self.slot.element.set(self.slot.name, "".join(self.new))
        else:
            self.slot.element.tail = "".join(self.new)


def _append(paragraph: etree._Element, other: etree._Element) -> None:
    """The other paragraph's content goes to the end of this one; the other is no more."""
    for child in list(other):
        if child.tag != PROPERTIES:
            paragraph.append(child)
    remove(other)


def _last_texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    for child in paragraph.iterchildren(reversed=True):
        yield from reversed(list(child.iter(TEXT)))


def _put_before(element: etree._Element, text: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def _renewed(properties: etree._Element, name: str) -> etree._Element:
    """A cell's property, without what it said before."""
    remove(properties.find(w(name)))
    return etree.SubElement(properties, w(name))
