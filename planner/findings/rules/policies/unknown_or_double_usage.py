"""A voice policy lists a PSTN usage twice, or one that no voice route knows.

## What it checks

The usages of a voice policy are unique, and each is carried by a voice route of the plan, where the plan has routes. A
policy none of whose usages is carried has a rule of its own.

## Why it matters

A policy takes only usages that exist, each once; the command fails otherwise. A usage that is misspelt allows calls
that no route carries.

## Bad design

```yaml
base: enterprise
policies:
- {id: voice-global, usages: [Long Distance, Long Distence]}
```

## Good design

```yaml
base: enterprise
policies:
- {id: voice-global, usages: [Long Distance]}
```

## How to fix

List each usage once, and spell it as the routes do.

## References

- D-POL-05: the usages of a voice policy exist in the global list and are unique. The plan keeps no such list; the
  usages of its routes stand for it (inferred).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.policies import VoicePolicy, VoiceRoute


def check(inspection: Inspection) -> Iterator[Remark]:
    """Voice policies with double or unknown usages."""
    policies = inspection.design.policies
    known = {usage for item in policies if isinstance(item, VoiceRoute) for usage in item.usages}
    for policy in policies:
        if not isinstance(policy, VoicePolicy):
            continue
        once = tuple(dict.fromkeys(policy.usages))
        if once != policy.usages:
            double = [usage for usage in once if policy.usages.count(usage) > 1]
            yield Remark(
                message=f"{quoted(policy.name)} lists {listed(double)} more than once; each usage is expected once.",
                hint="List each usage once.",
                elements=(policy.id,),
                field=("usages",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label="List each usage once",
                    element=policy.id,
                    path=("usages",),
                    value=once,
                ),
            )
        unknown = [usage for usage in once if usage not in known]
        if known and unknown and len(unknown) < len(once):
            yield Remark(
                message=f"{quoted(policy.name)} lists {listed(unknown)}, which no voice route of the plan carries; "
                "usages of routes are expected.",
                hint="Spell the usage as the routes do, or plan a route for it.",
                elements=(policy.id,),
                field=("usages",),
            )


RULE = Rule(code="PO09", severity=Severity.ERROR, clauses=("D-POL-05",), check=check)
