"""`planner new`: a design from a reference design.

A module of its own: one command a module.
"""

from pathlib import Path

import click

from planner.atomic_write import write_file
from planner.cli.designs import STANDARD_STREAM, refuse_to_replace, refusing
from planner.cli.exits import UnusableInput
from planner.resource_files import resource_path


@click.command("new")
@click.argument("template", required=False)
@click.option("--out", default="-", metavar="DESIGN", help="File to write; - is standard output.", show_default=True)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@click.option("--list", "is_list", is_flag=True, help="Print the reference designs.")
def command(template: str | None, out: str, force: bool, is_list: bool) -> None:
    """Starts a design from the reference design TEMPLATE."""
    templates = dict(sorted((path.stem, path) for path in resource_path("examples").glob("*.yaml")))
    if is_list:
        width = max(map(len, templates))
        for name, path in templates.items():
            click.echo(f"{name:{width}}  {_title(path)}")
        return
    if template is None:
        raise click.UsageError("TEMPLATE is missing (planner new --list shows the reference designs)")
    if template not in templates:
        raise UnusableInput(f"{template}: no such reference design (expected one of {', '.join(templates)})")
    refuse_to_replace(out, may_replace=force)
    # Copied as it is: the comments of a reference design are half of its worth.
    content = templates[template].read_bytes()
    if out == STANDARD_STREAM:
        click.echo(content.decode("utf-8"), nl=False)
    else:
        refusing(out, lambda: write_file(out, content), "a file that can be written")


def _title(path: Path) -> str:
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key == "title":
            return value.strip().strip("\"'")
    return ""
