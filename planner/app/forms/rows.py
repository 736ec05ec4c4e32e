"""Rows of a table of model values: what a cell shows, and what a changed cell means.

A module of its own because this is the part without widgets: text that means no value stays in its cell, marked,
until it is put right, and the design never sees it.
"""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from planner.app.appearance import theme
from planner.app.appearance.refusal_words import refusal_words
from planner.app.forms.context import FormContext, Path
from planner.app.forms.meaning import field_tip
from planner.app.forms.pasting import Meaning, meaning_with
from planner.app.forms.shapes import Control, FieldShape, shapes_of
from planner.app.forms.texts import text_of, value_of
from planner.app.forms.wording import field_label
from planner.findings.finding import Severity
from planner.model.errors import ModelError

Index = QModelIndex | QPersistentModelIndex

_COLUMNS: dict[str, tuple[str, ...]] = {
    "Machine": ("fqdn", "id"),
    "Interface": ("name", "zone", "addresses"),
    "Binding": ("service", "addresses"),
    "NatEntry": ("interface", "public", "private"),
    "FirewallRule": ("action", "sources", "destinations", "destination_ports"),
    "PublishingRule": ("hosts", "port", "backend"),
    "Vip": ("purpose", "pool", "address"),
    "SimpleUrl": ("component", "host", "domain"),
}
"""Columns of classes that have more fields than fit; the form below the table has them all."""


def columns_of(cls: type) -> tuple[FieldShape, ...]:
    """Fields shown as columns."""
    plain = {shape.name: shape for shape in shapes_of(cls) if shape.is_plain}
    names = _COLUMNS.get(cls.__name__, tuple(plain)[:4])
    return tuple(plain[name] for name in names)


def has_more(cls: type) -> bool:
    """Tells whether a row says more than its columns show."""
    return len(shapes_of(cls)) > len(columns_of(cls))


class RowsModel(QAbstractTableModel):
    """The items of a tuple as rows.

    Signals:
        refused(text): what is wrong with the cell edited last; empty when it was taken.
    """

    refused = Signal(str)

    def __init__(self, cls: type, path: Path, context: FormContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cls = cls
        self._path = path
        self._context = context
        self._items: tuple[Any, ...] = ()
        self._wrong: dict[tuple[int, int], tuple[str, str]] = {}
        self.columns = columns_of(cls)

    @property
    def items(self) -> tuple[Any, ...]:
        """The items shown."""
        return self._items

    def show_items(self, items: tuple[Any, ...]) -> None:
        """Shows items; rows stay selected where their number stays."""
        before, self._items = self._items, items
        if len(items) < len(before):
            self._items = before
            self.beginRemoveRows(QModelIndex(), len(items), len(before) - 1)
            self._items = items
            self.endRemoveRows()
        elif len(items) > len(before):
            self._items = before
            self.beginInsertRows(QModelIndex(), len(before), len(items) - 1)
            self._items = items
            self.endInsertRows()
        if items != before:
            self._wrong = {}
        if items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Number of items."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Heads of columns, and what they mean; rows are numbered."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return field_tip(self._cls, self.columns[section].name)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return field_label(self._cls, self.columns[section].name)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; the value itself under the user role."""
        place = (index.row(), index.column())
        shape = self.columns[index.column()]
        value = getattr(self._items[index.row()], shape.name)
        wrong = self._wrong.get(place)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return wrong[0] if wrong else self._text(shape, value)
        if role == Qt.ItemDataRole.UserRole:
            return value
        if role == Qt.ItemDataRole.ForegroundRole and wrong:
            return QColor(theme.colours().of(Severity.ERROR))
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong[1] if wrong else self._text(shape, value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{field_label(self._cls, shape.name)}: {self._text(shape, value)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes a text, or a value chosen from a list; what is refused stays in the cell, marked."""
        shape = self.columns[index.column()]
        place = (index.row(), index.column())
        problem = ""
        meant = value
        try:
            if isinstance(value, str) and role == Qt.ItemDataRole.EditRole:
                meant = value_of(shape, value)
            if meant != getattr(self._items[place[0]], shape.name):
                problem = self._context.commit((*self._path, place[0], shape.name), meant, False)
        except ModelError as error:
            problem = refusal_words(str(error))
        if problem:
            self._wrong[place] = (text_of(shape, meant) if not isinstance(value, str) else value, problem)
        else:
            self._wrong.pop(place, None)
        self.refused.emit(problem)
        self.dataChanged.emit(index, index)
        return not problem

    def mark_wrong(self, wrong: dict[tuple[int, int], tuple[str, str]]) -> None:
        """Keeps texts that mean nothing in their cells, marked, with what is wrong with them."""
        self._wrong = wrong
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, len(self.columns) - 1))

    def meaning(self) -> Meaning:
        """What a text in a cell means; references may be written as names."""

        def candidates(shape: FieldShape) -> dict[str, str]:
            assert shape.ref is not None
            found = self._context.candidates(shape.ref)
            return {item.text.lower(): item.id for item in found} | {item.id.lower(): item.id for item in found}

        return meaning_with(candidates)

    def _text(self, shape: FieldShape, value: Any) -> str:
        if shape.control is Control.REFERENCE and value:
            assert shape.ref is not None
            for candidate in self._context.candidates(shape.ref):
                if candidate.id == value:
                    return candidate.text
        return text_of(shape, value)
