"""Discovery leads to a Director that has no external web name.

## What it checks

A Director, to which discovery leads where one exists, has an external web services FQDN.

## Why it matters

Outside requests for discovery meet the Director on its external web site. A Director that has the internal one only
answers nobody outside.

## Bad design

```yaml
base: enterprise
servers:
- {id: dirpool01, web: {external_fqdn: null}}
```

## Good design

```yaml
base: enterprise
servers:
- {id: dirpool01, web: {external_fqdn: dirext.contoso.com}}
```

## How to fix

Choose an external web services FQDN for the Director; no pool may have the same one.

## References

- S-CMP-11: Autodiscover stands on both web sites of Front End Servers and Directors, the external one for lyncdiscover.
- D-DIR-01: the Director is published beside the pools.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import DirectorPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Directors without an external name."""
    if not mobile_pools(inspection.design):
        return
    for director in inspection.design.servers_of(DirectorPool):
        if director.web.external_fqdn is None:
            yield Remark(
                message=f"{quoted(director.name)} has no external web services FQDN; one is expected, because "
                "discovery from outside leads to the Director.",
                hint="Choose an external web services FQDN for the Director.",
                elements=(director.id,),
                field=("web", "external_fqdn"),
            )


RULE = Rule(code="MO03", severity=Severity.ERROR, clauses=("S-CMP-11", "D-DIR-01"), check=check)
