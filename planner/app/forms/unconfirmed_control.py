"""What is not confirmed yet, in one line: how much it is, a button that confirms all of it, the list folded below.

A module of its own because every element has this field and hardly anybody marks fields by hand: the long list of them
all is for those few, the line is for everybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from planner.app.appearance.translated import plural, translate
from planner.app.forms.choice_controls import ChoicesControl
from planner.app.forms.shapes import FieldShape

_MOST_NAMED = 4


class UnconfirmedControl(ChoicesControl):
    """A line, a button, and the check boxes of all fields where somebody unfolds them."""

    def __init__(self, shape: FieldShape, label: str, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__(shape, label, entries)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.confirm = QPushButton(translate("controls", "Confirm all"))
        self.confirm.setAutoDefault(False)
        self.confirm.setAccessibleName(translate("controls", "Confirm all"))
        self.confirm.clicked.connect(self._on_confirmed)
        self.details = QToolButton()
        self.details.setText(translate("controls", "Choose fields"))
        self.details.setToolTip(translate("controls", "Mark fields as placeholders that somebody has to check"))
        self.details.setAccessibleName(translate("controls", "Choose the fields that are not confirmed yet"))
        self.details.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.details.setArrowType(Qt.ArrowType.RightArrow)
        self.details.setAutoRaise(True)
        self.details.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.details.setCheckable(True)
        self.details.toggled.connect(self._unfold)
        whole = QVBoxLayout()
        whole.setSpacing(3)
        whole.setContentsMargins(0, 4, 0, 0)
        self._box.removeWidget(self.list)
        whole.addWidget(self.words)
        whole.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.list)
        self._box.addLayout(whole)
        self.list.hide()
        self.setFocusProxy(self.details)

    def show_value(self, value: Any) -> None:
        """Counts and names what is open."""
        super().show_value(value)
        self._count()

    def _on_changed(self, item: Any) -> None:
        super()._on_changed(item)
        self._count()

    def _count(self) -> None:
        known = dict(self._entries)
        names = [known.get(name, name) for name in self._value]
        if names:
            shown = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
            self.words.setText(plural("controls", "%n fields: {0}", len(names)).format(shown))
        else:
            self.words.setText(translate("controls", "Everything is confirmed"))
        self.words.setEnabled(bool(names))
        self.confirm.setVisible(bool(names))
        self.setFocusProxy(self.confirm if names else self.details)  # the first of them, for Tab too

    def _on_confirmed(self) -> None:
        self.details.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes, the keyboard stays here
        self._give((), is_typing=False)

    def _unfold(self, is_open: bool) -> None:
        self.details.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.list.setVisible(is_open)
