"""A rule of the planner broke while it looked at the design.

## What it checks

Nothing in the design. The planner reports under this code that one of its own rules, or what the rules rest on,
ended with an error. All other rules have run.

## Why it matters

What the broken rule was to check is not checked. A design without other findings may still have the fault that the
rule looks for.

## Bad design

No design deserves this finding; it is always a defect of the planner.

## Good design

Every design that can be read.

## How to fix

Report the defect with the design file. The message names the rule, the error and the place in the program. To see
where it happened in full, run `planner check` with `PLANNER_DEBUG=1` in the environment.

## References

- The planner itself; no document asks for it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule


def check(inspection: Inspection) -> Iterator[Remark]:
    """Nothing: `planner.findings.run` reports a crash where it happens."""
    yield from ()


RULE = Rule(code="PL01", severity=Severity.ERROR, clauses=(), check=check)
