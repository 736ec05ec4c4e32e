"""A cloud service is drawn inside the organisation.

## What it checks

The push service, Apple's push network and Microsoft 365 stand in a zone outside.

## Why it matters

These services are reached through firewalls, the Edge and the Internet. Drawn inside, no opening is planned for them,
and every path to them looks open.

## Bad design

```yaml
base: standard
cloud_services:
- {id: push, name: Push service, role: push-notification-service, zone: lan}
```

## Good design

```yaml
base: standard
cloud_services:
- {id: push, name: Push service, role: push-notification-service, zone: internet}
```

## How to fix

Move the service to the Internet or to a cloud zone.

## References

- S-CMP-15: the push service is a cloud service in the data center of Skype for Business Online.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.clients import CloudRole
from planner.model.zones import OUTSIDE_KINDS, ZoneKind

_CLOUD = frozenset({CloudRole.PUSH_NOTIFICATION_SERVICE, CloudRole.APPLE_PUSH, CloudRole.OFFICE_365})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Cloud services in zones of the organisation."""
    design = inspection.design
    outside = [zone for zone in design.zones if zone.zone_kind in (ZoneKind.CLOUD, ZoneKind.INTERNET)]
    for service in design.cloud_services:
        zone = design.zone(service.zone)
        if service.role not in _CLOUD or (
            zone.zone_kind in OUTSIDE_KINDS and zone.zone_kind is not ZoneKind.GUEST_WIFI
        ):
            continue
        yield Remark(
            message=f"{quoted(service.name)} stands in {quoted(zone.name)}; a zone outside the organisation is "
            "expected, because it is a cloud service.",
            hint="Move the service to the Internet or to a cloud zone.",
            elements=(service.id, zone.id),
            field=("zone",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Move {quoted(service.name)} to {quoted(outside[0].name)}",
                element=service.id,
                path=("zone",),
                value=outside[0].id,
            )
            if outside
            else None,
        )


RULE = Rule(code="PU08", severity=Severity.ERROR, clauses=("S-CMP-15",), check=check)
