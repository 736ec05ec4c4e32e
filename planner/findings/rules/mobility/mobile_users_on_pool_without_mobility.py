"""Mobile users are homed where nobody serves them.

## What it checks

The home of each group of mobile devices serves mobile users; for a branch appliance that is the pool behind it. A plan
with Mobility has a pool that serves mobile users.

## Why it matters

UCWA, and MCX in 2015, run on the home pool of a user and on all its servers. A pool serves mobile users as a whole or
not at all; users on one that does not cannot sign in with a mobile client.

## Bad design

```yaml
base: enterprise
servers:
- id: se01
  kind: front-end-pool
  name: Small server
  fqdn: se01.contoso.com
  site: headquarters
  edition: standard
  sip_balancing: none
  mobility: false
  members:
  - id: se01-server
    fqdn: se01.contoso.com
    operating_system: Windows Server 2019
    interfaces:
    - name: lan
      zone: lan
      addresses: [192.0.2.35]
      gateway: 192.0.2.1
      routes: [{network: 192.0.2.128/26, via: 192.0.2.2}, {network: 192.0.2.192/27, via: 192.0.2.3}]
links:
- {id: se01-media, link_kind: media, source: se01, target: edgepool01}
- {id: se01-files, link_kind: file-store, source: se01, target: files01}
clients:
- {id: phone-guest, home: se01}
```

## Good design

```yaml
base: enterprise
clients:
- {id: phone-guest, home: pool01}
```

## How to fix

Let the pool serve mobile users, or move the users to one that does.

## References

- S-CMP-06: in 2015 MCX is on every Front End Server of each pool meant for mobile users.
- S-CMP-08: a pool serves mobile users on all members or on none, so that the switch belongs to the pool (inferred).
- S-CMP-01: Mobility without a service that carries it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import homes_of, mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.clients import Client
from planner.model.relations import mobile_clients
from planner.model.servers import FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Homes of mobile users that do not serve them."""
    design = inspection.design
    unserved: dict[str, tuple[FrontEndPool, list[Client]]] = {}
    for client in mobile_clients(design):
        for pool in homes_of(design, client):
            if not pool.mobility:
                unserved.setdefault(pool.id, (pool, []))[1].append(client)
    for pool, clients in unserved.values():
        yield Remark(
            message=f"{quoted(pool.name)} does not serve mobile users and is the home of "
            f"{listed(client.name for client in clients)}; a home that serves them is expected.",
            hint="Let the pool serve mobile users, or move the users to one that does.",
            elements=(pool.id, *(client.id for client in clients)),
            field=("mobility",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Let {quoted(pool.name)} serve mobile users",
                element=pool.id,
                path=("mobility",),
                value=True,
            )
            if pool.web.external_fqdn is not None
            else None,
        )
    pools = design.servers_of(FrontEndPool)
    # a design without zones is not finished enough to be judged, which has a rule of its own
    if design.mobility.enabled and design.zones and pools and not unserved and not mobile_pools(design):
        yield Remark(
            message="Mobility is on in the plan, and no pool serves mobile users; one is expected.",
            hint="Let a pool serve mobile users, or switch Mobility off in the plan.",
            elements=tuple(pool.id for pool in pools),
            field=("mobility",),
            severity=Severity.WARNING,
            clauses=("S-CMP-01",),
        )


RULE = Rule(code="MO02", severity=Severity.ERROR, clauses=("S-CMP-06", "S-CMP-08", "S-CMP-01"), check=check)
