"""The drawing on paper, printed into files in place of a printer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.dialogs import Dialogs
from planner.app.window import MainWindow
from tests.app.conftest import AnsweringDialogs, MakeWindow


def dialogs_of(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def page_count(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))


def test_everything_the_selection_or_a_page_for_each_site(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window("enterprise")
    dialogs = dialogs_of(window)
    whole, part, sites = tmp_path / "whole.pdf", tmp_path / "part.pdf", tmp_path / "sites.pdf"
    dialogs.answer_with(whole, part, sites)
    assert not window.actions_table["print-selection"].isEnabled()
    window.scene.select_ids(("pool01",))
    window.actions_table["print"].trigger()  # what is selected by chance is not all that comes out
    window.actions_table["print-selection"].trigger()
    window.actions_table["print-sites"].trigger()
    title = "print Enterprise pool with Directors and branch"
    assert dialogs.asked == [title, title, f"{title} – Headquarters"]
    assert [page_count(path) for path in (whole, part, sites)] == [1, 1, 2]
    assert part.stat().st_size < whole.stat().st_size


def test_an_empty_design_cannot_be_printed(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    assert not window.actions_table["print"].isEnabled()
    assert not window.actions_table["print-sites"].isEnabled()


def test_the_preview_paints_what_will_be_printed(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    painted: list[QPrinter] = []

    def close() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QPrintPreviewDialog))
        assert dialog.windowTitle() == "Print drawing"
        dialog.reject()

    QTimer.singleShot(200, close)
    Dialogs(parent).print_preview(QPrinter(), painted.append)
    assert painted


def test_printing_is_loaded_only_for_printing() -> None:
    code = "import sys; import planner.app.window, planner.app.menus; print('PySide6.QtPrintSupport' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
