"""The network without one of its parts: a server, a machine, a device, an adapter, a VIP, a DNS view, a segment.

A module of its own because what-if asks the same walk of a poorer network, and the network must be poorer by the part
alone. So a part is unplugged rather than removed: the element stays in the design without adapters, and with it every
name, link and rule that speaks of it. Removing it with all references would change the plan around it; a recorded rule
that names nothing but the part would come to name anything.

The world as planned stays: records, publishing, openings and certificates are those of the whole plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

from planner.model.addresses import IpAddress, parse_address
from planner.model.design import Design, Element
from planner.model.devices import Firewall, LoadBalancer, PublishingRule, ReverseProxy, Router
from planner.model.interfaces import Interface, Side
from planner.model.servers import Machine, Server
from planner.model.zones import DnsView, Zone, ZoneKind
from planner.traffic.locate import OwnerKind
from planner.traffic.proxies import Balancing
from planner.traffic.question import Question
from planner.traffic.trace import Blame, Trace, Verdict, Walk, badness
from planner.traffic.traffic import Traffic


class PartKind(StrEnum):
    """What can be taken out."""

    SERVER = "server"
    MACHINE = "machine"
    FIREWALL = "firewall"
    ROUTER = "router"
    PROXY = "reverse-proxy"
    BALANCER = "load-balancer"
    VIP = "vip"
    INTERFACE = "interface"
    VIEW = "dns-view"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that can be taken out.

    Attributes:
        id: of the element, machine or VIP; `holder/name` for an adapter.
        name: in words.
        element: id of the element it belongs to; its own for an element.
        members: how many machines a server has; 0 for anything else.
    """

    id: str
    kind: PartKind
    name: str
    element: str
    members: int = 0


_DEVICE_KINDS: tuple[tuple[type, PartKind], ...] = (
    (Firewall, PartKind.FIREWALL),
    (Router, PartKind.ROUTER),
    (ReverseProxy, PartKind.PROXY),
    (LoadBalancer, PartKind.BALANCER),
)


_ANYBODY = frozenset({OwnerKind.INTERNET, OwnerKind.HOST, OwnerKind.NOBODY, OwnerKind.CLIENT})
"""Owners of addresses that the design gives to nobody in particular."""


class UnknownPartError(LookupError):
    """Nothing of this id can be taken out."""


def removable_parts(design: Design) -> tuple[Part, ...]:
    """Every part that single points of failure are looked for among: servers, machines, devices, adapters, VIPs, views.

    A machine that is its whole server, and an adapter that is all its device has, stand for nothing of their own.
    """
    return tuple(_parts(design))


def part_of(design: Design, id: str) -> Part:
    """The part with an id.

    Raises:
        UnknownPartError: there is none, or it is nothing that can fail (a client, a link, a record).
    """
    element = design.find(id)
    if isinstance(element, Zone):
        return Part(id=id, kind=PartKind.ZONE, name=element.name, element=id)
    for part in (*_parts(design), *_lone_machines(design), *_lone_adapters(design)):
        if part.id == id:
            return part
    raise UnknownPartError(id)


def ids_of(design: Design, parts: Iterable[Part]) -> frozenset[str] | None:
    """Ids of which a walk relies on one where it relies on any of some parts; None where they may concern any walk.

    A machine has fellows that carry on for it. Where more than one part is gone they may be among them, so each is as
    its whole pool.
    """
    gone = tuple(parts)
    found: set[str] = set()
    for part in gone:
        ids = _ids_of(design, part)
        if ids is None:
            return None
        found |= ids
        if len(gone) > 1:
            found.add(part.element)
    return frozenset(found)


