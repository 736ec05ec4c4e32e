"""Windows Admin Center takes the port of the internal web site.

## What it checks

On servers of Front End pools and Directors of 2019 and Subscription Edition, `admin_center_port` is not the port of the
internal web site (443).

## Why it matters

Windows Admin Center listens on 443 by default. Whichever of the two starts first has the port, and after a restart
phones and browsers meet the console in place of Autodiscover.

## Bad design

```yaml
base: standard
servers:
- id: se01
  members:
  - {id: se01-server, admin_center_port: 443}
```

## Good design

```yaml
base: standard
servers:
- id: se01
  members:
  - {id: se01-server, admin_center_port: 6516}
```

## How to fix

Install Windows Admin Center with another port, or on a machine of its own.

## References

- D-VER-04: Windows Admin Center must not take TCP 443 on a server with internal web services.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.product import ServerGeneration

_CONCERNED = frozenset({ServerGeneration.V2019, ServerGeneration.SE})
_OTHER_PORT = 6516
"""What its setup proposes on a workstation; any free port will do."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Machines where the console and the internal web site share a port."""
    design = inspection.design
    for pool in web_pools(design):
        if (pool.generation or ServerGeneration(design.product.value)) not in _CONCERNED:
            continue
        taken = inspection.plan.groundwork.port(pool, "web-internal-https")
        for index, machine in enumerate(pool.members):
            if machine.admin_center_port == taken:
                yield Remark(
                    message=f"Windows Admin Center listens on {taken} on {quoted(machine.fqdn)} of {quoted(pool.name)}"
                    ", the port of the internal web site; another port is expected.",
                    hint="Install Windows Admin Center with another port, or on a machine of its own.",
                    elements=(pool.id, machine.id),
                    field=("members", index, "admin_center_port"),
                    repair=Repair(
                        kind=RepairKind.SET_FIELD,
                        label=f"Move Windows Admin Center on {quoted(machine.fqdn)} to port {_OTHER_PORT}",
                        element=pool.id,
                        path=("members", index, "admin_center_port"),
                        value=_OTHER_PORT,
                    ),
                )


RULE = Rule(code="VE07", severity=Severity.ERROR, clauses=("D-VER-04",), check=check)
