"""The palette: everything that can be placed, dragged onto the canvas or placed by double-click or Enter.

A module of its own because it is a table with a search line above it; what a new element is like is decided by
`editing.templates`.
"""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.marks import plain_icon
from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import translate
from planner.app.panels.groups import filter_rows, groups_of, rows_of
from planner.app.searching.search import SearchLine
from planner.canvas.drawing_rows import DRAWING_ROWS, DrawingRow
from planner.canvas.style import ZONE_ICONS
from planner.canvas.view import template_data
from planner.editing.palette import PALETTE, Template
from planner.editing.undrawn import UNDRAWN, UndrawnRow
from planner.model.zones import ZoneKind

_KEY = Qt.ItemDataRole.UserRole


ROWS: tuple[Template | DrawingRow | UndrawnRow, ...] = (*PALETTE, *DRAWING_ROWS, *UNDRAWN)


def icon_of(row: Template | DrawingRow | UndrawnRow) -> str:
    """Name of the icon of a row; zones are told apart by their kinds."""
    if isinstance(row, DrawingRow | UndrawnRow):
        return row.icon
    return ZONE_ICONS[row.role] if isinstance(row.role, ZoneKind) else row.icon


class Palette(QWidget):
    """Groups of templates.

    Signals:
        chosen(str): place the template with this key.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = SearchLine(self.tr("Search"), self.tr("Search the palette"))
        self.tree = _Tree()
        self.tree.setAccessibleName(self.tr("Elements to place"))
        self.tree.setAccessibleDescription(self.tr("Enter places the chosen element"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self.tree)
        self._fill()
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._place_first)
        self.tree.place_wanted.connect(self.chosen)

    def sizeHint(self) -> QSize:
        """As wide as its longest usual row."""
        return QSize(216, 480)

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for row in ROWS:
            if row.group not in groups:
                group = QTreeWidgetItem([translate("palette", row.group)])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                groups[row.group] = group
                self.tree.addTopLevelItem(group)
            label = translate("palette", row.label)
            item = QTreeWidgetItem([label])
            item.setData(0, _KEY, row.key)
            item.setIcon(0, plain_icon(icon_of(row)))
            item.setToolTip(0, self.tr("Drag onto the canvas, or double-click to place: {0}").format(label))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
            groups[row.group].addChild(item)
        for title, group in groups.items():
            group.setExpanded(title != _LAST_GROUP)
            group.setData(0, _KEY + 1, title)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        filter_rows(self.tree, (lambda row: wanted in row.text(0).lower()) if wanted else None)
        if not wanted:
            for group in groups_of(self.tree):
                group.setExpanded(group.data(0, _KEY + 1) != _LAST_GROUP)

    def _place_first(self) -> None:
        rows = (row for group in groups_of(self.tree) if not group.isHidden() for row in rows_of(group))
        first = next((row for row in rows if not row.isHidden()), None)
        if first is not None:
            self.chosen.emit(str(first.data(0, _KEY)))

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icons in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "tree"):
            icons = {row.key: icon_of(row) for row in ROWS}
            for group in groups_of(self.tree):
                for row in rows_of(group):
                    row.setIcon(0, plain_icon(icons[str(row.data(0, _KEY))]))


_LAST_GROUP = PALETTE[-1].group


class _Tree(QTreeWidget):
    """A tree whose rows can be dragged; double-click and Enter place one.

    Signals:
        place_wanted(str): the key of a row.
    """

    place_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setIconSize(QSize(18, 18))
        self.setItemDelegate(RoomyRows(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemDoubleClicked.connect(lambda item, _: self._place(item))

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]  # a list, as Qt gives
        """The key of the dragged row."""
        return template_data(str(items[0].data(0, _KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places the chosen row."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._place(item)
            return
        super().keyPressEvent(event)

    def _place(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self.place_wanted.emit(str(key))
