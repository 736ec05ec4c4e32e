"""Small pictures of the reference designs, made by the program's own `render` in a process of its own, and kept.

A module of its own because drawing takes the time of a thread that may draw, and the window's must not be held up.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from planner import __version__
from planner.app import own_program
from planner.app.files.places import state_folder

_SCALE = "0.3"


class GalleryPictures(QObject):
    """Makes pictures one after the other.

    Signals:
        ready(str, str): the picture of this design is in this file.
    """

    ready = Signal(str, str)

    def __init__(self, is_dark: bool, parent: QObject | None = None, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._theme = "dark" if is_dark else "light"
        self._folder = folder or state_folder() / "pictures"
        self._waiting: list[tuple[str, Path]] = []
        self._process: QProcess | None = None

    def want(self, design: str) -> None:
        """Asks for the picture of a design."""
        try:
            content = Path(design).read_bytes()
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # the list does without a picture
        mark = hashlib.sha256(content + __version__.encode()).hexdigest()[:16]
        picture = self._folder / f"{mark}-{self._theme}.png"
        if picture.is_file():
            self.ready.emit(design, str(picture))
            return
        self._waiting.append((design, picture))
        self._next()

    def stop(self) -> None:
        """Ends what is under way."""
        self._waiting.clear()
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(2000)

    def _next(self) -> None:
        if self._process is not None or not self._waiting:
            return
        design, picture = self._waiting.pop(0)
        process = QProcess(self)
        process.finished.connect(lambda *_: self._on_finished(design, picture))
        process.errorOccurred.connect(lambda error: self._on_error(error))
        self._process = process
        own_program.start(process, ["render", design, "--out", str(picture), "--scale", _SCALE, "--theme", self._theme])

    def _on_finished(self, design: str, picture: Path) -> None:
        self._process = None
        if picture.is_file():
            self.ready.emit(design, str(picture))
        self._next()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._process = None
