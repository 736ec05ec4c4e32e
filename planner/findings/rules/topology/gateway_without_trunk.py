"""A gateway or session border controller is joined to no Mediation Server.

## What it checks

Each PSTN gateway, IP-PBX and session border controller of a provider has a link of kind `trunk` from a Mediation pool,
from a Front End pool on which Mediation runs, or from a branch appliance.

## Why it matters

Mediation listens for the gateways of its trunks and for nobody else, on the port and with the transport of the trunk.
Without the trunk no call passes, and the firewall rows for the gateway rest on a guess.

## Bad design

```yaml
base: enterprise
servers:
- id: gateway02
  kind: gateway
  name: Second gateway
  fqdn: gateway02.contoso.com
  site: headquarters
  members:
  - id: gateway02-device
    fqdn: gateway02.contoso.com
    interfaces: [{name: voice, zone: voice, addresses: [192.0.2.81], gateway: 192.0.2.65}]
```

## Good design

```yaml
base: enterprise
```

## How to fix

Link the Mediation pool, the Front End pool with Mediation, or the branch appliance to the gateway, or take the gateway
out of the plan.

## References

- Sizing fact med.sip_trunk_needs_local: where a trunk ends there is a Mediation Server.
"""

from collections.abc import Iterator, Sequence

from planner.findings.finding import Remark, Severity
from planner.findings.links_to_add import link_to_add, nearest
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance, FrontEndPool, Gateway, MediationPool, Server


def check(inspection: Inspection) -> Iterator[Remark]:
    """Gateways that no trunk leads to."""
    design = inspection.design
    for gateway in design.servers_of(Gateway):
        if design.linked_to(gateway.id, LinkKind.TRUNK):
            continue
        near = nearest(design, gateway, _mediation(design))
        yield Remark(
            message=f"{quoted(gateway.name)} is joined to no Mediation Server; a trunk is expected.",
            hint="Join it to Mediation by a trunk, or take it out of the plan.",
            elements=(gateway.id,),
            repair=link_to_add(design, LinkKind.TRUNK, near[0], (gateway,), (f"Join {quoted(near[0].name)} to ", ""))
            if len(near) == 1
            else None,
        )


def _mediation(design: Design) -> Sequence[Server]:
    """Everything that Mediation runs on."""
    collocated = (pool for pool in design.servers_of(FrontEndPool) if pool.mediation_collocated)
    return (*design.servers_of(MediationPool), *collocated, *design.servers_of(BranchAppliance))


RULE = Rule(code="TO08", severity=Severity.ERROR, clauses=(), check=check, facts=("med.sip_trunk_needs_local",))
