"""A window in another language: menus and titles are written anew, panels are built anew.

A module of its own because no panel then needs code of its own for it: whatever is built after the change speaks the
new language. What a panel shows comes from the document and the selection, and is shown again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.menus import fill_menu_bar
from planner.app.tool_bar import name_tool_bar
from planner.app.ways.badges import badges_of
from planner.model.document import Document

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
    _redraw(window)
    window.refresh_actions()
    window.scene.view_changed.emit()
    window.wiring.show_selection()
    if focus is None or focus is window.view:
        window.view.setFocus()


def _redraw(window: MainWindow) -> None:
    """Words on boxes are made when an item is: the drawing is built anew, and what is selected stays so."""
    scene, document = window.scene, window.controller.document
    ids, place = scene.selected_ids(), window.view.mapToScene(window.view.viewport().rect().center())
    scene.show_document(Document())
    scene.show_document(document)
    scene.select_ids(ids)
    window.view.centerOn(place)
    latest = window.runner.latest
    if latest is not None:
        scene.set_badges(badges_of(latest))
