"""Which walks have to do with a part."""

from __future__ import annotations

from planner.catalog import load_catalog
from planner.requirements import build_plan
from planner.requirements.flow_walks import walk_flows
from planner.traffic import Question, Walk
from planner.traffic.concerns import Concerns, concern_of, touches
from planner.traffic.failures import removable_parts
from tests.benchmarks.provider import provider_design
from tests.requirements.reference_designs import reference, reference_plan

ENTERPRISE = reference("enterprise")
UCWA = Question("phone-wifi", "webext.contoso.com", 443, path="/ucwa", service="web-external-https", tls=True)


def test_walks_that_never_meet_a_server_are_not_asked_again() -> None:
    walk = reference_plan("enterprise").traffic.walk(UCWA)
    concerned = {part.id for part in removable_parts(ENTERPRISE) if touches(walk, part, ENTERPRISE)}
    assert {"pool01", "fe01", "proxy01", "balancer01", "internal", "wan-firewall"} <= concerned
    assert concerned.isdisjoint({"sql01", "edgepool01", "owa01", "dir01", "gateway01"})


def test_what_concerns_a_walk_is_known_before_its_hops_are() -> None:
    plan = reference_plan("enterprise")
    planned = [item.planned for item in plan.flow_walks]
    flow_walks = walk_flows(plan.design, plan.catalog, plan.traffic, planned, ignore_filters=False)
    foregone = [walk for item in flow_walks for walk in item.walks if walk.foregone is not None]
    assert foregone
    for part in removable_parts(plan.design):
        concerns = concern_of(part, plan.design)
        for walk in foregone:
            assert concerns(walk) >= concerns(Walk(walk.question, walk.traces)), (part.id, walk.question)


def test_walks_are_looked_up_as_they_are_told_one_by_one() -> None:
    plan = reference_plan("enterprise")
    walks = [walk for item in plan.flow_walks for walk in item.walks]
    concerns = Concerns(plan.design, (((walk,), ()) for walk in walks))
    for part in removable_parts(plan.design):
        one_by_one = concern_of(part, plan.design)
        assert concerns.of([part]) == [number for number, walk in enumerate(walks) if one_by_one(walk)], part.id


def test_what_concerns_a_thing_by_itself_is_looked_up_too() -> None:
    concerns = Concerns(ENTERPRISE, [((), ("sql01",)), ((), ("fe01",)), ((), ())])
    named = {part.id: concerns.of([part]) for part in removable_parts(ENTERPRISE)}
    assert (named["sql01"], named["fe01"], named["pool01"]) == ([0], [1], [1])
    assert named["owa01"] == []
    assert concerns.of(part for part in removable_parts(ENTERPRISE) if part.id in ("sql01", "fe01")) == [0, 1]


def test_a_turn_within_one_zone_concerns_the_firewall_that_turns() -> None:
    """Both Edge Servers stand in one zone and call each other by their public addresses."""
    plan = build_plan(provider_design(domains=1, central=1, branches=0), load_catalog())
    [turning] = (item for item in plan.flow_walks if item.planned.flow.id == "edge-to-edge-av-udp")
    assert {turn.device for walk in turning.walks for turn in walk.turns} == {"s0-fw-outer"}
    [firewall] = (part for part in removable_parts(plan.design) if part.id == "s0-fw-outer")
    assert any(touches(walk, firewall, plan.design) for walk in turning.walks)
