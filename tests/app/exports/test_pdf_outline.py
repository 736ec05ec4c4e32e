"""Bookmarks and links behind what Qt wrote, read back by another program."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from planner.app.exports.pdf_outline import Chapter, Link, with_outline

pytestmark = pytest.mark.skipif(shutil.which("pdftohtml") is None, reason="needs pdftohtml (poppler-utils)")


def painted(count: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(count):
        if number:
            writer.newPage()
        painter.drawText(500, 500, f"page-{number}")
    painter.end()
    return bytes(data.data())


def read(pdf: bytes, folder: Path) -> ElementTree.Element:
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftohtml", "-xml", "-i", "-stdout", str(path)], capture_output=True, text=True, check=True)
    assert "error" not in done.stderr.lower()
    return ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", done.stdout))


def bookmarks(outline: ElementTree.Element) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1), from top to bottom."""
    found: list[tuple[int, str, int]] = []

    def walk(level: ElementTree.Element, depth: int) -> None:
        for part in level:
            if part.tag == "item":
                found.append((depth, part.text or "", int(part.get("page", "0"))))
            else:
                walk(part, depth + 1)

    walk(outline, 0)
    return found


def test_chapters_and_sections_lead_to_their_pages(tmp_path: Path, qtbot: QtBot) -> None:
    sections = (Chapter(title="Ünder (\\ <one>", page=1), Chapter(title="Under two", page=2))
    chapters = [Chapter(title="First", page=0, sections=sections), Chapter(title="Second", page=3)]
    document = read(with_outline(painted(4), chapters), tmp_path)
    outline = document.find("outline")
    assert outline is not None
    assert bookmarks(outline) == [
        (0, "First", 1),
        (1, "Ünder (\\ <one>", 2),
        (1, "Under two", 3),
        (0, "Second", 4),
    ]


def test_a_page_with_links_comes_first(tmp_path: Path, qtbot: QtBot) -> None:
    links = [Link(box=(0, 0, 500, 400), page=2)]
    document = read(with_outline(painted(3), [Chapter(title="Contents", page=0)], links), tmp_path)
    texts = ["".join(page.itertext()).strip() for page in document.findall("page")]
    assert texts == ["page-2", "page-0", "page-1"]
    targets = [link.get("href", "").rpartition("#")[2] for link in document.iter("a")]
    assert targets == ["3"]


def test_the_same_pdf_comes_out_again(qtbot: QtBot) -> None:
    pdf = painted(1)
    chapters = [Chapter(title="One", page=0)]
    assert with_outline(pdf, chapters) == with_outline(pdf, chapters)
    assert with_outline(pdf, chapters).startswith(pdf)
