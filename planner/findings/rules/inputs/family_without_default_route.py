"""A machine has a default gateway for one IP version and none for the other.

## What it checks

A machine, a reverse proxy or a balancer whose adapter has a default gateway and addresses of both IP versions has a
default route for the other version too: a static route to `::/0` (or `0.0.0.0/0`) on one of its adapters. The gateway
field holds one address; the second default route is written as a static route.

## Why it matters

Names are answered with both addresses, and clients try IPv6 first. The requests arrive, and no answer finds its way
back: connections hang until the client gives up and takes IPv4.

## Bad design

```yaml
base: standard
zones:
- {id: lan, subnets: [192.0.2.0/26, 2001:db8:1::/64]}
servers:
- {id: files01, members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.40, "2001:db8:1::40"]}]}]}
devices:
- {id: internal-firewall, interfaces: [{name: lan, addresses: [192.0.2.1, "2001:db8:1::1"]}]}
```

## Good design

```yaml
base: standard
zones:
- {id: lan, subnets: [192.0.2.0/26, 2001:db8:1::/64]}
servers:
- id: files01
  members:
  - id: files01-server
    interfaces:
    - name: lan
      addresses: [192.0.2.40, "2001:db8:1::40"]
      routes: [{network: "::/0", via: "2001:db8:1::1"}]
devices:
- {id: internal-firewall, interfaces: [{name: lan, addresses: [192.0.2.1, "2001:db8:1::1"]}]}
```

## How to fix

Add a static route to everything of that IP version through the router of the network, or take the addresses out. Router
advertisements may set the route by themselves; servers with fixed addresses should not depend on them.

## References

- The planner itself: an address without a way out answers nobody beyond its own network.
"""

from collections.abc import Iterator
from ipaddress import ip_network

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.plugs import Plug, plugs
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.interfaces import StaticRoute

_EVERYTHING = {4: "0.0.0.0/0", 6: "::/0"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Adapters with both IP versions and one default route."""
    design = inspection.design
    forwarding = {device.id for device in design.forwarding_devices}
    hosts: dict[tuple[str, str], list[Plug]] = {}
    for plug in plugs(design):
        if plug.element not in forwarding:
            hosts.setdefault((plug.element, plug.holder), []).append(plug)
    for adapters in hosts.values():
        for version, other in ((4, 6), (6, 4)):
            if any(plug.interface.default_route(version) for plug in adapters):
                continue
            for plug in adapters:
                own = tuple(address for address in plug.interface.addresses if address.version == version)
                gateway = plug.interface.default_route(other)
                if own and gateway is not None:
                    yield _remark(design, plug, own, gateway)


def _remark(design: Design, plug: Plug, own: tuple[IpAddress, ...], gateway: IpAddress) -> Remark:
    version, interface = own[0].version, plug.interface
    everything = _EVERYTHING[version]
    via = _twin_of(design, plug, gateway, version)
    through = f"through {via}" if via is not None else f"through the IPv{version} address of that gateway"
    repair = None
    if via is not None:
        repair = Repair(
            kind=RepairKind.ADD_ITEM,
            label=f"Route {everything} through {via}",
            element=plug.element,
            path=(*plug.path, "routes"),
            value=StaticRoute(network=ip_network(everything), via=via),
        )
    return Remark(
        message=f"{quoted(plug.holder)} has {joined([str(address) for address in own])} on interface "
        f"{quoted(interface.name)} and no default route for IPv{version}; one is expected beside the default gateway "
        f"{gateway}.",
        hint=f"Add a static route to {everything} {through}.",
        elements=(plug.element, interface.zone),
        field=(*plug.path, "routes"),
        repair=repair,
    )


def _twin_of(design: Design, plug: Plug, gateway: IpAddress, version: int) -> IpAddress | None:
    """The address of the other IP version of the device that is the default gateway."""
    for device in design.forwarding_devices:
        for interface in device.interfaces:
            if interface.zone == plug.interface.zone and gateway in interface.addresses:
                return next((address for address in interface.addresses if address.version == version), None)
    return None


RULE = Rule(code="IN09", severity=Severity.ERROR, clauses=(), check=check)
