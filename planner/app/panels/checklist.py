"""The checklist: clauses that no rule can decide, answered by people.

A module of its own because it is one half of the review panel, and needs the catalog, which the other does not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.marks import plain_icon
from planner.app.appearance.rows import SpareColumns, set_up_rows
from planner.app.document_controller import DocumentController
from planner.editing import reviewing
from planner.findings.checklist import CheckRow, checklist, count_open
from planner.model.review import CheckAnswer, CheckState

_ROW = Qt.ItemDataRole.UserRole
Signature = Callable[[], tuple[str, str]]


class ChecklistTab(QWidget):
    """The clauses with their answers."""

    def __init__(self, controller: DocumentController, signature: Signature, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._signature = signature
        self._rows: tuple[CheckRow, ...] = ()
        self.view = QTreeWidget()
        self.text = QLabel()
        self.note = QLineEdit()
        self.buttons: dict[CheckState | None, QPushButton] = {}
        self._build()
        self.view.currentItemChanged.connect(lambda *_: self._on_current())
        controller.read_only_changed.connect(self._on_current)

    def _build(self) -> None:
        heads = (self.tr("State"), self.tr("Clause"), self.tr("What it asks"), self.tr("By"), self.tr("Note"))
        set_up_rows(self.view, self.tr("Checklist"), heads, (110, 90, 420, 80, 120), stretched=2)
        SpareColumns(self.view, 2, (3, 4))
        self.view.setRootIsDecorated(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setPlaceholderText(self.tr("Note: where this is settled, by whom"))
        self.note.setAccessibleName(self.tr("Note to the answer"))
        row = QHBoxLayout()
        for state, text in (
            (CheckState.MET, self.tr("&Met")),
            (CheckState.NOT_MET, self.tr("N&ot met")),
            (CheckState.NOT_APPLICABLE, self.tr("Does not a&pply")),
            (None, self.tr("O&pen again")),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, chosen=state: self._answer(chosen))
            self.buttons[state] = button
            row.addWidget(button)
        detail = QWidget()
        inner = QVBoxLayout(detail)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.text, 1)
        inner.addWidget(self.note)
        inner.addLayout(row)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.view)
        splitter.addWidget(detail)
        splitter.setSizes([640, 420])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(splitter)

    @property
    def open_count(self) -> int:
        """How many clauses nobody has answered."""
        return count_open(self._rows)

    @property
    def current(self) -> CheckRow | None:
        """The chosen clause."""
        item = self.view.currentItem()
        return None if item is None else self._rows[item.data(0, _ROW)]

    def refresh(self) -> None:
        """Shows the clauses for the product of the design, with what is answered."""
        from planner.catalog import load_catalog

        chosen = self.current.clause.id if self.current is not None else ""
        self._rows = checklist(self._controller.document, load_catalog().clauses)
        self.view.clear()
        for index, row in enumerate(self._rows):
            answer = row.answer
            texts = [self._word(row.state), row.clause.id, row.clause.clause]
            item = QTreeWidgetItem([*texts, answer.author if answer else "", answer.note if answer else ""])
            item.setData(0, _ROW, index)
            item.setIcon(0, plain_icon(_ICONS[row.state]))
            item.setToolTip(2, row.clause.clause)
            self.view.addTopLevelItem(item)
            if row.clause.id == chosen:
                self.view.setCurrentItem(item)
        self._on_current()

    def _word(self, state: CheckState | None) -> str:
        return {
            None: self.tr("Open"),
            CheckState.MET: self.tr("Met"),
            CheckState.NOT_MET: self.tr("Not met"),
            CheckState.NOT_APPLICABLE: self.tr("Does not apply"),
        }[state]

    def _on_current(self) -> None:
        row = self.current
        can_act = row is not None and not self._controller.is_read_only
        self.note.setEnabled(can_act)
        for state, button in self.buttons.items():
            button.setEnabled(can_act and (state is not None or (row is not None and row.answer is not None)))
        if row is None:
            self.text.setText(self.tr("Choose a clause to answer it."))
            self.note.clear()
            return
        clause, answer = row.clause, row.answer
        parts = [
            f"{clause.id}: {clause.clause}",
            self.tr("Met when: {0}").format(clause.satisfied_by),
            self.tr("Not met when: {0}").format(clause.violated_by),
        ]
        if answer is not None:
            when = answer.date.replace("T", " ")
            parts.append(self.tr("{0}: {1}, {2}").format(self._word(answer.state), answer.author or "?", when))
        self.text.setText("\n\n".join(parts))
        self.note.setText(answer.note if answer is not None else "")

    def _answer(self, state: CheckState | None) -> None:
        row = self.current
        if row is None:
            return
        document = self._controller.document
        if state is None:
            self._controller.propose(reviewing.reopen_clause(document, row.clause.id))
            return
        author, date = self._signature()
        note = self.note.text().strip()
        answer = CheckAnswer(clause=row.clause.id, state=state, author=author, date=date, note=note)
        self._controller.propose(reviewing.answer_clause(document, answer))


_ICONS = {
    None: "help",
    CheckState.MET: "check",
    CheckState.NOT_MET: "error",
    CheckState.NOT_APPLICABLE: "close",
}
