"""How one package may be spelt: by the programs that write them, and by who means harm."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from random import Random

from lxml import etree

Parts = dict[str, bytes]
TYPES = "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TRANSITIONAL = "http://schemas.openxmlformats.org/"
# Transitional namespaces and what Strict calls them (ECMA-376 part 1, annex A; part 4).
STRICT = {
    f"{TRANSITIONAL}{old}": f"http://purl.oclc.org/ooxml/{new}"
    for old, new in {
        "spreadsheetml/2006/main": "spreadsheetml/main",
        "wordprocessingml/2006/main": "wordprocessingml/main",
        "drawingml/2006/main": "drawingml/main",
        "drawingml/2006/chart": "drawingml/chart",
        "drawingml/2006/wordprocessingDrawing": "drawingml/wordprocessingDrawing",
        "officeDocument/2006/relationships": "officeDocument/relationships",
        "officeDocument/2006/extended-properties": "officeDocument/extendedProperties",
        "officeDocument/2006/math": "officeDocument/math",
    }.items()
}


def unpacked(content: bytes) -> Parts:
    """The parts of a good package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts, as most programs write one."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 1, 18, 9, 30, 0)), part, method)
    return target.getvalue()


def with_parts(content: bytes, change: Callable[[Parts], None]) -> bytes:
    """The package after a change of its parts."""
    parts = unpacked(content)
    change(parts)
    return packed(parts)


def rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def root_of(parts: Parts, part: str) -> etree._Element:
    return etree.fromstring(parts[part])


def put(parts: Parts, part: str, root: etree._Element) -> None:
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def main_part(parts: Parts) -> str:
    """The workbook or the document, by the package's relations."""
    found = re.search(rb'Target="/?([^"]*(?:workbook|document)[^"]*\.xml)"', parts["_rels/.rels"])
    assert found
    return found[1].decode()


def add_part(parts: Parts, name: str, content: bytes, kind: str) -> None:
    """Adds a part with its content type."""
    parts[name] = content
    types = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", types.encode())


def relate(parts: Parts, of: str, kind: str, target: str, id: str, more: str = "") -> None:
    """Adds a relation of a part (of the package where that is nothing)."""
    name = rels_of(of) if of else "_rels/.rels"
    rels = parts.get(name, f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode())
    rels = re.sub(rb"<Relationships([^>]*)/>", rb"<Relationships\1></Relationships>", rels)
    kind = kind if ":" in kind else f"{TRANSITIONAL}officeDocument/2006/relationships/{kind}"
    one = f'<Relationship Id="{id}" Type="{kind}" Target="{target}" {more}/></Relationships>'
    parts[name] = rels.replace(b"</Relationships>", one.encode())


def rename(parts: Parts, names: Mapping[str, str]) -> None:
    """Gives parts other names, everywhere: in types and relations, which become absolute."""
    by_relations = {}
    for name in [n for n in parts if n.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        root = root_of(parts, name)
        for relation in root.iter(f"{{{RELATIONS}}}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                relation.set("Target", "/" + names.get(target[1:], target[1:]))
        put(parts, name, root)
        owner = posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))
        if owner in names:
            by_relations[name] = rels_of(names[owner])
    types = root_of(parts, TYPES)
    for override in types.iter("{*}Override"):
        part = override.get("PartName", "")[1:]
        override.set("PartName", "/" + names.get(part, part))
    put(parts, TYPES, types)
    for old, new in (*names.items(), *by_relations.items()):
        parts[new] = parts.pop(old)


def xml_parts(parts: Parts, besides: str = r"^$") -> list[str]:
    return [n for n in parts if n.endswith((".xml", ".rels")) and not re.search(besides, n)]


# How the package itself is written


def stored(content: bytes, chance: Random) -> bytes:
    """Not packed at all (some export libraries)."""
    return packed(unpacked(content), zipfile.ZIP_STORED)


