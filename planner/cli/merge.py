"""`planner merge`: two edits of one design become one; also what git calls to merge designs.

A module of its own: one command a module.
"""

import os
from collections.abc import Iterator

import click

from planner.cli.designs import STANDARD_STREAM, read_design, write_text
from planner.cli.exits import Exit
from planner.designfile import format_document
from planner.designfile.conflict_markers import marked
from planner.editing.merging import UNKNOWN, Conflict, Merge, Side, merge
from planner.editing.parts import is_about_drawing, is_about_view, spelled
from planner.model.comparison import ABSENT, plain_value
from planner.model.document import Document

_SHOWN = 80


@click.command("merge", epilog="README.md tells how git is set up to merge designs so.")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.option("--out", default="-", metavar="FILE", help="File to write; - is standard output.", show_default=True)
@click.option("--name", metavar="PATH", help="What messages call the design (git's %P).")
def command(base: str, ours: str, theirs: str, out: str, name: str | None) -> int:
    """Merges OURS and THEIRS, two edits of BASE, field by field.

    Status 0 when that is clean, 1 when both changed one value differently: such places are then marked in the result as
    git marks them. An empty BASE says that there is none. What one side only moved on the drawing is no conflict.
    """
    ancestor = None if _is_empty(base) else read_design(base).document
    mine, yours = read_design(ours).document, read_design(theirs).document
    merged = merge(ancestor, mine, yours)
    for line in _lines(merged, name or ours):
        click.echo(line, err=True)
    if merged.is_clean:
        write_text(out, format_document(merged.document))
        return Exit.FINE
    write_text(out, _marked(ancestor, mine, yours, merged))
    return Exit.FINDINGS


def _is_empty(path: str) -> bool:
    # os.path, because Path.is_file raises for a name that is too long; that is told when it is read.
    return path != STANDARD_STREAM and os.path.isfile(path) and not os.path.getsize(path)


def _marked(base: Document | None, ours: Document, theirs: Document, merged: Merge) -> str:
    """The merged design with both values at the places that people have to look at."""

    def with_values_of(side: Side) -> str:
        choices = {item.way: item.taken if item.is_soft else side for item in merged.conflicts}
        return format_document(merge(base, ours, theirs, choices).document)

    return marked(with_values_of(Side.OURS), with_values_of(Side.THEIRS))


def _lines(merged: Merge, name: str) -> Iterator[str]:
    hard = [conflict for conflict in merged.conflicts if not conflict.is_soft]
    views = len({conflict.way[:3] for conflict in merged.conflicts if is_about_view(conflict.way)})
    soft = sum(is_about_drawing(conflict.way) for conflict in merged.conflicts)
    for conflict in hard:
        yield f"{name}: conflict at {_told(conflict)}"
    if soft:
        yield f"{name}: {soft} {'place' if soft == 1 else 'places'} on the drawing moved by both, ours kept"
    if views:
        yield f"{name}: {views} {'view' if views == 1 else 'views'} of the drawing changed by both, ours kept"


def _told(conflict: Conflict) -> str:
    values = (("before", conflict.base), ("ours", conflict.ours), ("theirs", conflict.theirs))
    shown = ", ".join(f"{word} {_shown(value)}" for word, value in values if value is not UNKNOWN)
    return f"{spelled(conflict.way) or 'the design'}: {conflict.why or shown}"


def _shown(value: object) -> str:
    if value is ABSENT:
        return "nothing"
    text = repr(plain_value(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
