"""An accepted finding is no longer there.

## What it checks

Every entry under `options`, `suppressions` silences a finding that the design has.

## Why it matters

An entry that silences nothing today may silence a new fault tomorrow, unseen.

## Bad design

```yaml
base: standard
options:
  suppressions:
  - code: FW03
    element: external-firewall
    reason: The provider filters spoofed sources.
```

## Good design

```yaml
base: standard
devices:
- id: external-firewall
  spoofing_prevention: false
options:
  suppressions:
  - code: FW03
    element: external-firewall
    reason: The provider filters spoofed sources.
```

## How to fix

Take the entry out.

## References

- The planner itself; no document asks for it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule


def check(inspection: Inspection) -> Iterator[Remark]:
    """Nothing: `planner.findings.run` reports it, because it shows only when all rules have run."""
    yield from ()


RULE = Rule(code="PL04", severity=Severity.INFO, clauses=(), check=check)
