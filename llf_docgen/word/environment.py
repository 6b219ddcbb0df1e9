"""The Jinja environment that templates run in: sandboxed, escaping, strict."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from llf_docgen.model.figures import Chart, Picture
from llf_docgen.word.figures import marked

# XML 1.0 (fifth edition), production 2: what no document may hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


class Unknown(StrictUndefined):
    """A name the context does not have: any use of it is an error."""

    @property
    def name(self) -> str:
        """The name as the template has it."""
        return str(self._undefined_name)

    @property
    def owner(self) -> object:
        """The object that has no such name, or None for a name of the document itself."""
        owner = self._undefined_obj
        return None if owner is missing else owner


def plain(value: object) -> object:
    """A value as people write it: None and nan are nothing, 12.0 is 12."""
    if value is None or isinstance(value, Markup):
        return "" if value is None else value
    if isinstance(value, float):
        if math.isnan(value) or math.isinf(value):
            return ""
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        return FORBIDDEN.sub("", value)
    return value


def _in_paragraph(value: object) -> object:
    """As `plain`, with line breaks, tabs and pictures as Word writes them inside a run."""
    value = plain(value)
    if isinstance(value, Chart | Picture):
        return marked(value)
    if isinstance(value, str) and not isinstance(value, Markup):
        text = value.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
        if "\n" in text or "\t" in text:
            return escape(text).replace("\n", _LINE).replace("\t", _TAB)
        return text
    return value


@cache
def environment(in_paragraph: bool = True) -> ImmutableSandboxedEnvironment:
    """The environment for a text part, or (not in_paragraph) for document properties."""
    made: Any = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=Unknown,
        finalize=_in_paragraph if in_paragraph else plain,
        keep_trailing_newline=True,
    )
    return made  # type: ignore[no-any-return]
