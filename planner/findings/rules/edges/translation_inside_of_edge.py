"""A firewall translates between the inner side of an Edge Server and the servers inside.

## What it checks

No translation shows an inner address of an Edge Server to the inside, and none shows a server inside to the network of
that inner side.

## Why it matters

On the inner side the Edge and the pools know each other by the addresses of the topology. Behind a translation the
Edge answers to an address that nobody has configured, certificates and records name another, and the relay hands out
addresses that nobody inside reaches. NAT belongs to the outer side alone.

## Bad design

```yaml
base: enterprise
devices:
- id: internal-firewall
  nat:
  - {interface: lan, public: 192.0.2.50, private: 198.51.100.71}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Take the translation out, and route between the inner side of the Edge and the servers inside.

## References

- Row nat-external-only: NAT on the external Edge interface alone, never between the internal one and inside.
- D-DNS-10: which combinations of NAT and balancing an Edge may have. Settled reading flows-C7: the ban on NAT for the
  outer side is for hardware balanced pools; on the inner side it always holds.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import internal_adapters
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, NatEntry
from planner.model.servers import EdgePool, Machine
from planner.model.zones import ZoneKind


def check(inspection: Inspection) -> Iterator[Remark]:
    """Translations on the inner side, entry by entry."""
    design = inspection.design
    faces = tuple(_inner_addresses(design))
    for firewall in design.firewalls if faces else ():
        for index, entry in enumerate(firewall.nat):
            own = next((machine for _, machine, address in faces if address == entry.private), None)
            machine = own or _facing(design, faces, firewall, entry)
            if machine is not None:
                yield _remark(firewall, index, entry, machine)


_Face = tuple[str, Machine, IpAddress]


def _inner_addresses(design: Design) -> Iterator[_Face]:
    """(zone, machine, address) of every inner adapter of an Edge Server."""
    for edge in design.servers_of(EdgePool):
        for machine in edge.members:
            for face in internal_adapters(machine):
                for address in face.addresses:
                    yield face.zone, machine, address


def _facing(design: Design, faces: tuple[_Face, ...], firewall: Firewall, entry: NatEntry) -> Machine | None:
    """An Edge Server whose inner side sees the address that is shown for a server inside."""
    side = next((face.zone for face in firewall.interfaces if face.name == entry.interface), None)
    edge = next((machine for zone, machine, _ in faces if zone == side), None)
    return edge if edge is not None and _is_inside(design, entry.private) else None


def _is_inside(design: Design, address: IpAddress) -> bool:
    """A server of an internal or branch zone has the address."""
    return any(
        address in face.addresses and design.zone(face.zone).zone_kind in (ZoneKind.INTERNAL, ZoneKind.BRANCH)
        for server in design.servers
        for machine in server.members
        for face in machine.interfaces
    )


def _remark(firewall: Firewall, index: int, entry: NatEntry, machine: Machine) -> Remark:
    return Remark(
        message=f"{quoted(firewall.name)} translates {entry.private} to {entry.public} between the inner side of "
        f"{quoted(machine.fqdn)} and the servers inside; no translation is expected there.",
        hint="Take the translation out, and route between the two networks.",
        elements=(firewall.id, machine.id),
        field=("nat", index),
        repair=Repair(
            kind=RepairKind.REMOVE_ITEM,
            label=f"Take the translation of {entry.public} out",
            element=firewall.id,
            path=("nat", index),
        ),
    )


RULE = Rule(code="ED14", severity=Severity.ERROR, clauses=("D-DNS-10",), check=check, facts=("nat-external-only",))
