"""Actions of the menu File: designs and what leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.actions.row import Keys, Row, has_elements, has_selection
from planner.app.appearance.translated import QT_TRANSLATE_NOOP
from planner.app.exports import picture_export

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def _print(window: MainWindow) -> None:
    from planner.app.exports.printing import print_drawing

    print_drawing(window)


def _print_selection(window: MainWindow) -> None:
    from planner.app.exports.printing import print_drawing

    print_drawing(window, is_selection=True)


def _print_sites(window: MainWindow) -> None:
    from planner.app.exports.printing import print_drawing

    print_drawing(window, is_page_per_site=True)


def _new_window(window: MainWindow) -> None:
    from planner.app.windows import open_window

    open_window(window)


def _open_in_window(window: MainWindow) -> None:
    from planner.app.windows import open_in_new_window

    open_in_new_window(window)


def _quit(window: MainWindow) -> None:
    from planner.app.windows import quit_all

    quit_all(window)


FILE: tuple[Row, ...] = (
    Row("new", QT_TRANSLATE_NOOP("actions", "&New…"), lambda w: w.files.new(), Keys.New, "new"),
    Row("propose", QT_TRANSLATE_NOOP("actions", "&Propose a design…"), lambda w: w.files.propose(), (), "new"),
    Row("open", QT_TRANSLATE_NOOP("actions", "&Open…"), lambda w: w.files.open(), Keys.Open, "open"),
    Row("new-window", QT_TRANSLATE_NOOP("actions", "New &window"), _new_window, ("Ctrl+Shift+N",), "new"),
    Row(
        "open-in-window",
        QT_TRANSLATE_NOOP("actions", "Open in a ne&w window…"),
        _open_in_window,
        ("Ctrl+Shift+O",),
        "open",
    ),
    Row("save", QT_TRANSLATE_NOOP("actions", "&Save"), lambda w: w.save(), Keys.Save, "save"),
    Row("save-as", QT_TRANSLATE_NOOP("actions", "Save &as…"), lambda w: w.save_as(), ("Ctrl+Shift+S",), "save-as"),
    Row(
        "import",
        QT_TRANSLATE_NOOP("actions", "&Import topology…"),
        lambda w: w.files.import_topology(),
        ("Ctrl+I",),
        "import",
    ),
    Row(
        "export",
        QT_TRANSLATE_NOOP("actions", "&Export worksheets…"),
        lambda w: w.export_worksheets(),
        ("Ctrl+E",),
        "export",
    ),
    Row(
        "export-pages",
        QT_TRANSLATE_NOOP("actions", "Worksheets as P&DF…"),
        lambda w: w.export_pages(),
        (),
        "print",
        has_elements,
    ),
    Row(
        "export-picture",
        QT_TRANSLATE_NOOP("actions", "Export dra&wing…"),
        lambda w: w.export_picture(),
        ("Ctrl+Shift+E",),
        "export",
        has_elements,
    ),
    Row(
        "export-selection",
        QT_TRANSLATE_NOOP("actions", "Export se&lection…"),
        lambda w: picture_export.export(w, is_selection=True),
        (),
        "export",
        has_selection,
    ),
    Row(
        "export-sites",
        QT_TRANSLATE_NOOP("actions", "Export a page for eac&h site…"),
        lambda w: picture_export.export(w, is_page_per_site=True),
        (),
        "export",
        has_elements,
    ),
    Row("print", QT_TRANSLATE_NOOP("actions", "&Print…"), _print, Keys.Print, "print", has_elements),
    Row(
        "print-selection",
        QT_TRANSLATE_NOOP("actions", "P&rint selection…"),
        _print_selection,
        (),
        "print",
        has_selection,
    ),
    Row(
        "print-sites",
        QT_TRANSLATE_NOOP("actions", "Print a page for each si&te…"),
        _print_sites,
        (),
        "print",
        has_elements,
    ),
    Row(
        "close-window",
        QT_TRANSLATE_NOOP("actions", "&Close the window"),
        lambda w: w.close(),
        ("Ctrl+W", "Ctrl+F4"),
        "close",
    ),
    Row("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), _quit, ("Ctrl+Q",), "close"),
)
