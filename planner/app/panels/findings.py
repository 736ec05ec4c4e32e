"""The list of findings: filter, choose, understand, repair.

A module of its own because a finding is read here, its element shown elsewhere: the list tells which one was chosen
and the window shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.announcing import announce
from planner.app.appearance.marks import severity_icon, severity_word
from planner.app.document_controller import DocumentController
from planner.app.forms.choice_controls import Combo
from planner.app.inspection_runner import Judgement
from planner.app.panels.findings_list import (
    CODE,
    ELEMENT,
    FINDING,
    REASON,
    SEVERITY,
    FindingsFilter,
    FindingsModel,
    Grouping,
)
from planner.app.panels.help import RulePage
from planner.app.searching.search import SearchLine
from planner.findings.finding import Finding, Severity

_PLANNER = "PL"
"""Family of rules about the planner and the options themselves; nobody may silence them."""


class FindingsPanel(QWidget):
    """The list, a line of filters above it, and the page of the chosen finding beside it.

    Signals:
        finding_chosen(Finding): show its element and field.
        repair_wanted(Finding): carry out its repair.
        repair_all_wanted(tuple): carry out the repairs of all these findings as one step.
        accept_wanted(Finding): ask for a reason and accept it. lift_wanted(Finding): take that back.
        weigh_wanted(Finding): let another severity be chosen for its rule.
    """

    finding_chosen = Signal(object)
    repair_wanted = Signal(object)
    repair_all_wanted = Signal(object)
    accept_wanted = Signal(object)
    lift_wanted = Signal(object)
    weigh_wanted = Signal(object)

    def __init__(self, controller: DocumentController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FindingsModel(controller, self)
        self._filter = FindingsFilter(self)
        self._filter.setSourceModel(self._model)
        self._toggles: dict[Severity, QToolButton] = {}
        self._search = SearchLine(self.tr("Filter by text, element or code"), self.tr("Filter findings"))
        self.view = QTableView()
        self._nothing = QLabel()
        self.page = RulePage()
        self.repair = QPushButton(self.tr("Repair"))
        self.repair_all = QPushButton(self.tr("Repair all of this kind"))
        self.accept = QPushButton(self.tr("Accept…"))
        self.weigh = QPushButton(self.tr("Severity…"))
        self.grouping = Combo()
        self.suppressed = QToolButton()
        self._controller = controller
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
        self.view.sortByColumn(SEVERITY, Qt.SortOrder.AscendingOrder)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, width in ((SEVERITY, 88), (CODE, 60), (ELEMENT, 140)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self.view.clicked.connect(lambda index: self._choose(index.data(FINDING)))
        self.view.activated.connect(lambda index: self._choose(index.data(FINDING)))
        self.repair.clicked.connect(self._on_repair)
        self.repair_all.clicked.connect(lambda: self.repair_all_wanted.emit(self._alike()))
        self.accept.clicked.connect(self._on_accept)
        self.weigh.setToolTip(self.tr("Give the rule another severity in this design, or switch it off"))
        self.weigh.clicked.connect(self._on_weigh)

        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._filters())
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setText(self.tr("Checking the design…"))
        layout.addLayout(self._stack, 1)  # before it is filled: without a home it shows its widgets as windows
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self.page, 1)
        acts = QHBoxLayout()
        acts.setSpacing(6)
        for button in (self.repair_all, self.accept, self.weigh):
            acts.addWidget(button)
        acts.addStretch(1)
        beside.addWidget(self.repair)
        self.repair.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        beside.addLayout(acts)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([560, 380])
        self._search.setMinimumWidth(120)
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
        self.suppressed.setCheckable(True)
        self.suppressed.setAutoRaise(True)
        self.suppressed.toggled.connect(self._on_arranged)
        row.addWidget(self.suppressed)
        row.addWidget(self._grouping_choice())
        self._count((), 0)
        return row

    def _grouping_choice(self) -> Combo:
        words = {
            Grouping.NONE: self.tr("Not grouped"),
            Grouping.SEVERITY: self.tr("By severity"),
            Grouping.RULE: self.tr("By rule"),
            Grouping.ELEMENT: self.tr("By element"),
            Grouping.CLAUSE: self.tr("By clause"),
        }
        for grouping, text in words.items():
            self.grouping.addItem(text, grouping)
        self.grouping.setAccessibleName(self.tr("Group findings"))
        self.grouping.setMinimumContentsLength(12)
        self.grouping.activated.connect(self._on_arranged)
        return self.grouping

    # --- what is shown

    def show_judgement(self, judgement: Judgement) -> None:
        """Shows the findings of a judgement; the chosen one stays chosen."""
        self._keeping(lambda: self._model.show_findings(judgement.findings, judgement.suppressed))
        self._count(judgement.findings, len(judgement.suppressed))

    def _keeping(self, act: Callable[[], object]) -> None:
        """Does something with the list and leaves what is chosen and where it is scrolled to as it was."""
        before, place = self.current, self.view.verticalScrollBar().value()
        self._is_quiet = True
        self.view.setUpdatesEnabled(False)
        act()
        self._span_heads()
        if before is not None and self.current != before:
            self._select(lambda finding: _same(finding, before))
        self.view.verticalScrollBar().setValue(place)
        self.view.setUpdatesEnabled(True)
        self._is_quiet = False
        self._show_page(self.current)
        self._show_stack()

    def _span_heads(self) -> None:
        """Lets the head of a group run over all columns."""
        self.view.clearSpans()
        if self._model.is_grouped:
            for row in range(self._filter.rowCount()):
                if self._filter.index(row, 0).data(FINDING) is None:
                    self.view.setSpan(row, 0, 1, self._filter.columnCount())

    def _on_arranged(self, *_: Any) -> None:
        grouping = Grouping(self.grouping.currentData())
        self._keeping(lambda: self._model.arrange(grouping, shows_suppressed=self.suppressed.isChecked()))

    @property
    def current(self) -> Finding | None:
        """The chosen finding."""
        index = self.view.currentIndex()
        return index.data(FINDING) if index.isValid() else None

    def step(self, by: int) -> Finding | None:
        """Chooses the next (1) or previous (-1) finding, from the end on from the start."""
        count = self._filter.rowCount()
        if not count:
            return None
        row = self.view.currentIndex().row()
        row = (0 if by > 0 else count - 1) if row < 0 else (row + by) % count
        while self._filter.index(row, 0).data(FINDING) is None:
            row = (row + by) % count  # never for ever: a head stands over at least one finding
        self.view.selectRow(row)
        finding = self.current
        if finding is not None:
            self._choose(finding)
            if not self.isAncestorOf(QApplication.focusWidget() or self):
                announce(self, f"{severity_word(finding.severity)}: {finding.message}")
        return finding

    def choose_for(self, element_id: str) -> None:
        """Chooses the first finding about an element."""
        self._select(lambda finding: finding.element == element_id)

    def _select(self, is_wanted: Any) -> None:
        for row in range(self._filter.rowCount()):
            finding = self._filter.index(row, 0).data(FINDING)
            if finding is not None and is_wanted(finding):
                self.view.selectRow(row)
                return

    def _count(self, findings: tuple[Finding, ...], suppressed: int) -> None:
        self.suppressed.setText(self.tr("Accepted: {0}").format(suppressed))
        self.suppressed.setToolTip(self.tr("Show or hide findings that are accepted with a reason."))
        for severity, button in self._toggles.items():
            number = sum(finding.severity is severity for finding in findings)
            button.setText(str(number))
            name = self.tr("{0}: {1}").format(severity_word(severity), number)
            button.setAccessibleName(name)
            button.setToolTip(self.tr("Show or hide. {0}").format(name))

    def _on_filtered(self) -> None:
        hidden = frozenset(key for key, button in self._toggles.items() if not button.isChecked())

        def filter_again() -> None:
            self._filter.set_text(self._search.text())
            self._filter.set_hidden(hidden)

        self._keeping(filter_again)

    def _show_stack(self) -> None:
        has_rows = bool(self._filter.rowCount())
        self.setFocusProxy(self.view if has_rows else self._search)
        if has_rows:
            self._stack.setCurrentWidget(self.view)
            return
        if self.view.hasFocus():
            self._search.setFocus()  # else Qt hands it to whatever comes next: a field of the properties
        if self._model.rowCount():
            text = self.tr("No finding matches the filter.")
        elif not self._controller.document.design.elements:
            text = self.tr("Nothing is drawn yet. Place zones and servers from the palette; they are checked at once.")
        else:
            text = self.tr("No findings. The plan is consistent.")
        self._nothing.setText(text)
        self._stack.setCurrentWidget(self._nothing)

    def _show_page(self, finding: Finding | None) -> None:
        self.page.show_finding(finding)
        buttons = (self.repair, self.repair_all, self.accept, self.weigh)
        pressed = next((button for button in buttons if button.hasFocus()), None)
        is_open = finding is not None and self._reason is None
        can_repair = is_open and finding is not None and finding.repair is not None
        self.repair.setVisible(can_repair)
        if finding is not None and finding.repair is not None:
            self.repair.setText(finding.repair.label)
            self.repair.setToolTip(finding.repair.label)
        alike = self._alike() if can_repair else ()
        self.repair_all.setVisible(len(alike) > 1)
        if len(alike) > 1:
            self.repair_all.setText(self.tr("Repair all {0} of this kind").format(len(alike)))
        for button in (self.accept, self.weigh):
            button.setVisible(finding is not None and not finding.code.startswith(_PLANNER))
        if pressed is not None and not pressed.isVisible():
            self.setFocus()  # to the list, not to whatever Qt thinks comes next
        self.accept.setText(self.tr("Accept…") if is_open else self.tr("Do not accept any more"))

    @property
    def _reason(self) -> str | None:
        """Why the chosen finding is accepted; None for an open one."""
        index = self.view.currentIndex()
        return index.data(REASON) if index.isValid() else None

    def _alike(self) -> tuple[Finding, ...]:
        """Open findings of the chosen one's rule that can be repaired."""
        chosen = self.current
        if chosen is None:
            return ()
        return tuple(item for item in self._model.findings if item.code == chosen.code and item.repair is not None)

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

    def _on_accept(self) -> None:
        finding = self.current
        if finding is not None:
            (self.accept_wanted if self._reason is None else self.lift_wanted).emit(finding)

    def _on_weigh(self) -> None:
        if self.current is not None:
            self.weigh_wanted.emit(self.current)

    def changeEvent(self, event: QEvent) -> None:
        """Draws the marks in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_toggles"):
            for severity, button in self._toggles.items():
                button.setIcon(severity_icon(severity))


def _same(one: Finding, other: Finding) -> bool:
    return (one.code, one.elements, one.field) == (other.code, other.elements, other.field)
