"""The certificate of the reverse proxy lacks an external discovery name.

## What it checks

Where the first Autodiscover request comes by HTTPS (the default), the certificates that the plan gives to the listener
of a reverse proxy cover `lyncdiscover.` followed by each SIP domain. A wildcard of the SIP domain will do. With
`discovery_transport: http` the name is not needed.

## Why it matters

A device refuses the connection when the proxy's certificate does not name what it asked for, and finds no server.

## Bad design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: webext.contoso.com
  names: [webext.contoso.com, meet.contoso.com, dialin.contoso.com]
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
  names: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
  issuer: public
```

## How to fix

Request the certificate again with the missing names. If a public certificate with names for many SIP domains is too
dear, the first request can come by HTTP instead; that is supported and not recommended.

## References

- S-CRT-04, S-CRT-05, S-DNS-14: Autodiscover names on the proxy's certificate, for every SIP domain.
- S-CRT-08: HTTPS on 443 is the default. S-CRT-10, S-CRT-06: what the HTTP variant spares (settled reading names-C20).
"""

from collections.abc import Iterator

from planner.findings.cover import cover_of, listener_certificates, names_added
from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.policies import DiscoveryTransport


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies whose planned listener certificates lack discovery names."""
    design = inspection.design
    if design.mobility.discovery_transport is DiscoveryTransport.HTTP:
        return
    for proxy in design.reverse_proxies:
        own = listener_certificates(design, proxy)
        missing = cover_of(own).missing(discovery_names(design, EXTERNAL_DISCOVERY))
        if own and missing:
            yield Remark(
                message=f"Certificate {quoted(own[0].id)} of {quoted(proxy.name)} does not cover {listed(missing)}; "
                "with discovery by HTTPS the external discovery name of every SIP domain is expected.",
                hint="Request it again with the missing subject alternative names.",
                elements=(own[0].id, proxy.id),
                field=("names",),
                repair=names_added(own[0], missing),
            )


RULE = Rule(
    code="CE02",
    severity=Severity.ERROR,
    clauses=("S-CRT-04", "S-CRT-05", "S-CRT-08", "S-CRT-10", "S-DNS-14"),
    check=check,
)