def _ids_of(design: Design, part: Part) -> frozenset[str] | None:
    """A virtual address shares its fate with those that share its address: they are told apart by ports alone."""
    if part.kind is PartKind.ZONE:
        return None
    if part.kind is PartKind.VIP:
        found = design.find_vip(part.id)
        address = found[1].address if found is not None else None
        vips = (vip for balancer in design.load_balancers for vip in balancer.vips)
        return frozenset(vip.id for vip in vips if vip.address == address)
    element = design.find(part.element)
    if part.kind is PartKind.SERVER and isinstance(element, Server):
        in_front = (vip.id for balancer in design.load_balancers for vip in balancer.vips if vip.pool == element.id)
        return frozenset({element.id, *(machine.id for machine in element.members), *in_front})
    if isinstance(element, LoadBalancer):
        return frozenset({element.id, *(vip.id for vip in element.vips)})
    return frozenset({part.id.partition("/")[0]})


class TrafficWithout(Traffic):
    """The network of a plan without some parts, everything else in force as before.

    Args:
        whole: the network of the plan.
        parts: what is gone.
        is_judged: for those who ask for verdicts alone: of a question that does not rely on the parts the walk of the
            whole network is the answer. Behind a virtual address it may tell of a member that is gone.
    """

    def __init__(self, whole: Traffic, *parts: Part, is_judged: bool = False) -> None:
        arrangements = whole.arrangements
        views = {part.id for part in parts if part.kind is PartKind.VIEW}
        if views:
            records = {view: found for view, found in arrangements.records.items() if view not in views}
            arrangements = replace(arrangements, records=records)
        design = whole.design
        for part in parts:
            design = _unplugged(design, part)
        if any(part.kind in (PartKind.VIP, PartKind.BALANCER, PartKind.INTERFACE) for part in parts):
            publishing = _still_meaning(whole.design, design, arrangements.publishing)
            arrangements = replace(arrangements, publishing=publishing)
        super().__init__(design, whole.catalog, arrangements, network=whole.altered(design, arrangements))
        self._whole = whole
        self._parts = parts
        self._gone = ids_of(whole.design, parts) if is_judged else None

    def walk(self, question: Question) -> Walk:
        """As any walk, but what was addressed to the missing part does not become some other host's."""
        if self._is_as_before(question):
            return self._whole.walk(question)
        walk = super().walk(question)
        if walk.foregone is not None:
            address = parse_address(question.destination)
            if address is None or not self._lost_its_holder(address):
                return walk
        if not any(self._is_lost(trace) for trace in walk.samples):
            return walk
        return Walk(question, tuple(self._stopped(trace) if self._is_lost(trace) else trace for trace in walk.traces))

    def _is_as_before(self, question: Question) -> bool:
        """Tells whether it is known what comes of a question, and does not rely on what is gone."""
        if self._gone is None or not self._whole.is_known(question):
            return False
        return self._gone.isdisjoint(self._whole.relied_on(question))

    def _is_lost(self, trace: Trace) -> bool:
        """The packet went to an address of the missing part, which now looks like any address of the Internet."""
        end = trace.hops[-1] if trace.hops else None
        if trace.verdict not in (Verdict.DELIVERED, Verdict.UNROUTABLE) or end is None or end.destination is None:
            return False
        return self._lost_its_holder(end.destination)

    def _lost_its_holder(self, address: IpAddress) -> bool:
        if not all(owner.kind in _ANYBODY for owner in self.owners(address)):
            return False
        return any(owner.kind not in _ANYBODY for owner in self._whole.owners(address))

    def _stopped(self, trace: Trace) -> Trace:
        address = trace.hops[-1].destination
        assert address is not None  # the trace was lost at it
        held = {name for owner in self._whole.owners(address) for name in (owner.element, owner.part)}
        part = next((part for part in self._parts if held & {part.element, part.id}), self._parts[0])
        reason = f"Nobody answers at {address}, an address of '{part.name}'."
        blame = Blame(part.element, "interfaces", reason)
        return replace(trace, verdict=Verdict.UNROUTABLE, blame=blame, arrived=None, service=None)


