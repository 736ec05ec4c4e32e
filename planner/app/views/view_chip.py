"""The line in the corner of the drawing that says through which view it is seen, and how much is hidden.

A module of its own because it stands over the drawing and not in it: nobody who scrolls or zooms may come to believe
that an element is missing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from planner.app.appearance.translated import translate
from planner.canvas.view import CanvasView

_GAP = 10


class ViewChip(QFrame):
    """The line, with a button that shows everything."""

    def __init__(self, view: CanvasView, show_all: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("view-chip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _=False: show_all())
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self.button)
        view.viewport().installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self.accessibleName()

    def show_text(self, text: str) -> None:
        """Says something, or hides."""
        self.setAccessibleName(text)
        self._label.setToolTip(text)
        self.button.setText(translate("views", "Show all"))
        self.button.setAccessibleName(f"{self.button.text()}. {text}")
        self.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        """In the upper left corner, no wider than the drawing: a long name is cut, the number never."""
        area = self._view.viewport().geometry()
        name, dot, number = self.accessibleName().rpartition(" · ")
        metrics = self._label.fontMetrics()
        rest = metrics.horizontalAdvance(f"{dot}{number}") + self.button.sizeHint().width() + 60
        short = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, max(60, area.width() - rest - 2 * _GAP))
        self._label.setText(f"{short}{dot}{number}")
        self.adjustSize()
        self._view.head_room = 0 if self.isHidden() else self.height() + _GAP
        self.move(area.left() + _GAP, area.top() + _GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in its corner."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Has room for the words of another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "button") and not self.isHidden():
            self._place()
