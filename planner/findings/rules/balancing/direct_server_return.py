"""A load balancer lets servers answer past it.

## What it checks

No balancer in front of a pool uses direct server return.

## Why it matters

The clients of the pool get answers from an address that they did not ask. Direct server return is not supported with
Skype for Business Server.

## Bad design

```yaml
base: enterprise
devices:
- {id: balancer01, direct_server_return: true}
```

## Good design

```yaml
base: enterprise
devices:
- {id: balancer01, direct_server_return: false}
```

## How to fix

Switch direct server return off; answers go back through the balancer.

## References

- D-LB-09: direct server return is not supported (load balancing page).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Balancers with direct server return."""
    for balancer in inspection.design.load_balancers:
        if balancer.direct_server_return:
            yield Remark(
                message=f"{quoted(balancer.name)} uses direct server return, which is not supported; answers are "
                "expected to go back through the balancer.",
                hint="Switch direct server return off.",
                elements=(balancer.id,),
                field=("direct_server_return",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Switch direct server return off at {quoted(balancer.name)}",
                    element=balancer.id,
                    path=("direct_server_return",),
                    value=False,
                ),
            )


RULE = Rule(code="BA07", severity=Severity.ERROR, clauses=("D-LB-09",), check=check, facts=("dsr",))
