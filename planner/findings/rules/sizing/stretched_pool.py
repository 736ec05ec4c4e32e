"""The servers of one pool stand at several sites.

## What it checks

The servers of a Front End, Director, Edge or Mediation pool have their adapters in zones of one site. Zones without a
site say nothing.

## Why it matters

The servers of a pool talk all the time and count on a short way. A pool that is stretched over a line between sites is
not supported; two pools that are paired are.

## Bad design

```yaml
base: enterprise
sites:
- {id: second, name: Second data centre}
zones:
- {id: lan2, name: Second network, zone_kind: internal, subnets: [192.0.2.96/28], view: internal, site: second}
devices:
- id: internal-firewall
  interfaces:
  - {name: second, zone: lan2, addresses: [192.0.2.97]}
servers:
- id: dirpool01
  members:
  - {id: dir02, interfaces: [{name: lan, zone: lan2, addresses: [192.0.2.98], gateway: 192.0.2.97}]}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Keep the servers of a pool at one site. For two sites plan two pools, and pair Front End pools.

## References

- Sizing fact fe.stretched_pool: not supported for Front End, Edge, Mediation and Director pools.
"""

from collections.abc import Iterator

from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.design import Design
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool, Machine, MediationPool

_POOLS = (FrontEndPool, DirectorPool, EdgePool, MediationPool)


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools over several sites."""
    design = inspection.design
    for server in design.servers:
        if not isinstance(server, _POOLS) or len(server.members) < 2:
            continue
        sites = dict.fromkeys(site for machine in server.members if (site := _site(design, machine)) is not None)
        fact = figure(inspection, "fe.stretched_pool", server)
        if len(sites) > 1 and fact is not None:
            yield Remark(
                message=f"{quoted(server.name)} has servers at {joined([shown(design, site) for site in sites])}; one "
                f"site is expected, a pool stretched over several is not supported ({fact.cited}).",
                hint="Keep the servers of a pool at one site; for two sites plan two pools.",
                elements=(server.id, *sites),
                field=("members",),
            )


def _site(design: Design, machine: Machine) -> str | None:
    return next((site for face in machine.interfaces if (site := design.zone(face.zone).site) is not None), None)


RULE = Rule(code="SZ08", severity=Severity.ERROR, clauses=(), check=check, facts=("fe.stretched_pool",))
