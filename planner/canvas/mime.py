"""What is dragged from the palette and what lies on the clipboard.

A module of its own because the palette fills what the view unpacks, and neither should know the other.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

TEMPLATE_MIME = "application/x-skype-topology-template"
"""What the palette drags: the key of a template, as UTF-8."""
FRAGMENT_MIME = "application/x-skype-topology-fragment"
"""What copying puts on the clipboard, beside a plain text of the same elements."""


def template_data(key: str) -> QMimeData:
    """What the palette drags for a template."""
    data = QMimeData()
    data.setData(TEMPLATE_MIME, key.encode())
    return data


def fragment_data(fragment: str, text: str | None = None) -> QMimeData:
    """What copying puts on the clipboard: a fragment for planners, and a text for editors (else the fragment)."""
    data = QMimeData()
    data.setData(FRAGMENT_MIME, fragment.encode())
    data.setText(fragment if text is None else text)
    return data


def clipboard_text() -> str:
    """The fragment on the clipboard, or whatever text is there; empty for neither."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(FRAGMENT_MIME):
        return text_of(data, FRAGMENT_MIME)
    return data.text() if data.hasText() else ""


def text_of(data: QMimeData, mime: str) -> str:
    """The content of one type as text."""
    return bytes(data.data(mime).data()).decode("utf-8", "replace")
