"""A window in another language: menus and titles are written anew, panels are built anew.

A module of its own because no panel then needs code of its own for it: whatever is built after the change speaks the
new language. What a panel shows comes from the document and the selection, and is shown again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.menus import fill_menu_bar, name_tool_bar

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def retranslate(window: MainWindow) -> None:
    """Writes everything that is seen of a window in the language that is installed."""
    focus = window.focusWidget()
    window.actions_table.retranslate()
    window.menuBar().clear()
    window.docks.retranslate()
    fill_menu_bar(window)
    name_tool_bar(window)
    window.status.retranslate()
    window.view.retranslate()
    window.scene.sync.refresh()
    window.view.viewport().update()
    window.refresh_actions()
    window.wiring.show_selection()
    if focus is None or focus is window.view:
        window.view.setFocus()
