from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle
from pytestqt.qtbot import QtBot

from planner.app.appearance import motion
from planner.app.window import MainWindow
from planner.editing.moves import MoveNodes


def test_layout_glides_until_it_is_switched_off(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    motion.follow(window)
    assert window.actions_table["animate"].isChecked()
    window.controller.do(
        MoveNodes(tuple((key, 1500.0, 100.0 * row) for row, key in enumerate(("dc01", "dns01", "sql01"))))
    )
    window.scene.end_glide()
    window.actions_table["lay-out"].trigger()
    assert window.scene.is_gliding
    qtbot.waitUntil(lambda: not window.scene.is_gliding, timeout=5000)
    window.actions_table["animate"].trigger()
    assert not window.actions_table["animate"].isChecked()
    assert not window.settings.wants_motion
    window.undo()
    assert not window.scene.is_gliding


def test_laying_out_a_selection_glides(window: MainWindow) -> None:
    window.show()
    motion.follow(window)
    window.scene.select_ids(("pool01", "dirpool01", "edgepool01", "sql01"))
    labels = len(window.controller.session.undo_labels)
    window.actions_table["space-vertically"].trigger()
    window.scene.end_glide()
    window.actions_table["lay-out-selection"].trigger()
    assert window.scene.is_gliding
    assert len(window.controller.session.undo_labels) == labels + 2


def test_the_system_is_followed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    class Still(QProxyStyle):
        def styleHint(self, hint, option=None, widget=None, returnData=None):
            if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
                return 0
            return super().styleHint(hint, option, widget, returnData)

    still = Still()
    monkeypatch.setattr(QApplication, "style", lambda: still)
    motion.follow(window)
    assert window.settings.wants_motion
    assert not window.scene.is_animated
    window.actions_table["animate"].trigger()
    window.actions_table["animate"].trigger()
    assert "less motion" in window.status.currentMessage()
