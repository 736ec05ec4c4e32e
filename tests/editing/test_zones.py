from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address, ip_network

import pytest

from planner.editing.zones import MoveToZone
from planner.model.clients import Client
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.interfaces import Binding, BoundService, StaticRoute
from planner.model.servers import EdgePool, FrontEndPool
from tests.editing.samples import example, small_document


def moved(document: Document, zone: str, *ids: str) -> Document:
    return MoveToZone(ids, zone).apply(document)


def test_addresses_that_do_not_fit_the_new_zone_are_dropped() -> None:
    pool = moved(small_document(), "outside", "pool").design.servers[0]
    for machine in pool.members:
        assert [(plug.zone, plug.addresses) for plug in machine.interfaces] == [("outside", ())]


def test_addresses_that_fit_stay() -> None:
    document = small_document()
    wide = replace(document.design.zones[0], subnets=(ip_network("192.0.2.0/24"),))
    document = replace(document, design=document.design.with_element(wide))
    pool = moved(document, "outside", "pool").design.servers[0]
    assert [str(machine.interfaces[0].addresses[0]) for machine in pool.members] == ["192.0.2.21", "192.0.2.22"]
    bare = replace(document.design.zones[0], subnets=())
    document = replace(document, design=document.design.with_element(bare))
    assert moved(document, "outside", "pool").design.servers[0].members[0].interfaces[0].addresses


def test_only_the_home_interface_moves() -> None:
    edge = moved(example("standard"), "perimeter-inner", "edge01").design.get("edge01")
    assert isinstance(edge, EdgePool)
    (machine,) = edge.members
    assert [plug.zone for plug in machine.interfaces] == ["perimeter-inner", "perimeter-inner"]
    assert machine.interfaces[0].gateway is None
    assert machine.interfaces[1].addresses
    # The public addresses of NAT are still those of the plan.
    assert [str(binding.published) for binding in machine.bindings] == ["203.0.113.10", "203.0.113.11", "203.0.113.12"]
    assert all(binding.addresses == () for binding in machine.bindings)


def test_bindings_and_routes_follow_their_addresses() -> None:
    document = small_document()
    pool = document.design.servers[0]
    plug = replace(
        pool.members[0].interfaces[0],
        gateway=ip_address("192.0.2.1"),
        routes=(StaticRoute(network=ip_network("198.51.100.0/24"), via=ip_address("192.0.2.2")),),
    )
    bindings = (
        Binding(service=BoundService.FRONT_END, addresses=(ip_address("192.0.2.21"),)),
        Binding(service=BoundService.MEDIATION),
    )
    machine = replace(pool.members[0], interfaces=(plug,), bindings=bindings)
    document = replace(document, design=document.design.with_element(replace(pool, members=(machine,))))
    after = moved(document, "outside", "pool").design.servers[0].members[0]
    assert after.bindings == bindings[1:]
    assert (after.interfaces[0].gateway, after.interfaces[0].routes) == (None, ())


def test_clients_devices_and_servers_without_machines_move_too() -> None:
    document = small_document()
    phone = replace(document.design.clients[0], address=ip_address("203.0.113.7"))
    empty = replace(document.design.servers[1], members=())
    document = replace(document, design=document.design.with_elements((phone, empty)))
    after = moved(document, "inside", "phone", "files", "fw").design
    client = after.get("phone")
    assert isinstance(client, Client)
    assert (client.zone, client.address) == ("inside", None)
    assert after.servers[1].members[0].interfaces[0].zone == "inside"
    assert [plug.zone for plug in after.firewalls[0].interfaces] == ["inside", "inside"]
    partner = moved(example("standard"), "internet", "partners").design.get("partners")
    assert partner.zone == "internet"


def test_what_stands_in_no_zone_and_what_is_no_zone_are_refused() -> None:
    document = small_document()
    for ids, zone in ((("inside",), "outside"), (("pool",), "files"), (("pool",), "nowhere"), (("nobody",), "inside")):
        with pytest.raises(ModelError):
            MoveToZone(ids, zone).apply(document)
    assert MoveToZone(("pool",), "inside").label == "Move to another zone"
    assert isinstance(document.design.servers[0], FrontEndPool)
