"""Topology Builder documents become designs: .tbxml files, published topologies, configuration archives.

A room of its own because a foreign format is one more reader beside the design file's own, with its own dangers (it
is XML from strangers) and its own honesty: what it does not hold is listed in a report instead of being invented.
"""

from planner.catalog import load_catalog
from planner.designfile.topology_builder.archive import is_archive, topology_in_archive
from planner.designfile.topology_builder.faults import Faults
from planner.designfile.topology_builder.import_report import ImportReport, ReportItem, ReportKind
from planner.designfile.topology_builder.mapping import map_topology
from planner.designfile.topology_builder.recognition import parse_topology
from planner.model.document import Document
from planner.records import dataclass

__all__ = ["ImportReport", "Imported", "ReportItem", "ReportKind", "import_topology"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A design made of a topology document, and what to know about it. The layout is empty."""

    document: Document
    report: ImportReport


def import_topology(data: bytes, name: str) -> Imported:
    """Reads a topology document.

    Args:
        data: the whole file.
        name: how messages call the file.

    Raises:
        DesignFileErrors: it is no such document, or something in it cannot be.
    """
    faults = Faults(name)
    content = topology_in_archive(data, faults) if is_archive(data) else data
    document, report = map_topology(parse_topology(content, faults), load_catalog())
    return Imported(document, report)
