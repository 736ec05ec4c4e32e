"""The window that compares: two designs side by side or one over the other, and every change to take or leave.

A module of its own because it is a window of its own, opened beside that of the document it compares.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance.screen_room import resize_within_screen
from planner.app.appearance.theme import is_dark
from planner.app.background import Background
from planner.app.forms.choice_controls import Combo
from planner.app.long_work import Cancelled
from planner.app.review.compare_lists import ChangeList, finding_list, say_instead, worksheet_list
from planner.app.review.comparing import Compared, Drawn, compared, consequences, kind_word
from planner.app.review.consequences_bar import ConsequencesBar, Ear
from planner.canvas import style
from planner.canvas.items.change_overlay import SIGNS, ChangeKind, ChangeOverlay
from planner.canvas.scene import CanvasScene
from planner.canvas.view import CanvasView
from planner.editing.single_changes import ApplyChanges, SingleChange, needed_with
from planner.model.document import Document

if TYPE_CHECKING:
    from planner.app.window import MainWindow
    from planner.worksheets.two_designs import DesignChanges, Stage

_SIZE = QSize(1320, 860)
_OVER = 1
"""The second of the ways to look."""


class Direction(Enum):
    """Which of the two designs is the later one."""

    FROM_OTHER = auto()
    TO_OTHER = auto()


class Drawing(QWidget):
    """One design to look at, with marks."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        theme = style.DARK if is_dark() else style.LIGHT
        self.scene = CanvasScene(theme, self)
        self.view = CanvasView(self.scene)
        self.view.setAccessibleName(title)
        self.overlay = ChangeOverlay(theme)
        self.scene.add_guest(self.overlay)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._title = QLabel(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        whole.addWidget(self._title)
        whole.addWidget(self.view, 1)

    def show_drawn(self, drawn: Drawn) -> None:
        """Shows a design with its marks; seen for the first time, as a whole."""
        is_first = self._drawn is None
        if drawn is self._drawn:
            return
        self._drawn = drawn
        self.scene.show_document(drawn.document)
        self.overlay.show_marks(drawn.marks)
        if is_first:
            self.view.zoom_fit()

    def dispose(self) -> None:
        """Lets go of the drawing."""
        self.overlay.show_marks(())
        self.scene.removeItem(self.overlay)
        self.scene.dispose()


class CompareWindow(QDialog):
    """Compares the document of a window with another one."""

    def __init__(self, window: MainWindow, other: Document, other_name: str, direction: Direction) -> None:
        super().__init__(window)
        self._window = window
        self._other = other
        self._direction = direction
        self._is_over = False
        self._left: frozenset[tuple[object, ...]] = frozenset()
        self._round = 0
        self._work = Background()  # without a parent: it is left, and not waited for
        self._ear = Ear()
        self.found: Compared | None = None
        self.more: DesignChanges | None = None
        """What follows for findings and worksheets; None until that is known, or when nothing does."""
        names = (other_name, window.controller.name)
        if direction is Direction.TO_OTHER:
            names = (window.controller.name, other_name)
        self._names = names
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self.tr("{0} compared with {1}").format(*names))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.before = Drawing(self.tr("Before: {0}").format(names[0]))
        self.after = Drawing(self.tr("After: {0}").format(names[1]))
        self.both = Drawing(self.tr("Both, one over the other"))
        self.mode = Combo()
        self.legend = QLabel()
        self.changes = ChangeList()
        self.findings = finding_list()
        self.worksheets = worksheet_list()
        self.bar = ConsequencesBar()
        self.accept_button = QPushButton(self.tr("&Accept"))
        self.reject_button = QPushButton(self.tr("&Reject"))
        self.accept_all = QPushButton(self.tr("Accept a&ll"))
        self.reject_all = QPushButton(self.tr("Re&ject all"))
        self._build()
        self._connect()
        resize_within_screen(self, _SIZE)
        self.refresh()

    def _build(self) -> None:
        self.mode.addItem(self.tr("Side by side"))
        self.mode.addItem(self.tr("One over the other"))
        self.mode.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.mode.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.mode.setAccessibleName(self.tr("How the designs are shown"))
        self.legend.setAccessibleName(self.tr("How much differs"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.before)
        sides.addWidget(self.after)
        self._stack = QStackedWidget()
        self._stack.addWidget(sides)
        self._stack.addWidget(self.both)
        top = QHBoxLayout()
        top.addWidget(self.mode)
        top.addWidget(self.legend, 1)
        buttons = QHBoxLayout()
        for button in (self.accept_button, self.reject_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.accept_all, self.reject_all):
            buttons.addWidget(button)
        for button in (self.accept_button, self.reject_button, self.accept_all, self.reject_all):
            button.setAutoDefault(False)
        lists = QSplitter(Qt.Orientation.Horizontal)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.changes, 1)
        column.addLayout(buttons)
        consequences = QSplitter(Qt.Orientation.Vertical)
        consequences.addWidget(self.findings)
        consequences.addWidget(self.worksheets)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.bar)
        beside.addWidget(consequences, 1)
        lists.addWidget(left)
        lists.addWidget(right)
        lists.setSizes([720, 600])
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self._stack)
        halves.addWidget(lists)
        halves.setSizes([470, 330])
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(halves, 1)

    def _connect(self) -> None:
        self.finished.connect(self._let_go)
        self.mode.currentIndexChanged.connect(self._on_mode)
        self.bar.stopped.connect(self._stop)
        self.bar.wanted.connect(self._judge)
        self._ear.told.connect(self.bar.show_stage, Qt.ConnectionType.QueuedConnection)
        self.changes.element_chosen.connect(self._show_element)
        self.changes.chosen_changed.connect(self._enable)
        self.accept_button.clicked.connect(lambda: self._decide(self.changes.chosen(), is_accepted=True))
        self.reject_button.clicked.connect(lambda: self._decide(self.changes.chosen(), is_accepted=False))
        self.accept_all.clicked.connect(lambda: self._decide(self.changes.listed(), is_accepted=True))
        self.reject_all.clicked.connect(lambda: self._decide(self.changes.listed(), is_accepted=False))
        self._window.controller.changed.connect(self.refresh)
        self._window.controller.replaced.connect(self.close)
        for one, two in ((self.before.view, self.after.view), (self.after.view, self.before.view)):
            one.zoom_changed.connect(_follow_zoom(two))
            one.horizontalScrollBar().valueChanged.connect(two.horizontalScrollBar().setValue)
            one.verticalScrollBar().valueChanged.connect(two.verticalScrollBar().setValue)

    # --- comparing

    def refresh(self, *_: object) -> None:
        """Compares anew, beside the window."""
        mine, other = self._window.controller.document, self._other
        before, after = (other, mine) if self._direction is Direction.FROM_OTHER else (mine, other)
        self.legend.setText(self.tr("Comparing…"))
        self.bar.end()
        self._round += 1
        this = self._round
        self._work.run(lambda: compared(before, after) if self._round == this else None, self._show)

    def _show(self, found: Compared | None) -> None:
        if found is None or not self._is_current(found):
            return  # edited meanwhile; the newer answer is on its way
        self.found = found
        counts = [f"{SIGNS[kind]} {found.count(kind)} {kind_word(kind)}" for kind in ChangeKind]
        if any(not group.element for group in found.groups):
            words = self.tr("settings of the design")
            counts.append(f"{SIGNS[ChangeKind.CHANGED]} {words}")
        self.legend.setText("    ".join(counts) if found.groups else self.tr("No differences."))
        self.changes.show_groups(found.groups, lambda change: change.way in self._left)
        self._show_more(None)
        self._enable()
        self._draw()
        if found.has_consequences:
            self._judge()
        else:
            say_instead(self.findings, self.tr("Nothing that is judged differs."))
            say_instead(self.worksheets, self.tr("Nothing that is judged differs."))

    def _draw(self) -> None:
        """Shows the drawings that are seen, one after the other: the window lives between two large ones."""
        if self._is_over or self.found is None:
            return
        if self.mode.currentIndex() == _OVER:
            self.both.show_drawn(self.found.drawn_both)
            return
        self.before.show_drawn(self.found.drawn_before)
        QTimer.singleShot(0, self, self._draw_after)

    def _draw_after(self) -> None:
        if not self._is_over and self.found is not None:
            self.after.show_drawn(self.found.drawn_after)

    def _judge(self) -> None:
        """Compares findings and worksheets, until the user has had enough or the design is edited."""
        found = self.found
        assert found is not None
        self._round += 1
        this, work, ear = self._round, self._work, self._ear

        def told(stage: Stage) -> None:
            if work.is_left or self._round != this:
                raise Cancelled
            ear.told.emit(stage)

        def on_done(more: DesignChanges) -> None:
            if self._round == this:
                self.bar.end()
                self._show_more(more)

        def on_failed(error: Exception) -> None:
            if not isinstance(error, Cancelled):
                raise error

        self.bar.begin()
        work.run(lambda: consequences(found, told), on_done, on_failed)

    def _stop(self) -> None:
        self._round += 1
        self.bar.stop()

    def _show_more(self, more: DesignChanges | None) -> None:
        self.more = more
        self.findings.show_changes(more)
        self.worksheets.show_changes(more)

    def _is_current(self, found: Compared) -> bool:
        mine = found.after if self._direction is Direction.FROM_OTHER else found.before
        return mine is self._window.controller.document

    def _enable(self) -> None:
        can_edit = not self._window.controller.is_read_only
        chosen, listed = bool(self.changes.chosen()), bool(self.changes.listed())
        takes = self._direction is Direction.TO_OTHER
        for button, is_there, writes in (
            (self.accept_button, chosen, takes),
            (self.reject_button, chosen, not takes),
            (self.accept_all, listed, takes),
            (self.reject_all, listed, not takes),
        ):
            button.setEnabled(is_there and (can_edit or not writes))

    # --- deciding

    def _decide(self, chosen: tuple[SingleChange, ...], *, is_accepted: bool) -> None:
        """Accepted changes are in the design afterwards, rejected ones are not; what is decided leaves the list."""
        if self.found is None or not chosen:
            return
        writes = is_accepted if self._direction is Direction.TO_OTHER else not is_accepted
        if not writes:
            self._left |= {change.way for change in chosen}
            self.changes.show_groups(self.found.groups, lambda change: change.way in self._left)
            self._enable()
            return
        if self._direction is Direction.TO_OTHER:
            together = needed_with(chosen, self.found.changes)
            label = self.tr("Accept changes")
        else:
            backwards = {change: change.reversed for change in self.found.changes}
            together = needed_with([backwards[change] for change in chosen], tuple(backwards.values()))
            label = self.tr("Reject changes")
        self._window.controller.propose(ApplyChanges(together, label=label))

    # --- looking

    def _on_mode(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._draw()

    def _show_element(self, element_id: str) -> None:
        for drawing in (self.both,) if self.mode.currentIndex() == _OVER else (self.before, self.after):
            if drawing.scene.sync.item(element_id) is not None:
                drawing.view.show_elements((element_id,))

    def _let_go(self) -> None:
        self._is_over = True
        self._work.leave()
        for drawing in (self.before, self.after, self.both):
            drawing.dispose()


def _follow_zoom(view: CanvasView) -> Callable[[float], None]:
    def follow(zoom: float) -> None:
        if abs(view.zoom - zoom) > 1e-6:
            view.set_zoom(zoom)

    return follow
