from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF

from planner.canvas.scene import CanvasScene
from planner.editing.links import Connection
from planner.editing.removal import RemoveElements
from planner.model.links import LinkKind
from tests.canvas.desk import Desk


def centre(desk: Desk, element_id: str) -> QPointF:
    box = desk.scene.sync.boxes.nodes[element_id]
    return QPointF(*box.centre)


def handle(desk: Desk, element_id: str) -> QPointF:
    item = desk.scene.sync.nodes[element_id]
    return item.mapToScene(item.handles()[1])


def links(desk: Desk) -> set[tuple[str, str, LinkKind]]:
    return {(link.source, link.target, link.link_kind) for link in desk.document.design.links}


def test_a_drag_from_a_handle_connects(desk: Desk) -> None:
    before = links(desk)
    file_link = next(link for link in desk.document.design.links if link.target == "files01")
    desk.session.do(RemoveElements(frozenset({file_link.id})))
    desk.view.centerOn(centre(desk, "se01"))
    desk.drag(handle(desk, "se01"), centre(desk, "dc01"), centre(desk, "files01"))
    assert links(desk) == before


def test_what_a_line_could_mean_is_asked_when_there_are_several_answers(desk: Desk) -> None:
    asked: list[Sequence[Connection]] = []

    def choose(found: Sequence[Connection], place: QPoint) -> Connection:
        asked.append(found)
        return found[1]

    desk.scene.place("sql-server", (1600, 900))
    sql = desk.scene.selected_ids()[0]
    desk.scene.choose_connection = choose
    desk.scene.connect_elements("se01", sql)
    assert len(asked) == 1
    assert ("se01", sql, LinkKind.MONITORING) in links(desk)


def test_a_closed_menu_connects_nothing(desk: Desk) -> None:
    desk.scene.place("sql-server", (1600, 900))
    sql = desk.scene.selected_ids()[0]
    before = desk.document
    desk.scene.choose_connection = lambda found, place: None
    desk.scene.connect_elements("se01", sql)
    assert desk.document is before


def test_what_cannot_be_connected_says_so(desk: Desk) -> None:
    desk.scene.connect_elements("phone-wifi", "phone-cellular")
    assert "cannot be connected" in desk.messages[-1]
    assert not desk.session.can_undo


def test_a_firewall_dropped_on_an_area_gets_an_interface_there(desk: Desk) -> None:
    desk.view.set_zoom(0.4)
    area = desk.scene.sync.boxes.zones["cellular"]
    desk.view.centerOn(centre(desk, "external-firewall"))
    desk.drag(handle(desk, "external-firewall"), QPointF(area.x + 60, area.y + 60), QPointF(area.x + 100, area.y + 60))
    firewall = next(device for device in desk.document.design.firewalls if device.id == "external-firewall")
    assert "cellular" in {interface.zone for interface in firewall.interfaces}
    assert "external-firewall--cellular" in desk.scene.sync.links


def test_letting_go_over_nothing_connects_nothing(desk: Desk) -> None:
    desk.view.centerOn(centre(desk, "se01"))
    start = handle(desk, "se01")
    desk.drag(start, QPointF(start.x() + 20, start.y()), QPointF(start.x() + 30, start.y() + 2000))
    assert not desk.session.can_undo


def test_two_elements_are_connected_by_keyboard(desk: Desk) -> None:
    scene: CanvasScene = desk.scene
    scene.place("file-store", (1600, 900))
    store = scene.selected_ids()[0]
    scene.select_ids({"se01"})
    scene.connect_selection()
    assert scene.is_connecting
    while scene.selected_ids() != (store,):
        scene.select_next()
    scene.finish_connecting()
    assert ("se01", store, LinkKind.FILE_STORE) in links(desk)
    assert not scene.is_connecting


def test_two_selected_elements_are_connected_at_once(desk: Desk) -> None:
    desk.scene.place("file-store", (1600, 900))
    store = desk.scene.selected_ids()[0]
    desk.scene.select_ids({"se01", store})
    desk.scene.connect_selection()
    assert ("se01", store, LinkKind.FILE_STORE) in links(desk)
