"""A package as a plain document: made from a template of any kind, and without its macros.

The kinds are those of [MS-DOCX] and ECMA-376 part 1, 11.3.10: document and template, each with
macros or without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from llf_docgen.word.relations import TYPES, Relations, remove_parts
from llf_docgen.word.xml import as_part, parsed

_OTHER_KINDS = re.compile(
    rb"application/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.template"
    rb"|vnd\.ms-word\.(?:document|template)\.macroEnabled\w*)\.main\+xml"
)
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# How a document refers to its macros, to keys and buttons that call them, and to other templates.
_MACROS = re.compile(
    r"/(vbaProject|vbaProjectSignature\w*|wordVbaData|keyMapCustomizations|attachedToolbars"
    r"|extensibility)$",
    re.IGNORECASE,
)
_MACRO_ENDING = re.compile(rb"<Default\b[^<>]*vnd\.ms-office\.vbaProject[^<>]*>")


def as_document(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a plain document with the same words."""
    made = dict(parts)
    if b"\0" in made[TYPES]:  # in UTF-16, which the standard allows
        made[TYPES] = as_part(parsed(made[TYPES]))
    types = _OTHER_KINDS.sub(_DOCUMENT, made[TYPES])
    if types == made[TYPES] and not any("vba" in name.casefold() for name in made):
        return made
    made[TYPES] = types
    for source in ("", "word/document.xml"):
        relations = Relations(made, source)
        macros = [r for r in relations if _MACROS.search(r.kind)]
        if macros:
            relations.remove(*(relation.id for relation in macros))
            remove_parts(made, [r.target for r in macros if not r.outside])
    if not any(name.casefold().endswith(".bin") for name in made):
        made[TYPES] = _MACRO_ENDING.sub(b"", made[TYPES])
    return made
