"""`planner worksheets`: what the team hands to the DNS, certificate and firewall people.

A module of its own: one command a module.
"""

import os
from pathlib import Path

import click

from planner.catalog import load_catalog
from planner.cli.designs import STANDARD_STREAM, read_design, refusing
from planner.cli.exits import UnusableInput
from planner.findings.run import inspect_document
from planner.requirements import build_plan
from planner.worksheets import (
    FORMATS,
    MACHINE_FORMATS,
    Worksheet,
    build_worksheets,
    change_sheet,
    worksheet_kinds,
    write_worksheets,
)
from planner.worksheets.changes import NO_ORDERS
from planner.worksheets.paper import Paper, usual_paper
from planner.worksheets.render import TemplateFault
from planner.worksheets.starter_templates import StarterExists, write_starter_templates
from planner.worksheets.write import PDF, NoPages, Pages

_FOLDER = "a folder that can be written"


@click.command("worksheets")
@click.argument("design", required=False)
@click.option("--out", metavar="DIR", help="Folder to write into; it is made where it is missing.")
@click.option("--kind", "kinds", metavar="KINDS", help="Only these, separated by commas: dns,certificates.")
@click.option("--format", "forms", metavar="FORMATS", default="html,md,csv", show_default=True)
@click.option("--templates", metavar="DIR", help="Folder of templates that are laid over those of the planner.")
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper]),
    help="Of PDF, DOCX and XLSX; by default what is usual here.",
)
@click.option("--since", metavar="OLD", help="The design as it was: writes what each team must change, too.")
@click.option("--starter-templates", "starter", metavar="DIR", help="Writes templates to begin with, and nothing else.")
@click.pass_context
def command(
    context: click.Context,
    design: str | None,
    out: str | None,
    kinds: str | None,
    forms: str,
    templates: str | None,
    paper: str | None,
    since: str | None,
    starter: str | None,
) -> None:
    """Writes the worksheets of DESIGN. A file that exists is replaced whole or not at all."""
    if starter is not None:
        if design is not None or out is not None:
            raise click.UsageError("--starter-templates stands alone (expected no DESIGN and no --out)")
        _write_starter(starter)
        return
    if design is None:
        raise click.UsageError("Missing argument 'DESIGN'.")
    if out is None:
        raise click.UsageError("Missing option '--out'.")
    if design == since == STANDARD_STREAM:
        raise click.UsageError("only one of the designs can come from standard input")
    pages: Pages | None = context.obj
    chosen = _words(kinds, worksheet_kinds(), "--kind") if kinds is not None else None
    formats = _words(forms, (*FORMATS, *((PDF,) if pages else ()), *MACHINE_FORMATS), "--format")
    folders = _template_folders(templates)
    document = read_design(design).document
    plan = build_plan(document.design, load_catalog())
    said = inspect_document(document, plan=plan)
    sheets = build_worksheets(plan, said.findings, chosen, said.suppressed)
    if since is not None:
        sheets = (*sheets, _changes(since, sheets))

    size = usual_paper(os.environ) if paper is None else Paper(paper)

    def write() -> tuple[Path, ...]:
        return write_worksheets(Path(out), sheets, document, formats, folders, plan, pages, size)

    try:
        written = refusing(out, write, _FOLDER)
    except (TemplateFault, NoPages) as fault:
        raise UnusableInput(str(fault)) from fault
    for path in written:
        click.echo(path)


def _write_starter(folder: str) -> None:
    try:
        written = refusing(folder, lambda: write_starter_templates(Path(folder)), _FOLDER)
    except StarterExists as fault:
        raise UnusableInput(str(fault)) from fault
    for path in written:
        click.echo(path)


def _template_folders(templates: str | None) -> tuple[Path, ...]:
    if templates is None:
        return ()
    if not os.path.isdir(templates):  # Path.is_dir raises for a name that is too long
        raise UnusableInput(f"{templates}:1:1: there is no such folder (expected a folder of templates)")
    return (Path(templates),)


def _changes(since: str, sheets: tuple[Worksheet, ...]) -> Worksheet:
    """What is to be done to come from an older design to these worksheets."""
    document = read_design(since).document
    kinds = [sheet.kind for sheet in sheets if sheet.kind not in NO_ORDERS]
    before = build_worksheets(build_plan(document.design, load_catalog()), (), kinds)
    return change_sheet(before, sheets, document.title or "Untitled design")


def _words(text: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word.strip() for word in text.split(",")))
    for word in words:
        if word not in known:
            raise click.BadParameter(f"{word!r} is not known (expected {', '.join(known)})", param_hint=option)
    return words
