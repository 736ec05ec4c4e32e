"""How sure a value is: the product's default that nobody changed, or a placeholder that nobody confirmed.

A module of its own because it stands at a control, a table or a group of any kind and says nothing about what is
right.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from planner.app.appearance.translated import translate
from planner.app.forms.context import FormContext, Path
from planner.app.forms.shapes import Control, FieldShape
from planner.app.forms.texts import text_of

_WITH_DEFAULT = frozenset({Control.NUMBER, Control.CHOICE, Control.YES_NO})


def is_default(shape: FieldShape, value: Any) -> bool:
    """Tells whether a value is the default of its field, where defaults mean something."""
    return shape.control in _WITH_DEFAULT and shape.has_default and shape.default is not None and value == shape.default


def default_tip(shape: FieldShape) -> str:
    """What the default is, where it means something."""
    if shape.control not in _WITH_DEFAULT or not shape.has_default or shape.default is None:
        return ""
    return translate("controls", "Default: {0}").format(text_of(shape, shape.default))


def is_unconfirmed(path: Path, context: FormContext) -> bool:
    """Tells whether nobody confirmed a field. `unconfirmed` names fields of the element itself, not its members'."""
    return len(path) == 1 and path[0] in getattr(context.owner(), "unconfirmed", ())


class Standing(QWidget):
    """The words at a control; hidden while there is nothing to say."""

    def __init__(self, label: str, shape: FieldShape, context: FormContext) -> None:
        super().__init__()
        self._shape = shape
        self._context = context
        self._words = QLabel()
        self._words.setEnabled(False)
        self.confirm = QToolButton()
        self.confirm.setText(translate("controls", "Confirm"))
        self.confirm.setAccessibleName(translate("controls", "Confirm {0}").format(label))
        self.confirm.setEnabled(not context.is_read_only())
        self.confirm.clicked.connect(self._on_confirmed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self.confirm)
        layout.addStretch(1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty for nothing."""
        return "" if self.isHidden() else self._words.text()

    def show_value(self, value: Any, *, is_open: bool) -> None:
        """Says whether the value is a default or a placeholder."""
        if is_open:
            self._words.setText(translate("controls", "not confirmed"))
            self._words.setToolTip(translate("controls", "A placeholder. Check it, and confirm it."))
        else:
            is_shown = is_default(self._shape, value) and self._shape.control is not Control.YES_NO
            self._words.setText(translate("controls", "default") if is_shown else "")
            self._words.setToolTip("")
        self.confirm.setVisible(is_open)
        self.setVisible(bool(self._words.text()))

    def _on_confirmed(self) -> None:
        open_fields = getattr(self._context.owner(), "unconfirmed", ())
        left = tuple(name for name in open_fields if name != self._shape.name)
        self._context.commit(("unconfirmed",), left, False)
