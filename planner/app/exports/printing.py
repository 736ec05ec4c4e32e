"""The drawing on paper: a preview, then the printer.

A module of its own because Qt's printing is loaded only for it. Everything is printed, or what is selected, or a page
for each site; never a part that nobody asked for, only because it happened to be selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.appearance.translated import translate
from planner.app.exports.picture_export import look_of, selection_of

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def print_drawing(window: MainWindow, *, is_selection: bool = False, is_page_per_site: bool = False) -> None:
    """Shows how the drawing will lie on paper; printing starts from there."""
    from PySide6.QtPrintSupport import QPrinter

    from planner.app.exports.pictures import pictures_for
    from planner.app.exports.view_choice import look_asked_for
    from planner.app.exports.view_look import NoViewError
    from planner.canvas.picture import NoPictureError, page_for, paint_pages

    document = window.controller.document
    selection = selection_of(window) if is_selection else None
    try:
        look = look_of(window) if is_selection or is_page_per_site else look_asked_for(window, look_of(window))
        if look is None:
            return
        pictures = pictures_for(document, look, selection=selection, is_page_per_site=is_page_per_site)
    except (NoPictureError, NoViewError) as problem:
        window.dialogs.tell_problem(translate("export", "The drawing could not be printed"), str(problem))
        return
    try:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(pictures[0].title)
        printer.setPageLayout(page_for(pictures[0]))
        window.dialogs.print_preview(printer, lambda device: paint_pages(device, pictures))
    finally:
        for picture in pictures:
            picture.close()
