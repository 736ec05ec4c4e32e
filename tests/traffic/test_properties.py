"""What holds for every walk of every small design."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.design import Design
from planner.model.devices import FirewallRule, PortRange, RuleAction, Transport
from planner.model.zones import Provenance
from planner.traffic import HopAction, Opening, Question, Verdict, recorded_arrangements
from tests.traffic.networks import (
    PROXY_OUTER,
    PROXY_PUBLIC,
    WEB_EXTERNAL_VIP,
    WEB_INTERNAL_VIP,
    ask_one,
    back_firewall,
    balancer,
    edge,
    front_firewall,
    office,
    pool,
    proxy,
    record,
    traffic,
    with_records,
)

NAME = "webext.contoso.com"
ADDRESSES = (
    PROXY_OUTER,
    PROXY_PUBLIC,
    WEB_EXTERNAL_VIP,
    WEB_INTERNAL_VIP,
    "10.0.0.11",
    "172.16.2.20",
    "9.9.9.9",
    "10.77.0.1",
)
SOURCES = (
    "phone-wifi",
    "phone-cell",
    "phone-guest",
    "desktop",
    "laptop",
    "pool",
    "edge1",
    "proxy",
    "balancer",
    "outer",
    "x",
)
DESTINATIONS = (NAME, "webint.contoso.com", "pool.contoso.com", "sip.contoso.com", "edge", "pool", "push", *ADDRESSES)

booleans = st.booleans()
ends = st.lists(st.sampled_from(("outer", "lan", "internet", "pool", "proxy", PROXY_PUBLIC)), max_size=2).map(tuple)
port_lists = st.lists(st.sampled_from((80, 443, 4443, 5061)), max_size=2).map(
    lambda found: tuple(PortRange(first=port, last=port) for port in found)
)
rules = st.builds(
    FirewallRule,
    action=st.sampled_from(RuleAction),
    transport=st.sampled_from(Transport),
    sources=ends,
    destinations=ends,
    destination_ports=port_lists,
)
policies = st.fixed_dictionaries(
    {
        "policy": st.sampled_from(Provenance),
        "rules": st.lists(rules, max_size=3).map(tuple),
        "hairpin": booleans,
        "spoofing_prevention": booleans,
        "stateful": booleans,
    }
)


@st.composite
def designs(draw: st.DrawFn) -> Design:
    lone = draw(booleans)
    nat = tuple(replace(entry, keeps_source=draw(booleans)) for entry in front_firewall().nat)
    machine = edge().members[0]
    adapters = tuple(
        replace(item, gateway=item.gateway if draw(booleans) else None, routes=item.routes if draw(booleans) else ())
        for item in machine.interfaces
    )
    design = office(
        front=front_firewall(nat=nat, **draw(policies)),
        back=back_firewall(**draw(policies)),
        proxy=proxy(hairpin=draw(booleans), interfaces=proxy().interfaces[: 1 if lone else 2]),
        balancer=balancer(source_nat=draw(booleans)),
        edge=replace(edge(), members=(replace(machine, interfaces=adapters),)),
        pool=pool(),
    )
    kept = tuple(
        device
        for device in design.devices
        if device.id not in draw(st.sets(st.sampled_from(("front", "back", "guest-router")), max_size=1))
    )
    design = replace(design, devices=kept)
    return with_records(design, record("internal", NAME, draw(st.sampled_from(ADDRESSES))))


questions = st.builds(
    Question,
    source=st.sampled_from(SOURCES),
    destination=st.sampled_from(DESTINATIONS),
    port=st.sampled_from((80, 443, 4443, 5061, 3478)),
    transport=st.sampled_from((Transport.TCP, Transport.UDP)),
    ignore_filters=booleans,
    service=st.sampled_from((None, "web-external-https", "registrar-sip")),
)


@settings(max_examples=60)
@given(designs(), questions)
def test_a_walk_ends_in_order(design: Design, question: Question) -> None:
    walk = traffic(design).walk(question)
    assert walk.traces
    assert walk == traffic(design).walk(question)
    for trace in walk.traces:
        if trace.verdict is Verdict.DELIVERED:
            assert trace.blame is None
            assert trace.hops[-1].action is HopAction.ARRIVE
            assert trace.arrived is not None
        else:
            assert trace.blame is not None
            assert trace.blame.element
            assert trace.hops[-1].action is HopAction.STOP
            assert trace.hops[-1].reason == trace.blame.reason
        assert all(hop.reason.endswith(".") for hop in trace.hops)
        ids = design.all_ids | {"the-internet", "x"}
        assert {passed.element for passed in trace.passed} <= ids


@settings(max_examples=60)
@given(designs(), questions)
def test_what_crossed_a_firewall_was_let_through_by_it(design: Design, question: Question) -> None:
    """Closing every firewall leaves no crossing, and opening all lets no filter be blamed."""
    asked = replace(question, ignore_filters=False)
    closed = replace(
        design,
        devices=tuple(
            replace(device, policy=Provenance.RECORDED, rules=()) if device in design.firewalls else device
            for device in design.devices
        ),
    )
    assert traffic(closed).walk(asked).crossings == ()
    opened = recorded_arrangements(
        design, openings={firewall.id: (Opening(transport=Transport.ANY),) for firewall in design.firewalls}
    )
    for trace in traffic(design, opened).walk(asked).traces:
        if trace.blame is not None:
            assert trace.blame.field != "policy"


@settings(max_examples=60)
@given(designs(), questions, st.data())
def test_taking_an_allowing_rule_away_never_helps(design: Design, question: Question, data: st.DataObject) -> None:
    allowing = [
        (firewall, index)
        for firewall in design.firewalls
        for index, rule in enumerate(firewall.rules)
        if rule.action is RuleAction.ALLOW
    ]
    if not allowing:
        return
    firewall, index = data.draw(st.sampled_from(allowing))
    fewer = replace(firewall, rules=firewall.rules[:index] + firewall.rules[index + 1 :])
    before, after = traffic(design).walk(question), traffic(design.with_element(fewer)).walk(question)
    if after.is_delivered:
        assert before.is_delivered


@given(designs())
def test_a_firewall_that_may_turn_lets_through_what_it_let_through_before(design: Design) -> None:
    question = Question("phone-wifi", NAME, 443)
    for firewall in design.firewalls:
        if traffic(design).walk(question).is_delivered and not firewall.hairpin:
            relaxed = design.with_element(replace(firewall, hairpin=True))
            assert traffic(relaxed).walk(question).is_delivered


def test_the_room_is_built_without_the_graph_library() -> None:
    import subprocess
    import sys

    code = "import sys, planner.traffic; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert ask_one(office(), "phone-cell", NAME).is_delivered
