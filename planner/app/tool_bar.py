"""The tool bar, as a list of action ids.

A module of its own because it is a table, and a bar of buttons is made otherwise than menus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolBar, QToolButton

from planner.app.appearance.translated import translate
from planner.app.menus import LINE

if TYPE_CHECKING:
    from planner.app.window import MainWindow

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


def make_tool_bar(window: MainWindow) -> QToolBar:
    """Builds the tool bar."""
    bar = QToolBar(window)
    bar.setObjectName("tools")
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    for entry in TOOL_BAR:
        if entry == LINE:
            bar.addSeparator()
        else:
            bar.addAction(window.actions_table[entry])
    for button in bar.findChildren(QToolButton):
        if button.defaultAction() is not None:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name_tool_bar(window, bar)
    return bar


def name_tool_bar(window: MainWindow, bar: QToolBar | None = None) -> None:
    """Names the tool bar and its buttons in the language that is installed."""
    bar = bar or window.findChild(QToolBar, "tools")
    if bar is None:
        return
    bar.setWindowTitle(translate("menus", "Tools"))
    bar.setAccessibleName(bar.windowTitle())
    # Not `widgetForAction`: a widget of no known kind makes Python learn every kind of widget there is.
    for button in bar.findChildren(QToolButton):
        if button.defaultAction() is not None:
            button.setAccessibleName(button.defaultAction().text().replace("&", ""))
