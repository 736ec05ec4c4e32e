"""The small reference design is drawn from nothing, saved and free of findings, and the mouse is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.app.window import MainWindow
from planner.designfile import read_document
from planner.findings.run import inspect
from tests.app.conftest import AnsweringDialogs, MakeWindow, element, wait_for_findings

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
_MOST_TABS = 80


class Keys:
    """A keyboard: every key goes to where the keyboard is."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert isinstance(window.dialogs, AnsweringDialogs)
        self.window, self.dialogs = window, window.dialogs
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.view.setFocus()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus, key, modifiers)
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "the keyboard is nowhere"
        return found

    def to_drawing(self) -> None:
        self.press(Qt.Key.Key_Home, ALT)
        assert self.focus is self.window.view

    def choose(self, *ids: str) -> None:
        """Goes from element to element until the first of some is selected; Shift would be the way back."""
        self.to_drawing()
        for _ in range(_MOST_TABS):
            if self.window.scene.selected_ids() == ids:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {ids}")

    def to_field(self, label: str) -> None:
        """Goes on with Tab inside the properties until a field of this name has the keyboard."""
        self.press(Qt.Key.Key_3, ALT)
        seen = []
        for _ in range(_MOST_TABS):
            name = self.focus.accessibleName()
            if name == label:
                return
            seen.append(name)
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {label!r}, but to {seen}")

    def fill_in(self, label: str, text: str, *, is_one_line: bool = False) -> None:
        self.to_field(label)
        self.press(Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(self.focus, text)
        self.press(Qt.Key.Key_Return if is_one_line else Qt.Key.Key_Tab)
        self.to_drawing()

    def add(self, key: str, zone: str = "") -> str:
        """Insert asks what to add, to the zone that is selected."""
        if zone:
            self.choose(zone)
        else:
            self.to_drawing()
            self.press(Qt.Key.Key_Escape)
        before = self.window.controller.document.design.all_ids
        self.dialogs.answer_with(key)
        self.press(Qt.Key.Key_Insert)
        (added,) = self.window.scene.selected_ids()
        assert added not in before
        return added

    def connect(self, source: str, target: str, meaning: str = "") -> None:
        """Ctrl+Alt+L asks what the selected element is connected to."""
        self.choose(source)
        asked: list[str] = []

        def answer(title: str, label: str, choices: object) -> str:
            found = [choice for choice in choices if choice.key.endswith(f":{target}") and meaning in choice.title]  # type: ignore[attr-defined]
            asked.append(title)
            return str(found[0].key)

        self.dialogs.choose = answer  # type: ignore[method-assign]
        self.press(Qt.Key.Key_L, CONTROL | ALT)
        del self.dialogs.choose
        assert asked


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that drop down, without a desktop
def test_a_design_is_drawn_by_keyboard_alone(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window()
    keys = Keys(window, qtbot)
    keys.fill_in("Title", "Typed")
    keys.fill_in("SIP domains", "contoso.com")
    keys.fill_in("Internal domains", "contoso.com")
    internet, cellular, outer, inner, lan, wifi = (
        keys.add(f"zone-{kind}")
        for kind in ("internet", "cellular", "perimeter-outer", "perimeter-inner", "internal", "wifi")
    )
    for zone, subnet in (
        (outer, "198.51.100.0/26"),
        (inner, "198.51.100.64/26"),
        (lan, "192.0.2.0/25"),
        (wifi, "192.0.2.128/26"),
    ):
        keys.choose(zone)
        keys.fill_in("Subnets", subnet)
    joined = ((internet, outer), (outer, inner, lan, wifi))
    for zones in joined:
        firewall = keys.add("firewall")
        for zone in zones:
            if zone not in {interface.zone for interface in element(window, firewall).interfaces}:
                keys.connect(firewall, zone)
    pool = keys.add("standard-edition", lan)
    files = keys.add("file-store", lan)
    names = keys.add("support-dns", lan)
    edge = keys.add("edge-pool", outer)
    proxy = keys.add("reverse-proxy", outer)
    users = [
        keys.add("client-mobile", cellular),
        keys.add("client-mobile", wifi),
        keys.add("client-desktop", internet),
    ]
    keys.connect(pool, files)
    keys.connect(edge, pool, "next hop")
    keys.connect(pool, edge, "media")
    for user in users:
        keys.choose(user)
        keys.fill_in("Home pool", "Standard Edition server", is_one_line=True)
        assert element(window, user).home == pool
    keys.choose(proxy)
    keys.to_field("Allows hairpinning")
    keys.press(Qt.Key.Key_Space)
    for placeholder in (pool, files, names, edge):
        keys.choose(placeholder)
        keys.to_field("Confirm all")
        keys.press(Qt.Key.Key_Space)
        assert element(window, placeholder).unconfirmed == ()
    wait_for_findings(window, qtbot)
    latest = window.runner.latest
    assert latest is not None
    assert [f"{finding.code} {finding.message}" for finding in latest.findings] == []
    path = tmp_path / "typed.yaml"
    keys.dialogs.answer_with(path)
    keys.press(Qt.Key.Key_S, CONTROL)
    assert inspect(read_document(path).document) == ()
