"""How far the comparison of findings and worksheet rows is, with a button that stops it or begins it again.

A module of its own because judging two designs takes long, what has changed is there at once, and people may have
enough of waiting while they read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from planner.app.appearance.translated import translate

if TYPE_CHECKING:
    from planner.worksheets.two_designs import Stage


class Ear(QObject):
    """Hears from another thread how far it is.

    Signals:
        told(Stage): this is being done.
    """

    told = Signal(object)


class ConsequencesBar(QWidget):
    """Hidden while there is nothing to wait for.

    Signals:
        stopped(): the user has had enough. wanted(): the user wants it after all.
    """

    stopped = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_working = False
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Comparing findings and worksheets"))
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(120)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.button)
        self.hide()

    def begin(self) -> None:
        """Shows that it has begun."""
        self.bar.setRange(0, 0)
        self._show(self.tr("Comparing findings and worksheets…"), is_working=True)

    def show_stage(self, stage: Stage) -> None:
        """Shows what is being done."""
        if not self._is_working:
            return
        stages = list(type(stage))
        self.bar.setRange(0, len(stages))
        self.bar.setValue(stages.index(stage))
        self.words.setText(_said(stage))

    def stop(self) -> None:
        """Shows that it was given up."""
        self._show(self.tr("Findings and worksheets were not compared."), is_working=False)

    def end(self) -> None:
        """Has nothing to show any more."""
        self._is_working = False
        self.hide()

    def _show(self, words: str, *, is_working: bool) -> None:
        self._is_working = is_working
        self.words.setText(words)
        self.bar.setVisible(is_working)
        self.button.setText(self.tr("S&top") if is_working else self.tr("&Compare them"))
        self.show()

    def _on_clicked(self) -> None:
        (self.stopped if self._is_working else self.wanted).emit()


def _said(stage: Stage) -> str:
    from planner.worksheets.two_designs import Stage  # whoever tells a stage has read it

    return {
        Stage.FINDINGS_BEFORE: translate("compare", "Judging the design before…"),
        Stage.WORKSHEETS_BEFORE: translate("compare", "Building the worksheets before…"),
        Stage.FINDINGS_AFTER: translate("compare", "Judging the design after…"),
        Stage.WORKSHEETS_AFTER: translate("compare", "Building the worksheets after…"),
        Stage.DIFFERENCES: translate("compare", "Looking for differences…"),
    }[stage]
