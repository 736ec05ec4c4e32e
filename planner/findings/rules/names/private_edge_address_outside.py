"""DNS outside names an Edge service by an address that the Internet cannot reach.

## What it checks

What outside users are told for the Access Edge, Web Conferencing Edge and A/V Edge is a public address: neither one
from a private range nor the private side of a translation. The host `sip.` of each SIP domain counts as well where you
write it down yourself.

## Why it matters

An Edge Server behind NAT has private addresses on its adapter and is known outside by those of the firewall. The record
decides what the world tries to reach.

## Bad design

```yaml
base: standard
dns_records:
- {id: conferencing, view: external, name: webcon.contoso.com, targets: [198.51.100.11]}
```

## Good design

```yaml
base: standard
dns_records:
- {id: conferencing, view: external, name: webcon.contoso.com, targets: [203.0.113.11]}
```

## How to fix

Put the public address into the record. If the planner worked the record out, enter the translation at the firewall, or
the published address at the binding of the Edge Server.

## References

- D-DNS-11: external records for Edge services carry public addresses even behind NAT. Settled reading names-C13: the
  private addresses that some tables list beside them are settings of the adapter.
"""

from collections.abc import Iterator
from ipaddress import ip_network

from planner.findings.finding import Remark, Severity
from planner.findings.places import planned_record, record_removal, views_outside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.addresses import IpAddress, in_networks
from planner.model.names import normalized
from planner.model.servers import EdgePool

_PRIVATE = tuple(
    ip_network(text) for text in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)
"""RFC 1918, RFC 6598 and RFC 4193."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Answers of outside views that lead nowhere on the Internet."""
    design = inspection.design
    for view, zone in views_outside(design):
        for name, edge in _names(inspection, view.id).items():
            answer = inspection.traffic.resolve(view.id, name)
            bad = tuple(address for address in answer.addresses if _is_hidden(inspection, address))
            if not bad:
                continue
            record = planned_record(design, view.id, name)
            public = tuple(str(inspection.plan.groundwork.whereabouts.public_side(address)) for address in bad)
            known = tuple(new for new, old in zip(public, bad, strict=True) if new != str(old))
            yield Remark(
                message=f"DNS view {quoted(view.name)}, which {quoted(zone.name)} asks, answers {quoted(name)} with "
                f"{joined([str(address) for address in bad])}, which the Internet does not reach; "
                + (f"{joined(known)} is expected." if known else "a public address is expected."),
                hint="Put the public address into the record, or enter the translation at the firewall.",
                elements=(record.id, view.id, edge) if record is not None else (edge, view.id),
                field=("targets",) if record is not None else (),
                repair=record_removal(design, view, name) if known else None,
            )


def _names(inspection: Inspection, view: str) -> dict[str, str]:
    """Names of Edge services with the Edge they belong to."""
    design = inspection.design
    edges = design.servers_of(EdgePool)
    found: dict[str, str] = {}
    for edge in edges:
        for name in (edge.access_fqdn, edge.web_conferencing_fqdn, edge.av_fqdn):
            if name is not None:
                found.setdefault(normalized(name), edge.id)
    hosts = {normalized(f"sip.{domain}") for domain in design.sip_domains}
    for record in design.dns_records:
        if edges and record.view == view and normalized(record.name) in hosts:
            found.setdefault(normalized(record.name), edges[0].id)
    return found


def _is_hidden(inspection: Inspection, address: IpAddress) -> bool:
    whereabouts = inspection.plan.groundwork.whereabouts
    return in_networks(address, _PRIVATE) or whereabouts.public_side(address) != address


RULE = Rule(code="NA20", severity=Severity.ERROR, clauses=("D-DNS-11",), check=check)
