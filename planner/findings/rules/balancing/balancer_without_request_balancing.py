"""A load balancer in front of mobile users spreads whole connections in place of single requests.

## What it checks

Where Mobility is planned, a balancer that carries web services ends each connection itself (`full_proxy`), so that it
can spread the single requests inside it.

## Why it matters

A mobile device holds one TCP connection open and sends many requests through it. A balancer that decides once a
connection ties all of them to one server; sessions end when that server is serviced, and the load stays uneven.

## Bad design

```yaml
base: enterprise
devices:
- {id: balancer01, full_proxy: false}
```

## Good design

```yaml
base: enterprise
devices:
- {id: balancer01, full_proxy: true}
```

## How to fix

Let the balancer work as a full proxy (layer 7) on the addresses of the web services.

## References

- D-LB-04: with mobile devices the balancer has to balance single requests inside one TCP connection (load balancing
  page).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.devices import VipPurpose

_WEB = (VipPurpose.WEB_EXTERNAL, VipPurpose.WEB_INTERNAL)


def check(inspection: Inspection) -> Iterator[Remark]:
    """Balancers of mobile pools that do not end connections."""
    mobile = {pool.id for pool in mobile_pools(inspection.design)}
    for balancer in inspection.design.load_balancers:
        served = [vip for vip in balancer.vips if vip.purpose in _WEB and vip.pool in mobile]
        if served and not balancer.full_proxy:
            yield Remark(
                message=f"{quoted(balancer.name)} spreads whole connections; it is expected to balance single requests "
                "inside a connection, because mobile devices use its web addresses.",
                hint="Let the balancer end connections itself (full proxy).",
                elements=(balancer.id, served[0].pool),
                field=("full_proxy",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Let {quoted(balancer.name)} work as a full proxy",
                    element=balancer.id,
                    path=("full_proxy",),
                    value=True,
                ),
            )


RULE = Rule(code="BA04", severity=Severity.ERROR, clauses=("D-LB-04",), check=check)
