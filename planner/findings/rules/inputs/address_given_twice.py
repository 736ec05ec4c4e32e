"""Two adapters or virtual addresses have the same address.

## What it checks

Each address of the plan is held by one adapter of one machine or device, or by one virtual address.

## Why it matters

Only one of the two answers, and which one changes: connections break without a pattern, and the DNS and firewall
worksheets send both to the same place.

## Bad design

```yaml
base: standard
servers:
- {id: files01, members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.40, 192.0.2.126]}]}]}
- {id: dc01, members: [{id: dc01-server, interfaces: [{name: lan, addresses: [192.0.2.10, 192.0.2.126]}]}]}
```

## Good design

```yaml
base: standard
servers:
- {id: files01, members: [{id: files01-server, interfaces: [{name: lan, addresses: [192.0.2.40, 192.0.2.125]}]}]}
- {id: dc01, members: [{id: dc01-server, interfaces: [{name: lan, addresses: [192.0.2.10, 192.0.2.126]}]}]}
```

## How to fix

Give one of them another address.

## References

- The planner itself: an address leads to one host.
"""

from collections import defaultdict
from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Severity
from planner.findings.plugs import plugs
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress, address_key


def check(inspection: Inspection) -> Iterator[Remark]:
    """Addresses with more than one holder. A name that stands for one machine in two elements is one holder."""
    holders: dict[IpAddress, dict[str, tuple[str, FieldPath]]] = defaultdict(dict)
    for plug in plugs(inspection.design):
        for index, address in enumerate(plug.interface.addresses):
            holders[address].setdefault(plug.holder, (plug.element, (*plug.path, "addresses", index)))
    for balancer in inspection.design.load_balancers:
        for number, vip in enumerate(balancer.vips):
            # one address may carry several VIPs of a pool, and a balancer may answer on its own address
            holders[vip.address].setdefault(balancer.name, (balancer.id, ("vips", number, "address")))
    for address in sorted(holders, key=address_key):
        found = holders[address]
        if len(found) > 1:
            places = list(found.values())
            yield Remark(
                message=f"{joined([quoted(name) for name in found])} have the same address {address}; "
                "an address of its own is expected for each.",
                hint="Give one of them another address.",
                elements=tuple(dict.fromkeys(element for element, _ in reversed(places))),
                field=places[-1][1],
            )


RULE = Rule(code="IN06", severity=Severity.ERROR, clauses=(), check=check)
