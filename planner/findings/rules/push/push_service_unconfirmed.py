"""Push notification is planned, and nobody has seen that its cloud service still answers.

## What it checks

Where push is planned and has the Edge it needs, the plan says that the service was seen to answer (`is_confirmed`).

## Why it matters

Push runs through a service of Skype for Business Online, which was retired on 31 July 2021. Servers of your own stay
supported, but no document says whether the service behind push lives on. A plan that promises it may promise nothing.

## Bad design

```yaml
base: standard
mobility: {push: {apple: true}}
```

## Good design

```yaml
base: standard
mobility: {push: {apple: true, is_confirmed: true}}
```

## How to fix

Test federation with `push.lync.com` (`Test-CsFederatedPartner`, see the push worksheet) and a notification to a device;
then confirm it in the plan.

## References

- D-PUSH-08: the service was retired, and no page confirms that the push clearing house lives on.
- Settled reading names-C29: the prerequisites are planned and marked as to be verified.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.model.product import Feature
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Push that is planned as certain."""
    design = inspection.design
    push = design.mobility.push
    is_possible = design.has_feature(Feature.FEDERATION) and any(
        edge.federation for edge in design.servers_of(EdgePool)
    )
    if design.mobility.enabled and push.is_enabled and is_possible and not push.is_confirmed:
        yield Remark(
            message="Push notifications are planned, and nobody has confirmed that the push service in the cloud still "
            "answers; a test is expected, because Skype for Business Online was retired.",
            hint="Test federation with push.lync.com and a notification to a device, then confirm it in the plan.",
            field=("mobility", "push", "is_confirmed"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Confirm that the push service answers",
                element="",
                path=("mobility", "push", "is_confirmed"),
                value=True,
            ),
        )


RULE = Rule(code="PU04", severity=Severity.WARNING, clauses=("D-PUSH-08",), check=check)
