"""A line of a recorded firewall policy lets anybody in, to any host and on any port.

## What it checks

No line of a recorded policy allows every port from anybody, or from a whole zone outside, to anybody or to a whole
zone, where this leads from outside into the perimeter or the internal networks, or from the perimeter into the internal
networks. Lines that a stricter one above them hides are left to IN08, and lines for a way out are not judged.

## Why it matters

Every connection that the plan needs is delivered by such a line, so nothing else complains. With it the firewall
protects nobody: the internal web site answers outside, whoever takes an Edge Server or a proxy over reaches the domain
controllers, and the policy tells nobody what the deployment needs. It often stays from the days when a fault was
looked for.

## Bad design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {transport: any}
```

## Good design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {sources: [edge01], destinations: [se01], destination_ports: [{first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {sources: [proxy01], destinations: [se01], destination_ports: [{first: 4443, last: 4443}]}
```

## How to fix

Replace the line by those that the firewall worksheet lists for this firewall. Other systems that pass there need lines
of their own, which this plan does not know.

## References

- S-FQDN-03: the internal web site is not reachable from outside. D-EDGE-05: outside media enters by 3478/udp and
  443/tcp.
- Flow tables, what must not be: no ports of domain controllers from the Edge to inside, no media range from the inner
  side of the Edge. FW07 finds these one by one where the policy is narrower.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.policy_lines import covers, has_any_port, is_anybody
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import plural, quoted
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, RuleAction
from planner.model.zones import INSIDE_KINDS, OUTSIDE_KINDS, PERIMETER_KINDS, Provenance, Zone
from planner.requirements.openings import recorded_rule


def check(inspection: Inspection) -> Iterator[Remark]:
    """Lines for anybody that lead inwards, each with the worst way that it opens."""
    for firewall in inspection.design.firewalls:
        if firewall.policy is Provenance.RECORDED:
            for index, line in enumerate(firewall.rules):
                way = _worst_way(inspection.design, firewall, index, line)
                if way is not None:
                    yield _remark(inspection, firewall, index, way)


_Way = tuple[Zone, Zone]


def _remark(inspection: Inspection, firewall: Firewall, index: int, way: _Way) -> Remark:
    source, destination = way
    return Remark(
        message=f"Rule {index + 1} of {quoted(firewall.name)} lets anybody in {quoted(source.name)} reach any host in "
        f"{quoted(destination.name)} on any port; lines for what the plan needs are expected in its place.",
        hint="Replace the line by those that the firewall worksheet lists, and add what other systems need there.",
        elements=(firewall.id,),
        field=("rules", index),
        repair=_repair(inspection, firewall, index),
    )


def _repair(inspection: Inspection, firewall: Firewall, index: int) -> Repair | None:
    """The plan's own lines in place of the wide one; None where nothing of the plan passes there."""
    rows = (row for row in inspection.plan.openings if row.firewall == firewall.id and row.is_required)
    kept = firewall.rules[:index] + firewall.rules[index + 1 :]
    wanted = tuple(dict.fromkeys(line for line in map(recorded_rule, rows) if line not in kept))
    if not wanted:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Replace rule {index + 1} of {quoted(firewall.name)} by what the plan needs "
        f"({plural(len(wanted), 'rule')})",
        element=firewall.id,
        path=("rules",),
        value=(*firewall.rules[:index], *wanted, *firewall.rules[index + 1 :]),
    )


def _worst_way(design: Design, firewall: Firewall, index: int, line: FirewallRule) -> _Way | None:
    """The two zones between which a wide line leads inwards furthest."""
    if not has_any_port(line) or any(_stops(earlier, line) for earlier in firewall.rules[:index]):
        return None
    faces = [(face.name, design.zone(face.zone)) for face in firewall.interfaces]
    ways = [
        (source, destination)
        for enters, source in faces
        for leaves, destination in faces
        if line.from_interface in (None, enters) and line.to_interface in (None, leaves)
        if _is_whole(line.sources, source) and _is_whole(line.destinations, destination)
        if _depth(source) is not None and (_depth(destination) or 0) > (_depth(source) or 0)
    ]
    return max(ways, key=lambda way: (_depth(way[1]) or 0) - (_depth(way[0]) or 0), default=None)


def _stops(earlier: FirewallRule, line: FirewallRule) -> bool:
    return earlier.action is RuleAction.DENY and covers(earlier, line)


def _is_whole(ends: tuple[str, ...], zone: Zone) -> bool:
    """Any host of the zone is meant."""
    return is_anybody(ends) or zone.id in ends


def _depth(zone: Zone) -> int | None:
    """How far inside a zone lies; None where that says nothing."""
    for depth, kinds in enumerate((OUTSIDE_KINDS, PERIMETER_KINDS, INSIDE_KINDS)):
        if zone.zone_kind in kinds:
            return depth
    return None


RULE = Rule(
    code="FW08",
    severity=Severity.WARNING,
    clauses=("S-FQDN-03", "D-EDGE-05"),
    check=check,
    facts=("no-edge-ad", "no-internal-web-from-outside"),
)
