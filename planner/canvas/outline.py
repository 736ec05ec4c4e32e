"""Outline: pictures as pages of boxes, areas and lines, for those who must go on in another editor.

A module of its own because such a file shows the same places, words and colours as a picture, but as shapes that can
be moved: nothing is painted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF

from planner.canvas.faces import Face, face_of, zone_subtitle
from planner.canvas.items.link_item import LinkItem
from planner.canvas.items.node_item import NodeItem
from planner.canvas.items.note_item import NoteItem
from planner.canvas.items.openings_overlay import Plate
from planner.canvas.items.site_item import SiteItem
from planner.canvas.items.zone_item import ZoneItem
from planner.canvas.look import TRANSPARENT
from planner.canvas.picture import UNTITLED, Picture
from planner.canvas.style import TRUST_OF_ZONE, Family, Theme, Trust
from planner.drawings.drawing import Drawing, Line, Page, Shape
from planner.editing.drawing import HEADER_HEIGHT, drawn_zone
from planner.model.clients import CloudService
from planner.model.design import Node
from planner.model.devices import Device, LoadBalancer, Vip
from planner.model.interfaces import Interface
from planner.model.relations import RelationKind
from planner.model.servers import Server

_WHOLE = "Overview"
"""Name of a page that shows no single site."""
_LONG_NAME = 24
"""Letters; a longer name takes two lines of a box."""
_HEAD_LETTER = 9.0
"""The width of a letter in the head of a site, about."""


def drawing_of(pictures: Sequence[Picture]) -> Drawing:
    """A drawing with a page for each picture, named after what the picture shows of the design.

    Args:
        pictures: at least one, all of the same document.
    """
    first = pictures[0]
    pages = tuple(_page(picture) for picture in pictures)
    return Drawing(title=first.document.title or UNTITLED, subject=first.product, pages=pages)


def _page(picture: Picture) -> Page:
    theme, origin = picture.look.theme, picture.origin
    zones = tuple(_area(item, origin, theme) for item in picture.zones)
    shown = {shape.id for shape in zones}
    sites = tuple(_ground(item, origin, theme) for item in picture.sites)
    nodes = tuple(_box(picture, item, shown) for item in picture.nodes)
    frames = (_note(item, origin, theme) for item in picture.notes if item.annotation.is_frame)
    slips = (_note(item, origin, theme) for item in picture.notes if not item.annotation.is_frame)
    plates = (_plate(plate, origin, theme) for plate in picture.plates)
    paper = "#ffffff" if picture.look.paper == TRANSPARENT else picture.look.paper
    return Page(
        name=picture.subtitle or _WHOLE,
        width=picture.size.width(),
        height=picture.size.height(),
        shapes=(*sites, *zones, *frames, *nodes, *slips, *plates, _block(picture)),
        lines=tuple(_line(item, origin, theme) for item in picture.lines),
        paper=paper,
    )


def _area(item: ZoneItem, origin: QPointF, theme: Theme) -> Shape:
    tint = theme.zones[TRUST_OF_ZONE[item.zone.zone_kind]]
    return Shape(
        id=item.element_id,
        texts=(item.zone.name, zone_subtitle(item.zone)),
        x=item.box.x + origin.x(),
        y=item.box.y + origin.y(),
        width=item.box.width,
        height=item.box.height,
        fill=tint.fill,
        border=tint.border,
        ink=tint.ink,
        muted=tint.ink,
        is_area=True,
        facts=_stated(("ID", item.element_id), ("Kind", "Zone"), ("Note", item.zone.note)),
    )


def _ground(item: SiteItem, origin: QPointF, theme: Theme) -> Shape:
    return Shape(
        id=item.element_id,
        texts=(_head(item),),
        x=item.box.x + origin.x(),
        y=item.box.y + origin.y(),
        width=item.box.width,
        height=item.box.height,
        fill=theme.ground,
        border=theme.muted,
        ink=theme.text,
        muted=theme.muted,
        is_area=True,
        facts=_stated(("ID", item.element_id), ("Kind", "Site"), ("Note", item.site.note)),
    )


def _box(picture: Picture, item: NodeItem, shown: set[str]) -> Shape:
    theme, origin, face = picture.look.theme, picture.origin, item.face
    node = picture.document.design.get(item.element_id)
    assert isinstance(node, Node)
    zone = drawn_zone(node)
    rows = face.rows if item.box.height > HEADER_HEIGHT else ()  # a folded pool keeps its members to itself
    members = (f"{row.text}  {row.detail}".strip() for row in rows)
    return Shape(
        id=item.element_id,
        # The kind is said in words, because the icon stays behind.
        texts=(face.title, *_different(_below_name(face), face.title), *members),
        x=item.box.x + origin.x(),
        y=item.box.y + origin.y(),
        width=item.box.width,
        height=item.box.height,
        fill=theme.node,
        border=theme.families[face.family].ink,
        ink=theme.text,
        muted=theme.muted,
        area=zone if zone in shown else None,
        facts=_facts(node),
    )


def _note(item: NoteItem, origin: QPointF, theme: Theme) -> Shape:
    tint, is_frame = theme.zones[Trust.PERIMETER_OUTER], item.annotation.is_frame
    return Shape(
        id=item.element_id,
        texts=(item.annotation.text,),
        x=item.box.x + origin.x(),
        y=item.box.y + origin.y(),
        width=item.box.width,
        height=item.box.height,
        fill="" if is_frame else tint.fill,
        border=theme.muted if is_frame else tint.border,
        ink=theme.text,
        muted=theme.text,
        facts=(("ID", item.element_id), ("Kind", "Frame" if is_frame else "Note")),
    )


def _plate(plate: Plate, origin: QPointF, theme: Theme) -> Shape:
    return Shape(
        id=f"openings-{plate.firewall}",
        texts=plate.rows,
        x=plate.box.x + origin.x(),
        y=plate.box.y + origin.y(),
        width=plate.box.width,
        height=plate.box.height,
        fill=theme.node,
        border=theme.families[Family.FILTER].ink,
        ink=theme.text,
        muted=theme.text,
    )


def _below_name(face: Face) -> tuple[str, ...]:
    """What is said below a name; a long one takes the room of the kind where there is more to say."""
    is_full = len(face.title) > _LONG_NAME and face.subtitle and not face.rows
    return (face.subtitle,) if is_full else (face.kind, face.subtitle)


def _head(item: SiteItem) -> str:
    """What stands in the one line above the zones of a site, as far as there is room."""
    text = f"{item.site.name} · {item.subtitle}"
    return text if item.subtitle and len(text) * _HEAD_LETTER <= item.box.width else item.site.name


def _different(texts: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Texts that say more than the name."""
    return tuple(text for text in texts if text and text.casefold() != name.casefold())


