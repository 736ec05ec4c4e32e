"""The right flows, between ends that belong together."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.interfaces import Interface
from planner.model.links import Link, LinkKind
from planner.model.product import ProductVersion
from planner.model.servers import (
    DirectorPool,
    Edition,
    FrontEndPool,
    MediationPool,
    PoolBalancing,
    SqlRole,
    SqlServer,
    SupportRole,
    SupportServer,
    WebServices,
)
from planner.model.zones import ZoneKind
from planner.requirements import build_plan
from planner.requirements.endpoints import _FINDERS, Endpoints
from planner.requirements.flow_selection import PlannedFlow, is_optional, is_switched_on, planned_flows
from planner.traffic import Question, Verdict
from tests import builders as make
from tests.requirements.reference_designs import reference, reference_plan
from tests.requirements.small_design import BASE, EDGE, POOL, address, lan, machine, zone

CATALOG = load_catalog()
NEXT_HOP = Link(id="hop", link_kind=LinkKind.NEXT_HOP, source="edge", target="pool")
SECOND = FrontEndPool(id="pool-2", name="Second", fqdn="pool2.contoso.com", members=(machine("fe9", lan(9)),))


def planned(design: Design, *features: str) -> list[PlannedFlow]:
    return list(planned_flows(design, CATALOG, frozenset(features), Endpoints(design)))


def ends(flows: Iterable[PlannedFlow], flow: str) -> list[tuple[str, str]]:
    return [(item.source.element, item.destination.element) for item in flows if item.flow.id == flow]


def test_every_role_that_a_flow_names_can_be_found() -> None:
    roles = {role for flow in CATALOG.flows for role in (flow.from_role, flow.to_role)}
    assert roles <= set(_FINDERS)


@pytest.mark.parametrize(
    ("flow", "features", "switched_on"),
    [
        ("rp-https-in", {"mobility"}, True),
        ("rp-https-in", {"external-access"}, True),
        ("rp-https-in", {"edge"}, False),
        ("edge-access-fed-in", {"edge", "push"}, True),
        ("edge-access-fed-in", {"edge"}, False),
        ("edge-av-stun-udp-out", {"edge", "av", "edge-pool"}, True),
        ("edge-av-stun-udp-out", {"edge", "av"}, False),
        ("client-psom-legacy", {"conferencing"}, False),
        ("client-psom-legacy", {"conferencing", "legacy-clients"}, True),
        ("fe-sip-mtls", set(), True),
        ("hlb-ext-vip-to-front-end-http", {"hlb"}, False),
        ("hlb-ext-vip-to-front-end-http", {"hlb", "phones"}, True),
        ("hlb-ext-vip-to-front-end-http", {"hlb", "autodiscover-http"}, True),
    ],
)
def test_features_switch_flows(flow: str, features: set[str], switched_on: bool) -> None:
    assert is_switched_on(CATALOG.flow(flow), frozenset(features), frozenset({"2019"})) is switched_on


def test_a_flow_of_another_version_stays_off() -> None:
    xmpp = CATALOG.flow("edge-xmpp-in")
    assert is_switched_on(xmpp, frozenset({"edge", "xmpp"}), frozenset({"2015"}))
    assert not is_switched_on(xmpp, frozenset({"edge", "xmpp"}), frozenset({"2019"}))


def test_optional_flows_are_listed_without_being_required() -> None:
    assert is_optional(CATALOG.flow("cls-edge"), frozenset({"edge"}), frozenset({"2019"}))
    assert not is_optional(CATALOG.flow("fe-sip-mtls"), frozenset(), frozenset({"2019"}))
    found = {(item.flow.id, item.is_required) for item in planned(BASE, "edge")}
    assert ("cls-edge", False) in found
    assert ("cms-edge-replication", True) in found


def test_what_is_open_without_encryption_is_a_choice_and_no_need() -> None:
    farm = make.office_web_apps("owas", zone="lan", address="192.0.2.50")
    mail = make.support_server("um", SupportRole.EXCHANGE_UM, zone="lan", address="192.0.2.51")
    flows = planned(BASE.with_elements((farm, mail)), "office-web-apps", "exchange-um")
    found = {
        item.flow.id: item.is_required for item in flows if item.flow.to_role in ("office-web-apps", "exchange-um")
    }
    assert (found["fe-office-web-apps"], found["office-web-apps-http"]) == (True, False)
    assert (found["fe-exchange-um-tls"], found["fe-exchange-um-tcp"]) == (True, False)


def test_a_balanced_farm_is_met_at_its_virtual_address_and_its_members_meet_each_other() -> None:
    farm = replace(
        make.office_web_apps("owas", zone="lan", address="192.0.2.50"),
        members=(machine("owas1", lan(50)), machine("owas2", lan(51))),
    )
    vip = Vip(id="farm", purpose=VipPurpose.OFFICE_WEB_APPS, pool="owas", address=address("192.0.2.90"))
    balancer = LoadBalancer(id="lb", name="LB", interfaces=(lan(80),), vips=(vip,))
    flows = planned(BASE.with_elements((farm, balancer)), "office-web-apps", "external-access", "hlb")
    met = {item.flow.id: item.destination.addresses for item in flows if item.flow.to_role == "office-web-apps"}
    members = (address("192.0.2.50"), address("192.0.2.51"))
    assert met.pop("office-web-apps-farm") == members
    assert met.pop("hlb-vip-to-office-web-apps") == members
    assert {"fe-office-web-apps", "client-office-web-apps"} <= set(met)
    assert set(met.values()) == {(address("192.0.2.90"),)}


def test_a_replica_does_not_replicate_to_itself() -> None:
    replicas = (_sql("first", SqlRole.AVAILABILITY_REPLICA, 30), _sql("second", SqlRole.AVAILABILITY_REPLICA, 31))
    opened = ends(planned(BASE.with_elements(replicas), "sql-ag"), "sql-ag-endpoint")
    assert sorted(opened) == [("first", "second"), ("second", "first")]


def test_only_the_next_hop_is_opened_from_the_edge() -> None:
    design = BASE.with_elements((SECOND, NEXT_HOP))
    assert ends(planned(design, "edge"), "edge-front-end-sip") == [("edge", "pool")]
    assert ends(planned(BASE.with_element(SECOND), "edge"), "edge-front-end-sip") == [
        ("edge", "pool"),
        ("edge", "pool-2"),
    ]


def test_services_of_one_pool_do_not_cross_to_another() -> None:
    flows = planned(BASE.with_element(SECOND), "ee-pool", "multi-pool")
    assert ends(flows, "fe-windows-fabric") == [("pool", "pool"), ("pool-2", "pool-2")]
    assert ends(flows, "autodiscover-inter-pool") == [("pool", "pool-2"), ("pool-2", "pool")]


def test_pools_reach_their_own_back_end_only() -> None:
    stores = tuple(
        SqlServer(id=f"sql{n}", name="SQL", fqdn=f"sql{n}.contoso.com", members=(machine(f"sql{n}-1", lan(40 + n)),))
        for n in (1, 2)
    )
    link = Link(id="l", link_kind=LinkKind.BACK_END, source="pool", target="sql1")
    flows = planned(BASE.with_elements((SECOND, *stores, link)), "ee-pool")
    assert ends(flows, "fe-sql") == [("pool", "sql1"), ("pool-2", "sql2")]


def test_a_standard_edition_server_has_its_own_rows() -> None:
    server = replace(POOL, edition=Edition.STANDARD, members=POOL.members[:1])
    flows = planned(BASE.with_elements((server, NEXT_HOP)), "edge", "ee-pool", "external-access")
    assert ends(flows, "front-end-edge-sip") == []
    assert ends(flows, "standard-edition-edge-sip") == [("pool", "edge")]
    assert ends(flows, "fe-windows-fabric") == []
    assert ends(flows, "cms-edge-replication") == [("pool", "edge")]


def test_the_proxy_goes_to_the_vip_where_there_is_one() -> None:
    director = DirectorPool(id="dir", name="Director", fqdn="dir.contoso.com", members=(machine("dir1", lan(20)),))
    vip = Vip(id="v", purpose=VipPurpose.WEB_EXTERNAL, pool="pool", address=address("192.0.2.50"))
    design = BASE.with_elements((director, LoadBalancer(id="lb", name="LB", interfaces=(lan(49),), vips=(vip,))))
    flows = planned(design, "external-access", "hlb", "director")
    assert ends(flows, "rp-to-front-end-https") == []
    assert {item.destination.element for item in flows if item.flow.id == "hlb-ext-vip-to-front-end-https"} == {"pool"}


def test_clients_sign_in_at_the_sip_vip_and_reach_av_edge_nodes_beside_it() -> None:
    vips = (
        Vip(id="sip", purpose=VipPurpose.SIP, pool="pool", address=address("192.0.2.50")),
        Vip(id="acc", purpose=VipPurpose.EDGE_ACCESS, pool="edge", address=address("198.51.100.30")),
        Vip(id="av", purpose=VipPurpose.EDGE_AV, pool="edge", address=address("198.51.100.32")),
    )
    design = BASE.with_element(LoadBalancer(id="lb", name="LB", interfaces=(lan(49),), vips=vips))
    flows = planned(design, "edge", "av", "external-access", "hlb")

    def parts(flow: str) -> set[tuple[str, ...]]:
        return {item.destination.parts for item in flows if item.flow.id == flow and item.source.zone != "guest"}

    assert parts("client-registrar-sip") == {("sip",)}
    assert parts("edge-access-client-sip") == {("acc",)}
    assert parts("edge-av-stun-udp-in") == {("av",), ("edge1",)}
    assert parts("edge-webconf-in") == {("edge1",)}


def test_the_outside_of_an_edge_asks_anybody_for_names_and_revocation() -> None:
    found = [item for item in planned(BASE, "edge") if item.flow.id in ("edge-access-dns-udp", "edge-access-crl")]
    assert {item.destination.label for item in found} == {"any"}


def test_xmpp_is_of_2015() -> None:
    design = replace(BASE, product=ProductVersion.V2015)
    assert ends(planned(design, "edge", "xmpp"), "xmpp-gw-edge") == [("pool", "edge")]
    assert ends(planned(BASE, "edge", "xmpp"), "xmpp-gw-edge") == []


def test_ends_are_known_elements() -> None:
    for item in planned(BASE.with_element(EDGE), "edge", "av", "mobility", "wifi", "conferencing", "voice"):
        assert BASE.find(item.source.element) is not None
        assert BASE.zone(item.destination.zone)


def test_what_either_end_opens_is_planned_from_both() -> None:
    flows = planned(reference("enterprise"), "branch", "director", "av")
    assert ends(flows, "sba-front-end-sip") == [("sba01", "pool01"), ("pool01", "sba01")]
    assert ends(flows, "sba-front-end-444") == [("sba01", "pool01"), ("pool01", "sba01")]
    assert ends(flows, "director-front-end-sip") == [("dirpool01", "pool01"), ("pool01", "dirpool01")]
    opposite = [item.flow for item in flows if item.flow.id == "director-front-end-sip"][1]
    assert (opposite.from_role, opposite.to_role) == ("front-end", "director")
    assert opposite.services == ("director-sip",)


def test_what_only_one_end_listens_for_is_not_turned_around() -> None:
    flows = planned(reference("enterprise"), "branch", "av", "conferencing", "mobility", "sba-users")
    assert {destination for _, destination in ends(flows, "branch-client-conf-media")} == {"pool01"}


def test_central_pools_reach_their_branch_appliances_through_derived_firewalls() -> None:
    plan = reference_plan("enterprise")
    walk = plan.traffic.walk(Question(source="pool01", destination="sba01.contoso.com", port=5061))
    assert walk.verdict is Verdict.DELIVERED


def test_an_edge_reaches_its_next_hop_by_virtual_address_and_members() -> None:
    balanced = Vip(id="sip", purpose=VipPurpose.SIP, pool="pool", address=address("10.0.0.90"))
    balancer = LoadBalancer(id="lb", name="LB", interfaces=(lan(80),), vips=(balanced,))
    pool = replace(POOL, sip_balancing=PoolBalancing.HARDWARE)
    design = replace(BASE, servers=(pool, EDGE), devices=(balancer,), links=(NEXT_HOP,))
    flows = planned(design, "edge")
    virtual, members = (item.destination.addresses for item in flows if item.flow.id == "edge-front-end-sip")
    assert virtual == (address("10.0.0.90"),)
    assert members == (address("192.0.2.1"), address("192.0.2.2"))


def _sql(id: str, role: SqlRole, host: int) -> SqlServer:
    return SqlServer(id=id, name=id, fqdn=f"{id}.contoso.com", role=role, members=(machine(f"{id}-server", lan(host)),))


def _opened(design: Design, *features: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(item.source.element, item.destination.element, item.flow.services) for item in planned(design, *features)}


def test_partners_of_sql_mirroring_keep_sessions_with_each_other() -> None:
    roles = {"main": SqlRole.BACK_END, "mirror": SqlRole.MIRROR, "judge": SqlRole.WITNESS}
    partners = tuple(_sql(name, role, host) for host, (name, role) in enumerate(roles.items(), 30))
    opened = _opened(replace(BASE.with_elements(partners), product=ProductVersion.V2015), "sql-mirroring")
    assert ("main", "mirror", ("sql-mirror-endpoint",)) in opened
    assert ("mirror", "main", ("sql-mirror-endpoint",)) in opened
    for partner in ("main", "mirror"):
        assert (partner, "judge", ("sql-witness-endpoint",)) in opened
        assert ("judge", partner, ("sql-mirror-endpoint",)) in opened


@pytest.mark.parametrize("first", [SqlRole.BACK_END, SqlRole.AVAILABILITY_REPLICA])
def test_an_availability_group_replicates_both_ways(first: SqlRole) -> None:
    partners = (_sql("first", first, 30), _sql("second", SqlRole.AVAILABILITY_REPLICA, 31))
    opened = ends(planned(BASE.with_elements(partners), "sql-ag"), "sql-ag-endpoint")
    between = [pair for pair in opened if pair[0] != pair[1]]
    assert sorted(between) == [("first", "second"), ("second", "first")]


def test_a_pool_polls_its_video_interop_server() -> None:
    members = (machine("vis1", lan(40)),)
    vis = SupportServer(id="vis", name="VIS", fqdn="vis.contoso.com", role=SupportRole.VIDEO_INTEROP, members=members)
    opened = _opened(BASE.with_element(vis), "vis")
    assert ("vis", "pool", ("registrar-sip",)) in opened
    assert ("pool", "vis", ("vis-pool-sip",)) in opened


def test_devices_on_wifi_ask_for_names() -> None:
    flows = planned(BASE, "mobility", "wifi", "guest-wifi")
    assert ends(flows, "wifi-dns") == [("wifi", "lan")]
    assert ends(flows, "guest-wifi-dns") == [("guest", "internet")]
    assert {item.flow.confidence for item in flows if item.flow.id in ("wifi-dns", "guest-wifi-dns")} == {"inferred"}


def test_the_branch_registrar_and_ucwa_open_connections_both_ways() -> None:
    """Each end is reached where it listens: UCWA on the pool, the registrar on the appliance."""
    plan = reference_plan("enterprise")
    rows = {
        (walk.planned.source.role, walk.planned.flow.services)
        for walk in plan.flow_walks
        if walk.planned.flow.id == "sba-front-end-ucwa"
    }
    assert rows == {("sba", ("ucwa-sip-external", "ucwa-sip-primary")), ("front-end", ("registrar-sip",))}


def with_client_network() -> Design:
    """A client network beside the servers' one, and a Mediation Server in the voice network."""
    there = Interface(name="lan", zone="voice", addresses=(address("192.0.2.70"),))
    mediation = MediationPool(id="mediation", name="Mediation", fqdn="med.contoso.com", members=(machine("m1", there),))
    desks = zone("desks", ZoneKind.INTERNAL, "192.0.2.192/26")
    return BASE.with_elements((desks, make.desktop("desktop", "desks"), mediation))


