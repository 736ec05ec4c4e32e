"""`planner import`: a Topology Builder document becomes a design.

A module of its own: one command a module.
"""

import click

from planner.cli.designs import read_bytes, refusing, write_text
from planner.designfile import format_document
from planner.designfile.topology_builder import import_topology


@click.command("import")
@click.argument("document")
@click.option("--out", default="-", metavar="DESIGN", help="File to write; - is standard output.", show_default=True)
def command(document: str, out: str) -> None:
    """Turns DOCUMENT, a .tbxml file or the XML that Get-CsTopology -AsXml prints, into a design.

    What such a document does not hold is not invented; the report on standard error lists it.
    """
    data = read_bytes(document)
    imported = refusing(document, lambda: import_topology(data, document))
    write_text(out, format_document(imported.document))
    click.echo(imported.report.text(), nl=False, err=True)
