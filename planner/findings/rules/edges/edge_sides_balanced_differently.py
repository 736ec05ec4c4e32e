"""An Edge pool is balanced in one way outside and in another inside, or in no way at all.

## What it checks

An Edge pool of several servers says how it is balanced. With DNS balancing no virtual address of a load balancer stands
in front of it, outside or inside. With hardware balancing each of its three services has an external virtual address.

## Why it matters

Both sides of an Edge must be balanced alike: a media session is set up on one side and used on the other, and both have
to meet the same server.

## Bad design

```yaml
base: enterprise
devices:
- id: balancer02
  kind: load-balancer
  name: Edge balancer
  interfaces:
  - {name: inner, zone: perimeter-inner, addresses: [198.51.100.90], gateway: 198.51.100.65}
  vips:
  - {id: edge-internal, purpose: edge-internal, pool: edgepool01, address: 198.51.100.91}
```

## Good design

```yaml
base: enterprise
servers:
- {id: edgepool01, balancing: dns}
```

## How to fix

Balance both sides by DNS, which is the usual choice, or both by hardware.

## References

- D-DNS-10: the same balancing on both sides. Row edge-same-method, sizing fact edge.same_lb_both_sides.
- Settled readings flows-C11 (the sentence speaks of the two sides of the Edge, not of the whole deployment) and
  flows-C12 (a hardware balanced Edge needs no internal virtual address; servers find each Edge by the topology).
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import EXTERNAL_VIPS, edge_vips
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, listed, quoted
from planner.model.servers import EdgePool, PoolBalancing

_SAID = {PoolBalancing.DNS: "DNS load balancing", PoolBalancing.NONE: "no load balancing"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools whose balancing does not fit together."""
    for edge in inspection.design.servers_of(EdgePool):
        vips = tuple(edge_vips(inspection.design, edge))
        if edge.balancing is PoolBalancing.HARDWARE:
            yield from _without_addresses(edge, {purpose for _, _, purpose, _ in vips})
        elif vips:
            names = listed(vip for _, vip, _, _ in vips)
            yield Remark(
                message=f"{quoted(edge.name)} has {_SAID[edge.balancing]} and the virtual addresses {names}; the same "
                "kind of balancing is expected on both sides.",
                hint="Take the virtual addresses out, or balance both sides by hardware.",
                elements=(edge.id, *dict.fromkeys(balancer for balancer, _, _, _ in vips)),
                field=("balancing",),
            )
        elif edge.balancing is PoolBalancing.NONE and len(edge.members) > 1:
            yield Remark(
                message=f"{quoted(edge.name)} has {len(edge.members)} servers and no load balancing; DNS or hardware "
                "load balancing is expected.",
                hint="Balance the pool by DNS.",
                elements=(edge.id,),
                field=("balancing",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Balance {quoted(edge.name)} by DNS",
                    element=edge.id,
                    path=("balancing",),
                    value=PoolBalancing.DNS,
                ),
            )


def _without_addresses(edge: EdgePool, there: set[object]) -> Iterator[Remark]:
    missing = [name for purpose, name in EXTERNAL_VIPS.items() if purpose not in there]
    if edge.has_single_name and len(missing) < len(EXTERNAL_VIPS):
        return  # one name and address for all three services
    if missing:
        yield Remark(
            message=f"{quoted(edge.name)} has hardware load balancing and no external virtual address for "
            f"{joined(missing)}; one for each service is expected.",
            hint="Plan the virtual addresses at a load balancer, or balance the pool by DNS.",
            elements=(edge.id,),
            field=("balancing",),
        )


RULE = Rule(
    code="ED02",
    severity=Severity.ERROR,
    clauses=("D-DNS-10",),
    check=check,
    facts=("edge-same-method", "edge.same_lb_both_sides"),
)
