"""Internal MCX addresses are exposed in a version that has no MCX.

## What it checks

`exposed_internal` (the setting `ExposedWebURL Internal` of MCX) is used with Skype for Business Server 2015 only.

## Why it matters

The setting is the only way to keep Mobility inside without the reverse proxy, and it exists for MCX alone. UCWA, which
is all that 2019 and Subscription Edition have, knows no such switch: its clients on Wi-Fi use the external web services
FQDN and need the reverse proxy, whatever the plan says.

## Bad design

```yaml
base: standard
mobility: {exposed_internal: true}
```

## Good design

```yaml
base: standard
mobility: {exposed_internal: false}
```

## How to fix

Take the setting out and plan the way through the reverse proxy.

## References

- D-MCX-02, D-MCX-01: UCWA has no inside-only switch; ExposedWebURL belongs to MCX.
- D-VER-01, S-INT-06: MCX is gone in 2019. Settled reading names-C31.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.model.product import ProductVersion


def check(inspection: Inspection) -> Iterator[Remark]:
    """The setting in a plan for a version without MCX."""
    design = inspection.design
    if design.mobility.exposed_internal and design.product is not ProductVersion.V2015:
        yield Remark(
            message="The plan exposes internal MCX addresses, and version "
            f"{design.product.value} has no MCX; Mobility through the reverse proxy is expected.",
            hint="Take the setting out.",
            field=("mobility", "exposed_internal"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Do not expose internal MCX addresses",
                element="",
                path=("mobility", "exposed_internal"),
                value=False,
            ),
        )


RULE = Rule(code="VE02", severity=Severity.ERROR, clauses=("D-MCX-01", "D-MCX-02", "D-VER-01", "S-INT-06"), check=check)
