"""Tags that Jinja can't read: what people type instead of what, in our words and not in Jinja's."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from llf_docgen.word.tags import Tag

BLOCKS = {"for", "if", "filter", "macro", "call", "with", "block", "autoescape", "set"}
ENDS = {f"end{block}" for block in BLOCKS}
BRANCHES = {"else": ("for", "if"), "elif": ("if",)}
_NAMES = re.compile(r"[^\W\d]\w*(?:\.\w+)*(?: [^\W\d]\w*(?:\.\w+)*)+")
_ELSE_IF = re.compile(r"(?:elsif|elseif|else ?if|elif)\b ?(.*)", re.IGNORECASE)
_FOR = re.compile(r"for (\w+(?:, ?\w+)*) (?:of|from|:) (.+)")
_IN_BRACES = re.compile(r"[{ ]*([^{}:]+?)[} ]*")
_SIGNS = (("&&", "and"), ("||", "or"), ("&", "and"), (" = ", "=="))
_CLOSE = 0.5  # of 1: how like a name must be to be told as the nearest
_FOREACH = re.compile(r"foreach \(?([\w.]+) as (\w+)\)?|for ?each (\w+) in ([\w.]+)", re.IGNORECASE)
_QUOTED_OR_CAPITAL = re.compile(r"""("[^"]*"|'[^']*')|\b(AND|OR|NOT|IN|IS|And|Or|Not)\b""")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_UNEXPECTED = re.compile(r"unexpected char '(.)'")
CORRECT = "Correct the tag in Word, or take the template that came with llf-docgen."


def end_meant(tag: Tag, block: str) -> str:
    """Of an end that is none (`{% end for %}`, `{% EndIf %}`): what ends the block that is open."""
    return f"{tag} ends nothing. Write {{%{tag.scope} end{block} %}}."


def is_end(tag: Tag) -> bool:
    """Whether a tag is meant as the end of a loop or condition."""
    return tag.opening == "{%" and tag.word.casefold().startswith("end")


def in_small_letters(tag: Tag) -> str:
    """Of `{% FOR x in y %}`, the tag as it is understood; nothing for another tag."""
    word = tag.word
    if word == word.casefold() or word.casefold() not in BLOCKS | BRANCHES.keys():
        return ""
    body = " ".join(tag.body.split())
    return f"{{%{tag.scope} {word.casefold()}{_small(body[len(word) :])} %}}"


def _small(body: str) -> str:
    """With `and`, `or`, `not`, `in` and `is` in small letters, but in texts."""
    return _QUOTED_OR_CAPITAL.sub(lambda found: found[1] or found[2].casefold(), body)


def loop_meant(tag: Tag) -> str:
    """Of another language's `{% foreach items as i %}`, what is wrong and what to write."""
    if tag.opening != "{%" or not tag.body.strip().casefold().startswith(("foreach", "for each")):
        return ""
    found = _FOREACH.fullmatch(" ".join(tag.body.split()))
    one, many = (found[2] or found[3], found[1] or found[4]) if found else ("one", "items")
    return f"{tag}: a loop begins with for. Write {{%{tag.scope} for {one} in {many} %}}."


def is_end_of_foreach(tag: Tag) -> bool:
    """Whether a tag ends a loop of other languages."""
    return tag.word.casefold() in ("endforeach", "endeach")


def why(tag: Tag, reason: str, names: Collection[str] = (), bound: Collection[str] = ()) -> str:
    """What is wrong with a tag that Jinja can't read, and what to write instead.

    Args:
        tag: as it was typed.
        reason: what Jinja says, which is read and not shown.
        names: the names that the template may use, where they are known.
        bound: those that its loops make.
    """
    body = " ".join(tag.body.split())
    told = _of_value(body, names, bound) if tag.opening == "{{" else _of_statement(tag, body)
    told = told or _of_sign(body, reason)
    return told or f"its words are in no order that a tag has. {CORRECT}"


def _of_value(body: str, names: Collection[str], bound: Collection[str]) -> str:
    if not body:
        return "it names nothing. Write a name in it, or take it out."
    several = [part.strip() for part in re.split(r"&&?|\bAND\b", body)]
    if len(several) > 1 and all(several) and not re.search("[\"']", body):
        tags = " ".join(f"{{{{ {part} }}}}" for part in several)
        return f"one tag writes one value. Write {tags}."
    braces = _IN_BRACES.fullmatch(body)
    if body.startswith("{") and braces:
        return f"it has too many braces. Write {{{{ {braces[1]} }}}}."
    if _NAMES.fullmatch(body):
        return f"a name has no space in it. Write {{{{ {_name(body.split(), names, bound)} }}}}."
    if body[-1] in "|.,+-*/~":
        return f'nothing stands after "{body[-1]}". Write {{{{ {body[:-1].strip()} }}}}.'
    return ""


def _name(words: list[str], names: Collection[str], bound: Collection[str]) -> str:
    """The name that words with spaces between them are meant as."""
    joined = "_".join(words)
    known = [*names, *bound]
    if joined in known or "".join(words) in known:
        return joined if joined in known else "".join(words)
    if words[0] in known:
        return f"{words[0]}.{'_'.join(words[1:])}"
    return next(iter(get_close_matches(joined, known, 1, _CLOSE)), joined)


def _of_statement(tag: Tag, body: str) -> str:
    opened = f"{{%{tag.scope} "
    small = in_small_letters(tag)
    if small:
        return f"its first word has small letters only. Write {small}."
    other = _ELSE_IF.fullmatch(body)
    if other:
        return f"another condition begins with elif. Write {opened}elif {other[1] or '...'} %}}."
    loop = _FOR.fullmatch(body)
    if loop:
        return f"a loop has the word in. Write {opened}for {loop[1]} in {loop[2]} %}}."
    if tag.word == "for":
        return f"a loop names what it goes through. Write {opened}for one in items %}}."
    if body.casefold().endswith(" then"):
        return f"no 'then' belongs in it. Write {opened}{body[:-5]} %}}."
    if tag.word in ("if", "elif") and body == tag.word:
        return f"it asks for nothing. Write {opened}{body} title %}}, with a name of yours."
    if _small(body) != body:
        return f"and, or, not, in and is have small letters. Write {opened}{_small(body)} %}}."
    if tag.word not in BLOCKS | BRANCHES.keys() | ENDS:
        known = "for, if, elif, else, set, endfor and endif"
        return f"no tag begins with '{tag.word or body[:1]}'. The usual ones are {known}. {CORRECT}"
    return ""


def _of_sign(body: str, reason: str) -> str:
    for sign, meant in _SIGNS:
        if sign in body:
            return f'"{sign.strip()}" means nothing in it. Write {meant} instead.'
    if body[-1:] in (";", ":", ","):
        return f'no "{body[-1]}" belongs at its end. Take it out.'
    if body.count("(") != body.count(")") or body.count("[") != body.count("]"):
        return "a bracket has no partner. Add it, or take the other out."
    strange = _UNEXPECTED.match(reason)
    if strange and strange[1] in _DASHES:
        return f'"{strange[1]}" is a dash and no minus. Write - instead.'
    return f'"{strange[1]}" means nothing in it. Take it out.' if strange else ""
