"""A branch appliance is not joined to a pool.

## What it checks

A branch appliance has a link of kind backup to exactly one Front End pool.

## Why it matters

The appliance is a Registrar and nothing else. Presence, conferences and Mobility of its users come from the pool behind
it, which also takes them over when the appliance fails.

## Bad design

```yaml
base: enterprise
without: [sba01-backup, phone-branch]
servers:
- {id: sba01, homes_mobile_users: false}
```

## Good design

```yaml
base: enterprise
links:
- {id: sba01-backup, link_kind: backup, source: sba01, target: pool01}
```

## How to fix

Join the appliance to a pool of its central site by a link of kind backup.

## References

- D-SBA-01: what a branch user has from the backup pool.
- Sizing fact sba.backup_for: a pool backs any number of branch appliances.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Branch appliances with no pool, or several."""
    for appliance in inspection.design.servers_of(BranchAppliance):
        pools = inspection.design.linked_from(appliance.id, LinkKind.BACKUP)
        if len(pools) != 1:
            yield Remark(
                message=f"{quoted(appliance.name)} is joined to {len(pools) or 'no'} {'pools' if pools else 'pool'}; "
                "one Front End pool is expected behind it.",
                hint="Join the appliance to one pool by a link of kind backup.",
                elements=(appliance.id, *(pool.id for pool in pools)),
            )


RULE = Rule(code="BR02", severity=Severity.ERROR, clauses=("D-SBA-01",), check=check, facts=("sba.backup_for",))
