"""The drawing into a file and onto the clipboard, from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.dialogs import Dialogs
from planner.app.exports.pictures import SUFFIXES
from planner.app.window import MainWindow
from tests.app.conftest import AnsweringDialogs, MakeWindow
from tests.drawings.readers import read_drawio, read_vsdx


@pytest.fixture
def plain_window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    return make_window("standard")


def dialogs_of(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def test_everything_or_what_is_selected_goes_into_a_file(plain_window: MainWindow, tmp_path: Path) -> None:
    window, dialogs = plain_window, dialogs_of(plain_window)
    everything, part = tmp_path / "all.svg", tmp_path / "part.svg"
    dialogs.answer_with(everything, part)
    assert not window.actions_table["export-selection"].isEnabled()
    window.scene.select_ids(("se01", "files01"))
    window.actions_table["export-picture"].trigger()
    window.actions_table["export-selection"].trigger()
    assert dialogs.asked == ["picture standard.svg"] * 2
    assert b"Reverse proxy" in everything.read_bytes()
    text = part.read_text(encoding="utf-8")
    assert "File store" in text
    assert "Reverse proxy" not in text
    assert window.settings.last_folder == tmp_path
    assert window.scene.selected_ids() == ("files01", "se01")
    assert dialogs.told == []


def test_giving_up_writes_nothing(plain_window: MainWindow, tmp_path: Path) -> None:
    dialogs_of(plain_window).answer_with(None)
    plain_window.export_picture()
    assert dialogs_of(plain_window).told == []


def test_what_goes_wrong_is_told(plain_window: MainWindow, tmp_path: Path) -> None:
    dialogs = dialogs_of(plain_window)
    dialogs.answer_with(tmp_path / "a.bmp", tmp_path / "no" / "a.svg")
    plain_window.export_picture()
    plain_window.export_picture()
    assert [title for title, _ in dialogs.told] == ["The drawing could not be exported"] * 2
    assert "must end with" in dialogs.told[0][1]
    assert "no such file" in dialogs.told[1][1]
    assert list(tmp_path.glob("*.bmp")) == []


def test_the_clipboard_gets_a_picture(plain_window: MainWindow) -> None:
    plain_window.scene.select_ids(("se01",))
    plain_window.actions_table["copy-picture"].trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() > 400
    assert not image.isNull()


def test_an_empty_design_has_no_picture(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    assert not window.actions_table["export-picture"].isEnabled()
    assert not window.actions_table["copy-picture"].isEnabled()
    window.copy_picture()


@pytest.mark.parametrize(
    ("typed", "chosen", "expected"),
    [
        ("", "", None),
        ("plan", "PNG (*.png)", "plan.png"),
        ("plan", "", "plan.svg"),
        ("plan.pdf", "SVG (*.svg)", "plan.pdf"),
        ("plan", "Visio (*.vsdx)", "plan.vsdx"),
        ("plan", "draw.io (*.drawio)", "plan.drawio"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_filter(
    typed: str, chosen: str, expected: str | None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, chosen))
    assert Dialogs(parent).file_for_picture(Path("suggested.svg"), SUFFIXES) == (Path(expected) if expected else None)


def test_files_for_other_editors_have_a_page_for_each_site(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window("enterprise")
    dialogs = dialogs_of(window)
    visio, sites, drawio = tmp_path / "all.vsdx", tmp_path / "sites.vsdx", tmp_path / "all.drawio"
    dialogs.answer_with(visio, sites, drawio)
    window.actions_table["export-picture"].trigger()
    window.actions_table["export-sites"].trigger()
    window.actions_table["export-picture"].trigger()
    assert dialogs.asked == ["picture enterprise.svg", "picture enterprise.pdf", "picture enterprise.svg"]
    assert dialogs.told == []
    names = ["Overview", "Headquarters", "Branch office"]
    assert [page.name for page in read_vsdx(visio.read_bytes())] == names
    assert [page.name for page in read_vsdx(sites.read_bytes())] == names[1:]
    assert [page.name for page in read_drawio(drawio.read_bytes())] == names


def test_a_picture_of_one_page_cannot_hold_the_pages_of_sites(plain_window: MainWindow, tmp_path: Path) -> None:
    dialogs = dialogs_of(plain_window)
    dialogs.answer_with(tmp_path / "a.svg")
    plain_window.actions_table["export-sites"].trigger()
    assert dialogs.told == [
        ("The drawing could not be exported", "'a.svg' must end with .pdf, .vsdx or .drawio."),
    ]
