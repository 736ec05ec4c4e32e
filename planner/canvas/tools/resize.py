"""Dragging the edge of an area, note or frame.

A module of its own because an area never becomes smaller than what stands in it.
"""

from typing import TYPE_CHECKING

from planner.canvas.geometry import snapped
from planner.canvas.items.edges import Edge
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.tools.tool import Pointer
from planner.editing.drawing import ZONE_PADDING, ZONE_TITLE, Box, union_of
from planner.editing.moves import ResizeArea

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene


class ResizeTool:
    """A drag of one or two edges of one area, note or frame."""

    def __init__(self, scene: "CanvasScene", item: ZoneItem | NoteItem, edges: Edge) -> None:
        self._scene = scene
        self._item = item
        self._edges = edges
        self._before = item.box
        inner = union_of(scene.sync.nodes[key].box for key in scene.contents_of((item.element_id,)))
        self._inner = inner

    def start(self, pointer: Pointer) -> None:
        """Nothing to note: the edges were chosen by the press."""

    def move(self, pointer: Pointer) -> None:
        """Shows the new size."""
        box = self._resized(pointer)
        self._item.set_box(box)
        self._scene.sync.stretch_lines(self._item.element_id, box)

    def finish(self, pointer: Pointer) -> None:
        """Proposes the new size."""
        self._scene.sync.end_drag()
        box = self._resized(pointer)
        if box != self._before:
            self._scene.propose(ResizeArea(self._item.element_id, box))

    def cancel(self) -> None:
        """Puts the area back."""
        self._scene.sync.refresh()

    def _resized(self, pointer: Pointer) -> Box:
        box = self._before
        x, y = snapped(pointer.at.x(), is_free=pointer.is_free), snapped(pointer.at.y(), is_free=pointer.is_free)
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
        inner = self._inner
        least_width, least_height = self._item.minimum
        if self._edges & Edge.LEFT:
            left = min(x, right - least_width, *((inner.x - ZONE_PADDING,) if inner else ()))
        if self._edges & Edge.TOP:
            top = min(y, bottom - least_height, *((inner.y - ZONE_PADDING - ZONE_TITLE,) if inner else ()))
        if self._edges & Edge.RIGHT:
            right = max(x, left + least_width, *((inner.right + ZONE_PADDING,) if inner else ()))
        if self._edges & Edge.BOTTOM:
            bottom = max(y, top + least_height, *((inner.bottom + ZONE_PADDING,) if inner else ()))
        return Box(left, top, right - left, bottom - top)
