"""The path panel asks the walk and shows its answer: words, verdict, turn, line on the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.panels.path import PathPanel
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from tests.app.conftest import MakeWindow, wait_for_findings


def follow(window: MainWindow, element: str) -> PathPanel:
    window.scene.select_ids((element,))
    window.actions_table["follow-path"].trigger()
    return window.path_panel


def test_the_phone_on_wifi_turns_at_the_proxy(window: MainWindow) -> None:
    panel = follow(window, "phone-wifi")
    assert panel._destination.currentText() == "webext.contoso.com"
    assert panel._port.value() == 443
    assert panel.verdict_text.startswith("Delivered, with a turn at 'Reverse proxy'")
    assert panel.walk is not None
    assert [turn.device for turn in panel.walk.turns] == ["proxy01"]
    devices = [panel.hops.topLevelItem(row).text(1) for row in range(panel.hops.topLevelItemCount())]
    assert "Reverse proxy" in devices
    assert devices[-1] in ("fe01.contoso.com", "fe02.contoso.com", "fe03.contoso.com")


def test_the_path_is_drawn_with_its_turn(window: MainWindow) -> None:
    follow(window, "phone-wifi")
    stops = window.scene.path_stops
    assert stops[0].element == "phone-wifi"
    assert [stop.element for stop in stops if stop.is_turn] == ["proxy01"]
    assert stops[-1].element == "pool01"
    assert not any(stop.is_blocked for stop in stops)


def test_the_answer_follows_the_edits(window: MainWindow, qtbot: QtBot) -> None:
    panel = follow(window, "phone-wifi")
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    assert panel.walk is not None
    assert not panel.walk.is_delivered
    assert "Reverse proxy" in panel.verdict_text
    assert any(stop.is_blocked for stop in window.scene.path_stops)
    window.undo()
    wait_for_findings(window, qtbot)
    assert panel.walk is not None
    assert panel.walk.is_delivered


def test_presets_of_the_source_are_offered(window: MainWindow) -> None:
    panel = follow(window, "phone-wifi")
    offered = [panel._destination.itemText(row) for row in range(panel._destination.count())]
    assert offered[0].startswith("webext.contoso.com:443")
    assert any(text.startswith("lyncdiscoverinternal.contoso.com") for text in offered)
    index = next(row for row, text in enumerate(offered) if text.startswith("lyncdiscoverinternal"))
    panel._destination.setCurrentIndex(index)
    panel._destination.activated.emit(index)
    assert panel._destination.currentText() == "lyncdiscoverinternal.contoso.com"
    assert panel.walk is not None
    assert panel.walk.question.destination == "lyncdiscoverinternal.contoso.com"


def test_all_ways_are_shown_and_can_be_chosen(window: MainWindow) -> None:
    panel = follow(window, "phone-wifi")
    assert panel.walk is not None
    assert panel._ways.count() == len(panel.walk.traces) > 1
    panel._ways.setCurrentIndex(1)
    assert panel.trace is panel.walk.traces[1]


def test_an_address_and_a_port_of_ones_own(window: MainWindow, qtbot: QtBot) -> None:
    panel = follow(window, "laptop-remote")
    panel._destination.setEditText("192.0.2.32")
    panel._port.setValue(1433)
    qtbot.mouseClick(panel._follow, Qt.MouseButton.LeftButton)
    assert panel.walk is not None
    assert not panel.walk.is_delivered
    assert panel.walk.blame is not None
    assert panel.walk.blame.reason in panel.verdict_text


def test_a_hop_shows_its_element(window: MainWindow) -> None:
    panel = follow(window, "phone-wifi")
    item = next(
        found
        for row in range(panel.hops.topLevelItemCount())
        if (found := panel.hops.topLevelItem(row)) is not None and found.text(1) == "Reverse proxy"
    )
    panel.hops.itemClicked.emit(item, 1)
    assert window.inspector.element == "proxy01"


def test_clearing_takes_the_line_off(window: MainWindow) -> None:
    follow(window, "phone-wifi")
    window.actions_table["clear-path"].trigger()
    assert window.scene.path_stops == ()
    assert window.path_panel.walk is None


def test_another_document_clears_the_question(window: MainWindow, make_window: MakeWindow, qtbot: QtBot) -> None:
    from tests.app.conftest import EXAMPLES

    panel = follow(window, "phone-wifi")
    assert window.files.load(EXAMPLES / "standard.yaml")
    assert panel.walk is None
    assert window.scene.path_stops == ()
    sources = [panel._source.itemData(row) for row in range(panel._source.count())]
    assert set(sources) <= window.controller.document.design.all_ids


def test_a_question_asked_early_is_answered_when_the_plan_is_there(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("enterprise")
    panel = follow(window, "phone-wifi")
    wait_for_findings(window, qtbot)
    assert panel.walk is not None
    assert panel.verdict_text.startswith("Delivered")


def test_the_panel_of_an_empty_design_asks_for_ends(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    wait_for_findings(window, qtbot)
    window.actions_table["follow-path"].trigger()
    assert "Choose where" in window.path_panel.verdict_text


def test_hops_bear_the_numbers_of_the_canvas_and_arrows_step_through_them(window: MainWindow, qtbot: QtBot) -> None:
    panel = follow(window, "phone-wifi")
    marks = [panel.hops.topLevelItem(row).text(0) for row in range(panel.hops.topLevelItemCount())]
    assert marks[0] == "DNS"
    numbers = [int(mark) for mark in marks if mark != "DNS"]
    assert numbers == sorted(numbers)
    assert numbers[-1] == len(window.scene.path_stops)
    panel.hops.setFocus()
    panel.hops.choose_row(0)
    shown = [window.scene.current_stop]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(panel.hops, key)
        shown.append(window.scene.current_stop)
    assert shown == [None, 1, 2, 1]


def test_lines_behind_a_way_are_drawn_faintly(window: MainWindow) -> None:
    follow(window, "phone-wifi")
    assert {link.opacity() for link in window.scene.sync.links.values()} == {0.25}
    window.actions_table["clear-path"].trigger()
    assert {link.opacity() for link in window.scene.sync.links.values()} == {1.0}
