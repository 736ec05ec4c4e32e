"""The window as a whole: what it shows, that everything has a name and can be reached, that state is kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.actions.table import ACTIONS
from planner.app.appearance.settings import Settings, Theme
from planner.app.appearance.theme import colours, is_dark
from planner.app.docks import DOCKS
from planner.app.menus import CONTEXT, LINE, MENUS, context_menu
from planner.app.panels.groups import groups_of, rows_of
from planner.app.tool_bar import TOOL_BAR
from planner.app.window import MainWindow
from planner.editing.moves import MoveNodes
from planner.editing.nodes import RenameElement
from planner.editing.templates import new_element
from planner.findings.finding import Severity
from tests.app.conftest import AnsweringDialogs, MakeWindow, element, wait_for_findings

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def all_actions(menu: QMenu) -> set[QAction]:
    found: set[QAction] = set()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= all_actions(inner)
        else:
            found.add(action)
    return found


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    reached = set().union(*(all_actions(menu) for menu in menus if isinstance(menu, QMenu)))
    missing = [row.id for row in ACTIONS if window.actions_table[row.id] not in reached]
    assert missing == []


def test_tables_name_actions_that_exist() -> None:
    known = {row.id for row in ACTIONS} | {LINE, "recent", "windows", "panels", "theme", "language", "layers", "views"}
    used = {entry for _, entries in MENUS for entry in entries} | set(TOOL_BAR) | set(CONTEXT)
    assert used <= known


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    seen: dict[str, str] = {}
    toggles = [window.docks[row.id].toggleViewAction() for row in DOCKS]
    for action in (*(window.actions_table[row.id] for row in ACTIONS), *toggles):
        for keys in action.shortcuts():
            text = keys.toString()
            assert text not in seen, f"{text}: {seen.get(text)} and {action.text()}"
            seen[text] = action.text()


def test_every_action_has_a_text_and_an_icon_that_exists() -> None:
    from planner.resource_files import resource_path

    for row in ACTIONS:
        assert row.text
        if row.icon:
            assert resource_path("icons", f"{row.icon}.svg").is_file(), row.icon


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or str(text) or widget.toolTip()


def test_every_control_has_an_accessible_name(window: MainWindow, qtbot: QtBot) -> None:
    for row in DOCKS:
        window.docks.show(row.id)
    nameless = []
    for key in ("", *(planned.id for planned in window.controller.document.design.elements)):
        window.inspector.show_selection((key,) if key else ())
        for form in window.inspector.forms:
            for table in form.tables.values():
                if table._model.items:
                    table.choose_row(0)
        nameless += [
            f"{type(widget).__name__} in {widget.parent()}"
            for kind in CONTROLS
            for widget in window.findChildren(kind)
            if not _name(widget) and not _is_inside_of_qt(widget)
        ]
    assert sorted(set(nameless)) == []
    assert window.view.accessibleName()


def _is_inside_of_qt(widget: QWidget) -> bool:
    """Parts that Qt makes and names itself: headers and corner buttons of tables, scroll and pop-up parts."""
    parent = widget.parent()
    name = type(widget).__name__
    if name == "QHeaderView" or widget.objectName().startswith("qt_") or isinstance(parent, QTabBar):
        return True
    if isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton):
        return True  # the corner of a table
    # the list that drops down from a combo box
    is_popup = type(parent).__name__ in ("QFrame", "QComboBoxPrivateContainer")
    return is_popup and isinstance(widget, QAbstractItemView)


def test_tool_buttons_are_named(window: MainWindow) -> None:
    (bar,) = window.findChildren(QToolBar)
    for action in bar.actions():
        if not action.isSeparator():
            assert bar.widgetForAction(action).accessibleName()


def test_title_names_the_file_and_marks_unsaved_work(window: MainWindow) -> None:
    assert window.windowTitle() == "enterprise.yaml[*] – Topology Planner"
    assert not window.isWindowModified()
    window.controller.do(RenameElement("pool01", "Other"))
    assert window.isWindowModified()
    window.undo()
    assert not window.isWindowModified()


def test_undo_and_redo_name_the_act(window: MainWindow) -> None:
    undo, redo = window.actions_table["undo"], window.actions_table["redo"]
    assert not undo.isEnabled()
    assert undo.text() == "&Undo"
    window.controller.do(RenameElement("pool01", "Other"))
    assert undo.isEnabled()
    assert undo.text() == "&Undo rename to 'Other'"
    undo.trigger()
    assert redo.text() == "&Redo rename to 'Other'"
    assert "Undone" in window.status.currentMessage()
    redo.trigger()
    assert element(window, "pool01").name == "Other"


def test_the_document_is_on_the_canvas_and_follows_edits(window: MainWindow) -> None:
    design = window.controller.document.design
    assert set(window.scene.sync.nodes) == {node.id for node in design.nodes}
    window.controller.propose(new_element(window.controller.document, "edge-pool"))
    assert set(window.scene.sync.nodes) == {node.id for node in window.controller.document.design.nodes}
    window.undo()
    assert set(window.scene.sync.nodes) == {node.id for node in design.nodes}


def test_a_refused_act_is_told_and_changes_nothing(window: MainWindow) -> None:
    document = window.controller.document
    window.controller.propose(RenameElement("nobody", "Other"))
    assert window.controller.document is document
    assert "nobody" in window.status.currentMessage()


def test_actions_follow_the_selection(window: MainWindow) -> None:
    delete, align = window.actions_table["delete"], window.actions_table["align-left"]
    assert not delete.isEnabled()
    window.scene.select_ids(("pool01",))
    assert delete.isEnabled()
    assert not align.isEnabled()
    window.scene.select_ids(("pool01", "dirpool01"))
    assert align.isEnabled()
    assert window.status._place.text() == "2 selected"


def test_cut_copy_paste_duplicate_delete_from_the_menu(window: MainWindow) -> None:
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["copy"].trigger()
    window.actions_table["paste"].trigger()
    assert len(window.controller.document.design.clients) == 9
    window.actions_table["undo"].trigger()
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["duplicate"].trigger()
    assert len(window.controller.document.design.clients) == 9
    window.actions_table["undo"].trigger()
    window.scene.select_ids(("phone-wifi",))
    window.actions_table["cut"].trigger()
    assert window.controller.document.design.find("phone-wifi") is None
    window.actions_table["undo"].trigger()
    window.actions_table["select-all"].trigger()
    window.actions_table["delete"].trigger()
    assert window.controller.document.design.nodes == ()
    window.actions_table["undo"].trigger()
    assert not window.controller.is_dirty


@pytest.mark.parametrize("key", [row.id for row in ACTIONS if row.id.startswith(("zoom-", "align-", "distribute-"))])
def test_drawing_actions_run(window: MainWindow, key: str) -> None:
    window.scene.select_ids(("pool01", "dirpool01", "edgepool01"))
    window.actions_table[key].trigger()


def test_laying_out_is_one_step(window: MainWindow) -> None:
    before = window.controller.document
    window.actions_table["lay-out"].trigger()
    assert len(window.controller.session.undo_labels) <= 1
    window.undo()
    assert window.controller.document.design is before.design


def test_tidying_up_moves_what_is_in_the_way_in_one_step_or_says_that_nothing_is(window: MainWindow) -> None:
    window.actions_table["tidy-up"].trigger()
    assert window.status.currentMessage() == "Nothing is in the way of anything: everything stays where it is."
    assert not window.controller.session.can_undo
    before = window.controller.document
    place = before.layout.placements["pool01"]
    window.controller.propose(MoveNodes((("sql01", place.x, place.y + 20.0),)))
    window.actions_table["tidy-up"].trigger()
    assert window.controller.session.undo_label == "Tidy up"
    boxes = window.scene.sync.boxes.nodes
    assert not boxes["sql01"].intersects(boxes["pool01"])
    window.undo()
    window.undo()
    assert window.controller.document == before


def test_the_zoom_stands_in_the_status_bar(window: MainWindow) -> None:
    window.actions_table["zoom-actual"].trigger()
    assert window.status._zoom.text() == "100 %"
    assert window.status._zoom.accessibleName() == "Zoom 100 %"


def test_context_menu_has_what_an_element_needs(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _self, place: shown.append(place))
    window.scene.select_ids(("pool01",))
    window.scene.context_requested.emit(("pool01",), QPoint(5, 5))
    assert shown == [QPoint(5, 5)]
    texts = {action.text() for action in context_menu(window).actions()}
    assert {"Properties", "De&lete", "&Follow a path…"} <= texts


def test_enter_on_an_element_goes_to_its_fields(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.scene.select_ids(("pool01",))
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Return)
    focused = window.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "Name"


def test_panels_are_shown_by_keys_and_take_the_keyboard(window: MainWindow) -> None:
    for row in DOCKS:
        panel = window.docks.show(row.id)
        focused = window.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused) or focused is panel, row.id


def test_docks_leave_no_stray_tab_bars(window: MainWindow) -> None:
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [bar.tabText(0) for bar in bars if bar.isVisible()]
    assert len(shown) == len(set(shown))


def test_everything_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768 - 40


def test_theme_is_kept_and_worn(window: MainWindow, settings: Settings) -> None:
    try:
        window.actions_table["theme-dark"].trigger()
        assert settings.theme is Theme.DARK
        assert is_dark()
        assert window.scene.theme.name == "dark"
        assert window.actions_table["theme-dark"].isChecked()
        assert colours().text == QApplication.palette().windowText().color().name()
        for widget in (window.palette_panel, window.status):
            # A running event loop sends it; a test has none.
            QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))
        assert _ink_of(rows_of(groups_of(window.palette_panel.tree)[1])[0].icon(0)) == colours().text
        assert _ink_of(window.status._counts[Severity.ERROR].icon()) == colours().of(Severity.ERROR).name()
    finally:
        window.actions_table["theme-light"].trigger()
    assert not is_dark()
    assert window.scene.theme.name == "light"


def _ink_of(icon: QIcon) -> str:
    """Colour of the strokes of an icon, as it is drawn large."""
    image = icon.pixmap(96, 96).toImage()
    colours_found = Counter(
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    )
    return colours_found.most_common(1)[0][0]


def test_size_and_panels_come_back(make_window: MakeWindow, settings: Settings) -> None:
    first = make_window("standard")
    first.docks["inspector"].hide()
    QApplication.processEvents()  # the room of the panel is free only then
    first.resize(790, 700)  # the offscreen screen has 800 x 800
    event = QCloseEvent()
    first.closeEvent(event)
    second = make_window("standard", is_shown=False)
    second.restore_arrangement()
    second.show()
    second.begin()
    assert second.docks["inspector"].isHidden()
    assert (second.width(), second.height()) == (first.width(), first.height()) == (790, 700)
    second.reset_panels()
    assert not second.docks["inspector"].isHidden()
    assert settings.docks is None


def test_recent_files_are_offered(window: MainWindow, tmp_path: Path) -> None:
    window.settings.add_recent(tmp_path / "plan.yaml")
    file_menu = window.menuBar().actions()[0].menu()
    assert isinstance(file_menu, QMenu)
    recent = next(action.menu() for action in file_menu.actions() if "recent" in action.text())
    assert isinstance(recent, QMenu)
    recent.aboutToShow.emit()
    assert recent.actions()[0].text() == "&1  plan.yaml"


def test_worksheets_are_exported(window: MainWindow, dialogs: AnsweringDialogs, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    dialogs.answer_with(folder)
    window.actions_table["export"].trigger()
    assert (folder / "dns.csv").is_file()
    assert "Wrote" in window.status.currentMessage()
    assert window.settings.worksheet_folder == folder


def test_an_export_that_fails_is_told(window: MainWindow, dialogs: AnsweringDialogs, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    dialogs.answer_with(in_the_way)
    window.actions_table["export"].trigger()
    assert dialogs.told[0][0] == "The worksheets could not be written"


def test_about_tells_the_version(window: MainWindow, dialogs: AnsweringDialogs) -> None:
    from planner import __version__

    window.actions_table["about"].trigger()
    assert dialogs.told == [("about", __version__)]


def test_saving_keeps_the_undo_history(window: MainWindow, tmp_path: Path, dialogs: AnsweringDialogs) -> None:
    window.controller.do(RenameElement("pool01", "Other"))
    dialogs.answer_with(tmp_path / "copy.yaml")
    assert window.save_as()
    window.undo()
    assert window.controller.is_dirty
    assert element(window, "pool01").name == "Front End pool"


def test_findings_are_counted_in_the_status_bar(window: MainWindow, qtbot: QtBot) -> None:
    assert set(window.status.counts.values()) == {"0"}
    window.inspector.show_selection(("proxy01",))
    control: Any = window.inspector.forms[0].rows["hairpin"].control
    control.box.click()
    wait_for_findings(window, qtbot)
    assert "1" in window.status.counts.values()


def test_what_was_copied_stays_after_the_window_as_text(make_window: MakeWindow) -> None:
    window = make_window("standard")
    server = window.controller.document.design.nodes[0].id
    window.scene.select_ids((server,))
    window.actions_table["copy"].trigger()
    window.end()
    assert f"id: {server}" in QApplication.clipboard().text()
    another = make_window()
    another.actions_table["paste"].trigger()
    assert [node.id for node in another.controller.document.design.nodes] == [server]


def test_the_drawing_is_alone_and_the_panels_come_back_as_they_were(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.show("traffic")
    window.docks["overview"].hide()
    QApplication.processEvents()
    shown = {row.id for row in DOCKS if window.docks[row.id].isVisible()}
    width = window.view.width()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_F11)
    assert window.docks.are_away
    assert window.actions_table["drawing-alone"].isChecked()
    qtbot.waitUntil(lambda: window.view.width() > width)
    qtbot.keyClick(window.view, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: {row.id for row in DOCKS if window.docks[row.id].isVisible()} == shown)
    assert not window.actions_table["drawing-alone"].isChecked()
    assert window.docks["traffic"].visibleRegion().isEmpty() is False
