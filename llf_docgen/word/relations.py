"""Which part of a package shows which other part (Open Packaging Conventions, 9.3)."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from llf_docgen.package import TYPES as TYPES
from llf_docgen.word.xml import RELATIONS, as_part, parsed

_END = re.compile(rb"</([\w.-]+:)?Types\s*>")
_RELATION = f"{{{RELATIONS}}}Relationship"
_OVERRIDE = re.compile(
    rb"""<(?:[\w.-]+:)?Override\b[^<>]*?\bPartName\s*=\s*["']([^"'<>]*)["'][^<>]*>"""
)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part; `target` is a part's name, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool = False


def rels_name(part: str) -> str:
    """`word/_rels/document.xml.rels` for `word/document.xml`; `_rels/.rels` for the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


class Relations:
    """The relations of one part of a package, to read and to change in place."""

    def __init__(self, parts: dict[str, bytes], part: str) -> None:
        self._parts = parts
        self._part = part
        content = parts.get(rels_name(part))
        self._root = (
            parsed(content, drop_blanks=True)
            if content
            else etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})  # type: ignore[dict-item]
        )

    def __iter__(self) -> Iterator[Relation]:
        for element in self._root.iter(_RELATION):
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            name = target if outside else self._absolute(target)
            yield Relation(element.get("Id", ""), element.get("Type", ""), name, outside)

    def get(self, id: str) -> Relation | None:
        """The relation of that id."""
        return next((relation for relation in self if relation.id == id), None)

    def add(self, kind: str, target: str) -> str:
        """A new relation to a part of the package; its id."""
        id = free_name("rId{}", self._ids())
        self.keep(id, kind, target)
        return id

    def add_outside(self, kind: str, address: str) -> str:
        """A relation to an address outside the package, a new one if need be; its id."""
        for relation in self:
            if (relation.kind, relation.target, relation.outside) == (kind, address, True):
                return relation.id
        id = free_name("rId{}", self._ids())
        self.keep(id, kind, address, outside=True)
        return id

    def keep(self, id: str, kind: str, target: str, outside: bool = False) -> None:
        """A relation under an id that is given."""
        relative = target if outside else posixpath.relpath(target, posixpath.dirname(self._part))
        attributes = {"Id": id, "Type": kind, "Target": relative}
        if outside:
            attributes["TargetMode"] = "External"
        etree.SubElement(self._root, _RELATION, attributes)
        self._save()

    def remove(self, *ids: str) -> None:
        """Takes the relations of these ids out."""
        for element in [e for e in self._root.iter(_RELATION) if e.get("Id") in ids]:
            self._root.remove(element)
        self._save()

    def _ids(self) -> set[str]:
        return {element.get("Id", "") for element in self._root.iter(_RELATION)}

    def _absolute(self, target: str) -> str:
        if target.startswith("/"):
            return target[1:]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._part), target))

    def _save(self) -> None:
        self._parts[rels_name(self._part)] = as_part(self._root)


def free_name(pattern: str, taken: set[str] | dict[str, bytes]) -> str:
    """The first `pattern`, numbered from 1, that is not taken."""
    number = 1
    while pattern.format(number) in taken:
        number += 1
    return pattern.format(number)


def add_part(parts: dict[str, bytes], name: str, content: bytes, kind: str) -> None:
    """A new part under its own content type (an Override)."""
    parts[name] = content
    _add_type(parts, f'<Override PartName="/{name}" ContentType="{kind}"/>')


def add_media(parts: dict[str, bytes], name: str, content: bytes, kind: str) -> None:
    """A new part whose content type goes by its ending (a Default)."""
    parts[name] = content
    ending = name.rpartition(".")[2]
    if f'Extension="{ending}"'.encode() not in parts[TYPES]:
        _add_type(parts, f'<Default Extension="{ending}" ContentType="{kind}"/>')


def remove_parts(parts: dict[str, bytes], names: Iterable[str]) -> None:
    """Takes parts out that no part shows any more, and with them all that only they show."""
    shows, shown_by = _shown(parts)
    waiting, gone = [n for n in names if n in parts and not shown_by.get(n)], set[str]()
    while waiting:
        name = waiting.pop()
        gone.add(name)
        for target in shows.get(name, ()):
            shown_by[target].discard(name)
            if target in parts and target not in gone and not shown_by[target]:
                waiting.append(target)
    for name in gone:
        parts.pop(rels_name(name), None)
        parts.pop(name, None)
    parts[TYPES] = _OVERRIDE.sub(lambda m: b"" if _named(m[1]) in gone else m[0], parts[TYPES])


def _shown(parts: dict[str, bytes]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Which parts each part shows, and by which each is shown; every relation is read once."""
    shows: dict[str, set[str]] = {}
    shown_by: dict[str, set[str]] = defaultdict(set)
    for rels in [name for name in parts if name.endswith(".rels")]:
        source = rels.replace("/_rels/", "/").removeprefix("_rels/").removesuffix(".rels")
        shows[source] = {r.target for r in Relations(parts, source) if not r.outside}
        for target in shows[source]:
            shown_by[target].add(source)
    return shows, shown_by


def _named(part_name: bytes) -> str:
    return part_name.decode("utf-8", "replace").removeprefix("/")


class Types:
    """The content types of a package's parts (ECMA-376 part 2, 10.1.2), read once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._overrides: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        for entry in parsed(parts[TYPES]) if TYPES in parts else ():
            kind = entry.get("ContentType", "")
            if "PartName" in entry.attrib:
                self._overrides[entry.get("PartName", "").casefold()] = kind
            elif "Extension" in entry.attrib:
                self._defaults[entry.get("Extension", "").casefold()] = kind

    def of(self, part: str) -> str:
        """One part's type: its own, or that of its ending; no letter's size counts."""
        ending = part.rpartition(".")[2].casefold()
        return self.own(part) or self._defaults.get(ending, "")

    def own(self, part: str) -> str:
        """The type that is given to this part by its name; nothing where it goes by its ending."""
        return self._overrides.get(f"/{part}".casefold(), "")


def _add_type(parts: dict[str, bytes], entry: str) -> None:
    """Puts an entry at the end of the list of content types, in the list's own prefix."""
    types = parts[TYPES]
    end = [*_END.finditer(types)][-1]
    prefix = end[1] or b""
    parts[TYPES] = types[: end.start()] + b"<" + prefix + entry[1:].encode() + types[end.start() :]
