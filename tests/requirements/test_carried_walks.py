"""What an older version leaves to a newer one never shows: a plan with a past says the same as one without."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from ipaddress import ip_network
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog import load_catalog
from planner.editing.edit import Edit
from planner.editing.nodes import ChangeField
from planner.findings.run import inspect_document
from planner.model.devices import Firewall, FirewallRule, ReverseProxy
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.servers import Server
from planner.model.zones import Zone
from planner.requirements import Plan, build_plan
from planner.requirements.flow_walks import FlowWalk, walk_flows
from planner.traffic.carried import Touched, touched
from tests import builders as make
from tests.editing.acts import edits
from tests.editing.samples import example
from tests.strategies import documents

EXAMPLES = ("standard", "enterprise")


@st.composite
def switched(draw: st.DrawFn, document: Document) -> Document:
    """A document in which one setting of one node has another value."""
    node = draw(st.sampled_from(document.design.nodes))
    choices: list[tuple[str, Any]] = []
    for item in fields(node):
        value = getattr(node, item.name)
        if isinstance(value, bool):
            choices.append((item.name, not value))
        elif isinstance(value, StrEnum):
            choices += [(item.name, other) for other in type(value) if other is not value]
        elif isinstance(value, int) and not isinstance(value, bool):
            choices.append((item.name, value + 1))
    if isinstance(node, Firewall):
        zones = st.sampled_from([zone.id for zone in document.design.zones])
        choices.append(("rules", (FirewallRule(), FirewallRule(sources=(draw(zones),), destinations=(draw(zones),)))))
    name, value = draw(st.sampled_from([*choices, ("note", "x")]))
    return ChangeField(node.id, (name,), value).apply(document)


@st.composite
def called_or_placed_otherwise(draw: st.DrawFn, document: Document) -> Document:
    """A document in which something has another name, address or subnet: what walks say, or where they lead."""
    design = document.design
    node = draw(st.sampled_from([*design.nodes, *design.zones]))
    choices: list[tuple[tuple[str | int, ...], Any]] = []
    if node.name:
        choices.append((("name",), f"{node.name} {draw(st.sampled_from('xy'))}"))
    if isinstance(node, Zone):
        more = draw(st.sampled_from(["10.222.0.0/24", "198.51.100.64/26", "fd00:222::/64"]))
        choices += [(("subnets",), (*node.subnets, ip_network(more))), (("subnets",), node.subnets[:-1])]
    if isinstance(node, Server):
        choices.append((("fqdn",), f"other.{node.fqdn.partition('.')[2]}"))
    for place, interface in enumerate(plugs := getattr(node, "interfaces", ())):
        if interface.addresses:
            near = interface.addresses[0] + draw(st.sampled_from([1, 100]))
            plugged = replace(interface, addresses=(near, *interface.addresses[1:]))
            choices.append((("interfaces",), (*plugs[:place], plugged, *plugs[place + 1 :])))
    for place, machine in enumerate(members := getattr(node, "members", ())):
        if machine.interfaces and machine.interfaces[0].addresses:
            first = machine.interfaces[0]
            moved = replace(first, addresses=(first.addresses[0] + 100, *first.addresses[1:]))
            changed = replace(machine, interfaces=(moved, *machine.interfaces[1:]))
            choices.append((("members",), (*members[:place], changed, *members[place + 1 :])))
    if isinstance(node, Firewall) and node.nat:
        choices.append((("nat",), node.nat[:-1]))
    if not choices:
        return document
    path, value = draw(st.sampled_from(choices))
    return ChangeField(node.id, path, value).apply(document)


def _next(data: st.DataObject, document: Document) -> Document:
    """The document after some act; one that the model refuses changes nothing."""
    try:
        acts = [switched, called_or_placed_otherwise, None] if document.design.nodes else [None]
        act = data.draw(st.sampled_from(acts))
        if act is not None:
            changed: Document = data.draw(act(document))
            return changed
        edit: Edit = data.draw(edits(document))
        return edit.apply(document)
    except ModelError:
        return document


def _ask_all(document: Document, plan: Plan) -> None:
    planned = [flow_walk.planned for flow_walk in plan.flow_walks]
    walk_flows(plan.design, plan.catalog, plan.traffic, planned, ignore_filters=False)
    inspect_document(document, plan=plan)


def _said(flow_walks: tuple[FlowWalk, ...]) -> list[object]:
    """What is read of walks without reading their hops."""
    walks = (walk for item in flow_walks for walk in item.walks)
    return [(walk.verdict, walk.blame, walk.turns, walk.assumed, walk.own_crossings) for walk in walks]


def _everything(document: Document, plan: Plan) -> tuple[object, ...]:
    planned = [flow_walk.planned for flow_walk in plan.flow_walks]
    filtered = walk_flows(plan.design, plan.catalog, plan.traffic, planned, ignore_filters=False)
    parts = (plan.records, plan.dns, plan.certificates, plan.publishing, plan.openings, plan.flow_walks, plan.flow_map)
    said = (_said(plan.flow_walks), _said(filtered))
    return (*said, *parts, filtered, inspect_document(document, plan=plan))


def _compare(data: st.DataObject, document: Document, steps: int) -> None:
    plan = build_plan(document.design, load_catalog())
    _ask_all(document, plan)
    for _ in range(steps):
        document = _next(data, document)
        plan = build_plan(document.design, load_catalog(), plan)
        _ask_all(document, plan)  # as a window does: nobody reads the hops of every walk
        assert _everything(document, plan) == _everything(document, build_plan(document.design, load_catalog()))


@settings(max_examples=4)
@given(st.data(), st.sampled_from(EXAMPLES))
def test_edits_of_the_reference_designs(data: st.DataObject, name: str) -> None:
    _compare(data, example(name), 3)


@settings(max_examples=25)
@given(st.data(), documents())
def test_edits_of_random_designs(data: st.DataObject, document: Document) -> None:
    _compare(data, document, 3)


@settings(max_examples=25)
@given(st.data())
def test_edits_of_a_small_site(data: st.DataObject) -> None:
    _compare(data, Document(design=make.enterprise_site()), 3)


# --- that something is carried at all, and what is not


def _walked_anew(before: Plan, after: Plan) -> set[str]:
    """Flows with a walk of another question than before: who carries a walk carries the object that was asked."""
    known = {id(walk.question) for flow_walk in before.flow_walks for walk in flow_walk.walks}
    return {
        item.planned.flow.id for item in after.flow_walks if any(id(walk.question) not in known for walk in item.walks)
    }


def _after(document: Document, element: str, field: str, value: object) -> set[str]:
    plan = build_plan(document.design, load_catalog())
    assert plan.flow_walks
    changed = ChangeField(element, (field,), value).apply(document)
    return _walked_anew(plan, build_plan(changed.design, load_catalog(), plan))


def test_a_setting_of_a_proxy_touches_only_what_asks_it() -> None:
    document = example("enterprise")
    anew = _after(document, "proxy01", "hairpin", False)
    assert "rp-https-in" in anew
    assert not anew & {"fe-sql", "client-registrar-sip", "edge-access-sip-in"}
    assert _after(document, "proxy01", "idle_timeout", 60) == set()


def test_another_name_touches_only_walks_of_which_more_is_read_than_the_crossings() -> None:
    document = example("enterprise")
    anew = _after(document, "proxy01", "name", "Other")
    assert "hairpin-mobile-https" in anew
    assert not anew & {"fe-sql", "client-registrar-sip", "edge-access-sip-in"}


def test_another_name_stands_in_every_explanation() -> None:
    document = example("enterprise")
    plan = build_plan(document.design, load_catalog())
    assert plan.flow_walks
    inner = next(firewall for firewall in document.design.firewalls if firewall.name)
    changed = ChangeField(inner.id, ("name",), "Renamed wall").apply(document)
    after = build_plan(changed.design, load_catalog(), plan)
    reasons = [hop.reason for item in after.flow_walks for walk in item.walks for t in walk.traces for hop in t.hops]
    assert any("'Renamed wall'" in reason for reason in reasons)
    assert not any(f"'{inner.name}'" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("element", "changes", "expected"),
    [
        ("fw-outer", {"hairpin": False}, Touched(frozenset({"fw-outer"}))),
        ("fw-outer", {"hairpin": False, "name": "Other"}, Touched(frozenset({"fw-outer"}), is_renamed=True)),
        ("fw-outer", {"idle_timeout": 7}, Touched()),
        ("fw-outer", {"nat": ()}, None),
        ("proxy", {"note": "x"}, Touched()),
        ("proxy", {"interfaces": ()}, None),
        ("pool", {"users": 7}, Touched()),
        ("pool", {"name": "Other"}, Touched(is_renamed=True)),
        ("wifi", {"name": "Other"}, Touched(is_renamed=True)),
        ("wifi", {"name": "Other", "subnets": ()}, None),
        ("pool", {"fqdn": "other.contoso.local"}, None),
        ("wifi", {"subnets": ()}, None),
        ("phone-wifi", {"home": None}, Touched()),
        ("phone-wifi", {"zone": "internal"}, None),
    ],
)
def test_touched(element: str, changes: dict[str, Any], expected: Touched | None) -> None:
    design = make.enterprise_site()
    assert touched(design, design.with_element(replace(design.get(element), **changes))) == expected


def test_elements_that_come_or_go_or_move_touch_everything() -> None:
    design = make.enterprise_site()
    assert touched(design, replace(design, clients=design.clients[1:], links=())) is None
    assert touched(design, replace(design, devices=design.devices[::-1])) is None
    assert touched(design, replace(design, sip_domains=("fabrikam.com",))) is None
    assert {type(device) for device in design.devices} >= {Firewall, ReverseProxy}


@pytest.mark.parametrize("name", EXAMPLES)
def test_whatever_has_another_name_is_told_of_by_it(name: str) -> None:
    document = example(name)
    plan = build_plan(document.design, load_catalog())
    assert plan.flow_walks
    for node in document.design.nodes[::3]:
        design = document.design.with_element(replace(node, name=f"{node.name} renamed"))
        carried, anew = build_plan(design, load_catalog(), plan), build_plan(design, load_catalog())
        assert _said(carried.flow_walks) == _said(anew.flow_walks), node.id
