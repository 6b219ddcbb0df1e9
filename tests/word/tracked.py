"""Tracked changes accepted and rejected, as Word does it, apart from the code under test.

ECMA-376 part 1, 17.13.5. Where a paragraph's mark goes, its content runs on into the next
paragraph, whose properties count.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEPT = {"accept": "ins", "reject": "del"}
GONE = {"accept": "del", "reject": "ins"}


def accepted(content: bytes, author: str = "") -> bytes:
    """The document with all tracked changes (of an author) accepted."""
    return _settled(content, "accept", author)


def rejected(content: bytes, author: str = "") -> bytes:
    """The document with all tracked changes (of an author) rejected."""
    return _settled(content, "reject", author)


def blocks(content: bytes) -> list[tuple[str, ...]]:
    """Everything there is to read: part, depth, style and words of each paragraph, in order."""
    parts = _parts(content)
    names = [
        n for n in parts if n == "word/document.xml" or n.startswith(("word/header", "word/footer"))
    ]
    found = []
    for name in names:
        root = etree.fromstring(parts[name])
        for p in root.iter(f"{W}p"):
            depth = sum(1 for a in p.iterancestors(f"{W}tc", f"{W}tr", f"{W}tbl"))
            style = p.find(f"{W}pPr/{W}pStyle")
            shown = style.get(f"{W}val") if style is not None else ""
            kind = "body" if name == "word/document.xml" else _kind(root)
            found.append((kind, str(depth), "" if shown == "Normal" else shown, words(p)))
    apart = {block for block in found if block[0] != "body"}
    return [block for block in found if block[0] == "body"] + sorted(apart)


def words(paragraph: etree._Element) -> str:
    """The words that are shown in a paragraph; results of fields are left out."""
    said, depth = [], 0
    for e in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}fldChar", "{*}chart"):
        if e.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(e.get(f"{W}fldCharType"), 0)
        elif next(e.iterancestors(f"{W}p")) is not paragraph and e.tag == f"{W}t":
            continue
        elif next(e.iterancestors(f"{W}fldSimple"), None) is None and not depth:
            if e.tag == f"{W}t":
                said.append(e.text or "")
            elif e.getparent().tag == f"{W}r":
                said.append("\t" if e.tag == f"{W}tab" else "\n")
            elif e.tag.endswith("}chart"):
                said.append("[chart]")
    return "".join(said)


def _kind(root: etree._Element) -> str:
    """A header or footer by its own words, as parts have other names after a re-save."""
    return root.tag.rpartition("}")[2]


def _settled(content: bytes, how: str, author: str) -> bytes:
    parts = _parts(content)
    for name in list(parts):
        if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(
            "xml"
        ):
            root = etree.fromstring(parts[name])
            _settle(root, how, author)
            parts[name] = etree.tostring(root)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def _settle(root: etree._Element, how: str, author: str) -> None:
    def ours(e: etree._Element) -> bool:
        return not author or e.get(f"{W}author") == author

    for change in list(root.iter(f"{W}pPrChange", f"{W}tcPrChange", f"{W}trPrChange")):
        if not ours(change):
            continue
        now = change.getparent()
        now.remove(change)
        if how == "reject":
            kept = [e for e in now if e.tag in (f"{W}rPr", f"{W}sectPr")]
            now[:] = [*change[0], *kept]
    for properties in list(root.iter(f"{W}trPr")):
        for change in list(properties.iter(f"{W}ins", f"{W}del")):
            if ours(change):
                properties.remove(change)
                if change.tag == f"{W}{GONE[how]}":
                    row = properties.getparent()
                    if row.getparent() is not None:
                        row.getparent().remove(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    changes = [e for e in root.iter(f"{W}{GONE[how]}") if ours(e)]
    gone = {e.get(f"{W}id") for change in changes for e in change.iter(f"{W}commentReference")}
    for mark in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        if mark.get(f"{W}id") in gone:
            mark.getparent().remove(mark)
    for change in list(root.iter(f"{W}ins", f"{W}del")):
        holder = change.getparent()
        if holder is None or holder.tag == f"{W}rPr" or not ours(change):
            continue
        if change.tag == f"{W}{KEPT[how]}":
            for child in list(change):
                change.addprevious(child)
        holder.remove(change)
    for e in list(root.iter(f"{W}delText")):
        if next(e.iterancestors(f"{W}del"), None) is None:
            e.tag = f"{W}t"
    starts = [e for e in root.iter(f"{W}customXmlDelRangeStart") if ours(e)]
    numbers = {start.get(f"{W}id") for start in starts}
    ends = [e for e in root.iter(f"{W}customXmlDelRangeEnd") if e.get(f"{W}id") in numbers]
    gone = [s.getnext() for s in starts if s.getnext() is not None] if how == "accept" else []
    for mark in (*starts, *ends):
        mark.getparent().remove(mark)
    for control in [e for e in gone if e.tag == f"{W}sdt"]:
        for content in control.findall(f"{W}sdtContent"):
            for child in list(content):
                control.addprevious(child)
        control.getparent().remove(control)
    for p in list(root.iter(f"{W}p")):
        _settle_mark(p, how, ours)


def _settle_mark(p: etree._Element, how: str, ours) -> None:
    own = p.find(f"{W}pPr/{W}rPr")
    for change in list(own) if own is not None else []:
        if change.tag not in (f"{W}ins", f"{W}del") or not ours(change):
            continue
        own.remove(change)
        if change.tag == f"{W}{GONE[how]}":
            inside = [e for e in p if e.tag != f"{W}pPr"]
            after = p.getnext()
            while after is not None and after.tag not in (
                f"{W}p",
                f"{W}tbl",
                f"{W}sectPr",
                f"{W}sdt",
            ):
                after = after.getnext()
            if after is not None and after.tag == f"{W}sdt":
                after = after.find(f"{W}sdtContent/{W}p")
            if not inside:
                p.getparent().remove(p)
            elif after is not None and after.tag == f"{W}p":
                at = 1 if after.find(f"{W}pPr") is not None else 0
                after[at:at] = inside
                p.getparent().remove(p)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}