def _still_meaning(
    whole: Design, left: Design, publishing: Mapping[str, tuple[PublishingRule, ...]]
) -> Mapping[str, tuple[PublishingRule, ...]]:
    """Publishing rules that go on leading to the VIP they meant: no proxy turns to the members when it is gone."""
    before, after = Balancing(whole), Balancing(left)
    meant: dict[str, str] = {}
    for server in whole.servers:
        vip = before.published_vip(server)
        if vip is not None and after.published_vip(server) != vip:
            meant[server.id] = str(vip.address)
    if not meant:
        return publishing
    return {
        proxy: tuple(replace(rule, backend=meant.get(rule.backend, rule.backend)) for rule in rules)
        for proxy, rules in publishing.items()
    }


def carried_on(walk: Walk) -> Walk:
    """The walk as it is for a client that tries one address after the other, and stays at the first that serves.

    A name with several addresses (a pool with DNS load balancing) goes on being answered with all of them when one
    member is gone. Of one address every way and member has to be delivered, as in any walk.
    """
    if walk.foregone is not None or len({trace.address for trace in walk.samples}) < 2:
        return walk
    by_address: dict[object, list[Trace]] = {}
    for trace in walk.traces:
        by_address.setdefault(trace.address, []).append(trace)
    best = min(by_address.values(), key=lambda traces: max(badness(trace.verdict) for trace in traces))
    return Walk(walk.question, tuple(best), met=walk.met)


# --- which parts there are


def _parts(design: Design) -> Iterator[Part]:
    for server in design.servers:
        size = len(server.members)
        yield Part(id=server.id, kind=PartKind.SERVER, name=server.name, element=server.id, members=size)
        for machine in server.members:
            if size > 1:
                yield Part(id=machine.id, kind=PartKind.MACHINE, name=machine.fqdn, element=server.id)
            own = tuple(item for item in machine.interfaces if _lost_adapter(design, server, machine, item.name))
            yield from _adapters(machine.id, machine.fqdn, server.id, own)
    for device in design.devices:
        kind = next(kind for cls, kind in _DEVICE_KINDS if isinstance(device, cls))
        yield Part(id=device.id, kind=kind, name=device.name, element=device.id)
        if len(device.interfaces) > 1:
            yield from _adapters(device.id, device.name, device.id, device.interfaces)
        if isinstance(device, LoadBalancer):
            for vip in device.vips:
                name = f"{device.name}, {vip.purpose.value} VIP"
                yield Part(id=vip.id, kind=PartKind.VIP, name=name, element=device.id)
    for view in design.dns_views:
        yield Part(id=view.id, kind=PartKind.VIEW, name=view.name, element=view.id)


def _adapters(holder: str, name: str, element: str, interfaces: tuple[Interface, ...]) -> Iterator[Part]:
    for interface in interfaces:
        yield Part(
            id=f"{holder}/{interface.name}",
            kind=PartKind.INTERFACE,
            name=f"{name}, interface '{interface.name}'",
            element=element,
        )


def _lone_machines(design: Design) -> Iterator[Part]:
    for server in design.servers:
        for machine in server.members:
            yield Part(id=machine.id, kind=PartKind.MACHINE, name=machine.fqdn, element=server.id)


def _lone_adapters(design: Design) -> Iterator[Part]:
    for server in design.servers:
        for machine in server.members:
            yield from _adapters(machine.id, machine.fqdn, server.id, machine.interfaces)
    for device in design.devices:
        yield from _adapters(device.id, device.name, device.id, device.interfaces)


# --- taking out


def _unplugged(design: Design, part: Part) -> Design:
    """The design with the part without its adapters."""
    left = _taken_out(design, part)
    lost = _guarded_guests(design) - _guarded_guests(left)
    # A guest Wi-Fi that nothing joins to the rest is taken for one with an Internet line of its own. This one had a
    # device, and it is gone: a router without a second adapter says so.
    stubs = tuple(
        Router(id=id, name="Unplugged", interfaces=(Interface(name="guest", zone=zone),))
        for id, zone in zip(_fresh_ids(left), sorted(lost), strict=False)
    )
    return left.with_elements(stubs) if stubs else left


def _guarded_guests(design: Design) -> set[str]:
    """Guest Wi-Fi zones that a drawn device joins to the rest."""
    touched = {interface.zone for device in design.forwarding_devices for interface in device.interfaces}
    return {zone.id for zone in design.zones if zone.zone_kind is ZoneKind.GUEST_WIFI and zone.id in touched}


