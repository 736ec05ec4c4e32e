"""The mouse over a view, in places of the drawing: press, move, release, wheel, and a drop from the palette.

A module of its own because whole tasks and the state machine move it alike. Events are sent to the viewport, as the
window system does; nothing of the product is called.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from planner.canvas.view import CanvasView

NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton


class Mouse:
    """A hand on the mouse; all places are those of the drawing."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view

    def drag(self, start: QPointF, *stops: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Presses at `start`, goes over `stops` and lets go at the last.

        Places are looked up on the screen first: the drawing may scroll under a drag, the hand does not follow.
        """
        places = [QPointF(self.view.mapFromScene(place)) for place in (start, *stops)]
        self._send(QEvent.Type.MouseMove, places[0], NONE, NONE, keys)
        self._send(QEvent.Type.MouseButtonPress, places[0], LEFT, LEFT, keys)
        for place in places[1:]:
            self._send(QEvent.Type.MouseMove, place, NONE, LEFT, keys)
        self._send(QEvent.Type.MouseButtonRelease, places[-1], LEFT, NONE, keys)

    def click(self, place: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Presses and lets go."""
        self.drag(place, keys=keys)

    def double_click(self, place: QPointF) -> None:
        """Clicks twice."""
        self.click(place)
        on_screen = QPointF(self.view.mapFromScene(place))
        self._send(QEvent.Type.MouseButtonDblClick, on_screen, LEFT, LEFT, NO_KEYS)
        self._send(QEvent.Type.MouseButtonRelease, on_screen, LEFT, NONE, NO_KEYS)

    def wheel(self, place: QPointF, notches: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Turns the wheel; a notch away from oneself counts 1."""
        on_screen = QPointF(self.view.mapFromScene(place))
        viewport = self.view.viewport()
        event = QWheelEvent(
            on_screen,
            viewport.mapToGlobal(on_screen),
            QPoint(),
            QPoint(0, 120 * notches),
            NONE,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def drop(self, data: QMimeData, place: QPointF) -> None:
        """Drags something in from elsewhere and lets it fall."""
        on_screen = self.view.mapFromScene(place)
        viewport = self.view.viewport()
        copy = Qt.DropAction.CopyAction
        for event in (
            QDragEnterEvent(on_screen, copy, data, LEFT, NO_KEYS),
            QDragMoveEvent(on_screen, copy, data, LEFT, NO_KEYS),
            QDropEvent(QPointF(on_screen), copy, data, LEFT, NO_KEYS),
        ):
            QApplication.sendEvent(viewport, event)

    def _send(
        self,
        kind: QEvent.Type,
        place: QPointF,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
    ) -> None:
        viewport = self.view.viewport()
        event = QMouseEvent(kind, place, viewport.mapToGlobal(place), button, buttons, keys)
        QApplication.sendEvent(viewport, event)
