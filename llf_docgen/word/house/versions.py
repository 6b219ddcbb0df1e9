"""Which templates are ours as they shipped, and what a newer one has that an older had not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts
from llf_docgen.word.opened import opened
from llf_docgen.word.places import lines, without_tags

FINGERPRINTS = Path(__file__).with_name("fingerprints.txt")
MOST_NEWS = 4
_VALUE = re.compile(r"\{\{(?:p|tr|tc|r)?\s*([\w.]+).*?\}\}")


def fingerprint(content: bytes, name: str) -> str:
    """A digest of a document's parts; how they were compressed makes no difference.

    Raises:
        UnusableFile: it can't be opened.
    """
    digest = hashlib.sha256()
    for part, data in sorted(open_parts(content, name, "docx").items()):
        digest.update(f"{part}:{len(data)}:".encode() + data)
    return digest.hexdigest()


def has_shipped(content: bytes, name: str) -> bool:
    """Whether the template is one that came with this or an earlier version, unchanged."""
    known = FINGERPRINTS.read_text(encoding="utf-8").split()
    return fingerprint(content, name) in known


def remember(templates: Iterable[tuple[str, bytes]]) -> None:
    """Adds the templates' fingerprints to those kept, for developers: `poe build-shipped`."""
    known = FINGERPRINTS.read_text(encoding="utf-8").split() if FINGERPRINTS.exists() else []
    new = [fingerprint(content, name) for name, content in templates]
    text = "\n".join(dict.fromkeys((*known, *new))) + "\n"
    FINGERPRINTS.write_text(text, encoding="utf-8", newline="\n")


def news(older: bytes, newer: bytes, name: str) -> str:
    """What stands in the newer template and not in the older, in plain words; or nothing.

    Loops and conditions are left out, and a value is told by its name: `[item title]`.

    Raises:
        UnusableFile: one of the two can't be read.
    """
    before = set(_lines(older, name))
    now = _lines(newer, name)
    fresh = list(dict.fromkeys(text for text in now if text and text not in before))
    more = f" and {len(fresh) - MOST_NEWS} more lines" if len(fresh) > MOST_NEWS else ""
    return "; ".join(fresh[:MOST_NEWS]) + more


def _lines(content: bytes, name: str) -> list[str]:
    try:
        return [_plain(line.text) for line in lines(opened(content, name))]
    except etree.XMLSyntaxError as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error


def _plain(text: str) -> str:
    """A line's words, with the names of its values in brackets."""
    values = _VALUE.sub(lambda m: f"[{m[1].replace('.', ' ').replace('_', ' ')}]", text)
    return without_tags(values).strip()
