"""What is dragged from the palette and what lies on the clipboard.

A module of its own because the palette fills what the view unpacks, and neither should know the other.
"""

from PySide6.QtCore import QMimeData, QStringListModel
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


def lasting_data() -> QMimeData:
    """Empty data that Qt itself made, for the clipboard.

    The clipboard lives until the very end of the program. Data made by Python would call Python when it is destroyed
    there, after the interpreter is gone, and the program would end with a crash. Qt makes data only for its models.
    """
    model = QStringListModel([""])
    data: QMimeData = model.mimeData([model.index(0, 0)])
    for mime in data.formats():
        data.removeFormat(mime)
    return data


def fragment_data(fragment: str, text: str | None = None) -> QMimeData:
    """What copying puts on the clipboard: a fragment for planners, and a text for editors (else the fragment)."""
    data = lasting_data()
    data.setData(FRAGMENT_MIME, fragment.encode())
    data.setText(fragment if text is None else text)
    return data


def clipboard_text() -> str:
    """The fragment on the clipboard, or whatever text is there; empty for neither."""
    data = QGuiApplication.clipboard().mimeData()
    if not data:  # Qt has none where nothing was copied yet
        return ""
    if data.hasFormat(FRAGMENT_MIME):
        return text_of(data, FRAGMENT_MIME)
    return data.text() if data.hasText() else ""


def text_of(data: QMimeData, mime: str) -> str:
    """The content of one type as text."""
    return bytes(data.data(mime).data()).decode("utf-8", "replace")
