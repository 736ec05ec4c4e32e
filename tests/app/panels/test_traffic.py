"""The plan's own connections, by workload or element, as a list and as lines on the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.panels.traffic import REPLICATION, TrafficPanel
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from tests.app.conftest import wait_for_findings


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> TrafficPanel:
    window.actions_table["show-traffic"].trigger()
    panel = window.traffic_panel
    qtbot.waitUntil(lambda: panel.is_current, timeout=20_000)
    return panel


def rows(panel: TrafficPanel) -> list[tuple[str, str, str]]:
    """Verdict, from and to of every row."""
    items = [panel.rows.topLevelItem(row) for row in range(panel.rows.topLevelItemCount())]
    return [(item.text(0), item.text(1), item.text(2)) for item in items if item is not None]


def choose_first(panel: TrafficPanel) -> None:
    item = panel.rows.topLevelItem(0)
    assert item is not None
    panel.rows.setCurrentItem(item)


def test_a_workload_is_chosen(panel: TrafficPanel) -> None:
    every = len(rows(panel))
    panel.show_workload("Mobility")
    assert 0 < len(rows(panel)) < every
    assert ("✓ ↩ Delivered", "Corporate Wi-Fi", "Reverse proxy") in rows(panel)
    panel.show_workload(REPLICATION)
    assert {row[2] for row in rows(panel)} >= {"Edge pool"}
    assert panel.count.text() == f"{len(rows(panel))} connections"


def test_all_connections_of_an_element(panel: TrafficPanel, window: MainWindow) -> None:
    window.scene.select_ids(("sql01",))
    window.actions_table["show-traffic"].trigger()
    assert panel.choice.currentText() == "All connections of 'Back End SQL Server'"
    assert rows(panel)
    assert all("Back End SQL Server" in row for row in rows(panel))


def test_the_chosen_connection_is_drawn_numbered_and_all_at_once_plain(panel: TrafficPanel, window: MainWindow) -> None:
    panel.show_workload("Mobility")
    choose_first(panel)
    assert [len(window.scene.path_ways)] == [1]
    panel.all_lines.setChecked(True)
    assert len(window.scene.path_ways) > 2
    assert window.wiring._legend is not None
    assert "delivered" in window.wiring._legend.text()


def test_a_failure_is_said_in_words_and_follows_the_edit(panel: TrafficPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.show_workload("Mobility")
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    qtbot.waitUntil(lambda: panel.is_current, timeout=20_000)
    assert ("✗ Blocked", "Corporate Wi-Fi", "Reverse proxy") in rows(panel)
    assert " fail" in panel.count.text()


def test_the_filter_searches_all_columns(panel: TrafficPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "sql")
    assert rows(panel)
    assert all("SQL" in " ".join(row) for row in rows(panel))


def test_enter_opens_the_question_in_the_path_panel(panel: TrafficPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.show_workload("Mobility")
    choose_first(panel)
    asked = panel.rows.currentItem().data(0, Qt.ItemDataRole.UserRole).worst.question
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    assert window.path_panel.walk is not None
    assert window.path_panel.walk.question == asked


def test_a_what_if_is_answered_and_said(panel: TrafficPanel, window: MainWindow, qtbot: QtBot) -> None:
    before = rows(panel)
    window.scene.select_ids(("proxy01",))
    window.actions_table["switch-off"].trigger()
    window.docks.show("traffic")
    qtbot.waitUntil(lambda: panel.is_current and rows(panel) != before, timeout=30_000)
    assert "'Reverse proxy'" in panel.notice.text
    assert panel.notice.isVisible()
    assert ("✗ Ends with it", "Corporate Wi-Fi", "Reverse proxy") in rows(panel)
    assert " fail" in panel.count.text()
    window.actions_table["switch-on-all"].trigger()
    qtbot.waitUntil(lambda: panel.is_current and rows(panel) == before, timeout=30_000)
    assert not panel.notice.isVisible()


def test_it_opens_with_the_what_if_that_is_on(window: MainWindow, qtbot: QtBot) -> None:
    window.scene.select_ids(("proxy01",))
    window.actions_table["switch-off"].trigger()
    window.docks.show("traffic")
    panel = window.traffic_panel
    qtbot.waitUntil(lambda: panel.is_current and bool(rows(panel)), timeout=30_000)
    assert ("✗ Ends with it", "Corporate Wi-Fi", "Reverse proxy") in rows(panel)
