"""Which names a template asks for that its document does not have, down to fields of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import nodes

from llf_docgen.model.names import did_you_mean

_BUILT_IN = {"loop", "range", "dict", "namespace", "lipsum", "cycler", "joiner", "caller"}
Types = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that is not there, the line that asks for it, and a hint."""

    name: str
    line: int
    hint: str


def unknown_names(tree: nodes.Template, context: type) -> Iterator[UnknownName]:
    """The unknown names of a parsed template.

    Args:
        tree: the template as Jinja parses it.
        context: the document's context, a dataclass whose fields are the names it may use.
    """
    yield from _walk(tree, dict(get_type_hints(context)))


def _walk(node: nodes.Node, known: dict[str, Any]) -> Iterator[UnknownName]:
    if isinstance(node, nodes.For):
        yield from _walk_loop(node, known)
    elif isinstance(node, nodes.Assign):
        yield from _walk(node.node, known)
        known.update(_bound(node.target, _type(node.node, known)))
    else:
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
    """The name, or the field of a row, that this one node asks for and that is not there."""
    if isinstance(node, nodes.Name) and node.ctx == "load":
        if node.name not in known and node.name not in _BUILT_IN:
            yield _unknown(node.name, node.lineno, list(known))
    elif isinstance(node, nodes.Getattr):
        owner = _type(node.node, known)
        if is_dataclass(owner) and node.attr not in get_type_hints(owner):
            yield _unknown(node.attr, node.lineno, list(get_type_hints(owner)))


def _unknown(name: str, line: int, known: list[str]) -> UnknownName:
    hint = did_you_mean(name, known)
    return UnknownName(name, line, f"{hint} It may use: {', '.join(sorted(known))}.")


def _bound(target: nodes.Node, type_: object) -> dict[str, object]:
    names = [target, *target.find_all(nodes.Name)]
    bound = {name.name: None for name in names if isinstance(name, nodes.Name)}
    return {target.name: type_} if isinstance(target, nodes.Name) else dict(bound)


def _type(node: nodes.Node, known: Types) -> Any:
    """The type of an expression, where it can be known without filling; else None."""
    if isinstance(node, nodes.Name):
        return known.get(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _type(node.node, known)
        return get_type_hints(owner).get(node.attr) if is_dataclass(owner) else None
    if isinstance(node, nodes.Getitem):
        return _element(_type(node.node, known))
    return None


def _element(type_: Any) -> Any:
    return get_args(type_)[0] if get_origin(type_) is tuple and get_args(type_) else None
