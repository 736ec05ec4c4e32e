"""The list of shortcuts, to be read and changed.

A module of its own because it is a dialog; what a change means stands in `shortcuts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from planner.app.appearance.marks import MarkedLine
from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.shortcuts import Entry, Shortcuts
from planner.app.searching.fuzzy import fit
from planner.app.searching.search import SearchLine
from planner.findings.finding import Severity

if TYPE_CHECKING:
    from planner.app.window import MainWindow


class ShortcutsDialog(QDialog):
    """Every action with its shortcut; search by name or by keys, give another, take away, reset."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.shortcuts = Shortcuts(window)
        self.search = SearchLine(self.tr("Search by name or keys"), self.tr("Search the shortcuts"))
        self.list = QTreeWidget()
        self.keys = QKeySequenceEdit()
        self.conflict = MarkedLine()
        self.give_button = QPushButton(self.tr("&Assign"))
        self.take_button = QPushButton(self.tr("Re&move"))
        self.reset_button = QPushButton(self.tr("&Reset"))
        self._build()
        self._fill()
        self.resize(QSize(min(620, window.width() - 40), min(560, window.height() - 60)))

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("Actions and their shortcuts"))
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Menu"), self.tr("Shortcut")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(self.tr("New shortcut"))
        for inner in self.keys.findChildren(QLineEdit):
            inner.setAccessibleName(self.tr("New shortcut"))
        for button in self.keys.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear"))
        label = QLabel(self.tr("&New shortcut:"))
        label.setBuddy(self.keys)
        for pressed in (self.give_button, self.take_button, self.reset_button):
            pressed.setAutoDefault(False)  # Enter in the search line presses nothing
        row = QHBoxLayout()
        for widget in (label, self.keys, self.give_button, self.take_button, self.reset_button):
            row.addWidget(widget, 1 if widget is self.keys else 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        everything = buttons.addButton(self.tr("Reset a&ll"), QDialogButtonBox.ButtonRole.ResetRole)
        layout = QVBoxLayout(self)
        for part in (self.search, self.list):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addWidget(self.conflict)
        layout.addWidget(buttons)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.keys.keySequenceChanged.connect(lambda _: self._judge())
        self.give_button.clicked.connect(self._give)
        self.take_button.clicked.connect(self._take)
        self.reset_button.clicked.connect(self._reset)
        everything.clicked.connect(self._reset_all)
        buttons.rejected.connect(self.reject)
        for answer in (everything, buttons.button(QDialogButtonBox.StandardButton.Close)):
            answer.setAutoDefault(False)

    @property
    def current(self) -> Entry | None:
        """The chosen action."""
        item = self.list.currentItem()
        return self.shortcuts.entries[int(item.data(0, Qt.ItemDataRole.UserRole))] if item is not None else None

    def choose(self, action_id: str) -> None:
        """Chooses an action."""
        for row, entry in enumerate(self.shortcuts.entries):
            if entry.id == action_id:
                self._choose_row(row)

    def _choose_row(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    def _fill(self) -> None:
        for number, entry in enumerate(self.shortcuts.entries):
            item = QTreeWidgetItem([entry.title, entry.group, ""])
            item.setData(0, Qt.ItemDataRole.UserRole, number)
            self.list.addTopLevelItem(item)
        self._show_keys()
        self._choose_row(0)

    def _show_keys(self) -> None:
        for row, entry in enumerate(self.shortcuts.entries):
            item = self.list.topLevelItem(row)
            if item is None:
                continue
            keys = entry.shown_keys
            item.setText(2, self.tr("{0} (changed)").format(keys or "–") if self.shortcuts.is_own(entry) else keys)
            spoken = ", ".join(part for part in (entry.title, entry.group, item.text(2)) if part)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _filter(self, query: str) -> None:
        for row, entry in enumerate(self.shortcuts.entries):
            item = self.list.topLevelItem(row)
            wanted = query.strip().lower()
            fits = wanted in entry.shown_keys.lower() or fit(query, f"{entry.title} {entry.group}") is not None
            if item is not None:
                item.setHidden(not fits)
        current = self.list.currentItem()
        if current is None or current.isHidden():
            shown = (
                row for row in range(self.list.topLevelItemCount()) if not self.list.isRowHidden(row, QModelIndex())
            )
            self._choose_row(next(shown, -1))

    def _show_current(self) -> None:
        entry = self.current
        present = entry.action.shortcut() if entry is not None else QKeySequence()
        self.keys.setKeySequence(present)
        self._judge()

    def _judge(self) -> None:
        entry, keys = self.current, self.keys.keySequence()
        holder = self.shortcuts.holder(keys, entry) if not keys.isEmpty() else None
        is_new = entry is not None and not keys.isEmpty() and keys not in entry.action.shortcuts()
        text = self.tr("'{0}' has it now and would lose it.").format(holder.title) if holder is not None else ""
        self.conflict.say(text if is_new else "", Severity.WARNING)
        self.give_button.setEnabled(is_new)
        self.take_button.setEnabled(entry is not None and bool(entry.action.shortcuts()))
        self.reset_button.setEnabled(entry is not None and self.shortcuts.is_own(entry))

    def _give(self) -> None:
        if self.current is not None:
            self.shortcuts.give(self.current, self.keys.keySequence())
            self._after_change()

    def _take(self) -> None:
        if self.current is not None:
            self.shortcuts.give(self.current, QKeySequence())
            self._after_change()

    def _reset(self) -> None:
        if self.current is not None:
            self.shortcuts.reset(self.current)
            self._after_change()

    def _reset_all(self) -> None:
        self.shortcuts.reset_all()
        self._after_change()

    def _after_change(self) -> None:
        self._show_keys()
        self._show_current()
