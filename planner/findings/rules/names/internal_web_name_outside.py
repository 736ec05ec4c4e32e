"""The internal web services FQDN of a pool resolves outside.

## What it checks

No DNS view that outside users ask (Internet, cellular, guest Wi-Fi, partners) answers the internal web services FQDN
of a Front End pool, Standard Edition server or Director.

## Why it matters

The internal web site expects signed-in users of the network; its name belongs in internal zones only. A public answer
shows addresses of the inside to everybody, and clients outside waste time on a site they cannot or must not reach.

## Bad design

```yaml
base: standard
dns_records:
- {id: se01-outside, view: external, name: se01.contoso.com, targets: [203.0.113.20]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: se01-outside, view: external, name: se01.contoso.com, targets: []}
```

## How to fix

Take the record out of the zone that outside resolvers see. Where guest Wi-Fi asks internal DNS, let it ask public DNS.

## References

- S-FQDN-02: the internal web FQDN resolves only inside (Plan for Mobility, DNS configuration).
- S-SCN-01: guest Wi-Fi counts as outside (inferred).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, has_equal_web_names, record_removal, views_outside, web_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import internal_web_fqdn


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside views that answer an internal web name."""
    design = inspection.design
    for pool in web_pools(design):
        if has_equal_web_names(pool):
            continue
        name = internal_web_fqdn(pool)
        for view, zone in views_outside(design):
            if inspection.traffic.resolve(view.id, name).addresses:
                yield Remark(
                    message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers '{name}', the "
                    f"internal web services FQDN of {quoted(pool.name)}; it is expected to resolve inside only.",
                    hint="Take the record out of this view, or let the zone ask another one.",
                    elements=(*blamed(design, view, name), pool.id),
                    repair=record_removal(design, view, name),
                )


RULE = Rule(
    code="NA02", severity=Severity.ERROR, clauses=("S-FQDN-02",), check=check, facts=("no-internal-web-from-outside",)
)
