"""The dialog that merges, conflict by conflict."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.dialogs import Dialogs
from planner.app.review import merge_dialog
from planner.app.review.merge_dialog import MergeDialog
from planner.editing import merging
from planner.editing.merging import Side, merge
from planner.editing.nodes import ChangeField
from planner.model.document import Document
from tests.app.conftest import MakeWindow, cancel_when_shown
from tests.editing.samples import small_document


def _dialog(qtbot: QtBot, base: Document | None) -> MergeDialog:
    start = small_document()

    def edited(word: str) -> Document:
        document = ChangeField("pool", ("name",), word).apply(start)
        return replace(ChangeField("files", ("note",), word).apply(document), title=word)

    versions = (base, edited("A"), edited("B"))
    dialog = MergeDialog(None, versions, ("mine.yaml", "theirs.yaml"), merge(*versions))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _values(dialog: MergeDialog) -> tuple[str, str, str]:
    design = dialog.document.design
    return dialog.document.title, getattr(design.get("pool"), "name", ""), getattr(design.get("files"), "note", "")


def test_conflicts_are_listed_with_all_values_and_taken_one_by_one(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, small_document())
    rows = [dialog.view.topLevelItem(row) for row in range(dialog.view.topLevelItemCount())]
    texts = {row.text(0): [row.text(column) for column in (1, 2, 3, 4)] for row in rows if row is not None}
    assert texts["servers.pool.name"] == ["Front End pool", "A", "B", "mine.yaml"]
    assert set(texts) == {"servers.pool.name", "servers.files.note", "title"}
    assert _values(dialog) == ("A", "A", "A")
    (item,) = dialog.view.findItems("servers.pool.name", Qt.MatchFlag.MatchExactly)
    dialog.view.setCurrentItem(item)
    qtbot.mouseClick(dialog.buttons[Side.THEIRS], Qt.MouseButton.LeftButton)
    assert _values(dialog) == ("A", "B", "A")
    qtbot.mouseClick(dialog.buttons[Side.BASE], Qt.MouseButton.LeftButton)  # the row is still chosen
    assert _values(dialog) == ("A", "Front End pool", "A")
    dialog.view.clearSelection()
    qtbot.mouseClick(dialog.buttons[Side.THEIRS], Qt.MouseButton.LeftButton)
    assert _values(dialog) == ("B", "B", "B")


def test_without_a_base_nobody_can_go_back_to_it(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, None)
    assert not dialog.buttons[Side.BASE].isVisible()
    item = dialog.view.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "?"


def test_a_merge_is_decided_by_keyboard_alone(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, small_document())
    dialog.activateWindow()
    dialog.view.setFocus()
    qtbot.waitUntil(dialog.view.hasFocus)
    first = dialog.view.topLevelItem(0)
    assert first is not None
    dialog.view.setCurrentItem(first)
    way = dialog.view.currentItem().text(0)
    for side, name in ((Side.THEIRS, "theirs.yaml"), (Side.OURS, "mine.yaml")):
        button = dialog.buttons[side]
        for _ in range(10):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            if button.hasFocus():
                break
        assert button.hasFocus(), side
        qtbot.keyClick(button, Qt.Key.Key_Space)
        item = dialog.view.currentItem()
        assert (item.text(0), item.text(4)) == (way, name)
    done: list[int] = []
    dialog.finished.connect(done.append)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)
    assert done == [MergeDialog.DialogCode.Rejected]


def test_a_slow_merge_says_so_and_ends(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = _dialog(qtbot, small_document())
    said: list[str] = []

    def slow(*versions: Any) -> Any:
        time.sleep(0.3)
        said.append(dialog.intro.text())
        return merge(*versions)

    monkeypatch.setattr(merge_dialog, "merge", slow)
    dialog.take(Side.THEIRS)
    assert said == ["Merging…"]
    assert dialog.intro.text().startswith("3 values were changed")
    assert _values(dialog) == ("B", "B", "B")


def test_a_large_merge_can_be_cancelled(make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()
    is_cancelled = threading.Event()

    def slow(*_: Any) -> Any:
        is_cancelled.wait(20)
        raise AssertionError("nobody wants this any more")

    monkeypatch.setattr(merging, "merge", slow)
    _cancelling = cancel_when_shown(window, "Merging 'mine.yaml' and 'theirs.yaml'…")
    start = small_document()
    assert Dialogs(window).merge(start, start, start, ("mine.yaml", "theirs.yaml")) is None
    is_cancelled.set()
    qtbot.wait(50)
