"""Which way a packet takes: by which adapter a machine sends, and where a forwarding device hands it on.

A room of its own because servers never forward and devices always do, and both follow their recorded routes
before the obvious ones.

A gateway says by which adapter foreign networks are reached. It is the next hop where a shortest way leads through it;
where all of them lead through other devices of that segment, a route that nobody wrote down is assumed and said, for
the answer of a firewall that is not on the way would be no use to anybody. A static route names its next hop and is
taken at its word.
A machine answers from the adapter that was addressed, if that adapter has a route to the client (the strong host
model, which Windows has by default), and to the neighbour the request came from, unless a static route names
another.

Where a machine's routes say how it sends, it sends so to all addresses of a kind; that is found out once.
"""

from dataclasses import dataclass

from planner.model.addresses import IpAddress
from planner.model.devices import Firewall
from planner.model.interfaces import Interface, Side
from planner.model.zones import INSIDE_KINDS
from planner.traffic.kinds import Kinds
from planner.traffic.labels import Labels
from planner.traffic.locate import Locator, OwnerKind, is_private
from planner.traffic.segments import Segments


@dataclass(frozen=True, slots=True)
class Departure:
    """How a packet leaves a machine.

    Attributes:
        forwarder: id of the device that a static route names; None where the zones decide.
        reason: why this adapter, a part of a sentence.
        is_linked: the address is on the adapter's own network, no device is needed.
        assumed: id of the device that is taken although the default gateway is a firewall that does not lead there;
            a real host would need a static route for it.
        names_address: the reason tells of the address itself, so that it is true of no other.
    """

    interface: Interface
    forwarder: str | None
    reason: str
    is_linked: bool = False
    assumed: str | None = None
    names_address: bool = False


@dataclass(frozen=True, slots=True)
class NoRoute:
    """No way out of a machine; `reason` is a sentence.

    Attributes:
        stands_in: the zone to blame where nothing of the machine is wrong, only nothing joins its zone with the other.
    """

    reason: str
    stands_in: str | None = None


