"""An address does not belong to the network it is plugged into.

## What it checks

Each address of an adapter lies in one of the subnets of its zone, where the zone names subnets of that family.

## Why it matters

No router sends a packet for the address there, so nothing reaches it, although every name and rule of the plan may
be right. Often it is a slip of one digit, or the adapter stands in the wrong zone.

## Bad design

```yaml
base: standard
servers:
- {id: files01, members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.240]}]}]}
```

## Good design

```yaml
base: standard
servers:
- {id: files01, members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.41]}]}]}
```

## How to fix

Correct the address, put the adapter into the zone that holds it, or add the missing subnet to the zone.

## References

- The planner itself: a host answers only where its network is routed to.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.plugs import plugs
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import in_networks


def check(inspection: Inspection) -> Iterator[Remark]:
    """Addresses that no subnet of their zone holds."""
    for plug in plugs(inspection.design):
        zone = inspection.design.zone(plug.interface.zone)
        for index, address in enumerate(plug.interface.addresses):
            subnets = tuple(network for network in zone.subnets if network.version == address.version)
            if subnets and not in_networks(address, subnets):
                yield Remark(
                    message=f"{quoted(plug.holder)} has the address {address} in {quoted(zone.name)}, which holds "
                    f"{joined([str(network) for network in subnets])}; an address of that network is expected.",
                    hint="Correct the address or the zone, or add the missing subnet to the zone.",
                    elements=(plug.element, zone.id),
                    field=(*plug.path, "addresses", index),
                )


RULE = Rule(code="IN05", severity=Severity.ERROR, clauses=(), check=check)
