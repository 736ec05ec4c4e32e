"""The first-run tour: a note beside each part of the window in turn, on the design that is open.

A module of its own because it points at real widgets; the longer text for reading is a help page. It never blocks:
the window can be used while the note is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDockWidget, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.app.appearance.theme import colours
from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.records import dataclass

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_WIDTH = 340
_GAP = 14


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of the tour.

    Attributes:
        target: the widget that the note points at.
    """

    title: str
    text: str
    target: Callable[[MainWindow], QWidget]


STEPS: tuple[Step, ...] = (
    Step(
        QT_TRANSLATE_NOOP("tour", "Place"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Drag servers, devices and clients from the palette into a zone, or press Enter on an entry. "
            "Each gets a name and an address that fit.",
        ),
        lambda w: w.docks["palette"],
    ),
    Step(
        QT_TRANSLATE_NOOP("tour", "Draw"),
        QT_TRANSLATE_NOOP(
            "tour",
            "The drawing shows zones with what stands in them. Select a box and drag from the handle at its edge to "
            "connect it. The wheel zooms, Tab goes from element to element.",
        ),
        lambda w: w.view,
    ),
    Step(
        QT_TRANSLATE_NOOP("tour", "Fill in"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Every field of what is selected stands here. A value that cannot be is marked at its field; "
            "F1 in a field tells what it means.",
        ),
        lambda w: w.docks["inspector"],
    ),
    Step(
        QT_TRANSLATE_NOOP("tour", "Read the findings"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Each edit is judged at once. F8 goes from finding to finding; the page beside the list says why it "
            "matters and how to put it right.",
        ),
        lambda w: w.docks["findings"],
    ),
    Step(
        QT_TRANSLATE_NOOP("tour", "Follow a path"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Choose a phone and where it connects to: its way through DNS, firewalls and proxies is drawn on the "
            "canvas, hop by hop, with the place where it turns.",
        ),
        lambda w: w.docks["path"],
    ),
    Step(
        QT_TRANSLATE_NOOP("tour", "Hand over"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Worksheets for the DNS, certificate, firewall and load balancer teams are always current. Export them "
            "with Ctrl+E.",
        ),
        lambda w: w.docks["worksheets"],
    ),
    Step(
        QT_TRANSLATE_NOOP("tour", "Find everything"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Ctrl+Shift+P finds every command by a few letters, Ctrl+F every name, address and port. F1 opens help. "
            "The tour stands in the Help menu.",
        ),
        lambda w: w.menuBar(),
    ),
)


def begin_tour(window: MainWindow, *, is_first_run: bool = False) -> TourNote:
    """Starts the tour; one that is open begins anew.

    Args:
        window: is pointed at; when nothing is drawn in it, a reference design is opened.
        is_first_run: it comes unasked, and thus leaves the keyboard where it is.
    """
    for note in window.findChildren(TourNote):
        note.close()
    window.settings.has_seen_tour = True
    if not window.controller.document.design.elements:
        _open_reference_design(window)
    note = TourNote(window)
    note.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, is_first_run)
    note.go(0)
    return note


def _open_reference_design(window: MainWindow) -> None:
    """An empty window has nothing to point at."""
    from planner.app.files import design_files

    window.controller.show_document(design_files.read_design(design_files.examples()[0]).document)


class TourNote(QDialog):
    """The note with its text and buttons, and the frame around what it speaks of."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._window = window
        self._frame = _Frame(window)
        self.place = 0
        self.setWindowTitle(translate("tour", "Tour"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        self.count = QLabel()
        self.title = QLabel()
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.title.setFont(font)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.skip_button = QPushButton(translate("tour", "&Skip"))
        self.back_button = QPushButton(translate("tour", "&Back"))
        self.next_button = QPushButton()
        self.next_button.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.skip_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        for part in (self.count, self.title, self.text):
            layout.addWidget(part)
        layout.addLayout(row)
        self.skip_button.clicked.connect(self.close)
        self.back_button.clicked.connect(lambda: self.go(self.place - 1))
        self.next_button.clicked.connect(lambda: self.go(self.place + 1))
        window.installEventFilter(self)
        window.view.installEventFilter(self)

    def go(self, place: int) -> None:
        """Goes to a step; after the last one the tour ends."""
        if place >= len(STEPS):
            self.close()
            return
        self.place = max(0, place)
        step = STEPS[self.place]
        self.count.setText(translate("tour", "Step {0} of {1}").format(self.place + 1, len(STEPS)))
        self.title.setText(translate("tour", step.title))
        self.text.setText(translate("tour", step.text))
        self.setAccessibleDescription(f"{self.count.text()}. {self.title.text()}. {self.text.text()}")
        self.back_button.setEnabled(self.place > 0)
        is_last = self.place == len(STEPS) - 1
        self.next_button.setText(translate("tour", "&Done") if is_last else translate("tour", "&Next"))
        self._point()
        self.show()
        if not self.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating):
            self.next_button.setFocus()

    @property
    def target(self) -> QWidget:
        """What the note points at."""
        return STEPS[self.place].target(self._window)

    def _point(self) -> None:
        window, target = self._window, self.target
        if isinstance(target, QDockWidget):
            window.docks.panel(target.objectName())
            target.show()
            target.raise_()
        box = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
        self._frame.show_around(box)
        self.adjustSize()
        self.move(window.mapToGlobal(_beside(box, self.size().width(), self.height(), window.rect())))

    def _end(self) -> None:
        self._window.removeEventFilter(self)
        self._window.view.removeEventFilter(self)
        self._frame.hide()
        self._frame.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Takes the frame away."""
        self._end()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go through the steps, Escape skips the rest."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_Left:
            self.go(self.place - 1)
        elif event.key() == Qt.Key.Key_Right:
            self.go(self.place + 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around the note, so that it stands out from the window."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().link), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays beside its target when the window changes; Escape skips it from the drawing, too.

        A tour that comes by itself leaves the keyboard where it is, and people press Escape all the same.
        """
        if watched is self._window.view:
            is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
            if is_key and self.isVisible() and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
                self.close()
                return True
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._point()
        return False


class _Frame(QWidget):
    """A frame laid over the window around one of its parts; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_around(self, box: QRect) -> None:
        """Frames a part of the window."""
        parent = self.parentWidget()
        self.setGeometry(box.intersected(parent.rect()) if parent is not None else box)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thick line."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().link), 4))
        painter.drawRect(self.rect().adjusted(2, 2, -2, -2))


def _beside(box: QRect, width: int, height: int, room: QRect) -> QPoint:
    """A place for the note: right of its target, else left, above, below or in its middle, always inside the window."""
    y = min(max(room.top(), box.top() + 20), room.bottom() - height)
    if box.right() + _GAP + width <= room.right():
        return QPoint(box.right() + _GAP, y)
    if box.left() - _GAP - width >= room.left():
        return QPoint(box.left() - _GAP - width, y)
    x = box.center().x() - width // 2
    x = min(max(room.left(), x), room.right() - width)
    if box.top() - _GAP - height >= room.top():
        return QPoint(x, box.top() - _GAP - height)
    if box.bottom() + _GAP + height <= room.bottom():
        return QPoint(x, box.bottom() + _GAP)
    return QPoint(x, box.center().y() - height // 2)
