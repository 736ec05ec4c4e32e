"""Text for people, by context, in the language that is installed.

A module of its own because tables keep their texts untranslated and translate them when they are shown; both
functions bear the names that Qt's `lupdate` looks for.
"""

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a text of a table; it is translated with the same context when it is shown."""
    return text


def translate(context: str, text: str) -> str:
    """A text in the language of the program; the text itself where there is no translation."""
    return QCoreApplication.translate(context, text)


def plural(context: str, text: str, number: int) -> str:
    """A text with a number: %n stands for it, and the language's form for that number is taken."""
    return QCoreApplication.translate(context, text, None, number)
