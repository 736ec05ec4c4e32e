"""A pool has more servers than the documents allow.

## What it checks

Front End pools have at most 12 servers in Skype for Business Server 2015 and 16 from 2019 on, Director pools 10, Edge
pools 12.

## Why it matters

Larger pools are neither tested nor supported. Topology Builder takes up to 20 Edge Servers and does not warn.

## Bad design

```yaml
base: enterprise
servers:
- id: dirpool01
  members:
  - {id: dir03, fqdn: dir03.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.49]}]}
  - {id: dir04, fqdn: dir04.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.50]}]}
  - {id: dir05, fqdn: dir05.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.51]}]}
  - {id: dir06, fqdn: dir06.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.52]}]}
  - {id: dir07, fqdn: dir07.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.53]}]}
  - {id: dir08, fqdn: dir08.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.54]}]}
  - {id: dir09, fqdn: dir09.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.55]}]}
  - {id: dir10, fqdn: dir10.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.56]}]}
  - {id: dir11, fqdn: dir11.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.57]}]}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Split the pool in two.

## References

- D-EDGE-04: at most 12 Edge Servers in a pool.
- Sizing facts fe.pool_max_servers (12 in 2015, 16 from 2019 on), dir.pool_max (10), edge.pool_max (12).
"""

from collections.abc import Iterator

from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import DirectorPool, EdgePool, Edition, FrontEndPool, Server

_LIMITS = {FrontEndPool: "fe.pool_max_servers", DirectorPool: "dir.pool_max", EdgePool: "edge.pool_max"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools with too many servers."""
    for server in inspection.design.servers:
        name = _LIMITS.get(type(server))
        limit = figure(inspection, name, server) if name is not None else None
        if limit is not None and len(server.members) > limit.value and not _is_single(server):
            yield Remark(
                message=f"{quoted(server.name)} has {len(server.members)} servers; at most {limit.value} are expected "
                f"({limit.cited}).",
                hint="Split the pool in two.",
                elements=(server.id,),
                field=("members",),
                clauses=("D-EDGE-04",) if isinstance(server, EdgePool) else (),
            )


def _is_single(server: Server) -> bool:
    return isinstance(server, FrontEndPool) and server.edition is Edition.STANDARD


RULE = Rule(
    code="SZ01",
    severity=Severity.ERROR,
    clauses=("D-EDGE-04",),
    check=check,
    facts=("fe.pool_max_servers.2013_2015", "fe.pool_max_servers.2019", "dir.pool_max", "edge.pool_max"),
)
