"""Which way a packet goes from a station: the nearest over zones and devices, anew each time."""

from __future__ import annotations

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall
from planner.model.interfaces import Interface
from planner.model.zones import ZoneKind
from tests.traffic.second_opinion.stations import THE_INTERNET, Station, Way, is_private, stations_of


class Routing:
    """First hops from any station to any address."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.stations = tuple(stations_of(design))

    def ways(self, station: Station, address: IpAddress, only: Interface | None = None) -> list[Way]:
        """First hops to an address; `only` is the adapter that an answer must leave by."""
        owner = self.owner(address)
        if owner is None:
            return []
        target = owner[1].zone
        adapters = (only,) if only else station.adapters
        for adapter in adapters:
            if adapter.zone == target:
                return [Way(adapter, *owner)]
        if station.is_forwarding:
            return self._shortest(station.adapters, target, address, station.id)
        return self._ways_of_host(station, only, target, address)

    def _ways_of_host(self, station: Station, only: Interface | None, target: str, address: IpAddress) -> list[Way]:
        adapters = (only,) if only else station.adapters
        specific = [(a, r) for a in adapters for r in a.routes if r.network.prefixlen]
        routes = [(a, r) for a, r in specific if address.version == r.network.version]
        fitting = [(r.network.prefixlen, a, r.via) for a, r in routes if address in r.network]
        if fitting:
            _, adapter, via = max(fitting, key=lambda item: item[0])
            return self._via(adapter, via)
        stated = [a for a in station.adapters if any(via.version == address.version for via in _vias(a))]
        with_gateway = [a for a in adapters if _gateway(a, address.version)]
        if stated and not with_gateway:
            return []
        # Reading: a gateway says by which adapter foreign networks are reached; on that segment a host knows who
        # forwards where (its gateway redirects it, or the obvious routes are entered).
        ways = self._shortest(tuple(with_gateway) or adapters, target, address, station.id)
        ways = [way for way in ways if way.adapter == ways[0].adapter]
        gateways = [way for adapter in with_gateway for way in self._via(adapter, adapter.gateway)]
        ways = [way for way in ways if way in gateways] or ways  # of equal ways a host takes its gateway
        if only and with_gateway:
            ways += [way for way in self._via(only, _gateway(only, address.version)) if way not in ways]
        return ways

    def _via(self, adapter: Interface, via: IpAddress | None) -> list[Way]:
        owner = self.owner(via) if via else None
        if owner is None or owner[1].zone != adapter.zone or not owner[0].is_forwarding:
            return []
        return [Way(adapter, *owner)]

    def _shortest(self, adapters: tuple[Interface, ...], target: str, address: IpAddress, me: str) -> list[Way]:
        """First hops of all shortest forwarding paths, found breadth-first from the far end."""
        distance = {target: (0, 0)}
        for _ in self.design.zones:  # no way is longer than this
            for device in self._forwarding(address):
                touched = self._touched(device, address)
                known = [distance[zone] for zone in touched if zone in distance]
                for zone in touched if known else ():
                    farther = _farther(min(known), device)
                    distance[zone] = min(distance.get(zone, farther), farther)
        best = min((distance[a.zone] for a in adapters if a.zone in distance), default=None)
        if best is None:
            return []
        return [
            Way(adapter, device, entry)
            for adapter in adapters
            if distance.get(adapter.zone) == best
            for device in self._forwarding(address)
            if device.id != me
            for entry in device.adapters
            if entry.zone == adapter.zone
            and any(
                zone in distance and _farther(distance[zone], device) == best for zone in self._touched(device, address)
            )
        ]

    def _forwarding(self, address: IpAddress) -> list[Station]:
        """Reading: the Internet's own routers carry no packet to a private address; drawn devices may."""
        return [s for s in self.stations if s.is_forwarding and not (s.id == THE_INTERNET and is_private(address))]

    def _touched(self, device: Station, address: IpAddress) -> set[str]:
        """Reading: nor does such a packet cross the Internet itself on a line drawn to it."""
        zones = {adapter.zone for adapter in device.adapters}
        internet = {zone.id for zone in self.design.zones if zone.zone_kind is ZoneKind.INTERNET}
        return zones - internet if is_private(address) else zones

    def owner(self, address: IpAddress) -> tuple[Station, Interface] | None:
        for station in self.stations:
            for adapter in station.adapters:
                if address in adapter.addresses:
                    return station, adapter
        for station in self.stations:
            if isinstance(station.thing, Firewall):
                for entry in station.thing.nat:
                    if entry.public == address:
                        return station, next(a for a in station.adapters if a.name == entry.interface)
        return None


def _farther(distance: tuple[int, int], device: Station) -> tuple[int, int]:
    """One device on. Reading: the Internet is no forwarding device of the design, and counts only between equals."""
    devices, internet = distance
    return (devices, internet + 1) if device.id == THE_INTERNET else (devices + 1, internet)


def _gateway(adapter: Interface, version: int) -> IpAddress | None:
    """The default gateway for a version of IP; a route to everywhere is one, for an adapter has one field for it."""
    default = [route.via for route in adapter.routes if not route.network.prefixlen]
    given = [adapter.gateway] if adapter.gateway else []
    return next((via for via in (*given, *default) if via.version == version), None)


def _vias(adapter: Interface) -> list[IpAddress]:
    return [route.via for route in adapter.routes] + ([adapter.gateway] if adapter.gateway else [])
