"""A line to search or filter with, with a button that empties it.

A module of its own because every list has one, and the button inside needs a name for those who cannot see it.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton

from planner.app.appearance.translated import translate


class FreeLine(QLineEdit):
    """A line that leaves undo and redo to the document while nothing was typed into it that they could take back."""

    def event(self, event: QEvent) -> bool:
        """Qt's own line keeps both keys from the menu even where it has nothing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            is_idle_undo = event.matches(keys.Undo) and not self.isUndoAvailable()
            if is_idle_undo or (event.matches(keys.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)


class SearchLine(FreeLine):
    """A line of text that is looked for."""

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(translate("search", "Clear"))
