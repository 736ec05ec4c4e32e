"""The list of findings: filter, choose, understand, repair.

A module of its own because a finding is read here, its element shown elsewhere: the list tells which one was chosen
and the window shows it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.app.document_controller import DocumentController
from planner.app.forms.context import title_of
from planner.app.inspection_runner import Judgement
from planner.app.marks import severity_icon, severity_word
from planner.app.panels.help import RulePage
from planner.app.search import SearchLine
from planner.findings.finding import DESIGN, Finding, Severity
from planner.model.design import Design

Index = QModelIndex | QPersistentModelIndex
_FINDING = Qt.ItemDataRole.UserRole
_SEVERITY, _CODE, _ELEMENT, _MESSAGE = range(4)


def name_of(design: Design, element_id: str) -> str:
    """What people call an element, machine or VIP."""
    member = design.find_member(element_id)
    if member is not None:
        return member[1].fqdn
    element = design.find(element_id)
    return title_of(element) if element is not None else element_id


class FindingsModel(QAbstractTableModel):
    """Findings as rows."""

    def __init__(self, controller: DocumentController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._findings: tuple[Finding, ...] = ()

    def show_findings(self, findings: tuple[Finding, ...]) -> bool:
        """Shows findings; answers False when nothing is different, so that nothing flickers."""
        if findings == self._findings:
            return False
        self.beginResetModel()
        self._findings = findings
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Number of findings."""
        return 0 if parent.isValid() else len(self._findings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Severity, code, element, message."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Heads of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Severity"), self.tr("Code"), self.tr("Element"), self.tr("Message"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts and marks; the finding itself under the user role."""
        finding = self._findings[index.row()]
        if role == _FINDING:
            return finding
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _SEVERITY:
            return severity_icon(finding.severity)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(finding, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return finding.message
        return None

    def _text(self, finding: Finding, column: int) -> str:
        if column == _SEVERITY:
            return severity_word(finding.severity)
        if column == _CODE:
            return finding.code
        if column == _MESSAGE:
            return finding.message
        if finding.element == DESIGN:
            return self.tr("The design")
        return name_of(self._controller.document.design, finding.element)


class _Filter(QSortFilterProxyModel):
    """Findings of the wanted severities in which a text occurs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._hidden: frozenset[Severity] = frozenset()

    def set_text(self, text: str) -> None:
        """Filters by text, over all columns."""
        self._text = text.strip().lower()
        self.invalidate()

    def set_hidden(self, hidden: frozenset[Severity]) -> None:
        """Hides severities."""
        self._hidden = hidden
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tells whether a finding is shown."""
        model = self.sourceModel()
        finding: Finding = model.index(source_row, 0).data(_FINDING)
        if finding.severity in self._hidden:
            return False
        texts = (model.index(source_row, column).data() for column in range(model.columnCount()))
        return not self._text or any(self._text in text.lower() for text in texts)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Severities sort by how bad they are, everything else as text."""
        if left.column() == _SEVERITY:
            first, second = left.data(_FINDING), right.data(_FINDING)
            return bool(first < second)
        return str(left.data()).lower() < str(right.data()).lower()


class FindingsPanel(QWidget):
    """The list, a line of filters above it, and the page of the chosen finding beside it.

    Signals:
        finding_chosen(Finding): show its element and field.
        repair_wanted(Finding): carry out its repair.
    """

    finding_chosen = Signal(object)
    repair_wanted = Signal(object)

    def __init__(self, controller: DocumentController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FindingsModel(controller, self)
        self._filter = _Filter(self)
        self._filter.setSourceModel(self._model)
        self._toggles: dict[Severity, QToolButton] = {}
        self._search = SearchLine(self.tr("Filter by text, element or code"), self.tr("Filter findings"))
        self.view = QTableView()
        self._nothing = QLabel()
        self.page = RulePage()
        self.repair = QPushButton(self.tr("Repair"))
        self._stack = QStackedLayout()
        self._is_quiet = False
        self._build()
        self._show_page(None)
        controller.findings_changed.connect(self.show_judgement)
        controller.replaced.connect(lambda: self._nothing.setText(self.tr("Checking the design…")))

    def sizeHint(self) -> QSize:
        """High enough for a handful of findings."""
        return QSize(900, 200)

    def _build(self) -> None:
        self.view.setModel(self._filter)
        self.view.setAccessibleName(self.tr("Findings"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(_SEVERITY, Qt.SortOrder.AscendingOrder)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in ((_SEVERITY, 88), (_CODE, 60), (_ELEMENT, 140)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.clicked.connect(lambda index: self._choose(index.data(_FINDING)))
        self.view.activated.connect(lambda index: self._choose(index.data(_FINDING)))
        self.repair.clicked.connect(self._on_repair)

        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._filters())
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setText(self.tr("Checking the design…"))
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
        layout.addLayout(self._stack, 1)

        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self.page, 1)
        beside.addWidget(self.repair, 0, Qt.AlignmentFlag.AlignLeft)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 8)
        whole.addWidget(splitter)

    def _filters(self) -> QHBoxLayout:
        self._search.textChanged.connect(self._on_filtered)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._search, 1)
        for severity in Severity:
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(True)
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(severity_icon(severity))
            button.toggled.connect(self._on_filtered)
            self._toggles[severity] = button
            row.addWidget(button)
        self._count(())
        return row

    # --- what is shown

    def show_judgement(self, judgement: Judgement) -> None:
        """Shows the findings of a judgement; the chosen one stays chosen."""
        before = self.current
        self._is_quiet = True
        if self._model.show_findings(judgement.findings):
            self._count(judgement.findings)
            if before is not None:
                self._select(lambda finding: _same(finding, before))
        self._is_quiet = False
        self._show_page(self.current)
        self._show_stack()

    @property
    def current(self) -> Finding | None:
        """The chosen finding."""
        index = self.view.currentIndex()
        return index.data(_FINDING) if index.isValid() else None

    def step(self, by: int) -> Finding | None:
        """Chooses the next (1) or previous (-1) finding, from the end on from the start."""
        count = self._filter.rowCount()
        if not count:
            return None
        row = self.view.currentIndex().row()
        row = (0 if by > 0 else count - 1) if row < 0 else (row + by) % count
        self.view.selectRow(row)
        finding = self.current
        if finding is not None:
            self._choose(finding)
        return finding

    def choose_for(self, element_id: str) -> None:
        """Chooses the first finding about an element."""
        self._select(lambda finding: finding.element == element_id)

    def _select(self, is_wanted: Any) -> None:
        for row in range(self._filter.rowCount()):
            if is_wanted(self._filter.index(row, 0).data(_FINDING)):
                self.view.selectRow(row)
                return

    def _count(self, findings: tuple[Finding, ...]) -> None:
        for severity, button in self._toggles.items():
            number = sum(finding.severity is severity for finding in findings)
            button.setText(str(number))
            name = self.tr("{0}: {1}").format(severity_word(severity), number)
            button.setAccessibleName(name)
            button.setToolTip(self.tr("Show or hide. {0}").format(name))

    def _on_filtered(self) -> None:
        self._filter.set_text(self._search.text())
        self._filter.set_hidden(frozenset(key for key, button in self._toggles.items() if not button.isChecked()))
        self._show_stack()

    def _show_stack(self) -> None:
        if self._filter.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        is_filtered = self._model.rowCount() > 0
        self._nothing.setText(
            self.tr("No finding matches the filter.")
            if is_filtered
            else self.tr("No findings. The plan is consistent.")
        )
        self._stack.setCurrentWidget(self._nothing)

    def _show_page(self, finding: Finding | None) -> None:
        self.page.show_finding(finding)
        can_repair = finding is not None and finding.repair is not None
        self.repair.setVisible(can_repair)
        if finding is not None and finding.repair is not None:
            self.repair.setText(finding.repair.label)

    def _on_current(self, *_: Any) -> None:
        if not self._is_quiet:
            self._show_page(self.current)

    def _choose(self, finding: Finding | None) -> None:
        if finding is not None:
            self.finding_chosen.emit(finding)

    def _on_repair(self) -> None:
        finding = self.current
        if finding is not None and finding.repair is not None:
            self.repair_wanted.emit(finding)

    def changeEvent(self, event: QEvent) -> None:
        """Draws the marks in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_toggles"):
            for severity, button in self._toggles.items():
                button.setIcon(severity_icon(severity))


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.elements, one.field) == (other.code, other.elements, other.field)
