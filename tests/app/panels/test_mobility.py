"""The mobility matrix says what the command line says, follows edits, and draws the way of a cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.app.panels.mobility import MobilityPanel
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from planner.requirements.mobility_matrix import mobility_matrix
from tests.app.conftest import MakeWindow, wait_for_findings


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> MobilityPanel:
    window.docks.show("mobility")
    panel = window.mobility_panel
    qtbot.waitUntil(lambda: panel.is_current, timeout=20_000)
    return panel


def text_at(panel: MobilityPanel, place: str, service: str) -> str:
    heads = [panel.cells.horizontalHeaderItem(column).text() for column in range(panel.cells.columnCount())]
    rows = [panel.cells.verticalHeaderItem(row).text() for row in range(panel.cells.rowCount())]
    return panel.cells.item(rows.index(place), heads.index(service)).text()


def test_every_cell_says_its_verdict_in_a_word_with_a_sign(panel: MobilityPanel, window: MainWindow) -> None:
    latest = window.runner.latest
    assert latest is not None
    assert latest.plan is not None
    matrix = mobility_matrix(latest.plan)
    assert panel.cells.rowCount() == len(matrix.positions)
    assert panel.cells.columnCount() == len(matrix.services)
    assert text_at(panel, "Phone on Wi-Fi", "UCWA") == "✓ With turn ↩"
    assert text_at(panel, "Phone on cellular", "UCWA") == "✓ Delivered"
    assert text_at(panel, "Phone on Wi-Fi", "MCX") == "– Not offered"


def test_it_follows_an_edit_and_keeps_the_chosen_cell(panel: MobilityPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.cells.setCurrentCell(1, 1)
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    qtbot.waitUntil(lambda: panel.is_current, timeout=20_000)
    assert text_at(panel, "Phone on Wi-Fi", "UCWA") == "✗ Blocked"
    assert (panel.cells.currentRow(), panel.cells.currentColumn()) == (1, 1)
    assert "refuses" in panel.banner.text
    assert panel.tabs.tabText(0) == "Places (3 fail)"
    assert window.scene.path_stops[-1].is_blocked
    assert "Reverse proxy" in window.scene.path_stops[-1].note


def test_keyboard_focus_and_hovering_draw_the_way(panel: MobilityPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.cells.setFocus()
    panel.cells.setCurrentCell(0, 1)
    assert window.scene.path_stops[0].element == "phone-cellular"
    qtbot.keyClick(panel.cells, Qt.Key.Key_Down)
    assert window.scene.path_stops[0].element == "phone-wifi"
    assert any(stop.is_turn and stop.note.startswith("Turn: ") for stop in window.scene.path_stops)
    panel.cells.cellEntered.emit(3, 1)
    assert window.scene.path_stops[0].element == "phone-guest"
    qtbot.mouseMove(panel.cells.viewport(), QPoint(-10, -10))
    panel.cells._look(panel.cells.currentItem())
    assert window.scene.path_stops[0].element == "phone-wifi"


def test_enter_opens_the_question_in_the_path_panel(panel: MobilityPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.cells.setCurrentCell(1, 1)
    qtbot.keyClick(panel.cells, Qt.Key.Key_Return)
    assert window.path_panel.walk is not None
    assert window.path_panel.walk.question.source == "phone-wifi"
    assert window.path_panel.verdict_text.startswith("Delivered, with a turn at 'Reverse proxy'")
    assert window.scene.path_stops[0].element == "phone-wifi"


def test_moves_say_whether_they_are_noticed_and_draw_both_ends(panel: MobilityPanel, window: MainWindow) -> None:
    panel.tabs.setCurrentIndex(1)
    names = [panel.moves.verticalHeaderItem(row).text() for row in range(panel.moves.rowCount())]
    wifi, cellular = names.index("Phone on Wi-Fi"), names.index("Phone on cellular")
    assert panel.moves.item(wifi, cellular).text() == "✓ Seamless"
    assert panel.moves.item(cellular, wifi).text() == "✓ Seamless"
    assert panel.moves.item(wifi, wifi).text() == ""
    panel.moves.setCurrentCell(wifi, cellular)
    assert {way[0].element for way in window.scene.path_ways} == {"phone-wifi", "phone-cellular"}


def test_hiding_the_panel_takes_the_way_off(panel: MobilityPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.cells.setCurrentCell(1, 1)
    assert window.scene.path_stops
    window.docks.show("findings")
    qtbot.waitUntil(lambda: window.scene.path_stops == ())


def test_an_empty_design_says_so(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    wait_for_findings(window, qtbot)
    window.docks.show("mobility")
    qtbot.waitUntil(lambda: window.mobility_panel.is_current, timeout=20_000)
    assert window.mobility_panel._nothing.text().startswith("No mobile device has a place yet")
