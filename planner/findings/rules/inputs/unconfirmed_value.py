"""A value stands in until somebody confirms it.

## What it checks

No element lists fields under `unconfirmed`. Reference designs, imports and the planner itself put a field there when
they filled it with a value of their own.

## Why it matters

Worksheets are made from these values. An address that nobody confirmed ends in a firewall and in a certificate order.

## Bad design

```yaml
base: standard
servers:
- {id: se01, unconfirmed: [fqdn]}
```

## Good design

```yaml
base: standard
servers:
- {id: se01, unconfirmed: []}
```

## How to fix

Check the value, correct it if needed, and take the field off the list. The repair confirms all values of an element as
they stand.

## References

- The planner itself: what a person did not decide is shown as such.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, shown


def check(inspection: Inspection) -> Iterator[Remark]:
    """Elements with unconfirmed fields."""
    for element in inspection.design.elements:
        if element.unconfirmed:
            yield Remark(
                message=f"{shown(inspection.design, element.id)} has {plural(len(element.unconfirmed), 'value')} that "
                f"nobody confirmed: {listed(element.unconfirmed)}; confirmed values are expected.",
                hint="Check the values, and take the fields off the list 'unconfirmed'.",
                elements=(element.id,),
                field=(element.unconfirmed[0],) if len(element.unconfirmed) == 1 else ("unconfirmed",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Confirm the values of {shown(inspection.design, element.id)}",
                    element=element.id,
                    path=("unconfirmed",),
                    value=(),
                ),
            )


RULE = Rule(code="IN01", severity=Severity.INFO, clauses=(), check=check)
