"""The drawing into a file or onto the clipboard, from the window.

A module of its own because these are commands with their own ways to fail; what makes pictures is imported when it is
used. A file gets everything unless the selection was asked for; the clipboard gets what is selected, as copying does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.files.design_files import reason_of

if TYPE_CHECKING:
    from planner.app.window import MainWindow
    from planner.canvas.look import Look


def export(window: MainWindow, *, is_selection: bool = False, is_page_per_site: bool = False) -> None:
    """Asks for a file and draws into it; its ending decides the format."""
    from planner.app.exports.pictures import PAGED, SUFFIXES, picture_file, suffix_of
    from planner.app.exports.view_choice import look_asked_for
    from planner.app.exports.view_look import NoViewError
    from planner.atomic_write import write_file
    from planner.canvas.picture import NoPictureError

    suffixes = PAGED if is_page_per_site else SUFFIXES
    try:
        look = look_of(window) if is_selection or is_page_per_site else look_asked_for(window, look_of(window))
    except NoViewError as problem:
        _tell(window, str(problem))
        return
    if look is None:
        return
    suggestion = window.settings.last_folder / f"{Path(window.controller.name).stem}{suffixes[0]}"
    path = window.dialogs.file_for_picture(suggestion, suffixes)
    if path is None:
        return
    try:
        suffix = suffix_of(path, suffixes)
        selection = selection_of(window) if is_selection else None
        document = window.controller.document
        data = picture_file(document, suffix, look, selection=selection, is_page_per_site=is_page_per_site)
        write_file(path, data)
    except NoPictureError as problem:
        _tell(window, str(problem))
        return
    except OSError as problem:
        _tell(window, f"{path}: {reason_of(problem)}.")
        return
    window.settings.last_folder = path.absolute().parent
    window.status.say(translate("export", "Drew '{0}'").format(path.name))


def copy(window: MainWindow) -> None:
    """Puts the drawing on the clipboard, at twice its size so that it stays sharp in a document."""
    from PySide6.QtGui import QGuiApplication

    from planner.canvas.picture import NoPictureError, Picture, image_of, shown_of

    document, selection = window.controller.document, selection_of(window)
    try:
        picture = Picture(document, look_of(window), None if selection is None else shown_of(document, selection))
        try:
            QGuiApplication.clipboard().setImage(image_of(picture, 2.0))
        finally:
            picture.close()
    except NoPictureError as problem:
        window.status.say(str(problem))
        return
    window.status.say(translate("export", "Copied as a picture"))


def look_of(window: MainWindow) -> Look:
    """On paper, with the words that the window shows."""
    from planner.canvas.look import Look

    return Look(layers=window.scene.sync.layers, words=window.scene.traffic_words)


def selection_of(window: MainWindow) -> tuple[str, ...] | None:
    """Ids of the selected elements; None while none is selected. Lines that stand for no element are not asked for."""
    design = window.controller.document.design
    return tuple(key for key in window.scene.selected_ids() if design.owner_of(key) is not None) or None


def _tell(window: MainWindow, text: str) -> None:
    window.dialogs.tell_problem(translate("export", "The drawing could not be exported"), text)
