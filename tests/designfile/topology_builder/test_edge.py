"""The Edge carries real addresses, and its ports say which of them serves what."""

from __future__ import annotations

import pytest

from planner.model.servers import EdgePool
from tests.designfile.topology_builder.documents import FORMATS, Box, Card, Port, Topology, imported, messages, server
from tests.designfile.topology_builder.topologies import EDGE, SE, add_edge, enterprise, standard

pytestmark = pytest.mark.parametrize("form", FORMATS)


def _edge(topology: Topology, form: str) -> EdgePool:
    pool = server(imported(topology, form), "edgepool")
    assert isinstance(pool, EdgePool)
    return pool


def _bindings(pool: EdgePool) -> list[tuple[str, list[str], str | None]]:
    return [
        (
            item.service.value,
            [str(address) for address in item.addresses],
            str(item.published) if item.published else None,
        )
        for item in pool.members[0].bindings
    ]


def test_one_name_and_one_address_behind_nat(form: str) -> None:
    pool = _edge(enterprise(), form)
    assert pool.has_single_name
    assert pool.access_fqdn == "sip.contoso.com"
    assert [member.id for member in pool.members] == ["edge01", "edge02", "edge03"]
    assert [(item.name, item.zone, str(item.addresses[0])) for item in pool.members[0].interfaces] == [
        ("external", "perimeter-outer", "198.51.100.11"),
        ("internal", "perimeter-inner", "192.0.2.11"),
    ]
    assert _bindings(pool) == [
        ("access-edge", ["198.51.100.11"], "203.0.113.11"),
        ("web-conferencing-edge", ["198.51.100.11"], "203.0.113.11"),
        ("av-edge", ["198.51.100.11"], "203.0.113.11"),
    ]
    assert [(item.service, item.port) for item in pool.ports] == [
        ("access-edge-sip", 5061),
        ("web-conferencing-edge", 444),
    ]
    assert (pool.balancing, pool.federation, pool.unconfirmed) == ("dns", True, ("balancing", "federation"))


def test_three_names_and_three_addresses(form: str) -> None:
    topology = standard()
    outside = [Card("External", f"203.0.113.{number}", number) for number in (1, 2, 3)]
    names = ("sip.contoso.com", "webcon.contoso.com", "av.contoso.com")
    boxes = [Box(None, [Card("Internal", "192.0.2.10"), *outside])]
    add_edge(topology, SE, boxes, names, (443, 443, 443), (1, 2, 3))
    pool = _edge(topology, form)
    assert (pool.access_fqdn, pool.web_conferencing_fqdn, pool.av_fqdn) == names
    assert not pool.has_single_name
    assert pool.ports == ()
    assert pool.balancing == "none"
    assert [str(address) for address in pool.members[0].interfaces[0].addresses] == [
        "203.0.113.1",
        "203.0.113.2",
        "203.0.113.3",
    ]
    assert _bindings(pool) == [
        ("access-edge", ["203.0.113.1"], None),
        ("web-conferencing-edge", ["203.0.113.2"], None),
        ("av-edge", ["203.0.113.3"], None),
    ]


def test_nat_for_the_third_address_only(form: str) -> None:
    topology = standard()
    outside = [Card("External", f"198.51.100.{number}", number) for number in (1, 2, 3)]
    outside[2].configured = "203.0.113.3"
    add_edge(topology, SE, [Box(None, outside)], numbers=(1, 2, 3))
    assert [item[2] for item in _bindings(_edge(topology, form))] == [None, None, "203.0.113.3"]


def test_all_addresses_behind_nat(form: str) -> None:
    topology = standard()
    cards = [Card("Internal"), Card("External", configured="203.0.113.9")]
    add_edge(topology, SE, [Box(None, cards)], ports=(5061, 444, 442))
    result = imported(topology, form)
    pool = server(result, "edgepool")
    assert isinstance(pool, EdgePool)
    assert all(not item.addresses for item in pool.members[0].interfaces)
    assert _bindings(pool)[2] == ("av-edge", [], "203.0.113.9")
    assert ("av-edge-stun-tcp", 442) in [(item.service, item.port) for item in pool.ports]
    assert "members" in pool.unconfirmed
    said = messages(result, "missing")
    assert f"The external addresses of '{EDGE}'" in said
    assert f"The internal addresses of '{EDGE}'" in said


def test_two_names_for_one_service_are_reported(form: str) -> None:
    topology = enterprise()
    topology.service("EdgeServer").ports[2].extra["ConfiguredFqdn"] = "fed.contoso.com"
    result = imported(topology, form)
    assert "several names ('sip.contoso.com', 'fed.contoso.com')" in messages(result, "assumed")


def test_a_missing_name_is_reported(form: str) -> None:
    topology = enterprise()
    for port in topology.service("EdgeServer").ports:
        port.extra.pop("ConfiguredFqdn", None)
    result = imported(topology, form)
    assert "The external name of the av-edge service." in messages(result, "missing")
    pool = server(result, "edgepool")
    assert isinstance(pool, EdgePool)
    assert pool.av_fqdn is None


def test_without_a_port_for_partners_there_is_no_federation(form: str) -> None:
    topology = enterprise()
    ports = topology.service("EdgeServer").ports
    ports[:] = [
        port for port in ports if (port.owner, port.usage, port.side) != ("AccessEdge", "SipServer", "External")
    ]
    result = imported(topology, form)
    pool = server(result, "edgepool")
    assert isinstance(pool, EdgePool)
    assert not pool.federation
    assert "federation" not in result.document.design.features


def test_xmpp_is_seen_by_its_port(form: str) -> None:
    topology = enterprise()
    topology.service("EdgeServer").ports.append(Port("XmppFederationProxy", "XmppServer", "External", 5269, "Tls"))
    result = imported(topology, form)
    assert "xmpp" in result.document.design.features
    assert "XMPP federation is switched on" in messages(result, "note")
