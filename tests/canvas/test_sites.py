"""Sites on the canvas: seen, chosen by their heads, moved, folded and copied with all that stands on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from planner.canvas.layers import ALL, Layer
from planner.canvas.name_editor import NameEditor
from planner.model.document import Document
from tests.canvas.desk import Desk
from tests.editing.samples import example

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(name="pair")
def _pair(make_desk: Callable[[Document], Desk]) -> Desk:
    return make_desk(example("paired-pools"))


def head_of(desk: Desk, site: str) -> QPointF:
    head = desk.scene.sites.items[site].head_box()
    desk.look_at(*head.centre)
    return QPointF(head.x + 30, head.y + 8)


def test_dragging_the_head_takes_zones_elements_and_inner_firewalls_along(pair: Desk) -> None:
    start = head_of(pair, "west")
    before = {key: (place.x, place.y) for key, place in pair.document.layout.placements.items()}
    ground = pair.scene.sites.items["west"].box
    pair.press(start)
    pair.move(start + QPointF(30, 40), ALT)
    assert pair.scene.sites.items["west"].box.x == pytest.approx(ground.x + 30)
    pair.release(start + QPointF(60, 80), ALT)
    moved = {key for key, place in pair.document.layout.placements.items() if (place.x, place.y) != before[key]}
    assert {"lan-west", "wifi-west", "perimeter-edge-west", "pool02", "edgepool02", "phone-wifi-west"} <= moved
    assert "west" not in pair.document.layout.placements
    assert not moved & {"lan-east", "pool01", "internet", "wan", "phone-cellular"}
    firewalls = {device.id for device in pair.document.design.devices if device.name == "Internal firewall West"}
    assert firewalls <= moved
    assert {(pair.place(key)[0] - before[key][0], pair.place(key)[1] - before[key][1]) for key in moved} == {(60, 80)}
    assert len(pair.session.undo_labels) == 1
    assert pair.scene.sites.items["west"].box == ground.moved(60, 80)
    pair.session.undo()
    assert pair.scene.sites.items["west"].box == ground


def marked_grounds(desk: Desk) -> set[str]:
    return {key for key, item in desk.scene.sites.items.items() if item.is_target}


def test_a_zone_that_is_dropped_on_a_ground_joins_the_site(pair: Desk) -> None:
    zone = pair.scene.sync.zones["wifi-west"]
    ground = pair.scene.sites.items["east"].box
    pair.view.scale(0.4, 0.4)
    pair.look_at(*ground.centre)
    start = QPointF(zone.box.x + 60, zone.box.y + 12)
    end = start + QPointF(0.0, ground.y + ground.height / 2 - zone.box.centre[1])
    pair.press(start)
    pair.move(end, ALT)
    assert marked_grounds(pair) == {"east"}
    pair.release(end, ALT)
    assert pair.document.design.get("wifi-west").site == "east"
    assert marked_grounds(pair) == set()
    assert pair.session.undo_labels == ("Move to another site",)
    pair.session.undo()
    assert pair.document.design.get("wifi-west").site == "west"


def test_a_new_zone_on_a_ground_belongs_to_the_site_and_the_internet_to_none(pair: Desk) -> None:
    ground = pair.scene.sites.items["east"].box
    known = {zone.id for zone in pair.document.design.zones}
    at = (ground.x + 40, ground.y + ground.height / 2)
    pair.scene.place("zone-internal", at)
    (made,) = (zone for zone in pair.document.design.zones if zone.id not in known)
    assert made.site == "east"


def test_escape_gives_a_drag_of_a_site_up(pair: Desk, qtbot: QtBot) -> None:
    ground = pair.scene.sites.items["west"].box
    start = head_of(pair, "west")
    pair.press(start)
    pair.move(start + QPointF(50, 50), ALT)
    qtbot.keyClick(pair.view, Qt.Key.Key_Escape)
    assert pair.scene.sites.items["west"].box == ground
    assert not pair.session.can_undo


def test_keys_move_rename_and_walk_to_sites(pair: Desk, qtbot: QtBot) -> None:
    order = pair.scene.reading_order()
    assert order.index("east") < order.index("lan-east")
    assert order[order.index("east") + 1].endswith("-east")
    pair.scene.select_ids({"east"})
    x, y = pair.place("lan-east")
    qtbot.keyClick(pair.view, Qt.Key.Key_Right)
    assert pair.place("lan-east") == (x + 10, y)
    assert pair.place("lan-west") != pair.place("lan-east")
    qtbot.keyClick(pair.view, Qt.Key.Key_F2)
    editor = pair.view.findChild(NameEditor)
    assert editor is not None
    editor.setText("Ost")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert pair.document.design.get("east").name == "Ost"
    assert pair.scene.sites.items["east"].site.name == "Ost"


def test_only_the_head_is_hit_and_zones_come_first(pair: Desk) -> None:
    ground = pair.scene.sites.items["east"].box
    empty = QPointF(ground.right - 5, ground.bottom - 4)
    pair.look_at(empty.x(), empty.y())
    pair.drag(empty)
    assert pair.scene.selected_ids() == ()
    pair.drag(head_of(pair, "east"))
    assert pair.scene.selected_ids() == ("east",)
    zone = pair.scene.sync.boxes.zones["perimeter-edge-east"]
    pair.look_at(zone.x, zone.y)
    pair.drag(QPointF(zone.x + 60, zone.y + 20))
    assert pair.scene.selected_ids() == ("perimeter-edge-east",)


def test_folding_and_locking_a_site_mean_its_zones(pair: Desk) -> None:
    pair.scene.select_ids({"west"})
    pair.scene.fold_selection(is_folded=True)
    placements = pair.document.layout.placements
    assert {key for key, place in placements.items() if place.is_folded} == {
        "perimeter-edge-west",
        "perimeter-outer-west",
        "perimeter-inner-west",
        "lan-west",
        "wifi-west",
    }
    assert "west" not in placements


def test_a_site_is_duplicated_with_all_that_stands_on_it(pair: Desk) -> None:
    pair.scene.select_ids({"west"})
    pair.view.duplicate_selection()
    design = pair.document.design
    assert [site.name for site in design.sites] == ["East", "West", "West 2"]
    copies = [zone for zone in design.zones if zone.site == design.sites[-1].id]
    assert len(copies) == 5
    assert design.sites[-1].id in pair.scene.sites.items
    assert len(pair.session.undo_labels) == 1


def test_deleting_a_site_takes_the_ground_and_leaves_the_rest(pair: Desk) -> None:
    count = len(pair.document.design.zones)
    pair.scene.select_ids({"west"})
    pair.scene.delete_selection()
    assert "west" not in pair.scene.sites.items
    assert len(pair.document.design.zones) == count


def test_the_layer_hides_the_grounds(pair: Desk) -> None:
    pair.scene.set_layers(ALL - {Layer.SITES})
    assert not pair.scene.sites.items
    pair.scene.set_layers(ALL)
    assert set(pair.scene.sites.items) == {"east", "west"}


def test_names_of_sites_are_kept_free_of_labels(make_desk: Callable[[Document], Desk]) -> None:
    desk = make_desk(example("enterprise"))
    for item in desk.scene.sites.items.values():
        for link in desk.scene.sync.links.values():
            box = link.label_box
            assert box is None or not box.intersects(item.head_box()), (item.element_id, link.label)
