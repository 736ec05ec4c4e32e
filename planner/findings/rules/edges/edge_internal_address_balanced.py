"""A virtual address stands in front of the internal side of an Edge pool without need, or carries what it must not.

## What it checks

A hardware balanced Edge pool has an internal virtual address only where Exchange Unified Messaging or old clients need
it, and this address carries none of the services that must reach each Edge Server directly (8057, 4443 for the
replication, XMPP, the logging agents).

## Why it matters

Servers inside know every Edge Server from the topology and spread their traffic by themselves. Replication or Web
Conferencing traffic through a virtual address reaches one Edge Server at random and fails at the others.

## Bad design

```yaml
base: enterprise
servers:
- id: edgepool01
  balancing: hardware
  members:
  - {id: edge01, interfaces: [{name: external, gateway: 203.0.113.5}]}
  - {id: edge02, interfaces: [{name: external, gateway: 203.0.113.5}]}
devices:
- id: balancer02
  kind: load-balancer
  name: Outer Edge balancer
  source_nat: false
  interfaces:
  - {name: edge, zone: perimeter-edge, addresses: [203.0.113.5], gateway: 203.0.113.1}
  vips:
  - {id: edge-access, purpose: edge-access, pool: edgepool01, address: 203.0.113.6}
  - {id: edge-webcon, purpose: edge-web-conferencing, pool: edgepool01, address: 203.0.113.7}
  - {id: edge-av, purpose: edge-av, pool: edgepool01, address: 203.0.113.8}
- id: balancer03
  kind: load-balancer
  name: Inner Edge balancer
  interfaces:
  - {name: edge, zone: perimeter-inner, addresses: [198.51.100.75], gateway: 198.51.100.65}
  vips:
  - {id: edge-inner, purpose: edge-internal, pool: edgepool01, address: 198.51.100.76}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Take the internal virtual address out, or its listeners for services that must not go through it.

## References

- Row edge-internal-hlb: what the internal virtual address is for; row no-8057-vip: what must go past it.
- D-DNS-10: balancing of the two sides of an Edge.
- Settled reading flows-C12: no internal virtual address by default; a warning without a reason for it. The DNS tables
  let the pool name of a hardware balanced Edge lead to the internal virtual address, so this part is inferred and never
  an error; that 8057 and the other services must go past it is documented.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.design import Design
from planner.model.devices import LoadBalancer, Vip, VipPurpose
from planner.model.servers import EdgePool, PoolBalancing

_ROW = "edge-internal-hlb"
_REASONS = frozenset({"exchange-um", "legacy-clients", "legacy-ocs2007"})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Internal virtual addresses of hardware balanced Edge pools."""
    design = inspection.design
    for balancer in design.load_balancers:
        for index, vip in enumerate(balancer.vips):
            if vip.purpose is VipPurpose.EDGE_INTERNAL and _is_hardware(design, vip):
                yield from _remarks(inspection, balancer, index, vip)


def _is_hardware(design: Design, vip: Vip) -> bool:
    edge = design.find(vip.pool)
    return isinstance(edge, EdgePool) and edge.balancing is PoolBalancing.HARDWARE


def _remarks(inspection: Inspection, balancer: LoadBalancer, index: int, vip: Vip) -> Iterator[Remark]:
    catalog = inspection.catalog
    forbidden = {
        port.start for name in catalog.balancing_rule(_ROW).never_through_vip for port in catalog.service(name).ports
    }
    carried = [str(port.port) for port in vip.ports if port.port in forbidden]
    place = ("vips", index)
    ends = (balancer.id, vip.id, vip.pool)
    named = f"Virtual address {quoted(vip.id)} for the internal side of {shown(inspection.design, vip.pool)}"
    if carried:
        yield Remark(
            message=f"{named} carries {joined(carried)}; this traffic is expected to reach each Edge Server directly.",
            hint="Take these listeners out.",
            elements=ends,
            field=(*place, "ports"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Take the listeners out of {quoted(vip.id)}",
                element=balancer.id,
                path=(*place, "ports"),
                value=tuple(port for port in vip.ports if port.port not in forbidden),
            ),
        )
    if inspection.plan.features.isdisjoint(_REASONS):
        yield Remark(
            message=f"{named} has nobody who needs it; none is expected, because servers find each Edge Server by the "
            "topology.",
            hint="Take the virtual address out, or accept it with the reason. The documents disagree: the DNS and load "
            "balancing pages lead the pool name to such an address, the Edge requirements allow it for Exchange "
            "Unified Messaging and old clients only. That it is not wanted otherwise is this planner's "
            "reading (inferred).",
            elements=ends,
            field=place,
            severity=Severity.WARNING,
            repair=Repair(
                kind=RepairKind.REMOVE_ITEM,
                label=f"Take the virtual address {quoted(vip.id)} out",
                element=balancer.id,
                path=place,
            ),
        )


RULE = Rule(
    code="ED09", severity=Severity.ERROR, clauses=("D-DNS-10",), check=check, facts=("edge-internal-hlb", "no-8057-vip")
)
