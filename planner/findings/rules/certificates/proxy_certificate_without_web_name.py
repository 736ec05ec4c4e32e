"""The certificate of the reverse proxy lacks the external web services FQDN of a pool or Director.

## What it checks

The certificates that the plan gives to the listener of a reverse proxy cover the external web services FQDN of each
pool and Director that the proxy publishes.

## Why it matters

The Mobility address of every user is built on that name. A device checks it against the certificate in each position,
inside and outside, and refuses the connection if it is missing. HTTP for the first request does not help here: every
later request is HTTPS.

## Bad design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: meet.contoso.com
  names: [meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
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

Request the certificate again with the missing names. A wildcard is supported for simple URLs and discovery names; the
external web services FQDN is named in full.

## References

- D-CRT-05: the listener names every published external web FQDN, Director included.
- S-DNS-08: Mobility uses the external web FQDN. S-CRT-10 with settled reading names-C20.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover, cover_of, listener_certificates, names_added
from planner.findings.finding import Remark, Severity
from planner.findings.places import web_pools
from planner.findings.publishing import is_http
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies whose planned listener certificates lack a web name they publish."""
    design = inspection.design
    for proxy in design.reverse_proxies:
        own = listener_certificates(design, proxy)
        rules = inspection.plan.publishing_in_force.get(proxy.id, ())
        published = Cover(host for rule in rules if not is_http(inspection, rule) for host in rule.hosts)
        webs = (pool.web.external_fqdn for pool in web_pools(design) if pool.web.external_fqdn is not None)
        missing = cover_of(own).missing(name for name in webs if name in published)
        if own and missing:
            yield Remark(
                message=f"Certificate {quoted(own[0].id)} of {quoted(proxy.name)} does not cover {listed(missing)}, "
                "which the proxy publishes; every published external web services FQDN is expected.",
                hint="Request it again with the missing subject alternative names.",
                elements=(own[0].id, proxy.id),
                field=("names",),
                repair=names_added(own[0], missing),
            )


RULE = Rule(code="CE03", severity=Severity.ERROR, clauses=("D-CRT-05", "S-DNS-08"), check=check)
