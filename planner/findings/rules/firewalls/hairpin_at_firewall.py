"""A firewall allows traffic to turn on its outside interface.

## What it checks

No firewall allows hairpinning. Where Mobility paths turn at it, the message says which; where nothing that is required
turns there, the setting is not needed at all. Edge Servers behind address translation reach each other under their
public A/V addresses, which can turn nowhere else: a firewall that only they need it for is no finding.

## Why it matters

To let inside traffic out and straight back in, the firewall has to accept inside sources on its outside interface. The
same relaxation lets forged packets pass. A reverse proxy that is a device of its own can be the turning point instead,
and then the firewall keeps its protection.

## Bad design

```yaml
base: standard
devices:
- {id: external-firewall, hairpin: true}
```

## Good design

```yaml
base: standard
devices:
- {id: external-firewall, hairpin: false}
```

## How to fix

Let the inside record of the external web services FQDN name the reverse proxy's own outer address, allow hairpinning
there, and refuse it at the firewall. Guests ask public DNS: a line of their own, or a DNS view that names the proxy,
spares them the turn. If the firewall itself is the reverse proxy, separate the two, or accept this
finding with the reason.

## References

- S-HP-05, S-HP-07: spoofing prevention stays on at the firewall; it is relaxed at the proxy only.
- S-HP-04, S-HP-06, S-HP-08: a separate proxy is the better turning point, and the record names it.
- Sizing fact edge.hairpin: Edge Servers behind translation reach each other at their public A/V addresses.
- Hairpin cases H2 (translated public address) and H3 (the firewall is the proxy).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.mobility_paths import MobilityPath, mobility_paths
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import Firewall
from planner.traffic.trace import TurnKind


def check(inspection: Inspection) -> Iterator[Remark]:
    """Firewalls with hairpinning."""
    for firewall in inspection.design.firewalls:
        if not firewall.hairpin:
            continue
        turning = _turning(inspection, firewall)
        if not turning and _is_needed(inspection, firewall):
            continue
        devices = dict.fromkeys(path.device for path in turning)
        said = (
            f"Mobility traffic of {listed(devices)} turns there; a turn at the reverse proxy is expected."
            if turning
            else "no Mobility path turns there; it is expected to be refused."
        )
        yield Remark(
            message=f"{quoted(firewall.name)} allows hairpinning and {said}",
            hint=_hint(turning),
            elements=(firewall.id,),
            field=("hairpin",),
            repair=None
            if turning
            else Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Refuse hairpinning on {quoted(firewall.name)}",
                element=firewall.id,
                path=("hairpin",),
                value=False,
            ),
        )


def _turning(inspection: Inspection, firewall: Firewall) -> tuple[MobilityPath, ...]:
    """The Mobility paths that turn at the firewall."""
    return tuple(
        path
        for path in mobility_paths(inspection)
        if any(turn.kind is TurnKind.FIREWALL and turn.device == firewall.id for turn in path.walk.turns)
    )


def _hint(turning: tuple[MobilityPath, ...]) -> str:
    """Guests ask public DNS, so an inside record moves the turn of devices inside only."""
    guests = listed(dict.fromkeys(path.zone.name for path in turning if not path.is_inside))
    if not turning:
        return "Refuse hairpinning here."
    if not guests:
        return "Let the inside record name the outer address of the reverse proxy, and refuse hairpinning here."
    alone = (
        f"Give {guests} a line of its own to the Internet or a DNS view that names the outer address of the reverse "
        "proxy, and refuse hairpinning here; or accept this for guests with the reason."
    )
    if not any(path.is_inside for path in turning):
        return alone
    return f"For devices inside, let the inside record name the outer address of the reverse proxy. {alone}"


def _is_needed(inspection: Inspection, firewall: Firewall) -> bool:
    """Tells whether a required connection turns at the firewall."""
    required = (flow_walk for flow_walk in inspection.plan.flow_walks if flow_walk.planned.is_required)
    turns = (turn for flow_walk in required for walk in flow_walk.walks for turn in walk.turns)
    return any(turn.kind is TurnKind.FIREWALL and turn.device == firewall.id for turn in turns)


RULE = Rule(
    code="FW02",
    severity=Severity.WARNING,
    clauses=("S-HP-05", "S-HP-04", "S-HP-06", "S-HP-07", "S-HP-08"),
    facts=("edge.hairpin",),
    check=check,
)
