"""A folder of worksheet files, replaced whole or not at all.

A module of its own because it is the only place of the room that touches the disk, and the only list of formats.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from planner import __version__
from planner.atomic_write import write_folder
from planner.model.document import Document
from planner.requirements import Plan
from planner.worksheets.ending import ShallEnd, endable, never
from planner.worksheets.formats.csv_format import ABOUT, about_bytes, csv_files
from planner.worksheets.formats.docx_format import docx_bytes
from planner.worksheets.formats.json_format import json_bytes
from planner.worksheets.formats.xlsx_format import xlsx_bytes
from planner.worksheets.machine import MACHINE_FORMATS, machine_files
from planner.worksheets.machine.plain import Origin
from planner.worksheets.paper import Paper
from planner.worksheets.render import render
from planner.worksheets.worksheet import Worksheet

_Folders = tuple[Path, ...]
_Format = Callable[[tuple[Worksheet, ...], dict[str, str], _Folders, Paper], dict[str, bytes]]
"""Worksheets to files by name. A format decides itself whether a file holds one worksheet or all, and what of the
look it takes."""


def _html(
    worksheets: tuple[Worksheet, ...], facts: dict[str, str], folders: _Folders, _paper: Paper
) -> dict[str, bytes]:
    files = {
        f"{worksheet.kind}.html": render("worksheet.html.j2", (worksheet,), facts, folders).encode("utf-8")
        for worksheet in worksheets
    }
    if len(worksheets) > 1:
        files["index.html"] = render("index.html.j2", worksheets, facts, folders).encode("utf-8")
    return files


def _markdown(
    worksheets: tuple[Worksheet, ...], facts: dict[str, str], folders: _Folders, _paper: Paper
) -> dict[str, bytes]:
    return {
        f"{worksheet.kind}.md": render("worksheet.md.j2", (worksheet,), facts, folders).encode("utf-8")
        for worksheet in worksheets
    }


def _csv(
    worksheets: tuple[Worksheet, ...], facts: dict[str, str], _folders: _Folders, _paper: Paper
) -> dict[str, bytes]:
    files = {name: data for worksheet in worksheets for name, data in csv_files(worksheet).items()}
    return {**files, ABOUT: about_bytes(worksheets, facts)} if worksheets else {}


def _xlsx(
    worksheets: tuple[Worksheet, ...], facts: dict[str, str], _folders: _Folders, paper: Paper
) -> dict[str, bytes]:
    return {"worksheets.xlsx": xlsx_bytes(worksheets, facts, paper)} if worksheets else {}


def _json(
    worksheets: tuple[Worksheet, ...], facts: dict[str, str], _folders: _Folders, _paper: Paper
) -> dict[str, bytes]:
    return {f"{worksheet.kind}.json": json_bytes(worksheet, facts) for worksheet in worksheets}


def _docx(
    worksheets: tuple[Worksheet, ...], facts: dict[str, str], _folders: _Folders, paper: Paper
) -> dict[str, bytes]:
    return {"worksheets.docx": docx_bytes(worksheets, facts, paper)} if worksheets else {}


FORMATS: dict[str, _Format] = {
    "html": _html,
    "md": _markdown,
    "csv": _csv,
    "xlsx": _xlsx,
    "docx": _docx,
    "json": _json,
}
"""Formats by the name that `--format` uses."""

PDF = "pdf"
"""The one format that this room cannot write: pages are laid out by the window's own library. A front door hands in
how."""

Pages = Callable[[Sequence[Worksheet], dict[str, str], Paper], bytes]
"""Worksheets and facts to a PDF on a paper."""


class NoPages(Exception):
    """Pages cannot be laid out on this machine. The message says why."""


DEFAULT_FORMATS = ("html", "md", "csv")


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
    formats: Sequence[str] = DEFAULT_FORMATS,
    template_folders: tuple[Path, ...] = (),
    plan: Plan | None = None,
    pages: Pages | None = None,
    shall_end: ShallEnd | None = None,
    paper: Paper = Paper.A4,
) -> dict[str, bytes]:
    """Files by name, format by format.

    Formats for machines are made of the plan; without it they do not exist. Nor does PDF without `pages`.

    Raises:
        Ended: `shall_end`, which is asked in the middle of every format but PDF, said so.
        NoPages: there is no way to lay out pages on this machine.
        TemplateFault: a template cannot be used.
        KeyError: a format that does not exist.
    """
    facts = document_facts(document)
    sheets = tuple(worksheets) if shall_end is None else endable(worksheets, shall_end)
    files: dict[str, bytes] = {}
    for name in formats:
        if plan is not None and name in MACHINE_FORMATS:
            files.update(machine_files(plan, Origin(**facts), (name,), shall_end or never))
        elif pages is not None and name == PDF:
            files["worksheets.pdf"] = pages(worksheets, facts, paper)
        else:
            files.update(FORMATS[name](sheets, facts, template_folders, paper))
    return files


def write_worksheets(
    folder: Path,
    worksheets: Sequence[Worksheet],
    document: Document,
    formats: Sequence[str] = DEFAULT_FORMATS,
    template_folders: tuple[Path, ...] = (),
    plan: Plan | None = None,
    pages: Pages | None = None,
    paper: Paper = Paper.A4,
) -> tuple[Path, ...]:
    """Renders everything first, then replaces the files in `folder`; returns their paths.

    Raises:
        TemplateFault: a template cannot be used; nothing was written.
        OSError: the folder cannot be written; the files in it are as they were.
    """
    files = render_worksheets(worksheets, document, formats, template_folders, plan, pages, paper=paper)
    return write_folder(folder, files)
