"""A table that is read cell by cell: each says a verdict as sign and word; looking at one tells what stands behind it.

A module of its own because places by services and moves between places are the same table, and it knows nothing of
Mobility.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from planner.app.appearance import theme
from planner.findings.finding import Severity
from planner.plain_text import printable

WHAT = Qt.ItemDataRole.UserRole
_BAR = 16
"""Width of a scroll bar with the frame."""
_EDGES = 6
"""Of a cell, left and right of its text."""
_ANY_WIDTH = 10_000
GOOD, BAD, NEITHER = "✓", "✗", "–"
"""In front of the word of a cell."""


class _Cells(QStyledItemDelegate):
    """Cells that are neither good nor bad show their sign alone where their word would be cut."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The text, or its sign."""
        super().initStyleOption(option, index)
        room = option.rect.width() if option.rect.isValid() else _ANY_WIDTH
        if option.text.startswith(NEITHER) and option.fontMetrics.horizontalAdvance(option.text) > room - _EDGES:
            option.text = NEITHER


class Matrix(QTableWidget):
    """A table whose cells are read one by one; hovering shows one for a moment.

    Signals:
        looked_at(object): what stands in the cell under the mouse, else in the chosen cell; None for nothing.
        opened(object): Enter or a double-click on it.
    """

    looked_at = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setItemDelegate(_Cells(self))
        self.viewport().installEventFilter(self)
        self.cellEntered.connect(lambda row, column: self._look(self.item(row, column)))
        self.currentItemChanged.connect(lambda item, _: self._look(item))
        self.itemDoubleClicked.connect(self._open)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)

    def fill(self, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[str, bool | None, object]]]]) -> None:
        """Shows rows of (text, good or bad or neither, what it is) in place, so that nothing flickers."""
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(map(printable, heads)))
        self.setRowCount(len(rows))
        for row, (name, cells) in enumerate(rows):
            title = printable(name)
            head = self.verticalHeaderItem(row) or QTableWidgetItem()
            head.setText(title)
            self.setVerticalHeaderItem(row, head)
            for column, (text, is_good, what) in enumerate(cells):
                item = self.item(row, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(row, column, item)
                item.setText(text)
                item.setData(WHAT, what)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {heads[column]}: {text[2:]}")
                item.setToolTip(printable(getattr(what, "explanation", "") or getattr(what, "reason", "")))
                _colour(item, is_good)
        self._share_out()
        self._look(self.currentItem())

    @property
    def whole_width(self) -> int:
        """Width that shows every word of every column."""
        return sum(self._needed()) + self.verticalHeader().sizeHint().width() + _BAR

    def _needed(self) -> list[int]:
        header = self.horizontalHeader()
        columns = range(self.columnCount())
        return [max(header.sectionSizeHint(column), self.sizeHintForColumn(column)) for column in columns]

    def _share_out(self) -> None:
        """Columns of one width where they all have room for their words, else each as wide as its words."""
        needed, header, room = self._needed(), self.horizontalHeader(), self.viewport().width()
        if not needed or max(needed) * len(needed) <= room:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        is_tight = sum(needed) > room
        for column, width in enumerate(needed):
            is_spare = is_tight and all(self._is_neither(row, column) for row in range(self.rowCount()))
            header.resizeSection(column, header.sectionSizeHint(column) if is_spare else width)

    def _is_neither(self, row: int, column: int) -> bool:
        item = self.item(row, column)
        return item is not None and item.text().startswith(NEITHER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the new width out."""
        super().resizeEvent(event)
        self._share_out()

    def _look(self, item: QTableWidgetItem | None) -> None:
        self.looked_at.emit(item.data(WHAT) if item is not None else None)

    def _open(self, item: QTableWidgetItem | None) -> None:
        if item is not None and item.data(WHAT) is not None:
            self.opened.emit(item.data(WHAT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes back to the chosen cell when the mouse leaves."""
        if event.type() == QEvent.Type.Leave:
            self._look(self.currentItem())
        return super().eventFilter(watched, event)


def _colour(item: QTableWidgetItem, is_good: bool | None) -> None:
    worn = theme.colours()
    if is_good is None:
        item.setForeground(QColor(worn.dim))
        item.setBackground(QColor(worn.base))
        return
    ink = QColor(worn.good) if is_good else worn.of(Severity.ERROR)
    item.setForeground(ink)
    item.setBackground(theme.tinted(QColor(worn.base), ink, 0.10))
