"""The way into a part: careful, and the only one; document types are refused wherever they hide."""

from __future__ import annotations

import ast
import codecs
import io
import zipfile
from pathlib import Path

import pytest

import llf_docgen.word
from llf_docgen.errors import UnusableFile
from llf_docgen.package import open_parts
from llf_docgen.word.xml import CELL, P, as_part, parsed, remove, value_of, w

ROOM = Path(llf_docgen.word.__file__).parent
READERS = {
    "fromstring",
    "XML",
    "parse",
    "fromstringlist",
    "XMLParser",
    "XMLPullParser",
    "iterparse",
}


def test_no_module_but_xml_reads_a_part():
    """Every call of lxml's own readers, by module; `ast.parse` and the like are none of them."""
    calls = {
        (path.relative_to(ROOM).as_posix(), node.func.attr)
        for path in ROOM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "etree"
    }
    assert calls == {("xml.py", name) for name in ("fromstring", "iterparse", "XMLParser")}
    imported = {
        node.module
        for path in ROOM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert not [module for module in imported if module.startswith(("lxml.", "xml.etree"))]


def test_names_are_words_own():
    assert w("p") == P == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
    assert w("tc") == CELL


def test_white_space_stays_unless_it_is_to_go():
    part = b"<a>\n  <b/>\n</a>"
    assert parsed(part).text == "\n  "
    assert parsed(part, drop_blanks=True).text is None


def test_a_part_goes_out_as_word_writes_it():
    head = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    assert as_part(parsed("<a>\u00e9</a>".encode())) == head + "<a>\u00e9</a>".encode()


def test_what_stands_nowhere_is_let_be():
    root = parsed(b"<a><b/></a>")
    remove(root)
    remove(None)
    remove(root[0])
    assert len(root) == 0
    assert value_of(None) == value_of(root) == ""


@pytest.mark.parametrize("kept", [False, True])
def test_a_document_type_is_refused_by_the_parser_too(kept):
    with pytest.raises(UnusableFile, match="document type"):
        parsed(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', kept)


# --- in a package: before the first element, and nowhere else

START = '<?xml version="1.0" encoding="{}" standalone="yes"?>\n'
TYPE = '<!DOCTYPE w:document [<!ENTITY x "secret">]>'
LONG = f"<!-- {'so long a comment ' * 400} -->"
BODY = "<w:document>{}</w:document>"


def in_encoding(prolog: str, encoding: str, mark: bytes = b"") -> bytes:
    text = START.format(encoding.removesuffix("-le").removesuffix("-be")) + prolog
    return mark + (text + BODY.format("&x;")).encode(encoding)


REFUSED = {
    "at its beginning": (TYPE + BODY).encode(),
    "behind the declaration": in_encoding(TYPE, "UTF-8"),
    "behind a long comment": in_encoding(LONG + TYPE, "UTF-8"),
    "behind comments and instructions": in_encoding(f"<!--a--> <?b c?>\n<!--d-->{TYPE}", "UTF-8"),
    "behind a comment that speaks of one": in_encoding(f"<!-- <!DOCTYPE a> -->{TYPE}", "UTF-8"),
    "behind a mark of UTF-8": in_encoding(TYPE, "UTF-8", codecs.BOM_UTF8),
    "in UTF-16": in_encoding(LONG + TYPE, "utf-16-le", codecs.BOM_UTF16_LE),
    "in UTF-16 the other way round": in_encoding(TYPE, "utf-16-be", codecs.BOM_UTF16_BE),
    "in UTF-16 without its mark": in_encoding(TYPE, "utf-16-le"),
    "in UTF-32": in_encoding(TYPE, "utf-32-be", codecs.BOM_UTF32_BE),
    "in Latin-1": in_encoding(TYPE, "iso-8859-1"),
    "in UTF-7, where no letter looks like it": START.format("UTF-7").encode()
    + b"+ADw-!DOCTYPE a><a/>",
    "in ASCII that says it is UTF-16": (START.format("UTF-16") + TYPE + BODY).encode(),
    "in ASCII of an unknown name": (START.format("x-ours") + TYPE + BODY).encode(),
}  # fmt: skip
FINE = {
    "in a comment before the text": in_encoding(
        LONG + f"<!-- {TYPE.replace('&', '')} -->", "UTF-8"
    ),
    "in a comment in the text": BODY.format(f"<!-- {TYPE} -->").encode(),
    "in a text": BODY.format("&lt;!DOCTYPE html>").encode(),
    "in words that are taken as they are": BODY.format("<![CDATA[<!DOCTYPE html>]]>").encode(),
    "in a comment in UTF-16": in_encoding(f"<!--{TYPE}-->", "utf-16-le", codecs.BOM_UTF16_LE),
    "not at all": BODY.encode(),
    "and there is nothing": b"",
}


def package(part: bytes, name: str = "word/document.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, part)
    return target.getvalue()


@pytest.mark.parametrize("part", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("name", ["word/document.xml", "word/_rels/document.xml.rels", "A.XML"])
def test_a_document_type_is_refused(part, name):
    with pytest.raises(UnusableFile) as told:
        open_parts(package(part, name), "Minutes.docx", "docx")
    assert str(told.value) == f"Minutes.docx holds a document type in {name}; it is not opened."


@pytest.mark.parametrize("part", FINE.values(), ids=FINE)
def test_the_words_may_stand(part):
    (opened,) = open_parts(package(part), "Minutes.docx", "docx").values()
    if part.startswith(codecs.BOM_UTF16_LE):
        opened, part = opened.strip(), part.decode("utf-16").split("\n", 1)[1].encode()
    assert opened == part


def test_many_comments_take_no_time_to_speak_of():
    part = b"<!--a-->" * 200_000 + b"<a/>"
    assert open_parts(package(part), "Minutes.docx", "docx")
