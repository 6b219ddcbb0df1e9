"""Tags where nothing fills them: they would stand in a made document as they were typed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts
from llf_docgen.word.filled import filled_parts
from llf_docgen.word.relations import Relations, Types, rels_name
from llf_docgen.word.xml import parsed, w

_OUT = "Take it out there, or delete what it stands in."
_KINDS = {
    "wordprocessingml.comments+xml": "a comment (Review)",
    "drawingml.chart+xml": "a chart",
    "drawingml.diagramData+xml": "a diagram",
    "wordprocessingml.numbering+xml": "the numbers of a list (Define New Number Format)",
    "wordprocessingml.styles+xml": "a style",
    "custom-properties+xml": "a property of the file (File, Info)",
    "extended-properties+xml": "a property of the file (File, Info)",
}
_ELSEWHERE = "a part of the file that no page shows"
_INSERTED = "a text from another file"
_SHOWN = "the data that a content control shows"
_ADDRESS = "the address of a link"
_DATA = "customXml/"
_CHUNK = "/aFChunk"  # ECMA-376 part 1, 17.17.2.1
_DATA_PROPERTIES = "customXmlProperties+xml"
_ITEM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_IN_RTF = re.compile(r"\\\{\s?(?:\\\{|%)")
_MARKUP = re.compile(r"<[^<>]*>")


def unfilled_tags(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Where tags stand that nobody fills, as a place and a sentence.

    Data that no control shows are somebody's own: some add-ins write braces there.

    Raises:
        lxml.etree.XMLSyntaxError: a part is no XML.
    """
    types, filled = Types(parts), set(filled_parts(parts))
    inserted, shown = _inserted(parts, filled), _data_shown(parts, filled, types)
    for name, content in parts.items():
        if name in filled or (name.startswith(_DATA) and name not in shown):
            continue
        if name in inserted:
            where, words = _INSERTED, _words_of_file(content)
        elif name in shown:
            where, words = _SHOWN, _words(content)
        elif name.endswith(".rels"):
            where, words = _ADDRESS, _addresses(content)
        else:
            kind = types.of(name)
            where = next((where for sign, where in _KINDS.items() if sign in kind), "")
            words = _words(content) if where else _marks(content, name)
        if "{{" in words or "{%" in words:
            where = where or _ELSEWHERE
            yield f"in {where}", _told(where)


def _told(where: str) -> str:
    if where is _INSERTED:
        text = f"A tag stands in {where} (altChunk), where nothing is filled in. Open the template"
        return f"{text} in Word and save it: so the text is its own."
    return f"A tag stands in {where}, where nothing is filled in. {_OUT}"


def _inserted(parts: Mapping[str, bytes], filled: set[str]) -> set[str]:
    """The files that stand in the text as they are: Word reads them when it opens the document."""
    sources = [name for name in filled if rels_name(name) in parts]
    relations = (relation for name in sources for relation in Relations(dict(parts), name))
    return {r.target for r in relations if r.kind.endswith(_CHUNK) and not r.outside}


def _data_shown(parts: Mapping[str, bytes], filled: set[str], types: Types) -> set[str]:
    """The data that content controls show: Word shows them for what is filled in there."""
    bound: set[str] = set()
    for name in filled:
        if b"dataBinding" in parts[name]:
            bindings = parsed(parts[name]).iter(w("dataBinding"))
            bound |= {binding.get(w("storeItemID"), "").casefold() for binding in bindings}
    items = [name for name in parts if name.startswith(_DATA)] if bound else []
    return {name for name in items if _ids_of(name, parts, types) & bound}


def _ids_of(item: str, parts: Mapping[str, bytes], types: Types) -> set[str]:
    about = (r.target for r in Relations(dict(parts), item) if r.target in parts)
    properties = [name for name in about if types.of(name).endswith(_DATA_PROPERTIES)]
    return {parsed(parts[name]).get(_ITEM, "").casefold() for name in properties}


def _words(content: bytes) -> str:
    """A part's words, whatever they were split into, and its values."""
    root = parsed(content)
    values = (str(v) for e in root.iter() for v in e.attrib.values() if "{" in str(v))
    return "\n".join(["".join(str(text) for text in root.itertext()), *values])


def _marks(content: bytes, name: str) -> str:
    """The part as it stands, where it is XML."""
    return content.decode("utf-8", "replace") if name.casefold().endswith((".xml", ".vml")) else ""


def _addresses(content: bytes) -> str:
    """Addresses as they were typed: Word writes braces as `%7B`."""
    relations = parsed(content).iter("{*}Relationship")
    targets = (r.get("Target", "") for r in relations if r.get("TargetMode") == "External")
    return "\n".join(unquote(target) for target in targets)


def _words_of_file(content: bytes) -> str:
    """About the words of an inserted file: a document, RTF, a web page or plain text."""
    if content.startswith(b"PK"):
        try:
            inner = open_parts(content, "inserted", "docx")
            return "\n".join(_words(inner[name]) for name in filled_parts(inner))
        except (UnusableFile, etree.XMLSyntaxError):
            return ""  # Word says itself that it can't be read
    text = content.replace(b"\0", b"").decode("utf-8", "replace")
    if text.lstrip("\ufeff \r\n").startswith("{\\rtf"):
        return "{{" if _IN_RTF.search(text) else ""
    return html.unescape(_MARKUP.sub("", text))
