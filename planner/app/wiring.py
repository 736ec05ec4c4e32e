"""Who hears whom: the controller, the canvas and the panels, connected.

A module of its own because none of them knows the others; here one reads what follows from a click.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from planner.app.appearance.translated import plural, translate
from planner.app.inspection_runner import Judgement
from planner.app.menus import context_menu
from planner.app.review.note_marks import marks_of
from planner.app.ways import switching
from planner.app.ways.badges import badges_of
from planner.app.ways.path_drawing import stops_of
from planner.canvas.keyboard import push
from planner.canvas.traffic_words import NO_WORDS
from planner.editing.change import Change
from planner.editing.edit import Edit
from planner.editing.moves import FoldElements
from planner.editing.nodes import RenameElement
from planner.editing.removal import RemoveElements
from planner.findings.finding import DESIGN, Finding

if TYPE_CHECKING:
    from pathlib import Path

    from planner.app.views.looking import Looking
    from planner.app.ways.legend import Legend
    from planner.app.window import MainWindow
    from planner.traffic import Question, Trace


class Wiring(QObject):
    """Connects the parts of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._has_ways = False
        self.shows_badges: bool = True
        self._legend: Legend | None = None
        controller, scene = window.controller, window.scene
        scene.edit_proposed.connect(self._on_proposed)
        scene.selection_changed.connect(self._on_selection)
        scene.activated.connect(lambda _: window.edit_selection())
        scene.context_requested.connect(self._on_context)
        scene.overlay_changed.connect(self._on_overlay)
        scene.cancelled.connect(lambda: switching.return_to_design(window))
        scene.message.connect(self._on_message)
        scene.undrawn_added.connect(self._on_undrawn)
        window.view.zoom_changed.connect(window.status.show_zoom)
        controller.changed.connect(self._on_changed)
        controller.replaced.connect(self._on_replaced)
        controller.failed.connect(window.status.say)
        controller.findings_changed.connect(self._on_findings)
        controller.history_changed.connect(window.refresh_actions)
        controller.read_only_changed.connect(window.refresh_actions)
        window.status.findings_wanted.connect(lambda: window.docks.show("findings"))
        window.status.zoom_wanted.connect(window.view.zoom_fit)
        window.status.haste_wanted.connect(window.view.hasten)
        window.view.drawing_progressed.connect(window.status.show_drawing)
        window.files.busy.connect(window.status.show_busy)
        window.files.said.connect(window.status.say)
        window.files.comparison_wanted.connect(self._on_comparison)
        window.docks.built.connect(self._on_built)

    # --- document to canvas

    def _looking(self) -> Looking:
        from planner.app.views.looking import looking_of  # asked for only while something is left out

        return looking_of(self._window)

    @Slot(object)
    def _on_proposed(self, edit: Edit) -> None:
        view = self._window.scene.view_in_use
        if isinstance(edit, FoldElements) and view is not None and view.folded is not None:
            self._looking().fold(edit)
        else:
            self._window.controller.propose(edit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        document = self._window.controller.document
        if self._window.scene.view_in_use is None:
            self._window.scene.show_document(document, change)
        else:
            self._looking().follow(change)
            self._window.scene.show_document(document, change)
            self._looking().tell()
        if change.has_options:
            self._window.scene.set_notes(marks_of(document))

    def _on_replaced(self) -> None:
        window = self._window
        window.scene.clear_path()
        window.scene.set_badges({})
        window.scene.set_notes({})
        window.scene.set_traffic_words(NO_WORDS)
        if window.scene.view_in_use is not None:
            self._looking().forget()
        window.scene.show_document(window.controller.document)
        window.scene.set_notes(marks_of(window.controller.document))
        window.scene.select_ids(())
        window.view.zoom_fit()

    @Slot(object)
    def _on_findings(self, judgement: Judgement) -> None:
        window = self._window
        window.scene.set_badges(badges_of(judgement) if self.shows_badges else {})
        window.status.show_judgement(judgement)
        window.refresh_actions()
        self.say_ports()

    def say_ports(self) -> None:
        """Writes ports on lines and at firewalls, as the newest plan has them."""
        from planner.app.ways import traffic_words

        traffic_words.follow(self._window)

    def toggle_badges(self) -> None:
        """Shows the marks of findings on the drawing, or hides them."""
        self.shows_badges = not self.shows_badges
        latest = self._window.runner.latest
        self._window.scene.set_badges(badges_of(latest) if self.shows_badges and latest is not None else {})

    @Slot(object)
    def _on_comparison(self, path: Path) -> None:
        from planner.app.review.compare_commands import compare_with

        compare_with(self._window, path, self.tr("{0} on disk").format(path.name), is_later=True)

    # --- selection

    @Slot(object)
    def _on_undrawn(self, element_id: str) -> None:
        """Shows what was added and stands nowhere on the drawing."""
        from planner.app.forms.context import title_of

        element = self._window.controller.document.design.get(element_id)
        self._window.docks.show("inspector")
        self.show_element(element_id)
        words = translate("wiring", "'{0}' is in the plan: it is no box of the drawing, but stands in the design tree.")
        self._window.status.say(words.format(title_of(element)))

    def _on_message(self, text: str) -> None:
        from planner.app.appearance.refusal_words import refusal_words  # nothing is said before the first paint

        self._window.status.say(refusal_words(text))

    def _on_selection(self, ids: tuple[str, ...]) -> None:
        window = self._window
        if window.docks.is_built("inspector"):
            window.inspector.show_selection(ids)
        if window.docks.is_built("tree"):
            if len(ids) > 1:
                window.design_tree.choose_several(ids)
            else:
                window.design_tree.choose(ids[0] if ids else "")
        if window.docks.is_built("worksheets"):
            window.worksheets_panel.show_selection(ids)
        count = len(ids)
        window.status.show_place(plural("Wiring", "%n selected", count) if count > 1 else "")
        if window.view.hasFocus():  # a list that has the keyboard speaks for itself
            from planner.app.appearance.announcing import announce
            from planner.app.ways.selection_words import selection_words

            announce(window.view, selection_words(window.controller.document.design, ids, window.runner.latest))
        window.refresh_actions()

    def show_selection(self) -> None:
        """Shows what is selected again, in panels that were built anew."""
        self._on_selection(self._window.scene.selected_ids())

    def show_element(self, element_id: str) -> None:
        """Selects an element on the canvas and in the inspector; one that is not drawn in the inspector only."""
        window = self._window
        owner = window.controller.document.design.owner_of(element_id)
        key = owner.id if owner is not None else element_id
        if window.scene.view_in_use is not None:
            self._looking().go_to(key)
        if window.scene.item_of(key) is not None:
            window.view.show_elements((key,))
        else:
            window.scene.select_ids(())
            window.inspector.show_selection((key,) if owner is not None else ())

    @Slot(object)
    def show_finding(self, finding: Finding) -> None:
        """Shows the element and field that a finding is about."""
        if finding.element == DESIGN:
            self._window.scene.select_ids(())
            self._window.inspector.show_selection(())
        else:
            self.show_element(finding.element)
        if finding.field:
            self._window.inspector.show_field(finding.field)

    @Slot(object)
    def repair(self, finding: Finding) -> None:
        """Carries out a repair as one step that can be undone."""
        if finding.repair is not None:
            from planner.app.ways.repairs import edit_of

            self._window.controller.propose(edit_of(finding.repair))

    @Slot(object, object)
    def _on_context(self, _ids: tuple[str, ...], place: QPoint) -> None:
        context_menu(self._window).popup(place)

    def _on_renamed(self, _old: str, new: str) -> None:
        self._window.scene.select_ids((new,))

    @Slot(object)
    def _on_trace(self, trace: Trace | None) -> None:
        if not self._has_ways:
            self._draw(() if trace is None else (trace,))

    def _draw(self, traces: tuple[Trace, ...]) -> None:
        design, view = self._window.controller.document.design, self._window.scene.view_in_use
        ways = [stops_of(trace, design) for trace in traces]
        # The ways of a workload are part of its view as it is; a window that ends has nobody who looks.
        if view is not None and self._window.is_ready and (view.workload is None or len(ways) < 2):
            self._looking().follow_way({stop.element for way in ways for stop in way if stop.element is not None})
        self._window.scene.show_paths(ways)

    # --- panels that are built when first shown

    @Slot(str)
    def _on_built(self, panel: str) -> None:
        connect = getattr(self, f"_connect_{panel}", None)
        if connect is not None:
            connect()
        latest = self._window.runner.latest
        shown = self._window.docks.panel(panel)
        if latest is not None and hasattr(shown, "show_judgement"):
            shown.show_judgement(latest)

    def _connect_palette(self) -> None:
        self._window.palette_panel.chosen.connect(self._window.scene.place)

    def _connect_inspector(self) -> None:
        self._window.inspector.element_wanted.connect(self.show_element)
        self._window.inspector.renamed.connect(self._on_renamed)
        self._window.inspector.show_selection(self._window.scene.selected_ids())

    def _connect_findings(self) -> None:
        self._window.findings_panel.finding_chosen.connect(self.show_finding)
        window, panel = self._window, self._window.findings_panel
        panel.repair_wanted.connect(self.repair)
        panel.repair_all_wanted.connect(lambda findings: _accepting().repair_all(window, findings))
        panel.accept_wanted.connect(lambda finding: _accepting().accept(window, finding))
        panel.lift_wanted.connect(lambda finding: _accepting().lift(window, finding))
        panel.weigh_wanted.connect(lambda finding: _accepting().weigh(window, finding))

    def _connect_path(self) -> None:
        self._window.path_panel.set_off(switching.parts_off(self._window))
        self._window.path_panel.trace_shown.connect(self._on_trace)
        self._window.path_panel.stop_shown.connect(self._window.scene.mark_stop)
        self._window.path_panel.element_wanted.connect(self.show_element)

    def _connect_mobility(self) -> None:
        self._window.mobility_panel.set_off(switching.parts_off(self._window))
        self._window.mobility_panel.ways_shown.connect(self._on_ways)
        self._window.mobility_panel.question_wanted.connect(self._on_question)

    @Slot(object)
    def _on_ways(self, traces: tuple[Trace, ...]) -> None:
        """Draws the ways that a panel shows; without any, that of the path panel comes back."""
        self._has_ways = bool(traces)
        followed = self._followed()
        self._draw(traces or (() if followed is None else (followed,)))

    def _on_overlay(self) -> None:
        """Explains the signs on the drawing."""
        scene = self._window.scene
        ways, is_off = scene.path_ways, bool(scene.off_texts)
        if self._legend is None:
            if not ways and not is_off:
                return
            from planner.app.ways.legend import Legend

            self._legend = Legend(self._window.view)
        self._legend.show_for(
            scene.theme,
            ways=len(ways),
            has_turn=any(stop.is_turn for way in ways for stop in way),
            is_blocked=any(stop.is_blocked for way in ways for stop in way),
            is_off=is_off,
        )

    def _followed(self) -> Trace | None:
        window = self._window
        return window.path_panel.trace if window.docks.is_built("path") else None

    @Slot(object)
    def _on_question(self, question: Question) -> None:
        window = self._window
        window.docks.show("path")
        window.path_panel.ask_question(question)

    def _connect_traffic(self) -> None:
        self._window.traffic_panel.set_off(switching.parts_off(self._window))
        self._window.traffic_panel.ways_shown.connect(self._on_ways)
        self._window.traffic_panel.question_wanted.connect(self._on_question)

    def _connect_what_if(self) -> None:
        window = self._window
        window.what_if_panel.marks_shown.connect(window.scene.show_off)
        window.what_if_panel.element_wanted.connect(self.show_element)
        window.what_if_panel.said.connect(window.status.say)
        window.what_if_panel.marks_shown.connect(lambda _: self._on_off())

    def _connect_review(self) -> None:
        self._window.review_panel.element_wanted.connect(self.show_element)

    def _connect_worksheets(self) -> None:
        self._window.worksheets_panel.export_wanted.connect(self._window.export_worksheets)
        self._window.worksheets_panel.element_wanted.connect(self.show_element)
        self._window.worksheets_panel.said.connect(self._window.status.say)
        self._window.worksheets_panel.show_selection(self._window.scene.selected_ids())

    def _on_off(self) -> None:
        window, off = self._window, switching.parts_off(self._window)
        window.refresh_actions()
        if window.docks.is_built("tree"):
            window.design_tree.show_off(frozenset(off))
        if window.docks.is_built("mobility"):
            window.mobility_panel.set_off(off)
        if window.docks.is_built("path"):
            window.path_panel.set_off(off)
        if window.docks.is_built("traffic"):
            window.traffic_panel.set_off(off)

    @Slot(object)
    def _on_several(self, ids: tuple[str, ...]) -> None:
        drawn = [key for key in ids if self._window.scene.item_of(key) is not None]
        if drawn:
            self._window.scene.select_ids(drawn)

    def _on_tree_menu(self, place: QPoint) -> None:
        tree = self._window.design_tree.tree
        item = tree.itemAt(place)
        if item is not None and not item.isSelected():
            tree.setCurrentItem(item)
        context_menu(self._window).popup(tree.viewport().mapToGlobal(place))

    def _connect_tree(self) -> None:
        tree = self._window.design_tree
        tree.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.tree.customContextMenuRequested.connect(self._on_tree_menu)
        tree.chosen.connect(self.show_element)
        tree.activated.connect(lambda _: self._window.edit_selection())
        tree.finding_chosen.connect(self.show_finding)
        tree.rename_wanted.connect(lambda key, name: self._window.controller.propose(RenameElement(key, name)))
        tree.show_hidden(self._window.scene.sync.hidden)
        tree.delete_wanted.connect(lambda ids: self._window.controller.propose(RemoveElements(ids)))
        tree.several_chosen.connect(self._on_several)
        tree.push_wanted.connect(lambda dx, dy, is_large: push(self._window.scene, dx, dy, is_large=is_large))


def _accepting() -> ModuleType:
    from planner.app.review import accepting

    return accepting
