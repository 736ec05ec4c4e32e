"""Two pools share an external web services FQDN.

## What it checks

The external web services FQDN of each Front End pool, Standard Edition server and Director is its own.

## Why it matters

The reverse proxy chooses the pool by the name of the request. With one name for two pools, users of one of them land on
the other, whose web site does not hold their sessions; a Director does not serve Mobility at all.

## Bad design

```yaml
base: enterprise
servers:
- id: dirpool01
  web: {external_fqdn: webext.contoso.com}
```

## Good design

```yaml
base: enterprise
servers:
- id: dirpool01
  web: {external_fqdn: dirext.contoso.com}
```

## How to fix

Give each of them a name of its own, with records, certificate names and a publishing rule.

## References

- D-DNS-06, D-DIR-03: external web FQDNs are unique over all pools, servers and Directors.
- S-FQDN-07: the request goes to the FQDN of the pool or Director.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.names import normalized
from planner.model.servers import WebPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """External web names that more than one pool has."""
    holders: dict[str, list[WebPool]] = {}
    for pool in web_pools(inspection.design):
        if pool.web.external_fqdn is not None:
            holders.setdefault(normalized(pool.web.external_fqdn), []).append(pool)
    for name, pools in holders.items():
        if len(pools) > 1:
            yield Remark(
                message=f"{listed(pool.name for pool in pools)} share the external web services FQDN '{name}'; a name "
                "of its own is expected for each.",
                hint="Give each of them an external web services FQDN of its own.",
                elements=tuple(pool.id for pool in reversed(pools)),
                field=("web", "external_fqdn"),
            )


RULE = Rule(code="NA16", severity=Severity.ERROR, clauses=("D-DNS-06", "D-DIR-03", "S-FQDN-07"), check=check)
