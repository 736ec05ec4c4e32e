"""Every repair cures: carried out mechanically, it takes the finding away and brings no other error."""

from __future__ import annotations

from typing import Any

import pytest

from planner.app.ways.repairs import edit_of
from planner.editing.session import EditingSession
from planner.findings.catalog import RULES, by_code
from planner.findings.examples import laid_over_base
from planner.findings.explain import page_of
from planner.findings.finding import Finding, Repair, Severity
from planner.findings.rule import Rule
from planner.findings.run import inspect
from planner.model.document import Document
from tests.findings.test_rule_cases import CODES, FILES
from tests.findings.whole_examples import build, document_of, parse, read_base


def carried_out(document: Document, repair: Repair) -> Document:
    """The document after the edit that a click on the repair makes; undone, it is the one before."""
    session = EditingSession(document)
    session.do(edit_of(repair))
    repaired = session.document
    session.undo()
    assert session.document == document
    return repaired


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
    _check_repairs(document, CODES[path.parent.name, path.stem])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_repair_of_a_page_s_bad_design_cures_it(rule: Rule) -> None:
    for text in page_of(rule).bad_examples:
        _check_repairs(document_of(text), rule.code)


_MECHANICAL = [
    *("CE01", "CE02", "CE03", "CE10", "ED09", "PA01", "PA02", "PL02", "PL03", "PL04", "PL05"),
    *("PX01", "PX02", "PX06", "PX07", "PX08", "PX09"),
]
"""Codes of rules whose repair needs no decision."""


@pytest.mark.parametrize("code", _MECHANICAL)
def test_what_can_be_mended_mechanically_is_offered_with_the_finding(code: str) -> None:
    rule = by_code(code)
    assert rule is not None
    for text in page_of(rule).bad_examples:
        assert any(item.code == code and item.repair is not None for item in inspect(document_of(text)))


@pytest.mark.parametrize("stem", ["adapters_of_edge", "adapters_of_proxy"])
def test_a_gateway_that_is_only_inside_is_moved_outside_and_everything_arrives(stem: str) -> None:
    path = next(path for path in FILES if path.stem == stem)
    case = parse(path.read_text(encoding="utf-8"))["fails"]["the only gateway is inside"]["design"]
    document = build(laid_over_base(case, parse, read_base))
    repair = next(item.repair for item in inspect(document) if item.code == CODES[path.parent.name, stem])
    assert repair is not None
    assert [f"{item.code}: {item.message}" for item in inspect(carried_out(document, repair))] == []


def test_source_nat_is_switched_off_only_where_the_servers_answer_through_the_balancer() -> None:
    path = next(path for path in FILES if path.stem == "source_hidden_from_av_edge")
    cases = parse(path.read_text(encoding="utf-8"))["fails"]
    offered = {}
    for name, case in cases.items():
        found = inspect(build(laid_over_base(case["design"], parse, read_base)))
        offered[name] = any(finding.code == "ED10" and finding.repair is not None for finding in found)
    assert [name for name, is_offered in offered.items() if is_offered] == [
        "servers that answer through the balancer already"
    ]


def _check_repairs(document: Document, code: str) -> None:
    before = inspect(document)
    for finding in before:
        if finding.code == code and finding.repair is not None:
            after = inspect(carried_out(document, finding.repair))
            assert finding not in after
            assert _errors(after) <= _errors(before)
