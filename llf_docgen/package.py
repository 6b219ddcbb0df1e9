"""Office files as packages of parts: read with suspicion, written with equal bytes.

.docx and .xlsx are ZIP packages (Open Packaging Conventions, ECMA-376 part 2). Whatever comes
from outside is untrusted: only regular files are read, what is unpacked is counted, names are
unique, document types are refused. XML comes out in UTF-8, whatever it was written in.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from llf_docgen.errors import UnusableFile

MOST_BYTES = 60_000_000  # of a file
# Of all that a package unpacks to: a workbook with 100,000 full rows has 66 million.
MOST_UNPACKED = {"docx": 60_000_000, "xlsx": 100_000_000}
MOST_PARTS = 5_000
# Tags and attributes of one part of a document: three hundred pages have fewer.
MOST_TAGS, MOST_ATTRIBUTES = 400_000, 800_000
_MOST_ENTRIES = 4 * MOST_PARTS  # headers of parts looked at before they are counted as parts
_MOST_TYPES = 1_000 * MOST_PARTS  # bytes of the list of content types
_ENTRY = b"PK\1\2"  # how the header of a part in the package's directory begins
_OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError),
    *(RuntimeError, NotImplementedError, ValueError, OverflowError),
)
# What may stand before a document type (XML 1.0, 2.8): each is taken whole, and none given back.
_DOCUMENT_TYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_ENCODING = re.compile(rb"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""")
_DECLARATION = re.compile(r"\ufeff?(<\?xml\s[^>]*\?>)?")
_SLOW = ("idna", "punycode")  # codings of Python's that take ever longer, and are no file's
# How a part begins that is not written in bytes of ASCII (XML 1.0, appendix F).
_WIDE = (
    *((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")),
    *((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")),
    *((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be")),
    *((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"\x4c\x6f\xa7\x94", "cp037")),
)
_XML_NAMES = (".xml", ".rels", ".vml")
_EPOCH = (1980, 1, 1, 0, 0, 0)
TYPES = "[Content_Types].xml"
# What a package holds, by the name space of its main part's root.
_FORMATS = {
    "wordprocessingml": "a Word document",
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
}
_PREFERRED = (TYPES, "_rels/.rels")


class Unfit(OSError):
    """A file that is not read: none but regular ones are, and none beyond a size."""


def regular_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a regular file of at most so many; its kind and size are looked at first.

    Raises:
        Unfit: it is a pipe or a device, which may never end, or it is larger.
        OSError: it is missing, locked or not to be read.
    """
    careful = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, careful)  # a pipe that nobody writes to would be waited for
    try:
        about = os.fstat(handle)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
        if not stat.S_ISREG(about.st_mode):
            raise Unfit(errno.EINVAL, "it is no ordinary file but a pipe or a device", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = b"" if about.st_size > most else _all_of(file, about.st_size, most)
    finally:
        os.close(handle)
    if max(about.st_size, len(content)) > most:
        raise Unfit(errno.EFBIG, f"it is larger than {_megabytes(most)}", str(path))
    return content


def _all_of(file: BinaryIO, size: int, most: int) -> bytes:
    """A file's bytes, no more than one beyond `most`, also where it grows meanwhile."""
    content = file.read(size + 1)
    return content if len(content) <= size else content + file.read(most - size)


def read_bytes(path: Path, program: str) -> bytes:
    """The file's bytes; `program` (Excel, Word) is who may have it open.

    Raises:
        UnusableFile: it is missing, locked or not to be read, no regular file or too large.
    """
    try:
        return regular_bytes(path)
    except FileNotFoundError as error:
        raise UnusableFile(f"{path} is not there. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise UnusableFile(f"{path} is a folder, not a file. Name the file in it.") from error
    except PermissionError as error:
        if path.is_dir():  # as Windows says it of a folder
            raise UnusableFile(f"{path} is a folder, not a file. Name the file in it.") from error
        hint = f"Is it open in {program}? Close it there and run the command again."
        raise UnusableFile(f"{path} can't be read. {hint}") from error
    except OSError as error:
        raise UnusableFile(f"{path} can't be read: {error.strerror or error}.") from error
    except ValueError as error:  # a character that no name may have
        raise UnusableFile(f"{path} is no name of a file. Check the name.") from error


def open_parts(content: bytes, name: str, kind: str) -> dict[str, bytes]:
    """All parts of a package, by name; `kind` is the ending it should have (xlsx, docx).

    A part of XML comes in UTF-8, also where it was written in UTF-16.

    Raises:
        UnusableFile: it is an old or protected file, none at all, damaged, or unsafe.
    """
    _refuse_other_formats(content, name, kind)
    try:
        with _opened(content, name, kind) as archive:
            parts = dict(_unpacked(archive, archive.infolist(), name, kind))
    except _DAMAGED as error:
        raise UnusableFile(
            f"{name} is damaged and can't be opened. Open it in {_program(kind)}, "
            "save it again or fetch a copy from before."
        ) from error
    except OSError as error:
        raise UnusableFile(f"{name} can't be read: {error}.") from error
    for part in sorted(parts, key=lambda part: part != TYPES):  # those say which others are XML
        if _is_xml(parts, part):
            parts[part] = _in_utf8(_without_document_type(parts[part], part, name))
            if kind == "docx":
                _refuse_too_many(parts[part], part, name)
    return parts


def read_part(content: bytes, part: str, most: int = MOST_BYTES) -> bytes | None:
    """One part of XML of a package, in UTF-8; the others are not unpacked.

    None where there is no such part, where it is larger than `most`, or can't be read.
    """
    try:
        with _opened(content, part, "docx") as archive:
            entry = next((e for e in archive.infolist() if _name_of(e) == part), None)
            data = _part(archive, entry, most) if entry else None
            return None if data is None else _in_utf8(_without_document_type(data, part, part))
    except (KeyError, OSError, UnusableFile, *_DAMAGED):
        return None


def write_parts(parts: Mapping[str, bytes], packed: bool = True) -> bytes:
    """A package with these parts; the same parts give the same bytes.

    One that is not packed is for standing in another package, which packs it.
    """
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    first = [part for part in _PREFERRED if part in parts]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method, compresslevel=6) as archive:
        for part in first + [part for part in parts if part not in first]:
            entry = zipfile.ZipInfo(part, _EPOCH)
            entry.compress_type = method
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[part])
    return target.getvalue()


def content_type(parts: Mapping[str, bytes], part: str) -> str:
    """The content type of one part, as [Content_Types].xml gives it: by its name, else its ending.

    Names are compared without regard to capitals (Open Packaging Conventions, 10.1.2.4).
    """
    names, endings = _content_types(parts.get(TYPES, b""))
    ending = part.rpartition(".")[2].casefold()
    return names.get(f"/{part}".casefold()) or endings.get(ending, "")


def format_of_root(tag: str) -> str:
    """What a package is, by its main part's root: "a Word document"; nothing where unknown."""
    return next((format for space, format in _FORMATS.items() if f"/{space}/" in tag), "")


@lru_cache(maxsize=4)  # each part of a package is asked for; they are read once
def _content_types(types: bytes) -> tuple[dict[str, str], dict[str, str]]:
    by_name: dict[str, str] = {}
    by_ending: dict[str, str] = {}

    def found(name: str, attributes: dict[str, str]) -> None:
        said = attributes.get("ContentType", "")
        if name.endswith(" Override"):
            by_name.setdefault(attributes.get("PartName", "").casefold(), said)
        elif name.endswith(" Default"):
            by_ending.setdefault(attributes.get("Extension", "").casefold(), said)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = found
    with contextlib.suppress(expat.ExpatError):  # what could be read counts
        parser.Parse(types[:_MOST_TYPES], True)
    return by_name, by_ending


def _opened(content: bytes, name: str, kind: str) -> zipfile.ZipFile:
    """The package; one with too many parts is refused before they are looked at."""
    if content.count(_ENTRY) > _MOST_ENTRIES:
        raise UnusableFile(_too_large(name, kind))
    return zipfile.ZipFile(io.BytesIO(content))


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str, kind: str
) -> Iterator[tuple[str, bytes]]:
    """Each part; what they unpack to is counted as it comes out."""
    if len({_name_of(entry).casefold() for entry in entries}) < len(entries):
        raise UnusableFile(f"{name} holds two parts of one name; it is not opened.")
    left = MOST_UNPACKED[kind]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > left:
        raise UnusableFile(_too_large(name, kind))
    for entry in entries:
        if _name_of(entry).endswith("/"):
            continue  # a folder, which some programs list, is no part
        data = _part(archive, entry, left)
        if data is None:
            raise UnusableFile(_too_large(name, kind))
        left -= len(data)
        yield _name_of(entry), data


def _name_of(entry: zipfile.ZipInfo) -> str:
    """What a part is called; some programs for Windows write backslashes, and Office reads them."""
    return entry.filename.replace("\\", "/")


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
    """What a part unpacks to, to its very end; None where that is more than `most`.

    Python's reader stops at the size that the directory claims, other readers do not: so it is
    given another one, and the claim is compared with what came out. Packages know but one way to
    pack (Open Packaging Conventions, annex C), which can be unpacked bit by bit.
    """
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile(f"packed in way {entry.compress_type}")
    claimed, entry.file_size = entry.file_size, most + 2
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        return None
    if len(data) != claimed:
        raise zipfile.BadZipFile("a part is not as large as the directory says")
    return data


def _refuse_other_formats(content: bytes, name: str, kind: str) -> None:
    program = _program(kind)
    if content.startswith(_OLD_FORMAT):
        if _ENCRYPTED in content[:65_536] or _ENCRYPTED in content[-65_536:]:
            raise UnusableFile(
                f"{name} is protected by a password. Take the password off in {program} "
                "(File, Info, Protect), save it and run the command again."
            )
        raise UnusableFile(
            f"{name} is in the old format of {program} 97-2003. "
            f"Save it in {program} as .{kind} and use that file."
        )
    if not content:
        raise UnusableFile(f"{name} is empty (0 bytes). Fetch a copy from before.")
    if not content.startswith(b"PK"):
        raise UnusableFile(f"{name} is no .{kind} file. Save it in {program} as .{kind}.")


def _too_large(name: str, kind: str) -> str:
    advice = {
        "xlsx": "Copy the sheets that are used into a fresh file.",
        "docx": "Make its pictures smaller in Word (Compress Pictures), or take some out.",
    }
    most = _megabytes(MOST_UNPACKED[kind])
    return f"{name} unpacks to more than {most}; it is not opened. {advice[kind]}"


def _megabytes(number: int) -> str:
    return f"{number / 1_000_000:.3g} MB"


def _is_xml(parts: Mapping[str, bytes], part: str) -> bool:
    """Whether a part is XML of the package's own; a picture or a web page in it is not."""
    if part.casefold().endswith(_XML_NAMES):
        return True
    kind = content_type(parts, part)
    return kind.endswith(("+xml", "/xml")) and not kind.startswith(("image/", "application/xhtml"))


def _without_document_type(part: bytes, called: str, name: str) -> bytes:
    """The part; one is refused that declares a document type, which no part may have.

    It can stand only before the first element. Looked for in the bytes as they are, too: what a
    part says of its encoding may be a lie.

    Raises:
        UnusableFile: it has one.
    """
    encoding = _encoding(part)
    texts = (part,) if encoding == "utf-8" else (part, _recoded(part, encoding, "replace"))
    if any(text and _DOCUMENT_TYPE.match(text) for text in texts):
        raise UnusableFile(f"{name} holds a document type in {called}; it is not opened.")
    return part


def _refuse_too_many(part: bytes, called: str, name: str) -> None:
    """A tree of a part takes a hundred times its bytes, so it is bounded before it is made.

    Its depth is bounded by the parser.
    """
    if part.count(b"<") > MOST_TAGS or part.count(b"=") > MOST_ATTRIBUTES:
        raise UnusableFile(
            f"{name} holds too much for one document ({called}); it is not opened. "
            "Split it, or fetch a copy from before."
        )


def _in_utf8(part: bytes) -> bytes:
    """The part in UTF-8, as far as its encoding is known and it is written in it."""
    encoding = _encoding(part)
    recoded = None if encoding == "utf-8" else _recoded(part, encoding, "strict")
    return part if recoded is None else recoded


def _encoding(part: bytes) -> str:
    """What a part is written in; one that says so in bytes of ASCII is not in UTF-16."""
    wide = next((encoding for start, encoding in _WIDE if part.startswith(start)), None)
    declared = _ENCODING.match(part)
    said = declared[1].decode("ascii").casefold() if declared else "utf-8"
    return wide or ("utf-8-sig" if said.startswith(("utf-16", "utf16", "ucs")) else said)


def _recoded(part: bytes, encoding: str, errors: str) -> bytes | None:
    """The part in UTF-8 and without its declaration; None where it can't be."""
    if encoding in _SLOW:
        return None
    try:
        text = part.decode(encoding, errors)
        return text[_DECLARATION.match(text).end() :].encode("utf-8", errors)  # type: ignore[union-attr]
    except (LookupError, ValueError):
        return None


def _program(kind: str) -> str:
    return "Excel" if kind == "xlsx" else "Word"
