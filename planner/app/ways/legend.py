"""What the signs of a way mean: a line in the corner of the drawing, there only while a way or a what-if is shown.

A module of its own because it stands over the drawing and not in it: it neither moves with it nor is printed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QLabel

from planner.app.appearance.translated import translate
from planner.canvas.style import Theme
from planner.canvas.view import CanvasView

_GAP = 10


class Legend(QLabel):
    """The line. Takes no clicks."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setContentsMargins(8, 4, 8, 4)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(translate("legend", "Legend"))
        view.viewport().installEventFilter(self)
        self.hide()

    def show_for(self, theme: Theme, *, ways: int, has_turn: bool, is_blocked: bool, is_off: bool) -> None:
        """Explains the signs that are drawn now; hides when there are none."""
        path, error = theme.path, theme.severities["error"].fill
        signs = []
        if 0 < ways < 3:
            signs.append(_sign("➊", path, translate("legend", "stops in order")))
        elif ways:
            signs.append(_sign("━▶", path, translate("legend", "delivered")))
            if is_blocked:
                signs.append(_sign("┅▶", error, translate("legend", "not delivered")))
        if has_turn:
            signs.append(_sign("↩", path, translate("legend", "turns back to the side it came from")))
        if is_blocked:
            signs.append(_sign("×", error, translate("legend", "ends here")))
        if is_off:
            signs.append(_sign("▨", error, translate("legend", "switched off")))
            signs.append(translate("legend", "grey: loses something by it"))
        self.setText("&nbsp;&nbsp;&nbsp;".join(signs))
        self.setVisible(bool(signs))
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        area = self._view.viewport().geometry()
        self.move(area.left() + _GAP, area.bottom() - self.height() - _GAP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in its corner."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)


def _sign(sign: str, ink: str, text: str) -> str:
    return f'<b style="color:{ink}">{sign}</b>&nbsp;{text}'
