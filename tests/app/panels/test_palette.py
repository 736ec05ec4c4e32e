"""Everything that can be placed is in the palette, and is placed by drag, double-click and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from planner.app.panels.groups import groups_of, rows_of
from planner.app.panels.palette import Palette
from planner.app.window import MainWindow
from planner.canvas.drawing_rows import DRAWING_ROWS
from planner.canvas.quick_add import matching
from planner.canvas.view import TEMPLATE_MIME
from planner.editing.palette import PALETTE, Template
from planner.editing.undrawn import UNDRAWN

LEFT = Qt.MouseButton.LeftButton


def item_of(panel: Palette, label: str) -> QTreeWidgetItem:
    return next(row for group in groups_of(panel.tree) for row in rows_of(group) if row.text(0) == label)


def test_every_template_is_there_with_an_icon(window: MainWindow) -> None:
    panel = window.palette_panel
    rows = [row for group in groups_of(panel.tree) for row in rows_of(group)]
    others = [*(row.label for row in DRAWING_ROWS), *(row.label for row in UNDRAWN)]
    assert [row.text(0) for row in rows] == [*(template.label for template in _by_group()), *others]
    assert not any(row.icon(0).isNull() for row in rows)


def _by_group() -> list[Template]:
    groups = list(dict.fromkeys(row.group for row in PALETTE))
    return [row for group in groups for row in PALETTE if row.group == group]


def test_double_click_places(window: MainWindow) -> None:
    panel = window.palette_panel
    panel.tree.itemDoubleClicked.emit(item_of(panel, "Edge pool"), 0)
    added = window.controller.document.design.servers[-1]
    assert added.kind == "edge-pool"
    assert added.id in window.scene.selected_ids()
    assert window.controller.session.undo_label == "Add Edge pool"


def test_enter_places(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.palette_panel
    panel.tree.setCurrentItem(item_of(panel, "Firewall"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert window.controller.document.design.devices[-1].kind == "firewall"


def test_enter_in_the_search_places_the_first_that_is_found(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.palette_panel
    qtbot.keyClicks(panel._search, "desk phone")
    qtbot.keyClick(panel._search, Qt.Key.Key_Return)
    assert window.controller.document.design.clients[-1].name == "Desk phone"


def test_dragging_onto_a_zone_places_there(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.palette_panel
    data = panel.tree.mimeData([item_of(panel, "Desktop client")])
    assert data.hasFormat(TEMPLATE_MIME)
    box = window.scene.sync.boxes.zones["branch-lan"]
    place = window.view.mapFromScene(QPointF(box.x + box.width / 2, box.bottom - 10))
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.view.dropEvent(event)
    assert window.controller.document.design.clients[-1].zone == "branch-lan"


def test_search_shows_what_matches(window: MainWindow) -> None:
    panel = window.palette_panel
    panel._search.setText("pool")
    shown = [
        row.text(0)
        for group in groups_of(panel.tree)
        if not group.isHidden()
        for row in rows_of(group)
        if not row.isHidden()
    ]
    assert shown == ["Front End pool", "Director pool", "Edge pool", "Mediation pool"]
    panel._search.clear()
    assert not any(group.isHidden() for group in groups_of(panel.tree))


def test_notes_and_frames_are_placed_like_elements(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.palette_panel
    before = set(window.controller.document.layout.annotations)
    data = panel.tree.mimeData([item_of(panel, "Text note")])
    spot = QPointF(window.scene.bounds().right() - 20, window.scene.bounds().bottom() - 20)
    event = QDropEvent(
        QPointF(window.view.mapFromScene(spot)), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    )
    window.view.dropEvent(event)
    layout = window.controller.document.layout
    (note,) = layout.annotations.keys() - before
    assert not layout.annotations[note].is_frame
    assert abs(layout.placements[note].x - spot.x()) < 12
    assert window.controller.session.undo_label == "Add note"
    panel.tree.itemDoubleClicked.emit(item_of(panel, "Frame"), 0)
    layout = window.controller.document.layout
    (frame,) = layout.annotations.keys() - before - {note}
    assert layout.annotations[frame].is_frame
    seen = window.view.mapToScene(window.view.viewport().rect()).boundingRect()
    assert seen.contains(layout.placements[frame].x, layout.placements[frame].y)
    assert window.scene.selected_ids() == (frame,)


def test_the_search_finds_notes(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.palette_panel
    qtbot.keyClicks(panel._search, "text no")
    qtbot.keyClick(panel._search, Qt.Key.Key_Return)
    assert [note.text for note in window.controller.document.layout.annotations.values()][-1:] == ["Note"]


def test_what_has_no_box_is_added_by_enter_and_shown_in_the_properties(window: MainWindow, qtbot: QtBot) -> None:
    before = len(window.controller.document.design.certificates)
    window.scene.select_ids(("edgepool01",))
    panel = window.palette_panel
    panel.tree.setCurrentItem(item_of(panel, "Certificate"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    certificates = window.controller.document.design.certificates
    assert len(certificates) == before + 1
    assert certificates[-1].assigned_to == "edgepool01"
    assert window.inspector.element == certificates[-1].id
    assert "stands in the design tree" in window.statusBar().currentMessage()
    window.undo()
    assert len(window.controller.document.design.certificates) == before


def test_typing_finds_german_and_english_words(german: None, window: MainWindow, qtbot: QtBot) -> None:
    assert matching("Dateispeicher")[0][0] == "file-store"
    assert matching("file store")[0][0] == "file-store"
    assert matching("Zertifikat")[0][0] == "certificate"
    assert matching("gibt es nicht") == []
