"""Long work with a progress dialog that can be cancelled: beside the window, or in the window in steps.

A module of its own because cancelling needs the window to live while it waits, and what is cancelled to end at a place
where nothing is half done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from planner.app.appearance.translated import translate
from planner.app.background import Background

T = TypeVar("T")

PATIENCE = 400
"""Milliseconds before the dialog comes up: most designs are done by then."""


class Cancelled(Exception):
    """The user has had enough."""


class LongWork(QObject):
    """One piece of long work in several steps. Use it as a context: the dialog goes when the work ends."""

    _told = Signal(str)

    def __init__(self, window: QWidget, title: str, steps: int) -> None:
        """Prepares the dialog.

        Args:
            window: that waits.
            title: of the dialog, what is being done.
            steps: how many will be told; 0 for nobody knows.
        """
        super().__init__(window)
        # A thread of its own: copies of unsaved work are written meanwhile. No parent: it may be left.
        self._background = Background()
        self._enough = threading.Event()
        self.dialog = QProgressDialog(title, translate("export", "Cancel"), 0, steps, window)
        self.dialog.setWindowTitle(title)
        self.dialog.setAccessibleName(title)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumDuration(PATIENCE)
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.canceled.connect(self.cancel)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> LongWork:
        self.dialog.setValue(0)
        return self

    def __exit__(self, *_: object) -> None:
        self._background.leave()
        self.dialog.close()
        self.dialog.deleteLater()
        self.deleteLater()

    @Slot()
    def cancel(self) -> None:
        """Ends the work at its next step."""
        self._enough.set()

    @property
    def is_enough(self) -> bool:
        """Tells whether the user has had enough, to whichever thread asks."""
        return self._enough.is_set()

    def step(self, text: str) -> None:
        """Tells the next step, from whichever thread.

        Raises:
            Cancelled: there shall be none.
        """
        if self._enough.is_set():
            raise Cancelled
        self._told.emit(text)

    def step_here(self, text: str) -> None:
        """The same in the thread of the window, which gets time to paint and to hear the user.

        Raises:
            Cancelled: there shall be no more.
        """
        self.dialog.setLabelText(text)
        QApplication.processEvents()
        if self._enough.is_set():
            raise Cancelled

    def beside(self, work: Callable[[], T], *, may_be_left: bool = False) -> T:
        """The answer of work that is done in the thread; the dialog lives meanwhile.

        Args:
            work: what is done.
            may_be_left: it changes nothing, so that the user who cancels need not wait for its next step.

        Raises:
            Exception: what `work` raised.
            Cancelled: it was left.
        """
        answers: list[T] = []
        errors: list[Exception] = []
        loop = QEventLoop(self)

        def on_done(answer: T) -> None:
            answers.append(answer)
            loop.quit()

        def on_failed(error: Exception) -> None:
            errors.append(error)
            loop.quit()

        if may_be_left:
            self.dialog.canceled.connect(loop.quit)
        self._background.run(work, on_done, on_failed)
        loop.exec()
        if errors:
            raise errors[0]
        if not answers:
            raise Cancelled
        return answers[0]

    @Slot(str)
    def _on_told(self, text: str) -> None:
        if not self._enough.is_set():
            self.dialog.setLabelText(text)
            self.dialog.setValue(min(self.dialog.value() + 1, self.dialog.maximum()))
