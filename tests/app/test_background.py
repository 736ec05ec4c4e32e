"""Work beside the window, answers in its thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.app.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


def test_answers_come_in_order_in_this_thread(background: Background, qtbot: QtBot) -> None:
    got: list[tuple[int, int]] = []
    for number in range(5):
        background.run(partial(int, number), lambda n: got.append((n, threading.get_ident())))
    qtbot.waitUntil(lambda: len(got) == 5)
    assert got == [(number, threading.get_ident()) for number in range(5)]


def test_errors_are_handed_over(background: Background, qtbot: QtBot) -> None:
    errors: list[Exception] = []

    def fails() -> None:
        raise OSError("no disk")

    background.run(fails, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no disk"


def test_waiting_gives_the_answer(background: Background) -> None:
    slow: list[str] = []
    assert background.wait_for(lambda: 7, lambda: slow.append("slow"), patience=5) == 7
    assert slow == []


def test_waiting_shows_progress_when_it_takes_longer_and_the_window_lives(background: Background, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer

    slow: list[str] = []
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(5)

    def work() -> str:
        time.sleep(0.2)
        return "done"

    assert background.wait_for(work, lambda: slow.append("slow"), patience=0.01) == "done"
    assert slow == ["slow"]
    assert ticks


def test_waiting_raises_what_went_wrong(background: Background) -> None:
    def fails() -> None:
        time.sleep(0.05)
        raise ValueError("bad")

    for patience in (0.0, 5.0):
        with pytest.raises(ValueError, match="bad"):
            background.wait_for(fails, lambda: None, patience=patience)


def test_stopping_finishes_what_is_queued(background: Background) -> None:
    done: list[int] = []
    for number in range(3):
        background.run(partial(done.append, number), lambda _: None)
    background.stop()
    assert done == [0, 1, 2]
    background.stop()  # again is nothing


def test_what_is_left_is_not_waited_for_and_never_heard_of(qtbot: QtBot) -> None:
    background = Background()
    may_go_on = threading.Event()
    begun = threading.Event()
    heard: list[object] = []
    later: list[str] = []

    def work() -> bool:
        begun.set()
        may_go_on.wait(20)
        return background.is_left

    background.run(work, heard.append)
    background.run(lambda: later.append("done"), heard.append)
    assert begun.wait(20)
    thread = background._thread
    assert thread is not None
    background.leave()
    may_go_on.set()
    thread.join(20)
    qtbot.wait(50)
    assert heard == []
    assert later == []


def test_after_the_end_nothing_is_begun(qapp: QApplication) -> None:
    background, heard = Background(), list[int]()
    background.run(lambda: 1, heard.append)
    background.stop()
    background.run(lambda: 2, heard.append)
    assert background._thread is None
    QApplication.processEvents()
    assert heard == [1]
    assert background.wait_for(lambda: 3, lambda: None) == 3
