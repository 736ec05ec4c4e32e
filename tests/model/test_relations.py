"""Everything that joins two elements is a line, stated or implied."""

from ipaddress import IPv4Address

from planner.model.design import Design
from planner.model.devices import Firewall, LoadBalancer, PublishingRule, ReverseProxy, Vip, VipPurpose
from planner.model.interfaces import Interface
from planner.model.layout import Layout, Placement
from planner.model.links import Link, LinkKind, possible_links
from planner.model.relations import Relation, RelationKind, home_zone, relations, zones_of
from planner.model.servers import EdgePool, FrontEndPool, Machine
from planner.model.zones import DnsView, Zone, ZoneKind

DESIGN = Design(
    dns_views=(DnsView(id="v", name="V"),),
    zones=tuple(Zone(id=name, name=name, zone_kind=ZoneKind.INTERNAL, view="v") for name in ("a", "b")),
    servers=(
        FrontEndPool(
            id="pool",
            name="Pool",
            fqdn="pool.contoso.com",
            members=tuple(
                Machine(id=f"fe{n}", fqdn=f"fe{n}.contoso.com", interfaces=(Interface(name="lan", zone="b"),))
                for n in (1, 2)
            ),
        ),
        EdgePool(id="edge", name="Edge", fqdn="edge.contoso.com"),
    ),
    devices=(
        Firewall(id="fw", name="FW", interfaces=(Interface(name="x", zone="a"), Interface(name="y", zone="b"))),
        LoadBalancer(
            id="lb",
            name="LB",
            vips=(Vip(id="vip", purpose=VipPurpose.SIP, pool="pool", address=IPv4Address("192.0.2.1")),),
        ),
        ReverseProxy(
            id="rp",
            name="RP",
            rules=(
                PublishingRule(hosts=("web.contoso.com",), backend="pool"),
                PublishingRule(hosts=("other.contoso.com",), backend="www.contoso.com"),
            ),
        ),
    ),
    links=(Link(id="media", link_kind=LinkKind.MEDIA, source="pool", target="edge"),),
)


def test_links_attachments_vips_and_publishing_are_all_drawn() -> None:
    assert relations(DESIGN) == (
        Relation("media", RelationKind.LINK, "pool", "edge", "media"),
        Relation("fw--b", RelationKind.ATTACHMENT, "fw", "b", "y"),
        Relation("lb--pool", RelationKind.BALANCES, "lb", "pool", "sip"),
        Relation("rp--pool", RelationKind.PUBLISHES, "rp", "pool", "publishes"),
    )


def test_a_node_is_at_home_in_the_zone_of_its_first_interface() -> None:
    firewall, edge = DESIGN.devices[0], DESIGN.servers[1]
    assert zones_of(firewall) == ("a", "b")
    assert home_zone(firewall) == "a"
    assert zones_of(DESIGN.servers[0]) == ("b",)
    assert home_zone(edge) is None


def test_possible_links_know_their_direction() -> None:
    assert possible_links("front-end-pool", "edge-pool") == (LinkKind.MEDIA,)
    assert possible_links("edge-pool", "front-end-pool") == (LinkKind.NEXT_HOP,)
    assert possible_links("front-end-pool", "sql-server") == (
        LinkKind.BACK_END,
        LinkKind.MONITORING,
        LinkKind.ARCHIVING,
    )
    assert possible_links("file-store", "edge-pool") == ()


def test_layout_changes_share_nothing_by_accident() -> None:
    first = Layout(placements={"a": Placement(x=1, y=2)}, bends={"media": ((1, 2),)})
    second = first.with_placements({"b": Placement(x=3, y=4)})
    assert set(second.placements) == {"a", "b"}
    assert set(first.placements) == {"a"}
    assert second.without(frozenset({"a", "media"})) == Layout(placements={"b": Placement(x=3, y=4)})
