"""SiteSync: makes the grounds of sites on a scene equal to a document.

A module of its own because a ground follows from its zones after these were placed, and no other item knows it.
"""

from weakref import proxy

from PySide6.QtWidgets import QGraphicsScene

from planner.canvas.items.site_item import SiteItem
from planner.canvas.style import Theme
from planner.editing.drawing import Boxes
from planner.editing.sites import gaps_in, site_boxes
from planner.model.design import Design


class SiteSync:
    """The grounds of one scene by the ids of their sites."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        # Weak, so that a scene is no part of a cycle (see `LineSync`).
        self._scene: QGraphicsScene = proxy(scene)
        self._theme = theme
        self.items: dict[str, SiteItem] = {}

    def show(self, design: Design, boxes: Boxes, *, is_shown: bool) -> None:
        """Shows the sites of a design, or none."""
        grounds = site_boxes(design, boxes) if is_shown else {}
        for key in [key for key in self.items if key not in grounds]:
            self._scene.removeItem(self.items.pop(key))
        names = {site.id: site.name for site in design.sites}
        for site in design.sites:
            ground = grounds.get(site.id)
            if ground is None:
                continue
            central = names.get(site.central or "", "")
            item = self.items.get(site.id)
            if item is None:
                self.items[site.id] = item = SiteItem(site, central, self._theme)
                self._scene.addItem(item)
            item.show_site(site, central, ground, gaps_in(design, boxes, grounds, site.id))

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        for item in self.items.values():
            item.set_theme(theme)

    def clear(self) -> None:
        """Takes every ground off the scene."""
        for item in self.items.values():
            self._scene.removeItem(item)
        self.items = {}
