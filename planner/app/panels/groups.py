"""Trees of groups with rows: walk them, filter them.

A module of its own because palette, design tree and worksheets are such trees and filter in the same way.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem


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
        _filter(group, is_wanted)


def _filter(item: QTreeWidgetItem, is_wanted: Callable[[QTreeWidgetItem], bool] | None) -> bool:
    """Hides a row unless it or anything below it is wanted, and tells whether it is seen."""
    is_any = any([_filter(row, is_wanted) for row in rows_of(item)])  # a list: every row is asked
    is_found = is_wanted is None or is_any or is_wanted(item)
    item.setHidden(not is_found)
    if is_wanted is not None and is_any:
        item.setExpanded(True)
    return is_found
