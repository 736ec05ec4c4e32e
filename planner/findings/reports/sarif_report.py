"""Findings as SARIF 2.1.0, which code hosts show beside the changed lines of a pull request.

A module of its own: one output a module.
Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from planner import __version__
from planner.findings.catalog import RULES
from planner.findings.explain import page_of
from planner.findings.finding import Finding, Severity
from planner.findings.reports.subject import Subject, place_of
from planner.findings.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(subjects: Sequence[Subject]) -> str:
    """One run over all subjects. Suppressed findings are listed as such, with their reasons."""
    places = {rule.code: index for index, rule in enumerate(RULES)}
    results: list[dict[str, Any]] = []
    for subject in subjects:
        results += [_result(subject, finding, places) for finding in subject.findings]
        for item in subject.suppressed:
            accepted = {"kind": "external", "status": "accepted", "justification": item.reason}
            results.append({**_result(subject, item.finding, places), "suppressions": [accepted]})
    driver = {
        "name": "Topology Planner for Skype for Business Server",
        "version": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }
    content = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = page_of(rule)
    return {
        "id": rule.code,
        "name": f"{rule.family}/{rule.name}",
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.section("Why it matters")},
        "help": {"text": page.section("How to fix"), "markdown": page.section("How to fix")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"clauses": list(rule.clauses)},
    }


def _result(subject: Subject, finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    line, column = place_of(subject, finding)
    text = f"{finding.message} {finding.hint}".strip()
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(subject.path)},
                    "region": {"startLine": line, "startColumn": column},
                },
                "logicalLocations": [{"name": element, "kind": "element"} for element in finding.elements],
            }
        ],
    }


def _uri(path: str) -> str:
    """A relative reference stays relative, so that a code host finds the file in its repository."""
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
