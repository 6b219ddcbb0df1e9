"""What a document shows besides words: charts and pictures, as plain values."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures, one for each category; None where a figure is not known yet."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A small chart of one idea; `description` tells it to who can't see it.

    `subtitle` says what the line is, in place of a legend; `unit` is what each figure is shown
    with: `%` or nothing.
    """

    title: str
    subtitle: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    description: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG picture; `description` tells it to who can't see it."""

    content: bytes
    description: str

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height (PNG specification, 11.2.2: IHDR comes first).

        Raises:
            ValueError: it is no PNG picture.
        """
        if not self.content.startswith(_PNG) or self.content[12:16] != b"IHDR":
            raise ValueError("no PNG picture")
        try:
            width, height = struct.unpack(">II", self.content[16:24])
        except struct.error as error:
            raise ValueError("no PNG picture") from error
        if not width or not height:
            raise ValueError("a picture without size")
        return width, height