def test_replicas_are_pushed_to_servers_and_not_to_networks_of_clients() -> None:
    found = ends(planned(with_client_network()), "cms-internal-replication")
    assert ("pool", "mediation") in found
    assert not {destination for _, destination in found} & {"desks", "voice", "lan"}


def test_sql_browser_answers_its_own_host_alone() -> None:
    """Every server asks its local instance; no network has to let this pass."""
    found = ends(planned(with_client_network()), "all-sql-browser-local")
    assert found
    assert all(source == destination for source, destination in found)


def two_sites() -> Design:
    """Two pools, each with an Edge Server and a reverse proxy of its site; the first Edge is the federation route."""
    return make.small_site(
        make.site("dublin"),
        make.standard_edition(
            "se2", address="10.0.0.11", site="dublin", web=WebServices(external_fqdn="web2.contoso.com")
        ),
        make.edge("edge2", site="dublin", federation=False, access_fqdn="access2.contoso.com"),
        make.reverse_proxy("proxy2", site="dublin"),
    )


def test_partners_are_met_at_the_federation_route_alone() -> None:
    design = two_sites()
    found = planned(design, "edge", "federation", "external-access", "av")
    at = {item.destination.element for item in found if item.flow.id == "edge-access-fed-in"}
    out = {item.source.element for item in found if item.flow.id == "edge-access-fed-out"}
    assert at == out == {"edge"}
    # Users outside sign in at either, and media takes either.
    assert {item.destination.element for item in found if item.flow.id == "edge-access-client-sip"} == {"edge", "edge2"}
    assert {item.source.element for item in found if item.flow.id == "edge-av-stun-udp-out"} == {"edge", "edge2"}


