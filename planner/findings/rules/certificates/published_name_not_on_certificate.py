"""A reverse proxy publishes a name that its certificate does not carry.

## What it checks

The certificates that you write down for the listener of a reverse proxy cover every host that its HTTPS rules publish:
simple URLs and Office Web Apps. The external web services FQDNs and the discovery names have rules of their own.

## Why it matters

A browser that opens a meeting link, or a presentation inside a meeting, stops at a certificate for another name. A
mobile client does not even show why.

## Bad design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: webext.contoso.com
  names: [webext.contoso.com, lyncdiscover.contoso.com, dialin.contoso.com]
  issuer: public
```

## Good design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: webext.contoso.com
  names: [webext.contoso.com, lyncdiscover.contoso.com, dialin.contoso.com, meet.contoso.com]
  issuer: public
```

## How to fix

Request the certificate again with the missing names. For simple URLs and discovery names a wildcard will do.

## References

- D-DNS-23: each published record has a name on the certificate.
- D-OWA-01: the Office Web Apps farm has its own name on the proxy's certificate.
- D-CRT-08: a changed host of a simple URL changes the certificates.
"""

from collections.abc import Iterator

from planner.findings.cover import cover_of, listener_certificates
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import web_pools
from planner.findings.publishing import is_http
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY, normalized
from planner.model.servers import OfficeWebApps


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies whose recorded listener certificates lack published hosts."""
    design = inspection.design
    elsewhere = {normalized(pool.web.external_fqdn) for pool in web_pools(design) if pool.web.external_fqdn}
    farms = {normalized(farm.fqdn) for farm in design.servers_of(OfficeWebApps)}
    for proxy in design.reverse_proxies:
        own = listener_certificates(design, proxy)
        if not own:
            continue
        rules = inspection.plan.publishing_in_force.get(proxy.id, ())
        hosts = (normalized(host) for rule in rules if not is_http(inspection, rule) for host in rule.hosts)
        asked = (
            host for host in hosts if host not in elsewhere and not host.startswith((f"{EXTERNAL_DISCOVERY}.", "*."))
        )
        missing = cover_of(own).missing(asked)
        if missing:
            yield Remark(
                message=f"Certificate {quoted(own[0].id)} of {quoted(proxy.name)} does not cover {listed(missing)}, "
                "which the proxy publishes; every published name is expected.",
                hint="Request it again with the missing subject alternative names.",
                elements=(own[0].id, proxy.id),
                field=("names",),
                clauses=("D-DNS-23", "D-OWA-01") if farms.intersection(missing) else ("D-DNS-23", "D-CRT-08"),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Add {listed(missing)} to certificate {quoted(own[0].id)}",
                    element=own[0].id,
                    path=("names",),
                    value=(*(own[0].names or (own[0].subject,)), *missing),
                ),
            )


RULE = Rule(code="CE04", severity=Severity.ERROR, clauses=("D-DNS-23", "D-OWA-01", "D-CRT-08"), check=check)
