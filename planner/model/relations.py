"""Relations: everything that is drawn as a line between two elements, stated or implied.

A room of its own because a VIP, a publishing rule and an interface in a second zone join elements as much as a
link does; the canvas draws them all and what-if follows them.
"""

from collections.abc import Iterator
from enum import StrEnum

from planner.model.clients import Client, ClientDevice
from planner.model.design import Design, Node
from planner.model.devices import Device, LoadBalancer, ReverseProxy
from planner.model.interfaces import Interface
from planner.model.links import Link
from planner.model.servers import FrontEndPool, Server
from planner.records import dataclass


class RelationKind(StrEnum):
    """Why two elements are joined by a line."""

    LINK = "link"
    ATTACHMENT = "attachment"
    BALANCES = "balances"
    PUBLISHES = "publishes"


@dataclass(frozen=True, slots=True)
class Relation:
    """A line of the drawing.

    Attributes:
        id: the link's id, or one made of its ends for an implied relation; stable between versions.
        source, target: element ids; the target of an attachment is a zone.
        label: what the line says (link kind, interface name, VIP purpose).
    """

    id: str
    kind: RelationKind
    source: str
    target: str
    label: str


def interfaces_of(node: Node) -> tuple[Interface, ...]:
    """All interfaces of a node: of a server those of its machines, each zone and name once."""
    if isinstance(node, Device):
        return node.interfaces
    if not isinstance(node, Server):
        return ()
    seen: dict[tuple[str, str], Interface] = {}
    for machine in node.members:
        for interface in machine.interfaces:
            seen.setdefault((interface.zone, interface.name), interface)
    return tuple(seen.values())


def zones_of(node: Node) -> tuple[str, ...]:
    """Ids of the zones a node stands in or touches, home zone first."""
    if isinstance(node, Device | Server):
        return tuple(dict.fromkeys(interface.zone for interface in interfaces_of(node)))
    return (node.zone,)


def home_zone(node: Node) -> str | None:
    """The zone a node is drawn in: that of its first interface, or None while it has none."""
    if isinstance(node, Server):
        return next((interface.zone for machine in node.members for interface in machine.interfaces), None)
    return next(iter(zones_of(node)), None)


def relations(design: Design) -> tuple[Relation, ...]:
    """Every line of the drawing, links first."""
    links = (relation_of_link(link) for link in design.links)
    return (*links, *(relation for node in design.nodes for relation in relations_from(node, design)))


def relation_of_link(link: Link) -> Relation:
    """The line of a link."""
    return Relation(link.id, RelationKind.LINK, link.source, link.target, link.link_kind.value)


def relations_from(node: Node, design: Design) -> Iterator[Relation]:
    """The implied lines of a node; those of a reverse proxy depend on what else is in the design."""
    for zone in zones_of(node)[1:]:
        names = " ".join(interface.name for interface in interfaces_of(node) if interface.zone == zone)
        yield Relation(f"{node.id}--{zone}", RelationKind.ATTACHMENT, node.id, zone, names)
    if isinstance(node, LoadBalancer):
        for pool in dict.fromkeys(vip.pool for vip in node.vips):
            purposes = " ".join(vip.purpose.value for vip in node.vips if vip.pool == pool)
            yield Relation(f"{node.id}--{pool}", RelationKind.BALANCES, node.id, pool, purposes)
    if isinstance(node, ReverseProxy):
        for backend in dict.fromkeys(rule.backend for rule in node.rules):
            if design.find(backend) is not None:
                yield Relation(f"{node.id}--{backend}", RelationKind.PUBLISHES, node.id, backend, "publishes")


def mobile_clients(design: Design) -> tuple[Client, ...]:
    """Mobile devices that the plan serves; none where it has no Mobility."""
    if not design.mobility.enabled:
        return ()
    return tuple(client for client in design.clients if client.device is ClientDevice.MOBILE)


def store_holders(design: Design) -> tuple[FrontEndPool, ...]:
    """Pools that hold the Central Management store; where none is said to, the first: a deployment has one store."""
    pools = design.servers_of(FrontEndPool)
    return tuple(pool for pool in pools if pool.holds_cms) or pools[:1]
