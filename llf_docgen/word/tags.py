"""The tags of a template as people type them: docxtpl's language, read in one pass.

Filling and looking over both read tags here and nowhere else, so what the one takes the other
takes. A tag ends where Jinja says that it ends: not inside a text in quotation marks, and not at
the brace of a dictionary. What Word does to typed text is undone: curly quotation marks that stand
for straight ones, no-break and zero-width spaces.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass

MOST_BRACES = 50  # brackets inside one another, in one tag

# Braces that are meant as such in the document (docxtpl, "Escaping").
LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_START = re.compile(r"\{_\{|\}_\}|\{_%|%_\}|\{[{%#]|[}%]\}")
_SCOPE = re.compile(r"(p|tr|tc|r)(?=[\s\xa0\u200b\ufeff])", re.IGNORECASE)
_CURLY_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_CURLY_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a"
# Each quotation is taken whole and none of it given back, so that reading stays one pass.
_QUOTED = re.compile(
    r"""(?s:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'"""
    rf"""|[{_CURLY_DOUBLE}]((?:[^{_CURLY_DOUBLE}"\\]|\\.)*+)[{_CURLY_DOUBLE}"]"""
    rf"""|[{_CURLY_SINGLE}]((?:[^{_CURLY_SINGLE}'\\]|\\.)*+)[{_CURLY_SINGLE}'])"""
)
_QUOTES = f"\"'{_CURLY_DOUBLE}{_CURLY_SINGLE}"
_STOP = re.compile(rf"[{_QUOTES}\[\](){{}}%]")
_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_WORD = re.compile(r"\w+")
_OPENING = re.compile(r"(\{[{%#])")
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPEN, _CLOSE = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: `{{`, `{%` or `{#`, docxtpl's letters (p, tr, tc, r) or none, and what it says.

    `typed` is the tag as it stands in Word, `body` what it says as Jinja reads it; `before` and
    `after` are the signs with which it joins its text to what stands before and after it.
    """

    opening: str
    scope: str
    body: str
    typed: str
    before: str = ""
    after: str = ""
    curly: bool = False

    @property
    def word(self) -> str:
        """`for`, `endif` ...; nothing for a value."""
        found = _WORD.match(self.body.strip()) if self.opening == "{%" else None
        return found.group() if found else ""

    @property
    def source(self) -> str:
        """The tag as Jinja reads it, without docxtpl's letters; on a line of its own from within.

        So each tag's line in the source says which tag it is, and no letter is added outside it.
        """
        if self.opening == "{#":
            return f"{{#{self.before}\n{self.after}#}}"
        return f"{self.opening}{self.before}\n{self.body}{self.after}{_CLOSING[self.opening]}"

    def __str__(self) -> str:
        return _SPACES.sub(" ", self.typed)


@dataclass(frozen=True, slots=True)
class Half:
    """The half of a tag whose other half is not there, or a quotation mark without its partner."""

    mark: str


def pieces(text: str) -> Iterator[str | Tag | Half]:
    """A text as words and tags, in order; it ends with the first tag that is not whole."""
    done = 0
    while found := _START.search(text, done):
        mark = found.group()
        if found.start() > done:
            yield text[done : found.start()]
        if mark in LITERALS:
            yield Tag("{{", "", f"'{LITERALS[mark]}'", mark)
            done = found.end()
            continue
        if mark not in _CLOSING:
            yield Half(mark)
            return
        tag, done = _tag(text, found.start(), mark)
        if isinstance(tag, Tag) and tag.word == "raw":
            tag, done = yield from _raw(text, found.start(), done)
        yield tag
        if isinstance(tag, Half):
            return
    if done < len(text):
        yield text[done:]


def tags_in(text: str) -> tuple[Tag, ...]:
    """The whole tags in a text, in order."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Tag))


def _tag(text: str, start: int, opening: str) -> tuple[Tag | Half, int]:
    """The tag that begins here, and where it ends."""
    at = start + 2
    before = text[at : at + 1] if text[at : at + 1] in ("-", "+") else ""
    at += len(before)
    letters = _SCOPE.match(text, at)
    scope = letters.group() if letters else ""
    if letters and (scope.islower() or opening != "{{"):  # `{{P }}` may be a name, `{%P` is none
        at, scope = letters.end(), scope.casefold()
    else:
        scope = ""
    if opening == "{#":
        end = text.find("#}", at)
        return (
            (Half(opening), at) if end < 0 else (_comment(text, start, end, scope, before), end + 2)
        )
    body: list[str] = []
    curly, end = _read_body(text, at, _CLOSING[opening], body)
    if isinstance(curly, Half):
        return (Half(opening) if curly.mark == "" else curly), at
    said = "".join(body)
    after = said[-1:] if (said[-1:] in ("-", "+") and opening == "{%") or said[-1:] == "-" else ""
    said = said.removesuffix(after) if after else said
    if scope and not said.strip():
        said, scope = scope, ""  # `{{ r }}` typed as `{{r }}`: a name, not docxtpl's letter
    return Tag(opening, scope, said, text[start:end], before, after, curly), end


def _comment(text: str, start: int, end: int, scope: str, before: str) -> Tag:
    after = "-" if text[end - 1] == "-" and end - 1 > start + 2 else ""
    return Tag("{#", scope, "", text[start : end + 2], before, after)


def _read_body(text: str, at: int, closing: str, body: list[str]) -> tuple[bool | Half, int]:
    """Reads up to the tag's end; whether curly quotation marks stood for straight ones, and where.

    A half is what keeps it from ending: nothing, a quotation mark, or a bracket too many.
    """
    open_braces: list[str] = []
    curly = False
    while found := _STOP.search(text, at):
        body.append(_plain(text[at : found.start()]))
        at, sign = found.start(), found.group()
        if text.startswith(closing, at) and "{" not in open_braces:
            return curly, at + 2
        if sign in _QUOTES:
            quoted = _QUOTED.match(text, at)
            if quoted is None:
                return Half(sign), at
            body.append(_quotation(quoted, sign))
            curly = curly or sign not in "\"'"
            at = quoted.end()
            continue
        if sign in _OPEN:
            open_braces.append(sign)
            if len(open_braces) > MOST_BRACES:
                return Half(sign * 3), at
        elif sign in _CLOSE and open_braces:
            open_braces.pop()
        body.append(sign)
        at += 1
    return Half(""), at


def _quotation(quoted: re.Match[str], sign: str) -> str:
    """A text in quotation marks as Jinja reads it; what stands in it stays as it is."""
    inside = next(group for group in quoted.groups() if group is not None)
    straight = '"' if sign in f'"{_CURLY_DOUBLE}' else "'"
    return straight + inside.replace("\n", " ").replace("\r", " ") + straight


def _plain(text: str) -> str:
    """What stands between quotations, without what only Word tells apart."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text))


def _raw(text: str, start: int, at: int) -> Generator[str | Tag, None, tuple[Tag | Half, int]]:
    """What stands between `{% raw %}` and its end: its braces are words."""
    found = _END_OF_RAW.search(text, at)
    if found is None:
        return Half("{% raw %}"), at
    yield Tag("{#", "", "", text[start:at])
    for words in filter(None, _OPENING.split(text[at : found.start()])):
        yield Tag("{{", "", f"'{words}'", words) if _OPENING.fullmatch(words) else words
    return Tag("{#", "", "", found.group()), found.end()
