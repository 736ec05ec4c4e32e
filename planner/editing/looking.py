"""What a saved view shows of a drawing, in ids.

A module of its own because the window, pictures and exports must show the same through the same view, and because the
answer follows from the design alone: a server that is added to a zone of the view is seen in it at once.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.editing.drawing import drawn_zone, is_border_device
from planner.editing.sites import zones_on
from planner.model.design import Design, Node
from planner.model.document import Document
from planner.model.layout import Layout
from planner.model.relations import zones_of
from planner.model.views import DrawnKind, SavedView


def hidden_by(view: SavedView, document: Document) -> frozenset[str]:
    """Ids of the zones, boxes, links and notes of a document that a view does not show."""
    design = document.design
    only, hidden = _Choice(design, view.only), _Choice(design, view.hidden)
    kinds = {kind.value for kind in view.hidden_kinds}
    found = {zone.id for zone in design.zones if hidden.holds(zone.id) or (view.only and not only.holds(zone.id))}
    for node in design.nodes:
        is_left_out = bool(view.only) and not only.reaches(node)
        if node.kind in kinds or is_left_out or hidden.takes_along(node):
            found.add(node.id)
    found.update(link.id for link in design.links if link.kind in kinds or hidden.holds(link.id))
    for key, annotation in document.layout.annotations.items():
        kind = DrawnKind.FRAME if annotation.is_frame else DrawnKind.NOTE
        if kind in view.hidden_kinds or hidden.holds(key) or (view.only and not only.holds(key)):
            found.add(key)
    return frozenset(found).difference(view.shown)


class _Choice:
    """Ids that a person chose, with the zones of the sites among them."""

    def __init__(self, design: Design, ids: tuple[str, ...]) -> None:
        chosen = set(ids)
        self._ids = chosen | {zone.id for zone in zones_on(design, chosen)} if chosen else chosen

    def holds(self, key: str) -> bool:
        """It was chosen itself, or is a zone of a chosen site."""
        return key in self._ids

    def reaches(self, node: Node) -> bool:
        """It was chosen, stands in a chosen zone, or joins one."""
        return node.id in self._ids or not self._ids.isdisjoint(_places(node))

    def takes_along(self, node: Node) -> bool:
        """It was chosen, or all zones that it stands in or joins were."""
        if not self._ids:
            return False
        places = set(_places(node))
        return node.id in self._ids or (bool(places) and places <= self._ids)


def _places(node: Node) -> Iterator[str]:
    """Ids of the zones whose fate a box shares: those that a firewall or router joins, else the one it stands in."""
    if is_border_device(node):
        yield from zones_of(node)
    elif (zone := drawn_zone(node)) is not None:
        yield zone


def folded_as(view: SavedView, layout: Layout) -> Layout:
    """A layout with what a view folds folded, and nothing else; itself when the view leaves that open."""
    if view.folded is None:
        return layout
    wanted = set(view.folded)
    others = {
        key: replace(placement, is_folded=key in wanted)
        for key, placement in layout.placements.items()
        if placement.is_folded is not (key in wanted)
    }
    return layout.with_placements(others) if others else layout
