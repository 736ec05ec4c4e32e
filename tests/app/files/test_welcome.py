"""What is offered while nothing is open, and a window for each design of the call."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from planner.app import windows
from planner.app.answers import SaveAnswer
from planner.app.failing.crash import CrashHooks
from planner.app.files.welcome import welcome
from planner.app.notice_bar import NoticeBar, notice_bar_of
from planner.app.starting import Start
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow


def test_it_offers_reference_designs_files_and_what_was_open_last(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.settings.add_recent(EXAMPLES / "standard.yaml")
    welcome(window)
    bar = notice_bar_of(window)
    assert bar.text.startswith("Nothing is open yet")
    buttons = {button.text(): button for button in bar.findChildren(QToolButton)}
    assert {"&New from a reference design…", "&Open…", "standard.yaml"} <= set(buttons)
    qtbot.mouseClick(buttons["standard.yaml"], Qt.MouseButton.LeftButton)
    assert window.controller.name == "standard.yaml"
    assert bar.text == ""


def test_it_goes_when_somebody_begins_to_draw(make_window: MakeWindow) -> None:
    window = make_window()
    welcome(window)
    window.scene.place("front-end-pool")
    assert notice_bar_of(window).text == ""
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with(SaveAnswer.DISCARD)


def test_with_a_design_there_is_nothing_to_offer(make_window: MakeWindow) -> None:
    window = make_window("standard")
    welcome(window)
    assert window.findChild(NoticeBar) is None


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
