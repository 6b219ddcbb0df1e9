"""A picture says its size, or that it is none."""

from __future__ import annotations

import struct

import pytest

from llf_docgen.model.figures import Picture

START = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR"


def test_a_picture_has_the_size_that_its_header_says():
    assert Picture(START + struct.pack(">II", 640, 480), "Logo").pixels == (640, 480)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"GIF89a", "no PNG picture", id="another kind of picture"),
        pytest.param(START.replace(b"IHDR", b"IDAT"), "no PNG picture", id="no header first"),
        pytest.param(START + b"\0\0", "no PNG picture", id="cut off in its header"),
        pytest.param(START + bytes(8), "without size", id="no size"),
    ],
)
def test_what_is_no_picture_says_so(content, says):
    with pytest.raises(ValueError, match=says):
        _ = Picture(content, "Logo").pixels
