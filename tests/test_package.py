"""Files and packages from whomever: what is read, what is refused, and in which words."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from llf_docgen import package
from llf_docgen.errors import UnusableFile
from llf_docgen.package import (
    MOST_PARTS,
    MOST_UNPACKED,
    TYPES,
    Unfit,
    content_type,
    open_parts,
    read_bytes,
    read_part,
    regular_bytes,
    write_parts,
)
from llf_docgen.word import xml
from llf_docgen.word.relations import Relations, add_part, rels_name, remove_parts
from llf_docgen.word.template import Template
from tests import books
from tests.conftest import TEMPLATES

MAIN = "word/document.xml"
AGENDA = (TEMPLATES / "Agenda.docx").read_bytes()
TYPE = '<!DOCTYPE a [<!ENTITY x "A secret.">]>'
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")


def changed(**parts: bytes) -> bytes:
    """The agenda's template with another document, or another part."""
    there = open_parts(AGENDA, "a", "docx")
    return write_parts(there | {MAIN if n == "document" else n: c for n, c in parts.items()})


@needs_pipes
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.docx")
    with pytest.raises(UnusableFile, match=r"a\.docx can't be read: it is no ordinary file"):
        read_bytes(tmp_path / "a.docx", "Word")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_is_not_read(tmp_path):
    (tmp_path / "a.docx").symlink_to("/dev/zero")
    with pytest.raises(UnusableFile, match="no ordinary file"):
        read_bytes(tmp_path / "a.docx", "Word")


def test_the_size_is_looked_at_before_anything_is_read(tmp_path):
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(20_000_000_000)
    with pytest.raises(UnusableFile, match=r"can't be read: it is larger than 60 MB\."):
        read_bytes(tmp_path / "a.docx", "Word")


@pytest.mark.parametrize(("size", "most", "fits"), [(7, 7, True), (8, 7, False), (0, 7, True)])
def test_as_many_bytes_as_may_be(tmp_path, size, most, fits):
    (tmp_path / "a").write_bytes(bytes(size))
    if fits:
        assert regular_bytes(tmp_path / "a", most) == bytes(size)
        return
    with pytest.raises(Unfit):
        regular_bytes(tmp_path / "a", most)


def test_a_file_that_grows_while_it_is_read(tmp_path):
    (tmp_path / "a").write_bytes(bytes(9))
    with (tmp_path / "a").open("rb") as file:
        assert len(package._all_of(file, 4, 20)) == 9
    with (tmp_path / "a").open("rb") as file:
        assert len(package._all_of(file, 4, 6)) == 7


def test_folders_and_names_that_are_none(tmp_path):
    with pytest.raises(UnusableFile, match="is a folder, not a file"):
        read_bytes(tmp_path, "Word")
    with pytest.raises(UnusableFile, match="is no name of a file"):
        read_bytes(tmp_path / "a\0b", "Word")


def claiming(content: bytes, part: str, size: int, crc: int) -> bytes:
    """A package whose directory says another size and sum of a part than it has."""
    at = content.rindex(part.encode()) - 46
    assert content[at : at + 4] == b"PK\1\2"
    packed = content[at + 20 : at + 24]
    return content[: at + 16] + struct.pack("<I", crc) + packed + struct.pack("<I", size) + (
        content[at + 28 :]
    )  # fmt: skip


@pytest.mark.parametrize("size", [3_000, 0, 2**32 - 1])
@pytest.mark.parametrize("honest", [True, False])
def test_a_part_that_is_larger_than_the_directory_says(size, honest):
    whole = b"<a/>" + b" " * 1_000_000
    lying = claiming(
        changed(document=whole), MAIN, size, zlib.crc32(whole if honest else whole[:size])
    )
    with pytest.raises(UnusableFile, match=r"M\.docx (is damaged|unpacks to more)"):
        open_parts(lying, "M.docx", "docx")
    assert read_part(lying, MAIN) is None


