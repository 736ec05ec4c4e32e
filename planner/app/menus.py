"""Menus, as lists of action ids.

A module of its own because it is a table, read beside that of the actions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from planner.app.appearance.translated import QT_TRANSLATE_NOOP, translate
from planner.app.mnemonics import distinct

if TYPE_CHECKING:
    from planner.app.window import MainWindow

LINE = "-"
RECENT = "recent"
WINDOWS = "windows"
PANELS = "panels"
THEME = "theme"
LAYERS = "layers"
VIEWS = "views"
LANGUAGE = "language"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("menus", "&File"),
        (
            "new",
            "propose",
            "open",
            "new-window",
            "open-in-window",
            RECENT,
            WINDOWS,
            LINE,
            "save",
            "save-as",
            LINE,
            "import",
            "export",
            "export-pages",
            "export-picture",
            "export-selection",
            "export-sites",
            LINE,
            "print",
            "print-selection",
            "print-sites",
            LINE,
            "close-window",
            "quit",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Edit"),
        (
            "undo",
            "redo",
            LINE,
            "cut",
            "copy",
            "copy-picture",
            "paste",
            "duplicate",
            "delete",
            LINE,
            "select-all",
            "select-connected",
            "select-alike",
            "invert-selection",
            LINE,
            "quick-add",
            "add-note",
            "add-frame",
            LINE,
            "find",
            "find-next",
            "find-previous",
            LINE,
            "rename",
            "add-here",
            "connect",
            "connect-to",
            "move-to-zone",
            "properties",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Arrange"),
        (
            "tidy-up",
            "lay-out",
            "lay-out-selection",
            LINE,
            "align-left",
            "align-centre",
            "align-right",
            "align-top",
            "align-middle",
            "align-bottom",
            LINE,
            "distribute-horizontally",
            "distribute-vertically",
            "space-horizontally",
            "space-vertically",
            LINE,
            "same-width",
            "same-height",
            "same-size",
            "natural-size",
            LINE,
            "bring-to-front",
            "send-to-back",
            "lock",
            "unlock",
            LINE,
            "reset-lines",
            "fold",
            "unfold",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&View"),
        (
            "zoom-in",
            "zoom-out",
            "zoom-actual",
            "zoom-fit",
            "zoom-selection",
            LINE,
            PANELS,
            "drawing-alone",
            LAYERS,
            VIEWS,
            THEME,
            LANGUAGE,
            "animate",
            "reset-panels",
            LINE,
            "command-palette",
            "go-canvas",
            "next-area",
            "previous-area",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Check"),
        (
            "next-finding",
            "previous-finding",
            "check-now",
            "show-badges",
            LINE,
            "follow-path",
            "clear-path",
            "show-traffic",
            LINE,
            "switch-off",
            "switch-on-all",
            "single-points",
            LINE,
            "rules",
            "worksheets",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Review"),
        (
            "comment",
            "comment-finding",
            "review-panel",
            LINE,
            "compare-file",
            "compare-saved",
            "merge-file",
            "review-report",
            LINE,
            "earlier-versions",
            "versions-beside",
            LINE,
            "read-only",
        ),
    ),
    (QT_TRANSLATE_NOOP("menus", "&Help"), ("help-here", "help", "checking", LINE, "tour", "shortcuts", LINE, "about")),
)

CONTEXT: tuple[str, ...] = (
    "properties",
    "rename",
    "connect",
    "connect-to",
    "move-to-zone",
    "add-here",
    "follow-path",
    "show-traffic",
    "switch-off",
    "comment",
    LINE,
    "cut",
    "copy",
    "paste",
    "duplicate",
    "delete",
    LINE,
    "select-connected",
    "select-alike",
    LINE,
    "bring-to-front",
    "send-to-back",
    "lock",
    "unlock",
    "reset-lines",
    LINE,
    "fold",
    "unfold",
    "zoom-selection",
    "hide-selection",
    "show-only-selection",
)
"""The menu of an element on the canvas."""

_SUBMENUS = {
    RECENT: QT_TRANSLATE_NOOP("menus", "Open &recent"),
    WINDOWS: QT_TRANSLATE_NOOP("menus", "Windo&ws"),
    PANELS: QT_TRANSLATE_NOOP("menus", "&Panels"),
    LAYERS: QT_TRANSLATE_NOOP("menus", "La&yers"),
    VIEWS: QT_TRANSLATE_NOOP("menus", "&Views"),
    THEME: QT_TRANSLATE_NOOP("menus", "&Theme"),
    LANGUAGE: QT_TRANSLATE_NOOP("menus", "&Language"),
}


_CHOICES = {
    THEME: ("theme-system", "theme-light", "theme-dark"),
    LANGUAGE: ("language-system", "language-en", "language-de"),
}
"""Submenus of which one entry is chosen."""
_SWITCHES = {
    LAYERS: (
        "layer-addresses",
        "layer-names",
        "layer-labels",
        "layer-ports",
        "layer-openings",
        "layer-sites",
        "layer-flows",
        "layer-findings",
    )
}
"""Submenus of which any entries are chosen."""
_COMMANDS = {
    VIEWS: (
        "view-all",
        LINE,
        "view-choose",
        "view-save",
        "view-update",
        "view-rename",
        "view-delete",
        LINE,
        "hide-selection",
        "hide-alike",
        "show-only-selection",
    )
}
"""Submenus of commands."""
_SUBMENU_OF = {
    entry: menu
    for menu, entries in (*_CHOICES.items(), *_SWITCHES.items(), *_COMMANDS.items())
    for entry in entries
    if entry != LINE
}


def marked_texts(actions: Mapping[str, str]) -> dict[str, str]:
    """Texts of actions and of submenus by id, in the language that is installed, no letter marked twice in a menu.

    The menu of an element takes from all of them; there a letter may lead from one entry to the next.

    Args:
        actions: English texts by id, as the tables have them.
    """
    texts = {entry: translate("actions", text) for entry, text in actions.items()}
    texts.update((entry, translate("menus", text)) for entry, text in _SUBMENUS.items())
    return distinct(
        (*(entries for _, entries in MENUS), *_CHOICES.values(), *_SWITCHES.values(), *_COMMANDS.values()), texts
    )


def menu_of(action_id: str) -> str:
    """Title of the menu that an action stands in; empty when it stands in none."""
    titles = (title for title, entries in MENUS if action_id in entries or _SUBMENU_OF.get(action_id) in entries)
    title = next(titles, "")
    return translate("menus", title).replace("&", "") if title else ""


def fill_menu_bar(window: MainWindow) -> None:
    """Builds the menus."""
    bar = window.menuBar()
    for title, entries in MENUS:
        menu = bar.addMenu(translate("menus", title))
        for entry in entries:
            _add(window, menu, entry)


def _add(window: MainWindow, menu: QMenu, entry: str) -> None:
    if entry == LINE:
        menu.addSeparator()
    elif entry not in _SUBMENUS:
        menu.addAction(window.actions_table[entry])
    else:
        inner = menu.addMenu(window.actions_table.texts[entry])
        if entry == RECENT:
            inner.aboutToShow.connect(lambda: _fill_recent(window, inner))
        elif entry == WINDOWS:
            inner.aboutToShow.connect(lambda: _fill_windows(inner))
        elif entry == PANELS:
            window.docks.fill_menu(inner)
        elif entry in _COMMANDS:
            for key in _COMMANDS[entry]:
                _add(window, inner, key)
            inner.aboutToShow.connect(lambda: _fill_views(window, inner))
        elif entry in _SWITCHES:
            inner.addActions([window.actions_table[key] for key in _SWITCHES[entry]])
        else:
            group = QActionGroup(inner)
            for key in _CHOICES[entry]:
                group.addAction(window.actions_table[key])
                inner.addAction(window.actions_table[key])


def _fill_recent(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    for number, path in enumerate(window.settings.recent_files, 1):
        action = menu.addAction(f"&{number % 10}  {path.name}")
        action.setToolTip(str(path))
        action.setStatusTip(str(path))
        action.triggered.connect(lambda _=False, chosen=path: window.files.open(chosen))
    if menu.isEmpty():
        menu.addAction(translate("menus", "No design was open yet")).setEnabled(False)


def _fill_views(window: MainWindow, menu: QMenu) -> None:
    from planner.app.views.views_menu import fill

    fill(window, menu, window.actions_table["view-choose"])


def _fill_windows(menu: QMenu) -> None:
    from planner.app.windows import all_windows, show_window

    menu.clear()
    for other in all_windows():
        action = menu.addAction(other.controller.name)
        action.triggered.connect(lambda _=False, chosen=other: show_window(chosen))


def context_menu(window: MainWindow) -> QMenu:
    """The menu of an element."""
    menu = QMenu(window)
    for entry in CONTEXT:
        _add(window, menu, entry)
    return menu
