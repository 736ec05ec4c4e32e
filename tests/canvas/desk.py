"""A desk: session, scene and view wired as the window wires them, and the mouse to work with."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from planner.canvas.scene import CanvasScene
from planner.canvas.view import CanvasView
from planner.editing.autolayout import completed
from planner.editing.session import EditingSession
from planner.model.document import Document

NO_KEYS = Qt.KeyboardModifier.NoModifier


class Desk:
    """Everything a planner has in front of them, but the panels."""

    def __init__(self, document: Document) -> None:
        self.session = EditingSession(completed(document))
        self.scene = CanvasScene()
        self.messages: list[str] = []
        self.scene.message.connect(self.messages.append)
        self.scene.edit_proposed.connect(self.session.do)
        self.session.subscribe(lambda change: self.scene.show_document(self.session.document, change))
        self.scene.show_document(self.session.document)
        self.view = CanvasView(self.scene)
        self.view.resize(1200, 800)
        self.view.show()
        self.view.zoom_actual()

    def close(self) -> None:
        """Lets go of scene and view in an order that Qt likes."""
        self.view.close()
        self.scene.dispose()
        shiboken6.delete(self.view)
        shiboken6.delete(self.scene)

    @property
    def document(self) -> Document:
        return self.session.document

    def place(self, element_id: str) -> tuple[float, float]:
        placement = self.document.layout.placements[element_id]
        return placement.x, placement.y

    def look_at(self, x: float, y: float) -> None:
        self.view.centerOn(x, y)

    def drag(self, start: QPointF, *stops: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Presses at `start`, goes over `stops` and lets go at the last; all in scene coordinates."""
        self.press(start, keys)
        for stop in stops:
            self.move(stop, keys)
        self.release(stops[-1] if stops else start, keys)

    def press(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self._send(QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, keys)

    def move(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self._send(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, keys)

    def release(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self._send(QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, keys)

    def _send(
        self,
        kind: QEvent.Type,
        at: QPointF,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
    ) -> None:
        viewport = self.view.viewport()
        place = QPointF(self.view.mapFromScene(at))
        event = QMouseEvent(kind, place, viewport.mapToGlobal(place), button, buttons, keys)
        QApplication.sendEvent(viewport, event)
