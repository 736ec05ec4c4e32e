"""A hardware balanced Edge pool stands behind NAT.

## What it checks

The external addresses of an Edge pool with hardware load balancing, those of its servers and its virtual addresses, are
public themselves: the topology names no translated address and no firewall translates them.

## Why it matters

After the first packet, media goes to the single Edge Server and not to the virtual address. Behind NAT the server's own
address is unknown outside, and calls connect without sound. The combination is not supported.

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
- id: external-firewall
  nat:
  - {interface: outside, public: 203.0.113.40, private: 198.51.100.20}
  - {interface: outside, public: 203.0.113.42, private: 203.0.113.12}
- id: balancer02
  kind: load-balancer
  name: Edge balancer
  source_nat: false
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
servers:
- {id: edgepool01, balancing: dns}
```

## How to fix

Give the Edge Servers and the virtual addresses public addresses and switch the NAT option off, or balance by DNS.

## References

- D-EDGE-01: a hardware balanced Edge pool must not have the NAT option on.
- D-DNS-10: NAT only with DNS balancing or a single Edge. Sizing fact edge.nat_with_hlb, row nat-not-with-hlb.
- Settled reading flows-C7: pages that forbid NAT speak of the hardware balanced Edge; names-C37: rows of that Edge that
  speak of private addresses are a slip.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import SERVICES, addresses_of, edge_vips, published_address, translations
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.servers import EdgePool, PoolBalancing


def check(inspection: Inspection) -> Iterator[Remark]:
    """Hardware balanced Edge pools with translated addresses."""
    for edge in inspection.design.servers_of(EdgePool):
        if edge.balancing is not PoolBalancing.HARDWARE:
            continue
        translated = _translated(inspection, edge)
        if translated:
            yield Remark(
                message=f"{quoted(edge.name)} has hardware load balancing and NAT: {joined(list(translated))}; public "
                "addresses without translation are expected.",
                hint="Use public addresses and switch the NAT option off, or balance the pool by DNS.",
                elements=tuple(dict.fromkeys((edge.id, *translated.values()))),
                field=("balancing",),
            )


def _translated(inspection: Inspection, edge: EdgePool) -> dict[str, str]:
    """What is translated, in words, with the id of the element that says so."""
    found: dict[str, str] = {}
    known = translations(inspection)
    for machine in edge.members:
        for service, (name, _) in SERVICES.items():
            published = published_address(machine, service)
            if published is not None and published not in addresses_of(machine, service):
                found[f"{name} of {quoted(machine.fqdn)} is shown as {published}"] = edge.id
                continue
            for address in addresses_of(machine, service):
                if address in known:
                    found[f"{address} is translated by {quoted(known[address][0].name)}"] = known[address][0].id
    for balancer, _, _, address in edge_vips(inspection.design, edge):
        if address in known:
            found[f"{address} is translated by {quoted(known[address][0].name)}"] = balancer
    return found


RULE = Rule(
    code="ED01",
    severity=Severity.ERROR,
    clauses=("D-EDGE-01", "D-DNS-10"),
    check=check,
    facts=("edge.nat_with_hlb", "nat-not-with-hlb"),
)
