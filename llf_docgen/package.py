"""Office files as packages of parts: read with suspicion, written with equal bytes.

.docx and .xlsx are ZIP packages (Open Packaging Conventions, ECMA-376 part 2). Whatever comes
from outside is untrusted: sizes are bounded, names are unique, document types are refused.
"""

from __future__ import annotations

import codecs
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from llf_docgen.errors import UnusableFile

MOST_BYTES = 60_000_000
MOST_PARTS = 5_000
_OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError),
    *(RuntimeError, NotImplementedError, ValueError, OverflowError),
)
# What may stand before a document type (XML 1.0, 2.8): each is taken whole, and none given back.
_DOCUMENT_TYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_ENCODING = re.compile(rb"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""")
# How a part begins that is not written in bytes of ASCII (XML 1.0, appendix F).
_WIDE = (
    *((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")),
    *((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")),
    *((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be")),
    *((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PREFERRED = ("[Content_Types].xml", "_rels/.rels")


def read_bytes(path: Path, program: str) -> bytes:
    """The file's bytes; `program` (Excel, Word) is who may have it open.

    Raises:
        UnusableFile: it is missing, locked or not to be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableFile(f"{path} is not there. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise UnusableFile(f"{path} is a folder, not a file. Name the file in it.") from error
    except PermissionError as error:
        hint = f"Is it open in {program}? Close it there and run the command again."
        raise UnusableFile(f"{path} can't be read. {hint}") from error
    except OSError as error:
        raise UnusableFile(f"{path} can't be read: {error.strerror or error}.") from error


def open_parts(content: bytes, name: str, kind: str) -> dict[str, bytes]:
    """All parts of a package, by name; `kind` is the ending it should have (xlsx, docx).

    Raises:
        UnusableFile: it is an old or protected file, none at all, damaged, or unsafe.
    """
    _refuse_other_formats(content, name, kind)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_unsafe(archive.infolist(), name)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except _DAMAGED as error:
        raise UnusableFile(
            f"{name} is damaged and can't be opened. Open it in {_program(kind)}, "
            "save it again or fetch a copy from before."
        ) from error
    except OSError as error:
        raise UnusableFile(f"{name} can't be read: {error}.") from error
    for part, data in parts.items():
        if part.casefold().endswith((".xml", ".rels")) and _has_document_type(data):
            raise UnusableFile(f"{name} holds a document type in {part}; it is not opened.")
    return parts


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
    """The content type of one part, as [Content_Types].xml gives it."""
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    for override in re.findall(r"<Override\b[^>]*>", types):
        if f'"/{part}"' in override:
            found = re.search(r'ContentType="([^"]*)"', override)
            return found.group(1) if found else ""
    return ""


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


def _refuse_unsafe(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise UnusableFile(
            f"{name} unpacks to more than {MOST_BYTES // 1_000_000} MB; it is not opened. "
            "Copy the sheets that are used into a fresh file."
        )
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise UnusableFile(f"{name} holds two parts of one name; it is not opened.")


def _has_document_type(part: bytes) -> bool:
    """Whether a part declares a document type, which can stand only before its first element.

    Looked for in its bytes as they are, too: what a part says of its encoding may be a lie.
    """
    return any(_DOCUMENT_TYPE.match(prolog) for prolog in (part, _in_utf8(part)))


def _in_utf8(part: bytes) -> bytes:
    """The part in UTF-8, as far as its encoding is known."""
    wide = (encoding for start, encoding in _WIDE if part.startswith(start))
    declared = _ENCODING.match(part)
    encoding = next(wide, declared[1].decode("ascii") if declared else "utf-8")
    if encoding.casefold() == "utf-8":
        return part
    try:
        return part.decode(encoding, "replace").encode("utf-8", "replace")
    except (LookupError, ValueError):
        return part


def _program(kind: str) -> str:
    return "Excel" if kind == "xlsx" else "Word"
