"""What can stand in a document as words: text, numbers, days; and what the rest is called.

Python writes a list or a function too, in a way that means nothing to whoever reads minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from jinja2.exceptions import TemplateRuntimeError

LIST, NAMES, FUNCTION, RECORD = "a list", "names with values", "a function", "a record"
_AS_WORDS = (str, int, float, Decimal, date, time, timedelta, type(None))
_LISTS = (list, tuple, set, frozenset, range, Iterator)
# What Jinja's filters would write out first, whatever they are given.
OF_WORDS = frozenset(
    (
        *("capitalize", "center", "e", "escape", "forceescape", "indent", "lower", "pprint"),
        *("replace", "safe", "string", "striptags", "title", "trim", "truncate", "upper"),
        *("urlize", "wordcount", "wordwrap", "format"),
    )
)


class NoText(TemplateRuntimeError):
    """A value was to be written that is no text."""


def what(value: object) -> str:
    """What a value is that can't stand in a document; nothing for one that can."""
    if isinstance(value, _AS_WORDS) or hasattr(value, "__html__"):
        return ""
    if isinstance(value, (*_LISTS, bytes)):
        return LIST
    if isinstance(value, Mapping):
        return NAMES
    if callable(value):
        return FUNCTION
    return RECORD if type(value).__str__ is object.__str__ else ""


def as_words(value: Any) -> Any:
    """The value, which can be written.

    Raises:
        NoText: it is a list, a record or a function.
    """
    said = what(value)
    if said:
        raise NoText(f"it is {said}, and no text: name one of the values in it")
    return value
