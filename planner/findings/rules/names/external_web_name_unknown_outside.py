"""Outside users get no answer for the external web services FQDN.

## What it checks

Every DNS view that outside users ask answers the external web services FQDN of each pool that serves mobile users,
and of each Director where the plan has external access.

## Why it matters

Outside devices, browsers and partners enter the web services of a pool under this name alone. Publishing a Director
does not replace the pool's own name: discovery may end at the Director, but Mobility goes to the home pool.

## Bad design

```yaml
base: standard
dns_records:
- {id: webext-outside, view: external, name: webext.contoso.com, targets: []}
```

## Good design

```yaml
base: standard
dns_records:
- {id: webext-outside, view: external, name: webext.contoso.com, targets: [203.0.113.20]}
```

## How to fix

Add a host record for the name to the public zone, with the public address of the reverse proxy.

## References

- S-FQDN-07, S-SCN-02, S-SCN-04: outside users reach the external web FQDN of the pool or Director.
- D-DIR-01: Directors are published in addition to the pools. Settled reading names-C41.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, has_equal_web_names, mobile_pools, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized
from planner.model.product import Feature
from planner.model.servers import DirectorPool, WebPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside views that do not know an external web name."""
    design = inspection.design
    directors = design.servers_of(DirectorPool) if design.has_feature(Feature.EXTERNAL_ACCESS) else ()
    pools: tuple[WebPool, ...] = (*mobile_pools(design), *directors)
    for pool in pools:
        name = pool.web.external_fqdn
        if name is None or has_equal_web_names(pool):
            continue
        for view, zone in views_outside(design):
            if inspection.traffic.resolve(view.id, name).addresses or normalized(name) in inspection.waiting_names:
                continue
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, has no answer for '{name}', "
                f"the external web services FQDN of {quoted(pool.name)}; the public address of the reverse proxy is "
                "expected.",
                hint="Add a host record with the public address of the reverse proxy to this view.",
                elements=(*blamed(design, view, name), pool.id),
                repair=record_removal(design, view, name),
            )


RULE = Rule(
    code="NA06", severity=Severity.ERROR, clauses=("S-FQDN-07", "S-SCN-02", "S-SCN-04", "D-DIR-01"), check=check
)
