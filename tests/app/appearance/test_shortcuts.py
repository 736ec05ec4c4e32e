"""Shortcuts can be changed, conflicts are shown, and the next start knows them."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from planner.app.appearance.settings import Settings
from planner.app.appearance.shortcuts import Shortcuts
from planner.app.appearance.shortcuts_dialog import ShortcutsDialog
from planner.app.window import MainWindow
from tests.app.conftest import MakeWindow


def test_no_two_actions_come_with_the_same_shortcut(make_window: MakeWindow) -> None:
    entries = Shortcuts(make_window(is_shown=False)).entries
    count = Counter(QKeySequence(text).toString() for entry in entries for text in entry.usual)
    assert [keys for keys, number in count.items() if number > 1] == []


@pytest.mark.parametrize(
    ("action_id", "keys"),
    [
        ("zoom-in", "Ctrl++"),
        ("zoom-out", "Ctrl+-"),
        ("close-window", "Ctrl+W"),
        ("save", "Ctrl+S"),
        ("print", "Ctrl+P"),
    ],
)
def test_keys_that_every_editor_has(action_id: str, keys: str, make_window: MakeWindow) -> None:
    entries = {entry.id: entry for entry in Shortcuts(make_window(is_shown=False)).entries}
    assert QKeySequence(keys) in [QKeySequence(text) for text in entries[action_id].usual]


def test_a_given_shortcut_is_taken_from_its_holder_and_kept(make_window: MakeWindow, settings: Settings) -> None:
    window = make_window(is_shown=False)
    shortcuts = Shortcuts(window)
    entries = {entry.id: entry for entry in shortcuts.entries}
    f4 = QKeySequence("F4")
    holder = shortcuts.holder(f4, entries["lay-out"])
    assert holder is not None
    assert holder.id == "properties"
    shortcuts.give(entries["lay-out"], f4)
    assert window.actions_table["lay-out"].shortcuts() == [f4]
    assert window.actions_table["properties"].shortcuts() == []
    settings.sync()
    later = make_window(is_shown=False)
    assert later.actions_table["lay-out"].shortcuts() == [f4]
    assert later.actions_table["properties"].shortcuts() == []
    again = Shortcuts(later)
    again.reset_all()
    assert later.actions_table["properties"].shortcuts() == [f4]
    assert not any(again.is_own(entry) for entry in again.entries)


def test_the_dialog_by_keyboard(make_window: MakeWindow, qtbot: QtBot) -> None:
    window: MainWindow = make_window()
    window.actions_table["shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    dialog.choose("lay-out")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_F4)
    assert dialog.conflict.text == "'Properties' has it now and would lose it."
    qtbot.mouseClick(dialog.give_button, Qt.MouseButton.LeftButton)
    assert window.actions_table["lay-out"].shortcut().toString() == "F4"
    assert not dialog.give_button.isEnabled()
    qtbot.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert window.actions_table["lay-out"].shortcut().toString() == "Ctrl+Shift+L"
    qtbot.keyClicks(dialog.search, "ctrl+shift+l")
    items = (dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount()))
    assert [item.text(0) for item in items if item is not None and not item.isHidden()] == ["Lay out everything"]


def test_enter_in_the_search_line_presses_nothing(make_window: MakeWindow, qtbot: QtBot) -> None:
    window: MainWindow = make_window()
    window.actions_table["shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    dialog.choose("lay-out")
    qtbot.keyClick(dialog.keys, Qt.Key.Key_F4)
    qtbot.mouseClick(dialog.give_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.search, "align")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert window.actions_table["lay-out"].shortcut().toString() == "F4"
    assert dialog.isVisible()
    assert dialog.current is not None
    assert "Align" in dialog.current.title  # what is chosen is seen
