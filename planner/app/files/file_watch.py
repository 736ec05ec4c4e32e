"""Watches the file of the document: changed by somebody else, write-protected.

A module of its own because it is news from outside: it comes at any moment, must not stop anybody, and must never
decide for people which version is the right one. Saving looks at the file again in any case.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from planner.app.files import design_files
from planner.app.notice_bar import notice_bar_of, take_back_notice

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_PAUSE = 250
"""Milliseconds after the last news before the file is looked at: a program may write in several goes."""
_CHANGED, _PROTECTED = "changed", "protected"


class FileWatch(QObject):
    """Watches for one window, from when it is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told = ""
        self._timer = QTimer(self)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: self._timer.start())
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        window.controller.place_changed.connect(self._on_place)
        window.controller.read_only_changed.connect(self._tell_protection)
        # A share tells nothing of what others do there: it is looked at when people come back to the program.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)
        self._on_place()
        self._tell_protection()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._timer.start()

    def look(self) -> None:
        """Looks whether the file is still the one that is known, beside the window."""
        path, known = self._window.controller.path, self._window.controller.fingerprint
        self._watch(path)
        if path is None or not known:
            return

        def fingerprint() -> str | None:
            try:
                return design_files.fingerprint_on_disk(path)
            except OSError:
                return known  # it cannot be read now; saving will say what is wrong

        self._window.background.run(fingerprint, lambda found: self._on_fingerprint(path, found))

    def _on_fingerprint(self, path: Path, found: str | None) -> None:
        controller = self._window.controller
        if path != controller.path or found in (controller.fingerprint, self._told):
            if found == controller.fingerprint:
                self._told = ""
                take_back_notice(self._window, _CHANGED)
            return
        self._told = found or ""
        name = path.name
        if found is None:
            text = self.tr("'{0}' has been deleted or moved. The design is still open here.").format(name)
            notice_bar_of(self._window).say(_CHANGED, text, [(self.tr("Save &as…"), self._window.save_as)])
            return
        text = self.tr("'{0}' was changed by someone else.").format(name)
        if controller.is_dirty:
            text += " " + self.tr("There are unsaved changes here, too.")
        choices = [
            (self.tr("&Compare"), lambda: self._compare(path)),
            (self.tr("&Reload"), lambda: self._window.files.open(path)),
            (self.tr("&Keep mine"), lambda: None),
        ]
        notice_bar_of(self._window).say(_CHANGED, text, choices)

    def _compare(self, path: Path) -> None:
        from planner.app.review.compare_commands import compare_with

        compare_with(self._window, path, self.tr("{0} on disk").format(path.name), is_later=True)

    def _on_place(self) -> None:
        self._told = ""
        self._watch(self._window.controller.path)

    def _watch(self, path: Path | None) -> None:
        """Watches the file and its folder: a file that is replaced is not the one that was watched any more."""
        wanted = {str(path), str(path.parent)} if path is not None else set()
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if watched - wanted:
            self._watcher.removePaths(sorted(watched - wanted))
        missing = [name for name in sorted(wanted - watched) if os.path.exists(name)]
        if missing:
            self._watcher.addPaths(missing)

    def _tell_protection(self) -> None:
        controller = self._window.controller
        path = controller.path
        if not controller.is_read_only or path is None or not design_files.is_protected(path):
            take_back_notice(self._window, _PROTECTED)
            return
        text = self.tr("'{0}' is write-protected, so it is open for reading only.").format(path.name)
        choices = [
            (self.tr("Save a &copy…"), self._window.save_as),
            (self.tr("&Edit all the same"), lambda: controller.set_read_only(False)),
        ]
        notice_bar_of(self._window).say(_PROTECTED, text, choices)
