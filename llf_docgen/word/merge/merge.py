"""The three-way merge itself: base, mine and new in, one document out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from lxml import etree

from llf_docgen.errors import UnusableFile
from llf_docgen.model.merged import Merged
from llf_docgen.package import open_parts, write_parts
from llf_docgen.word.comments import Comments
from llf_docgen.word.comparing.stories import BODY, MAIN, Story, stories
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.story import StoryMerge
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.xml import ID, as_part

Parts = dict[str, bytes]


def merge(
    base: bytes, mine: bytes, new: bytes, name: str, when: datetime, *, comments: bool = True
) -> Merged:
    """The person's document with the workbook's news in it as tracked changes and comments.

    Args:
        base: the document as it was last generated.
        mine: the document as the person left it; numbering, styles, fields and sections stay.
        new: the document as the workbook would have it now.
        name: the file's name, for messages.
        when: the moment that changes and comments are dated with.
        comments: whether comments say what the workbook has where the person's words were kept.

    Raises:
        UnusableFile: one of the three can't be read.
    """
    moment = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    damaged = UnusableFile(f"{name} is damaged. Open it in Word and save it again.")
    parts = Versions(base, mine, new).map(lambda content: open_parts(content, name, "docx"))
    try:
        texts = parts.map(stories)
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise damaged from error
    try:
        news, conflicts = _merge_stories(parts, texts, moment, comments)
    except (
        etree.XMLSyntaxError,
        RecursionError,
    ) as error:  # in a part that is read only now: styles, comments
        raise damaged from error
    if not news and not (conflicts and comments):
        return Merged(mine, 0, conflicts)
    return Merged(write_parts(parts.mine), news, conflicts)


def _merge_stories(
    parts: Versions[Parts], texts: Versions[dict[str, Story]], moment: str, comments: bool
) -> tuple[int, int]:
    """Merges each story that all three have into the person's parts; how much news, and notes."""
    pen = Pen(moment, _last_id(texts.mine))
    news = 0
    notes: list[tuple[etree._Element | None, str]] = []
    changed: list[Story] = []
    for name, mine in texts.mine.items():
        if name in texts.base and name in texts.new:
            work = StoryMerge(Versions(texts.base[name], mine, texts.new[name]), parts, pen)
            changed += [mine] if work.run() else []
            news, notes = news + work.news, notes + work.notes
    if notes and comments:
        _comment(notes, texts.mine[BODY], parts.mine, moment)
        changed.append(texts.mine[BODY])
    for story in changed:
        parts.mine[story.part] = as_part(story.root)
    return news, len(notes)


def _last_id(texts: Mapping[str, Story]) -> int:
    """The largest number that anything in the document has."""
    ids = (e.get(ID, "") for story in texts.values() for e in story.root.iter("{*}*"))
    return max((int(id) for id in ids if id.isdigit()), default=0)


def _comment(
    notes: Iterable[tuple[etree._Element | None, str]], body: Story, parts: Parts, moment: str
) -> None:
    """Puts comments into the body, at its beginning those whose element is no longer there."""
    comments = Comments(parts, MAIN, moment)
    for element, words in notes:
        if element is None or body.root not in element.iterancestors():
            element = body.container
        comments.add(element, words)
