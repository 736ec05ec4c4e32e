"""Edge services with names of their own share an address.

## What it checks

Each server of an Edge pool has as many external addresses as the pool has external names: three for three names, one
where one name serves all. An Edge Server whose external addresses are not planned yet is no finding of this rule.

## Why it matters

Access, Web Conferencing and A/V all listen on 443. With names of their own they keep that port, so that two of them
cannot stand on one address. Sharing an address means sharing the name, and then the ports differ.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    interfaces:
    - {name: external, addresses: [198.51.100.10, 198.51.100.12]}
    bindings:
    - {service: access-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: web-conferencing-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: av-edge, addresses: [198.51.100.12], published: 203.0.113.12}
```

## Good design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    interfaces:
    - {name: external, addresses: [198.51.100.10, 198.51.100.11, 198.51.100.12]}
```

## How to fix

Plan an address for each service, or give all three services one name and one address.

## References

- D-EDGE-02: one address for all three services is allowed, with one name and other ports.
- Sizing facts edge.external_ips_3 (three addresses a server, with hardware balancing three virtual ones beside them)
  and edge.external_ips_1 (one address a server, one name, three ports).
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import SERVICES, addresses_of
from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress
from planner.model.names import normalized
from planner.model.servers import EdgePool, Machine


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge Servers with fewer addresses than names."""
    fact = figure(inspection, "edge.external_ips_3")
    cited = f" ({fact.cited})" if fact is not None else ""
    for edge in inspection.design.servers_of(EdgePool):
        names = {normalized(name) for _, field in SERVICES.values() if (name := getattr(edge, field))}
        for index, machine in enumerate(edge.members):
            crowded = _crowded(edge, machine)
            if crowded is None or len(names) < 2:
                continue
            there, sharing = crowded
            yield Remark(
                message=f"{quoted(machine.fqdn)} of {quoted(edge.name)} has {there} external "
                f"{'address' if there == 1 else 'addresses'} for {len(names)} service names, {joined(sharing)} share "
                f"{'one' if len(sharing) <= there else 'them'}; an address for each name is expected{cited}.",
                hint="Plan an address for each service, or one name and one address for all three.",
                elements=(edge.id, machine.id),
                field=("members", index),
            )


def _crowded(edge: EdgePool, machine: Machine) -> tuple[int, list[str]] | None:
    """Number of IPv4 addresses in use and the services that share one, where services with unlike names do."""
    users: dict[IpAddress, list[tuple[str, str]]] = {}
    unbound: list[tuple[str, str]] = []
    for service, (title, field) in SERVICES.items():
        name = getattr(edge, field)
        if not name:
            continue
        addresses = [address for address in addresses_of(machine, service) if address.version == 4]
        if len(addresses) == 1:
            users.setdefault(addresses[0], []).append((title, normalized(name)))
        elif addresses:
            unbound.append((title, normalized(name)))
            for address in addresses:
                users.setdefault(address, [])
    for sharing in users.values():
        if len({name for _, name in sharing}) > 1:
            return len(users), [title for title, _ in sharing]
    if unbound and len(users) < len(
        {name for _, name in (*unbound, *(item for held in users.values() for item in held))}
    ):
        return len(users), [title for title, _ in unbound]
    return None


RULE = Rule(
    code="ED03",
    severity=Severity.ERROR,
    clauses=("D-EDGE-02",),
    check=check,
    facts=("edge.external_ips_3", "edge.external_ips_1"),
)
