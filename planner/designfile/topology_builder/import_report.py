"""What an import did beyond reading: placeholders it made, what is missing, what it assumed or did not understand.

A room of its own because the report outlives the import: the command line prints it, the window lists it, and both
want the element and the line of each item.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from planner.records import dataclass


class ReportKind(StrEnum):
    """Kinds of items, in the order of the report."""

    CREATED = "created placeholder"
    MISSING = "missing"
    ASSUMED = "assumed"
    NOT_UNDERSTOOD = "not understood"
    NOTE = "note"


HEADINGS = {
    ReportKind.CREATED: "Placeholders that were created; replace or confirm them",
    ReportKind.MISSING: "Not in the document; add it to the design",
    ReportKind.ASSUMED: "Assumed; check it",
    ReportKind.NOT_UNDERSTOOD: "Not understood; it is not in the design",
    ReportKind.NOTE: "Worth knowing",
}


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One thing to know about an import.

    Attributes:
        element: id of the element of the design it is about; None for the design as a whole.
        line: line of the document it rests on; None for what is not in the document.
    """

    kind: ReportKind
    message: str
    element: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything to know about an import.

    Attributes:
        source: what kind of document was read.
        counts: what the design holds now, in words ("3 servers with 8 machines").
    """

    source: str
    counts: str
    items: tuple[ReportItem, ...]

    def of_kind(self, kind: ReportKind) -> tuple[ReportItem, ...]:
        """Items of one kind, in document order."""
        return tuple(item for item in self.items if item.kind is kind)

    def lines(self) -> Iterator[str]:
        """The report as lines of text."""
        yield f"Read a {self.source}: {self.counts}."
        for kind in ReportKind:
            items = self.of_kind(kind)
            if items:
                yield ""
                yield f"{HEADINGS[kind]} ({len(items)}):"
                yield from (f"  - {_sentence(item)}" for item in items)

    def text(self) -> str:
        """The report as one text, ending in a newline."""
        return "\n".join(self.lines()) + "\n"

    def plain(self) -> dict[str, Any]:
        """The report as plain data, ready for JSON."""
        return {
            "source": self.source,
            "counts": self.counts,
            "items": [
                {"kind": item.kind.value, "message": item.message, "element": item.element, "line": item.line}
                for item in self.items
            ],
        }


def _sentence(item: ReportItem) -> str:
    places = [f"element '{item.element}'"] if item.element else []
    places += [f"line {item.line}"] if item.line else []
    return f"{item.message} [{', '.join(places)}]" if places else item.message
