"""The hops of a way as a list that one steps through.

A module of its own because the path panel asks and answers, and this only lists: columns that fit, keys that step.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget

from planner.app.appearance.rows import WrappingRows

WHAT, ZONE, PACKET = 2, 3, 4
_ROOM_FOR_ZONES = 720
_ROOM_FOR_PACKETS = 580


class HopList(QTreeWidget):
    """A list through which Left and Right step as Up and Down do."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Hops"))
        self.setColumnCount(5)
        self.setHeaderLabels(
            [self.tr("Hop"), self.tr("At"), self.tr("What happens"), self.tr("Zone"), self.tr("Packet")]
        )
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setItemDelegate(WrappingRows(self, WHAT))
        header = self.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        for column, width in enumerate((40, 120, 300, 110, 150)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleDescription(self.tr("Left and Right go hop by hop; Enter selects the element."))

    def fit_columns(self) -> None:
        """Leaves the room to what happens where there is little."""
        width = self.viewport().width()
        self.setColumnHidden(ZONE, width < _ROOM_FOR_ZONES)
        self.setColumnHidden(PACKET, width < _ROOM_FOR_PACKETS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps hop by hop."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.topLevelItemCount():
            super().keyPressEvent(event)
            return
        row = self.currentIndex().row() + step if self.currentItem() is not None else 0
        self.choose_row(min(max(row, 0), self.topLevelItemCount() - 1))

    def choose_row(self, row: int) -> None:
        """Chooses a hop, if there is one at this row."""
        item = self.topLevelItem(row)
        if item is not None:
            self.setCurrentItem(item)
