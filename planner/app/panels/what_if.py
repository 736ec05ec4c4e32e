"""What if a part were gone: what is switched off, what that cuts off, and which parts nothing stands in for.

A module of its own because it asks about designs that nobody drew; the document is never changed by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.rows import RoomyRows, WrappingRows
from planner.app.appearance.translated import QT_TRANSLATE_NOOP, plural, translate
from planner.app.document_controller import DocumentController
from planner.app.inspection_runner import Judgement
from planner.app.panels.findings_list import name_of
from planner.app.panels.verdict import VerdictBanner
from planner.app.ways.questions import Asked, GivenUpError, Questions
from planner.app.ways.verdict_words import verdict_word
from planner.canvas.items.off_overlay import OffMark
from planner.plain_text import printable

if TYPE_CHECKING:
    from planner.requirements import Plan
    from planner.requirements.what_if import Effect, Loss

_LOSS, _SEARCH = "what-if", "single points"
_ID = Qt.ItemDataRole.UserRole
_REASON = 2
_KINDS = {
    "server": QT_TRANSLATE_NOOP("what-if", "Server or pool"),
    "machine": QT_TRANSLATE_NOOP("what-if", "Machine"),
    "firewall": QT_TRANSLATE_NOOP("what-if", "Firewall"),
    "router": QT_TRANSLATE_NOOP("what-if", "Router"),
    "reverse-proxy": QT_TRANSLATE_NOOP("what-if", "Reverse proxy"),
    "load-balancer": QT_TRANSLATE_NOOP("what-if", "Load balancer"),
    "vip": QT_TRANSLATE_NOOP("what-if", "Virtual IP"),
    "interface": QT_TRANSLATE_NOOP("what-if", "Interface"),
    "dns-view": QT_TRANSLATE_NOOP("what-if", "DNS view"),
    "zone": QT_TRANSLATE_NOOP("what-if", "Zone"),
}


class WhatIfPanel(QWidget):
    """What is off and what that means; and the search for single points of failure.

    Signals:
        marks_shown(dict): marks by element id for the canvas; empty takes them off.
        element_wanted(str): show an element.
        said(str): for the status bar.
    """

    marks_shown = Signal(object)
    element_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, controller: DocumentController, questions: Questions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._questions = questions
        self._plan: Plan | None = None
        self._off: tuple[str, ...] = ()
        self._loss: Loss | None = None
        self.banner = VerdictBanner()
        self.clear_button = QPushButton(self.tr("Switch everything on"))
        self.effects = QTreeWidget()
        self.points = QTreeWidget()
        self.find_button = QPushButton(self.tr("Find single points of failure"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.progress = QProgressBar()
        self.summary = QLabel()
        self.tabs = QTabWidget()
        self._build()
        controller.findings_changed.connect(self.show_judgement)
        controller.replaced.connect(self._on_replaced)

    def sizeHint(self) -> QSize:
        """High enough for a handful of rows."""
        return QSize(900, 220)

    def _build(self) -> None:
        self._build_tree(
            self.effects, self.tr("What changes"), (self.tr("What"), self.tr("Instead"), self.tr("Reason"))
        )
        self.effects.setWordWrap(True)
        self.effects.setItemDelegate(WrappingRows(self.effects, _REASON))
        for column, width in enumerate((330, 120)):
            self.effects.header().resizeSection(column, width)
        self.effects.itemActivated.connect(self._on_activated)
        heads = (self.tr("Part"), self.tr("Kind"), self.tr("Mobile services lost"), self.tr("Connections lost"))
        self._build_tree(self.points, self.tr("Single points of failure"), heads)
        self.points.setRootIsDecorated(False)
        self.points.setItemDelegate(RoomyRows(self.points))
        for column, width in enumerate((330, 140, 160)):
            self.points.header().resizeSection(column, width)
        self.points.itemActivated.connect(lambda item, _: self.switch_off((item.data(0, _ID),)))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._loss_page(), self.tr("Switched off"))
        self.tabs.addTab(self._search_page(), self.tr("Single points of failure"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)
        self._show_loss(None)

    @staticmethod
    def _build_tree(tree: QTreeWidget, name: str, heads: tuple[str, ...]) -> None:
        tree.setAccessibleName(name)
        tree.setHeaderLabels(list(heads))
        tree.setAlternatingRowColors(True)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _loss_page(self) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.banner, 1)
        head.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        self.clear_button.clicked.connect(self.clear)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.effects, 1)
        return page

    def _search_page(self) -> QWidget:
        page = QWidget()
        head = QHBoxLayout()
        self.progress.setAccessibleName(self.tr("Parts asked for"))
        self.progress.setFormat(self.tr("%v of %m parts"))
        self.summary.setWordWrap(True)
        self.summary.setText(self.tr("Each part is taken out by itself, and every planned connection is asked again."))
        for button, act in ((self.find_button, self.find_single_points), (self.cancel_button, self.cancel_search)):
            button.clicked.connect(act)
            head.addWidget(button)
        head.addWidget(self.progress)
        head.addWidget(self.summary, 1)
        self._show_searching(is_searching=False)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.points, 1)
        return page

    # --- what is off

    @property
    def off(self) -> tuple[str, ...]:
        """Ids of what is switched off."""
        return self._off

    @property
    def loss(self) -> Loss | None:
        """What that means; None while nothing is off, or while it is worked out."""
        return self._loss

    def toggle(self, ids: Iterable[str]) -> None:
        """Switches parts off, or on again when all of them are off."""
        wanted = tuple(dict.fromkeys(ids))
        if wanted and set(wanted) <= set(self._off):
            self._set_off(tuple(key for key in self._off if key not in wanted))
        else:
            self._set_off(tuple(dict.fromkeys((*self._off, *wanted))))

    def switch_off(self, ids: Iterable[str]) -> None:
        """Switches just these parts off."""
        self._set_off(tuple(ids))

    def clear(self) -> None:
        """Switches everything on again."""
        self._set_off(())

    def show_judgement(self, judgement: Judgement) -> None:
        """Asks the newest plan; a list of single points is of the plan that it was worked out for."""
        self._plan = judgement.plan
        if self.points.topLevelItemCount():
            self.points.clear()
            self.summary.setText(self.tr("The design has changed since. Search again."))
        self.cancel_search()
        design = judgement.document.design
        self._off = tuple(key for key in self._off if _is_there(design, key))
        self._ask()

    def _on_replaced(self) -> None:
        self._plan = None
        self.points.clear()
        self.cancel_search()
        self.clear()

    def _set_off(self, off: tuple[str, ...]) -> None:
        self._off = off
        if off:
            self.tabs.setCurrentIndex(0)
        self._ask()

    def _ask(self) -> None:
        plan, off = self._plan, self._off
        if not off:
            self._questions.give_up(_LOSS)
            self._show_loss(None)
            return
        self._mark(self._loss)
        self.banner.say(self.tr("Asking the network without {0}…").format(self._names()), "", None)
        if plan is not None:
            self._questions.ask(_LOSS, lambda asked: _lost(plan, off, asked), self._show_loss)

    # --- single points

    def find_single_points(self) -> None:
        """Takes out part by part; can be cancelled."""
        plan = self._plan
        if plan is not None:
            self.points.clear()
            self._show_searching(is_searching=True)
            self._questions.ask(_SEARCH, lambda asked: _found(plan, asked), self._show_points, self._show_progress)

    def cancel_search(self) -> None:
        """Gives the search up."""
        if self._questions.is_asking(_SEARCH):
            self._questions.give_up(_SEARCH)
            self.summary.setText(self.tr("The search was cancelled."))
            self._show_searching(is_searching=False)

    def _show_searching(self, *, is_searching: bool) -> None:
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(is_searching)
        self.find_button.setEnabled(not is_searching)
        if is_searching:
            self.progress.setRange(0, 0)
            self.summary.setText("")

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_points(self, losses: tuple[Loss, ...] | None) -> None:
        self._show_searching(is_searching=False)
        for loss in losses or ():
            flows = len(loss.broken) - len(loss.positions)
            kind = translate("what-if", _KINDS[loss.part.kind.value])
            item = QTreeWidgetItem([loss.part.name, kind, str(len(loss.positions)), str(flows)])
            item.setData(0, _ID, loss.part.id)
            self.points.addTopLevelItem(item)
        if losses is None:
            text = self.tr("The network could not be asked; see the findings.")
        elif losses:
            text = plural("WhatIfPanel", "%n parts that nothing stands in for. Enter switches one off.", len(losses))
        else:
            text = self.tr("No single part cuts anything off.")
        self.summary.setText(text)

    # --- showing

    def _names(self) -> str:
        design = self._controller.document.design
        names = [f"'{name_of(design, key)}'" for key in self._off]
        return ", ".join(names) if len(names) < 4 else self.tr("{0} parts").format(len(names))

    def _show_loss(self, loss: Loss | None) -> None:
        self._loss = loss
        self.effects.clear()
        self.clear_button.setEnabled(bool(self._off))
        self._mark(loss)
        if not self._off:
            hint = self.tr("Choose an element and press F9, or use its menu. Several can be off at once.")
            self.banner.say(self.tr("Nothing is switched off"), hint, None)
            return
        if loss is None:
            self.banner.say(self.tr("{0} cannot be taken out of this network").format(self._names()), "", None)
            return
        others = [effect for effect in loss.broken if not effect.is_own]
        places = [effect for effect in others if effect.kind.value == "position"]
        flows = [effect for effect in others if effect.kind.value == "flow"]
        self._add_group(self.tr("Mobile devices lose"), places)
        self._add_group(self.tr("Connections that are cut off"), flows)
        own = [effect for effect in loss.broken if effect.is_own]
        self._add_group(self.tr("Connections of its own"), own, is_open=not others)
        self._add_group(self.tr("Begins to work"), list(loss.mended))
        title = self.tr("Without {0}").format(self._names())
        needed = sum(effect.is_required for effect in others)
        if others or own:
            services = plural("WhatIfPanel", "%n mobile services", len(places))
            connections = plural("WhatIfPanel", "%n connections of others", len(flows))
            words = self.tr("{0} and {1} are cut off, {2} of them needed.").format(services, connections, needed)
            self.banner.say(title, words, not needed)
        else:
            self.banner.say(title, self.tr("Nothing is cut off: others carry on."), True)
        self.said.emit(self.tr("{0} is switched off. Escape on the canvas switches it on again.").format(self._names()))

    def _add_group(self, title: str, effects: list[Effect], *, is_open: bool = True) -> None:
        if not effects:
            return
        group = QTreeWidgetItem([f"{title} ({len(effects)})"])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        self.effects.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        for effect in effects:
            instead = self.tr("Ends with it") if effect.after is None else verdict_word(effect.after)
            optional = "" if effect.is_required else self.tr(" (optional)")
            item = QTreeWidgetItem([printable(f"{effect.title}{optional}"), instead, printable(effect.reason)])
            item.setData(0, _ID, effect.source)
            group.addChild(item)
        group.setExpanded(is_open)

    def _mark(self, loss: Loss | None) -> None:
        design = self._controller.document.design
        marks = {}
        for key in self._off:
            owner = design.owner_of(key.partition("/")[0])
            if owner is not None:
                whole = owner.id == key
                text = self.tr("Switched off") if whole else self.tr("{0} off").format(name_of(design, key))
                marks[owner.id] = OffMark(text, is_off=whole)
        if loss is not None and self._off:
            losers: Counter[str] = Counter()
            for effect in (effect for effect in loss.broken if effect.is_required):
                losers.update({end for end in (effect.source, effect.destination) if design.find(end) is not None})
            for key, count in losers.items():
                marks.setdefault(key, OffMark(self.tr("loses {0}").format(count), is_off=False, short=f"−{count}"))
        self.marks_shown.emit(marks)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _ID)
        if key:
            self.element_wanted.emit(key)


def _is_there(design: object, part_id: str) -> bool:
    from planner.model.design import Design
    from planner.traffic.failures import UnknownPartError, part_of

    assert isinstance(design, Design)
    try:
        part_of(design, part_id)
    except UnknownPartError:
        return False
    return True


def _lost(plan: Plan, off: tuple[str, ...], asked: Asked) -> Loss | None:
    from planner.requirements.what_if import StoppedError, UnknownPartError, WhatIf

    try:
        return WhatIf(plan).without_all(off, asked.is_given_up)
    except StoppedError as stopped:
        raise GivenUpError from stopped
    except UnknownPartError:
        return None


def _found(plan: Plan, asked: Asked) -> tuple[Loss, ...]:
    """Single points of failure, those that cut most off first."""
    from planner.requirements.what_if import StoppedError, WhatIf, by_weight

    what_if = WhatIf(plan)
    total = len(what_if.parts)
    found = []
    try:
        for done, loss in enumerate(what_if.losses(asked.is_given_up), 1):
            asked.tell(done, total)
            if loss.is_single_point:
                found.append(loss)
    except StoppedError as stopped:
        raise GivenUpError from stopped
    return by_weight(found)
