"""Menus and the tool bar, as lists of action ids.

A module of its own because it is a table, read beside that of the actions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolBar

from planner.app.translated import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from planner.app.window import MainWindow

LINE = "-"
RECENT = "recent"
PANELS = "panels"
THEME = "theme"

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("menus", "&File"),
        (
            "new",
            "open",
            RECENT,
            LINE,
            "save",
            "save-as",
            LINE,
            "import",
            "export",
            "export-pages",
            "export-picture",
            LINE,
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
            LINE,
            "find",
            "find-next",
            "find-previous",
            LINE,
            "rename",
            "connect",
            "properties",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("menus", "&Arrange"),
        (
            "lay-out",
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
            LINE,
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
            THEME,
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
        ("next-finding", "previous-finding", "check-now", LINE, "follow-path", "clear-path", LINE, "worksheets"),
    ),
    (QT_TRANSLATE_NOOP("menus", "&Help"), ("tour", "rules", "shortcuts", LINE, "about")),
)

TOOL_BAR: tuple[str, ...] = (
    "new",
    "open",
    "save",
    LINE,
    "undo",
    "redo",
    LINE,
    "connect",
    "delete",
    LINE,
    "align-left",
    "align-centre",
    "align-top",
    "align-middle",
    "distribute-horizontally",
    "distribute-vertically",
    "lay-out",
    LINE,
    "zoom-out",
    "zoom-in",
    "zoom-fit",
    LINE,
    "follow-path",
    "worksheets",
)

CONTEXT: tuple[str, ...] = (
    "properties",
    "rename",
    "connect",
    "follow-path",
    LINE,
    "cut",
    "copy",
    "paste",
    "duplicate",
    "delete",
    LINE,
    "fold",
    "unfold",
    "zoom-selection",
)
"""The menu of an element on the canvas."""

_SUBMENUS = {
    RECENT: QT_TRANSLATE_NOOP("menus", "Open &recent"),
    PANELS: QT_TRANSLATE_NOOP("menus", "&Panels"),
    THEME: QT_TRANSLATE_NOOP("menus", "&Theme"),
}


_THEMES = ("theme-system", "theme-light", "theme-dark")
_SUBMENU_OF = dict.fromkeys(_THEMES, THEME)


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
        inner = menu.addMenu(translate("menus", _SUBMENUS[entry]))
        if entry == RECENT:
            inner.aboutToShow.connect(lambda: _fill_recent(window, inner))
        elif entry == PANELS:
            window.docks.fill_menu(inner)
        else:
            group = QActionGroup(window)
            for key in _THEMES:
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


def make_tool_bar(window: MainWindow) -> QToolBar:
    """Builds the tool bar."""
    bar = QToolBar(translate("menus", "Tools"), window)
    bar.setObjectName("tools")
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    for entry in TOOL_BAR:
        if entry == LINE:
            bar.addSeparator()
        else:
            bar.addAction(window.actions_table[entry])
            button = bar.widgetForAction(window.actions_table[entry])
            button.setAccessibleName(window.actions_table[entry].text().replace("&", ""))
    return bar


def context_menu(window: MainWindow) -> QMenu:
    """The menu of an element."""
    menu = QMenu(window)
    for entry in CONTEXT:
        _add(window, menu, entry)
    return menu
