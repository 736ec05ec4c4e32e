"""A rule is switched off.

## What it checks

No rule has the severity `off` under `options`.

## Why it matters

What the rule would find is told nowhere any more: not in the window, not in a pull request, not on a worksheet. Who
reads "no findings" has to know what was not looked at. Accepting single findings with a reason says more.

## Bad design

```yaml
base: standard
options:
  severities:
    NA01: "off"
```

## Good design

```yaml
base: standard
options:
  severities:
    NA01: info
```

## How to fix

Nothing, where the rule does not suit the house. Otherwise take the entry out, or accept the single findings.

## References

- The planner itself; no document asks for it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.option_entries import without_severity
from planner.findings.rule import Inspection, Rule
from planner.model.options import SeverityOverride


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules of designs that say nothing in this one."""
    for code, severity in inspection.options.severities.items():
        if severity is SeverityOverride.OFF and code in inspection.codes and not code.startswith("PL"):
            yield Remark(
                message=f"Rule {code} is switched off; nothing that it would find is told.",
                hint=f"Where it is wanted again, take the entry for {code} out ('planner rules {code}' shows it).",
                field=("options", "severities", code),
                repair=without_severity(inspection.options, code),
            )


RULE = Rule(code="PL05", severity=Severity.INFO, clauses=(), check=check)
