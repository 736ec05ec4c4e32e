"""Connecting two elements: what a line between them could mean, and the edit for each meaning.

A module of its own because the canvas offers these choices in a menu, the keyboard takes the first, and neither
should know what may be joined to what.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.editing.edit import Edit
from planner.editing.fresh import addresses_in_use, free_address, fresh_id
from planner.editing.nodes import AddElements, ReplaceElements
from planner.editing.zones import MoveToZone
from planner.model.addresses import IpAddress
from planner.model.clients import Client, CloudService
from planner.model.design import Design, Element, Node
from planner.model.devices import (
    Device,
    LoadBalancer,
    PublishingRule,
    ReverseProxy,
    Transport,
    Vip,
    VipPort,
    VipPurpose,
)
from planner.model.document import Document
from planner.model.errors import ModelError
from planner.model.interfaces import Interface, Side
from planner.model.links import Link, LinkKind, possible_links
from planner.model.relations import home_zone, zones_of
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool, OfficeWebApps, Server
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS, Provenance, Zone, ZoneKind
from planner.records import dataclass

LINK_LABELS = {
    LinkKind.NEXT_HOP: "next hop",
    LinkKind.MEDIA: "A/V Edge for media",
    LinkKind.BACK_END: "Back End database",
    LinkKind.MIRROR: "database mirror",
    LinkKind.MONITORING: "Monitoring database",
    LinkKind.ARCHIVING: "Archiving database",
    LinkKind.FILE_STORE: "file store",
    LinkKind.OFFICE_WEB_APPS: "Office Web Apps",
    LinkKind.TRUNK: "trunk",
    LinkKind.BACKUP: "backup pool",
    LinkKind.USES: "uses",
}
"""What a link says on the canvas, read from source to target."""

PURPOSE_LABELS = {
    VipPurpose.WEB_EXTERNAL: "external web services",
    VipPurpose.WEB_INTERNAL: "internal web services",
    VipPurpose.SIP: "SIP",
    VipPurpose.EDGE_ACCESS: "Access Edge",
    VipPurpose.EDGE_WEB_CONFERENCING: "Web Conferencing Edge",
    VipPurpose.EDGE_AV: "A/V Edge",
    VipPurpose.EDGE_INTERNAL: "Edge, internal side",
    VipPurpose.OFFICE_WEB_APPS: "Office Web Apps",
}
"""What a VIP carries, in words."""

_WEB_PURPOSES = (VipPurpose.WEB_EXTERNAL, VipPurpose.WEB_INTERNAL, VipPurpose.SIP)
_PURPOSES: dict[type, tuple[VipPurpose, ...]] = {
    FrontEndPool: _WEB_PURPOSES,
    DirectorPool: _WEB_PURPOSES,
    EdgePool: (
        VipPurpose.EDGE_ACCESS,
        VipPurpose.EDGE_WEB_CONFERENCING,
        VipPurpose.EDGE_AV,
        VipPurpose.EDGE_INTERNAL,
    ),
    OfficeWebApps: (VipPurpose.OFFICE_WEB_APPS,),
}
_BALANCING_RULES = {
    VipPurpose.WEB_EXTERNAL: "fe-web-external",
    VipPurpose.WEB_INTERNAL: "fe-web-internal",
    VipPurpose.SIP: "fe-hlb-only",
    VipPurpose.EDGE_ACCESS: "edge-external-hlb-access",
    VipPurpose.EDGE_WEB_CONFERENCING: "edge-external-hlb-webconf",
    VipPurpose.EDGE_AV: "edge-external-hlb-av",
    VipPurpose.EDGE_INTERNAL: "edge-internal-hlb",
    VipPurpose.OFFICE_WEB_APPS: "office-web-apps-lb",
}


@dataclass(frozen=True, slots=True)
class Connection:
    """One meaning that a line between two elements could have.

    Attributes:
        label: for the menu. edit: does it.
    """

    label: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Connect:
    """Joins two elements by the most usual of the possible meanings, or by the one chosen by its label."""

    source: str
    target: str
    choice: str | None = None
    merge_key: str | None = None

    @property
    def label(self) -> str:
        """What the menu says."""
        return self.choice or "Connect"

    def apply(self, document: Document) -> Document:
        """The document with the connection.

        Raises:
            ModelError: the two cannot be joined, or not by this choice.
        """
        for connection in connections(document, self.source, self.target):
            if self.choice in (None, connection.label):
                return connection.edit.apply(document)
        raise ModelError(why_no_connection(document, self.source, self.target))


def connections(document: Document, source: str, target: str) -> tuple[Connection, ...]:
    """Everything that a line from `source` to `target` could mean and that is not there yet, most usual first.

    The direction of drawing decides nothing where only one direction makes sense.
    """
    design = document.design
    first, second = design.find(source), design.find(target)
    if first is None or second is None or source == target:
        return ()
    found = [*_directed(design, first, second), *_directed(design, second, first)]
    return tuple({connection.label: connection for connection in found}.values())


def why_no_connection(document: Document, source: str, target: str) -> str:
    """Why `connections` is empty, for the status bar."""
    first, second = document.design.find(source), document.design.find(target)
    if first is None or second is None or source == target:
        return "A connection needs two different elements."
    names = (_name(first), _name(second))
    for one, other in ((first, second), (second, first)):
        if isinstance(one, ReverseProxy) and type(other) in _PURPOSES and one.publishing is Provenance.DERIVED:
            return f"Reverse proxy '{one.name}' publishes what the plan requires; there is nothing to connect."
        if isinstance(other, Zone) and isinstance(one, Node) and other.id in zones_of(one):
            return f"'{names[0]}' and '{names[1]}' are connected already."
    if connections(_without_links(document), source, target):
        return f"'{names[0]}' and '{names[1]}' are connected already."
    return f"'{names[0]}' and '{names[1]}' cannot be connected to each other."


def _without_links(document: Document) -> Document:
    return replace(document, design=replace(document.design, links=()))


def _name(element: Element) -> str:
    return getattr(element, "name", "") or element.id


def _directed(design: Design, source: Element, target: Element) -> Iterator[Connection]:
    if isinstance(source, Server) and isinstance(target, Server):
        yield from _links(design, source, target)
    elif isinstance(target, Zone) and isinstance(source, Node):
        yield from _attachments(design, source, target)
    elif isinstance(source, LoadBalancer) and isinstance(target, Server):
        yield from _vips(design, source, target)
    elif isinstance(source, ReverseProxy) and isinstance(target, Server):
        yield from _publishing(source, target)
    elif isinstance(source, Client) and isinstance(target, Server):
        yield from _home(source, target)


def _links(design: Design, source: Server, target: Server) -> Iterator[Connection]:
    present = {(link.link_kind, link.source, link.target) for link in design.links}
    for kind in possible_links(source.kind, target.kind):
        if (kind, source.id, target.id) in present:
            continue
        link = Link(
            id=fresh_id(f"{source.id}-{kind.value}", design.all_ids),
            link_kind=kind,
            source=source.id,
            target=target.id,
        )
        label = f"'{target.name}' is the {LINK_LABELS[kind]} of '{source.name}'"
        if kind is LinkKind.USES:
            label = f"'{source.name}' uses '{target.name}'"
        yield Connection(label, AddElements((link,), label="Connect"))


def _attachments(design: Design, node: Node, zone: Zone) -> Iterator[Connection]:
    if zone.id in zones_of(node):
        return
    if isinstance(node, Client | CloudService):
        yield Connection(f"Move '{node.name}' to '{zone.name}'", MoveToZone((node.id,), zone.id))
        return
    label = f"Network interface of '{node.name}' in '{zone.name}'"
    taken = addresses_in_use(design)
    if isinstance(node, Device):
        interface = new_interface(zone, node.interfaces, taken)
        changed: Element = replace(node, interfaces=(*node.interfaces, interface))
    else:
        members = []
        for machine in node.members:
            interface = new_interface(zone, machine.interfaces, taken)
            taken.update(interface.addresses)
            members.append(replace(machine, interfaces=(*machine.interfaces, interface)))
        if not members:
            yield Connection(f"Move '{node.name}' to '{zone.name}'", MoveToZone((node.id,), zone.id))
            return
        changed = replace(node, members=tuple(members))
    yield Connection(label, ReplaceElements((changed,), label="Connect to zone"))


def side_in(zone: Zone) -> Side:
    """The side that an interface in a zone usually serves."""
    if zone.zone_kind is ZoneKind.PSTN:
        return Side.PSTN
    if zone.zone_kind in OUTSIDE_KINDS or zone.zone_kind is ZoneKind.PERIMETER_OUTER:
        return Side.EXTERNAL
    return Side.INTERNAL if zone.zone_kind in INSIDE_KINDS | {ZoneKind.PERIMETER_INNER} else Side.PRIMARY


def new_interface(zone: Zone, present: tuple[Interface, ...], taken: set[IpAddress]) -> Interface:
    """An interface in a zone with a name of its own and the next free address."""
    address = free_address(zone.subnets, taken)
    return Interface(
        name=fresh_id(zone.id, {interface.name for interface in present}),
        zone=zone.id,
        side=side_in(zone),
        addresses=(address,) if address else (),
    )


def _vips(design: Design, balancer: LoadBalancer, pool: Server) -> Iterator[Connection]:
    present = {vip.purpose for vip in balancer.vips if vip.pool == pool.id}
    for purpose in _PURPOSES.get(type(pool), ()):
        if purpose not in present:
            label = f"Virtual address for {PURPOSE_LABELS[purpose]} of '{pool.name}'"
            yield Connection(label, AddVip(balancer.id, pool.id, purpose))


@dataclass(frozen=True, slots=True)
class AddVip:
    """Gives a load balancer a virtual address for a pool, with the catalog's ports."""

    balancer: str
    pool: str
    purpose: VipPurpose
    label: str = "Add virtual address"
    merge_key: str | None = None

    def apply(self, document: Document) -> Document:
        """The document with the VIP on the first free address of the balancer's zone.

        Raises:
            ModelError: no such balancer, or its zone has no subnet with a free address.
        """
        design = document.design
        balancer = design.get(self.balancer)
        if not isinstance(balancer, LoadBalancer):
            raise ModelError(f"{self.balancer!r} is not a load balancer")
        zone_id = home_zone(balancer)
        zone = design.zone(zone_id) if zone_id else None
        address = free_address(zone.subnets, addresses_in_use(design)) if zone else None
        if address is None:
            place = f"zone '{zone.name}'" if zone else "its zone"
            raise ModelError(f"a virtual address needs a free address: enter a subnet for {place} first")
        vip = Vip(
            id=fresh_id(f"{self.pool}-{self.purpose.value}", design.all_ids),
            purpose=self.purpose,
            pool=self.pool,
            address=address,
            ports=vip_ports(self.purpose),
        )
        return ReplaceElements((replace(balancer, vips=(*balancer.vips, vip)),)).apply(document)


