"""The options name a rule that does not exist.

## What it checks

Every code under `options`, in `severities` and in `suppressions`, is the code of a rule. Codes of the planner
itself (`PL..`) cannot be weighed or accepted, so they are reported too.

## Why it matters

A mistyped code silences nothing, and the reader of the file believes it does.

## Bad design

```yaml
base: standard
options:
  severities:
    NA99: warning
```

## Good design

```yaml
base: standard
options:
  severities:
    NA01: warning
```

## How to fix

Correct the code (`planner rules` lists them all) or take the entry out.

## References

- The planner itself; no document asks for it.
"""

from collections.abc import Iterator

from planner.findings.finding import FieldPath, Remark, Severity
from planner.findings.option_entries import without_severity, without_suppression
from planner.findings.rule import Inspection, Rule


def check(inspection: Inspection) -> Iterator[Remark]:
    """Codes in the options that no rule of a design has."""
    options = inspection.options
    for code, path in _codes(inspection):
        repair = without_suppression(options, path[2]) if isinstance(path[2], int) else without_severity(options, code)
        if code.startswith("PL"):
            yield Remark(
                message=f"The options name {code}, which is about the planner; it cannot be weighed or accepted.",
                hint="Take the entry out and put right what the finding says.",
                field=path,
                repair=repair,
            )
        elif code not in inspection.codes:
            yield Remark(
                message=f"The options name rule '{code}', but there is no such rule.",
                hint="Correct the code ('planner rules' lists them all) or take the entry out.",
                field=path,
                repair=repair,
            )


def _codes(inspection: Inspection) -> Iterator[tuple[str, FieldPath]]:
    for code in inspection.options.severities:
        yield code, ("options", "severities", code)
    for index, suppression in enumerate(inspection.options.suppressions):
        yield suppression.code, ("options", "suppressions", index, "code")


RULE = Rule(code="PL02", severity=Severity.WARNING, clauses=(), check=check)
