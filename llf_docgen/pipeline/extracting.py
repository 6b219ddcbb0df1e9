"""An extract takes one item's words from the minutes as they stand in the folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from llf_docgen.documents import extract
from llf_docgen.documents.document import Request
from llf_docgen.errors import UnusableFile, WrongUse
from llf_docgen.model.cells import Cell
from llf_docgen.model.confidential import in_words
from llf_docgen.model.minuted import PROMPTS, Minuted
from llf_docgen.model.names import number_key
from llf_docgen.model.papers import papers_named
from llf_docgen.model.wording import listing, many
from llf_docgen.output.cases import Generated, Origin, Standing
from llf_docgen.output.finding import find, others_of
from llf_docgen.pipeline.edits import is_generated_as, undecided, words
from llf_docgen.pipeline.planning import Plan
from llf_docgen.word.identity import identity_of

MINUTES = "Minutes.docx"
_DAMAGED = (
    "What the minutes were when they were generated is damaged in the folder .generated, so the "
    "item is told by its heading and labels alone. Look whether the extract has all of it, and no "
    "more."
)


_GONE = (
    "What the minutes were when they were generated is not known any more: the folder .generated "
    "lacks it, so the item is told by its headings and labels alone. Look whether the extract has "
    "all of it, and no more."
)


def with_minutes(plan: Plan, no: str, standing: Standing) -> Plan:
    """The plan with what a person typed into the minutes under an item, and what to see to.

    Raises:
        WrongUse: the item is confidential, or its cell does not say whether it is.
        UnusableFile: it can't be told for certain where the item begins and ends.
    """
    may_leave(plan, no)
    plan = _with_typed(plan, no, standing)
    asked = plan.asked
    shown = next(d.context for d in extract.DOCUMENT.drafts(asked.request) if d.of == no)
    if not isinstance(shown, extract.Extract):
        return plan
    papers = papers_named(asked.request.book, extract.words_of(shown))
    lacks = extract.left_out(asked.request, shown)
    notes = [f"Its words name {listing(papers)}: take that out, or send it too."] if papers else []
    typed = asked.request.minuted
    if shown.approved and not shown.certified:
        why = typed.doubt if typed else "they are not there to read"
        notes.append(f"It is not certified as a true extract from the approved minutes: {why}.")
    if typed and typed.undecided and not shown.approved:
        notes.append(
            f"In {many(typed.undecided, 'line')} of the item tracked changes are undecided, and "
            "the extract has them as accepted. Accept or reject them in Word (Review) first."
        )
    if typed and typed.lacks:
        notes.append(
            f"Under the item stands what is no words ({listing(typed.lacks)}), and the extract "
            "lacks it. Copy it in from the minutes if it is to be sent."
        )
    if lacks:
        notes.append(
            f"{listing(lacks)} {'has' if len(lacks) == 1 else 'have'} no 'Agenda no', so "
            f"{'it is' if len(lacks) == 1 else 'they are'} left out. Fill it in if it belongs here."
        )
    return replace(plan, asked=replace(asked, notes=(*asked.notes, *notes)))


def may_leave(plan: Plan, no: str) -> None:
    """That nothing in the sheet Agenda keeps an item in the group.

    Raises:
        WrongUse: it says that the item is confidential, or may.
    """
    items = plan.request.book.agenda_of(plan.request.meeting)
    for item in (item for item in items if number_key(item.no) == number_key(no)):
        cell = item.at.cell("Confidential")
        if item.confidential:
            raise _stays(f"{cell} says that item {no} is confidential")
        if said := in_words(item):
            raise _stays(f"{said} says that item {no} is confidential")
        unclear = _unclear(plan, cell) if item.at.columns["Confidential"] else []
        unclear += [
            lost.cell
            for lost in plan.request.book.unread
            if lost.table == "agenda" and lost.field in ("", "confidential") and not lost.row
        ]
        if unclear and unclear[0].row != cell.row:
            raise _stays(
                f"{unclear[0]} may be the heading of the column \u201cConfidential\u201d: call it "
                f"so, with Yes or No below it, or give it quite another name; until then item {no} "
                "stays in the group"
            )
        if unclear:
            raise _stays(f"{unclear[0]} must say Yes or No before item {no} may leave the group")


def _stays(why: str) -> WrongUse:
    return WrongUse(f"{why}, so no extract of it was made.")


def _unclear(plan: Plan, cell: Cell) -> list[Cell]:
    """Where it is found that a cell, or what its column shares with it, does not say one thing."""
    return [
        found.cell
        for found in plan.checked.findings
        if found.cell == cell
        or (found.rule == "merged-cells" and found.cell[::2] == (cell.sheet, cell.column))
    ]


def _with_typed(plan: Plan, no: str, standing: Standing) -> Plan:
    path, what = f"{plan.main.folder}/{MINUTES}", f"{plan.main.key}/{MINUTES}"
    found = find(standing.files, path, what, identity_of)
    asked = plan.asked
    if not found:
        said = "Its minutes are not in the output folder, so what was discussed is left out."
        return replace(plan, asked=replace(asked, about=f"{asked.about} {said}"))
    content, base = standing.files[found[0]], standing.bases.get(what)
    _is_certain(found, content, what, standing)
    if base is not None and not is_generated_as(base, what):
        base, asked = None, replace(asked, notes=(*asked.notes, _DAMAGED))
    elif base is None:
        asked = replace(asked, notes=(*asked.notes, _GONE))
    if base is not None and standing.is_exchanged(what):
        raise UnusableFile(
            "What the minutes were when they were generated was exchanged for another file in the "
            "folder .generated, so it can't be told for certain where an item begins and ends. "
            "Bring .generated back from a backup. Nothing was written."
        )
    name, earlier = PurePosixPath(found[0]).name, standing.kept.get(what, ())
    typed = _minuted(content, name, no, plan.request, base, earlier)
    typed = replace(typed, doubt=_doubt(content, standing.origin(what)))
    return replace(plan, asked=replace(asked, request=replace(plan.request, minuted=typed)))


def _doubt(content: bytes, origin: Origin) -> str:
    """Why these are not certainly the words that were approved; nothing where they are."""
    waiting = undecided(content)
    if waiting:
        return (
            f"{many(waiting, 'tracked change')} in them {'is' if waiting == 1 else 'are'} undecided"
        )
    edited = origin.words and words(content) != origin.words
    return "they were edited since they were approved" if edited else ""


def _is_certain(found: Sequence[str], content: bytes, what: str, standing: Standing) -> None:
    """Raises UnusableFile where these may be the minutes of another meeting, or of a copy."""
    if len(found) > 1:
        raise UnusableFile(
            f"It can't be told which are the minutes: {listing(found)}. Put those that count back "
            f"as {MINUTES}, or move the others out of the output folder. Nothing was written."
        )
    others = others_of(standing.files, found[0], what, identity_of, standing.bases.get(what))
    if others:
        raise UnusableFile(
            f"It can't be told which are the minutes: {listing([found[0], *others])}. Move those "
            "that do not count out of the folder. Nothing was written."
        )
    identity = identity_of(content)
    if identity != what and identity in standing.bases:
        raise UnusableFile(
            f"{found[0]} was made as {identity}, not as the minutes of this meeting. Put the right "
            "file there. Nothing was written, lest other words leave the group."
        )


def none_is_of_another_item(file: Generated, no: str, request: Request, standing: Standing) -> None:
    """What lies in the place of an item's extract is of that item; else it would pass for it.

    It is told by its identifier, and where another program took that away, by its words.

    Raises:
        UnusableFile: it is of another item, or it can't be told of which.
    """
    there = standing.files.get(file.path)
    if there is None or there == file.content:
        return
    identity = identity_of(there)
    if identity and PurePosixPath(identity).name != PurePosixPath(file.what).name:
        raise _of_another(file, f"was made as {identity}")
    if not identity and not _says_its_item(there, no, request):
        raise _of_another(file, f"does not say that it is of item {no}")


def _of_another(file: Generated, why: str) -> UnusableFile:
    return UnusableFile(
        f"{file.path} {why}. Give it the name that it had, or move it away. Nothing was written, "
        "lest other words leave the group under this name."
    )


def _says_its_item(content: bytes, no: str, request: Request) -> bool:
    """Whether a document names an item by its number or title, and no other one.

    One that is no Word document says nothing; what becomes of that is decided with others.
    """
    from llf_docgen.word.comparing.said import lines
    from llf_docgen.word.comparing.titles import items_headed

    titles = {item.no: item.title for item in request.book.agenda_of(request.meeting)}
    try:
        headed = items_headed(lines(content, "The extract"), titles)
    except UnusableFile:
        return True
    return headed == {number_key(no)}


def _minuted(
    content: bytes,
    name: str,
    no: str,
    request: Request,
    base: bytes | None,
    earlier: Sequence[tuple[bytes, bytes]],
) -> Minuted:
    from llf_docgen.word.comparing.minuted import read_item  # what an extract alone needs

    titles = {item.no: item.title for item in request.book.agenda_of(request.meeting)}
    return read_item(content, name, no, titles, PROMPTS, base, earlier)
