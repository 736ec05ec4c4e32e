"""What forms scroll in, and news of the room they have.

A module of its own because forms turn their labels by it, whoever shows them.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea


class FormArea(QScrollArea):
    """What the forms scroll in.

    Signals:
        resized(): there is another room for them.
    """

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells of it."""
        super().resizeEvent(event)
        self.resized.emit()
