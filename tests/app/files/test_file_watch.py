"""The file on disk, changed by somebody else or protected: noticed, offered, never decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.app.answers import ConflictAnswer, SaveAnswer
from planner.app.files.file_watch import FileWatch
from planner.app.notice_bar import notice_bar_of
from planner.app.review.compare_window import CompareWindow
from planner.app.window import MainWindow
from planner.designfile import read_document
from planner.designfile.conflict_markers import marked
from planner.editing.design_settings import ChangeTitle
from planner.editing.merging import Side
from tests.app.conftest import EXAMPLES, AnsweringDialogs, MakeWindow

TEXT = (EXAMPLES / "standard.yaml").read_text(encoding="utf-8")


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _dialogs(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def _titled(title: str) -> str:
    return "\n".join(f"title: {title}" if line.startswith("title:") else line for line in TEXT.split("\n"))


def _press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    button = next(item for item in notice_bar_of(window).findChildren(QPushButton) if item.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _wait_for_notice(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in notice_bar_of(window).text, timeout=15_000)


def test_a_change_from_outside_is_noticed_and_can_be_reloaded(
    make_window: MakeWindow, qtbot: QtBot, path: Path
) -> None:
    window = make_window(path)
    path.write_text(_titled("Theirs"), encoding="utf-8")
    _wait_for_notice(qtbot, window, "'plan.yaml' was changed by someone else.")
    assert window.controller.document.title != "Theirs"
    _press(qtbot, window, "Reload")
    assert window.controller.document.title == "Theirs"
    assert notice_bar_of(window).text == ""


def test_a_share_that_tells_nothing_is_looked_at_when_one_comes_back(
    make_window: MakeWindow, qtbot: QtBot, path: Path
) -> None:
    window = make_window(path)
    (watch,) = window.findChildren(FileWatch)
    watch._watcher.removePaths([*watch._watcher.files(), *watch._watcher.directories()])
    path.write_text(_titled("Theirs"), encoding="utf-8")
    qtbot.wait(400)
    assert notice_bar_of(window).text == ""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    _wait_for_notice(qtbot, window, "'plan.yaml' was changed by someone else.")


def test_a_file_that_is_replaced_as_editors_do_is_noticed_again(
    make_window: MakeWindow, qtbot: QtBot, path: Path
) -> None:
    window = make_window(path)
    for title in ("One", "Two"):
        other = path.with_name("other")
        other.write_text(_titled(title), encoding="utf-8")
        other.replace(path)
        _wait_for_notice(qtbot, window, "changed by someone else")
        _press(qtbot, window, "Keep mine")
    assert window.controller.document.title not in ("One", "Two")


def test_saving_after_that_asks_and_compares_without_writing(make_window: MakeWindow, qtbot: QtBot, path: Path) -> None:
    window = make_window(path)
    window.controller.do(ChangeTitle("Mine"))
    path.write_text(_titled("Theirs"), encoding="utf-8")
    _wait_for_notice(qtbot, window, "unsaved changes here, too")
    _press(qtbot, window, "Keep mine")
    _dialogs(window).answer_with(ConflictAnswer.COMPARE, ConflictAnswer.CANCEL)
    assert not window.save()
    assert read_document(path).document.title == "Theirs"
    compare = window.findChild(CompareWindow)
    assert isinstance(compare, CompareWindow)
    qtbot.waitUntil(lambda: compare.found is not None, timeout=60_000)
    compare.close()
    assert not window.save()
    assert read_document(path).document.title == "Theirs"
    _dialogs(window).answer_with(SaveAnswer.DISCARD)


def test_own_saving_is_no_news(make_window: MakeWindow, qtbot: QtBot, path: Path) -> None:
    window = make_window(path)
    window.controller.do(ChangeTitle("Mine"))
    assert window.save()
    qtbot.wait(800)
    assert notice_bar_of(window).text == ""


def test_a_deleted_file_is_noticed(make_window: MakeWindow, qtbot: QtBot, path: Path) -> None:
    window = make_window(path)
    path.unlink()
    _wait_for_notice(qtbot, window, "has been deleted or moved")


def test_a_protected_file_opens_for_reading_and_says_so(make_window: MakeWindow, qtbot: QtBot, path: Path) -> None:
    path.chmod(0o444)
    window = make_window(path)
    assert window.controller.is_read_only
    assert "write-protected" in notice_bar_of(window).text
    assert not window.controller.propose(ChangeTitle("Mine"))
    copy = path.with_name("copy.yaml")
    _dialogs(window).answer_with(copy)
    _press(qtbot, window, "Save a copy…")
    assert window.controller.path == copy
    assert "(read only)" not in window.windowTitle()
    assert window.controller.propose(ChangeTitle("Mine"))


@pytest.mark.parametrize("side", [Side.OURS, Side.THEIRS])
def test_opening_a_file_with_conflict_markers_offers_the_merge(make_window: MakeWindow, path: Path, side: Side) -> None:
    path.write_text(marked(_titled("Ours"), _titled("Theirs")), encoding="utf-8")
    window = make_window()
    _dialogs(window).answer_with(side)
    assert window.files.load(path)
    assert window.controller.document.title == {Side.OURS: "Ours", Side.THEIRS: "Theirs"}[side]
    assert window.controller.is_dirty
    assert window.save()
    assert "<<<<<<<" not in path.read_text(encoding="utf-8")


def test_a_merge_that_is_given_up_changes_nothing(make_window: MakeWindow, path: Path) -> None:
    text = marked(_titled("Ours"), _titled("Theirs"))
    path.write_text(text, encoding="utf-8")
    window = make_window("standard")
    before = window.controller.document
    _dialogs(window).answer_with(None)
    assert not window.files.load(path)
    assert window.controller.document is before
    assert path.read_text(encoding="utf-8") == text


def test_another_edit_is_merged_as_one_act(make_window: MakeWindow, path: Path, tmp_path: Path) -> None:
    window = make_window(path)
    theirs, base = tmp_path / "theirs.yaml", tmp_path / "base.yaml"
    base.write_text(TEXT, encoding="utf-8")
    product = next(line for line in TEXT.splitlines() if line.startswith("product:"))
    theirs.write_text(TEXT.replace(product, "product: '2015'"), encoding="utf-8")
    window.controller.do(ChangeTitle("Mine"))
    _dialogs(window).answer_with(theirs, base, Side.OURS)
    window.actions_table["merge-file"].trigger()
    assert window.controller.document.title == "Mine"
    assert window.controller.document.design.product.value == "2015"
    window.undo()
    assert window.controller.document.title == "Mine"
    assert window.controller.document.design.product.value != "2015"
