"""The Mediation Servers of a pool carry fewer calls than its users make in the busy hour.

## What it checks

The calls that the published user model gives for a pool's users, those of its branches among them, fit the published
calls of its Mediation Servers: of the Front End Servers where Mediation runs on them, else of the stand-alone pool
whose next hop the pool is. Plans without Enterprise Voice are not judged.

## Why it matters

Calls beyond what a Mediation Server carries are refused in the busy hour, or their sound breaks up. A full Front End
Server has more users than its own Mediation service has calls for, so the default model already needs this check.

## Bad design

```yaml
base: enterprise
servers:
- {id: pool01, users: 24000}
options:
  severities: {SZ04: info}
```

## Good design

```yaml
base: enterprise
servers:
- {id: pool01, users: 18000}
```

## How to fix

Measure or estimate the calls of the users. Plan more Front End Servers, a stand-alone Mediation pool, or more media
bypass; or accept the finding with the figures that were measured.

## References

- Sizing facts med.collocated (150 calls a Front End Server in 2015, 200 from 2019 on), med.standalone.ht_off (1,100
  and 1,500 calls a server, without hyper-threading).
- Sizing fact med.demand: our arithmetic from the published user model, so inferred. 60 % of users have Enterprise
  Voice, 60 % of these make four calls of three minutes to the telephone network in the busy hour, 65 % by media bypass.
"""

from collections.abc import Iterator

from planner.catalog.sizing import servers_for
from planner.findings.branch_users import users_of
from planner.findings.figures import Figure, figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import plural, quoted
from planner.model.links import LinkKind
from planner.model.product import Feature
from planner.model.servers import FrontEndPool, MediationPool

_MINUTES = 60


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools whose users call more than their Mediation Servers carry."""
    if Feature.VOICE.value not in inspection.plan.features:
        return
    for pool in inspection.design.servers_of(FrontEndPool):
        calls = round(users_of(inspection.design, pool) * _calls_per_user(inspection))
        for holder, each in _mediation(inspection, pool):
            number = len(holder.members)
            needed = servers_for(calls, each.details["calls"])
            if needed > number > 0:
                yield Remark(
                    message=f"The users of {quoted(pool.name)} make about {calls} calls at once through Mediation in "
                    f"the busy hour (inferred from the published user model); {plural(number, 'server')} of "
                    f"{quoted(holder.name)} carry {number * each.details['calls']}, {needed} are expected, "
                    f"{each.details['calls']} calls a server ({each.cited}).",
                    hint="Check the figures against the calls that were measured; plan more servers, or more media "
                    "bypass.",
                    elements=tuple(dict.fromkeys((pool.id, holder.id))),
                    field=("users",),
                )


def _mediation(inspection: Inspection, pool: FrontEndPool) -> Iterator[tuple[FrontEndPool | MediationPool, Figure]]:
    """Who carries the calls of a pool, with the calls of one server."""
    alone = [
        server
        for server in inspection.design.linked_to(pool.id, LinkKind.NEXT_HOP)
        if isinstance(server, MediationPool)
    ]
    holders: list[FrontEndPool | MediationPool] = [pool] if pool.mediation_collocated and not alone else [*alone]
    for holder in holders:
        each = figure(inspection, "med.collocated" if holder is pool else "med.standalone.ht_off", holder)
        if each is not None:
            yield holder, each


def _calls_per_user(inspection: Inspection) -> float:
    """Calls of one user that a Mediation Server carries at once, after the formula of med.demand."""
    model = inspection.catalog.sizing.tables["user_model"]
    erlang = model["pstn_calls_busy_hour"] * model["pstn_call_minutes"] / _MINUTES
    return float(
        _share(model["voice_share"]) * _share(model["voice_pstn_share"]) * erlang * (1 - _share(model["media_bypass"]))
    )


def _share(percent: str) -> float:
    return float(percent.rstrip("%")) / 100


RULE = Rule(
    code="SZ09",
    severity=Severity.INFO,
    clauses=(),
    check=check,
    facts=(
        "med.demand",
        "med.condition",
        "med.collocated",
        "med.collocated.2019",
        "med.standalone.ht_off",
        "med.standalone.ht_off.2019",
    ),
)
