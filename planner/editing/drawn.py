"""Drawn: boxes and lines of one version of a document after another, worked out where something changed.

A module of its own because it remembers, and nothing else in this room does but the session. Versions share what an
edit did not touch, so in a design of ten thousand elements an edit of one costs a look at each and the work for one.
"""

from collections.abc import Mapping
from dataclasses import replace

from planner.editing.drawing import Box, Boxes, boxes_in, drawn_at, home_attachment
from planner.model.design import Design, Node
from planner.model.devices import ReverseProxy
from planner.model.layout import Layout, Placement
from planner.model.links import Link
from planner.model.relations import Relation, relation_of_link, relations_from


class DrawnBoxes:
    """What `boxes_in` says of the latest layout."""

    def __init__(self) -> None:
        self._latest = Boxes({}, {})
        self._nodes: dict[str, tuple[Node, Placement, tuple[Box, str | None]]] = {}

    def update(self, design: Design, layout: Layout) -> Boxes:
        """The boxes of another version; one that did not change is the same object as before."""
        if len(self._nodes) > 2 * len(layout.placements):  # most of them are of elements that are gone
            self._nodes = {}
        boxes, before = boxes_in(design, layout, self._place), self._latest.zones
        zones = {key: old if (old := before.get(key)) == box else box for key, box in boxes.zones.items()}
        self._latest = replace(boxes, zones=zones)
        return self._latest

    def _place(self, node: Node, placement: Placement) -> tuple[Box, str | None]:
        known = self._nodes.get(node.id)
        if known is None or known[0] is not node or known[1] is not placement:
            known = self._nodes[node.id] = (node, placement, drawn_at(node, placement))
        return known[2]


class DrawnRelations:
    """What `drawn_relations` says of the latest design, by id."""

    def __init__(self) -> None:
        self._design: Design | None = None
        self._by_id: dict[str, Relation] = {}
        self._links: dict[str, tuple[Link, Relation]] = {}
        self._nodes: dict[str, tuple[Node, tuple[Relation, ...]]] = {}

    def update(self, design: Design) -> dict[str, Relation]:
        """The lines of another version; one that did not change is the same object as before."""
        if design is self._design:
            return self._by_id
        links: dict[str, tuple[Link, Relation]] = {}
        for link in design.links:
            known = self._links.get(link.id)
            links[link.id] = (
                known if known is not None and known[0] is link else (link, self._kept(relation_of_link(link)))
            )
        nodes: dict[str, tuple[Node, tuple[Relation, ...]]] = {}
        for node in design.nodes:
            seen = self._nodes.get(node.id)
            if seen is None or seen[0] is not node or isinstance(node, ReverseProxy):
                seen = (node, tuple(self._kept(relation) for relation in relations_from(node, design)))
            nodes[node.id] = seen
        found = {key: relation for key, (_, relation) in links.items()}
        found.update((relation.id, relation) for _, several in nodes.values() for relation in several)
        home = (line for node in design.devices if (line := home_attachment(node)) is not None)
        found.update((line.id, self._kept(line)) for line in home)
        self._design, self._links, self._nodes = design, links, nodes
        self._by_id = found
        return found

    def _kept(self, relation: Relation) -> Relation:
        known = self._by_id.get(relation.id)
        return known if known is not None and known == relation else relation


def different(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """Keys (of boxes, of bends) whose values came, went or are other ones."""
    found = {key for key, value in after.items() if (old := before.get(key)) is not value and old != value}
    return found.union(before.keys() - after.keys())
