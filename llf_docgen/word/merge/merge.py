"""The three-way merge itself: base, mine and new in, one document out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import cast

from lxml import etree

from llf_docgen.errors import ClosedFile, UnusableFile
from llf_docgen.memory import without_collecting
from llf_docgen.model.merged import Merged
from llf_docgen.model.sources import Source, nowhere
from llf_docgen.package import write_parts
from llf_docgen.word.closed import closed_by_a_person
from llf_docgen.word.comments import Comments, Places, numbers_of_ours, open_of_ours
from llf_docgen.word.comparing.blocks import blocks_of
from llf_docgen.word.comparing.stories import BODY, MAIN, Story, counterpart, read_again, stories
from llf_docgen.word.identity import identified_as
from llf_docgen.word.merge.both_ends import Moved, Sentences, as_it_says, left_there, notes_on
from llf_docgen.word.merge.earlier import Earlier, Past
from llf_docgen.word.merge.note import Note, quoted
from llf_docgen.word.merge.pen import Pen
from llf_docgen.word.merge.placed import differ
from llf_docgen.word.merge.places import places_of
from llf_docgen.word.merge.settled import already_so, settled, without_column, without_row
from llf_docgen.word.merge.story import StoryMerge
from llf_docgen.word.merge.three import Versions
from llf_docgen.word.numbers import last, taken
from llf_docgen.word.opened import opened
from llf_docgen.word.xml import ID, P, W, as_part, w

Parts = dict[str, bytes]
_MOST_TIMES = 4  # that a story is merged anew; hardly any is a second time
_NUMBERED = etree.XPath("descendant-or-self::*[@w:id]", namespaces={"w": W})


@without_collecting()
def merge(
    base: bytes,
    mine: bytes,
    new: bytes,
    name: str,
    when: datetime,
    *,
    comments: bool = True,
    source: Source = nowhere,
    earlier: Callable[[], Iterable[bytes]] = tuple,
) -> Merged:
    """The person's document with the workbook's news in it as tracked changes and comments.

    Args:
        base: the document as it was last generated.
        mine: the document as the person left it; numbering, styles, fields and sections stay.
        new: the document as the workbook would have it now.
        name: the file's name, for messages.
        when: the moment that changes and comments are dated with.
        comments: whether comments say what the workbook has where the person's words were kept;
            where they do not, the places are named instead, and paragraphs of the workbook's come
            in beside the person's.
        source: says of words of the workbook from which of its cells they come.
        earlier: gives the bases of earlier runs, the newest first; asked where the person and
            the workbook changed the same, since what was rejected is no change of the person's.

    Raises:
        UnusableFile: one of the three can't be read.
        ClosedFile: there is news, and the person's document is signed, final or protected.
    """
    moment = when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    damaged = UnusableFile(f"{name} is damaged. Open it in Word and save it again.")
    parts = Versions(base, mine, new).map(lambda content: opened(content, name))
    try:
        if base == new and not numbers_of_ours(parts.mine, MAIN):
            return Merged(mine, 0, 0)  # nothing is new, and nothing of ours to be settled
        texts = parts.map(stories)
        why = closed_by_a_person(parts.mine, parts.base)
    except (etree.XMLSyntaxError, KeyError, RecursionError) as error:
        raise damaged from error
    try:
        done = _merge_stories(parts, texts, moment, comments, source, Past(earlier))
    except (
        etree.XMLSyntaxError,
        RecursionError,
    ) as error:  # in a part that is read only now: styles, comments
        raise damaged from error
    cured = done.settled or done.withdrawn or done.reworded
    if not done.news and not done.told and (why or not cured):
        return Merged(mine, 0, done.conflicts, places=done.places)
    if why:
        raise ClosedFile(why)
    identified_as(parts.mine, parts.new)
    content = write_parts(parts.mine)
    cures = {"withdrawn": done.withdrawn, "reworded": done.reworded}
    return Merged(content, done.news, done.conflicts, done.settled, done.places, **cures)


@dataclass(frozen=True)
class _Done:
    """How much news came in, at how many places the person had the say, what became of comments.

    `withdrawn` is at how many places a proposal is none any more, `told` how many comments are
    new, `settled` how many of ours no longer hold, and `reworded` how many say it otherwise now;
    `places` where the person had the say, where no comment tells it.
    """

    news: int
    conflicts: int
    told: int
    settled: int
    places: tuple[str, ...]
    withdrawn: int
    reworded: int


def _merge_stories(
    parts: Versions[Parts],
    texts: Versions[dict[str, Story]],
    moment: str,
    comments: bool,
    source: Source,
    past: Past,
) -> _Done:
    """Merges each story that all three have into the person's parts."""
    numbers = taken(e for story in texts.mine.values() for e in _numbered(story.root))
    pen = Pen(moment, last(numbers), taken=numbers)
    news = withdrawn = 0
    notes: list[Note] = []
    changed: list[Story] = []
    for name, mine in texts.mine.items():
        base = counterpart(mine, texts.mine, texts.base)
        new = counterpart(base, texts.base, texts.new) if base else None
        if base and new:
            was = Earlier(base, texts.base, past)
            start = partial(
                StoryMerge, parts=parts, pen=pen, source=source, earlier=was, beside=not comments
            )
            work = _merge_story(start, Versions(base, mine, new), parts.mine)
            texts.mine[name] = work.mine
            changed += [work.mine] if work.is_changed else []
            news, notes = news + work.news, notes + work.notes
            withdrawn += work.withdrawn
    notes += _out_of_reach(texts)
    needless = already_so([note.words for note in notes], texts)
    notes = [note for note in notes if note.words not in needless]
    told, away, reworded = _comment(notes, texts, parts.mine, moment) if comments else (0, 0, 0)
    places = places_of(notes, texts.mine[BODY]) if notes and not comments else ()
    changed += [texts.mine[BODY]] if told or away or reworded else []
    for story in changed:
        parts.mine[story.part] = as_part(story.root)
    return _Done(news, len(notes), told, away, places, withdrawn, reworded)


