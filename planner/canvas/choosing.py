"""Choosing: selections that follow from a selection: what is connected, what is alike, everything else, a line.

A module of its own because these look at the design and at nothing that is drawn; the scene only selects the answer.
"""

from planner.canvas.sync import SceneSync
from planner.editing.drawing import drawn_zone
from planner.model.design import Node
from planner.model.zones import Zone


def connected(sync: SceneSync, ids: tuple[str, ...]) -> frozenset[str]:
    """Some elements with every element that a line leads to from them, and those lines."""
    found = set(ids)
    for relation in sync.relations():
        if relation.id in ids or relation.source in ids or relation.target in ids:
            found.update((relation.id, relation.source, relation.target))
    return frozenset(found)


def alike(sync: SceneSync, ids: tuple[str, ...]) -> frozenset[str]:
    """Every element of the kinds of some elements; lines by what they mean, notes by notes."""
    design = sync.document.design
    kinds = {_kind(sync, key) for key in ids}
    every = (*design.nodes, *design.zones)
    keys = (*(element.id for element in every), *sync.links, *sync.notes)
    return frozenset(key for key in keys if _kind(sync, key) in kinds)


def _kind(sync: SceneSync, key: str) -> tuple[object, ...]:
    line = sync.links.get(key)
    if line is not None:
        return (line.relation.kind, line.relation.label if line.relation.kind.value == "link" else "")
    note = sync.notes.get(key)
    if note is not None:
        return ("note", note.annotation.is_frame)
    element = sync.document.design.find(key)
    if isinstance(element, Zone):
        return ("zone", element.zone_kind)
    return (element.kind, getattr(element, "role", None)) if isinstance(element, Node) else (key,)


def inverted(sync: SceneSync, ids: tuple[str, ...]) -> frozenset[str]:
    """All boxes and notes that are not chosen; areas only where areas are chosen or nothing is."""
    areas = set(sync.zones) if not ids or any(key in sync.zones for key in ids) else set()
    chosen = set(ids)
    zones_left = areas - chosen
    # A box stays unchosen where its area is chosen: the area carries it.
    nodes = {node.id for node in sync.document.design.nodes if node.id in sync.nodes}
    nodes -= {node.id for node in sync.document.design.nodes if drawn_zone(node) in chosen}
    return frozenset((nodes | set(sync.notes) | zones_left) - chosen)


def next_line(sync: SceneSync, ids: tuple[str, ...]) -> str | None:
    """The line after the chosen one, of those at the element where the walk began; the first for an element."""
    if len(ids) != 1:
        return None
    current = sync.links.get(ids[0])
    owner = current.relation.source if current is not None else ids[0]
    lines = sorted(key for key in sync.lines_of((owner,)) if sync.links[key].isVisible())
    if not lines:
        return None
    return lines[(lines.index(ids[0]) + 1) % len(lines)] if ids[0] in lines else lines[0]
