"""`planner format`: canonical form.

A module of its own: one command a module.
"""

import click

from planner.cli.designs import STANDARD_STREAM, read_design, refusing, write_text
from planner.cli.exits import Exit, UnusableInput
from planner.designfile import fingerprint, format_document, write_document


@click.command("format")
@click.argument("designs", metavar="DESIGN...", nargs=-1, required=True)
@click.option("--check", "is_check", is_flag=True, help="Change nothing; status 1 if a file is not in canonical form.")
def command(designs: tuple[str, ...], is_check: bool) -> int:
    """Brings each DESIGN into canonical form, so that a later difference shows the decision and nothing else.

    With - the design is read from standard input and written to standard output. A file that cannot be used keeps
    none of the others from being done.
    """
    status = Exit.FINE
    for design in designs:
        try:
            status = max(status, _brought_into_form(design, is_check=is_check))
        except UnusableInput as refusal:
            refusal.show()
            status = Exit.UNUSABLE
    return status


def _brought_into_form(design: str, *, is_check: bool) -> Exit:
    loaded = read_design(design)
    text = format_document(loaded.document)
    is_canonical = fingerprint(text.encode("utf-8")) == loaded.fingerprint
    if is_check:
        if not is_canonical:
            click.echo(
                f"{design}:1:1: the file is not in canonical form (expected the form of 'planner format')", err=True
            )
        return Exit.FINE if is_canonical else Exit.FINDINGS
    if design == STANDARD_STREAM:
        write_text(STANDARD_STREAM, text)
    elif not is_canonical:
        refusing(design, lambda: write_document(design, loaded.document), "a file that can be written")
    return Exit.FINE
