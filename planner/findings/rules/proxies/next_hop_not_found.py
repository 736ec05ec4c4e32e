"""A publishing rule names a next hop that the proxy does not find, or that is the proxy itself.

## What it checks

Where a publishing rule gives its next hop as a DNS name, the view that the reverse proxy asks answers it, and not with
the proxy's own address or the public one that a firewall shows for it.

## Why it matters

The listener answers, the certificate is right, and every request ends at the proxy: it does not know where to send it,
or sends it to itself until it gives up. Seen from outside the whole deployment is down.

## Bad design

The proxy asks public DNS, which does not have the server's name, and must not have it.

```yaml
base: standard
devices:
- id: proxy01
  view: external
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
    backend: se01.contoso.com
```

## Good design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
    backend: se01.contoso.com
```

## How to fix

Let the proxy ask DNS inside, or enter the name in its hosts file and the element as next hop here. Do not publish
inside names in public DNS.

## References

- D-RP-01: the rule leads to the external web services of the pool or Director. Row rp-dns: the proxy resolves the name
  of its next hop inside.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.findings.finding import FieldPath, Remark, Repair, RepairKind, Severity
from planner.findings.next_hops import NextHopFault, next_hop_fault, view_of
from planner.findings.publishing import pool_behind, rules_in_force
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.devices import PublishingRule, ReverseProxy


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules whose requests get no further than the proxy."""
    for proxy, path, rule in rules_in_force(inspection):
        fault = next_hop_fault(inspection, proxy, rule)
        if fault is None:
            continue
        view = shown(inspection.design, view_of(inspection, proxy) or "")
        found = (
            f"which DNS view {view} does not know; a name that the proxy finds is expected"
            if fault is NextHopFault.UNKNOWN
            else f"which DNS view {view} leads back to the proxy; the pool is expected"
        )
        yield Remark(
            message=f"{quoted(proxy.name)} publishes {listed(rule.hosts)} to {quoted(rule.backend)}, {found}.",
            hint="Let the proxy ask DNS inside or a hosts file; do not publish the name in public DNS."
            if fault is NextHopFault.UNKNOWN
            else "Let the rule lead to the pool itself.",
            elements=(proxy.id,),
            field=(*path, "backend"),
            repair=_repair(inspection, proxy, path, rule, fault),
        )


def _repair(
    inspection: Inspection, proxy: ReverseProxy, path: FieldPath, rule: PublishingRule, fault: NextHopFault
) -> Repair | None:
    pool = pool_behind(inspection, rule)
    if fault is NextHopFault.ITSELF and pool is not None and len(path) > 1:
        return Repair(
            kind=RepairKind.SET_FIELD,
            label=f"Let the rule lead to {quoted(pool.name)}",
            element=proxy.id,
            path=path,
            value=replace(rule, backend=pool.id),
        )
    views = inspection.design.dns_views
    view = next((item for item in views if inspection.traffic.resolve(item.id, rule.backend).addresses), None)
    if fault is NextHopFault.ITSELF or view is None:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Let {quoted(proxy.name)} ask {quoted(view.name)}",
        element=proxy.id,
        path=("view",),
        value=view.id,
    )


RULE = Rule(code="PX19", severity=Severity.ERROR, clauses=("D-RP-01",), check=check)
