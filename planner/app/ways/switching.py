"""Switching elements off and on from menus, the canvas and the design tree: a what-if, never an edit.

A module of its own because menus ask about it at start-up, long before the panel that knows the answer is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.references import DEVICE_KINDS, SERVER_KINDS

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_KINDS = frozenset({*SERVER_KINDS, *DEVICE_KINDS, "zone", "dns-view"})
"""Kinds that can fail; clients, links and records cannot."""


def can_switch(window: MainWindow) -> bool:
    """Tells whether something is selected that can be switched off."""
    return bool(_chosen(window))


def is_selection_off(window: MainWindow) -> bool:
    """Tells whether everything that is selected is switched off."""
    chosen = _chosen(window)
    return bool(chosen) and is_anything_off(window) and set(chosen) <= set(window.what_if_panel.off)


def parts_off(window: MainWindow) -> tuple[str, ...]:
    """Ids of what is switched off."""
    return window.what_if_panel.off if window.docks.is_built("what_if") else ()


def is_anything_off(window: MainWindow) -> bool:
    """Tells whether anything is switched off."""
    return bool(parts_off(window))


def toggle_selection(window: MainWindow) -> None:
    """Switches what is selected off, or on again."""
    chosen = _chosen(window)
    if chosen:
        window.docks["what_if"].show()
        window.docks["what_if"].raise_()
        window.what_if_panel.toggle(chosen)


def switch_on(window: MainWindow) -> None:
    """Switches everything on again."""
    if is_anything_off(window):
        window.what_if_panel.clear()


def find_single_points(window: MainWindow) -> None:
    """Looks for parts that nothing stands in for."""
    panel = window.what_if_panel
    window.docks.show("what_if")
    panel.tabs.setCurrentIndex(1)
    panel.find_single_points()


def show_traffic(window: MainWindow) -> None:
    """Shows the connections of what is selected, or of the workload chosen last."""
    window.docks.show("traffic")
    ids = [key for key in window.scene.selected_ids() if window.controller.document.design.find(key) is not None]
    if len(ids) == 1:
        window.traffic_panel.show_element(ids[0])


def return_to_design(window: MainWindow) -> None:
    """Escape with nothing to give up: first everything is switched on, then the way goes off the canvas."""
    if is_anything_off(window):
        window.what_if_panel.clear()
    elif window.scene.path_ways:
        window.clear_path()


def _chosen(window: MainWindow) -> tuple[str, ...]:
    """Ids of what is selected and can be switched off; what only the tree shows counts too."""
    # While the window is being made there is no inspector yet, and asking for it would build it too early.
    shown = window.inspector.element if window.docks.is_built("inspector") else ""
    ids = window.scene.selected_ids() or (shown,)
    design = window.controller.document.design
    found = (design.find(key) for key in ids)
    return tuple(element.id for element in found if element is not None and element.kind in _KINDS)
