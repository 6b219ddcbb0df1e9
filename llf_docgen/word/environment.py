"""The Jinja environment that templates run in: sandboxed, escaping, strict, and within a budget."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable
from functools import cache, wraps
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from llf_docgen.model.figures import Chart, Picture
from llf_docgen.word import budget, values
from llf_docgen.word.figures import marked

# XML 1.0 (fifth edition), production 2: what no document may hold.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WITH_ATTRIBUTE = 3  # what `join` is given: a list, what stands between, which part of each
_LINE = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


# Filters of ours that hand on what they are given: a price on it, and no more.
PRICED = ("counted_", "looked_through_")


class Unknown(StrictUndefined):
    """A name the context does not have: any use of it is an error."""

    @property
    def name(self) -> str:
        """The name as the template has it; nothing where it names none, as the first of none."""
        return "" if self._undefined_name is None else str(self._undefined_name)

    @property
    def owner(self) -> object:
        """The object that has no such name, or None for a name of the document itself."""
        owner = self._undefined_obj
        return None if owner is missing else owner


def plain(value: object) -> object:
    """A value as people write it: None and nan are nothing, 12.0 is 12.

    Raises:
        NoText: it is a list, a record or a function.
    """
    if value is None:
        return ""
    if isinstance(value, Markup):
        budget.take_letters(len(value))
        return value if FORBIDDEN.search(value) is None else Markup(FORBIDDEN.sub("", value))  # noqa: S704
    if isinstance(value, float):
        if math.isnan(value) or math.isinf(value):
            return ""
        return int(value) if value.is_integer() else value
    if isinstance(value, str):
        budget.take_letters(len(value))
        return FORBIDDEN.sub("", value)
    if isinstance(value, Unknown):
        str(value)  # says that it is unknown
    return values.as_words(value)


def in_line(value: object) -> object:
    """As `plain`, for where Word has no elements for a line break or a tab: an attribute, a box."""
    if isinstance(value, Chart):
        return Markup(marked(value))  # noqa: S704, a mark of ours
    return escape(plain(value)).replace("\n", Markup("&#10;")).replace("\t", Markup("&#9;"))


def _in_paragraph(value: object) -> object:
    """As `plain`, with line breaks, tabs and pictures as Word writes them inside a run."""
    if isinstance(value, Chart | Picture):
        return marked(value)
    value = plain(value)
    if isinstance(value, str) and not isinstance(value, Markup):
        text = value.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
        if "\n" in text or "\t" in text:
            return escape(text).replace("\n", _LINE).replace("\t", _TAB)
        return text
    return value


class _Bounded(NodeTransformer):
    """Puts a price on what a template does over and over: its loops and macros, and joined texts.

    Jinja's sandbox keeps an eye on attributes and calls; these it lets be.
    """

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802, Jinja's name
        """A loop is paid for when it begins; one that calls itself, each time round."""
        weight = _own_words(node)
        self.generic_visit(node)
        node.iter = _filter(node, node.iter, "counted_", weight)
        if node.recursive:
            node.body.insert(0, _price(node, weight))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        """A macro is paid for each time it is called."""
        weight = _own_words(node)
        self.generic_visit(node)
        node.body.insert(0, _price(node, weight))
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        """So is what a macro's caller hands it."""
        weight = _own_words(node)
        self.generic_visit(node)
        node.body.insert(0, _price(node, weight))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Texts joined with `~` are measured first."""
        self.generic_visit(node)
        joined: nodes.Node = _filter(node, nodes.List(node.nodes, lineno=node.lineno), "joined_")
        return joined

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """What is compared takes as many steps as there is to see; a constant stops it soon."""
        self.generic_visit(node)
        first = node.ops[0]
        if not isinstance(node.expr, nodes.Const) and not isinstance(first.expr, nodes.Const):
            node.expr = _filter(node, node.expr, "looked_through_")
        for operand in node.ops:
            if not isinstance(operand.expr, nodes.Const):
                operand.expr = _filter(node, operand.expr, "looked_through_")
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """A list that holds others is as large as they are together."""
        return self._made(node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """So is a dictionary."""
        return self._made(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """So is a tuple, but for one that takes values in."""
        return self._made(node) if node.ctx == "load" else node

    def _made(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        made: nodes.Node = _filter(node, node, "looked_through_")
        return made


def _own_words(node: nodes.Node) -> int:
    """The letters that stand in a loop or macro itself, without those of loops in it."""
    letters, waiting = 0, list(node.iter_child_nodes())
    while waiting:
        child = waiting.pop()
        if isinstance(child, nodes.TemplateData):
            letters += len(child.data)
        elif not isinstance(child, nodes.For | nodes.Macro | nodes.CallBlock):
            waiting += child.iter_child_nodes()
    return letters


def _filter(at: nodes.Node, value: Any, name: str, weight: int | None = None) -> Any:
    given: list[nodes.Expr] = [] if weight is None else [nodes.Const(weight, lineno=at.lineno)]
    made = nodes.Filter(value, name, given, [], None, None, lineno=at.lineno)
    made.set_environment(at.environment)  # type: ignore[arg-type]
    return made


def _price(at: nodes.Node, weight: int) -> nodes.Stmt:
    nothing = nodes.Const(None, lineno=at.lineno)
    return nodes.ExprStmt(_filter(at, nothing, "paid_", weight), lineno=at.lineno)


@pass_context
def _counted(_: Context, items: Any, weight: int = 0) -> Any:
    return budget.counted(items, weight)


@pass_context
def _paid(_: Context, value: Any, weight: int = 0) -> Any:
    return budget.paid(value, weight)


@pass_context
def _looked_through(_: Context, value: Any) -> Any:
    return budget.looked_through(value)


@pass_eval_context
def _joined(context: EvalContext, parts: list[Any]) -> str:
    budget.take_letters(budget.size(parts))
    parts = ["" if part is None else values.as_words(part) for part in parts]
    return markup_join(parts) if context.autoescape else str_join(parts)


def _bounded(name: str, apply: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is paid for."""
    given_more = getattr(apply, "jinja_pass_arg", None) is not None

    @wraps(apply)
    def bounded(*given: Any, **named: Any) -> Any:
        if name == "join":
            given = budget.at_hand(given, int(given_more))
        told = given[1:] if given_more else given
        budget.before_filter(name, told, named)
        _must_be_words(name, told, named)
        if name in values.OF_WORDS and told and told[0] is None:
            given = (*given[: int(given_more)], "", *told[1:])  # a blank is no word
        return budget.after(apply(*given, **named))

    return bounded


