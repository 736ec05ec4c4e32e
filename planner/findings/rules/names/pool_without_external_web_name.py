"""A pool that serves mobile users has no external web services FQDN.

## What it checks

Each Front End pool and Standard Edition server that serves mobile users has an external web services FQDN.

## Why it matters

Autodiscover hands every device the addresses of its home pool, and the Mobility address is built on the external web
services FQDN, for devices inside just as for those outside. Without that name there is nothing to hand out.

## Bad design

```yaml
base: standard
servers:
- id: se01
  web: {external_fqdn: null}
```

## Good design

```yaml
base: standard
servers:
- id: se01
  web: {external_fqdn: webext.contoso.com}
```

## How to fix

Choose an external web services FQDN for the pool. No other pool, server or Director may have the same one.
A pool that is not meant for mobile users says `mobility: false`.

## References

- S-DNS-07, S-DNS-08: discovery returns the web addresses of the home pool; Mobility uses the external web FQDN.
- S-CMP-01, S-CMP-02: UCWA stands on both web sites of a pool; without the external one there is no Mobility.
- S-FQDN-07: requests from outside go to the external web FQDN (Plan for Mobility, DNS configuration).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Mobile pools without an external name."""
    for pool in mobile_pools(inspection.design):
        if pool.web.external_fqdn is None:
            yield Remark(
                message=f"{quoted(pool.name)} serves mobile users and has no external web services FQDN; one is "
                "expected, because every Mobility address is built on it.",
                hint="Choose an external web services FQDN, or switch Mobility off for this pool.",
                elements=(pool.id,),
                field=("web", "external_fqdn"),
            )


RULE = Rule(
    code="NA03",
    severity=Severity.ERROR,
    clauses=("S-DNS-07", "S-DNS-08", "S-FQDN-07", "S-CMP-02", "S-CMP-01"),
    check=check,
)
