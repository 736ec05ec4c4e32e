"""Preview of the worksheets: the tables that the team will get, as the plan stands now.

A module of its own because rows are built by the worksheets' own room, beside the window; here they are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import plural, translate
from planner.app.background import Background
from planner.app.document_controller import DocumentController
from planner.app.forms.choice_controls import Combo
from planner.app.inspection_runner import Judgement
from planner.app.panels.groups import filter_rows, groups_of, rows_of
from planner.app.searching.search import SearchLine

if TYPE_CHECKING:
    from planner.worksheets import Column, Row, Worksheet

_ELEMENT = Qt.ItemDataRole.UserRole
_LINE = Qt.ItemDataRole.UserRole + 1
_MARK = "▸ "
"""Stands before the rows of what is selected on the canvas; a colour alone would not be seen by everybody."""
_WIDEST = 320


class WorksheetsPanel(QWidget):
    """A chooser, a filter, the table.

    Signals:
        export_wanted(): write the worksheets to a folder.
        element_wanted(str): show the element that asks for a row.
        said(str): what was done, for the status bar.
    """

    export_wanted = Signal()
    element_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, controller: DocumentController, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._background = background
        self._judgement: Judgement | None = None
        self._sheets: dict[str, Worksheet] = {}
        self._is_stale = True
        self._kind = Combo()
        self._search = SearchLine(self.tr("Filter rows"), self.tr("Filter rows"))
        self._about = QLabel()
        self.table = QTreeWidget()
        self._copy = QPushButton(self.tr("Copy table"))
        self._export = QPushButton(self.tr("Export…"))
        self._chosen: frozenset[str] = frozenset()
        self._build()
        controller.findings_changed.connect(self.show_judgement)

    def sizeHint(self) -> QSize:
        """High enough for a handful of rows."""
        return QSize(900, 220)

    def _build(self) -> None:
        self._kind.setAccessibleName(self.tr("Worksheet"))
        self._kind.setMinimumWidth(170)
        self._about.setEnabled(False)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)  # a long sentence must not push the buttons out of the panel
        self.table.setAccessibleName(self.tr("Rows of the worksheet"))
        self.table.setAlternatingRowColors(True)
        self.table.setUniformRowHeights(True)
        self.table.setItemDelegate(RoomyRows(self.table))
        self.table.setIndentation(10)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.itemActivated.connect(self._on_row)
        self.table.itemClicked.connect(self._on_row)
        self._kind.activated.connect(lambda _: self._show_sheet())
        self._search.textChanged.connect(self._filter)
        self._copy.setToolTip(
            self.tr("Copies the chosen rows; all rows that are shown where fewer than two are chosen")
        )
        self._copy.clicked.connect(self.copy_rows)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_rows)
        self._export.clicked.connect(self.export_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._kind)
        head.addWidget(self._search, 1)
        head.addWidget(self._copy)
        head.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._about)
        layout.addWidget(self.table, 1)

    @property
    def sheets(self) -> tuple[Worksheet, ...]:
        """Worksheets as they were built last."""
        return tuple(self._sheets.values())

    def show_judgement(self, judgement: Judgement) -> None:
        """Builds the worksheets of a newer version, when somebody looks."""
        self._judgement = judgement
        self._is_stale = True
        if self.isVisible():
            self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        """Builds what is stale."""
        super().showEvent(event)
        if self._is_stale:
            self._rebuild()

    def _rebuild(self) -> None:
        judgement = self._judgement
        if judgement is None or judgement.plan is None:
            self._about.setText(self.tr("Working out the plan…"))
            return
        self._is_stale = False
        plan, findings, accepted = judgement.plan, judgement.findings, judgement.suppressed

        def work() -> tuple[Judgement, tuple[Worksheet, ...]]:
            from planner.worksheets import build_worksheets

            assert judgement is not None
            return judgement, build_worksheets(plan, findings, accepted=accepted)

        self._background.run(work, self._on_built)

    def _on_built(self, answer: tuple[Judgement, tuple[Worksheet, ...]]) -> None:
        judgement, sheets = answer
        if judgement is not self._judgement:
            return  # a newer one is on its way
        self._sheets = {sheet.kind: sheet for sheet in sheets}
        if self._kind.count() != len(sheets):
            self._kind.clear()
            for sheet in sheets:
                self._kind.addItem(translate("worksheets", sheet.title), sheet.kind)
            self._kind.setCurrentIndex(min(1, len(sheets) - 1))
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self._sheets.get(str(self._kind.currentData()))
        if sheet is None:
            return
        tables = [table.printed_columns for table in sheet.tables]
        scroll = self.table.verticalScrollBar().value()
        self.table.clear()
        self.table.setColumnCount(max(map(len, tables)))
        self.table.setHeaderLabels([column.title for column in sheet.printed_columns])
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        for group in sheet.groups:
            top = QTreeWidgetItem([group.title])
            top.setFont(0, _bold(top.font(0)))
            columns = sheet.table_of(group).printed_columns
            if group.table is not None:  # other columns than those in the head of the list
                top.addChild(self._heads(columns))
            for row in group.rows:
                item = self._row(row, columns, fixed)
                item.setData(0, _LINE, (group.title, sheet.table_of(group), row))
                top.addChild(item)
            self.table.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            top.setExpanded(True)
        for column in range(self.table.columnCount()):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), _WIDEST))
        self.table.verticalScrollBar().setValue(scroll)
        self._filter(self._search.text())
        self._mark()

    def _row(self, row: Row, columns: Sequence[Column], fixed: QFont) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.text(column.key).replace("\n", " ") for column in columns])
        item.setData(0, _ELEMENT, row.element)
        for index, column in enumerate(columns):
            item.setToolTip(index, row.text(column.key))
            if column.is_code:
                item.setFont(index, fixed)
        return item

    def _heads(self, columns: Sequence[Column]) -> QTreeWidgetItem:
        """A row with the heads of columns that only some groups have."""
        item = QTreeWidgetItem([column.title for column in columns])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for index in range(len(columns)):
            item.setFont(index, _bold(item.font(index)))
        return item

    def _words(self, sheet: Worksheet, rows: int) -> str:
        """What the worksheet is for, how many of its rows are shown, and how many findings stand on it."""
        count = sheet.row_count
        text = self.tr("{0} rows").format(count) if count != 1 else self.tr("1 row")
        if rows != count:
            text = self.tr("{0} of {1} rows").format(rows, count)
        if sheet.findings:
            open_ = plural("worksheets", "%n open finding(s)", len(sheet.findings))
            text = f"{text}, {open_}"
        return f"{sheet.purpose} {text}."

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        columns = range(self.table.columnCount())

        def is_wanted(row: QTreeWidgetItem) -> bool:
            return any(wanted in row.text(column).lower() for column in columns)

        filter_rows(self.table, is_wanted if wanted else None)
        sheet = self._sheets.get(str(self._kind.currentData()))
        if sheet is not None:
            items = (item for group in groups_of(self.table) for item in rows_of(group))
            shown = sum(item.data(0, _LINE) is not None and not item.isHidden() for item in items)
            self._about.setText(self._words(sheet, shown))
            self._about.setToolTip(self._about.text())

    # --- the selection of the canvas

    def show_selection(self, ids: Sequence[str]) -> None:
        """Marks the rows that the selected elements ask for, and brings the first of them into view."""
        self._chosen = frozenset(ids)
        first = self._mark()
        focused = self.table.hasFocus()  # whoever walks through the rows must not be carried away
        if first is not None and not focused:
            self.table.scrollToItem(first)

    def _mark(self) -> QTreeWidgetItem | None:
        """Marks rows anew; the first that is shown."""
        first = None
        for group in groups_of(self.table):
            for item in rows_of(group):
                is_marked = self._is_chosen(item.data(0, _ELEMENT))
                text = item.text(0)
                if is_marked != text.startswith(_MARK):
                    item.setText(0, f"{_MARK}{text}" if is_marked else text.removeprefix(_MARK))
                    item.setFont(0, _bold(item.font(0), is_bold=is_marked))
                if is_marked and first is None and not item.isHidden():
                    first = item
        return first

    def _is_chosen(self, element: str | None) -> bool:
        if not element or not self._chosen:
            return False
        owner = self._controller.document.design.owner_of(element)
        return element in self._chosen or (owner is not None and owner.id in self._chosen)

    # --- the clipboard

    def copy_rows(self) -> None:
        """Copies the chosen rows as a table; all that are shown where fewer than two are chosen."""
        from planner.app.exports.worksheet_clipboard import table_data

        shown = [item for group in groups_of(self.table) for item in rows_of(group) if not item.isHidden()]
        chosen = [item for item in shown if item.isSelected()]
        lines = [line for item in (chosen if len(chosen) > 1 else shown) if (line := item.data(0, _LINE)) is not None]
        QGuiApplication.clipboard().setMimeData(table_data(lines, self.tr("Part")))
        self.said.emit(self.tr("Copied {0} rows").format(len(lines)) if len(lines) != 1 else self.tr("Copied 1 row"))

    def _on_row(self, item: QTreeWidgetItem) -> None:
        element = item.data(0, _ELEMENT)
        if element:
            self.element_wanted.emit(str(element))


def _bold(font: QFont, *, is_bold: bool = True) -> QFont:
    font.setBold(is_bold)
    return font
