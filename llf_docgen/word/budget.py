"""What filling one part may cost: letters that its tags make, and steps that they take.

A template comes from somebody, and one tag can ask for more than a computer has: a text a thousand
million times over, a loop in a loop in a loop. Whatever grows is measured before it is made, and
taken off one budget for the whole part.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import Any

from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Undefined

MOST_LETTERS = 40_000_000  # Word opens no part as long as that in good time
MOST_STEPS = 1_000_000  # a second or two
MOST_DIGITS = 4_000  # of a whole number; Python writes no longer one
MOST_WIDTH = 100_000  # letters to fill one value up to
_LETTERS_A_STEP = 20  # of a text that is looked over letter by letter
_A_CALL = 40  # steps that calling a macro takes
_MOST_DEEP = 200  # lists inside one another
_CONTAINERS = (list, tuple, Mapping, set, frozenset)
_BITS = MOST_DIGITS * 10 // 3
_WIDTHS = re.compile(r"(\d+)(?=[hlL]?[diouxXeEfFgGcrsa.])")  # `%12.3f`
_SPECS = re.compile(r":([^{}:]*)")  # `{:>12}`
_DIGITS = re.compile(r"\d+")
# Filters whose numbers are values, not sizes; those that look at a list, not at its words.
_OF_VALUES = {"default", "d", "int", "float", "sum", "map"} | {
    f"{kind}{of}" for kind in ("select", "reject") for of in ("", "attr")
}
_OF_LISTS = _OF_VALUES | {
    *("length", "count", "first", "last", "list", "sort", "reverse", "unique", "groupby", "random"),
    *("min", "max", "batch", "slice", "items", "dictsort", "attr", "join", "in_line"),
}
_FILL_UP = ("center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes")


class TooMuch(TemplateRuntimeError):
    """A tag asks for more than a document can hold."""


class _Left(threading.local):
    """What is left for the part that is being filled; each thread fills its own."""

    letters = MOST_LETTERS
    steps = MOST_STEPS


_LEFT = _Left()


def begin() -> None:
    """The whole budget, for the next part."""
    _LEFT.letters, _LEFT.steps = MOST_LETTERS, MOST_STEPS


def take_letters(letters: int) -> None:
    """Takes letters off the budget; raises TooMuch where it is spent."""
    _LEFT.letters -= letters
    if _LEFT.letters < 0:
        raise TooMuch(f"it would make more than {MOST_LETTERS // 1_000_000} million letters")


def take_steps(steps: int = 1) -> None:
    """Takes steps off the budget; raises TooMuch where it is spent."""
    _LEFT.steps -= steps
    if _LEFT.steps < 0:
        raise TooMuch(f"it would take more than {MOST_STEPS // 1_000_000} million steps")


def _must_fit(letters: int) -> None:
    if letters > _LEFT.letters:
        take_letters(letters)


def counted(items: Any, weight: int = 0) -> Any:
    """What a loop goes through, paid for: a step and the loop's own words for each time."""
    weight = max(weight, 0)
    if isinstance(items, Undefined):
        return items
    if hasattr(items, "__len__"):
        _pay(len(items), weight)
        return items
    return _one_by_one(items, weight)


def _one_by_one(items: Iterable[Any], weight: int) -> Iterator[Any]:
    for item in items:
        _pay(1, weight)
        yield item


def paid(value: Any, weight: int = 0) -> Any:
    """A macro's or a loop's own words, each time that it is called, which takes its time."""
    take_steps(_A_CALL)
    take_letters(max(weight, 0))
    return value


def _pay(times: int, weight: int) -> None:
    take_steps(times)
    take_letters(times * weight)


def size(value: object, records: bool = True) -> int:
    """About how many letters a value takes when it is written out; a step for each item of it.

    `records` says that those are written out too. A list that stands in a list many times over
    counts as often as it would be written, so the walk ends with the budget.
    """
    if isinstance(value, str | bytes):
        return len(value)
    letters, items, waiting = 0, 0, [iter((value,))]
    while waiting:
        one = next(waiting[-1], waiting)
        if one is waiting:
            waiting.pop()
            continue
        letters, items = letters + 4, items + 1
        if isinstance(one, str | bytes):
            letters += len(one)
        elif isinstance(one, Mapping):
            waiting.append(chain.from_iterable(one.items()))
        elif isinstance(one, list | tuple | set | frozenset):
            waiting.append(iter(one))
        elif records and is_dataclass(one) and not isinstance(one, type):
            waiting.append(iter([getattr(one, field.name) for field in fields(one)]))
        if items > _LEFT.steps or letters > _LEFT.letters or len(waiting) > _MOST_DEEP:
            raise TooMuch("it makes more than a document can hold")
    take_steps(items)
    return letters


