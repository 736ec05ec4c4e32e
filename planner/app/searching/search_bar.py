"""Find: a line over the drawing with the list of what it found; Enter shows one, F3 the next.

A module of its own because it floats over the drawing instead of taking room; what is found is decided in
`search_index`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
)

from planner.app.appearance.marks import plain_icon, severity_icon
from planner.app.appearance.rows import RoomyRows
from planner.app.appearance.translated import plural
from planner.app.searching.search import SearchLine
from planner.app.searching.search_index import Hit, SearchIndex

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_DELAY = 60
_WIDTH = 400
_ROWS_SEEN = 9
_NAME = "search-bar"
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def search_bar_of(window: MainWindow) -> SearchBar:
    """The search of a window; made when it is first asked for."""
    found = window.view.findChild(SearchBar, _NAME)
    return found if isinstance(found, SearchBar) else SearchBar(window)


class SearchBar(QFrame):
    """The line and its list, in the upper right corner of the drawing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.view)
        self._window = window
        self._asked = 0
        self._shown_row = -1
        self._index = SearchIndex()
        self.hits: tuple[Hit, ...] = ()
        self.setObjectName(_NAME)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.line = SearchLine(self.tr("Name, FQDN, address, port, kind or finding"), self.tr("Find in the design"))
        self.count = QLabel()
        self.list = QListWidget()
        self._timer = QTimer(self)
        self._build()
        self.hide()

    def _build(self) -> None:
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(RoomyRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.count)
        for name, text, act in (
            ("previous", self.tr("Previous (Shift+F3)"), lambda: self.step(-1)),
            ("next", self.tr("Next (F3)"), lambda: self.step(1)),
            ("close", self.tr("Close (Escape)"), self.leave),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setIcon(plain_icon(name))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(act)
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.list)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(lambda _: self._timer.start())
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._show_current())
        self.list.itemActivated.connect(lambda _: self._show_current())
        self._window.view.viewport().installEventFilter(self)
        self._window.controller.replaced.connect(self._forget)

    def begin(self) -> None:
        """Shows the line and gives it the keyboard; what stands there is ready to be typed over."""
        self.show()
        self._place()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._ask()

    def leave(self) -> None:
        """Hides the search; F3 still goes on with it."""
        self.hide()
        self._window.view.setFocus()

    def step(self, by: int) -> None:
        """Shows the next (or with -1 the previous) one, round and round; asks when there is nothing to go on with."""
        if not self.hits:
            self.begin()
            return
        row = self.list.currentRow()
        self.list.setCurrentRow((row + by) % len(self.hits) if row >= 0 else (0 if by > 0 else len(self.hits) - 1))
        self._show_current()

    def _ask(self) -> None:
        """Looks beside the window; only the answer to the last question counts."""
        self._asked += 1
        asked, query = self._asked, self.line.text()
        latest = self._window.runner.latest
        findings = latest.findings if latest is not None else ()
        design = self._window.controller.document.design
        self._window.background.run(
            lambda: self._index.search(design, findings, query),
            lambda hits: self._show_hits(hits) if asked == self._asked else None,
        )

    def _show_hits(self, hits: tuple[Hit, ...]) -> None:
        self.hits = hits
        self._shown_row = -1
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}  –  {hit.where}" if hit.title else hit.where)
            item.setToolTip(item.text())
            if hit.finding is not None:
                item.setIcon(severity_icon(hit.finding.severity))
            self.list.addItem(item)
        is_asked = bool(self.line.text().strip())
        text = plural("SearchBar", "%n found", len(hits)) if hits else self.tr("Nothing found")
        self.count.setText(text if is_asked else "")
        self.line.setAccessibleDescription(self.count.text())
        self._place()

    def _show_current(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self.hits):
            return
        self._shown_row = row
        hit = self.hits[row]
        if hit.finding is not None:
            self._window.wiring.show_finding(hit.finding)
        else:
            self._window.wiring.show_element(hit.element)
        self._window.status.say(self.tr("{0} of {1}: {2}").format(row + 1, len(self.hits), hit.title or hit.where))

    def _forget(self) -> None:
        self._show_hits(())
        self.hide()

    def _place(self) -> None:
        room = self._window.view.viewport().rect()
        self.list.setVisible(bool(self.hits))
        height = self.list.sizeHintForRow(0) * min(len(self.hits), _ROWS_SEEN) + 6 if self.hits else 0
        self.list.setFixedHeight(max(0, min(height, room.height() - 90)))
        self.setFixedWidth(min(_WIDTH, room.width() - 16))
        self.adjustSize()
        self.move(room.right() - self.width() - 7, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the list; Enter shows; the bar stays in its corner."""
        if watched is not self.line:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _LIST_KEYS:
            QApplication.sendEvent(self.list, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _enter(self, by: int) -> None:
        """The first Enter shows the chosen one, each further one the next."""
        row = self.list.currentRow()
        if row >= 0 and row != self._shown_row:
            self._show_current()
        else:
            self.step(by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes from anywhere inside."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
