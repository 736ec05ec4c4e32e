"""The window speaks German and English, changes while it runs, and nothing is left behind in the other language."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.app.appearance.language import spoken
from planner.app.appearance.settings import Language
from planner.app.window import MainWindow


def test_what_a_choice_means() -> None:
    assert spoken(Language.GERMAN) == "de"
    assert spoken(Language.ENGLISH) == "en"
    assert spoken(Language.SYSTEM) in ("de", "en")


def _speak_german(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table["language-de"].trigger()
    qtbot.waitUntil(lambda: window.docks["palette"].windowTitle() == "Palette" and _menu(window, 0) == "&Datei")


def _menu(window: MainWindow, place: int) -> str:
    return window.menuBar().actions()[place].text()


def test_menus_docks_panels_and_forms_follow_and_come_back(window: MainWindow, qtbot: QtBot) -> None:
    firewall = window.controller.document.design.firewalls[0]
    window.wiring.show_element(firewall.id)
    _speak_german(window, qtbot)
    assert window.settings.language is Language.GERMAN
    assert window.actions_table["language-de"].isChecked()
    assert window.docks["findings"].windowTitle() == "Befunde"
    assert window.inspector.element == firewall.id, "what is selected stays shown"
    window.actions_table["language-en"].trigger()
    qtbot.waitUntil(lambda: _menu(window, 0) == "&File")
    assert window.docks["findings"].windowTitle() == "Findings"
