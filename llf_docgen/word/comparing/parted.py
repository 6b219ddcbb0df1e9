"""Paragraphs that a person split or joined: taken for the one, or the several, that they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise

from llf_docgen.word.comparing.blocks import Block
from llf_docgen.word.comparing.stretch import Stretch
from llf_docgen.word.comparing.texts import letters_of, words_of
from llf_docgen.word.xml import P

Blocks = Sequence[Block]
Pairing = dict[int, int]
_SHARED = 0.5  # of a part's words, at least, stood in the whole
_LEFT = 0.25  # of a heading's words, at most, are in none of its parts


@dataclass(frozen=True)
class Aligned:
    """Three versions, and which block of the person's and of the new one is which of the base.

    Args:
        base: the blocks of the base.
        mine: those of the person's document, in the base's order.
        new: those of the new version.
        in_mine: the place in mine of each block of the base that is there.
        in_new: the place in new, likewise.
        elsewhere: what stands elsewhere in the person's document, by places of the base.
    """

    base: Blocks
    mine: Blocks
    new: Blocks
    in_mine: Pairing
    in_new: Pairing
    elsewhere: Sequence[Stretch] = ()


def as_they_were(there: Aligned) -> Aligned:
    """The three versions with what was split or joined as one block in each.

    What the person split or joined; and what the new version did, where the person changed it.
    """
    there = _parted_by_mine(_together(there))
    known = len(there.in_new) == len(there.base) == len(there.new)
    return there if known else _parted_by_new(there)


def _parted_by_mine(there: Aligned) -> Aligned:
    split = list(_split(there.base, there.mine, there.in_mine))
    joined = list(_joined(there.base, there.mine, there.in_mine, there.in_new))
    return _grouped(there, joined, split, _reached(joined, there.in_new))


def _parted_by_new(there: Aligned) -> Aligned:
    in_base = {j: i for i, j in there.in_new.items()}
    split = [
        group
        for group in _split(there.base, there.new, there.in_new)
        if not _ask(there.new[slice(*group)])
        and _is_changed([in_base[k] for k in range(*group) if k in in_base], there)
    ]
    joined = [
        group
        for group in _joined(there.base, there.new, there.in_new, there.in_mine)
        if not _ask(there.base[slice(*group)]) and _is_changed(range(*group), there)
    ]
    return _grouped(there, joined, _reached(joined, there.in_mine), split)


def _ask(blocks: Iterable[Block]) -> bool:
    """Whether one of them but asks for words, so that it is no part of what is said beside it."""
    return any(block.is_prompt for block in blocks)


def _is_changed(places: Iterable[int], there: Aligned) -> bool:
    """Whether the person changed blocks of the base, or took them out."""
    kept = ((there.base[i], there.in_mine.get(i)) for i in places)
    return any(at is None or there.mine[at].text != base.text for base, at in kept)


def _reached(groups: Iterable[tuple[int, int]], pairing: Pairing) -> list[tuple[int, int]]:
    """Where groups of the base stand in another version."""
    found = (_places(group, pairing) for group in groups)
    return [(min(at), max(at) + 1) for at in found if at]


def _grouped(
    there: Aligned,
    in_base: Sequence[tuple[int, int]],
    in_mine: Sequence[tuple[int, int]],
    in_new: Sequence[tuple[int, int]],
) -> Aligned:
    """The three versions with groups of paragraphs as one block each."""
    if not in_base and not in_mine and not in_new:
        return there
    base, base_at = _regrouped(there.base, in_base)
    mine, mine_at = _regrouped(there.mine, in_mine)
    new, new_at = _regrouped(there.new, in_new)
    to_mine = {base_at[i]: mine_at[j] for i, j in there.in_mine.items()}
    to_new = {base_at[i]: new_at[j] for i, j in there.in_new.items()}
    for place, at in to_mine.items():
        if parts := mine[at].parts or base[place].parts:
            base[place], mine[at] = _seamed(base[place], parts), _seamed(mine[at], parts)
            if place in to_new:
                new[to_new[place]] = _seamed(new[to_new[place]], parts)
    return Aligned(
        base,
        mine,
        new,
        to_mine,
        to_new,
        [
            replace(unit, start=base_at[unit.start], end=base_at[unit.end - 1] + 1)
            for unit in there.elsewhere
        ],
    )


def with_headings_as_they_were(base: Blocks, mine: Blocks) -> Blocks:
    """The person's blocks, with each heading as one, also one that they split or joined to others.

    Headings are paired before anything else, and a part of one may be like none of the base. What
    was joined to one stands in the same paragraph; `as_they_were` has it as one block again.
    """
    return _with_headings_apart(base, _with_whole_headings(base, mine))


def _with_headings_apart(base: Blocks, mine: Blocks) -> Blocks:
    """The blocks; a paragraph made of a heading and of what stood below it as one for each."""
    there = {block.loose for block in mine if block.is_heading}
    lost = {
        letters_of(block.title): place
        for place, block in enumerate(base)
        if block.is_heading and block.loose and block.loose not in there
    }
    lengths = sorted(set(map(len, lost)), reverse=True)
    made: list[Block] = []
    for block, behind in zip(mine if lost else (), [*mine[1:], None], strict=False):
        said = letters_of(block.title) if block.kind == P else ""
        titles = (said[:length] for length in lengths if length < len(said))
        parts = (_apart(block, behind, base[lost[title] :]) for title in titles if title in lost)
        above = (_above(block, behind, base, place) for place in lost.values() if said)
        made += next(filter(None, chain(parts, above)), [block])
    return made if lost else mine


def _above(block: Block, behind: Block | None, base: Blocks, place: int) -> list[Block]:
    """A paragraph as one and the heading of the base that was joined to it, if one was.

    Others may end with such words: it was joined where what stands above it or below it is as it
    was.
    """
    heading, below = base[place], base[place + 1] if place + 1 < len(base) else None
    before = base[place - 1] if place and base[place - 1].kind == P else None
    letters = map(re.escape, letters_of(heading.text))
    found = re.search(r"\s*".join([*letters, "$"]), block.text)
    if before is None or found is None or not found.start():
        return []
    texts = block.text[: found.start()], block.text[found.start() :]
    above = letters_of(texts[0]) == letters_of(before.text)
    if not above and not (behind and below and letters_of(behind.text) == letters_of(below.text)):
        return []
    return [
        replace(block, style=like.style, text=text)
        for like, text in zip((before, heading), texts, strict=True)
    ]


def _apart(block: Block, behind: Block | None, section: Blocks) -> list[Block]:
    """A paragraph as a heading and each paragraph below that was joined to it, if any was."""
    end = _end_of(section[0].title, block.title)
    cut = len(block.text) - len(block.title) + end
    texts, rest = [block.text[:cut]], block.text[cut:]
    for below in section[1:] if end else ():
        stands = behind is not None and letters_of(behind.text) == letters_of(below.text)
        if stands or not _is_part(below, Counter(words_of(rest))):
            break
        end = _end_of(below.text, rest)
        texts, rest = [*texts, rest[:end]], rest[end:]
        if not end:
            break
    texts[-1] += rest
    styles = (below.style for below in section)
    if len(texts) == 1:
        return []
    return [
        replace(block, style=style, text=text) for style, text in zip(styles, texts, strict=False)
    ]


def _end_of(words: str, text: str) -> int:
    """Where in a text the words end that it begins with; 0 where it begins with others."""
    found = re.match(r"\s*".join(["", *map(re.escape, letters_of(words))]), text)
    return found.end() if found else 0


def _together(there: Aligned) -> Aligned:
    """The three versions with a heading, and what the person joined to it, as one block in each."""
    in_mine = dict(there.in_mine)
    apart: list[tuple[int, int]] = []
    for place, block in enumerate(there.mine):
        if apart and block.elements == there.mine[place - 1].elements:
            apart[-1] = (apart[-1][0], place + 1)
        else:
            apart.append((place, place + 1))
    apart = [(start, end) for start, end in apart if end - start > 1]
    joined: list[tuple[int, int]] = []
    for start, end in apart:
        places = sorted(i for i, j in in_mine.items() if start <= j < end)
        group = (places[0], places[-1] + 1) if places else (0, 0)
        if group[1] - group[0] == len(places) and _stand_together(group, there.in_new):
            joined += [group] if len(places) > 1 else []
        else:
            in_mine = {i: j for i, j in in_mine.items() if i not in places[1:]}
    return _grouped(replace(there, in_mine=in_mine), joined, apart, _reached(joined, there.in_new))


def _with_whole_headings(base: Blocks, mine: Blocks) -> Blocks:
    """The person's blocks, those that they made of one heading as one."""
    titles = {letters_of(block.text): block for block in base if block.is_heading}
    there = {letters_of(block.text) for block in mine if block.is_heading}
    lost = [block for letters, block in titles.items() if letters and letters not in there]
    groups: list[tuple[int, int]] = []
    for place, block in enumerate(mine if lost else ()):
        free = not groups or place >= groups[-1][1]
        if free and block.is_heading and letters_of(block.text) not in titles:
            ends = (_end_of_parts(heading, titles, mine, place) for heading in lost)
            end = max(ends, default=place)
            groups += [(place, end)] if end - place > 1 else []
    return _regrouped(mine, groups)[0] if groups else mine


