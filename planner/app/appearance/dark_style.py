"""Check marks and frames that can be seen in the dark: Fusion draws their outlines darker than the window.

A module of its own because Python pays for the whole of QStyle when it is subclassed, and in the light nobody needs
it.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from planner.app.appearance.theme import DARK


class DarkStyle(QProxyStyle):
    """Fusion with outlines that are brighter than the window."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draws check marks by hand and frames around fields; everything else as Fusion does."""
        if element in _CHECK_MARKS:
            _draw_check_mark(option, painter)
            return
        super().drawPrimitive(element, option, painter, widget)
        if element in _FRAMES and not option.state & QStyle.StateFlag.State_HasFocus:
            _draw_frame(option, painter)


_CHECK_MARKS = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
)


_FRAMES = (QStyle.PrimitiveElement.PE_FrameLineEdit, QStyle.PrimitiveElement.PE_Frame)


def _draw_frame(option: QStyleOption, painter: QPainter) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(DARK.line), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0)
    painter.restore()


def _draw_check_mark(option: QStyleOption, painter: QPainter) -> None:
    worn = DARK
    is_on = bool(option.state & QStyle.StateFlag.State_On)
    is_live = bool(option.state & QStyle.StateFlag.State_Enabled)
    side = min(option.rect.width(), option.rect.height(), 14)
    box = QRectF(0, 0, side - 1, side - 1)
    box.moveCenter(QRectF(option.rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(1.0 if is_live else 0.5)
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(QColor(worn.accent if is_on else worn.text if has_focus else worn.dim), 1.2))
    painter.setBrush(QColor(worn.accent if is_on else worn.base))
    painter.drawRoundedRect(box, 2.5, 2.5)
    if is_on:
        painter.setPen(QPen(QColor(worn.accent_text), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y, step = box.left(), box.top(), box.width()
        painter.drawPolyline(
            [
                QPointF(x + 0.24 * step, y + 0.52 * step),
                QPointF(x + 0.43 * step, y + 0.71 * step),
                QPointF(x + 0.77 * step, y + 0.31 * step),
            ]
        )
    painter.restore()
