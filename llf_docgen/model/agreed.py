"""What was agreed, as minutes say it: owners in words, the next meeting, the next reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from llf_docgen.model.book import Book, Named
from llf_docgen.model.names import key, near_miss
from llf_docgen.model.records import Action, Decision

_BETWEEN_PEOPLE = re.compile(r"\s*(?:[;,/&+\n]|\band\b|\bwith\b)\s*", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"(?:the |whole |entire )*group|all(?: of)?(?: the)?(?: group| members| partners| colleagues"
    r"| representatives| partner organisations)*|every(?:one|body)|all (?:present|group members)",
    re.IGNORECASE,
)
_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "sir"}
_NEXT_MEETING = re.compile(r"(?:(?:by|at|for|before) )?(?:the |our )?next meeting", re.IGNORECASE)
_NO_DAY_WANTED = re.compile(
    r"on-?\s?going|continuing|continuous|standing|rolling|(?:at )?(?:each|every) meeting"
    r"|(?:each|every) (?:term|half term|month|week)|termly|monthly|weekly",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(.*?)((?:19|20)\d\d)?(\D*)(\d+)")
_Recorded = TypeVar("_Recorded", Action, Decision)


def as_agreed(book: Book, owners: Iterable[Named] = ()) -> Book:
    """The book with what its words mean: owners told apart, due days and references filled in.

    `owners` are the cells that say who is to do something.
    """
    return _with_references(_with_due_days(_with_owners(book, owners)))


def owners_of(book: Book, action: Action) -> list[str]:
    """Who is to do it, by their names in Members; others as they are typed.

    The whole group is everyone in office who represents an organisation.
    """
    found: dict[str, str] = {}
    for part in _people(book, action.owner):
        for name in _everybody(book) if _is_everybody(part) else [member_meant(book, part) or part]:
            found.setdefault(key(name), name)
    return [*found.values()]


def member_meant(book: Book, text: str) -> str:
    """The one member whose name a text gives, whole or in part (`Priya`, `Mrs Okell`)."""
    seats = book.seats(text)
    if seats:
        return seats[-1].name
    words = [w for w in re.findall(r"[\w'\u2019-]+", text.casefold()) if w not in _TITLES]
    found = {m.name for m in book.members if words and _gives(words, m.name)}
    return found.pop() if len(found) == 1 else ""


def _gives(words: Sequence[str], name: str) -> bool:
    """Whether each word is one of a name's, or its first letter; one must be whole."""
    whole = re.findall(r"[\w'\u2019-]+", name.casefold())
    fits = all(
        any(w == part or (len(w) == 1 and part.startswith(w)) for part in whole) for w in words
    )
    return fits and any(w in whole for w in words)


def is_settled(action: Action) -> bool:
    """Whether its words for a due day need no day: `ongoing`."""
    return bool(_NO_DAY_WANTED.fullmatch(action.due_in_words.strip(" .")))


def is_for_next_meeting(action: Action) -> bool:
    """Whether it is due at the ordinary meeting after the one that raised it."""
    return bool(_NEXT_MEETING.fullmatch(action.due_in_words.strip(" .")))


def free_references(book: Book, year: int, many: int) -> list[str]:
    """The next action references never used so far, in the office's own pattern.

    `A-2020-10` in 2020 is followed by `A-2020-11`, and in 2021 by `A-2021-01`.
    """
    return _free(_used(book, "Actions", [a.ref for a in book.actions]), year, many, "A-")


def _used(book: Book, sheet: str, refs: list[str]) -> list[str]:
    """Every reference of a sheet, those of rows that could not be read too."""
    there = {key(ref) for ref in refs}
    lost = [n.text for n in book.keys if n.sheet == sheet and key(n.text) not in there]
    return [*lost, *refs]


def _free(refs: Iterable[str], year: int, many: int, prefix: str) -> list[str]:
    used = [found.groups() for ref in refs if (found := _REFERENCE.fullmatch(ref.strip()))]
    start, dated, between, digits = used[-1] if used else (prefix, str(year), "-", "01")
    stem = f"{start}{year if dated else ''}{between}"
    same = [int(u[3]) for u in used if u[0] == start and (not dated or u[1] == str(year))]
    first = max(same, default=0) + 1
    return [f"{stem}{number:0{len(digits)}d}" for number in range(first, first + many)]


