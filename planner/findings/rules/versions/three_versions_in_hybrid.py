"""A hybrid deployment has more than two server versions.

## What it checks

Where the plan has a tenant in Microsoft 365, the pools, Directors, Edge Servers, Mediation Servers and branch
appliances are of two versions at most.

## Why it matters

Hybrid is supported with two versions on premises. A third one, often a forgotten branch appliance or an Edge that
stays, makes moves of users fail.

## Bad design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, hybrid]
servers:
- {id: edgepool01, generation: lync-2013}
```

## Good design

```yaml
base: enterprise
features: [external-access, federation, conferencing, av, dial-in, voice, hybrid]
```

## How to fix

Take the oldest version out of service before the tenant is joined.

## References

- D-VER-03: at most two server versions coexist in a hybrid deployment.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined
from planner.model.product import Feature, ServerGeneration
from planner.model.servers import BranchAppliance, DirectorPool, EdgePool, FrontEndPool, MediationPool, Server

_ROLES = FrontEndPool | DirectorPool | EdgePool | MediationPool | BranchAppliance
_ALLOWED = 2


def check(inspection: Inspection) -> Iterator[Remark]:
    """Hybrid plans with a third version."""
    if Feature.HYBRID.value not in inspection.plan.features:
        return
    first: dict[ServerGeneration, Server] = {}
    for server in inspection.design.servers:
        if isinstance(server, _ROLES):
            generation = server.generation or ServerGeneration(inspection.design.product.value)
            first.setdefault(generation, server)
    if len(first) > _ALLOWED:
        found = sorted(first, key=list(ServerGeneration).index)
        yield Remark(
            message=f"The hybrid plan has servers of {len(first)} versions ({joined([str(item) for item in found])}); "
            f"{_ALLOWED} at most are expected.",
            hint="Take the oldest version out of service before the tenant is joined.",
            elements=tuple(first[generation].id for generation in found),
            field=("generation",),
        )


RULE = Rule(code="VE06", severity=Severity.WARNING, clauses=("D-VER-03",), check=check)
