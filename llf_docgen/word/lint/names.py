"""Which names a template asks for that its document does not have, down to fields of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import meta, nodes

from llf_docgen.model.names import did_you_mean
from llf_docgen.word.environment import PRICED
from llf_docgen.word.prepared import Flaw, Prepared

Types = Mapping[str, Any]
_PLAIN = (str, int, float, bool, date, tuple)


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that is not there, the line that asks for it, and a hint."""

    name: str
    line: int
    hint: str


def unknown_flaws(prepared: Prepared, tree: nodes.Template, context: type) -> Iterator[Flaw]:
    """The unknown names of a part that is prepared, each at its tag."""
    tags = dict(prepared.tags)
    for unknown in unknown_names(tree, context):
        slot = prepared.slot_of(unknown.line)
        asks = tags.get(slot, "The template")
        yield Flaw(slot, f"{asks} asks for '{unknown.name}', which there is not.{unknown.hint}")


def unknown_names(tree: nodes.Template, context: type) -> Iterator[UnknownName]:
    """The unknown names of a parsed template, in whatever branch they stand.

    Args:
        tree: the template as Jinja parses it.
        context: the document's context, a dataclass whose fields are the names it may use.
    """
    known = _fields(context)
    undeclared = meta.find_undeclared_variables(tree) - known.keys()
    told: set[str] = set()
    for name in tree.find_all(nodes.Name):
        if name.name in undeclared and name.ctx == "load" and name.name not in told:
            told.add(name.name)
            yield _unknown(name.name, name.lineno, known)
    yield from _walk(tree, dict(known))


@cache
def _fields(of: type) -> Types:
    """A dataclass's fields with their types."""
    return get_type_hints(of)


def _walk(node: nodes.Node, known: dict[str, Any]) -> Iterator[UnknownName]:
    """Asks each field of a row whether it is there; `known` are the types of names, by now."""
    if isinstance(node, nodes.For):
        yield from _walk_loop(node, known)
    elif isinstance(node, nodes.Assign):
        yield from _walk(node.node, known)
        known.update(_bound(node.target, _type(node.node, known)))
    else:
        if isinstance(node, nodes.Macro | nodes.CallBlock):
            known = known | {arg.name: None for arg in node.args}
        elif isinstance(node, nodes.With):
            known = known | {n.name: None for t in node.targets for n in t.find_all(nodes.Name)}
            known |= {t.name: None for t in node.targets if isinstance(t, nodes.Name)}
        elif isinstance(node, nodes.AssignBlock):
            known.update(_bound(node.target, None))
        yield from _asked_for(node, known)
        for child in node.iter_child_nodes():
            yield from _walk(child, known)


def _walk_loop(loop: nodes.For, known: dict[str, Any]) -> Iterator[UnknownName]:
    """What a loop binds is known inside it only."""
    yield from _walk(loop.iter, known)
    inside = known | _bound(loop.target, _element(_type(loop.iter, known)))
    for child in (*loop.body, *loop.else_, *filter(None, [loop.test])):
        yield from _walk(child, inside)


def _asked_for(node: nodes.Node, known: Types) -> Iterator[UnknownName]:
    """The field of a row that this one node asks for and that is not there."""
    if isinstance(node, nodes.Getattr):
        owner, name = _type(node.node, known), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner, name = _type(node.node, known), node.arg.value
    else:
        return
    if not isinstance(name, str):
        return
    if is_dataclass(owner) and isinstance(owner, type):
        if name not in _fields(owner) and not hasattr(owner, name):
            yield _unknown(name, node.lineno, _fields(owner))
    elif (plain := get_origin(owner) or owner) in _PLAIN and not hasattr(plain, name):
        yield _unknown(name, node.lineno, {})


def _unknown(name: str, line: int, known: Types) -> UnknownName:
    hint = did_you_mean(name, known)
    may = f" It may use: {', '.join(sorted(known))}." if known else ""
    return UnknownName(name, line, f"{hint}{may}")


def _bound(target: nodes.Node, type_: object) -> dict[str, object]:
    names = [target, *target.find_all(nodes.Name)]
    bound = {name.name: None for name in names if isinstance(name, nodes.Name)}
    return {target.name: type_} if isinstance(target, nodes.Name) else dict(bound)


def _type(node: nodes.Node, known: Types) -> Any:
    """The type of an expression, where it can be known without filling; else None."""
    if isinstance(node, nodes.Filter) and node.name in PRICED and node.node is not None:
        return _type(node.node, known)
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _type(node.node, known)
        of = _fields(owner) if is_dataclass(owner) and isinstance(owner, type) else {}
        return of.get(node.attr)
    if isinstance(node, nodes.Getitem):
        return _element(_type(node.node, known))
    return None


def _element(type_: Any) -> Any:
    return get_args(type_)[0] if get_origin(type_) is tuple and get_args(type_) else None