def _end_of_parts(heading: Block, titles: Collection[str], mine: Blocks, place: int) -> int:
    """Where the parts of a heading of the base end, if they begin at a place of mine."""
    words, left = _words(heading), _words(heading)
    said, end = "", place
    for block in mine[place:]:
        own, letters = _words(block), letters_of(block.text)
        shared = sum((own & left).values())
        of_its_style = block.style == heading.style and letters not in titles
        if block.kind != P or not shared or shared < _SHARED * sum(own.values()):
            break
        said, end = said + letters, end + 1
        if said == letters_of(heading.text):
            return end
        if not of_its_style:
            break
        left -= own
        if sum(left.values()) <= _LEFT * sum(words.values()):
            return end
    return place


def _split(base: Blocks, mine: Blocks, in_mine: Pairing) -> Iterator[tuple[int, int]]:
    """Where the person made several paragraphs of one, as places of mine."""
    taken = set(in_mine.values())
    for place, at in sorted(in_mine.items()):
        if not _may_be_parted(base[place]) or base[place].text == mine[at].text:
            continue
        left = _words(base[place]) - _words(mine[at])
        start, end = at, at + 1
        while end < len(mine) and end not in taken and _is_part(mine[end], left):
            left -= _words(mine[end])
            end += 1
        while start and start - 1 not in taken and _is_part(mine[start - 1], left):
            start -= 1
            left -= _words(mine[start])
        if end - start > 1:
            taken |= set(range(start, end))
            yield start, end


