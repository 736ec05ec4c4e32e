"""Which walks have to do with a part."""

from __future__ import annotations

from planner.requirements.flow_walks import walk_flows
from planner.traffic import Question, Walk
from planner.traffic.concerns import concern_of, touches
from planner.traffic.failures import removable_parts
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
