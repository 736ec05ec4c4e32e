"""Users are to type the discovery URLs in place of automatic discovery.

## What it checks

The plan uses automatic discovery.

## Why it matters

With automatic discovery a client finds its pool from every place. Typed URLs have to be changed by each user when a
name changes; they are meant for finding faults.

## Bad design

```yaml
base: standard
mobility: {discovery: manual}
```

## Good design

```yaml
base: standard
mobility: {discovery: automatic}
```

## How to fix

Use automatic discovery. If typing is meant, accept this finding with a reason; the discovery worksheet prints both URLs
of each pool.

## References

- S-AD-01: automatic discovery is strongly recommended. S-AD-04: manual settings are possible.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.model.policies import Discovery


def check(inspection: Inspection) -> Iterator[Remark]:
    """Plans with manual discovery."""
    design = inspection.design
    if mobile_pools(design) and design.mobility.discovery is Discovery.MANUAL:
        yield Remark(
            message="Users type the discovery URLs; automatic discovery is expected, because it works from "
            "every place.",
            hint="Use automatic discovery, or accept this with a reason.",
            field=("mobility", "discovery"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Use automatic discovery",
                element="",
                path=("mobility", "discovery"),
                value=Discovery.AUTOMATIC,
            ),
        )


RULE = Rule(code="MO01", severity=Severity.WARNING, clauses=("S-AD-01", "S-AD-04"), check=check)
