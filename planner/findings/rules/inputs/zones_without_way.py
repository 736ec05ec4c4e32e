"""No firewall or router joins zones that have to talk to each other.

## What it checks

For every connection that the plan needs, and for the way of every mobile device, firewalls or routers lead from the
zone of the one end to the zone of the other. Internet, cellular, partner and cloud zones are joined by themselves.

## Why it matters

Without a way there is no path to follow and no firewall to open, so the firewall worksheet can only guess. A document
of Topology Builder holds no firewall, so every imported plan starts like this.

## Bad design

```yaml
base: standard
devices:
- id: internal-firewall
  interfaces:
  - {name: wifi, zone: lan, addresses: [192.0.2.2]}
```

## Good design

```yaml
base: standard
devices:
- id: internal-firewall
  interfaces:
  - {name: wifi, zone: wifi, addresses: [192.0.2.129]}
```

## How to fix

Draw the firewall or router between the zones, with an interface in each.

## References

- The planner itself: what is not drawn cannot be followed.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.mobility_paths import Cause, mobility_paths
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, quoted
from planner.model.zones import Zone
from planner.traffic import Verdict


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pairs of zones without a way, all in one finding."""
    design = inspection.design
    apart: dict[frozenset[str], int] = {}
    for first, second in _ends(inspection):
        apart[frozenset((first, second))] = apart.get(frozenset((first, second)), 0) + 1
    if not apart:
        return
    zones = [zone for zone in design.zones if any(zone.id in pair for pair in apart)]
    # One zone that is part of every pair is cut off from the others, which may be joined among themselves.
    lone = [zone for zone in zones if all(zone.id in pair for pair in apart)][-1:]
    others = listed(zone.name for zone in zones if zone not in lone)
    said = f"leads from {quoted(lone[0].name)} to {others}" if lone else f"joins {others}"
    number = sum(apart.values())
    yield Remark(
        message=f"No firewall or router {said}; a way is expected, because {plural(number, 'connection')} of the plan "
        f"{'needs' if number == 1 else 'need'} it.",
        hint="Draw the firewall or router between the zones, with an interface in each.",
        elements=tuple(zone.id for zone in (*lone, *(zone for zone in zones if zone not in lone))),
    )


def _ends(inspection: Inspection) -> Iterator[tuple[str, str]]:
    """Zones of the two ends of everything that finds no way."""
    for flow_walk in inspection.plan.flow_walks:
        trace = flow_walk.worst
        is_lost = trace.verdict is Verdict.UNROUTABLE and trace.blame is not None
        if flow_walk.planned.is_required and is_lost and trace.blame is not None:
            zone = inspection.design.find(trace.blame.element)
            if isinstance(zone, Zone) and trace.blame.field != "subnets":
                yield flow_walk.planned.source.zone, flow_walk.planned.destination.zone
    for path in mobility_paths(inspection):
        if path.cause is Cause.NO_WAY:
            yield path.zone.id, path.blame


RULE = Rule(code="IN04", severity=Severity.ERROR, clauses=(), check=check)