def _must_be_words(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """What a filter would write out on its way is text too."""
    if name in values.OF_WORDS and given and not isinstance(given[0], Unknown):
        values.as_words(given[0])
    written: Iterable[Any] = given[1:] if name == "format" else ()
    if name == "join" and len(given) < _WITH_ATTRIBUTE and "attribute" not in named:
        written = given[0] if isinstance(given[0], Collection) else ()
    for one in written:
        values.as_words(one)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which whatever grows is paid for out of one budget."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        del self.globals["lipsum"]  # makes words by chance: no document is made twice alike
        self.filters = {name: _bounded(name, apply) for name, apply in self.filters.items()}
        self.filters |= {
            "counted_": _counted,
            "paid_": _paid,
            "looked_through_": _looked_through,
            "joined_": _joined,
            "in_line": in_line,
        }

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A sum, a product, a text that is formatted."""
        budget.before_sum(operator, left, right)
        if operator == "%" and isinstance(left, str):
            for one in right if isinstance(right, tuple) else (right,):
                values.as_words(one)
        return budget.after(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Something called: a macro, a text's own method."""
        if getattr(__obj, "__name__", "") == "join":
            args = budget.at_hand(args, 0)
        budget.before_call(__obj, args, kwargs)
        return budget.after(super().call(__context, __obj, *args, **kwargs))

    def _generate(self, source: nodes.Template, *more: Any, **options: Any) -> str:
        return super()._generate(_Bounded().visit(source), *more, **options)


@cache
def environment(in_paragraph: bool = True) -> ImmutableSandboxedEnvironment:
    """The environment for a text part, or (not in_paragraph) for document properties."""
    return _Environment(
        autoescape=True,
        undefined=Unknown,
        finalize=_in_paragraph if in_paragraph else plain,
        keep_trailing_newline=True,
    )
