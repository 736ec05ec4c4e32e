"""Worksheets, files for machines and findings of designs that leave nothing out."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.findings.run import inspect
from planner.requirements import build_plan
from planner.worksheets import build_worksheets
from planner.worksheets.machine.catalog import MACHINE_FORMATS, machine_files
from planner.worksheets.machine.plain import Origin
from tests.builders import document_of
from tests.requirements.wide_designs import wide_designs

DESIGNS = wide_designs()


@pytest.mark.parametrize("name", DESIGNS)
def test_every_worksheet_is_built(name: str) -> None:
    plan = build_plan(DESIGNS[name], load_catalog())
    sheets = {sheet.kind: sheet for sheet in build_worksheets(plan, ())}
    for row in sheets["servers"].rows:
        if row.text("topic") == "Listens on":
            assert row.documents, row.text("item")


@pytest.mark.parametrize("name", DESIGNS)
def test_every_file_for_machines_is_written(name: str) -> None:
    plan = build_plan(DESIGNS[name], load_catalog())
    assert all(machine_files(plan, Origin(title=name, product="2019", planner="test"), MACHINE_FORMATS).values())


@pytest.mark.parametrize("name", DESIGNS)
def test_no_rule_crashes(name: str) -> None:
    findings = inspect(document_of(DESIGNS[name]))
    assert [finding for finding in findings if finding.code == "PL01"] == []


def test_a_listener_known_from_the_other_end_of_a_flow_rests_on_that_flow() -> None:
    """Remote call control opens connections to the pool; no row of the catalog names that listener."""
    plan = build_plan(DESIGNS["everything of 2019"], load_catalog())
    (sheet,) = build_worksheets(plan, (), ("servers",))
    (row,) = [
        row for row in sheet.rows if row.text("machine").startswith("fe01.") and row.text("item") == "registrar-sip-tcp"
    ]
    assert row.text("value") == "tcp 5060"
    assert row.documents == load_catalog().flow("fe-rcc-sip").reference
