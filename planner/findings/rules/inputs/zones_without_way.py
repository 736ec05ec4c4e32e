"""No firewall or router joins zones that have to talk to each other.

## What it checks

For every connection that the plan needs, and for the way of every mobile device, firewalls or routers lead from the
zone of the one end to the zone of the other. Internet, cellular, partner and cloud zones are joined by themselves. Of
people at desks inside, whom the plan assumes where nobody drew them, the way out is mentioned and no more; where they
are drawn and nothing else is cut off, it is a warning, because many networks let nobody out but through a web proxy.

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

Draw the firewall or router between the zones, with an interface in each. Inside networks without a way out stay as they
are.

## References

- The planner itself: what is not drawn cannot be followed.
"""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from planner.findings.finding import Remark, Severity
from planner.findings.mobility_paths import Cause, mobility_paths
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, quoted
from planner.model.zones import Zone
from planner.traffic import Verdict
from planner.traffic.segments import CORE_KINDS, Segments

_CLIENTS = frozenset({"internal-client", "admin-workstation", "branch-client"})
"""Roles of people at desks. Where none is drawn, the plan assumes them in every zone inside."""


class _Need(Enum):
    """Who needs a way: a service of the plan, drawn people who go out, or people whom the plan assumes."""

    SERVICE = auto()
    DESKS = auto()
    ASSUMED = auto()


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pairs of zones without a way, all in one finding; ways out for people whom nobody drew are only mentioned."""
    needed: dict[frozenset[str], int] = {}
    assumed: dict[frozenset[str], int] = {}
    is_cut_off = False
    for first, second, need in _ends(inspection):
        pairs = assumed if need is _Need.ASSUMED else needed
        pairs[frozenset((first, second))] = pairs.get(frozenset((first, second)), 0) + 1
        is_cut_off |= need is _Need.SERVICE
    if needed:
        number = sum(needed.values())
        because = f"{plural(number, 'connection')} of the plan {'needs' if number == 1 else 'need'} it"
        hint, severity = (_DRAW, Severity.ERROR) if is_cut_off else (_DRAW_OR_NOT, Severity.WARNING)
        yield _remark(inspection, needed, f"a way is expected, because {because}.", hint, severity)
    if assumed:
        why = "people at desks inside (none is drawn there) need it for meetings of others and for the cloud."
        yield _remark(inspection, assumed, why, _DRAW_OR_NOT, Severity.INFO)


_DRAW = "Draw the firewall or router between the zones, with an interface in each."
_DRAW_OR_NOT = "Draw the way out with its firewall, or leave it out where clients have none."


def _remark(
    inspection: Inspection, apart: Mapping[frozenset[str], int], why: str, hint: str, severity: Severity
) -> Remark:
    zones = [zone for zone in inspection.design.zones if any(zone.id in pair for pair in apart)]
    # One zone that is part of every pair is cut off from the others, which may be joined among themselves.
    lone = [zone for zone in zones if all(zone.id in pair for pair in apart)][-1:]
    others = listed(zone.name for zone in zones if zone not in lone)
    said = f"leads from {quoted(lone[0].name)} to {others}" if lone else f"joins {others}"
    return Remark(
        message=f"No firewall or router {said}; {why}",
        hint=hint,
        elements=tuple(zone.id for zone in (*lone, *(zone for zone in zones if zone not in lone))),
        severity=severity,
    )


def _ends(inspection: Inspection) -> Iterator[tuple[str, str, _Need]]:
    """Zones of the two ends of everything that finds no way, and who needs it."""
    segments = Segments(inspection.design)
    desks = {client.zone for client in inspection.design.clients}
    for flow_walk in inspection.plan.flow_walks:
        if flow_walk.is_delivered:
            continue
        trace, planned = flow_walk.worst, flow_walk.planned
        is_lost = trace.verdict is Verdict.UNROUTABLE and trace.blame is not None
        if planned.is_required and is_lost and trace.blame is not None:
            zone = inspection.design.find(trace.blame.element)
            first, second = planned.source.zone, planned.destination.zone
            # Joined zones have a way, and what is lost between them has a cause of its own (the IP version).
            if isinstance(zone, Zone) and trace.blame.field != "subnets" and not _are_joined(segments, first, second):
                leads_out = inspection.design.zone(second).zone_kind in CORE_KINDS
                is_way_out = leads_out and planned.flow.from_role in _CLIENTS
                of_people = _Need.DESKS if first in desks else _Need.ASSUMED
                yield first, second, of_people if is_way_out else _Need.SERVICE
    for path in mobility_paths(inspection):
        if path.cause is Cause.NO_WAY:
            yield path.zone.id, path.blame, _Need.SERVICE


def _are_joined(segments: Segments, first: str, second: str) -> bool:
    """Drawn devices lead from zone to zone, without the Internet between them."""
    return first in segments.distances(second, is_private=True)


RULE = Rule(code="IN04", severity=Severity.ERROR, clauses=(), check=check)
