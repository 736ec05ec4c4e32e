"""Every repair cures: carried out mechanically, it takes the finding away and brings no other error."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.findings.examples import laid_over_base
from planner.findings.finding import Finding, Repair, RepairKind, Severity
from planner.findings.run import inspect
from planner.model.document import Document
from tests.findings.test_rule_cases import CODES, FILES
from tests.findings.whole_examples import build, parse, read_base


def _changed(value: Any, path: tuple[str | int, ...], repair: Repair) -> Any:
    """`value` with the repair carried out at `path` inside it."""
    if not path:
        return (*value, repair.value) if repair.kind is RepairKind.ADD_ITEM else repair.value
    step, *rest = path
    if isinstance(step, int):
        if not rest and repair.kind is RepairKind.REMOVE_ITEM:
            return (*value[:step], *value[step + 1 :])
        return (*value[:step], _changed(value[step], tuple(rest), repair), *value[step + 1 :])
    return replace(value, **{step: _changed(getattr(value, step), tuple(rest), repair)})


def carried_out(document: Document, repair: Repair) -> Document:
    design = document.design
    if repair.kind is RepairKind.REMOVE_ELEMENT:
        return replace(document, design=design.without(frozenset({repair.element})))
    if not repair.element:
        return replace(document, design=_changed(design, repair.path, repair))
    return replace(document, design=design.with_element(_changed(design.get(repair.element), repair.path, repair)))


def _repairable() -> list[Any]:
    cases = []
    for path in FILES:
        content = parse(path.read_text(encoding="utf-8"))
        for name, case in content["fails"].items():
            cases.append(pytest.param(path, case, id=f"{path.stem}: {name}"))
    return cases


def _errors(found: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in found if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(("path", "case"), _repairable())
def test_a_repair_takes_its_finding_away_and_brings_no_error(path: Any, case: Any) -> None:
    document = build(laid_over_base(case["design"], parse, read_base))
    before = inspect(document)
    code = CODES[path.parent.name, path.stem]
    for finding in before:
        if finding.code == code and finding.repair is not None:
            after = inspect(carried_out(document, finding.repair))
            assert finding not in after
            assert _errors(after) <= _errors(before)
