"""What kind of value a tag's expression gives, where that can be known without filling.

A kind is a type as a context's fields have it: `str`, a record, `tuple[Record, ...]`; None where
it can't be known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes

from llf_docgen.model.figures import Chart, Picture
from llf_docgen.word import values
from llf_docgen.word.environment import PRICED, environment

Kinds = Mapping[str, Any]
Function = Callable[..., Any]
_MANY = tuple[Any, ...]
_LISTS = (list, tuple, range, bytes)
_SAME = {*PRICED, "in_line", "sort", "reverse", "unique", "list", "select", "reject"} | {
    *("selectattr", "rejectattr", "batch_")
}
_LISTED = {"list", "map", "batch", "slice", "groupby", "dictsort", "items"} | {
    *("sort", "unique", "select", "reject", "selectattr", "rejectattr")
}
_ONE_OF = {"first", "last", "random", "min", "max"}
_SPLIT = {"split", "rsplit", "splitlines", "partition", "rpartition"}


@cache
def fields_of(record: type) -> Kinds:
    """A record's fields with their kinds."""
    return get_type_hints(record)


def is_record(kind: Any) -> bool:
    """Whether a kind is a record's; charts and pictures stand in a document as they are."""
    return isinstance(kind, type) and is_dataclass(kind) and not issubclass(kind, Chart | Picture)


def element_of(kind: Any) -> Any:
    """What a list holds."""
    held = get_args(kind)[0] if get_origin(kind) is tuple and get_args(kind) else None
    return None if held is Any else held


def what(kind: Any) -> str:
    """What it is called, where no value of that kind is text; nothing otherwise."""
    if kind is Function:
        return values.FUNCTION
    plain = get_origin(kind) or kind
    if plain in _LISTS:
        return values.LIST
    if plain is dict:
        return values.NAMES
    return values.RECORD if is_record(kind) and kind.__str__ is object.__str__ else ""


def kind_of(node: nodes.Node, known: Kinds) -> Any:
    """The kind of an expression; `known` are those of the names at that place."""
    of = _KINDS.get(type(node))
    return of(node, known) if of is not None else None


def _of_name(node: nodes.Name, known: Kinds) -> Any:
    if node.name not in known and callable(environment().globals.get(node.name)):
        return Function
    return known.get(node.name)


def _of_const(node: nodes.Const, _: Kinds) -> Any:
    return type(node.value)


def _of_attribute(node: nodes.Getattr, known: Kinds) -> Any:
    return _part_of(kind_of(node.node, known), node.attr)


def _part_of(owner: Any, name: str) -> Any:
    """What a record's field is, or that it is a function of a text or a list."""
    of = fields_of(owner) if is_record(owner) else {}
    if name in of:
        return of[name]
    found = getattr(get_origin(owner) or owner, name, None) if owner not in (None, Function) else 0
    if isinstance(found, property):
        return get_type_hints(found.fget).get("return")
    return Function if callable(found) and not isinstance(found, type) else None


def _of_item(node: nodes.Getitem, known: Kinds) -> Any:
    owner = kind_of(node.node, known)
    if isinstance(node.arg, nodes.Slice):
        return owner
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return _part_of(owner, node.arg.value)
    return element_of(owner)


def _of_filter(node: nodes.Filter, known: Kinds) -> Any:
    if node.node is None:
        return str
    given = kind_of(node.node, known)
    if node.name in ("reverse", "default", "d") and what(given) != values.LIST:
        return given if node.name == "reverse" else None
    if node.name in _SAME and (node.name not in _LISTED or element_of(given)):
        return given
    if node.name in _LISTED:
        return _MANY
    return element_of(given) if node.name in _ONE_OF else None


def _of_call(node: nodes.Call, known: Kinds) -> Any:
    if isinstance(node.node, nodes.Getattr) and kind_of(node.node.node, known) is str:
        name = node.node.attr
        return _MANY if name in _SPLIT else bytes if name == "encode" else None
    if isinstance(node.node, nodes.Name) and node.node.name not in known:
        made = {"range": _MANY, "dict": dict, "namespace": dict, "joiner": Function}
        return made.get(node.node.name)
    return None


def _of_sum(node: nodes.BinExpr, known: Kinds) -> Any:
    sides = (kind_of(node.left, known), kind_of(node.right, known))
    return next((side for side in sides if what(side) == values.LIST), None)


def _of_choice(node: nodes.CondExpr, known: Kinds) -> Any:
    return _worse(node.expr1, node.expr2, known)


def _of_either(node: nodes.BinExpr, known: Kinds) -> Any:
    return _worse(node.left, node.right, known)


def _worse(one: nodes.Node, other: nodes.Node | None, known: Kinds) -> Any:
    """The kind of the one that is no text, where one is: it is what would be written one day."""
    kinds = [kind_of(node, known) for node in (one, other) if node is not None]
    return next(
        (kind for kind in kinds if what(kind)), kinds[0] if len(set(map(str, kinds))) == 1 else None
    )


def _of_list(_: nodes.Node, __: Kinds) -> Any:
    return _MANY


def _of_dict(_: nodes.Node, __: Kinds) -> Any:
    return dict


_KINDS: Mapping[type, Callable[[Any, Kinds], Any]] = {
    nodes.Name: _of_name,
    nodes.Const: _of_const,
    nodes.Getattr: _of_attribute,
    nodes.Getitem: _of_item,
    nodes.Filter: _of_filter,
    nodes.Call: _of_call,
    nodes.CondExpr: _of_choice,
    nodes.Or: _of_either,
    nodes.And: _of_either,
    nodes.Add: _of_sum,
    nodes.Mul: _of_sum,
    nodes.List: _of_list,
    nodes.Tuple: _of_list,
    nodes.Dict: _of_dict,
}


def word_of(kind: Any) -> str:
    """The name of a record's first text, to show how one is asked for."""
    if not is_record(kind):
        return ""
    return next((f.name for f in fields(kind) if fields_of(kind)[f.name] is str), "")
