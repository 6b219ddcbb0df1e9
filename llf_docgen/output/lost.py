"""A record that was deleted or moved by mistake: what still brings back the words it had.

Made anew from today's workbook it would be another document under the date, or the approval, of
the one that was sent; so it is made so only where nothing else is left, and approved minutes never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from llf_docgen.errors import UnusableFile
from llf_docgen.model.day_in_words import day_or_none
from llf_docgen.model.wording import listing, short_date
from llf_docgen.output.cases import (
    Case,
    Copy,
    Generated,
    Leave,
    Merging,
    Origin,
    Outcome,
    Record,
    Standing,
    Write,
    Written,
    digest_of,
)
from llf_docgen.output.living import called, created, is_whole, kept_bases, known_base, news_in

_UNKNOWN = "what it was is not known here any more"
_GONE = "you deleted or moved it"
_UNDATED = "what has no date, as ratings, progress, owners and due dates, is today's"
_TYPED_SINCE = "what was typed into it since is not in it"
_WITHOUT_THAT = "without what was typed into it since"
_STAYS_SO = "check it against what was sent; it stays so"
_BACKUP = "bring it back from a backup, or from the e-mail that it went out with"


@dataclass(frozen=True)
class _Back:
    """What is brought back, and how the advice and then the line say what it is.

    `unsure` says that it need not be what went out.
    """

    content: bytes
    advice: str
    done: str
    unsure: bool = True


def lost(file: Generated, record: Record, standing: Standing, merging: Merging) -> Case:
    """What becomes of a record that is not there any more: it comes back only when asked for."""
    back = _back(file, record, standing, merging)
    if back and record.anew:
        return _brought_back(file, back, standing, merging)
    if record.anew and not _bears_approval(record):
        case = created(file, f"{_UNKNOWN}, so {made_only_now(record.made_for)}; {_STAYS_SO}")
        return replace(case, origin=replace(file.origin, unsure=True))
    said = [record.since, _GONE]
    if back:
        said.append(f"{back.advice}: {record.anew_by}")
    elif not _bears_approval(record):
        said.append(f"{_UNKNOWN}: {_BACKUP}, or make it from today's workbook")
        said[-1] += f": {record.anew_by}"
    elif record.before is not None or record.unapproved is not None:
        said.append(f"what was approved is not kept here, so it is not made anew: {_BACKUP}")
        said += where_it_went_out(file, record, standing)
    return Leave(Written(file.path, Outcome.KEPT, "; ".join(said)))


def one_of_several(file: Generated, record: Record, found: list[str]) -> Case:
    """What is said of a record that is not in its place, and stands several times elsewhere."""
    names = listing(called(path, file.path) for path in found)
    own = PurePosixPath(file.path).name
    note = f"it stands here as {names}: keep the one that counts as {own}, and move the others away"
    return Leave(Written(file.path, Outcome.KEPT, f"{record.since}; {note}"))


def made_only_now(as_of: date | None) -> str:
    """What a record is that is made only after it went out: what has no date is of today."""
    made = "it is made only now, from today's workbook"
    if as_of is None:
        return made
    return f"{made}, with what its dates tell of {short_date(as_of)}; {_UNDATED}"


def where_it_went_out(file: Generated, record: Record, standing: Standing) -> Iterator[str]:
    """Where what went out last is, as it is seen from the file's folder."""
    for copy in laid(file, record, standing):
        folder = f"{PurePosixPath(file.path).parent}/"
        yield f"what went out is in {copy.path.removeprefix(folder)}"


def laid(file: Generated, record: Record, standing: Standing) -> list[Copy]:
    """The copy of what went out last, where it was laid."""
    own = (copy for copy in record.copies if copy.of_key == file.what)
    return [copy for copy in own if copy.path in standing.files][-1:]


def _bears_approval(record: Record) -> bool:
    return record.approved or record.unapproved is not None


def _back(file: Generated, record: Record, standing: Standing, merging: Merging) -> _Back | None:
    """What brings it back, the surest first."""
    if record.approved:
        return _approved_again(file, record, standing, merging)
    ways = (_sent(file, record, standing, merging), _merged(file, standing, merging))
    back = next((way for way in ways if way), None)
    if back or record.unapproved is not None:  # without anybody's words nothing was approved
        return back
    return _generated(file, standing, merging)


