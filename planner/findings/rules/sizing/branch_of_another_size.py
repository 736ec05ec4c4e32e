"""A branch has more users than its appliance is recommended for, or fewer.

## What it checks

A Survivable Branch Appliance has 25 to 1,000 users, a Survivable Branch Server 1,000 to 2,000. Without an estimate
nothing is said.

## Why it matters

Beyond the range users wait for calls when the line to the central site is down. Below it a gateway alone costs less. A
branch of up to 5,000 users that needs presence and conferencing of its own is better a central site.

## Bad design

```yaml
base: enterprise
servers:
- {id: pool01, users: 10000}
- {id: sba01, users: 1500}
```

## Good design

```yaml
base: enterprise
servers:
- {id: sba01, users: 600}
```

## How to fix

Choose what fits the number of users: an appliance up to 1,000, a Survivable Branch Server or two appliances up to
2,000, a Standard Edition server as a central site up to 5,000.

## References

- Sizing facts sba.users, sbs.users and branch.full: which solution for how many users (a recommendation).
"""

from collections.abc import Iterator

from planner.findings.figures import figure
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import BranchAppliance, BranchRole

_FACTS = {
    BranchRole.SBA: ("sba.users", "a Survivable Branch Appliance"),
    BranchRole.SBS: ("sbs.users", "a Survivable Branch Server"),
}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Branch appliances with users outside the recommended range."""
    for appliance in inspection.design.servers_of(BranchAppliance):
        name, title = _FACTS[appliance.role]
        fact = figure(inspection, name)
        if fact is None or not appliance.users:
            continue
        least, most = fact.details["range"]
        if least <= appliance.users <= most:
            continue
        yield Remark(
            message=f"{quoted(appliance.name)} has {appliance.users} users; {least} to {most} are expected for {title} "
            f"({fact.cited}).",
            hint="Choose the branch solution that fits the number of users.",
            elements=(appliance.id,),
            field=("users",),
            severity=Severity.INFO if appliance.users < least else None,
        )


RULE = Rule(
    code="SZ07",
    severity=Severity.WARNING,
    clauses=(),
    check=check,
    facts=("sba.users", "sbs.users", "branch.full"),
)
