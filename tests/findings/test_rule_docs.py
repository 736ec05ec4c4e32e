"""The page of every rule: its headings, its examples, and the book made of all pages."""

from __future__ import annotations

import re

import pytest

from planner.findings.catalog import RULES, by_code
from planner.findings.examples import faults_of_examples
from planner.findings.explain import HEADINGS, page_of, rule_book
from planner.findings.rule import Rule
from planner.resource_files import resource_path
from tests.findings.whole_examples import build, parse, read_base

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)

REPORTED_BY_THE_RUN = {"PL01"}
"""No design has this finding; its page says so in place of examples."""


@every_rule
def test_the_page_has_all_headings_in_order_and_says_something_under_each(rule: Rule) -> None:
    page = page_of(rule)
    assert tuple(heading for heading, _ in page.sections) == HEADINGS
    assert all(body for _, body in page.sections)


@every_rule
def test_the_title_is_one_sentence(rule: Rule) -> None:
    title = page_of(rule).title
    assert title.endswith(".")
    assert title.count(". ") == 0
    assert len(title) <= 120


@every_rule
def test_the_page_has_examples(rule: Rule) -> None:
    page = page_of(rule)
    if rule.code in REPORTED_BY_THE_RUN:
        assert page.bad_examples == page.good_examples == ()
    else:
        assert page.bad_examples
        assert page.good_examples


@every_rule
def test_the_references_name_the_clauses_of_the_rule(rule: Rule) -> None:
    references = page_of(rule).section("References")
    named = set(re.findall(r"[SD]-[A-Z]+-\d\d", references))
    for start, end in re.findall(r"([SD]-[A-Z]+-\d\d) to ([SD]-[A-Z]+-\d\d)", references):
        stem = start[:-2]
        named |= {f"{stem}{number:02}" for number in range(int(start[-2:]), int(end[-2:]) + 1)}
    assert set(rule.clauses) <= named


@every_rule
def test_the_examples_tell_the_truth(rule: Rule) -> None:
    assert list(faults_of_examples(rule, parse, build, read_base)) == []


def test_the_book_holds_every_page() -> None:
    book = rule_book(RULES)
    for rule in RULES:
        assert f"## {rule.code} {page_of(rule).title}" in book


def test_the_shipped_book_is_current() -> None:
    shipped = resource_path("help", "rules.md").read_text(encoding="utf-8")
    assert shipped == rule_book(RULES), "run: python -m planner rules --format markdown > resources/help/rules.md"


def test_links_of_the_contents_lead_to_pages() -> None:
    book = rule_book([rule for rule in (by_code("NA01"), by_code("PL01")) if rule is not None])
    anchors = re.findall(r"\]\(#([^)]+)\)", book)
    headings = [
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in book.splitlines()
        if line.startswith("## ")
    ]
    assert anchors
    assert set(anchors) <= set(headings)
