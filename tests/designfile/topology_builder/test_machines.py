"""0.0.0.0 means all addresses; a real address is kept with what is bound to it."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest

from planner.model.interfaces import Side
from planner.model.servers import Machine
from tests.designfile.topology_builder.documents import (
    ALL,
    FORMATS,
    Box,
    Card,
    Cluster,
    Service,
    imported,
    messages,
    server,
)
from tests.designfile.topology_builder.topologies import GATEWAY, MEDIATION, POOL, enterprise

pytestmark = pytest.mark.parametrize("form", FORMATS)


def _first(form: str, cards: list[Card]) -> Machine:
    topology = enterprise()
    topology.cluster(POOL).boxes[0].cards = cards
    return server(imported(topology, form), "pool01").members[0]


def test_all_addresses_are_no_addresses(form: str) -> None:
    machine = _first(form, [Card("Primary"), Card("External"), Card("Pstn")])
    assert [(item.name, item.zone, item.addresses) for item in machine.interfaces] == [("lan", "lan", ())]
    assert [(item.service, item.addresses) for item in machine.bindings] == [("front-end", ()), ("mediation", ())]


@pytest.mark.parametrize("nothing", [ALL, "::"])
def test_they_are_reported_as_missing(form: str, nothing: str) -> None:
    topology = enterprise()
    for box in topology.cluster(POOL).boxes:
        box.cards = [Card("Primary", nothing)]
    result = imported(topology, form)
    assert "The addresses of 'FE01.contoso.com', 'FE02.contoso.com'" in messages(result, "missing")
    assert "members" in server(result, "pool01").unconfirmed


def test_a_real_address_is_bound(form: str) -> None:
    machine = _first(form, [Card("Primary", "192.0.2.50"), Card("Pstn", "192.0.2.50")])
    address = IPv4Address("192.0.2.50")
    assert [(item.name, item.addresses) for item in machine.interfaces] == [("lan", (address,))]
    assert [item.addresses for item in machine.bindings] == [(address,), (address,)]


def test_an_address_for_the_pstn_side_is_an_interface_of_its_own(form: str) -> None:
    machine = _first(form, [Card("Primary", "192.0.2.50"), Card("Pstn", "192.0.2.60")])
    assert [(item.name, item.side, str(item.addresses[0])) for item in machine.interfaces] == [
        ("lan", Side.PRIMARY, "192.0.2.50"),
        ("pstn", Side.PSTN, "192.0.2.60"),
    ]
    assert [str(item.addresses[0]) for item in machine.bindings] == ["192.0.2.50", "192.0.2.60"]


def test_a_gateway_may_be_named_by_its_address(form: str) -> None:
    topology = enterprise()
    topology.cluster(GATEWAY).fqdn = "192.0.2.99"
    topology.cluster("192.0.2.99").boxes = [Box(None)]
    topology.service("PstnGateway").cluster = "192.0.2.99"
    gateway = server(imported(topology, form), "192-0-2-99")
    assert [str(item) for item in gateway.members[0].interfaces[0].addresses] == ["192.0.2.99"]
    assert gateway.unconfirmed == ()


def test_a_single_server_has_one_name_and_two_ids(form: str) -> None:
    topology = enterprise()
    topology.clusters.append(Cluster(MEDIATION, [Box(MEDIATION)]))
    topology.services.append(Service("MediationServer", MEDIATION))
    pool = server(imported(topology, form), "med01")
    assert [(item.id, item.fqdn) for item in pool.members] == [("med01-server", MEDIATION)]
    assert [item.service for item in pool.members[0].bindings] == ["mediation"]
