"""Connections behind a virtual address that clients share, against those walked for each client alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.catalog import load_catalog
from planner.model.design import Design
from planner.model.devices import LoadBalancer
from planner.model.interfaces import Side
from planner.model.servers import FrontEndPool
from planner.requirements import build_plan
from planner.requirements.openings import own_crossings
from planner.traffic import Question, Traffic, Verdict, Walk
from tests import builders as make
from tests.requirements.reference_designs import plan_of, reference

SOURCES = ("desktop", "phone-wifi", "phone-cellular", "proxy", "balancer", "pool-fe1", "edge1", "internet")
DESTINATIONS = ("10.0.0.31", "10.0.0.32", "balancer-web-external", "pool-web.contoso.com", "pool-web.contoso.local")

questions = st.builds(
    Question,
    source=st.sampled_from(SOURCES),
    destination=st.sampled_from(DESTINATIONS),
    port=st.sampled_from((80, 443, 4443, 8080)),
    host=st.sampled_from((None, "pool-web.contoso.com", "lyncdiscover.contoso.com")),
    service=st.sampled_from((None, "web-external-https", "web-internal-https")),
    tls=st.sampled_from((None, True, False)),
    ignore_filters=st.booleans(),
)
balancers = st.builds(
    lambda source_nat, zone: make.load_balancer(
        source_nat=source_nat,
        interfaces=(make.interface("lan", zone, "10.0.0.30" if zone == "internal" else "172.16.2.30"),),
    ),
    source_nat=st.booleans(),
    zone=st.sampled_from(("internal", "internal", "perimeter-inner")),
)


def _traffic(design: Design) -> Traffic:
    plan = build_plan(design, load_catalog())
    return Traffic(design, load_catalog(), plan.arrangements())


@given(st.lists(questions, min_size=2, max_size=8), balancers)
def test_a_question_is_answered_alike_alone_and_after_others(asked: list[Question], balancer: LoadBalancer) -> None:
    design = make.enterprise_site().with_element(balancer)
    together = _traffic(design)
    for question in asked:
        assert together.walk(question) == _traffic(design).walk(question)


@given(questions, balancers, st.sampled_from((None, "zone", "port", "gateway")))
def test_samples_speak_for_all_members(question: Question, balancer: LoadBalancer, odd: str | None) -> None:
    design = make.enterprise_site().with_element(balancer)
    pool = design.get("pool")
    assert isinstance(pool, FrontEndPool)
    *members, last = pool.members
    adapter = last.interfaces[0]
    changes = {"zone": {"addresses": ()}, "port": {"side": Side.PSTN}, "gateway": {"gateway": None}}
    changed = replace(last, interfaces=(replace(adapter, **changes.get(odd or "", {})),))  # type: ignore[arg-type]
    walk = _traffic(design.with_element(replace(pool, members=(*members, changed)))).walk(question)
    every = Walk(question, walk.traces)
    assert walk.worst == every.worst
    assert walk.is_delivered == every.is_delivered
    assert walk.turns == every.turns
    assert own_crossings((walk,)) == own_crossings((every,))
    told = {item.element for trace in every.samples for item in trace.passed}
    for what in (*told, "reverse-proxy", "firewall", "load-balancer"):
        assert walk.passes(what) == every.passes(what)


def test_members_that_serve_alike_are_told_when_somebody_looks() -> None:
    traffic = _traffic(make.enterprise_site())
    walk = traffic.walk(Question("phone-wifi", "10.0.0.32", 443, service="web-internal-https", ignore_filters=True))
    assert [trace.arrived for trace in walk.samples] == ["pool-fe1"]
    assert [trace.arrived for trace in walk.traces] == ["pool-fe1", "pool-fe2", "pool-fe3"]


def test_each_client_keeps_its_own_way_to_the_members() -> None:
    traffic = _traffic(make.enterprise_site())
    wifi, lan = (
        traffic.walk(Question(source, "10.0.0.32", 443, service="web-internal-https", ignore_filters=True))
        for source in ("phone-wifi", "desktop")
    )
    assert wifi.verdict is lan.verdict is Verdict.DELIVERED
    assert [trace.arrived for trace in wifi.traces] == ["pool-fe1", "pool-fe2", "pool-fe3"]
    assert {trace.source_shown for trace in (*wifi.traces, *lan.traces)} == {make.addresses("10.0.0.30")[0]}
    assert {crossing.firewall for crossing in wifi.crossings} == {"fw-inner"}
    assert not lan.crossings
    assert all(trace.question.source == "desktop" for trace in lan.traces)
    balanced = [hop for trace in wifi.traces for hop in trace.hops if hop.action.value == "balance"]
    assert {str(hop.source).rpartition(".")[0] for hop in balanced} == {"10.0.10"}


def test_a_balancer_that_answers_by_a_route_nobody_wrote_down_says_so_each_time() -> None:
    design = reference("enterprise")
    balancer = design.load_balancers[0]
    bare = replace(balancer, interfaces=tuple(replace(item, routes=()) for item in balancer.interfaces))
    plan = plan_of(design.with_element(bare))
    for name in ("lyncdiscoverinternal.contoso.com", "lyncdiscoverinternal.contoso.com", "dirint.contoso.com"):
        walk = plan.traffic.walk(Question("phone-wifi", name, 443, host=name))
        assert walk.is_delivered
        for trace in walk.traces:
            assert [(route.element, route.device) for route in trace.assumed] == [("balancer01", "wifi-firewall")]
