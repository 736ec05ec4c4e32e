"""Published cases as the worksheets print them: A3, B3, B7, B11, C1 (records), B7 (certificates), E2 (balancer).

The designs are those of the requirements' own published cases; what is held here is that a worksheet loses none of
the rows on its way to the team that has to act on it.
"""

from __future__ import annotations

import pytest

from planner.model.design import Design
from tests.requirements import published, published_pools
from tests.requirements.published import SRV, Row
from tests.worksheets.rows import rows

EDGE_NAME = "sfbedge.contoso.net"

CASES: dict[str, tuple[Design, tuple[Row, ...]]] = {
    "A3": (published.consolidated_edge(2, EDGE_NAME), published.edge_rows(2, EDGE_NAME)),
    "B3": (published.consolidated_edge(2, EDGE_NAME, by_firewall=True), published.edge_rows(2, EDGE_NAME)),
    "B7": (published.single_director(), published.director_rows()),
    "B11": (published_pools.pool_with_two_domains(), published_pools.two_domain_rows()),
    "C1": (published_pools.complete_mapping(), published_pools.complete_rows()),
}


@pytest.mark.parametrize("case", CASES)
def test_every_published_record_is_a_row(case: str) -> None:
    design, expected = CASES[case]
    found = {
        (line["view"], line["type"], line["name"].lower(), line["target"].lower(), line["port"])
        for line in rows(design, "dns")
    }
    for row in expected:
        port = str(row.port) if row.type is SRV else ""
        assert (row.view, row.type.value, row.name.lower(), row.target.lower(), port) in found, row


@pytest.mark.parametrize("case", CASES)
def test_every_record_names_element_purpose_and_document(case: str) -> None:
    for line in rows(CASES[case][0], "dns"):
        assert line["element"], line
        assert line["purpose"], line
        assert line["reference"], line
        assert line["required"] in ("yes", "no")


@pytest.mark.parametrize("case", ["A3", "B3"])
def test_edge_certificates_are_as_printed(case: str) -> None:
    lines = rows(CASES[case][0], "certificates")
    outside = next(line for line in lines if "outside" in line["certificate"])
    inside = next(line for line in lines if "inside" in line["certificate"])
    assert (outside["subject"], outside["issuer"]) == ("sip.contoso.com", "public")
    assert set(outside["subject_alternative_names"].split()) >= {
        "sip.contoso.com",
        "webcon.contoso.com",
        "sip.fabrikam.com",
    }
    assert (inside["subject"], inside["subject_alternative_names"]) == (EDGE_NAME, "")
    assert inside["key_usage"] == "server"


def test_director_certificate_is_as_printed() -> None:
    lines = rows(published.single_director(), "certificates")
    names = {
        name
        for line in lines
        if line["assigned_to"] == "dir01.contoso.net"
        for name in line["subject_alternative_names"].split()
    }
    assert names >= {
        "dir01.contoso.net",
        "dialin.contoso.com",
        "meet.contoso.com",
        "lyncdiscoverinternal.contoso.com",
        "lyncdiscover.contoso.com",
    }


@pytest.mark.parametrize("has_ports", [True, False])
def test_web_virtual_servers_are_as_printed(has_ports: bool) -> None:
    """E2; the persistence of the external one reads None there, and source in another page (names-C01)."""
    design = published.published_proxy()
    if not has_ports:
        # Where a proxy publishes the pool, all three teams are told its port: test_port_agreement.
        design = design.without(frozenset(item.id for item in (*design.load_balancers, *design.reverse_proxies)))
    lines = [line for line in rows(design, "balancing") if line["element"] == "pool"]
    found = {
        (line["purpose"], line["port"], line["member_port"], line["probe_port"], line["persistence"]) for line in lines
    }
    # The design of the case translates at the proxy, and the firewall is told 4443 and 8080; without proxy and virtual
    # servers the printed form is recommended.
    outside = {("4443", "4443"), ("8080", "8080")} if has_ports else {("443", "4443"), ("80", "8080")}
    assert found == {
        ("internal web services", "443", "443", "5061", "source"),
        ("internal web services", "80", "80", "5061", "source"),
        *(("external web services", port, member, "5061", "none") for port, member in outside),
    }
    assert all(line["also_accepted"] == "source cookie" for line in lines if line["purpose"].startswith("external"))
    assert {line["idle_timeout"] for line in lines} == {"1800"}


def test_reverse_proxy_rules_are_as_printed() -> None:
    """B6: 443 outside, 4443 inside for web services, the port as it is for Office Web Apps."""
    lines = rows(published.published_proxy(), "publishing")
    ports = {host: (line["port"], line["backend_port"]) for line in lines for host in line["hosts"].split()}
    assert set(ports) == set(published.PROXY_NAMES)
    assert {ports[name] for name in ports if name != "officewebapps01.contoso.com"} == {("443", "4443")}
    assert ports["officewebapps01.contoso.com"] == ("443", "443")