class Routes:
    """Answers where to go next."""

    def __init__(self, segments: Segments, locator: Locator, kinds: Kinds, labels: Labels) -> None:
        self._segments = segments
        self._kinds = kinds
        self._departures: dict[tuple[object, ...], Departure] = {}
        self._locator = locator
        self._labels = labels
        self._inside = segments.zones_of_kinds(INSIDE_KINDS)

    def target_zone(self, zone: str, address: IpAddress) -> str | None:
        """The zone an address lies in, seen from `zone`: the nearest, where subnets overlap."""
        zones = self._locator.zones_of(address)
        if not zones:
            return None
        if len(zones) == 1 or zone in zones:
            return zone if zone in zones else zones[0]
        private = is_private(address)
        return min(zones, key=lambda far: self._segments.distances(far, private).get(zone, 1 << 60))

    def steps(self, node: str, target_zone: str, address: IpAddress) -> tuple[str, ...]:
        """Next nodes from a zone or device on the way to an address in `target_zone`."""
        return self._segments.steps(node, target_zone, is_private(address))

    def departure(
        self, sender: str, interfaces: tuple[Interface, ...], address: IpAddress, only: Interface | None = None
    ) -> Departure | NoRoute:
        """By which of a machine's interfaces a packet to `address` leaves.

        Args:
            sender: id for the sentence.
            interfaces: all of the machine's.
            address: where the packet goes.
            only: the answer must leave by this interface, which was addressed.
        """
        names = tuple([interface.name for interface in interfaces])
        key = (sender, names, only.name if only is not None else None, self._kinds.of(address))
        found = self._departures.get(key)
        if found is None:
            chosen = self._depart(sender, interfaces, address, only)
            if isinstance(chosen, NoRoute) or chosen.names_address:
                return chosen
            found = self._departures[key] = chosen
        return found

    def _depart(
        self, sender: str, interfaces: tuple[Interface, ...], address: IpAddress, only: Interface | None
    ) -> Departure | NoRoute:
        usable = (only,) if only is not None else interfaces
        linked = next((item for item in usable if self.target_zone(item.zone, address) == item.zone), None)
        if linked is not None:
            return Departure(linked, None, f"which is on the network of interface '{linked.name}'", True)
        if sender in self._segments.devices or not _has_routes(interfaces, address):
            return self._obvious(sender, usable, address)
        return self._recorded(sender, usable, address)

    def _recorded(self, sender: str, usable: tuple[Interface, ...], address: IpAddress) -> Departure | NoRoute:
        routes = [
            (route.network.prefixlen, interface, route.via)
            for interface in usable
            for route in interface.routes
            if route.network.prefixlen and route.network.version == address.version and address in route.network
        ]
        if routes:
            _, interface, via = max(routes, key=lambda route: route[0])
            return self._static(sender, interface, via, address)
        for interface in usable:
            gateway = interface.default_route(address.version)
            if gateway is not None:
                return self._by_gateway(interface, gateway, address)
        names = " and ".join(f"'{interface.name}'" for interface in usable)
        return NoRoute(
            f"{self._labels(sender)} has no route to {address}: no static route covers it and there is no "
            f"default gateway on {names or 'any interface'}."
        )

    def _by_gateway(self, interface: Interface, gateway: IpAddress, address: IpAddress) -> Departure:
        at = f"default gateway {gateway} on interface '{interface.name}'"
        target = self.target_zone(interface.zone, address)
        steps = self.steps(interface.zone, target, address) if target is not None else ()
        owners = (owner for owner in self._locator.owners(gateway) if owner.zone == interface.zone)
        device = next((owner.element for owner in owners if owner.kind is OwnerKind.FORWARDING), None)
        if device in steps:
            return Departure(interface, device, f"by its {at}")
        if device is None or not steps or not isinstance(self._segments.devices.get(device), Firewall):
            return Departure(interface, None, f"by its {at}")
        reason = f"by a route to {self._labels(steps[0])} that is not written down; its {at} is {self._labels(device)}"
        return Departure(interface, None, reason, assumed=steps[0])

    def _static(self, sender: str, interface: Interface, via: IpAddress, address: IpAddress) -> Departure | NoRoute:
        text = f"by its static route through {via} on interface '{interface.name}'"
        owners = [owner for owner in self._locator.owners(via) if owner.zone == interface.zone]
        forwarder = next((owner for owner in owners if owner.kind is OwnerKind.FORWARDING), None)
        if forwarder is not None:
            return Departure(interface, forwarder.element, text)
        if any(owner.kind in (OwnerKind.MACHINE, OwnerKind.PROXY, OwnerKind.CLOUD) for owner in owners):
            return NoRoute(
                f"{self._labels(sender)} sends {address} through {via}, which is {self._labels(owners[0].part)} "
                "and does not forward packets."
            )
        return Departure(interface, None, text)

    def _obvious(self, sender: str, usable: tuple[Interface, ...], address: IpAddress) -> Departure | NoRoute:
        """The interface from which the zones reach the address; nothing else is planned for this machine."""
        private = is_private(address)
        best: tuple[int, bool, Interface] | None = None
        for interface in usable:
            target = self.target_zone(interface.zone, address)
            distance = self._segments.distances(target, private).get(interface.zone) if target is not None else None
            if distance is None or target is None:
                continue
            # Of two ways of equal length an inside address is looked for on the side that is not external.
            is_wrong_side = (interface.side is Side.EXTERNAL) == (target in self._inside)
            if best is None or (distance, is_wrong_side) < best[:2]:
                best = (distance, is_wrong_side, interface)
        if best is None:
            return self._apart(sender, usable, address)
        reason = f"by interface '{best[2].name}', from which {address} is reached"
        return Departure(best[2], None, reason, names_address=True)

    def _apart(self, sender: str, usable: tuple[Interface, ...], address: IpAddress) -> NoRoute:
        """Nothing is planned for the machine, and nothing joins its zones with the address."""
        zone = next((interface.zone for interface in usable), None)
        target = self.target_zone(zone, address) if zone is not None else None
        if target is None:
            return NoRoute(f"No interface of {self._labels(sender)} leads to {address}.")
        return NoRoute(
            f"No interface of {self._labels(sender)} leads to {self._labels(target)}: no firewall or router joins it "
            "with a zone of theirs.",
            stands_in=zone,
        )

    def forced_step(self, device: str, address: IpAddress, target_zone: str) -> tuple[str, str | None] | None:
        """Zone and next device that a forwarding device's static route names, or None for the obvious way.

        The subnets of the zones count as routes of their length; a static route wins when it is as long.
        """
        best: tuple[int, Interface, IpAddress] | None = None
        for interface in self._segments.devices[device].interfaces:
            for route in interface.routes:
                if (
                    route.network.version == address.version
                    and address in route.network
                    and (best is None or route.network.prefixlen > best[0])
                ):
                    best = (route.network.prefixlen, interface, route.via)
        if best is None or best[0] < (self._locator.subnet_length(target_zone, address) or 0):
            return None
        _, interface, via = best
        if interface.zone == target_zone:
            return target_zone, None
        owners = self._locator.owners(via)
        forwarder = next((o for o in owners if o.kind is OwnerKind.FORWARDING and o.zone == interface.zone), None)
        return interface.zone, forwarder.element if forwarder is not None else None


def _has_routes(interfaces: tuple[Interface, ...], address: IpAddress) -> bool:
    """Tells whether routes of the address's IP version are recorded on any of a machine's interfaces."""
    return any(
        (interface.gateway is not None and interface.gateway.version == address.version)
        or any(route.network.version == address.version for route in interface.routes)
        for interface in interfaces
    )
