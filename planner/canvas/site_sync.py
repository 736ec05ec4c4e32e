"""SiteSync: makes the grounds of sites on a scene equal to a document.

A module of its own because a ground follows from its zones after these were placed, and no other item knows it.
"""

from weakref import proxy

from PySide6.QtWidgets import QGraphicsScene

from planner.canvas.items.site_item import SiteItem
from planner.canvas.style import Theme
from planner.editing.drawing import Box, Boxes
from planner.editing.sites import gaps_in, site_boxes
from planner.model.design import Design
from planner.plain_text import printable


class SiteSync:
    """The grounds of one scene by the ids of their sites."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        # Weak, so that a scene is no part of a cycle (see `LineSync`).
        self._scene: QGraphicsScene = proxy(scene)
        self._theme = theme
        self.items: dict[str, SiteItem] = {}
        self._grounds: dict[str, Box] = {}
        self._areas: dict[str, Box] = {}
        self._known: object = None
        """What the grounds were worked out from: most edits change none of it."""

    def show(self, design: Design, boxes: Boxes, *, is_shown: bool) -> None:
        """Shows the sites of a design, or none."""
        known = (design.sites, design.zones, is_shown)
        if known == self._known and boxes.zones == self._areas:
            self._put_back()
            return
        self._known, self._areas = known, dict(boxes.zones)
        self._grounds = grounds = site_boxes(design, boxes) if is_shown else {}
        gaps = gaps_in(design, boxes, grounds)
        for key in [key for key in self.items if key not in grounds]:
            self._scene.removeItem(self.items.pop(key))
        names = {site.id: printable(site.name) for site in design.sites}
        for site in design.sites:
            ground = grounds.get(site.id)
            if ground is None:
                continue
            central = names.get(site.central or "", "")
            item = self.items.get(site.id)
            if item is None:
                self.items[site.id] = item = SiteItem(site, central, self._theme)
                self._scene.addItem(item)
            item.show_site(site, central, ground, gaps[site.id])

    def _put_back(self) -> None:
        """Lays every ground where it belongs, after a drag was given up."""
        for key, item in self.items.items():
            item.set_box(self._grounds[key])

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours from now on."""
        self._theme = theme
        for item in self.items.values():
            item.set_theme(theme)

    def clear(self) -> None:
        """Takes every ground off the scene."""
        for item in self.items.values():
            self._scene.removeItem(item)
        self.items, self._known = {}, None
