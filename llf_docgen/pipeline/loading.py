"""What a command works on, read from the disk once: workbook, templates, logo, as bytes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from llf_docgen.errors import UnusableFile, WrongUse
from llf_docgen.model.figures import Picture
from llf_docgen.model.names import did_you_mean
from llf_docgen.model.wording import listing, word
from llf_docgen.output.safely import is_inside, is_there
from llf_docgen.package import read_bytes
from llf_docgen.pipeline.choices import WORKBOOK_FOLDER, Places

LOGO = "logo.png"
# What Word saves a template as; with macros or without, it is filled into a plain document.
ENDINGS = (".docx", ".dotx", ".docm", ".dotm")


@dataclass(frozen=True)
class WorkbookFile:
    """A workbook as bytes; `in_excel` where Excel's lock file says that it is open there."""

    path: Path
    content: bytes
    in_excel: bool = False


@dataclass(frozen=True)
class Templates:
    """The folder of templates: each by its name without the ending, and the logo.

    In the place of a file that can't be read stands the reason why, for whoever needs it.
    `others` are the names of those files that are no .docx.
    """

    folder: Path
    files: Mapping[str, bytes | UnusableFile]
    logo: bytes | UnusableFile | None = None
    is_there: bool = True
    others: Mapping[str, str] = field(default_factory=dict)

    def file(self, name: str) -> str:
        """The name of a template's file, as it is called in the folder."""
        return self.others.get(name, f"{name}.docx")

    def content(self, name: str) -> bytes:
        """The template of that name.

        Raises:
            UnusableFile: the folder or the template is not there, or can't be read.
        """
        self.require()
        found = self.files.get(name)
        if found is None:
            hint = did_you_mean(name, self.files) or (
                " Copy it from a folder made by: llf-docgen new FOLDER"
            )
            raise UnusableFile(f"The template {self.folder / f'{name}.docx'} is not there.{hint}")
        if isinstance(found, UnusableFile):
            raise found
        return found

    def require(self) -> None:
        """Raises UnusableFile where the folder of templates is not there."""
        if not self.is_there:
            raise UnusableFile(_no_folder(self.folder, "Name it with --templates"))

    def picture(self, alliance: str) -> Picture | None:
        """The logo as the documents show it, where there is one.

        Raises:
            UnusableFile: it is no PNG picture.
        """
        if self.logo is None:
            return None
        if isinstance(self.logo, UnusableFile):
            raise self.logo
        picture = Picture(self.logo, f"Logo of {alliance}".strip())
        try:
            picture.pixels  # noqa: B018, asked so that a wrong picture is said here
        except ValueError as error:
            raise UnusableFile(
                f"{self.folder / LOGO} is no PNG picture. Save the logo as PNG, or take it out of "
                "the folder."
            ) from error
        return picture


@dataclass(frozen=True)
class Inputs:
    """All that documents are made of; plain values, so that they can be made elsewhere."""

    workbook: WorkbookFile
    templates: Templates


def load(places: Places) -> Inputs:
    """Workbook, templates and logo.

    Raises:
        UnusableFile: there is no workbook, or it can't be read.
        WrongUse: there are several workbooks.
    """
    return Inputs(load_workbook(places), load_templates(places.templates))


def load_workbook(places: Places) -> WorkbookFile:
    """The workbook named, or the one in its folder; raises as `load` does."""
    path = places.workbook or _find_workbook(Path(WORKBOOK_FOLDER))
    in_excel = is_there(path.parent / f"~${path.name}")
    return WorkbookFile(path, read_bytes(path, "Excel"), in_excel)


def load_templates(folder: Path) -> Templates:
    """The templates of a folder that may not be there; Word's own lock files are none."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    paths = [
        p for p in paths if p.suffix.casefold() in ENDINGS and not p.name.startswith(("~$", "."))
    ]
    files: dict[str, bytes | UnusableFile] = {}
    for path in paths:
        there = [other for other in paths if other.stem.casefold() == path.stem.casefold()]
        files[path.stem] = _content(path, "Word") if len(there) == 1 else _several(there)
    logo = folder / LOGO
    return Templates(
        folder,
        files,
        _content(logo, "a picture program") if os.path.lexists(logo) else None,
        folder.is_dir(),
        {path.stem: path.name for path in paths if path.suffix != ".docx"},
    )


def _several(paths: list[Path]) -> UnusableFile:
    folder, name = paths[0].parent, paths[0].stem
    files = listing(path.name for path in paths)
    return UnusableFile(
        f"{folder} holds {word(len(paths))} templates with the name {name}: {files}. Leave one of "
        "them in the folder."
    )


def _content(path: Path, program: str) -> bytes | UnusableFile:
    """A file's bytes, or why it has none; nothing is read from outside of its folder."""
    if not is_inside(path.parent, path):
        return UnusableFile(
            f"{path} is a link that leads out of its folder. Put a copy there in its place."
        )
    try:
        return read_bytes(path, program)
    except UnusableFile as error:
        return error


def _find_workbook(folder: Path) -> Path:
    """The one workbook in a folder; Excel's own lock files (`~$...`) are none."""
    if not folder.is_dir():
        raise UnusableFile(_no_folder(folder, "Name the file with --workbook"))
    files = [p for p in folder.iterdir() if p.is_file() and not p.name.startswith(("~$", "."))]
    books = sorted(p for p in files if p.suffix.casefold() == ".xlsx")
    if len(books) == 1:
        return books[0]
    if books:
        names = listing(p.name for p in books)
        raise WrongUse(f"'{folder}' holds {names}. Which one? Name it with --workbook.")
    raise UnusableFile(f"There is no .xlsx workbook in '{folder}'.{_in_another_format(files)}")


def _no_folder(folder: Path, otherwise: str) -> str:
    """Why a folder can't be used: where it is near, it is the wrong folder one is in."""
    missing = f"There is no folder '{folder}' here"
    here = Path.cwd()
    above = next((p for p in here.parents if _holds(p, folder)), None)
    if above:
        up = len(here.relative_to(above).parts)
        folders = "one folder" if up == 1 else f"{word(up)} folders"
        return f"{missing}: it is {folders} up, in '{above}'. Go there: cd {Path(*['..'] * up)}"
    below = [p.name for p in sorted(here.iterdir()) if _holds(p, folder)]
    if len(below) == 1:
        return f"{missing}: it is in the folder '{below[0]}'. Go there: cd \"{below[0]}\""
    return f"{missing}. {otherwise}, or make a working folder with: llf-docgen new FOLDER"


def _holds(working: Path, folder: Path) -> bool:
    """Whether a folder is a working folder that has the one looked for."""
    try:
        return (working / WORKBOOK_FOLDER).is_dir() and (working / folder).is_dir()
    except PermissionError:
        return False


def _in_another_format(files: list[Path]) -> str:
    others = [p.name for p in files if p.suffix.casefold() in (".xls", ".xlsm", ".ods", ".csv")]
    return f" {others[0]} is there: save it in Excel as .xlsx." if others else ""