def streamed(content: bytes, chance: Random) -> bytes:
    """Sizes behind the parts, as who writes to a stream does (Google, Apache POI, SheetJS)."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.written += data
            return len(data)

    target = Stream()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in unpacked(content).items():
            with archive.open(zipfile.ZipInfo(name), "w") as file:
                file.write(part)
    return bytes(target.written)


def zip64(content: bytes, chance: Random) -> bytes:
    """Fields of ZIP64 though nothing is that large (.NET, streaming writers)."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in unpacked(content).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as file:
                file.write(part)
    return target.getvalue()


def with_folders(content: bytes, chance: Random) -> bytes:
    """Entries for the folders, as who unpacks and packs by hand has them."""
    parts = unpacked(content)
    folders = {f"{parent}/" for n in parts for parent in _above(n)}
    return packed(dict.fromkeys(sorted(folders), b"") | parts)


def _above(name: str) -> list[str]:
    parent = posixpath.dirname(name)
    return [parent, *_above(parent)] if parent else []


def in_another_order(content: bytes, chance: Random) -> bytes:
    """[Content_Types].xml last, or anywhere."""
    names = list(parts := unpacked(content))
    chance.shuffle(names)
    if chance.random() < 0.5:
        names.sort(key=lambda name: name == TYPES)
    return packed({name: parts[name] for name in names})


def with_backslashes(content: bytes, chance: Random) -> bytes:
    """Names as some programs for Windows write them; Excel and Word open such files."""
    wrong = {n: n.replace("/", "\\") for n in unpacked(content)}
    return packed({wrong[n]: part for n, part in unpacked(content).items()})


def with_leading_slashes(content: bytes, chance: Random) -> bytes:
    """Names of parts instead of names of entries."""
    return packed({f"/{n}" if n != TYPES else n: p for n, p in unpacked(content).items()})


def with_a_comment_of_the_archive(content: bytes, chance: Random) -> bytes:
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 300)))
    return target.getvalue()


def with_bytes_before(content: bytes, chance: Random) -> bytes:
    """What a mail program or a self-extracting archive left in front."""
    return chance.choice((b"\r\n", b"PK00", b"MZ" + bytes(300))) + content


def with_bytes_behind(content: bytes, chance: Random) -> bytes:
    return content + chance.choice((b"\r\n", b"\0" * 512, b"--boundary--\r\n"))


def with_extra_fields(content: bytes, chance: Random) -> bytes:
    """Times and owners in each entry, as Info-ZIP and macOS write them; many dates of 1980."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in unpacked(content).items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.extra = struct.pack("<HHBl", 0x5455, 5, 1, 1_610_960_000)
            entry.create_system = chance.choice((0, 3, 19))
            archive.writestr(entry, part)
    return target.getvalue()


def with_files_of_the_system(content: bytes, chance: Random) -> bytes:
    """What macOS and Windows lay into folders that are packed by hand."""

    def change(parts: Parts) -> None:
        parts["__MACOSX/._book"] = b"\0\5\26\7"
        parts[".DS_Store"] = b"\0\0\0\1Bud1"
        parts["Thumbs.db"] = b"\xd0\xcf"

    return with_parts(content, change)


def without_properties(content: bytes, chance: Random) -> bytes:
    """No docProps, as Google Sheets and small libraries write."""

    def change(parts: Parts) -> None:
        for name in [n for n in parts if n.startswith("docProps/")]:
            del parts[name]
        for name, mark in (("_rels/.rels", rb"Relationship"), (TYPES, rb"Override")):
            pattern = rb"<%s [^>]*docProps[^>]*/>" % mark
            parts[name] = re.sub(pattern, b"", parts[name])

    return with_parts(content, change)


def with_types_by_ending(content: bytes, chance: Random) -> bytes:
    """Types in capitals and another order; a default that overrides correct."""

    def change(parts: Parts) -> None:
        root = root_of(parts, TYPES)
        children = list(root)
        chance.shuffle(children)
        for child in children:
            root.append(child)
            if child.get("Extension") == "xml":
                child.set("Extension", "XML")
        put(parts, TYPES, root)

    return with_parts(content, change)


def with_another_spelling_of_xml(content: bytes, chance: Random) -> bytes:
    """Each part as another program spells the same XML."""

    def change(parts: Parts) -> None:
        for name in xml_parts(parts):
            parts[name] = respelt(parts[name], chance)

    return with_parts(content, change)


def respelt(part: bytes, chance: Random) -> bytes:
    """The same XML in another coding, with or without its declaration, with comments."""
    text = etree.tostring(etree.fromstring(part), encoding="unicode")
    if chance.random() < 0.4:
        # white space and instructions before and behind the root are nobody's words
        around = chance.choice(("<!-- made elsewhere -->", '<?mso-application progid="x"?>', "\n"))
        text = around + text + chance.choice(("", "\n", "<!-- end -->"))
    coding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "us-ascii"))
    said = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16"}.get(coding, coding)
    quote = chance.choice("'\"")
    declared = f"<?xml version={quote}1.0{quote} encoding={quote}{said}{quote}?>"
    if coding.startswith("utf-8") and chance.random() < 0.3:
        declared = ""
    mark = "\ufeff" if coding == "utf-16-le" else ""
    return (mark + declared + text).encode(coding, "xmlcharrefreplace")


def with_prefixes(content: bytes, chance: Random) -> bytes:
    """Every namespace under another prefix, as .NET (x:) and Python's ElementTree (ns0:) write."""
    prefix = chance.choice(("x", "ns{}", "_{}", "w14"))

    def change(parts: Parts) -> None:
        for name in xml_parts(parts):
            parts[name] = prefixed(parts[name], prefix)

    return with_parts(content, change)


