"""The next hop of an Edge is a Front End pool although a Director exists.

## What it checks

Where the site of an Edge pool, or the plan, has a Director, the Edge pool's next hop is one.

## Why it matters

A Director is there to authenticate outside users before they touch a pool. An Edge that goes past it brings them to the
pool first, and the Director does nothing.

## Bad design

```yaml
base: enterprise
links:
- {id: edgepool01-next-hop, target: pool01}
```

## Good design

```yaml
base: enterprise
links:
- {id: edgepool01-next-hop, target: dirpool01}
```

## How to fix

Make the Director the next hop of the Edge pool.

## References

- D-DIR-04: if a Director exists it is the next hop of the Edge (step 13 of creating an Edge topology).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.links import LinkKind
from planner.model.servers import DirectorPool, EdgePool, FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Links from an Edge pool past the Director."""
    design = inspection.design
    directors = design.servers_of(DirectorPool)
    if not directors:
        return
    for link in design.links:
        edge = design.find(link.source)
        if link.link_kind is not LinkKind.NEXT_HOP or not isinstance(edge, EdgePool):
            continue
        if not isinstance(design.find(link.target), FrontEndPool):
            continue  # the Director itself, or what can be no next hop at all (IN11)
        director = next((item for item in directors if item.site == edge.site), directors[0])
        yield Remark(
            message=f"The next hop of {quoted(edge.name)} is {shown(design, link.target)}; the Director "
            f"{quoted(director.name)} is expected, because it is there to authenticate outside users.",
            hint="Make the Director the next hop of the Edge pool.",
            elements=(link.id, edge.id, director.id),
            field=("target",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Make {quoted(director.name)} the next hop of {quoted(edge.name)}",
                element=link.id,
                path=("target",),
                value=director.id,
            ),
        )


RULE = Rule(code="ED08", severity=Severity.WARNING, clauses=("D-DIR-04",), check=check)
