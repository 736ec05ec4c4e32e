"""Published Edge pools and servers as the worksheets print them: A3 and B3 (firewall), F1, B7 (firewall), E1.

Beyond the published rows there is none that does not name its flow or record, and the document behind it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.model.design import Design
from planner.model.links import Link, LinkKind
from planner.model.product import Feature, ProductVersion
from planner.model.servers import FrontEndPool, Gateway, PoolBalancing
from tests import builders as make
from tests.requirements import published
from tests.worksheets.published_edges import LAN, NODE_ACCESS, NODE_AV, POOL, VIPS, redmond, two_servers_behind_nat
from tests.worksheets.rows import rows

ACCESS, WEB, AV = (tuple(f"10.45.16.{number + node}" for node in range(2)) for number in (10, 20, 30))
INSIDE = ("172.25.33.10", "172.25.33.11")
ANY = ("any",)

Printed = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""Transport, sources, destinations, port; a port in front of `>` is a source port."""

# Settled readings: 50000-59999 is the source (errata of A3), and XMPP needs a row outbound as well (the table for
# balancers has it).
EXTERNAL: tuple[Printed, ...] = (
    ("tcp", ANY, ACCESS, "5269"),
    ("tcp", ACCESS, ANY, "5269"),
    ("tcp", ACCESS, ANY, "80"),
    ("tcp", ACCESS, ANY, "53"),
    ("udp", ACCESS, ANY, "53"),
    ("tcp", ANY, ACCESS, "443"),
    ("tcp", ANY, ACCESS, "5061"),
    ("tcp", ACCESS, ANY, "5061"),
    ("tcp", ANY, WEB, "443"),
    ("tcp", AV, ANY, "50000-59999>any"),
    ("udp", AV, ANY, "50000-59999>any"),
    ("udp", AV, ANY, "3478"),
    ("udp", ANY, AV, "3478"),
    ("tcp", ANY, AV, "443"),
    ("tcp", AV, ANY, "443"),
)
INTERNAL: tuple[Printed, ...] = (
    ("tcp", (POOL,), INSIDE, "23456"),
    ("tcp", (POOL,), INSIDE, "5061"),
    ("tcp", INSIDE, (POOL,), "5061"),
    ("tcp", (POOL,), INSIDE, "8057"),
    ("tcp", (POOL,), INSIDE, "5062"),
    ("udp", (LAN,), INSIDE, "3478"),
    ("tcp", (LAN,), INSIDE, "443"),
    ("tcp", (POOL,), INSIDE, "4443"),
    *(("tcp", (LAN,), INSIDE, port) for port in ("50001", "50002", "50003")),
)
NOT_IN_2019 = {"5269", "23456"}

# What the tables of an Edge leave to other tables: partners of the clients, and the Edge's own DNS.
BEYOND = {"client-out-webconf", "client-out-stun-tcp", "client-out-stun-udp", "edge-internal-dns"}


def fits(row: dict[str, str], printed: Printed) -> bool:
    transport, sources, destinations, port = printed
    source_port, _, port = port.rpartition(">")
    return (
        row["transport"] == transport
        and set(sources) <= set(row["source"].split())
        and set(destinations) <= set(row["destination"].split())
        and (not source_port or row["source_port"] == source_port)
        and port in row["destination_port"].split()
    )


def table(design: Design, firewall: str) -> list[dict[str, str]]:
    return [row for row in rows(design, "firewall") if row["firewall"] == firewall]


@pytest.mark.parametrize("product", list(ProductVersion))
def test_a3_two_edge_servers_behind_nat(product: ProductVersion) -> None:
    design = two_servers_behind_nat(product)
    for firewall, printed in (("external", EXTERNAL), ("internal-fw", INTERNAL)):
        found = table(design, firewall)
        for line in printed:
            gone = product is not ProductVersion.V2015 and line[-1] in NOT_IN_2019
            assert any(fits(row, line) for row in found) is not gone, line
        for row in found:
            assert any(fits(row, line) for line in printed) or set(row["flow"].split()) <= BEYOND, row
            assert row["reference"]


