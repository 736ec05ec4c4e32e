"""A folder of worksheet files, replaced whole or not at all.

A module of its own because it is the only place of the room that touches the disk.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from planner import __version__
from planner.atomic_write import write_folder
from planner.model.document import Document
from planner.worksheets.formats.csv_format import csv_bytes
from planner.worksheets.render import render
from planner.worksheets.worksheet import Worksheet

_Renderer = Callable[[Worksheet, dict[str, str], tuple[Path, ...]], bytes]


def _html(worksheet: Worksheet, facts: dict[str, str], folders: tuple[Path, ...]) -> bytes:
    return render("worksheet.html.j2", (worksheet,), facts, folders).encode("utf-8")


def _markdown(worksheet: Worksheet, facts: dict[str, str], folders: tuple[Path, ...]) -> bytes:
    return render("worksheet.md.j2", (worksheet,), facts, folders).encode("utf-8")


def _csv(worksheet: Worksheet, _facts: dict[str, str], _folders: tuple[Path, ...]) -> bytes:
    return csv_bytes(worksheet)


FORMATS: dict[str, _Renderer] = {"html": _html, "md": _markdown, "csv": _csv}
"""Formats by the name that `--format` and the file ending use."""


def document_facts(document: Document) -> dict[str, str]:
    """What every page says about its origin: design title, product, planner version. No clock."""
    return {
        "title": document.title or "Untitled design",
        "product": f"Skype for Business Server {document.design.product.value}",
        "planner": __version__,
    }


def render_worksheets(
    worksheets: Sequence[Worksheet],
    document: Document,
    formats: Sequence[str] = ("html", "md", "csv"),
    template_folders: tuple[Path, ...] = (),
) -> dict[str, bytes]:
    """Files by name, one for each worksheet and format.

    Raises:
        TemplateFault: a template cannot be used.
        KeyError: a format that does not exist.
    """
    facts = document_facts(document)
    return {
        f"{worksheet.kind}.{name}": FORMATS[name](worksheet, facts, template_folders)
        for worksheet in worksheets
        for name in formats
    }


def write_worksheets(
    folder: Path,
    worksheets: Sequence[Worksheet],
    document: Document,
    formats: Sequence[str] = ("html", "md", "csv"),
    template_folders: tuple[Path, ...] = (),
) -> tuple[Path, ...]:
    """Renders everything first, then replaces the files in `folder`; returns their paths.

    Raises:
        TemplateFault: a template cannot be used; nothing was written.
        OSError: the folder cannot be written; the files in it are as they were.
    """
    return write_folder(folder, render_worksheets(worksheets, document, formats, template_folders))
