"""InPlace: the life of one field that is laid over the drawing: opened once, ended once, and gone.

A module of its own because fields of one line and of several end by other keys but in the same way, and a field must
not end twice: hiding it takes its focus, and losing the focus ends it.
"""

from typing import Protocol

from PySide6.QtCore import QRect, QSize, SignalInstance


class Field(Protocol):
    """A widget for words: Qt's fields have all of this but the signals."""

    @property
    def accepted(self) -> SignalInstance:
        """Emitted with other words than before."""

    @property
    def closed(self) -> SignalInstance:
        """Emitted when the field is about to go."""

    def setGeometry(self, place: QRect, /) -> None:
        """Lays it there."""

    def selectAll(self) -> None:
        """Chooses all words."""

    def show(self) -> None:
        """Lets it be seen."""

    def setFocus(self) -> None:
        """Takes the keys."""

    def hide(self) -> None:
        """Lets it be seen no more."""

    def deleteLater(self) -> None:
        """Takes it away."""


class InPlace:
    """Opens a field and ends it."""

    def __init__(self, before: str) -> None:
        """Takes note of the words that were there; `open` shows the field."""
        self._before = before
        self._is_open = True

    def open(self, field: Field, place: QRect, least: QSize) -> None:
        """Lays a field over a place, at least so large, with all words chosen."""
        field.setGeometry(QRect(place.topLeft(), place.size().expandedTo(least)))
        field.selectAll()
        field.show()
        field.setFocus()

    def end(self, field: Field, text: str, *, is_accepted: bool) -> None:
        """Takes the field away; words that are accepted, not empty and other ones than before are told."""
        if not self._is_open:
            return
        self._is_open = False
        words = text.strip()
        field.closed.emit()  # first: hiding what has the focus would send it, and the selection, to the next element
        field.hide()
        field.deleteLater()
        if is_accepted and words and words != self._before:
            field.accepted.emit(words)
