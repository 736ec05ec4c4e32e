"""The plan promises that inactive devices learn of messages and calls, and push notification is off.

## What it checks

Where the plan makes this promise (`promises_notification`), push notification is on for at least one platform.

## Why it matters

A mobile app that is not in front gets no connection of its own from most devices. Without push it learns of a message
or call when the user opens it, and the user misses what came before.

## Bad design

```yaml
base: standard
mobility: {promises_notification: true}
```

## Good design

```yaml
base: standard
mobility: {promises_notification: true, push: {apple: true, microsoft: true, is_confirmed: true}}
```

## How to fix

Switch push on for the platforms of the plan, or take the promise back.

## References

- S-INT-11, S-PUSH-01: with push, inactive users learn of messages and calls; it is a choice.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule


def check(inspection: Inspection) -> Iterator[Remark]:
    """The promise without push."""
    mobility = inspection.design.mobility
    if mobility.enabled and mobility.promises_notification and not mobility.push.is_enabled:
        yield Remark(
            message="The plan promises that inactive devices learn of messages and calls, and push notification is "
            "off; it is expected to be on.",
            hint="Switch push on for the platforms of the plan, or take the promise back.",
            field=("mobility", "push"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Take the promise back",
                element="",
                path=("mobility", "promises_notification"),
                value=False,
            ),
        )


RULE = Rule(code="PU02", severity=Severity.WARNING, clauses=("S-INT-11", "S-PUSH-01"), check=check)
