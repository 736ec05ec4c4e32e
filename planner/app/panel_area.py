"""What a panel scrolls in where a window leaves it less room than it needs.

A module of its own because the window must fit a small screen at 150 % and 200 %, whatever stands in its panels: the
widest and the highest of them decide how small it can be.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST = QSize(280, 96)


class _Holder(QWidget):
    """Stands between the area and the panel, and has no layout.

    A scroll area asks a layout with text that wraps for the height that it would like, not for the least it needs
    (Qt 6.11): a second scroll bar would stand beside that of the list in the panel.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self._panel = panel
        panel.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """What the panel needs at least."""
        return self._panel.minimumSizeHint().expandedTo(self._panel.minimumSize())

    def sizeHint(self) -> QSize:
        """What the panel would like."""
        return self._panel.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel takes all of it."""
        self._panel.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Hands on that the panel needs another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class PanelArea(QScrollArea):
    """Holds a panel: as large as it wants to be, and with scroll bars below its least size."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard, and is scrolled to
        self.viewport().setAutoFillBackground(False)
        self._panel = panel
        holder = _Holder(panel)
        self.setWidget(holder)
        for part in (holder, panel):
            part.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """That of the panel."""
        return self._panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Little enough for a small screen."""
        return self._panel.minimumSizeHint().boundedTo(_LEAST)
