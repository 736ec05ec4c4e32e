"""A pool has more users than its servers, or any pool, can carry.

## What it checks

The users of a Front End pool, those of branch appliances behind it among them, fit the published figures: per server
and per pool, for a Standard Edition server, and for each of two paired pools, where either must be able to carry both.

## Why it matters

Beyond these figures nothing was measured. A pool that is too small shows it in the busy hour, in a failover, or when
all users sign in again after one.

## Bad design

```yaml
base: standard
servers:
- {id: se01, users: 6000}
```

## Good design

```yaml
base: standard
servers:
- {id: se01, users: 2500}
```

## How to fix

Plan more servers, or spread the users over more pools.

## References

- Sizing facts fe.users_per_server, fe.pool_max_users (80,000 in 2015, 106,000 from 2019 on), fe.paired_pool_max_users
  (40,000 and 53,000), se.users (2,500 in a pair), se.users_failover (5,000), branch.count_at_central.
- Settled reading: the 2019 page also prints 16 servers for 80,000 users; its results table (106,000 users on 16
  servers) is followed. Subscription Edition has no figures of its own and is read as 2019.
"""

from collections.abc import Iterator

from planner.catalog.sizing import servers_for
from planner.findings.branch_users import partner_of, users_of
from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import plural, quoted
from planner.model.servers import Edition, FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools with too many users; each pool says its worst fault."""
    for pool in inspection.design.servers_of(FrontEndPool):
        users = users_of(inspection.design, pool)
        if users and pool.members:
            faults = _standard if pool.edition is Edition.STANDARD else _enterprise
            yield from tuple(faults(inspection, pool, users))[:1]


def _standard(inspection: Inspection, pool: FrontEndPool, users: int) -> Iterator[Remark]:
    partner = partner_of(inspection.design, pool)
    most = figure(inspection, "se.users_failover", pool)
    if most is not None and users > most.value:
        yield _remark(pool, f"{users} users", f"at most {most.value} are expected on one server", most.cited)
    if partner is None:
        return
    together = users + users_of(inspection.design, partner)
    if most is not None and together > most.value:
        said = f"{users} users, and {together} with its partner {quoted(partner.name)}"
        expected = f"at most {most.value} are expected, because one of the two must carry all after a failover"
        yield _remark(pool, said, expected, most.cited)
    usual = figure(inspection, "se.users", pool)
    if usual is not None and users > usual.value:
        expected = f"{usual.value} a server are expected in a pair"
        yield _remark(pool, f"{users} users", expected, usual.cited, Severity.WARNING)


def _enterprise(inspection: Inspection, pool: FrontEndPool, users: int) -> Iterator[Remark]:
    partner = partner_of(inspection.design, pool)
    most = figure(inspection, "fe.pool_max_users", pool)
    if most is not None and users > most.value:
        yield _remark(pool, f"{users} users", f"at most {most.value} are expected in one pool", most.cited)
    paired = figure(inspection, "fe.paired_pool_max_users", pool) if partner is not None else None
    if paired is not None and users > paired.value:
        expected = f"at most {paired.value} are expected in each of two paired pools"
        yield _remark(pool, f"{users} users", expected, paired.cited)
    each = figure(inspection, "fe.users_per_server", pool)
    if each is None:
        return
    number = len(pool.members)
    if partner is not None:
        # Either has to carry both, which is never less than its own users: who plans for the pair needs no second word.
        together = users + users_of(inspection.design, partner)
        needed = servers_for(together, each.value)
        if needed > number:
            said = f"{_servers(number)}, and {together} users with its partner {quoted(partner.name)}"
            expected = f"{needed} servers are expected, because either pool must carry both after a failover"
            yield _remark(pool, said, expected, each.cited, Severity.WARNING)
    needed = servers_for(users, each.value)
    if needed > number:
        expected = f"{needed} servers are expected ({each.value} users a server)"
        yield _remark(pool, f"{users} users on {_servers(number)}", expected, each.cited, Severity.WARNING)


def _servers(number: int) -> str:
    return plural(number, "server")


def _remark(pool: FrontEndPool, said: str, expected: str, cited: str, severity: Severity | None = None) -> Remark:
    return Remark(
        message=f"{quoted(pool.name)} has {said}; {expected} ({cited}).",
        hint="Plan more servers, or spread the users over more pools.",
        elements=(pool.id,),
        field=("users",),
        severity=severity,
    )


RULE = Rule(
    code="SZ04",
    severity=Severity.ERROR,
    clauses=(),
    check=check,
    facts=(
        "fe.users_per_server",
        "fe.pool_max_users.2013_2015",
        "fe.pool_max_users.2019",
        "fe.paired_pool_max_users.2013_2015",
        "fe.paired_pool_max_users.2019",
        "fe.doc_conflict_80000",
        "se.users",
        "se.users_failover",
        "branch.count_at_central",
    ),
)
