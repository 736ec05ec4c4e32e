"""Push notifications are planned without a federated Edge.

## What it checks

Where push is switched on for a platform, the plan has an Edge pool that is a federation route, and federation is among
the features of the plan.

## Why it matters

The server does not talk to the push networks of the vendors itself. It reaches the push service in the cloud by
federation, through an Edge Server. Without that way inactive devices learn of no message and no call.

## Bad design

```yaml
base: standard
mobility:
  push: {apple: true}
servers:
- {id: edge01, federation: false}
```

## Good design

```yaml
base: standard
mobility:
  push: {apple: true}
servers:
- {id: edge01, federation: true}
```

## How to fix

Plan an Edge pool, make it the federation route, and switch the feature `federation` on. Outside the design, push also
needs the hosting provider `sipfed.online.lync.com`, `push.lync.com` among the allowed domains, and
`Set-CsPushNotificationConfiguration` for the platforms.

## References

- S-CMP-17, S-CMP-16: push requires an Edge Server, and the path to the push service leads through it.
- S-PUSH-02, D-PUSH-03: the Edge needs a federation relationship with the push service; federation is on globally.
- Settled reading names-C29: whether the push service still answers on-premises servers is not documented since Skype
  for Business Online was retired; ask before you promise it.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.product import Feature
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Push without the way it takes."""
    design = inspection.design
    if not (design.mobility.enabled and design.mobility.push.is_enabled):
        return
    edges = design.servers_of(EdgePool)
    if not edges:
        yield Remark(
            message="Push notifications are on and the plan has no Edge Server; one with federation is expected.",
            hint="Plan an Edge pool with federation, or switch push off.",
            field=("mobility", "push"),
            clauses=("S-CMP-17", "S-PUSH-02"),
        )
    elif not any(edge.federation for edge in edges):
        yield Remark(
            message=f"Push notifications are on and {listed(edge.name for edge in edges)} has no federation; a "
            "federation route to the push service is expected.",
            hint="Make the Edge pool the federation route, or switch push off.",
            elements=tuple(edge.id for edge in edges),
            field=("federation",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Make {quoted(edges[0].name)} the federation route",
                element=edges[0].id,
                path=("federation",),
                value=True,
                also=() if design.has_feature(Feature.FEDERATION) else (_feature(),),
            ),
        )
    elif not design.has_feature(Feature.FEDERATION):
        yield Remark(
            message="Push notifications are on and federation is not among the features of the plan; it is expected, "
            "because push reaches the cloud by federation.",
            hint="Add the feature 'federation'.",
            field=("features",),
            clauses=("S-PUSH-02", "D-PUSH-03"),
            repair=_feature(),
        )


def _feature() -> Repair:
    label = "Add the feature 'federation'"
    return Repair(kind=RepairKind.ADD_ITEM, label=label, element="", path=("features",), value=Feature.FEDERATION)


RULE = Rule(
    code="PU01", severity=Severity.ERROR, clauses=("S-CMP-17", "S-CMP-16", "S-PUSH-02", "D-PUSH-03"), check=check
)
