"""Microsoft's published firewall tables are all in the firewall worksheet, and what goes beyond them is explained.

The inputs are those of the published cases A1 (single consolidated Edge behind NAT), B1 (the same for Lync Server
2013, with partners on Office Communications Server 2007) and B6 (reverse proxy). Settled readings: 50000-59999 is
the A/V Edge's own range, so it stands as source port (PR 6011; the retired Planning Tool printed it so, too).
"""

import csv
import io
from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design, Element
from planner.model.devices import Firewall
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.links import Link, LinkKind
from planner.model.product import Feature, ProductVersion
from planner.model.servers import EdgePool, FrontEndPool, Gateway, GatewayRole, TrunkTransport, WebServices
from planner.model.zones import ZoneKind
from planner.requirements import build_plan
from planner.worksheets import build_worksheets
from planner.worksheets.formats.csv_format import csv_bytes
from tests import builders as make

EDGE_FEATURES = (
    Feature.EXTERNAL_ACCESS,
    Feature.FEDERATION,
    Feature.XMPP,
    Feature.CONFERENCING,
    Feature.AUDIO_VIDEO,
    Feature.CENTRALIZED_LOGGING,
)

ACCESS, WEB, AV, INSIDE = "10.45.16.10", "10.45.16.20", "10.45.16.30", "172.25.33.10"
POOL = "192.168.10.20"
LAN = "192.168.10.0/24"


def places() -> tuple[Element, ...]:
    return (
        make.view("public", "contoso.com"),
        make.view("private", "contoso.com", "contoso.net", forwards_to="public"),
        make.zone("internet", ZoneKind.INTERNET, view="public"),
        make.zone("outer", ZoneKind.PERIMETER_OUTER, "10.45.16.0/24", view="public"),
        make.zone("inner", ZoneKind.PERIMETER_INNER, "172.25.33.0/24", view="private"),
        make.zone("internal", ZoneKind.INTERNAL, LAN, view="private"),
        make.firewall(
            "external",
            make.interface("out", "internet", "131.107.155.1"),
            make.interface("in", "outer", "10.45.16.1"),
            nat=tuple(make.nat("out", f"131.107.155.{n}", f"10.45.16.{n}") for n in (10, 20, 30, 40)),
        ),
        make.firewall(
            "internal-fw",
            make.interface("out", "inner", "172.25.33.1"),
            make.interface("in", "internal", "192.168.10.1"),
        ),
    )


def consolidated_edge(product: ProductVersion, *more: Feature) -> Design:
    """One Edge with three external addresses behind NAT, its gateway outside and a route to the inside."""
    edge = EdgePool(
        id="edge",
        name="Edge",
        fqdn="lsedge.contoso.net",
        access_fqdn="sip.contoso.com",
        web_conferencing_fqdn="webcon.contoso.com",
        av_fqdn="av.contoso.com",
        federation=True,
        members=(
            make.machine(
                "edge1",
                make.interface("external", "outer", ACCESS, WEB, AV, side=Side.EXTERNAL, gateway="10.45.16.1"),
                make.interface("internal", "inner", INSIDE, side=Side.INTERNAL, routes={LAN: "172.25.33.1"}),
                fqdn="lsedge.contoso.net",
                bindings=tuple(
                    Binding(service=service, addresses=make.addresses(address))
                    for service, address in (
                        (BoundService.ACCESS_EDGE, ACCESS),
                        (BoundService.WEB_CONFERENCING_EDGE, WEB),
                        (BoundService.AV_EDGE, AV),
                    )
                ),
            ),
        ),
    )
    pool = make.standard_edition("pool", "internal", POOL, fqdn="pool.contoso.net", holds_cms=True)
    links = (
        Link(id="hop", link_kind=LinkKind.NEXT_HOP, source="edge", target="pool"),
        Link(id="media", link_kind=LinkKind.MEDIA, source="pool", target="edge"),
    )
    elements = (*places(), edge, pool, *links)
    return make.design_of(
        *elements, product=product, sip_domains=("contoso.com", "fabrikam.com"), features=(*EDGE_FEATURES, *more)
    )


def rows(design: Design) -> list[dict[str, str]]:
    """The firewall worksheet as its machine format has it."""
    [worksheet] = build_worksheets(build_plan(design, load_catalog()), (), ("firewall",))
    return list(csv.DictReader(io.StringIO(csv_bytes(worksheet).decode(), newline="")))


def has(found: list[dict[str, str]], firewall: str, transport: str, source: str, destination: str, port: str) -> bool:
    """Tells whether a row lets this pass; a port in front of `>` is a source port."""
    source_port, _, port = port.rpartition(">")
    return any(
        (row["firewall"], row["transport"]) == (firewall, transport)
        and source in row["source"].split()
        and destination in row["destination"].split()
        and (source_port or row["source_port"]) == row["source_port"]
        and port in row["destination_port"].split()
        for row in found
    )


