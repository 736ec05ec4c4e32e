"""A defect is told in words, the work is kept, and the window goes on."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.app.failing.crash import CrashHooks
from planner.app.failing.defect_dialog import DefectDialog
from planner.app.files.recovery import RecoveryFolder
from planner.app.starting import Start
from planner.app.window import MainWindow
from tests.app.conftest import MakeWindow


def _started(make_window: MakeWindow, folder: Path) -> tuple[MainWindow, CrashHooks]:
    window = make_window("standard", is_shown=False)
    hooks = CrashHooks(folder)
    Start(window, hooks, None, is_timed=False).show()
    return window, hooks


@pytest.mark.allow_log
def test_a_defect_is_told_and_the_work_is_kept(
    make_window: MakeWindow, recovery: RecoveryFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    window, hooks = _started(make_window, tmp_path / "crashes")
    window.scene.select_all()
    window.scene.delete_selection()

    def fail() -> None:
        try:
            raise ZeroDivisionError("in a thread")
        except ZeroDivisionError as error:
            hooks.report(type(error), error, error.__traceback__)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(window.findChildren(DefectDialog)))
    dialog = window.findChildren(DefectDialog)[0]
    assert "Your work is kept" in dialog.intro.text()
    assert not dialog.details.isVisible(), "no traceback in a user's face"
    dialog.more.setChecked(True)
    assert "ZeroDivisionError: in a thread" in dialog.details.toPlainText()
    assert dialog.details.toPlainText().startswith("Topology Planner ")
    assert hooks.report_file.read_text(encoding="utf-8") in dialog.details.toPlainText() + "\n"
    qtbot.waitUntil(lambda: any(recovery.folder.glob("*.recovery")))
    fail()
    qtbot.waitUntil(lambda: "2 defect" in dialog.intro.text())
    assert window.isEnabled()


@pytest.mark.allow_log
def test_the_design_can_be_saved_from_it(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window, _ = _started(make_window, tmp_path / "crashes")
    dialog = DefectDialog(window, "report", tmp_path / "last-error.txt")
    saved: list[bool] = []
    window.save = lambda: saved.append(True) or True  # type: ignore[method-assign,func-returns-value]
    again = DefectDialog(window, "report", tmp_path / "last-error.txt")
    texts = {button.text(): button for button in again.findChildren(QPushButton)}
    texts["&Save the design"].click()
    assert saved == [True]
    dialog.deleteLater()
    again.deleteLater()
