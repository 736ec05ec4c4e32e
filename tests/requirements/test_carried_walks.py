"""What an older version leaves to a newer one never shows: a plan with a past says the same as one without."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
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
from planner.requirements import Plan, build_plan
from planner.requirements.flow_walks import walk_flows
from planner.traffic.carried import touched
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


def _next(data: st.DataObject, document: Document) -> Document:
    """The document after some act; one that the model refuses changes nothing."""
    try:
        is_setting: bool = data.draw(st.booleans())
        if document.design.nodes and is_setting:
            changed: Document = data.draw(switched(document))
            return changed
        edit: Edit = data.draw(edits(document))
        return edit.apply(document)
    except ModelError:
        return document


def _everything(document: Document, plan: Plan) -> tuple[object, ...]:
    planned = [flow_walk.planned for flow_walk in plan.flow_walks]
    filtered = walk_flows(plan.design, plan.catalog, plan.traffic, planned, ignore_filters=False)
    parts = (plan.records, plan.dns, plan.certificates, plan.publishing, plan.openings, plan.flow_walks, plan.flow_map)
    return (*parts, filtered, inspect_document(document, plan=plan))


def _compare(data: st.DataObject, document: Document, steps: int) -> None:
    plan = build_plan(document.design, load_catalog())
    _everything(document, plan)
    for _ in range(steps):
        document = _next(data, document)
        plan = build_plan(document.design, load_catalog(), plan)
        assert _everything(document, plan) == _everything(document, build_plan(document.design, load_catalog()))


@settings(max_examples=12)
@given(st.data(), st.sampled_from(EXAMPLES))
def test_edits_of_the_reference_designs(data: st.DataObject, name: str) -> None:
    _compare(data, example(name), 4)


@settings(max_examples=25)
@given(st.data(), documents())
def test_edits_of_random_designs(data: st.DataObject, document: Document) -> None:
    _compare(data, document, 3)


@settings(max_examples=30)
@given(st.data())
def test_settings_of_a_small_site(data: st.DataObject) -> None:
    _compare(data, Document(design=make.enterprise_site()), 4)


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


def test_a_name_is_in_every_explanation() -> None:
    document = example("enterprise")
    every = {item.planned.flow.id for item in build_plan(document.design, load_catalog()).flow_walks}
    assert _after(document, "proxy01", "name", "Other") == every


@pytest.mark.parametrize(
    ("element", "changes", "expected"),
    [
        ("fw-outer", {"hairpin": False}, frozenset({"fw-outer"})),
        ("fw-outer", {"idle_timeout": 7}, frozenset()),
        ("fw-outer", {"nat": ()}, None),
        ("proxy", {"note": "x"}, frozenset()),
        ("proxy", {"interfaces": ()}, None),
        ("pool", {"users": 7}, frozenset()),
        ("pool", {"fqdn": "other.contoso.local"}, None),
        ("wifi", {"subnets": ()}, None),
        ("phone-wifi", {"home": None}, frozenset()),
        ("phone-wifi", {"zone": "internal"}, None),
    ],
)
def test_touched(element: str, changes: dict[str, Any], expected: frozenset[str] | None) -> None:
    design = make.enterprise_site()
    assert touched(design, design.with_element(replace(design.get(element), **changes))) == expected


def test_elements_that_come_or_go_or_move_touch_everything() -> None:
    design = make.enterprise_site()
    assert touched(design, replace(design, clients=design.clients[1:], links=())) is None
    assert touched(design, replace(design, devices=design.devices[::-1])) is None
    assert touched(design, replace(design, sip_domains=("fabrikam.com",))) is None
    assert {type(device) for device in design.devices} >= {Firewall, ReverseProxy}
