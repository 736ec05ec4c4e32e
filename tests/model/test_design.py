"""A design refuses broken structure, all of it at once, and nothing else."""

from ipaddress import IPv4Address, IPv4Network

import pytest

from planner.model.clients import Client
from planner.model.design import SECTION_OF_KIND, SECTIONS, Design, Element
from planner.model.devices import Firewall, LoadBalancer, NatEntry, Vip, VipPurpose
from planner.model.errors import BrokenDesignError, InvalidIdError, ModelError, UnknownElementError
from planner.model.interfaces import Interface
from planner.model.links import Link, LinkKind
from planner.model.servers import EdgePool, FrontEndPool, Machine
from planner.model.zones import DnsView, Zone, ZoneKind

VIEW = DnsView(id="internal", name="Internal DNS")
LAN = Zone(id="lan", name="LAN", zone_kind=ZoneKind.INTERNAL, subnets=(IPv4Network("192.0.2.0/24"),), view="internal")
POOL = FrontEndPool(
    id="pool",
    name="Pool",
    fqdn="pool.contoso.com",
    members=(Machine(id="fe1", fqdn="fe1.contoso.com", interfaces=(Interface(name="lan", zone="lan"),)),),
)
EDGE = EdgePool(id="edge", name="Edge", fqdn="edge.contoso.com")
BASE = Design(sip_domains=("contoso.com", "fabrikam.com"), dns_views=(VIEW,), zones=(LAN,), servers=(POOL, EDGE))


def problems(**sections: tuple[Element, ...]) -> list[tuple[str, tuple[str | int, ...], str]]:
    with pytest.raises(BrokenDesignError) as caught:
        Design(**{"dns_views": (VIEW,), "zones": (LAN,), "servers": (POOL, EDGE), **sections})  # type: ignore[arg-type]
    return [(problem.element, problem.path, problem.message) for problem in caught.value.problems]


def test_every_dangling_reference_is_named_with_its_place() -> None:
    found = problems(
        clients=(Client(id="phone", name="Phone", zone="nowhere", home="lan"),),
        links=(Link(id="l", link_kind=LinkKind.MEDIA, source="pool", target="gone"),),
    )
    assert [(element, path) for element, path, _ in found] == [
        ("phone", ("zone",)),
        ("phone", ("home",)),
        ("l", ("target",)),
    ]
    assert "'nowhere' leads nowhere (expected the id of zone)" in found[0][2]
    assert "'lan' is a zone" in found[1][2]


def test_a_machine_in_an_unknown_zone_is_placed_inside_its_server() -> None:
    machine = Machine(id="e1", fqdn="e1.contoso.com", interfaces=(Interface(name="out", zone="dmz"),))
    found = problems(servers=(POOL, EdgePool(id="edge", name="Edge", fqdn="e.contoso.com", members=(machine,))))
    assert found == [
        ("edge", ("members", 0, "interfaces", 0, "zone"), "'dmz' leads nowhere (expected the id of zone)"),
    ]


def test_an_id_given_twice_is_refused_wherever_it_stands() -> None:
    vip = Vip(id="fe1", purpose=VipPurpose.SIP, pool="pool", address=IPv4Address("192.0.2.9"))
    balancer = LoadBalancer(id="lan", name="Balancer", vips=(vip,))
    assert [(element, path) for element, path, _ in problems(devices=(balancer,))] == [
        ("lan", ("id",)),
        ("lan", ("vips", 0, "id")),
    ]


def test_nat_on_an_interface_the_firewall_does_not_have() -> None:
    entry = NatEntry(interface="outside", public=IPv4Address("203.0.113.1"), private=IPv4Address("192.0.2.1"))
    found = problems(devices=(Firewall(id="fw", name="Firewall", nat=(entry,)),))
    assert found == [("fw", ("nat", 0, "interface"), "firewall 'fw' has no interface 'outside'")]


def test_a_domain_that_dns_cannot_carry() -> None:
    with pytest.raises(BrokenDesignError, match="'contoso com'"):
        Design(sip_domains=("contoso com",))


@pytest.mark.parametrize("bad", ["", "A", "a_b", "-a", "a-", "a b", "x" * 65])
def test_ids_are_slugs(bad: str) -> None:
    with pytest.raises(InvalidIdError):
        DnsView(id=bad, name="x")


def test_two_interfaces_of_one_name() -> None:
    with pytest.raises(ModelError, match="'lan' is given twice"):
        Machine(
            id="m", fqdn="m.contoso.com", interfaces=(Interface(name="lan", zone="a"), Interface(name="lan", zone="b"))
        )


def test_lookups() -> None:
    assert BASE.default_sip_domain == "contoso.com"
    assert BASE.get("pool") is POOL
    assert BASE.find("fe1") is None
    assert BASE.find_member("fe1") == (POOL, POOL.members[0])
    assert BASE.owner_of("fe1") is POOL
    assert BASE.zone("lan") is LAN
    assert BASE.all_ids == {"internal", "lan", "pool", "edge", "fe1"}
    with pytest.raises(UnknownElementError, match="'x'"):
        BASE.get("x")


def test_links_are_followed_in_both_directions() -> None:
    design = BASE.with_element(Link(id="l", link_kind=LinkKind.MEDIA, source="pool", target="edge"))
    assert design.linked_from("pool", LinkKind.MEDIA) == (EDGE,)
    assert design.linked_to("edge", LinkKind.MEDIA) == (POOL,)
    assert design.linked_from("pool", LinkKind.NEXT_HOP) == ()


def test_replacing_keeps_the_place_and_shares_the_rest() -> None:
    changed = BASE.with_element(FrontEndPool(id="pool", name="New name", fqdn="pool.contoso.com"))
    assert [server.id for server in changed.servers] == ["pool", "edge"]
    assert changed.get("edge") is EDGE
    assert changed.zones is BASE.zones
    assert BASE.get("pool") is POOL


def test_removing_what_others_need_is_refused() -> None:
    with pytest.raises(BrokenDesignError, match="'lan' leads nowhere"):
        BASE.without(frozenset({"lan"}))
    assert BASE.without(frozenset({"edge"})).servers == (POOL,)
    assert BASE.without(frozenset({"nothing"})) is BASE


def test_every_section_has_its_kinds() -> None:
    assert set(SECTION_OF_KIND.values()) == set(SECTIONS)
