"""Every rule module is listed, once, and named as the house names rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import planner.findings.rules
from planner.catalog import load_catalog
from planner.findings.catalog import ALL_CODES, RETIRED, RULES, by_code
from planner.findings.rule import Rule

FOLDER = Path(planner.findings.rules.__file__).parent

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_every_module_under_rules_is_in_the_list() -> None:
    modules = {(path.parent.name, path.stem) for path in FOLDER.glob("*/*.py") if path.stem != "__init__"}
    assert modules == {(rule.family, rule.name) for rule in RULES}


def test_no_rule_lies_beside_the_families() -> None:
    assert [path.name for path in FOLDER.glob("*.py")] == ["__init__.py"]


def test_codes_are_unique_and_never_retired_ones() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) == len(ALL_CODES)
    assert RETIRED.isdisjoint(codes)


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


def test_each_family_has_one_pair_of_letters_and_no_two_share_it() -> None:
    letters = {(rule.family, rule.code[:2]) for rule in RULES}
    assert len(letters) == len({family for family, _ in letters}) == len({pair for _, pair in letters})


def test_rules_stand_in_the_order_of_the_book() -> None:
    families = list(dict.fromkeys(rule.family for rule in RULES))
    codes = {family: [rule.code for rule in RULES if rule.family == family] for family in families}
    assert [rule.code for rule in RULES] == [code for family in families for code in codes[family]]
    assert all(found == sorted(found) for found in codes.values())


@every_rule
def test_a_code_is_two_letters_and_two_digits(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2}[0-9]{2}", rule.code)
    assert by_code(rule.code) is rule


@every_rule
def test_every_clause_of_a_rule_exists(rule: Rule) -> None:
    catalog = load_catalog()
    assert [catalog.clause(clause).id for clause in rule.clauses] == list(rule.clauses)
    assert len(set(rule.clauses)) == len(rule.clauses)


@every_rule
def test_every_other_fact_of_a_rule_exists(rule: Rule) -> None:
    catalog = load_catalog()
    rows = (
        *catalog.sizing.facts,
        *catalog.balancing_rules,
        *catalog.balancing_principles,
        *catalog.nat_rules,
        *catalog.must_not,
        *catalog.timeouts,
    )
    assert set(rule.facts) <= {getattr(row, "id", None) for row in rows}


def test_the_clauses_that_the_first_issue_asks_for_are_answered() -> None:
    answered = {clause for rule in RULES for clause in rule.clauses}
    wanted = {
        *(f"S-FQDN-{number:02}" for number in range(1, 8)),
        *("S-DNS-03", "S-DNS-04", "S-DNS-08", "S-DNS-09", "S-DNS-10"),
        *("S-DNS-21", "S-DNS-22", "S-DNS-23", "S-DNS-24", "S-DNS-25"),
        *(f"S-HP-{number:02}" for number in range(1, 9)),
        *("S-CRT-03", "S-CRT-04", "S-CRT-05", "S-CRT-07", "S-CRT-08", "S-CRT-09", "S-CRT-10", "S-CRT-11"),
        *("S-INT-06", "S-CMP-09", "S-CMP-17", "S-PUSH-02"),
        *("S-HLB-01", "S-HLB-02", "S-HLB-04", "S-HLB-05"),
        *("S-RP-01", "S-RP-02", "S-RP-03", "S-RP-04", "S-RP-05", "S-RP-06"),
    }
    # S-FQDN-08 forbids a finding (inside web traffic is free to stay inside); tests/findings/cases shows that.
    assert wanted <= answered


def test_an_unknown_code_has_no_rule() -> None:
    assert by_code("XX99") is None
