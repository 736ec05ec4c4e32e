"""A zone that counts as outside asks internal DNS.

## What it checks

No zone of outside users (guest Wi-Fi above all, Internet, cellular, partners) asks a DNS view that inside zones ask, as
long as the plan has a view for outside users.

## Why it matters

Guests get every name of the inside, and answers that are meant for the inside: internal discovery leads their devices
to servers which their network must not reach, and the external names may be missing or lead around the proxy.

## Bad design

```yaml
base: enterprise
zones:
- {id: guest-wifi, view: internal}
```

## Good design

```yaml
base: enterprise
zones:
- {id: guest-wifi, view: external}
```

## How to fix

Let the zone ask public DNS.

## References

- S-SCN-01: guest Wi-Fi is treated like the Internet (inferred).
- S-DNS-23, S-FQDN-02: internal discovery and the internal web FQDN do not resolve outside.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import views_inside, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.zones import OUTSIDE_KINDS


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside zones whose view is one of the inside."""
    design = inspection.design
    inside = {view.id: view for view, _ in views_inside(design)}
    own = [view for view, _ in views_outside(design) if view.id not in inside]
    if not own:
        return
    for zone in design.zones:
        if zone.zone_kind in OUTSIDE_KINDS and zone.view in inside:
            yield Remark(
                message=f"Zone {quoted(zone.name)} counts as outside and asks {quoted(inside[zone.view].name)}, as "
                f"inside zones do; {quoted(own[0].name)} is expected.",
                hint="Let the zone ask public DNS.",
                elements=(zone.id, zone.view),
                field=("view",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Let {quoted(zone.name)} ask {quoted(own[0].name)}",
                    element=zone.id,
                    path=("view",),
                    value=own[0].id,
                ),
            )


RULE = Rule(code="NA13", severity=Severity.ERROR, clauses=("S-SCN-01", "S-DNS-23", "S-FQDN-02"), check=check)
