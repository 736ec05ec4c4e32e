"""A reverse proxy publishes the external web name of a pool to a Director.

## What it checks

No publishing rule that holds the external web services FQDN of a Front End pool leads to a Director.

## Why it matters

A Director answers discovery and signs users in, and homes nobody. Mobility itself runs on the home pool alone. A
request that comes for the pool's name and meets the Director finds no Mobility service.

## Bad design

```yaml
base: enterprise
devices:
- id: proxy01
  publishing: recorded
  rules:
  - {hosts: [webext.contoso.com], backend: dirpool01}
  - {hosts: [dirext.contoso.com, lyncdiscover.contoso.com, lyncdiscover.fabrikam.com, meet.contoso.com,
      meet.fabrikam.com, dialin.contoso.com], backend: dirpool01}
  - {hosts: [officewebapps.contoso.com], backend: owa01, backend_port: 443}
```

## Good design

```yaml
base: enterprise
devices:
- id: proxy01
  publishing: recorded
  rules:
  - {hosts: [webext.contoso.com], backend: pool01}
  - {hosts: [dirext.contoso.com, lyncdiscover.contoso.com, lyncdiscover.fabrikam.com, meet.contoso.com,
      meet.fabrikam.com, dialin.contoso.com], backend: dirpool01}
  - {hosts: [officewebapps.contoso.com], backend: owa01, backend_port: 443}
```

## How to fix

Publish the pool's name to the pool and the Director's own name to the Director.

## References

- D-DIR-02: a Director homes no users and hosts no Mobility service.
- Settled reading names-C41: discovery may end at the Director, Mobility goes to the home pool; both are published.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import mobile_pools
from planner.findings.publishing import pool_behind, rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized, same_name
from planner.model.servers import DirectorPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules that lead a mobile pool's name to a Director."""
    for proxy, place, rule in rules_in_force(inspection):
        director = pool_behind(inspection, rule)
        if not isinstance(director, DirectorPool):
            continue
        # A wildcard meant for the Director may hold the name too; only the name itself is a decision about it.
        hosts = frozenset(map(normalized, rule.hosts))
        for pool in mobile_pools(inspection.design):
            name = pool.web.external_fqdn
            if name is None or normalized(name) not in hosts:
                continue
            if director.web.external_fqdn is not None and same_name(director.web.external_fqdn, name):
                continue  # one name for both has a rule of its own
            yield Remark(
                message=f"{quoted(proxy.name)} publishes {quoted(name)} of {quoted(pool.name)} to the Director "
                f"{quoted(director.name)}; the pool is expected, because a Director hosts no Mobility service.",
                hint="Publish the name to the pool.",
                elements=(proxy.id, director.id, pool.id),
                field=place,
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Publish the rule to {quoted(pool.name)}",
                    element=proxy.id,
                    path=(*place, "backend"),
                    value=pool.id,
                )
                if len(rule.hosts) == 1 and len(place) > 1
                else None,
            )


RULE = Rule(code="PX13", severity=Severity.ERROR, clauses=("D-DIR-02",), check=check)
