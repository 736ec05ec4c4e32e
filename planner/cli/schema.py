"""`planner schema`: the JSON Schema of design files.

A module of its own: one command a module.
"""

import json

import click

from planner.designfile.schema import design_schema


@click.command("schema")
def command() -> None:
    """Prints the JSON Schema of design files, for editors that complete and check while somebody types."""
    click.echo(json.dumps(design_schema(), indent=2, ensure_ascii=False))
