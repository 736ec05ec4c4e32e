from __future__ import annotations

from planner.catalog import load_catalog
from planner.requirements import build_plan
from planner.requirements.mobility_matrix import mobility_matrix
from planner.requirements.what_if import WhatIf
from planner.requirements.without import matrix_without, traffic_without
from tests.editing.samples import example


def test_nothing_off_is_the_plan_itself() -> None:
    plan = build_plan(example("enterprise").design, load_catalog())
    assert traffic_without(plan, ()) is plan.traffic
    assert traffic_without(plan, ("nobody", "phone-wifi")) is plan.traffic  # a phone is no part that fails
    assert matrix_without(plan, ()) == mobility_matrix(plan)


def test_the_matrix_agrees_with_what_is_said_to_be_lost() -> None:
    plan = build_plan(example("enterprise").design, load_catalog())
    for off in ("proxy01", "wifi-firewall", "edgepool01"):
        lost = {(item.source, item.destination) for item in WhatIf(plan).without(off).positions}
        left = {(cell.position.id, cell.service.value) for cell in matrix_without(plan, (off,)).cells if not cell.works}
        whole = {(cell.position.id, cell.service.value) for cell in mobility_matrix(plan).cells if not cell.works}
        assert left - whole == lost, off
