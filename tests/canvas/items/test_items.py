from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from planner.canvas.items import path_overlay
from planner.canvas.items.badge_item import Badge
from planner.canvas.items.edges import Edge, cursor_of
from planner.canvas.items.link_item import label_of, label_width, rounded_path
from planner.canvas.items.path_overlay import PathStop, note_place
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.scene import CanvasScene
from planner.canvas.style import DARK, LIGHT, Theme, font
from planner.editing.drawing import ZONE_PADDING, ZONE_TITLE, Box
from planner.editing.moves import BendLine, FoldElements
from planner.model.relations import Relation, RelationKind
from planner.model.zones import Zone, ZoneKind
from tests.canvas.desk import Desk
from tests.editing.samples import example, small_document


def painted(scene: CanvasScene, zoom: float) -> QImage:
    place = scene.bounds()
    image = QImage(int(place.width() * zoom), int(place.height() * zoom), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), place)
    painter.end()
    return image


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("zoom", [0.05, 0.2, 0.5, 1.0, 2.0])
def test_everything_is_painted_at_every_zoom(scene: CanvasScene, theme: Theme, zoom: float) -> None:
    scene.set_theme(theme)
    scene.show_document(FoldElements(("pool",)).apply(small_document()))
    badges = {"pool": Badge("error", 2), "fw": Badge("warning", 120), "inside": Badge("info", 1)}
    scene.set_badges(badges)
    scene.show_path([PathStop("phone"), PathStop("fw", is_turn=True), PathStop("pool", is_blocked=True)])
    scene.select_all()
    image = painted(scene, zoom)
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 2


