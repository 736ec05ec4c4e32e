"""All mobile clients of the plan depend on MCX.

## What it checks

On Skype for Business Server 2015 at least one mobile client of the plan is newer than Lync 2010, so that UCWA carries
it.

## Why it matters

UCWA carries Mobility since Lync Server 2013, and MCX is the addition for Lync 2010 clients. A plan that rests on MCX
alone has nothing left after the next upgrade, because 2019 took MCX out.

## Bad design

```yaml
base: standard
product: "2015"
servers:
- {id: se01, members: [{id: se01-server, operating_system: ""}]}
- {id: edge01, members: [{id: edge01-server, operating_system: ""}]}
clients:
- {id: phone-cellular, generation: lync-2010}
- {id: phone-wifi, generation: lync-2010}
```

## Good design

```yaml
base: standard
product: "2015"
servers:
- {id: se01, members: [{id: se01-server, operating_system: ""}]}
- {id: edge01, members: [{id: edge01-server, operating_system: ""}]}
clients:
- {id: phone-cellular, generation: lync-2010}
- {id: phone-wifi, generation: skype}
```

## How to fix

Plan current clients beside the old ones.

## References

- S-INT-05: UCWA carries the mobile functions; MCX is for Lync 2010 clients, and both complement each other.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import plural
from planner.model.product import ClientGeneration, ProductVersion
from planner.model.relations import mobile_clients


def check(inspection: Inspection) -> Iterator[Remark]:
    """Plans whose mobile clients are all of the Lync 2010 generation."""
    design = inspection.design
    clients = mobile_clients(design)
    if design.product is not ProductVersion.V2015 or not clients:
        return
    if all(client.generation is ClientGeneration.LYNC_2010 for client in clients):
        yield Remark(
            message=f"The plan's {plural(len(clients), 'mobile client')} depend on MCX alone; clients that use UCWA "
            "are expected beside them.",
            hint="Plan current clients beside the old ones.",
            elements=tuple(client.id for client in clients),
            field=("generation",),
        )


RULE = Rule(code="VE03", severity=Severity.INFO, clauses=("S-INT-05",), check=check)
