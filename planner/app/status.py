"""The status bar: what was said last, how many findings there are, how large the drawing is shown.

A module of its own because counts stand there in words and marks that screen readers can read.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from planner.app.appearance.marks import severity_icon, severity_word
from planner.app.inspection_runner import Judgement
from planner.findings.finding import Severity

_SHOWN_FOR = 8000
_LONG = 1000
"""With fewer steps than these a drawing is finished before its progress could be read."""


class StatusBar(QStatusBar):
    """The status bar of the window.

    Signals:
        findings_wanted(): the counts were clicked.
        zoom_wanted(): the zoom was clicked.
        haste_wanted(): the planner does not want to wait for the best ways of lines.
    """

    findings_wanted = Signal()
    zoom_wanted = Signal()
    haste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._progress: QProgressBar | None = None
        self._drawing: QToolButton | None = None
        self._place = QLabel()
        self._place.setEnabled(False)
        self._counts: dict[Severity, QToolButton] = {}
        counts = QWidget()
        row = QHBoxLayout(counts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for severity in Severity:
            button = QToolButton()
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(severity_icon(severity))
            button.clicked.connect(self.findings_wanted)
            self._counts[severity] = button
            row.addWidget(button)
        self._zoom = QToolButton()
        self._zoom.setAutoRaise(True)
        self._zoom.clicked.connect(self.zoom_wanted)
        self._judgement: Judgement | None = None
        self._shown_zoom = 1.0
        self.retranslate()
        for widget in (self._place, counts, self._zoom):
            self.addPermanentWidget(widget)

    def retranslate(self) -> None:
        """Says what is shown in the language that is installed."""
        self._zoom.setToolTip(self.tr("Fit everything"))
        self.show_zoom(self._shown_zoom)
        if self._progress is not None:
            self._progress.setAccessibleName(self.tr("In progress"))
        if self._judgement is not None:
            self.show_judgement(self._judgement)
            return
        for severity, button in self._counts.items():
            button.setText("–")
            button.setAccessibleName(self.tr("{0}: not counted yet").format(severity_word(severity)))

    def say(self, text: str) -> None:
        """Says something for a while, to screen readers too."""
        self.showMessage(text, _SHOWN_FOR)
        self._announce(text)

    def _announce(self, text: str) -> None:
        from planner.app.appearance.announcing import announce  # nothing is said before the first paint

        announce(self, text)

    def show_busy(self, text: str) -> None:
        """Shows that something takes longer; an empty text ends it."""
        if text:
            self._progress_bar().show()
            self.showMessage(text)
        elif self._progress is not None and not self._progress.isHidden():
            self._progress.hide()
            self.clearMessage()

    def show_drawing(self, done: int, steps: int) -> None:
        """Shows how far a large drawing is, with a button that ends it; a small one is finished at once."""
        if done >= steps or steps < _LONG:
            if self._drawing is not None and not self._drawing.isHidden():
                self._drawing.hide()
            return
        button = self._drawing_button()
        button.setText(self.tr("Stop drawing lines ({0} %)").format(100 * done // steps))
        button.show()

    def _drawing_button(self) -> QToolButton:
        if self._drawing is None:
            self._drawing = QToolButton()
            self._drawing.setAutoRaise(True)
            self._drawing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._drawing.setToolTip(self.tr("Draws the remaining lines straight, without ways around boxes"))
            self._drawing.clicked.connect(self.haste_wanted)
            self.insertPermanentWidget(0, self._drawing)
        return self._drawing

    def _progress_bar(self) -> QProgressBar:
        if self._progress is None:
            self._progress = QProgressBar()
            self._progress.setRange(0, 0)
            self._progress.setFixedSize(QSize(120, 12))
            self._progress.setTextVisible(False)
            self._progress.setAccessibleName(self.tr("In progress"))
            self.insertPermanentWidget(0, self._progress)
        return self._progress

    def show_judgement(self, judgement: Judgement) -> None:
        """Shows the counts."""
        self._judgement = judgement
        are_new = False
        for severity, button in self._counts.items():
            number = sum(finding.severity is severity for finding in judgement.findings)
            are_new = are_new or button.text() != str(number)
            button.setText(str(number))
            name = f"{severity_word(severity)}: {number}"
            button.setAccessibleName(name)
            button.setToolTip(name)
        if are_new:
            self._announce(", ".join(button.accessibleName() for button in self._counts.values()))

    def show_zoom(self, zoom: float) -> None:
        """Shows the zoom in per cent."""
        self._shown_zoom = zoom
        text = f"{round(zoom * 100)} %"
        self._zoom.setText(text)
        self._zoom.setAccessibleName(self.tr("Zoom {0}").format(text))

    def show_place(self, text: str) -> None:
        """Shows what is selected, in a few words."""
        self._place.setText(text)

    @property
    def counts(self) -> dict[Severity, str]:
        """The counts as they are shown."""
        return {severity: button.text() for severity, button in self._counts.items()}

    def changeEvent(self, event: QEvent) -> None:
        """Draws the marks in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_counts"):
            for severity, button in self._counts.items():
                button.setIcon(severity_icon(severity))
