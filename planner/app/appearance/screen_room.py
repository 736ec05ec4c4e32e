"""How large a dialog may be: as large as it likes to be, but never larger than the screen.

A module of its own because every dialog asks it, and a button below the edge of the screen cannot be pressed.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What the desktop puts around a window."""


def resize_within_screen(window: QWidget, wanted: QSize) -> None:
    """Gives a window a size, or as much of it as the screen has room for."""
    above = window.parentWidget()
    screen = above.screen() if above is not None else QGuiApplication.primaryScreen()
    window.resize(wanted.boundedTo(screen.availableSize() - _FRAME))
