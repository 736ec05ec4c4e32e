"""The verdict of a path: colour, mark and words, and who is to blame.

A module of its own because it is painted by hand in both themes, and knows nothing of walks.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.app.appearance import theme
from planner.findings.finding import Severity
from planner.plain_text import printable


class VerdictBanner(QFrame):
    """The verdict: colour, mark and words, and below it who is to blame."""

    def __init__(self) -> None:
        super().__init__()
        self._is_good: bool | None = None
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._mark = QLabel()
        self._title = QLabel()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._why = QLabel()
        for label in (self._title, self._why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._why)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(8)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        self.say_nothing()

    def minimumSizeHint(self) -> QSize:
        """Two lines: a label that wraps would ask for as many as it had in a narrow panel, and push its dock up."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), 2 * self.fontMetrics().lineSpacing() + 12))

    @property
    def text(self) -> str:
        """Everything that is said."""
        return f"{self._title.text()} {self._why.text()}".strip()

    def say(self, title: str, why: str, is_good: bool | None) -> None:
        """Says a verdict; `is_good` None is neither."""
        self._is_good = is_good
        self._title.setText(printable(title))
        self._why.setText(printable(why))
        self._why.setVisible(bool(why))
        self.setAccessibleName(self.text)
        self._paint()
        self.show()

    def say_nothing(self) -> None:
        """Nothing was asked."""
        self.say("", "", None)
        self.hide()

    def _paint(self) -> None:
        from planner.canvas.icons import icon

        worn = theme.colours()
        ink = {True: worn.good, False: worn.of(Severity.ERROR).name(), None: worn.dim}[self._is_good]
        name = {True: "check", False: "error", None: "info"}[self._is_good]
        self._mark.setPixmap(icon(name, ink).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        palette = self.palette()
        base = theme.palette_of(worn).color(palette.ColorRole.Base)
        palette.setColor(palette.ColorRole.Window, theme.tinted(base, QColor(ink), 0.10))
        palette.setColor(palette.ColorRole.WindowText, QColor(worn.text))
        self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_mark"):
            self._paint()


def scrolling(banner: VerdictBanner) -> QScrollArea:
    """The banner where it may get less room than its sentences need: it scrolls there, and none of them is cut."""
    page = QWidget()
    inner = QVBoxLayout(page)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addWidget(banner)
    inner.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumHeight(banner.fontMetrics().lineSpacing() + 12)
    area.setWidget(page)
    for part in (page, area.viewport()):
        part.setAutoFillBackground(False)
    return area
