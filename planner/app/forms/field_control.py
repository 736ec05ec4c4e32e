"""The base of all controls: a value shown, another one told, and a text that means none refused.

A module of its own because every control keeps this contract, and the form knows no other.
"""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from planner.app.appearance import theme
from planner.app.forms.shapes import FieldShape
from planner.findings.finding import Severity

MIXED = object()
"""In place of a value where several elements have different ones."""


class FieldControl(QWidget):
    """Base of all controls.

    Signals:
        edited(value, is_typing): the user gave another value.
        refused(text): what the user gave means no value; empty when it does again.
        left(): the user went on to something else.
    """

    edited = Signal(object, bool)
    refused = Signal(str)
    left = Signal()

    has_own_label = False
    """The control says its label itself (a check box)."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__()
        self.shape = shape
        self.label = label
        self._value: Any = None
        self._start: Any = None  # the value before the user began to type
        self._is_typed = False
        self._is_taking_back = False
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def value(self) -> Any:
        """The value shown last, or given last by the user."""
        return self._value

    @property
    def wanted_width(self) -> int:
        """Width of words that cannot be scrolled; 0 where there are none."""
        return 0

    def take_back(self) -> None:
        """Gives the value from before the typing: a prefix of something that is wrong was never meant."""
        if self._is_typed and self._start is not MIXED and self._value != self._start:
            self._value = self._start
            self._is_taking_back = True
            self.edited.emit(self._start, True)
            self._is_taking_back = False

    def show_mixed(self) -> None:
        """Shows that several elements have different values here."""
        self._value = MIXED

    def show_value(self, value: Any) -> None:
        """Shows a value; what the user types that means just this value stays as it is typed."""
        raise NotImplementedError

    def forbid(self) -> None:
        """Greys what would change the value."""
        self.setEnabled(False)

    def set_refused(self, is_refused: bool) -> None:
        """Tints the control as holding something that was not taken."""

    def _give(self, value: Any, *, is_typing: bool) -> None:
        if value != self._value:
            if not self._is_typed:
                self._start = self._value
            self._is_typed = is_typing
            self._value = value
            self.edited.emit(value, is_typing)
        if not is_typing:
            self._is_typed = False


def tint(widget: QWidget, is_refused: bool) -> None:
    """Tints a control that holds something that was not taken, or takes the tint off."""
    palette = widget.window().palette() if widget.parent() else QPalette()
    if is_refused:
        base = palette.color(QPalette.ColorRole.Base)
        error = theme.colours().of(Severity.ERROR)
        palette.setColor(QPalette.ColorRole.Base, theme.tinted(base, error, 0.18))
        widget.setPalette(palette)
    else:
        widget.setPalette(QPalette())
