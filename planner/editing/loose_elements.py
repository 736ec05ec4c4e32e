"""Loose elements: a piece of a design as somebody typed it, made into what can be pasted.

A module of its own because a piece lacks what a whole design has: kinds that its section implies, the zones it
stands in, a place on the drawing. Everything is checked as a fragment is.
"""

from dataclasses import fields
from typing import Any, get_args, get_type_hints

from planner.editing.annotations import checked_annotation
from planner.editing.clipboard import MAX_ELEMENTS, ClipboardError, Fragment
from planner.editing.plain import element_from_plain, from_plain
from planner.model.design import SECTIONS, Design, Element
from planner.model.errors import ModelError
from planner.model.layout import Annotation, Placement
from planner.model.references import references_of
from planner.model.zones import DnsView, Zone

_PASSED_OVER = frozenset({item.name for item in fields(Design)} - set(SECTIONS) | {"format", "title", "options"})
_NOTES = frozenset({"note", "frame"})
_COLUMNS = 5
_STEP_X, _STEP_Y = 240.0, 200.0


def loose_fragment(plain: Any, known: frozenset[str] = frozenset()) -> Fragment:
    """What plain data of elements is as a fragment.

    Args:
        plain: a whole design, some of its sections, a list of elements, or one element.
        known: ids of the target: zones and views of these ids are not copied but stood in.

    Raises:
        ClipboardError: in words for the planner, naming the element at fault.
    """
    items = list(_items(plain))
    annotations = _annotations(plain)
    if not items and not annotations:
        raise ClipboardError("The clipboard holds no elements of a design.")
    if len(items) + len(annotations) > MAX_ELEMENTS:
        raise ClipboardError(f"The clipboard holds more than {MAX_ELEMENTS:,} elements.")
    elements = tuple(_element(item) for item in items)
    names: set[str] = set()
    for element in elements:
        if element.id in names:
            raise ClipboardError(f"The clipboard holds two elements with the id '{element.id}'.")
        names.add(element.id)
    context = tuple(item for item in elements if isinstance(item, Zone | DnsView))
    has_others = len(context) < len(elements)
    chosen = tuple(item for item in elements if not (has_others and isinstance(item, Zone | DnsView)))
    _refuse_lost(chosen, names | known)
    placements = _placements(plain, (*(element.id for element in chosen), *annotations))
    notes = {key: note for key, note in annotations.items() if key in placements}
    return Fragment(chosen, context if has_others else (), placements, notes)


def _items(plain: Any) -> list[dict[str, Any]]:
    if isinstance(plain, list):
        return [_mapping(item) for item in plain]
    whole = _mapping(plain)
    if "id" in whole and "kind" in whole:
        return [whole]
    found: list[dict[str, Any]] = []
    for key, value in whole.items():
        if key in SECTIONS:
            if not isinstance(value, list):
                raise ClipboardError(f"'{key}' on the clipboard is not a list of elements.")
            found += [{"kind": _only_kind(key), **_mapping(item)} for item in value]
        elif key not in _PASSED_OVER and key != "layout":
            raise ClipboardError(f"The clipboard does not hold elements of a design ('{key}' is no part of one).")
    return found


def _mapping(plain: Any) -> dict[str, Any]:
    if not isinstance(plain, dict) or not all(isinstance(key, str) for key in plain):
        raise ClipboardError("The clipboard does not hold elements of a design.")
    return plain


def _only_kind(section: str) -> str | None:
    """The kind of a section's elements where it has but one; None where each must say."""
    item = get_args(get_type_hints(Design)[section])[0]
    kinds = get_args(item) or (item,)
    return str(get_args(get_type_hints(kinds[0])["kind"])[0]) if len(kinds) == 1 else None


def _element(plain: dict[str, Any]) -> Element:
    name = plain.get("id") or plain.get("name") or "without an id"
    if plain.get("kind") is None:
        raise ClipboardError(f"The element '{name}' does not say its kind, for instance 'kind: front-end-pool'.")
    try:
        return element_from_plain(plain)
    except (ModelError, RecursionError) as problem:
        raise ClipboardError(f"The element '{str(name)[:64]}' cannot be pasted: {str(problem)[:300]}.") from problem


def _refuse_lost(elements: tuple[Element, ...], known: set[str] | frozenset[str]) -> None:
    """Refuses elements in a zone that neither the text nor the target has: nobody knows where they belong."""
    parts = {part.id for item in elements for key in ("members", "vips") for part in getattr(item, key, ())}
    for element in elements:
        for _, ref, target in references_of(element):
            if ref.kinds == ("zone",) and target not in known and target not in parts:
                raise ClipboardError(f"'{element.id}' stands in zone '{target}', which this design does not have.")


def _annotations(plain: Any) -> dict[str, Annotation]:
    """Notes and frames, which stand among the places of a design file."""
    layout = plain.get("layout") if isinstance(plain, dict) else None
    found: dict[str, Annotation] = {}
    for key, place in layout.items() if isinstance(layout, dict) else ():
        for kind in _NOTES & place.keys() if isinstance(place, dict) else ():
            if not isinstance(key, str) or not isinstance(place[kind], str):
                raise ClipboardError("A note on the clipboard is not a text.")
            found[key] = checked_annotation(Annotation(text=place[kind], is_frame=kind == "frame"))
    return found


def _placements(plain: Any, keys: tuple[str, ...]) -> dict[str, Placement]:
    layout = plain.get("layout") if isinstance(plain, dict) else None
    found: dict[str, Placement] = {}
    for index, key in enumerate(keys):
        place = layout.get(key) if isinstance(layout, dict) else None
        if isinstance(place, dict):
            place = {name: value for name, value in place.items() if name not in _NOTES}
        try:
            found[key] = from_plain(Placement, place)
        except ModelError:
            x, y = index % _COLUMNS * _STEP_X, index // _COLUMNS * _STEP_Y
            found[key] = Placement(x=x, y=y)
    return {key: place for key, place in found.items() if abs(place.x) < 1e7 and abs(place.y) < 1e7}
