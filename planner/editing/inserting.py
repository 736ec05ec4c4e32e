"""Inserting: an element put into a link, which becomes two.

A module of its own because a gesture (dropping on a line) and the palette both do it, as one step.
"""

from dataclasses import replace

from planner.editing.edit import with_design
from planner.editing.fresh import fresh_id
from planner.model.design import Design
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.links import Link, LinkKind, possible_links
from planner.model.servers import Server
from planner.records import dataclass


@dataclass(frozen=True, slots=True)
class InsertIntoLink:
    """Leads a link through an element: source to element, element to target."""

    link: str
    element: str
    label: str = "Insert into link"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with two links in place of one; what was said of the link stays with its first half.

        Raises:
            ModelError: no such link, or an element that cannot stand there.
        """
        design = document.design
        link, element = design.find(self.link), design.find(self.element)
        kind = getattr(element, "kind", "")
        if not isinstance(link, Link) or not can_stand_in(design, self.link, kind):
            raise ModelError(f"{self.element!r} cannot stand in the link {self.link!r}")
        if self.element in (link.source, link.target):
            raise ModelError(f"{self.element!r} is an end of the link {self.link!r}")
        halves = (_half(design, link, link.source, self.element), _half(design, link, self.element, link.target))
        others = tuple(item for item in design.links if item.id != link.id)
        present = {(item.link_kind, item.source, item.target) for item in others}
        made: list[Link] = []
        for half in halves:
            if half is not None and half not in present:
                key = link.id if not made else fresh_id(f"{half[1]}-{half[0].value}", design.all_ids)
                made.append(replace(link, id=key, link_kind=half[0], source=half[1], target=half[2]))
        bends = {key: points for key, points in document.layout.bends.items() if key != link.id}
        fresh = replace(document, layout=replace(document.layout, bends=bends))
        return with_design(fresh, replace(design, links=others).with_elements(tuple(made)))


_Half = tuple[LinkKind, str, str]


def _half(design: Design, link: Link, first: str, second: str) -> _Half | None:
    """What joins two elements on the way of a link: its own kind where that can be, in either direction."""
    kinds = {element.id: element.kind for element in (design.get(first), design.get(second))}
    found = [(kind, first, second) for kind in possible_links(kinds[first], kinds[second])]
    found += [(kind, second, first) for kind in possible_links(kinds[second], kinds[first])]
    return next((half for half in found if half[0] is link.link_kind), next(iter(found), None))


def can_stand_in(design: Design, link_id: str, kind: str) -> bool:
    """Tells whether an element of a kind could be inserted into a link.

    One half must keep the meaning of the link, and the other must be possible; a Director leads on to every pool by
    itself.
    """
    link = design.find(link_id)
    if not isinstance(link, Link):
        return False
    source, target = design.find(link.source), design.find(link.target)
    if not isinstance(source, Server) or not isinstance(target, Server):
        return False
    first = {*possible_links(source.kind, kind), *possible_links(kind, source.kind)}
    second = {*possible_links(kind, target.kind), *possible_links(target.kind, kind)}
    if kind == "director-pool" and link.link_kind in first:
        return True
    return bool(first and second and link.link_kind in first | second)
