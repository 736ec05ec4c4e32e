"""NoteEditor: a field laid over a note on the canvas.

A module of its own because words of several lines end by Ctrl+Enter, while a name ends by Enter.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_MINIMUM = QSize(180, 90)


class NoteEditor(QPlainTextEdit):
    """Edits the words of a note in place.

    Signals:
        accepted(str): Ctrl+Enter was pressed, or the focus left, with other words than before.
        closed(): the field is about to go.
    """

    accepted = Signal(str)
    closed = Signal()

    def __init__(self, text: str, place: QRect, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._before = text
        self._is_open = True
        self.setAccessibleName(self.tr("Words of the note"))
        self.setAccessibleDescription(self.tr("Ctrl+Enter accepts, Escape gives up"))
        self.setToolTip(self.accessibleDescription())
        self.setTabChangesFocus(True)
        self.setGeometry(QRect(place.topLeft(), place.size().expandedTo(_MINIMUM)))
        self.selectAll()
        self.show()
        self.setFocus()

    def _close(self, *, is_accepted: bool) -> None:
        if not self._is_open:
            return
        self._is_open = False
        text = self.toPlainText().strip()
        self.closed.emit()  # first: hiding what has the focus would send it, and the selection, to the next element
        self.hide()
        self.deleteLater()
        if is_accepted and text and text != self._before:
            self.accepted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts, Escape gives up."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._close(is_accepted=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._close(is_accepted=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field accepts, unless its own menu has the focus."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._close(is_accepted=True)
