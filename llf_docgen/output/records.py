"""A record stays as it was sent: it takes in its approval, once, and else is only compared."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from llf_docgen.errors import ClosedFile, UnusableFile
from llf_docgen.model.merged import Merged
from llf_docgen.model.wording import listing, word
from llf_docgen.output.cases import (
    Case,
    Copy,
    Generated,
    Kept,
    Leave,
    Merging,
    Origin,
    Outcome,
    Record,
    Remember,
    Standing,
    Withdraw,
    Write,
    Written,
    copied_key,
)
from llf_docgen.output.finding import AS_CIRCULATED, find
from llf_docgen.output.living import beside, called, created, is_whole, kept_bases, known_base
from llf_docgen.output.lost import laid, lost, made_only_now, one_of_several, where_it_went_out

MOST_PLACES = 3
_STAYS_SO = "check it against what was sent; it stays so"
_AS_APPROVED = "check it against what was approved, whose words these need not be; it stays so"
_MOVE_AWAY = "move it away and run the command again, which then says how to bring it back"
_ROW = re.compile(r"row \u201c([^\u201d]*)\u201d")
_STAYS = "approved, so nothing changes it; changes FILE --restore brings the draft back"


def record(file: Generated, record: Record, standing: Standing, merging: Merging) -> Case:
    """What becomes of a file that was sent."""
    found = find(standing.files, file.path, file.what, merging.identity)
    if not found and file.what not in standing.bases:
        return _made_once(file, record, merging)
    if not found:
        return lost(file, record, standing, merging)
    if len(found) > 1:
        return one_of_several(file, record, found)
    mine = standing.files.get(found[0], b"")
    if record.unapproved is not None:
        return _approved(file, record, found[0], mine, standing, merging)
    said = _as_it_stood(file, record, mine, standing, merging)
    here = [] if found[0] == file.path else [f"is now {called(found[0], file.path)}"]
    return Leave(Written(file.path, Outcome.KEPT, "; ".join((*here, *said))))


def _made_once(file: Generated, record: Record, merging: Merging) -> Case:
    """A record that was never made here: as it was then, approved minutes without prompts."""
    draft = record.unapproved
    if draft is not None:
        name = PurePosixPath(file.path).name
        file = replace(
            file, content=merging.approve(draft, draft, file.content, name, tuple).content
        )
    elif record.approved:
        file = replace(file, content=merging.finish(file.content))
    approved = draft is not None or record.approved
    check = _AS_APPROVED if approved else _STAYS_SO
    made = made_only_now(record.made_for)
    case = created(file, f"never made here before, so {made}; {check}")
    return replace(case, origin=_as_approved(file.content, merging)) if approved else case


def _as_approved(content: bytes, merging: Merging) -> Origin:
    return Origin(words=merging.words(content))


def copied(file: Generated, standing: Standing, merging: Merging) -> list[Case]:
    """The copies of what went out that are not yet laid beside a record; each is laid once."""
    record = file.record
    last = record is None or record.unapproved is not None  # before another takes its place
    copies = record.copies if record else file.copies
    cases = (_copied(copy, standing, merging, last) for copy in copies)
    return [case for case in cases if case]


def withdrawn(file: Generated, standing: Standing) -> list[Case]:
    """The copies of what went out, where the document is living again: its date was taken back."""
    own = PurePosixPath(copied_key(file.what))
    if file.record or file.keeps or str(own) not in standing.bases:
        return []
    there = (PurePosixPath(key) for key in standing.bases)
    along = [k for k in there if k.parent == own.parent and k.name.startswith(file.along)]
    folder = PurePosixPath(file.path).with_name(AS_CIRCULATED)
    return [_withdrawn(key, folder / key.name, standing) for key in (own, *sorted(along))]


def _withdrawn(key: PurePosixPath, target: PurePosixPath, standing: Standing) -> Case:
    numbers = ("", *(f" {number}" for number in range(2, 100)))
    taken = (target.with_name(f"{target.stem} (taken back{n}){target.suffix}") for n in numbers)
    aside = next(path for path in taken if str(path) not in standing.files)
    note = f"its date was taken back, so this is now {aside.name}; delete it unless it went out"
    written = Written(str(target), Outcome.KEPT, note)
    return Withdraw(written, str(key), str(target), str(aside))


def _copied(copy: Copy, standing: Standing, merging: Merging, last: bool) -> Case | None:
    """A copy of what went out, once what we proposed in it is decided, or it is the last moment.

    A revision that still has proposals has not gone out for all that is known: it has no last one.
    """
    if copy.key in standing.bases or copy.path in standing.files:
        return None
    found = find(standing.files, copy.of, copy.of_key, merging.identity)
    if len(found) != 1 or copy.of_key not in standing.bases:
        return None
    mine, base = standing.files.get(found[0], b""), standing.bases[copy.of_key]
    waits = merging.proposed(mine) and not (last and copy.is_dated)
    if not is_whole(mine, merging) or waits:
        return None
    written = Written(copy.path, Outcome.CREATED, "a copy of what went out")
    words = _words_or_none(mine, merging)
    origin = replace(standing.origin(copy.of_key), copied=_digest(mine), words=words)
    return Write(written, copy.key, copy.path, mine, base, None, origin=origin)


def _approved(
    file: Generated, record: Record, target: str, mine: bytes, standing: Standing, merging: Merging
) -> Case:
    """Minutes take their approval in, once, and stay as they are then."""
    name, draft = PurePosixPath(target).name, record.unapproved or b""
    base = known_base(file.what, standing, merging) or draft
    bases = [base, *kept_bases(file.what, standing)]
    try:
        taken = merging.approve(draft, mine, file.content, name, lambda: bases)
        blanks = merging.unfinished(mine)
    except ClosedFile as closed:
        return beside(file, target, standing, f"{closed}, so the approval is not in it")
    except UnusableFile:
        return beside(file, target, standing, "can't be read, so the approval is not in it")
    generated = _base_approved(base, draft, file, merging)
    # What gives way nowhere in what was generated either is no word of the person's.
    places = _own_places(taken.places, generated.places)
    note = "approved; what is in it stays as it is from now on"
    if blanks:
        note += f"; {_prompts(blanks)} taken out that nobody had filled in ({few(blanks)})"
    if places:
        stay = f"{_several(len(places), 'place')} where your words stay"
        note += f"; {stay} ({few(places)}): read the approval there"
    for copy in laid(file, record, standing):
        note += _since_circulated(standing.files[copy.path], mine, merging)
    note += "".join(f"; {said}" for said in _undecided(taken.content, merging))
    origin = _as_approved(taken.content, merging)
    if taken.content == mine:
        kept_so = Written(file.path, Outcome.KEPT, note)
        return Remember(kept_so, file.what, generated.content, origin)
    kept = Kept(mine, base, standing.origin(file.what))
    written = Written(file.path, Outcome.UPDATED, f"{note}. Your version from before is kept")
    return Write(written, file.what, target, taken.content, generated.content, mine, kept, origin)


def _base_approved(base: bytes, draft: bytes, file: Generated, merging: Merging) -> Merged:
    """What was generated, with the approval; a damaged base gives way to what is generated now."""
    try:
        name = PurePosixPath(file.path).name
        return merging.approve(draft, base, file.content, name, tuple)
    except UnusableFile:
        return Merged(merging.finish(file.content), 0, 0)


def _own_places(places: Sequence[str], generated: Sequence[str]) -> list[str]:
    """The places where a person has the say, without those that were so as it was generated."""
    return [*(Counter(places) - Counter(generated)).elements()]


def _since_circulated(sent: bytes, mine: bytes, merging: Merging) -> str:
    """Where minutes that are approved now say what members never saw."""
    try:
        places = [*dict.fromkeys(merging.places(sent, mine))]
    except UnusableFile:
        return f"; its copy in {AS_CIRCULATED} can't be read"
    several = _several(len(places), "place")
    return f"; it differs from what went out in {several} ({few(places)})" if places else ""


def _undecided(content: bytes, merging: Merging) -> Iterator[str]:
    if number := merging.undecided(content):
        several = _several(number, "tracked change")
        yield f"{several} in it still to be accepted or rejected in Word"


def _as_it_stood(
    file: Generated, record: Record, mine: bytes, standing: Standing, merging: Merging
) -> list[str]:
    """Since when it stands, where the workbook now differs, and what was never filled in."""
    try:
        blanks, waiting = merging.unfinished(mine), merging.proposed(mine)
        approved = [*_after_approval(file, mine, standing, merging)] if record.approved else []
        another_day = bool(record.bears) and merging.says(mine, record.bears)
    except UnusableFile:
        return [_unreadable(file, record, standing)]
    said = [record.since]
    if another_day:
        said.append(
            f"it bears {record.bears}, which is not the day it was sent; if it has not left yet, "
            "correct its date in Word"
        )
    said += _edited_since(file, record, mine, standing, merging)
    said += approved
    said += _differences(file, record, standing, merging)
    if blanks:
        said.append(f"{_prompts(blanks)} still to be filled in or taken out ({few(blanks)})")
    if waiting and not record.approved:
        own = [copy.key for copy in record.copies if copy.of_key == file.what]
        then = "" if all(key in standing.bases for key in own) else ", and then it is copied"
        said.append(f"changes or comments by llf-docgen still to be decided in Word{then}")
    if record.anew:
        said.append(_STAYS)
    return said


def _unreadable(file: Generated, record: Record, standing: Standing) -> str:
    """What is said of a record that is no Word document any more, and where it still is."""
    where = "".join(f"; {said}" for said in where_it_went_out(file, record, standing))
    return f"can't be read as a Word document{where}; {_MOVE_AWAY}"


def _differences(
    file: Generated, record: Record, standing: Standing, merging: Merging
) -> list[str]:
    """Where it would say something else, made now; nothing where its base can't be read."""
    base, origin = known_base(file.what, standing, merging), standing.origin(file.what)
    try:
        now = merging.finish(file.content) if record.approved else file.content
        places = [*dict.fromkeys(merging.news(base, now, record.actions))] if base else []
    except UnusableFile:
        return []
    told, moved = _of_actions(places, record.actions)
    changed = origin.template and origin.template != file.origin.template
    who = "the workbook, or its template," if changed else "the workbook"
    said = []
    if told:
        several = _several(len(told), "place")
        anew = f": to send it revised, {record.anew_by}" if record.revisable else ""
        said.append(f"{who} now says something else in {several} ({few(told)}){anew}")
    if moved:
        have = "has" if len(moved) == 1 else "have"
        said.append(f"{_several(len(moved), 'action')} {have} moved on since")
    return said


