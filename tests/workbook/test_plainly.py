"""What is taken as it is written is just what the parser would have made of it."""

from __future__ import annotations

import time
from unittest import mock
from xml.parsers import expat

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from llf_docgen.model.cells import letters
from llf_docgen.package import open_parts
from llf_docgen.workbook.reading import plainly, written
from llf_docgen.workbook.reading.cells import Budget, TooMuch, read_cells, read_strings
from llf_docgen.workbook.reading.formats import built_in, format_of
from llf_docgen.workbook.reading.found import Shared
from llf_docgen.workbook.reading.plainly import are_plain
from llf_docgen.workbook.reading.written import MOST_IN_A_ROW, PLAIN_CELL, PLAIN_STRING, plain_row
from tests.conftest import WORKBOOK

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = ("none", "one", " two ", "", "#N/A", "_x0007_bell", "caf\u00e9", "three\nlines", "#1")
FORMATS = (
    *map(built_in, (0, 10, 14, 20, 46, 49)),
    format_of('@" days"'),
    format_of("0.00"),
    format_of(";;;"),
)
SHARED = Shared(STRINGS, FORMATS)
PARSED_ONLY = b"<!---->"  # where there is a comment, nothing is cut out

ROWS = (
    *("", ' r="4"', ' r="5" hidden="1"', ' r="x"', ' r="4" spans="1:9"', ' r="5"', ' r="0"'),
    ' r="6" customFormat="false" ht="15" hidden="false" customHeight="true" outlineLevel="0"',
    ' r="5" spans="1:3" s="1" customFormat="1" ht="15.75" x14ac:dyDescent="0.25"',
    ' r="9999999"',
)
PLACES = ("", "A4", "B4", "C5", "AA4", "XFD4", "ZZZ4", "a4", "B04", "B9999999", "B4 ", "4")
KINDS = ("", "s", "n", "str", "b", "e", "inlineStr", "d", "x")
TEXTS = (
    *("", "0", "1", "2", "8", "9", "-1", "44231", "0.5", "1e3", "true", "words", " words ", "\n"),
    *(
        "#REF!",
        "#1",
        "caf\u00e9",
        "\u200b",
        "\uf0b7",
        "\uffff",
        "_x0007_",
        "&amp;",
        "&#65;",
        "&no;",
    ),
    *("]]>", ">", "\r\n", "\x01", "2021-02-04", "\U0001f600"),
)
LOOKS = ("", ' t="s"', ' s="0" t="s"', ' s="6" t="s"', ' s="2"', ' s="2" t="n"', ' t="inlineStr"')
LOOKS += (' s="6" t="inlineStr"', ' s="8"', ' s="1"', ' t="str"', ' s="99" t="e"', ' t="b"')
HELD = (
    *("/>", "><v>{text}</v></c>", "><is><t>{text}</t></is></c>", "></c>"),
    *("><v>0</v></c>", "><v>1</v></c>", "><v>44231</v></c>", "><v>2</v></c>"),
    *("><f>B1</f><v>{text}</v></c>", "><f>B1</f><v>0</v></c>", "><f>B1</f></c>"),
)
texts = st.sampled_from(TEXTS)
pieces = st.sampled_from((16, 99, 300, 1 << 16))  # what is looked through at once


@st.composite
def cells(draw) -> str:
    """One cell, plainly or oddly written."""
    names = {"r": PLACES, "s": ("", "0", "1", "2", "6", "7", "8", "99", "x"), "t": KINDS}
    order = draw(st.sampled_from((("r", "s", "t"), ("r", "t", "s"), ("s", "r", "t"))))
    chosen = [(name, draw(st.sampled_from(names[name]))) for name in order]
    head = "".join(f' {name}="{value}"' for name, value in chosen if value)
    inside = draw(
        st.one_of(
            st.just(""),
            texts.map(lambda text: f"<v>{text}</v>"),
            st.tuples(texts, texts).map(lambda two: f"<f>{two[0]}</f><v>{two[1]}</v>"),
            texts.map(lambda text: f"<f>{text}</f>"),
            texts.map(lambda text: f'<f aca="false">A1</f><v>{text}</v>'),
            texts.map(lambda text: f"<is><t>{text}</t></is>"),
            texts.map(lambda text: f'<is><t xml:space="preserve">{text}</t></is>'),
            texts.map(lambda text: f"<is><r><t>{text}</t></r><rPh><t>{text}</t></rPh></is>"),
            texts.map(lambda text: f"<v>{text}</v><extLst/>"),
        )
    )
    space = draw(st.sampled_from(("", "", "", "\n  ")))
    prefix = draw(st.sampled_from(("", "", "", "", 'x:c xmlns:x="' + MAIN + '"')))
    if prefix:
        return f"<{prefix}{head}><x:v>5</x:v></x:c>{space}"
    return f"<c{head}/>{space}" if not inside else f"<c{head}>{inside}</c>{space}"


