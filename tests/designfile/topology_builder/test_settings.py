"""Domains, simple URLs and features of the whole."""

from __future__ import annotations

import pytest

from tests.designfile.topology_builder.documents import Port, Service, Topology, imported, messages
from tests.designfile.topology_builder.topologies import POOL, SQL, enterprise, standard


def test_the_default_domain_comes_first() -> None:
    topology = enterprise()
    topology.domains, topology.default = ["a.com", "Contoso.com", "b.com"], "contoso.com"
    result = imported(topology)
    assert result.document.design.sip_domains == ("Contoso.com", "a.com", "b.com")
    assert result.document.title == "Topology of Contoso.com"


def test_without_a_default_the_first_is_taken_and_said() -> None:
    topology = enterprise()
    topology.domains, topology.default = ["a.com", "b.com"], None
    result = imported(topology)
    assert result.document.design.sip_domains == ("a.com", "b.com")
    assert "Default SIP domain 'a.com'" in messages(result, "assumed")


def test_without_domains_the_site_names_the_design() -> None:
    topology = enterprise()
    topology.domains, topology.default = [], None
    result = imported(topology)
    assert result.document.design.sip_domains == ()
    assert result.document.title == "Topology of Main Site"
    assert "SIP domains: the document names none." in messages(result, "missing")


def test_internal_domains_come_from_servers_but_not_from_the_edge() -> None:
    topology = enterprise()
    topology.cluster(POOL).boxes[0].fqdn = "fe01.AD.contoso.com"
    for number, box in enumerate(topology.cluster("edgepool.contoso.com").boxes):
        box.fqdn = f"edge{number}.perimeter.example"
    result = imported(topology)
    assert result.document.design.internal_domains == ("contoso.com", "ad.contoso.com")


@pytest.mark.parametrize(
    ("component", "domain", "url", "expected"),
    [
        ("Meet", "contoso.com", "https://meet.contoso.com", ("meet", "meet.contoso.com", "contoso.com", "")),
        ("Dialin", "*", "https://web.contoso.com/dialin/", ("dialin", "web.contoso.com", None, "dialin")),
        ("Cscp", "*", "https://admin.contoso.com", ("admin", "admin.contoso.com", None, "")),
    ],
)
def test_simple_urls(component: str, domain: str, url: str, expected: tuple[object, ...]) -> None:
    topology = enterprise()
    topology.urls = [(component, domain, url)]
    (found,) = imported(topology).document.design.simple_urls
    assert (found.component, found.host, found.domain, found.path) == expected


@pytest.mark.parametrize(
    "url",
    [
        ("Other", "*", "https://x.contoso.com"),
        ("Meet", "*", ""),
        ("Meet", "*", "https://[x"),
        ("Meet", "*", "https://x.contoso.com:99999"),
        ("Meet", "a b", "https://x.contoso.com"),
    ],
)
def test_a_simple_url_nobody_can_use_is_reported(url: tuple[str, str, str]) -> None:
    topology = enterprise()
    topology.urls = [url]
    result = imported(topology)
    assert result.document.design.simple_urls == ()
    assert f"Simple URL '{url[2]}' of component '{url[0]}'" in messages(result, "not understood")


@pytest.mark.parametrize("url", ["http://meet.contoso.com", "https://meet.contoso.com:8443"])
def test_an_unusual_simple_url_is_noted(url: str) -> None:
    topology = enterprise()
    topology.urls = [("Meet", "*", url)]
    result = imported(topology)
    assert result.document.design.simple_urls[0].host == "meet.contoso.com"
    assert "only host and path were taken" in messages(result, "note")


def test_a_saved_design_may_lack_simple_urls() -> None:
    topology = enterprise()
    topology.urls = []
    assert "Simple URLs (meet, dialin, admin): the document has none." in messages(imported(topology), "missing")


def _applications(topology: Topology, cluster: str) -> None:
    ports = [
        Port(f"urn:application:{name}", "SipServer", "Primary", port)
        for name, port in (("RGS", 5071), ("Caa", 5072), ("Cps", 5075), ("PDP", 5080))
    ]
    topology.services.append(Service("ApplicationServer", cluster, depends=[("Registrar", cluster)], ports=ports))


def test_features_follow_services_and_ports() -> None:
    topology = enterprise()
    _applications(topology, POOL)
    assert imported(topology).document.design.features == (
        "external-access",
        "federation",
        "conferencing",
        "av",
        "dial-in",
        "voice",
        "response-group",
        "call-park",
        "cac",
    )


def test_voice_applications_do_not_count_without_voice() -> None:
    topology = standard()
    _applications(topology, "se01.contoso.com")
    topology.services = [item for item in topology.services if item.role != "MediationServer"]
    assert imported(topology).document.design.features == ("conferencing", "av", "dial-in", "cac")


def test_a_topology_of_stores_offers_nothing() -> None:
    topology = enterprise()
    topology.clusters = [topology.cluster(SQL)]
    topology.services = [item for item in topology.services if item.cluster == SQL]
    result = imported(topology)
    assert result.document.design.features == ()
    assert "Features" not in messages(result)
