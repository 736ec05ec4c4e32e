"""The table of sites in the interview: central sites, and branches that belong to one of them.

A module of its own because a table of mixed rows has to become the nested answers that the proposal is made from.
"""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.proposal import BranchAnswers, Fault, SiteAnswers
from planner.proposal.answers import MOST_USERS
from planner.records import dataclass

_NAME, _CENTRAL, _USERS, _SPARE, _EDGE, _NETWORK = range(6)
_NAME_LETTERS = 22
_OLD_NAME = Qt.ItemDataRole.UserRole
_USUAL_USERS, _USUAL_BRANCH = 1000, 100
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableAnswers:
    """What the table says, and what it says that cannot be read."""

    sites: tuple[SiteAnswers, ...]
    faults: tuple[Fault, ...]


class SitesTable(QWidget):
    """Rows to type into. A row that names a central site is a branch of it.

    Signals:
        changed(): an answer differs.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QTableWidget(0, 6)
        self.add_button = QPushButton(self.tr("Add a &site"))
        self.add_branch_button = QPushButton(self.tr("Add a &branch"))
        self.remove_button = QPushButton(self.tr("&Remove"))
        self._set_up()
        buttons = QHBoxLayout()
        for button in (self.add_button, self.add_branch_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.rows)
        layout.addLayout(buttons)
        self.add_site(self.tr("Headquarters"))

    def _set_up(self) -> None:
        rows = self.rows
        rows.setAccessibleName(self.tr("Sites and branches"))
        rows.setHorizontalHeaderLabels(
            [
                self.tr("Name"),
                self.tr("Branch of"),
                self.tr("Users"),
                self.tr("Survives a failure"),
                self.tr("Own Edge"),
                self.tr("Inside network"),
            ]
        )
        tips = {
            _CENTRAL: self.tr("Empty for a central site, which has a pool of its own"),
            _SPARE: self.tr("Of a site: one server may fail. Of a branch: calls go on while the WAN is down."),
            _EDGE: self.tr("Edge pool and reverse proxy of its own; the first site always has them"),
            _NETWORK: self.tr("For instance 10.20.0.0/16; empty for one that is made up"),
        }
        for column, tip in tips.items():
            rows.model().setHeaderData(column, Qt.Orientation.Horizontal, tip, Qt.ItemDataRole.ToolTipRole)
        rows.setItemDelegateForColumn(_CENTRAL, _CentralSite(self))
        rows.setItemDelegateForColumn(_USERS, _Users(self))
        rows.setTabKeyNavigation(False)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        rows.verticalHeader().setVisible(False)
        header = rows.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_NAME, self.fontMetrics().averageCharWidth() * _NAME_LETTERS)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        rows.itemChanged.connect(self._on_changed)
        self.add_button.clicked.connect(lambda: self.add_site(self._fresh(self.tr("Site"))))
        self.add_branch_button.clicked.connect(self._add_branch)
        self.remove_button.clicked.connect(self.remove)

    @property
    def central_names(self) -> tuple[str, ...]:
        """Names of the rows that are central sites."""
        rows = range(self.rows.rowCount())
        return tuple(self._text(row, _NAME) for row in rows if not self._text(row, _CENTRAL))

    def add_site(self, name: str) -> None:
        """A row for a central site."""
        self._add(name, "", _USUAL_USERS)

    def _add_branch(self) -> None:
        row = self.rows.currentRow()
        central = self._text(row, _CENTRAL) or self._text(row, _NAME) if row >= 0 else ""
        self._add(self._fresh(self.tr("Branch")), central or self.central_names[0], _USUAL_BRANCH)

    def remove(self) -> None:
        """Takes the chosen row away; the last central site stays."""
        row = self.rows.currentRow()
        if row >= 0 and (self._text(row, _CENTRAL) or len(self.central_names) > 1):
            self.rows.removeRow(row)
            self._show_state()
            self.changed.emit()

    def _add(self, name: str, central: str, users: int) -> None:
        row = self.rows.rowCount()
        self.rows.blockSignals(True)
        self.rows.insertRow(row)
        for column, value in enumerate((name, central, users, True, not row, "")):
            item = QTableWidgetItem()
            if column in (_SPARE, _EDGE):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if value else Qt.CheckState.Unchecked)
                head = self.rows.model().headerData(column, Qt.Orientation.Horizontal)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, head)
            else:
                item.setData(Qt.ItemDataRole.EditRole, value)
            self.rows.setItem(row, column, item)
        self._cell(row, _NAME).setData(_OLD_NAME, name)
        self.rows.blockSignals(False)
        self.rows.setCurrentCell(row, _NAME)
        self._show_state()
        self.changed.emit()

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == _NAME:
            self._rename(item)
        self._show_state()
        self.changed.emit()

    def _rename(self, item: QTableWidgetItem) -> None:
        """Branches stay with their site when its name changes."""
        old, new = item.data(_OLD_NAME), item.text().strip()
        self.rows.blockSignals(True)
        item.setData(_OLD_NAME, new)
        for row in range(self.rows.rowCount()):
            if old and self._text(row, _CENTRAL) == old:
                self._cell(row, _CENTRAL).setText(new)
        self.rows.blockSignals(False)

    def _show_state(self) -> None:
        """Cells that mean nothing in their row cannot be entered: a branch has no Edge, the first site always has."""
        self.rows.blockSignals(True)
        first = next((row for row in range(self.rows.rowCount()) if not self._text(row, _CENTRAL)), 0)
        for row in range(self.rows.rowCount()):
            is_branch = bool(self._text(row, _CENTRAL))
            for column, is_open in ((_EDGE, not is_branch and row != first), (_NETWORK, not is_branch)):
                item = self._cell(row, column)
                flags = (
                    item.flags() | Qt.ItemFlag.ItemIsEnabled if is_open else item.flags() & ~Qt.ItemFlag.ItemIsEnabled
                )
                item.setFlags(flags)
            if row == first:
                self._cell(row, _EDGE).setCheckState(Qt.CheckState.Checked)
            elif is_branch:
                self._cell(row, _EDGE).setCheckState(Qt.CheckState.Unchecked)
        self.rows.blockSignals(False)

    def _fresh(self, stem: str) -> str:
        taken = {self._text(row, _NAME) for row in range(self.rows.rowCount())}
        number = next(number for number in range(1, len(taken) + 2) if f"{stem} {number}" not in taken)
        return f"{stem} {number}"

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.rows.item(row, column)
        assert item is not None  # every row is made whole
        return item

    def _text(self, row: int, column: int) -> str:
        return self._cell(row, column).text().strip()

    def answers(self) -> TableAnswers:
        """The rows as answers; branches stand with their central site."""
        rows = range(self.rows.rowCount())
        central = {self._text(row, _NAME): row for row in reversed(rows) if not self._text(row, _CENTRAL)}
        faults = [
            Fault(
                ("sites",), f"'{self._text(row, _NAME)}' is a branch of '{self._text(row, _CENTRAL)}', which is no site"
            )
            for row in rows
            if self._text(row, _CENTRAL) and self._text(row, _CENTRAL) not in central
        ]
        sites = tuple(self._site(row, faults) for row in rows if not self._text(row, _CENTRAL))
        return TableAnswers(sites, tuple(faults))

    def _site(self, row: int, faults: list[Fault]) -> SiteAnswers:
        name = self._text(row, _NAME)
        network = None
        if text := self._text(row, _NETWORK):
            try:
                network = IPv4Network(text)
            except ValueError:
                faults.append(Fault(("sites",), f"'{text}' of '{name}' is no network such as 10.20.0.0/16"))
        branches = (at for at in range(self.rows.rowCount()) if self._text(at, _CENTRAL) == name)
        return SiteAnswers(
            name=name,
            users=self._users(row),
            branches=tuple(
                BranchAnswers(
                    name=self._text(at, _NAME), users=self._users(at), is_survivable=self._is_ticked(at, _SPARE)
                )
                for at in branches
            ),
            is_highly_available=self._is_ticked(row, _SPARE),
            has_edge=self._is_ticked(row, _EDGE),
            network=network,
        )

    def _users(self, row: int) -> int:
        value: Any = self._cell(row, _USERS).data(Qt.ItemDataRole.EditRole)
        return int(value or 0)

    def _is_ticked(self, row: int, column: int) -> bool:
        return self._cell(row, column).checkState() is Qt.CheckState.Checked


class _CentralSite(QStyledItemDelegate):
    """Chooses the central site of a branch from those in the table."""

    def __init__(self, table: SitesTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(self.tr("Branch of"))
        own = str(index.model().index(index.row(), _NAME).data() or "")
        box.addItem("")
        box.addItems([name for name in self._table.central_names if name != own])
        box.activated.connect(lambda _: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: Any, index: _Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)


class _Users(QStyledItemDelegate):
    """A number of users."""

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, __: _Index) -> QWidget:
        box = QSpinBox(parent)
        box.setRange(1, MOST_USERS)
        box.setGroupSeparatorShown(True)
        box.setSingleStep(100)
        box.setAccessibleName(self.tr("Users"))
        return box
