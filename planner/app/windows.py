"""Several windows of one program: opened, listed, asked one by one when the program is to end.

A module of its own because a window knows its document and not the other windows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_OFFSET = 32


class Windows(QObject):
    """Holds the windows that were opened after the first one."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.opened: list[MainWindow] = []


def all_windows() -> list[MainWindow]:
    """Windows that are open, in the order of their names."""
    from planner.app.window import MainWindow

    found = [item for item in QApplication.topLevelWidgets() if isinstance(item, MainWindow) and item.isVisible()]
    return sorted(found, key=lambda window: window.controller.name)


def open_window(beside: MainWindow, path: Path | None = None) -> MainWindow:
    """Opens another window, empty or on a design."""
    from planner.app.files.welcome import welcome
    from planner.app.window import MainWindow

    window = MainWindow(beside.settings, beside.recovery_folder, beside.theme)
    _holder().opened.append(window)
    window.resize(beside.size())
    window.move(beside.x() + _OFFSET, beside.y() + _OFFSET)
    window.show()
    window.begin()
    if path is not None:
        window.files.load(path)
    else:
        welcome(window)
    return window


def on_closed(window: MainWindow) -> None:
    """A window was closed: with the last one the program ends."""
    if all(other is window for other in all_windows()):
        QApplication.quit()
        return

    def forget() -> None:
        holder = _holder()
        if window in holder.opened:
            holder.opened.remove(window)
            window.deleteLater()

    QTimer.singleShot(0, _holder(), forget)


def quit_all(first: MainWindow) -> None:
    """Closes all windows, each of which may ask; stops at the first that stays."""
    for window in (first, *(other for other in all_windows() if other is not first)):
        if not window.close():
            return


def open_in_new_window(window: MainWindow) -> None:
    """Asks for a design and opens it in a window of its own."""
    path = window.dialogs.open_design(window.settings.last_folder)
    if path is not None:
        open_window(window, path)


def show_window(window: MainWindow) -> None:
    """Brings a window to the front."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _holder() -> Windows:
    application = QCoreApplication.instance()
    assert application is not None
    found = application.findChild(Windows)
    return found if isinstance(found, Windows) else Windows(application)