def test_b1_and_b3_public_im() -> None:
    """Six rows more; they are rows of the table above, and say now that they are for public IM, too."""
    found = table(two_servers_behind_nat(ProductVersion.V2015, Feature.PUBLIC_IM), "external")
    for line in (
        ("tcp", ANY, ACCESS, "5061"),
        ("tcp", ACCESS, ANY, "5061"),
        ("tcp", ANY, ACCESS, "443"),
        ("tcp", AV, ANY, "50000-59999>any"),
        ("udp", AV, ANY, "3478"),
        ("udp", ANY, AV, "3478"),
    ):
        assert any(fits(row, line) for row in found), line
    flows = {flow for row in found if row["destination_port"] == "5061" for flow in row["flow"].split()}
    assert {"edge-access-pic-in", "edge-access-pic-out"} <= flows


# --- F1: what Microsoft's own Planning Tool printed for the site Redmond


def test_f1_records() -> None:
    found = {(row["view"], row["type"], row["name"], row["target"]): row for row in rows(redmond(), "dns")}
    for line in (
        ("public", "A", "access1.contoso.com", VIPS["access"]),
        ("public", "A", "webcon1.contoso.com", VIPS["web"]),
        ("public", "A", "av1.contoso.com", VIPS["av"]),
        ("public", "SRV", "_sip._tls.contoso.com", "access1.contoso.com"),
        ("public", "SRV", "_sipfederationtls._tcp.contoso.com", "access1.contoso.com"),
        ("private", "A", "csedge01.contoso.com", VIPS["internal"]),
        ("private", "A", "con0101.contoso.com", INSIDE[0]),
        ("private", "A", "con0102.contoso.com", INSIDE[1]),
        ("public", "A", "dialin.contoso.com", "131.107.155.1"),
    ):
        assert found[line]["required"] == "yes", line
    assert all(row["reference"] and row["purpose"] and row["element"] for row in found.values())
    edges = {row["target"] for row in found.values() if row["view"] == "public" and row["type"] == "A"}
    assert not edges & {NODE_ACCESS, NODE_AV}, "with balancers the names lead to the virtual addresses alone"


def test_f1_certificates() -> None:
    """The tool put the SIP domain itself on the Edge's certificate, as the pages of XMPP federation ask for it."""
    lines = rows(redmond(), "certificates")

    def of(start: str) -> dict[str, str]:
        return next(
            line for line in lines if line["certificate"].startswith(start) and "inside" not in line["certificate"]
        )

    outside = of("Edge Server")
    assert (outside["subject"], outside["issuer"]) == ("access1.contoso.com", "public")
    held = set(outside["subject_alternative_names"].split())
    assert {"webcon1.contoso.com", "sip.contoso.com", "contoso.com"} <= held
    inside = next(line for line in lines if "inside" in line["certificate"])
    found = tuple(inside[key] for key in ("subject", "subject_alternative_names", "issuer", "key_usage"))
    assert found == ("csedge01.contoso.com", "", "internal", "server")
    proxy = of("reverse proxy")
    assert (proxy["issuer"], proxy["key_usage"]) == ("public", "server")
    assert {
        "dialin.contoso.com",
        "meet.contoso.com",
        "wacweb0101-ext.contoso.com",
        "lsweb0101-ext.contoso.com",
    } <= set(proxy["subject_alternative_names"].split())
    hop = next(line for line in lines if line["certificate"].endswith(": Default"))
    assert (hop["subject"], hop["issuer"], hop["key_usage"]) == ("pool0101.contoso.com", "internal", "server")


F1_EXTERNAL: tuple[Printed, ...] = (
    ("tcp", ANY, (VIPS["access"],), "443"),
    ("tcp", ANY, (VIPS["access"],), "5061"),
    ("tcp", ANY, (VIPS["access"],), "5269"),
    ("tcp", ANY, (VIPS["web"],), "443"),
    ("udp", ANY, (VIPS["av"],), "3478"),
    ("tcp", ANY, (VIPS["av"],), "443"),
    ("tcp", (NODE_ACCESS,), ANY, "80"),
    ("udp", (NODE_ACCESS,), ANY, "53"),
    ("tcp", (NODE_ACCESS,), ANY, "5061"),
    ("tcp", (NODE_ACCESS,), ANY, "5269"),
    ("tcp", (NODE_AV,), ANY, "50000-59999>any"),
)