def _approved_again(
    file: Generated, record: Record, standing: Standing, merging: Merging
) -> _Back | None:
    """Approved minutes word for word: from what they were before, or as they were generated."""
    if record.before is None:
        return None
    words = standing.origin(file.what).words
    name = PurePosixPath(file.path).name
    base = known_base(file.what, standing, merging)
    bases = [*kept_bases(file.what, standing)]
    before = [(mine, bases[at:]) for at, (mine, _) in enumerate(standing.kept.get(file.what, ()))]
    before += [(standing.files.get(c.path, b""), bases) for c in laid(file, record, standing)]
    for mine, earlier in before if base is None else [*before, (base, bases)]:
        try:
            content = merging.approve(
                record.before, mine, file.content, name, partial(iter, earlier)
            ).content
            if not words or merging.words(content) == words:
                break
        except UnusableFile:
            continue
    else:
        return None
    more = "" if words else "; check it against the signed one"
    done = f"brought back as it was approved{more}"
    return _Back(content, "to bring it back as it was approved", done, unsure=False)


def _sent(file: Generated, record: Record, standing: Standing, merging: Merging) -> _Back | None:
    """The copy of what went out last, where it still is that."""
    own = [copy for copy in record.copies if copy.of_key == file.what]
    content = standing.files.get(own[-1].path) if own else None
    if content is None or not is_whole(content, merging):
        return None
    then = standing.origin(own[-1].key)
    if then.copied not in ("", digest_of(content)) and merging.words(content) != then.words:
        return None
    done = "brought back as it went out"
    return _Back(content, "to bring it back as it went out", done, unsure=False)


def _merged(file: Generated, standing: Standing, merging: Merging) -> _Back | None:
    """What somebody had typed, and the news that was merged into it: done once more.

    Where that can't be, it is what was typed, from before the last merge.
    """
    versions = standing.kept.get(file.what, ())
    mine, base = next(iter(versions), (b"", b""))
    if mine == base or not is_whole(mine, merging):
        return None
    new = known_base(file.what, standing, merging)
    if new is not None and not standing.is_exchanged(file.what):
        earlier = [before for _, before in versions[1:]]
        again = news_in(mine, base, new, file.path, merging, lambda: earlier)
        if not isinstance(again, str):
            then = "as it was after the last merge"
            done = f"brought back {then}; {_TYPED_SINCE}; {_STAYS_SO}"
            return _Back(again.content, f"to bring it back {then}, {_WITHOUT_THAT}", done)
    own = "your version from before the last merge"
    return _Back(mine, f"to bring back {own}", f"brought back {own}; {_STAYS_SO}")


def _generated(file: Generated, standing: Standing, merging: Merging) -> _Back | None:
    """As it was last made."""
    base = known_base(file.what, standing, merging)
    if base is None or standing.is_exchanged(file.what) or not is_whole(base, merging):
        return None
    day = day_or_none(standing.origin(file.what).day)
    made = f"as it was made{f' on {short_date(day)}' if day else ''}"
    return _Back(
        base,
        f"to bring it back {made}, {_WITHOUT_THAT}",
        f"brought back {made}; {_TYPED_SINCE}",
    )


def _brought_back(file: Generated, back: _Back, standing: Standing, merging: Merging) -> Case:
    """It is again what it was, and how it was made stays known."""
    base = known_base(file.what, standing, merging) or back.content
    origin = standing.origin(file.what)
    if origin.words:
        origin = replace(origin, words=merging.words(back.content))
    origin = replace(_known(origin, file), unsure=back.unsure)
    written = Written(file.path, Outcome.CREATED, back.done)
    return Write(written, file.what, file.path, back.content, base, None, origin=origin)


def _known(origin: Origin, file: Generated) -> Origin:
    """How it was made; where an earlier version kept no word of that, as one that was sent."""
    return origin if origin.day else replace(file.origin, words=origin.words)
