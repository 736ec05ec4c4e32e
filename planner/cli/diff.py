"""`planner diff`: what changed between two designs, in elements, findings and worksheet rows.

A module of its own: one command a module.
"""

import click

from planner.catalog import load_catalog
from planner.cli.designs import STANDARD_STREAM, read_design, wants_colour
from planner.cli.differences import Differences, json_text, text
from planner.cli.exits import Exit
from planner.findings.comparison import compare_findings
from planner.findings.finding import Finding
from planner.findings.run import inspect_document
from planner.model.comparison import compare_documents
from planner.model.document import Document
from planner.requirements import build_plan
from planner.worksheets import Worksheet, build_worksheets, compare_worksheets, worksheet_kinds

_COUNTS = "summary"
"""Counts what the other worksheets hold, whose rows are compared themselves."""


@click.command("diff", epilog="In a repository: git show HEAD:plan.yaml | planner diff - plan.yaml")
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(["change", "never"]),
    default="never",
    show_default=True,
    help="Whether a difference ends with status 1.",
)
def command(old: str, new: str, form: str, fail_on: str) -> int:
    """Tells what changed between two designs. One of them may be - for standard input."""
    if old == new == STANDARD_STREAM:
        raise click.UsageError("only one of the designs can come from standard input")
    before, after = read_design(old).document, read_design(new).document
    differences = _compared(old, new, before, after)
    click.echo(
        json_text(differences) if form == "json" else text(differences, colour=wants_colour()), nl=False, color=True
    )
    return Exit.FINDINGS if fail_on == "change" and not differences.is_empty else Exit.FINE


def _compared(old: str, new: str, before: Document, after: Document) -> Differences:
    findings_before, sheets_before = _judged(before)
    findings_after, sheets_after = _judged(after)
    return Differences(
        old=old,
        new=new,
        document=compare_documents(before, after),
        findings=compare_findings(findings_before, findings_after),
        worksheets=compare_worksheets(sheets_before, sheets_after),
    )


def _judged(document: Document) -> tuple[tuple[Finding, ...], tuple[Worksheet, ...]]:
    plan = build_plan(document.design, load_catalog())
    kinds = [kind for kind in worksheet_kinds() if kind != _COUNTS]
    return inspect_document(document, plan=plan).findings, build_worksheets(plan, (), kinds)
