"""A virtual address for web services drops silent connections too early.

## What it checks

The idle timeout of each virtual address for web services is at least 1800 seconds. A timeout that is not decided is
no finding; the balancer worksheet prints the one to set.

## Why it matters

A mobile client waits for events with a request that stays open. A balancer that drops the connection before the answer
comes ends the session, and the client signs in again and again.

## Bad design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-external, idle_timeout: 60}
```

## Good design

```yaml
base: enterprise
devices:
- id: balancer01
  vips:
  - {id: pool01-web-external, idle_timeout: 1800}
```

## How to fix

Set the TCP idle timeout of the virtual address to 1800 seconds.

## References

- D-LB-06: the TCP idle timeout of the web addresses is 1800 seconds.
- S-CMP-04: UCWA delivers events through requests that are kept open.
- Settled reading flows-C32: a page calls a session lifetime of 20 minutes fine; 1800 seconds are asked for.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.devices import VipPurpose

_SITES = {VipPurpose.WEB_EXTERNAL: "external", VipPurpose.WEB_INTERNAL: "internal"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Web addresses with a timeout below the documented one."""
    design = inspection.design
    wanted = inspection.catalog.timeout("web-vip-idle").seconds
    for balancer in design.load_balancers:
        for index, vip in enumerate(balancer.vips):
            if vip.purpose not in _SITES or vip.idle_timeout is None or vip.idle_timeout >= wanted:
                continue
            yield Remark(
                message=f"Virtual address {quoted(vip.id)} for the {_SITES[vip.purpose]} web services of "
                f"{shown(design, vip.pool)} drops connections that are silent for {vip.idle_timeout} seconds; "
                f"{wanted} seconds are expected.",
                hint=f"Set the idle timeout of the virtual address to {wanted} seconds.",
                elements=(balancer.id, vip.id, vip.pool),
                field=("vips", index, "idle_timeout"),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Set the idle timeout of {quoted(vip.id)} to {wanted} seconds",
                    element=balancer.id,
                    path=("vips", index, "idle_timeout"),
                    value=wanted,
                ),
            )


RULE = Rule(
    code="BA06", severity=Severity.WARNING, clauses=("D-LB-06", "S-CMP-04"), check=check, facts=("web-vip-idle",)
)
