"""A needed DNS record has no address yet.

## What it checks

For every DNS record that the plan needs, the element it leads to has an address.

## Why it matters

The DNS worksheet cannot be ordered, and every connection that starts with this name cannot be followed. A plan that
was imported from Topology Builder often has such places: its document does not hold every address.

## Bad design

```yaml
base: standard
servers:
- id: files01
  members:
  - id: files01-server
    interfaces:
    - {name: lan, addresses: []}
```

## Good design

```yaml
base: standard
servers:
- id: files01
  members:
  - id: files01-server
    interfaces:
    - {name: lan, addresses: [192.0.2.40]}
```

## How to fix

Give the element's interface an address.

## References

- The planner itself: a worksheet with an empty target cannot be carried out.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, shown


def check(inspection: Inspection) -> Iterator[Remark]:
    """Elements that records lead to and that have no address."""
    waiting: dict[str, dict[str, None]] = {}
    for record in inspection.plan.records:
        if record.is_required and not record.targets:
            waiting.setdefault(record.element, {})[record.name] = None
    for element, names in waiting.items():
        yield Remark(
            message=f"{shown(inspection.design, element)} has no address for {plural(len(names), 'DNS name')} of the "
            f"plan: {listed(names)}; an address is expected.",
            hint="Give its interface an address.",
            elements=(element,) if element else (),
        )


RULE = Rule(code="NA13", severity=Severity.WARNING, clauses=(), check=check)
