"""The design tree lists everything, can be searched, and does by keyboard what the canvas does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.panels.tree import DesignTree
from planner.app.window import MainWindow
from planner.editing.lists import SetField
from planner.editing.nodes import RenameElement
from tests.app.conftest import wait_for_findings


def tree_of(window: MainWindow) -> DesignTree:
    window.docks.show("tree")
    return window.design_tree


def test_every_element_is_listed(window: MainWindow) -> None:
    tree = tree_of(window)
    assert set(tree._items) == {element.id for element in window.controller.document.design.elements}


def test_choosing_selects_on_the_canvas(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    tree.tree.setCurrentItem(tree._items["pool01"])
    assert window.scene.selected_ids() == ("pool01",)
    assert window.inspector.element == "pool01"


def test_what_is_not_drawn_shows_in_the_inspector(window: MainWindow) -> None:
    tree = tree_of(window)
    tree.tree.setCurrentItem(tree._items["route-all"])
    assert window.inspector.element == "route-all"


def test_selecting_on_the_canvas_marks_the_row(window: MainWindow) -> None:
    tree = tree_of(window)
    window.scene.select_ids(("edgepool01",))
    current = tree.tree.currentItem()
    assert current is tree._items["edgepool01"]


def test_the_tree_follows_edits(window: MainWindow) -> None:
    tree = tree_of(window)
    window.controller.do(RenameElement("pool01", "Main pool"))
    assert tree._items["pool01"].text(0) == "Main pool"


def test_delete_deletes_the_chosen_row(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    tree.tree.setCurrentItem(tree._items["guest-browser"])
    qtbot.keyClick(tree.tree, Qt.Key.Key_Delete)
    assert window.controller.document.design.find("guest-browser") is None
    assert "guest-browser" not in tree._items


def test_search_finds_names_ids_and_addresses(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    for text, wanted in (("edge pool", "edgepool01"), ("sba01", "sba01"), ("192.0.2.80", "gateway01")):
        tree._search.setText(text)
        assert not tree._items[wanted].isHidden()
        assert tree._items["files01"].isHidden()
    tree._search.setText("edge pool")
    qtbot.keyClick(tree._search, Qt.Key.Key_Return)
    assert window.inspector.element == "edgepool01"


def test_findings_are_spoken(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    window.controller.do(SetField("proxy01", ("hairpin",), False))
    wait_for_findings(window, qtbot)
    spoken = tree._items["proxy01"].data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Reverse proxy, ")
    assert "Error: " in spoken


def test_several_rows_are_chosen_aligned_moved_and_deleted_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    tree.tree.setFocus()
    tree.tree.setCurrentItem(tree._items["pool01"])
    below = tree.tree.itemBelow(tree._items["pool01"])
    second = tree._id_of(below)
    qtbot.keyClick(tree.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(window.scene.selected_ids()) == {"pool01", second}
    assert {tree._id_of(item) for item in tree.tree.selectedItems()} == {"pool01", second}
    window.actions_table["align-left"].trigger()
    placements = window.controller.document.layout.placements
    assert placements["pool01"].x == placements[second].x
    qtbot.keyClick(tree.tree, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = window.controller.document.layout.placements
    assert [moved[key].x - placements[key].x for key in ("pool01", second)] == [10, 10]
    large = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tree.tree, Qt.Key.Key_Down, large)
    assert window.controller.document.layout.placements["pool01"].y - moved["pool01"].y == 50
    assert set(window.scene.selected_ids()) == {"pool01", second}
    qtbot.keyClick(tree.tree, Qt.Key.Key_Delete)
    assert window.controller.document.design.find("pool01") is None
    assert window.controller.document.design.find(second) is None
    window.undo()
    assert window.controller.document.design.find("pool01") is not None


def test_a_plain_step_chooses_one_again_and_several_on_the_drawing_mark_several_rows(
    window: MainWindow, qtbot: QtBot
) -> None:
    tree = tree_of(window)
    window.scene.select_ids(("pool01", "edgepool01", "lan"))
    assert {tree._id_of(item) for item in tree.tree.selectedItems()} == {"pool01", "edgepool01", "lan"}
    tree.tree.setCurrentItem(tree._items["proxy01"])
    assert window.scene.selected_ids() == ("proxy01",)
    assert [tree._id_of(item) for item in tree.tree.selectedItems()] == ["proxy01"]
    assert window.inspector.element == "proxy01"


def test_a_link_is_bent_from_the_tree(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    link = next(item for item in window.controller.document.design.links if item.id in window.scene.sync.links)
    tree.tree.setCurrentItem(tree._items[link.id])
    assert window.scene.selected_ids() == (link.id,)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(tree.tree, key, Qt.KeyboardModifier.AltModifier)
    assert link.id in window.controller.document.layout.bends
