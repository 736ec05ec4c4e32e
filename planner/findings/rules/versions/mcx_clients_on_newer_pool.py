"""Mobile clients that need MCX are homed on a pool that does not have it.

## What it checks

No mobile client of the Lync 2010 generation is homed on a pool of Skype for Business Server 2019 or Subscription
Edition. A client without a home may be on any pool, so it counts where no pool of the plan has MCX.

## Why it matters

Lync 2010 mobile clients speak to the MCX service, which 2019 took out. They cannot sign in there at all.

## Bad design

```yaml
base: standard
clients:
- {id: phone-wifi, generation: lync-2010}
```

## Good design

```yaml
base: standard
clients:
- {id: phone-wifi, generation: skype}
```

## How to fix

Move these users to a current client before their pool is moved, or keep them on a pool of Skype for Business Server
2015.

## References

- S-INT-06, S-CMP-09: MCX is not available in 2019; users of such clients have to move (Plan for Mobility, notes).
- D-VER-01: what 2019 and Subscription Edition removed. Settled reading names-C26: "clients back to 2010"
  ends with 2015.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import homes_of
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.design import Design
from planner.model.product import ClientGeneration, ServerGeneration
from planner.model.relations import mobile_clients
from planner.model.servers import FrontEndPool

_WITHOUT_MCX = frozenset({ServerGeneration.V2019, ServerGeneration.SE})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Lync 2010 mobile clients whose possible pools all lack MCX."""
    design = inspection.design
    for client in mobile_clients(design):
        if client.generation is not ClientGeneration.LYNC_2010:
            continue
        pools = homes_of(design, client)
        if pools and all(_generation(design, pool) in _WITHOUT_MCX for pool in pools):
            versions = "/".join(sorted({str(_generation(design, pool)) for pool in pools}))
            yield Remark(
                message=f"{quoted(client.name)} is a Lync 2010 mobile client and its home "
                f"{listed(pool.name for pool in pools)} is version {versions}, which has no MCX; a current client is "
                "expected.",
                hint="Plan a current client for these users.",
                elements=(client.id, *(pool.id for pool in pools)),
                field=("generation",),
            )


def _generation(design: Design, pool: FrontEndPool) -> ServerGeneration:
    return pool.generation or ServerGeneration(design.product.value)


RULE = Rule(code="VE01", severity=Severity.ERROR, clauses=("S-INT-06", "S-CMP-09", "D-VER-01"), check=check)
