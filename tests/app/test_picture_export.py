"""The drawing into a file and onto the clipboard, from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.dialogs import Dialogs
from planner.app.window import MainWindow
from tests.app.conftest import AnsweringDialogs, MakeWindow


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
    window.actions_table["export-picture"].trigger()
    window.scene.select_ids(("se01", "files01"))
    window.actions_table["export-picture"].trigger()
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
    assert [title for title, _ in dialogs.told] == ["The picture could not be drawn"] * 2
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
    ],
)
def test_a_name_without_an_ending_gets_that_of_the_filter(
    typed: str, chosen: str, expected: str | None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, chosen))
    assert Dialogs(parent).file_for_picture(Path("suggested.svg")) == (Path(expected) if expected else None)
