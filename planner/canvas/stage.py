"""Stage: the scene behind pictures: a whole drawing, worked out once, of which each picture shows its part.

A module of its own because working out lines and labels costs most of a picture: the pages of a document's sites share
it, and what a page shows is only what is visible on the stage while the page is looked at.
"""

from collections.abc import Collection

from planner.canvas.layers import Layers
from planner.canvas.scene import CanvasScene
from planner.canvas.style import Theme
from planner.canvas.traffic_words import TrafficWords
from planner.editing.moves import FoldElements
from planner.editing.sites import zones_on
from planner.model.document import Document
from planner.model.views import SavedView


class Stage:
    """A drawing of a document for paper. Whoever holds it releases it; the last one takes it down."""

    def __init__(
        self, document: Document, theme: Theme, layers: Layers, words: TrafficWords, view: SavedView | None = None
    ) -> None:
        self.scene = CanvasScene(theme)
        self.scene.set_layers(layers)
        self.scene.set_traffic_words(words)
        self.scene.look_through(view)
        self.scene.show_document(document if view is not None and view.folded is not None else _unfolded(document))
        while self.scene.sync.has_crude_lines:  # paper can wait for the best ways
            self.scene.sync.mend_line()
        self._holders = 0
        self._shown_for: object = None

    def hold(self) -> None:
        """Another picture shows a part of it."""
        self._holders += 1

    def release(self) -> None:
        """A picture is no longer needed."""
        self._holders -= 1
        if self._holders <= 0:
            self.scene.dispose()

    def show(self, holder: object, ids: Collection[str] | None) -> None:
        """Lets the part of one picture be seen and nothing else.

        Args:
            holder: whose part it is; asked again for the same one, nothing happens.
            ids: of elements, with the lines between them and the contents of areas; None for everything.
        """
        if self._shown_for is holder:
            return
        self._shown_for = holder
        sync = self.scene.sync
        wanted = self._wanted(ids)
        for boxes in (sync.nodes, sync.zones, sync.notes):
            for key, item in boxes.items():
                item.setVisible(wanted is None or key in wanted)
        # The ground of a site is as large as all its zones; where some are left out it would say what is not so.
        for site in self.scene.sites.items.values():
            zones = zones_on(sync.document.design, (site.element_id,))
            site.setVisible(wanted is None or all(zone.id in wanted for zone in zones))
        for line in sync.links.values():
            line.setVisible(wanted is None or {line.relation.source, line.relation.target} <= wanted)
        self.scene.show_openings_of({key for key, item in sync.nodes.items() if item.isVisible()})

    def _wanted(self, ids: Collection[str] | None) -> set[str] | None:
        if ids is None:
            return None
        links = self.scene.sync.links
        wanted = {*ids, *self.scene.contents_of(ids)}
        for key in wanted & links.keys():
            wanted.update((links[key].relation.source, links[key].relation.target))
        return wanted


def _unfolded(document: Document) -> Document:
    """The document with every zone unfolded: paper and other editors get the whole plan."""
    placements = document.layout.placements
    folded = tuple(zone.id for zone in document.design.zones if zone.id in placements and placements[zone.id].is_folded)
    return FoldElements(folded, is_folded=False).apply(document) if folded else document
