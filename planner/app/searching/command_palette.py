"""The command palette: type a few letters, press Enter.

A module of its own because it is a dialog over the list of `commands`; it knows none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.searching.commands import Command
from planner.app.searching.fuzzy import fit
from planner.app.searching.search import SearchLine

Index = QModelIndex | QPersistentModelIndex
_MOST = 200
_COMMAND = Qt.ItemDataRole.UserRole
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def ranked(commands: Sequence[Command], query: str) -> list[Command]:
    """The commands that fit a query, best first; without a query all of them in their order."""
    if not query.strip():
        return list(commands[:_MOST])
    found = []
    for number, command in enumerate(commands):
        how_well = fit(query, f"{command.title} {command.group}")
        if how_well is not None:
            found.append((-how_well, command.rank, number, command))
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found[:_MOST]]


class CommandPalette(QDialog):
    """A line and the commands that fit it. Enter does the chosen one after the palette has closed."""

    def __init__(self, window: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self._commands = commands
        self.setWindowTitle(self.tr("Command palette"))
        self.line = SearchLine(self.tr("Type a command, a panel, a file or an element"), self.tr("Command"))
        self.model = _Commands(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_CommandRows(self.list))
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        layout.addWidget(self.note)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _: self.accept())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._explain())
        self.resize(QSize(min(640, window.width() - 40), min(440, window.height() - 80)))
        self._filter("")

    @property
    def current(self) -> Command | None:
        """The command that Enter would do."""
        index = self.list.currentIndex()
        return index.data(_COMMAND) if index.isValid() else None

    def _filter(self, query: str) -> None:
        self.model.show_commands(ranked(self._commands, query))
        self.list.setCurrentIndex(self.model.index(0))
        self._explain()

    def _explain(self) -> None:
        command = self.current
        if command is None:
            text = self.tr("Nothing fits.")
        elif command.why_not:
            text = self.tr("Not possible now: {0}").format(command.why_not)
        else:
            text = self.tr("Enter does it, Escape closes.")
        self.note.setText(text)
        spoken = ", ".join(part for part in (command.title, command.group, command.keys) if part) if command else ""
        self.line.setAccessibleDescription(f"{spoken}. {text}" if spoken else text)

    def accept(self) -> None:
        """Does the chosen command, if it is possible."""
        command = self.current
        if command is None or command.why_not:
            QApplication.beep()
            return
        super().accept()
        command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list while the line has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
            QApplication.sendEvent(self.list, event)
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Return:
            self.accept()
            return True
        return super().eventFilter(watched, event)


class _Commands(QAbstractListModel):
    """The commands that are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: list[Command] = []

    def show_commands(self, commands: list[Command]) -> None:
        """Shows other commands."""
        self.beginResetModel()
        self._shown = commands
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """One row a command."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, icon and the command itself."""
        command = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.DecorationRole:
            return command.icon
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (command.title, command.group, command.keys, command.why_not) if part)
        return command if role == _COMMAND else None


class _CommandRows(QStyledItemDelegate):
    """Title on the left, group and keys on the right; dim when it is not possible."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for one line."""
        return QSize(120, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws one command."""
        command: Command = index.data(_COMMAND)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, role = option.palette, QPalette.ColorRole
        box = option.rect
        if is_chosen:
            painter.fillRect(box, palette.color(role.Highlight))
        room = box.adjusted(34, 0, -10, 0)
        if command.icon is not None and not command.icon.isNull():
            command.icon.paint(painter, box.left() + 8, box.top() + (box.height() - 18) // 2, 18, 18)
        right = "    ".join(part for part in (command.group, command.keys) if part)
        dim = palette.color(role.HighlightedText if is_chosen else role.PlaceholderText)
        painter.setPen(dim)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)
        if not command.why_not:
            painter.setPen(palette.color(role.HighlightedText if is_chosen else role.Text))
        left = room.adjusted(0, 0, -option.fontMetrics.horizontalAdvance(right) - 16, 0)
        text = option.fontMetrics.elidedText(command.title, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
