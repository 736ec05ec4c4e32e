"""A pool has no Back End or no file store.

## What it checks

Each Enterprise Front End pool stores its data on a SQL Server (link `back-end`), and each Enterprise Front End pool and
each Director has a file store (link `file-store`). A Standard Edition server brings its own database, and may hold the
file share itself; where none is drawn for it this is worth knowing only.

## Why it matters

Topology Builder asks for both when the pool is defined and publishes no topology without them. Without the lines in the
plan the ways to the database and to the share (1433/tcp, 445/tcp) are missing on the firewall worksheet, too.

## Bad design

```yaml
base: enterprise
without: [pool01-back-end]
```

## Good design

```yaml
base: enterprise
```

## How to fix

Draw the SQL Server or the file store, and link the pool to it.

## References

- Topology Builder help, "Add Front End SQL Server Store": an Enterprise Edition pool requires a SQL Server for its
  back-end database; a Standard Edition server installs its own.
- Topology Builder help, "Add Front End File Store" and "Add Director File Store": a file share must be specified; it
  cannot be on an Enterprise Edition Front End Server, and can be on a Standard Edition server.
"""

from collections.abc import Iterator, Sequence

from planner.findings.finding import Remark, Severity
from planner.findings.links_to_add import link_to_add, nearest
from planner.findings.places import web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.links import LinkKind
from planner.model.servers import DirectorPool, Edition, FileStore, FrontEndPool, SqlRole, SqlServer

_STORES = (SqlRole.BACK_END, SqlRole.AVAILABILITY_LISTENER)


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools without a link to a database or a share."""
    design = inspection.design
    databases = tuple(server for server in design.servers_of(SqlServer) if server.role in _STORES)
    shares = design.servers_of(FileStore)
    for pool in web_pools(design):
        is_standard = isinstance(pool, FrontEndPool) and pool.edition is Edition.STANDARD
        if isinstance(pool, FrontEndPool) and not is_standard:
            yield from _missing(inspection, pool, LinkKind.BACK_END, databases)
        yield from _missing(inspection, pool, LinkKind.FILE_STORE, shares, is_standard=is_standard)


def _missing(
    inspection: Inspection,
    pool: FrontEndPool | DirectorPool,
    kind: LinkKind,
    stores: Sequence[SqlServer | FileStore],
    *,
    is_standard: bool = False,
) -> Iterator[Remark]:
    design = inspection.design
    if design.linked_from(pool.id, kind):
        return
    is_database = kind is LinkKind.BACK_END
    what = "Back End" if is_database else "file store"
    means = "a SQL Server that stores its data" if is_database else "a file share"
    where = " (its own share would do)" if is_standard else ""
    yield Remark(
        message=f"{quoted(pool.name)} has no {what}; {means} is expected{where}.",
        hint=f"Link the pool to {'the SQL Server' if is_database else 'the file store'} that it uses."
        if stores
        else f"Draw the {'SQL Server' if is_database else 'file store'}, and link the pool to it.",
        elements=(pool.id,),
        severity=Severity.INFO if is_standard else None,
        repair=link_to_add(
            design, kind, pool, nearest(design, pool, stores), ("Make ", f" the {what} of {quoted(pool.name)}")
        ),
    )


RULE = Rule(code="TO05", severity=Severity.ERROR, clauses=(), check=check)
