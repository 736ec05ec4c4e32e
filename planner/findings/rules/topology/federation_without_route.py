"""Partners are planned, and no Edge pool is the route to them.

## What it checks

A plan with federation, public IM, XMPP or users in the cloud has an Edge pool that is marked as the federation route.

## Why it matters

Only the marked Edge pool sends to partners and lets them in. Without the mark every other preparation (records,
certificates, openings) stands and nobody gets through; moving users to the cloud fails at the first one.

## Bad design

```yaml
base: standard
servers:
- {id: edge01, federation: false}
```

## Good design

```yaml
base: standard
```

## How to fix

Mark one Edge pool as the federation route, or take the function out of the plan.

## References

- D-DNS-12: users in the cloud are met through the Access Edge of the organisation.
- TO02 finds several routes.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined
from planner.model.product import Feature
from planner.model.servers import EdgePool

_NEEDS_ROUTE = {
    Feature.FEDERATION: "federation",
    Feature.PUBLIC_IM: "public IM",
    Feature.XMPP: "XMPP federation",
    Feature.HYBRID: "users in the cloud",
}


def check(inspection: Inspection) -> Iterator[Remark]:
    """The functions that lack a route, together."""
    design = inspection.design
    edges = design.servers_of(EdgePool)
    planned = [title for feature, title in _NEEDS_ROUTE.items() if design.has_feature(feature)]
    if not planned or any(edge.federation for edge in edges) or "push" in inspection.plan.features:
        return  # push needs the route too and has a rule of its own
    has_none = "no Edge pool is marked as the federation route" if edges else "the plan has no Edge pool"
    yield Remark(
        message=f"{joined(planned).capitalize()} {'is' if len(planned) == 1 else 'are'} planned, and {has_none}; one "
        "Edge pool that is the federation route is expected.",
        hint="Mark the Edge pool that partners are to reach." if edges else "Draw an Edge pool, and mark it as route.",
        elements=tuple(edge.id for edge in edges),
        field=("federation",) if edges else (),
        repair=Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Make '{edges[0].name}' the federation route",
            element=edges[0].id,
            path=("federation",),
            value=True,
        )
        if len(edges) == 1
        else None,
    )


RULE = Rule(code="TO04", severity=Severity.ERROR, clauses=("D-DNS-12",), check=check)
