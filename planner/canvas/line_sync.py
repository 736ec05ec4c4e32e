"""LineSync: the lines of a scene: which there are, the items that show them, and how they follow a drag.

A module of its own because a line is drawn from what stands between its ends, while a box is drawn from itself.
Where lines go is worked out by a `LinePlan`, a few steps at once and the rest when there is time.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from weakref import proxy

from PySide6.QtWidgets import QGraphicsScene

from planner.canvas.geometry import Point
from planner.canvas.items.link_item import LABEL_HEIGHT, LinkItem, label_of, label_width
from planner.canvas.items.moving_lines import MovingLine, MovingLines
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.layers import ALL, Layer, address_at
from planner.canvas.line_plan import Line, LinePlan
from planner.canvas.sides import End
from planner.canvas.style import Theme
from planner.editing.drawing import Box, Boxes
from planner.editing.drawn import DrawnRelations, different
from planner.editing.sites import site_boxes, site_head
from planner.model.document import Document
from planner.model.layout import Layout
from planner.model.relations import Relation, RelationKind

_EFFORT_AT_ONCE = 200
"""So much is done before a change is shown, enough for what most planners draw; the rest while they look at it."""
_MANY_STEPS = 400
_EFFORT_OF_MANY = 20
"""With more steps to take than these nobody could look at all lines at once: so little, and the rest bit by bit."""
_LINES_A_STEP = 20
_EFFORT_OF_OPENING = 100
"""So much before anything is seen at all: most drawings have their ways by then. Better ones are looked for after."""


class LineSync:
    """The lines of one scene by id, drawn between the boxes that the scene shows."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        # Weak, so that a scene is no part of a cycle: Python's collector frees the parts of a cycle in any order,
        # and an item that loses its Python half before Qt lets go of it crashes the program.
        self._scene: QGraphicsScene = proxy(scene)
        self._theme = theme
        self._document = Document()
        self._layout = Layout()
        self._boxes = Boxes({}, {})
        self._layers = ALL
        self._hidden: frozenset[str] = frozenset()
        self.version = 0
        """Counts what was drawn anew, for those who keep a picture of it."""
        self._drawn = DrawnRelations()
        self._plan = LinePlan(label_width, LABEL_HEIGHT)
        self._every: dict[str, Relation] = {}
        """Also those that are not to be seen, because a box stands in the area it leads to."""
        self._relations: dict[str, Relation] = {}
        self._touching: dict[str, set[str]] = {}
        """Lines by the elements that they join."""
        self._areas: set[str] = set()
        self._fresh: set[str] = set()
        """Lines that were worked out further than they are shown."""
        self._ready: set[str] = set()
        """Those of them that may be shown, and were not for lack of time."""
        self._stale: set[str] = set()
        """Lines that are shown as they were before the last change."""
        self._ports: Mapping[str, str] = {}
        self._grounds: dict[str, Box] = {}
        self._moving = MovingLines()
        self._dragged: list[MovingLine] = []
        self._resting: list[LinkItem] = []
        """Items that are not seen during a drag."""
        self._carried: frozenset[str] = frozenset()
        """What was dragged since the document was shown: these items may stand anywhere."""
        self._in_motion: frozenset[str] = frozenset()
        self.zones: dict[str, ZoneItem] = {}
        self._links: dict[str, LinkItem] = {}

    @property
    def links(self) -> dict[str, LinkItem]:
        """The items of all lines; one without a way so far is drawn plainly."""
        if len(self._links) != len(self._relations):
            self._show_lines(self._relations)
        return self._links

    def made_links(self) -> Iterable[LinkItem]:
        """The items of the lines that have one so far."""
        return self._links.values()

    def lines_of(self, element_ids: Iterable[str]) -> list[str]:
        """Ids of the lines that touch any of some elements."""
        wanted = set(element_ids)
        near = {key for element in self._with_hidden(wanted) for key in self._touching.get(element, ())}
        return [
            key
            for key, relation in self._relations.items()
            if key in near and not wanted.isdisjoint(self._ends_of(relation))
        ]

    def relations(self) -> Iterable[Relation]:
        """What every drawn line stands for."""
        return self._relations.values()

    # --- dragging -------------------------------------------------------------------------------

    def drag_lines(self, moving: frozenset[str], offset: Point = (0.0, 0.0)) -> None:
        """Draws the lines of elements that are being dragged to where those are, not minding what is in the way.

        The items of these lines rest until the document is shown again, or `end_drag`.

        Args:
            moving: ids of the elements; the same during the whole drag.
            offset: how far they have moved.
        """
        if self._moving.scene() is None:
            self._carried |= moving
            self._in_motion = moving
            lines = self.lines_of(moving)
            for key in lines:
                if key not in self._links:
                    self._show_line(key)
            self._dragged = [line for key in lines if (line := self._moving_line(key, moving))]
            self._scene.addItem(self._moving)
            self._resting = [self._links[key] for key in lines]
            for link in self._resting:
                link.setVisible(False)
        self._moving.show_lines(self._dragged, *offset)

    def _moving_line(self, key: str, moving: frozenset[str]) -> MovingLine | None:
        relation = self._relations[key]
        ends = self._ends(relation)
        if ends is None:
            return None
        first, second = self._ends_of(relation)
        link = self._links[key]
        boxes = (ends[0].box, ends[1].box)
        return MovingLine(
            link.ink, link.points, *boxes, ends[1].is_area, first in moving, second in moving, (first, second)
        )

    def stretch_lines(self, area: str, box: Box) -> None:
        """Draws the lines of an area to its borders while it is being resized."""
        self.end_drag()
        self.drag_lines(frozenset({area}))
        self._moving.show_lines(
            replace(line, target=box, is_target_moving=False) if line.is_target_moving else replace(line, source=box)
            for line in self._dragged
        )

    def glide_lines(self, boxes: Mapping[str, Box]) -> None:
        """Draws the lines of boxes that are seen elsewhere than they stand, until `end_drag`."""
        if self._moving.scene() is None:
            self.drag_lines(frozenset(boxes))
        self._moving.show_lines(
            replace(
                line,
                source=boxes.get(line.ends[0], line.source),
                target=boxes.get(line.ends[1], line.target),
                is_source_moving=False,
                is_target_moving=False,
            )
            for line in self._dragged
        )

    @property
    def moving_lines(self) -> tuple[tuple[Point, ...], ...]:
        """The lines that are drawn plainly now, because what they join is being dragged."""
        return self._moving.drawn if self._moving.scene() is not None else ()

    @property
    def moving_ids(self) -> frozenset[str]:
        """Elements that are being dragged, or are seen on their way to where they stand."""
        return self._in_motion if self._moving.scene() is not None else frozenset()

    @property
    def moving_item(self) -> MovingLines:
        """What draws the lines of those elements."""
        return self._moving

    def end_drag(self) -> None:
        """Shows lines as they were before the drag."""
        if self._moving.scene() is None:
            return
        self._scene.removeItem(self._moving)
        for link in self._resting:
            link.setVisible(True)
        self._dragged, self._resting = [], []

    # --- what there is to draw ------------------------------------------------------------------

    def _show_links(self, moved: set[str], replaced: set[str], bent: set[str]) -> None:
        """Brings the plan up to date and draws what changed.

        Args:
            moved: ids of elements that came, went, or have another box or title.
            replaced: ids of elements that say something else.
            bent: ids of lines whose bends differ.
        """
        again = self._renew_relations() | bent
        touched = self._with_hidden(moved | replaced)
        again.update(key for element in touched for key in self._touching.get(element, ()))
        lines = {key: self._line(self._every[key]) if key in self._every else None for key in again}
        for key in [key for key, line in lines.items() if line is None and key in self._links]:
            self._scene.removeItem(self._links.pop(key))
        if moved or lines:
            boxes, areas = self._in_the_way(moved)
            self._plan.update(boxes, areas, lines)
        drawn = {key for key in again if lines[key] is not None}
        if drawn != again or not drawn <= self._relations.keys():
            kept = (self._relations.keys() - again) | drawn
            self._relations = {key: relation for key, relation in self._every.items() if key in kept}
        else:
            self._relations.update((key, self._every[key]) for key in drawn)
        self._stale |= drawn
        self._work_at_once()

    def set_ports(self, ports: Mapping[str, str]) -> None:
        """Says these ports on lines, by their ids, and no others."""
        others = different(self._ports, ports)
        self._ports = ports
        if Layer.PORTS in self._layers and others:
            self._show_links(set(), set(), others & self._relations.keys())

    def titles(self) -> dict[str, Box]:
        """Where the titles of areas stand: lines would make them hard to read."""
        return {f"title of {key}": item.title_box() for key, item in self.zones.items() if not item.is_folded}

    def _renew_relations(self) -> set[str]:
        """Ids of lines that came, went or mean something else."""
        before, self._every = self._every, self._drawn.update(self._document.design)
        if before is self._every:
            return set()
        again = {key for key, relation in self._every.items() if before.get(key) is not relation}
        again |= before.keys() - self._every.keys()
        for known, touch in ((before, set.discard), (self._every, set.add)):
            for key in again & known.keys():
                for element in (known[key].source, known[key].target):
                    touch(self._touching.setdefault(element, set()), key)
        return again

    def _with_hidden(self, ids: set[str]) -> set[str]:
        """Some elements with what is hidden in folded zones among them."""
        return ids | {node for node, zone in self._boxes.folded_into.items() if zone in ids}

    def _in_the_way(self, moved: set[str]) -> tuple[dict[str, Box | None], dict[str, Box | None]]:
        """Boxes that lines go around, and areas, of some elements; None for what is gone.

        The titles of areas are in the way too: lines would make them hard to read.
        """
        boxes: dict[str, Box | None] = {}
        areas: dict[str, Box | None] = {}
        for key in moved:
            area, zone = self._boxes.zones.get(key), self.zones.get(key)
            is_folded = zone is not None and zone.is_folded
            boxes[key] = area if is_folded else self._boxes.nodes.get(key)
            if zone is not None or key in self._areas:
                areas[key] = area
                boxes[f"title of {key}"] = zone.title_box() if zone is not None and not is_folded else None
        if areas:
            sites = site_boxes(self._document.design, self._boxes)
            for key in different(self._grounds, sites):
                areas[f"ground of {key}"] = sites.get(key)
                boxes[f"head of {key}"] = site_head(self._document.design, key, sites[key]) if key in sites else None
            self._grounds = sites
        self._areas = (self._areas | areas.keys()) - {key for key, area in areas.items() if area is None}
        return boxes, areas

    def _line(self, relation: Relation) -> Line | None:
        ends = self._ends(relation)
        if ends is None or relation.id in self._hidden:
            return None
        bends = self._layout.bends.get(relation.id, ())
        return Line(*ends, self._text(relation), bends, relation.kind is RelationKind.ATTACHMENT)

    def _text(self, relation: Relation) -> str:
        """What the label of a line says with the layers that are shown."""
        if Layer.LABELS not in self._layers:
            return ""
        address = address_at(self._document.design, relation) if Layer.ADDRESSES in self._layers else ""
        label = f"{label_of(relation)} {address}" if address else label_of(relation)
        ports = self._ports.get(relation.id, "") if Layer.PORTS in self._layers else ""
        return f"{label}\n{ports}" if ports else label

    def _ends(self, relation: Relation) -> tuple[End, End] | None:
        """Both ends of a line; None where there is nothing to draw (a box inside the zone it would lead to)."""
        first, second = self._ends_of(relation)
        source, target = self._boxes.find(first), self._boxes.find(second)
        if source is None or target is None or first == second:
            return None
        is_area = relation.kind is RelationKind.ATTACHMENT and not self._layout.placements[second].is_folded
        if is_area and target.intersects(source):
            return None
        return End(first, source), End(second, target, is_area)

    def _ends_of(self, relation: Relation) -> tuple[str, str]:
        """Ids of the boxes that a line joins: those of folded zones in place of what is in them."""
        into = self._boxes.folded_into
        return into.get(relation.source, relation.source), into.get(relation.target, relation.target)

    # --- working it out -------------------------------------------------------------------------

    @property
    def has_crude_lines(self) -> bool:
        """Some lines are drawn plainly or not at all, because finding ways for all takes long."""
        return bool(self._ready) or not self._plan.is_finished

    @property
    def progress(self) -> tuple[int, int]:
        """How many steps of drawing lines have been taken since the last change, and of how many."""
        return self._plan.progress

    def mend_line(self) -> None:
        """Takes one step towards lines around boxes, with labels; they are seen with `show_mended` or the last."""
        self.mend(lambda: True)

    def mend(self, is_time_up: Callable[[], bool]) -> None:
        """As `mend_line`, until there is no time or nothing to do."""
        while (key := self._plan.step()) is not None:
            self._fresh.add(key)
            if is_time_up():
                break
        if self._plan.is_finished:
            self.show_mended(is_time_up)

    def hasten(self) -> None:
        """Draws the lines that have no way yet plainly."""
        self._plan.hasten()

    def show_mended(self, is_time_up: Callable[[], bool] = lambda: False) -> None:
        """Shows what was worked out since the last time, until there is no time."""
        plan = self._plan
        # What is drawn stays as it is until its new way and the place of its label are known: nothing may flicker.
        ready = {key for key in self._fresh if plan.is_settled(key) or not self._shows(key, plan.points(key))}
        if plan.is_rough:
            ready -= self._links.keys()
        self._fresh.clear()
        self._ready = (self._ready | ready) & self._relations.keys()
        for number, key in enumerate([key for key in self._relations if key in self._ready], 1):
            self._ready.discard(key)
            self._show_line(key)
            if self._ready and number % _LINES_A_STEP == 0 and is_time_up():
                return
        if plan.is_finished and list(self._links) != list(self._relations):
            self._links = {key: self._links[key] for key in self._relations}

    def _shows(self, key: str, points: tuple[Point, ...] | None) -> bool:
        item = self._links.get(key)
        return item is not None and item.points == points

    def _work_at_once(self) -> None:
        """Takes as many steps as nobody notices, and shows the rest as well as it is known."""
        before = self._plan.effort
        most = _EFFORT_AT_ONCE if self._links else _EFFORT_OF_OPENING
        done, steps = self._plan.progress
        if steps - done > _MANY_STEPS:
            most = _EFFORT_OF_MANY
        while self._plan.effort - before < most:
            key = self._plan.step()
            if key is None:
                break
            self._fresh.add(key)
        self.show_mended()
        self._show_lines(self._stale & self._links.keys())

    def _show_lines(self, keys: Iterable[str]) -> None:
        """Draws some lines by what the plan knows of them; in their own order, which is the order they lie in."""
        wanted = set(keys)
        for key in [key for key in self._relations if key in wanted] if wanted else ():
            self._show_line(key)

    def _show_line(self, key: str) -> LinkItem:
        relation, points = self._relations[key], self._plan.points(key)
        label_at, text = self._plan.label_at(key), self._plan.text(key)
        if points is None:
            points = self._plan.line(key).plain()
        self._stale.discard(key)
        self.version += 1
        item = self._links.get(key)
        if item is not None and item.points == points and not self._plan.is_settled(key):
            label_at = item.label_at
        if item is None:
            self._links[key] = item = LinkItem(relation, points, self._theme, label_at, text)
            self._scene.addItem(item)
        else:
            item.show_line(relation, points, label_at, text)
        return item

    def _restore_lines(self) -> None:
        """Draws lines as the plan has them, where a gesture drew them otherwise."""
        self.end_drag()
        self._show_lines(key for key, item in self._links.items() if item.points != self._plan.points(key))

    def _forget_lines(self) -> None:
        self._drawn, self._plan = DrawnRelations(), LinePlan(label_width, LABEL_HEIGHT)
        self._every, self._relations, self._touching = {}, {}, {}
        self._areas, self._fresh, self._ready, self._stale, self._grounds = set(), set(), set(), set(), {}
