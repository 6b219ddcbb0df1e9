"""Edited documents as Word, LibreOffice, Google Docs, WPS and libraries save them, and hostile ones."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from random import Random

from lxml import etree

from tests.hostile.kinds import Kind, good, hostile
from tests.hostile.packages import (
    GOOD_SPELLINGS,
    HOSTILE_SPELLINGS,
    TRANSITIONAL,
    TYPES,
    Parts,
    add_part,
    main_part,
    put,
    relate,
    rels_of,
    rename,
    root_of,
    with_parts,
)

W = f"{TRANSITIONAL}wordprocessingml/2006/main"
MC = f"{TRANSITIONAL}markup-compatibility/2006"
R = f"{TRANSITIONAL}officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT = "word/document.xml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def made(tag: str, inside: str = "", **attributes: str) -> etree._Element:
    """An element of Word's."""
    said = "".join(f' w:{name}="{value}"' for name, value in attributes.items())
    return etree.fromstring(f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}"{said}>{inside}</w:{tag}>')


def changing(content: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """The document after a change of its main part's tree."""

    def of_parts(parts: Parts) -> None:
        part = main_part(parts)
        root = root_of(parts, part)
        change(root)
        put(parts, part, root)

    return with_parts(content, of_parts)


def runs_of(root: etree._Element) -> Iterator[etree._Element]:
    """Runs with words."""
    return (r for r in root.iter(w("r")) if r.find(w("t")) is not None)


def _text_of(run: etree._Element) -> etree._Element:
    text = run.find(w("t"))
    assert text is not None
    return text


# As people's programs save them


def with_revision_ids_and_proof_marks(content: bytes, chance: Random) -> bytes:
    """What Word adds whenever it saves."""

    def change(root: etree._Element) -> None:
        for p in root.iter(w("p")):
            for name in ("rsidR", "rsidRDefault", "rsidP"):
                p.set(w(name), f"00{chance.randrange(16**6):06X}")
        for run in list(runs_of(root)):
            if chance.random() < 0.3:
                run.addprevious(made("proofErr", type="spellStart"))
                run.addnext(made("proofErr", type="spellEnd"))
            if chance.random() < 0.1:
                run.insert(0, made("lastRenderedPageBreak"))
        first = next(root.iter(w("p")))
        first.append(made("bookmarkStart", id="0", name="_GoBack"))
        first.append(made("bookmarkEnd", id="0"))

    return changing(content, change)


def with_runs_split(content: bytes, chance: Random) -> bytes:
    """Each word a run of its own, as after spelling, languages and revisions."""

    def change(root: etree._Element) -> None:
        for run in list(runs_of(root)):
            words = _text_of(run).text or ""
            pieces = re.findall(r"\S+\s*|\s+", words)
            if len(run.findall(w("t"))) != 1 or len(pieces) < 2:
                continue
            for piece in pieces[1:][::-1]:
                other = copy.deepcopy(run)
                for child in list(other):
                    if child.tag not in (w("rPr"), w("t")):
                        other.remove(child)
                _text_of(other).text = piece
                _text_of(other).set(SPACE, "preserve")
                run.addnext(other)
            _text_of(run).text = pieces[0]
            _text_of(run).set(SPACE, "preserve")

    return changing(content, change)


def with_fonts_and_languages_everywhere(content: bytes, chance: Random) -> bytes:
    """As LibreOffice and Google Docs write: each run says everything of itself."""

    def change(root: etree._Element) -> None:
        for run in runs_of(root):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = made("rPr")
                run.insert(0, properties)
            if properties.find(w("lang")) is None:
                properties.append(made("lang", val="en-GB", eastAsia="zh-CN", bidi="hi-IN"))

    return changing(content, change)


def as_google_docs_writes(content: bytes, chance: Random) -> bytes:
    """Folders' entries, rtl="0" on each run, no settings that matter, no properties."""

    def change(root: etree._Element) -> None:
        for run in runs_of(root):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = made("rPr")
                run.insert(0, properties)
            properties.append(made("rtl", val="0"))

    return changing(content, change)


def as_wps_writes(content: bytes, chance: Random) -> bytes:
    """Kingsoft's properties and name spaces."""

    def change(parts: Parts) -> None:
        parts[DOCUMENT] = parts[DOCUMENT].replace(
            b"<w:document ",
            b'<w:document xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" ', 1,
        )  # fmt: skip
        custom = (
            b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
            b'name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0</vt:lpwstr></property></Properties>'
        )
        kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        add_part(parts, "docProps/custom.xml", custom, kind)
        relate(parts, "", "custom-properties", "docProps/custom.xml", "rIdKso")

    return with_parts(content, change)


def with_another_main_part(content: bytes, chance: Random) -> bytes:
    """`word/document2.xml`, as SharePoint and Word for the web have; or in another folder."""
    name = chance.choice(
        ("word/document2.xml", "word/document22.xml", "Word/Document.xml", "document.xml")
    )
    return with_parts(content, lambda parts: rename(parts, {DOCUMENT: name}))


def without_parts_that_are_optional(content: bytes, chance: Random) -> bytes:
    """No styles, settings or numbering, as small libraries write."""

    def change(parts: Parts) -> None:
        for name in ("word/styles.xml", "word/settings.xml", "word/numbering.xml"):
            if name in parts and chance.random() < 0.8:
                del parts[name]
                short = name.removeprefix("word/").encode()
                parts[TYPES] = re.sub(rb"<Override [^>]*%s[^>]*/>" % short, b"", parts[TYPES])
                rels = rels_of(DOCUMENT)
                parts[rels] = re.sub(rb'<Relationship [^>]*"%s"[^>]*/>' % short, b"", parts[rels])

    return with_parts(content, change)


def with_parts_of_words_own(content: bytes, chance: Random) -> bytes:
    """Themes, fonts, web settings, glossaries, custom XML, people, and pictures."""

    def change(parts: Parts) -> None:
        for name, kind in (
            ("fontTable", "fontTable"), ("webSettings", "webSettings"), ("people", "people"),
            ("commentsExtended", "commentsExtended"), ("commentsIds", "commentsIds"),
        ):  # fmt: skip
            inside = f'<w:{"fonts" if name == "fontTable" else name} xmlns:w="{W}"/>'
            add_part(parts, f"word/{name}.xml", inside.encode(), f"{WORD}.{kind}+xml")
            relate(parts, DOCUMENT, name, f"{name}.xml", f"rIdOwn{name}")
        add_part(parts, "word/glossary/document.xml",
                 f'<w:glossaryDocument xmlns:w="{W}"><w:docParts/></w:glossaryDocument>'.encode(),
                 f"{WORD}.document.glossary+xml")  # fmt: skip
        relate(parts, DOCUMENT, "glossaryDocument", "glossary/document.xml", "rIdGlossary")
        parts["word/media/image1.emf"] = bytes(2_000)
        parts["word/embeddings/oleObject1.bin"] = bytes(2_000)
        parts["customXml/item1.xml"] = b"<b:Sources xmlns:b='urn:b'/>"
        relate(parts, DOCUMENT, "customXml", "../customXml/item1.xml", "rIdCustom")

    return with_parts(content, change)


def with_name_spaces_of_every_version(content: bytes, chance: Random) -> bytes:
    """mc:Ignorable, w14 paragraph ids, as Word since 2010 writes."""

    def change(parts: Parts) -> None:
        parts[DOCUMENT] = parts[DOCUMENT].replace(
            b"<w:document ",
            b'<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            b'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15='
            b'"http://schemas.microsoft.com/office/word/2012/wordml" xmlns:wp14='
            b'"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" '
            b'mc:Ignorable="w14 w15 wp14" ', 1,
        )  # fmt: skip
        ids = iter(range(0x10000000, 0x7FFFFFFF))
        parts[DOCUMENT] = re.sub(
            rb"<w:p>", lambda _: f'<w:p w14:paraId="{next(ids):08X}" w14:textId="77777777">'.encode(),
            parts[DOCUMENT],
        )  # fmt: skip

    return with_parts(content, change)


def with_white_space_between_elements(content: bytes, chance: Random) -> bytes:
    """Printed for people, as some converters do."""

    def change(parts: Parts) -> None:
        for part in (DOCUMENT, "word/styles.xml", rels_of(DOCUMENT), TYPES):
            if part in parts:
                parts[part] = re.sub(rb"><(?!/w:t>)", b">\n  <", parts[part])

    return with_parts(content, change)


# Hostile, damaged and odd


def _into_the_body(content: bytes, chance: Random, inside: str) -> bytes:
    """XML before the body's last section."""

    def change(parts: Parts) -> None:
        at = parts[DOCUMENT].rfind(b"<w:sectPr")
        if chance.random() < 0.4:
            # rather somewhere in the middle, where the items stand
            ends = [m.end() for m in re.finditer(rb"</w:tbl>|</w:p>(?=<w:p>)", parts[DOCUMENT])]
            at = chance.choice(ends) if ends else at
        parts[DOCUMENT] = parts[DOCUMENT][:at] + inside.encode() + parts[DOCUMENT][at:]

    return with_parts(content, change)


PARAGRAPH = "<w:p><w:r><w:t>typed</w:t></w:r></w:p>"


def tables_inside_one_another(content: bytes, chance: Random) -> bytes:
    deep = chance.choice((3, 12, 17, 40, 60, 120))
    cells = chance.choice((1, 2))
    row = f"<w:tc>{PARAGRAPH}</w:tc>" * (cells - 1)
    start, end = f"<w:tbl><w:tr>{row}<w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return _into_the_body(content, chance, start * deep + PARAGRAPH + end * deep)


def wrappers_inside_one_another(content: bytes, chance: Random) -> bytes:
    """Controls, links, tracked changes, fields, alternatives, boxes, each inside the next."""
    start, end = chance.choice(
        (
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ('<w:ins w:id="7" w:author="P">', "</w:ins>"), ('<w:del w:id="7" w:author="P">', "</w:del>"),
            ('<w:hyperlink w:anchor="a">', "</w:hyperlink>"), ('<w:smartTag w:element="x">', "</w:smartTag>"),
            ('<w:fldSimple w:instr="DATE">', "</w:fldSimple>"), ('<w:customXml w:element="x">', "</w:customXml>"),
            ('<w:moveTo w:id="8">', "</w:moveTo>"), ("<w:r><w:pict><w:p>", "</w:p></w:pict></w:r>"),
            (f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w14">',
             "</mc:Choice></mc:AlternateContent>"),
        )
    )  # fmt: skip
    deep = chance.choice((1, 5, 60, 110, 245, 400))
    run = "<w:r><w:t>typed</w:t></w:r>"
    return _into_the_body(content, chance, f"<w:p>{start * deep}{run}{end * deep}</w:p>")


def much_of_a_thing(content: bytes, chance: Random) -> bytes:
    """Paragraphs, rows, runs, bookmarks, comments' marks, tabs without number."""
    inside = chance.choice(
        (
            PARAGRAPH, "<w:p/>", "<w:p><w:r><w:tab/><w:br/></w:r></w:p>",
            '<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>',
            f"<w:tbl><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>",
            '<w:p><w:ins w:id="5" w:author="P"><w:r><w:t>a</w:t></w:r></w:ins></w:p>',
            '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>5. Budget</w:t></w:r></w:p>',
            '<w:p><w:pPr><w:sectPr/></w:pPr></w:p>',
        )
    )  # fmt: skip
    return _into_the_body(content, chance, inside * chance.choice((1, 50, 1_000, 5_000, 60_000)))


def ids_at_the_edge(content: bytes, chance: Random) -> bytes:
    """Numbers of bookmarks, changes and comments as large as they may be, larger, or none."""
    id = chance.choice(
        ("2147483647", "2147483648", "4294967295", "-1", "9" * 400, "x", "", "1e9", "\u0665")
    )
    mark = chance.choice(
        (
            f'<w:bookmarkStart w:id="{id}" w:name="b"/><w:bookmarkEnd w:id="{id}"/>',
            f'<w:p><w:ins w:id="{id}" w:author="P"><w:r><w:t>a</w:t></w:r></w:ins></w:p>',
            f'<w:p><w:commentRangeStart w:id="{id}"/><w:r><w:commentReference w:id="{id}"/></w:r></w:p>',
            f'<w:p><w:r><w:footnoteReference w:id="{id}"/></w:r></w:p>',
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{id}"/><w:numId w:val="{id}"/></w:numPr></w:pPr></w:p>',
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{id}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
            f'<w:p><w:pPr><w:outlineLvl w:val="{id}"/></w:pPr><w:r><w:t>5.</w:t></w:r></w:p>',
        )
    )  # fmt: skip
    return _into_the_body(content, chance, mark)


def odd_structure(content: bytes, chance: Random) -> bytes:
    """What no schema allows, and some program or other has written all the same."""
    inside = chance.choice(
        (
            "<w:p><w:p><w:r><w:t>p in p</w:t></w:r></w:p></w:p>", "<w:r><w:t>bare run</w:t></w:r>",
            "<w:t>bare text</w:t>", "words", "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>",
            "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:tc><w:p/></w:tc>",
            "<w:sdt/>", "<w:sdt><w:sdtContent/></w:sdt>", "<w:sectPr/>", "<w:body/>", "<w:hyperlink/>",
            "<w:p><w:pPr/><w:pPr/><w:r/></w:p>", "<w:p><w:r><w:fldChar/></w:r></w:p>", "<w:unknown/>",
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
            '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', '<w:altChunk r:id="rId99"/>',
            '<w:p><w:hyperlink r:id="rId99"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>',
            "<w:p><w:pPr><w:pStyle/></w:pPr><w:r><w:t/></w:r></w:p>", "<!-- -->", "<?x y?>",
            '<w:p><w:pPr><w:pStyle w:val="Nowhere"/></w:pPr></w:p>', "<x xmlns=''><y/></x>",
            f'<mc:AlternateContent xmlns:mc="{MC}"/>', "<w:document><w:body><w:p/></w:body></w:document>",
            "<w:p><w:r><w:t>{{ 7 * 7 }} {% for x in y %}</w:t></w:r></w:p>",
            '<w:p><w:moveFrom w:id="9" w:author="P"><w:r><w:t>m</w:t></w:r></w:moveFrom></w:p>',
            '<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="P"/></w:rPr></w:pPr></w:p>',
            '<w:moveFromRangeStart w:id="1" w:name="m"/>', "<w:tblPr/>", "<w:rPr><w:b/></w:rPr>",
            '<w:p><w:r><w:t xml:space="nonsense">  x  </w:t></w:r></w:p>', "<w:sdtContent><w:p/></w:sdtContent>",
        )
    )  # fmt: skip
    return _into_the_body(content, chance, inside)


def elements_lost_or_moved(content: bytes, chance: Random) -> bytes:
    """Any elements fall away, come twice or stand elsewhere."""

    def change(root: etree._Element) -> None:
        there = [e for e in root.iter(etree.Element) if e.getparent() is not None]
        for _ in range(chance.choice((1, 3, 20, 100))):
            one, other = chance.choice(there), chance.choice(there)
            parent = one.getparent()
            if parent is None or other.getparent() is None:
                continue
            how = chance.randrange(4)
            if how == 0:
                parent.remove(one)
            elif how == 1:
                one.addnext(copy.deepcopy(one))
            elif how == 2 and one not in other.iterancestors() and one is not other:
                other.addnext(one)
            else:
                one.tag = other.tag

    return changing(content, change)


def attributes_lost_or_odd(content: bytes, chance: Random) -> bytes:
    values = ("", "0", "-1", "x", "9" * 40, "true", "\u0661", "rId1", "auto", " ", "1.5", "&")

    def change(root: etree._Element) -> None:
        there = [e for e in root.iter(etree.Element) if e.attrib]
        for element in chance.sample(there, min(len(there), chance.choice((1, 10, 200)))):
            name = chance.choice(sorted(element.attrib))
            if chance.random() < 0.4:
                del element.attrib[name]
            else:
                element.set(name, chance.choice(values))

    return changing(content, change)


def an_identifier_that_leads_out(content: bytes, chance: Random) -> bytes:
    """The key of another file, of one outside, of none; or another document's."""
    id = chance.choice(
        (
            "x/../../../../outside/secret.docx", "../../../outside/secret.docx", "/etc/passwd", "..", "",
            "PAG-2021-02/Agenda.docx", "lock", "C:\\x.docx", "a" * 300, "PAG-2021-02/" + "../" * 900,
            "PAG-2021-02/Minutes.docx/../Minutes.docx", "\u202e", "x/" * 2_000, "%2e%2e/x", "\\\\host\\x",
            "a" * 900_000, "PAG-2021-02/minutes.docx", "NUL", "x\ty",
        )
    )  # fmt: skip

    def change(parts: Parts) -> None:
        core = parts["docProps/core.xml"]
        parts["docProps/core.xml"] = re.sub(
            rb"llf-docgen: [^<]*", f"llf-docgen: {id}".encode().replace(b"\\", b"\\\\"), core
        )

    return with_parts(content, change)


def without_its_identifier(content: bytes, chance: Random) -> bytes:
    """As programs that write the properties anew leave it."""

    def change(parts: Parts) -> None:
        parts["docProps/core.xml"] = re.sub(
            rb"<dc:identifier>[^<]*</dc:identifier>", b"", parts["docProps/core.xml"]
        )

    return with_parts(content, change)


def closed_documents(content: bytes, chance: Random) -> bytes:
    """Signed, protected, final, in ways that are right and wrong."""

    def change(parts: Parts) -> None:
        how = chance.randrange(6)
        settings = chance.choice(
            (
                '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', "<w:documentProtection/>",
                '<w:writeProtection w:recommended="1"/>', '<w:documentProtection w:enforcement="maybe"/>',
                '<w:trackRevisions/>', "<w:documentProtection><w:x/></w:documentProtection>",
            )
        )  # fmt: skip
        if how == 0:
            parts["_xmlsignatures/origin.sigs"] = b""
            parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
        elif how == 1:
            parts["docProps/custom.xml"] = (
                b'<Properties><property name="_MarkAsFinal"><bool>true</bool></property></Properties>'
            )
        elif how == 2:
            parts["docProps/custom.xml"] = b"<Properties"
        elif "word/settings.xml" in parts:
            parts["word/settings.xml"] = parts["word/settings.xml"].replace(
                b"<w:zoom", settings.encode() + b"<w:zoom", 1
            )

    return with_parts(content, change)


def comments_that_lie(content: bytes, chance: Random) -> bytes:
    """A part of comments that is damaged, empty, of another name or root, with ids twice."""
    inside = chance.choice(
        (
            f'<w:comments xmlns:w="{W}"/>', f'<w:comments xmlns:w="{W}"><w:comment/></w:comments>', "", "<x/>",
            f'<w:comments xmlns:w="{W}"><w:comment w:id="x"/><w:comment w:id="1"/><w:comment w:id="1"/></w:comments>',
            f'<w:comments xmlns:w="{W}"><w:comment w:id="2147483647"><w:p/></w:comment></w:comments>',
            "<w:comments", f'<!DOCTYPE x [<!ENTITY e "y">]><w:comments xmlns:w="{W}">&e;</w:comments>',
        )
    )  # fmt: skip

    def change(parts: Parts) -> None:
        name = chance.choice(("word/comments.xml", "word/Comments2.xml", "other/c.xml"))
        add_part(parts, name, inside.encode(), f"{WORD}.comments+xml")
        relate(parts, DOCUMENT, "comments", f"/{name}", "rIdComments")

    return with_parts(content, change)


def headers_that_lie(content: bytes, chance: Random) -> bytes:
    """Sections whose headers are not there, are shared, or are the document itself."""

    def change(parts: Parts) -> None:
        rels = rels_of(DOCUMENT)
        parts[rels] = parts[rels].replace(
            b'"header1.xml"',
            chance.choice(
                (b'"document.xml"', b'"none.xml"', b'"footer1.xml"', b'"../../x.xml"', b'""')
            ),
        )
        if chance.random() < 0.5:
            section = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="{}" r:id="{}"/></w:sectPr></w:pPr></w:p>'
            one = section.format(
                chance.choice(("default", "odd", "", "first")), chance.choice(("rId4", "rId99", ""))
            )
            parts[DOCUMENT] = parts[DOCUMENT].replace(
                b"<w:body>", f"<w:body>{one * chance.choice((1, 300))}".encode(), 1
            )

    return with_parts(content, change)


def words_of_another_item(content: bytes, chance: Random) -> bytes:
    """Headings retyped, restyled, doubled, numbered otherwise, put into tables and controls."""

    def change(root: etree._Element) -> None:
        headings = [
            p for p in root.iter(w("p"))
            if re.match(r"\s*\d+\. ", "".join(str(t) for t in p.itertext()))
        ]  # fmt: skip
        for p in chance.sample(headings, min(len(headings), chance.choice((1, 3, 9)))):
            how = chance.randrange(6)
            if how == 0:
                for style in list(p.iter(w("pStyle"))):
                    style.getparent().remove(style)
            elif how == 1:
                p.addnext(copy.deepcopy(p))
            elif how == 2:
                table = made("tbl", "<w:tr><w:tc/></w:tr>")
                p.addprevious(table)
                next(table.iter(w("tc"))).append(p)
            elif how == 3:
                text = next(p.iter(w("t")), None)
                if text is not None:
                    text.text = re.sub(
                        r"^\d+\.",
                        chance.choice(("Item 5:", "5", "(5)", "", "v.", "99.")),
                        text.text or "",
                    )
            elif how == 4 and p.getparent() is not None:
                p.getparent().remove(p)
            else:
                for t in list(p.iter(w("t"))):
                    t.text = ""

    return changing(content, change)


def own_words_in_place_of_all(content: bytes, chance: Random) -> bytes:
    """All that was generated selected and typed or pasted over, or nearly all."""

    def change(root: etree._Element) -> None:
        body = root.find(w("body"))
        blocks = [] if body is None else [e for e in body if e.tag != w("sectPr")]
        stay = chance.choice(
            ((), blocks[:3], blocks[-3:], [e for e in blocks if e.tag == w("tbl")], blocks[::7])
        )
        for block in blocks:
            if block not in stay and body is not None:
                body.remove(block)
        for _ in range(chance.choice((0, 1, 30))):
            own = made("p", "<w:r><w:t>Our own notes of the meeting, 1. Welcome</w:t></w:r>")
            if body is not None:
                body.insert(0, own)

    return changing(content, change)


def with_words_everywhere(content: bytes, chance: Random) -> bytes:
    """Text boxes, notes, fields and charts in strange places."""
    box = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing/>'
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r></w:p>'
    )
    instruction = chance.choice(
        ("PAGE", "INCLUDETEXT C:\\\\x", "DDEAUTO c:\\\\cmd", "= 1/0", "SEQ " * 5_000, "\\")
    )
    inside = chance.choice((box, field.format(instruction), box * 300, field.format("DATE") * 500))
    return _into_the_body(content, chance, inside)


