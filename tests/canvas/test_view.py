from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.canvas.name_editor import NameEditor
from planner.canvas.view import FRAGMENT_MIME, MAXIMUM_ZOOM, MINIMUM_ZOOM, CanvasView, template_data
from planner.editing.drawing import drawn_zone
from planner.model.design import Design, Node
from planner.model.document import Document
from tests.canvas.desk import Desk

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def wheel(view: CanvasView, at: QPointF, turned: int, keys: Qt.KeyboardModifier = NO_KEYS, pixels: int = 0) -> None:
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(0, pixels),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_view_is_named_for_screen_readers(desk: Desk) -> None:
    assert desk.view.accessibleName()
    assert "Tab" in desk.view.accessibleDescription()


def test_everything_fits(desk: Desk) -> None:
    desk.view.zoom_fit()
    shown = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert shown.contains(desk.scene.bounds())


def test_the_wheel_zooms_at_the_cursor(desk: Desk) -> None:
    desk.view.centerOn(desk.scene.bounds().center())
    at = QPointF(300, 200)
    before = desk.view.mapToScene(at.toPoint())
    wheel(desk.view, at, 120)
    assert desk.view.zoom == pytest.approx(1.2)
    after = desk.view.mapToScene(at.toPoint())
    assert (after - before).manhattanLength() < 3
    wheel(desk.view, at, -240)
    assert desk.view.zoom == pytest.approx(1 / 1.2)


def test_a_touch_pad_scrolls_and_zooms_with_control(desk: Desk) -> None:
    wheel(desk.view, QPointF(300, 200), 120, pixels=30)
    assert desk.view.zoom == 1
    wheel(desk.view, QPointF(300, 200), 120, Qt.KeyboardModifier.ControlModifier, pixels=30)
    assert desk.view.zoom > 1


def test_zoom_has_limits_and_tells(desk: Desk) -> None:
    told: list[float] = []
    desk.view.zoom_changed.connect(told.append)
    desk.view.set_zoom(1000)
    assert desk.view.zoom == pytest.approx(MAXIMUM_ZOOM)
    desk.view.set_zoom(0)
    assert desk.view.zoom == pytest.approx(MINIMUM_ZOOM)
    desk.view.zoom_actual()
    desk.view.zoom_in()
    desk.view.zoom_out()
    assert desk.view.zoom == pytest.approx(1)
    assert told[-1] == pytest.approx(1)


def test_every_element_is_reachable_at_every_zoom(desk: Desk) -> None:
    for zoom in (MINIMUM_ZOOM, 0.3, 1.0, MAXIMUM_ZOOM):
        desk.view.set_zoom(zoom)
        for key in desk.scene.reading_order():
            centre = desk.scene.box_of([key]).center()
            desk.view.centerOn(centre)
            place = desk.view.mapFromScene(centre)
            assert desk.view.viewport().rect().contains(place)
        desk.view.grab()


def test_zoom_to_selection_and_show_elements(desk: Desk) -> None:
    desk.scene.select_ids({"phone-wifi"})
    desk.view.zoom_selection()
    assert desk.view.zoom > 1
    desk.view.set_zoom(0.1)
    desk.view.show_elements(("laptop-remote",))
    assert desk.scene.selected_ids() == ("laptop-remote",)
    shown = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert shown.contains(desk.scene.sync.nodes["laptop-remote"].sceneBoundingRect())
    desk.view.show_elements(("nobody",))


def test_the_middle_button_and_space_pan(desk: Desk, qtbot: QtBot) -> None:
    viewport = desk.view.viewport()
    for button in (Qt.MouseButton.MiddleButton, LEFT):
        desk.view.centerOn(desk.scene.bounds().center())
        before = desk.view.mapToScene(QPoint(0, 0))
        if button is LEFT:
            qtbot.keyPress(desk.view, Qt.Key.Key_Space)
        qtbot.mousePress(viewport, button, pos=QPoint(300, 300))
        qtbot.mouseMove(viewport, QPoint(340, 320))
        qtbot.mouseRelease(viewport, button, pos=QPoint(340, 320))
        if button is LEFT:
            qtbot.keyRelease(desk.view, Qt.Key.Key_Space)
        after = desk.view.mapToScene(QPoint(0, 0))
        assert (before.x() - after.x(), before.y() - after.y()) == (40, 20)
    assert not desk.session.can_undo


def drop(view: CanvasView, data: QMimeData, at: QPointF) -> bool:
    place = view.mapFromScene(at)
    enter = QDragEnterEvent(place, COPY, data, LEFT, NO_KEYS)
    view.dragEnterEvent(enter)
    view.dragMoveEvent(QDragMoveEvent(place, COPY, data, LEFT, NO_KEYS))
    event = QDropEvent(QPointF(place), COPY, data, LEFT, NO_KEYS)
    view.dropEvent(event)
    return enter.isAccepted() and event.isAccepted()


