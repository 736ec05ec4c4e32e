"""What if a part were gone: effects on connections and positions, what is kept, single points of failure."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.design import Design
from planner.model.devices import Router
from planner.requirements import what_if
from planner.requirements.what_if import EffectKind, Loss, StoppedError, UnknownPartError, WhatIf
from planner.traffic import Verdict
from planner.traffic.concerns import Concerns
from planner.traffic.failures import Part, TrafficWithout
from tests.benchmarks.provider import provider_design
from tests.requirements.reference_designs import let_everything_pass, plan_of, reference, reference_plan, with_record

ENTERPRISE = reference("enterprise")


@cache
def ask(name: str = "enterprise") -> WhatIf:
    return WhatIf(reference_plan(name))


def lost_services(loss: Loss) -> set[tuple[str, str]]:
    return {(effect.source, effect.destination) for effect in loss.positions}


def test_without_the_proxy_everybody_loses_mobility_and_outsiders_discovery() -> None:
    loss = ask().without("proxy01")
    outside = {"phone-cellular", "phone-guest", "internet"}
    inside = {"phone-wifi", "phone-branch", "branch-lan"}
    assert lost_services(loss) == {
        *((position, "ucwa") for position in outside | inside),
        *((position, "discovery") for position in outside),
    }
    assert loss.is_single_point
    assert all(effect.before is Verdict.DELIVERED for effect in loss.broken)


def test_a_connection_is_told_with_the_ports_that_it_asks_for() -> None:
    titles = [effect.title for effect in ask().without("wan-firewall").broken if effect.kind is EffectKind.FLOW]
    ucwa = [title for title in titles if title.startswith("'Branch network' to 'Front End pool', SIP/MTLS (UCWA), ")]
    assert [title.rpartition(", ")[2] for title in ucwa] == ["tcp 5088", "tcp 5089"]
    assert any(
        title.endswith("SRTP/SRTCP, tcp 49152-57500 57501-65535, udp 49152-57500 57501-65535") for title in titles
    )


def test_one_member_of_a_pool_is_nobody() -> None:
    for member in ("fe01", "fe02", "fe03", "dir01", "edge01", "edge02"):
        loss = ask().without(member)
        assert (loss.broken, loss.mended, loss.is_single_point) == ((), (), False), member


def test_a_whole_pool_is_no_single_point_although_much_hangs_on_it() -> None:
    loss = ask().without("pool01")
    assert loss.cuts_off
    assert not loss.is_single_point
    assert "pool01" not in {item.part.id for item in ask().single_points()}


def test_connections_of_the_part_itself_are_told_apart() -> None:
    loss = ask().without("sql01")
    assert {effect.is_own for effect in loss.broken} == {True}
    assert {effect.after for effect in loss.broken} == {None}
    assert loss.is_single_point
    assert not loss.cuts_off


def test_a_firewall_cuts_off_what_crosses_it() -> None:
    loss = ask().without("wan-firewall")
    assert lost_services(loss) == {("branch-lan", "discovery"), ("branch-lan", "ucwa"), ("branch-lan", "media")}
    flows = [effect for effect in loss.broken if effect.kind is EffectKind.FLOW]
    zones = {"branch-lan", "sba01"}
    assert flows
    assert all(effect.source in zones or effect.destination in zones for effect in flows)
    assert all(effect.reason for effect in flows)


def test_a_dns_view_is_as_needed_as_a_cable() -> None:
    assert lost_services(ask().without("internal")) == {
        (position, service)
        for position in ("phone-wifi", "phone-branch", "branch-lan")
        for service in ("discovery", "ucwa")
    }


def test_a_second_way_takes_over() -> None:
    twin = ENTERPRISE.get("guest-router")
    assert isinstance(twin, Router)
    line = replace(twin.interfaces[1], addresses=())
    second = replace(twin, id="second-line", interfaces=(replace(twin.interfaces[0], addresses=()), line))
    asked = WhatIf(plan_of(ENTERPRISE.with_element(second)))
    assert lost_services(asked.without("guest-router")) == set()
    assert lost_services(ask().without("guest-router")) == {
        ("phone-guest", service) for service in ("discovery", "ucwa", "media")
    }


def test_taking_a_part_out_can_mend_something() -> None:
    """A wrong address of the internal discovery name answers untrusted; unplugged, devices try the external one."""
    design = ENTERPRISE
    for domain in ("contoso.com", "fabrikam.com"):
        design = with_record(design, "internal", f"lyncdiscoverinternal.{domain}", "192.0.2.31")
        design = with_record(design, "internal", f"lyncdiscover.{domain}", "198.51.100.20")
    design = let_everything_pass(design, "wifi-firewall")
    loss = WhatIf(plan_of(design)).without("owa01")
    assert ("phone-wifi", "discovery") in {(effect.source, effect.destination) for effect in loss.mended}
    assert all(effect.before is not Verdict.DELIVERED for effect in loss.mended)


@pytest.mark.parametrize("name", ["enterprise", "standard"])
def test_single_points_are_sorted_and_each_is_one(name: str) -> None:
    losses = ask(name).single_points()
    assert losses
    counts = [len(loss.positions) for loss in losses]
    assert counts == sorted(counts, reverse=True)
    assert all(loss.is_single_point for loss in losses)
    assert {"external-firewall", "internal-firewall", "proxy01"} <= {loss.part.id for loss in losses}


def keep_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every question is asked again of every network."""
    monkeypatch.setattr(Concerns, "of", lambda concerns, parts: list(concerns.everything))
    monkeypatch.setattr(what_if, "TrafficWithout", lambda whole, *parts, is_judged: TrafficWithout(whole, *parts))