def prefixed(part: bytes, prefix: str) -> bytes:
    """The same XML with prefixes of that pattern: by Python's ElementTree, which knows no others."""
    root = etree.fromstring(part)
    spaces: dict[str, str] = {}

    def of(name: str) -> None:
        if name.startswith("{"):
            space = name[1:].partition("}")[0]
            if space != "http://www.w3.org/XML/1998/namespace":
                spaces.setdefault(space, "")

    for element in root.iter(etree.Element):
        of(element.tag)
        for attribute in element.attrib:
            of(attribute)
    for at, space in enumerate(spaces):
        spaces[space] = prefix.format(at) if "{}" in prefix or not at else f"{prefix}{at}"

    def renewed(element: etree._Element, parent: etree._Element | None) -> etree._Element:
        tag, attributes = element.tag, dict(element.attrib)
        nsmap = {p: s for s, p in spaces.items()} if parent is None else None
        made = (
            etree.Element(tag, attributes, nsmap=nsmap)
            if parent is None
            else etree.SubElement(parent, tag, attributes)
        )
        made.text, made.tail = element.text, element.tail
        for child in element.iterchildren(etree.Element):
            renewed(child, made)
        return made

    return etree.tostring(renewed(root, None), xml_declaration=True, encoding="UTF-8")


def with_relations_spelt_otherwise(content: bytes, chance: Random) -> bytes:
    """Targets absolute, relative, with dots in them, and with the mode that is usual anyway."""

    def change(parts: Parts) -> None:
        for name in [n for n in parts if n.endswith(".rels")]:
            folder = posixpath.dirname(posixpath.dirname(name))
            root = root_of(parts, name)
            for relation in root.iter(f"{{{RELATIONS}}}Relationship"):
                if relation.get("TargetMode") == "External":
                    continue
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                relative = posixpath.relpath(target, "/" + folder)
                up = "../" * (folder.count("/") + 1) + target[1:] if folder else relative
                choices = (target, relative, f"./{relative}", up)
                relation.set("Target", chance.choice(choices))
                relation.set("TargetMode", "Internal")
            put(parts, name, root)

    return with_parts(content, change)


