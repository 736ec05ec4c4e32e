"""A firewall whose routes are planned has none to a network behind another device.

## What it checks

Every connection of the plan is followed through the firewalls, there and back. Where a firewall does not stand in the
network itself, it has a static route that covers it, or its default gateway lies on that side. A firewall without any
gateway and route is one whose routes are not planned yet, and ways out by an interface at the Internet are the
provider's.

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

Add the static route to the firewall, or let a routing protocol teach it and write the route down here all the same.

## References

- S-SCN-03, S-DNS-05: devices on the corporate Wi-Fi reach discovery and the proxy, by whatever lies between.
- Traffic model, route: a missing route ends the way, there or back.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.onward_routes import connections, networks_of, next_device, of_version
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.addresses import IpAddress, IpNetwork, lies_within
from planner.model.devices import Firewall
from planner.model.interfaces import Interface, StaticRoute
from planner.model.zones import OUTSIDE_KINDS


@dataclass(frozen=True, slots=True)
class _Way:
    """A network that a firewall reaches by one of its interfaces."""

    firewall: str
    interface: str
    network: IpNetwork
    zone: str


def check(inspection: Inspection) -> Iterator[Remark]:
    """Networks that firewalls hand packets to without knowing the way, each once."""
    design = inspection.design
    planned = {device.id: device for device in design.firewalls if _has_routes(device.interfaces)}
    if not planned:
        return
    for way in dict.fromkeys(_ways(inspection, planned)):
        firewall = planned[way.firewall]
        index = next(number for number, face in enumerate(firewall.interfaces) if face.name == way.interface)
        if not _knows(firewall, firewall.interfaces[index], way.network):
            yield _remark(inspection, firewall, index, way)


def _has_routes(interfaces: Iterable[Interface]) -> bool:
    return any(face.gateway is not None or face.routes for face in interfaces)


def _ways(inspection: Inspection, planned: dict[str, Firewall]) -> Iterator[_Way]:
    """Networks with both ends of each crossing, where the firewall stands in neither."""
    faces = {(device.id, face.name): face.zone for device in planned.values() for face in device.interfaces}
    outside = {zone.id for zone in inspection.design.zones if zone.zone_kind in OUTSIDE_KINDS}
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


def _remark(inspection: Inspection, firewall: Firewall, index: int, way: _Way) -> Remark:
    face = firewall.interfaces[index]
    found = next_device(inspection.design, face.zone, (way.zone,), apart=firewall.id)
    behind, via = (found[0], of_version(found[1], way.network.version)) if found is not None else (None, None)
    route = f"{way.network} ({shown(inspection.design, way.zone)})"
    place = f" behind {quoted(behind.name)}" if behind is not None else ""
    expected = f"through {via} on" if via is not None else "on"
    return Remark(
        message=f"{quoted(firewall.name)} has no route to {route}{place}; a static route {expected} interface "
        f"{quoted(face.name)} is expected.",
        hint=f"Add the static route {way.network}" + (f" through {via}." if via is not None else "."),
        elements=tuple(item.id for item in (firewall, behind) if item is not None),
        field=("interfaces", index, "routes"),
        repair=Repair(
            kind=RepairKind.ADD_ITEM,
            label=f"Route {way.network} through {via} on {quoted(firewall.name)}",
            element=firewall.id,
            path=("interfaces", index, "routes"),
            value=StaticRoute(network=way.network, via=via),
        )
        if via is not None
        else None,
    )


RULE = Rule(code="PA04", severity=Severity.WARNING, clauses=("S-SCN-03", "S-DNS-05"), check=check)
