"""What nearly all programs write in the same few ways is taken as written; the rest is parsed.

A parser's every call costs more than all that is done with a cell. So runs of elements that are
written plainly (each letter of them accounted for by one pattern) are cut out, and the parser,
which walks everything else, is given an empty element in each one's place: where that turns out to
be none of the workbook's own, nor is what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

# The beginning of a part in UTF-8, whose other letters' bytes never look like markup. Where nothing
# is a comment, an instruction or a section of characters either, every `<` begins a tag.
_IN_UTF_8 = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml[ ]version=["']1\.0["']
    (?:[ ]encoding=["'](?i:utf-8)["'])?(?:[ ]standalone=["'](?:yes|no)["'])?[ ]?\?>)?
    \s*<[A-Za-z_]""",
    re.VERBOSE,
)
# Excel's own attribute of nearly every row (MS-XLSX 2.6.2), in a namespace that the root declares.
LOOK_OF_A_ROW = "x14ac:dyDescent"
_DECLARED = re.compile(rb'<[A-Za-z_][^<>]* xmlns:x14ac="')
# Some text without entities, returns, and what XML forbids.
TEXT = r"[^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]++"
PIECE = 1 << 16  # bytes that are looked through at once: what is cut out of them is held in memory

# What is taken of each element of a run: for each group of the pattern, all that it matched.
Run = Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class Plain:
    """What is written plainly.

    Args:
        element: matches one such element; what is taken of it are its groups.
        stand_in: the empty element that the parser sees in place of a run of them.
        take: is told the run that the next one stands for and the piece of the part that it was
            found in; and then that there is none.
    """

    element: re.Pattern[str]
    stand_in: bytes
    take: Callable[[Run, str], None]


def are_plain(xml: bytes) -> bool:
    """Whether runs of elements may be cut out of a part, whatever else is in it."""
    head = _IN_UTF_8.match(xml)
    if head is None or (b"!" in xml and b"<!" in xml):
        return False  # one letter is looked for many times as fast as two
    if xml.find(b"?", head.end()) >= 0 and xml.find(b"<?", head.end()) >= 0:
        return False
    return _DECLARED.match(xml, head.end() - 2) is not None or b"x14ac:" not in xml


def feed(
    xml: bytes,
    begins: Sequence[bytes],
    plain: Sequence[Plain],
    parse: Callable[[bytes, bool], object],
) -> None:
    """Feeds a part of which `are_plain` holds to a parser, with what stands for each run.

    Args:
        xml: the part.
        begins: before what the part may be parted, the best first.
        plain: what is cut out of it; each of what those before it have left.
        parse: takes bytes, and whether they are the last.
    """
    for begin, end in _pieces(xml, begins):
        try:
            piece = xml[begin:end].decode()
        except UnicodeDecodeError:
            parse(xml[begin:], True)  # the parser says what is wrong
            return
        _feed_piece(piece, plain, lambda more: parse(more, False))
    parse(b"", True)


def _feed_piece(piece: str, plain: Sequence[Plain], parse: Callable[[bytes], object]) -> None:
    if not plain:
        parse(piece.encode())
        return
    first, *others = plain
    for before, run in _runs(first.element, piece):
        if before:
            _feed_piece(before, others, parse)
        if run:
            first.take(run, piece)
            parse(first.stand_in)
            first.take((), "")


def _pieces(xml: bytes, begins: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Where pieces of a part begin and end, each of them before an element, if there is one."""
    begin = 0
    while begin < len(xml):
        end = _end_of_piece(xml, begins, begin)
        yield begin, end
        begin = end


def _end_of_piece(xml: bytes, begins: Sequence[bytes], begin: int) -> int:
    if begin + PIECE >= len(xml):
        return len(xml)
    last = (xml.rfind(sign, begin + 1, begin + PIECE) for sign in begins)
    after = (xml.find(sign, begin + PIECE) for sign in begins[-1:])
    # What follows is searched only where it has none: for each piece that took for ever.
    return next((at for at in chain(last, after) if at >= 0), len(xml))


def _runs(element: re.Pattern[str], piece: str) -> Iterator[tuple[str, Run]]:
    """What stands before each run of elements in a piece, and what is taken of the run."""
    parts: list[str | None] = element.split(piece)
    width, end = element.groups + 1, len(parts) - 1
    begins = [0, *(at for at in range(width, end + 1, width) if parts[at])]
    for begin, until in zip(begins, [*begins[1:], end], strict=True):
        run = [parts[at:until:width] for at in range(begin + 1, begin + width)]
        yield parts[begin] or "", run if begin < until else ()
