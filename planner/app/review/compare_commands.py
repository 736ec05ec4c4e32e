"""Commands that compare: with a file, with what is saved, with an earlier version.

A module of its own because reading the other design can fail in its own ways, and the window that compares is
imported when it is wanted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.answers import Choice
from planner.app.appearance.translated import translate
from planner.app.files import design_files
from planner.app.files.design_files import CannotOpenError

if TYPE_CHECKING:
    from planner.app.review.compare_window import CompareWindow
    from planner.app.window import MainWindow


def compare_with_file(window: MainWindow) -> CompareWindow | None:
    """Asks for another design; what it has in addition can be accepted."""
    path = window.dialogs.open_design(window.settings.last_folder)
    return compare_with(window, path, path.name, is_later=True) if path is not None else None


def compare_with_saved(window: MainWindow) -> CompareWindow | None:
    """Compares with what the file holds now; changes since then can be rejected."""
    path = window.controller.path
    if path is None:
        window.status.say(translate("compare", "This design is not saved yet."))
        return None
    name = translate("compare", "{0} as saved").format(path.name)
    return compare_with(window, path, name, is_later=False)


def compare_with_earlier(window: MainWindow) -> CompareWindow | None:
    """Asks for an earlier version; rejecting everything since then restores it."""
    from planner.app.files import backups

    path = window.controller.path
    found = backups.versions(path, window.files.versions_folder) if path is not None else ()
    if path is None or not found:
        window.status.say(translate("compare", "No earlier version of this design is kept yet."))
        return None
    choices = [Choice(str(item.file), item.when.strftime("%Y-%m-%d %H:%M:%S")) for item in found]
    title, label = translate("compare", "Earlier versions"), translate("compare", "Compare with")
    chosen = window.dialogs.choose(title, label, choices)
    if chosen is None:
        return None
    when = next(choice.title for choice in choices if choice.key == chosen)
    name = translate("compare", "{0} of {1}").format(path.name, when)
    return compare_with(window, Path(chosen), name, is_later=False)


def compare_with(window: MainWindow, path: Path, name: str, *, is_later: bool) -> CompareWindow | None:
    """Opens the window that compares; None when the other design cannot be read.

    Args:
        window: of the document.
        path: of the other design.
        name: what people call it.
        is_later: the other design is the newer one.
    """
    from planner.app.review.compare_window import CompareWindow, Direction

    try:
        opened = read_beside(window, path)
    except CannotOpenError as problem:
        window.files.tell_unreadable(problem)
        return None
    direction = Direction.TO_OTHER if is_later else Direction.FROM_OTHER
    shown = CompareWindow(window, opened.document, name, direction)
    shown.show()
    return shown


def read_beside(window: MainWindow, path: Path) -> design_files.OpenedFile:
    """Another design; the window lives meanwhile and says what it waits for.

    Raises:
        CannotOpenError: in words.
    """
    words = translate("files", "Opening '{0}'…").format(path.name)
    try:
        return window.background.wait_for(
            lambda: design_files.read_design(path), lambda: window.status.show_busy(words)
        )
    finally:
        window.status.show_busy("")
