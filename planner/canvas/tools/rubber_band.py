"""Selecting by a rectangle.

A module of its own because it changes the selection and proposes nothing.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from planner.canvas.tools.tool import Pointer

if TYPE_CHECKING:
    from planner.canvas.scene import CanvasScene


class RubberBandTool:
    """A drag over empty canvas; boxes are taken when touched, areas when they lie wholly inside."""

    def __init__(self, scene: "CanvasScene", clicked: str | None = None) -> None:
        self._scene = scene
        self._clicked = clicked
        self._origin = QPointF()
        self._before: frozenset[str] = frozenset()

    def start(self, pointer: Pointer) -> None:
        """Takes note of the corner."""
        self._origin = pointer.at
        self._before = frozenset(self._scene.selected_ids()) if pointer.is_adding else frozenset()

    def move(self, pointer: Pointer) -> None:
        """Shows the rectangle and what it takes."""
        band = QRectF(self._origin, pointer.at).normalized()
        self._scene.show_band(band)
        self._scene.select_ids(self._before | self._scene.ids_in(band))

    def finish(self, pointer: Pointer) -> None:
        """Takes the rectangle away; a plain click selects the area under it, or nothing."""
        self._scene.show_band(None)
        if (pointer.at - self._origin).manhattanLength() < 3:
            clicked = frozenset({self._clicked}) if self._clicked else frozenset()
            self._scene.select_ids(self._before ^ clicked if pointer.is_adding else clicked)

    def cancel(self) -> None:
        """Puts the selection back."""
        self._scene.show_band(None)
        self._scene.select_ids(self._before)
