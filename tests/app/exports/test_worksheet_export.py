"""Exporting from the window: what is ticked and nothing else, all of it or nothing, and an end when one is wanted."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import atomic_write
from planner.app.exports.worksheet_choice import FORMATS, ExportChoice, ExportDialog
from planner.app.long_work import Cancelled, LongWork
from planner.app.window import MainWindow
from planner.worksheets import MACHINE_FORMATS, worksheet_kinds
from planner.worksheets import write as worksheet_files
from tests.app.conftest import AnsweringDialogs, MakeWindow

TOLD = "The worksheets could not be written"


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window("standard")


@pytest.fixture
def dialogs(window: MainWindow) -> AnsweringDialogs:
    assert isinstance(window.dialogs, AnsweringDialogs)
    return window.dialogs


def export(window: MainWindow, dialogs: AnsweringDialogs, folder: Path, **fields: object) -> None:
    dialogs.answer_with(lambda choice: replace(choice, folder=folder, **fields))
    window.actions_table["export"].trigger()


# --- what is written


def test_only_what_is_ticked_is_written_machine_formats_too(
    window: MainWindow, dialogs: AnsweringDialogs, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(window, dialogs, out, kinds=("dns", "push"), formats=("csv", "docx", "pdf", "bind"))
    names = {path.name for path in out.iterdir()}
    assert {"dns.csv", "push.csv", "worksheets.docx", "worksheets.pdf"} <= names
    assert not any(name.startswith("firewall") or name.endswith(".html") for name in names)
    assert any("contoso.com" in name for name in names)  # a zone file
    assert str(out) in window.status.currentMessage()


def test_the_choice_is_offered_again(window: MainWindow, dialogs: AnsweringDialogs, tmp_path: Path) -> None:
    templates = tmp_path / "house"
    templates.mkdir()
    export(window, dialogs, tmp_path / "out", kinds=("dns",), formats=("md", "csv"), templates=templates)
    offered: list[ExportChoice] = []

    def nothing_more(choice: ExportChoice) -> ExportChoice:
        offered.append(choice)
        return replace(choice, folder=tmp_path / "again")

    dialogs.answer_with(nothing_more)
    window.actions_table["export"].trigger()
    assert offered == [ExportChoice(tmp_path / "out", ("dns",), ("md", "csv"), templates)]


def offered_folder(window: MainWindow, dialogs: AnsweringDialogs) -> Path:
    """What the dialog proposes; nothing is exported."""
    offered: list[Path] = []
    dialogs.answer_with(lambda choice: offered.append(choice.folder))
    window.actions_table["export"].trigger()
    return offered[0]


def test_each_design_has_a_folder_of_its_own(
    window: MainWindow, dialogs: AnsweringDialogs, make_window: MakeWindow, tmp_path: Path
) -> None:
    first, second = tmp_path / "one.yaml", tmp_path / "two.yaml"
    assert offered_folder(window, dialogs).name == "standard-worksheets"
    window.controller.mark_saved(first, "")
    assert offered_folder(window, dialogs) == tmp_path / "one-worksheets"
    assert not (tmp_path / "one-worksheets").exists()
    export(window, dialogs, tmp_path / "orders", kinds=("push",), formats=("csv",))
    assert offered_folder(window, dialogs) == tmp_path / "orders"
    window.controller.mark_saved(second, "")
    assert offered_folder(window, dialogs) == tmp_path / "two-worksheets"
    window.controller.mark_saved(first, "")
    assert offered_folder(window, dialogs) == tmp_path / "orders"


def test_the_picker_begins_where_there_is_something_to_see(qtbot: QtBot, tmp_path: Path) -> None:
    begun: list[Path] = []
    choice = ExportChoice(tmp_path / "not" / "made", ("dns",), ("csv",))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExportDialog(parent, choice, lambda _, place: begun.append(place))
    button = next(item for item in dialog.findChildren(QPushButton) if item.accessibleName() == "Choose: Folder")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert begun == [tmp_path]
    assert dialog.choice.folder == tmp_path / "not" / "made"


def test_a_team_lays_its_own_templates_over_ours(window: MainWindow, dialogs: AnsweringDialogs, tmp_path: Path) -> None:
    templates = tmp_path / "house"
    templates.mkdir()
    (templates / "worksheet.md.j2").write_text("{{ worksheets[0].title }} by us")
    export(window, dialogs, tmp_path / "out", kinds=("dns",), formats=("md",), templates=templates)
    assert (tmp_path / "out" / "dns.md").read_text() == "DNS records by us"
    (templates / "worksheet.md.j2").write_text("one\n{{ nobody }}")
    export(window, dialogs, tmp_path / "out", kinds=("dns",), formats=("md",), templates=templates)
    assert dialogs.told == [(TOLD, "worksheet.md.j2:2: 'nobody' is undefined")]
    assert (tmp_path / "out" / "dns.md").read_text() == "DNS records by us"


# --- all or nothing


def test_a_write_that_fails_in_the_middle_leaves_the_folder_as_it_was(
    window: MainWindow, dialogs: AnsweringDialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    before = {"dns.csv": "old dns", "dns.md": "old md", "mine.txt": "not a worksheet"}
    for name, text in before.items():
        (out / name).write_text(text)
    replaced: list[str] = []
    real = atomic_write._replace

    def failing(source: Path, target: Path) -> None:
        if target.parent == out and "new" in source.parts:
            replaced.append(target.name)
            if len(replaced) == 3:
                raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(atomic_write, "_replace", failing)
    export(window, dialogs, out, kinds=("dns", "push"), formats=("csv", "md"))
    assert len(replaced) == 3
    assert {path.name: path.read_text() for path in out.iterdir()} == before
    assert dialogs.told[0][0] == TOLD
    assert "no space left on device" in dialogs.told[0][1]


@pytest.mark.parametrize("formats", [("csv", "md", "json"), ("csv",)], ids=["of several formats", "of the only one"])
def test_cancelling_in_the_middle_writes_nothing(
    window: MainWindow,
    dialogs: AnsweringDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    formats: tuple[str, ...],
) -> None:
    real = worksheet_files.render_worksheets
    rendered: list[str] = []
    is_clicked = threading.Event()

    def slow(*arguments: Any, **more: Any) -> dict[str, bytes]:
        rendered.extend(arguments[2])
        assert is_clicked.wait(10)
        return real(*arguments, **more)

    def click() -> None:
        [dialog] = window.findChildren(QProgressDialog)
        if not rendered or not dialog.isVisible():
            QTimer.singleShot(50, click)
            return
        [button] = dialog.findChildren(QPushButton)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        is_clicked.set()

    monkeypatch.setattr(worksheet_files, "render_worksheets", slow)
    QTimer.singleShot(50, click)
    export(window, dialogs, tmp_path / "out", kinds=("dns",), formats=formats)
    assert rendered == ["csv"]
    assert not (tmp_path / "out").exists()
    assert window.status.currentMessage() == "Cancelled; nothing was written"
    assert dialogs.told == []


def test_pages_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    with LongWork(window, "Export worksheets", 3) as work:
        work.step_here("one")
        work.dialog.canceled.emit()
        with pytest.raises(Cancelled):
            work.step_here("two")


def test_errors_of_the_work_come_out_of_it(window: MainWindow, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("no")

    with LongWork(window, "Export worksheets", 1) as work, pytest.raises(ValueError, match="no"):
        work.beside(fail)


# --- the dialog


def shown_dialog(qtbot: QtBot, window: MainWindow, folder: Path, picked: Path | None = None) -> ExportDialog:
    choice = ExportChoice(folder, worksheet_kinds(), ("html",))
    dialog = ExportDialog(window, choice, lambda _title, _folder: picked)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_every_format_has_a_name_and_every_name_a_format() -> None:
    assert set(FORMATS) == {*worksheet_files.FORMATS, worksheet_files.PDF, *MACHINE_FORMATS}


def test_ticks_are_set_with_the_keyboard(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown_dialog(qtbot, window, tmp_path)
    assert dialog.choice == ExportChoice(tmp_path, worksheet_kinds(), ("html",))
    dialog.formats.setFocus()
    qtbot.keyClick(dialog.formats, Qt.Key.Key_Space)
    assert not dialog.choice.formats
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog.formats, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.formats, Qt.Key.Key_Space)
    assert dialog.choice.formats == ("pdf",)
    assert dialog.go.isEnabled()


def test_what_is_missing_is_said_and_cannot_be_exported(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown_dialog(qtbot, window, tmp_path, picked=tmp_path)
    dialog.templates.setText(str(tmp_path / "none"))
    assert dialog._problem.text() == "There is no such folder of templates."
    assert not dialog.go.isEnabled()
    dialog.templates.setText(str(tmp_path / ("x" * 300)))
    assert dialog._problem.text() == "There is no such folder of templates."
    dialog._choose(dialog.templates, "Templates")
    assert dialog.choice.templates == tmp_path
    assert dialog.go.isEnabled()
    dialog.folder.clear()
    assert dialog._problem.text() == "Choose a folder."
