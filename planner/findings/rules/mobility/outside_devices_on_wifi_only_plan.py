"""Mobility is for the internal Wi-Fi alone, and the plan has mobile users outside.

## What it checks

Where the plan says that Mobility serves devices on the internal Wi-Fi alone, no mobile client stands in a zone outside:
cellular, Internet, guest Wi-Fi.

## Why it matters

The decision changes what is asked for: the internal virtual address may keep clients by connection, and nobody follows
the ways of devices outside. Users who are drawn there will find no service, and no other finding says so.

## Bad design

```yaml
base: standard
mobility: {wifi_only: true}
```

## Good design

```yaml
base: standard
without: [phone-cellular]
mobility: {wifi_only: true}
```

## How to fix

Let Mobility serve devices outside too, or take the clients outside out of the plan.

## References

- S-HLB-04: Mobility over the internal Wi-Fi alone, and what it means for the balancer.
- D-MCX-01: internal MCX addresses while outside mobile users are planned are an error.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.relations import mobile_clients
from planner.model.zones import OUTSIDE_KINDS


def check(inspection: Inspection) -> Iterator[Remark]:
    """Mobile clients outside of a plan for the Wi-Fi alone."""
    design = inspection.design
    clients = [item for item in mobile_clients(design) if design.zone(item.zone).zone_kind in OUTSIDE_KINDS]
    if not (design.mobility.wifi_only and clients):
        return
    yield Remark(
        message=f"Mobility is for the internal Wi-Fi alone, and {listed(item.name for item in clients)} "
        f"{'is' if len(clients) == 1 else 'are'} outside, where nobody serves them; mobile users on the internal Wi-Fi "
        "alone are expected.",
        hint="Let Mobility serve devices outside too, or take these clients out of the plan.",
        field=("mobility", "wifi_only"),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label="Let Mobility serve devices outside too",
            element="",
            path=("mobility", "wifi_only"),
            value=False,
        ),
    )


RULE = Rule(code="MO04", severity=Severity.WARNING, clauses=("S-HLB-04", "D-MCX-01"), check=check)
