"""What a screen reader is told although the keyboard does not go there."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.app.appearance import announcing
from planner.app.ways.selection_words import selection_words
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from tests.app.conftest import MakeWindow, wait_for_findings


@pytest.fixture(name="heard")
def _heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Announcements, as an assistive technology that is there would get them."""
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: heard.append(event.message())))
    return heard


def _focus(qtbot: QtBot, window: MainWindow, widget: QWidget) -> None:
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_tab_on_the_drawing_says_what_is_selected(window: MainWindow, qtbot: QtBot, heard: list[str]) -> None:
    _focus(qtbot, window, window.view)
    window.scene.select_ids(("pool01",))
    assert heard == ["Front End pool, Front End pool"]
    window.scene.select_ids(("pool01", "edgepool01"))
    assert heard[-1] == "2 selected"


def test_findings_of_what_is_selected_are_counted(window: MainWindow, qtbot: QtBot) -> None:
    window.controller.do(SetField("edgepool01", ("unconfirmed",), ("fqdn",)))
    wait_for_findings(window, qtbot)
    words = selection_words(window.controller.document.design, ("edgepool01",), window.runner.latest)
    assert words.startswith("Edge pool, Edge pool, 1 finding")


def test_what_the_status_bar_says_and_new_counts_are_announced(
    window: MainWindow, qtbot: QtBot, heard: list[str]
) -> None:
    window.status.say("Saved 'plan.yaml'")
    assert heard == ["Saved 'plan.yaml'"]
    window.controller.do(SetField("edgepool01", ("unconfirmed",), ("fqdn",)))
    wait_for_findings(window, qtbot)
    assert any(text.startswith("Error: ") and "Note: " in text for text in heard)
    heard.clear()
    window.runner.run_now()
    qtbot.wait(50)
    wait_for_findings(window, qtbot)
    assert heard == []  # nothing new


def test_f8_reads_the_finding_wherever_the_keyboard_is(window: MainWindow, qtbot: QtBot, heard: list[str]) -> None:
    window.controller.do(SetField("edgepool01", ("unconfirmed",), ("fqdn",)))
    wait_for_findings(window, qtbot)
    _focus(qtbot, window, window.view)
    heard.clear()
    window.actions_table["next-finding"].trigger()
    finding = window.findings_panel.current
    assert finding is not None
    assert any(finding.message in text for text in heard)


def test_what_is_wrong_with_a_field_is_said_at_once_and_when_one_comes_back(
    window: MainWindow, qtbot: QtBot, heard: list[str]
) -> None:
    window.scene.select_ids(("sql01",))
    row: Any = window.inspector.forms[0].rows["fqdn"]
    line = row.control.line
    _focus(qtbot, window, line)
    line.selectAll()
    qtbot.keyClicks(line, "sql 01!")
    assert any("is not a DNS name" in text for text in heard)
    assert "is not a DNS name" in line.accessibleDescription()
    line.selectAll()
    qtbot.keyClicks(line, "sql02.contoso.com")
    assert line.accessibleDescription() == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a box has its own name")
def test_a_choice_says_what_it_is_and_not_only_what_is_chosen(window: MainWindow) -> None:
    window.scene.select_ids(("pool01",))
    rows: Any = window.inspector.forms[0].rows
    for name, label in (("site", "Site"), ("edition", "Edition")):
        interface = QAccessible.queryAccessibleInterface(rows[name].control.combo)
        assert interface is not None
        assert interface.text(QAccessible.Text.Description) == label
    rows["site"]._say("problem", "Nothing can stand here.")
    assert rows["site"].control.combo.accessibleDescription() == "Site Nothing can stand here."
    rows["site"]._say("problem", "")
    assert rows["site"].control.combo.accessibleDescription() == "Site"


def test_nothing_is_said_where_nobody_listens(make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()

    def fail(_: object) -> None:
        pytest.fail("an event for nobody")

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: False))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(fail))
    announcing.announce(window, "text")
