"""Design: the aggregate of everything that is planned.

A room of its own because only the whole can tell whether an id leads somewhere. A design is frozen; changes make
a new one that shares what did not change, so undo keeps designs and findings run on a snapshot in another thread.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from planner.model.addresses import parse_address
from planner.model.clients import Client, CloudService
from planner.model.devices import Device, Firewall, LoadBalancer, ReverseProxy, Router, Vip, VipPurpose
from planner.model.errors import BrokenDesignError, InvalidNameError, StructureProblem, UnknownElementError
from planner.model.ids import is_valid_id
from planner.model.links import Link, LinkKind
from planner.model.names import is_dns_name
from planner.model.policies import Certificate, FederationSettings, MobilitySettings, Policy, SimpleUrl
from planner.model.product import Feature, ProductVersion
from planner.model.references import Ref, references_of
from planner.model.servers import Machine, PortOverride, Server
from planner.model.zones import DnsRecord, DnsView, Site, Zone

S = TypeVar("S")
K = TypeVar("K")
V = TypeVar("V")

Element = Site | Zone | DnsView | DnsRecord | Server | Device | Client | CloudService | Link | Certificate | Policy
Node = Server | Device | Client | CloudService
"""Elements that the canvas draws as boxes."""

SECTIONS = (
    "sites",
    "zones",
    "dns_views",
    "dns_records",
    "servers",
    "devices",
    "clients",
    "cloud_services",
    "links",
    "certificates",
    "policies",
)
"""Fields of Design that hold elements, in the order of the file."""

SECTION_OF_KIND = {
    "site": "sites",
    "zone": "zones",
    "dns-view": "dns_views",
    "dns-record": "dns_records",
    "front-end-pool": "servers",
    "director-pool": "servers",
    "edge-pool": "servers",
    "mediation-pool": "servers",
    "branch-appliance": "servers",
    "office-web-apps": "servers",
    "sql-server": "servers",
    "file-store": "servers",
    "gateway": "servers",
    "support-server": "servers",
    "firewall": "devices",
    "router": "devices",
    "reverse-proxy": "devices",
    "load-balancer": "devices",
    "client": "clients",
    "cloud-service": "cloud_services",
    "link": "links",
    "certificate": "certificates",
    "mobility-policy": "policies",
    "voice-policy": "policies",
    "voice-route": "policies",
}


@dataclass(frozen=True, kw_only=True)
class Design:
    """A planned deployment.

    Attributes:
        product: version that is planned.
        sip_domains: the first one is the default SIP domain.
        internal_domains: DNS domains of Active Directory, where servers have their names.
        features: what the plan offers beyond what its elements say.
        client_ports: port ranges that clients are held to (`Set-CsConferencingConfiguration`); any port without.

    Raises:
        BrokenDesignError: an id is given twice or leads nowhere, or a domain is no DNS name.
    """

    product: ProductVersion = ProductVersion.V2019
    sip_domains: tuple[str, ...] = ()
    internal_domains: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    mobility: MobilitySettings = field(default_factory=MobilitySettings)
    federation: FederationSettings = field(default_factory=FederationSettings)
    client_ports: tuple[PortOverride, ...] = ()
    simple_urls: tuple[SimpleUrl, ...] = ()
    sites: tuple[Site, ...] = ()
    zones: tuple[Zone, ...] = ()
    dns_views: tuple[DnsView, ...] = ()
    dns_records: tuple[DnsRecord, ...] = ()
    servers: tuple[Server, ...] = ()
    devices: tuple[Device, ...] = ()
    clients: tuple[Client, ...] = ()
    cloud_services: tuple[CloudService, ...] = ()
    links: tuple[Link, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    policies: tuple[Policy, ...] = ()

    def __post_init__(self) -> None:
        problems = tuple(self._problems())
        if problems:
            raise BrokenDesignError(problems)

    @property
    def default_sip_domain(self) -> str | None:
        """The default SIP domain, or None while no domain is planned."""
        return self.sip_domains[0] if self.sip_domains else None

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, section by section."""
        return tuple(element for section in SECTIONS for element in getattr(self, section))

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Elements drawn as boxes: servers, devices, clients, cloud services."""
        return (*self.servers, *self.devices, *self.clients, *self.cloud_services)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements}

    @cached_property
    def _members(self) -> dict[str, tuple[Server, Machine]]:
        return {machine.id: (server, machine) for server in self.servers for machine in server.members}

    @cached_property
    def _vips(self) -> dict[str, tuple[LoadBalancer, Vip]]:
        return {vip.id: (device, vip) for device in self.load_balancers for vip in device.vips}

    def find(self, element_id: str) -> Element | None:
        """The element with this id, or None."""
        return self._by_id.get(element_id)

    def get(self, element_id: str) -> Element:
        """The element with this id.

        Raises:
            UnknownElementError: there is none.
        """
        element = self._by_id.get(element_id)
        if element is None:
            raise UnknownElementError(f"no element has the id {element_id!r}")
        return element

    def find_member(self, machine_id: str) -> tuple[Server, Machine] | None:
        """The machine with this id and the server element it belongs to, or None."""
        return self._members.get(machine_id)

    def find_vip(self, vip_id: str) -> tuple[LoadBalancer, Vip] | None:
        """The VIP with this id and its load balancer, or None."""
        return self._vips.get(vip_id)

    def owner_of(self, part_id: str) -> Element | None:
        """The element that an id belongs to: itself, or the holder of a machine or VIP."""
        if part_id in self._members:
            return self._members[part_id][0]
        if part_id in self._vips:
            return self._vips[part_id][0]
        return self._by_id.get(part_id)

    def zone(self, zone_id: str) -> Zone:
        """The zone with this id (structure guarantees it exists)."""
        zone = self.get(zone_id)
        assert isinstance(zone, Zone)
        return zone

    @cached_property
    def firewalls(self) -> tuple[Firewall, ...]:
        """All firewalls."""
        return tuple(device for device in self.devices if isinstance(device, Firewall))

    @cached_property
    def reverse_proxies(self) -> tuple[ReverseProxy, ...]:
        """All reverse proxies."""
        return tuple(device for device in self.devices if isinstance(device, ReverseProxy))

    @cached_property
    def load_balancers(self) -> tuple[LoadBalancer, ...]:
        """All load balancers."""
        return tuple(device for device in self.devices if isinstance(device, LoadBalancer))

    @cached_property
    def forwarding_devices(self) -> tuple[Firewall | Router, ...]:
        """Devices that forward packets between zones."""
        return tuple(device for device in self.devices if isinstance(device, Firewall | Router))

    def servers_of(self, cls: type[S]) -> tuple[S, ...]:
        """Servers of one class."""
        found = self._by_class.get(cls)
        if found is None:
            found = self._by_class[cls] = tuple(server for server in self.servers if isinstance(server, cls))
        servers: tuple[S, ...] = found
        return servers

    def linked_from(self, source: str, kind: LinkKind) -> tuple[Server, ...]:
        """Targets of the links of `kind` that start at `source`."""
        return self._targets.get((source, kind), ())

    def linked_to(self, target: str, kind: LinkKind) -> tuple[Server, ...]:
        """Sources of the links of `kind` that end at `target`."""
        return self._sources.get((target, kind), ())

    @cached_property
    def _by_class(self) -> dict[type, tuple[Any, ...]]:
        """Answers of `servers_of`, filled as they are asked for."""
        return {}

    @cached_property
    def _targets(self) -> dict[tuple[str, LinkKind], tuple[Server, ...]]:
        return _grouped(((link.source, link.link_kind), self._server(link.target)) for link in self.links)

    @cached_property
    def _sources(self) -> dict[tuple[str, LinkKind], tuple[Server, ...]]:
        return _grouped(((link.target, link.link_kind), self._server(link.source)) for link in self.links)

    @cached_property
    def servers_by_zone(self) -> dict[str, tuple[Server, ...]]:
        """Servers with an adapter in a zone, by id of the zone; each once."""
        found: dict[str, dict[str, Server]] = {}
        for server in self.servers:
            for machine in server.members:
                for interface in machine.interfaces:
                    found.setdefault(interface.zone, {})[server.id] = server
        return {zone: tuple(servers.values()) for zone, servers in found.items()}

    @cached_property
    def vips_by_purpose(self) -> dict[tuple[str, VipPurpose], tuple[tuple[LoadBalancer, Vip], ...]]:
        """Virtual addresses, each with its balancer, by id of the pool and purpose."""
        found: dict[tuple[str, VipPurpose], list[tuple[LoadBalancer, Vip]]] = {}
        for balancer, vip in self._vips.values():
            found.setdefault((vip.pool, vip.purpose), []).append((balancer, vip))
        return {key: tuple(vips) for key, vips in found.items()}

    def has_feature(self, feature: Feature) -> bool:
        """Tells whether the plan switches the feature on."""
        return feature in self.features

    @cached_property
    def all_ids(self) -> frozenset[str]:
        """Every id in use: elements, machines, VIPs."""
        return frozenset((*self._by_id, *self._members, *self._vips))

    def with_element(self, element: Element) -> "Design":
        """This design with `element` in place of the one with its id, or added at the end of its section."""
        return self.with_elements((element,))

    def with_elements(self, elements: tuple[Element, ...]) -> "Design":
        """As `with_element`, for several at once (references between them may be new)."""
        changes: dict[str, Any] = {}
        places: dict[str, dict[str, int]] = {}
        for element in elements:
            section = SECTION_OF_KIND[element.kind]
            items = changes.setdefault(section, list(getattr(self, section)))
            if section not in places:
                places[section] = {item.id: index for index, item in reversed(list(enumerate(items)))}
            place = places[section].setdefault(element.id, len(items))
            if place == len(items):
                items.append(element)
            else:
                items[place] = element
        tuples: dict[str, Any] = {section: tuple(items) for section, items in changes.items()}
        return replace(self, **tuples)

    def without(self, element_ids: frozenset[str]) -> "Design":
        """This design without these elements.

        Raises:
            BrokenDesignError: something left over refers to one of them; `editing` removes with all that hangs on it.
        """
        changes: dict[str, Any] = {
            section: tuple(item for item in getattr(self, section) if item.id not in element_ids)
            for section in SECTIONS
            if any(item.id in element_ids for item in getattr(self, section))
        }
        return replace(self, **changes) if changes else self

    def _server(self, server_id: str) -> Server:
        return self._by_id[server_id]  # type: ignore[return-value]  # structure was checked: links join servers

    def _problems(self) -> Iterator[StructureProblem]:
        for key in ("sip_domains", "internal_domains"):
            for index, name in enumerate(getattr(self, key)):
                if not is_dns_name(name):
                    yield StructureProblem("", (key, index), str(InvalidNameError(f"{name!r} is not a DNS domain")))
        yield from self._double_ids()
        # of two elements with one id the first is meant, so that one fault does not read as many
        kinds = {element.id: str(element.kind) for element in reversed(self.elements)}
        kinds.update({machine.id: "machine" for server in self.servers for machine in server.members})
        for element in self.elements:
            for path, ref, target in references_of(element):
                if (message := _fault(ref, target, kinds)) is not None:
                    yield StructureProblem(element.id, path, message)
            if isinstance(element, Firewall):
                yield from _firewall_problems(element)

    def _double_ids(self) -> Iterator[StructureProblem]:
        seen: set[str] = set()
        for element in self.elements:
            parts: list[tuple[str, tuple[str | int, ...]]] = [(element.id, ())]
            for key in ("members", "vips"):
                parts += [(part.id, (key, index)) for index, part in enumerate(getattr(element, key, ()))]
            for part_id, path in parts:
                if part_id in seen:
                    yield StructureProblem(
                        element.id,
                        (*path, "id"),
                        f"the id {part_id!r} is given twice (ids are unique in a design)",
                    )
                seen.add(part_id)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Values by key, in their order."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _fault(ref: Ref, target: str, kinds: dict[str, str]) -> str | None:
    """What is wrong with a reference, or None."""
    kind = kinds.get(target)
    if kind in ref.kinds:
        return None
    wanted = " or ".join(ref.kinds) if len(ref.kinds) <= 3 else "an element that can stand here"
    if kind is not None:
        return f"{target!r} is a {kind} (expected {wanted})"
    if ref.is_soft and ("." in target or "/" in target or parse_address(target) or not is_valid_id(target)):
        return None
    return f"{target!r} leads nowhere (expected the id of {wanted})"


def _firewall_problems(firewall: Firewall) -> Iterator[StructureProblem]:
    names = {interface.name for interface in firewall.interfaces}
    for index, entry in enumerate(firewall.nat):
        if entry.interface not in names:
            message = f"firewall {firewall.id!r} has no interface {entry.interface!r}"
            yield StructureProblem(firewall.id, ("nat", index, "interface"), message)
    for index, rule in enumerate(firewall.rules):
        for key, name in (("from_interface", rule.from_interface), ("to_interface", rule.to_interface)):
            if name is not None and name not in names:
                message = f"firewall {firewall.id!r} has no interface {name!r}"
                yield StructureProblem(firewall.id, ("rules", index, key), message)
