"""Only a port that differs from the catalog goes into the design."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.designfile.topology_builder.ports import all_services
from planner.model.servers import FrontEndPool
from tests.designfile.topology_builder.documents import Port, Topology, imported, messages, server
from tests.designfile.topology_builder.topologies import DIRECTOR, POOL, enterprise, with_director


def _ports(topology: Topology, name: str = "pool01") -> list[tuple[str, int, int]]:
    return [(item.service, item.port, item.count) for item in server(imported(topology), name).ports]


def _port(topology: Topology, role: str, owner: str, usage: str, side: str = "Primary", protocol: str = "") -> Port:
    return next(
        port
        for port in topology.service(role).ports
        if (port.owner, port.usage, port.side) == (owner, usage, side) and protocol in ("", port.protocol)
    )


def test_every_service_named_here_is_in_the_catalog() -> None:
    catalog = load_catalog()
    for name in all_services():
        catalog.service(name)


def test_defaults_are_not_written() -> None:
    assert _ports(enterprise()) == []


@pytest.mark.parametrize(
    ("role", "key", "port", "expected"),
    [
        ("WebServices", ("OCSWebSite", "WebSite", "External", "Https"), 4444, "web-external-https"),
        ("WebServices", ("OCSWebSite", "WebSite", "External", "Http"), 8081, "web-external-http"),
        ("WebServices", ("OCSWebSite", "WebSite", "Primary", "Https"), 8443, "web-internal-https"),
        ("Registrar", ("Registrar", "SipServer"), 5161, "registrar-sip"),
        ("MediationServer", ("Mediation", "SipClient", "Pstn", "Tls"), 5069, "mediation-gateway-sip-tls"),
        ("ConfServices", ("AVConf", "SipServer"), 5163, "av-conference-sip"),
    ],
)
def test_a_port_that_differs_is_written(role: str, key: tuple[str, ...], port: int, expected: str) -> None:
    topology = enterprise()
    _port(topology, role, *key).port = port
    assert _ports(topology) == [(expected, port, 1)]


def test_a_range_that_differs_is_written() -> None:
    topology = enterprise()
    media = _port(topology, "EdgeServer", "MediaRelayEdge", "MediaCommunication", "External")
    media.extra["Range"] = 5000
    assert ("av-edge-media", 50000, 5000) in _ports(topology, "edgepool")


def test_ucwa_ports_of_real_documents_are_defaults() -> None:
    topology = enterprise()
    assert _port(topology, "WebServices", "UcwaService", "SipServer").port == 5088
    _port(topology, "WebServices", "UcwaService", "SipServer").port = 5188
    assert _ports(topology) == [("ucwa-sip-external", 5188, 1)]


def test_a_director_has_its_own_sip_port() -> None:
    topology = with_director(enterprise(), POOL)
    topology.service("Registrar", DIRECTOR).ports[0].port = 5161
    assert _ports(topology, "dirpool") == [("director-sip", 5161, 1)]


def test_two_ports_for_one_service_are_reported() -> None:
    topology = enterprise()
    topology.service("Registrar").ports += [
        Port("Registrar", "SipServer", "Primary", 5161),
        Port("Registrar", "SipServer", "Primary", 5162),
    ]
    assert _ports(topology) == [("registrar-sip", 5161, 1)]
    assert "'registrar-sip' has two ports; the design holds 5161, not 5162." in messages(
        imported(topology), "not understood"
    )


def test_a_port_nobody_knows_is_reported() -> None:
    topology = enterprise()
    topology.service("Registrar").ports.append(Port("urn:application:Robot", "SipServer", "Primary", 7777))
    said = messages(imported(topology), "not understood")
    assert said == (
        "Port 7777 of 'Robot' (SipServer, primary side, service 'Registrar'): the catalog has no such service."
    )


def test_another_published_port_is_noted() -> None:
    topology = enterprise()
    _port(topology, "WebServices", "OCSWebSite", "WebSite", "External", "Https").extra["ConfiguredPort"] = 8443
    found = imported(topology)
    assert "The external web site is published at port 8443" in messages(found, "note")
    (pool,) = found.document.design.servers_of(FrontEndPool)
    assert pool.web.published_external_https == 8443
    assert pool.web.published_external_http is None


def test_a_published_port_inside_is_taken_where_the_site_listens_on_another() -> None:
    topology = enterprise()
    _port(topology, "WebServices", "OCSWebSite", "WebSite", "Primary", "Https").extra["ConfiguredPort"] = 443
    (pool,) = imported(topology).document.design.servers_of(FrontEndPool)
    assert pool.web.published_internal_https is None
    _port(topology, "WebServices", "OCSWebSite", "WebSite", "Primary", "Https").port = 9443
    (pool,) = imported(topology).document.design.servers_of(FrontEndPool)
    assert pool.web.published_internal_https == 443
    assert [(item.service, item.port) for item in pool.ports] == [("web-internal-https", 9443)]
