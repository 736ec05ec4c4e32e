"""The external discovery name leads past the reverse proxy.

## What it checks

Every DNS view that outside users ask answers `lyncdiscover.` followed by a SIP domain with an address that leads to a
reverse proxy.

## Why it matters

The first request of a device outside has to come in where web traffic is published. An Edge Server does not answer it,
and a Front End Server must not be reached without the proxy.

## Bad design

The name leads to the Access Edge.

```yaml
base: standard
dns_records:
- {id: discovery-outside, view: external, name: lyncdiscover.contoso.com, targets: [203.0.113.10]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: discovery-outside, view: external, name: lyncdiscover.contoso.com, targets: [203.0.113.20]}
```

## How to fix

Let the record name the public address of the reverse proxy.

## References

- S-DNS-10: external Autodiscover requests pass the reverse proxy (Plan for Mobility).
- S-DNS-06: devices outside use the external discovery address. Settled reading names-C05: neither the FQDN of the pool
  nor its address is ever published.
"""

from collections.abc import Iterator

from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.mobility_paths import past_the_proxy
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import EXTERNAL_DISCOVERY


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside answers for discovery names that do not lead to a proxy."""
    design = inspection.design
    for view, zone in views_outside(design):
        strays: dict[str, list[str]] = {}
        for name in discovery_names(design, EXTERNAL_DISCOVERY):
            for owner in past_the_proxy(inspection, view.id, name).values():
                strays.setdefault(owner, []).append(name)
        for owner, names in strays.items():
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, lets {listed(names)} lead to "
                f"{shown(design, owner) if owner else 'an address that nothing in the plan has'}; the reverse proxy is "
                "expected.",
                hint="Let the record name the public address of the reverse proxy.",
                elements=blamed(design, view, names[0]),
                repair=record_removal(design, view, names[0]),
            )


RULE = Rule(code="NA11", severity=Severity.ERROR, clauses=("S-DNS-10", "S-DNS-06"), check=check)