# firewall, transport, source, destination, port; one line a printed row
EXTERNAL = [
    ("tcp", "any", ACCESS, "5269"),
    ("tcp", ACCESS, "any", "80"),
    ("tcp", ACCESS, "any", "53"),
    ("udp", ACCESS, "any", "53"),
    ("tcp", "any", ACCESS, "443"),
    ("tcp", "any", ACCESS, "5061"),
    ("tcp", ACCESS, "any", "5061"),
    ("tcp", "any", WEB, "443"),
    ("tcp", AV, "any", "50000-59999>any"),
    ("udp", AV, "any", "50000-59999>any"),
    ("udp", AV, "any", "3478"),
    ("udp", "any", AV, "3478"),
    ("tcp", "any", AV, "443"),
    ("tcp", AV, "any", "443"),
]
INTERNAL = [
    ("tcp", POOL, INSIDE, "23456"),
    ("tcp", POOL, INSIDE, "5061"),
    ("tcp", INSIDE, POOL, "5061"),
    ("tcp", POOL, INSIDE, "8057"),
    ("tcp", POOL, INSIDE, "5062"),
    ("udp", LAN, INSIDE, "3478"),
    ("tcp", LAN, INSIDE, "443"),
    ("tcp", POOL, INSIDE, "4443"),
    ("tcp", LAN, INSIDE, "50001"),
    ("tcp", LAN, INSIDE, "50002"),
    ("tcp", LAN, INSIDE, "50003"),
]
OLD_PARTNERS = [("tcp", "any", AV, "50000-59999"), ("udp", "any", AV, "50000-59999")]
NOT_IN_2019 = {"5269", "23456"}


@pytest.mark.parametrize("product", list(ProductVersion))
def test_case_a1_single_consolidated_edge(product: ProductVersion) -> None:
    found = rows(consolidated_edge(product))
    printed = [("external", *row) for row in EXTERNAL] + [("internal-fw", *row) for row in INTERNAL]
    for row in printed:
        gone = product is not ProductVersion.V2015 and row[-1] in NOT_IN_2019
        assert has(found, *row) is not gone, row


def test_case_b1_partners_on_the_2007_generation() -> None:
    found = rows(consolidated_edge(ProductVersion.V2015, Feature.LEGACY_OCS_2007))
    for row in [*EXTERNAL, *OLD_PARTNERS]:
        assert has(found, "external", *row), row
    without = rows(consolidated_edge(ProductVersion.V2015))
    assert not any(has(without, "external", *row) for row in OLD_PARTNERS)


def test_nothing_from_the_edge_goes_inside_but_sip_to_the_next_hop() -> None:
    inbound = [row for row in rows(consolidated_edge(ProductVersion.V2019)) if row["direction"] == "inbound"]
    inside = {
        (row["source"], row["destination_port"], row["required"]) for row in inbound if row["firewall"] != "external"
    }
    assert inside == {(INSIDE, "5061", "yes"), (INSIDE, "53", "yes")}


def test_an_edge_that_asks_outside_dns_needs_none_inside() -> None:
    design = consolidated_edge(ProductVersion.V2019)
    inner = replace(design.zone("inner"), view="public")
    found = rows(design.with_element(inner))
    assert {row["required"] for row in found if row["flow"] == "edge-internal-dns"} == {"no"}


def reverse_proxy(**web_apps: object) -> Design:
    """B6: a pool, a Director and Office Web Apps behind one reverse proxy."""
    proxy = make.reverse_proxy(
        "proxy",
        interfaces=(
            make.interface("outer", "outer", "10.45.16.40", side=Side.EXTERNAL, gateway="10.45.16.1"),
            make.interface("inner", "inner", "172.25.33.40", side=Side.INTERNAL, routes={LAN: "172.25.33.1"}),
        ),
    )
    pool = make.standard_edition("pool", "internal", POOL, fqdn="pool.contoso.net")
    pool = replace(pool, web=WebServices(external_fqdn="webext.contoso.com"))
    web_apps_server = make.office_web_apps("owas", "internal", "192.168.10.30", fqdn="officewebapps01.contoso.com")
    elements = (*places(), proxy, pool, web_apps_server)
    return make.design_of(
        *elements, product=ProductVersion.V2015, sip_domains=("contoso.com",), features=(Feature.EXTERNAL_ACCESS,)
    )


def test_case_b6_reverse_proxy() -> None:
    found = rows(reverse_proxy())
    for row in (
        ("external", "tcp", "any", "10.45.16.40", "80"),
        ("external", "tcp", "any", "10.45.16.40", "443"),
        ("internal-fw", "tcp", "172.25.33.40", POOL, "8080"),
        ("internal-fw", "tcp", "172.25.33.40", POOL, "4443"),
        ("internal-fw", "tcp", "172.25.33.40", "192.168.10.30", "443"),
    ):
        assert has(found, *row), row
    optional = {row["destination_port"] for row in found if row["required"] == "no"}
    assert {"80", "8080"} <= optional


