"""Every verdict and every workload has its German word, in the panels too."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.app.panels.inspector import Inspector
from planner.app.panels.mobility import MobilityPanel
from planner.app.panels.traffic import TrafficPanel
from planner.app.ways import verdict_words
from planner.app.ways.verdict_words import verdict_word, workload_word
from planner.requirements import flow_map
from planner.traffic import Verdict, describe
from tests.app.conftest import MakeWindow, wait_for_findings


def test_the_tables_are_those_of_the_rooms_below() -> None:
    assert set(verdict_words.VERDICTS) == {describe(verdict) for verdict in Verdict}
    assert set(verdict_words.WORKLOADS) == set(flow_map.WORKLOADS)


def test_every_verdict_and_workload_is_german(german: None) -> None:
    assert [word for verdict in Verdict if (word := verdict_word(verdict)) == describe(verdict)] == []
    assert [title for title in flow_map.WORKLOADS if workload_word(title) == title] == ["Exchange"]


def test_panels_say_them(german: None, make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("standard")
    wait_for_findings(window, qtbot)
    panel = window.docks.show("traffic")
    assert isinstance(panel, TrafficPanel)
    qtbot.waitUntil(lambda: panel.is_current and panel.rows.topLevelItemCount() > 0, timeout=30_000)
    said = {panel.rows.topLevelItem(row).text(0) for row in range(panel.rows.topLevelItemCount())}
    assert {"✓ Zugestellt"} <= said
    assert not any("Delivered" in text for text in said)
    assert "Anmeldung und Webdienste" in {panel.choice.itemText(row) for row in range(panel.choice.count())}
    mobility = window.docks.show("mobility")
    assert isinstance(mobility, MobilityPanel)
    window.wiring.show_element(window.controller.document.design.servers[0].id)
    inspector = window.docks.show("inspector")
    assert isinstance(inspector, Inspector)
    assert inspector._kind.text() == "Standard Edition-Server"
