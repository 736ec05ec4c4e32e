"""Worksheets as pages: nothing is left out, heads come again."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.exports.worksheet_pages import worksheets_pdf
from planner.app.window import MainWindow
from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.document import Document
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets import Worksheet, build_worksheets, worksheet_kinds
from planner.worksheets.render import printed_rows
from planner.worksheets.write import document_facts
from tests.app.conftest import AnsweringDialogs, MakeWindow


def example() -> Document:
    return read_document(resource_path("examples", "enterprise.yaml")).document


@cache
def sheets(*kinds: str) -> tuple[Worksheet, ...]:
    return build_worksheets(build_plan(example().design, load_catalog()), (), kinds)


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page, without blanks: a name may be broken over lines."""
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return [re.sub(r"\s+", "", page) for page in done.stdout.split("\f")[:-1]]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_every_row_is_on_a_page_and_heads_come_again(tmp_path: Path, qtbot: QtBot) -> None:
    [dns] = sheets("dns")
    pages = pages_of(worksheets_pdf((dns,), document_facts(example())), tmp_path)
    whole = "".join(pages)
    for row in dns.rows:
        assert row.text("name") in whole
        assert row.text("target") in whole
    tables = [page for page in pages if "contoso.com" in page]
    assert len(tables) > 2
    assert all("FQDN" in page for page in tables)
    assert all(f"{number}/{len(pages)}" in page for number, page in enumerate(pages, start=1))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("kind", worksheet_kinds())
def test_every_cell_is_on_the_pages(kind: str, tmp_path: Path, qtbot: QtBot) -> None:
    """The same rows as in all other formats, read back; a cell that goes on on the next page in two halves."""
    [sheet] = sheets(kind)
    pages = pages_of(worksheets_pdf((sheet,), document_facts(example())), tmp_path)
    whole = "".join(pages)
    missing = [
        text
        for group in sheet.groups
        for _, texts in printed_rows(sheet, group)
        for text in texts
        if (packed := re.sub(r"\s+", "", text)) not in whole and not goes_over_a_page(packed, pages)
    ]
    assert missing == []


def goes_over_a_page(text: str, pages: list[str]) -> bool:
    """Whether a page has the beginning of a text and the next one its end."""
    return any(
        text[:cut] in first and text[cut:] in second for first, second in pairwise(pages) for cut in range(1, len(text))
    )


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_drawings_are_on_the_pages_as_text(tmp_path: Path, qtbot: QtBot) -> None:
    [flows] = sheets("flows")
    whole = "".join(pages_of(worksheets_pdf((flows,), document_facts(example())), tmp_path))
    for drawing in (drawing for group in flows.groups for drawing in group.drawings):
        assert re.sub(r"\s+", "", drawing.title) in whole
    assert "throughWi-Fifirewall,Internalfirewall" in whole
    assert "\ue000" not in whole


def test_pages_are_told_and_can_be_ended(qtbot: QtBot) -> None:
    class Enough(Exception):
        pass

    told: list[str] = []

    def on_page(title: str) -> None:
        told.append(title)
        if len(told) == 3:
            raise Enough

    with pytest.raises(Enough):
        worksheets_pdf(sheets("dns", "push"), document_facts(example()), on_page)
    assert told == ["DNS records"] * 3


def test_the_same_worksheets_give_the_same_bytes(qtbot: QtBot) -> None:
    facts = document_facts(example())
    first = worksheets_pdf(sheets("push", "dns"), facts)
    assert first == worksheets_pdf(sheets("push", "dns"), facts)
    assert first.startswith(b"%PDF")


def test_the_window_prints_into_a_file(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window: MainWindow = make_window("standard")
    dialogs = window.dialogs
    assert isinstance(dialogs, AnsweringDialogs)
    out = tmp_path / "out.pdf"
    dialogs.answer_with(out, tmp_path / "no" / "out.pdf", None)
    window.actions_table["export-pages"].trigger()
    assert dialogs.asked == ["pages standard-worksheets.pdf"]
    assert out.read_bytes().startswith(b"%PDF")
    assert window.settings.worksheet_folder == tmp_path
    window.export_pages()
    assert [title for title, _ in dialogs.told] == ["The worksheets could not be written"]
    window.export_pages()
    assert len(dialogs.told) == 1


@pytest.mark.skipif(shutil.which("pdftohtml") is None, reason="needs pdftohtml (poppler-utils)")
def test_several_worksheets_have_contents_in_front_and_bookmarks(tmp_path: Path, qtbot: QtBot) -> None:
    found = sheets("dns", "publishing")
    pdf = worksheets_pdf(found, document_facts(example()))
    pages = pages_of(pdf, tmp_path)
    assert pages[0].startswith(re.sub(r"\s+", "", example().title))
    assert all(re.sub(r"\s+", "", sheet.title) in pages[0] for sheet in found)
    begins = {
        sheet.title: next(
            i
            for i, page in enumerate(pages[1:], 2)
            if "1/" in page and page.startswith(re.sub(r"\s+", "", sheet.title))
        )
        for sheet in found
    }
    assert all(f"page{number}" in page for number, page in enumerate(pages, start=1))
    outline = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-stdout", str(tmp_path / "pages.pdf")], capture_output=True, text=True, check=True
    ).stdout
    items = dict(re.findall(r'<item page="(\d+)">(.*?)</item>', outline)[::-1])
    assert [line for line in re.findall(r'<item page="(\d+)">(.*?)</item>', outline) if line[1] in begins] == [
        (str(page), title) for title, page in begins.items()
    ]
    assert "Internal DNS" in items.values()
    assert outline.count("<a href=") >= 2 * len(found)
