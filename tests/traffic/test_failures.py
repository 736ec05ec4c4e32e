"""The network without one of its parts: what is gone, and what stays as planned."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_address

import pytest

from planner.model.design import Design
from planner.model.devices import FirewallRule
from planner.model.zones import Provenance
from planner.traffic import Question, Traffic, Verdict, Walk
from planner.traffic.failures import (
    Part,
    PartKind,
    TrafficWithout,
    UnknownPartError,
    carried_on,
    part_of,
    removable_parts,
)
from tests.requirements.reference_designs import changed, let_everything_pass, plan_of, reference, reference_plan

ENTERPRISE = reference("enterprise")
UCWA = Question("phone-wifi", "webext.contoso.com", 443, path="/ucwa", service="web-external-https", tls=True)
OUTSIDE = replace(UCWA, source="phone-cellular")
GUEST = replace(UCWA, source="phone-guest")


def whole() -> Traffic:
    return reference_plan("enterprise").traffic


def without(id: str, design: Design = ENTERPRISE) -> TrafficWithout:
    traffic = whole() if design is ENTERPRISE else plan_of(design).traffic
    return TrafficWithout(traffic, part_of(design, id))


def test_parts_are_what_can_fail_each_once() -> None:
    parts = removable_parts(ENTERPRISE)
    ids = [part.id for part in parts]
    assert len(ids) == len(set(ids))
    kinds = {part.id: part.kind for part in parts}
    assert kinds["pool01"] is PartKind.SERVER
    assert kinds["fe01"] is PartKind.MACHINE
    assert kinds["internal-firewall/voice"] is PartKind.INTERFACE
    assert kinds["pool01-web-external"] is PartKind.VIP
    assert kinds["internal"] is PartKind.VIEW
    assert "sql01-server" not in kinds  # it is all of its server
    assert "fe01/lan" not in kinds  # without it the machine is as good as gone
    assert "balancer01/lan" not in kinds  # it is all the balancer has
    assert "phone-wifi" not in kinds


def test_more_can_be_asked_for_than_is_looked_among() -> None:
    assert part_of(ENTERPRISE, "sql01-server").kind is PartKind.MACHINE
    assert part_of(ENTERPRISE, "fe01/lan").kind is PartKind.INTERFACE
    assert part_of(ENTERPRISE, "balancer01/lan").element == "balancer01"
    assert part_of(ENTERPRISE, "lan").kind is PartKind.ZONE


@pytest.mark.parametrize("id", ["phone-wifi", "nobody", "internal-firewall/nothing", "pool01-trunk", "mobility-global"])
def test_what_cannot_fail_is_refused(id: str) -> None:
    with pytest.raises(UnknownPartError):
        part_of(ENTERPRISE, id)


@pytest.mark.parametrize("part", removable_parts(ENTERPRISE), ids=lambda part: part.id)
def test_every_part_can_be_taken_out_and_the_plan_around_it_stays(part: Part) -> None:
    left = TrafficWithout(whole(), part)
    assert {item.id for item in ENTERPRISE.elements} <= {item.id for item in left.design.elements}
    assert left.arrangements.certificates == whole().arrangements.certificates
    assert left.arrangements.openings == whole().arrangements.openings
    assert left.addresses_of(part.id) == () or part.kind is PartKind.INTERFACE


@pytest.mark.parametrize(
    ("part", "verdict"),
    [
        ("proxy01", Verdict.UNROUTABLE),
        ("pool01", Verdict.REFUSED),
        ("pool01-web-external", Verdict.UNROUTABLE),
        ("wifi-firewall", Verdict.UNROUTABLE),
        ("internal", Verdict.UNRESOLVED),
        ("wifi", Verdict.UNROUTABLE),
        ("fe01", Verdict.DELIVERED),
        ("dirpool01", Verdict.DELIVERED),
        ("external", Verdict.DELIVERED),
        ("external-firewall", Verdict.DELIVERED),
        ("guest-router", Verdict.DELIVERED),
    ],
)
def test_what_becomes_of_a_phone_on_wifi(part: str, verdict: Verdict) -> None:
    assert without(part).walk(UCWA).verdict is verdict


def test_a_published_address_is_nobody_elses_when_its_firewall_is_gone() -> None:
    walk = without("external-firewall").walk(OUTSIDE)
    assert walk.verdict is Verdict.UNROUTABLE
    assert walk.blame is not None
    assert walk.blame.element == "external-firewall"


def test_a_proxy_goes_on_leading_to_the_vip_that_is_gone() -> None:
    design = let_everything_pass(let_everything_pass(ENTERPRISE, "internal-firewall"), "wifi-firewall")
    assert plan_of(design).traffic.walk(UCWA).is_delivered
    for part in ("pool01-web-external", "balancer01", "balancer01/lan"):
        assert without(part, design).walk(UCWA).verdict is Verdict.UNROUTABLE, part


def test_a_guest_network_gets_no_line_of_its_own_when_its_router_is_gone() -> None:
    assert whole().walk(GUEST).is_delivered
    assert without("guest-router").walk(GUEST).verdict is Verdict.UNROUTABLE
    assert without("guest-router/guest").walk(GUEST).verdict is Verdict.UNROUTABLE


def test_the_other_members_carry_on_behind_a_balancer() -> None:
    walk = without("fe01").walk(UCWA)
    assert walk.is_delivered
    assert {trace.arrived for trace in walk.traces} == {"fe02", "fe03"}


def test_a_member_without_its_main_adapter_is_out_of_rotation() -> None:
    walk = without("fe01/lan").walk(UCWA)
    assert {trace.arrived for trace in walk.traces} == {"fe02", "fe03"}


def test_of_a_name_with_several_addresses_one_that_serves_is_enough() -> None:
    question = Question("desktop-inside", "pool01.contoso.com", 5061)
    walk = without("fe02").walk(question)
    assert not walk.is_delivered
    assert carried_on(walk).is_delivered
    assert carried_on(whole().walk(UCWA)) == whole().walk(UCWA)


def test_of_one_address_every_way_counts() -> None:
    trace = whole().walk(UCWA).traces[0]
    bad = replace(trace, verdict=Verdict.BLOCKED)
    assert not carried_on(Walk(UCWA, (trace, bad))).is_delivered
    other = replace(trace, address=ip_address("192.0.2.99"))
    assert carried_on(Walk(UCWA, (bad, other))).traces == (other,)


def test_a_rule_that_names_the_part_alone_does_not_come_to_mean_anything() -> None:
    rules = (FirewallRule(sources=("owa01",), comment="that one server"),)
    design = changed(ENTERPRISE, "internal-firewall", policy=Provenance.RECORDED, rules=rules)
    question = Question("fe01", "198.51.100.71", 4443)
    assert not plan_of(design).traffic.walk(question).is_delivered
    assert not without("owa01", design).walk(question).is_delivered


def test_an_adapter_takes_along_what_it_carries() -> None:
    firewall = without("external-firewall/outside").design.firewalls[0]
    assert (firewall.id, firewall.nat) == ("external-firewall", ())
    assert without("balancer01").design.load_balancers[0].vips == ()
