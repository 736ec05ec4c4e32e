"""Rows of lists and trees with a little air, and rows that wrap.

A module of its own because every list of the window is to be read and hit in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeWidget

_AIR = 6
_PADDING = 10
_TALL = 10_000
_READABLE = 240
"""Width below which sentences in a column are no more than their first words."""


class RoomyRows(QStyledItemDelegate):
    """Rows with a little air above and below, so that a list can be read and hit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The usual size and the air."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 2) + _AIR - 2)


def set_up_rows(
    view: QTreeWidget, name: str, heads: Sequence[str], widths: Sequence[int], stretched: int | None = None
) -> None:
    """Gives a list of rows its name, its columns and its air.

    Args:
        view: the list.
        name: for screen readers.
        heads: of the columns.
        widths: of the first columns, as many as are given.
        stretched: the column that takes the room there is; None for the last one.
    """
    view.setAccessibleName(name)
    view.setHeaderLabels(list(heads))
    view.setUniformRowHeights(True)
    view.setItemDelegate(RoomyRows(view))
    for column, width in enumerate(widths):
        view.setColumnWidth(column, max(width, view.header().sectionSizeHint(column)))
    if stretched is not None:
        view.header().setStretchLastSection(False)
        view.header().setSectionResizeMode(stretched, view.header().ResizeMode.Stretch)


class SpareColumns(QObject):
    """Hides columns of a list while the one that takes the room left has too little of it to be read.

    They are for lists that tell the chosen row in full beside them.
    """

    def __init__(self, view: QTreeView, wide: int, spare: Sequence[int]) -> None:
        super().__init__(view)
        self._view = view
        self._wide = wide
        self._widths = {column: view.columnWidth(column) for column in spare}
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks again when the list gets another width."""
        if event.type() == QEvent.Type.Resize:
            self._share_out()
        return super().eventFilter(watched, event)

    def _share_out(self) -> None:
        kept = set(range(self._view.header().count())) - {self._wide, *self._widths}
        taken = sum(map(self._view.columnWidth, kept)) + sum(self._widths.values())
        is_narrow = self._view.viewport().width() - taken < _READABLE
        for column in self._widths:
            self._view.setColumnHidden(column, is_narrow)


class WrappingRows(RoomyRows):
    """Rows as high as the wrapped text of one column needs."""

    def __init__(self, view: QTreeView, column: int) -> None:
        super().__init__(view)
        self._view = view
        self._column = column
        view.header().sectionResized.connect(lambda *_: view.scheduleDelayedItemsLayout())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for all lines of the text."""
        size = super().sizeHint(option, index)
        if index.column() != self._column:
            return QSize(size.width(), option.fontMetrics.height() + _AIR)
        room = QRect(0, 0, max(40, self._view.columnWidth(self._column) - _PADDING), _TALL)
        text = str(index.data() or "")
        font = index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font) if isinstance(font, QFont) else option.fontMetrics
        lines = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(size.width(), lines.height() + _AIR)