def _fresh_ids(design: Design) -> Iterator[str]:
    return (id for number in count(1) if (id := f"unplugged-{number}") not in design.all_ids)


def _taken_out(design: Design, part: Part) -> Design:
    if part.kind is PartKind.ZONE:
        return design.with_elements(tuple(_without_zone(design, part.id)))
    element = design.find(part.element)
    assert element is not None
    return design.with_element(_element_without(design, element, part))


def _element_without(design: Design, element: Element, part: Part) -> Element:
    """The element as it is when the part is gone."""
    holder, _, adapter = part.id.partition("/")
    if isinstance(element, Server):
        is_whole = part.kind is PartKind.SERVER
        members = tuple(
            _machine_without(machine, _lost_adapter(design, element, machine, adapter))
            if is_whole or machine.id == holder
            else machine
            for machine in element.members
        )
        return replace(element, members=members)
    if isinstance(element, DnsView):
        return replace(element, forwards_to=None)
    if part.kind is PartKind.VIP:
        assert isinstance(element, LoadBalancer)
        return replace(element, vips=tuple(vip for vip in element.vips if vip.id != part.id))
    assert isinstance(element, Firewall | Router | ReverseProxy | LoadBalancer)
    kept = tuple(item for item in element.interfaces if adapter and item.name != adapter)
    return _device_with(element, kept)


def _lost_adapter(design: Design, server: Server, machine: Machine, adapter: str) -> str:
    """The adapter that a machine loses; empty for all of them.

    Without the adapter that it serves by, a machine of a pool is as good as gone: nothing is sent to it any more, for
    balancers watch their members.
    """
    lost = next((item for item in machine.interfaces if item.name == adapter), None)
    if lost is None or lost.side is Side.PRIMARY:
        return ""
    is_watched = any(vip.pool == server.id for balancer in design.load_balancers for vip in balancer.vips)
    return "" if is_watched and lost.side is not Side.PSTN else adapter


def _machine_without(machine: Machine, adapter: str) -> Machine:
    """A machine without one adapter (or, with an empty name, without any) and without what was bound to it."""
    kept = tuple(item for item in machine.interfaces if adapter and item.name != adapter)
    addresses = {address for item in kept for address in item.addresses}
    bindings = []
    for binding in machine.bindings:
        left = tuple(address for address in binding.addresses if address in addresses)
        if left or (not binding.addresses and kept):
            bindings.append(replace(binding, addresses=left))
    return replace(machine, interfaces=kept, bindings=tuple(bindings))


def _device_with(
    device: Firewall | Router | ReverseProxy | LoadBalancer, kept: tuple[Interface, ...]
) -> Firewall | Router | ReverseProxy | LoadBalancer:
    """A device with some of its adapters, and of what it does only what these carry."""
    if isinstance(device, Firewall):
        names = {item.name for item in kept}
        nat = tuple(entry for entry in device.nat if entry.interface in names)
        rules = tuple(rule for rule in device.rules if {rule.from_interface, rule.to_interface} <= names | {None})
        return replace(device, interfaces=kept, nat=nat, rules=rules)
    if isinstance(device, LoadBalancer) and not kept:
        return replace(device, interfaces=kept, vips=())
    return replace(device, interfaces=kept)


def _without_zone(design: Design, zone: str) -> Iterator[Element]:
    """Everything that was plugged into a segment, without its adapters there."""
    for server in design.servers:
        members = tuple(_machine_off(machine, zone) for machine in server.members)
        if members != server.members:
            yield replace(server, members=members)
    for device in design.devices:
        kept = tuple(item for item in device.interfaces if item.zone != zone)
        if kept != device.interfaces:
            yield _device_with(device, kept)


def _machine_off(machine: Machine, zone: str) -> Machine:
    for item in machine.interfaces:
        if item.zone == zone:
            machine = _machine_without(machine, item.name)
    return machine
