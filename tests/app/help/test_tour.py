"""The tour points at the real parts of the window, can be skipped, and comes by itself once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from planner.app.failing.crash import CrashHooks
from planner.app.help.tour import STEPS, TourNote, begin_tour
from planner.app.starting import Start
from planner.app.window import MainWindow
from tests.app.conftest import MakeWindow


def test_each_step_points_at_a_part_that_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table["tour"].trigger()
    (note,) = window.findChildren(TourNote)
    seen = []
    for number, step in enumerate(STEPS, 1):
        assert note.isVisible()
        assert note.count.text() == f"Step {number} of {len(STEPS)}"
        assert note.title.text() == step.title
        target = note.target
        assert target.isVisible()
        box = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).intersected(window.rect())
        assert note._frame.geometry() == box
        assert window.geometry().contains(note.geometry()), step.title
        seen.append(target)
        qtbot.mouseClick(note.next_button, Qt.MouseButton.LeftButton)
    assert len({id(target) for target in seen}) == len(STEPS)
    assert not [dialog for dialog in window.findChildren(TourNote) if dialog.isVisible()]


def test_it_goes_back_by_key_and_is_skipped_by_escape(window: MainWindow, qtbot: QtBot) -> None:
    note = begin_tour(window)
    qtbot.keyClick(note, Qt.Key.Key_Right)
    qtbot.keyClick(note, Qt.Key.Key_Right)
    qtbot.keyClick(note, Qt.Key.Key_Left)
    assert note.place == 1
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert not note._frame.isVisible()


def test_escape_on_the_drawing_skips_it_once(window: MainWindow, qtbot: QtBot) -> None:
    note = begin_tour(window)
    window.scene.select_ids(("pool01",))
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert not note.isVisible()
    assert window.scene.selected_ids() == ("pool01",)  # that key was for the tour
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.scene.selected_ids() == ()


def test_it_comes_by_itself_once_and_on_a_reference_design(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    def has_note(window: MainWindow) -> bool:
        return bool(window.findChildren(TourNote))

    for expected in (True, False):
        window = make_window(is_shown=False)
        window.resize(1366, 768)
        Start(window, CrashHooks(tmp_path / "crashes"), None, is_timed=False).show()
        if expected:
            qtbot.waitUntil(partial(has_note, window))
            assert window.controller.document.design.elements
            window.findChildren(TourNote)[0].close()
        else:
            qtbot.waitUntil(partial(getattr, window, "is_ready"), timeout=15_000)
            qtbot.wait(300)
            assert not has_note(window)