def vip_ports(purpose: VipPurpose) -> tuple[VipPort, ...]:
    """Single ports that the documents give for a VIP of this purpose, as the catalog has them."""
    from planner.catalog import load_catalog  # reading it is slow, and no window should wait for it

    catalog = load_catalog()
    ports: dict[tuple[int, str], VipPort] = {}
    for row in catalog.balancing_rule(_BALANCING_RULES[purpose]).services:
        vip, node = catalog.service(row.vip), catalog.service(row.node or row.vip)
        transport = Transport.UDP if vip.transport == "udp" else Transport.TCP
        if len(vip.ports) != 1 or len(node.ports) != 1 or vip.ports[0].start != vip.ports[0].end:
            continue
        port = VipPort(port=vip.ports[0].start, member_port=node.ports[0].start, transport=transport)
        ports.setdefault((port.port, transport.value), port)
    return tuple(ports.values())


def _publishing(proxy: ReverseProxy, server: Server) -> Iterator[Connection]:
    if proxy.publishing is Provenance.DERIVED or type(server) not in _PURPOSES or isinstance(server, EdgePool):
        return
    if any(rule.backend == server.id for rule in proxy.rules):
        return
    web = getattr(server, "web", None)
    host = (web.external_fqdn if web else None) or server.fqdn
    rule = (
        PublishingRule(hosts=(host,), backend=server.id)
        if web
        else PublishingRule(hosts=(host,), backend=server.id, backend_port=443)
    )
    label = f"Publish '{server.name}' through '{proxy.name}'"
    changed = replace(proxy, rules=(*proxy.rules, rule))
    yield Connection(label, ReplaceElements((changed,), label="Publish"))


def _home(client: Client, server: Server) -> Iterator[Connection]:
    if server.kind in ("front-end-pool", "branch-appliance") and client.home != server.id:
        changed = replace(client, home=server.id)
        yield Connection(f"Home '{client.name}' on '{server.name}'", ReplaceElements((changed,), label="Set home pool"))
