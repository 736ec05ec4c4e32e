"""Comments and checklist, with real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from planner.app.window import MainWindow
from planner.designfile import format_document, parse_document
from planner.editing.nodes import RenameElement
from planner.model.review import CheckState, NoteState
from tests.app.conftest import AnsweringDialogs, MakeWindow


@pytest.fixture(name="reviewed")
def _reviewed(make_window: MakeWindow) -> MainWindow:
    """A window with a comment on the first server."""
    window = make_window("standard")
    server = window.controller.document.design.servers[0]
    window.settings.author = "Ann"
    window.scene.select_ids({server.id})
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with("Why this one?\nAnd not another?")
    window.actions_table["comment"].trigger()
    return window


def _row(view: QTreeWidget) -> QTreeWidgetItem:
    item = view.topLevelItem(0)
    assert item is not None
    return item


def _click(qtbot: QtBot, button: object) -> None:
    assert isinstance(button, QWidget)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_comment_stands_in_the_list_on_the_canvas_and_in_the_title_of_the_tab(reviewed: MainWindow) -> None:
    server = reviewed.controller.document.design.servers[0]
    panel = reviewed.review_panel
    item = _row(panel.comments.view)
    assert [item.text(column) for column in range(4)] == ["Open", server.name, "Why this one? And not another?", "Ann"]
    assert panel.tabs.tabText(0) == "Comments (1 open)"
    assert panel.comments.talk.toPlainText().startswith("Ann, ")
    mark = reviewed.scene.notes[server.id]
    assert mark.count == 1
    assert "Why this one?" in mark.text
    assert reviewed.controller.session.undo_label == "Add comment"


def test_reply_close_filter_and_undo(reviewed: MainWindow, qtbot: QtBot) -> None:
    comments = reviewed.review_panel.comments
    reviewed.docks.show("review")
    qtbot.keyClicks(comments.answer, "Because it is there.")
    _click(qtbot, comments.reply)
    assert "Because it is there." in comments.talk.toPlainText()
    assert comments.answer.text() == ""
    date = reviewed.controller.document.options.review_notes[0].date
    _click(qtbot, comments.close_note)
    assert comments.view.topLevelItemCount() == 0  # the list shows what is open
    note = reviewed.controller.document.options.review_notes[0]
    assert (note.state, note.date, len(note.replies)) == (NoteState.DONE, date, 1)
    assert reviewed.scene.notes[note.element or ""].count == 0
    comments.states.setCurrentIndex(comments.states.findData("done"))
    assert comments.view.topLevelItemCount() == 1
    comments._search.setText("nowhere to be found")
    assert comments.view.topLevelItemCount() == 0
    reviewed.undo()
    reviewed.undo()
    assert reviewed.controller.document.options.review_notes[0].replies == ()


def test_choosing_a_comment_selects_its_element(reviewed: MainWindow, qtbot: QtBot) -> None:
    server = reviewed.controller.document.design.servers[0]
    reviewed.scene.select_ids(())
    reviewed.docks.show("review")
    view = reviewed.review_panel.comments.view
    place = view.visualItemRect(_row(view)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reviewed.scene.selected_ids() == (server.id,)


def test_the_checklist_is_answered_with_name_date_and_note(reviewed: MainWindow, qtbot: QtBot) -> None:
    panel = reviewed.review_panel
    reviewed.docks.show("review")
    panel.tabs.setCurrentIndex(1)
    tab = panel.checklist
    before = tab.open_count
    tab.view.setCurrentItem(_row(tab.view))
    assert "Met when:" in tab.text.text()
    qtbot.keyClicks(tab.note, "Asked the customer")
    _click(qtbot, tab.buttons[CheckState.NOT_MET])
    (answer,) = reviewed.controller.document.options.checklist
    assert (answer.state, answer.author, answer.note) == (CheckState.NOT_MET, "Ann", "Asked the customer")
    assert answer.date[:2] == "20"
    assert _row(tab.view).text(0) == "Not met"
    assert tab.open_count == before - 1
    assert panel.tabs.tabText(1) == f"Checklist ({before - 1} open)"
    _click(qtbot, tab.buttons[None])
    assert reviewed.controller.document.options.checklist == ()


def test_read_only_refuses_every_act_and_says_so(reviewed: MainWindow, qtbot: QtBot) -> None:
    reviewed.actions_table["read-only"].trigger()
    before = reviewed.controller.document
    assert "(read only)" in reviewed.windowTitle()
    assert not reviewed.actions_table["delete"].isEnabled()
    assert not reviewed.actions_table["undo"].isEnabled()
    server = before.design.servers[0]
    reviewed.scene.select_ids({server.id})
    qtbot.keyClick(reviewed.view, Qt.Key.Key_Right)
    qtbot.keyClick(reviewed.view, Qt.Key.Key_Delete)
    reviewed.scene.place("front-end-pool")
    reviewed.controller.undo()
    assert reviewed.controller.document is before
    assert "reading only" in reviewed.status.currentMessage()
    assert not reviewed.review_panel.comments.delete.isEnabled()
    reviewed.actions_table["read-only"].trigger()
    qtbot.keyClick(reviewed.view, Qt.Key.Key_Right)
    assert reviewed.controller.document is not before
    assert "(read only)" not in reviewed.windowTitle()


def test_a_comment_on_a_finding_keeps_its_code(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window("standard")
    design = window.controller.document.design
    window.controller.set_read_only(False)
    from planner.editing.removal import RemoveElements

    window.controller.do(RemoveElements(frozenset({design.reverse_proxies[0].id})))
    qtbot.waitUntil(lambda: bool(window.runner.latest and window.runner.latest.findings), timeout=60_000)
    window.step_finding(1)
    assert isinstance(window.dialogs, AnsweringDialogs)
    window.dialogs.answer_with("Known")
    window.actions_table["comment-finding"].trigger()
    note = window.controller.document.options.review_notes[-1]
    finding = window.findings_panel.current
    assert finding is not None
    assert note.code == finding.code


def test_a_comment_on_a_removed_element_is_kept_and_undo_pins_it_again(reviewed: MainWindow, qtbot: QtBot) -> None:
    server = reviewed.controller.document.design.servers[0]
    reviewed.scene.select_ids({server.id})
    reviewed.actions_table["delete"].trigger()
    view = reviewed.review_panel.comments.view
    assert _row(view).text(1) == f"{server.name} (removed)"
    assert _row(view).text(2).startswith("Why this one?")
    assert not reviewed.scene.notes
    reviewed.controller.propose(RenameElement(reviewed.controller.document.design.zones[0].id, "Another name"))
    text = format_document(reviewed.controller.document)
    assert f"removed: {server.name}" in text
    assert parse_document(text, "again").document.options == reviewed.controller.document.options
    reviewed.undo()
    reviewed.undo()
    assert _row(view).text(1) == server.name
    assert set(reviewed.scene.notes) == {server.id}
