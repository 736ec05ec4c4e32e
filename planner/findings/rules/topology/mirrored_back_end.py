"""SQL mirroring is drawn for a version that does not have it.

## What it checks

A plan for 2019 or the Subscription Edition has no SQL Server that is a mirror or a witness, unless a Front End pool of
an older version stores its data on it.

## Why it matters

From 2019 on Topology Builder publishes no mirror. The Back End that was to survive a failure does not, and this planner
writes no record and opens no port for the mirror.

## Bad design

```yaml
base: enterprise
servers:
- {id: sql01, role: mirror}
```

## Good design

```yaml
base: enterprise
servers:
- {id: sql01, role: availability-replica}
```

## How to fix

Plan an Always On availability group: a second SQL Server as its replica, and a listener.

## References

- Table hardware, software of 2019: SQL mirroring was removed.
- DNS record sql_mirror_a: no record of a mirror from 2019 on.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.product import ServerGeneration
from planner.model.servers import SqlRole, SqlServer

_WITHOUT_MIRRORS = frozenset({ServerGeneration.V2019, ServerGeneration.SE})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Mirrors and witnesses of versions without mirroring."""
    design = inspection.design
    for server in design.servers_of(SqlServer):
        if server.role not in (SqlRole.MIRROR, SqlRole.WITNESS) or not _WITHOUT_MIRRORS.issuperset(
            _generations(design, server)
        ):
            continue
        part = "mirror" if server.role is SqlRole.MIRROR else "witness of a mirror"
        yield Remark(
            message=f"{quoted(server.name)} is a {part}; Skype for Business Server has no SQL mirroring from 2019 on, "
            "an Always On availability group is expected.",
            hint="Plan a replica of an availability group and its listener.",
            elements=(server.id,),
            field=("role",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Make {quoted(server.name)} an availability replica",
                element=server.id,
                path=("role",),
                value=SqlRole.AVAILABILITY_REPLICA,
            )
            if server.role is SqlRole.MIRROR
            else None,
        )


def _generations(design: Design, server: SqlServer) -> set[ServerGeneration]:
    """Versions of the pools that store their data on the mirrored server; that of the plan while no pool does."""
    usual = ServerGeneration(design.product.value)
    stores = {server.id} | {other.id for other in design.linked_to(server.id, LinkKind.MIRROR)}
    pools = [pool for store in stores for pool in design.linked_to(store, LinkKind.BACK_END)]
    return {pool.generation or usual for pool in pools} or {server.generation or usual}


RULE = Rule(code="TO03", severity=Severity.ERROR, clauses=(), check=check)
