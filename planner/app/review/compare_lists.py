"""The lists of the window that compares: changes, findings, worksheet rows.

A module of its own because they are lists like others, with signs and words in front of what came and went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from planner.app.appearance.marks import severity_word
from planner.app.appearance.rows import set_up_rows
from planner.app.appearance.translated import translate
from planner.app.review.comparing import ChangeGroup, kind_word, place_of, shown
from planner.canvas.items.change_overlay import SIGNS, ChangeKind
from planner.editing.single_changes import SingleChange

if TYPE_CHECKING:
    from planner.worksheets.changes import TableChanges
    from planner.worksheets.two_designs import DesignChanges

_CHANGES = Qt.ItemDataRole.UserRole
_ELEMENT = Qt.ItemDataRole.UserRole + 1
_OPENED_AT_ONCE = 24
"""So many rows are taken in at a glance."""


class ChangeList(QTreeWidget):
    """Changes, an element each with its fields below.

    Signals:
        element_chosen(str): show this element.
        chosen_changed(): other rows are chosen.
    """

    element_chosen = Signal(str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heads = [self.tr("Change"), self.tr("Before"), self.tr("After")]
        set_up_rows(self, self.tr("Changes"), heads, (300, 190))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.itemSelectionChanged.connect(self._on_selection)

    def show_groups(self, groups: Iterable[ChangeGroup], is_decided: Callable[[SingleChange], bool]) -> None:
        """Lists what is not decided yet."""
        self.clear()
        items = []
        for group in groups:
            changes = [change for change in group.changes if not is_decided(change)]
            if changes:
                items.append(self._item(group, changes))
        self.addTopLevelItems(items)
        if sum(1 + item.childCount() for item in items) <= _OPENED_AT_ONCE:
            self.expandAll()

    def _item(self, group: ChangeGroup, changes: list[SingleChange]) -> QTreeWidgetItem:
        top = QTreeWidgetItem([f"{SIGNS[group.kind]} {group.title} – {kind_word(group.kind)}"])
        top.setData(0, _CHANGES, changes)
        top.setData(0, _ELEMENT, group.element)
        if group.kind is ChangeKind.CHANGED:
            for change in changes:
                texts = [place_of(change), shown(change.before), shown(change.after)]
                row = QTreeWidgetItem(texts)
                row.setData(0, _CHANGES, [change])
                row.setData(0, _ELEMENT, group.element)
                for column in (1, 2):
                    row.setToolTip(column, texts[column])
                top.addChild(row)
        return top

    def chosen(self) -> tuple[SingleChange, ...]:
        """Changes of the chosen rows."""
        return _changes_of(self.selectedItems())

    def listed(self) -> tuple[SingleChange, ...]:
        """Every change of the list."""
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return _changes_of(item for item in items if item is not None)

    def _on_selection(self) -> None:
        items = self.selectedItems()
        if items and items[0].data(0, _ELEMENT):
            self.element_chosen.emit(items[0].data(0, _ELEMENT))
        self.chosen_changed.emit()


def _changes_of(items: Iterable[QTreeWidgetItem]) -> tuple[SingleChange, ...]:
    return tuple(dict.fromkeys(change for item in items for change in item.data(0, _CHANGES)))


class FindingList(QTreeWidget):
    """Findings that came and went."""

    def show_changes(self, more: DesignChanges | None) -> None:
        """Lists them; new ones first."""
        self.clear()
        if more is None:
            return
        if not more.findings.new and not more.findings.gone:
            say_instead(self, translate("compare", "No finding comes or goes."))
            return
        found = more.findings
        items = []
        for sign, word, findings in (
            ("+", translate("compare", "new"), found.new),
            ("−", translate("compare", "gone"), found.gone),
        ):
            for finding in findings:
                texts = [f"{sign} {word}", severity_word(finding.severity), finding.code, finding.message]
                item = QTreeWidgetItem(texts)
                item.setToolTip(3, finding.message)
                items.append(item)
        self.addTopLevelItems(items)


class WorksheetList(QTreeWidget):
    """Worksheet rows that differ, by worksheet; the rows of one are listed when it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.itemExpanded.connect(_fill)

    def show_changes(self, more: DesignChanges | None) -> None:
        """Lists them."""
        self.clear()
        if more is not None and not more.worksheets:
            say_instead(self, translate("compare", "No worksheet row differs."))
            return
        self.addTopLevelItems([_table_item(table) for table in (more.worksheets if more is not None else ())])


def say_instead(view: QTreeWidget, words: str) -> None:
    """Says why a list is empty, in its place."""
    view.clear()
    row = QTreeWidgetItem([words])
    row.setFlags(Qt.ItemFlag.NoItemFlags)
    view.addTopLevelItem(row)
    row.setFirstColumnSpanned(True)


def _table_item(table: TableChanges) -> QTreeWidgetItem:
    title = table.sheet.title
    if table.table.name and table.table.title != title:
        title = f"{title}, {table.table.title}"
    top = QTreeWidgetItem([f"{title} ({len(table.rows)})"])
    top.setData(0, _CHANGES, table)
    top.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return top


def _fill(top: QTreeWidgetItem) -> None:
    """Lists the rows of a worksheet once."""
    if top.parent() is not None or top.childCount():
        return
    table: TableChanges = top.data(0, _CHANGES)
    words = {
        "add": ("+", translate("compare", "added")),
        "remove": ("−", translate("compare", "removed")),
        "change": ("~", translate("compare", "changed")),
    }
    rows = []
    for change in table.rows:
        sign, word = words[change.act.value]
        texts = (change.row.text(column.key) for column in table.columns if column.in_print)
        row = QTreeWidgetItem([f"{sign} {word}", " | ".join(text for text in texts if text)])
        row.setToolTip(1, row.text(1))
        for cell in change.told:
            row.addChild(QTreeWidgetItem([cell.column.title, f"{cell.before or '–'} → {cell.after or '–'}"]))
        rows.append(row)
    top.addChildren(rows)


def finding_list() -> FindingList:
    """The list of changed findings."""
    view = FindingList()
    view.setRootIsDecorated(False)
    heads = [
        translate("compare", "Findings"),
        translate("compare", "Severity"),
        translate("compare", "Code"),
        translate("compare", "Message"),
    ]
    set_up_rows(view, translate("compare", "Changed findings"), heads, (90, 80, 60))
    return view


def worksheet_list() -> WorksheetList:
    """The list of changed worksheet rows."""
    view = WorksheetList()
    heads = [translate("compare", "Worksheets"), translate("compare", "Row")]
    set_up_rows(view, translate("compare", "Changed worksheet rows"), heads, (230, 400))
    return view
