"""Edge services with addresses of their own share a name.

## What it checks

Where two services of an Edge pool have the same external name, they stand on the same address of each server, so that
the ports tell them apart.

## Why it matters

A name leads to all of its addresses. Clients that look for conferencing are sent to the A/V Edge every other time,
which does not know what they want, and the fault comes and goes with the order of the answers.

## Bad design

```yaml
base: standard
servers:
- {id: edge01, web_conferencing_fqdn: av.contoso.com}
```

## Good design

```yaml
base: standard
servers:
- {id: edge01, web_conferencing_fqdn: webcon.contoso.com}
```

## How to fix

Give each service a name of its own, or all three one name and one address.

## References

- D-EDGE-02: one address for all three services goes with one name and other ports.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import SERVICES, addresses_of
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.names import normalized
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools with one name for services at several addresses."""
    for edge in inspection.design.servers_of(EdgePool):
        users: dict[str, list[tuple[str, str, frozenset[object]]]] = {}
        for service, (title, field) in SERVICES.items():
            if name := getattr(edge, field):
                held = frozenset(address for machine in edge.members for address in addresses_of(machine, service))
                users.setdefault(normalized(name), []).append((title, field, held))
        for name, sharing in users.items():
            if all(held for _, _, held in sharing) and len({held for _, _, held in sharing}) > 1:
                yield Remark(
                    message=f"{joined([title for title, _, _ in sharing])} of {quoted(edge.name)} have the one name "
                    f"{quoted(name)} and several addresses; a name for each address is expected.",
                    hint="Give each service a name of its own, or all three one name and one address.",
                    elements=(edge.id,),
                    field=(sharing[-1][1],),
                )


RULE = Rule(code="ED17", severity=Severity.ERROR, clauses=("D-EDGE-02",), check=check)
