"""F6: from area to area of the window, drawing, panels and tool bar, and round again.

A module of its own because it must never end anywhere: whatever a panel does with Tab, F6 leads out of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QToolBar, QWidget

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def go_round(window: MainWindow, by: int) -> None:
    """Gives the keyboard to the next (or with -1 the previous) area that is seen."""
    areas = areas_of(window)
    focus = window.focusWidget()
    here = next((at for at, area in enumerate(areas) if focus is area or _holds(area, focus)), 0)
    area = areas[(here + by) % len(areas)]
    if isinstance(area, QDockWidget):
        window.docks.show(area.objectName())
    elif isinstance(area, QToolBar):
        _first_button(area).setFocus(Qt.FocusReason.ShortcutFocusReason)
    else:
        area.setFocus(Qt.FocusReason.ShortcutFocusReason)


def areas_of(window: MainWindow) -> list[QWidget]:
    """Areas that are seen, the drawing first, then panels and tool bars from left to right and down."""
    docks = [dock for dock in window.findChildren(QDockWidget) if _is_seen(dock)]
    docks.sort(key=lambda dock: (dock.isFloating(), dock.y() // 40, dock.x()))
    bars = [bar for bar in window.findChildren(QToolBar) if bar.isVisible() and bar.actions()]
    return [window.view, *docks, *bars]


def _is_seen(dock: QDockWidget) -> bool:
    """Docks behind another tab count as visible for Qt; nothing of them is to be seen."""
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def _holds(area: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and area.isAncestorOf(focus)


def _first_button(bar: QToolBar) -> QWidget:
    buttons = (bar.widgetForAction(action) for action in bar.actions() if action.isEnabled() and action.isVisible())
    return next((button for button in buttons if button is not None and not _is_line(button)), bar)


def _is_line(button: QWidget) -> bool:
    """Separators take no keyboard."""
    return button.metaObject().className() == "QToolBarSeparator"
