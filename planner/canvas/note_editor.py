"""NoteEditor: a field laid over a note on the canvas.

A module of its own because words of several lines end by Ctrl+Enter, while a name ends by Enter.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.canvas.in_place import InPlace

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
        self._life = InPlace(text)
        self.setAccessibleName(self.tr("Words of the note"))
        self.setAccessibleDescription(self.tr("Ctrl+Enter accepts, Escape gives up"))
        self.setToolTip(self.accessibleDescription())
        self.setTabChangesFocus(True)
        self._life.open(self, place, _MINIMUM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts, Escape gives up."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._life.end(self, self.toPlainText(), is_accepted=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._life.end(self, self.toPlainText(), is_accepted=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field accepts, unless its own menu has the focus."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._life.end(self, self.toPlainText(), is_accepted=True)
