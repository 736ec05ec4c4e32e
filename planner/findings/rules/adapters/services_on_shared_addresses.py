"""Mediation and Front End share addresses on a server with two network adapters.

## What it checks

On a server of a pool with Mediation collocated that has two network adapters or more, the Front End service and the
Mediation service are each bound to addresses of their own: neither is left on all addresses, and they have none in
common. No record that you write down puts an address of Mediation under the name of the pool, of a server or of a web
site.

## Why it matters

Mobility on such servers is supported only if each service is told its address in Topology Builder; the default uses all
of them. Otherwise clients are answered from the voice network, and the gateway from the client network, and either side
drops what does not come from where it called.

## Bad design

```yaml
base: enterprise
servers:
- id: pool01
  members:
  - {id: fe01, bindings: []}
```

## Good design

```yaml
base: enterprise
servers:
- id: pool01
  members:
  - id: fe01
    bindings:
    - {service: front-end, addresses: [192.0.2.11]}
    - {service: mediation, addresses: [192.0.2.71]}
```

## How to fix

In Topology Builder choose specific addresses in place of "use all configured IP addresses": the primary address from
the first adapter, the PSTN address from the second.

## References

- S-TOP-04: Mobility is supported there if the adapters are set up properly. S-TOP-05: an address for Mediation.
  S-TOP-06: an address for the Front End. S-TOP-07: specific addresses in place of all. Settled reading names-C23: the
  hardware tables disagree (D-TOP-01); the explicit choice is what makes it the supported case, and a stand-alone
  Mediation Server is the safer place for an address towards the PSTN.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.findings.adapters import bound_addresses, sharing_fault
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.addresses import IpAddress
from planner.model.interfaces import Binding, BoundService, Side
from planner.model.names import normalized
from planner.model.servers import FrontEndPool, Machine, internal_web_fqdn


def check(inspection: Inspection) -> Iterator[Remark]:
    """Servers with Mediation whose services share addresses, then records with the wrong address."""
    for pool in inspection.design.servers_of(FrontEndPool):
        if not pool.mediation_collocated:
            continue
        faults: dict[tuple[str, str], list[Machine]] = {}
        for machine in pool.members:
            if (fault := sharing_fault(pool, machine)) is not None:
                faults.setdefault(fault, []).append(machine)
        for (said, clause), machines in faults.items():
            yield Remark(
                message=f"{listed(machine.fqdn for machine in machines)} of {quoted(pool.name)} "
                f"{'has' if len(machines) == 1 else 'have'} several network adapters, and {said}; an address of its "
                "own for each of the two services is expected.",
                hint="In Topology Builder choose the primary address and the PSTN address in place of all addresses.",
                elements=(pool.id, *(machine.id for machine in machines)),
                field=("members", pool.members.index(machines[0]), "bindings"),
                clauses=("S-TOP-04", clause, "S-TOP-07"),
                repair=_repair(pool, tuple(machines)),
            )
        yield from _records(inspection, pool)


def _repair(pool: FrontEndPool, machines: tuple[Machine, ...]) -> Repair | None:
    """Bindings by the sides of the adapters, where these tell the two apart on each of the machines."""
    mended = {machine.id: _mended(machine) for machine in machines}
    if None in mended.values():
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Bind the services of {quoted(pool.name)} to the adapters by their sides",
        element=pool.id,
        path=("members",),
        value=tuple(mended.get(machine.id) or machine for machine in pool.members),
    )


def _mended(machine: Machine) -> Machine | None:
    by_side = {
        BoundService.FRONT_END: _at(machine, Side.PRIMARY, Side.INTERNAL),
        BoundService.MEDIATION: _at(machine, Side.PSTN),
    }
    if not all(by_side.values()):
        return None
    others = tuple(item for item in machine.bindings if item.service not in by_side)
    bindings = tuple(Binding(service=service, addresses=addresses) for service, addresses in by_side.items())
    return replace(machine, bindings=(*bindings, *others))


def _at(machine: Machine, *sides: Side) -> tuple[IpAddress, ...]:
    return tuple(address for face in machine.interfaces if face.side in sides for address in face.addresses)


def _records(inspection: Inspection, pool: FrontEndPool) -> Iterator[Remark]:
    names = {normalized(name) for name in (pool.fqdn, internal_web_fqdn(pool))}
    names |= {normalized(machine.fqdn) for machine in pool.members}
    voice = {
        str(address)
        for machine in pool.members
        if len(machine.interfaces) > 1
        for address in bound_addresses(machine, BoundService.MEDIATION)
        - bound_addresses(machine, BoundService.FRONT_END)
    }
    for record in inspection.design.dns_records:
        wrong = [target for target in record.targets if target in voice]
        if wrong and normalized(record.name) in names:
            yield Remark(
                message=f"Record {quoted(record.name)} of {quoted(pool.name)} leads to {listed(wrong)}, an address of "
                "Mediation; an address of the Front End service is expected.",
                hint="Leave addresses towards the PSTN out of the records of pool, servers and web sites.",
                elements=(record.id, pool.id),
                field=("targets",),
                clauses=("S-TOP-06",),
            )


RULE = Rule(code="AD01", severity=Severity.ERROR, clauses=("S-TOP-04", "S-TOP-05", "S-TOP-06", "S-TOP-07"), check=check)
