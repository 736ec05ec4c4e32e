"""Placing a new element with a click, after it was chosen in the palette.

A module of its own because the palette's drag ends in a drop on the view, while this is a gesture of the scene.
"""

from typing import TYPE_CHECKING

from planner.canvas.tools.tool import Pointer

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene


class PlaceTool:
    """A click that places; with SHIFT the next click places another."""

    def __init__(self, scene: "CanvasScene", template: str) -> None:
        self._scene = scene
        self._template = template

    def start(self, pointer: Pointer) -> None:
        """The release places."""

    def move(self, pointer: Pointer) -> None:
        """The place is where the button goes up."""

    def finish(self, pointer: Pointer) -> None:
        """Places the element."""
        if not pointer.is_adding:
            self._scene.stop_placing()
        self._scene.place(self._template, (pointer.at.x(), pointer.at.y()))

    def cancel(self) -> None:
        """Gives up placing."""
        self._scene.stop_placing()
