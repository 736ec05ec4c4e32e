"""Findings as rows: open ones, accepted ones, and the heads of their groups; sorted and filtered.

A module of its own because the panel arranges and this knows what a row is.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont

from planner.app.appearance import theme
from planner.app.appearance.marks import severity_icon, severity_word
from planner.app.document_controller import DocumentController
from planner.app.forms.context import title_of
from planner.findings.finding import DESIGN, Finding, Severity, Suppressed
from planner.model.design import Design
from planner.records import dataclass

Index = QModelIndex | QPersistentModelIndex
FINDING = int(Qt.ItemDataRole.UserRole)
REASON = FINDING + 1
"""Why a finding is accepted; None for an open one."""
GROUP = FINDING + 2
"""What a row is sorted under; of a head its own group."""
SEVERITY, CODE, ELEMENT, MESSAGE = range(4)


class Grouping(Enum):
    """What findings are listed under."""

    NONE = "none"
    SEVERITY = "severity"
    RULE = "rule"
    ELEMENT = "element"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class _Row:
    """A finding, or (without one) the head of a group. `group` sorts, `title` is read."""

    finding: Finding | None
    reason: str | None = None
    group: tuple[int, str] = (0, "")
    title: str = ""


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
        self._suppressed: tuple[Suppressed, ...] = ()
        self._grouping = Grouping.NONE
        self._shows_suppressed = False
        self._rows: tuple[_Row, ...] = ()

    def show_findings(self, findings: tuple[Finding, ...], suppressed: tuple[Suppressed, ...] = ()) -> bool:
        """Shows findings; answers False when nothing is different, so that nothing flickers."""
        if (findings, suppressed) == (self._findings, self._suppressed):
            return False
        self._findings, self._suppressed = findings, suppressed
        self._renew()
        return True

    def arrange(self, grouping: Grouping, *, shows_suppressed: bool) -> None:
        """Lists findings under other heads, with or without those that are accepted."""
        if (grouping, shows_suppressed) != (self._grouping, self._shows_suppressed):
            self._grouping, self._shows_suppressed = grouping, shows_suppressed
            self._renew()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Open findings."""
        return self._findings

    @property
    def is_grouped(self) -> bool:
        """There are heads of groups among the rows."""
        return self._grouping is not Grouping.NONE

    def count_of(self, group: tuple[int, str]) -> int:
        """How many findings a group has."""
        return sum(row.finding is not None and row.group == group for row in self._rows)

    def _renew(self) -> None:
        self.beginResetModel()
        rows = [self._row(finding, None) for finding in self._findings]
        if self._shows_suppressed:
            rows += [self._row(item.finding, item.reason) for item in self._suppressed]
        if self.is_grouped:
            heads = {row.group: row.title for row in rows}
            rows += [_Row(None, None, group, title) for group, title in heads.items()]
        self._rows = tuple(rows)
        self.endResetModel()

    def _row(self, finding: Finding, reason: str | None) -> _Row:
        if reason is not None and self.is_grouped:
            return _Row(finding, reason, (9, ""), self.tr("Accepted"))
        match self._grouping:
            case Grouping.SEVERITY:
                return _Row(finding, reason, (finding.severity.rank, ""), severity_word(finding.severity))
            case Grouping.RULE:
                return _Row(finding, reason, (0, finding.code), f"{finding.code} · {_rule_name(finding.code)}")
            case Grouping.ELEMENT:
                name = self._element_name(finding)
                return _Row(finding, reason, (0 if finding.element != DESIGN else -1, name.lower()), name)
            case Grouping.CLAUSE:
                clause = finding.clauses[0] if finding.clauses else ""
                title = self.tr("Clause {0}").format(clause) if clause else self.tr("Without a clause")
                return _Row(finding, reason, (0 if clause else 1, clause), title)
        return _Row(finding, reason, (9, "") if reason is not None else (0, ""))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Severity, code, element, message."""
        return 0 if parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of groups cannot be chosen."""
        if self._rows[index.row()].finding is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Heads of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return (self.tr("Severity"), self.tr("Code"), self.tr("Element"), self.tr("Message"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts and marks; the finding itself under a role of its own."""
        row = self._rows[index.row()]
        if role in (FINDING, REASON, GROUP):
            return {FINDING: row.finding, REASON: row.reason, GROUP: row.group}[role]
        if row.finding is None:
            return self._head(row, index.column(), role)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == SEVERITY:
            return severity_icon(row.finding.severity)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, row.finding, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, row.finding, MESSAGE)
        if role == Qt.ItemDataRole.ForegroundRole and row.reason is not None:
            return QColor(theme.colours().dim)
        return None

    def _head(self, row: _Row, column: int, role: int) -> Any:
        if column != SEVERITY:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title} ({self.count_of(row.group)})"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, row: _Row, finding: Finding, column: int) -> str:
        if column == SEVERITY:
            return self.tr("Accepted") if row.reason is not None else severity_word(finding.severity)
        if column == CODE:
            return finding.code
        if column == ELEMENT:
            return self._element_name(finding)
        if row.reason is not None:
            return self.tr("{0} Accepted: {1}").format(finding.message, row.reason)
        return finding.message

    def _element_name(self, finding: Finding) -> str:
        if finding.element == DESIGN:
            return self.tr("The design")
        return name_of(self._controller.document.design, finding.element)


def _rule_name(code: str) -> str:
    from planner.findings.catalog import by_code  # imported by now: a finding was made by one of the rules

    rule = by_code(code)
    return rule.name.replace("_", " ") if rule is not None else ""


class FindingsFilter(QSortFilterProxyModel):
    """Findings of the wanted severities in which a text occurs, group by group."""

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

    @property
    def is_open(self) -> bool:
        """Nothing is filtered out."""
        return not self._text and not self._hidden

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Tells whether a finding is shown, or of a head whether any of its group is."""
        model = self.sourceModel()
        index = model.index(source_row, 0)
        if index.data(FINDING) is not None:
            return self._is_wanted(source_row)
        group = index.data(GROUP)
        rows = range(model.rowCount())
        own = (row for row in rows if row != source_row and model.index(row, 0).data(GROUP) == group)
        return any(self._is_wanted(row) for row in own)

    def _is_wanted(self, source_row: int) -> bool:
        model = self.sourceModel()
        index = model.index(source_row, 0)
        if index.data(FINDING).severity in self._hidden:
            return False
        texts = (model.index(source_row, column).data() for column in range(model.columnCount()))
        return not self._text or any(self._text in text.lower() for text in texts)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Groups stay in their order, heads first; severities sort by how bad they are, everything else as text."""
        is_up = self.sortOrder() is Qt.SortOrder.AscendingOrder
        first, second = left.data(GROUP), right.data(GROUP)
        if first != second:
            return bool(first < second) is is_up
        one, other = left.data(FINDING), right.data(FINDING)
        if one is None or other is None:
            return (one is None) is is_up
        if left.column() == SEVERITY:
            return bool(one < other)
        return str(left.data()).lower() < str(right.data()).lower()
