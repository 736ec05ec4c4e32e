"""What is said of a connection before it is walked is what the walk says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from planner.catalog import load_catalog
from planner.model.devices import Transport
from planner.requirements import build_plan
from planner.requirements.flow_walks import walk_flows
from planner.traffic import Question, Traffic, Verdict, Walk, recorded_arrangements
from planner.traffic.network import Network
from planner.traffic.walk import Walker
from tests.editing.samples import example
from tests.traffic.networks import office, traffic
from tests.traffic.second_opinion.designs import Case, cases


def said(walk: Walk) -> tuple[object, ...]:
    """All that is read of a walk without reading its ways."""
    return walk.verdict, walk.blame, walk.is_delivered, walk.turns, walk.assumed, walk.crossings, walk.own_crossings


def told(walk: Walk) -> tuple[object, ...]:
    """The same of a walk of which the ways are there."""
    return said(Walk(walk.question, walk.samples))


def alike(question: Question, walk: Walk) -> list[Question]:
    """Questions that differ from one in the port, the service or the way of naming the end."""
    found = [replace(question, source_port=40000), replace(question, ignore_filters=not question.ignore_filters)]
    for trace in walk.samples:
        if trace.address is not None:
            direct = replace(question, destination=str(trace.address), host=None)
            found += [direct, replace(direct, port=direct.port + 1), replace(direct, service=None)]
            found += [replace(direct, transport=Transport.UDP), replace(direct, service=trace.service)]
    return found


@settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_random_questions(case: Case) -> None:
    asked = Traffic(case.design, load_catalog(), case.arrangements)
    questions = [*case.questions]
    for question in case.questions:
        questions += alike(question, asked.walk(question))
    for question in questions * 2:
        walk = asked.walk(question)
        assert said(walk) == told(walk), question


@pytest.mark.parametrize("name", ["standard", "enterprise"])
@pytest.mark.parametrize("ignore_filters", [True, False])
def test_flows_of_the_reference_designs(name: str, ignore_filters: bool) -> None:
    plan = build_plan(example(name).design, load_catalog())
    planned = [item.planned for item in plan.flow_walks]
    flow_walks = walk_flows(plan.design, plan.catalog, plan.traffic, planned, ignore_filters=ignore_filters)
    walks = [walk for flow_walk in flow_walks for walk in flow_walk.walks]
    assert sum(walk.foregone is not None for walk in walks) > len(walks) / 4
    for walk in walks:
        assert said(walk) == told(walk), walk.question


def test_whoever_is_asked_on_a_walk_is_known() -> None:
    plan = build_plan(example("enterprise").design, load_catalog())
    walker = Walker(Network(plan.design, plan.catalog, plan.arrangements()))
    for question in (walk.question for item in plan.flow_walks for walk in item.walks):
        walk = walker.walk(question)
        if walk.foregone is not None:
            alone = Walker(Network(plan.design, plan.catalog, plan.arrangements())).walk(question)
            assert walk.met == alone.met, question


def test_an_end_that_does_not_listen_is_not_foregone() -> None:
    network = traffic(office())
    first = Question("phone-wifi", "10.0.0.11", 5061, service="registrar-sip", ignore_filters=True)
    assert network.walk(first).verdict is Verdict.DELIVERED
    again = network.walk(replace(first, path="/again"))
    assert again.foregone
    assert network.walk(replace(first, path="/other", service="web-internal-https")).foregone is None
    closed = network.walk(replace(first, port=5999))
    assert closed.foregone is None
    assert closed.verdict is Verdict.REFUSED


def test_a_closed_filter_is_not_foregone() -> None:
    design = office()
    network = Traffic(design, load_catalog(), recorded_arrangements(design, {"front": (), "back": ()}))
    first = Question("phone-wifi", "10.0.0.11", 5061, service="registrar-sip", ignore_filters=True)
    assert network.walk(first).is_delivered
    assert network.walk(replace(first, ignore_filters=False)).verdict is Verdict.BLOCKED
