"""Questions are answered beside the window: the newest of a kind wins, others are given up."""

from __future__ import annotations

import logging
import threading

import pytest
from pytestqt.qtbot import QtBot

from planner.app.ways.questions import Asked, Questions


@pytest.fixture
def questions(qtbot: QtBot) -> Questions:
    return Questions()


def test_an_answer_arrives_in_the_thread_of_the_window(questions: Questions, qtbot: QtBot) -> None:
    seen: list[tuple[str, bool]] = []
    here = threading.current_thread()
    questions.ask(
        "a",
        lambda _: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread() is here)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    questions.stop()
    assert seen == [("planner-questions", True)]


def test_the_newest_of_a_kind_wins(questions: Questions, qtbot: QtBot) -> None:
    answers: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(asked: Asked) -> str:
        begun.set()
        go_on.wait(5)
        return "old"

    questions.ask("a", slow, answers.append)
    assert begun.wait(5)
    questions.ask("a", lambda _: "new", answers.append)
    questions.ask("b", lambda _: "other", answers.append)
    go_on.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    questions.stop()
    assert sorted(answers) == ["new", "other"]


def test_progress_is_told_and_what_is_given_up_ends_early(questions: Questions, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    answers: list[object] = []
    go_on = threading.Event()
    reached: list[int] = []

    def work(asked: Asked) -> str:
        asked.tell(1, 3)
        go_on.wait(5)
        for step in (2, 3):
            asked.tell(step, 3)
            reached.append(step)
        return "done"

    questions.ask("a", work, answers.append, lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: told == [(1, 3)])
    assert questions.is_asking("a")
    questions.give_up("a")
    go_on.set()
    questions.stop()
    qtbot.wait(20)
    assert reached == []
    assert answers == []
    assert not questions.is_asking("a")


def test_a_question_that_fails_is_answered_with_nothing(
    questions: Questions, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    answers: list[object] = []

    def fail(_: Asked) -> str:
        raise ZeroDivisionError

    with caplog.at_level(logging.CRITICAL, "planner.app.ways.questions"):
        questions.ask("a", fail, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
    questions.stop()
    assert answers == [None]
