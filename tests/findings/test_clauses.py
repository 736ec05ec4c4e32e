"""Every clause has an answer, every answer a clause, and the shipped table is current."""

from __future__ import annotations

import re

import pytest

from planner.catalog import load_catalog
from planner.findings.catalog import RULES
from planner.findings.clauses import WITHOUT_CLAUSES, answered_clauses, clause_table
from planner.findings.explain import page_of
from planner.findings.rule import Rule
from planner.resource_files import resource_path

CATALOG = load_catalog()
ROWS = answered_clauses(CATALOG, RULES)


def test_every_clause_has_an_answer() -> None:
    assert [row.clause.id for row in ROWS if not row.is_answered] == []


def test_a_clause_that_is_display_only_has_no_finding_of_its_own_alone() -> None:
    """A fact cannot be broken; where a rule names one, it is beside clauses that can be."""
    facts = {clause.id for clause in CATALOG.clauses if clause.check == "doc"}
    assert [rule.code for rule in RULES if rule.clauses and facts.issuperset(rule.clauses)] == []


def test_what_a_design_can_break_has_a_rule_or_a_text_that_says_why_not() -> None:
    texts = {answer.clause for answer in CATALOG.answers}
    without_rule = {row.clause.id for row in ROWS if not row.rules}
    assert without_rule <= texts


def test_texts_are_not_double_and_not_empty() -> None:
    ids = [answer.clause for answer in CATALOG.answers]
    assert len(ids) == len(set(ids))
    assert all(answer.where and answer.text.endswith(".") for answer in CATALOG.answers)


def test_every_clause_that_a_rule_or_text_names_exists() -> None:
    known = {clause.id for clause in CATALOG.clauses}
    assert {clause for rule in RULES for clause in rule.clauses} <= known
    assert {answer.clause for answer in CATALOG.answers} <= known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_a_clause_unless_its_family_needs_none(rule: Rule) -> None:
    assert rule.clauses or rule.family in WITHOUT_CLAUSES


def test_rules_about_sizes_name_the_facts_they_rest_on() -> None:
    facts = {fact.id for fact in CATALOG.sizing.facts}
    for rule in RULES:
        if rule.family == "sizing":
            named = re.findall(r"[a-z]+\.[a-z][\w.]*\w", page_of(rule).section("References"))
            assert any(known.startswith(name) for name in named for known in facts), rule.code


def test_the_table_has_a_line_for_each_clause_and_each_link_leads_to_a_page() -> None:
    table = clause_table(CATALOG, RULES)
    assert re.findall(r"^\| ([SD]-[A-Z]+-\d\d) \|", table, re.MULTILINE) == [clause.id for clause in CATALOG.clauses]
    book = resource_path("help", "rules.md").read_text(encoding="utf-8")
    anchors = set(re.findall(r"\]\(#([^)]+)\)", book))
    assert set(re.findall(r"\(rules\.md#([^)]+)\)", table)) <= anchors


def test_a_pipe_in_a_text_does_not_break_the_table() -> None:
    rows = [line for line in clause_table(CATALOG, RULES).splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {5}


def test_the_shipped_table_is_current() -> None:
    shipped = resource_path("help", "clauses.md").read_text(encoding="utf-8")
    assert shipped == clause_table(CATALOG, RULES), "run: python -m planner rules --clauses > resources/help/clauses.md"
