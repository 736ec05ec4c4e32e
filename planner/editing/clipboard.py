"""Copying and pasting: a part of a drawing as text, and the edit that puts it into a document.

A module of its own because the text comes from outside (another window, an e-mail): it is checked in full before
anything of it is used, and everything that must be unique is counted up.
"""

import json
from dataclasses import field
from typing import Any

from planner.editing.annotations import AddAnnotation, checked_annotation
from planner.editing.drawing import Box, drawn_zone, union_of
from planner.editing.duplicating import fresh_copy
from planner.editing.edit import EditGroup
from planner.editing.fresh import fresh_id
from planner.editing.nodes import AddElements
from planner.editing.plain import element_from_plain, from_plain, to_plain
from planner.editing.zones import MoveToZone
from planner.model.design import Design, Element, Node
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.layout import Annotation, Placement
from planner.model.references import map_references, references_of
from planner.model.zones import DnsView, Zone
from planner.records import dataclass

FORMAT = "skype-topology-planner/fragment"
VERSION = 1
MAX_LENGTH = 4_000_000
"""Characters; far beyond any real selection, small enough to be read at once."""
MAX_ELEMENTS = 20_000


class ClipboardError(ModelError):
    """A text that is not a fragment of a design."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """What was copied.

    Attributes:
        elements: the copied elements, and the links between them.
        context: zones and DNS views they stand in; used where the target has none of that id.
        annotations: copied notes and frames; their places are among the placements.
    """

    elements: tuple[Element, ...]
    context: tuple[Element, ...]
    placements: dict[str, Placement]
    annotations: dict[str, Annotation] = field(default_factory=dict)


def copy(document: Document, ids: frozenset[str]) -> str:
    """Elements as text, with the links between them; zones take along what stands in them only if it is chosen too."""
    design = document.design
    chosen = [element for element in design.elements if element.id in ids and element.kind != "link"]
    names = {element.id for element in chosen}
    names.update(machine.id for element in chosen for machine in getattr(element, "members", ()))
    inner = [link for link in design.links if link.source in names and link.target in names]
    context = _context(design, [*chosen, *inner], names)
    notes = {key: note for key, note in document.layout.annotations.items() if key in ids}
    fragment = {
        "format": FORMAT,
        "version": VERSION,
        "elements": [to_plain(element) for element in (*chosen, *inner)],
        "context": [to_plain(element) for element in context],
        "placements": {
            key: to_plain(placement)
            for key in (*(element.id for element in chosen), *notes)
            if (placement := document.layout.placements.get(key)) is not None
        },
        "annotations": {key: to_plain(note) for key, note in notes.items()},
    }
    return json.dumps(fragment, indent=1)


def _context(design: Design, elements: list[Element], names: set[str]) -> list[Element]:
    found: dict[str, Element] = {}
    waiting = list(elements)
    while waiting:
        for _, _, target in references_of(waiting.pop()):
            element = design.find(target)
            if isinstance(element, Zone | DnsView) and target not in names and target not in found:
                found[target] = element
                waiting.append(element)
    return list(found.values())


def is_fragment(text: str) -> bool:
    """Tells quickly whether a text is worth pasting; `paste` checks it in full."""
    return FORMAT in text[:200]


def paste(text: str, at: tuple[float, float] | None = None, zone: str | None = None) -> "Paste":
    """The edit that pastes a text.

    Args:
        text: what `copy` gave, here or in another window.
        at: where the left upper corner goes; None means a little beside the originals.
        zone: zone for the pasted elements whose own zone was not copied along; None leaves them in theirs.

    Raises:
        ClipboardError: the text is not a fragment.
    """
    return Paste(read_fragment(text), at, zone)


def read_fragment(text: str) -> Fragment:
    """The fragment that a text holds.

    Raises:
        ClipboardError: it is too long, not ours, of a newer version, or broken.
    """
    if len(text) > MAX_LENGTH:
        raise ClipboardError("The clipboard holds more than a design could.")
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ClipboardError("The clipboard does not hold elements of a design.") from problem
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ClipboardError("The clipboard does not hold elements of a design.")
    if plain.get("version") != VERSION:
        raise ClipboardError(f"The copied elements are of version {plain.get('version')!r}; this one reads {VERSION}.")
    try:
        return _checked(plain)
    except ClipboardError:
        raise
    except ModelError as problem:
        raise ClipboardError(f"The copied elements are broken: {problem}") from problem


def _checked(plain: dict[str, Any]) -> Fragment:
    lists = {key: plain.get(key, []) for key in ("elements", "context")}
    places, notes = plain.get("placements", {}), plain.get("annotations", {})
    if not all(isinstance(value, list) and len(value) <= MAX_ELEMENTS for value in lists.values()):
        raise ClipboardError("The copied elements are broken: a list is missing or too long.")
    if not isinstance(places, dict) or not isinstance(notes, dict) or len(notes) > MAX_ELEMENTS:
        raise ClipboardError("The copied elements are broken: placements or notes are not a mapping.")
    elements, context = (tuple(element_from_plain(item) for item in lists[key]) for key in ("elements", "context"))
    if not all(isinstance(element, Zone | DnsView) for element in context):
        raise ClipboardError("The copied elements are broken: only zones and DNS views may come along.")
    annotations = {key: checked_annotation(from_plain(Annotation, value)) for key, value in notes.items()}
    names = {element.id for element in elements} | annotations.keys()
    placements = {key: from_plain(Placement, value) for key, value in places.items() if key in names}
    if not all(abs(number) < 1e7 for place in placements.values() for number in (place.x, place.y)):
        raise ClipboardError("The copied elements are broken: a place is out of bounds.")
    return Fragment(elements, context, placements, {key: annotations[key] for key in annotations if key in placements})


@dataclass(frozen=True, slots=True)
class Paste:
    """Adds a fragment with fresh ids, names and addresses."""

    fragment: Fragment
    at: tuple[float, float] | None = None
    zone: str | None = None
    label: str = "Paste"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the copies.

        Raises:
            ModelError: the fragment does not fit this design.
        """
        design = document.design
        context = _needed_context(self.fragment, design)
        known = {element.id for element in (*design.elements, *context, *self.fragment.elements)}
        known.update(machine.id for server in design.servers for machine in server.members)
        known.update(part.id for item in self.fragment.elements for part in getattr(item, "members", ()))
        rooted = tuple(kept for item in self.fragment.elements if (kept := _rooted(item, known)) is not None)
        copies, names = fresh_copy(rooted, design, context)
        taken = {*design.all_ids, *document.layout.annotations, *names.values(), *(item.id for item in context)}
        for key in self.fragment.annotations:
            names[key] = fresh_id(key, taken)
            taken.add(names[key])
        placements = self._placements((*(item.id for item in rooted), *self.fragment.annotations), names)
        notes = {names[key]: note for key, note in self.fragment.annotations.items()}
        drawn = tuple((key, place) for key, place in placements.items() if key not in notes)
        edits: list[Any] = [AddElements((*context, *copies), drawn)]
        edits += [AddAnnotation(key, note, placements[key]) for key, note in notes.items()]
        if self.zone is not None:
            own = {element.id for element in copies if isinstance(element, Zone)}
            movers = [node for node in copies if isinstance(node, Node) and drawn_zone(node) not in (None, *own)]
            wanted = tuple(node.id for node in movers if drawn_zone(node) != self.zone)
            if wanted:
                edits.append(MoveToZone(wanted, self.zone))
        return EditGroup(self.label, tuple(edits)).apply(document)

    def _placements(self, keys: tuple[str, ...], names: dict[str, str]) -> dict[str, Placement]:
        places = {key: self.fragment.placements.get(key) for key in keys}
        drawn = {key: place for key, place in places.items() if place is not None}
        corner = union_of(Box(place.x, place.y, 1, 1) for place in drawn.values())
        if corner is None:
            return {}
        dx, dy = (self.at[0] - corner.x, self.at[1] - corner.y) if self.at else (40.0, 40.0)
        return {
            names[key]: Placement(
                x=place.x + dx, y=place.y + dy, width=place.width, height=place.height, is_folded=place.is_folded
            )
            for key, place in drawn.items()
        }