def _with_references(book: Book) -> Book:
    """Records without a reference get the next free one, which is told as proposed."""
    actions, of_actions = _numbered(book, "Actions", book.actions, "A-")
    decisions, of_decisions = _numbered(book, "Decisions", book.decisions, "D-")
    if not of_actions and not of_decisions:
        return book
    return book.with_(
        actions=tuple(actions), decisions=tuple(decisions), proposed=(*of_decisions, *of_actions)
    )


def _numbered(
    book: Book, sheet: str, records: Sequence[_Recorded], prefix: str
) -> tuple[list[_Recorded], list[Named]]:
    if all(record.ref for record in records):
        return list(records), []
    numbered: list[_Recorded] = []
    proposed: list[Named] = []
    used = _used(book, sheet, [record.ref for record in records if record.ref])
    for record in records:
        if not record.ref:
            ref = _free(used, _year_of(book, record), 1, prefix)[0]
            used.append(ref)
            proposed.append(Named(record.at.cell("Ref"), ref, sheet))
            record = replace(record, ref=ref)
        numbered.append(record)
    return numbered, proposed


def _year_of(book: Book, record: Action | Decision) -> int:
    day = book.raised_on(record) if isinstance(record, Action) else book.decided_on(record)
    return (day or book.terms.year.first).year


def _with_due_days(book: Book) -> Book:
    """What is due at the next meeting is due on its day, where that meeting is known.

    It is the next ordinary one: an extraordinary meeting takes up no actions, and one that is
    called later must not move a day that was agreed.
    """
    if not any(is_for_next_meeting(action) for action in book.actions):
        return book
    return book.with_(actions=tuple(_due(book, action) for action in book.actions))


def _due(book: Book, action: Action) -> Action:
    raised = book.raised_on(action)
    if action.due or raised is None or not is_for_next_meeting(action):
        return action
    return replace(action, due=_first_ordinary_after(book, raised))


def _first_ordinary_after(book: Book, day: date) -> date | None:
    ordinary = (m.date for m in book.dated_meetings if not m.extraordinary)
    return next((on for on in ordinary if on > day), None)


def _with_owners(book: Book, owners: Iterable[Named]) -> Book:
    """Each owner's cell as the people it names: members, and those who are none."""
    known: list[Named] = []
    others: list[Named] = []
    names = _names(book)
    by_key = {key(name) for name in names}
    unsure = any(u.table == "members" and (u.is_sheet or u.nameless) for u in book.unread)

    @cache
    def people(text: str) -> tuple[tuple[str, list[Named] | None], ...]:
        return tuple((part, whose(part)) for part in _people(book, text))

    def whose(part: str) -> list[Named] | None:
        if unsure or key(part) in by_key or near_miss(part, names):
            return known
        return None if _is_everybody(part) else others

    for cell in owners:
        for part, listed in people(cell.text):
            if listed is not None:
                listed.append(cell if part == cell.text else cell._replace(text=part))
    return book.with_(references=(*book.references, *known), outsiders=tuple(others))


def _names(book: Book) -> set[str]:
    """The names of all members, those of rows that could not be read too."""
    return {n.text for n in book.keys if n.sheet == "Members"} | {m.name for m in book.members}


def _people(book: Book, text: str) -> Iterator[str]:
    """The people that a cell names; it is taken as one name where none of its parts is known."""
    parts = [part for part in _BETWEEN_PEOPLE.split(text) if part]
    turned = " ".join(reversed(parts))
    if book.seats(text) or len(parts) < 2:
        yield text
    elif book.seats(turned):
        yield turned  # Marlowe, Priya
    elif any(_is_known(book, part) for part in parts):
        yield from parts
    else:
        yield text


def _is_known(book: Book, part: str) -> bool:
    return _is_everybody(part) or bool(member_meant(book, part) or near_miss(part, _names(book)))


def _is_everybody(text: str) -> bool:
    return bool(_EVERYBODY.fullmatch(" ".join(text.split()).strip(" .")))


def _everybody(book: Book) -> list[str]:
    return [m.name for m in book.in_office(book.today) if m.represents]
