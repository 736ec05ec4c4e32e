"""A firewall drops connections that mobile devices hold open.

## What it checks

The idle timeout of a firewall, where it is decided, is at least that of a reverse proxy: 200 seconds, or 960 seconds
where push notifications are planned. Only firewalls that the way of mobile devices crosses are asked.

## Why it matters

Events reach a mobile client as answers to a request that stays open. A firewall that forgets the silent connection
loses the answer, and the user gets messages late or not at all.

## Bad design

```yaml
base: standard
devices:
- {id: external-firewall, idle_timeout: 60}
```

## Good design

```yaml
base: standard
devices:
- {id: external-firewall, idle_timeout: 3600}
```

## How to fix

Raise the TCP idle timeout of the firewall for these connections.

## References

- S-CMP-04: UCWA delivers events through requests that are kept open; every device on the way has to let them be.
- The figures are those of the reverse proxy's timeout, D-RP-07; for firewalls none is printed (inferred).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.mobility_paths import mobility_paths
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Firewalls on the way of mobile devices that forget connections early."""
    design = inspection.design
    decided = [firewall for firewall in design.firewalls if firewall.idle_timeout is not None]
    if not decided:
        return
    has_push = design.mobility.push.is_enabled
    wanted = inspection.catalog.timeout("proxy-lync-mobile" if has_push else "proxy-start").seconds
    crossed = {
        crossing.firewall
        for path in mobility_paths(inspection)
        for trace in path.walk.samples
        for crossing in trace.crossings
    }
    for firewall in decided:
        seconds = firewall.idle_timeout
        if firewall.id in crossed and seconds is not None and seconds < wanted:
            yield Remark(
                message=f"{quoted(firewall.name)} drops connections that are silent for {seconds} seconds; at least "
                f"{wanted} seconds are expected, because mobile devices hold requests open through it.",
                hint=f"Raise the idle timeout to {wanted} seconds or more.",
                elements=(firewall.id,),
                field=("idle_timeout",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Raise the idle timeout of {quoted(firewall.name)} to {wanted} seconds",
                    element=firewall.id,
                    path=("idle_timeout",),
                    value=wanted,
                ),
            )


RULE = Rule(
    code="FW05",
    severity=Severity.WARNING,
    clauses=("S-CMP-04",),
    check=check,
    facts=("proxy-start", "proxy-lync-mobile"),
)
