"""Fills a Word template: any docxtpl template, any plain context, safely and repeatably.

    Template.read(path).render({"title": "Agenda", "items": [...]}) -> bytes of a .docx

The template is prepared once (`prepared`, then one Jinja template a part) and filled many times;
parts without tags are copied as they are. Values are escaped, unknown names are errors, nothing in
a template can run code, and what filling may cost is bounded. A document keeps no macros.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from lxml import etree

from llf_docgen.errors import UnusableTemplate
from llf_docgen.model.figures import Chart, Picture
from llf_docgen.model.names import did_you_mean
from llf_docgen.package import read_bytes, write_parts
from llf_docgen.word import budget
from llf_docgen.word.as_document import as_document
from llf_docgen.word.environment import Unknown, environment
from llf_docgen.word.figures import drop_unused_charts, figures_in, place
from llf_docgen.word.identity import CORE, identified
from llf_docgen.word.opened import opened
from llf_docgen.word.places import place_of_slot, short
from llf_docgen.word.prepared import (
    FAILS,
    Flaw,
    Flawed,
    Prepared,
    compiled,
    line_of,
    prepare,
    prepared_parts,
    reason,
)
from llf_docgen.word.relations import Types
from llf_docgen.word.structure import mend
from llf_docgen.word.unfilled import unfilled_tags
from llf_docgen.word.written import BRACES, with_braces, without_braces
from llf_docgen.word.xml import TEXT_PARTS, as_part, parsed

_SAVE = "Open it in Word and save it again."
# Filters and tags that let a value in as XML.
_RAW = re.compile(r"\|\s*safe\b|\bautoescape\b")
_AS_XML = "A value goes in as it is (|safe, autoescape) and is no whole XML: take that word out."
_ELSEWHERE = (
    "A loop or condition begins and ends in different places: put each {%p or {%tr tag in a "
    "paragraph or row of its own."
)
_Filling = tuple[tuple[JinjaTemplate, nodes.Template], Prepared]
_WHOLE = (type, Chart, Picture)
_PLAIN = {str, int, float, bool, type(None), date}


class Template:
    """A Word template, prepared for filling.

    Args:
        content: the .docx, .dotx, .docm or .dotm file.
        name: what messages call it.
        names: those that it may use, where they are known; a slip is told by them.

    Raises:
        UnusableFile: it can't be opened.
        UnusableTemplate: its tags can't be understood.
    """

    def __init__(self, content: bytes, name: str, names: Collection[str] = ()) -> None:
        self.content = content
        self._may_use = names
        self.name = name
        self._parts = opened(content, name)
        try:
            self._prepared = dict(self._prepare())
        except etree.XMLSyntaxError as error:
            raise UnusableTemplate(f"{self.name} is damaged. {_SAVE}") from error

    @classmethod
    def read(cls, path: Path | str) -> Template:
        """The template in a file; raises as the class does."""
        return cls(read_bytes(Path(path), "Word"), Path(path).name)

    def render(self, context: Mapping[str, Any], name: str = "") -> bytes:
        """The filled document; the same template and context give the same bytes.

        Args:
            context: names and plain values (text, numbers, lists, dicts, dataclasses). A context
                with docxtpl's own objects (sub-documents, pictures, rich text) is filled by
                docxtpl itself, under the same rules.
            name: what the document goes by, put among its properties as its identifier.

        Raises:
            UnusableTemplate: a name the context does not have, or a tag that fails.
        """
        values = list(_values(context))
        if any(_is_docxtpl(value) for value in values):
            return self._render_with_docxtpl(context, name)
        figures = figures_in(values)
        parts = as_document(self._parts)
        for part, ((filling, _), prepared) in self._prepared.items():
            filled = self._fill(filling, prepared, context)
            root = self._parsed(filled, part)
            if b"{" in filled:
                self._refuse_braces(root, filling, prepared, context)
            if part == CORE:
                parts[part] = filled
                continue
            self._place(root, part, parts, figures)
            mend(root)
            parts[part] = as_part(root)
        return write_parts(_identified(parts, name))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the template asks its context for."""
        from jinja2 import meta

        trees = (environment().parse(ready.source) for _, ready in self._prepared.values())
        return frozenset().union(*(meta.find_undeclared_variables(tree) for tree in trees))

    @property
    def prepared(self) -> tuple[tuple[Prepared, nodes.Template], ...]:
        """The parts as they are filled, and as Jinja read them."""
        return tuple((prepared, tree) for (_, tree), prepared in self._prepared.values())

    def flaw(self, part: str, flaw: Flaw) -> UnusableTemplate:
        """A flaw as a sentence that names the template and the place."""
        place = place_of_slot(self._parts[part], part, flaw.slot)
        if " asks for '" in flaw.message:
            asks = flaw.message[flaw.message.index(" asks for '") :]
            return UnusableTemplate(f"{self.name}{asks} It stands {place}. Correct it in Word.")
        return UnusableTemplate(f"{self.name}: a tag is wrong {place}. {flaw.message}")

    def _prepare(
        self,
    ) -> Iterator[tuple[str, _Filling]]:
        for _, message in unfilled_tags(self._parts):
            raise UnusableTemplate(f"{self.name}: {message}")
        for prepared in prepared_parts(self._parts, self.name):
            part = prepared.part
            for flaw in prepared.flaws:
                raise self.flaw(part, flaw)
            if prepared.source:
                try:
                    yield part, (compiled(prepared, self._may_use), prepared)
                except Flawed as error:
                    raise self.flaw(part, error.flaw) from error

    def _fill(
        self, filling: JinjaTemplate, prepared: Prepared, context: Mapping[str, Any]
    ) -> bytes:
        try:
            budget.begin()
            return filling.render(context).encode("utf-8")
        except UndefinedError as error:
            slot = prepared.slot_of(line_of(error))
            place = place_of_slot(self._parts[prepared.part], prepared.part, slot)
            raise UnusableTemplate(self._unknown_message(error, context, place)) from error
        except SecurityError as error:
            raise UnusableTemplate(
                f"{self.name} tries to run code ({error}). Use a template you trust."
            ) from error
        except FAILS as error:
            slot = prepared.slot_of(line_of(error))
            place = place_of_slot(self._parts[prepared.part], prepared.part, slot)
            raise UnusableTemplate(
                f"{self.name}: a tag can't be filled {place} ({reason(error)}). Correct it in Word."
            ) from error

    def _refuse_braces(
        self,
        root: etree._Element,
        filling: JinjaTemplate,
        prepared: Prepared,
        context: Mapping[str, Any],
    ) -> None:
        """Braces of a tag in what was made are a cell's: they are gone where its braces are."""
        if not with_braces(root):
            return
        again = self._fill(filling, prepared, without_braces(context))
        words = with_braces(self._parsed(again, prepared.part))
        if words:
            raise UnusableTemplate(f'{self.name}: a tag is wrong at "{short(words)}". {BRACES}')

    def _parsed(self, filled: bytes, part: str) -> etree._Element:
        try:
            return parsed(filled, drop_blanks=True)
        except etree.XMLSyntaxError as error:
            source = self._prepared[part][1].source if part in self._prepared else ""
            why = _AS_XML if _RAW.search(source) else _ELSEWHERE
            raise UnusableTemplate(
                f"{self.name}: after filling, {part} is no valid Word text ({error.msg}). {why}"
            ) from error

    def _place(
        self,
        root: etree._Element,
        part: str,
        parts: dict[str, bytes],
        figures: Mapping[str, Chart | Picture],
    ) -> None:
        try:
            place(root, part, parts, figures)
            drop_unused_charts(root, part, parts)
        except UnusableTemplate as error:
            raise UnusableTemplate(f"{self.name} {error}") from error
        except etree.XMLSyntaxError as error:
            raise UnusableTemplate(f"{self.name} is damaged (its charts). {_SAVE}") from error

    def _render_with_docxtpl(self, context: Mapping[str, Any], name: str) -> bytes:
        """Sub-documents and pictures need docxtpl's document, the one they were made for."""
        from docxtpl import DocxTemplate

        made_for = (getattr(value, "tpl", None) for value in _values(context))
        document = next((tpl for tpl in made_for if tpl is not None), None)
        document = document or DocxTemplate(io.BytesIO(self.content))
        document.patch_xml = _prepared_for_docxtpl
        target = io.BytesIO()
        try:
            budget.begin()
            document.render(dict(context), environment(in_paragraph=False), autoescape=True)
            document.save(target)
        except UndefinedError as error:
            raise UnusableTemplate(self._unknown_message(error, context)) from error
        except FAILS as error:
            raise UnusableTemplate(
                f"{self.name}: a tag can't be filled ({reason(error)}). Correct it in Word."
            ) from error
        parts = opened(target.getvalue(), self.name)
        types = Types(parts)
        for part in parts:
            if TEXT_PARTS.search(types.of(part)):
                root = self._parsed(parts[part], part)
                mend(root)
                parts[part] = as_part(root)
        return write_parts(_identified(as_document(parts), name))

    def _unknown_message(
        self, error: UndefinedError, context: Mapping[str, Any], place: str = ""
    ) -> str:
        name, owner = _unknown(error)
        stands = f" It stands {place}." if place else ""
        if isinstance(owner, list | tuple) and name.lstrip("-").isdigit():
            asks = f"asks for [{name}] of a list that holds {len(owner)}, counted from 0."
            return f"{self.name} {asks}{stands} Correct it in Word."
        if not name:
            asks = f"a tag asks for what there is not ({reason(error)})."
            return f"{self.name}: {asks}{stands} Correct it in Word."
        known = _names_of(owner) if owner is not None else list(context)
        hint = did_you_mean(name, known)
        if not hint and known:
            hint = f" It may use: {', '.join(sorted(known)[:12])}."
        return (
            f"{self.name} asks for '{name}', which there is not.{hint}{stands} Correct it in Word."
        )


