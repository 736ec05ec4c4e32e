"""Two pools are paired that must not be.

## What it checks

Paired pools are of one edition and one version, run on one operating system, and are both physical or both virtual.
Each pool has one partner and is not its own.

## Why it matters

After a failover one pool serves the users of both. Pools of unlike kinds cannot, and Topology Builder does not stop you
from pairing them.

## Bad design

```yaml
base: standard
servers:
- {id: se01, hosting: physical}
- id: se02
  kind: front-end-pool
  name: Second server
  fqdn: se02.contoso.com
  site: headquarters
  edition: standard
  mobility: false
  sip_balancing: none
  hosting: virtual
  members:
  - id: se02-server
    fqdn: se02.contoso.com
    operating_system: Windows Server 2022
    interfaces:
    - {name: lan, zone: lan, addresses: [192.0.2.21], gateway: 192.0.2.1}
links:
- {id: se02-media, link_kind: media, source: se02, target: edge01}
- {id: se02-files, link_kind: file-store, source: se02, target: files01}
- {id: pair, link_kind: backup, source: se01, target: se02}
```

## Good design

```yaml
base: standard
servers:
- {id: se01, hosting: virtual}
- id: se02
  kind: front-end-pool
  name: Second server
  fqdn: se02.contoso.com
  site: headquarters
  edition: standard
  mobility: false
  sip_balancing: none
  hosting: virtual
  members:
  - id: se02-server
    fqdn: se02.contoso.com
    operating_system: Windows Server 2022
    interfaces:
    - {name: lan, zone: lan, addresses: [192.0.2.21], gateway: 192.0.2.1}
links:
- {id: se02-media, link_kind: media, source: se02, target: edge01}
- {id: se02-files, link_kind: file-store, source: se02, target: files01}
- {id: pair, link_kind: backup, source: se01, target: se02}
```

## How to fix

Pair like with like, one with one.

## References

- Sizing fact dr.pairing: Enterprise with Enterprise, Standard with Standard, physical with physical, virtual with
  virtual, the same operating system, one to one.
- That both pools have one version follows from the same page (inferred).
"""

from collections.abc import Iterator

from planner.findings.branch_users import pairs
from planner.findings.figures import figure
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.links import Link
from planner.model.product import ServerGeneration
from planner.model.servers import FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Pairs of unlike pools, and pools with several partners."""
    fact = figure(inspection, "dr.pairing")
    cited = f" ({fact.cited})" if fact is not None else ""
    partners: dict[str, list[Link]] = {}
    for link, first, second in pairs(inspection.design):
        for pool in (first, second):
            partners.setdefault(pool.id, []).append(link)
        unlike = ["it is paired with itself"] if first.id == second.id else list(_unlike(inspection, first, second))
        if unlike:
            yield Remark(
                message=f"{quoted(first.name)} is paired with {quoted(second.name)}: {joined(unlike)}; pools of one "
                f"kind are expected{cited}.",
                hint="Pair like with like.",
                elements=tuple(dict.fromkeys((link.id, first.id, second.id))),
            )
    for pool_id, links in partners.items():
        distinct = {link.id for link in links}
        if len(distinct) > 1:
            yield Remark(
                message=f"{quoted(getattr(inspection.design.get(pool_id), 'name', pool_id))} is paired with "
                f"{len(distinct)} pools; one partner is expected{cited}.",
                hint="Give each pool one partner.",
                elements=(pool_id, *sorted(distinct)),
                repair=Repair(kind=RepairKind.REMOVE_ELEMENT, label="Take the later pairing out", element=links[-1].id)
                if len(distinct) == 2
                else None,
            )


def _unlike(inspection: Inspection, first: FrontEndPool, second: FrontEndPool) -> Iterator[str]:
    product = ServerGeneration(inspection.design.product.value)
    if first.edition is not second.edition:
        yield f"one is {first.edition} edition and the other {second.edition} edition"
    if (first.generation or product) is not (second.generation or product):
        yield f"their versions are {first.generation or product} and {second.generation or product}"
    if first.hosting and second.hosting and first.hosting is not second.hosting:
        yield f"one is {first.hosting} and the other {second.hosting}"
    systems = [{machine.operating_system for machine in pool.members} - {""} for pool in (first, second)]
    if all(systems) and systems[0] != systems[1]:
        yield f"they run on {joined(sorted(systems[0]))} and on {joined(sorted(systems[1]))}"


RULE = Rule(code="SZ05", severity=Severity.ERROR, clauses=(), check=check, facts=("dr.pairing",))