def test_what_is_unpacked_is_counted(monkeypatch):
    bomb = changed(document=bytes(MOST_UNPACKED["docx"] + 1_000))
    lying = claiming(bomb, MAIN, 3_000, zlib.crc32(bytes(3_000)))
    read = []
    real = zipfile.ZipExtFile.read

    def counting(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        data = real(self, n)
        read.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    with pytest.raises(UnusableFile, match=r"unpacks to more than 60 MB.*pictures smaller"):
        open_parts(lying, "M.docx", "docx")
    assert sum(read) <= MOST_UNPACKED["docx"] + 1


def test_several_parts_together_are_too_large():
    half = bytes(MOST_UNPACKED["xlsx"] // 2)
    halves = {"a.bin": half, "b.bin": half}
    assert len(open_parts(write_parts(halves), "M.xlsx", "xlsx")) == 2
    with pytest.raises(UnusableFile, match=r"unpacks to more than 100 MB.*Copy the sheets"):
        open_parts(write_parts(halves | {"c.bin": b"1"}), "M.xlsx", "xlsx")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_packed_in_ways_that_packages_do_not_know(method):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.writestr(MAIN, b"<a/>")
    with pytest.raises(UnusableFile, match="is damaged"):
        open_parts(target.getvalue(), "M.docx", "docx")


def test_too_many_parts_are_not_even_listed(monkeypatch):
    many = write_parts({f"{n}": b"" for n in range(MOST_PARTS + 1)}, packed=False)
    with pytest.raises(UnusableFile, match="unpacks to more"):
        open_parts(many, "M.docx", "docx")
    monkeypatch.setattr(package, "_MOST_ENTRIES", MOST_PARTS)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(UnusableFile, match="unpacks to more"):
        open_parts(many, "M.docx", "docx")


WORDS = '<?xml version="1.0" encoding="{}"?><a>„Łódź” é</a>'


@pytest.mark.parametrize(
    "part",
    [
        WORDS.format("UTF-16").encode("utf-16"),
        WORDS.format("UTF-16").encode("utf-16-le"),
        WORDS.format("UTF-16").encode("utf-16-be"),
        "<a>„Łódź” é</a>".encode("utf-16"),
        WORDS.format("UTF-8").encode("utf-8"),
        WORDS.format("UTF-8").encode("utf-8-sig"),
        WORDS.format("utf-16").encode("utf-8"),
        WORDS.format("utf-32").encode("utf-32"),
        WORDS.format("windows-1250").replace(" é", " é").encode("cp1250"),
    ],
    ids=["16", "16le", "16be", "16 undeclared", "8", "8 mark", "8 that says 16", "32", "1250"],
)
def test_parts_of_xml_come_in_utf_8(part):
    opened = open_parts(changed(document=part), "M.docx", "docx")[MAIN]
    assert xml.parsed(opened).text == "„Łódź” é"
    assert "Łódź".encode() in opened


def test_a_part_that_is_not_in_the_coding_it_names_stays():
    odd = WORDS.format("ascii").encode()
    assert open_parts(changed(document=odd), "M.docx", "docx")[MAIN] == odd
    slow = b'<?xml version="1.0" encoding="punycode"?><a/>'
    assert open_parts(changed(document=slow), "M.docx", "docx")[MAIN] == slow


HIDING = {
    "plain": lambda text: text.encode(),
    "after a long comment": lambda text: f"<!--{'a' * 9_000}-->{text}".encode(),
    "after instructions": lambda text: ("<?a b?> \n<!-- - -->" * 500 + text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be without a mark": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "utf-7": lambda text: b'<?xml version="1.0" encoding="utf-7"?>' + text.encode("utf-7"),
    "ebcdic": lambda text: f'<?xml version="1.0" encoding="cp037"?>{text}'.encode("cp037"),
    "a lie": lambda text: b'<?xml version="1.0" encoding="utf-16"?>' + text.encode(),
}


@pytest.mark.parametrize("hide", HIDING.values(), ids=HIDING)
@pytest.mark.parametrize("part", [MAIN, "docProps/core.xml", "_rels/.rels", TYPES, "word/a.vml"])
def test_a_document_type_anywhere_is_refused(hide, part):
    bad = write_parts(open_parts(AGENDA, "a", "docx") | {part: hide(f"{TYPE}<a/>")})
    with pytest.raises(UnusableFile, match="holds a document type in"):
        open_parts(bad, "M.docx", "docx")
    assert read_part(bad, part) is None


def test_a_part_of_another_ending_is_xml_by_its_type():
    parts = open_parts(AGENDA, "a", "docx")
    add_part(parts, "word/odd.bin", f"{TYPE}<a/>".encode(), "application/odd+xml")
    with pytest.raises(UnusableFile, match=r"holds a document type in word/odd\.bin"):
        open_parts(write_parts(parts), "M.docx", "docx")


@pytest.mark.parametrize(
    ("name", "kind"), [("page.html", "text/html"), ("picture.svg", "image/svg+xml")]
)
def test_pages_and_pictures_in_a_document_may_have_one(name, kind):
    parts = open_parts(AGENDA, "a", "docx")
    add_part(parts, f"word/{name}", f"{TYPE}<a/>".encode(), kind)
    assert f"word/{name}" in open_parts(write_parts(parts), "M.docx", "docx")


@pytest.mark.parametrize("unit", ["<!--", "<?a", " ", "<!-- -->", "\n<?a?>"])
def test_looking_for_one_reads_each_byte_once(unit):
    """A run of what may stand before it is given up at its first byte, not tried from each."""
    assert not package._DOCUMENT_TYPE.match(unit.encode() * 300_000)


def test_a_document_is_bounded_in_tags_attributes_and_depth(monkeypatch):
    """So are not workbooks, whose sheets are not made trees of."""
    monkeypatch.setattr(package, "MOST_TAGS", 900)
    monkeypatch.setattr(package, "MOST_ATTRIBUTES", 1_200)
    fine = write_parts({MAIN: b"<a>" + b'<b c="1" d="2"/>' * 500 + b"</a>"})
    assert open_parts(fine, "M.docx", "docx")
    for bad in (b"<a>" + b"<b/>" * 900 + b"</a>", b'<a b="' + b"=" * 1_200 + b'"/>'):
        content = write_parts({MAIN: bad})
        with pytest.raises(
            UnusableFile, match=r"^M\.docx holds too much for one document \(word/d"
        ):
            open_parts(content, "M.docx", "docx")
        assert open_parts(content, "M.xlsx", "xlsx")
    with pytest.raises(xml.etree.XMLSyntaxError):
        xml.parsed(b"<a>" * 300 + b"</a>" * 300)


TYPES_OF = {
    "by name": b"<Override PartName='/word/Document.xml' ContentType='one'/>",
    "in another order": b'<Override ContentType = "one" PartName = "/word/document.xml"></Override>',
    "by ending": b'<Default Extension="XML" ContentType="one"/>',
    "the first of two": b'<Override PartName="/word/document.xml" ContentType="one"/>'
    b'<Override PartName="/word/document.xml" ContentType="two"/>',
}
NAMESPACE = b"http://schemas.openxmlformats.org/package/2006/content-types"


@pytest.mark.parametrize("said", TYPES_OF.values(), ids=TYPES_OF)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_content_types_however_they_are_written(said, coding):
    plain = b'<Types xmlns="' + NAMESPACE + b'">' + said + b"</Types>"
    prefixed = b'<t:Types xmlns:t="' + NAMESPACE + b'">' + said.replace(b"<", b"<t:").replace(
        b"<t:/", b"</t:"
    ) + b"</t:Types>"  # fmt: skip
    for types in (plain, prefixed):
        parts = {TYPES: types.decode().encode(coding)}
        assert content_type(parts, MAIN) == "one"
        assert content_type(parts, "word/media/a.png") == ""


@pytest.mark.parametrize("types", [b"", b"<Types", b"\xff\xfe<"])
def test_content_types_that_say_nothing(types):
    assert content_type({TYPES: types}, MAIN) == ""


def test_content_types_are_read_once_for_all_parts(monkeypatch):
    parts = open_parts(AGENDA, "a", "docx")
    parts |= {f"word/a{n}.xml": b"<a/>" for n in range(500)}
    package._content_types.cache_clear()
    assert all(content_type(parts, part) for part in parts if part.endswith(".xml"))
    assert package._content_types.cache_info().misses == 1


def test_a_part_added_under_a_prefix():
    types = b'<t:Types xmlns:t="' + NAMESPACE + b'"></t:Types >'
    parts = {TYPES: types}
    add_part(parts, "word/a.xml", b"<a/>", "kind")
    assert content_type(parts, "word/a.xml") == "kind"
    remove_parts(parts, ["word/a.xml"])
    assert content_type(parts, "word/a.xml") == ""


def chain(length: int) -> dict[str, bytes]:
    """Charts each of which shows the next."""
    parts = open_parts(AGENDA, "a", "docx")
    for number in range(length):
        add_part(parts, f"word/charts/c{number}.xml", b"<a/>", "chart")
    for number in range(length - 1):
        Relations(parts, f"word/charts/c{number}.xml").add(
            "shows", f"word/charts/c{number + 1}.xml"
        )
    return parts


@pytest.mark.parametrize("length", [1, 2, 60])
def test_a_chain_of_parts_goes_with_its_first_and_each_list_is_read_a_few_times(
    length, monkeypatch
):
    parts = chain(length)
    before = set(open_parts(AGENDA, "a", "docx"))
    read = []
    real = Relations.__init__

    def counting(self: Relations, parts: dict[str, bytes], part: str) -> None:
        read.append(part)
        real(self, parts, part)

    monkeypatch.setattr(Relations, "__init__", counting)
    remove_parts(parts, ["word/charts/c0.xml"])
    assert set(parts) == before
    assert len(read) <= 2 * (length + len(before))
    assert b"word/charts/" not in parts[TYPES]


def test_a_part_that_another_shows_stays():
    parts = chain(3)
    Relations(parts, MAIN).add("shows", "word/charts/c2.xml")
    remove_parts(parts, ["word/charts/c0.xml"])
    assert "word/charts/c2.xml" in parts
    assert "word/charts/c1.xml" not in parts


def test_where_relations_lie():
    assert rels_name(MAIN) == "word/_rels/document.xml.rels"
    assert rels_name("") == "_rels/.rels"


def test_one_part_is_read_alone(monkeypatch):
    unpacked = []
    real = package._part

    def counting(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
        unpacked.append(entry.filename)
        return real(archive, entry, most)

    monkeypatch.setattr(package, "_part", counting)
    assert read_part(AGENDA, "docProps/core.xml") is not None
    assert unpacked == ["docProps/core.xml"]
    assert read_part(AGENDA, "docProps/none.xml") is None
    assert read_part(AGENDA, MAIN, most=10) is None
    assert read_part(b"PK nonsense", MAIN) is None
    assert read_part(b"", MAIN) is None


def test_a_template_written_in_utf_16_is_filled(shipped_book):
    """As some programs write their parts, which packages allow."""
    parts = open_parts((TEMPLATES / "Agenda.docx").read_bytes(), "a", "docx")
    context = books.context("Agenda", books.request(shipped_book, 0))
    expected = Template(write_parts(parts), "Agenda.docx").render(context)
    for name in ("word/document.xml", "docProps/core.xml", "[Content_Types].xml", "_rels/.rels"):
        text = parts[name].decode().partition("?>")[2]
        parts[name] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    made = Template(write_parts(parts), "Agenda.docx").render(context)
    found, wanted = (open_parts(content, "a", "docx") for content in (made, expected))
    assert found["word/document.xml"] == wanted["word/document.xml"]
    assert found["docProps/core.xml"] == wanted["docProps/core.xml"]


def packed_as(names: dict[str, str]) -> bytes:
    """The agenda's template with its parts called otherwise in the archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in open_parts(AGENDA, "a", "docx").items():
            archive.writestr(names.get(part, part), content)
    return target.getvalue()


def test_parts_named_with_backslashes_are_the_same_parts():
    """As some programs for Windows write them; Office opens such files."""
    parts = open_parts(AGENDA, "a", "docx")
    odd = packed_as({part: part.replace("/", "\\") for part in parts})
    assert open_parts(odd, "a", "docx") == parts
    assert read_part(odd, "docProps/core.xml") == parts["docProps/core.xml"]
    twice = io.BytesIO(AGENDA)
    with zipfile.ZipFile(twice, "a") as archive:
        archive.writestr("word\\document.xml", b"<other/>")
    with pytest.raises(UnusableFile, match="two parts of one name"):
        open_parts(twice.getvalue(), "a", "docx")


@pytest.mark.parametrize("folder", ["word/", "word\\", "xl/worksheets/"])
def test_folders_that_are_listed_are_no_parts(folder):
    """As Google Docs and whoever packs by hand list them."""
    target = io.BytesIO(AGENDA)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(folder, b"")
    assert open_parts(target.getvalue(), "a", "docx") == open_parts(AGENDA, "a", "docx")
