"""Documents that their writer closed: signed, marked as final, protected. They are left alone."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.wording import listing
from llf_docgen.word.relations import Relations
from llf_docgen.word.xml import parsed, value_of, w

_MAIN = "word/document.xml"
_SIGNATURES = "_xmlsignatures/"
_OWN_PROPERTIES = "docProps/custom.xml"
_FINAL = "_MarkAsFinal"
_ON = ("1", "true", "on")
_PASSWORDS = tuple(w(name) for name in ("hash", "hashValue"))


def closed_by_a_person(parts: Mapping[str, bytes], base: Mapping[str, bytes]) -> str:
    """Why a document must not be changed, in words; nothing for one that may be.

    What the template closes every document of it has, so that is none of the person's.

    Raises:
        UnusableFile: a part that says so is no XML.
    """
    try:
        return listing(sorted(_closed(parts) - _closed(base)))
    except etree.XMLSyntaxError as error:
        raise UnusableFile("A part of the file is damaged.") from error


def _closed(parts: Mapping[str, bytes]) -> set[str]:
    return {_signed(parts), _final(parts), *_protected(parts)} - {""}


def _signed(parts: Mapping[str, bytes]) -> str:
    """Open Packaging Conventions (ECMA-376 part 2), 13: signatures are parts of the package."""
    signed = any(part.casefold().startswith(_SIGNATURES) for part in parts)
    return "is signed, and a change would break its signature" if signed else ""


def _final(parts: Mapping[str, bytes]) -> str:
    """Word's File, Info, Protect Document, Mark as Final is a property of its own."""
    if _OWN_PROPERTIES not in parts:
        return ""
    properties = (e for e in parsed(parts[_OWN_PROPERTIES]) if e.get("name") == _FINAL)
    said = ("".join(map(str, e.itertext())) for e in properties)
    final = any(words.strip().casefold() in _ON for words in said)
    return "is marked as final" if final else ""


def _protected(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Protection in the settings (ECMA-376 part 1, 17.15.1.29 and .93)."""
    relations = Relations(dict(parts), _MAIN)
    named = (r.target for r in relations if r.kind.endswith("/settings"))
    settings = next((parts[part] for part in named if part in parts), None)
    if settings is None:
        return ()
    root = parsed(settings)
    editing, writing = root.find(w("documentProtection")), root.find(w("writeProtection"))
    return (
        "is protected against changes" if value_of(editing, w("enforcement")) in _ON else "",
        "opens as read-only" if writing is not None and _is_read_only(writing) else "",
    )


def _is_read_only(writing: etree._Element) -> bool:
    recommended = value_of(writing, w("recommended")) in _ON
    return recommended or any(writing.get(name) for name in _PASSWORDS)
