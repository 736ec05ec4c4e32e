"""`planner import`: a Topology Builder document becomes a design.

A module of its own: one command a module.
"""

import click

from planner.cli.designs import read_bytes, refuse_to_replace, refusing, write_text
from planner.cli.import_firewall import import_firewall
from planner.designfile import format_document
from planner.designfile.topology_builder import import_topology


@click.command("import")
@click.argument("document")
@click.option("--out", default="-", metavar="DESIGN", help="File to write; - is standard output.", show_default=True)
@click.option("--force", is_flag=True, help="Replace a file that is there; with --into not needed for DESIGN itself.")
@click.option("--into", metavar="DESIGN", help="DOCUMENT is a firewall rule list (CSV) for this design.")
@click.option("--firewall", metavar="ID", help="With --into: the firewall whose recorded policy it becomes.")
@click.option("--optional", is_flag=True, help="With --into: rows that are marked as not required, too.")
def command(document: str, out: str, force: bool, into: str | None, firewall: str | None, optional: bool) -> None:
    """Turns DOCUMENT, a .tbxml file or the XML that Get-CsTopology -AsXml prints, into a design.

    What such a document does not hold is not invented; the report on standard error lists it.

    With --into and --firewall DOCUMENT is CSV with the columns of the firewall worksheet.
    """
    if (into is None) is not (firewall is None) or (optional and into is None):
        raise click.UsageError("--into and --firewall belong together, and --optional to them")
    refuse_to_replace(out, may_replace=force or out == into)
    if into is not None and firewall is not None:
        import_firewall(document, into, firewall, out, with_optional=optional)
        return
    data = read_bytes(document)
    imported = refusing(document, lambda: import_topology(data, document))
    write_text(out, format_document(imported.document))
    click.echo(imported.report.text(), nl=False, err=True)
