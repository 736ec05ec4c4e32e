"""Text for people, by context, in the language that is installed.

A module of its own because the drawing speaks too, and bears the name that Qt's `lupdate` looks for.
"""

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str) -> str:
    """A text in the language of the program; the text itself where there is no translation."""
    return QCoreApplication.translate(context, text)
