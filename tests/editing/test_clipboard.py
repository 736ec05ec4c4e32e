from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.editing.annotations import AddAnnotation
from planner.editing.clipboard import (
    FORMAT,
    MAX_LENGTH,
    ClipboardError,
    copy,
    duplicate,
    is_fragment,
    paste,
    read_fragment,
)
from planner.editing.drawing import drawn_zone
from planner.editing.duplicating import fresh_copy
from planner.editing.fresh import addresses_in_use, hosts_in_use
from planner.model.design import Design
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Annotation, Placement
from planner.model.servers import FrontEndPool
from planner.model.zones import DnsView, Zone, ZoneKind
from tests.editing.samples import example, small_document


def added(before: Document, after: Document) -> dict[str, Any]:
    return {item.id: item for item in after.design.elements if item.id not in before.design.all_ids}


def test_copies_have_fresh_ids_names_hosts_and_addresses_and_keep_inner_links() -> None:
    document = small_document()
    after = duplicate(document, frozenset({"pool", "files"})).apply(document)
    new = added(document, after)
    assert set(new) == {"pool-2", "files-2", "pool-files-2"}
    pool = new["pool-2"]
    assert (pool.name, pool.fqdn) == ("Front End pool 2", "pool2.contoso.com")
    assert [machine.id for machine in pool.members] == ["fe03", "fe04"]
    assert [machine.fqdn for machine in pool.members] == ["fe03.contoso.com", "fe04.contoso.com"]
    assert [str(machine.interfaces[0].addresses[0]) for machine in pool.members] == ["192.0.2.11", "192.0.2.12"]
    assert (new["pool-files-2"].source, new["pool-files-2"].target) == ("pool-2", "files-2")
    places = after.layout.placements
    assert (places["pool-2"].x, places["pool-2"].y) == (640, 140)
    assert (places["files-2"].x, places["files-2"].y) == (580, 340)


def test_nothing_of_a_duplicated_design_clashes() -> None:
    document = example("enterprise")
    everything = frozenset(node.id for node in document.design.nodes)
    after = duplicate(document, everything).apply(document).design
    hosts = [server.fqdn for server in after.servers if len(server.members) != 1]
    hosts += [machine.fqdn for server in after.servers for machine in server.members]
    assert len(hosts) == len(set(hosts))
    addresses = [
        address
        for server in after.servers
        for machine in server.members
        for interface in machine.interfaces
        for address in interface.addresses
    ]
    addresses += [vip.address for balancer in after.load_balancers for vip in balancer.vips]
    addresses += [item for device in after.devices for plug in device.interfaces for item in plug.addresses]
    assert len(addresses) == len(set(addresses))
    assert hosts_in_use(document.design) < hosts_in_use(after)
    assert addresses_in_use(document.design) < addresses_in_use(after)
    assert len([pool for pool in after.servers_of(FrontEndPool) if pool.holds_cms]) == 1


def test_a_single_server_and_its_machine_keep_one_name() -> None:
    document = example("standard")
    new = added(document, duplicate(document, frozenset({"se01"})).apply(document))
    server = new["se02"]
    assert server.fqdn == server.members[0].fqdn == "se02.contoso.com"
    assert server.web.external_fqdn == "webext2.contoso.com"


def test_an_area_is_copied_with_what_was_chosen_in_it() -> None:
    document = small_document()
    after = duplicate(document, frozenset({"inside", "pool"})).apply(document)
    new = added(document, after)
    assert set(new) == {"inside-2", "pool-2"}
    assert drawn_zone(new["pool-2"]) == "inside-2"


def test_pasting_at_a_place_into_a_zone_moves_the_copies_there() -> None:
    document = small_document()
    text = copy(document, frozenset({"phone", "files", "fw"}))
    after = paste(text, (1000, 2000), "inside").apply(document)
    new = added(document, after)
    assert {key: drawn_zone(item) for key, item in new.items()} == {
        "phone-2": "inside",
        "files-2": "inside",
        "fw-2": None,
    }
    places = [(after.layout.placements[key].x, after.layout.placements[key].y) for key in new]
    assert (min(x for x, _ in places), min(y for _, y in places)) == (1000, 2000)


def test_another_window_gets_the_zones_and_views_along() -> None:
    text = copy(small_document(), frozenset({"pool", "phone"}))
    after = paste(text).apply(Document()).design
    assert {element.id for element in after.elements} == {"pool", "phone", "inside", "outside", "dns"}
    phone = after.clients[0]
    assert (phone.zone, phone.home) == ("outside", "pool")


