"""A pool, Mediation Server or branch appliance is associated with no A/V Edge, or with several.

## What it checks

Where the plan has an A/V Edge and offers calls or conferences to outside users or partners, each Front End pool, each
stand-alone Mediation pool and each branch appliance is associated with one Edge pool for media (link `media`).

## Why it matters

Clients learn from their pool which A/V Edge relays their media, and the pool asks that Edge for credentials. Without
the association calls of its users to and from outside ring and stay silent. Of two associations Topology Builder keeps
the last one.

## Bad design

```yaml
base: standard
without: [se01-media]
```

## Good design

```yaml
base: standard
```

## How to fix

Associate the pool with an Edge pool that has an A/V Edge; one Edge pool may serve the pools of several sites.

## References

- D-EDGE-05: media of outside users needs the A/V Edge.
- Topology Builder help, "Associate Front End With Edge": each Front End pool has one Edge pool; several pools may share
  it. The pages for Mediation Servers and branch appliances say the same of these.
- "Create your Edge topology", "Associate Front End pools": a pool cannot have several associations.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.links_to_add import link_to_add, nearest
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.links import LinkKind
from planner.model.servers import BranchAppliance, EdgePool, FrontEndPool, MediationPool

_MEDIA = frozenset({"av", "voice", "conferencing"})
_OUTSIDE = frozenset({"external-access", "federation"})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Whoever has users or trunks and no relay for them."""
    design = inspection.design
    edges = tuple(edge for edge in design.servers_of(EdgePool) if edge.av_fqdn is not None)
    features = inspection.plan.features
    if not edges or features.isdisjoint(_MEDIA) or features.isdisjoint(_OUTSIDE):
        return
    for server in design.servers:
        if not isinstance(server, FrontEndPool | MediationPool | BranchAppliance):
            continue
        linked = design.linked_from(server.id, LinkKind.MEDIA)
        if not linked:
            yield Remark(
                message=f"{quoted(server.name)} is associated with no Edge pool for media; one is expected, because "
                "calls with outside users need its A/V Edge.",
                hint="Associate it with an Edge pool in Topology Builder, and link the two as 'media' here.",
                elements=(server.id, *(edge.id for edge in edges)),
                repair=link_to_add(
                    design,
                    LinkKind.MEDIA,
                    server,
                    nearest(design, server, edges),
                    (f"Associate {quoted(server.name)} with ", ""),
                ),
            )
        elif len(linked) > 1:
            yield Remark(
                message=f"{quoted(server.name)} is associated with {len(linked)} Edge pools for media, "
                f"{listed(edge.name for edge in linked)}; one is expected.",
                hint="Keep the association with the nearest Edge pool.",
                elements=(server.id, *(edge.id for edge in linked)),
            )


RULE = Rule(code="ED16", severity=Severity.ERROR, clauses=("D-EDGE-05",), check=check)
