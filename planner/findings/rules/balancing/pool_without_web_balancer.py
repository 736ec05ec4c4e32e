"""A pool of several servers has no load balancer for its web traffic.

## What it checks

Each Front End pool and Director pool of more than one server has a virtual address for its internal web services, and
one for its external web services if it has an external web services FQDN.

## Why it matters

DNS load balancing spreads SIP, because its clients know how to go on to the next server. Browsers and mobile devices do
not: web names must lead to one address, and only a hardware load balancer (an appliance or its software equal) can
stand behind it. A pool that has several servers therefore always needs one.

## Bad design

```yaml
base: enterprise
without: [pool01-web-internal, pool01-web-external]
```

## Good design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-internal, address: 192.0.2.41}
  - {id: pool01-web-external, address: 192.0.2.42}
```

## How to fix

Plan a load balancer with a virtual address for the internal web site (80 and 443) and one for the external web site
(8080 and 4443) of the pool.

## References

- S-HLB-02: a pool with more than one Front End Server implies a hardware balancer (Plan for Mobility).
- D-LB-08, D-DNS-18: DNS load balancing never covers client web traffic; web names lead to one virtual address.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.devices import VipPurpose

_SITES = {VipPurpose.WEB_INTERNAL: "internal", VipPurpose.WEB_EXTERNAL: "external"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pools of several servers without the virtual addresses they need."""
    design = inspection.design
    there = {(vip.pool, vip.purpose) for balancer in design.load_balancers for vip in balancer.vips}
    for pool in web_pools(design):
        if len(pool.members) < 2:
            continue
        missing = [
            site
            for purpose, site in _SITES.items()
            if (pool.id, purpose) not in there
            and (purpose is VipPurpose.WEB_INTERNAL or pool.web.external_fqdn is not None)
        ]
        if missing:
            yield Remark(
                message=f"{quoted(pool.name)} has {len(pool.members)} servers and no virtual address for its "
                f"{joined(missing)} web services; a load balancer is expected in front of them.",
                hint="Plan a load balancer with these virtual addresses.",
                elements=(pool.id,),
            )


RULE = Rule(code="BA03", severity=Severity.ERROR, clauses=("S-HLB-02", "D-LB-08", "D-DNS-18"), check=check)
