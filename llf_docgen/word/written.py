"""What a template writes by itself that nobody means: braces of a tag, and Python's own words.

Much of it is seen before anything is filled, by the tree that Jinja read; what is made only on
filling is looked for in what was made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from jinja2 import nodes
from lxml import etree

from llf_docgen.model.figures import Chart, Picture
from llf_docgen.word import values
from llf_docgen.word.xml import TEXT, P

BRACES = "It leaves {{ or {% in the document, as if nobody had filled it. Take the braces out."
_NOTHING = "It writes nothing. Take it out, or put the word in quotation marks."
_TRUTH = "It writes True or False, and no text. Write {{ 'words' if ... }} instead."
_AS_TAG = re.compile(r"\{[{%]")
_MARKUP = re.compile(r"<[^<>]*>")
_UNKNOWN = "\0"  # what is known only on filling
_ASKS = (nodes.Compare, nodes.Not, nodes.Test)
_TEXTS = etree.XPath("/descendant::text()[contains(., '{')] | /descendant::*/@*[contains(., '{')]")


def not_meant(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What a template would write whatever the data are, by its line, and what to do."""
    for const in _constants(tree):
        if isinstance(const.value, str) and _AS_TAG.search(const.value):
            yield const.lineno, BRACES
    for output in tree.find_all(nodes.Output):
        yield from _braces(output)
        for child in output.nodes:
            if any(isinstance(one, nodes.Const) and one.value is None for one in _parts(child)):
                yield child.lineno, _NOTHING
            elif any(_is_truth(leaf) for leaf in _leaves(child)):
                yield child.lineno, _TRUTH


def _constants(tree: nodes.Node) -> Iterator[nodes.Const]:
    """The constants that may be written somewhere, and are not only compared."""
    waiting = [tree]
    while waiting:
        for child in waiting.pop().iter_child_nodes():
            if isinstance(child, nodes.Const):
                yield child
            elif not isinstance(child, _ASKS):
                waiting.append(child)


def _parts(node: nodes.Expr) -> list[nodes.Expr | None]:
    """An expression, and what a filter that writes each of its parts is given."""
    if isinstance(node, nodes.Filter) and node.name in ("join", "format"):
        return [node, *_of_filter(node)]
    return [node]


def _braces(output: nodes.Output) -> Iterator[tuple[int, str]]:
    """Braces that constants and the words beside them make."""
    written, begins, lines, at = list[str](), list[int](), list[int](), 0
    for child in output.nodes:
        if isinstance(child, nodes.TemplateData):
            written.append(_MARKUP.sub("", child.data.replace("</w:p>", "\n")))
        else:
            begins.append(at)
            lines.append(child.lineno)
            written.append(_constant(child))
        at += len(written[-1])
    for found in _AS_TAG.finditer("".join(written)):
        tag = bisect_right(begins, found.end() - 1) - 1
        yield lines[tag] if tag >= 0 else 0, BRACES


def _constant(node: nodes.Expr) -> str:
    """What an expression gives whatever the data are, or each of the texts that it may give."""
    try:
        return str(node.as_const())
    except nodes.Impossible:
        pass
    except Exception:  # whatever it is, it is told where it is filled
        return _UNKNOWN
    texts = (leaf.value for leaf in _leaves(node) if isinstance(leaf, nodes.Const))
    return _UNKNOWN.join(["", *(text for text in texts if isinstance(text, str)), ""])


def _is_truth(leaf: nodes.Node) -> bool:
    return isinstance(leaf, nodes.Const) and isinstance(leaf.value, bool)


def _leaves(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """The values of which one is written, or all."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, nodes.CondExpr):
            waiting += [found.expr1, found.expr2]
        elif isinstance(found, nodes.Or):
            waiting += [found.right] if _is_truth(found.left) else [found.left, found.right]
        elif isinstance(found, nodes.And):
            waiting += [found.right]
        elif isinstance(found, nodes.Concat):
            waiting += found.nodes
        elif isinstance(found, nodes.Filter):
            waiting += _of_filter(found)
        elif isinstance(found, nodes.Mod):
            right = found.right
            waiting += right.items if isinstance(right, nodes.Tuple) else [right]
        elif found is not None:
            yield found


def _of_filter(node: nodes.Filter) -> list[nodes.Expr | None]:
    if node.name == "format":
        return [node.node, *node.args]
    if node.name in values.OF_WORDS:
        return [node.node]
    if node.name in ("default", "d"):
        return [node.node, *node.args[:1]]
    if node.name in ("join", "joined_") and isinstance(node.node, nodes.List | nodes.Tuple):
        return [*node.node.items]
    return []


def with_braces(root: etree._Element) -> str:
    """The words of a made part in which a tag's braces stand; nothing where there are none."""
    found: Any = _TEXTS(root)
    paragraphs: set[etree._Element] = set()
    for text in found:
        if _AS_TAG.search(text):
            return str(text)
        element = text.getparent()
        if not text.is_attribute and element.tag == TEXT:
            paragraphs.update(element.iterancestors(P))
    for paragraph in paragraphs:
        words = "".join(text.text or "" for text in paragraph.iter(TEXT))
        if _AS_TAG.search(words):
            return words
    return ""


def without_braces(value: Any) -> Any:
    """A context's value with other signs in place of its braces: what it would leave is not its."""
    if isinstance(value, str):
        return type(value)(value.replace("{", "(")) if type(value) is str else value
    if isinstance(value, Mapping):
        return {name: without_braces(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(without_braces(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type | Chart | Picture):
        changed = {f.name: without_braces(getattr(value, f.name)) for f in fields(value) if f.init}
        return replace(value, **changed)
    return value
