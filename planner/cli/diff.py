"""`planner diff`: what changed between two designs, in elements, findings and worksheet rows.

A module of its own: one command a module.
"""

import click

from planner.cli.designs import STANDARD_STREAM, read_design, wants_colour
from planner.cli.differences import Differences, json_text, text
from planner.cli.exits import Exit
from planner.worksheets.two_designs import compare_designs


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
    found = compare_designs(before, after)
    differences = Differences(
        old=old, new=new, document=found.document, findings=found.findings, worksheets=found.worksheets
    )
    click.echo(
        json_text(differences) if form == "json" else text(differences, colour=wants_colour()), nl=False, color=True
    )
    return Exit.FINDINGS if fail_on == "change" and not differences.is_empty else Exit.FINE
