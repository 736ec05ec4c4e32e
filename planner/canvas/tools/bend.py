"""Dragging a straight part of a line sideways.

A module of its own because it moves no box: the line keeps the bends it is given until they are reset.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from planner.canvas.bending import bends_of, is_across, moved_part, part_at
from planner.canvas.geometry import snapped
from planner.canvas.items.link_item import LinkItem
from planner.canvas.tools.tool import Pointer
from planner.editing.moves import BendLine

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene

_CLICK = 4.0


class BendTool:
    """A drag of one part of a line; a mere click only selects."""

    def __init__(self, scene: "CanvasScene", item: LinkItem, at: QPointF) -> None:
        self._scene = scene
        self._item = item
        self._before = item.points
        self._origin = at
        self._part = part_at(item.points, (at.x(), at.y()))
        self._is_moved = False

    def start(self, pointer: Pointer) -> None:
        """Nothing to note: the part was chosen by the press."""

    def move(self, pointer: Pointer) -> None:
        """Shows the line as it would be."""
        if not self._is_moved and (pointer.at - self._origin).manhattanLength() < _CLICK:
            return
        self._is_moved = True
        self._item.show_line(self._item.relation, self._bent(pointer), None)

    def finish(self, pointer: Pointer) -> None:
        """Proposes the bends."""
        self.move(pointer)
        points = self._bent(pointer)
        if self._is_moved and points != self._before:
            self._scene.propose(BendLine(self._item.element_id, bends_of(points)))

    def cancel(self) -> None:
        """Puts the line back."""
        self._scene.sync.refresh()

    def _bent(self, pointer: Pointer) -> tuple[tuple[float, float], ...]:
        level = pointer.at.y() if is_across(self._before, self._part) else pointer.at.x()
        return moved_part(self._before, self._part, snapped(level, is_free=pointer.is_free))
