from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from planner.canvas.items.badge_item import Badge
from planner.canvas.items.path_overlay import PathStop
from planner.canvas.scene import CanvasScene
from planner.canvas.style import DARK
from planner.editing.moves import Alignment, Direction
from planner.editing.nodes import AddElements
from planner.model.clients import Client
from planner.model.document import Document
from planner.model.layout import Placement
from planner.model.zones import DnsView, Zone, ZoneKind
from tests.canvas.desk import Desk
from tests.canvas.scene_text import scene_text
from tests.editing.samples import small_document

MakeDesk = Callable[[Document], Desk]

SNAPSHOT = """\
line fw--inside fw -> inside 'inner 192.0.2.1'
line fw--outside fw -> outside 'outer 203.0.113.1'
line pool-files pool -> files 'file store'
node files 540,300 190x60 'File store' rows=0
node fw 280,100 190x60 'Firewall' rows=0 [warning 1]
node phone 30,100 190x60 'Phone' rows=0
node pool 600,100 190x110 'Front End pool' rows=2 [error 2]
zone inside 500,30 320x360 'Inside' [info 1]
zone outside 0,30 250x170 'Outside'
"""


def test_the_scene_says_what_the_document_says(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    scene.set_badges({"pool": Badge("error", 2), "fw": Badge("warning", 1), "inside": Badge("info", 1)})
    assert scene_text(scene) == SNAPSHOT


def test_badges_come_and_go(scene: CanvasScene) -> None:
    scene.show_document(small_document())
    scene.set_badges({"pool": Badge("error", 2), "gone": Badge("error", 1)})
    scene.set_badges({"pool": Badge("info", 1), "fw": Badge("warning", 3)})
    assert "'Front End pool' rows=2 [info 1]" in scene_text(scene)
    scene.set_badges({})
    assert "[" not in scene_text(scene)
    scene.set_badges({"pool": Badge("info", 1)})
    scene.show_document(Document())
    assert scene_text(scene) == "\n"


def test_an_empty_document_shows_nothing_and_can_be_used(make_desk: MakeDesk) -> None:
    desk = make_desk(Document())
    desk.view.zoom_fit()
    desk.scene.select_next()
    desk.scene.select_all()
    desk.scene.delete_selection()
    assert not desk.session.can_undo
    desk.scene.place("front-end-pool", (100, 100))
    assert len(desk.document.design.zones) == 1
    assert len(desk.document.design.servers) == 1


def test_selecting_tells_once(desk: Desk) -> None:
    spy = QSignalSpy(desk.scene.selection_changed)
    desk.scene.select_ids({"se01", "dc01"})
    assert spy.count() == 1
    assert spy.at(0) == [("dc01", "se01")]
    desk.scene.select_ids({"se01", "dc01"})
    assert spy.count() == 1


def test_selecting_all_and_walking(desk: Desk) -> None:
    desk.scene.select_all()
    design = desk.document.design
    assert set(desk.scene.selected_ids()) == {item.id for item in (*design.nodes, *design.zones)}
    order = desk.scene.reading_order()
    assert sorted(order) == sorted((*desk.scene.selected_ids(), *desk.scene.sites.items))
    desk.scene.select_ids(())
    walked: list[str] = []
    for _ in order:
        desk.scene.select_next()
        walked += desk.scene.selected_ids()
    assert walked == order
    desk.scene.select_next()
    assert desk.scene.selected_ids() == (order[0],)
    desk.scene.select_next(-1)
    assert desk.scene.selected_ids() == (order[-1],)


def test_deleting_takes_along_what_hangs_on_it(desk: Desk) -> None:
    lines = [line for line in desk.scene.sync.links.values() if "se01" in (line.relation.source, line.relation.target)]
    assert lines
    desk.scene.select_ids({"se01"})
    desk.scene.delete_selection()
    assert desk.document.design.find("se01") is None
    assert all(line.element_id not in desk.scene.sync.links for line in lines)
    desk.session.undo()
    assert desk.scene.sync.nodes["se01"].face.title == "Standard Edition server"
    assert all(line.element_id in desk.scene.sync.links for line in lines)


def test_deleting_a_line_disconnects(desk: Desk) -> None:
    desk.scene.select_ids({"external-firewall--perimeter-outer"})
    desk.scene.delete_selection()
    firewall = next(item for item in desk.document.design.firewalls if item.id == "external-firewall")
    assert {interface.zone for interface in firewall.interfaces} == {"internet"}


def test_nudges_in_a_row_are_one_step(desk: Desk) -> None:
    x, y = desk.place("se01")
    desk.scene.select_ids({"se01"})
    for _ in range(3):
        desk.scene.nudge(1, 0)
    assert desk.place("se01") == (x + 30, y)
    assert len(desk.session.undo_labels) == 1
    desk.scene.nudge(0, -1, is_fine=True)
    assert desk.place("se01") == (x + 30, y - 1)
    desk.session.undo()
    assert desk.place("se01") == (x, y)


def test_nudging_an_area_takes_its_contents_along(desk: Desk) -> None:
    before = {key: desk.place(key) for key in ("wifi", "phone-wifi")}
    desk.scene.select_ids({"wifi"})
    desk.scene.nudge(0, 1)
    assert {key: desk.place(key) for key in before} == {key: (x, y + 10) for key, (x, y) in before.items()}


def test_aligning_and_distributing_are_one_step_each(desk: Desk) -> None:
    ids = ("se01", "files01", "dc01")
    desk.scene.select_ids({"se01"})
    desk.scene.nudge(3, -2)
    desk.scene.select_ids(set(ids))
    desk.scene.align_selection(Alignment.LEFT)
    assert len({desk.place(key)[0] for key in ids}) == 1
    desk.scene.distribute_selection(Direction.VERTICALLY)
    boxes = sorted((desk.scene.sync.boxes.nodes[key] for key in ids), key=lambda box: box.y)
    assert boxes[1].y - boxes[0].bottom == boxes[2].y - boxes[1].bottom
    assert desk.session.undo_labels[:2] == ("Distribute vertically", "Align left")
    desk.scene.select_ids({"se01"})
    desk.scene.align_selection(Alignment.TOP)
    desk.scene.distribute_selection(Direction.HORIZONTALLY)
    assert len(desk.session.undo_labels) == 3


def test_a_pool_is_folded_and_unfolded(make_desk: MakeDesk) -> None:
    desk = make_desk(small_document())
    desk.scene.select_ids({"pool"})
    height = desk.scene.sync.nodes["pool"].box.height
    desk.scene.fold_selection(is_folded=True)
    assert desk.scene.sync.nodes["pool"].box.height < height
    desk.session.undo()
    assert desk.scene.sync.nodes["pool"].box.height == height


def test_the_path_stays_when_the_document_changes_and_goes_when_told(desk: Desk) -> None:
    stops = (
        PathStop("phone-wifi"),
        PathStop(None, "wifi"),
        PathStop("gone"),
        PathStop("proxy01", is_turn=True),
        PathStop("se01", is_blocked=True),
    )
    desk.scene.show_path(stops)
    assert list(desk.scene.path_stops) == [stops[0], stops[1], stops[3], stops[4]]
    desk.scene.select_ids({"se01"})
    desk.scene.delete_selection()
    assert [stop.element for stop in desk.scene.path_stops] == ["phone-wifi", None, "proxy01"]
    desk.session.undo()
    assert len(desk.scene.path_stops) == 4
    desk.view.grab()
    desk.scene.clear_path()
    assert len(desk.scene.path_stops) == 0


def test_faded_elements_and_their_lines(desk: Desk) -> None:
    desk.scene.set_faded({"se01"})
    assert desk.scene.sync.nodes["se01"].is_faded
    assert desk.scene.sync.nodes["se01"].opacity() < 1
    touched = [item for item in desk.scene.sync.links.values() if item.relation.source == "se01"]
    assert all(item.opacity() < 1 for item in touched)
    desk.scene.set_faded(())
    assert desk.scene.sync.nodes["se01"].opacity() == 1


def test_the_theme_changes_on_the_whole_scene(desk: Desk) -> None:
    desk.scene.show_path((PathStop("se01"), PathStop("dc01")))
    desk.scene.set_badges({"se01": Badge("error", 1)})
    light = desk.view.grab().toImage()
    desk.scene.set_theme(DARK)
    dark = desk.view.grab().toImage()
    assert light.pixelColor(2, 2).lightness() > 200
    assert dark.pixelColor(2, 2).lightness() < 60


def test_double_click_and_context_menu(desk: Desk, qtbot: QtBot) -> None:
    desk.view.centerOn(*desk.scene.sync.boxes.nodes["se01"].centre)
    place = desk.view.mapFromScene(QPointF(*desk.scene.sync.boxes.nodes["se01"].centre))
    with qtbot.waitSignal(desk.scene.activated) as activated:
        qtbot.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert activated.args == ["se01"]


def test_only_what_changed_is_touched(desk: Desk) -> None:
    items = dict(desk.scene.sync.nodes)
    faces = {key: item.face for key, item in items.items()}
    client = desk.document.design.get("phone-wifi")
    assert isinstance(client, Client)
    from planner.editing.nodes import RenameElement

    desk.session.do(RenameElement("phone-wifi", "Other phone"))
    assert desk.scene.sync.nodes == items
    changed = [key for key, item in items.items() if item.face is not faces[key]]
    assert changed == ["phone-wifi"]


def test_a_proposal_that_adds_selects_what_was_added(desk: Desk) -> None:
    zone = Zone(id="new", name="New", zone_kind=ZoneKind.CLOUD, view="external")
    view = DnsView(id="other", name="Other")
    edit = AddElements((view, zone), (("new", Placement(x=0, y=900)),))
    desk.scene.propose(edit, selects_added=True)
    assert desk.scene.selected_ids() == ("new",)
