from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from planner.app.window import MainWindow


def stop_button(window: MainWindow) -> QToolButton | None:
    buttons = window.status.findChildren(QToolButton)
    return next((button for button in buttons if not button.isHidden() and "drawing lines" in button.text()), None)


def test_a_large_drawing_tells_how_far_it_is(window: MainWindow) -> None:
    progress = window.view.drawing_progressed
    progress.emit(10, 90)
    assert stop_button(window) is None  # finished before it could be read
    progress.emit(500, 2000)
    button = stop_button(window)
    assert button is not None
    assert "25 %" in button.text()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    progress.emit(2000, 2000)
    assert stop_button(window) is None


def test_whoever_does_not_want_to_wait_ends_the_drawing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(window.scene.sync, "hasten", lambda: ended.append(True))
    window.view.drawing_progressed.emit(500, 2000)
    button = stop_button(window)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ended == [True]
