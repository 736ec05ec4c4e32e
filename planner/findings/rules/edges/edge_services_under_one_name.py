"""Edge services with addresses of their own share a name, in one pool or in two.

## What it checks

Where two services of an Edge pool have the same external name, they stand on the same address of each server, so that
the ports tell them apart. No two Edge pools have an external name in common.

## Why it matters

A name leads to all of its addresses. Clients that look for conferencing are sent to the A/V Edge every other time,
which does not know what they want, and the fault comes and goes with the order of the answers. It is the same with two
pools under one name: a conference or a media relay is at one of them, and the other refuses who comes for it.

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

Give each service a name of its own, or all three one name and one address. Give each Edge pool names of its own.

## References

- D-EDGE-02: one address for all three services goes with one name and other ports.
- Inferred for two pools: the documents plan the names pool by pool, and the port that goes with a name tells services
  apart, not pools.
"""

from collections.abc import Iterator

from planner.findings.edge_addresses import SERVICES, addresses_of
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, listed, quoted
from planner.model.names import normalized
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools with one name for services at several addresses, and names that two pools have."""
    yield from _within_pools(inspection)
    yield from _between_pools(inspection)


def _between_pools(inspection: Inspection) -> Iterator[Remark]:
    holders: dict[str, dict[str, tuple[EdgePool, str]]] = {}
    for edge in inspection.design.servers_of(EdgePool):
        for _, field in SERVICES.values():
            if name := getattr(edge, field):
                holders.setdefault(normalized(name), {}).setdefault(edge.id, (edge, field))
    # Pools that share all of their names are told of once.
    together: dict[tuple[str, ...], list[str]] = {}
    for name, pools in holders.items():
        if len(pools) > 1:
            together.setdefault(tuple(pools), []).append(name)
    for ids, names in together.items():
        sharing = holders[names[0]]
        last, field = sharing[ids[-1]]
        yield Remark(
            message=f"{listed(edge.name for edge, _ in sharing.values())} have the external "
            f"{'name' if len(names) == 1 else 'names'} {listed(names)} in common; names of its own are expected for "
            "each Edge pool.",
            hint=f"Give {quoted(last.name)} names of its own, with records and certificate names.",
            elements=(last.id, *(id for id in reversed(ids) if id != last.id)),
            field=(field,),
        )


def _within_pools(inspection: Inspection) -> Iterator[Remark]:
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
