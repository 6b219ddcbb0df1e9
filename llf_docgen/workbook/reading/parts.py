"""Which parts of a package hold the workbook: those that its relations really name."""

from __future__ import annotations

import contextlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import MOST_TAGS, format_of_root
from llf_docgen.workbook.reading.cells import Budget, parse, read_strings
from llf_docgen.workbook.reading.formats import GENERAL, Format, built_in, format_of
from llf_docgen.workbook.reading.found import Shared

MOST_SHEETS = 1_000
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


@dataclass(frozen=True)
class Listed:
    """A sheet as the workbook lists it: its name, its XML, its part and what kind of sheet it is.

    `kind` is the type of its relation; `part` is empty where there is none.
    """

    name: str
    xml: bytes
    part: str = ""
    kind: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether there are no cells of it: its part is not in the file, or holds a chart."""
        return not self.xml.strip() or self.kind.endswith(("/chartsheet", "/dialogsheet"))


@dataclass(frozen=True)
class Relation:
    """A relation of one part to another; `target` is empty where that is not in the package."""

    id: str
    kind: str
    target: str


class Workbook:
    """The parts of a package by what the relations call them, without regard to case.

    Raises:
        UnusableFile: it holds no workbook, or more sheets or relations than anybody uses.
    """

    def __init__(self, parts: Mapping[str, bytes], name: str) -> None:
        self._parts = {part.casefold(): content for part, content in parts.items()}
        self._names = {part.casefold(): part for part in parts}
        self.name = name
        self._book = self._target("", "/officeDocument", "xl/workbook.xml")
        self._root = self._xml(self._book)
        format = format_of_root(str(self._root.tag))
        if format and "workbook" not in format:
            raise UnusableFile(f"{name} is {format}, no workbook. Put the workbook in its place.")
        if self._root.tag == "none":
            raise UnusableFile(f"{name} holds no workbook. Save it in Excel as .xlsx.")

    @property
    def part(self) -> str:
        """The part that lists the sheets, as the package spells it."""
        return self._names.get(self._book, self._book)

    def relations(self, of: str) -> list[Relation]:
        """The relations of a part of the package, or of the package itself (of "")."""
        return [
            Relation(
                str(r.get("Id", "")),
                str(r.get("Type", "")),
                ""
                if r.get("TargetMode") == "External"
                else self._names.get(_joined(of, str(r.get("Target", ""))), ""),
            )
            for r in self._relations(of)
            if isinstance(r.tag, str)
        ]

    def relations_part(self, of: str) -> str:
        """The part with a part's relations, as the package spells it, or as it would be."""
        name = _relations_of(of)
        return self._names.get(name.casefold(), name)

    def sheets(self) -> list[Listed]:
        """The sheets in their order."""
        targets = {relation.id: relation for relation in self.relations(self._book)}
        sheets = list(self._root.iter("{*}sheet"))
        if len(sheets) > MOST_SHEETS:
            raise UnusableFile(
                f"{self.name} has more than {MOST_SHEETS:,} sheets. Copy those that are used into "
                "a fresh file."
            )
        return [self._listed(sheet, targets) for sheet in sheets]

    def shared(self, budget: Budget) -> Shared:
        """The strings, formats and epoch that all sheets share; raises as `read_strings`."""
        xml = self._parts.get(self._target(self._book, "/sharedStrings", ""), b"")
        strings = read_strings(xml, budget) if xml.strip() else []
        return Shared(strings, tuple(self._formats()), self._is_from_1904())

    def _listed(self, sheet: etree._Element, targets: Mapping[str, Relation]) -> Listed:
        name = str(sheet.get("name", ""))
        id = next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        relation = targets.get(id)
        if relation is None or not relation.target:
            return Listed(name, b"")
        xml = self._parts.get(relation.target.casefold(), b"")
        return Listed(name, xml, relation.target, relation.kind)

    def _is_from_1904(self) -> bool:
        properties = next(self._root.iter("{*}workbookPr"), None)
        return properties is not None and properties.get("date1904", "") in ("1", "true")

    def _formats(self) -> list[Format]:
        """The number format of each cell style."""
        own: dict[str, str] = {}
        used: list[str] = []
        inside = False

        def start(tag: str, attributes: Mapping[str, str]) -> None:
            nonlocal inside
            name = tag.rpartition(" ")[2]
            if name == "xf" and inside:
                used.append(attributes.get("numFmtId", "0"))
            elif name == "numFmt":
                own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif name == "cellXfs":
                inside = True

        def end(tag: str) -> None:
            nonlocal inside
            inside = inside and tag.rpartition(" ")[2] != "cellXfs"

        xml = self._parts.get(self._target(self._book, "/styles", ""), b"")
        with contextlib.suppress(expat.ExpatError):  # what could be read counts
            parse(xml, start, end, lambda _: None)
        known = {number: _format(number, own) for number in set(used)}
        return [known[number] for number in used]

    def _target(self, of: str, kind: str, otherwise: str) -> str:
        """The part that a relation of a kind names."""
        for relation in self._relations(of):
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
                return _joined(of, str(relation.get("Target", "")))
        return otherwise

    def _relations(self, of: str) -> etree._Element:
        part = _relations_of(of)
        if self._parts.get(part.casefold(), b"").count(b"<") > MOST_TAGS:
            raise UnusableFile(f"{self.name} holds too many relations ({part}); it is not opened.")
        return self._xml(part)

    def _xml(self, part: str) -> etree._Element:
        content = self._parts.get(part.casefold(), b"")
        root = etree.fromstring(content, _PARSER) if content.strip() else None
        return root if root is not None else etree.Element("none")


def _relations_of(part: str) -> str:
    """`xl/_rels/workbook.xml.rels` for `xl/workbook.xml`; `_rels/.rels` for the package."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _format(number: str, own: Mapping[str, str]) -> Format:
    if number in own:
        return format_of(own[number])
    return built_in(int(number)) if number.isdecimal() and len(number) < 8 else GENERAL


def _joined(of: str, target: str) -> str:
    """The name of a part that a relation of another one names."""
    whole = posixpath.join("/", posixpath.dirname(of), target)
    return posixpath.normpath(whole).lstrip("/").casefold()