def a_chain_of_parts(content: bytes, chance: Random) -> bytes:
    """A part that shows a part that shows a part ..., in a ring perhaps, or each shows all others."""
    many = chance.choice((3, 60, 2_000))
    kind = chance.choice(("chart", "image", "header", "footnotes", "package", "aFChunk"))

    def change(parts: Parts) -> None:
        ending = chance.choice(("xml", "bin"))
        names = [f"word/more/part{at}.{ending}" for at in range(many)]
        typed = f"{WORD}.header+xml" if kind == "header" else "application/xml"
        overrides = "".join(f'<Override PartName="/{n}" ContentType="{typed}"/>' for n in names)
        parts[TYPES] = parts[TYPES].replace(b"</Types>", overrides.encode() + b"</Types>")
        for at, name in enumerate(names):
            parts[name] = f'<w:hdr xmlns:w="{W}">{PARAGRAPH}</w:hdr>'.encode()
            following = names[(at + 1) % many : (at + 1) % many + chance.choice((1, 1, 9))]
            for to, target in enumerate(following):
                relate(parts, name, kind, f"/{target}", f"rId{to}")
        relate(parts, DOCUMENT, kind, f"/{names[0]}", "rIdChain")

    return with_parts(content, change)


def damaged_prefixes(content: bytes, chance: Random) -> bytes:
    """Word's names in a name space that is none of its."""

    def change(parts: Parts) -> None:
        name = chance.choice([n for n in parts if n.startswith("word/") and n.endswith(".xml")])
        parts[name] = parts[name].replace(
            W.encode(), chance.choice((b"urn:none", b"", W.upper().encode()))
        )

    return with_parts(content, change)


KINDS: tuple[Kind, ...] = (
    *good(
        with_revision_ids_and_proof_marks,
        with_runs_split,
        with_fonts_and_languages_everywhere,
        as_google_docs_writes,
        as_wps_writes,
        with_another_main_part,
        without_parts_that_are_optional,
        with_parts_of_words_own,
        with_name_spaces_of_every_version,
        with_white_space_between_elements,
        without_its_identifier,
        *GOOD_SPELLINGS,
    ),
    *hostile(
        tables_inside_one_another,
        wrappers_inside_one_another,
        much_of_a_thing,
        ids_at_the_edge,
        odd_structure,
        elements_lost_or_moved,
        attributes_lost_or_odd,
        an_identifier_that_leads_out,
        closed_documents,
        comments_that_lie,
        headers_that_lie,
        words_of_another_item,
        own_words_in_place_of_all,
        with_words_everywhere,
        a_chain_of_parts,
        damaged_prefixes,
        *HOSTILE_SPELLINGS,
    ),
)
