"""`planner rules`: the rule book, or the page of one rule.

A module of its own: one command a module.
"""

import json
from typing import Any

import click

from planner.catalog import load_catalog
from planner.cli.exits import UnusableInput
from planner.findings.catalog import RULES, by_code
from planner.findings.clauses import clause_table
from planner.findings.explain import Page, page_as_markdown, page_of, rule_book

_FORMAT = 1


@click.command("rules")
@click.argument("code", required=False)
@click.option("--clauses", is_flag=True, help="Print which clause of the documents is answered where, as Markdown.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(code: str | None, form: str, clauses: bool) -> None:
    """Prints the rule book: every rule with its clauses, severity, reasons, examples and cure.

    With CODE, the page of one rule. Without it, text is a list with one line a rule, markdown the whole book.
    --clauses prints every clause of the documents with the rules and texts that answer it.
    """
    if clauses:
        click.echo(clause_table(load_catalog(), RULES), nl=False)
        return
    rules = RULES
    if code is not None:
        rule = by_code(code.upper())
        if rule is None:
            raise UnusableInput(f"{code}: there is no rule with this code (expected one that 'planner rules' lists)")
        rules = (rule,)
    if form == "json":
        text = _as_json([page_of(rule) for rule in rules])
    elif code is not None:
        text = page_as_markdown(page_of(rules[0])) + "\n"
    elif form == "markdown":
        text = rule_book(rules)
    else:
        text = "".join(_line(page_of(rule)) for rule in rules)
    click.echo(text, nl=False)


def _line(page: Page) -> str:
    return f"{page.code}  {page.severity.value:7}  {page.title}\n"


def _as_json(pages: list[Page]) -> str:
    rows: list[dict[str, Any]] = [
        {
            "code": page.code,
            "family": page.family,
            "name": page.name,
            "severity": page.severity.value,
            "clauses": list(page.clauses),
            "title": page.title,
            "sections": dict(page.sections),
        }
        for page in pages
    ]
    return json.dumps({"format": _FORMAT, "rules": rows}, indent=2, ensure_ascii=False) + "\n"
