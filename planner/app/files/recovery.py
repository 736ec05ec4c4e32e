"""Unsaved work on disk: written within a second of each act, offered at the next start.

A module of its own because losing work is the worst thing an editor can do. A copy stands in a folder of its own,
never in the user's file; it is written in a thread and replaced as a whole. A lock beside it says whose it is:
a copy whose lock nobody holds belongs to a run that ended without saving.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer

from planner.app.background import Background
from planner.app.document_controller import DocumentController
from planner.app.files import design_files
from planner.model.document import Document
from planner.records import dataclass

_log = logging.getLogger(__name__)

DELAY = 500
"""Milliseconds after the last act; while acts keep coming a copy is written every second."""
_OLD = 3600
"""Seconds after which nobody is still writing a file."""
_FORMAT = 1
_SUFFIX = ".recovery"


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """Unsaved work of an earlier run.

    Attributes:
        file: the copy. path: of the design it belongs to, or None. fingerprint: of that file when it was opened.
        name: what people called it. when: local time of the copy, for people. text: the design.
    """

    file: Path
    path: Path | None
    fingerprint: str
    name: str
    when: str
    text: str


class RecoveryFolder:
    """The folder of recovery copies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: set[Path] = set()
        self._adopted: set[Path] = set()

    def claim(self) -> tuple[Path, QLockFile | None]:
        """A file of its own for this run, and the lock that says so (None where the folder cannot be written)."""
        file = self.folder / f"{os.getpid()}-{os.urandom(4).hex()}{_SUFFIX}"
        self._own.add(file)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            _log.info("no recovery copies: %s", problem)
            return file, None
        lock = QLockFile(f"{file}.lock")
        lock.setStaleLockTime(0)  # a lock is stale when its process is gone, not when it is old
        return file, lock if lock.tryLock(0) else None

    def orphans(self) -> Iterator[RecoveryCopy]:
        """Copies of runs that are over; one that cannot be read is kept aside and not offered again."""
        for file in sorted(self.folder.glob(f"*{_SUFFIX}")):
            if file in self._own or file in self._adopted or self._is_held(file):
                continue
            try:
                yield _read(file)
            except (OSError, ValueError, KeyError, TypeError, RecursionError) as problem:
                aside = self.set_aside(file)
                _log.info("recovery copy %s cannot be read and is kept as %s: %s", file, aside, problem)

    def sweep(self) -> None:
        """Removes what killed runs left beside their copies: locks without a copy, and halves of files."""
        for lock in self.folder.glob(f"*{_SUFFIX}.lock"):
            file = lock.with_suffix("")
            if file not in self._own and not file.exists():
                self._is_held(file)  # asking a lock that nobody holds takes it away
        for half in self.folder.glob(".planner-*.tmp"):
            try:
                if time.time() - half.stat().st_mtime > _OLD:
                    half.unlink()
            except OSError as problem:
                _log.info("%s stays: %s", half, problem)

    def set_aside(self, file: Path) -> Path:
        """Keeps a copy that cannot be used, under another name."""
        aside = file.with_suffix(".unreadable")
        try:
            os.replace(file, aside)
        except OSError as problem:
            _log.info("recovery copy %s stays: %s", file, problem)
            return file
        return aside

    def delete(self, file: Path) -> None:
        """Removes a copy and its lock."""
        self._adopted.discard(file)
        for path in (file, Path(f"{file}.lock")):
            path.unlink(missing_ok=True)

    def adopt(self, file: Path) -> None:
        """A copy was restored: it goes as soon as this run has written one of its own."""
        self._adopted.add(file)

    def delete_adopted(self) -> None:
        """Removes the copies that were restored; their work is saved, or stands in a newer copy."""
        for file in tuple(self._adopted):
            self.delete(file)

    def _is_held(self, file: Path) -> bool:
        lock = QLockFile(f"{file}.lock")
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return True
        lock.unlock()
        return False


def write_copy(file: Path, document: Document, path: Path | None, fingerprint: str, name: str) -> None:
    """Writes a copy, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    import json
    from datetime import datetime

    from planner.atomic_write import write_file

    content = {
        "format": _FORMAT,
        "path": str(path) if path else None,
        "fingerprint": fingerprint,
        "name": name,
        "when": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S"),
        "text": design_files.text_of(document),
    }
    write_file(file, json.dumps(content).encode())


def _read(file: Path) -> RecoveryCopy:
    import json  # as for writing: a start without unsaved work needs none of it

    content = json.loads(file.read_bytes())
    if content["format"] != _FORMAT or not isinstance(content["text"], str):
        raise ValueError("another format")
    path = Path(content["path"]) if content["path"] else None
    return RecoveryCopy(
        file, path, str(content["fingerprint"]), str(content["name"]), str(content["when"]), content["text"]
    )


class RecoveryWriter(QObject):
    """Keeps the copy of one window up to date."""

    def __init__(self, controller: DocumentController, folder: RecoveryFolder, background: Background) -> None:
        super().__init__(controller)
        self._controller = controller
        self._folder = folder
        self._background = background
        self._file: Path | None = None
        self._lock: QLockFile | None = None
        self._written: Document | None = None
        self._is_writing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.write)
        controller.history_changed.connect(self._on_history)
        controller.replaced.connect(self._on_history)

    def write(self) -> None:
        """Writes the copy now, in the background."""
        document = self._controller.document
        if self._is_writing or not self._controller.is_dirty or document is self._written:
            return
        if self._file is None:
            self._file, self._lock = self._folder.claim()
        if self._lock is None:
            return
        self._is_writing = True
        file = self._file
        path, fingerprint, name = self._controller.path, self._controller.fingerprint, self._controller.name

        def work() -> Document:
            write_copy(file, document, path, fingerprint, name)
            return document

        self._background.run(work, self._on_written, self._on_failed)

    def clear(self) -> None:
        """Removes the copy: the work is saved, or was given up by its owner."""
        self._timer.stop()
        self._written = None
        self._folder.delete_adopted()
        if self._lock is not None and self._file is not None and not self._is_writing:
            self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Removes copy and lock at the end of the run; the background has finished."""
        self._is_writing = False
        self.clear()
        if self._lock is not None:
            self._lock.unlock()

    def _on_history(self) -> None:
        if not self._controller.is_dirty:
            self.clear()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_written(self, document: Document) -> None:
        self._is_writing = False
        self._written = document
        self._folder.delete_adopted()
        self._on_history()
        if document is self._controller.document:
            self._timer.stop()

    def _on_failed(self, error: Exception) -> None:
        # A copy that cannot be written must not disturb the work; the next act tries again.
        self._is_writing = False
        _log.info("the recovery copy could not be written: %s", error)
