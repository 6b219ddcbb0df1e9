"""The comments that people made in a document since it was generated (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Comment
from llf_docgen.word.comparing.stories import BODY, MAIN, stories
from llf_docgen.word.comparing.words import Reader, plain
from llf_docgen.word.opened import opened
from llf_docgen.word.relations import Relations
from llf_docgen.word.xml import AUTHOR, BY, DELETED, ID, OFFICE, PROPERTIES, P, parsed, value_of, w

_REFERENCE = w("commentReference")
_REFERENCES = (_REFERENCE, w("commentRangeStart"))


def comments(base: bytes, mine: bytes, name: str) -> tuple[Comment, ...]:
    """The comments of a person's document that its base lacks, in reading order, none of ours.

    Raises:
        UnusableFile: one of the two can't be read.
    """
    try:
        before, after = (list(_comments(opened(content, name))) for content in (base, mine))
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise UnusableFile(f"{name} is damaged. Open it in Word and save it again.") from error
    known = Counter((one.by, one.words) for one in before)
    found = []
    for one in after:
        known[one.by, one.words] -= 1
        if one.by != AUTHOR and known[one.by, one.words] < 0:
            found.append(one)
    return tuple(found)


def _comments(parts: Mapping[str, bytes]) -> Iterator[Comment]:
    """Each comment that the body refers to, with its place there."""
    kind = f"{OFFICE}/comments"
    named = (r.target for r in Relations(dict(parts), MAIN) if r.kind == kind and not r.outside)
    part = next((target for target in named if target in parts), None)
    if part is None:
        return
    said = {comment.get(ID, ""): comment for comment in parsed(parts[part])}
    body = stories(parts)[BODY]
    for struck in (e for change in body.container.iter(DELETED) for e in change.iter(_REFERENCE)):
        said.pop(struck.get(ID, ""), None)  # it is taken out; a copy may stand elsewhere
    own, place = Reader(parts, part), "at the top"
    for element in body.container.iter(P, *_REFERENCES):
        if element.tag == P:
            words = plain(body.reader.shown([element]))
            style = value_of(element.find(f"{PROPERTIES}/{w('pStyle')}"))
            if words and style.startswith(("Heading", "Title")):
                place = f"under \u201c{words}\u201d"
        elif (comment := said.pop(element.get(ID, ""), None)) is not None:
            words = plain(" / ".join(own.shown([p]) for p in comment.iter(P)))
            yield Comment(place, comment.get(BY, ""), words)
