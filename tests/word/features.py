"""What Word can hold, and what a merge does with it: the rows of the README's table.

test_features.py makes sure that they are true.

Each feature is tried twice. Beside it: the person has it in a paragraph of which the workbook
changes other words. In it: the workbook changes the words that stand in the feature itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from lxml import etree

from llf_docgen.errors import ClosedFile
from llf_docgen.package import open_parts
from llf_docgen.word.merge.merge import merge
from llf_docgen.word.xml import OFFICE, RELATIONS, W
from tests.word import small, tracked
from tests.word.small import p, run

WHEN = datetime(2021, 1, 18, 9, 30, tzinfo=UTC)
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWN = (
    '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphic><a:graphicData uri="{0}">{1}</a:graphicData></a:graphic></w:drawing></w:r>'
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@dataclass(frozen=True)
class Feature:
    """A feature: how it stands in a paragraph with such words, and the further parts it needs."""

    name: str
    made: Callable[[str], str]
    parts: Callable[[str], Mapping[str, str]] = field(default=lambda _words: {})
    is_closed: bool = False
    beside: str = "kept exactly"
    inside: str = "merged"

    def document(self, words: str, more: str) -> bytes:
        xml = self.made(words)
        whole = (
            xml
            if xml.startswith("<w:p>")
            else p(run("Before ") + xml + run(f" stands at the {more}"))
        )
        parts = {name: part.encode() for name, part in self.parts(words).items()}
        return small.document(whole + p(run(f"Below {more}")), **parts)

    def what_happens_beside_it(self) -> str:
        """The person put it in; the workbook changed words beside it."""
        base, new = (small.document(p(run(f"Before  stands at the {w}")) + p(run(f"Below {w}")))
                     for w in ("end", "news"))  # fmt: skip
        mine = self.document("words", "end")
        try:
            out = merge(base, mine, new, "x", WHEN).content
        except ClosedFile:
            return "left beside"
        taken = "Below news" in small.words_of(tracked.accepted(out))
        back = tracked.blocks(tracked.rejected(out)) == tracked.blocks(mine)
        kept = back and not _held(mine) - _held(out)
        return "kept exactly" if taken and kept else "changed"

    def what_happens_in_it(self) -> str:
        """The workbook changed the words in it, and nobody else did."""
        base, new = self.document("old words", "end"), self.document("new words", "end")
        mine = base
        if self.is_closed:
            base, new = (small.document([words]) for words in ("old words", "new words"))
        try:
            out = merge(base, mine, new, "x", WHEN).content
        except ClosedFile:
            return "left beside"
        after = open_parts(tracked.accepted(out), "x", "docx")
        texts = ["".join(etree.fromstring(part).itertext()) for name, part in after.items()
                 if name.endswith(".xml") and "comments" not in name]  # fmt: skip
        if any("new words" in text for text in texts):
            return "merged"
        return "told" if small.comments(out) else "yours stays"


def _held(content: bytes) -> Counter[bytes]:
    """What a document holds beside plain words: elements and parts, byte for byte."""
    parts = open_parts(content, "x", "docx")
    body = etree.fromstring(parts.pop("word/document.xml"))[0]
    plain = {f"{{{W}}}{name}" for name in ("p", "pPr", "r", "t", "body", "ins", "del", "delText")}
    elements = (e for block in body for e in block.iter() if e.tag not in plain)
    held = Counter(etree.tostring(e, method="c14n", with_tail=False) for e in elements)
    return held + Counter(
        part
        for name, part in parts.items()
        if name.startswith("word/") and "comments" not in name and "_rels" not in name
    )


def _related(kind: str, target: str) -> dict[str, str]:
    return {
        "word___rels__document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
        f'Id="rId5" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    }


def _note(words: str) -> dict[str, str]:
    return {
        **_related("footnotes", "footnotes.xml"),
        "word__footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">'
        f"{p(run(words))}</w:footnote></w:footnotes>",
    }


def _comments(words: str) -> dict[str, str]:
    both = "".join(
        f'<w:comment w:id="{n}" w:author="Priya">{p(run(said))}</w:comment>'
        for n, said in ((1, words), (2, "a reply"))
    )
    return {
        **_related("comments", "comments.xml"),
        "word__comments.xml": f'<w:comments xmlns:w="{W}">{both}</w:comments>',
    }


def _commented(words: str) -> str:
    marks = ("commentRangeStart", "commentRangeEnd")
    start, end = ("".join(f'<w:{m} w:id="{n}"/>' for n in (1, 2)) for m in marks)
    return start + run(words) + end + '<w:r><w:commentReference w:id="1"/></w:r>'


def _chart(words: str) -> dict[str, str]:
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return {
        **_related("chart", "charts/chart1.xml"),
        "word__charts__chart1.xml": f'<c:chartSpace xmlns:c="{space}"><c:chart><c:plotArea>'
        '<c:barChart><c:ser><c:cat><c:strRef><c:strCache><c:pt idx="0">'
        f"<c:v>{words}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea>"
        "</c:chart></c:chartSpace>",
    }


_CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId5"/>'
FEATURES = [
    Feature("Fields: dates, page numbers, tables of contents", lambda s: _FIELD.format("DATE", run(s)),
            inside="yours stays"),
    Feature("Cross-references", lambda s: _FIELD.format("REF place", run(s))),
    Feature("Bookmarks", lambda s: f'<w:bookmarkStart w:id="9" w:name="place"/>{run(s)}'
            '<w:bookmarkEnd w:id="9"/>'),
    Feature("Content controls", lambda s: f"<w:sdt><w:sdtPr/><w:sdtContent>{run(s)}"
            "</w:sdtContent></w:sdt>"),
    Feature("Locked content controls", lambda s: '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/>'
            f"</w:sdtPr><w:sdtContent>{run(s)}</w:sdtContent></w:sdt>", inside="told"),
    Feature("Links", lambda s: f'<w:hyperlink w:anchor="place">{run(s)}</w:hyperlink>'),
    Feature("Foot-notes and end-notes", lambda s: '<w:r><w:footnoteReference w:id="2"/></w:r>',
            parts=_note),
    Feature("Comments and replies", _commented, parts=_comments),
    Feature("Text boxes", lambda s: _BOX.format(p(run(s)))),
    Feature("Equations", lambda s: f'<m:oMath xmlns:m="{_MATH}"><m:r><m:t>{s}</m:t></m:r></m:oMath>'),
    Feature("Charts", lambda _: _DRAWN.format("chart", _CHART), parts=_chart),
    Feature("Pictures", lambda s: _DRAWN.format("picture", f'<a:t>{s}</a:t>'), inside="yours stays"),
    Feature("Section breaks and columns", lambda s: '<w:p><w:pPr><w:sectPr><w:cols w:num="2"/>'
            f"</w:sectPr></w:pPr>{run(s)}</w:p>"),
    Feature("Frames", lambda s: f'<w:p><w:pPr><w:framePr w:w="99"/></w:pPr>{run(s)}</w:p>'),
    Feature("Other files put in (altChunk)", lambda _: f'<w:p>{run("Before end")}</w:p>'
            '<w:altChunk r:id="rId5"/>', parts=lambda s: _related("aFChunk", "part.html") | {
                "word__part.html": f"<p>{s}</p>"}, inside="yours stays"),
    Feature("A signature, protection, marked as final", run,
            parts=lambda s: {"_xmlsignatures__sig1.xml": "<a/>"}, is_closed=True,
            beside="left beside", inside="left beside"),
]  # fmt: skip

SAYS = {
    "kept exactly": "kept exactly",
    "merged": "merged, as tracked changes",
    "told": "told in a comment",
    "yours stays": "yours stays, and nothing is said",
    "left beside": "left alone; the new version is laid beside it",
}


def rows() -> list[tuple[str, str, str]]:
    """Each feature with what happens to it, and to the workbook's news in it."""
    return [(f.name, SAYS[f.beside], SAYS[f.inside]) for f in FEATURES]
