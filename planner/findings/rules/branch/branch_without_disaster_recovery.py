"""Users of a branch appliance have no part in the pairing of the pool behind it.

## What it checks

A branch appliance whose backup pool is paired with another pool is mentioned.

## Why it matters

Pairing promises that users go on working when a pool fails. For users of a branch appliance it does not: if their
backup pool fails they drop to resiliency mode, although that pool has a partner.

## Bad design

```yaml
base: enterprise
servers:
- id: pool02
  kind: front-end-pool
  name: Second pool
  fqdn: pool02.contoso.com
  site: headquarters
  mobility: false
  web: {internal_fqdn: webint02.contoso.com}
  members:
  - {id: fe21, fqdn: fe21.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.51]}]}
  - {id: fe22, fqdn: fe22.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.52]}]}
  - {id: fe23, fqdn: fe23.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.53]}]}
devices:
- id: balancer01
  vips:
  - {id: pool02-web, purpose: web-internal, pool: pool02, address: 192.0.2.54, persistence: source}
links:
- {id: pair, link_kind: backup, source: pool01, target: pool02}
- {id: pool02-media, link_kind: media, source: pool02, target: edgepool01}
- {id: pool02-back-end, link_kind: back-end, source: pool02, target: sql01}
- {id: pool02-files, link_kind: file-store, source: pool02, target: files01}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Tell the branch what to expect. Nothing can be planned against it; accept this with a reason.

## References

- D-SBA-01: pool pairing gives no disaster recovery to users of a branch appliance. Sizing fact sba.backup_for.
"""

from collections.abc import Iterator

from planner.findings.branch_users import partner_of
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance, FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Branch appliances behind paired pools."""
    design = inspection.design
    for appliance in design.servers_of(BranchAppliance):
        for pool in design.linked_from(appliance.id, LinkKind.BACKUP):
            partner = partner_of(design, pool) if isinstance(pool, FrontEndPool) else None
            if partner is not None:
                yield Remark(
                    message=f"Users of {quoted(appliance.name)} have no part in the pairing of {quoted(pool.name)} "
                    f"with {quoted(partner.name)}; if {quoted(pool.name)} fails they drop to resiliency mode, which is "
                    "expected of every branch appliance.",
                    hint="Tell the branch what to expect, and accept this with a reason.",
                    elements=(appliance.id, pool.id, partner.id),
                )


RULE = Rule(code="BR01", severity=Severity.INFO, clauses=("D-SBA-01",), check=check, facts=("sba.backup_for",))