def _identified(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """The parts, with the name as the document's identifier where it has properties."""
    if name and CORE in parts:
        parts[CORE] = identified(parts[CORE], name)
    return parts


def _prepared_for_docxtpl(xml: str) -> str:
    """A part as docxtpl fills it, with its own objects where its letters say so."""
    prepared = prepare(xml.encode("utf-8"), "word/document.xml", raw=True)
    for flaw in prepared.flaws:
        raise TemplateError(flaw.message)
    return prepared.source or xml


def _unknown(error: UndefinedError) -> tuple[str, object]:
    """The name that was asked for, found in the frame where its use failed."""
    trace = error.__traceback__
    while trace:
        for value in trace.tb_frame.f_locals.values():
            if isinstance(value, Unknown):
                return value.name, value.owner
        trace = trace.tb_next
    found = re.search(r"'([^']*)'(?: is undefined)?$", str(error.message))
    return (found.group(1) if found else str(error.message)), None


def _names_of(owner: object) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(name) for name in owner]
    return [field.name for field in fields(owner)] if is_dataclass(owner) else []


def _values(context: object) -> Iterator[object]:
    """Every value of a plain context, at any depth, but for texts, numbers and dates."""
    waiting = [context]
    while waiting:
        value = waiting.pop()
        if type(value) in _PLAIN:
            continue
        if isinstance(value, Mapping):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
        elif is_dataclass(value) and not isinstance(value, _WHOLE):
            waiting += (getattr(value, field.name) for field in fields(value))
        else:
            yield value


def _is_docxtpl(value: object) -> bool:
    return type(value).__module__.split(".")[0] == "docxtpl"
