"""Which worksheets there are, and that no finding is without a place."""

from __future__ import annotations

import pytest

from planner.catalog import load_catalog
from planner.findings.catalog import RULES
from planner.findings.finding import Finding, Severity, Suppressed
from planner.requirements import build_plan
from planner.worksheets import WORKSHEETS, build_worksheets, worksheet_kinds
from planner.worksheets.worksheet import REFERENCE
from tests import builders as make
from tests.worksheets.regenerate import sheets_of

ONLY_ON_THE_SUMMARY = {"planner"}

ANNOUNCED = {"adapters", "branch", "edges", "mobility", "policies", "sizing"}
"""Families that other worksheets wait for; a family may be named here before its first rule is there."""


def test_every_rule_has_a_worksheet() -> None:
    for rule in RULES:
        places = [kind.kind for kind in WORKSHEETS if kind.concerns(rule.code)]
        assert "summary" in places
        assert (len(places) > 1) is (rule.family not in ONLY_ON_THE_SUMMARY), (
            f"{rule.code}: name its family {rule.family!r} at a worksheet in planner/worksheets/catalog.py"
        )


def test_families_are_those_of_the_rule_book() -> None:
    families = {rule.family for rule in RULES}
    assert {family for kind in WORKSHEETS for family in kind.families} - families <= ANNOUNCED


def test_findings_stand_on_the_worksheets_they_concern() -> None:
    plan = build_plan(make.small_site(), load_catalog())
    findings = [Finding(code=code, severity=Severity.ERROR, message="m") for code in ("PL01", "BA01", "NA01")]
    found = {sheet.kind: [finding.code for finding in sheet.findings] for sheet in build_worksheets(plan, findings)}
    assert found["summary"] == ["BA01", "NA01", "PL01"]
    assert found["balancing"] == ["BA01"]
    assert found["dns"] == ["NA01"]
    assert found["push"] == []
    assert found["certificates"] == ["NA01"]


def test_kinds_are_built_in_the_order_asked_for() -> None:
    plan = build_plan(make.small_site(), load_catalog())
    assert [sheet.kind for sheet in build_worksheets(plan, (), ("firewall", "summary", "dns"))] == [
        "firewall",
        "summary",
        "dns",
    ]
    with pytest.raises(KeyError):
        build_worksheets(plan, (), ("nothing",))


def test_the_summary_counts_every_worksheet_whichever_is_asked_for() -> None:
    plan = build_plan(make.enterprise_site(), load_catalog())
    everything = build_worksheets(plan, ())
    [alone] = build_worksheets(plan, (), ("summary",))
    assert alone == everything[0]
    counts = {row.text("where"): row.values["value"] for row in alone.rows if row.text("subject") == "Worksheet"}
    assert counts == {sheet.kind: sheet.row_count for sheet in everything[1:]}
    assert set(counts) == set(worksheet_kinds()) - {"summary"}


def test_every_worksheet_says_what_each_row_rests_on() -> None:
    plan = build_plan(make.enterprise_site(), load_catalog())
    for sheet in build_worksheets(plan, ()):
        assert sheet.columns[-1].key == "reference"
        keys = {column.key for table in sheet.tables for column in table.columns}
        for row in sheet.rows:
            assert set(row.values) <= keys, sheet.kind
            assert sheet.kind == "summary" or row.documents or row.confidence == "inferred" or "setting" in row.values


def test_texts_that_answer_clauses_stand_on_the_worksheets_that_they_name() -> None:
    catalog = load_catalog()
    named = {(kind, answer.text) for answer in catalog.answers for kind in answer.sheets}
    assert {kind for kind, _ in named} <= set(worksheet_kinds())
    sheets = build_worksheets(build_plan(make.small_site(), catalog), ())
    assert named <= {(sheet.kind, note) for sheet in sheets for note in sheet.notes}


def test_accepted_findings_stand_on_the_summary_with_their_reason() -> None:
    finding = Finding(code="FW03", severity=Severity.WARNING, message="'fw' lets spoofed sources in.", elements=())
    plan = build_plan(make.small_site(), load_catalog())
    (sheet,) = build_worksheets(plan, (), ("summary",), (Suppressed(finding=finding, reason="The provider filters."),))
    group = next(group for group in sheet.groups if group.title == "Accepted findings")
    assert [(row.values["subject"], row.values["detail"]) for row in group.rows] == [
        ("FW03", "Accepted: The provider filters.")
    ]


def test_words_in_brackets_are_explained_where_they_stand() -> None:
    for worksheet in sheets_of("enterprise"):
        texts = [row.text(REFERENCE) for row in worksheet.rows]
        for word in ("documented-port", "cmdlet", "generic-windows", "inferred"):
            is_used = any(f"[{word}]" in text for text in texts)
            assert any(note.startswith(f"[{word}]: ") for note in worksheet.notes) == is_used, worksheet.kind
