"""BadgeItem: how many findings an element has, and how bad the worst is.

A module of its own because it comes and goes with every inspection while the box it sits on stays. The shape says
the severity as well as the colour does.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.canvas.style import Theme, color, font
from planner.records import dataclass

_RADIUS = 10.0


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says.

    Attributes:
        severity: the worst: "error", "warning" or "info" (a `Severity` is one of these).
        count: of findings on the element.
        text: for the tool tip.
    """

    severity: str
    count: int
    text: str = ""


class BadgeItem(QGraphicsItem):
    """The mark at the corner of a box or area; its position is the middle of the mark."""

    def __init__(self, badge: Badge, theme: Theme, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._badge = badge
        self._theme = theme
        self.setZValue(20)
        self.show_badge(badge)

    @property
    def badge(self) -> Badge:
        """What the badge says."""
        return self._badge

    def show_badge(self, badge: Badge) -> None:
        """Shows other counts."""
        self._badge = badge
        noun = badge.severity if badge.count == 1 else f"{badge.severity}s"
        self.setToolTip(badge.text or f"{badge.count} {noun if badge.severity != 'info' else 'info'}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        """The mark with its rim."""
        return QRectF(-_RADIUS - 3, -_RADIUS - 3, 2 * _RADIUS + 6, 2 * _RADIUS + 6)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Octagon for errors, triangle for warnings, circle for information."""
        tint = self._theme.severities.get(self._badge.severity, self._theme.severities["info"])
        painter.setPen(QPen(color(tint.border), 1.6))
        painter.setBrush(color(tint.fill))
        text_place = QRectF(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        match self._badge.severity:
            case "error":
                painter.drawPolygon(_octagon(_RADIUS))
            case "warning":
                painter.drawPolygon(_triangle(_RADIUS + 2))
                text_place.translate(0, 2.5)
            case _:
                painter.drawEllipse(QPointF(0, 0), _RADIUS, _RADIUS)
        painter.setPen(color(tint.ink))
        painter.setFont(font(10, is_bold=True))
        count = str(self._badge.count) if self._badge.count < 100 else "99"
        painter.drawText(text_place, Qt.AlignmentFlag.AlignCenter, count)


def _octagon(radius: float) -> QPolygonF:
    cut = radius * 0.414
    points = (
        (-cut, -radius),
        (cut, -radius),
        (radius, -cut),
        (radius, cut),
        (cut, radius),
        (-cut, radius),
        (-radius, cut),
        (-radius, -cut),
    )
    return QPolygonF([QPointF(x, y) for x, y in points])


def _triangle(radius: float) -> QPolygonF:
    return QPolygonF(
        [QPointF(0, -radius), QPointF(radius * 1.05, radius * 0.85), QPointF(-radius * 1.05, radius * 0.85)]
    )
