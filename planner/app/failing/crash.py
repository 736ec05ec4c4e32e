"""What happens when the program itself fails: nothing is lost silently, and there is a report to send.

A module of its own because these hooks must stand before anything else of the window is imported. Python errors
outside a handler go to the log and to the user, errors of other threads too; a death below Python (a segmentation
fault) is written by faulthandler into a file that the next start reads; Qt's own messages go to logging.
"""

import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from planner import __version__

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

Listener = Callable[[str], None]


class CrashHooks:
    """The hooks of one run of the program.

    Attributes:
        on_defect: told the report of every Python error that nobody handled; set by the window.
    """

    def __init__(self, folder: Path) -> None:
        """Prepares; nothing is hooked yet.

        Args:
            folder: where reports are written; made when needed.
        """
        self.folder = folder
        self.on_defect: Listener | None = None
        self._file: TextIO | None = None

    def install(self) -> None:
        """Hooks everything."""
        sys.excepthook = self._python_failed
        threading.excepthook = self._thread_failed
        qInstallMessageHandler(_qt_said)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = open(self._own_log, "w", encoding="utf-8")  # noqa: SIM115 - open as long as the program runs
            faulthandler.enable(self._file, all_threads=True)
        except OSError as problem:
            _log.info("no crash log: %s", problem)

    def remove(self) -> None:
        """Takes the hooks back; a crash log that stayed empty goes."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            if self._own_log.exists() and not self._own_log.stat().st_size:
                self._own_log.unlink()

    @property
    def report_file(self) -> Path:
        """Where the last error is written down."""
        return self.folder / "last-error.txt"

    @property
    def _own_log(self) -> Path:
        return self.folder / f"crash-{os.getpid()}.log"

    def left_over(self) -> tuple[Path, ...]:
        """Logs of earlier runs that died below Python; empty ones (killed, power lost) are cleared away."""
        found = []
        for path in sorted(self.folder.glob("crash-*.log")):
            if path == self._own_log or _is_running(path):
                continue
            try:
                if path.stat().st_size:
                    found.append(path.rename(path.with_suffix(".report")))
                else:
                    path.unlink()
            except OSError as problem:
                _log.info("crash log %s is left where it is: %s", path, problem)
        return tuple(found)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
        """Writes an error down and tells the listener."""
        text = _about() + "".join(traceback.format_exception(kind, error, trace))
        _log.error("unhandled error\n%s", text)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.report_file.write_text(text, encoding="utf-8")
        except OSError as problem:
            _log.info("no error report: %s", problem)
        if self.on_defect is not None:
            self.on_defect(text)
        return text

    def _python_failed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(kind, error, trace)

    def _thread_failed(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self.report(failure.exc_type, failure.exc_value, failure.exc_traceback)


def _about() -> str:
    """Versions that whoever reads a report asks for first."""
    import platform  # not before something failed

    system = platform.platform()
    return f"Topology Planner {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {system}\n"


def _is_running(path: Path) -> bool:
    """Tells whether the process that writes a log still lives; where that cannot be asked, no."""
    number = path.stem.rpartition("-")[2]
    if not number.isdigit() or os.name != "posix":
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _qt_said(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(
        _LEVELS.get(kind, logging.WARNING), "%s%s", f"{context.category}: " if context.category else "", message
    )
