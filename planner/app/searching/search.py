"""A line to search or filter with, with a button that empties it.

A module of its own because every list has one, and the button inside needs a name for those who cannot see it.
"""

from PySide6.QtWidgets import QLineEdit, QToolButton

from planner.app.appearance.translated import translate


class SearchLine(QLineEdit):
    """A line of text that is looked for."""

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(translate("search", "Clear"))
