"""`planner rules`."""

from __future__ import annotations

import json

from planner.cli.exits import Exit
from planner.findings.catalog import RULES
from planner.findings.explain import HEADINGS
from planner.resource_files import resource_path
from tests.cli.conftest import Call


def test_the_list_has_one_line_a_rule(call: Call) -> None:
    lines = call("rules").out.splitlines()
    assert len(lines) == len(RULES)
    assert lines[0] == "NA01  error    The internal and the external web site of a pool have the same name."


def test_one_page(call: Call) -> None:
    answer = call("rules", "na01")
    assert answer.out.startswith("# NA01 The internal and the external web site of a pool have the same name.\n")
    assert [line.removeprefix("## ") for line in answer.out.splitlines() if line.startswith("## ")] == list(HEADINGS)


def test_the_book_is_the_shipped_one(call: Call) -> None:
    assert call("rules", "--format", "markdown").out == resource_path("help", "rules.md").read_text(encoding="utf-8")


def test_json(call: Call) -> None:
    content = json.loads(call("rules", "--format", "json").out)
    assert content["format"] == 1
    assert [rule["code"] for rule in content["rules"]] == [rule.code for rule in RULES]
    assert list(content["rules"][0]["sections"]) == list(HEADINGS)


def test_an_unknown_code(call: Call) -> None:
    answer = call("rules", "QQ01")
    assert (answer.status, answer.out) == (Exit.UNUSABLE, "")
    assert answer.err == "QQ01: there is no rule with this code (expected one that 'planner rules' lists)\n"


def test_the_table_of_clauses_is_the_shipped_one(call: Call) -> None:
    assert call("rules", "--clauses").out == resource_path("help", "clauses.md").read_text(encoding="utf-8")