def _merge_story(
    start: Callable[[Versions[Story]], StoryMerge], story: Versions[Story], parts: Parts
) -> StoryMerge:
    """Merges a story, and anew where of what the workbook moved but one end could be taken in."""
    as_it_was = dict(parts)
    work = start(story)
    work.run()
    base, mine, now = work.blocks.base, work.blocks.mine, work.blocks.new
    sentences = Sentences(base, now)
    stay: list[Moved] = []
    for _ in range(_MOST_TIMES):
        more = sentences.torn(mine, work.mine, {one.words for one in stay})
        if not more:
            break
        stay += more
        parts.clear()
        parts.update(as_it_was)
        new, said = left_there(story.new, stay)
        work = start(Versions(story.base, read_again(story.mine, parts), new))
        work.run()
        work.notes = [*as_it_says(work.notes, said)]
    work.notes += notes_on(stay, base, work.mine, now)
    return work


def _numbered(root: etree._Element) -> list[etree._Element]:
    """What has a number in a part, of all that stands in it."""
    return cast("list[etree._Element]", _NUMBERED(root))


def _out_of_reach(texts: Versions[dict[str, Story]]) -> Iterator[Note]:
    """What is said of news in headers and footers that the person's document has not."""
    there = {story.kind for story in texts.mine.values()}
    for base in texts.base.values():
        new = counterpart(base, texts.base, texts.new)
        if base.kind not in there and new:
            before, now = (blocks_of(s.container, s.reader) for s in (base, new))
            if differ(before, now):
                said = " / ".join(block.shown for block in now)
                words = f"The {base.place}, which you took out, would now say: {quoted(said)}."
                yield Note(words, apart=base.place)


def _comment(
    notes: Iterable[Note], texts: Versions[dict[str, Story]], parts: Parts, moment: str
) -> tuple[int, int, int]:
    """Puts comments into the body, and takes ours away that no longer hold or words them anew.

    Returns how many of each.

    At the body's beginning stand those whose element is no longer there. What one that holds says
    already is not repeated.
    """
    body = texts.mine[BODY]
    ours = open_of_ours(parts, MAIN)
    judged = settled(ours, texts)
    away, ours = judged.away, {**ours, **judged.reworded}
    left = _places(ours.keys() - away, body)
    there = {(paragraph, without_row(ours[number])) for number, paragraph in left}
    told, places = [], Places(body.root)
    for note in notes:
        element = note.element
        if element is None or body.root not in element.iterancestors():
            element = body.container
        at = places.of(element)
        said = {without_row(words) for words in (note.words, without_column(note.words))}
        if not there & {(at, words) for words in said}:
            told.append((element if at is None else at, note))
    if told or away or judged.reworded:
        comments = Comments(parts, MAIN, moment)
        comments.settle(away, body.root)
        comments.reword(judged.reworded)
        for element, note in told:
            there_still = (run for run in note.on if body.root in run.iterancestors())
            comments.add(element, note.words, [*there_still] if element is note.element else ())
        comments.store()
    return len(told), len(away), len(judged.reworded)


def _places(numbers: Collection[str], body: Story) -> Iterator[tuple[str, etree._Element]]:
    """The paragraph that each comment stands in."""
    for reference in body.root.iter(w("commentReference")):
        if reference.get(ID, "") in numbers:
            yield reference.get(ID, ""), next(reference.iterancestors(P))
