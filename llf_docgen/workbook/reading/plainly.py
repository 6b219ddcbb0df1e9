"""What nearly all programs write in the same few ways is taken as written; the rest is parsed.

A parser's every call costs more than all that is done with a cell. So runs of elements that are
written plainly (each byte of them accounted for by one pattern) are cut out, and the parser, which
walks everything else, is given an empty element in each one's place: where that turns out to be
none of the workbook's own, nor is what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# The beginning of a part in UTF-8, whose other letters' bytes never look like markup. Where nothing
# is a comment, an instruction or a section of characters either, every `<` begins a tag.
_IN_UTF_8 = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml[ ]version=["']1\.0["']
    (?:[ ]encoding=["'](?i:utf-8)["'])?(?:[ ]standalone=["'](?:yes|no)["'])?[ ]?\?>)?
    \s*<[A-Za-z_]""",
    re.VERBOSE,
)
MOST_AT_ONCE = 64  # elements of a run; each is remembered while the next is matched
# Some text without entities, returns, and what XML forbids; and without U+F000 to U+FFFF, where it
# forbids two.
TEXT = r"[^<>&\x00-\x08\x0b-\x1f\xef]++"


@dataclass(frozen=True)
class Plain:
    """What is written plainly.

    Args:
        runs: runs of such elements, made by `plainly`.
        stand_in: the empty element that the parser sees in place of each.
        take: is told the run that the next one stands for, and then "".
    """

    runs: re.Pattern[bytes]
    stand_in: bytes
    take: Callable[[str], None]


def plainly(element: str) -> tuple[re.Pattern[bytes], re.Pattern[str]]:
    """Patterns of a run of elements, as bytes, and of one of them inside a run, as text."""
    run = re.compile(f"(?:{element}){{1,{MOST_AT_ONCE}}}".encode("latin-1"))
    return run, re.compile(element.replace(TEXT, "[^<]++"))


def are_plain(xml: bytes) -> bool:
    """Whether runs of elements may be cut out of a part, whatever else is in it."""
    head = _IN_UTF_8.match(xml)
    return head is not None and b"<!" not in xml and xml.find(b"<?", head.end()) < 0


def feed(xml: bytes, plain: Plain, parse: Callable[[bytes, bool], object]) -> None:
    """Feeds a part of which `are_plain` holds to a parser, with what stands for each run.

    Args:
        xml: the part.
        plain: what is cut out of it.
        parse: takes bytes, and whether they are the last.
    """
    at = 0
    for found in plain.runs.finditer(xml):
        begin, end = found.span()
        try:
            run = xml[begin:end].decode()
        except UnicodeDecodeError:
            break  # the parser says what is wrong
        parse(xml[at:begin], False)
        plain.take(run)
        parse(plain.stand_in, False)
        plain.take("")
        at = end
    parse(xml[at:], True)
