"""The traffic panel: the connections of one workload, or of one element, as a list and as lines on the canvas.

A module of its own because the path panel answers one question that somebody asks, and this shows the questions that
the plan itself asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance import theme
from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import plural, translate
from planner.app.document_controller import DocumentController
from planner.app.forms.choice_controls import Combo
from planner.app.inspection_runner import Judgement
from planner.app.panels.findings_list import name_of
from planner.app.searching.search import SearchLine
from planner.app.ways.planned_lines import PlannedLine, asked_lines, ways_of
from planner.app.ways.questions import Questions
from planner.app.ways.verdict_words import verdict_word, workload_word
from planner.app.ways.without import OffNotice
from planner.findings.finding import Severity
from planner.model.design import Design

if TYPE_CHECKING:
    from planner.requirements import Plan

_KIND = "traffic"
_FLOW = Qt.ItemDataRole.UserRole
_VERDICT, _FROM, _TO, _PROTOCOL, _PORTS, _PURPOSE = range(6)
ELEMENT, REPLICATION = "\0element", "\0replication"


class TrafficPanel(QWidget):
    """A choice, a list, and the way of the chosen connection (or of all) on the canvas.

    Signals:
        ways_shown(tuple): traces to draw; empty takes them off.
        question_wanted(Question): open it in the path panel.
    """

    ways_shown = Signal(object)
    question_wanted = Signal(object)

    def __init__(self, controller: DocumentController, questions: Questions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._questions = questions
        self._plan: Plan | None = None
        self._lines: tuple[PlannedLine, ...] = ()
        self._element = ""
        self._off: tuple[str, ...] = ()
        self._wanted = ""
        """A workload that was asked for and is not known yet."""
        self._is_stale = True
        self._has_answer = True
        self._is_seen = False
        self.choice = Combo()
        self.all_lines = QCheckBox(self.tr("All lines at once"))
        self.search = SearchLine(self.tr("Filter by name, port or purpose"), self.tr("Filter connections"))
        self.count = QLabel()
        self.rows = QTreeWidget()
        self.notice = OffNotice()
        self._build()
        controller.findings_changed.connect(self.show_judgement)
        controller.replaced.connect(self._on_replaced)

    def sizeHint(self) -> QSize:
        """High enough for a handful of connections."""
        return QSize(900, 220)

    def _build(self) -> None:
        self.choice.setAccessibleName(self.tr("Show the connections of"))
        self.rows.setAccessibleName(self.tr("Connections"))
        self.rows.setHeaderLabels(
            [
                self.tr("Verdict"),
                self.tr("From"),
                self.tr("To"),
                self.tr("Protocol"),
                self.tr("Ports"),
                self.tr("Purpose"),
            ]
        )
        self.rows.setRootIsDecorated(False)
        self.rows.setAlternatingRowColors(True)
        self.rows.setUniformRowHeights(True)
        self.rows.setMouseTracking(True)
        self.rows.setItemDelegate(RoomyRows(self.rows))
        header = self.rows.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((150, 160, 170, 130, 110)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.choice.activated.connect(lambda _: self._on_choice())
        self.search.textChanged.connect(lambda _: self._fill())
        self.all_lines.toggled.connect(lambda _: self._draw())
        self.rows.currentItemChanged.connect(lambda *_: self._draw())
        self.rows.itemActivated.connect(self._on_activated)
        label = QLabel(self.tr("Show"))
        label.setBuddy(self.choice)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label)
        head.addWidget(self.choice, 2)
        head.addWidget(self.search, 3)
        head.addWidget(self.all_lines)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.notice)
        layout.addLayout(head)
        layout.addWidget(self.rows, 1)
        self.setFocusProxy(self.choice)
        self._fill_choice()

    # --- asking

    def set_off(self, off: tuple[str, ...]) -> None:
        """Answers for the network without these parts from now on; none for the design as it is."""
        if off != self._off:
            self._off = off
            self._is_stale = True
            self.notice.show_off(self._controller.document.design, off)
            if self._is_seen:
                self._ask()

    def show_judgement(self, judgement: Judgement) -> None:
        """Asks anew; while nobody sees the panel it waits."""
        self._plan = judgement.plan
        self._is_stale = True
        if self._is_seen:
            self._ask()

    def set_seen(self, is_seen: bool) -> None:
        """Asks what was waiting; draws while the panel is looked at."""
        self._is_seen = is_seen
        if not is_seen:
            self.ways_shown.emit(())
        elif self._is_stale:
            self._ask()
        else:
            self._draw()

    @property
    def is_current(self) -> bool:
        """Tells whether what is shown is of the newest judgement."""
        return not self._is_stale and not self._questions.is_asking(_KIND)

    def show_element(self, element_id: str) -> None:
        """Offers all connections of an element beside the workloads, and shows them."""
        self._element = element_id
        self._fill_choice()
        self.choice.setCurrentIndex(self.choice.findData(ELEMENT))
        self._fill()

    def show_workload(self, workload: str, *, all_lines: bool | None = None) -> None:
        """Shows the connections of a workload; empty for all workloads. One that is not known yet is shown when it is.

        Args:
            workload: its title.
            all_lines: whether all its lines are drawn at once; None leaves that as it is.
        """
        self._wanted = workload
        if all_lines is not None:
            with QSignalBlocker(self.all_lines):
                self.all_lines.setChecked(all_lines)
        self.choice.setCurrentIndex(max(0, self.choice.findData(workload)))
        self._fill()

    @property
    def drawn_workload(self) -> str | None:
        """The workload all of whose lines are drawn; None while there is none."""
        chosen = self.choice.currentData()
        is_drawn = self._is_seen and self.all_lines.isChecked() and chosen not in (None, ELEMENT, REPLICATION)
        return str(chosen) if is_drawn else None

    def _on_replaced(self) -> None:
        self._plan, self._lines, self._element, self._off, self._wanted = None, (), "", (), ""
        self.notice.hide()
        self._questions.give_up(_KIND)
        self._fill_choice()
        self._fill()

    def _ask(self) -> None:
        plan, off = self._plan, self._off
        if plan is not None:
            self._is_stale = False
            self._questions.ask(_KIND, lambda asked: asked_lines(plan, off, asked.tell), self._take)

    def _take(self, lines: tuple[PlannedLine, ...] | None) -> None:
        self._lines = lines or ()
        self._has_answer = lines is not None
        self._fill_choice()
        self._fill()

    # --- showing

    def _fill_choice(self) -> None:
        before = self._wanted or self.choice.currentData()
        design = self._controller.document.design
        found = dict.fromkeys(line.workload for line in self._lines)
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(self.tr("All workloads"), None)
            if self._element and design.find(self._element) is not None:
                text = self.tr("All connections of '{0}'").format(name_of(design, self._element))
                self.choice.addItem(text, ELEMENT)
            for workload in found:
                self.choice.addItem(workload_word(workload), workload)
            if any(_is_replication(line) for line in self._lines):
                self.choice.addItem(self.tr("Replication of the Central Management store"), REPLICATION)
            place = self.choice.findData(before)
            self.choice.setCurrentIndex(max(0, place))
            if place >= 0:
                self._wanted = ""

    def _on_choice(self) -> None:
        self._wanted = ""
        self._fill()

    def _fill(self) -> None:
        current = self.rows.currentItem()
        before = _key(current.data(0, _FLOW)) if current is not None else None
        place = self.rows.verticalScrollBar().value()
        design = self._controller.document.design
        wanted = self.search.text().strip().lower()
        with QSignalBlocker(self.rows):
            self.rows.clear()
            for line in self._lines:
                if self._is_chosen(design, line):
                    item = _row(design, line)
                    texts = [item.text(column).lower() for column in range(self.rows.columnCount())]
                    if not wanted or any(wanted in text for text in texts):
                        self.rows.addTopLevelItem(item)
                        if before is not None and _key(line) == before:
                            self.rows.setCurrentItem(item)
        self.rows.verticalScrollBar().setValue(place)
        shown = self._shown()
        failing = sum(line.is_required and not line.is_delivered for line in shown)
        text = plural("TrafficPanel", "%n connections", len(shown))
        if failing:
            text += ", " + plural("TrafficPanel", "%n fail", failing)
        self.count.setText(text if self._has_answer else self.tr("No answer"))
        self._draw()

    def _is_chosen(self, design: Design, line: PlannedLine) -> bool:
        chosen = self.choice.currentData()
        if chosen == ELEMENT:
            return _concerns(design, line, self._element)
        if chosen == REPLICATION:
            return _is_replication(line)
        return chosen is None or line.workload == chosen

    def _shown(self) -> list[PlannedLine]:
        items = (self.rows.topLevelItem(row) for row in range(self.rows.topLevelItemCount()))
        return [item.data(0, _FLOW) for item in items if item is not None]

    def _draw(self) -> None:
        if not self._is_seen:
            return
        current = self.rows.currentItem()
        if self.all_lines.isChecked():
            self.ways_shown.emit(ways_of(self._shown()))
        else:
            self.ways_shown.emit((current.data(0, _FLOW).worst,) if current is not None else ())

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        self.question_wanted.emit(item.data(0, _FLOW).worst.question)

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_is_seen"):
            self._fill()


def _key(line: PlannedLine) -> tuple[str, str, str]:
    return line.flow, line.source, line.destination


def _is_replication(line: PlannedLine) -> bool:
    return "replication" in line.flow


def _concerns(design: Design, line: PlannedLine, element: str) -> bool:
    """The element is an end of the connection, or on its way."""
    if element in (line.source, line.destination):
        return True
    owners = (design.owner_of(hop.device) for hop in line.worst.hops)
    return any(owner is not None and owner.id == element for owner in owners)


def _row(design: Design, line: PlannedLine) -> QTreeWidgetItem:
    trace = line.worst
    has_turn = bool(trace.turns) and not line.is_gone
    sign = ("✓" if line.is_delivered else "✗" if line.is_required else "–") + (" ↩" if has_turn else "")
    word = translate("traffic", "Ends with it") if line.is_gone else verdict_word(trace.verdict)
    if not line.is_required:
        word = translate("traffic", "{0} (optional)").format(word)
    ends = [name_of(design, line.source), name_of(design, line.destination)]
    item = QTreeWidgetItem([f"{sign} {word}", *ends, line.protocol, line.ports, line.purpose])
    item.setData(0, _FLOW, line)
    worn = theme.colours()
    bad = worn.of(Severity.ERROR) if line.is_required else QColor(worn.dim)
    item.setForeground(0, QColor(worn.good) if line.is_delivered else bad)
    item.setToolTip(0, trace.blame.reason if trace.blame is not None else word)
    item.setToolTip(_PURPOSE, line.purpose)
    return item
