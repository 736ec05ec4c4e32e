"""Everything the mouse does can be chosen from lists, from the drawing and from the design tree."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.app.window import MainWindow
from planner.editing.drawing import drawn_zone
from planner.editing.links import connections
from tests.app.conftest import AnsweringDialogs, wait_for_findings


def test_an_element_is_added_to_the_selected_zone(window: MainWindow, dialogs: AnsweringDialogs) -> None:
    zone = window.controller.document.design.zones[0]
    before = {element.id for element in window.controller.document.design.elements}
    window.scene.select_ids((zone.id,))
    dialogs.answer_with("desktop")
    window.actions_table["add-here"].trigger()
    added = [node for node in window.controller.document.design.nodes if node.id not in before]
    assert [drawn_zone(node) for node in added] == [zone.id]
    assert window.scene.selected_ids() == (added[0].id,)


def test_an_element_is_moved_to_a_zone(window: MainWindow, dialogs: AnsweringDialogs) -> None:
    design = window.controller.document.design
    client = design.clients[0]
    zone = next(zone for zone in design.zones if zone.id != client.zone)
    window.scene.select_ids((client.id,))
    dialogs.answer_with(zone.id)
    window.actions_table["move-to-zone"].trigger()
    moved = window.controller.document.design.get(client.id)
    assert drawn_zone(moved) == zone.id  # type: ignore[arg-type]  # a client


def test_only_what_can_be_connected_is_offered(window: MainWindow, dialogs: AnsweringDialogs) -> None:
    document = window.controller.document
    pairs = (
        (one.id, other.id)
        for one in document.design.servers
        for other in document.design.servers
        if connections(document, one.id, other.id)
    )
    source, target = next(pairs)
    before = len(document.design.links)
    window.scene.select_ids((source,))
    dialogs.answer_with(f":{target}")
    window.actions_table["connect-to"].trigger()
    assert window.controller.document is not document
    assert window.controller.session.can_undo
    assert len(window.controller.document.design.links) >= before


def test_the_tree_renames_deletes_and_lists_findings(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.show("tree")
    tree = window.design_tree
    firewall = window.controller.document.design.firewalls[0]
    tree.tree.setFocus()
    tree.tree.setCurrentItem(tree._items[firewall.id])
    assert window.scene.selected_ids() == (firewall.id,)
    qtbot.keyClick(tree.tree, Qt.Key.Key_F2)
    editor = tree.tree.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    qtbot.keyClicks(editor, "Outer wall")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.controller.document.design.get(firewall.id).name == "Outer wall")
    tree.tree.setCurrentItem(tree._items[firewall.id])
    qtbot.keyClick(tree.tree, Qt.Key.Key_Delete)
    assert window.controller.document.design.find(firewall.id) is None
    wait_for_findings(window, qtbot)
    group = tree.tree.topLevelItem(tree.tree.topLevelItemCount() - 1)
    assert group is not None
    assert group.text(0) == "Findings"
    latest = window.runner.latest
    assert latest is not None
    assert group.childCount() == len(latest.findings) > 0
    row = group.child(0)
    assert row is not None
    tree.tree.setCurrentItem(row)
    owner = window.controller.document.design.owner_of(latest.findings[0].element)
    assert window.inspector.element in ("", owner.id if owner is not None else "")