@pytest.mark.parametrize("design", [consolidated_edge(ProductVersion.V2015), reverse_proxy()], ids=["edge", "proxy"])
def test_every_row_beyond_the_tables_names_its_flow_and_document(design: Design) -> None:
    catalog = load_catalog()
    for row in rows(design):
        assert row["reference"]
        assert row["purpose"]
        for flow in row["flow"].split():
            confidence = catalog.flow(flow).confidence
            assert (f"[{confidence}]" in row["reference"]) or confidence == "documented"
        if all(catalog.flow(flow).confidence == "documented" for flow in row["flow"].split()):
            assert "[" not in row["reference"]


def test_an_edge_with_one_name_opens_the_ports_of_that_form() -> None:
    design = consolidated_edge(ProductVersion.V2019)
    pool = design.get("edge")
    assert isinstance(pool, EdgePool)
    member = pool.members[0]
    outer = replace(member.interfaces[0], addresses=make.addresses(ACCESS))
    bindings = tuple(replace(binding, addresses=make.addresses(ACCESS)) for binding in member.bindings)
    one = replace(
        pool,
        web_conferencing_fqdn="sip.contoso.com",
        av_fqdn="sip.contoso.com",
        members=(replace(member, interfaces=(outer, member.interfaces[1]), bindings=bindings),),
    )
    found = rows(design.with_element(one))
    inbound = {
        row["flow"]: row["destination_port"] for row in found if row["source"] == "any" and row["required"] == "yes"
    }
    assert inbound["edge-webconf-in"] == "444"
    assert inbound["edge-av-stun-tcp-in"] == "443"
    assert any("5061" in port for flow, port in inbound.items() if "edge-access-client-sip" in flow)


def with_trunk(gateway: Gateway) -> Design:
    """The consolidated Edge's design with Mediation on the pool and a gateway in a network of its own."""
    design = consolidated_edge(ProductVersion.V2019)
    pool = design.get("pool")
    assert isinstance(pool, FrontEndPool)
    firewall = design.get("internal-fw")
    assert isinstance(firewall, Firewall)
    third = make.interface("voice", "voice", "192.168.20.1")
    return design.with_elements(
        (
            make.zone("voice", ZoneKind.INTERNAL, "192.168.20.0/24", view="private"),
            gateway,
            replace(pool, mediation_collocated=True),
            replace(firewall, interfaces=(*firewall.interfaces, third)),
            Link(id="trunk", link_kind=LinkKind.TRUNK, source="pool", target="gateway"),
        )
    )


def test_a_provider_trunk_is_open_both_ways_for_its_transport() -> None:
    legs = make.interface("lan", "voice", "192.168.20.5", gateway="192.168.20.1")
    gateway = Gateway(
        id="gateway",
        name="Provider",
        fqdn="sbc.contoso.net",
        role=GatewayRole.PROVIDER_SBC,
        members=(make.machine("sbc1", legs, fqdn="sbc.contoso.net"),),
    )
    found = rows(with_trunk(gateway))
    sip = {
        (row["source"], row["destination"], row["destination_port"])
        for row in found
        if "mediation-sbc-sip" in row["flow"]
    }
    assert sip == {(POOL, "192.168.20.5", "5067"), ("192.168.20.5", POOL, "5067")}
    media = {(row["source"], row["transport"], row["destination_port"]) for row in found if "sbc-media" in row["flow"]}
    assert {("192.168.20.5", "udp", "49152-57500"), (POOL, "udp", "any")} <= media


def test_a_provider_trunk_over_tcp_means_the_service_of_tcp() -> None:
    legs = make.interface("lan", "voice", "192.168.20.5", gateway="192.168.20.1")
    gateway = Gateway(
        id="gateway",
        name="Provider",
        fqdn="sbc.contoso.net",
        role=GatewayRole.PROVIDER_SBC,
        transport=TrunkTransport.TCP,
        members=(make.machine("sbc1", legs, fqdn="sbc.contoso.net"),),
    )
    plan = build_plan(with_trunk(gateway), load_catalog())
    inbound = [walk for walk in plan.flow_walks if walk.planned.flow.id == "mediation-sbc-sip"]
    assert [(walk.walks[0].question.port, walk.walks[0].question.service) for walk in inbound] == [
        (5066, "sbc-sip"),
        (5068, "mediation-gateway-sip-tcp"),
    ]


def test_a_trunk_opens_its_own_transport_and_ports() -> None:
    gateway = Gateway(
        id="gateway",
        name="Gateway",
        fqdn="gw.contoso.net",
        transport=TrunkTransport.TCP,
        listening_port=5099,
        mediation_port=5098,
        members=(
            make.machine(
                "gw1", make.interface("lan", "voice", "192.168.20.5", gateway="192.168.20.1"), fqdn="gw.contoso.net"
            ),
        ),
    )
    found = rows(with_trunk(gateway))
    trunk = {
        row["flow"]: (row["source"], row["destination"], row["destination_port"])
        for row in found
        if "gateway" in row["flow"]
    }
    assert trunk["gateway-mediation-tcp"] == ("192.168.20.5", POOL, "5098")
    assert trunk["mediation-gateway-tcp"] == (POOL, "192.168.20.5", "5099")
    assert not any("tls" in flow or "508x" in flow for flow in trunk)