def strict(content: bytes, chance: Random) -> bytes:
    """As Word and Excel save "Strict Open XML": other namespaces and types of relations."""

    def change(parts: Parts) -> None:
        for name in xml_parts(parts):
            if name == TYPES:
                continue
            for old, new in STRICT.items():
                parts[name] = parts[name].replace(f'"{old}"'.encode(), f'"{new}"'.encode())
                if name.endswith(".rels"):
                    part = f'"{old}/'.encode()
                    parts[name] = parts[name].replace(part, f'"{new}/'.encode())

    return with_parts(content, change)


# What no good program writes


def cut_off(content: bytes, chance: Random) -> bytes:
    """A download that stopped."""
    return content[: chance.randrange(len(content))]


def with_wrong_bytes(content: bytes, chance: Random) -> bytes:
    """A disk that lost some bits."""
    damaged = bytearray(content)
    for _ in range(chance.randrange(1, 30)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def a_block_of_nothing(content: bytes, chance: Random) -> bytes:
    """A block of the disk that was never written."""
    start = chance.randrange(len(content))
    block = min(4096, len(content) - start)
    return content[:start] + bytes(block) + content[start + block :]


def of_another_kind(content: bytes, chance: Random) -> bytes:
    """Another program's file under this name."""
    return chance.choice(
        (
            *(b"", b"\0", b"PK", b"PK\5\6" + bytes(18), b"%PDF-1.7\n%", b"{\\rtf1\\ansi x}"),
            *(b"<html><table><tr><td>5</td></tr></table></html>", b"Meeting;Date\nPAG;1"),
            *(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096), bytes(100_000)),
            *(
                b"\xff\xfeP\0K\0",
                b"<?xml version='1.0'?><Workbook/>",
                b"Rar!\x1a\7\0",
                b"\x1f\x8b\x08",
            ),
        )
    )


def with_a_part_that_lies_of_its_size(content: bytes, chance: Random) -> bytes:
    """The directory claims little, with the right sum of that little; much comes out."""
    parts = unpacked(content)
    name = chance.choice([n for n in parts if n.endswith(".xml") and n != TYPES])
    honest = parts[name]
    size = chance.choice((10_000_000, 80_000_000, 150_000_000))
    data = _deflated(honest + b" " * size)
    del parts[name]
    target = io.BytesIO(packed(parts))
    with zipfile.ZipFile(target, "a") as archive:
        entry = zipfile.ZipInfo(name)
        entry.compress_type, entry.CRC = zipfile.ZIP_DEFLATED, zlib.crc32(honest)
        entry.compress_size, entry.file_size = len(data), len(honest)
        entry.header_offset = archive.start_dir
        archive.fp.seek(archive.start_dir)
        archive.fp.write(entry.FileHeader(zip64=False) + data)
        archive.start_dir = archive.fp.tell()
        archive.filelist.append(entry)
        archive.NameToInfo[name] = entry
        archive._didModify = True
    return target.getvalue()


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def with_a_part_that_unpacks_to_much(content: bytes, chance: Random) -> bytes:
    """Honest about it: a bomb all the same."""

    def change(parts: Parts) -> None:
        name = chance.choice(list(parts))
        parts[name] += chance.choice((b" ", b"\0", b"<!-- x -->")) * chance.choice(
            (5_000_000, 20_000_000)
        )

    return with_parts(content, change)


def with_parts_without_number(content: bytes, chance: Random) -> bytes:
    """Thousands of parts, with types of their own or none."""
    many = chance.choice((500, 4_900, 6_000, 40_000))

    def change(parts: Parts) -> None:
        typed = chance.random() < 0.5 and many < 10_000
        kinds = []
        for at in range(many):
            parts[f"more/{at}.xml"] = b"<x/>"
            if typed:
                kinds.append(
                    f'<Override PartName="/more/{at}.xml" ContentType="application/x{at}+xml"/>'
                )
        parts[TYPES] = parts[TYPES].replace(b"</Types>", "".join(kinds).encode() + b"</Types>")

    return with_parts(content, change)


