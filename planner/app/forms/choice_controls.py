"""Controls of choices: yes or no, one of several, some of several.

A module of its own because nothing can be typed here, so nothing can be wrong.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
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


class YesNoControl(FieldControl):
    """A check box that says its label itself."""

    has_own_label = True

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.box = QCheckBox(label)
        self.box.setAccessibleName(label)
        self._box.addWidget(self.box)
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
    """A list of check boxes for several members of an enumeration."""

    def __init__(self, shape: FieldShape, label: str) -> None:
        super().__init__(shape, label)
        self.list = QListWidget()
        self.list.setAccessibleName(label)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for choice in shape.choices:
            item = QListWidgetItem(choice_word(choice))
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setItemDelegate(RoomyRows(self.list))
        rows = min(len(shape.choices), _MOST_CHOICES)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth() + 2)
        self._box.addWidget(self.list)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        """Checks what is chosen."""
        self._value = value
        chosen = {choice.value for choice in value}
        with QSignalBlocker(self.list):
            for item in self._items():
                is_chosen = item.data(Qt.ItemDataRole.UserRole) in chosen
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _on_changed(self, _: QListWidgetItem) -> None:
        checked = {
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        }
        staying = tuple(choice for choice in self._value if choice.value in checked)
        added = tuple(choice for choice in self.shape.choices if choice.value in checked and choice not in staying)
        self._give((*staying, *added), is_typing=False)
