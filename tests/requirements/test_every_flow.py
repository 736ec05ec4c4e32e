"""Every row of the catalog's flows is a question to the walk somewhere."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.requirements import Plan, build_plan
from planner.traffic import Verdict
from tests.requirements.wide_designs import wide_designs

CATALOG = load_catalog()
PLANS: dict[str, Plan] = {name: build_plan(design, CATALOG) for name, design in wide_designs().items()}

NEVER_WALKED = {
    "all-sql-browser-local": "stays on one machine: a row of the host's own firewall, as its notes say",
}
"""Rows that are no connection between two hosts, with the reason."""


def test_every_row_is_walked_by_some_design() -> None:
    walked = {flow_walk.planned.flow.id for plan in PLANS.values() for flow_walk in plan.flow_walks}
    missing = {flow.id for flow in CATALOG.flows} - walked
    assert missing == set(NEVER_WALKED)


def test_what_is_never_walked_says_so_itself() -> None:
    for name in NEVER_WALKED:
        assert any("LOCAL ONLY" in note for note in CATALOG.flow(name).notes)


def test_a_row_of_old_partners_and_clients_is_walked_only_where_they_are_planned() -> None:
    legacy = {flow.id for flow in CATALOG.flows if flow.legacy}
    walked = {
        name: {flow_walk.planned.flow.id for flow_walk in plan.flow_walks} & legacy for name, plan in PLANS.items()
    }
    assert walked.pop("everything of 2015") == legacy
    assert walked.pop("standard-2015") <= {"wifi-push-apns"}
    assert set().union(*walked.values()) == set()


@pytest.mark.parametrize("name", PLANS)
def test_every_required_connection_of_a_sound_design_arrives(name: str) -> None:
    failed = [
        (flow_walk.planned.flow.id, flow_walk.planned.source.element, flow_walk.planned.destination.element)
        for flow_walk in PLANS[name].flow_walks
        if flow_walk.planned.is_required and flow_walk.worst.verdict is not Verdict.DELIVERED
    ]
    assert failed == []


@pytest.mark.parametrize("name", PLANS)
def test_discovery_over_http_is_asked_by_the_name_that_is_published_there(name: str) -> None:
    plan = PLANS[name]
    hosts = {host for item in plan.publishing if item.port == 80 for host in item.hosts}
    asked = [flow_walk for flow_walk in plan.flow_walks if "proxy-http" in flow_walk.planned.flow.services]
    for flow_walk in asked:
        for walk in flow_walk.walks:
            assert (walk.question.host or walk.question.destination).startswith("lyncdiscover.")
            if flow_walk.planned.is_required:
                assert (walk.question.host or walk.question.destination) in hosts
