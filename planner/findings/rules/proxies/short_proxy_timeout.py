"""A reverse proxy gives up requests before the server answers them.

## What it checks

The timeout of a reverse proxy, where it is decided, is at least 200 seconds, and at least 960 seconds where push
notifications are planned.

## Why it matters

A mobile client waits for events with a request that stays open. A proxy that gives up earlier ends the session. With
push the cloud side waits 900 seconds, and the proxy has to outlast it.

## Bad design

```yaml
base: standard
devices:
- {id: proxy01, idle_timeout: 120}
```

## Good design

```yaml
base: standard
devices:
- {id: proxy01, idle_timeout: 960}
```

## How to fix

Raise the timeout of the proxy; the publishing worksheet prints the value.

## References

- D-RP-07: 200 seconds as a start, 960 seconds for Lync mobile clients with push (note on the proxy's timeouts). The
  page prints no unit; seconds are read from the field of IIS ARR.
- S-CMP-04: UCWA delivers events through requests that are kept open.
- Settled reading flows-C26: the proxy matters to push for these timeouts only.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies with too short a timeout."""
    design = inspection.design
    if not mobile_pools(design):
        return
    has_push = design.mobility.push.is_enabled
    wanted = inspection.catalog.timeout("proxy-lync-mobile" if has_push else "proxy-start").seconds
    reason = "with push notifications" if has_push else "for mobile devices"
    for proxy in design.reverse_proxies:
        if proxy.idle_timeout is not None and proxy.idle_timeout < wanted:
            yield Remark(
                message=f"{quoted(proxy.name)} gives up requests after {proxy.idle_timeout} seconds; at least {wanted} "
                f"seconds are expected {reason}.",
                hint=f"Raise the timeout to {wanted} seconds.",
                elements=(proxy.id,),
                field=("idle_timeout",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Raise the timeout of {quoted(proxy.name)} to {wanted} seconds",
                    element=proxy.id,
                    path=("idle_timeout",),
                    value=wanted,
                ),
            )


RULE = Rule(
    code="PX10",
    severity=Severity.WARNING,
    clauses=("D-RP-07", "S-CMP-04"),
    check=check,
    facts=("proxy-start", "proxy-lync-mobile", "push-notification"),
)
