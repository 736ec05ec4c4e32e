"""The loss of one Front End Server leaves too few for the users of the pool.

## What it checks

An Enterprise pool of three or more servers carries its users with one server less. Users of branch appliances
that the pool backs are counted too. A pool without an estimate of its users is no finding, and one that is too small
already has a rule of its own. A pool that has as many servers as it may have can get no more; that it needs them all is
worth knowing only.

## Why it matters

A server fails, or is taken out for an update. The others must be able to take its users; otherwise service gets bad for
all users of the pool.

## Bad design

```yaml
base: enterprise
servers:
- {id: pool01, users: 15000}
```

## Good design

```yaml
base: enterprise
servers:
- {id: pool01, users: 13000}
```

## How to fix

Plan one more server than the users need.

## References

- Sizing facts fe.one_extra_for_failure (n+1, with the example of 30,000 users on five and on six servers) and
  fe.users_per_server (6,660 with hyper-threading on recommended hardware).
- Table quorum: how many servers of a pool have to run.
- branch.count_at_central: users of a branch are counted at the central site.
- fe.pool_max_servers (12 in 2015, 16 from 2019 on), with which a pool of the most users is called good.
- Settled reading: published examples divide by 6,667 (80,000 users on 12 servers), so 0.02 servers are no shortage.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.catalog.sizing import servers_for
from planner.findings.branch_users import users_of
from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import Edition, FrontEndPool

_SMALLEST = 3
"""A pool of two has a rule of its own."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools that need every one of their servers."""
    for pool in inspection.design.servers_of(FrontEndPool):
        per_server = figure(inspection, "fe.users_per_server", pool)
        spare = figure(inspection, "fe.one_extra_for_failure", pool)
        number = len(pool.members)
        users = users_of(inspection.design, pool)
        if per_server is None or spare is None or pool.edition is not Edition.ENTERPRISE or number < _SMALLEST:
            continue
        if servers_for(users, per_server.value) != number:
            continue
        limit = figure(inspection, "fe.pool_max_servers", pool)
        is_full = limit is not None and number >= limit.value
        all_of_them = f"{quoted(pool.name)} needs all of its {number} servers"
        for_users = f"for {users} users ({per_server.value} a server)"
        said = (
            f"{all_of_them}, as many as a pool may have, {for_users}. That is good while all of them run; while one "
            f"does not, the others carry more than is recommended ({spare.cited})."
            if is_full
            else f"{all_of_them} {for_users}; {number + 1} are expected, so that one may fail ({spare.cited})."
        )
        yield Remark(
            message=f"{said}{_quorum(inspection, number)}",
            hint="Home users on another pool if a failure must not slow them down."
            if is_full
            else "Plan one more server than the users need.",
            elements=(pool.id,),
            field=("members",),
            severity=Severity.INFO if is_full else None,
        )


def _quorum(inspection: Inspection, number: int) -> str:
    rows: tuple[Mapping[str, Any], ...] = inspection.catalog.sizing.tables["quorum"]["functional"]
    for row in rows:
        first, last = row["servers"]
        if first <= number <= last and row["of"] == "any":
            return f" The pool itself works while {row['running']} of {number} servers run."
    return ""


RULE = Rule(
    code="SZ03",
    severity=Severity.WARNING,
    clauses=(),
    check=check,
    facts=(
        "fe.one_extra_for_failure",
        "fe.users_per_server",
        "fe.pool_max_servers.2013_2015",
        "fe.pool_max_servers.2019",
        "branch.count_at_central",
    ),
)
