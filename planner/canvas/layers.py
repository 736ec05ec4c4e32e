"""Layers: what the drawing says beside boxes and lines, each switched on and off by itself.

A module of its own because scene, faces and the window's settings share them; their names are the model's, because
saved views name them.
"""

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.relations import Relation, RelationKind, interfaces_of
from planner.model.views import Layer

__all__ = ["ALL", "USUAL", "Layer", "Layers", "address_at"]

Layers = frozenset[Layer]
ALL: Layers = frozenset(Layer)
USUAL: Layers = ALL - {Layer.OPENINGS}
"""Those that are shown until a planner chooses others: what firewalls let through is much to read."""


def address_at(design: Design, relation: Relation) -> str:
    """The address of the interface that a line to a zone stands for; empty where there is none or are many."""
    if relation.kind is not RelationKind.ATTACHMENT:
        return ""
    node = design.find(relation.source)
    if node is None or len(getattr(node, "members", ())) > 1:
        return ""
    found: list[IpAddress] = []
    for interface in interfaces_of(node):  # type: ignore[arg-type]  # lines to zones begin at nodes
        if interface.zone == relation.target:
            found += interface.addresses
    return str(found[0]) if len(found) == 1 else ""