def _of_actions(places: Sequence[str], actions: frozenset[str]) -> tuple[list[str], list[str]]:
    """The places that tell of something else, and the actions whose rows tell of later.

    A workbook keeps of an action how it stands: who had it and how far it was is not told twice.
    """
    rows = {place: row[1] for place in places if (row := _ROW.search(place))}
    moved = dict.fromkeys(ref for ref in rows.values() if ref in actions)
    return [place for place in places if rows.get(place) not in moved], [*moved]


def _after_approval(
    file: Generated, mine: bytes, standing: Standing, merging: Merging
) -> Iterator[str]:
    """Whether approved minutes say something else now than what was approved."""
    words = standing.origin(file.what).words
    if words and merging.words(mine) != words:
        yield "edited since it was approved"
    yield from _undecided(mine, merging)


def _edited_since(
    file: Generated, record: Record, mine: bytes, standing: Standing, merging: Merging
) -> Iterator[str]:
    """Whether the file, or the copy of what went out, says something else than what went out.

    Word writes a document anew that was only looked at: that is no edit.
    """
    own = [copy for copy in record.copies if copy.of_key == file.what]
    copy = standing.files.get(own[-1].path) if own else None
    if copy is None:
        return
    origin = standing.origin(own[-1].key)
    sent = origin if origin.copied else replace(origin, copied=_digest(copy))
    other_copy = _is_other(copy, sent, mine if _digest(mine) == sent.copied else None, merging)
    if not record.approved and _is_other(mine, sent, None if other_copy else copy, merging):
        yield "edited since it went out"
    if other_copy:
        yield f"its copy in {AS_CIRCULATED} is no longer what went out"


def _is_other(content: bytes, sent: Origin, other: bytes | None, merging: Merging) -> bool:
    """Whether a document has other words or styles than what went out, however it was saved.

    `other` says what went out; where nothing does any more, its words may still be known.
    """
    if _digest(content) == sent.copied:
        return False
    try:
        if sent.words and merging.words(content) != sent.words:
            return True
        return bool(merging.places(other, content)) if other is not None else not sent.words
    except UnusableFile:
        return True


def _words_or_none(content: bytes, merging: Merging) -> str:
    try:
        return merging.words(content)
    except UnusableFile:
        return ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _prompts(blanks: Sequence[str]) -> str:
    return _several(len(blanks), "prompt")


def _several(number: int, what: str) -> str:
    """`one place`, `two places`."""
    return f"{word(number)} {what if number == 1 else f'{what}s'}"


def few(places: Sequence[str]) -> str:
    """The first places, each named once, and how many more there are: `a, b, c and two more`."""
    named = [*dict.fromkeys(places)][:MOST_PLACES]
    more = sum(place not in named for place in places)
    return listing([*named, *([f"{word(more)} more"] if more else [])])
