"""The command palette reaches everything by keyboard and says what is not possible and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.actions.table import ACTIONS
from planner.app.docks import DOCKS
from planner.app.searching.command_palette import CommandPalette
from planner.app.searching.commands import commands_of
from planner.app.window import MainWindow


def _open(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    window.activateWindow()
    window.view.setFocus()
    window.actions_table["command-palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    qtbot.waitUntil(palette.isVisible)
    return palette


def test_its_key() -> None:
    rows = {row.id: row.keys for row in ACTIONS}
    assert rows["command-palette"] == ("Ctrl+Shift+P",)
    assert rows["find"] is not None


def test_every_action_panel_recent_file_and_element_is_there(window: MainWindow) -> None:
    window.settings.add_recent(window.settings.path.with_name("old.yaml"))
    ids = [command.id for command in commands_of(window)]
    assert len(set(ids)) == len(ids)
    elements = {f"element-{element.id}" for element in window.controller.document.design.elements}
    recent = {f"recent-{path}" for path in window.settings.recent_files}
    assert recent
    assert set(ids) == {row.id for row in ACTIONS} | {f"panel-{row.id}" for row in DOCKS} | elements | recent


def test_typed_letters_and_enter_do_a_command(window: MainWindow, qtbot: QtBot) -> None:
    palette = _open(window, qtbot)
    qtbot.keyClicks(palette.line, "select all")
    assert palette.current is not None
    assert palette.current.title == "Select all"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert len(window.scene.selected_ids()) > 10


def test_an_element_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    name = window.controller.document.design.firewalls[0]
    palette = _open(window, qtbot)
    qtbot.keyClicks(palette.line, name.name)
    while palette.current is not None and palette.current.id != f"element-{name.id}":
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.scene.selected_ids() == (name.id,)


def test_what_is_not_possible_says_why_and_is_not_done(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(())
    palette = _open(window, qtbot)
    qtbot.keyClicks(palette.line, "duplicate")
    assert palette.note.text() == "Not possible now: nothing is selected"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_every_action_that_can_be_impossible_has_a_reason_of_its_own() -> None:
    from planner.app.actions.row import why_not

    vague = [row.id for row in ACTIONS if row.is_enabled is not None and "present state" in why_not(row)]
    assert vague == []
