"""ChangeOverlay: what differs between two designs, as frames with a sign and a word.

A module of its own because it is drawn over a design that is only looked at, in the window that compares.
"""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.style import Theme, color, font
from planner.editing.drawing import Box
from planner.records import dataclass


class ChangeKind(StrEnum):
    """What became of an element."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "−", ChangeKind.CHANGED: "~", ChangeKind.MOVED: "→"}
"""In front of the word, and instead of it where there is no room."""

_LINES = {
    ChangeKind.ADDED: Qt.PenStyle.SolidLine,
    ChangeKind.REMOVED: Qt.PenStyle.DashLine,
    ChangeKind.CHANGED: Qt.PenStyle.SolidLine,
    ChangeKind.MOVED: Qt.PenStyle.DotLine,
}
_TAG_HEIGHT = 20.0
_LARGEST = 2.6
"""Tags grow against the zoom up to this factor, so that they can be read in a drawing seen as a whole."""

_MOST_GROWN = 1.4
"""Beyond it a tag over its frame would hide the box above; the sign alone then stands beside the frame."""


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A frame around a box.

    Attributes:
        word: the kind in the language of the window.
        origin: where the box stood before, if it was moved.
    """

    kind: ChangeKind
    box: Box
    word: str
    origin: Box | None = None


class ChangeOverlay(QGraphicsItem):
    """Frames, tags and arrows over a drawing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: tuple[ChangeMark, ...] = ()
        self.setZValue(40)

    @property
    def marks(self) -> tuple[ChangeMark, ...]:
        """What is shown."""
        return self._marks

    def show_marks(self, marks: Iterable[ChangeMark]) -> None:
        """Shows these marks and no others."""
        self.prepareGeometryChange()
        self._marks = tuple(marks)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def tags(self, zoom: float) -> tuple[tuple[QRectF, str], ...]:
        """Where the tags stand at a zoom, and what they say."""
        return tuple(_tag(mark, _growth(zoom))[1:] for mark in self._marks)

    def boundingRect(self) -> QRectF:
        """Everything around the marks."""
        whole = QRectF()
        for mark in self._marks:
            whole = whole.united(_rect(mark.box))
            if mark.origin is not None:
                whole = whole.united(_rect(mark.origin))
        return whole.adjusted(-_TAG_HEIGHT * _LARGEST - 20, -_TAG_HEIGHT * _LARGEST - 20, 260, 20)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A frame in the line of its kind, with a tag that says it in a sign and a word."""
        growth = _growth(option.levelOfDetailFromTransform(painter.worldTransform()))
        for mark in self._marks:
            self._paint_mark(painter, mark, growth)

    def _paint_mark(self, painter: QPainter, mark: ChangeMark, growth: float) -> None:
        ink = color(self._inks()[mark.kind])
        frame = _frame(mark)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if mark.origin is not None and mark.origin != mark.box:
            painter.setPen(QPen(ink, 1.5 * growth, Qt.PenStyle.DotLine))
            origin = _rect(mark.origin)
            painter.drawRoundedRect(origin, 6, 6)
            painter.drawLine(origin.center(), frame.center())
        painter.setPen(QPen(ink, 3.0 * growth, _LINES[mark.kind]))
        painter.drawRoundedRect(frame, 8, 8)
        words, tag, text = _tag(mark, growth)
        painter.setFont(words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(color(self._theme.canvas))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)

    def _inks(self) -> dict[ChangeKind, str]:
        theme = self._theme
        return {
            ChangeKind.ADDED: theme.accent,
            ChangeKind.REMOVED: theme.severities["error"].fill,
            ChangeKind.CHANGED: theme.severities["warning"].fill,
            ChangeKind.MOVED: theme.muted,
        }


def _growth(zoom: float) -> float:
    return min(max(1.0, 0.9 / max(zoom, 0.01)), _LARGEST)


def _frame(mark: ChangeMark) -> QRectF:
    return _rect(mark.box).adjusted(-5, -5, 5, 5)


def _tag(mark: ChangeMark, growth: float) -> tuple[QFont, QRectF, str]:
    words, frame = font(round(11 * growth), is_bold=True), _frame(mark)
    text = f"{SIGNS[mark.kind]} {mark.word}"
    tag = QRectF(0, 0, QFontMetricsF(words).horizontalAdvance(text) + 12, _TAG_HEIGHT * growth)
    tag.moveBottomLeft(frame.topLeft())
    if growth > _MOST_GROWN:
        text = SIGNS[mark.kind]
        tag.setWidth(tag.height())
        tag.moveTopRight(frame.topLeft())
    return words, tag, text


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
