"""Several Edge pools are federation routes.

## What it checks

At most one Edge pool is the federation route.

## Why it matters

Partners find one name for each SIP domain, and all pools send to partners by one route. A second Edge pool with the
mark gets openings and certificate names that nothing uses, and hides which pool partners really depend on.

## Bad design

```yaml
base: enterprise
servers:
- {id: edge-second, kind: edge-pool, name: Second Edge pool, fqdn: edge2.contoso.com, federation: true}
links:
- {id: edge-second-next-hop, link_kind: next-hop, source: edge-second, target: dirpool01}
options:
  severities: {IN03: info}
```

## Good design

```yaml
base: enterprise
```

## How to fix

Keep the mark on the Edge pool that partners are to reach; move it when that site fails.

## References

- Table collocation: one federation route for an organisation.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Federation routes beyond the first."""
    routes = [pool for pool in inspection.design.servers_of(EdgePool) if pool.federation]
    if len(routes) > 1:
        yield Remark(
            message=f"{listed(pool.name for pool in routes)} are federation routes; one for the organisation is "
            "expected.",
            hint="Keep the mark on the Edge pool that partners are to reach.",
            elements=tuple(pool.id for pool in routes),
            field=("federation",),
        )


RULE = Rule(code="TO02", severity=Severity.WARNING, clauses=(), check=check)
