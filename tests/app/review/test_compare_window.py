"""Two designs in one window: what is marked, listed, accepted and rejected."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.review import compare_commands
from planner.app.review.compare_window import CompareWindow
from planner.app.review.comparing import compared, consequences, overlaid
from planner.app.window import MainWindow
from planner.canvas.items.change_overlay import ChangeKind
from planner.designfile import read_document, write_document
from planner.editing.moves import MoveNodes
from planner.editing.nodes import ChangeField
from planner.editing.removal import RemoveElements
from planner.editing.templates import new_element
from planner.findings.comparison import FindingChanges
from planner.model.comparison import compare_documents
from planner.model.document import Document
from planner.worksheets import two_designs
from planner.worksheets.two_designs import DesignChanges, Stage
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow


def _edited(before: Document) -> Document:
    """One element added, one removed, one changed in two fields, one only moved."""
    design = before.design
    edge = next(server for server in design.servers if server.kind == "edge-pool")
    after = RemoveElements(frozenset({design.clients[0].id})).apply(before)
    after = ChangeField(edge.id, ("name",), "Renamed Edge").apply(after)
    after = ChangeField(edge.id, ("note",), "looked at").apply(after)
    after = MoveNodes(((design.devices[0].id, 2000.0, 1500.0),)).apply(after)
    return new_element(after, "file-store", (40.0, 40.0)).apply(after)


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> tuple[Path, Path]:
    before = read_document(EXAMPLES / "standard.yaml").document
    paths = tmp_path / "before.yaml", tmp_path / "after.yaml"
    for path, document in zip(paths, (before, _edited(before)), strict=True):
        write_document(path, document)
    return paths


def _compare(make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path]) -> tuple[MainWindow, CompareWindow]:
    window = make_window(files[0])
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with(files[1])
    shown = compare_commands.compare_with_file(window)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.found is not None, timeout=60_000)
    return window, shown


def test_every_kind_is_told_apart_and_counted(files: tuple[Path, Path]) -> None:
    before, after = (read_document(path).document for path in files)
    found = compared(before, after)
    assert {kind: found.count(kind) for kind in ChangeKind} == {
        ChangeKind.ADDED: 1,
        ChangeKind.REMOVED: 1,
        ChangeKind.CHANGED: 1,
        ChangeKind.MOVED: 1,
    }
    assert found.has_consequences
    stages: list[Stage] = []
    more = consequences(found, stages.append)
    assert more.findings.new or more.findings.gone
    assert more.worksheets
    assert stages == list(Stage)
    assert not compared(before, before).has_consequences
    both = overlaid(before, after)
    assert both.design.all_ids == before.design.all_ids | after.design.all_ids
    assert overlaid(before, before).design == before.design


def test_marks_lists_and_legend_say_it_in_words(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path]
) -> None:
    _, shown = _compare(make_window, qtbot, files)
    assert shown.legend.text() == "+ 1 added    − 1 removed    ~ 1 changed    → 1 moved"
    titles = [shown.changes.topLevelItem(row).text(0) for row in range(shown.changes.topLevelItemCount())]
    assert any(title.startswith("~ ") and "changed" in title for title in titles)
    edge = next(
        item
        for row in range(shown.changes.topLevelItemCount())
        if (item := shown.changes.topLevelItem(row)) is not None and item.text(0).startswith("~")
    )
    fields = {edge.child(row).text(0): edge.child(row).text(2) for row in range(edge.childCount())}
    assert fields == {"Name": "Renamed Edge", "Note": "looked at"}
    assert not shown.both.overlay.marks  # drawn when it is looked at
    shown.mode.setFocus()
    qtbot.keyClick(shown.mode, Qt.Key.Key_Down)
    assert {mark.kind for mark in shown.both.overlay.marks} == set(ChangeKind)
    qtbot.waitUntil(lambda: bool(shown.after.overlay.marks))
    assert ChangeKind.ADDED not in {mark.kind for mark in shown.before.overlay.marks}
    assert ChangeKind.REMOVED not in {mark.kind for mark in shown.after.overlay.marks}
    qtbot.waitUntil(lambda: shown.more is not None, timeout=60_000)
    assert shown.bar.isHidden()
    assert shown.findings.topLevelItemCount() > 0
    sheet = shown.worksheets.topLevelItem(0)
    assert sheet is not None
    shown.worksheets.setCurrentItem(sheet)
    shown.worksheets.setFocus()
    qtbot.keyClick(shown.worksheets, Qt.Key.Key_Right)
    assert f"({sheet.childCount()})" in sheet.text(0)
    shown.close()


def test_judging_both_designs_can_be_stopped_and_begun_again(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    stages: list[Stage] = []

    def slow(before: Document, after: Document, told: Callable[[Stage], None]) -> DesignChanges:
        for stage in Stage:
            told(stage)
            stages.append(stage)
            may_go_on.wait(20)
        return two_designs.DesignChanges(
            document=compare_documents(before, after), findings=FindingChanges(new=(), gone=()), worksheets=()
        )

    monkeypatch.setattr(two_designs, "compare_designs", slow)
    _, shown = _compare(make_window, qtbot, files)
    qtbot.waitUntil(lambda: shown.bar.words.text() == "Judging the design before…")
    assert shown.accept_all.isEnabled()  # what has changed can be decided meanwhile
    shown.activateWindow()
    shown.bar.button.setFocus()
    qtbot.keyClick(shown.bar.button, Qt.Key.Key_Space)
    assert shown.bar.words.text() == "Findings and worksheets were not compared."
    may_go_on.set()
    qtbot.wait(50)
    assert stages == [Stage.FINDINGS_BEFORE]
    assert shown.more is None
    qtbot.keyClick(shown.bar.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown.more is not None)
    assert stages == [Stage.FINDINGS_BEFORE, *Stage]
    assert shown.bar.isHidden()
    shown.close()


def test_closing_leaves_what_is_being_judged(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, ended = threading.Event(), threading.Event()

    def slow(before: Document, after: Document, told: Callable[[Stage], None]) -> DesignChanges:
        may_go_on.wait(20)
        try:
            told(Stage.DIFFERENCES)
        finally:
            ended.set()
        raise AssertionError("nobody wants this any more")

    monkeypatch.setattr(two_designs, "compare_designs", slow)
    _, shown = _compare(make_window, qtbot, files)
    shown.close()
    qtbot.wait(20)
    may_go_on.set()
    assert ended.wait(20)
    qtbot.wait(50)  # an answer would be delivered to what is gone


def test_accepting_all_gives_the_other_design_and_can_be_undone(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path]
) -> None:
    window, shown = _compare(make_window, qtbot, files)
    qtbot.mouseClick(shown.accept_all, Qt.MouseButton.LeftButton)
    wanted = read_document(files[1]).document
    assert window.controller.document.design == wanted.design
    qtbot.waitUntil(lambda: shown.changes.topLevelItemCount() == 0, timeout=60_000)
    assert shown.legend.text() == "No differences."
    window.undo()
    assert window.controller.document.design == read_document(files[0]).document.design
    shown.close()


def test_one_field_is_accepted_and_another_rejected(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path]
) -> None:
    window, shown = _compare(make_window, qtbot, files)
    edge = next(server for server in window.controller.document.design.servers if server.kind == "edge-pool")

    def choose(field: str) -> None:
        (item,) = shown.changes.findItems(field, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        shown.changes.setCurrentItem(item)

    choose("Name")
    qtbot.mouseClick(shown.reject_button, Qt.MouseButton.LeftButton)
    assert not shown.changes.findItems("Name", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    choose("Note")
    qtbot.mouseClick(shown.accept_button, Qt.MouseButton.LeftButton)
    now = window.controller.document.design.get(edge.id)
    assert now == replace(edge, note="looked at")
    shown.close()


def test_changes_since_the_last_save_are_rejected_one_by_one(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path]
) -> None:
    window = make_window(files[0])
    saved = window.controller.document
    edge = next(server for server in saved.design.servers if server.kind == "edge-pool")
    window.controller.do(ChangeField(edge.id, ("note",), "a"))
    window.controller.do(ChangeField(edge.id, ("name",), "b"))
    shown = compare_commands.compare_with_saved(window)
    assert shown is not None
    qtbot.waitUntil(lambda: shown.found is not None, timeout=60_000)
    qtbot.mouseClick(shown.reject_all, Qt.MouseButton.LeftButton)
    assert window.controller.document.design == saved.design
    shown.close()


def test_a_design_that_is_only_looked_at_is_not_changed_from_here(
    make_window: MakeWindow, qtbot: QtBot, files: tuple[Path, Path]
) -> None:
    window, shown = _compare(make_window, qtbot, files)
    window.controller.set_read_only(True)
    shown._enable()
    assert not shown.accept_all.isEnabled()
    assert shown.reject_all.isEnabled()
    shown.close()


def test_settings_are_counted_and_empty_lists_say_why(make_window: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = read_document(EXAMPLES / "standard.yaml").document
    paths = tmp_path / "before.yaml", tmp_path / "after.yaml"
    for path, document in zip(paths, (before, replace(before, title="Another title")), strict=True):
        write_document(path, document)
    _, shown = _compare(make_window, qtbot, paths)
    qtbot.waitUntil(lambda: "settings of the design" in shown.legend.text(), timeout=60_000)
    (top,) = (shown.changes.topLevelItem(row) for row in range(shown.changes.topLevelItemCount()))
    assert top is not None
    assert top.isExpanded()
    for view in (shown.findings, shown.worksheets):
        (row,) = (view.topLevelItem(row) for row in range(view.topLevelItemCount()))
        assert row is not None
        assert row.text(0) == "Nothing that is judged differs."
    shown.close()
