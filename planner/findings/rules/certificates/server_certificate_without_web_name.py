"""A web certificate of a pool or Director lacks its web services FQDN or a simple URL.

## What it checks

Every certificate that you write down for the web services of a Front End Server, Standard Edition server or Director
covers the web services FQDN of its site and the hosts of the simple URLs: Meet and Dial-in on both sites, Admin on the
internal one. The discovery names have a rule of their own.

## Why it matters

Inside, browsers meet this certificate; from outside, the reverse proxy does, which opens its connection to the name
that the user asked for. When the host of a simple URL changes, the certificates change with it, and `Enable-CsComputer`
runs on every Director and Front End Server.

## Bad design

```yaml
base: standard
certificates:
- id: se01-web
  assigned_to: se01
  usages: [web-internal]
  subject: se01.contoso.com
  names: [se01.contoso.com, dialin.contoso.com, admin.contoso.com, lyncdiscoverinternal.contoso.com]
```

## Good design

```yaml
base: standard
certificates:
- id: se01-web
  assigned_to: se01
  usages: [web-internal]
  subject: se01.contoso.com
  names:
  - se01.contoso.com
  - meet.contoso.com
  - dialin.contoso.com
  - admin.contoso.com
  - lyncdiscoverinternal.contoso.com
```

## How to fix

Request the certificate again with the missing names, assign it on each server of the pool, and run `Enable-CsComputer`
there if a simple URL has changed.

## References

- D-CRT-08: a changed host of a simple URL triggers certificates and Enable-CsComputer on all Directors and Front Ends.
- S-CRT-02: certificates that are in place are requested again. Settled reading names-C09: Admin stays inside.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover, names_added
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.policies import Certificate, CertificateUsage, UrlComponent
from planner.model.servers import DirectorPool, FrontEndPool, WebPool, internal_web_fqdn


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded web certificates that lack web names."""
    design = inspection.design
    for certificate in design.certificates:
        owner = design.owner_of(certificate.assigned_to)
        if not isinstance(owner, FrontEndPool | DirectorPool):
            continue
        names = certificate.names or (certificate.subject,)
        missing = Cover(names).missing(_wanted(inspection, owner, certificate))
        if missing:
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of {shown(design, certificate.assigned_to)} does not "
                f"cover {listed(missing)}; the web services FQDN and the simple URLs are expected.",
                hint="Request it again with the missing subject alternative names, and run Enable-CsComputer if a "
                "simple URL has changed.",
                elements=(certificate.id, certificate.assigned_to),
                field=("names",),
                repair=names_added(certificate, missing),
            )


def _wanted(inspection: Inspection, pool: WebPool, certificate: Certificate) -> Iterator[str]:
    is_internal = CertificateUsage.WEB_INTERNAL in certificate.usages
    is_external = CertificateUsage.WEB_EXTERNAL in certificate.usages
    if is_internal:
        yield internal_web_fqdn(pool)
    if is_external and pool.web.external_fqdn is not None:
        yield pool.web.external_fqdn
    for url in inspection.design.simple_urls:
        if is_internal or (is_external and url.component is not UrlComponent.ADMIN):
            yield url.host


RULE = Rule(code="CE10", severity=Severity.ERROR, clauses=("D-CRT-08", "S-CRT-02"), check=check)
