"""The first moments of a window: shown with its document, then everything that may wait.

A module of its own because "shown" is measured here and must mean what a person would call shown: the document is
on the canvas and the whole window has been painted.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from planner import startup_check
from planner.app.failing.crash import CrashHooks
from planner.app.files import design_files
from planner.app.files.design_files import CannotOpenError
from planner.app.window import MainWindow


class Start(QObject):
    """Shows the window and goes on after its first complete paint.

    When that is timed, the seconds since the start of the process and those of the processor are printed, and the
    program ends.
    """

    _failed = Signal(str)

    def __init__(
        self, window: MainWindow, hooks: CrashHooks, path: Path | None, *, is_timed: bool, more: Sequence[Path] = ()
    ) -> None:
        super().__init__(window)
        self._more = tuple(more)
        self._window = window
        self._hooks = hooks
        self._path = path
        self._is_timed = is_timed
        self._problem: CannotOpenError | None = None
        self._is_painted = False

    def show(self) -> None:
        """Shows the window with its document."""
        window = self._window
        # A thread may have failed; its report is shown by the thread of the window.
        self._failed.connect(self._tell_defect, Qt.ConnectionType.QueuedConnection)
        self._hooks.on_defect = self._failed.emit
        if not self._is_timed:
            window.restore_arrangement()
        if self._path is not None:
            try:
                window.files.show_opened(design_files.read_design(self._path))
            except CannotOpenError as problem:
                self._problem = problem
        window.view.viewport().installEventFilter(self)
        window.show()
        window.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices the first paint of the canvas; the rest of the window is painted in the same go."""
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._after_paint)
        return False

    def _after_paint(self) -> None:
        window = self._window
        window.view.viewport().removeEventFilter(self)
        gc.freeze()  # modules and the window itself are never garbage
        gc.enable()
        if self._is_timed:
            seconds = startup_check.seconds_since_process_start()
            # The time of the processor, too: it is the same on a machine that others use, too.
            print(f"shown {seconds:.3f} {time.process_time():.3f}", flush=True)  # noqa: T201 - what was asked for
            window.end()
            QApplication.quit()
            return
        window.view.zoom_fit()
        window.begin()
        if self._problem is not None and self._path is not None:
            window.files.load(self._path)  # says what is wrong, or finishes a merge
        self._tell_crashes()
        window.files.offer_recovery(window.recovery_folder, self._path)
        self._offer_tour()
        self._open_more()

    def _open_more(self) -> None:
        """A window for each further design of the call; while there is none at all, what to begin with."""
        from planner.app.files.welcome import welcome
        from planner.app.windows import open_window

        for path in self._more:
            open_window(self._window, path)
        welcome(self._window)

    def _offer_tour(self) -> None:
        """Leads a newcomer through the window, once; whoever opens a file of their own has come to work."""
        window = self._window
        if self._path is None and not window.settings.has_seen_tour and not window.controller.document.design.elements:
            from planner.app.help.tour import begin_tour

            begin_tour(window, is_first_run=True)

    def _tell_crashes(self) -> None:
        reports = self._hooks.left_over()
        if reports:
            from planner.app.failing.defect_dialog import DefectDialog

            text = reports[-1].read_text(encoding="utf-8", errors="replace")
            DefectDialog(self._window, text, reports[-1], is_earlier=True).show()

    @Slot(str)
    def _tell_defect(self, report: str) -> None:
        """Tells of a defect without stopping the work; the recovery copy is written at once."""
        from planner.app.failing.defect_dialog import tell_defect

        self._window.recovery.write()
        tell_defect(self._window, report, self._hooks.report_file)
