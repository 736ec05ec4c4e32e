"""One document, one news for a change, and what is unsaved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planner.app.background import Background
from planner.app.document_controller import DocumentController, words_of
from planner.editing.design_settings import ChangeTitle
from planner.editing.nodes import RenameElement
from planner.model.document import Document
from planner.model.errors import BrokenDesignError, ModelError, StructureProblem
from tests.benchmarks.bench_canvas import big_document


@pytest.fixture
def controller(qtbot: QtBot) -> DocumentController:
    return DocumentController()


def test_an_edit_tells_one_change(controller: DocumentController, qtbot: QtBot) -> None:
    with qtbot.waitSignals([controller.changed, controller.history_changed, controller.dirty_changed]):
        controller.do(ChangeTitle("Plan"))
    assert controller.document.title == "Plan"
    assert controller.name == "Plan"


def test_dirty_is_told_when_it_differs_only(controller: DocumentController) -> None:
    told: list[bool] = []
    controller.dirty_changed.connect(told.append)
    controller.do(ChangeTitle("One"))
    controller.do(ChangeTitle("Two"))
    controller.undo()
    controller.undo()
    controller.redo()
    controller.mark_saved(Path("/tmp/plan.yaml"), "mark")
    assert told == [True, False, True, False]
    assert controller.fingerprint == "mark"
    assert controller.name == "plan.yaml"


def test_a_refused_edit_raises_or_is_told(controller: DocumentController) -> None:
    told: list[str] = []
    controller.failed.connect(told.append)
    with pytest.raises(ModelError):
        controller.do(RenameElement("nobody", "x"))
    assert not controller.propose(RenameElement("nobody", "x"))
    assert told == ["No element has the id 'nobody'."]
    assert controller.document == Document()


def test_another_document_has_a_history_of_its_own(controller: DocumentController, qtbot: QtBot) -> None:
    controller.do(ChangeTitle("One"))
    with qtbot.waitSignal(controller.replaced):
        controller.show_document(Document(title="Two"))
    assert not controller.session.can_undo
    assert not controller.is_dirty
    changes: list[object] = []
    controller.changed.connect(changes.append)
    controller.do(ChangeTitle("Three"))
    assert len(changes) == 1


def test_work_that_is_in_no_file_is_unsaved(controller: DocumentController) -> None:
    controller.show_document(Document(title="Imported"), is_saved=False)
    assert controller.is_dirty


def test_typing_merges_until_it_is_ended(controller: DocumentController) -> None:
    for text in ("P", "Pl", "Pla"):
        controller.do(ChangeTitle(text, merge_key="title"))
    controller.end_merge()
    controller.do(ChangeTitle("Plan", merge_key="title"))
    assert len(controller.session.undo_labels) == 2


def test_problems_are_sentences() -> None:
    faults = (StructureProblem("a", (), "one"), StructureProblem("b", (), "one"), StructureProblem("c", (), "two"))
    assert words_of(BrokenDesignError(faults)) == "One; two."
    assert words_of(ModelError("it is so.")) == "It is so."


def test_edits_of_large_designs_are_worked_out_beside_the_window(controller: DocumentController) -> None:
    threads: list[str] = []
    beside = Background()

    def work_beside(work: Callable[[], Any]) -> Any:
        def named() -> Any:
            threads.append(threading.current_thread().name)
            return work()

        return beside.wait_for(named, lambda: None)

    controller.beside = work_beside
    controller.show_document(big_document(20))
    controller.do(ChangeTitle("Small"))
    assert threads == []
    controller.show_document(big_document(400))
    controller.do(ChangeTitle("Large"))
    assert threads == ["planner-background"]
    assert (controller.document.title, controller.session.undo_labels) == ("Large", ("Change title",))
    assert not controller.propose(RenameElement("nowhere", "x"))  # refused there, told here
    controller.undo()
    assert controller.document.title == "Big"
    beside.stop()
