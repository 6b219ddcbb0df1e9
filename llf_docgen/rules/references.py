"""References and names: each is there, is unique, and means one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, starmap

from llf_docgen.model.agreed import member_meant
from llf_docgen.model.book import Book, Named, grouped
from llf_docgen.model.cells import Cell
from llf_docgen.model.finding import Level
from llf_docgen.model.names import key, near_miss
from llf_docgen.model.records import Member
from llf_docgen.model.wording import listing, long_date, quoted, word
from llf_docgen.rules.rule import Found, error, info, warning
from llf_docgen.rules.unsaid import says_nothing

_SEVERAL = re.compile(r"[;,/&+]|\band\b", re.IGNORECASE)


@error("reference-known")
def reference_known(book: Book) -> Found:
    """Every cell that names a member, meeting ... names one that is there.

    Right: Owner is Grace Okell, who is in Members.

    Wrong: Owner is Grace Okel, who is not.
    """
    wrong = [n for n in book.references if key(n.text) in book.unknown.get(n.sheet, set())]
    for (sheet, _), places in grouped(wrong, lambda n: (n.sheet, key(n.text))).items():
        names = [n.text for n in book.keys if n.sheet == sheet]
        text = places[0].text
        yield (
            places[0].cell,
            f"{quoted(text)} is not in {sheet}. {_meant(places[0], names)}{_also(places[1:])}",
        )


def _meant(named: Named, names: list[str]) -> str:
    """What to do about an unknown name; a guess only where it can hardly be wrong."""
    is_person = named.sheet == "Members"
    one = "a member" if is_person else "one that is"
    if says_nothing(named.text):
        return f"Choose {one}, or clear the cell."
    near = near_miss(named.text, (*names, *named.also))
    if near:
        return f'Did you mean "{near}"?'
    if is_person:
        several = _SEVERAL.search(named.text)
        here = "Only one person can be named here: choose one."
        return here if several else "Add the name there, or choose a member."
    if named.sheet == "Meetings":
        words = {key(word): f'"{word}"' for word in reversed(named.also)}
        instead = listing(("the meeting's day", *reversed(words.values())), "or")
        return f"Add it there, choose one that is, or write {instead}."
    return "Add it there, or choose one that is."


def _also(places: list[Named]) -> str:
    cells = [str(place.cell) for place in places[:4]]
    cells += [f"{word(len(places) - 4)} more"] if len(places) > 4 else []
    return f" (Also in {listing(cells)}.)" if places else ""


@error("reference-unique")
def reference_unique(book: Book) -> Found:
    """References and names are unique in their sheet.

    Right: A-2020-01, A-2020-02, A-2020-03.

    Wrong: A-2020-03 appears in two rows.
    """
    keys = (named for named in book.keys if named.sheet != "Members")
    for first, *again in grouped(keys, lambda n: (n.sheet, key(n.text))).values():
        for named in again:
            advice = "Rename or delete one of them."
            if named.sheet in ("Actions", "Decisions"):
                advice = "References are never reused: give this one the next free number."
            yield (
                named.cell,
                f"{quoted(named.text)} appears here and in {first.cell.address}. {advice}",
            )
    for earlier, later in seats_at_once(book):
        yield _one_seat(earlier, later)
    for first, *others in grouped(book.keys, lambda n: (n.sheet, _without_zeros(n.text))).values():
        for other in others:
            if key(other.text) != key(first.text):
                text = f"{quoted(other.text)} and {quoted(first.text)} ({first.cell.address})"
                yield (
                    other.cell,
                    f"{text} are easily confused. Renumber one of them.",
                    Level.WARNING,
                )


def _without_zeros(text: str) -> str:
    """`A-2021-3` and `A-2021-03` are one reference to a reader."""
    return "/".join(part.lstrip("0") for part in re.split(r"[\W_]+", text.casefold()))


def seats_at_once(book: Book) -> Iterator[tuple[Member, Member]]:
    """Two rows of one person, for one organisation, that hold on more than one day together.

    The earlier one first. The day of leaving may be the day of joining again: that is how a Role
    is handed on.
    """
    for seats in grouped(book.members, lambda m: (key(m.name), key(m.organisation))).values():
        for earlier, later in starmap(_in_order, combinations(seats, 2)):
            if earlier.left is None or later.joined is None or later.joined < earlier.left:
                yield earlier, later


def _in_order(first: Member, second: Member) -> tuple[Member, Member]:
    """The earlier seat first: by Joined, else the one that has ended, else the upper row."""
    if first.joined and second.joined:
        swap = second.joined < first.joined
    elif bool(first.left) != bool(second.left):
        swap = second.left is not None
    else:
        swap = False
    return (second, first) if swap else (first, second)


def _one_seat(earlier: Member, later: Member) -> tuple[Cell, str]:
    """What is wrong with two rows for one seat, and which of their cells mends it."""
    roles = f"{earlier.role} in row {earlier.at.number} and {later.role} in row {later.at.number}"
    both = f"{earlier.name} is {roles}"
    ended, begun = earlier.at.cell("Left"), later.at.cell("Joined")
    if earlier.role == later.role:
        rows = f"{earlier.at.number} and {later.at.number}"
        both = f"{later.name} appears in rows {rows}, both times as {later.role} for"
        advice = f"and 'Joined' in {begun.address}, if {later.name} left and came back."
        text = f"{both} {later.organisation}. Delete one of the rows; or fill in 'Left' "
        return later.at.cell("Name"), f"{text}in {ended.address} {advice}"
    if earlier.left and later.joined:
        days = (
            f"the first until {long_date(earlier.left)}, the second from {long_date(later.joined)}"
        )
        return ended, f"{both}: {days}. Correct one of the dates."
    if earlier.left:
        until = f"{both}: the first until {long_date(earlier.left)}, the second without a day"
        return begun, f"{until}. Fill in 'Joined' here, the first day as {later.role}."
    fill = f"If the Role changed, fill in 'Left' here, the last day as {earlier.role}"
    if later.joined is None:
        fill += f", and 'Joined' in {begun.address}, the first day as {later.role}"
    return ended, f"{both}. {fill}; if not, delete one of the rows."


@info("reference-proposed")
def reference_proposed(book: Book) -> Found:
    """Each action and decision has a reference of its own.

    Right: A-2020-10

    Wrong: Ref is empty. Documents use the next free one meanwhile.
    """
    for named in book.proposed:
        yield (
            named.cell,
            f"This row has no reference; the next free one is {named.text}, and documents use it "
            f"already. Type {named.text} here.",
        )


@warning("owner-outside")
def owner_outside(book: Book) -> Found:
    """Who is to do something is in Members, or is meant to be somebody outside the group.

    Right: Owner is Grace Okell; or Grace Okell and Priya Marlowe; or All.

    Wrong: Owner is Mrs Okell, or the site manager.
    """
    for places in grouped(book.outsiders, lambda n: key(n.text)).values():
        text, also = places[0].text, _also(places[1:])
        meant = member_meant(book, text)
        if meant:
            said = f"{quoted(text)} is not a whole name in Members. "
            said += f"Write {meant}, if that is who it is."
        else:
            said = f"{quoted(text)} is not in Members. "
            said += "If somebody outside the group is meant, leave it; if not, choose a member."
        yield places[0].cell, f"{said}{also}"


RULES = (reference_known, reference_unique, reference_proposed, owner_outside)
