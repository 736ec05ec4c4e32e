"""Clients of a branch find no Registrar of their own when the line to the central site is down.

## What it checks

The DNS view that a branch with an appliance asks answers the sign-in record `_sipinternaltls._tcp` of each SIP domain,
or DHCP of the branch hands the appliance out (option 120, `dhcp_option_120`).

## Why it matters

A survivable branch survives only if its clients know whom to ask. Current clients remember their Registrar; a client
that starts afresh, and every desk phone, asks DNS or DHCP.

## Bad design

```yaml
base: enterprise
servers:
- {id: sba01, dhcp_option_120: false}
```

## Good design

```yaml
base: enterprise
servers:
- {id: sba01, dhcp_option_120: true}
```

## How to fix

Give the branch a DNS view of its own, for which the plan then derives the record, or configure DHCP option 120.

## References

- D-SBA-02: branch clients need an SRV record or DHCP option 120 (branch resiliency, Lync Server 2013). An error where
  phones or clients older than Lync 2013 are in the branch, which have no other way; else a warning (inferred).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.clients import ClientDevice
from planner.model.design import Design
from planner.model.names import is_within, normalized
from planner.model.product import ClientGeneration
from planner.model.servers import BranchAppliance
from planner.model.zones import RecordType

_LABEL = "_sipinternaltls._tcp"
"""Sign-in record inside. Source: record sba_registrar_srv."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Branches whose clients get no answer."""
    design = inspection.design
    for appliance in design.servers_of(BranchAppliance):
        views = _views(design, appliance)
        if appliance.dhcp_option_120 or not views:
            continue
        missing = [
            name
            for name in (f"{_LABEL}.{domain}" for domain in design.sip_domains)
            if not all(_answers(inspection, view, name) for view in views)
        ]
        if missing:
            yield Remark(
                message=f"The branch of {quoted(appliance.name)} has no answer to {listed(missing)} and no DHCP option "
                "120; one of the two is expected, so that clients find a Registrar of their own.",
                hint="Give the branch a DNS view with the sign-in record, or configure DHCP option 120.",
                elements=(appliance.id, *views),
                field=("dhcp_option_120",),
                severity=Severity.ERROR if _has_old_clients(design, appliance) else None,
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Hand {quoted(appliance.name)} out by DHCP",
                    element=appliance.id,
                    path=("dhcp_option_120",),
                    value=True,
                ),
            )


def _views(design: Design, appliance: BranchAppliance) -> tuple[str, ...]:
    zones = (design.zone(face.zone) for machine in appliance.members for face in machine.interfaces)
    return tuple(dict.fromkeys(zone.view for zone in zones))


def _answers(inspection: Inspection, view_id: str, name: str) -> bool:
    """Tells whether a view, or one that it asks, holds the SRV record."""
    views = {view.id: view for view in inspection.design.dns_views}
    at: str | None = view_id
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        for record in inspection.plan.dns.get(at, ()):
            if record.type is RecordType.SRV and record.targets and normalized(record.name) == normalized(name):
                return True
        if any(is_within(name, zone) for zone in views[at].holds):
            return False
        at = views[at].forwards_to
    return False


def _has_old_clients(design: Design, appliance: BranchAppliance) -> bool:
    return any(
        client.device is ClientDevice.PHONE
        or (client.device is ClientDevice.DESKTOP and client.generation is ClientGeneration.LYNC_2010)
        for client in design.clients
        if client.home == appliance.id
    )


RULE = Rule(code="BR03", severity=Severity.WARNING, clauses=("D-SBA-02",), check=check)
