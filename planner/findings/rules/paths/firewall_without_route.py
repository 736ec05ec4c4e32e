"""A firewall whose routes are planned has none to a network behind another device.

## What it checks

Every connection of the plan is followed through the firewalls, there and back. Where a firewall does not stand in the
network itself, it has a static route that covers it, or its default gateway lies on that side. While no firewall has
any gateway or route, routes are not planned yet and nothing is said; once others have theirs, an inner firewall without
any is remarked upon. One with a line to the Internet is left out until it has a route of its own, and so are ways out
by that line: they are the provider's.

## Why it matters

A firewall hands packets on by its own routing table. Without the route to a network behind a router or a second
firewall, it sends them to its default gateway, or drops them, and every rule of its policy looks right.

## Bad design

The internal firewall knows the way out and the branch, and not that the Wi-Fi lies behind a firewall of its own.

```yaml
base: enterprise
devices:
- id: internal-firewall
  interfaces:
  - {name: lan, routes: [{network: 192.0.2.192/27, via: 192.0.2.3}]}
```

## Good design

```yaml
base: enterprise
devices:
- id: internal-firewall
  interfaces:
  - {name: lan, routes: [{network: 192.0.2.128/26, via: 192.0.2.2}, {network: 192.0.2.192/27, via: 192.0.2.3}]}
```

## How to fix

Add the static routes to the firewall, or let a routing protocol teach them and write them down here all the same.

## References

- S-SCN-03, S-DNS-05: devices on the corporate Wi-Fi reach discovery and the proxy, by whatever lies between.
- Traffic model, route: a missing route ends the way, there or back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.onward_routes import connections, networks_of, next_device, of_version
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.addresses import IpAddress, IpNetwork, lies_within
from planner.model.devices import Firewall, Router
from planner.model.interfaces import Interface, StaticRoute
from planner.model.zones import OUTSIDE_KINDS


@dataclass(frozen=True, slots=True)
class _Way:
    """A network that a firewall reaches by one of its interfaces."""

    firewall: str
    interface: str
    network: IpNetwork
    zone: str


_NextHop = tuple[Firewall | Router | None, IpAddress | None]
"""The device that a packet is handed to, and its address, where one can be meant."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Firewalls that hand packets to networks without knowing the way."""
    design = inspection.design
    outside = frozenset(zone.id for zone in design.zones if zone.zone_kind in OUTSIDE_KINDS)
    planned = {device.id for device in design.firewalls if _has_routes(device.interfaces)}
    inner = {device.id for device in design.firewalls if outside.isdisjoint(face.zone for face in device.interfaces)}
    firewalls = {device.id: device for device in design.firewalls if device.id in planned | inner}
    if not planned:
        return
    lacking: dict[str, list[_Way]] = {}
    for way in dict.fromkeys(_ways(inspection, firewalls, outside)):
        firewall = firewalls[way.firewall]
        if not _knows(firewall, _face(firewall, way), way.network):
            lacking.setdefault(way.firewall, []).append(way)
    for id, ways in lacking.items():
        yield _remark(inspection, firewalls[id], ways)


def _has_routes(interfaces: Iterable[Interface]) -> bool:
    return any(face.gateway is not None or face.routes for face in interfaces)


def _face(firewall: Firewall, way: _Way) -> Interface:
    return next(face for face in firewall.interfaces if face.name == way.interface)


def _ways(inspection: Inspection, firewalls: dict[str, Firewall], outside: frozenset[str]) -> Iterator[_Way]:
    """Networks with both ends of each crossing, where the firewall stands in neither."""
    faces = {(device.id, face.name): face.zone for device in firewalls.values() for face in device.interfaces}
    seen: set[tuple[str, str, IpAddress]] = set()
    for walk in connections(inspection):
        for crossing in walk.crossings:
            for name, address in (
                (crossing.to_interface, crossing.destination),
                (crossing.from_interface, crossing.source),
            ):
                key = (crossing.firewall, name, address)
                own = faces.get((crossing.firewall, name))
                if own is None or own in outside or key in seen:
                    continue
                seen.add(key)
                yield from _network(inspection, crossing.firewall, name, own, address)


