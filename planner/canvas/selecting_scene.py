"""SelectingScene: what is selected, and which elements are where.

A module of its own because selecting proposes nothing, and needs to know nothing of what lies over the elements.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from planner.canvas import choosing
from planner.canvas.element_scene import ElementItem, ElementScene
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.style import LIGHT, Theme
from planner.editing.drawing import Box, drawn_zone
from planner.editing.sites import contents_of_sites
from planner.model.document import Document


class SelectingScene(ElementScene):
    """The items of one document, and what is selected of them.

    Signals:
        selection_changed(object): tuple of ids of the selected elements and lines.
    """

    selection_changed = Signal(object)

    def __init__(self, theme: Theme = LIGHT, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._selected: tuple[str, ...] | None = None
        """Ids of what is selected, as long as nothing else is: some forty actions ask whether they can be done."""
        self._is_showing = self._is_selection_other = False
        self.selectionChanged.connect(self._on_selection_changed)

    def _show(self, document: Document) -> None:
        # Of a thousand selected elements that go Qt would tell one by one that they are not selected any more.
        self._is_showing = True
        super()._show(document)
        self._is_showing = False
        if self._is_selection_other:
            self._is_selection_other = False
            self._on_selection_changed()

    def selected_items(self) -> tuple[ElementItem, ...]:
        """Items of the selection."""
        return tuple(item for item in self.selectedItems() if isinstance(item, ElementItem))

    def selected_ids(self) -> tuple[str, ...]:
        """Ids of the selected elements and lines, sorted."""
        if self._selected is None:
            self._selected = tuple(sorted(item.element_id for item in self.selected_items()))
        return self._selected

    def select_ids(self, ids: Iterable[str]) -> None:
        """Selects these elements and lines and nothing else; one signal for all."""
        wanted = set(ids)
        chosen = {item.element_id: item for item in self.selected_items()}
        if wanted == chosen.keys():
            return
        self.blockSignals(True)
        for key in chosen.keys() - wanted:
            chosen[key].setSelected(False)
        for key in wanted - chosen.keys():
            item = self.item_of(key)
            if item is not None:
                item.setSelected(True)
        self.blockSignals(False)
        self._on_selection_changed()

    def select_all(self) -> None:
        """Selects every element and note."""
        self.select_ids((*self.sync.nodes, *self.sync.zones, *self.sync.notes))

    def select_connected(self) -> None:
        """Adds what lines lead to from the selection, with those lines."""
        self.select_ids(choosing.connected(self.sync, self.selected_ids()))

    def select_alike(self) -> None:
        """Selects everything of the kinds that are selected."""
        self.select_ids(choosing.alike(self.sync, self.selected_ids()))

    def invert_selection(self) -> None:
        """Selects what is not selected."""
        self.select_ids(choosing.inverted(self.sync, self.selected_ids()))

    def reading_order(self) -> list[str]:
        """Zones from left to right, each followed by what stands in it; what stands between zones; notes.

        A site comes before the first of its zones.
        """
        boxes = self.sync.boxes

        def place(box: Box) -> tuple[float, float]:
            return (box.x, box.y)

        inside: dict[str | None, list[str]] = {}
        for node in self.document.design.nodes:
            if node.id in boxes.nodes:
                inside.setdefault(drawn_zone(node), []).append(node.id)
        order: list[str] = []
        sites = {zone.id: zone.site for zone in self.document.design.zones if zone.site in self.sites.items}
        for key in sorted(boxes.zones, key=lambda key: place(boxes.zones[key])):
            site = sites.get(key)
            if site is not None and site not in order:
                order.append(site)
            order += [key, *sorted(inside.get(key, ()), key=lambda node: place(boxes.nodes[node]))]
        order += sorted(inside.get(None, ()), key=lambda node: place(boxes.nodes[node]))
        return order + sorted(boxes.notes, key=lambda key: place(boxes.notes[key]))

    def contents_of(self, areas: Iterable[str]) -> tuple[str, ...]:
        """Ids of what goes along with some areas: nodes in zones; zones, their nodes and devices in sites."""
        wanted = set(areas)
        sites = wanted & self.sites.items.keys()
        if sites:
            carried = contents_of_sites(self.document.design, self.sync.boxes, sites)
            return tuple(dict.fromkeys((*carried, *self.contents_of(wanted - sites))))
        return tuple(node.id for node in self.document.design.nodes if drawn_zone(node) in wanted) if wanted else ()

    def ids_in(self, band: QRectF) -> frozenset[str]:
        """Boxes that a rectangle touches, and areas wholly inside it."""
        left, top, right, bottom = band.left(), band.top(), band.right(), band.bottom()
        boxes = self.sync.boxes
        touched = {
            key
            for key, box in boxes.nodes.items()
            if box.x <= right and box.y <= bottom and box.x + box.width >= left and box.y + box.height >= top
        }
        touched.update(
            key
            for areas in (boxes.zones, boxes.notes)
            for key, box in areas.items()
            if box.x >= left and box.y >= top and box.x + box.width <= right and box.y + box.height <= bottom
        )
        return frozenset(touched)

    def element_at(self, point: QPointF) -> str | None:
        """Id of the topmost node or zone at a point."""
        for item in self.items(point):
            if isinstance(item, NodeItem | ZoneItem):
                return item.element_id
        return None

    def _on_selection_changed(self) -> None:
        self._selected = None
        if self._is_showing:
            self._is_selection_other = True
            return
        self.selection_changed.emit(self.selected_ids())
