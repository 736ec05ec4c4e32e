"""The administration URL resolves outside.

## What it checks

No DNS view that outside users ask answers the host of the simple URL for administration.

## Why it matters

The Control Panel is for the inside. A public name invites everybody to its sign-in page, and the reverse proxy must not
publish it.

## Bad design

```yaml
base: standard
dns_records:
- {id: admin-outside, view: external, name: admin.contoso.com, targets: [203.0.113.20]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: admin-outside, view: external, name: admin.contoso.com, targets: []}
```

## How to fix

Take the record out of the public zone.

## References

- D-DNS-19: the Admin URL is for inside use.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import blamed, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import same_name
from planner.model.policies import UrlComponent


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside views that answer an administration host."""
    design = inspection.design
    shared = [url.host for url in design.simple_urls if url.component is not UrlComponent.ADMIN]
    hosts = dict.fromkeys(url.host for url in design.simple_urls if url.component is UrlComponent.ADMIN)
    for host in hosts:
        if any(same_name(host, other) for other in shared):
            continue  # one host with paths for all simple URLs has to be public
        for view, zone in views_outside(design):
            if inspection.traffic.resolve(view.id, host).addresses:
                yield Remark(
                    message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers '{host}', the host "
                    "of the administration URL; it is expected to resolve inside only.",
                    hint="Take the record out of this view.",
                    elements=blamed(design, view, host),
                    repair=record_removal(design, view, host),
                )


RULE = Rule(code="NA15", severity=Severity.ERROR, clauses=("D-DNS-19",), check=check, facts=("no-admin-url-outside",))
