"""Contents: what stands in each zone, how it is arranged there, and how large an area must be for it.

A module of its own because it is worked out once and asked for again and again, while areas are fitted together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from planner.editing.drawing import (
    GRID,
    NODE_WIDTH,
    ZONE_MIN_WIDTH,
    ZONE_PADDING,
    ZONE_TITLE,
    drawn_zone,
    natural_size,
)
from planner.editing.tiers import COLUMN_GAP, TALL, Block, arranged_in_tiers
from planner.model.design import Design, Node
from planner.model.devices import LoadBalancer
from planner.model.zones import Zone

EMPTY_HEIGHT = 110.0
"""Of the area of a zone in which nothing stands."""
_TITLE_ROOM = 62.0
_LETTER = 8.4
"""A letter of an area's title, about: this room has no fonts to measure with."""
_WIDEST_TITLE = 420.0


class Contents:
    """What stands in the zones of a design.

    Attributes:
        held: nodes by the zone that they stand in.
    """

    def __init__(self, design: Design, folded: frozenset[str], tall: float = TALL) -> None:
        self._design, self._folded, self._tall = design, folded, tall
        self.held: dict[str, list[Node]] = {}
        self._sizes: dict[str, tuple[float, float]] = {}
        home: dict[str, str] = {}
        for node in design.nodes:
            self._sizes[node.id] = natural_size(node, is_folded=node.id in folded)
            zone = drawn_zone(node)
            if zone is not None:
                home[node.id] = zone
                self.held.setdefault(zone, []).append(node)
        self._linked: dict[str, list[str]] = {}
        self._pairs: dict[str, list[tuple[str, str]]] = {}
        for source, target in _linked_pairs(design):
            if source in home and home[source] == home.get(target):
                self._pairs.setdefault(home[source], []).append((source, target))
            self._linked.setdefault(source, []).append(target)
            self._linked.setdefault(target, []).append(source)
        self._blocks: dict[tuple[str, int], Block] = {}

    def in_columns(self, tall: float) -> Contents:
        """The same, with columns of boxes of another height."""
        return Contents(self._design, self._folded, tall)

    def size(self, node: Node) -> tuple[float, float]:
        """Width and height of a box."""
        return self._sizes[node.id]

    def block(self, zone: Zone, columns: int = 1) -> Block:
        """The contents of a zone, arranged in at least so many columns."""
        key = (zone.id, columns)
        if key not in self._blocks:
            nodes, pairs = self.held.get(zone.id, []), self._pairs.get(zone.id, [])
            self._blocks[key] = arranged_in_tiers(nodes, zone.zone_kind, pairs, self.size, columns, self._tall)
        return self._blocks[key]

    def linked(self, zone: Zone) -> Iterable[str]:
        """What the contents of a zone are linked to, each as often as it is."""
        return (other for node in self.held.get(zone.id, ()) for other in self._linked.get(node.id, ()))

    def width_of(self, zone: Zone, columns: int = 1) -> float:
        """The least width of a zone's area."""
        title = min(_TITLE_ROOM + _LETTER * len(zone.name), _WIDEST_TITLE)
        wide = max(ZONE_MIN_WIDTH, self.block(zone, columns).width + 2 * ZONE_PADDING, title)
        return ceil(wide / GRID) * GRID

    def height_of(self, zone: Zone, columns: int = 1, empty: float = EMPTY_HEIGHT) -> float:
        """The least height of a zone's area; `empty` when nothing stands in it."""
        block = self.block(zone, columns)
        return block.height + 2 * ZONE_PADDING + ZONE_TITLE if block.boxes else empty

    def columns_in(self, zone: Zone, width: float) -> int:
        """Into how many columns the contents of a zone can be divided in an area of some width."""
        count = int((width - 2 * ZONE_PADDING + COLUMN_GAP) // (NODE_WIDTH + COLUMN_GAP))
        return max(1, min(count, len(self.held.get(zone.id, ()))))


def _linked_pairs(design: Design) -> Iterator[tuple[str, str]]:
    """Nodes that lines join: links, and load balancers with what they balance."""
    for link in design.links:
        yield link.source, link.target
    for device in design.devices:
        if isinstance(device, LoadBalancer):
            yield from dict.fromkeys((device.id, vip.pool) for vip in device.vips)
