"""One traversal finds, changes and takes out references."""

from ipaddress import IPv4Address

from planner.model.clients import Client
from planner.model.devices import FirewallRule, LoadBalancer, PublishingRule, ReverseProxy, Vip, VipPurpose
from planner.model.interfaces import Interface
from planner.model.links import Link, LinkKind
from planner.model.references import map_references, reference_fields, references_of
from planner.model.servers import FrontEndPool, Machine
from planner.model.zones import DnsRecord

BALANCER = LoadBalancer(
    id="lb",
    name="Balancer",
    site="hq",
    interfaces=(Interface(name="lan", zone="lan"),),
    vips=(
        Vip(id="v1", purpose=VipPurpose.SIP, pool="pool", address=IPv4Address("192.0.2.1")),
        Vip(id="v2", purpose=VipPurpose.SIP, pool="dir", address=IPv4Address("192.0.2.2")),
    ),
)


def test_every_reference_is_found_with_its_path() -> None:
    assert [(path, target) for path, _, target in references_of(BALANCER)] == [
        (("site",), "hq"),
        (("interfaces", 0, "zone"), "lan"),
        (("vips", 0, "pool"), "pool"),
        (("vips", 1, "pool"), "dir"),
    ]


def test_taking_out_a_pool_takes_its_vip_and_leaves_the_rest() -> None:
    changed = map_references(BALANCER, lambda target: None if target == "pool" else target)
    assert changed is not None
    assert [vip.id for vip in changed.vips] == ["v2"]
    assert changed.interfaces is BALANCER.interfaces


def test_an_optional_reference_becomes_none() -> None:
    changed = map_references(BALANCER, lambda target: None if target == "hq" else target)
    assert changed is not None
    assert changed.site is None


def test_a_required_reference_takes_its_holder() -> None:
    assert map_references(DnsRecord(id="r", view="v", name="a.b"), lambda _: None) is None
    assert (
        map_references(
            Link(id="l", link_kind=LinkKind.MEDIA, source="a", target="b"), lambda t: t if t == "a" else None
        )
        is None
    )


def test_renaming_reaches_nested_tuples() -> None:
    pool = FrontEndPool(
        id="p",
        name="P",
        fqdn="p.contoso.com",
        members=(Machine(id="m", fqdn="m.contoso.com", interfaces=(Interface(name="lan", zone="old"),)),),
    )
    changed = map_references(pool, lambda target: "new" if target == "old" else target)
    assert changed is not None
    assert changed.members[0].interfaces[0].zone == "new"


def test_no_change_gives_back_the_same_value() -> None:
    assert map_references(BALANCER, lambda target: target) is BALANCER


def test_soft_references_are_known_as_such() -> None:
    assert [(field.name, field.is_many, field.ref.is_soft) for field in reference_fields(FirewallRule)] == [
        ("sources", True, True),
        ("destinations", True, True),
    ]
    assert [(field.name, field.ref.is_soft) for field in reference_fields(PublishingRule)] == [("backend", True)]
    assert [field.name for field in reference_fields(ReverseProxy)] == ["site", "view"]
    assert [(field.name, field.is_optional) for field in reference_fields(Client)] == [
        ("zone", False),
        ("home", True),
        ("mobility_policy", True),
        ("voice_policy", True),
    ]
