"""Minutes approved: what their approval changes comes into a person's document, once and plainly.

Not as tracked changes, which would leave approved minutes a proposal: what is brought in is only
that they are approved, and nothing that a person typed gives way to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from llf_docgen.errors import ClosedFile
from llf_docgen.model.merged import Merged
from llf_docgen.package import write_parts
from llf_docgen.word.closed import closed_by_a_person
from llf_docgen.word.comparing.stories import stories
from llf_docgen.word.finished import finished
from llf_docgen.word.merge.accept import accept
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import as_part


def approved(
    draft: bytes,
    mine: bytes,
    new: bytes,
    name: str,
    when: datetime,
    earlier: Callable[[], Iterable[bytes]] = tuple,
) -> Merged:
    """A person's minutes, approved and said so, without DRAFT and what nobody filled in.

    Approved minutes get no comments: where the person's words stay, the paragraph that says the
    approval stands beside them, and the place is named.

    Args:
        draft: the minutes as they would be now, but for their approval.
        mine: the document as the person left it.
        new: the minutes as they would be now.
        name: the file's name, for messages.
        when: now; changes that were proposed at another moment stay proposed.
        earlier: gives the bases of earlier runs, the newest first: what a person rejected, and has
            as it was generated then, is not theirs.

    Raises:
        UnusableFile: one of the three can't be read.
        ClosedFile: the person's document is signed, final or protected.
    """
    why = closed_by_a_person(opened(mine, name), opened(draft, name))
    if why:
        raise ClosedFile(why)
    merged = merge(draft, mine, new, name, when, comments=False, earlier=earlier)
    moment = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    content = merged.content
    if merged.news:
        parts = opened(content, name)
        for story in stories(parts).values():
            if accept(story.root, moment):
                parts[story.part] = as_part(story.root)
        content = write_parts(parts)
    return replace(merged, content=finished(content))
