"""What a panel scrolls in where a window leaves it less room than it needs.

A module of its own because the window must fit a small screen at 150 % and 200 %, whatever stands in its panels: the
widest and the highest of them decide how small it can be.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST = QSize(280, 96)


class PanelArea(QScrollArea):
    """Holds a panel: as large as it wants to be, and with scroll bars below its least size."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard, and is scrolled to
        self.viewport().setAutoFillBackground(False)
        self._panel = panel
        self.setWidget(panel)
        panel.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """That of the panel."""
        return self._panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Little enough for a small screen."""
        return self._panel.minimumSizeHint().boundedTo(_LEAST)
