"""ArrangingScene: what is selected as the object of edits: deleted, moved, aligned, sized, folded, locked.

A module of its own because these acts come from menus and keys and need no gesture; gestures are in `scene`.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from planner.canvas.geometry import snapped
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.selecting_scene import SelectingScene
from planner.canvas.style import LIGHT, Theme
from planner.editing.annotations import locked_among
from planner.editing.drawing import GRID, Box
from planner.editing.edit import Edit, EditGroup
from planner.editing.moves import (
    Alignment,
    BendLine,
    Direction,
    FoldElements,
    MoveNodes,
    NaturalSize,
    Size,
    align_nodes,
    distribute_nodes,
    same_size,
    space_nodes,
)
from planner.editing.removal import RemoveElements
from planner.editing.sites import zones_on

LARGE_STEP = 5 * GRID
"""How far an arrow key with Shift moves."""


class ArrangingScene(SelectingScene):
    """A drawing whose selection can be changed by proposed edits.

    Signals:
        edit_proposed(object): an `Edit`; do it, then show the document.
        message(str): a hint for the status bar; empty takes it away.
    """

    edit_proposed = Signal(object)
    message = Signal(str)

    def __init__(self, theme: Theme = LIGHT, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._selects_added = False

    def propose(self, edit: Edit, *, selects_added: bool = False) -> None:
        """Proposes an edit; what a gesture showed meanwhile is taken back when nobody did it."""
        before = self.document
        self._selects_added = selects_added
        self.edit_proposed.emit(edit)
        self._selects_added = False
        if self.document is before:
            self.sync.refresh()
            self.show_sites()

    def delete_selection(self) -> None:
        """Proposes to delete what is selected, with all that hangs on it."""
        ids = self.without_locked(self.selected_ids())
        if ids:
            label = "Delete" if len(ids) == 1 else f"Delete {len(ids)} elements"
            self.propose(RemoveElements(ids, label=label))

    def without_locked(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of some ids that are not locked; says so when some are."""
        locked = locked_among(self.document, tuple(ids))
        if locked:
            one = self.tr("'{0}' is locked. Unlock with Ctrl+Shift+K.").format(self._name_of(next(iter(locked))))
            many = self.tr("{0} elements are locked. Unlock with Ctrl+Shift+K.").format(len(locked))
            self.message.emit(one if len(locked) == 1 else many)
        return frozenset(ids) - locked

    def nudge(self, dx: float, dy: float, *, is_fine: bool = False, is_large: bool = False) -> None:
        """Proposes to move what is selected by grid steps (single units, large steps); repeats are one step."""
        chosen = [item.element_id for item in self.selected_items() if not isinstance(item, LinkItem)]
        free = self.without_locked(chosen)
        ids = sorted({*free, *self.contents_of(free)} - self.sites.items.keys())
        if not ids:
            return
        unit = 1.0 if is_fine else LARGE_STEP if is_large else GRID
        boxes_now = self.sync.boxes

        def find(key: str) -> Box | None:
            return boxes_now.find(key) or boxes_now.hidden.get(key)

        boxes = [(key, box) for key in ids if (box := find(key)) is not None]
        places = tuple((key, box.x + dx * unit, box.y + dy * unit) for key, box in boxes)
        if not is_fine:
            places = tuple((key, snapped(x) if dx else x, snapped(y) if dy else y) for key, x, y in places)
        self.propose(MoveNodes(places, merge_key="nudge " + " ".join(ids)))

    def align_selection(self, alignment: Alignment) -> None:
        """Proposes to align the selected boxes."""
        boxes = self._selected_boxes()
        if len(boxes) > 1:
            self.propose(align_nodes(boxes, alignment))

    def distribute_selection(self, direction: Direction) -> None:
        """Proposes equal gaps between the selected boxes."""
        boxes = self._selected_boxes()
        if len(boxes) > 2:
            self.propose(distribute_nodes(boxes, direction))

    def fold_selection(self, *, is_folded: bool) -> None:
        """Proposes to show the selected pools without (or with) their members, and zones as one box."""
        chosen = (item.element_id for item in self.selected_items() if isinstance(item, NodeItem | ZoneItem | SiteItem))
        ids = self._with_zones(chosen)
        if ids:
            self.propose(FoldElements(ids, is_folded))

    def space_selection(self, direction: Direction) -> None:
        """Proposes to put the selected boxes one after another with the same gap."""
        boxes = self._selected_boxes()
        if len(boxes) > 1:
            self.propose(space_nodes(boxes, direction))

    def size_selection(self, size: Size) -> None:
        """Proposes to make the selected boxes, or areas, as large as the largest of them."""
        boxes = self._selected_boxes() or self._selected_boxes(ZoneItem)
        if len(boxes) > 1:
            self.propose(same_size(boxes, size))

    def reset_sizes(self) -> None:
        """Proposes the sizes that follow from what is in the selected boxes."""
        self.change_selection(NaturalSize)

    def reset_bends(self) -> None:
        """Proposes automatic ways for the selected lines, or for all when none is selected."""
        bends = self.document.layout.bends
        chosen = [key for key in self.selected_ids() if key in self.sync.links] or list(bends)
        edits = tuple(BendLine(key) for key in chosen if key in bends)
        if edits:
            self.propose(EditGroup("Reset bends", edits))

    def change_selection(self, make: Callable[[tuple[str, ...]], Edit]) -> None:
        """Proposes an edit of the selected boxes, areas and notes."""
        chosen = (item.element_id for item in self.selected_items() if not isinstance(item, LinkItem))
        ids = self._with_zones(chosen)
        if ids:
            self.propose(make(ids))

    def _with_zones(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids with the zones of sites in place of the sites, which have no places of their own."""
        found = list(ids)
        sites = [key for key in found if key in self.sites.items]
        zones = (zone.id for zone in zones_on(self.document.design, sites))
        return tuple(dict.fromkeys((*(key for key in found if key not in sites), *zones)))

    def with_contents_of_sites(self, ids: Iterable[str]) -> frozenset[str]:
        """Ids with all that stands on the sites among them, for the clipboard."""
        found = frozenset(ids)
        return found | frozenset(self.contents_of(found & self.sites.items.keys()))

    def _selected_boxes(self, *kinds: type[NodeItem | NoteItem | ZoneItem]) -> tuple[tuple[str, Box], ...]:
        wanted = kinds or (NodeItem, NoteItem)
        chosen = (item for item in self.selected_items() if not isinstance(item, LinkItem) and not item.is_locked)
        return tuple((item.element_id, item.box) for item in chosen if isinstance(item, wanted))

    def _name_of(self, element_id: str) -> str:
        note = self.sync.notes.get(element_id)
        if note is not None:
            return note.annotation.text.partition("\n")[0][:40]
        return getattr(self.document.design.find(element_id), "name", element_id)
