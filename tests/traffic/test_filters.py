"""Recorded rules, derived openings, and firewalls that keep no state."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest

from planner.model.devices import FirewallRule, PortRange, RuleAction, Transport
from planner.model.zones import Provenance
from planner.traffic import Opening, Verdict, recorded_arrangements
from tests.traffic.networks import PROXY_OUTER, PROXY_PUBLIC, ask_one, back_firewall, blamed, front_firewall, office

NAME = "webext.contoso.com"


def ports(first: int, last: int | None = None) -> tuple[PortRange, ...]:
    return (PortRange(first=first, last=last or first),)


def allow(**more: Any) -> FirewallRule:
    return FirewallRule(action=RuleAction.ALLOW, **more)


def deny(**more: Any) -> FirewallRule:
    return FirewallRule(action=RuleAction.DENY, **more)


def verdict_with(*rules: FirewallRule, stateful: bool = True, **question: Any) -> Verdict:
    firewall = front_firewall(policy=Provenance.RECORDED, rules=rules, stateful=stateful)
    return ask_one(office(front=firewall), "phone-cell", NAME, **question).verdict


def test_without_a_rule_everything_is_dropped() -> None:
    trace = ask_one(office(front=front_firewall(policy=Provenance.RECORDED)), "phone-cell", NAME)
    assert trace.verdict is Verdict.BLOCKED
    assert blamed(trace) == ("front", "rules")
    assert trace.blame is not None
    assert "no rule allows" in trace.blame.reason


@pytest.mark.parametrize(
    "rule",
    [
        allow(),
        allow(destinations=(PROXY_OUTER,), destination_ports=ports(443)),
        allow(destinations=(PROXY_PUBLIC,), destination_ports=ports(443)),
        allow(destinations=("proxy",)),
        allow(destinations=("outer",)),
        allow(destinations=("172.16.1.0/24",), sources=("internet",)),
        allow(sources=("cellular",)),
        allow(transport=Transport.ANY, destination_ports=ports(1, 65535)),
        allow(from_interface="outside", to_interface="dmz"),
        allow(source_ports=ports(1024, 65535)),
        allow(destinations=(NAME,)),
    ],
)
def test_a_rule_that_fits_allows(rule: FirewallRule) -> None:
    assert verdict_with(rule) is Verdict.DELIVERED


@pytest.mark.parametrize(
    "rule",
    [
        allow(destinations=("172.16.1.21",)),
        allow(destinations=("lan",)),
        allow(sources=("10.0.0.0/8",)),
        allow(sources=("wifi",)),
        allow(destination_ports=ports(80)),
        allow(transport=Transport.UDP),
        allow(from_interface="dmz"),
        allow(to_interface="outside"),
        allow(source_ports=ports(50000, 59999)),
        allow(destinations=("pool",)),
    ],
)
def test_a_rule_that_does_not_fit_does_not(rule: FirewallRule) -> None:
    assert verdict_with(rule) is Verdict.BLOCKED


def test_the_first_match_decides() -> None:
    assert verdict_with(deny(destination_ports=ports(443)), allow()) is Verdict.BLOCKED
    assert verdict_with(allow(destination_ports=ports(443)), deny()) is Verdict.DELIVERED
    assert verdict_with(deny(destination_ports=ports(80)), allow()) is Verdict.DELIVERED


def test_the_denying_rule_is_named_by_its_number() -> None:
    firewall = front_firewall(policy=Provenance.RECORDED, rules=(allow(transport=Transport.UDP), deny()))
    blame = ask_one(office(front=firewall), "phone-cell", NAME).blame
    assert blame is not None
    assert blame.reason.startswith("Rule 2 of 'Front firewall' denies")


def test_a_dynamic_source_port_is_denied_by_a_part_and_allowed_by_the_whole() -> None:
    part = ports(50000, 59999)
    assert verdict_with(deny(source_ports=part), allow()) is Verdict.BLOCKED
    assert verdict_with(allow(source_ports=part)) is Verdict.BLOCKED
    assert verdict_with(allow(source_ports=part), source_port=50001) is Verdict.DELIVERED
    assert verdict_with(deny(source_ports=part), allow(), source_port=40000) is Verdict.DELIVERED


def test_answers_pass_a_stateful_firewall_and_need_a_rule_at_a_stateless_one() -> None:
    inbound = allow(from_interface="outside", to_interface="dmz", destination_ports=ports(443))
    answers = allow(from_interface="dmz", to_interface="outside", source_ports=ports(443))
    assert verdict_with(inbound) is Verdict.DELIVERED
    assert verdict_with(inbound, stateful=False) is Verdict.BLOCKED
    assert verdict_with(inbound, answers, stateful=False) is Verdict.DELIVERED
    wrong = allow(from_interface="dmz", to_interface="outside", source_ports=ports(80))
    assert verdict_with(inbound, wrong, stateful=False) is Verdict.BLOCKED


def test_rules_are_not_asked_when_filters_are_ignored() -> None:
    assert verdict_with(ignore_filters=True) is Verdict.DELIVERED
    assert verdict_with(deny(), ignore_filters=True, stateful=False) is Verdict.DELIVERED


class TestOpenings:
    def verdict(self, *front: Opening, back: tuple[Opening, ...] = (Opening(),)) -> Verdict:
        design = office()
        arrangements = recorded_arrangements(design, openings={"front": front, "back": back})
        return ask_one(design, "phone-cell", NAME, arrangements=arrangements).verdict

    def test_an_opening_that_fits(self) -> None:
        opening = Opening("outside", "dmz", (), (), (ip_network(f"{PROXY_OUTER}/32"),), ports(443))
        assert self.verdict(opening) is Verdict.DELIVERED

    def test_openings_of_many_hosts_and_ranges(self) -> None:
        hosts = tuple(ip_network(f"172.16.1.{n}/32") for n in range(10, 40))
        assert self.verdict(Opening(destinations=hosts, ports=ports(400, 500))) is Verdict.DELIVERED
        assert self.verdict(Opening(destinations=hosts, ports=ports(1, 400))) is Verdict.BLOCKED

    def test_recorded_firewalls_follow_their_own_rules_beside_openings(self) -> None:
        design = office(back=back_firewall(policy=Provenance.RECORDED))
        arrangements = recorded_arrangements(design, openings={"front": (Opening(),), "back": (Opening(),)})
        trace = ask_one(design, "phone-cell", NAME, arrangements=arrangements)
        assert blamed(trace) == ("back", "rules")
