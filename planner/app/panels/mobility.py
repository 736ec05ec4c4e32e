"""The mobility matrix: what a phone gets at each of its places, and which moves between them it does not notice.

A module of its own because it is the question the whole plan stands for: a small table, always there, that follows
every edit and draws the way of the cell one looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QLabel,
    QSplitter,
    QStackedLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.marks import plain_icon
from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.app.document_controller import DocumentController
from planner.app.inspection_runner import Judgement
from planner.app.panels.matrix import BAD, GOOD, NEITHER, WHAT, Matrix
from planner.app.panels.verdict import VerdictBanner
from planner.app.ways.questions import Asked, Questions
from planner.app.ways.without import OffNotice
from planner.plain_text import printable

if TYPE_CHECKING:
    from planner.requirements import Plan
    from planner.requirements.mobility_matrix import Cell, MobilityMatrix, Move
    from planner.traffic import Trace

_KIND = "mobility"
_WORDS = 240
"""Least width of the words beside the matrix."""
_SERVICES = {
    "discovery": QT_TRANSLATE_NOOP("mobility", "Discovery"),
    "ucwa": QT_TRANSLATE_NOOP("mobility", "UCWA"),
    "mcx": QT_TRANSLATE_NOOP("mobility", "MCX"),
    "media": QT_TRANSLATE_NOOP("mobility", "Media"),
    "push": QT_TRANSLATE_NOOP("mobility", "Push"),
}
_VERDICTS = {
    "delivered": QT_TRANSLATE_NOOP("mobility", "Delivered"),
    "untrusted": QT_TRANSLATE_NOOP("mobility", "Not trusted"),
    "misdelivered": QT_TRANSLATE_NOOP("mobility", "Wrong service"),
    "refused": QT_TRANSLATE_NOOP("mobility", "Refused"),
    "blocked": QT_TRANSLATE_NOOP("mobility", "Blocked"),
    "unroutable": QT_TRANSLATE_NOOP("mobility", "No route"),
    "loop": QT_TRANSLATE_NOOP("mobility", "Runs in a circle"),
    "unresolved": QT_TRANSLATE_NOOP("mobility", "Name unknown"),
}


def cell_text(cell: Cell) -> str:
    """A cell as sign and word."""
    if cell.verdict is None:
        missing = translate("mobility", "Missing") if cell.is_fault else translate("mobility", "Not offered")
        return f"{BAD if cell.is_fault else NEITHER} {missing}"
    word = translate("mobility", _VERDICTS[cell.verdict.value])
    if not cell.works:
        return f"{BAD if cell.is_fault else NEITHER} {word}"
    with_turn = translate("mobility", "With turn")
    return f"{GOOD} {with_turn} ↩" if cell.turns else f"{GOOD} {word}"


def move_text(move: Move) -> str:
    """A move as sign and word."""
    seamless, noticed = translate("mobility", "Seamless"), translate("mobility", "Noticed")
    if move.is_seamless or move.is_needed:
        return f"{GOOD} {seamless}" if move.is_seamless else f"{BAD} {noticed}"
    not_promised = translate("mobility", "Not promised")
    return f"{NEITHER} {not_promised}"


class MobilityPanel(QWidget):
    """Places by services, and moves between places; the sentence of the cell one looks at stands beside them.

    Signals:
        ways_shown(tuple): traces to draw; empty takes them off.
        question_wanted(Question): open it in the path panel.
    """

    ways_shown = Signal(object)
    question_wanted = Signal(object)

    def __init__(self, controller: DocumentController, questions: Questions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions = questions
        self._judgement: Judgement | None = None
        self._matrix: MobilityMatrix | None = None
        self._off: tuple[str, ...] = ()
        self._is_stale = True
        self._is_seen = False
        self.cells = Matrix(self.tr("Mobility: places and services"))
        self.moves = Matrix(self.tr("Moves between places"))
        self.tabs = QTabWidget()
        self.banner = VerdictBanner()
        self.notice = OffNotice()
        self._path = QLabel()
        self._nothing = QLabel()
        self._stack = QStackedLayout()
        self._beside = QWidget()
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._splitter = QSplitter()
        self._build()
        controller.findings_changed.connect(self.show_judgement)
        controller.replaced.connect(self._on_replaced)

    def sizeHint(self) -> QSize:
        """High enough for a handful of places."""
        return QSize(900, 220)

    @property
    def matrix(self) -> MobilityMatrix | None:
        """What is shown."""
        return self._matrix

    @property
    def is_current(self) -> bool:
        """Tells whether what is shown is of the newest judgement."""
        return not self._is_stale and not self._questions.is_asking(_KIND)

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.cells, self.tr("Places"))
        self.tabs.addTab(self.moves, self.tr("Moves"))
        for table in (self.cells, self.moves):
            table.looked_at.connect(self._on_looked_at)
            table.opened.connect(self._on_opened)
        self.tabs.currentChanged.connect(lambda _: self._look_again())
        self._path.setWordWrap(True)
        self._path.setTextFormat(Qt.TextFormat.PlainText)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._path.setAccessibleName(self.tr("Way"))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setText(self.tr("Working out Mobility…"))
        self._beside.setLayout(self._words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(6)
        self._words.addWidget(self.banner, 3, Qt.AlignmentFlag.AlignTop)
        self._words.addWidget(self._path, 2, Qt.AlignmentFlag.AlignTop)
        self._words.addStretch(0)
        hint = QLabel(self.tr("Enter opens the way in the path panel."))
        hint.setContentsMargins(0, 0, 4, 0)
        hint.setEnabled(False)
        self.tabs.setCornerWidget(hint)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.tabs)
        self._splitter.addWidget(self._beside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 8)
        whole.addWidget(self.notice)
        whole.addLayout(self._stack)  # before it is filled: without a home it shows its widgets as windows
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)
        self.setFocusProxy(self.cells)
        self._turn()

    def _turn(self) -> None:
        """The words stand beside the matrix where both have room; else below it, so that no column is cut."""
        is_wide = self.width() >= self.cells.whole_width + _WORDS + 30
        side, line = Qt.Orientation.Horizontal, QBoxLayout.Direction.TopToBottom
        if not is_wide:
            side, line = Qt.Orientation.Vertical, QBoxLayout.Direction.LeftToRight
        self._beside.setMinimumSize(
            _WORDS if is_wide else 0, 0 if is_wide else 2 * self.fontMetrics().lineSpacing() + 14
        )
        if self._splitter.orientation() != side:
            self._splitter.setOrientation(side)
            self._words.setDirection(line)
            self._splitter.setSizes([5, 2] if is_wide else [5, 0])
        self._splitter.setStretchFactor(0, 5 if is_wide else 1)
        self._splitter.setStretchFactor(1, 2 if is_wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds the place of the words anew."""
        super().resizeEvent(event)
        self._turn()

    # --- asking

    def set_off(self, off: tuple[str, ...]) -> None:
        """Answers for the network without these parts from now on; none for the design as it is."""
        if off != self._off:
            self._off = off
            self._is_stale = True
            if self._is_seen:
                self._ask()

    def show_judgement(self, judgement: Judgement) -> None:
        """Works the matrix out anew; while nobody sees the panel it waits."""
        self._judgement = judgement
        self._is_stale = True
        if self._is_seen:
            self._ask()

    def _on_replaced(self) -> None:
        self._judgement = None
        self._off = ()
        self.notice.hide()
        self._questions.give_up(_KIND)
        self._say_nothing(self.tr("Working out Mobility…"))

    def _ask(self) -> None:
        judgement = self._judgement
        if judgement is None:
            return
        self._is_stale = False
        plan, off = judgement.plan, self._off
        self.notice.show_off(judgement.document.design, off)
        if plan is None:
            self._say_nothing(self.tr("The plan could not be worked out; see the findings."))
            return
        self._questions.ask(_KIND, lambda asked: _worked_out(plan, off, asked), self._show_matrix)

    # --- showing

    def _say_nothing(self, text: str) -> None:
        self._matrix = None
        self.cells.fill((), ())
        self.moves.fill((), ())
        self._nothing.setText(text)
        self._stack.setCurrentWidget(self._nothing)

    def _show_matrix(self, matrix: MobilityMatrix | None) -> None:
        if matrix is None or not matrix.positions:
            self._say_nothing(
                self.tr("No mobile device has a place yet: Mobility is off, no pool serves it, or nothing is drawn.")
            )
            return
        self._matrix = matrix
        services = matrix.services
        heads = [translate("mobility", _SERVICES[service.value]) for service in services]
        found = {(cell.position.id, cell.service): cell for cell in matrix.cells}
        rows = [
            (place.name, [self._shown(found[place.id, service]) for service in services]) for place in matrix.positions
        ]
        self.cells.fill(heads, rows)
        moves = {(move.first.id, move.second.id): move for move in matrix.moves}
        moves |= {(second, first): move for (first, second), move in moves.items()}
        names = [place.name for place in matrix.positions]
        self.moves.fill(
            [self.tr("to {0}").format(name) for name in names],
            [
                (place.name, [_move_shown(moves.get((place.id, other.id))) for other in matrix.positions])
                for place in matrix.positions
            ],
        )
        faults = len(matrix.faults)
        self.tabs.setTabText(0, self.tr("Places ({0} fail)").format(faults) if faults else self.tr("Places"))
        noticed = sum(move.is_needed and not move.is_seamless for move in matrix.moves)
        self.tabs.setTabText(1, self.tr("Moves ({0} noticed)").format(noticed) if noticed else self.tr("Moves"))
        for number, count in enumerate((faults, noticed)):
            self.tabs.setTabIcon(number, plain_icon("error" if count else "check"))
        self._stack.setCurrentIndex(0)
        self._turn()
        self._look_again()

    @staticmethod
    def _shown(cell: Cell) -> tuple[str, bool | None, object]:
        is_good = False if cell.is_fault else (True if cell.works else None)
        return cell_text(cell), is_good, cell

    def _look_again(self) -> None:
        table = self.tabs.currentWidget()
        item = table.currentItem() if isinstance(table, Matrix) else None
        self._on_looked_at(item.data(WHAT) if item is not None else None)

    def _on_looked_at(self, what: object) -> None:
        from planner.requirements.mobility_matrix import Cell, Move

        if isinstance(what, Cell):
            self.banner.say(cell_text(what)[2:], what.explanation, False if what.is_fault else (what.works or None))
            self._path.setText(printable(" › ".join(what.path)))
            self._show_ways(_traces_of(what))
        elif isinstance(what, Move):
            is_good = what.is_seamless or (False if what.is_needed else None)
            self.banner.say(move_text(what)[2:], f"{what.reason} {what.remark}".strip(), is_good)
            self._path.setText(printable(f"{what.first.name} ↔ {what.second.name}"))
            self._show_ways(tuple(trace for cell in self._ends(what) for trace in _traces_of(cell)))
        else:
            self.banner.say_nothing()
            self._path.setText("")
            self._show_ways(())

    def _show_ways(self, traces: tuple[Trace, ...]) -> None:
        if self._is_seen:
            self.ways_shown.emit(traces)

    def _ends(self, move: Move) -> tuple[Cell, ...]:
        from planner.requirements.mobility_matrix import mobility_service_of

        assert self._matrix is not None
        return tuple(self._matrix.cell(place.id, mobility_service_of(place)) for place in (move.first, move.second))

    def _on_opened(self, what: object) -> None:
        from planner.requirements.mobility_matrix import Cell, Move

        cell = self._ends(what)[0] if isinstance(what, Move) else what
        if isinstance(cell, Cell) and (traces := _traces_of(cell)):
            self.question_wanted.emit(traces[0].question)

    def set_seen(self, is_seen: bool) -> None:
        """Works out what was waiting; draws the way of the chosen cell while the panel is looked at."""
        if is_seen == self._is_seen:
            return
        self._is_seen = is_seen
        if not is_seen:
            self.ways_shown.emit(())
        elif self._is_stale:
            self._ask()
        else:
            self._look_again()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_matrix", None) is not None:
            self._show_matrix(self._matrix)


def _move_shown(move: Move | None) -> tuple[str, bool | None, object]:
    if move is None:
        return "", None, None
    return move_text(move), move.is_seamless or (False if move.is_needed else None), move


def _worked_out(plan: Plan, off: tuple[str, ...], asked: Asked) -> MobilityMatrix:
    from planner.requirements.without import matrix_without

    matrix = matrix_without(plan, off)
    asked.tell(1, 1)
    return matrix


def _traces_of(cell: Cell) -> tuple[Trace, ...]:
    """The way of a cell: of the connection that failed, else of the first that counts."""
    walks = [step.walk for step in cell.steps if step.counts]
    failed = [walk for walk in walks if not walk.is_delivered]
    return tuple(walk.worst for walk in (failed or walks)[:1])
