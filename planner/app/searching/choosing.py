"""Placing, moving and connecting by choosing from lists: what the mouse does by dragging, for those who have none.

A module of its own because the drawing, the design tree and the command palette offer it alike; what the acts mean is
decided by `editing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.app.answers import Choice
from planner.app.appearance.translated import translate
from planner.app.forms.context import title_of
from planner.app.forms.wording import kind_word
from planner.editing.links import connections
from planner.editing.palette import PALETTE, Template
from planner.editing.templates import new_element
from planner.editing.undrawn import UNDRAWN, UNDRAWN_KEYS, UndrawnRow
from planner.editing.zones import MoveToZone
from planner.model.design import Element
from planner.model.errors import ModelError
from planner.model.zones import Zone

if TYPE_CHECKING:
    from planner.app.window import MainWindow


def add_here(window: MainWindow) -> None:
    """Asks for an entry of the palette and places it in the zone that is selected, or where it usually stands."""
    design = window.controller.document.design
    rows: tuple[Template | UndrawnRow, ...] = (*PALETTE, *UNDRAWN)
    choices = [Choice(row.key, translate("palette", row.label), translate("palette", row.group)) for row in rows]
    zone = next((key for key in window.scene.selected_ids() if isinstance(design.find(key), Zone)), None)
    title = translate("choosing", "Add an element")
    label = translate("choosing", "What is added")
    if zone is not None:
        label = translate("choosing", "What is added to '{0}'").format(title_of(design.get(zone)))
    key = window.dialogs.choose(title, label, choices)
    if key is None:
        return
    from planner.app.appearance.refusal_words import refusal_words

    if key in UNDRAWN_KEYS:
        window.scene.place(key)
        return
    try:
        edit = new_element(window.controller.document, key, None, zone)
    except (ModelError, KeyError) as problem:
        window.status.say(refusal_words(str(problem)))
        return
    window.scene.propose(edit, selects_added=True)


def move_to_zone(window: MainWindow) -> None:
    """Asks for a zone and moves what is selected into it."""
    design = window.controller.document.design
    ids = tuple(key for key in window.scene.selected_ids() if _is_movable(design.find(key)))
    if not ids:
        window.status.say(translate("choosing", "Select servers, devices or clients to move them."))
        return
    choices = [Choice(zone.id, zone.name) for zone in design.zones]
    zone_id = window.dialogs.choose(
        translate("choosing", "Move to a zone"), translate("choosing", "Zone to move to"), choices
    )
    if zone_id is not None:
        window.scene.propose(MoveToZone(ids, zone_id))


def connect_to(window: MainWindow) -> None:
    """Asks what the selected element is connected with; only what can be connected is offered."""
    document = window.controller.document
    ids = window.scene.selected_ids()
    source = document.design.find(ids[0]) if len(ids) == 1 else None
    if source is None:
        window.status.say(translate("choosing", "Select one element to connect it."))
        return
    choices = [
        Choice(f"{number}:{element.id}", f"{title_of(element)} – {connection.label}", kind_word(element.kind))
        for element in document.design.elements
        for number, connection in enumerate(connections(document, source.id, element.id))
    ]
    if not choices:
        window.status.say(translate("choosing", "'{0}' can be connected with nothing.").format(title_of(source)))
        return
    title = translate("choosing", "Connect '{0}'").format(title_of(source))
    key = window.dialogs.choose(title, translate("choosing", "What it is connected with"), choices)
    if key is not None:
        number_text, _, target = key.partition(":")
        window.scene.propose(connections(document, source.id, target)[int(number_text)].edit)


def _is_movable(element: Element | None) -> bool:
    return element is not None and not isinstance(element, Zone) and element.kind != "link"
