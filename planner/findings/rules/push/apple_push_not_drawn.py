"""Lync 2010 clients on the Wi-Fi are to get push, and the plan has no Apple push service for their way out.

## What it checks

In Skype for Business Server 2015, where Apple push is on and Lync 2010 clients on Apple devices are on the corporate
Wi-Fi, the plan has the Apple push service as a cloud service. With it the way out on 5223 is planned, listed for the
firewalls and followed like every other connection.

## Why it matters

These clients hold a connection of their own to Apple's network, opened by the device. A Wi-Fi that lets 443 out and
nothing else keeps it shut, and only there are notifications missing. Windows Phone registers on 443.

## Bad design

```yaml
base: standard
product: "2015"
mobility: {push: {apple: true, is_confirmed: true}}
servers:
- {id: se01, members: [{id: se01-server, operating_system: Windows Server 2012 R2}]}
- {id: edge01, members: [{id: edge01-server, operating_system: Windows Server 2012 R2}]}
clients:
- {id: phone-wifi, generation: lync-2010, platforms: [ios]}
- {id: phone-cellular, platforms: [ios]}
```

## Good design

```yaml
base: standard
product: "2015"
mobility: {push: {apple: true, is_confirmed: true}}
clients:
- {id: phone-wifi, generation: lync-2010, platforms: [ios]}
cloud_services:
- {id: apns, name: Apple push service, role: apple-push, zone: internet}
```

## How to fix

Add the Apple push service as a cloud service in the Internet zone; the firewall worksheet then lists 5223/tcp outbound.

## References

- S-DNS-13, S-PUSH-04: a firewall rule for push over the Wi-Fi, 5223/tcp outbound for Lync 2010 clients.
- D-PUSH-06: only for Lync 2010 clients on Apple devices; Windows Phone uses 443/tcp; devices start the connection.
- Settled reading flows-C25: push on and Lync 2010 clients in use, 2015 only.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.clients import Client, CloudRole, CloudService, Platform
from planner.model.design import Design
from planner.model.product import ClientGeneration, ProductVersion
from planner.model.relations import mobile_clients
from planner.model.zones import ZoneKind


def check(inspection: Inspection) -> Iterator[Remark]:
    """Lync 2010 clients with Apple push and no way planned."""
    design = inspection.design
    if design.product is not ProductVersion.V2015 or not design.mobility.push.apple:
        return
    if any(service.role is CloudRole.APPLE_PUSH for service in design.cloud_services):
        return  # the connection is planned then, and followed like every other
    waiting = [client for client in mobile_clients(design) if _needs_own_connection(design, client)]
    if waiting:
        yield Remark(
            message=f"{listed(client.name for client in waiting)} on the Wi-Fi must hold connections of their own to "
            "Apple's push network (5223/tcp), and the plan has no Apple push service; one is expected, so that the way "
            "out is planned.",
            hint="Add the Apple push service as a cloud service in the Internet zone.",
            elements=tuple(client.id for client in waiting),
            repair=_repair(design),
        )


def _needs_own_connection(design: Design, client: Client) -> bool:
    return (
        client.generation is ClientGeneration.LYNC_2010
        and (Platform.IOS in client.platforms or not client.platforms)
        and design.zone(client.zone).zone_kind is ZoneKind.WIFI
    )


def _repair(design: Design) -> Repair | None:
    internet = next((zone.id for zone in design.zones if zone.zone_kind is ZoneKind.INTERNET), None)
    if internet is None or "apple-push" in design.all_ids:
        return None
    service = CloudService(id="apple-push", name="Apple push service", role=CloudRole.APPLE_PUSH, zone=internet)
    return Repair(
        kind=RepairKind.ADD_ITEM,
        label="Add the Apple push service",
        element="",
        path=("cloud_services",),
        value=service,
    )


RULE = Rule(code="PU06", severity=Severity.WARNING, clauses=("S-DNS-13", "S-PUSH-04", "D-PUSH-06"), check=check)
