"""An Edge pool has no next hop, or several.

## What it checks

Each Edge pool has one link of kind `next-hop`, to a Director or a Front End pool. Where there is a Director, ED08 asks
for it. A link to anything else is judged by IN11.

## Why it matters

The Edge hands everything that comes in by SIP (sign-in, partners, push) to its next hop and to nobody else. Without one
Topology Builder does not define the Edge pool. As long as the plan does not name it, the firewall rows for SIP from the
Edge rest on a guess: the Director, else the first pool.

## Bad design

```yaml
base: standard
without: [edge01-next-hop]
```

## Good design

```yaml
base: standard
```

## How to fix

Link the Edge pool to the Director, or where there is none to a Front End pool.

## References

- D-DIR-04: if a Director exists it is the next hop of the Edge.
- "Create your Edge topology", "Define the next hop": one pool is chosen, a Front End pool or a Standard Edition server,
  or the Director.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.links_to_add import link_to_add, nearest
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.links import LinkKind
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools that name no next hop, or more than one."""
    design = inspection.design
    for edge in design.servers_of(EdgePool):
        hops = design.linked_from(edge.id, LinkKind.NEXT_HOP)
        if not hops:
            directors, pools = design.servers_of(DirectorPool), design.servers_of(FrontEndPool)
            yield Remark(
                message=f"{quoted(edge.name)} has no next hop; a Director or a Front End pool is expected.",
                hint="Link the Edge pool to the Director, or where there is none to a Front End pool.",
                elements=(edge.id,),
                repair=link_to_add(
                    design,
                    LinkKind.NEXT_HOP,
                    edge,
                    nearest(design, edge, directors or pools),
                    ("Make ", f" the next hop of {quoted(edge.name)}"),
                ),
            )
        elif len(hops) > 1:
            yield Remark(
                message=f"{quoted(edge.name)} has {len(hops)} next hops, {listed(hop.name for hop in hops)}; one is "
                "expected.",
                hint="Keep the link to the Director, or where there is none to the pool that is to answer first.",
                elements=(edge.id, *(hop.id for hop in hops)),
            )


RULE = Rule(code="ED15", severity=Severity.ERROR, clauses=("D-DIR-04",), check=check)
