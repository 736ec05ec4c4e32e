"""What is offered while nothing is open, and a window for each design of the call."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app import windows
from planner.app.answers import SaveAnswer
from planner.app.appearance.language import speak
from planner.app.appearance.settings import Language
from planner.app.failing.crash import CrashHooks
from planner.app.files.welcome import WelcomePage, welcome
from planner.app.starting import Start
from planner.app.window import MainWindow
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow


def page_of(window: MainWindow) -> WelcomePage:
    found = window.findChild(WelcomePage)
    assert isinstance(found, WelcomePage)
    return found


def test_it_offers_commands_and_what_was_open_last(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.settings.add_recent(EXAMPLES / "standard.yaml")
    welcome(window)
    page = page_of(window)
    assert page.isVisible()
    assert window.view.viewport().rect().contains(page.geometry())
    buttons = {button.accessibleName(): button for button in page.buttons}
    assert set(buttons) == {"New…", "Propose a design…", "Open…", "Import topology…", "standard.yaml"}
    buttons["standard.yaml"].setFocus()
    qtbot.keyClick(buttons["standard.yaml"], Qt.Key.Key_Space)
    assert window.controller.name == "standard.yaml"
    assert not page.isVisible()


def test_it_goes_with_the_first_element_and_comes_back_with_an_empty_design(make_window: MakeWindow) -> None:
    window = make_window()
    welcome(window)
    window.scene.place("front-end-pool")
    assert not page_of(window).isVisible()
    window.undo()
    assert page_of(window).isVisible()
    window.scene.place("front-end-pool")
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with(SaveAnswer.DISCARD)


def test_a_drop_on_it_is_a_drop_on_the_canvas(make_window: MakeWindow) -> None:
    window = make_window()
    welcome(window)
    page = page_of(window)
    assert not page.acceptDrops()
    assert page.parentWidget() is window.view.viewport(), "which takes what falls on its children"


def test_it_follows_the_language_and_the_size(make_window: MakeWindow, qapp: QApplication, qtbot: QtBot) -> None:
    window = make_window()
    welcome(window)
    page = page_of(window)
    speak(qapp, Language.GERMAN)
    qtbot.waitUntil(lambda: "Öffnen…" in {button.accessibleName() for button in page.buttons})
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: abs(page.geometry().center().x() - window.view.viewport().rect().center().x()) <= 1)


def test_with_a_design_there_is_nothing_to_offer(make_window: MakeWindow) -> None:
    window = make_window("standard")
    welcome(window)
    assert not page_of(window).isVisible()


def test_another_window_offers_it_too(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("standard")
    other = windows.open_window(window)
    assert page_of(other).isVisible()
    other.close()


def test_each_design_of_the_call_has_a_window(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = make_window(is_shown=False)
    window.settings.has_seen_tour = True
    paths = [EXAMPLES / "standard.yaml", EXAMPLES / "enterprise.yaml"]
    start = Start(window, CrashHooks(tmp_path), paths[0], is_timed=False, more=paths[1:])
    start.show()
    names = {"standard.yaml", "enterprise.yaml"}
    qtbot.waitUntil(lambda: {item.controller.name for item in windows.all_windows()} >= names, timeout=30_000)
    for other in windows.all_windows():
        if other is not window:
            other.close()
