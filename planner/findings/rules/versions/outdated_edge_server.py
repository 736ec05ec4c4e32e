"""An Edge Server is too old for Mobility.

## What it checks

Where the plan has mobile users, every Edge is Skype for Business Server or Lync Server 2013.

## Why it matters

Push notification and outside media of mobile clients go through the Edge. The documents name these two generations
and nothing older.

## Bad design

```yaml
base: standard
servers:
- {id: edge01, generation: lync-2010}
```

## Good design

```yaml
base: standard
servers:
- {id: edge01, generation: lync-2013}
```

## How to fix

Replace the Edge before mobile users are enabled.

## References

- S-TOP-03: Edge Servers of Skype for Business Server or Lync Server 2013. The page says "should be able"; the planner
  takes everything older as unsupported.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.product import ServerGeneration
from planner.model.servers import EdgePool

_OLD = {ServerGeneration.OCS_2007_R2: "OCS 2007 R2", ServerGeneration.LYNC_2010: "Lync Server 2010"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools older than Lync Server 2013."""
    if not mobile_pools(inspection.design):
        return
    for edge in inspection.design.servers_of(EdgePool):
        if edge.generation in _OLD:
            yield Remark(
                message=f"{quoted(edge.name)} is {_OLD[edge.generation]}; with mobile users Skype for Business Server "
                "or Lync Server 2013 is expected.",
                hint="Replace the Edge before mobile users are enabled.",
                elements=(edge.id,),
                field=("generation",),
            )


RULE = Rule(code="VE04", severity=Severity.ERROR, clauses=("S-TOP-03",), check=check)
