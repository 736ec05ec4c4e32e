"""Pages of a plan whose every name is hostile: nothing is run, hidden, cut off or read in another order."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from planner.app.exports.worksheet_pages import worksheets_pdf
from planner.findings.finding import Finding, Severity
from planner.model.document import Document
from planner.plain_text import printable
from planner.worksheets import Worksheet, build_worksheets
from planner.worksheets.worksheet import Column, Group, Row
from planner.worksheets.write import document_facts
from tests.worksheets.machine.designs import HOSTILE, design_of, with_text

LONG = "".join(f"part{number:04}" for number in range(120))
TEXTS = (
    *HOSTILE,
    '<img src="file:///etc/passwd"><script>x()</script><b>bold</b>',
    "</td></tr></table><h1>other</h1><!--",
    "&lt;i&gt; &#0; &nbsp; %s {0}",
    "\u202egnp.exe\u202c \u2067abc\u2069 \u05d0\u05d1",
    LONG,
)

needs_reader = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")


def sheet_of(text: str) -> Worksheet:
    """A worksheet that has the text wherever a page has one."""
    columns = (
        Column(key="name", title="Name", is_code=True),
        Column(key="purpose", title="Purpose"),
        Column(key="reference", title="Ref."),
    )
    rows = (Row(values={"name": text, "purpose": f"{text} end-of-cell"}, documents=text, element="x"),)
    finding = Finding(code="IN03", severity=Severity.ERROR, message=f"{text} end-of-finding", elements=("x",))
    return Worksheet(
        kind="k",
        title="Sheet",
        purpose=f"{text} end-of-purpose",
        columns=columns,
        groups=(Group(title=f"{text} end-of-title", rows=rows, note=f"{text} end-of-note"),),
        notes=(f"{text} end-of-notes",),
        findings=(finding,),
    )


def text_of(pdf: bytes, folder: Path) -> str:
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", "", done.stdout)


@needs_reader
@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_text(text: str, tmp_path: Path, qtbot: QtBot) -> None:
    whole = text_of(worksheets_pdf((sheet_of(text),), document_facts(Document(title=text))), tmp_path)
    for part in ("cell", "finding", "purpose", "title", "note", "notes"):
        assert f"end-of-{part}" in whole, part
    for word in re.findall(r"[!-~]+", printable(text)):
        assert word in whole, word
    assert not re.search("[\x00-\x09\x0b\x0e-\x1f\x7f]", whole)


@needs_reader
def test_a_direction_is_not_turned_by_a_name(tmp_path: Path, qtbot: QtBot) -> None:
    """The reader turns back what is turned on the page, so what counts is that nothing asks for it."""
    sheet = sheet_of("\u202epin.exe")
    whole = text_of(worksheets_pdf((sheet,), document_facts(Document(title="\u2067T"))), tmp_path)
    assert "pin.exeend-of-cell" in whole
    assert whole.count("\ufffd") >= 8


@pytest.mark.parametrize("text", HOSTILE)
def test_whole_plans_with_hostile_names_become_pages(text: str, qtbot: QtBot) -> None:
    plan = with_text(design_of("standard"), text)
    sheets = build_worksheets(plan, (), ("firewall", "servers", "policies"))
    pdf = worksheets_pdf(sheets, document_facts(Document(title=text)))
    assert pdf.startswith(b"%PDF")
    assert b"/JavaScript" not in pdf
    assert b"/URI" not in pdf


def test_nothing_is_fetched_for_a_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QTextDocument, "loadResource", lambda _self, _kind, url: asked.append(url))
    worksheets_pdf((sheet_of('<img src="http://192.0.2.1/x.png">'),), document_facts(Document()))
    assert asked == []


# --- ending


class Enough(Exception):
    """Nobody wants the pages any more."""


@cache
def long_sheet() -> Worksheet:
    """One chapter of 1,200 rows, which are eighty pages."""
    sheet = sheet_of("name")
    rows = sheet.groups[0].rows * 1200
    return Worksheet(kind="k", title="Long", purpose="P", columns=sheet.columns, groups=(Group(title="G", rows=rows),))


def test_a_long_chapter_asks_often_enough_to_be_ended(qtbot: QtBot) -> None:
    moments = [time.process_time()]
    worksheets_pdf((long_sheet(),), document_facts(Document()), lambda _: moments.append(time.process_time()))
    moments.append(time.process_time())
    longest = max(after - before for before, after in pairwise(moments))
    assert longest < 0.3, longest
