"""The inside name of an Edge pool or Edge Server resolves outside.

## What it checks

No DNS view that outside users ask answers the FQDN of an Edge pool or of a server in it, unless one of the pool's
outside services has the same name.

## Why it matters

Servers inside speak to the Edge by this name, and nobody outside does. A public answer tells strangers the network
behind the perimeter, and a server that asks public DNS by mistake is sent to the outer side, where nothing takes its
configuration or its media requests.

## Bad design

```yaml
base: standard
dns_records:
- {id: edge-name, view: external, name: edge01.contoso.com, targets: [203.0.113.10]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: edge-name, view: internal, name: edge01.contoso.com, targets: [198.51.100.70]}
```

## How to fix

Take the record out of public DNS. Outside, only the names of the three Edge services are needed.

## References

- D-DNS-21: outside one record for each of the three services, inside the name of the pool.
- Rows edge_pool_int_a and edge_server_int_a of the DNS tables: internal DNS alone, at the inner adapter.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Views outside that know an Edge by its inside name."""
    design = inspection.design
    for edge in design.servers_of(EdgePool):
        services = (edge.access_fqdn, edge.web_conferencing_fqdn, edge.av_fqdn)
        shown_outside = {normalized(name) for name in services if name}
        names = dict.fromkeys((edge.fqdn, *(machine.fqdn for machine in edge.members)))
        for name in (name for name in names if normalized(name) not in shown_outside):
            for view, zone in views_outside(design):
                if inspection.traffic.resolve(view.id, name).addresses:
                    yield Remark(
                        message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers "
                        f"{quoted(name)}, the inside name of {quoted(edge.name)}; it is expected to resolve inside "
                        "only.",
                        hint="Take the record out of this view; outside, only the names of the Edge services are "
                        "needed.",
                        elements=(*blamed(design, view, name), edge.id),
                        repair=record_removal(design, view, name),
                    )


RULE = Rule(code="NA28", severity=Severity.WARNING, clauses=("D-DNS-21",), check=check)
