"""Several windows: opened, listed, closed one by one, asked one by one at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app import windows
from planner.app.answers import SaveAnswer
from planner.app.window import MainWindow
from planner.editing.design_settings import ChangeTitle
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow


def _opened(beside: MainWindow, path: Path | None = None) -> MainWindow:
    window = windows.open_window(beside, path)
    window._dialogs = AnsweringDialogs(window)
    return window


def test_each_window_has_a_document_of_its_own_and_is_listed(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quits: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda: quits.append(1))
    first = make_window("standard")
    second = _opened(first, EXAMPLES / "enterprise.yaml")
    assert {window.controller.name for window in windows.all_windows()} >= {"standard.yaml", "enterprise.yaml"}
    second.controller.do(ChangeTitle("Second"))
    assert first.controller.document.title != "Second"
    second.dialogs.answer_with(SaveAnswer.DISCARD)  # type: ignore[attr-defined]
    assert second.close()
    qtbot.waitUntil(lambda: second not in windows.all_windows())
    assert first.isVisible()
    assert quits == []


def test_quitting_asks_each_and_stops_where_somebody_stays(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quits: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda: quits.append(1))
    first = make_window("standard")
    second = _opened(first)
    for window in (first, second):
        window.controller.do(ChangeTitle("Unsaved"))
        assert isinstance(window.dialogs, AnsweringDialogs)
    first.dialogs.answer_with(SaveAnswer.DISCARD)  # type: ignore[attr-defined]
    second.dialogs.answer_with(SaveAnswer.CANCEL, SaveAnswer.DISCARD)  # type: ignore[attr-defined]
    first.actions_table["quit"].trigger()
    assert not first.isVisible()
    assert second.isVisible()
    assert quits == []
    second.actions_table["quit"].trigger()
    assert not second.isVisible()
    assert quits == [1]
