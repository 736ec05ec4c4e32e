"""The Edge Servers or Directors of the plan are too few for its remote users.

## What it checks

Where pools say how many users they have, 30 of 100 of them are taken as remote, users of branch appliances among them.
All Edge Servers together, and all Directors together, carry that many at the published figure.

## Why it matters

An Edge Server relays the media of every remote call. Too few of them make calls from outside bad for everybody, in the
busy hour first.

## Bad design

```yaml
base: enterprise
without: [edge02]
servers:
- id: pool01
  users: 62000
  members:
  - {id: fe04, fqdn: fe04.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.50]}]}
  - {id: fe05, fqdn: fe05.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.51]}]}
  - {id: fe06, fqdn: fe06.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.52]}]}
  - {id: fe07, fqdn: fe07.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.53]}]}
  - {id: fe08, fqdn: fe08.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.54]}]}
  - {id: fe09, fqdn: fe09.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.55]}]}
  - {id: fe10, fqdn: fe10.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.56]}]}
  - {id: fe11, fqdn: fe11.contoso.com, interfaces: [{name: lan, zone: lan, addresses: [192.0.2.57]}]}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Plan more Edge Servers or Directors.

## References

- Sizing facts edge.users and dir.users (12,000 remote users a server in 2015, 18,000 from 2019 on), edge.remote_share
  (30 %, an assumption of the published user model), edge.count_branch_users.
"""

from collections.abc import Iterator

from planner.catalog.sizing import servers_for
from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.servers import BranchAppliance, DirectorPool, EdgePool, FrontEndPool

_ROLES = (("Edge Server", "edge.users", EdgePool), ("Director", "dir.users", DirectorPool))


def check(inspection: Inspection) -> Iterator[Remark]:
    """Roles for remote users with too few servers."""
    design = inspection.design
    share = figure(inspection, "edge.remote_share")
    users = sum(pool.users for pool in design.servers_of(FrontEndPool))
    users += sum(appliance.users for appliance in design.servers_of(BranchAppliance))
    if share is None or not users:
        return
    remote = users * int(str(share.value).rstrip("%")) // 100
    for title, name, kind in _ROLES:
        pools = [server for server in design.servers if isinstance(server, kind) and server.members]
        number = sum(len(pool.members) for pool in pools)
        each = figure(inspection, name, pools[0]) if pools else None
        if each is None:
            continue
        needed = servers_for(remote, each.value)
        if needed > number:
            yield Remark(
                message=f"The plan has {number} {title if number == 1 else title + 's'} "
                f"({joined([quoted(pool.name) for pool in pools])}) for about {remote} remote users, {share.value} of "
                f"{users}; {needed} are expected, {each.value} users a server ({each.cited}).",
                hint=f"Plan more {title}s.",
                elements=tuple(pool.id for pool in pools),
                field=("members",),
            )


RULE = Rule(
    code="SZ06",
    severity=Severity.WARNING,
    clauses=(),
    check=check,
    facts=(
        "edge.users.2013_2015",
        "edge.users.2019",
        "dir.users.2013_2015",
        "dir.users.2019",
        "edge.remote_share",
        "edge.count_branch_users",
    ),
)
