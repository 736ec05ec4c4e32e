"""Rows of lists and trees with a little air, and rows that wrap.

A module of its own because every list of the window is to be read and hit in the same way.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

_AIR = 6
_PADDING = 10
_TALL = 10_000


class RoomyRows(QStyledItemDelegate):
    """Rows with a little air above and below, so that a list can be read and hit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The usual size and the air."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 2) + _AIR - 2)


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
