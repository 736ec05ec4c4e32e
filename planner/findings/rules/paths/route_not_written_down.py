"""A host reaches a network only by a route that nobody wrote down.

## What it checks

A host whose default gateway is a firewall sends everything there that no static route covers. Where a connection of the
plan, or the answer to one, has to go by another firewall or router of the same network, the host needs a static route.
The planner follows the connection as if the route were there, and this rule names each route that is missing.

For what a host opens itself the route belongs on the adapter that faces inwards, where the same firewall stands there
too. An answer leaves by the adapter that was addressed, as Windows does it (strong hosts): a device on the Wi-Fi that
asks the outer address of the proxy needs the route on the outer adapter.

## Why it matters

The firewall that is the gateway gets packets of connections it never saw begin and drops them. The request arrives, the
answer does not, and no rule of any firewall is wrong: such faults cost nights.

## Bad design

The reverse proxy answers devices on the Wi-Fi, which come by the internal firewall; its gateway is the external one.

```yaml
base: standard
devices:
- {id: proxy01, interfaces: [{name: outer, routes: []}]}
```

## Good design

```yaml
base: standard
```

## How to fix

Add the static route to the host, or make the router that knows all ways its default gateway.

## References

- D-RP-08: the proxy has its gateway outside, so that networks inside need routes of their own.
- D-EDGE-03: so has the Edge Server: gateway on the external adapter alone, persistent routes on the internal one.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.onward_routes import connections, networks_of, of_version
from planner.findings.plugs import Plug, plugs
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.addresses import IpAddress, IpNetwork, lies_within
from planner.model.interfaces import Side, StaticRoute
from planner.traffic import AssumedRoute


def check(inspection: Inspection) -> Iterator[Remark]:
    """Routes that walks took for granted, host by host."""
    told: set[tuple[str, str, str, IpNetwork | None]] = set()
    for route in dict.fromkeys(assumed for walk in connections(inspection) for assumed in walk.assumed):
        network = next((network for _, network in networks_of(inspection, route.destination)), None)
        if network is None:
            yield from _wrong_gateways(inspection, route, told)
            continue
        own = tuple(plug for plug in plugs(inspection.design) if plug.element == route.element)
        for plug in own:
            adapters = tuple(other for other in own if other.holder == plug.holder)
            if not _lacks(inspection, plug, route, network, adapters):
                continue
            place = plug if route.is_answer else _nearer(inspection, plug, route, adapters)
            via = _next_hop(inspection, route, place.interface.zone)
            if via is not None and (key := (place.element, place.holder, place.interface.name, network)) not in told:
                told.add(key)
                yield _remark(inspection, plug, place, route, StaticRoute(network=network, via=via))


def _wrong_gateways(
    inspection: Inspection, route: AssumedRoute, told: set[tuple[str, str, str, IpNetwork | None]]
) -> Iterator[Remark]:
    """Default gateways that do not lead to the Internet, while another device of the same network does."""
    design = inspection.design
    for plug in plugs(design):
        gateway = plug.interface.default_route(route.destination.version)
        if (plug.element, plug.interface.zone) != (route.element, route.zone) or gateway is None:
            continue
        holder = next((owner.element for owner in inspection.traffic.owners(gateway)), "")
        via = _next_hop(inspection, route, route.zone)
        key = (plug.element, plug.holder, plug.interface.name, None)
        if via is None or holder == route.device or plug.interface.gateway != gateway or key in told:
            continue
        told.add(key)
        yield Remark(
            message=f"{quoted(plug.holder)} has {gateway} of {shown(design, holder)} as its default gateway, and the "
            f"Internet lies behind {shown(design, route.device)}; {via} is expected.",
            hint=f"Make {via} the default gateway on interface {quoted(plug.interface.name)}.",
            elements=(plug.element, route.device),
            field=(*plug.path, "gateway"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Make {via} the default gateway of {quoted(plug.holder)}",
                element=plug.element,
                path=(*plug.path, "gateway"),
                value=via,
            ),
        )


def _next_hop(inspection: Inspection, route: AssumedRoute, zone: str) -> IpAddress | None:
    """The address of the device on a network of the host."""
    for device in inspection.design.forwarding_devices:
        for interface in device.interfaces:
            if device.id == route.device and interface.zone == zone:
                return of_version(interface.addresses, route.destination.version)
    return None


def _nearer(inspection: Inspection, plug: Plug, route: AssumedRoute, adapters: tuple[Plug, ...]) -> Plug:
    """The adapter for connections that the host opens itself: one that faces inwards and meets the same device.

    The documents split the host so: the default gateway outside, static routes to what is inside on the inner adapter.
    """
    version = route.destination.version
    for other in adapters:
        is_inner = other.interface.side is not Side.EXTERNAL and other.interface.default_route(version) is None
        speaks = any(address.version == version for address in other.interface.addresses)
        if is_inner and speaks and _next_hop(inspection, route, other.interface.zone) is not None:
            return other
    return plug


def _lacks(
    inspection: Inspection, plug: Plug, route: AssumedRoute, network: IpNetwork, adapters: tuple[Plug, ...]
) -> bool:
    """Another member of the pool may have the route, or another gateway, already."""
    gateway = plug.interface.default_route(network.version)
    if plug.interface.zone != route.zone or gateway is None:
        return False
    if any(owner.element == route.device for owner in inspection.traffic.owners(gateway)):
        return False
    asked = (plug,) if route.is_answer else adapters
    routes = (item.network for other in asked for item in other.interface.routes)
    return not any(item.prefixlen and lies_within(network, item) for item in routes)


def _remark(inspection: Inspection, plug: Plug, place: Plug, route: AssumedRoute, missing: StaticRoute) -> Remark:
    gateway = plug.interface.default_route(missing.network.version)
    firewall = next((owner.element for owner in inspection.traffic.owners(gateway)), "") if gateway is not None else ""
    zone = next(iter(inspection.traffic.zones_of(route.destination)), "")
    return Remark(
        message=f"{quoted(plug.holder)} reaches {missing.network} ({shown(inspection.design, zone)}) through "
        f"{shown(inspection.design, route.device)}, and its default gateway {gateway} is "
        f"{shown(inspection.design, firewall)}; a static route through {missing.via} on interface "
        f"{quoted(place.interface.name)} is expected.",
        hint=f"Add the static route {missing.network} through {missing.via}.",
        elements=(plug.element, route.device),
        field=(*place.path, "routes"),
        repair=Repair(
            kind=RepairKind.ADD_ITEM,
            label=f"Route {missing.network} through {missing.via} on {quoted(plug.holder)}",
            element=plug.element,
            path=(*place.path, "routes"),
            value=missing,
        ),
    )


RULE = Rule(code="PA03", severity=Severity.WARNING, clauses=("D-RP-08",), check=check)
