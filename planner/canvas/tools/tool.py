"""Tool: what a gesture is.

A module of its own because scene and tools know each other by this only.
"""

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF

from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the mouse is.

    Attributes:
        at: in scene coordinates. screen: on the screen, for menus.
        is_free: ALT is held, nothing snaps.
        is_adding: SHIFT or CTRL is held, the selection is added to.
    """

    at: QPointF
    screen: QPoint
    is_free: bool = False
    is_adding: bool = False


class Tool(Protocol):
    """A gesture from press to release."""

    def start(self, pointer: Pointer) -> None:
        """The button went down."""

    def move(self, pointer: Pointer) -> None:
        """The mouse moved with the button down."""

    def finish(self, pointer: Pointer) -> None:
        """The button went up; proposes the edit."""

    def cancel(self) -> None:
        """Escape: as if nothing had happened."""
