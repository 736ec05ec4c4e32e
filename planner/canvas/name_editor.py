"""NameEditor: a field laid over a name on the canvas.

A module of its own because it is the one widget on the drawing, and it must give up as easily as it opens.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.canvas.in_place import InPlace

_MINIMUM = QSize(140, 24)


class NameEditor(QLineEdit):
    """Edits a name in place.

    Signals:
        accepted(str): Enter was pressed, or the focus left, with another name than before.
        closed(): the field is about to go.
    """

    accepted = Signal(str)
    closed = Signal()

    def __init__(self, name: str, place: QRect, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._life = InPlace(name)
        self.setAccessibleName(self.tr("Name"))
        self._life.open(self, place, self.minimumSizeHint().expandedTo(_MINIMUM))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Escape gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._life.end(self, self.text(), is_accepted=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._life.end(self, self.text(), is_accepted=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field accepts."""
        super().focusOutEvent(event)
        self._life.end(self, self.text(), is_accepted=True)
