"""`planner check`: judges designs.

A module of its own: one command a module.
"""

import click

from planner.catalog import load_catalog
from planner.cli.designs import read_design, wants_colour
from planner.cli.exits import Exit, UnusableInput
from planner.designfile import PositionMap
from planner.findings.catalog import ALL_CODES, RULES
from planner.findings.finding import FieldPath, Severity
from planner.findings.reports.subject import Place, Subject
from planner.findings.rule import Rule
from planner.findings.run import inspect_document


@click.command("check")
@click.argument("designs", metavar="DESIGN...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.ERROR.value,
    show_default=True,
    help="Findings at or above this severity end with status 1.",
)
@click.option("--select", metavar="CODES", help="Only these rules, as codes or families: NA01,FW.")
@click.option("--ignore", metavar="CODES", help="Not these rules, as codes or families.")
def command(designs: tuple[str, ...], form: str, fail_on: str, select: str | None, ignore: str | None) -> int:
    """Judges designs and prints what was found, each with its place in the file and its cure."""
    rules = _chosen(select, ignore)
    subjects = []
    is_refused = False
    for path in designs:
        try:
            subjects.append(_inspected(path, rules))
        except UnusableInput as refusal:
            # The other designs are judged all the same: one run shows everything there is to do.
            refusal.show()
            is_refused = True
    if subjects:
        click.echo(_report(subjects, form), nl=False, color=True)
    if is_refused:
        return Exit.UNUSABLE
    limit = Severity(fail_on)
    fails = any(finding.severity.is_at_least(limit) for subject in subjects for finding in subject.findings)
    return Exit.FINDINGS if fails else Exit.FINE


def _inspected(path: str, rules: tuple[Rule, ...]) -> Subject:
    loaded = read_design(path)
    inspected = inspect_document(loaded.document, load_catalog(), rules=rules)
    return Subject(
        path=path,
        findings=inspected.findings,
        suppressed=inspected.suppressed,
        locate=lambda element, field: _place(loaded.positions, element, field),
    )


def _place(positions: PositionMap, element: str, field: FieldPath) -> Place:
    position = positions.locate(element, field)
    return position.line, position.column


def _report(subjects: list[Subject], form: str) -> str:
    # Imported here: of the three reports one is needed.
    if form == "json":
        from planner.findings.reports.json_report import json_report

        return json_report(subjects)
    if form == "sarif":
        from planner.findings.reports.sarif_report import sarif_report

        return sarif_report(subjects)
    from planner.findings.reports.text_report import text_report

    return text_report(subjects, colour=wants_colour())


def _chosen(select: str | None, ignore: str | None) -> tuple[Rule, ...]:
    selected = _codes(select) if select is not None else ALL_CODES
    left = selected - (_codes(ignore) if ignore is not None else frozenset())
    return tuple(rule for rule in RULES if rule.code in left)


def _codes(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in (part.strip().upper() for part in text.split(",")):
        matching = {code for code in ALL_CODES if word in (code, code[:2])}
        if not matching:
            raise click.UsageError(
                f"there is no rule {word!r} (expected codes or families as 'planner rules' lists them)"
            )
        found |= matching
    return frozenset(found)