def _needed_context(fragment: Fragment, design: Design) -> tuple[Element, ...]:
    """Context that the target does not have and something of the fragment stands on."""
    by_id = {element.id: element for element in fragment.context if element.id not in design.all_ids}
    own = {element.id for element in fragment.elements}
    needed: dict[str, Element] = {}
    waiting: list[Element] = list(fragment.elements)
    while waiting:
        for _, _, target in references_of(waiting.pop()):
            if target in by_id and target not in needed and target not in own:
                needed[target] = by_id[target]
                waiting.append(by_id[target])
    known = {*design.all_ids, *needed, *own}
    rooted = (_rooted(element, known) for element in needed.values())
    return tuple(element for element in rooted if element is not None)


def _rooted(element: Element, known: set[str]) -> Element | None:
    """The element without references to what the target does not have; None when it cannot be without one."""

    def change(target: str) -> str | None:
        # A soft reference may be an address or a name, which leads nowhere by design.
        return target if target in known or "." in target or "/" in target or ":" in target else None

    rooted: Element | None = map_references(element, change)
    return rooted


def duplicate(document: Document, ids: frozenset[str]) -> "Paste":
    """The edit that puts copies of elements a little beside them."""
    fragment = read_fragment(copy(document, ids))
    return Paste(fragment, label="Duplicate")
