"""Mobility is planned without a reverse proxy.

## What it checks

A plan with pools that serve mobile users and with network zones has a reverse proxy.

## Why it matters

All Mobility traffic, from inside and outside, enters the pool through a reverse proxy. It ends the connection at the
public port 443 and leads it to the external web site of the pool, which listens on another port; what arrives at 443 of
the pool itself meets the internal web site. An Edge Server does not do this; it is needed for push and media.

## Bad design

```yaml
base: standard
without: [proxy01]
```

## Good design

```yaml
base: standard
devices:
- {id: proxy01, name: Reverse proxy}
```

## How to fix

Draw a reverse proxy with an outer and an inner interface, or switch Mobility off.

## References

- D-RP-05, S-DNS-09, S-HP-01: Mobility traffic crosses the reverse proxy.
- Settled reading names-C33: signalling needs the reverse proxy; the Edge is for push and for media outside.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed


def check(inspection: Inspection) -> Iterator[Remark]:
    """Mobile pools in a network without a proxy."""
    design = inspection.design
    pools = mobile_pools(design)
    if pools and design.zones and not design.reverse_proxies:
        yield Remark(
            message=f"{listed(pool.name for pool in pools)} serve mobile users and the plan has no reverse proxy; "
            "one is expected, because all Mobility traffic enters through it."
            if len(pools) > 1
            else f"{listed(pool.name for pool in pools)} serves mobile users and the plan has no reverse proxy; "
            "one is expected, because all Mobility traffic enters through it.",
            hint="Draw a reverse proxy with an outer and an inner interface, or switch Mobility off.",
            elements=tuple(pool.id for pool in pools),
        )


RULE = Rule(code="PX03", severity=Severity.ERROR, clauses=("D-RP-05", "S-DNS-09", "S-HP-01"), check=check)
