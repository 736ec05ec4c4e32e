"""The path panel: one connection, followed hop by hop, in words here and as a line on the canvas.

A module of its own because it asks the same walk that findings and worksheets read, and only shows the answer.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTabBar,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.document_controller import DocumentController
from planner.app.forms.choice_controls import Combo
from planner.app.forms.context import title_of
from planner.app.forms.wording import kind_word
from planner.app.inspection_runner import Judgement
from planner.app.panels.findings_list import name_of
from planner.app.panels.hops import WHAT, HopList
from planner.app.panels.verdict import VerdictBanner, scrolling
from planner.app.ways.path_drawing import numbers_of
from planner.app.ways.presets import HTTPS, Preset, first_source, presets
from planner.app.ways.verdict_words import verdict_word
from planner.app.ways.without import OffNotice
from planner.model.design import Design
from planner.model.devices import Transport
from planner.plain_text import printable

if TYPE_CHECKING:
    from planner.requirements import Plan
    from planner.traffic import Question, Trace, Traffic, Walk

_MANY_WAYS = 12
_NUMBER = Qt.ItemDataRole.UserRole + 1


class PathPanel(QWidget):
    """Source, destination and port; verdict; hops of the chosen way.

    Signals:
        trace_shown(Trace | None): the way that is shown, for the canvas.
        stop_shown(int | None): number of the stop of the chosen hop, to stand out on the canvas.
        element_wanted(str): show the element of a hop.
    """

    trace_shown = Signal(object)
    stop_shown = Signal(object)
    element_wanted = Signal(str)

    def __init__(self, controller: DocumentController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._plan: Plan | None = None
        self._walk: Walk | None = None
        self._off: tuple[str, ...] = ()
        self._network: tuple[Plan, tuple[str, ...], Traffic] | None = None
        self.notice = OffNotice()
        self._source = Combo()
        self._destination = Combo()
        self._port = QSpinBox()
        self._transport = Combo()
        self._follow = QPushButton(self.tr("Follow"))
        self._verdict = VerdictBanner()
        self._ways = QTabBar()
        self.hops = HopList()
        self._is_asked = False
        self._given: Question | None = None
        self._shown_question: Question | None = None
        self._build()
        controller.findings_changed.connect(self.show_judgement)
        controller.replaced.connect(self.clear)
        self.fill()

    def sizeHint(self) -> QSize:
        """High enough for a handful of hops."""
        return QSize(900, 220)

    def _build(self) -> None:
        self._source.setAccessibleName(self.tr("From"))
        self._destination.setAccessibleName(self.tr("To: name, address or element"))
        self._destination.setEditable(True)
        self._destination.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self._destination.lineEdit()
        assert line is not None
        line.setAccessibleName(self.tr("To: name, address or element"))
        line.setPlaceholderText(self.tr("Name, address or element"))
        line.returnPressed.connect(self.follow)
        completer = QCompleter(self._destination.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._destination.setCompleter(completer)
        self._port.setRange(1, 65535)
        self._port.setValue(HTTPS)
        self._port.setAccessibleName(self.tr("Port"))
        self._port.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._port.setFixedWidth(64)
        self._transport.setAccessibleName(self.tr("Transport"))
        for transport in (Transport.TCP, Transport.UDP):
            self._transport.addItem(transport.value.upper(), transport.value)
        self._transport.setFixedWidth(72)
        self._follow.setDefault(True)
        self._follow.clicked.connect(self.follow)
        self._source.activated.connect(self._on_source)
        self._destination.activated.connect(self._on_preset)
        self._ways.setAccessibleName(self.tr("Ways"))
        self._ways.setExpanding(False)
        self._ways.setElideMode(Qt.TextElideMode.ElideRight)
        self._ways.setUsesScrollButtons(True)
        self._ways.setDrawBase(False)
        self._ways.currentChanged.connect(self._show_way)
        self.hops.itemActivated.connect(self._on_hop)
        self.hops.itemClicked.connect(self._on_hop)
        self.hops.currentItemChanged.connect(lambda item, _: self._on_current(item))

        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._asking_side())
        splitter.addWidget(self._answer_side())
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 5)
        splitter.splitterMoved.connect(lambda *_: self.hops.fit_columns())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.addWidget(self.notice)
        layout.addWidget(splitter)
        self.setFocusProxy(self._source)  # the notice comes first, and takes no keyboard
        self._ways.hide()

    def _asking_side(self) -> QWidget:
        """The question, and below it the verdict."""
        ask = QGridLayout()
        ask.setHorizontalSpacing(8)
        ask.setVerticalSpacing(6)
        ask.setColumnStretch(1, 1)
        words = (self.tr("From"), self.tr("To"), self.tr("Port"))
        for row, (text, widget) in enumerate(zip(words, (self._source, self._destination, self._port), strict=True)):
            label = QLabel(text)
            label.setBuddy(widget)
            ask.addWidget(label, row, 0)
            if widget is not self._port:
                ask.addWidget(widget, row, 1)
        last = QHBoxLayout()
        last.setSpacing(8)
        for widget in (self._port, self._transport):
            last.addWidget(widget)
        last.addStretch(1)
        last.addWidget(self._follow)
        ask.addLayout(last, 2, 1)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        layout.addLayout(ask)
        layout.addWidget(scrolling(self._verdict), 1)
        side.setMinimumWidth(250)
        return side

    def _answer_side(self) -> QWidget:
        """The ways, and the hops of the chosen one."""
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._ways)
        layout.addWidget(self.hops, 1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the columns."""
        super().resizeEvent(event)
        self.hops.fit_columns()

    # --- asking

    def clear(self) -> None:
        """Forgets the question: another document."""
        self._walk = None
        self._plan = None
        self._network = None
        self._off = ()
        self.notice.hide()
        self._is_asked = False
        self._given = None
        self._verdict.say_nothing()
        self._ways.hide()
        self.hops.clear()
        self.trace_shown.emit(None)
        self.fill()

    def fill(self) -> None:
        """Offers the sources and destinations of the design as it is now."""
        design = self._controller.document.design
        before = self._source.currentData()
        with QSignalBlocker(self._source):
            self._source.clear()
            for element in (*design.clients, *design.servers, *design.devices, *design.cloud_services, *design.zones):
                self._source.addItem(f"{title_of(element)} · {kind_word(element.kind)}", element.id)
            wanted = before if design.find(before or "") is not None else first_source(design)
            self._source.setCurrentIndex(max(0, self._source.findData(wanted)))
        self._fill_destinations(design)

    def ask(self, source: str, destination: str = "", port: int = HTTPS) -> None:
        """Asks for a path; without a destination the path of Mobility."""
        self.fill()
        self._source.setCurrentIndex(self._source.findData(source))
        self._fill_destinations(self._controller.document.design, is_fresh=True)
        if destination:
            self._destination.setEditText(destination)
            self._port.setValue(port)
        self.follow()

    def ask_question(self, question: Question) -> None:
        """Follows just this question, as another panel asked it, until something else is asked for."""
        self.fill()
        with QSignalBlocker(self._source):
            self._source.setCurrentIndex(self._source.findData(self._owner_of(question.source)))
        self._fill_destinations(self._controller.document.design, is_fresh=True)
        self._destination.setEditText(question.destination)
        self._port.setValue(question.port)
        self._transport.setCurrentIndex(self._transport.findData(question.transport.value))
        self._given = question
        self._follow_on()

    def _owner_of(self, part: str) -> str:
        owner = self._controller.document.design.owner_of(part.partition("/")[0])
        return owner.id if owner is not None else part

    def follow(self) -> None:
        """Follows the connection that is asked for."""
        self._given = None
        self._follow_on()

    def _follow_on(self) -> None:
        self._is_asked = True
        if self._plan is None or self._plan.design is not self._controller.document.design:
            self._verdict.say(self.tr("Working out the plan…"), "", None)
            return  # the judgement that is on its way brings the plan
        self._walk_now(self._plan)

    def show_judgement(self, judgement: Judgement) -> None:
        """Takes the plan of the newest version and follows the question through it anew."""
        self._plan = judgement.plan
        self.fill()
        if self._is_asked and self._plan is not None:
            self._walk_now(self._plan)

    def _fill_destinations(self, design: Design, *, is_fresh: bool = False) -> None:
        text = self._destination.currentText()
        offered = presets(design, str(self._source.currentData() or ""))
        with QSignalBlocker(self._destination):
            self._destination.clear()
            for preset in offered:
                self._destination.addItem(f"{preset.destination}:{preset.port} · {printable(preset.label)}", preset)
            self._destination.setCurrentIndex(-1)
            self._destination.setEditText("" if is_fresh else text)
        if (is_fresh or not text) and offered:
            self._take(offered[0])

    def _take(self, preset: Preset) -> None:
        self._destination.setEditText(preset.destination)
        self._port.setValue(preset.port)

    def _on_source(self) -> None:
        self._fill_destinations(self._controller.document.design)
        if self._is_asked:
            self.follow()

    def _on_preset(self, index: int) -> None:
        preset = self._destination.itemData(index)
        if isinstance(preset, Preset):
            self._take(preset)
            self.follow()

    def _walk_now(self, plan: Plan) -> None:
        from planner.findings.mobility_paths import why_no_mobility_path

        question = self._given or self._question(plan)
        if question is None:
            self._verdict.say(self.tr("Choose where the connection starts and where it goes."), "", None)
            return
        walk = self._traffic(plan).walk(question)
        self._walk = walk
        self._show_verdict(plan.design, walk, why_no_mobility_path(plan.design, walk))
        self._show_ways(walk)

    def set_off(self, off: tuple[str, ...]) -> None:
        """Follows connections in the network without these parts from now on; none for the design as it is."""
        if off == self._off:
            return
        self._off = off
        self.notice.show_off(self._controller.document.design, off)
        if self._is_asked and self._plan is not None:
            self._walk_now(self._plan)

    def _traffic(self, plan: Plan) -> Traffic:
        """The network that is asked: made once for each what-if."""
        from planner.requirements.without import traffic_without

        if self._network is None or self._network[0] is not plan or self._network[1] != self._off:
            self._network = (plan, self._off, traffic_without(plan, self._off))
        return self._network[2]

    def _question(self, plan: Plan) -> Question | None:
        from planner.findings.mobility_paths import question_about

        source, destination = self._source.currentData(), self._destination.currentText().strip()
        if not source or not destination:
            return None
        transport = Transport(self._transport.currentData())
        return question_about(plan.design, source, destination, self._port.value(), transport)

    # --- showing

    def _show_verdict(self, design: Design, walk: Walk, remark: str) -> None:
        title = verdict_word(walk.verdict)
        if walk.turns:
            names = [f"'{name_of(design, turn.device)}' ({turn.interface})" for turn in walk.turns]
            title = self.tr("{0}, with a turn at {1}").format(title, self.tr(" and ").join(names))
        elif len(walk.traces) > 1:
            title = self.tr("{0}, {1} ways").format(title, len(walk.traces))
        lines = []
        if walk.blame is not None:
            lines.append(f"{name_of(design, walk.blame.element)}: {walk.blame.reason}")
        if remark:
            lines.append(remark)
        self._verdict.say(title, " ".join(lines), walk.is_delivered)

    def _show_ways(self, walk: Walk) -> None:
        chosen = walk.traces.index(walk.worst)
        with QSignalBlocker(self._ways):
            while self._ways.count():
                self._ways.removeTab(0)
            for number, trace in enumerate(walk.traces[:_MANY_WAYS], 1):
                at = f" {trace.address}" if trace.address is not None else ""
                self._ways.addTab(self.tr("Way {0}:{1} {2}").format(number, at, verdict_word(trace.verdict).lower()))
            self._ways.setCurrentIndex(min(chosen, _MANY_WAYS - 1))
        self._ways.setVisible(len(walk.traces) > 1)
        self._show_way(min(chosen, _MANY_WAYS - 1))

    def _show_way(self, index: int) -> None:
        if self._walk is None or index < 0:
            return
        trace = self._walk.traces[index]
        design = self._controller.document.design
        turning = {turn.device for turn in trace.turns}
        before = self.hops.currentIndex().row() if trace.question == self._shown_question else -1
        self._shown_question = trace.question
        with QSignalBlocker(self.hops):
            self.hops.clear()
        for number, hop in zip(numbers_of(trace, design), trace.hops, strict=True):
            ends = f"{hop.source or '–'} → {hop.destination or '–'}:{hop.port}/{hop.transport.value}"
            zone = name_of(design, hop.zone) if hop.zone else ""
            mark = str(number) if number is not None else self.tr("DNS")
            item = QTreeWidgetItem([mark, name_of(design, hop.device), hop.reason, zone, ends])
            item.setData(0, Qt.ItemDataRole.UserRole, hop.device)
            item.setData(0, _NUMBER, number)
            item.setToolTip(WHAT, f"<p>{escape(hop.reason)}</p>")
            if hop.device in turning or hop.action.value == "stop":
                for column in (0, 1, WHAT):
                    font = item.font(column)
                    font.setBold(True)
                    item.setFont(column, font)
            self.hops.addTopLevelItem(item)
        self.trace_shown.emit(trace)
        self.hops.choose_row(before)

    @property
    def walk(self) -> Walk | None:
        """What was answered last."""
        return self._walk

    @property
    def trace(self) -> Trace | None:
        """The way that is shown."""
        if self._walk is None:
            return None
        return self._walk.traces[max(0, self._ways.currentIndex())]

    @property
    def verdict_text(self) -> str:
        """What the verdict says."""
        return self._verdict.text

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        self.stop_shown.emit(item.data(0, _NUMBER) if item is not None else None)

    def _on_hop(self, item: QTreeWidgetItem) -> None:
        self.element_wanted.emit(str(item.data(0, Qt.ItemDataRole.UserRole)))
