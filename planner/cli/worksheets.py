"""`planner worksheets`: what the team hands to the DNS, certificate and firewall people.

A module of its own: one command a module.
"""

from pathlib import Path

import click

from planner.catalog import load_catalog
from planner.cli.designs import read_design, refusing
from planner.cli.exits import UnusableInput
from planner.findings.run import inspect_document
from planner.requirements import build_plan
from planner.worksheets import FORMATS, MACHINE_FORMATS, build_worksheets, worksheet_kinds, write_worksheets
from planner.worksheets.render import TemplateFault


@click.command("worksheets")
@click.argument("design")
@click.option("--out", required=True, metavar="DIR", help="Folder to write into; it is made where it is missing.")
@click.option("--kind", "kinds", metavar="KINDS", help="Only these, separated by commas: dns,certificates.")
@click.option("--format", "forms", metavar="FORMATS", default="html,md,csv", show_default=True)
@click.option("--templates", metavar="DIR", help="Folder of templates that are laid over those of the planner.")
def command(design: str, out: str, kinds: str | None, forms: str, templates: str | None) -> None:
    """Writes the worksheets of DESIGN. A file that exists is replaced whole or not at all."""
    chosen = _words(kinds, worksheet_kinds(), "--kind") if kinds is not None else None
    formats = _words(forms, (*FORMATS, *MACHINE_FORMATS), "--format")
    document = read_design(design).document
    plan = build_plan(document.design, load_catalog())
    findings = inspect_document(document, plan=plan).findings
    folders = (Path(templates),) if templates is not None else ()
    try:
        written = refusing(
            out,
            lambda: write_worksheets(
                Path(out),
                build_worksheets(plan, findings, chosen),
                document,
                formats,
                template_folders=folders,
                plan=plan,
            ),
            "a folder that can be written",
        )
    except TemplateFault as fault:
        raise UnusableInput(str(fault)) from fault
    for path in written:
        click.echo(path)


def _words(text: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",")))
    for word in words:
        if word not in known:
            raise click.BadParameter(f"{word!r} is not known (expected {', '.join(known)})", param_hint=option)
    return words
