"""A translation of an Edge Server works in one direction only, or hides who calls.

## What it checks

Each translation of an external Edge address works for incoming and outgoing connections alike, and one of the A/V Edge
leaves the source address of what comes in as it is.

## Why it matters

Symmetric translation is the only form that is supported. Where only incoming connections are translated, partners meet
an address that they do not know. The A/V Edge finds the best way for media by the caller's address: when the firewall
puts its own there, calls connect and stay silent.

## Bad design

```yaml
base: standard
devices:
- id: external-firewall
  nat:
  - {interface: outside, public: 203.0.113.10, private: 198.51.100.10}
  - {interface: outside, public: 203.0.113.11, private: 198.51.100.11}
  - {interface: outside, public: 203.0.113.12, private: 198.51.100.12, keeps_source: false}
  - {interface: outside, public: 203.0.113.20, private: 198.51.100.20}
```

## Good design

```yaml
base: standard
```

## How to fix

Set the translation to one public address for one private address in both directions, with the source kept.

## References

- D-DNS-10: which combinations of NAT and balancing an Edge may have.
- Row nat-symmetric: translation is the same for incoming and outgoing connections.
- Row nat-keep-source: incoming translation changes the destination only.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import SERVICES, addresses_of
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, NatDirection, NatEntry
from planner.model.interfaces import BoundService
from planner.model.servers import EdgePool, Machine


def check(inspection: Inspection) -> Iterator[Remark]:
    """Translations of Edge addresses, firewall by firewall."""
    users = _users(inspection.design)
    for firewall in inspection.design.firewalls:
        for index, entry in enumerate(firewall.nat):
            for machine, services in users.get(entry.private, {}).items():
                yield from _faults(firewall, index, entry, machine, services)


_Users = dict[IpAddress, dict[Machine, list[BoundService]]]


def _users(design: Design) -> _Users:
    """Machines and services behind each address; a service without an address of its own uses all of them."""
    found: _Users = {}
    for edge in design.servers_of(EdgePool):
        for machine in edge.members:
            for service in SERVICES:
                for address in addresses_of(machine, service):
                    found.setdefault(address, {}).setdefault(machine, []).append(service)
    return found


def _faults(
    firewall: Firewall, index: int, entry: NatEntry, machine: Machine, services: list[BoundService]
) -> Iterator[Remark]:
    what = (
        f"{quoted(firewall.name)} translates {joined([SERVICES[service][0] for service in services])} of "
        f"{quoted(machine.fqdn)}, {entry.private},"
    )
    if entry.direction is not NatDirection.BOTH:
        yield _remark(
            firewall,
            machine,
            ("nat", index, "direction"),
            NatDirection.BOTH,
            f"{what} for incoming connections only; the same translation in both directions is expected.",
            "Translate outgoing connections to the same public address.",
        )
    if not entry.keeps_source and BoundService.AV_EDGE in services:
        yield _remark(
            firewall,
            machine,
            ("nat", index, "keeps_source"),
            True,
            f"{what} and changes the source address of what comes in; the A/V Edge is expected to see the caller's.",
            "Change the destination of incoming connections only.",
        )


def _remark(
    firewall: Firewall, machine: Machine, field: tuple[str | int, ...], value: object, message: str, hint: str
) -> Remark:
    return Remark(
        message=message,
        hint=hint,
        elements=(firewall.id, machine.id),
        field=field,
        repair=Repair(kind=RepairKind.SET_FIELD, label=hint[:-1], element=firewall.id, path=field, value=value),
    )


RULE = Rule(
    code="ED12",
    severity=Severity.ERROR,
    clauses=("D-DNS-10",),
    check=check,
    facts=("nat-symmetric", "nat-keep-source"),
)
