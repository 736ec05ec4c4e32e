from __future__ import annotations

from planner.canvas.layers import ALL, Layer
from planner.canvas.scene import CanvasScene
from planner.canvas.traffic_words import Passage, TrafficWords
from planner.editing.moves import MoveNodes
from tests.canvas.desk import Desk

WORDS = TrafficWords(
    ports={},
    passages={
        "external-firewall": (
            Passage("outside", "perimeter", "internet", "perimeter-outer", "443/tcp"),
            Passage("perimeter", "perimeter", "perimeter-outer", "perimeter-outer", "443/tcp", is_turn=True),
        ),
        "nobody": (Passage("a", "b", "", "", "1/tcp"),),
    },
)


def test_arrows_stand_at_the_firewall_and_point_the_way_connections_are_opened(desk: Desk) -> None:
    desk.scene.set_traffic_words(WORDS)
    overlay = desk.scene.openings
    box = desk.scene.sync.boxes.nodes["external-firewall"]
    lines = {
        line.relation.target: line.points[0]
        for line in desk.scene.sync.links.values()
        if line.relation.source == "external-firewall"
    }
    found = {at: (is_in, is_out) for at, is_in, is_out in overlay.arrows}
    assert found[lines["internet"]] == (True, False)
    assert found[lines["perimeter-outer"]] == (True, True)
    assert all(box.grown(1).holds(*at) for at in found)


def test_the_plate_says_every_way_and_covers_no_box(desk: Desk) -> None:
    desk.scene.set_traffic_words(WORDS)
    (plate,) = desk.scene.openings.plates  # an element that is not drawn has none
    assert plate.rows == ("outside → perimeter   443/tcp", "perimeter ↩ perimeter   443/tcp")
    assert not any(plate.box.intersects(box) for box in desk.scene.sync.boxes.nodes.values())
    assert desk.scene.openings.boundingRect().contains(plate.box.x, plate.box.y)


def test_it_follows_its_firewall_and_goes_with_its_layer(desk: Desk) -> None:
    desk.scene.set_traffic_words(WORDS)
    before = desk.scene.openings.plates[0].box
    x, y = desk.place("external-firewall")
    desk.session.do(MoveNodes((("external-firewall", x, y + 900),)))
    assert desk.scene.openings.plates[0].box.y > before.y + 500
    desk.scene.set_layers(ALL - {Layer.OPENINGS})
    assert not desk.scene.openings.plates
    desk.scene.set_layers(ALL)
    assert desk.scene.openings.plates


def test_ports_of_a_line_are_seen_from_near_only_and_dropped_where_there_is_no_room(desk: Desk) -> None:
    link = next(key for key, item in desk.scene.sync.links.items() if item.label == "next hop")
    desk.scene.set_traffic_words(TrafficWords(ports={link: "5061/tcp"}))
    assert desk.scene.sync.links[link].label == "next hop 5061/tcp"
    wide = desk.scene.sync.links[link].label_box
    assert wide is not None
    desk.scene.set_traffic_words(TrafficWords(ports={link: "5061/tcp " * 90}))
    assert desk.scene.sync.links[link].label == "next hop"  # no room for so much: the name stays
    desk.scene.set_layers(ALL - {Layer.LABELS})
    assert desk.scene.sync.links[link].label == ""


def test_a_scene_without_words_draws_nothing(scene: CanvasScene) -> None:
    assert scene.openings.boundingRect().isEmpty()
