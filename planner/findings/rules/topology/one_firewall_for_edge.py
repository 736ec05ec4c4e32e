"""One firewall guards both sides of an Edge pool.

## What it checks

The zones of an Edge pool's two sides meet two firewalls, one towards the Internet and one towards the inside. A plan in
which no firewall meets these zones is not judged: the worksheets then name the two firewalls of the documents.

## Why it matters

A firewall outside is required and a second one inside is recommended. With one device for both sides, one wrong rule or
one fault of its software opens the way from the Internet to the internal network, and its loss ends all remote access.

## Bad design

```yaml
base: standard
devices:
- id: external-firewall
  interfaces:
  - {name: inner, zone: perimeter-inner, addresses: [198.51.100.65]}
  - {name: lan, zone: lan, addresses: [192.0.2.1]}
  - {name: wifi, zone: wifi, addresses: [192.0.2.129]}
without: [internal-firewall]
```

## Good design

```yaml
base: standard
```

## How to fix

Plan a second firewall between the inner perimeter network and the internal network, or accept the finding with the
reason.

## References

- Settled contradiction flows-C39: one firewall outside is required, two are recommended.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.devices import Firewall
from planner.model.servers import EdgePool
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS, ZoneKind


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools whose zones meet the same single firewall on the way out and on the way in."""
    design = inspection.design
    for pool in design.servers_of(EdgePool):
        zones = {face.zone for machine in pool.members for face in machine.interfaces}
        guards = [firewall for firewall in design.firewalls if zones & _zones(firewall)]
        if len(guards) == 1 and _spans(inspection, guards[0]):
            yield Remark(
                message=f"{quoted(guards[0].name)} is the only firewall on both sides of {quoted(pool.name)}; one "
                "towards the Internet is required, and a second one towards the inside is recommended.",
                hint="Plan a second firewall between the inner perimeter network and the internal network.",
                elements=(pool.id, guards[0].id),
            )


def _zones(firewall: Firewall) -> set[str]:
    return {face.zone for face in firewall.interfaces}


def _spans(inspection: Inspection, firewall: Firewall) -> bool:
    """Tells whether a firewall stands between the outside and the inside by itself."""
    kinds: set[ZoneKind] = {inspection.design.zone(zone).zone_kind for zone in _zones(firewall)}
    return not kinds.isdisjoint(OUTSIDE_KINDS) and not kinds.isdisjoint(INSIDE_KINDS)


RULE = Rule(code="TO01", severity=Severity.WARNING, clauses=(), check=check)
