"""The rule book in the window: found by words, read, weighed, switched off and on again, each step undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.review.rules_dialog import RulesDialog
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from planner.findings.catalog import RULES
from planner.model.options import SeverityOverride
from tests.app.conftest import MakeWindow, wait_for_findings


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window("standard")


def opened(window: MainWindow, qtbot: QtBot) -> RulesDialog:
    window.actions_table["rules"].trigger()
    dialog = window.findChild(RulesDialog)
    assert isinstance(dialog, RulesDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def shown(dialog: RulesDialog) -> list[str]:
    items = (dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None and not item.isHidden()]


def weight(dialog: RulesDialog) -> str:
    item = dialog.list.currentItem()
    assert item is not None
    return item.text(2)


def take(dialog: RulesDialog, qtbot: QtBot, steps: int) -> None:
    """Takes another severity by keys, as many entries further down."""
    dialog.choice.setFocus()
    qtbot.keyClick(dialog.choice, Qt.Key.Key_Home)
    for _ in range(steps):
        qtbot.keyClick(dialog.choice, Qt.Key.Key_Down)


def test_every_rule_is_listed_with_its_page(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert shown(dialog) == [rule.code for rule in RULES]
    dialog.choose("FW01")
    assert "FW01" in dialog.page.toPlainText()


def test_rules_are_found_by_words(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    qtbot.keyClicks(dialog.search, "to05")
    assert shown(dialog) == ["TO05"]
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "balancer probes")
    assert shown(dialog) == []
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "error balancer")
    assert set(shown(dialog)) >= {"BA03", "BA04"}


def test_a_rule_is_switched_off_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.choose("TO05")
    usual = weight(dialog)
    take(dialog, qtbot, len(SeverityOverride))
    assert window.controller.document.options.severities == {"TO05": SeverityOverride.OFF}
    assert weight(dialog) == "Off (changed)"
    take(dialog, qtbot, 0)
    assert window.controller.document.options.severities == {}
    assert weight(dialog) == usual
    window.controller.undo()
    assert weight(dialog) == "Off (changed)"
    while window.controller.session.can_undo:
        window.controller.undo()
    assert weight(dialog) == usual
    assert not window.controller.is_dirty


def test_the_planner_s_own_rules_and_a_read_only_design_are_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.choose("PL01")
    assert not dialog.choice.isEnabled()
    dialog.choose("TO05")
    assert dialog.choice.isEnabled()
    window.controller.set_read_only(True)
    assert not dialog.choice.isEnabled()


def test_a_finding_leads_to_its_rule(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.findings_panel
    window.docks.show("findings")
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    window.step_finding(1)
    finding = panel.current
    assert finding is not None
    qtbot.mouseClick(panel.weigh, Qt.MouseButton.LeftButton)
    dialog = window.findChild(RulesDialog)
    assert isinstance(dialog, RulesDialog)
    assert dialog.current is not None
    assert dialog.current.code == finding.code
    take(dialog, qtbot, len(SeverityOverride))
    wait_for_findings(window, qtbot)
    latest = window.runner.latest
    assert latest is not None
    assert finding.code not in {item.code for item in latest.findings}
