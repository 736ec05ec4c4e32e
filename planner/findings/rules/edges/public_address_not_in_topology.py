"""A firewall translates the A/V Edge, and the topology does not say by which public address.

## What it checks

Each A/V Edge behind a translation has the public address entered in the topology.

## Why it matters

The A/V Edge tells clients where to send media. Without the public address it names its own private one: calls of users
outside connect and stay silent.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    bindings:
    - {service: access-edge, addresses: [198.51.100.10]}
    - {service: web-conferencing-edge, addresses: [198.51.100.11]}
    - {service: av-edge, addresses: [198.51.100.12]}
```

## Good design

```yaml
base: standard
```

## How to fix

Enter the public address of the A/V Edge of each server, in Topology Builder on the page for NAT.

## References

- D-DNS-10: which combinations of NAT and balancing an Edge may have.
- Row nat-public-av-ip: with NAT the public A/V address is entered in the topology.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import addresses_of, translations
from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.interfaces import Binding, BoundService
from planner.model.servers import EdgePool, Machine, PoolBalancing


def check(inspection: Inspection) -> Iterator[Remark]:
    """A/V Edges that a drawn firewall translates and whose binding names no public address."""
    for edge in inspection.design.servers_of(EdgePool):
        if edge.balancing is PoolBalancing.HARDWARE:
            continue  # no NAT at all there, which has its own rule
        for index, machine in enumerate(edge.members):
            place = _binding(machine)
            if place is None or machine.bindings[place].published is None:
                yield from _of_machine(inspection, edge, index, place)


def _binding(machine: Machine) -> int | None:
    found = (index for index, item in enumerate(machine.bindings) if item.service is BoundService.AV_EDGE)
    return next(found, None)


def _of_machine(inspection: Inspection, edge: EdgePool, index: int, place: int | None) -> Iterator[Remark]:
    machine = edge.members[index]
    shown = translations(inspection)
    for address in addresses_of(machine, BoundService.AV_EDGE):
        if address.version != 4 or address not in shown:
            continue
        firewall, entry = shown[address]
        field: FieldPath = ("members", index, "bindings")
        repair = None
        if place is not None:
            field = (*field, place, "published")
            repair = _setting(edge, field, f"Enter {entry.public} for the A/V Edge", entry.public)
        elif not machine.bindings and len(addresses_of(machine, BoundService.AV_EDGE)) == 1:
            added = (Binding(service=BoundService.AV_EDGE, addresses=(address,), published=entry.public),)
            repair = _setting(edge, field, f"Enter {entry.public} for the A/V Edge", added)
        yield Remark(
            message=f"{quoted(firewall.name)} shows the A/V Edge of {quoted(machine.fqdn)} as {entry.public}, and the "
            "topology does not say so; the public address of an A/V Edge behind NAT is expected in it.",
            hint=f"Enter {entry.public} as the public address of the A/V Edge.",
            elements=(edge.id, machine.id, firewall.id),
            field=field,
            repair=repair,
        )
        return


def _setting(edge: EdgePool, path: FieldPath, label: str, value: object) -> Repair:
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=edge.id, path=path, value=value)


RULE = Rule(code="ED13", severity=Severity.WARNING, clauses=("D-DNS-10",), check=check, facts=("nat-public-av-ip",))
