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

- D-VER-01: SQL mirroring was removed in 2019.
- DNS record sql_mirror_a: no record of a mirror from 2019 on.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import SqlRole, SqlServer
from planner.requirements.generations import versions_of


def check(inspection: Inspection) -> Iterator[Remark]:
    """Mirrors and witnesses of versions without mirroring."""
    design = inspection.design
    for server in design.servers_of(SqlServer):
        if server.role not in (SqlRole.MIRROR, SqlRole.WITNESS) or "2015" in versions_of(design, server.id):
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


RULE = Rule(code="TO03", severity=Severity.ERROR, clauses=("D-VER-01",), check=check)
