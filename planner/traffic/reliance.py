"""What a walk relies on: everything without which its verdict might be another.

A room of its own because whoever takes parts out asks it of a hundred thousand walks, most of which nobody has to walk
again, and because the argument has to stand in one place. Taking a part out never adds a way: distances grow or stay.
So a decision of a walk can change only where the part

- was met: it forwarded, answered, listened or was asked, on the way there or back (`Walk.met`, hops, members behind a
  virtual address, whether they are told or not, but where all of them serve and fellows carry on);
- holds an address that was looked up: an end of a packet, before or after a translation, a gateway, or the next hop of
  a static route that fits such an end;
- forwards on one of the shortest ways from where the packet or its answer was to where one of its addresses lies.

More is said than is needed: an answer's zones are not noted, so all zones of the devices that it asked count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planner.model.addresses import IpAddress, parse_network
from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip
from planner.model.interfaces import Interface
from planner.model.servers import Server
from planner.traffic.locate import is_private
from planner.traffic.network import Network
from planner.traffic.proxies import member_addresses
from planner.traffic.segments import THE_INTERNET
from planner.traffic.trace import HopAction, Trace, Walk


class _Seen(NamedTuple):
    """What a walk shows of itself: ids of all that it met, the addresses that were looked up, the zones it was in."""

    ids: set[str]
    addresses: set[IpAddress]
    zones: set[str]


class Reliance:
    """Tells what the verdicts of one network's walks rely on."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._design = network.design
        self._interfaces = dict(_interfaces(network.design))
        self._core = frozenset(network.segments.core_zones())
        self._vips: dict[IpAddress, list[tuple[LoadBalancer, Vip]]] = {}
        for balancer in network.design.load_balancers:
            for vip in balancer.vips:
                self._vips.setdefault(vip.address, []).append((balancer, vip))
        self._hops: dict[tuple[str, int | None], frozenset[str]] = {}
        self._between: dict[tuple[str, str, bool], frozenset[str]] = {}
        self._routed: dict[tuple[frozenset[str], frozenset[tuple[str, bool]]], frozenset[str]] = {}
        self._views = frozenset(view.id for view in network.design.dns_views)
        self._filters_names = frozenset(_name_filters(network.design))
        self._same: dict[frozenset[str], frozenset[str]] = {}

    def of(self, walk: Walk) -> frozenset[str]:
        """Ids of elements, machines and VIPs."""
        seen = _Seen(set(walk.met), set(), set())
        self._note_ends(walk, seen)
        if walk.foregone is None:
            for trace in walk.samples:
                _note_trace(trace, seen)
        self._note_virtual(seen, are_told_apart=not walk.is_delivered)
        self._note_holders(seen)
        if self._asks_names(walk, seen):
            seen.ids.update(self._views)
        found = frozenset(seen.ids.union(self._next_hops(seen), self._forwarders(seen)))
        return self._same.setdefault(found, found)

    # --- what is seen

    def _note_ends(self, walk: Walk, seen: _Seen) -> None:
        """The ends that a question names, by id or by address."""
        question, locator = walk.question, self._network.locator
        for text in (question.source, question.destination):
            id = text.partition("/")[0]
            if id in self._design.all_ids:
                seen.ids.add(id)
                seen.addresses.update(locator.addresses_of(id))
                self._note_members(id, seen)
        literal = locator.literal(question.destination)
        seen.addresses.update(address for address in (literal, question.source_address) if address is not None)

    def _asks_names(self, walk: Walk, seen: _Seen) -> bool:
        """Tells whether any DNS view had a say: which of them did not matter is not told apart."""
        destination = walk.question.destination
        is_name = self._network.locator.literal(destination) is None
        if is_name and destination.partition("/")[0] not in self._design.all_ids:
            return True
        if not self._filters_names.isdisjoint(seen.ids):
            return True
        hops = (hop for trace in walk.samples for hop in trace.hops) if walk.foregone is None else ()
        return any(hop.action is HopAction.RESOLVE for hop in hops)

    def _note_virtual(self, seen: _Seen, *, are_told_apart: bool) -> None:
        """Behind a virtual address the pool, and every member that it may lead to, for not all of them are told.

        Of members that all serve, each has fellows that carry on for it.
        """
        for address in tuple(seen.addresses):
            for balancer, vip in self._vips.get(address, ()):
                seen.ids.update((balancer.id, vip.id, vip.pool))
                if are_told_apart or not self._has_fellows(vip):
                    self._note_members(vip.pool, seen)
                for id in (balancer.id, vip.pool):
                    seen.addresses.update(self._network.locator.addresses_of(id))

    def _has_fellows(self, vip: Vip) -> bool:
        """Tells whether a VIP leads on whichever member is gone."""
        pool = self._design.find(vip.pool)
        members = pool.members if isinstance(pool, Server) else ()
        homes = [
            machine.id
            for machine in members
            for address in member_addresses(machine, vip.purpose)
            if address.version == vip.address.version
        ]
        return len(set(homes)) > 1

    def _note_members(self, id: str, seen: _Seen) -> None:
        element = self._design.find(id)
        if isinstance(element, Server):
            seen.ids.update(machine.id for machine in element.members)

    def _note_holders(self, seen: _Seen) -> None:
        """Whoever holds an address that was looked up, and the zones in which all of them stand."""
        for address in seen.addresses:
            for owner in self._network.locator.owners(address):
                seen.ids.update((owner.element, owner.part))
                seen.zones.add(owner.zone)
        for id in seen.ids:
            seen.zones.update(interface.zone for interface in self._interfaces.get(id, ()))

    # --- what lies between

    def _next_hops(self, seen: _Seen) -> Iterator[str]:
        """Who holds the gateways and next hops that were asked for: of hosts all, of devices those that fit."""
        kinds = {self._network.kinds.of(address): address for address in seen.addresses}
        for id in seen.ids:
            if id not in self._interfaces:
                continue
            if id not in self._network.segments.devices:
                yield from self._next_hops_of(id, None)
                continue
            for kind, address in kinds.items():
                yield from self._next_hops_of(id, kind, address)

    def _next_hops_of(self, id: str, kind: int | None, address: IpAddress | None = None) -> frozenset[str]:
        found = self._hops.get((id, kind))
        if found is None:
            hops = _vias(self._interfaces[id], address)
            owners = (owner for via in hops for owner in self._network.locator.owners(via))
            found = self._hops[id, kind] = frozenset(owner.element for owner in owners)
        return found

    def _forwarders(self, seen: _Seen) -> frozenset[str]:
        """Devices on any of the shortest ways from where the packets were to where their addresses lie."""
        network = self._network
        nodes = seen.zones | {id for id in seen.ids if id in network.segments.devices}
        if not self._core.isdisjoint(nodes):
            nodes.add(THE_INTERNET)
        targets = frozenset(
            (zone, is_private(address)) for address in seen.addresses for zone in network.locator.zones_of(address)
        )
        key = frozenset(nodes), targets
        found = self._routed.get(key)
        if found is None:
            ways = (self._between_of(node, zone, private) for node in nodes for zone, private in targets)
            found = self._routed[key] = frozenset(id for way in ways for id in way)
        return found

    def _between_of(self, node: str, target: str, private: bool) -> frozenset[str]:
        key = node, target, private
        found = self._between.get(key)
        if found is None:
            steps = self._network.segments.steps(node, target, private)
            found = frozenset(steps).union(*(self._between_of(step, target, private) for step in steps))
            self._between[key] = found
        return found