@pytest.mark.parametrize("name", ["enterprise", "standard"])
def test_what_is_kept_is_what_would_be_found_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = {part.id: ask(name).without(part.id) for part in ask(name).parts}
    keep_nothing(monkeypatch)
    asked = WhatIf(reference_plan(name))
    for part in asked.parts:
        assert asked.without(part.id) == shared[part.id], part.id


def test_what_a_provider_keeps_is_what_would_be_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(provider_design(1, 2, 1))
    asked = WhatIf(plan)
    chosen = ("s0-fw-inner/lan", "s1-fw-outer", "s1-b0-fw", "s1-pool3-7", "s0-pool1-web-external")
    kept = {part: asked.without(part) for part in chosen}
    assert [bool(loss.broken) for loss in kept.values()] == [True, True, True, False, True]
    keep_nothing(monkeypatch)
    again = WhatIf(plan)
    assert {part: again.without(part) for part in chosen} == kept


def test_a_part_on_which_nothing_relies_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = WhatIf(plan_of(provider_design(1, 1, 0)))
    idle = next(part for part in asked.parts if part.id == "s0-monitoring")
    monkeypatch.setattr(what_if, "TrafficWithout", None)
    loss = asked.without(idle.id)
    assert (loss.broken, loss.mended) == ((), ())


@pytest.mark.parametrize("pair", [("fe01", "fe02"), ("edge01", "edge02"), ("fe01", "wan-firewall")])
def test_what_is_kept_of_several_parts(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ask().without_all(pair)
    keep_nothing(monkeypatch)
    assert WhatIf(reference_plan("enterprise")).without_all(pair) == kept


@given(st.sampled_from(ask().parts), st.sampled_from(ask().parts))
def test_the_order_of_questions_does_not_matter(first: Part, second: Part) -> None:
    asked = WhatIf(reference_plan("enterprise"))
    before = asked.without(first.id)
    asked.without(second.id)
    assert asked.without(first.id) == before


@given(st.sampled_from(ask().parts))
def test_nothing_is_both_broken_and_mended(part: Part) -> None:
    loss = ask().without(part.id)
    broken = {(item.kind, item.subject, item.source, item.destination) for item in loss.broken}
    mended = {(item.kind, item.subject, item.source, item.destination) for item in loss.mended}
    assert broken.isdisjoint(mended)
    assert all((item.after is Verdict.DELIVERED) for item in loss.mended)
    assert all((item.after is not Verdict.DELIVERED) for item in loss.broken)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(UnknownPartError):
        ask().without("phone-wifi")


def test_the_search_stops_when_it_is_told_to() -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 200

    with pytest.raises(StoppedError):
        ask().single_points(stop)
    assert len(asked) == 201


def test_the_plan_is_left_as_it_was() -> None:
    design: Design = reference_plan("enterprise").design
    ask().without("proxy01")
    assert reference_plan("enterprise").design is design
    assert design == reference("enterprise")


@pytest.mark.benchmark
def test_cost_of_all_single_points() -> None:
    asked = WhatIf(plan_of(ENTERPRISE))
    asked.without("sql01")
    costs = {}
    for part in asked.parts:
        start = time.process_time()
        asked.without(part.id)
        costs[part.id] = time.process_time() - start
    worst = max(costs, key=lambda id: costs[id])
    print(f"all {len(costs)} parts {sum(costs.values()):.2f} s, the worst ({worst}) {costs[worst] * 1000:.0f} ms")
    assert sum(costs.values()) < 10
    assert costs[worst] < 0.3


def test_several_parts_at_once_lose_what_none_of_them_loses_alone() -> None:
    members = ("fe01", "fe02", "fe03")
    alone = {effect.title for member in members for effect in ask().without(member).broken}
    together = ask().without_all(members)
    assert alone == set()
    assert {effect.title for effect in together.broken} >= {
        effect.title for effect in ask().without("sba01").broken
    } & {effect.title for effect in ask().without("pool01").broken}
    assert {effect.title for effect in together.broken} == {effect.title for effect in ask().without("pool01").broken}
    assert (together.part.id, tuple(part.id for part in together.others)) == ("fe01", ("fe02", "fe03"))


@given(st.sampled_from(ask().parts), st.sampled_from(ask().parts))
def test_the_order_in_which_parts_go_does_not_matter(first: Part, second: Part) -> None:
    one, other = ask().without_all((first.id, second.id)), ask().without_all((second.id, first.id))
    assert {(item.title, item.after) for item in one.broken} == {(item.title, item.after) for item in other.broken}
