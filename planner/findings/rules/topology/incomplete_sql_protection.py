"""SQL mirroring or an Always On availability group lacks one of its parts.

## What it checks

A mirror mirrors a SQL Server of the plan, and a witness watches the pair; a witness without a mirror has nothing to
watch. Replicas of an availability group have a listener, and a listener has replicas. That mirroring ended with 2015
has a rule of its own (TO03).

## Why it matters

Mirroring without a witness fails over only when an administrator does it by hand; users lose what needs the database
until then. Pools find an availability group by the name of its listener: without it they keep to one replica, and its
failure takes the database away although the others have the data.

## Bad design

```yaml
base: enterprise
servers:
- id: sql02
  kind: sql-server
  name: SQL replica
  fqdn: sql02.contoso.com
  site: headquarters
  role: availability-replica
  members:
  - {id: sql02-server, fqdn: sql02.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.34]}]}
```

## Good design

```yaml
base: enterprise
servers:
- id: sql02
  kind: sql-server
  name: SQL replica
  fqdn: sql02.contoso.com
  site: headquarters
  role: availability-replica
  members:
  - {id: sql02-server, fqdn: sql02.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.34]}]}
- id: sql-listener
  kind: sql-server
  name: SQL listener
  fqdn: sqlag.contoso.com
  site: headquarters
  role: availability-listener
  members:
  - {id: sqlag, fqdn: sqlag.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.35]}]}
```

## How to fix

Plan the missing part: a witness for the mirrored pair, the link from the SQL Server to its mirror, or the listener of
the availability group.

## References

- "Back End Server high availability": mirroring works with or without a witness; one is recommended, because only with
  it the failover is automatic. One witness may serve several pairs.
- "Deploy an Always On availability group on a Back End Server": the SQL store of the pool carries the FQDN of the
  listener, whose port is 1433.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.links_to_add import link_to_add, nearest
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.links import LinkKind
from planner.model.servers import SqlRole, SqlServer
from planner.requirements.generations import versions_of


def check(inspection: Inspection) -> Iterator[Remark]:
    """Parts that are missing, mirroring first."""
    of_role: dict[SqlRole, list[SqlServer]] = {role: [] for role in SqlRole}
    for server in inspection.design.servers_of(SqlServer):
        of_role[server.role].append(server)
    yield from _mirroring(inspection, of_role)
    yield from _group(of_role)


def _mirroring(inspection: Inspection, of_role: dict[SqlRole, list[SqlServer]]) -> Iterator[Remark]:
    design = inspection.design
    mirrors, witnesses = of_role[SqlRole.MIRROR], of_role[SqlRole.WITNESS]
    if not any("2015" in versions_of(design, server.id) for server in (*mirrors, *witnesses)):
        return  # no mirroring at all; that is said by its own rule
    for mirror in mirrors:
        if not design.linked_to(mirror.id, LinkKind.MIRROR):
            yield _unlinked(inspection, mirror, of_role[SqlRole.BACK_END])
    if mirrors and not witnesses:
        what = "is a mirror" if len(mirrors) == 1 else "are mirrors"
        yield Remark(
            message=f"{listed(mirror.name for mirror in mirrors)} {what} without a witness; one is recommended, "
            "because without it an administrator has to fail over by hand.",
            hint="Plan a SQL Server as witness; it may be of another edition and may serve several pairs.",
            elements=tuple(mirror.id for mirror in mirrors),
        )
    if witnesses and not mirrors:
        yield Remark(
            message=f"{listed(item.name for item in witnesses)} watches no mirrored pair; a mirror of the Back End is "
            "expected beside a witness.",
            hint="Plan the mirror and link the Back End to it, or take the witness out.",
            elements=tuple(item.id for item in witnesses),
            field=("role",),
        )


def _unlinked(inspection: Inspection, mirror: SqlServer, stores: list[SqlServer]) -> Remark:
    near = nearest(inspection.design, mirror, stores)
    principal = near[0] if len(near) == 1 and isinstance(near[0], SqlServer) else None
    return Remark(
        message=f"{quoted(mirror.name)} is the mirror of no SQL Server; a link of kind 'mirror' from the Back End to "
        "it is expected.",
        hint="Link the SQL Server that it mirrors to it.",
        elements=(mirror.id,),
        repair=link_to_add(
            inspection.design,
            LinkKind.MIRROR,
            principal,
            (mirror,),
            (f"Mirror {quoted(principal.name)} to ", ""),
        )
        if principal is not None
        else None,
    )


def _group(of_role: dict[SqlRole, list[SqlServer]]) -> Iterator[Remark]:
    replicas, listeners = of_role[SqlRole.AVAILABILITY_REPLICA], of_role[SqlRole.AVAILABILITY_LISTENER]
    if replicas and not listeners:
        what = "is a replica" if len(replicas) == 1 else "are replicas"
        yield Remark(
            message=f"{listed(item.name for item in replicas)} {what} of an availability group without a listener; one "
            "is expected, because the pool finds the group by its name.",
            hint="Draw the listener with its name and address as a SQL Server of the role 'availability-listener'.",
            elements=tuple(item.id for item in replicas),
        )
    if listeners and not replicas:
        yield Remark(
            message=f"{listed(item.name for item in listeners)} listens for an availability group without replicas; "
            "the replicas are expected, each as a SQL Server of its own.",
            hint="Draw the replicas; ways between them and from the Front End Servers to each follow from that.",
            elements=tuple(item.id for item in listeners),
        )


RULE = Rule(code="TO06", severity=Severity.WARNING, clauses=(), check=check)
