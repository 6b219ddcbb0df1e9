"""What the package ships: the starter workbook and the templates."""

from __future__ import annotations

from pathlib import Path

from llf_docgen.documents import DOCUMENTS
from llf_docgen.errors import WrongUse
from llf_docgen.model.wording import listing
from llf_docgen.output.cases import Generated, Outcome, Written
from llf_docgen.output.folder import write
from llf_docgen.output.safely import write_safely
from llf_docgen.pipeline.choices import OUTPUT_FOLDER, TEMPLATES_FOLDER, WORKBOOK_FOLDER


def new(folder: Path) -> list[Written]:
    """A working folder with the starter workbook and the templates; overwrites nothing."""
    taken = [name for name in (WORKBOOK_FOLDER, TEMPLATES_FOLDER) if (folder / name).exists()]
    if taken:
        raise WrongUse(
            f"{folder} already has {listing(taken)}. Choose a new folder; nothing was changed."
        )
    shipped = shipped_folder()
    made = []
    for source in sorted((shipped / WORKBOOK_FOLDER).glob("*.xlsx")):
        target = folder / WORKBOOK_FOLDER / source.name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_safely(target, source.read_bytes())
        made.append(Written(source.name, Outcome.CREATED))
    files = [Generated(name, content) for name, content in shipped_templates().items()]
    made += write(folder / TEMPLATES_FOLDER, files)
    (folder / OUTPUT_FOLDER).mkdir(exist_ok=True)
    return made


def shipped_templates() -> dict[str, bytes]:
    """The templates that come with this version, by their names."""
    folder = shipped_folder() / TEMPLATES_FOLDER
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.docx"))}


def shipped_folder() -> Path:
    """Where starter workbook and templates are: in the wheel, or in the checkout."""
    package = Path(__file__).parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


STARTER = f"{WORKBOOK_FOLDER}/planning-action-group.xlsx"


def shipped_files() -> dict[str, bytes]:
    """Starter workbook and templates as the code builds them, by their paths in the checkout."""
    from llf_docgen.word.house.templates import house_template
    from llf_docgen.workbook.writing import starter  # openpyxl is slow to import

    templates = {
        f"{TEMPLATES_FOLDER}/{document.name}.docx": house_template(document.module)
        for document in DOCUMENTS
    }
    return {STARTER: starter.build(), **templates}


def build_shipped() -> None:
    """Writes the shipped files into the checkout, for developers: `poe build-shipped`."""
    from llf_docgen.word.house.versions import remember

    files = shipped_files()
    for name, content in files.items():
        (Path(__file__).parent.parent.parent / name).write_bytes(content)
    remember((name, content) for name, content in files.items() if name.endswith(".docx"))