def _joined(
    base: Blocks, mine: Blocks, in_mine: Pairing, in_new: Pairing
) -> Iterator[tuple[int, int]]:
    """Where the person made one paragraph of several, as places of the base."""
    done = 0
    for place, at in sorted(in_mine.items()):
        if place < done or not _may_be_parted(base[place]) or base[place].text == mine[at].text:
            continue
        more = _words(mine[at]) - _words(base[place])
        start, end = place, place + 1
        while end < len(base) and end not in in_mine and _is_part(base[end], more):
            more -= _words(base[end])
            end += 1
        while start > done and start - 1 not in in_mine and _is_part(base[start - 1], more):
            start -= 1
            more -= _words(base[start])
        if end - start > 1 and _stand_together((start, end), in_new):
            done = end
            yield start, end


def _stand_together(group: tuple[int, int], in_new: Pairing) -> bool:
    """Whether a version has what was joined side by side, or some of it, or nothing."""
    at = _places(group, in_new)
    return not at or max(at) - min(at) + 1 == len(at)


def _places(group: tuple[int, int], pairing: Pairing) -> list[int]:
    return [pairing[place] for place in range(*group) if place in pairing]


def _may_be_parted(block: Block) -> bool:
    return block.kind == P and not block.is_heading and bool(block.text)


def _is_part(block: Block, whole: Counter[str]) -> bool:
    """Whether most words of a paragraph are those that are looked for."""
    words = _words(block)
    shared = sum((words & whole).values())
    return _may_be_parted(block) and shared > 0 and shared >= _SHARED * sum(words.values())


def _words(block: Block) -> Counter[str]:
    return Counter(word for word in block.words if any(map(str.isalnum, word)))


def _regrouped(
    blocks: Blocks, groups: Iterable[tuple[int, int]]
) -> tuple[list[Block], Mapping[int, int]]:
    """The blocks with each group as one, and where each block went."""
    ends = dict(groups)
    made: list[Block] = []
    at: dict[int, int] = {}
    place = 0
    while place < len(blocks):
        end = ends.get(place, place + 1)
        for inside in range(place, end):
            at[inside] = len(made)
        group = blocks[place:end]
        made.append(as_one(group))
        place = end
    return made, at


def as_one(group: Blocks) -> Block:
    """Paragraphs as one block, in which no word runs over from one into the next."""
    if len(group) == 1:
        return group[0]
    like = group[0] if group[0].is_heading else group[-1]
    elements = tuple(dict.fromkeys(element for block in group for element in block.elements))
    parts = tuple(part for block in group for part in block.parts or (block.text,))
    several = group[0].elements != group[-1].elements
    return replace(
        like,
        text="".join(parts),
        elements=elements,
        parts=parts if several else (),
        seams=() if several else tuple(accumulate(map(len, parts[:-1]))),
    )


def _seamed(block: Block, parts: Sequence[str]) -> Block:
    """A block whose words do not run over from one part into the next, as another has them.

    "Ada Lark" is a word of one paragraph and two of the two that it became.
    """
    if block.parts or block.seams:
        return block
    seams: list[int] = []
    before = 0
    for part, behind in pairwise(parts):
        before += len(part)
        last, first = _last_word(part), next(filter(str.strip, words_of(behind)), "")
        found = re.finditer(rf"{re.escape(last)}(?=\s*{re.escape(first)})", block.text)
        ends = [match.end() for match in found] if last and first else []
        if ends:
            seams.append(min(ends, key=lambda end: abs(end - before)))
    return replace(block, seams=tuple(seams)) if seams else block


def _last_word(text: str) -> str:
    """The last word of a text, with the signs behind it."""
    words = words_of(text.rstrip())
    at = next((k for k in reversed(range(len(words))) if words[k][-1].isalnum()), 0)
    return "".join(words[at:])
