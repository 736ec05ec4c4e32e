"""Dragging a connection from the border of a box to another element.

A module of its own because it asks `editing` what the line could mean, and the planner when there are several
answers.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from planner.canvas.tools.tool import Pointer

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene


class ConnectTool:
    """A drag from a handle."""

    def __init__(self, scene: "CanvasScene", source: str, origin: QPointF) -> None:
        self._scene = scene
        self._source = source
        self._origin = origin

    def start(self, pointer: Pointer) -> None:
        """Shows the line."""
        self._scene.show_connection(self._origin, pointer.at)

    def move(self, pointer: Pointer) -> None:
        """Draws the line to the mouse and marks what it would reach."""
        self._scene.show_connection(self._origin, pointer.at)
        self._scene.mark_end(self._target(pointer))

    def finish(self, pointer: Pointer) -> None:
        """Connects with what is under the mouse."""
        self.cancel()
        target = self._target(pointer)
        if target is not None:
            self._scene.connect_elements(self._source, target, pointer.screen)

    def cancel(self) -> None:
        """Takes the line away."""
        self._scene.show_connection(None, None)
        self._scene.mark_end(None)

    def _target(self, pointer: Pointer) -> str | None:
        found = self._scene.element_at(pointer.at)
        return found if found != self._source else None
