"""A finding is accepted without a reason.

## What it checks

Every entry under `options`, `suppressions` has a `reason`. Without one it has no effect: the finding stays open.

## Why it matters

The plan is read by people who were not there when it was decided. An accepted finding without a reason cannot be
told from a forgotten one.

## Bad design

```yaml
base: standard
options:
  suppressions:
  - code: NA10
    element: external
```

## Good design

```yaml
base: standard
options:
  suppressions:
  - code: NA10
    element: external
    reason: The zone is shared until the split in March.
```

## How to fix

Write why the finding is acceptable, or take the entry out.

## References

- The planner itself; no document asks for it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.option_entries import without_suppression
from planner.findings.rule import Inspection, Rule


def check(inspection: Inspection) -> Iterator[Remark]:
    """Suppressions whose reason is empty."""
    for index, suppression in enumerate(inspection.options.suppressions):
        if not suppression.reason.strip():
            where = f" on '{suppression.element}'" if suppression.element else ""
            yield Remark(
                message=f"{suppression.code}{where} is accepted without a reason, so the acceptance has no effect.",
                hint="Write the reason, or take the entry out.",
                field=("options", "suppressions", index),
                repair=without_suppression(inspection.options, index),
            )


RULE = Rule(code="PL03", severity=Severity.WARNING, clauses=(), check=check)
