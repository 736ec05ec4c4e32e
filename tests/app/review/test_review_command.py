"""`planner review` and the report from the window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.app.review import review_command
from planner.designfile import read_document, write_document
from planner.editing.design_settings import ChangeTitle, suppress
from planner.editing.removal import RemoveElements
from planner.editing.reviewing import answer_clause, comment, reply
from planner.model.document import Document
from planner.model.review import CheckAnswer, CheckState
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow, cancel_when_shown

TOP = Path(__file__).resolve().parents[3]
WHEN = "2026-11-22T10:00+01:00"


def _reviewed() -> Document:
    document = read_document(EXAMPLES / "standard.yaml").document
    server = document.design.servers[0].id
    document = comment(document, "Why <b>two</b>?", author="Ann & Co", date=WHEN, element=server).apply(document)
    document = reply(document, document.options.review_notes[0].id, "Because.", author="Bob", date=WHEN).apply(document)
    answer = CheckAnswer(clause="S-INT-01", state=CheckState.NOT_MET, author="Ann", date=WHEN, note="asked")
    document = answer_clause(document, answer).apply(document)
    document = RemoveElements(frozenset({document.design.reverse_proxies[0].id})).apply(document)
    document = suppress(document, "PX01", None, "lab only").apply(document)
    return ChangeTitle("Under review").apply(document)


@pytest.fixture(name="design")
def _design(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    write_document(path, _reviewed())
    return path


def test_html_holds_drawing_findings_comments_checklist_and_changes(design: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    command = [sys.executable, "-m", "planner", "review", str(design), "--since", str(EXAMPLES / "standard.yaml")]
    done = subprocess.run([*command, "--out", str(out)], cwd=TOP, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    text = out.read_text(encoding="utf-8")
    assert "<h1>Review of Under review</h1>" in text
    assert '<svg width="100%"' in text
    assert "Why &lt;b&gt;two&lt;/b&gt;?" in text
    assert "Ann &amp; Co" in text
    assert "↳ Because." in text
    assert "<td>not met</td><td>S-INT-01</td>" in text
    assert "lab only" in text
    assert "Changes since" in text
    assert "<td>removed</td><td>Reverse proxy</td>" in text
    assert "1 open clause" not in text
    assert "1 open comment ·" in text
    assert "2026-11-22 10:00" in text
    assert not any(sign in text[text.index("Changes since") :] for sign in ("{'", "['", "_"))
    assert text.count("<html") == text.count("<svg") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file name is text")
def test_an_older_version_may_have_a_name_that_is_no_text(qtbot: QtBot, design: Path, tmp_path: Path) -> None:
    old, out = tmp_path / os.fsdecode(b"plan\xff.yaml"), tmp_path / "report.html"
    old.write_bytes(design.read_bytes())
    assert review_command.main([str(design), "--since", str(old), "--out", str(out)]) == 0
    assert "Changes since plan\ufffd.yaml" in out.read_text(encoding="utf-8")


def test_pdf_is_one_and_the_same_each_time(qtbot: QtBot, design: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for out in (one, two):
        assert review_command.main([str(design), "--out", str(out)]) == 0
    assert one.read_bytes().startswith(b"%PDF")
    assert one.read_bytes() == two.read_bytes()


def test_an_empty_design_has_a_report_without_a_drawing(qtbot: QtBot, tmp_path: Path) -> None:
    path, out = tmp_path / "empty.yaml", tmp_path / "report.html"
    write_document(path, replace(Document(), title="Empty"))
    assert review_command.main([str(path), "--out", str(out)]) == 0
    assert "<svg" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{design}", "--out", "report.docx"], "no report ends so"),
        (["gone.yaml", "--out", "report.html"], "gone.yaml:1:1: "),
        (["{design}", "--out", "/nowhere/report.html"], "expected a file that can be written"),
        (["{design}"], "--out"),
    ],
)
def test_what_cannot_be_used_is_told(
    qtbot: QtBot, design: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert review_command.main([text.format(design=design) for text in arguments]) == 2
    assert words in capsys.readouterr().err


def test_the_window_writes_the_same_report(make_window: MakeWindow, design: Path, tmp_path: Path) -> None:
    window = make_window(design)
    assert isinstance(window.dialogs, AnsweringDialogs)
    out = tmp_path / "window.html"
    window.dialogs.answer_with(out, EXAMPLES / "standard.yaml")
    window.actions_table["review-report"].trigger()
    assert "Changes since standard.yaml" in out.read_text(encoding="utf-8")
    assert window.status.currentMessage() == f"Wrote '{out}'"


def test_the_window_lives_while_a_report_is_made_and_cancels_it(
    make_window: MakeWindow, qtbot: QtBot, design: Path, tmp_path: Path
) -> None:
    window = make_window(design)
    assert isinstance(window.dialogs, AnsweringDialogs)
    out = tmp_path / "window.pdf"
    window.dialogs.answer_with(out, None)

    _cancelling = cancel_when_shown(window, "Writing 'window.pdf'…")
    window.actions_table["review-report"].trigger()
    assert not out.exists()
    assert window.status.currentMessage() == "Cancelled; nothing was written"
    assert window.dialogs.told == []


def test_why_there_is_no_report_is_told(make_window: MakeWindow, design: Path, tmp_path: Path) -> None:
    window = make_window(design)
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with(tmp_path / "nowhere" / "report.html", tmp_path / "gone.yaml")
    window.actions_table["review-report"].trigger()
    ((title, text),) = window.dialogs.told
    assert title == "'report.html' could not be written"
    assert "gone.yaml" in text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_pages_have_numbers_heads_and_the_drawing_below_its_heading(qtbot: QtBot, design: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    assert review_command.main([str(design), "--out", str(out)]) == 0
    text = subprocess.run(["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 2
    assert all(f"{number}/{len(pages)}" in page.replace(" ", "") for number, page in enumerate(pages, start=1))
    # The drawing is a picture: the heading and the picture are all of the first page, findings come on the next.
    assert "Drawing" in pages[0]
    assert "Findings" in pages[1]
    checked = [page for page in pages if "S-" in page and "open" in page]
    assert len(checked) > 1
    assert all("What it asks" in page for page in checked)