def test_what_the_other_window_does_not_have_is_left_out() -> None:
    document = small_document()
    text = copy(document, frozenset({"phone"}))
    after = paste(text).apply(Document()).design
    assert after.clients[0].home is None
    assert after.sites == ()


def test_a_zone_of_the_same_id_is_used_where_it_is_there() -> None:
    zone = Zone(id="inside", name="Mine", zone_kind=ZoneKind.INTERNAL, view="v")
    target = Document(design=Design(dns_views=(DnsView(id="v", name="V"),), zones=(zone,)))
    after = paste(copy(small_document(), frozenset({"files"}))).apply(target).design
    assert [item.id for item in after.zones] == ["inside"]
    assert after.zones[0] is zone


def test_elements_without_places_are_pasted_too() -> None:
    document = replace(small_document(), layout=Document().layout)
    after = duplicate(document, frozenset({"pool"})).apply(document)
    assert after.layout.placements == {}


BROKEN: list[dict[str, Any]] = [
    {"elements": 7},
    {"elements": [7]},
    {"elements": [{"kind": "teapot"}]},
    {"elements": [{"kind": "zone", "id": "z"}]},
    {"elements": [{"kind": "client", "id": "c", "name": "C", "zone": "z", "device": "teapot"}]},
    {"elements": [{"kind": "client", "id": "c", "name": "C", "zone": "z", "enterprise_voice": 1}]},
    {"elements": [{"kind": "client", "id": "c", "name": "C", "zone": "z", "address": "999.1.1.1"}]},
    {"elements": [{"kind": "client", "id": "c", "name": "C", "zone": "z", "platforms": "ios"}]},
    {"elements": [{"kind": "client", "id": "C C", "name": "C", "zone": "z"}]},
    {"elements": [{"kind": "zone", "id": "z", "name": "Z", "zone_kind": "wifi", "view": "v", "extra": 1}]},
    {"context": [{"kind": "client", "id": "c", "name": "C", "zone": "z"}]},
    {"placements": []},
    {
        "elements": [{"kind": "dns-view", "id": "v", "name": "V"}],
        "placements": {"v": {"x": 1e30, "y": 0}},
    },
    {"version": 99},
    {"format": "other"},
]


@pytest.mark.parametrize("change", BROKEN, ids=lambda change: json.dumps(change)[:60])
def test_a_broken_fragment_is_refused(change: dict[str, Any]) -> None:
    good = {"format": FORMAT, "version": 1, "elements": [], "context": [], "placements": {}}
    assert read_fragment(json.dumps(good)).elements == ()
    with pytest.raises(ClipboardError):
        read_fragment(json.dumps({**good, **change}))


@pytest.mark.parametrize("text", ["", "hello", "[]", "7", "{", "[" * 100_000, " " * (MAX_LENGTH + 1)])
def test_other_texts_are_refused(text: str) -> None:
    assert not is_fragment(text)
    with pytest.raises(ClipboardError):
        paste(text)


@given(st.data())
def test_a_fragment_with_a_changed_value_is_refused_or_pasted_whole(data: st.DataObject) -> None:
    document = small_document()
    plain = json.loads(copy(document, frozenset({"pool", "files", "fw", "inside"})))
    element = data.draw(st.sampled_from(plain["elements"]))
    key = data.draw(st.sampled_from(sorted(element)))
    element[key] = data.draw(st.none() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({}))
    try:
        after = paste(json.dumps(plain)).apply(document)
    except ModelError:
        return
    assert after.design.all_ids >= document.design.all_ids


def test_a_copy_of_nothing_is_nothing() -> None:
    copies, names = fresh_copy((), small_document().design)
    assert copies == ()
    assert names == {}
    document = small_document()
    assert paste(copy(document, frozenset())).apply(document).design == document.design


def test_broken_notes_are_refused_in_words() -> None:
    plain = json.loads(copy(small_document(), frozenset({"pool"})))
    broken: tuple[object, ...] = (
        [],
        {"note-1": {"text": 5}},
        {"note-1": {"text": "x" * 20_000}},
        {"note-1": {"colour": "red"}},
    )
    for notes in broken:
        with pytest.raises(ClipboardError):
            read_fragment(json.dumps({**plain, "annotations": notes}))


def test_a_note_gets_a_name_that_neither_note_nor_element_has() -> None:
    document = small_document()
    note = AddAnnotation("note-1", Annotation(text="Here"), Placement(x=0, y=0))
    text = copy(note.apply(document), frozenset({"note-1"}))
    after = paste(text).apply(paste(text).apply(document))
    assert set(after.layout.annotations) == {"note-1", "note-2"}
