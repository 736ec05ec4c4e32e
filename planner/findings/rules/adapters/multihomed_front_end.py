"""A Front End Server or Director has a second network adapter.

## What it checks

Servers of Front End pools without Mediation, Standard Edition servers without Mediation, and Directors have one network
adapter each. Where Mediation is collocated, a second adapter is judged by the rule about shared addresses.

## Why it matters

The hardware tables call such servers unsupported. Services register every address in DNS, and half of the connections
go to an address where nobody answers.

## Bad design

```yaml
base: standard
servers:
- id: se01
  members:
  - id: se01-server
    interfaces:
    - {name: lan, zone: lan, addresses: [192.0.2.20], gateway: 192.0.2.1}
    - {name: backup, zone: lan, addresses: [192.0.2.22]}
```

## Good design

```yaml
base: standard
servers:
- id: se01
  members:
  - id: se01-server
    interfaces:
    - {name: lan, zone: lan, addresses: [192.0.2.20], gateway: 192.0.2.1}
```

## How to fix

Take the second adapter out. Teamed ports are one adapter. An address towards the PSTN belongs on a stand-alone
Mediation Server.

## References

- D-TOP-01: the hardware tables call dual-homed Front End and Standard Edition servers unsupported; the table of 2015
  says the same of Directors. Settled reading names-C23: only with Mediation, and with an explicit address for each
  service, is a second adapter accepted.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.servers import DirectorPool, FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools with servers that have several adapters and no Mediation."""
    for pool in inspection.design.servers:
        if not isinstance(pool, FrontEndPool | DirectorPool) or getattr(pool, "mediation_collocated", False):
            continue
        several = [machine for machine in pool.members if len(machine.interfaces) > 1]
        if several:
            yield Remark(
                message=f"{listed(machine.fqdn for machine in several)} of {quoted(pool.name)} "
                f"{'has' if len(several) == 1 else 'have'} more than one network adapter; one is expected, as no "
                "Mediation runs there.",
                hint="Take the other adapters out; teamed ports are one adapter.",
                elements=(pool.id, *(machine.id for machine in several)),
                field=("members", pool.members.index(several[0]), "interfaces"),
            )


RULE = Rule(code="AD02", severity=Severity.ERROR, clauses=("D-TOP-01",), check=check)
