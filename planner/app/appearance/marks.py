"""Severity as a shape and a colour, and short lines of text with such a mark in front.

A module of its own because findings stand in lists, at fields and in the status bar, and nothing may be said by
colour alone.
"""

from functools import lru_cache

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from planner.app.appearance import theme
from planner.app.appearance.translated import translate
from planner.canvas.icons import icon
from planner.findings.finding import Severity

_MARK = QSize(16, 16)


def severity_word(severity: Severity) -> str:
    """The severity in words."""
    words = {
        Severity.ERROR: translate("severities", "Error"),
        Severity.WARNING: translate("severities", "Warning"),
        Severity.INFO: translate("severities", "Note"),
    }
    return words[severity]


def severity_icon(severity: Severity) -> QIcon:
    """The mark of a severity, in the colours that are worn now."""
    return _tinted(severity.value, theme.colours().of(severity).name())


def plain_icon(name: str) -> QIcon:
    """An icon in the colour of text."""
    return _tinted(name, theme.colours().text)


@lru_cache(maxsize=256)
def _tinted(name: str, ink: str) -> QIcon:
    return icon(name, ink)


class MarkedLine(QWidget):
    """One line of text, wrapped, with a mark in front; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = Severity.ERROR
        self._mark = QLabel()
        self._mark.setFixedSize(_MARK)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 3)
        layout.setSpacing(5)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        """Says something; an empty text hides the line."""
        self._severity = severity
        self._text.setText(text)
        self._text.setAccessibleName(f"{severity_word(severity)}: {text}" if text else "")
        self._paint()
        self.setVisible(bool(text))

    def _paint(self) -> None:
        self._mark.setPixmap(severity_icon(self._severity).pixmap(_MARK, self.devicePixelRatioF()))
        palette = self._text.palette()
        colour = QColor(theme.colours().of(self._severity))
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self._text.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_text"):
            self._paint()
