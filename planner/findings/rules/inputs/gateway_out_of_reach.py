"""A default gateway or the next hop of a route is not on the adapter's network.

## What it checks

The default gateway of an adapter, and the next hop of each of its static routes, lie in a subnet of the adapter's zone.

## Why it matters

A machine reaches its gateway only on the network it is plugged into. With another address there is no way out, and
nothing that comes from other networks is answered.

## Bad design

```yaml
base: standard
servers:
- id: files01
  members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.40], gateway: 198.51.100.65}]}]
```

## Good design

```yaml
base: standard
servers:
- id: files01
  members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.40], gateway: 192.0.2.1}]}]
```

## How to fix

Enter the address of the router or firewall on that network.

## References

- The planner itself: a next hop is a neighbour.
"""

from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Severity
from planner.findings.plugs import Plug, plugs
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.addresses import IpAddress, in_networks


def check(inspection: Inspection) -> Iterator[Remark]:
    """Next hops that are no neighbours."""
    for plug in plugs(inspection.design):
        zone = inspection.design.zone(plug.interface.zone)
        for what, address, path in _next_hops(plug):
            subnets = tuple(network for network in zone.subnets if network.version == address.version)
            if subnets and not in_networks(address, subnets):
                yield Remark(
                    message=f"{quoted(plug.holder)} has {address} as {what} on interface "
                    f"{quoted(plug.interface.name)}, which is not in {quoted(zone.name)}; a neighbour is expected.",
                    hint=f"Enter the address of a router or firewall in {quoted(zone.name)}.",
                    elements=(plug.element, zone.id),
                    field=path,
                )


def _next_hops(plug: Plug) -> Iterator[tuple[str, IpAddress, FieldPath]]:
    if plug.interface.gateway is not None:
        yield "default gateway", plug.interface.gateway, (*plug.path, "gateway")
    for index, route in enumerate(plug.interface.routes):
        yield f"next hop to {route.network}", route.via, (*plug.path, "routes", index, "via")


RULE = Rule(code="IN07", severity=Severity.ERROR, clauses=(), check=check)