def test_f1_firewall_rows_stand_at_virtual_addresses_inbound_and_at_nodes_outbound() -> None:
    found = table(redmond(), "external")
    for line in F1_EXTERNAL:
        assert any(fits(row, line) and row["required"] == "yes" for row in found), line
    # The screens are cut off at the bottom; every other row is one of the complete table of the same kind of Edge,
    # of the reverse proxy, or of clients.
    explained = BEYOND | {"edge-access-dns-tcp", "edge-av-rtp-udp-out", "edge-av-stun-udp-out", "edge-av-stun-tcp-out"}
    for row in found:
        flows = set(row["flow"].split())
        printed = any(fits(row, line) for line in F1_EXTERNAL)
        assert printed or flows <= explained | {"rp-https-in", "rp-http-in"}, row
        assert row["reference"]


# --- B7 and E1: servers inside


def test_b7_ports_of_a_director() -> None:
    """Rows of the reverse proxy stand at its firewall; the others cross none and stand on the flow map."""
    design = published.single_director()
    at_firewall = {
        (row["destination"], row["destination_port"])
        for row in rows(design, "firewall")
        if row["source"] == "172.16.2.20" and "director" in row["flow"]
    }
    assert at_firewall == {("192.168.10.90", "4443"), ("192.168.10.90", "8080")}
    flows = {
        (row["source"], row["destination"], port)
        for row in rows(design, "flows")
        for port in row["port"].split()
        if row["firewalls"] == "no firewall"
    }
    assert {
        ("Director", "Standard Edition", "444"),
        ("any host", "Director", "80"),
        ("any host", "Director", "443"),
    } <= flows


def _full_pool(**fields: Any) -> Design:
    features = tuple(item for item in Feature if item is not Feature.STRICT_DNS_MATCHING)
    design = make.enterprise_site(features=features, product=ProductVersion.V2015)
    pool = design.get("pool")
    assert isinstance(pool, FrontEndPool)
    leg = make.interface("lan", "internal", "10.0.0.60", gateway="10.0.0.1")
    gateway = Gateway(
        id="gateway",
        name="Gateway",
        fqdn="gw.contoso.local",
        members=(make.machine("gw1", leg, fqdn="gw.contoso.local"),),
    )
    trunk = Link(id="trunk", link_kind=LinkKind.TRUNK, source="pool", target="gateway")
    return design.with_elements((replace(pool, mediation_collocated=True, **fields), gateway, trunk))


HLB_ONLY = {5061, 444, 135, 80, 8080, 443, 4443, 5072, 5073, 5075, 5076, 5071, 5080, 448, 5070}
"""E1, Front End pool with a balancer for everything, Mediation on it."""


def test_e1_ports_of_a_balancer_for_everything() -> None:
    found = rows(_full_pool(sip_balancing=PoolBalancing.HARDWARE), "balancing")
    assert {int(row["port"]) for row in found if row["purpose"] == "SIP and everything else"} == HLB_ONLY
    assert all(row["reference"] for row in found)


def test_e1_ports_of_a_balancer_beside_dns() -> None:
    found = rows(_full_pool(), "balancing")
    assert {row["member_port"] for row in found if row["element"] == "pool"} == {"80", "443", "8080", "4443"}


SERVER_PORTS = {
    *("5061", "444", "135", "5062", "8057", "5063", "57501-65535", "80", "443", "8080", "4443", "8060", "8061"),
    *("5086", "5087", "5064", "5072", "5070", "5067", "5065", "49152-65535", "5073", "5075", "5076", "5071", "8404"),
    *("5080", "448", "49152-57500"),
}
"""E1, what a Front End Server with Mediation listens on by itself. SQL Browser, file shares and the optional ports are
left out: 1434 and 445 belong to the SQL and file servers; 5060, 5066, 5068, 5081, 5082 and 8058 only listen where an
administrator or an older neighbour asks for them."""


def test_e1_ports_of_a_front_end_server() -> None:
    listens = [
        row for row in rows(_full_pool(), "servers") if row["topic"] == "Listens on" and row["element"] == "pool-fe1"
    ]
    found = {port for row in listens for port in row["value"].replace("tcp", "").replace("udp", "").split()}
    assert found >= SERVER_PORTS, sorted(SERVER_PORTS - found)
    assert all(row["reference"] for row in listens)
