"""Trees of groups with rows: walk them, filter them.

A module of its own because palette, design tree and worksheets are such trees and filter in the same way.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem, QWidget

_AIR = 6


def groups_of(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """Rows at the top."""
    items = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [item for item in items if item is not None]


def rows_of(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """Rows of a group."""
    items = (group.child(row) for row in range(group.childCount()))
    return [item for item in items if item is not None]


def filter_rows(tree: QTreeWidget, is_wanted: Callable[[QTreeWidgetItem], bool] | None) -> None:
    """Hides rows that are not wanted, and groups of which nothing is left.

    Args:
        tree: of groups.
        is_wanted: None shows everything.
    """
    for group in groups_of(tree):
        is_any = False
        for row in rows_of(group):
            is_found = is_wanted is None or is_wanted(row)
            row.setHidden(not is_found)
            is_any = is_any or is_found
        group.setHidden(is_wanted is not None and not is_any and not is_wanted(group))
        if is_wanted is not None and is_any:
            group.setExpanded(True)


class RoomyRows(QStyledItemDelegate):
    """Rows with a little air above and below, so that a list can be read and hit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The usual size and the air."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 2) + _AIR - 2)