@st.composite
def plain_rows(draw) -> str:
    """Rows of a table as programs write it, one cell of it perhaps in another way."""
    columns = draw(st.lists(st.sampled_from("ABCE"), min_size=1, unique=True).map(sorted))
    looks = {c: draw(st.lists(st.sampled_from(LOOKS), min_size=1, max_size=2)) for c in columns}
    rows = []
    for number in draw(st.lists(st.sampled_from((1, 2, 3, 7, 10, 999999)), max_size=8)):
        line = ""
        for column in columns:
            head = f'<c r="{column}{number}"{draw(st.sampled_from(looks[column]))}'
            held = draw(st.sampled_from(HELD)).format(text=draw(texts))
            line += draw(st.sampled_from(("", head + held, head + held)))
        line += draw(st.sampled_from(("", "", "", "", draw(cells()))))
        look = draw(st.sampled_from(("", "", "", ' spans="1:9" ht="15" hidden="0"', ' hidden="1"')))
        rows.append(f'<row r="{number}"{look}>{line}</row>')
    return "".join(rows)


@st.composite
def sheets(draw) -> bytes:
    """A sheet of such cells, here and there in some other place than a row."""
    rows = [draw(plain_rows())]
    for _ in range(draw(st.integers(0, 3))):
        line = "".join(draw(st.lists(cells(), max_size=5)))
        around = draw(
            st.sampled_from(
                (
                    *("<row{r}>{line}</row>",) * 6,
                    "<row{r}/>{line}",
                    '<extLst xmlns="urn:other"><row>{line}</row></extLst>',
                    "<row{r}><?odd {line}?></row>",
                    '<row{r}><c r="D4">{line}</c></row>',
                )
            )
        )
        rows.append(around.format(r=draw(st.sampled_from(ROWS)), line=line))
    head = draw(st.sampled_from(("", '<?xml version="1.0" encoding="UTF-8"?>', "\ufeff")))
    body = "".join(rows)
    declared = draw(st.sampled_from(("", ' xmlns:x14ac="urn:look"', ' xmlns:x14ac="urn:look"')))
    xml = f'{head}<worksheet xmlns="{MAIN}"{declared}><sheetData>{body}</sheetData></worksheet>'
    return xml.encode()


def outcome(read, xml: bytes, *others: object) -> object:
    """What is read of a part, or what is wrong with it."""
    try:
        return read(xml, *others)
    except (expat.ExpatError, TooMuch) as error:
        return type(error)


@settings(max_examples=700, deadline=None)
@given(sheets(), pieces, st.sampled_from((0, 0, written.LONG)))
@example(f'<a xmlns="{MAIN}"><row r="4"><c r="A4"><v>\x01</v></c></row></a>'.encode(), 99, 0)
@example(f'<a xmlns="{MAIN}"><row r="4"><c r="A4" r="A4"><v>1</v></c></row></a>'.encode(), 99, 0)
@example(f'<a xmlns="{MAIN}"><row r="4"><c r="A4"><v>1</v></c><c></row></a>'.encode(), 99, 0)
@example(f'<a xmlns="{MAIN}"><row r="4"><c r="A4"><v>'.encode() + b"\xff</v></c></row></a>", 99, 0)
@example(
    f'<a xmlns="{MAIN}"><row r="4"><c r="A4"><v>'.encode() + b"\xed\xa0\x80</v></c></row></a>",
    99,
    0,
)
@example(
    f'<a xmlns="{MAIN}"><row r="4"><c r="C5"><v>1</v></c><c r="A4"><v>2</v></c></row></a>'.encode(),
    99,
    0,
)
def test_cells_are_what_the_parser_makes_of_them(xml, piece, long):
    expected = outcome(read_cells, xml + PARSED_ONLY, SHARED, Budget())
    with mock.patch.object(plainly, "PIECE", piece), mock.patch.object(written, "LONG", long):
        assert outcome(read_cells, xml, SHARED, Budget()) == expected