def _note_trace(trace: Trace, seen: _Seen) -> None:
    for hop in trace.hops:
        seen.ids.add(hop.device)
        seen.addresses.update(address for address in (hop.source, hop.destination) if address is not None)
        if hop.zone is not None:
            seen.zones.add(hop.zone)
    for change in trace.translations:
        seen.addresses.update((change.before, change.after))
    seen.ids.update(passed.element for passed in trace.passed)
    seen.ids.update(route.device for route in trace.assumed)
    for balanced in trace.balanced:
        seen.ids.update((balanced.vip, balanced.member))
    if trace.blame is not None:
        seen.ids.add(trace.blame.element)
    if trace.address is not None:
        seen.addresses.add(trace.address)


def _vias(interfaces: Iterable[Interface], address: IpAddress | None) -> Iterator[IpAddress]:
    """Gateways and next hops of a host; of a device the next hops of routes that fit an address."""
    for interface in interfaces:
        if address is None and interface.gateway is not None:
            yield interface.gateway
        for route in interface.routes:
            if address is None or (route.network.version == address.version and address in route.network):
                yield route.via


def _name_filters(design: Design) -> Iterator[str]:
    """Ids of the firewalls whose recorded rules name hosts, which any DNS view may know."""
    for firewall in design.firewalls:
        ends = (end for rule in firewall.rules for end in (*rule.sources, *rule.destinations))
        if any(design.find(end) is None and parse_network(end) is None for end in ends):
            yield firewall.id


def _interfaces(design: Design) -> Iterator[tuple[str, tuple[Interface, ...]]]:
    for server in design.servers:
        for machine in server.members:
            yield machine.id, machine.interfaces
    for device in design.devices:
        yield device.id, device.interfaces
