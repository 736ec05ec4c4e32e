"""Pages from docstrings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from planner.findings.explain import HEADINGS, PageError, page_as_markdown, page_of
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule

PAGE = "One sentence.\n\n" + "\n\n".join(f"## {heading}\n\nText." for heading in HEADINGS)


@pytest.fixture(name="rule")
def _rule(monkeypatch: pytest.MonkeyPatch) -> Rule:
    def check(inspection: Inspection) -> Iterator[Remark]:
        yield from ()

    check.__module__ = "somewhere.family.bad_pattern"
    module = ModuleType(check.__module__)
    module.__doc__ = PAGE
    monkeypatch.setitem(sys.modules, check.__module__, module)
    return Rule(code="XX01", severity=Severity.WARNING, clauses=("S-X-01",), check=check)


def test_family_name_and_page_come_from_the_module(rule: Rule) -> None:
    page = page_of(rule)
    assert (page.family, page.name, page.title) == ("family", "bad_pattern", "One sentence.")
    assert page.section("How to fix") == "Text."


def test_a_page_without_a_docstring_is_refused(rule: Rule) -> None:
    sys.modules[rule.module].__doc__ = None
    with pytest.raises(PageError, match=r"XX01 .* has no page"):
        page_of(rule)


def test_headings_in_another_order_are_refused(rule: Rule) -> None:
    sys.modules[rule.module].__doc__ = PAGE.replace("## Bad design", "## Good design", 1)
    with pytest.raises(PageError, match="has the headings"):
        page_of(rule)


def test_several_examples_are_found_in_order(rule: Rule) -> None:
    block = "```yaml\nbase: {}\n```"
    text = PAGE.replace("## Bad design\n\nText.", f"## Bad design\n\n{block.format('a')}\n\nor\n\n{block.format('b')}")
    sys.modules[rule.module].__doc__ = text
    assert page_of(rule).bad_examples == ("base: a\n", "base: b\n")
    assert page_of(rule).good_examples == ()


def test_a_page_as_markdown_starts_with_code_and_title(rule: Rule) -> None:
    lines = page_as_markdown(page_of(rule), level=2).splitlines()
    assert lines[:5] == [
        "## XX01 One sentence.",
        "",
        "`family/bad_pattern`, warning. Clauses: S-X-01.",
        "",
        "### What it checks",
    ]
