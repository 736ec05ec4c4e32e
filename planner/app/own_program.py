"""This program's own commands in a process beside the window: what draws much and may be cancelled at any moment.

A module of its own because drawing belongs to one thread of a process, and the window's must not be held up; and what
the window hands on is then, to the byte, what the command line makes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEventLoop, QProcess, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from planner.app.appearance.translated import translate
from planner.app.long_work import PATIENCE, Cancelled

_KILLED = 2000
"""Milliseconds that a killed process is waited for."""


class FailedError(Exception):
    """The command could not do it; the text is what it said."""


def start(process: QProcess, arguments: Sequence[str]) -> None:
    """Starts this program with other arguments."""
    own = [] if getattr(sys, "frozen", False) else ["-m", "planner"]
    process.start(sys.executable, [*own, *arguments])


def run(window: QWidget, title: str, arguments: Sequence[str], given: bytes) -> None:
    """Runs a command while the window lives, with a dialog that cancels it.

    Args:
        window: that waits.
        title: what the user is told is being done.
        arguments: of the command.
        given: its standard input.

    Raises:
        Cancelled: the user had enough; the process is gone.
        FailedError: it could not do it.
    """
    loop = QEventLoop(window)
    process = QProcess(window)
    process.finished.connect(lambda *_: loop.quit())
    process.errorOccurred.connect(lambda *_: loop.quit())
    dialog = QProgressDialog(title, translate("export", "Cancel"), 0, 0, window)
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(PATIENCE)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.canceled.connect(loop.quit)
    start(process, arguments)
    process.write(given)
    process.closeWriteChannel()
    dialog.setValue(0)  # begins the patience
    if process.state() is not QProcess.ProcessState.NotRunning:
        loop.exec()
    is_cancelled = dialog.wasCanceled()
    dialog.close()
    dialog.deleteLater()
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(_KILLED)
    said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
    is_done = process.error() is QProcess.ProcessError.UnknownError and process.exitCode() == 0
    process.deleteLater()
    if is_cancelled:
        raise Cancelled
    if not is_done:
        raise FailedError(said or process.errorString())
