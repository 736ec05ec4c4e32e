"""Which publishing rule takes a request, and at which addresses a pool member serves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.model.devices import PublishingRule, Transport, VipPurpose
from planner.traffic.proxies import Balancing, Publishing, member_addresses
from tests.traffic.networks import edge, ip, office, pool, proxy

RULES = (
    PublishingRule(hosts=("*.contoso.com",), backend="wild", backend_port=4443),
    PublishingRule(hosts=("meet.contoso.com",), backend="exact", backend_port=4443),
    PublishingRule(hosts=("meet.contoso.com",), backend="deep", backend_port=4443, path="/ucwa/"),
)


def backend(host: str, path: str = "/", port: int = 443) -> str | None:
    rule = Publishing(office(), {"proxy": RULES}).rule(proxy(), host, port, path)
    return rule.backend if rule is not None else None


@pytest.mark.parametrize(
    ("host", "path", "expected"),
    [
        ("MEET.contoso.com", "/", "exact"),
        ("dialin.contoso.com", "/", "wild"),
        ("meet.contoso.com", "/UCWA/v1", "deep"),
        ("meet.contoso.com", "/ucwasomething", "exact"),
        ("a.b.contoso.com", "/", None),
        ("contoso.com", "/", None),
    ],
)
def test_the_exact_host_comes_before_the_wildcard_and_the_longer_path_first(
    host: str, path: str, expected: str | None
) -> None:
    assert backend(host, path) == expected


def test_a_rule_of_another_port_takes_nothing() -> None:
    assert backend("meet.contoso.com", port=80) is None
    assert not Publishing(office(), {"proxy": RULES}).listens(proxy(), 80)


def test_a_proxy_asks_the_view_of_its_inner_side_unless_it_names_one() -> None:
    publishing = Publishing(office(), {})
    assert publishing.view(proxy()) == "internal"
    assert publishing.view(proxy(view="external")) == "external"
    assert publishing.view(proxy(interfaces=())) is None
    assert publishing.outer_interface(proxy(interfaces=proxy().interfaces[:1])) is None


def test_the_virtual_address_that_listens_is_chosen_by_port() -> None:
    design = office()
    address = next(vip.address for vip in design.load_balancers[0].vips if vip.purpose is VipPurpose.WEB_EXTERNAL)
    found = Balancing(design).listener(address, 4443, Transport.TCP)
    assert found is not None
    assert (found[1].id, found[2] and found[2].member_port) == ("web-external", 4443)
    assert Balancing(design).listener(address, 4444, Transport.TCP) is None
    assert Balancing(design).listener(ip("192.0.2.250"), 4443, Transport.TCP) is None


def test_a_member_serves_at_the_bound_address_of_the_purpose() -> None:
    machine = edge().members[0]
    assert member_addresses(machine, VipPurpose.EDGE_AV) == (ip("172.16.1.32"),)
    assert member_addresses(machine, VipPurpose.EDGE_INTERNAL) == (ip("172.16.2.30"),)
    assert member_addresses(pool().members[0]) == (ip("10.0.0.11"),)
    assert member_addresses(replace(pool().members[0], interfaces=())) == ()
