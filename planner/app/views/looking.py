"""Looking: what of the design the window shows now: a saved view, or what somebody has hidden since.

A module of its own because looking is no edit: it can be changed at will, and only what is kept of it goes into the
file. Nothing that somebody goes to stays hidden: what a finding, a search, the tree or a path leads to is shown for as
long as that lasts, and what is added is shown from then on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.app.appearance.translated import plural, translate
from planner.app.forms.context import title_of
from planner.app.views.view_chip import ViewChip
from planner.canvas.layers import ALL, Layer
from planner.editing.change import Change
from planner.editing.drawing import drawn_zone
from planner.editing.looking import hidden_by
from planner.editing.moves import FoldElements
from planner.editing.sites import zones_on
from planner.model.design import Design, Node
from planner.model.links import Link
from planner.model.views import DrawnKind, SavedView, ViewArea, find_view, with_ids

if TYPE_CHECKING:
    from planner.app.window import MainWindow

_NAME = "looking"
_EVERYTHING = SavedView()


def looking_of(window: MainWindow) -> Looking:
    """What a window looks at; made when something is first left out."""
    found = window.findChild(QObject, _NAME)
    return found if isinstance(found, Looking) else Looking(window)


class Looking(QObject):
    """What one window looks at.

    Attributes:
        view: with what was hidden and shown since it was chosen; None while everything is shown.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName(_NAME)
        self._window = window
        self.view: SavedView | None = None
        self._chosen: SavedView | None = None
        """The view as it was when it was chosen or kept."""
        self._gone_to: frozenset[str] = frozenset()
        self._on_the_way: frozenset[str] = frozenset()
        self.chip = ViewChip(window.view, self.show_all)
        window.scene.view_changed.connect(self.tell)

    # --- what is looked at

    @property
    def name(self) -> str:
        """Of the saved view; empty when what is shown was never saved."""
        return self.view.name if self.view is not None else ""

    @property
    def is_changed(self) -> bool:
        """Tells whether something else is shown than was saved."""
        return self.view is not None and self._chosen is not None and self.view_now() != self._chosen

    @property
    def hidden_count(self) -> int:
        """How many zones, boxes and notes are left out."""
        links = {link.id for link in self._window.scene.document.design.links}
        return len(self._window.scene.sync.hidden - links)

    def view_now(self) -> SavedView:
        """The view with the layers that are shown now, if it says anything of layers."""
        view = self.view or _EVERYTHING
        return view if view.layers is None else replace(view, layers=self.layers_now())

    def layers_now(self) -> tuple[Layer, ...]:
        """The layers that are shown, in their usual order."""
        return tuple(layer for layer in Layer if layer in self._window.scene.sync.layers)

    def area_now(self) -> ViewArea:
        """The part of the drawing that is seen."""
        view = self._window.view
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        return ViewArea(x=round(seen.x()), y=round(seen.y()), width=round(seen.width()), height=round(seen.height()))

    def folded_now(self) -> tuple[str, ...]:
        """What is shown folded."""
        layout = self._window.scene.sync.layout
        return tuple(sorted(key for key, placement in layout.placements.items() if placement.is_folded))

    # --- changing it

    def switch_to(self, name: str) -> None:
        """Looks through a saved view."""
        view = find_view(self._window.controller.document.options.views, name)
        if view is None:
            return
        before = self.view
        self.view = self._chosen = view
        self._gone_to = self._on_the_way = frozenset()
        self._wear_layers()
        self._apply()
        if view.area is not None:
            area = view.area
            self._window.view.show_area(area.x, area.y, area.width, area.height)
        else:
            self._window.view.zoom_fit()
        self._show_workload(before)
        self._window.status.say(self.chip.text)

    def show_all(self) -> None:
        """Shows everything, with the layers that are usual in this window."""
        before = self.view
        if before is None:
            return
        self.view = self._chosen = None
        self._gone_to = self._on_the_way = frozenset()
        self._wear_layers()
        self._apply()
        self._show_workload(before)
        self._window.view.setFocus()
        self._window.status.say(translate("views", "Everything is shown"))

    def forget(self) -> None:
        """Another document stands in the window."""
        self.view = self._chosen = None
        self._gone_to = self._on_the_way = frozenset()
        self._window.scene.sync.view = None
        self._wear_layers()
        self.tell()

    def hide(self, ids: Iterable[str]) -> None:
        """Leaves elements out, zones and sites with all that is in them."""
        view, gone = self.view or _EVERYTHING, set(ids)
        shown = tuple(key for key in view.shown if key not in gone)
        self._look(replace(view, hidden=_joined(view.hidden, gone), shown=shown))

    def show_only(self, ids: Iterable[str]) -> None:
        """Shows some elements and nothing else; zones and sites with all that is in them."""
        wanted = tuple(sorted(set(ids)))
        self._look(replace(self.view or _EVERYTHING, only=wanted, hidden=(), hidden_kinds=(), shown=()))

    def hide_kinds(self, kinds: Iterable[DrawnKind]) -> None:
        """Leaves out everything of some kinds."""
        view = self.view or _EVERYTHING
        wanted = {*view.hidden_kinds, *kinds}
        self._look(replace(view, hidden_kinds=tuple(kind for kind in DrawnKind if kind in wanted)))

    def fold(self, edit: FoldElements) -> None:
        """Folds in the view alone, if the view says what is folded."""
        if self.view is not None and self.view.folded is not None:
            before, touched = set(self.view.folded), set(edit.elements)
            folded = before | touched if edit.is_folded else before - touched
            self._look(replace(self.view, folded=tuple(sorted(folded))))

    def kept(self, view: SavedView) -> None:
        """What is looked at was saved under this name."""
        self.view = self._chosen = view
        self._apply()

    def _look(self, view: SavedView) -> None:
        self.view = view
        self._gone_to = self._on_the_way = frozenset()
        self._apply()
        self._window.status.say(self.chip.text)

    # --- nothing that somebody goes to stays hidden

    def go_to(self, key: str) -> None:
        """Shows an element, link, site or note that the view leaves out, until somebody goes elsewhere."""
        if self.view is None:
            return
        document = self._window.controller.document
        wanted = frozenset(_with_surroundings(document.design, (key,)))
        hidden = hidden_by(self.view, document)
        self._gone_to = wanted & hidden
        self._apply()
        if self._gone_to:
            element = document.design.find(key)
            words = translate("views", "'{0}' is hidden in this view; it is shown until you go elsewhere")
            self._window.status.say(words.format(key if element is None else title_of(element)))

    def follow_way(self, ids: Iterable[str]) -> None:
        """Shows what a way leads over, as long as it is drawn."""
        if self.view is not None:
            document = self._window.controller.document
            wanted = frozenset(_with_surroundings(document.design, ids))
            self._on_the_way = wanted & hidden_by(self.view, document)
            self._apply()

    def follow(self, change: Change) -> None:
        """The document differs and will be shown: with what was added, and through views as they are saved now."""
        if self.view is None:
            return
        document = self._window.controller.document
        saved = find_view(document.options.views, self.name) if self.name else None
        if saved is None:
            self.view = replace(self.view, name="")  # deleted, or its saving was undone: it is shown, but not kept
            self._chosen = None
        elif not self.is_changed:
            self.view = saved
        self._chosen = saved
        if len(change.added) == len(change.removed) == 1:  # perhaps the same under another id
            (old,), (new,) = change.removed, change.added
            [self.view] = with_ids((self.view,), lambda key: new if key == old else key)
        added = change.added & hidden_by(self.view, document) if change.added else frozenset()
        if added:
            more = _with_surroundings(document.design, added, with_contents=False)
            self.view = replace(self.view, shown=_joined(self.view.shown, set(more)))
        self._wear_layers()
        self._window.scene.sync.view = self._shown_through()

    # --- showing it

    def _shown_through(self) -> SavedView:
        view, more = self.view or _EVERYTHING, self._gone_to | self._on_the_way
        return replace(view, shown=_joined(view.shown, more)) if more else view

    def _apply(self) -> None:
        self._window.scene.look_through(None if self.view is None else self._shown_through())
        self.tell()

    def tell(self) -> None:
        """Says what is looked at: in the corner of the drawing, in the design tree, in the menus."""
        window = self._window
        self.chip.show_text(self._words() if self.view is not None else "")
        if window.docks.is_built("tree"):
            window.design_tree.show_hidden(window.scene.sync.hidden)
        window.refresh_actions()

    def _words(self) -> str:
        if self.name:
            text = translate("views", "View '{0}'").format(self.name)
            text = translate("views", "{0} (changed)").format(text) if self.is_changed else text
        else:
            text = translate("views", "View that is not saved")
        return f"{text} · {plural('views', '%n elements hidden', self.hidden_count)}"

    def _wear_layers(self) -> None:
        window = self._window
        if self.view is not None and self.view.layers is not None:
            layers = frozenset(self.view.layers)
        else:
            layers = frozenset(layer for layer in ALL if layer.value not in window.settings.hidden_layers)
        if layers != window.scene.sync.layers:
            window.scene.set_layers(layers)
            window.wiring.say_ports()

    def _show_workload(self, before: SavedView | None) -> None:
        """Draws the connections of the view's workload, or takes those of the view before off."""
        window = self._window
        workload = self.view.workload if self.view is not None else None
        if workload is not None:
            window.docks.show("traffic")
            window.traffic_panel.show_workload(workload, all_lines=True)
            window.view.setFocus()
        elif before is not None and before.workload is not None and window.docks.is_built("traffic"):
            window.traffic_panel.show_workload("", all_lines=False)


def _joined(ids: tuple[str, ...], more: set[str] | frozenset[str]) -> tuple[str, ...]:
    return (*ids, *sorted(more.difference(ids)))


def _with_surroundings(design: Design, ids: Iterable[str], *, with_contents: bool = True) -> set[str]:
    """Ids with what makes them understood: the zone of a box, the ends of a link, the contents of zones and sites."""
    found: set[str] = set()
    for key in ids:
        owner = design.owner_of(key)
        element = owner or design.find(key)
        found.add(element.id if element is not None else key)
        if isinstance(element, Link):
            found |= _with_surroundings(design, (element.source, element.target))
        elif isinstance(element, Node):
            found |= {zone for zone in (drawn_zone(element),) if zone is not None}
        elif element is not None and with_contents:
            zones = {zone.id for zone in zones_on(design, (element.id,))} | {element.id}
            found |= zones | {node.id for node in design.nodes if drawn_zone(node) in zones}
    return found