def _network(inspection: Inspection, firewall: str, face: str, own: str, address: IpAddress) -> Iterator[_Way]:
    if own not in inspection.traffic.zones_of(address):
        for zone, network in islice(networks_of(inspection, address), 1):
            yield _Way(firewall, face, network, zone)


def _knows(firewall: Firewall, face: Interface, network: IpNetwork) -> bool:
    """A static route covers the network, or the default gateway lies on that side."""
    routes = (route.network for other in firewall.interfaces for route in other.routes)
    if any(lies_within(network, route) for route in routes):
        return True
    return face.default_route(network.version) is not None


def _next_hop(inspection: Inspection, firewall: Firewall, way: _Way) -> _NextHop:
    found = next_device(inspection.design, _face(firewall, way).zone, (way.zone,), apart=firewall.id)
    if found is None:
        return None, None
    return found[0], of_version(found[1], way.network.version)


def _remark(inspection: Inspection, firewall: Firewall, ways: list[_Way]) -> Remark:
    """What one firewall lacks; one without any route may not be planned so far."""
    hops = [_next_hop(inspection, firewall, way) for way in ways]
    routes = tuple(
        (way.interface, StaticRoute(network=way.network, via=via))
        for way, (_, via) in zip(ways, hops, strict=True)
        if via is not None
    )
    behind = dict.fromkeys(device.id for device, _ in hops if device is not None)
    index = next(number for number, face in enumerate(firewall.interfaces) if face.name == ways[0].interface)
    is_planned = _has_routes(firewall.interfaces)
    return Remark(
        message=_message(inspection, firewall, ways, hops) if is_planned else _unplanned(inspection, firewall, ways),
        hint=_hint(ways, hops),
        elements=(firewall.id, *behind),
        field=("interfaces", index, "routes"),
        repair=_repair(firewall, routes) if routes else None,
        severity=None if is_planned else Severity.INFO,
    )


def _message(inspection: Inspection, firewall: Firewall, ways: list[_Way], hops: list[_NextHop]) -> str:
    if len(ways) > 1:
        return f"{quoted(firewall.name)} has no route to {_networks(inspection, ways)}; static routes are expected."
    [way], [(device, via)] = ways, hops
    behind = f" behind {quoted(device.name)}" if device is not None else ""
    expected = f"through {via} on" if via is not None else "on"
    return (
        f"{quoted(firewall.name)} has no route to {_networks(inspection, ways)}{behind}; a static route {expected} "
        f"interface {quoted(way.interface)} is expected."
    )


def _unplanned(inspection: Inspection, firewall: Firewall, ways: list[_Way]) -> str:
    return (
        f"{quoted(firewall.name)} has neither a default gateway nor a static route and has to reach "
        f"{_networks(inspection, ways)}; the routes of other firewalls are planned."
    )


def _networks(inspection: Inspection, ways: list[_Way]) -> str:
    return joined([f"{way.network} ({shown(inspection.design, way.zone)})" for way in ways])


def _hint(ways: list[_Way], hops: list[_NextHop]) -> str:
    if len(ways) > 1:
        return "Add the static routes, or a default gateway on that side."
    [way], [(_, via)] = ways, hops
    return f"Add the static route {way.network}" + (f" through {via}." if via is not None else ".")


def _repair(firewall: Firewall, routes: tuple[tuple[str, StaticRoute], ...]) -> Repair:
    networks = joined([str(route.network) for _, route in routes])
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Write down the routes of {quoted(firewall.name)} to {networks}",
        element=firewall.id,
        path=("interfaces",),
        value=tuple(
            replace(face, routes=(*face.routes, *(route for name, route in routes if name == face.name)))
            for face in firewall.interfaces
        ),
    )


RULE = Rule(code="PA04", severity=Severity.WARNING, clauses=("S-SCN-03", "S-DNS-05"), check=check)
