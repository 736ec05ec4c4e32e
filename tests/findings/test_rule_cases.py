"""Cases as data: cases/<family>/<rule>.yaml, named passes and fails.

A case is an example as on the rule pages (`base` and what is laid over it). A fail lists the findings of this rule that
are expected, all of them; whether other rules speak too is not its business, unless it says `alone: true`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.findings.catalog import RULES
from planner.findings.examples import laid_over_base
from planner.findings.finding import Finding, Severity
from planner.findings.run import inspect
from tests.findings.whole_examples import build, parse, read_base

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*/*.yaml"))
CODES = {(rule.family, rule.name): rule.code for rule in RULES}


def _cases(kind: str) -> list[Any]:
    return [
        pytest.param(path, name, case, id=f"{path.parent.name}/{path.stem}: {name}")
        for path in FILES
        for name, case in (parse(path.read_text(encoding="utf-8")).get(kind) or {}).items()
    ]


def _findings(case: Any) -> tuple[Finding, ...]:
    return inspect(build(laid_over_base(case, parse, read_base)))


def test_every_rule_has_a_case_file_and_every_file_a_rule() -> None:
    files = {(path.parent.name, path.stem) for path in FILES}
    assert files == set(CODES) - {("planner", "crashing_rule")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_has_both_kinds_and_nothing_else(path: Path) -> None:
    content = parse(path.read_text(encoding="utf-8"))
    assert set(content) == {"passes", "fails"}
    assert content["passes"]
    assert content["fails"]


@pytest.mark.parametrize(("path", "name", "case"), _cases("passes"))
def test_pass(path: Path, name: str, case: Any) -> None:
    code = CODES[path.parent.name, path.stem]
    assert [finding.message for finding in _findings(case) if finding.code == code] == []


@pytest.mark.parametrize(("path", "name", "case"), _cases("fails"))
def test_fail(path: Path, name: str, case: Any) -> None:
    code = CODES[path.parent.name, path.stem]
    found = _findings(case["design"])
    own = [finding for finding in found if finding.code == code]
    assert [finding.message for finding in own] == [expected["message"] for expected in case["findings"]]
    for finding, expected in zip(own, case["findings"], strict=True):
        assert {key: _shown(finding, key) for key in expected} == expected
    if case.get("alone"):
        others = [finding for finding in found if finding.code != code and finding.severity is not Severity.INFO]
        assert [f"{finding.code}: {finding.message}" for finding in others] == []


def _shown(finding: Finding, key: str) -> Any:
    value = getattr(finding, key)
    if isinstance(value, Severity):
        return value.value
    return list(value) if isinstance(value, tuple) else value
