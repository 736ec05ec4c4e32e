"""A service is bound to an address that no adapter of its server has.

## What it checks

The addresses that services of a server are bound to stand on adapters of that server.

## Why it matters

The service does not start, or the worksheets open the firewall to an address where nobody answers. Most often it is a
slip of a digit, or the address of the server beside it.

## Bad design

```yaml
base: standard
servers:
- id: se01
  members:
  - id: se01-server
    bindings:
    - {service: mediation, addresses: [192.0.2.29]}
```

## Good design

```yaml
base: standard
servers:
- id: se01
  members:
  - id: se01-server
    bindings:
    - {service: mediation, addresses: [192.0.2.20]}
```

## How to fix

Bind the service to an address of the server, or give the address to one of its adapters.

## References

- IN05 and IN06 judge the addresses of the adapters themselves.
"""

from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress
from planner.model.interfaces import Binding
from planner.model.servers import Machine, Server


def check(inspection: Inspection) -> Iterator[Remark]:
    """Bindings to addresses of nobody or of somebody else; a server without addresses is told elsewhere."""
    for server in inspection.design.servers:
        for number, machine in enumerate(server.members):
            own = {address for face in machine.interfaces for address in face.addresses}
            for place, binding in enumerate(machine.bindings) if own else ():
                foreign = tuple(address for address in binding.addresses if address not in own)
                if foreign:
                    yield _remark(server, machine, binding, foreign, ("members", number, "bindings", place))


def _remark(
    server: Server, machine: Machine, binding: Binding, foreign: tuple[IpAddress, ...], path: FieldPath
) -> Remark:
    free = _free(machine, foreign)
    field = (*path, "addresses")
    return Remark(
        message=f"{quoted(machine.fqdn)} binds {binding.service.value} to {joined(list(map(str, foreign)))}, which "
        "none of its adapters has; an address of the server is expected.",
        hint="Bind the service to an address of the server, or give the address to one of its adapters.",
        elements=(server.id, machine.id),
        field=field,
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Bind {binding.service.value} to {free}",
            element=server.id,
            path=field,
            value=tuple(free if address in foreign else address for address in binding.addresses),
        )
        if free is not None
        else None,
    )


def _free(machine: Machine, foreign: tuple[IpAddress, ...]) -> IpAddress | None:
    """The one address of the server that no service is bound to, on the adapter that has others bound."""
    if len(foreign) != 1:
        return None
    bound = {address for binding in machine.bindings for address in binding.addresses}
    sides = [face for face in machine.interfaces if bound.intersection(face.addresses)]
    left = [address for face in sides for address in face.addresses if address not in bound]
    return left[0] if len(left) == 1 and left[0].version == foreign[0].version else None


RULE = Rule(code="IN10", severity=Severity.ERROR, clauses=(), check=check)
