"""Controls of choices: yes or no, one of several, some of several.

A module of its own because nothing can be typed here, so nothing can be wrong.
"""

import sys
from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
)

from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import translate
from planner.app.forms.field_control import FieldControl
from planner.app.forms.shapes import FieldShape
from planner.app.forms.wording import choice_word

_MOST_CHOICES = 7


class _Words(QLabel):
    """The label of a check box, which wraps where a check box cannot; a click on it is one on the box."""

    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._clicked = box
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Clicks the box."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._clicked.setFocus(Qt.FocusReason.MouseFocusReason)
            self._clicked.click()


class YesNoControl(FieldControl):
    """A check box that says its label itself."""

    has_own_label = True

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.box = QCheckBox()
        self.box.setAccessibleName(label)
        self._box.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(_Words(label, self.box), 1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, value: Any) -> None:
        """Checks or unchecks."""
        self._value = bool(value)
        with QSignalBlocker(self.box):
            self.box.setTristate(False)
            self.box.setChecked(self._value)

    def show_mixed(self) -> None:
        """Half checks; a click decides for all."""
        super().show_mixed()
        with QSignalBlocker(self.box):
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)

    def _on_clicked(self, is_on: bool) -> None:
        self.box.setTristate(False)
        self._give(is_on, is_typing=False)


class Combo(QComboBox):
    """A combo box that does not change by the wheel while one scrolls past it, and does not push its panel wide."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setAccessibleName(self, name: str) -> None:
        """Names the box; on Linux screen readers get its value for a name, so that it is described as well."""
        super().setAccessibleName(name)
        if sys.platform.startswith("linux"):
            self.setAccessibleDescription(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel unless the box was clicked before."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceControl(FieldControl):
    """A combo box with the members of an enumeration in words."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.combo = Combo()
        self.combo.setAccessibleName(label)
        if shape.is_optional:
            self.combo.addItem(_unset_word(shape), None)
        for choice in shape.choices:
            self.combo.addItem(choice_word(choice), choice.value)
        self._box.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self.combo.activated.connect(self._on_chosen)

    def show_value(self, value: Any) -> None:
        """Shows the choice."""
        self._value = value
        self.combo.setCurrentIndex(self.combo.findData(value.value if value is not None else None))

    @property
    def wanted_width(self) -> int:
        """Width of the word of the choice."""
        return self.combo.fontMetrics().horizontalAdvance(self.combo.currentText())

    def show_mixed(self) -> None:
        """Shows no choice and says why."""
        super().show_mixed()
        self.combo.setPlaceholderText(translate("controls", "differs"))
        self.combo.setCurrentIndex(-1)

    def _on_chosen(self, index: int) -> None:
        data = self.combo.itemData(index)
        value = next((choice for choice in self.shape.choices if choice.value == data), None)
        self._give(value, is_typing=False)


def _unset_word(shape: FieldShape) -> str:
    return (
        translate("controls", "As planned for the design")
        if shape.name == "generation"
        else translate("controls", "Not decided")
    )


class ChoicesControl(FieldControl):
    """A list of check boxes for several of a few things: members of an enumeration, or what else is given in words."""

    def __init__(self, shape: FieldShape, label: str, entries: Sequence[tuple[str, str]] = ()) -> None:
        """Builds it.

        Args:
            shape: of the field.
            label: of the field.
            entries: values with their words; of none those of the enumeration are taken.
        """
        super().__init__(shape, label)
        self._entries: tuple[tuple[str, str], ...] = tuple(entries) or tuple(
            (choice, choice_word(choice)) for choice in shape.choices
        )
        self.list = QListWidget()
        self.list.setAccessibleName(label)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for _, words in self._entries:
            item = QListWidgetItem(words)
            item.setToolTip(words)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setItemDelegate(RoomyRows(self.list))
        rows = min(len(self._entries), _MOST_CHOICES)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 2)
        self._box.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        """Checks what is chosen."""
        self._value = value
        with QSignalBlocker(self.list):
            for row, (entry, _) in enumerate(self._entries):
                state = Qt.CheckState.Checked if entry in value else Qt.CheckState.Unchecked
                self.list.item(row).setCheckState(state)

    def show_partly(self, entries: Collection[str]) -> None:
        """Half checks what some of several elements have; a click gives it to all, another one takes it from all."""
        with QSignalBlocker(self.list):
            for row, (entry, _) in enumerate(self._entries):
                if entry in entries:
                    self.list.item(row).setCheckState(Qt.CheckState.PartiallyChecked)

    def _on_changed(self, _: QListWidgetItem) -> None:
        checked = {
            entry
            for row, (entry, _words) in enumerate(self._entries)
            if self.list.item(row).checkState() is Qt.CheckState.Checked
        }
        known = {entry for entry, _words in self._entries}
        staying = tuple(item for item in self._value if item in checked or item not in known)
        added = tuple(entry for entry, _words in self._entries if entry in checked and entry not in staying)
        self._give((*staying, *added), is_typing=False)
