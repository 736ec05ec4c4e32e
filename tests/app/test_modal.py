"""Dialogs are tidy, and gone when they are answered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.dialogs import Dialogs
from planner.app.modal import ask, tidy


def _answer(accepted: bool) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.done(QDialog.DialogCode.Accepted if accepted else QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, press)


def _let_go() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_answered_dialog_is_let_go_of(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialogs = Dialogs(window)
    for accepted, expected in ((True, "kept"), (False, None)):
        _answer(accepted)
        assert dialogs.ask_text("Title", "Label", " kept ") == expected
        _answer(accepted)
        assert dialogs.ask_paragraph("Title", "Label", "kept\n") == expected
    _answer(True)
    dialogs.tell("Title", "Text")
    _let_go()
    assert window.findChildren(QDialog) == []


def test_what_was_chosen_can_be_read_after_the_answer(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QInputDialog(window)
    dialog.setTextValue("words")
    _answer(True)
    assert ask(dialog) == QDialog.DialogCode.Accepted
    assert dialog.textValue() == "words"


def test_no_button_has_an_icon(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.addButton(QMessageBox.StandardButton.Save)
    tidy(box)
    assert [button.icon().isNull() for button in box.findChildren(QPushButton)] == [True, True]


def test_a_message_has_no_icon_on_its_only_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[bool] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QMessageBox)
        seen.extend(button.icon().isNull() for button in dialog.findChildren(QPushButton))
        dialog.done(0)

    QTimer.singleShot(0, press)
    Dialogs(window).show_about("1")
    assert seen == [True]