def _line(item: LinkItem, origin: QPointF, theme: Theme) -> Line:
    relation = item.relation
    label_at = item.label_at
    return Line(
        id=relation.id,
        source=relation.source,
        target=relation.target,
        points=tuple((x + origin.x(), y + origin.y()) for x, y in item.points),
        # What has no room on the drawing would lie on boxes here, too.
        label=item.label if label_at is not None else "",
        label_at=(label_at[0] + origin.x(), label_at[1] + origin.y()) if label_at is not None else None,
        ink=item.ink,
        label_ink=theme.muted,
        label_fill=theme.node,
        width=item.pen_width,
        has_arrow=relation.kind is not RelationKind.ATTACHMENT,
        is_dashed=relation.kind is RelationKind.PUBLISHES,
        facts=_stated(("Says", item.label if label_at is None else "")),
    )


def _block(picture: Picture) -> Shape:
    theme, place = picture.look.theme, picture.block
    return Shape(
        id="",
        texts=(picture.title, picture.product),
        x=place.x(),
        y=place.y(),
        width=place.width(),
        height=place.height(),
        ink=theme.text,
        muted=theme.muted,
    )


# --- what goes along unseen


def _facts(node: Node) -> tuple[tuple[str, str], ...]:
    return _stated(
        ("ID", node.id),
        ("Kind", face_of(node).kind),
        ("Name", node.name),
        ("FQDN", _names(node)),
        ("Addresses", "; ".join(_addresses(node))),
        ("Virtual addresses", "; ".join(f"{vip.purpose.value}: {vip.address}" for vip in _vips(node))),
        ("Note", node.note),
    )


def _stated(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(fact for fact in facts if fact[1])


def _names(node: Node) -> str:
    if isinstance(node, CloudService):
        return ", ".join(node.fqdns)
    return node.fqdn if isinstance(node, Server) else ""


def _vips(node: Node) -> tuple[Vip, ...]:
    return node.vips if isinstance(node, LoadBalancer) else ()


def _addresses(node: Node) -> Iterator[str]:
    """Interfaces with their addresses; those of a server machine by machine."""
    if isinstance(node, Server):
        for machine in node.members:
            yield " ".join((machine.fqdn, *_listed(machine.interfaces)))
    elif isinstance(node, Device):
        yield from _listed(node.interfaces)
    elif isinstance(node, CloudService):
        yield from map(str, node.addresses)
    elif node.address is not None:
        yield str(node.address)


def _listed(interfaces: Sequence[Interface]) -> Iterator[str]:
    for interface in interfaces:
        addresses = ", ".join(str(address) for address in interface.addresses)
        yield f"{interface.name}: {addresses}" if addresses else interface.name
