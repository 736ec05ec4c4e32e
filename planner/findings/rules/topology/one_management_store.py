"""Several pools are said to hold the Central Management store, or none.

## What it checks

One Front End pool holds the Central Management store. Of a pair the other pool has a copy, which is not marked. Where
no pool is marked the plan counts on the first, and this is mentioned.

## Why it matters

The pool with the store pushes every change to all servers, to the Edge Servers by 4443 and to the others by 445. With
two marks the firewalls are opened for a pool that sends nothing, and with the wrong one changes never reach the Edge.

## Bad design

```yaml
base: paired-pools
servers:
- {id: pool02, holds_cms: true}
```

## Good design

```yaml
base: paired-pools
```

## How to fix

Mark the pool that `Get-CsManagementConnection` names, and no other.

## References

- Sizing fact dr.cms_first: there is one Central Management store, which is failed over before the pool that hosts it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.relations import store_holders
from planner.model.servers import FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """More marks than one, or none."""
    holders = store_holders(inspection.design)
    marked = [pool for pool in holders if pool.holds_cms]
    if len(marked) > 1:
        yield Remark(
            message=f"{listed(pool.name for pool in marked)} are said to hold the Central Management store; one pool "
            "is expected.",
            hint="Mark the pool that Get-CsManagementConnection names, and no other.",
            elements=tuple(pool.id for pool in marked),
            field=("holds_cms",),
        )
    elif holders and not marked:
        yield Remark(
            message=f"No pool is said to hold the Central Management store, and the plan counts on "
            f"{quoted(holders[0].name)}; one mark is expected.",
            hint="Mark the pool that holds the store.",
            elements=(holders[0].id,),
            field=("holds_cms",),
            severity=Severity.INFO,
            repair=_mark(holders[0]),
        )


def _mark(pool: FrontEndPool) -> Repair:
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Let {quoted(pool.name)} hold the Central Management store",
        element=pool.id,
        path=("holds_cms",),
        value=True,
    )


RULE = Rule(code="TO10", severity=Severity.ERROR, clauses=(), check=check, facts=("dr.cms_first",))