def with_one_name_twice(content: bytes, chance: Random) -> bytes:
    """Two readers read two files: the first or the last of a name."""
    import warnings

    parts = unpacked(content)
    name = chance.choice(list(parts))
    again = chance.choice((name, name.upper(), name.replace("/", "\\")))
    target = io.BytesIO(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(target, "a") as archive:
            archive.writestr(again, b"<other/>")
    return target.getvalue()


def with_names_that_lead_out(content: bytes, chance: Random) -> bytes:
    """Parts named as files of the system."""

    def change(parts: Parts) -> None:
        for name in (
            "../outside/secret.txt",
            "/outside/secret.txt",
            "..\\..\\x",
            "C:\\x",
            "xl/../../y",
        ):
            parts[name] = b"written by a package"

    return with_parts(content, change)


def with_odd_names_of_parts(content: bytes, chance: Random) -> bytes:
    def change(parts: Parts) -> None:
        for name in ("a\x1b]0;x\x07.xml", "\u202egpj.xml", "n" * 60_000, "%2e%2e/%00", "xl/ ", "."):
            if chance.random() < 0.6:
                parts[name] = b"<x/>"

    return with_parts(content, change)


def with_a_document_type(content: bytes, chance: Random) -> bytes:
    """Entities, in a part, in any coding, behind anything that may stand before."""
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(chance.choice((2, 8))))
    entity = chance.choice(
        (
            f'<!ENTITY e0 "ha">{bomb}<!ENTITY e "&e2;">',
            '<!ENTITY e SYSTEM "file:///etc/hostname">',
            '<!ENTITY e SYSTEM "../../outside/secret.txt">',
            '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;<!ENTITY e "x">',
            '<!ATTLIST row r CDATA "5"><!ENTITY e "x">',
        )
    )
    before = chance.choice(("", "<!-- x -->", f"<!-- {'y' * 5_000} -->", "<?x y?>\n" * 3, " \n"))
    coding = chance.choice(("utf-8", "utf-16", "utf-8-sig", "utf-7", "cp037", "utf-32"))

    def change(parts: Parts) -> None:
        name = chance.choice(xml_parts(parts, r"theme"))
        root = etree.fromstring(parts[name])
        text = etree.tostring(root, encoding="unicode")
        if chance.random() < 0.6:
            text = re.sub(r"(<(?:w:)?t(?: [^>]*)?>)", r"\1&e;", text, count=1)
        declared = f'<?xml version="1.0" encoding="{coding.removesuffix("-sig")}"?>'
        if before.startswith(" "):
            declared = ""
        doctype = f"<!DOCTYPE {etree.QName(root).localname} [{entity}]>"
        parts[name] = f"{declared}{before}{doctype}{text}".encode(coding, "xmlcharrefreplace")

    return with_parts(content, change)


def with_xml_that_is_none(content: bytes, chance: Random) -> bytes:
    """One part cut off, empty, of other bytes or of another root."""

    def change(parts: Parts) -> None:
        name = chance.choice(xml_parts(parts))
        part = parts[name]
        parts[name] = chance.choice(
            (
                *(b"", b" ", part[: chance.randrange(len(part))], b"\0" * 50, b"<x/>", b"<x"),
                *(part + part, part.replace(b"</", b"<", 1), b"\xff\xfe\xff\xfe" + part),
                *(part.replace(b"<", b"<\x0b", 1), b"<!-- -- -->" + part, b"&" + part),
                *(part.replace(b'">', b'" a="1" a="2">', 1), b"<a:b/>", b"<" * 100_000),
                *(b"<?xml version='1.1'?><x>&#1;</x>", b'<?xml encoding="punycode"?>' + part),
                *(b'<?xml version="1.0" encoding="x-none"?>' + part, part[::-1]),
            )
        )

    return with_parts(content, change)