def looked_through(value: Any) -> Any:
    """What is compared, or looked for or in: as many steps as there is to see."""
    if isinstance(value, str | bytes):
        take_steps(1 + len(value) // 1_000)
    elif isinstance(value, _CONTAINERS):
        size(value, records=False)
    elif hasattr(value, "__len__") and not isinstance(value, Undefined):
        take_steps(len(value))
    return value


def before_sum(operator: str, left: Any, right: Any) -> None:
    """Pays for `left operator right`, before it is worked out."""
    take_steps()
    if operator == "%" and isinstance(left, str | bytes):
        _before_format(str(left), right)
    elif operator == "+" and not isinstance(left, int | float):
        _take_together(left, right)
    elif operator == "*":
        _before_times(left, right)
    elif operator == "**" and isinstance(left, int) and isinstance(right, int) and right > 1:
        _whole(left.bit_length() * right)


def _take_together(left: Any, right: Any) -> None:
    for value in (left, right):
        if isinstance(value, str | bytes):
            take_letters(len(value))
        elif isinstance(value, list | tuple):
            take_letters(size(value, records=False))


def _before_times(left: Any, right: Any) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _whole(left.bit_length() + right.bit_length())
        return
    for value, times in ((left, right), (right, left)):
        if isinstance(times, int) and isinstance(value, str | bytes | list | tuple):
            take_letters(size(value, records=False) * max(times, 0))


def _whole(bits: int) -> None:
    if bits > _BITS:
        raise TooMuch(f"the number would have more than {MOST_DIGITS} figures")


def _before_format(words: str, values: object) -> None:
    """`'%12d' % number`: the widths it names, and each value as often as it may stand there."""
    numbers = values if isinstance(values, tuple) else (values,)
    widths = [found[1] for found in _WIDTHS.finditer(words)]
    if "*" in words:
        widths += [str(number) for number in numbers if isinstance(number, int)]
    _must_fit(_widths(widths) + len(words) + words.count("%") * size(values))


def _widths(widths: Iterable[str]) -> int:
    """The sum of the widths; raises TooMuch where one is beyond measure."""
    total = 0
    for width in widths:
        if len(width) > len(str(MOST_WIDTH)) or int(width) > MOST_WIDTH:
            raise TooMuch(f"it fills a value up to more than {MOST_WIDTH} letters")
        total += int(width)
    return total


def at_hand(values: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    """The values with one of them as a list, where it would come one by one: to be measured."""
    if len(values) <= at or hasattr(values[at], "__len__") or not hasattr(values[at], "__iter__"):
        return values
    return (*values[:at], list(counted(values[at])), *values[at + 1 :])


def before_call(called: Any, values: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """Pays for calling something: a text's own methods are those that can grow it."""
    take_steps()
    method = getattr(called, "__wrapped__", called)
    owner = getattr(method, "__self__", None)
    name = getattr(method, "__name__", "")
    if isinstance(owner, str | bytes):
        take_steps(len(owner) // _LETTERS_A_STEP)
    if isinstance(owner, str | bytes | int):
        _before_method(owner, name, (*values, *named.values()))


def _before_method(owner: Any, name: str, values: tuple[Any, ...]) -> None:
    if name in _FILL_UP:
        _widths(str(value) for value in values if isinstance(value, int) and value > 0)
        widest = max([0, *(value for value in values if isinstance(value, int))])
        tabs = owner.count("\t") if name == "expandtabs" else 1
        _must_fit(tabs * widest)
    elif name in ("format", "format_map"):
        specs = "".join(found[1] + " " for found in _SPECS.finditer(str(owner)))
        widths = _DIGITS.findall(specs)
        if ":{" in owner or "{}" in specs or re.search(r":[^{}]*\{", owner):
            widths += [str(value) for value in values if isinstance(value, int)]
            widths += [value for value in values if isinstance(value, str) and value.isdigit()]
        _must_fit(_widths(widths) + owner.count("{") * size(values))
    elif name == "replace" and len(values) > 1:
        _must_fit(_replaced(owner, values[0], values[1]))
    elif name == "translate" and values and isinstance(values[0], Mapping):
        longest = max((size(value) for value in values[0].values()), default=0)
        _must_fit(len(owner) * max(longest, 1))
    elif name == "join" and values and hasattr(values[0], "__len__"):
        _must_fit(size(values[0]) + len(values[0]) * len(owner))


def _replaced(words: Any, old: Any, new: Any) -> int:
    return int(len(words) + (words.count(old) if old else len(words) + 1) * len(new))


def before_filter(name: str, values: tuple[Any, ...], named: Mapping[str, Any]) -> None:
    """Pays for a filter, before it is applied; `values` begins with what it is applied to."""
    take_steps()
    if not values or isinstance(values[0], Undefined):
        return
    value, more = values[0], (*values[1:], *named.values())
    if name not in _OF_VALUES:
        _widths(str(n) for n in more if isinstance(n, int) and not isinstance(n, bool) and n > 0)
    if name not in _OF_LISTS and not isinstance(value, str):
        _must_fit(size(value))
    for given in values:
        looked_through(given)
        take_steps(len(given) // _LETTERS_A_STEP if isinstance(given, str) else 0)
    texts = [one for one in more if isinstance(one, str)]
    longest = max(map(len, texts), default=0)
    if name == "format":
        _before_format(str(value), more)
    elif name == "replace" and len(texts) > 1:
        _must_fit(_replaced(str(value), texts[0], texts[1]))
    elif name == "join" and hasattr(value, "__len__"):
        _must_fit(size(value) + len(value) * longest)
    elif name in ("indent", "wordwrap", "urlize") and isinstance(value, str):
        widest = max([longest, *(n for n in more if isinstance(n, int))])
        times = value.count("\n") + 1 if name == "indent" else len(value)
        _must_fit(len(value) + times * (widest if name == "indent" else longest))


def after(made: Any) -> Any:
    """Pays for what was made: a text by its letters, a list by its items."""
    if isinstance(made, str | bytes):
        take_letters(len(made))
    elif isinstance(made, _CONTAINERS):
        take_letters(size(made, records=False))
    return made
