"""Tiers: the contents of one zone arranged in columns by what they do.

A module of its own because a zone is arranged without knowing where it will stand.
"""

from collections.abc import Callable
from math import ceil, sqrt

from planner.editing.drawing import Box
from planner.model.clients import Client, CloudService
from planner.model.design import Node
from planner.model.devices import LoadBalancer
from planner.model.zones import INSIDE_KINDS, ZoneKind
from planner.records import dataclass

COLUMN_GAP = 40.0
LINED_GAP = 130.0
"""Between columns that lines join: room for their labels."""
ROW_GAP = 30.0
_LINED_ROW_GAP = 40.0
TALL = 420.0
"""So tall a column may always be: five boxes."""
_ASPECT = 1.6
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
_ALONE = 3
"""So few elements stand in one column where it may be tall enough, whatever they do."""

Size = Callable[[Node], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Block:
    """Boxes of a zone's contents, from (0, 0)."""

    width: float
    height: float
    boxes: dict[str, Box]


def arranged_in_tiers(
    nodes: list[Node],
    kind: ZoneKind,
    joined: list[tuple[str, str]],
    size: Size,
    columns: int = 1,
    tall: float = TALL,
) -> Block:
    """The contents of a zone in columns; an inside zone has what servers lean on beside them.

    Args:
        nodes: the contents.
        kind: of the zone.
        joined: which of them lines join.
        size: width and height of a node's box.
        columns: into so many an area without tiers is divided at least.
        tall: columns may be at least as tall.
    """
    is_alone = len(nodes) <= _ALONE and columns == 1 and _height(nodes, size) <= tall
    if kind in INSIDE_KINDS and joined and not is_alone:
        return _block(_tiers(nodes, joined, size, tall), joined, size)
    ordered = sorted(nodes, key=_order)
    tallest = max(tall, _limit(ordered, size))
    count = max(min(columns, len(ordered)), ceil(_height(ordered, size) / tallest))
    return _block(_parts(ordered, count, size), joined, size)


def _order(node: Node) -> tuple[bool, int]:
    return (isinstance(node, Client | CloudService), _TIERS.get(node.kind, _LAST))


def _limit(nodes: list[Node], size: Size) -> float:
    """How tall columns may be so that all of them together are about as wide as a sheet."""
    sizes = [size(node) for node in nodes]
    area = sum((width + (COLUMN_GAP + LINED_GAP) / 2) * (height + ROW_GAP) for width, height in sizes)
    return sqrt(area / _ASPECT)


def _tiers(nodes: list[Node], joined: list[tuple[str, str]], size: Size, tall: float) -> list[list[Node]]:
    """Servers in front, behind them what they lean on, last what nothing inside the zone is linked to."""
    neighbours: dict[str, list[str]] = {}
    for source, target in joined:
        neighbours.setdefault(source, []).append(target)
        neighbours.setdefault(target, []).append(source)
    ordered = sorted(nodes, key=_order)
    front = _with_balancers([node for node in ordered if _TIERS.get(node.kind, _LAST) < _FIRST_BEHIND])
    behind = _behind(front, ordered, neighbours)
    limit = max(tall, _limit(nodes, size), *(_height([node], size) for node in nodes))
    columns = [part for tier in (front, behind) for part in _parts(tier, ceil(_height(tier, size) / limit), size)]
    return [column for column in columns if column]


def _with_balancers(nodes: list[Node]) -> list[Node]:
    """Servers in order, each load balancer below the first that it balances: its lines are short then."""
    placed: list[Node] = [node for node in nodes if not isinstance(node, LoadBalancer)]
    for balancer in nodes:
        if isinstance(balancer, LoadBalancer):
            pools = {vip.pool for vip in balancer.vips}
            first = next((index for index, node in enumerate(placed) if node.id in pools), len(placed))
            placed.insert(first + 1, balancer)
    return placed


def _behind(front: list[Node], ordered: list[Node], neighbours: dict[str, list[str]]) -> list[Node]:
    """All that is not in front: in the order of what it is linked to, so that lines cross less."""
    rank = {node.id: index for index, node in enumerate(front)}
    near = {node.id: [rank[key] for key in neighbours.get(node.id, ()) if key in rank] for node in ordered}
    behind = [node for node in ordered if node.id not in rank and near[node.id]]
    behind.sort(key=lambda node: sum(near[node.id]) / len(near[node.id]))
    rest = [node for node in ordered if node.id not in rank and not near[node.id]]
    for node in rest:  # a mirror stands below what it is the mirror of
        linked = neighbours.get(node.id, ())
        place = next((index for index, other in enumerate(behind) if other.id in linked), len(behind))
        behind.insert(place + 1, node)
    return behind


def _height(nodes: list[Node], size: Size) -> float:
    return sum(size(node)[1] + ROW_GAP for node in nodes) - ROW_GAP


def _parts(nodes: list[Node], count: int, size: Size) -> list[list[Node]]:
    """`nodes` in so many columns, about equally tall."""
    if count <= 1:
        return [nodes] if nodes else []
    parts: list[list[Node]] = [[]]
    left, height = _height(nodes, size) + ROW_GAP, 0.0
    for node in nodes:
        needed = size(node)[1] + ROW_GAP
        if parts[-1] and len(parts) < count and height + needed / 2 > left / (count - len(parts) + 1):
            left -= height
            height = 0.0
            parts.append([])
        parts[-1].append(node)
        height += needed
    return parts


def _block(columns: list[list[Node]], joined: list[tuple[str, str]], size: Size) -> Block:
    sizes = {node.id: size(node) for column in columns for node in column}
    place = {node.id: index for index, column in enumerate(columns) for node in column}
    # Lines from a column run in the gap behind it, also those to columns further on.
    lined = {min(place[source], place[target]) for source, target in joined if place[source] != place[target]}
    neighbours = {frozenset(pair) for pair in joined}
    boxes: dict[str, Box] = {}
    x = tallest = 0.0
    for index, column in enumerate(columns):
        y = 0.0
        for node, below in zip(column, (*column[1:], None), strict=True):
            boxes[node.id] = box = Box(x, y, *sizes[node.id])
            is_lined = below is not None and frozenset((node.id, below.id)) in neighbours
            y = box.bottom + (_LINED_ROW_GAP if is_lined else ROW_GAP)
        tallest = max(tallest, y - ROW_GAP)
        x += max(sizes[node.id][0] for node in column) + (LINED_GAP if index in lined else COLUMN_GAP)
    width = max((box.right for box in boxes.values()), default=0.0)
    return Block(width, tallest, boxes)