def with_xml_that_is_deep(content: bytes, chance: Random) -> bytes:
    """Elements inside one another, or attributes without number, in any part."""
    many = chance.choice((200, 255, 300, 5_000, 300_000))

    def change(parts: Parts) -> None:
        name = chance.choice(xml_parts(parts))
        at = parts[name].rfind(b"</")
        if at < 0:
            return
        inside = chance.choice(
            (
                b"<x>" * many + b"</x>" * many,
                b"<x " + b" ".join(b'a%d="1"' % n for n in range(many)) + b"/>",
                b"<x " + b" ".join(b'xmlns:a%d="u%d"' % (n, n) for n in range(many)) + b"/>",
                b"<!-- " + b"<c r='A1' " * many + b" -->",
                b"<![CDATA[" + b"{{ " * many + b"]]>",
                b"<?x " + b"<row " * many + b"?>",
            )
        )
        parts[name] = parts[name][:at] + inside + parts[name][at:]

    return with_parts(content, change)


def with_a_relation_that_lies(content: bytes, chance: Random) -> bytes:
    """Relations to what is not there, outside, to themselves, or of no sense."""

    def change(parts: Parts) -> None:
        name = chance.choice([n for n in parts if n.endswith(".rels")])
        root = root_of(parts, name)
        relations = list(root.iter(f"{{{RELATIONS}}}Relationship"))
        if not relations:
            return
        relation = chance.choice(relations)
        for key, value in chance.choice(
            (
                {"Target": "nowhere.xml"},
                {"Target": "../../../../outside/secret.txt"},
                {"Target": "file:///etc/passwd", "TargetMode": "External"},
                {"Target": "http://127.0.0.1:9/x", "TargetMode": "External"},
                {"Target": ""},
                {"Target": "/"},
                {"Target": "a" * 100_000},
                {"Target": "../" * 5_000 + "x.xml"},
                {"Target": "_rels/.rels"},
                {"Target": "[Content_Types].xml"},
                {"Target": "%2e%2e/x.xml", "TargetMode": "internal"},
                {"Type": ""},
                {"Id": "rId1"},
                {"Id": ""},
                {"TargetMode": "Elsewhere"},
            )
        ).items():
            relation.set(key, value)
        put(parts, name, root)

    return with_parts(content, change)


def without_a_part(content: bytes, chance: Random) -> bytes:
    """One that others name."""

    def change(parts: Parts) -> None:
        del parts[chance.choice(list(parts))]

    return with_parts(content, change)


def with_two_roles(content: bytes, chance: Random) -> bytes:
    """One part's XML in another's place."""

    def change(parts: Parts) -> None:
        one, other = chance.choice(list(parts)), chance.choice(list(parts))
        parts[one], parts[other] = parts[other], parts[one]

    return with_parts(content, change)


def packed_in_ways_that_packages_do_not_know(content: bytes, chance: Random) -> bytes:
    return packed(unpacked(content), chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))


def with_entries_that_are_encrypted(content: bytes, chance: Random) -> bytes:
    """The mark that an entry has a password (bit 0), in both of its headers or in one."""
    damaged = bytearray(content)
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        if chance.random() < 0.7:
            where = damaged.find(sign)
            damaged[where + at] |= 1
    return bytes(damaged)


# Of any package, whatever it holds
GOOD_SPELLINGS = (
    stored,
    streamed,
    zip64,
    with_folders,
    in_another_order,
    with_backslashes,
    with_a_comment_of_the_archive,
    with_bytes_behind,
    with_extra_fields,
    with_files_of_the_system,
    without_properties,
    with_types_by_ending,
    with_another_spelling_of_xml,
    with_prefixes,
    with_relations_spelt_otherwise,
    strict,
)
HOSTILE_SPELLINGS = (
    with_leading_slashes,
    with_bytes_before,
    cut_off,
    with_wrong_bytes,
    a_block_of_nothing,
    of_another_kind,
    with_a_part_that_lies_of_its_size,
    with_a_part_that_unpacks_to_much,
    with_parts_without_number,
    with_one_name_twice,
    with_names_that_lead_out,
    with_odd_names_of_parts,
    with_a_document_type,
    with_xml_that_is_none,
    with_xml_that_is_deep,
    with_a_relation_that_lies,
    without_a_part,
    with_two_roles,
    packed_in_ways_that_packages_do_not_know,
    with_entries_that_are_encrypted,
)
