"""NameEditor: a field laid over a name on the canvas.

A module of its own because it is the one widget on the drawing, and it must give up as easily as it opens.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_MINIMUM_WIDTH = 140
_MINIMUM_HEIGHT = 24


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
        self._before = name
        self._is_open = True
        self.setAccessibleName(self.tr("Name"))
        self.setGeometry(
            QRect(
                place.topLeft(),
                place.size().expandedTo(self.minimumSizeHint()),
            )
        )
        self.resize(max(self.width(), _MINIMUM_WIDTH), max(self.height(), _MINIMUM_HEIGHT))
        self.selectAll()
        self.show()
        self.setFocus()

    def _close(self, *, is_accepted: bool) -> None:
        if not self._is_open:
            return
        self._is_open = False
        name = self.text().strip()
        self.closed.emit()  # first: hiding what has the focus would send it, and the selection, to the next element
        self.hide()
        self.deleteLater()
        if is_accepted and name and name != self._before:
            self.accepted.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Escape gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(is_accepted=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(is_accepted=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field accepts."""
        super().focusOutEvent(event)
        self._close(is_accepted=True)
