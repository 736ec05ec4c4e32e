"""A server has no IPv4 address, or an Edge Server mixes IPv4 and IPv6 in an unsupported way.

## What it checks

Each Front End Server, Director, Edge Server, Mediation Server and branch appliance that has addresses has an IPv4
address; an Edge Server has one on either side. An Edge Server with IPv6 on its internal adapter has IPv6 outside too:
the supported pairs from inside to outside are IPv4 and IPv4, IPv4 and both, both and both.

## Why it matters

IPv6 alone is not supported in production. Call admission control works with IPv4 addresses of the internal Edge adapter
only.

## Bad design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    interfaces:
    - {name: internal, addresses: [198.51.100.70, "2001:db8::70"]}
```

## Good design

```yaml
base: standard
servers:
- id: edge01
  members:
  - id: edge01-server
    interfaces:
    - {name: internal, addresses: [198.51.100.70]}
```

## How to fix

Give the adapter an IPv4 address beside the other one; at the Edge begin with the outside.

## References

- D-DNS-15: AAAA beside A, both families in production, the pairs of an Edge, and IPv4 inside for call admission
  control.
"""

from collections.abc import Iterator

from planner.findings.adapters import family_fault
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.servers import Machine


def check(inspection: Inspection) -> Iterator[Remark]:
    """Servers whose addresses are of the wrong families, pool by pool."""
    for server in inspection.design.servers:
        faults: dict[str, list[Machine]] = {}
        for machine in server.members:
            if fault := family_fault(inspection, server, machine):
                faults.setdefault(fault, []).append(machine)
        for fault, machines in faults.items():
            yield Remark(
                message=f"{listed(machine.fqdn for machine in machines)} of {quoted(server.name)} "
                f"{'has' if len(machines) == 1 else 'have'} {fault}.",
                hint="Give the adapter an IPv4 address beside the other one; at the Edge begin with the outside.",
                elements=(server.id, *(machine.id for machine in machines)),
                field=("members", server.members.index(machines[0]), "interfaces"),
            )


RULE = Rule(code="AD03", severity=Severity.ERROR, clauses=("D-DNS-15",), check=check, facts=("cac-ipv4",))
