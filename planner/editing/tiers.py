"""Tiers: the contents of one zone arranged in columns by what they do.

A module of its own because a zone is arranged without knowing where it will stand.
"""

from collections.abc import Callable, Iterable
from math import ceil, sqrt

from planner.editing.drawing import Box
from planner.model.clients import Client, CloudService
from planner.model.design import Node
from planner.model.links import Link
from planner.model.zones import INSIDE_KINDS, ZoneKind
from planner.records import dataclass

COLUMN_GAP = 150.0
ROW_GAP = 40.0
_TIERS = {
    "load-balancer": 0,
    "director-pool": 0,
    "edge-pool": 0,
    "reverse-proxy": 0,
    "front-end-pool": 1,
    "mediation-pool": 1,
    "branch-appliance": 1,
    "office-web-apps": 2,
    "sql-server": 2,
    "file-store": 2,
    "gateway": 2,
    "support-server": 3,
    "client": 3,
    "cloud-service": 3,
}
_LAST = 3
_FIRST_BEHIND = 2
"""The first tier of what servers lean on: databases, file stores, gateways."""


@dataclass(frozen=True, slots=True)
class Block:
    """Boxes of a zone's contents, from (0, 0)."""

    width: float
    height: float
    boxes: dict[str, Box]


def arranged_in_tiers(
    nodes: list[Node],
    kind: ZoneKind,
    links: Iterable[Link],
    size: Callable[[Node], tuple[float, float]],
) -> Block:
    """The contents of a zone in columns; an inside zone has one a tier, any other fills up row by row."""
    rows = max(5, ceil(sqrt(len(nodes))))
    if kind in INSIDE_KINDS and len(nodes) > 3:
        columns = [part for tier in _tiers(nodes, links, rows) for part in _parts(tier, rows)]
    else:
        columns = _parts(sorted(nodes, key=_order), min(rows, 4) if len(nodes) <= 16 else rows)
    return _block(columns, size)


def _order(node: Node) -> tuple[bool, int]:
    return (isinstance(node, Client | CloudService), _TIERS.get(node.kind, _LAST))


def _tiers(nodes: list[Node], links: Iterable[Link], rows: int) -> list[list[Node]]:
    tiers: list[list[Node]] = [[] for _ in range(_LAST + 1)]
    for node in sorted(nodes, key=_order):
        tiers[_TIERS.get(node.kind, _LAST)].append(node)
    neighbours: dict[str, list[str]] = {}
    for link in links:
        neighbours.setdefault(link.source, []).append(link.target)
        neighbours.setdefault(link.target, []).append(link.source)
    rank: dict[str, float] = {}
    for tier in tiers:
        # Each tier follows the order of what it is linked to, so that lines cross less.
        tier.sort(key=lambda node: _mean([rank[key] for key in neighbours.get(node.id, ()) if key in rank]))
        rank.update({node.id: (index + 0.5) / len(tier) for index, node in enumerate(tier)})
    # What servers lean on stands beside them, not below: lines then go straight across.
    before, behind = tiers[:_FIRST_BEHIND], tiers[_FIRST_BEHIND:]
    return [*_merged([tier for tier in before if tier], rows), *_merged([tier for tier in behind if tier], rows)]


def _merged(tiers: list[list[Node]], rows: int) -> list[list[Node]]:
    """Neighbouring tiers in one column where they fit, so that a small zone does not become a ribbon."""
    merged: list[list[Node]] = []
    for tier in tiers:
        if merged and len(merged[-1]) + len(tier) <= rows:
            merged[-1] = merged[-1] + tier
        else:
            merged.append(tier)
    return merged


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _parts(nodes: list[Node], rows: int) -> list[list[Node]]:
    """`nodes` in columns of at most `rows`, about equally long."""
    if not nodes:
        return []
    count = ceil(len(nodes) / rows)
    length = ceil(len(nodes) / count)
    return [nodes[start : start + length] for start in range(0, len(nodes), length)]


def _block(columns: list[list[Node]], size: Callable[[Node], tuple[float, float]]) -> Block:
    sizes = {node.id: size(node) for column in columns for node in column}
    heights = [sum(sizes[node.id][1] for node in column) + ROW_GAP * (len(column) - 1) for column in columns]
    tallest = max(heights, default=0.0)
    boxes: dict[str, Box] = {}
    x = 0.0
    for column, height in zip(columns, heights, strict=True):
        y = (tallest - height) / 2
        for node in column:
            boxes[node.id] = Box(x, y, *sizes[node.id])
            y += sizes[node.id][1] + ROW_GAP
        x += max(sizes[node.id][0] for node in column) + COLUMN_GAP
    return Block(max(x - COLUMN_GAP, 0.0), tallest, boxes)
