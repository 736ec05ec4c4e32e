"""Dragging what is selected: boxes with their lines, areas with all that stands in them, notes.

A module of its own because it is the gesture done most: it must follow the mouse within a frame, so during the
drag lines are drawn plainly, and only the release is an edit.
"""

import itertools
from typing import TYPE_CHECKING

from planner.canvas.geometry import Guide, guided, snapped
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.spacing import gap_guides, spaced
from planner.canvas.tools.tool import Pointer
from planner.editing.drawing import Box, drawn_zone, is_border_device, union_of
from planner.editing.edit import Edit, EditGroup
from planner.editing.moves import MoveNodes
from planner.editing.sites import site_at
from planner.editing.zones import MoveToSite, MoveToZone
from planner.model.design import Node
from planner.model.zones import OUTSIDE_KINDS, Zone

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene

_NEIGHBOURHOOD = 900.0
_MAX_NEIGHBOURS = 60
_TREMBLE = 4
"""So many points of the screen a hand may move while it clicks."""
_MARKED = 8
"""So many of the dragged boxes tell which area is marked meanwhile; the drop asks for all."""
_LIFT = 4.0
"""Dragged boxes are drawn over those that stay, and under badges."""
_MOST_LIFTED = 100


class MoveTool:
    """A drag of the selected boxes, areas and notes; what is locked stays."""

    def __init__(self, scene: "CanvasScene") -> None:
        self._scene = scene
        self._start: Pointer | None = None
        self._nodes: dict[str, Box] = {}
        self._areas: dict[str, Box] = {}
        self._grounds: dict[str, Box] = {}
        self._hidden: dict[str, Box] = {}
        self._moving: frozenset[str] = frozenset()
        self._others: list[Box] = []
        self._bounds = Box(0, 0, 0, 0)
        self._offset = (0.0, 0.0)
        self._is_drag = False
        self._depths: dict[str, float] = {}

    def start(self, pointer: Pointer) -> None:
        """Takes note of what will move."""
        scene, sync = self._scene, self._scene.sync
        chosen = [item for item in scene.selected_items() if not isinstance(item, LinkItem) and not item.is_locked]
        self._start = pointer
        self._grounds = {item.element_id: item.box for item in chosen if isinstance(item, SiteItem)}
        on_sites = scene.contents_of(self._grounds)
        zones = {item.element_id: item.box for item in chosen if isinstance(item, ZoneItem)}
        zones |= {key: sync.zones[key].box for key in on_sites if key in sync.zones and not sync.zones[key].is_locked}
        self._areas = {**zones, **{item.element_id: item.box for item in chosen if isinstance(item, NoteItem)}}
        carried = (*scene.contents_of(zones), *on_sites)
        self._hidden = {key: sync.boxes.hidden[key] for key in carried if key in sync.boxes.hidden}
        self._nodes = {item.element_id: item.box for item in chosen if isinstance(item, NodeItem)}
        self._nodes |= {key: sync.nodes[key].box for key in carried if key in sync.nodes}
        self._moving = moving = frozenset((*self._nodes, *self._areas))
        self._bounds = union_of((*self._nodes.values(), *self._areas.values())) or Box(0, 0, 0, 0)
        near = self._bounds.grown(_NEIGHBOURHOOD)
        group = sync.boxes.zones if zones else sync.boxes.nodes
        self._others = [box for key, box in group.items() if key not in moving and box.intersects(near)]
        self._others = self._others[:_MAX_NEIGHBOURS]

    def move(self, pointer: Pointer) -> None:
        """Shows where everything would go."""
        assert self._start is not None
        if not self._is_drag and (pointer.screen - self._start.screen).manhattanLength() < _TREMBLE:
            return  # a click: what stands beside the grid stays there
        if not self._is_drag:
            self._is_drag = True
            self._lift()
        delta = pointer.at - self._start.at
        dx, dy, guides = self._snapped(delta.x(), delta.y(), is_free=pointer.is_free)
        if (dx, dy) != self._offset:
            self._offset = (dx, dy)
            self._show()
        self._scene.show_guides(guides)
        self._scene.mark_target(self._target())

    def finish(self, pointer: Pointer) -> None:
        """Proposes the move, and the change of zone for what was dropped in another area."""
        self.move(pointer)
        self._clear()
        if self._offset == (0.0, 0.0) or not (self._nodes or self._areas):
            return
        self._scene.propose(self._edit())

    def cancel(self) -> None:
        """Puts everything back."""
        self._clear()
        self._scene.sync.refresh()
        self._scene.show_sites()

    def _lift(self) -> None:
        nodes = self._scene.sync.nodes
        self._depths = {key: nodes[key].zValue() for key in itertools.islice(self._nodes, _MOST_LIFTED)}
        for key, depth in self._depths.items():
            nodes[key].setZValue(depth + _LIFT)

    def _clear(self) -> None:
        for key, depth in self._depths.items():
            if key in self._scene.sync.nodes:
                self._scene.sync.nodes[key].setZValue(depth)
        self._depths = {}
        self._scene.show_guides(())
        self._scene.mark_target(None)
        self._scene.sync.end_drag()

    def _snapped(self, dx: float, dy: float, *, is_free: bool) -> tuple[float, float, tuple[Guide, ...]]:
        """The way to go: to a neighbour's edge or middle, else to an equal gap, else to the grid."""
        if is_free:
            return dx, dy, ()
        box = self._bounds.moved(dx, dy)
        shift_x, shift_y, guides = guided(box, self._others)
        across = any(guide.is_vertical for guide in guides)
        down = any(not guide.is_vertical for guide in guides)
        gap_x, gap_y = spaced(box, self._others)
        gap_x, gap_y = (None if across else gap_x), (None if down else gap_y)
        x = box.x + (shift_x if across else gap_x or 0.0) if across or gap_x is not None else snapped(box.x)
        y = box.y + (shift_y if down else gap_y or 0.0) if down or gap_y is not None else snapped(box.y)
        gaps = gap_guides(Box(x, y, box.width, box.height), self._others)
        return x - self._bounds.x, y - self._bounds.y, (*guides, *gaps)

    def _show(self) -> None:
        dx, dy = self._offset
        sync = self._scene.sync
        for key, box in self._nodes.items():
            sync.nodes[key].setPos(box.x + dx, box.y + dy)
        for key, box in self._areas.items():
            area = sync.zones.get(key) or sync.notes[key]
            area.set_box(box.moved(dx, dy))
        for key, box in self._grounds.items():
            self._scene.sites.items[key].set_box(box.moved(dx, dy))
        sync.drag_lines(self._moving, self._offset)

    def _target(self) -> str | None:
        """The area or the ground that everything moved would be dropped into, when it is another one than now."""
        changes = {*self._new_zones(_MARKED).values(), *self._new_sites().values()}
        return changes.pop() if len(changes) == 1 else None

    def _new_sites(self) -> dict[str, str]:
        """Sites on whose ground areas are dropped, by id of those that change theirs; sites take their own along."""
        if self._grounds or not self._scene.sites.items:
            return {}
        design, boxes = self._scene.document.design, self._scene.sync.boxes
        dx, dy = self._offset
        changes: dict[str, str] = {}
        for key, box in self._areas.items():
            zone = design.find(key)
            if isinstance(zone, Zone) and zone.zone_kind not in OUTSIDE_KINDS:
                site = site_at(design, boxes, box.moved(dx, dy).centre, self._areas)
                if site is not None and site != zone.site:
                    changes[key] = site
        return changes

    def _new_zones(self, most: int | None = None) -> dict[str, str]:
        """Zones that boxes (at most so many of them) are dropped into, by id of those that change theirs."""
        if any(key in self._scene.sync.zones for key in self._areas):
            return {}
        design = self._scene.document.design
        dx, dy = self._offset
        changes: dict[str, str] = {}
        for key, box in itertools.islice(self._nodes.items(), most):
            node = design.find(key)
            if not isinstance(node, Node) or is_border_device(node):
                continue
            zone = self._scene.sync.boxes.zone_at(*box.moved(dx, dy).centre)
            if zone is not None and zone != drawn_zone(node):
                changes[key] = zone
        return changes

    def _edit(self) -> Edit:
        dx, dy = self._offset
        moved = {**self._areas, **self._nodes, **self._hidden}
        places = tuple((key, box.x + dx, box.y + dy) for key, box in moved.items())
        label = "Move" if len(self._areas) + len(self._nodes) == 1 else f"Move {len(moved)} elements"
        move = MoveNodes(places, label=label)
        rezoned = [MoveToZone(keys, zone) for zone, keys in _by_target(self._new_zones())]
        resited = [MoveToSite(keys, site) for site, keys in _by_target(self._new_sites())]
        changes: list[Edit] = [*rezoned, *resited]
        return EditGroup(changes[0].label, (*changes, move)) if changes else move


def _by_target(changes: dict[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for key, target in changes.items():
        found.setdefault(target, []).append(key)
    return tuple((target, tuple(keys)) for target, keys in found.items())