def test_an_item_says_who_it_is(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    node = scene.sync.nodes["pool"]
    assert node.toolTip() == "Front End pool, Front End pool, pool.contoso.com"
    assert node.shape().contains(QPointF(5, 5))
    assert node.boundingRect().contains(QRectF(0, 0, node.box.width, node.box.height))
    assert scene.sync.links["pool-files"].toolTip() == "file store"


def test_handles_are_on_the_sides_of_a_box(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    node = scene.sync.nodes["pool"]
    assert node.handle_at(QPointF(node.box.right + 4, node.box.y + 30)) == QPointF(node.box.right, node.box.y + 30)
    assert node.handle_at(QPointF(*node.box.centre)) is None


def test_edges_of_an_area(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    zone = scene.sync.zones["inside"]
    box = zone.box
    assert zone.edges_at(QPointF(box.x, box.y)) == Edge.LEFT | Edge.TOP
    assert zone.edges_at(QPointF(box.right, box.centre[1])) == Edge.RIGHT
    assert zone.edges_at(QPointF(*box.centre)) == Edge.NONE
    assert zone.edges_at(QPointF(box.x - 100, box.y)) == Edge.NONE
    assert zone.is_title_at(QPointF(box.x + 50, box.y + 20))
    assert not zone.is_title_at(QPointF(box.x + 50, box.y + 60))
    assert cursor_of(Edge.NONE) is None
    assert zone.title_box().width < box.width


def test_a_small_area_lies_above_a_large_one(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    assert scene.sync.zones["outside"].zValue() > scene.sync.zones["inside"].zValue()


def test_lines_say_what_they_mean() -> None:
    kinds = {
        RelationKind.LINK: ("next-hop", "next hop"),
        RelationKind.BALANCES: ("web-external", "balances"),
        RelationKind.PUBLISHES: ("publishes", "publishes"),
        RelationKind.ATTACHMENT: ("outer", "outer"),
    }
    for kind, (label, words) in kinds.items():
        assert label_of(Relation("r", kind, "a", "b", label)) == words
    assert label_width("a long label") > label_width("a")


def test_bends_by_hand_are_followed(scene: CanvasScene) -> None:
    document = BendLine("pool-files", ((900.0, 250.0),)).apply(small_document())
    scene.show_document(document)
    assert any(point == (900.0, 250.0) or point[0] == 900.0 for point in scene.sync.links["pool-files"].points)


def test_corners_are_round_and_ends_stay() -> None:
    path = rounded_path(((0, 0), (50, 0), (50, 50)))
    assert path.elementAt(0).x == 0
    assert path.currentPosition() == QPointF(50, 50)
    assert not path.contains(QPointF(50, 0))


def test_badges_speak(scene: CanvasScene) -> None:
    scene.show_document(example("standard"))
    scene.set_badges({"se01": Badge("error", 1), "dc01": Badge("warning", 2), "lan": Badge("info", 3, "Three notes")})
    tips = {item.toolTip() for item in scene.items() if type(item).__name__ == "BadgeItem"}
    assert tips == {"1 error", "2 warnings", "Three notes"}


def test_a_note_stands_where_it_is_seen_and_hides_no_other_stop() -> None:
    size, wide = QSizeF(200, 60), QRectF(-1000, -1000, 2000, 2000)
    usual = note_place(size, [], wide)
    assert usual.left() > 0
    assert usual.bottom() < 0
    below = note_place(size, [usual.center()], wide)
    assert below.left() > 0
    assert below.top() > 0
    left = note_place(size, [usual.center(), below.center()], wide)
    assert left.right() < 0
    assert left.bottom() < 0
    at_the_left_edge = QRectF(-50, -1000, 1000, 2000)
    assert note_place(size, [usual.center(), below.center()], at_the_left_edge).left() > 0


@pytest.mark.parametrize("zoom", [0.3, 0.41, 0.6, 1.0, 1.7])
def test_a_note_is_seen_whole_however_the_drawing_is_looked_at(
    zoom: float, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: list[QRectF] = []

    def place(size: QSizeF, stops: list[QPointF], room: QRectF) -> QRectF:
        rooms.append(room)
        return note_place(size, stops, room)

    monkeypatch.setattr(path_overlay, "note_place", place)
    desk.scene.show_document(example("standard"))
    turn = PathStop("proxy01", is_turn=True, note="Turn: the client and the backend are both inside.")
    desk.scene.show_path([PathStop("phone-wifi"), turn, PathStop("se01")])
    desk.view.set_zoom(zoom)
    desk.view.grab()
    mark = desk.scene.sync.boxes.nodes["proxy01"]
    scale = min(max(1 / zoom, 1.0), 2.4)
    seen = desk.view.mapToScene(desk.view.viewport().rect()).boundingRect()
    assert rooms
    for room in rooms:
        assert room.width() * scale == pytest.approx(seen.width(), abs=3 / zoom)
        assert room.left() * scale + mark.x + 4 == pytest.approx(seen.left(), abs=3 / zoom)
        assert room.top() * scale + mark.y == pytest.approx(seen.top(), abs=3 / zoom)


spots = st.floats(-400, 400)


@given(spots, spots, st.lists(st.builds(QPointF, spots, spots), max_size=6))
def test_a_note_is_wholly_in_what_is_seen_where_that_has_room(x: float, y: float, stops: list[QPointF]) -> None:
    room = QRectF(x, y, 420, 200)
    assert room.contains(note_place(QSizeF(250, 60), stops, room))


@pytest.mark.parametrize("name", ["Internet", "Perimeter, proxy outside", "Line to the branch in the north", "W" * 60])
@pytest.mark.parametrize("zoom", [0.13, 0.2, 0.34, 0.44])
def test_the_far_name_of_an_area_fits_above_its_contents(name: str, zoom: float, qapp: QApplication) -> None:
    box = Box(0, 0, 250, 300)
    item = ZoneItem(Zone(id="z", name=name, zone_kind=ZoneKind.INTERNAL, view="v"), box, LIGHT)
    size, words = item._far_name(round(12 / zoom))
    room = QRectF(0, 0, box.width - 20, 10_000)
    wrap = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    needed = QFontMetricsF(font(size, is_bold=True)).boundingRect(room, int(wrap), words)
    assert needed.height() <= ZONE_TITLE + ZONE_PADDING - 6, "the second line would be cut by the first box"
    assert words == name or words.endswith("…")