def test_every_pool_sends_to_partners_by_the_federation_route() -> None:
    media = (make.link(LinkKind.MEDIA, "se2", "edge2"), make.link(LinkKind.NEXT_HOP, "edge2", "se2"))
    found = planned(two_sites().with_elements(media), "core", "edge", "federation", "av", "conferencing")

    def pairs(flow: str) -> set[tuple[str, str]]:
        return {(item.source.element, item.destination.element) for item in found if item.flow.id == flow}

    assert pairs("standard-edition-edge-sip") == {("se", "edge"), ("se2", "edge2"), ("se2", "edge")}
    # Sign-in for media goes to the Edge of the pool, and what comes in goes to its next hop.
    assert pairs("standard-edition-edge-mras") == {("se", "edge"), ("se2", "edge2")}
    assert pairs("edge-standard-edition-sip") == {("edge", "se"), ("edge2", "se2")}


def test_a_proxy_reaches_the_pools_that_it_publishes() -> None:
    plan = build_plan(two_sites(), CATALOG)
    pairs = {
        (walk.planned.source.element, walk.planned.destination.element)
        for walk in plan.flow_walks
        if walk.planned.flow.id == "rp-to-standard-edition-https"
    }
    assert pairs == {("proxy", "se"), ("proxy2", "se2")}


def test_a_second_proxy_that_publishes_nothing_of_its_own_stands_in_for_the_first() -> None:
    plan = build_plan(make.small_site(make.reverse_proxy("twin", site="hq")), CATALOG)
    proxies = {
        walk.planned.source.element
        for walk in plan.flow_walks
        if walk.planned.flow.id == "rp-to-standard-edition-https"
    }
    assert proxies == {"proxy", "twin"}


def test_the_store_is_pushed_to_the_edge_whether_a_pool_is_marked_or_not() -> None:
    """`holds_cms` is false by default; without a mark the row for 4443 must not be missing from the firewall."""
    marked = replace(POOL, holds_cms=True)
    for pool in (marked, replace(POOL, holds_cms=False)):
        design = BASE.with_elements((pool, EDGE, SECOND))
        assert set(ends(planned(design, "edge"), "cms-edge-replication")) == {("pool", "edge")}