strings = st.one_of(
    texts.map(lambda text: f"<si><t>{text}</t></si>"),
    texts.map(lambda text: f'<si><t xml:space="preserve">{text}</t></si>\n'),
    texts.map(lambda text: f"<si><r><t>{text}</t></r><rPh><t>{text}</t></rPh></si>"),
    texts.map(lambda text: f'<si xmlns="urn:other"><t>{text}</t></si>'),
    st.just("<si/>"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(strings, max_size=8), pieces)
def test_strings_are_what_the_parser_makes_of_them(there, piece):
    xml = f'<sst xmlns="{MAIN}">{"".join(there)}</sst>'.encode()
    expected = outcome(read_strings, xml + PARSED_ONLY, Budget(6))
    with mock.patch.object(plainly, "PIECE", piece):
        assert outcome(read_strings, xml, Budget(6)) == expected


@pytest.mark.parametrize(
    ("written", "is_so"),
    [
        (b"<a/>", True),
        (b'<?xml version="1.0"?><a/>', True),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<a/>', True),
        (b"<?xml version='1.0' encoding='UTF-8'?>\n<a/>", True),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>', False),
        (b'<?xml version="1.0" encoding="us-ascii"?><a/>', False),
        ('<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"), False),
        ("<a/>".encode("utf-16"), False),
        (b"<a><!-- a comment --></a>", False),
        (b"<a><![CDATA[a section]]></a>", False),
        (b"<!DOCTYPE a><a/>", False),
        (b"<a><?an instruction?></a>", False),
        (b'<?xml version="1.0"?><a/><?an instruction?>', False),
        (b"<a>Well done!</a>", True),
        (b'<a xmlns:x14ac="urn:look"><b x14ac:c="1"/></a>', True),
        (b'<a><b x14ac:c="1"/></a>', False),
        (b'<a><b xmlns:x14ac="urn:look" x14ac:c="1"/></a>', False),
    ],
)
def test_only_where_every_sign_begins_a_tag_is_anything_cut_out(written, is_so):
    assert are_plain(written) is is_so


def test_another_coding_is_read_as_what_it_is():
    head = b'<?xml version="1.0" encoding="ISO-8859-1"?>'
    sheet = f'<a xmlns="{MAIN}"><row r="4"><c r="A4" t="str"><v>caf\u00e9</v></c></row></a>'
    assert read_cells(head + sheet.encode("latin-1"), SHARED, Budget()).rows == {
        4: {1: "caf\u00e9"}
    }


@pytest.mark.parametrize("more", [b"", PARSED_ONLY])
def test_a_cell_stands_where_it_says_whatever_row_it_is_written_in(more):
    rows = '<row r="4"><c r="C5"><v>1</v></c><c r="A4"><v>2</v></c><c><v>3</v></c></row>'
    found = read_cells(f'<a xmlns="{MAIN}">{rows}</a>'.encode() + more, SHARED, Budget())
    assert found.rows == {4: {1: 2.0, 2: 3.0}, 5: {3: 1.0}}


def test_nearly_all_of_the_shipped_workbook_is_written_plainly():
    parts = open_parts(WORKBOOK.read_bytes(), WORKBOOK.name, "xlsx")
    sheets = [xml for name, xml in parts.items() if "worksheets/sheet" in name]
    there = sum(xml.count(b"<c ") for xml in sheets)
    cut = sum(len(PLAIN_CELL.findall(xml.decode())) for xml in sheets)
    assert all(map(are_plain, sheets))
    assert cut > 0.95 * there


@pytest.mark.parametrize(
    "unit",
    [
        '<c r="A1"><v>1',
        '<c r="A1"><v>1</v>',
        '<c r="A1"><f>1</f><v>1</v></c',
        '<c r="A1" s="1" t="inlineStr"><is><t>1</t></is>',
        "<si><t>1</t>",
        "1",
        "<",
    ],
)
def test_what_is_nearly_plain_takes_no_longer_than_it_is_long(unit):
    """Twice as much takes about twice as long; where each start looked at all the rest, four times."""
    head = '<c r="A1"><v>'

    def seconds(times: int) -> float:
        xml = head + unit * times
        began = time.process_time()
        for element in (PLAIN_CELL, PLAIN_STRING):
            assert sum(1 for _ in element.finditer(xml)) <= times
        return time.process_time() - began

    least = min(seconds(20_000) for _ in range(3))
    assert min(seconds(160_000) for _ in range(3)) < 24 * least + 0.05


COLUMNS = range(1, MOST_IN_A_ROW + 1)
PLAIN_ROW = plain_row(dict.fromkeys(COLUMNS, ("", ' t="s"')), (' t="s"',))


@pytest.mark.parametrize(
    "cell",
    [
        ' t="s"><v>1</v>',
        "><v>1</v>",
        "><f>1</f><v>1</v>",
        ' t="s"><is><t>1</t></is>',
        ' t="s"><v>1',
    ],
)
def test_what_is_nearly_a_plain_row_is_read_in_one_way_only(cell):
    """Were there two ways to read each of its cells, a row of forty took longer than anybody has."""
    cells = "".join(f'<c r="{letters(column)}5"{cell}</c>' for column in COLUMNS)
    nearly = f'<row r="5">{cells}<c r="AZ5"/></row>'
    assert not PLAIN_ROW.search(nearly * 50)


def test_a_long_sheet_without_cells_is_parted_as_fast_as_it_is_long():
    """Were all that follows searched for a cell at each piece, twice as much took four times."""

    def seconds(times: int) -> float:
        xml = b'<row r="1"/>' * times
        began = time.process_time()
        parted = list(plainly._pieces(xml, (b'<row r="', b'<c r="')))
        assert parted[-1][1] == len(xml)
        return time.process_time() - began

    with mock.patch.object(plainly, "PIECE", 256):
        least = min(seconds(20_000) for _ in range(3))
        assert min(seconds(160_000) for _ in range(3)) < 24 * least + 0.05
