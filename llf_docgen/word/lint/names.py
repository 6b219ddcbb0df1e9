"""Which names a template asks for that its document does not have, down to fields of rows.

And which of them are no text, and would be written as Python writes a list or a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date
from typing import Any, get_origin

from jinja2 import meta, nodes

from llf_docgen.model.names import did_you_mean
from llf_docgen.word import values
from llf_docgen.word.lint.kinds import (
    Function,
    Kinds,
    element_of,
    fields_of,
    kind_of,
    what,
    word_of,
)
from llf_docgen.word.prepared import Flaw, Prepared
from llf_docgen.word.tags import Tag

_PLAIN = (str, int, float, bool, date, tuple)
_CALLED = {str: "a text", date: "a day", tuple: "a list", bool: "Yes or No"}
_NAMED = re.compile(r"[\w.]+")


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that is not there, the line that asks for it, a hint, and of what it is asked."""

    name: str
    line: int
    hint: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class NoText:
    """What would be written and is no text, and its line; `whole` where the tag says no more."""

    kind: Any
    line: int
    whole: bool


Found = Iterator[UnknownName | NoText]


def unknown_flaws(prepared: Prepared, tree: nodes.Template, context: type) -> Iterator[Flaw]:
    """The unknown names of a part that is prepared, and what is no text, each at its tag."""
    for found in wrong_names(tree, context):
        tag = prepared.tag_of(found.line)
        if isinstance(found, NoText):
            message = f"{tag or 'A tag'} {_is_no_text(found, tag)}"
        else:
            asks = f"{tag or 'The template'} asks for '{found.name}'"
            message = f"{asks}{found.of or ', which there is not.'}{found.hint}"
        yield Flaw(prepared.slot_of(found.line), message)


def _is_no_text(found: NoText, tag: Tag | None) -> str:
    """What it is, and what to write instead."""
    said = f"{'is' if found.whole else 'writes'} {what(found.kind)}, and no text."
    if not found.whole or tag is None or tag.opening != "{{":
        return f"{said} Name one of the values in it."
    named = " ".join(tag.body.split())
    one = named if _NAMED.fullmatch(named) else f"({named})"
    if what(found.kind) == values.LIST:
        word = word_of(element_of(found.kind))
        if word:
            loop = f"{{% for one in {named} %}}{{{{ one.{word} }}}}{{% endfor %}}"
            return f"{said} Go through it: {loop}"
        return f"{said} Write {{{{ {one}|join(', ') }}}}."
    if found.kind is Function:
        return f"{said} Write it with its brackets: {{{{ {one}() }}}}."
    word = word_of(found.kind)
    return f"{said} Write " + (f"{{{{ {one}.{word} }}}}." if word else "one of the values in it.")


def wrong_names(tree: nodes.Template, context: type) -> Found:
    """The unknown names of a parsed template, and what is no text, in whatever branch they stand.

    Args:
        tree: the template as Jinja parses it.
        context: the document's context, a dataclass whose fields are the names it may use.
    """
    known = fields_of(context)
    undeclared = meta.find_undeclared_variables(tree) - known.keys()
    told: set[str] = set()
    for name in tree.find_all(nodes.Name):
        if name.name in undeclared and name.ctx == "load" and name.name not in told:
            told.add(name.name)
            yield _unknown(name.name, name.lineno, known)
    yield from _walk(tree, dict(known))


def _walk(node: nodes.Node, known: dict[str, Any]) -> Found:
    """Asks each field of a row whether it is there; `known` are the kinds of names, by now."""
    if isinstance(node, nodes.For):
        yield from _walk_loop(node, known)
    elif isinstance(node, nodes.Assign):
        yield from _walk(node.node, known)
        known.update(_bound(node.target, kind_of(node.node, known)))
    else:
        if isinstance(node, nodes.Macro | nodes.CallBlock):
            if isinstance(node, nodes.Macro):
                known[node.name] = Function
            known = known | {arg.name: None for arg in node.args} | {"caller": Function}
        elif isinstance(node, nodes.With):
            for value in node.values:
                yield from _walk(value, known)
            known = dict(known)
            for target, value in zip(node.targets, node.values, strict=True):
                known |= _bound(target, kind_of(value, known))
            for child in node.body:
                yield from _walk(child, known)
            return
        elif isinstance(node, nodes.AssignBlock):
            known.update(_bound(node.target, None))
        yield from _asked_for(node, known)
        yield from _written(node, known)
        for child in node.iter_child_nodes():
            yield from _walk(child, known)


def _walk_loop(loop: nodes.For, known: dict[str, Any]) -> Found:
    """What a loop binds is known inside it only."""
    yield from _walk(loop.iter, known)
    inside = known | _bound(loop.target, element_of(kind_of(loop.iter, known))) | {"loop": dict}
    for child in (*loop.body, *loop.else_, *filter(None, [loop.test])):
        yield from _walk(child, inside)


def _written(node: nodes.Node, known: Kinds) -> Iterator[NoText]:
    """What this one node writes out and is no text."""
    whole, parts = False, list[nodes.Node]()
    if isinstance(node, nodes.Output):
        whole, parts = True, [n for n in node.nodes if not isinstance(n, nodes.TemplateData)]
    elif isinstance(node, nodes.Concat):
        parts = [*node.nodes]
    elif isinstance(node, nodes.Filter) and node.node is not None:
        if node.name == "joined_" and isinstance(node.node, nodes.List):
            parts = [*node.node.items]
        elif node.name in values.OF_WORDS:
            parts = [node.node]
        elif node.name == "join" and not node.args[1:] and not node.kwargs:
            held = element_of(kind_of(node.node, known))
            if what(held):
                yield NoText(held, node.lineno, whole=False)
    for part in parts:
        kind = kind_of(part, known)
        if what(kind):
            yield NoText(kind, part.lineno, whole)


def _asked_for(node: nodes.Node, known: Kinds) -> Iterator[UnknownName]:
    """The field of a row that this one node asks for and that is not there."""
    if isinstance(node, nodes.Getattr):
        owner, name = kind_of(node.node, known), node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        owner, name = kind_of(node.node, known), node.arg.value
    else:
        return
    if not isinstance(name, str):
        return
    if is_dataclass(owner) and isinstance(owner, type):
        if name not in fields_of(owner) and not hasattr(owner, name):
            yield _unknown(name, node.lineno, fields_of(owner))
    elif (plain := get_origin(owner) or owner) in _PLAIN and not hasattr(plain, name):
        asked = _as_asked(node.node)
        instead = f" Write {{{{ {asked} }}}}." if asked and plain is not tuple else ""
        kind = _CALLED.get(plain, "a number")
        of = f" of {asked or 'a value'}, which is {kind} and has no such part."
        yield UnknownName(name, node.lineno, instead, of)


def _as_asked(node: nodes.Node) -> str:
    """A name as it is asked for: `row.due`; nothing for what is worked out."""
    if isinstance(node, nodes.Name):
        return node.name
    owner = _as_asked(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{owner}.{node.attr}" if owner and isinstance(node, nodes.Getattr) else ""


def _unknown(name: str, line: int, known: Kinds) -> UnknownName:
    hint = did_you_mean(name, known)
    may = f" It may use: {', '.join(sorted(known))}." if known else ""
    return UnknownName(name, line, f"{hint}{may}")


def _bound(target: nodes.Node, type_: object) -> dict[str, object]:
    names = [target, *target.find_all(nodes.Name)]
    bound = {name.name: None for name in names if isinstance(name, nodes.Name)}
    return {target.name: type_} if isinstance(target, nodes.Name) else dict(bound)
