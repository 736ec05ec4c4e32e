"""The look of a picture that shows the design through a saved view: its layers, its part, the ways it draws.

A module of its own because `planner render` and the window's export must show the same through one view.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.canvas.layers import Layer, Layers
from planner.model.document import Document
from planner.model.views import SavedView, find_view

if TYPE_CHECKING:
    from planner.canvas.items.path_overlay import PathStop
    from planner.canvas.look import Look
    from planner.requirements import Plan

_OF_THE_PLAN = frozenset((Layer.PORTS, Layer.OPENINGS))


class NoViewError(Exception):
    """Why nothing can be shown through a view, in words."""


def view_called(document: Document, name: str) -> SavedView:
    """The saved view of this name.

    Raises:
        NoViewError: there is none; the message names those that there are.
    """
    views = document.options.views
    found = find_view(views, name)
    if found is None:
        known = ", ".join(f"'{view.name}'" for view in views)
        raise NoViewError(f"the design has no view '{name}' (expected {known or 'a design with saved views'})")
    return found


def looked_through(
    look: Look, view: SavedView, document: Document, layers: Layers | None = None, plan: Plan | None = None
) -> Look:
    """A look with what a view says of it; derives the plan if ports or ways are to be seen.

    Args:
        look: what the view leaves open.
        view: of this document.
        document: what is drawn.
        layers: chosen by somebody in place of the view's.
        plan: of the document, where it is known.

    Raises:
        NoViewError: the view draws the connections of something that is no workload.
    """
    if layers is None:
        layers = look.layers if view.layers is None else frozenset(view.layers)
    if plan is None and (view.workload is not None or layers & _OF_THE_PLAN):
        plan = _plan(document)
    words = look.words
    if plan is not None and layers & _OF_THE_PLAN:
        from planner.app.ways.traffic_words import words_of

        words = words_of(plan)
    ways = () if plan is None or view.workload is None else workload_ways(plan, view.workload)
    return replace(look, layers=layers, words=words, view=view, ways=ways)


def workload_ways(plan: Plan, workload: str) -> tuple[tuple[PathStop, ...], ...]:
    """The ways of all planned connections of a workload, as the traffic panel draws them.

    Raises:
        NoViewError: it is no workload.
    """
    from planner.app.ways.path_drawing import stops_of
    from planner.app.ways.planned_lines import asked_lines, ways_of
    from planner.requirements.flow_map import WORKLOADS

    if workload not in WORKLOADS:
        raise NoViewError(f"'{workload}' is no workload (expected {', '.join(WORKLOADS)})")
    lines = [line for line in asked_lines(plan, ()) if line.workload == workload]
    return tuple(stops_of(trace, plan.design) for trace in ways_of(lines))


def _plan(document: Document) -> Plan:
    from planner.catalog import load_catalog
    from planner.requirements import build_plan

    return build_plan(document.design, load_catalog())
