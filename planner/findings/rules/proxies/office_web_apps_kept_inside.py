"""An Office Web Apps farm is not published although attendees are outside.

## What it checks

Where conferences are planned, a reverse proxy is there and users or guests are drawn outside, a farm that pools use is
meant to be published (`is_published`).

## Why it matters

Clients fetch the slides of a meeting from the farm itself. Attendees outside find its name nowhere and see an empty
stage, while everybody inside sees the presentation.

## Bad design

```yaml
base: enterprise
servers:
- {id: owa01, is_published: false}
```

## Good design

```yaml
base: enterprise
servers:
- {id: owa01, is_published: true}
```

## How to fix

Let the farm be published; record, publishing rule and certificate name follow. Where outside attendees are to do
without slides, accept this with a reason.

## References

- D-OWA-01: viewing PowerPoint from outside needs the farm published on the proxy. PX14 and PX17 judge how it is.
- "Configure integration with Office Web Apps Server", external users: a reverse proxy and a publishing rule.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.links import LinkKind
from planner.model.product import Feature
from planner.model.servers import OfficeWebApps
from planner.model.zones import OUTSIDE_KINDS, ZoneKind

_ATTENDING = OUTSIDE_KINDS - {ZoneKind.CLOUD}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Farms for inside attendees, although some are outside."""
    design = inspection.design
    outside = [client for client in design.clients if design.zone(client.zone).zone_kind in _ATTENDING]
    if not outside or not design.has_feature(Feature.CONFERENCING) or not design.reverse_proxies:
        return
    for farm in design.servers_of(OfficeWebApps):
        if farm.is_published or not design.linked_to(farm.id, LinkKind.OFFICE_WEB_APPS):
            continue
        yield Remark(
            message=f"{quoted(farm.name)} is not published, and {listed(client.name for client in outside)} attend "
            "meetings from outside; a published farm is expected, because slides come from it.",
            hint="Let the farm be published, or accept this with a reason where outside attendees need no slides.",
            elements=(farm.id,),
            field=("is_published",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Let {quoted(farm.name)} be published",
                element=farm.id,
                path=("is_published",),
                value=True,
            ),
        )


RULE = Rule(code="PX18", severity=Severity.WARNING, clauses=("D-OWA-01",), check=check)
