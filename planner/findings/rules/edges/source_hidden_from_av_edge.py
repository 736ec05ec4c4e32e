"""A load balancer hides the client's address from the A/V Edge.

## What it checks

A load balancer with a virtual address for the A/V Edge passes the client's source address on.

## Why it matters

The A/V Edge tells both ends of a call where to send media. If it sees the balancer in place of the client, it names the
wrong address and the call has no sound. For Access and Web Conferencing a changed source is allowed.

## Bad design

```yaml
base: enterprise
servers:
- {id: edgepool01, balancing: hardware}
devices:
- id: balancer02
  kind: load-balancer
  name: Edge balancer
  source_nat: true
  interfaces:
  - {name: edge, zone: perimeter-edge, addresses: [203.0.113.5], gateway: 203.0.113.1}
  vips:
  - {id: edge-access, purpose: edge-access, pool: edgepool01, address: 203.0.113.6}
  - {id: edge-webcon, purpose: edge-web-conferencing, pool: edgepool01, address: 203.0.113.7}
  - {id: edge-av, purpose: edge-av, pool: edgepool01, address: 203.0.113.8}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Switch source NAT off at the balancer. The design says it of a balancer as a whole, as many products do, so all servers
behind it then have to answer through the balancer: it is their default gateway, or stands where their route leads. If
those behind its other virtual addresses cannot, give the A/V Edge a balancer (or a partition of one) of its own.

## References

- Row edge-external-hlb-av: the client's source address has to survive; D-DNS-10: Edge with hardware balancing.
- Settled reading flows-C9: one page forbids a changed source on every Edge address, another on the A/V Edge only; the
  planner forbids it for the A/V Edge.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import EXTERNAL_VIPS
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.devices import LoadBalancer, VipPurpose
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Balancers of an A/V Edge with source NAT."""
    design = inspection.design
    for balancer in design.load_balancers:
        for vip in balancer.vips:
            if vip.purpose is VipPurpose.EDGE_AV and balancer.source_nat:
                yield Remark(
                    message=f"{quoted(balancer.name)} changes the source address of media to the A/V Edge of "
                    f"{shown(design, vip.pool)}; the client's own address is expected to arrive.",
                    hint=_way_out(balancer),
                    elements=(balancer.id, vip.id, vip.pool),
                    field=("source_nat",),
                    repair=_switched_off(balancer, design.get(vip.pool)),
                )


def _others(balancer: LoadBalancer) -> bool:
    """The balancer stands in front of something beside Edge services."""
    return any(vip.purpose not in EXTERNAL_VIPS for vip in balancer.vips)


def _way_out(balancer: LoadBalancer) -> str:
    if _others(balancer):
        return (
            f"Give the A/V Edge a balancer of its own without source NAT; switched off at {quoted(balancer.name)}, it "
            "is off for its other virtual addresses too, and their servers have to answer through the balancer."
        )
    return f"Switch source NAT off at {quoted(balancer.name)}, and let the Edge Servers answer through it."


def _switched_off(balancer: LoadBalancer, pool: object) -> Repair | None:
    """Only where nothing else hangs on the setting, and the servers answer through the balancer already."""
    if _others(balancer) or not isinstance(pool, EdgePool) or not _is_gateway_of(balancer, pool):
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Switch source NAT off at {quoted(balancer.name)}",
        element=balancer.id,
        path=("source_nat",),
        value=False,
    )


def _is_gateway_of(balancer: LoadBalancer, pool: EdgePool) -> bool:
    own = {address for interface in balancer.interfaces for address in interface.addresses}
    gateways = ({interface.gateway for interface in machine.interfaces} for machine in pool.members)
    return all(not own.isdisjoint(found) for found in gateways)


RULE = Rule(code="ED10", severity=Severity.ERROR, clauses=("D-DNS-10",), check=check, facts=("edge-external-hlb-av",))
