"""Acts of drawing as a planner does them: keys and mouse on a view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.canvas.note_editor import NoteEditor
from planner.canvas.quick_add import QuickAdd, matching
from planner.editing.annotations import AddAnnotation, LockElements, RaiseElements
from planner.editing.drawing import drawn_zone
from planner.editing.moves import Alignment, Direction, FoldElements, Size
from planner.model.document import Document
from planner.model.layout import Annotation, Placement
from planner.model.links import LinkKind
from tests.canvas.desk import Desk
from tests.editing.samples import example, small_document
from tests.editing.test_inserting import with_trunk

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def small(make_desk: Callable[[Document], Desk]) -> Desk:
    desk = make_desk(small_document())
    desk.look_at(400, 250)
    return desk


def popup_of(desk: Desk) -> QuickAdd:
    found = desk.view.findChildren(QuickAdd)
    assert len(found) == 1
    return found[0]


def middle_of(desk: Desk, key: str) -> QPointF:
    box = desk.scene.sync.boxes.find(key)
    assert box is not None
    return QPointF(*box.centre)


def test_typing_a_name_places_the_element_in_the_zone_in_view(small: Desk, qtbot: QtBot) -> None:
    small.look_at(640, 280)
    qtbot.keyClick(small.view, Qt.Key.Key_Space, CONTROL)
    popup = popup_of(small)
    qtbot.keyClicks(popup.field, "sql")
    assert next(popup.list.item(row).text() for row in range(popup.list.count())) == "SQL Server"
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    server = small.document.design.servers[-1]
    assert server.kind == "sql-server"
    assert drawn_zone(server) == "inside"
    assert small.scene.selected_ids() == (server.id,)
    assert len(small.session.undo_labels) == 1


def test_words_are_found_by_their_beginnings_and_nothing_is_said_to_be_nothing(small: Desk, qtbot: QtBot) -> None:
    assert matching("front")[0][1] == "Front End pool"
    assert [row[1] for row in matching("br ap")] == ["Survivable Branch Appliance"]
    assert matching("note")[0][0] == "#note"
    qtbot.keyClick(small.view, Qt.Key.Key_Space, CONTROL)
    popup = popup_of(small)
    qtbot.keyClicks(popup.field, "zzz")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.list.count() == 0
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not small.session.can_undo


def test_a_note_is_written_by_keyboard_alone(small: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(small.view, Qt.Key.Key_Space, CONTROL)
    popup = popup_of(small)
    qtbot.keyClicks(popup.field, "text note")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    editor = small.view.findChildren(NoteEditor)[-1]
    qtbot.keyClicks(editor, "Waits for the network team")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert small.document.layout.annotations["note-1"].text == "Waits for the network team"
    assert small.session.undo_labels == ("Edit note", "Add note")
    assert small.scene.sync.notes["note-1"].annotation.text == "Waits for the network team"


def test_a_frame_goes_around_the_selection_and_lets_clicks_through(small: Desk) -> None:
    small.scene.select_ids({"pool", "files"})
    small.view.add_note(is_frame=True)
    frame = small.scene.sync.notes["frame-1"].box
    assert all(frame.contains(small.scene.sync.boxes.nodes[key]) for key in ("pool", "files"))
    small.drag(middle_of(small, "pool"))
    assert small.scene.selected_ids() == ("pool",)


def test_shift_makes_steps_large(small: Desk, qtbot: QtBot) -> None:
    x, y = small.place("phone")
    small.scene.select_ids({"phone"})
    qtbot.keyClick(small.view, Qt.Key.Key_Right, SHIFT)
    assert small.place("phone") == (x + 50, y)
    qtbot.keyClick(small.view, Qt.Key.Key_Down)
    assert small.place("phone") == (x + 50, y + 10)


def test_what_is_locked_is_neither_dragged_nor_nudged_nor_deleted(small: Desk, qtbot: QtBot) -> None:
    small.session.do(LockElements(("phone",)))
    before = small.document
    start = middle_of(small, "phone")
    small.drag(start, start + QPointF(60, 40), start + QPointF(90, 90))
    qtbot.keyClick(small.view, Qt.Key.Key_Right)
    qtbot.keyClick(small.view, Qt.Key.Key_Delete)
    assert small.document is before
    assert any("locked" in message for message in small.messages)
    assert small.scene.sync.nodes["phone"].is_locked


def test_a_line_is_bent_by_mouse_and_by_keys_and_reset(small: Desk, qtbot: QtBot) -> None:
    line = small.scene.sync.links["pool-files"]
    before = line.points
    (x1, y1), (x2, y2) = before[0], before[1]
    at = QPointF((x1 + x2) / 2, (y1 + y2) / 2)
    away = QPointF(0, 40) if y1 == y2 else QPointF(40, 0)
    small.drag(at, at + away / 2, at + away)
    assert small.session.undo_labels == ("Bend line",)
    bends = small.document.layout.bends["pool-files"]
    assert bends
    assert line.points != before
    qtbot.keyClick(small.view, Qt.Key.Key_Right)
    qtbot.keyClick(small.view, Qt.Key.Key_Right)
    assert small.document.layout.bends["pool-files"] != bends
    small.scene.reset_bends()
    assert small.document.layout.bends == {}
    assert line.points == before


def test_l_walks_the_lines_of_an_element(small: Desk, qtbot: QtBot) -> None:
    small.scene.select_ids({"fw"})
    qtbot.keyClick(small.view, Qt.Key.Key_L)
    first = small.scene.selected_ids()
    qtbot.keyClick(small.view, Qt.Key.Key_L)
    second = small.scene.selected_ids()
    assert {*first, *second} == {"fw--outside", "fw--inside"}


def test_a_folded_zone_takes_the_ends_of_its_lines_and_moves_its_contents(small: Desk) -> None:
    small.session.do(FoldElements(("inside",)))
    sync = small.scene.sync
    assert "pool" not in sync.nodes
    assert "pool-files" not in sync.links
    box = sync.zones["inside"].box
    end = sync.links["fw--inside"].points[-1]
    assert box.grown(0.5).holds(*end)
    x, y = small.place("pool")
    start = QPointF(box.x + 60, box.y + 30)
    small.drag(start, start + QPointF(5, 100), start + QPointF(0, 200))
    assert small.place("pool") == (x, y + 200)
    assert small.place("inside")[1] == box.y + 200


def test_a_drop_on_a_link_leads_it_through_the_new_element_in_one_step(make_desk: Callable[[Document], Desk]) -> None:
    desk = make_desk(with_trunk())
    (x1, y1), (x2, y2) = desk.scene.sync.links["trunk"].points[:2]
    desk.scene.place("mediation-pool", ((x1 + x2) / 2, (y1 + y2) / 2))
    assert desk.session.undo_labels == ("Insert into link",)
    kinds = [link.link_kind for link in desk.document.design.links]
    assert kinds.count(LinkKind.TRUNK) == 1
    assert LinkKind.NEXT_HOP in kinds
    desk.session.undo()
    assert desk.document.design == with_trunk().design


def test_selections_follow_lines_kinds_and_what_is_left(small: Desk) -> None:
    small.scene.select_ids({"files"})
    small.scene.select_connected()
    assert small.scene.selected_ids() == ("files", "pool", "pool-files")
    small.scene.select_ids({"pool"})
    small.scene.invert_selection()
    assert small.scene.selected_ids() == ("files", "fw", "phone")
    small.scene.select_ids({"inside"})
    small.scene.select_alike()
    assert small.scene.selected_ids() == ("inside",)


def test_sizes_are_made_equal_and_natural_again_each_in_one_step(small: Desk) -> None:
    small.scene.select_ids({"pool", "files"})
    small.scene.size_selection(Size.BOTH)
    boxes = small.scene.sync.boxes.nodes
    assert boxes["pool"].height == boxes["files"].height
    assert small.session.undo_labels == ("Same size",)
    small.scene.reset_sizes()
    assert small.scene.sync.boxes.nodes["files"].height == 60


def test_a_resized_note_keeps_its_size(small: Desk) -> None:
    small.scene.add_note((100, 300))
    QApplication.processEvents()
    small.view.setFocus()
    box = small.scene.sync.notes["note-1"].box
    corner = QPointF(box.right, box.bottom)
    small.scene.select_ids({"note-1"})
    small.drag(corner, corner + QPointF(50, 50), corner + QPointF(100, 60))
    after = small.scene.sync.notes["note-1"].box
    assert after.width == box.width + 100
    assert after.height == pytest.approx(box.height + 60, abs=10)


def with_note_and_frame(desk: Desk) -> Desk:
    """A desk with a note beside a frame, and an element between them."""
    desk.session.do(AddAnnotation("note-1", Annotation(text="Ask the carrier"), Placement(x=1200, y=900)))
    desk.session.do(AddAnnotation("frame-1", Annotation(text="Phase 2", is_frame=True), Placement(x=1500, y=990)))
    return desk


def test_notes_go_to_the_clipboard_and_into_another_window(make_desk: Callable[[Document], Desk]) -> None:
    desk, other = with_note_and_frame(make_desk(example("standard"))), make_desk(Document())
    desk.scene.select_ids(("note-1", "frame-1", "files01"))
    desk.view.copy_selection()
    other.view.paste()
    texts = {note.text: note.is_frame for note in other.document.layout.annotations.values()}
    assert texts == {"Ask the carrier": False, "Phase 2": True}
    (server,) = other.document.design.servers
    places = other.document.layout.placements
    source = desk.document.layout.placements
    assert places["note-1"].x - places[server.id].x == source["note-1"].x - source["files01"].x
    assert {"note-1", "frame-1", server.id} <= set(other.scene.selected_ids())
    assert len(other.session.undo_labels) == 1
    other.session.undo()
    assert not other.document.layout.annotations


def test_notes_are_cut_and_pasted_and_duplicated_in_one_step_each(make_desk: Callable[[Document], Desk]) -> None:
    desk = with_note_and_frame(make_desk(example("standard")))
    desk.scene.select_ids(("note-1",))
    desk.view.duplicate_selection()
    assert desk.scene.selected_ids() == ("note-2",)
    assert desk.place("note-2") == (1240, 940)
    desk.view.cut_selection()
    assert set(desk.document.layout.annotations) == {"note-1", "frame-1"}
    desk.view.paste()
    assert set(desk.document.layout.annotations) == {"note-1", "note-2", "frame-1"}
    assert desk.document.layout.annotations["note-2"].text == "Ask the carrier"


def test_notes_are_aligned_distributed_locked_and_raised_with_boxes(make_desk: Callable[[Document], Desk]) -> None:
    desk = with_note_and_frame(make_desk(example("standard")))
    desk.scene.select_ids(("note-1", "frame-1", "files01"))
    desk.scene.align_selection(Alignment.TOP)
    assert len({desk.place(key)[1] for key in ("note-1", "frame-1", "files01")}) == 1
    desk.scene.distribute_selection(Direction.HORIZONTALLY)
    boxes = sorted((desk.scene.sync.boxes.find(key) for key in ("note-1", "frame-1", "files01")), key=lambda box: box.x)
    assert boxes[1].x - boxes[0].right == pytest.approx(boxes[2].x - boxes[1].right)
    desk.scene.select_ids(("note-1", "frame-1"))
    desk.scene.change_selection(RaiseElements)
    assert desk.document.layout.placements["frame-1"].level == 1
    desk.scene.change_selection(LockElements)
    desk.scene.delete_selection()
    assert set(desk.document.layout.annotations) == {"note-1", "frame-1"}
    assert "locked" in desk.messages[-1]
