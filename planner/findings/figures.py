"""Published figures and limits, for the version of a server, with the words in which a finding quotes them.

A module of its own because every sizing rule quotes a figure with its source, and figures differ between versions.
"""

from dataclasses import dataclass
from typing import Any

from planner.findings.rule import Inspection
from planner.model.product import ServerGeneration
from planner.model.servers import Server

_PRINTED = {
    ServerGeneration.LYNC_2013: "2013",
    ServerGeneration.V2015: "2015",
    ServerGeneration.V2019: "2019",
    ServerGeneration.SE: "SE",
}
"""Versions that sizing pages speak of; Subscription Edition has none of its own and is read as 2019."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure.

    Attributes:
        cited: the documents it stands in.
    """

    value: Any
    details: Any
    cited: str


def figure(inspection: Inspection, name: str, server: Server | None = None) -> Figure | None:
    """The figure of this name for the version of a server; None where none is published for it.

    Args:
        inspection: what is judged.
        name: id of a sizing fact, without the versions at its end.
        server: whose version counts; None for that of the plan.
    """
    generation = server.generation if server is not None else None
    version = _PRINTED.get(generation or ServerGeneration(inspection.design.product.value))
    fact = inspection.catalog.sizing.figure(name, version) if version is not None else None
    return None if fact is None else Figure(fact.value, fact.details, fact.reference)
