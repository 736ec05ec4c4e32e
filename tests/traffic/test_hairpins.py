"""The seven hairpin cases of the clauses (H1 to H7), and the issue's three sentences."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest

from planner.model.devices import Firewall, NatDirection, NatEntry, Router
from planner.model.interfaces import Side, StaticRoute
from planner.model.zones import ZoneKind
from planner.traffic import TurnKind, Verdict
from tests.traffic.networks import (
    PROXY_OUTER,
    PROXY_PUBLIC,
    WEB_EXTERNAL_VIP,
    WEB_INTERNAL_VIP,
    ask,
    back_firewall,
    blamed,
    edge,
    front_firewall,
    guest_router,
    interface,
    ip,
    office,
    proxy,
    record,
    with_records,
    zone,
    zones,
)

NAME = "webext.contoso.com"
MEANT = "web-external-https"


def hairpin_nat(*, keeps_source: bool) -> tuple[NatEntry, ...]:
    entry = NatEntry(interface="outside", public=ip(PROXY_PUBLIC), private=ip(PROXY_OUTER), keeps_source=keeps_source)
    return (entry,)


class TestH1SeparateProxyByItsOwnAddress:
    def test_it_is_delivered_with_a_turn_at_the_outer_interface_of_the_proxy(self) -> None:
        walk = ask(office(), "phone-wifi", NAME, service=MEANT)
        assert walk.verdict is Verdict.DELIVERED
        assert [(t.device, t.interface, t.kind, t.is_outer) for t in walk.turns] == [
            ("proxy", "outer", TurnKind.PROXY, True)
        ]
        assert walk.passes("reverse-proxy")

    def test_no_firewall_turns_it_although_all_watch_for_spoofing(self) -> None:
        design = office()
        assert all(firewall.spoofing_prevention for firewall in design.firewalls)
        walk = ask(design, "phone-wifi", NAME)
        assert not any(crossing.is_turn for crossing in walk.crossings)

    def test_a_proxy_that_keeps_its_spoofing_rule_is_blamed(self) -> None:
        walk = ask(office(proxy=proxy(hairpin=False)), "phone-wifi", NAME)
        assert walk.verdict is Verdict.BLOCKED
        assert blamed(walk) == ("proxy", "hairpin")
        assert ask(office(proxy=proxy(hairpin=False)), "phone-cell", NAME).is_delivered

    def test_arriving_at_the_inner_interface_is_a_turn_but_not_at_the_outer_one(self) -> None:
        design = with_records(office(proxy=proxy(hairpin=False)), record("internal", NAME, "172.16.2.20"))
        walk = ask(design, "phone-wifi", NAME)
        assert walk.verdict is Verdict.DELIVERED
        assert [(t.interface, t.is_outer) for t in walk.turns] == [("inner", False)]


class TestH2PublicAddressOfASeparateProxy:
    def design(self, **firewall: object):
        changed = front_firewall(**{"nat": hairpin_nat(keeps_source=False), "hairpin": True, **firewall})
        return with_records(office(front=changed, proxy=proxy(hairpin=False)), record("internal", NAME, PROXY_PUBLIC))

    def test_it_turns_at_the_firewall_where_that_is_allowed(self) -> None:
        walk = ask(self.design(), "phone-wifi", NAME, service=MEANT)
        assert walk.verdict is Verdict.DELIVERED
        assert [(t.device, t.interface, t.kind) for t in walk.turns] == [("front", "outside", TurnKind.FIREWALL)]
        assert any(crossing.is_turn and crossing.firewall == "front" for crossing in walk.crossings)

    def test_a_private_source_turns_under_the_address_of_the_public_side(self) -> None:
        walk = ask(self.design(nat=hairpin_nat(keeps_source=True)), "phone-wifi", NAME)
        assert walk.verdict is Verdict.DELIVERED
        assert "203.0.113.1" in [str(change.after) for change in walk.worst.translations]

    def test_a_public_source_is_kept_and_then_the_proxy_has_to_be_relaxed_too(self) -> None:
        public = tuple(
            replace(item, subnets=(ip_network("192.0.2.0/24"),)) if item.id == "wifi" else item for item in zones()
        )
        back = back_firewall(interfaces=(*back_firewall().interfaces[:3], interface("wifi", "wifi", "192.0.2.1")))
        adapters = (
            proxy().interfaces[0],
            replace(
                proxy().interfaces[1],
                routes=(
                    StaticRoute(network=ip_network("192.0.2.0/24"), via=ip("172.16.2.1")),
                    StaticRoute(network=ip_network("10.0.0.0/8"), via=ip("172.16.2.1")),
                ),
            ),
        )
        firewall = front_firewall(nat=hairpin_nat(keeps_source=True), hairpin=True)
        strict = office(zones=public, back=back, front=firewall, proxy=proxy(hairpin=False, interfaces=adapters))
        strict = with_records(strict, record("internal", NAME, PROXY_PUBLIC))
        assert blamed(ask(strict, "phone-wifi", NAME)) == ("proxy", "hairpin")
        relaxed = office(zones=public, back=back, front=firewall, proxy=proxy(interfaces=adapters))
        walk = ask(with_records(relaxed, record("internal", NAME, PROXY_PUBLIC)), "phone-wifi", NAME)
        assert walk.verdict is Verdict.DELIVERED
        assert [t.kind for t in walk.turns] == [TurnKind.FIREWALL, TurnKind.PROXY]

    def test_the_turn_says_that_spoofing_prevention_has_to_be_relaxed(self) -> None:
        turn = ask(self.design(), "phone-wifi", NAME).turns[0]
        assert turn.spoofing_prevention
        assert "has to be relaxed" in turn.reason
        calm = ask(self.design(spoofing_prevention=False), "phone-wifi", NAME).turns[0]
        assert not calm.spoofing_prevention
        assert "spoofing" not in calm.reason


class TestH3FirewallThatIsItselfTheProxy:
    def design(self, *, hairpin: bool):
        combined = proxy(
            interfaces=(
                interface("outer", "internet", "203.0.113.1", side=Side.EXTERNAL, gateway="203.0.113.254"),
                interface("inner", "outer", "172.16.1.1", side=Side.INTERNAL, routes={"10.0.0.0/8": "172.16.1.2"}),
            )
        )
        design = office(front=front_firewall(hairpin=hairpin, nat=()), proxy=combined)
        return with_records(design, record("internal", NAME, "203.0.113.1"), record("external", NAME, "203.0.113.1"))

    def test_it_turns_at_the_firewall_where_that_is_allowed(self) -> None:
        walk = ask(self.design(hairpin=True), "phone-wifi", NAME, service=MEANT)
        assert walk.verdict is Verdict.DELIVERED
        assert next((t.device, t.kind) for t in walk.turns) == ("front", TurnKind.FIREWALL)

    def test_it_is_blocked_where_hairpinning_is_refused(self) -> None:
        walk = ask(self.design(hairpin=False), "phone-wifi", NAME)
        assert walk.verdict is Verdict.BLOCKED
        assert blamed(walk) == ("front", "hairpin")

    def test_outside_users_need_no_turn(self) -> None:
        walk = ask(self.design(hairpin=False), "phone-cell", NAME, service=MEANT)
        assert walk.verdict is Verdict.DELIVERED
        assert walk.turns == ()


def test_h4_a_name_shadowed_by_an_internal_zone_is_unresolved() -> None:
    design = office()
    design = replace(design, dns_records=tuple(r for r in design.dns_records if (r.view, r.name) != ("internal", NAME)))
    walk = ask(design, "phone-wifi", NAME)
    assert walk.verdict is Verdict.UNRESOLVED
    assert blamed(walk) == ("internal", "records")
    assert walk.blame is not None
    assert NAME in walk.blame.reason
    assert "holds contoso.com" in walk.blame.reason


@pytest.mark.parametrize("address", [WEB_INTERNAL_VIP, "10.0.0.11"])
def test_h5_a_name_that_points_at_the_pool_reaches_the_internal_site_past_the_proxy(address: str) -> None:
    design = with_records(office(), record("internal", NAME, address))
    walk = ask(design, "phone-wifi", NAME)
    assert walk.verdict is Verdict.MISDELIVERED
    assert not walk.passes("reverse-proxy")
    assert walk.turns == ()
    assert all(trace.passes("pool") for trace in walk.traces)


def test_h5_a_name_that_points_at_the_external_vip_reaches_the_pool_past_the_proxy() -> None:
    design = with_records(office(), record("internal", NAME, WEB_EXTERNAL_VIP))
    walk = ask(design, "phone-wifi", NAME, 4443, service=MEANT)
    assert walk.verdict is Verdict.DELIVERED
    assert not walk.passes("reverse-proxy")


@pytest.mark.parametrize("line", ["internet", "internet-2"])
def test_h6_wifi_with_its_own_internet_line_arrives_as_ordinary_internet_traffic(line: str) -> None:
    more = (zone("internet-2", ZoneKind.INTERNET, view="external"),)
    own_line = Router(
        id="wifi-line",
        name="Wi-Fi line",
        interfaces=(interface("wifi", "wifi", "10.0.1.2"), interface("line", line, "203.0.113.77")),
    )
    base = office(zones=(*zones(), *more))
    design = with_records(replace(base, devices=(*base.devices, own_line)), record("internal", NAME, PROXY_PUBLIC))
    walk = ask(design, "phone-wifi", NAME, service=MEANT)
    assert walk.verdict is Verdict.DELIVERED
    assert walk.turns == ()
    assert walk.passes("wifi-line")
    assert not walk.crossings[0].is_turn
    assert str(walk.crossings[0].source) == "203.0.113.77"


class TestH7RightAddressButTheTurnIsRefused:
    def test_at_the_firewall(self) -> None:
        design = with_records(office(), record("internal", NAME, PROXY_PUBLIC))
        walk = ask(design, "phone-wifi", NAME)
        assert walk.verdict is Verdict.BLOCKED
        assert blamed(walk) == ("front", "hairpin")

    def test_at_the_proxy(self) -> None:
        assert blamed(ask(office(proxy=proxy(hairpin=False)), "phone-wifi", NAME)) == ("proxy", "hairpin")


def edge_pair(*, keeps_source: bool, hairpin: bool, both: bool = True) -> Firewall:
    direction = NatDirection.BOTH if both else NatDirection.INBOUND
    entries = tuple(
        NatEntry(
            interface="outside",
            public=ip(f"203.0.113.3{n}"),
            private=ip(f"172.16.1.3{n}"),
            keeps_source=keeps_source,
            direction=direction,
        )
        for n in (2, 3)
    )
    return front_firewall(nat=entries, hairpin=hairpin)


class TestEdgeToEdgeOverPublicAddresses:
    def ask(self, firewall: Firewall):
        first = edge()
        second = replace(
            first.members[0],
            id="edge2",
            fqdn="edge2.contoso.com",
            interfaces=(
                interface("outside", "outer", "172.16.1.33", side=Side.EXTERNAL, gateway="172.16.1.1"),
                interface("inside", "inner", "172.16.2.33", side=Side.INTERNAL),
            ),
            bindings=(),
        )
        design = office(front=firewall, edge=replace(first, members=(*first.members, second)))
        return ask(
            design,
            "edge1/outside",
            "203.0.113.33",
            source_address=ip("172.16.1.32"),
            service="av-edge-stun-tcp",
        )

    def test_it_turns_and_both_ends_see_public_addresses(self) -> None:
        walk = self.ask(edge_pair(keeps_source=True, hairpin=True))
        assert walk.verdict is Verdict.DELIVERED
        assert [(t.device, t.interface) for t in walk.turns] == [("front", "outside")]
        assert str(walk.worst.source_shown) == "203.0.113.32"

    def test_it_is_blocked_where_hairpinning_is_refused(self) -> None:
        walk = self.ask(edge_pair(keeps_source=True, hairpin=False))
        assert walk.verdict is Verdict.BLOCKED
        assert blamed(walk) == ("front", "hairpin")

    def test_with_inbound_entries_the_other_end_sees_the_firewall(self) -> None:
        walk = self.ask(edge_pair(keeps_source=True, hairpin=True, both=False))
        assert walk.verdict is Verdict.DELIVERED
        assert str(walk.worst.source_shown) == "203.0.113.1"


def test_a_gateway_on_the_same_segment_turns_traffic_only_where_the_firewall_allows_it() -> None:
    through_front = proxy(
        interfaces=(interface("outer", "outer", PROXY_OUTER, side=Side.EXTERNAL, routes={"10.0.0.0/8": "172.16.1.1"}),)
    )
    refused = ask(office(proxy=through_front), "phone-cell", NAME)
    assert refused.verdict is Verdict.UNROUTABLE  # no way back to the Internet either
    assert blamed(refused) == ("proxy", "interfaces")
    both = replace(through_front.interfaces[0], gateway=ip("172.16.1.1"))
    blocked = ask(office(proxy=replace(through_front, interfaces=(both,))), "phone-cell", NAME)
    assert blocked.verdict is Verdict.BLOCKED
    assert blamed(blocked) == ("front", "hairpin")


def test_guests_behind_their_own_router_need_no_turn() -> None:
    assert guest_router().kind == "router"
    walk = ask(office(), "phone-guest", NAME, service=MEANT)
    assert walk.verdict is Verdict.DELIVERED
    assert walk.turns == ()


def test_guests_behind_the_front_firewall_need_the_turn() -> None:
    base = front_firewall()
    shared = replace(base, interfaces=(*base.interfaces, interface("guest", "guest", "10.9.0.1")))
    design = office(front=shared)
    design = replace(design, devices=tuple(d for d in design.devices if d.id != "guest-router"))
    assert blamed(ask(design, "phone-guest", NAME)) == ("front", "hairpin")
    assert back_firewall().hairpin is False
