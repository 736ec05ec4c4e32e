"""A worksheet in many documents looks like one in a single document, and no head stands twice."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.exports import worksheet_markup
from planner.app.exports.worksheet_markup import portions
from planner.app.exports.worksheet_pages import worksheets_pdf
from planner.catalog import load_catalog
from planner.designfile import read_document
from planner.model.document import Document
from planner.requirements import build_plan
from planner.resource_files import resource_path
from planner.worksheets import Worksheet, build_worksheets
from planner.worksheets.write import document_facts

KINDS = ("summary", "dns", "firewall", "flows")

needs_poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs poppler-utils")


def example() -> Document:
    return read_document(resource_path("examples", "enterprise.yaml")).document


@cache
def sheet(kind: str) -> Worksheet:
    [found] = build_worksheets(build_plan(example().design, load_catalog()), (), (kind,))
    return found


def pictures(pdf: bytes, folder: Path) -> list[bytes]:
    """The pages as they look."""
    folder.mkdir()
    (folder / "pages.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "50", str(folder / "pages.pdf"), str(folder / "page")], check=True)
    return [path.read_bytes() for path in sorted(folder.glob("*.ppm"))]


def difference(first: bytes, second: bytes) -> float:
    """The part of two pictures that differs."""
    return sum(one != other for one, other in zip(first, second, strict=True)) / len(first)


def paged(kind: str, at_once: int, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(worksheet_markup, "_AT_ONCE", at_once)
    return worksheets_pdf((sheet(kind),), document_facts(example()))


@needs_poppler
@pytest.mark.parametrize("kind", KINDS)
def test_seams_are_not_seen(kind: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pictures(paged(kind, 1_000_000, monkeypatch), tmp_path / "whole")
    in_parts = pictures(paged(kind, 7, monkeypatch), tmp_path / "parts")
    assert len(whole) == len(in_parts)
    assert max(map(difference, whole, in_parts)) < 0.02  # heights are rounded to pixels at other places


@needs_poppler
@pytest.mark.parametrize("kind", KINDS[:-1])  # drawings of flows have titles, too
def test_no_page_has_the_head_of_a_table_twice(kind: str, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "pages.pdf"
    path.write_bytes(worksheets_pdf((sheet(kind),), document_facts(example())))
    shown = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    for group in sheet(kind).groups:
        for page in shown.split("\f"):
            heads = [line for line in page.splitlines() if line.strip() == group.title]
            assert len(heads) <= 1, group.title


def test_portions_are_short_whatever_stands_in_a_row() -> None:
    found = list(portions(sheet("flows"), document_facts(example())))
    assert len(found) > 1
    rows = [sum(item.count("<tr>") for item in portion.markup if isinstance(item, str)) for portion in found]
    assert max(rows) < 150
    assert not found[0].goes_on