def test_a_drop_from_the_palette_adds_the_element_where_it_fell(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    desk.view.centerOn(*area.centre)
    assert drop(desk.view, template_data("sql-server"), QPointF(area.x + 124, area.bottom - 60))
    (new,) = desk.scene.selected_ids()
    node = desk.document.design.get(new)
    assert isinstance(node, Node)
    assert drawn_zone(node) == "lan"
    assert desk.place(new) == (round((area.x + 124 - 95) / 10) * 10, round((area.bottom - 60 - 30) / 10) * 10)
    desk.session.undo()
    assert not desk.session.can_undo


def test_the_area_under_a_drag_is_marked(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["lan"]
    desk.view.centerOn(*area.centre)
    place = desk.view.mapFromScene(QPointF(*area.centre))
    data = template_data("sql-server")
    desk.view.dragEnterEvent(QDragEnterEvent(place, COPY, data, LEFT, NO_KEYS))
    desk.view.dragMoveEvent(QDragMoveEvent(place, COPY, data, LEFT, NO_KEYS))
    assert desk.scene.sync.zones["lan"]._is_target
    desk.view.dragLeaveEvent(QDragLeaveEvent())
    assert not desk.scene.sync.zones["lan"]._is_target


def test_files_are_left_to_the_window(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file:///tmp/plan.yaml")])
    assert not drop(desk.view, data, QPointF(0, 0))
    assert not desk.session.can_undo


def test_copy_and_paste_keep_inner_lines_and_count_names_up(desk: Desk) -> None:
    desk.scene.select_ids({"se01", "files01"})
    before = desk.document.design
    desk.view.copy_selection()
    clipboard = QGuiApplication.clipboard().mimeData()
    assert clipboard.hasFormat(FRAGMENT_MIME)
    assert clipboard.text().startswith("{")
    assert desk.view.can_paste()
    desk.view.paste()
    after = desk.document.design
    new = [server for server in after.servers if server.id not in before.all_ids]
    assert sorted(server.name for server in new) == ["File store 2", "Standard Edition server 2"]
    added = [link for link in after.links if link.id not in before.all_ids]
    inner = [link for link in before.links if {link.source, link.target} == {"se01", "files01"}]
    assert len(added) == len(inner) == 1
    assert set(desk.scene.selected_ids()) == {server.id for server in new} | {link.id for link in added}
    assert desk.session.undo_labels == ("Paste",)


def test_cut_and_paste_into_another_window(desk: Desk, make_desk: Callable[[Document], Desk]) -> None:
    desk.scene.select_ids({"se01"})
    desk.view.cut_selection()
    assert desk.document.design.find("se01") is None
    other = make_desk(Document())
    other.view.paste()
    assert other.document.design.find("se01") is not None
    assert other.document.design.find("lan") is not None  # the zone it stands in came along


@pytest.mark.parametrize("zoom", [0.2, 1.0, 3.0])
def test_what_was_pasted_is_wholly_seen(desk: Desk, make_desk: Callable[[Document], Desk], zoom: float) -> None:
    desk.scene.select_all()
    desk.view.copy_selection()
    other = make_desk(Document())
    other.view.set_zoom(zoom)
    other.view.paste()
    seen = other.view.mapToScene(other.view.viewport().rect()).boundingRect()
    assert seen.contains(other.scene.box_of(other.scene.selected_ids()))
    assert other.view.zoom <= max(zoom, 1.25)


def test_what_is_seen_already_stays_where_it_is(desk: Desk) -> None:
    desk.view.zoom_fit()
    desk.scene.select_ids({"dc01"})
    desk.view.copy_selection()
    before = desk.view.mapToScene(0, 0)
    desk.view.paste()
    assert desk.view.mapToScene(0, 0) == before


def test_duplicating_puts_copies_beside(desk: Desk) -> None:
    x, y = desk.place("dc01")
    desk.scene.select_ids({"dc01"})
    desk.view.duplicate_selection()
    (new,) = desk.scene.selected_ids()
    assert desk.place(new) == (x + 40, y + 40)


def test_pasting_something_else_says_so(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("hello")
    assert not desk.view.can_paste()
    desk.view.paste()
    assert "does not hold" in desk.messages[-1]
    assert not desk.session.can_undo


def test_nothing_selected_is_nothing_copied(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("hello")
    desk.view.copy_selection()
    desk.view.cut_selection()
    desk.view.duplicate_selection()
    assert QGuiApplication.clipboard().text() == "hello"
    assert not desk.session.can_undo


def test_keys_do_what_the_mouse_does(desk: Desk, qtbot: QtBot) -> None:
    x, y = desk.place("se01")
    desk.scene.select_ids({"se01"})
    qtbot.keyClick(desk.view, Qt.Key.Key_Right)
    qtbot.keyClick(desk.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert desk.place("se01") == (x + 10, y + 1)
    with qtbot.waitSignal(desk.scene.activated) as activated:
        qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert activated.args == ["se01"]
    qtbot.keyClick(desk.view, Qt.Key.Key_Delete)
    assert desk.document.design.find("se01") is None
    qtbot.keyClick(desk.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.scene.selected_ids()) > 5
    qtbot.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.scene.selected_ids() == ()
    qtbot.keyClick(desk.view, Qt.Key.Key_Plus)
    assert desk.view.zoom > 1
    qtbot.keyClick(desk.view, Qt.Key.Key_Minus)
    qtbot.keyClick(desk.view, Qt.Key.Key_0)
    assert desk.view.zoom < 1


def test_tab_walks_and_c_connects(desk: Desk, qtbot: QtBot) -> None:
    desk.scene.place("file-store", (1600, 900))
    store = desk.scene.selected_ids()[0]
    links = len(desk.document.design.links)
    desk.scene.select_ids({"se01"})
    qtbot.keyClick(desk.view, Qt.Key.Key_C)
    while desk.scene.selected_ids() != (store,):
        qtbot.keyClick(desk.view, Qt.Key.Key_Tab)
    qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    assert len(desk.document.design.links) == links + 1
    qtbot.keyClick(desk.view, Qt.Key.Key_Backtab)
    assert desk.scene.selected_ids() != (store,)


def test_renaming_in_place(desk: Desk, qtbot: QtBot) -> None:
    desk.scene.select_ids({"se01"})
    desk.view.show_elements(("se01",))
    qtbot.keyClick(desk.view, Qt.Key.Key_F2)
    editor = desk.view.findChild(NameEditor)
    assert editor is not None
    assert editor.text() == "Standard Edition server"
    editor.setText("Berlin")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert desk.scene.sync.nodes["se01"].face.title == "Berlin"
    assert desk.session.undo_labels == ("Rename to 'Berlin'",)
    desk.scene.select_ids({"lan"})
    desk.view.rename_selection()
    editor = desk.view.findChildren(NameEditor)[-1]
    editor.setText("Other")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert len(desk.session.undo_labels) == 1


def test_a_line_has_no_name_to_edit(desk: Desk) -> None:
    desk.scene.select_ids({"external-firewall--internet"})
    desk.view.rename_selection()
    assert desk.view.findChild(NameEditor) is None


def test_the_cursor_tells_that_an_area_can_be_resized(desk: Desk) -> None:
    area = desk.scene.sync.boxes.zones["wifi"]
    desk.view.centerOn(area.right, area.centre[1])
    desk.scene.select_ids({"wifi"})
    desk._send(
        QEvent.Type.MouseMove,
        QPointF(area.right, area.y + 120),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        NO_KEYS,
    )
    assert desk.view.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor


def test_the_drawing_stays_under_the_mouse_when_something_is_placed(make_desk: Callable[[Document], Desk]) -> None:
    """The first elements of a new design, dropped near the edge, must not make the view jump."""
    view = make_desk(Document(design=Design())).view
    for template, place in (("zone-internal", QPoint(900, 200)), ("sql-server", QPoint(960, 320))):
        QApplication.processEvents()
        at = view.mapToScene(place)
        view.canvas.place(template, (at.x(), at.y()))
        QApplication.processEvents()
        assert view.mapFromScene(at) == place


def test_two_fingers_on_a_screen_zoom_between_them(desk: Desk, qtbot: QtBot) -> None:
    view = desk.view
    view.zoom_actual()
    view.centerOn(desk.scene.bounds().center())
    device = QTest.createTouchDevice()
    viewport, middle = view.viewport(), QPoint(500, 400)
    before = view.mapToScene(middle)

    def touch(reach: int, state: str) -> None:
        fingers = QTest.touchEvent(viewport, device)
        for number, place in enumerate((middle - QPoint(reach, 0), middle + QPoint(reach, 0))):
            getattr(fingers, state)(number, place, viewport)
        fingers.commit()

    touch(50, "press")
    for reach in (60, 80, 100, 120, 150):
        touch(reach, "move")
    touch(150, "release")
    assert 1.5 < view.zoom < 3.2
    after = view.mapToScene(middle)
    assert (after - before).manhattanLength() < 12


def test_two_fingers_on_a_touch_pad_zoom_at_the_cursor(desk: Desk) -> None:
    view, at = desk.view, QPointF(300, 200)
    view.centerOn(desk.scene.bounds().center())
    before = view.mapToScene(at.toPoint())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        view.viewport().mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == pytest.approx(1.25)
    assert (view.mapToScene(at.toPoint()) - before).manhattanLength() < 3
