"""A web certificate of a pool or Director lacks a discovery name.

## What it checks

Every certificate that the plan gives to the web services of a Front End Server, Standard Edition server or Director
covers the discovery name of each SIP domain: `lyncdiscoverinternal` on the internal web site, `lyncdiscover` on the
external one. A wildcard of the SIP domain covers both. Certificates that the planner works out always do.

## Why it matters

Autodiscover runs on each of these servers, and devices refuse a server whose certificate does not name what they asked
for. The variant with HTTP at the reverse proxy spares nothing here: only the proxy's own certificate is left as it is.

## Bad design

```yaml
base: standard
certificates:
- id: se01-web
  assigned_to: se01
  usages: [web-internal]
  subject: se01.contoso.com
  names: [se01.contoso.com, meet.contoso.com, dialin.contoso.com, admin.contoso.com]
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

Request the certificate again with the missing subject alternative names, and assign it on each server of the pool.

## References

- S-CRT-01, S-CRT-03, S-CRT-05, S-DNS-14: Autodiscover names on each Front End Server and Director, for all SIP domains.
- S-CMP-10: Autodiscover runs on every Front End Server and Director. S-CRT-02: existing certificates are replaced.
- S-CRT-10 with settled reading names-C20: HTTP discovery waives the name on the proxy's listener only.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover, names_added
from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY
from planner.model.policies import Certificate, CertificateUsage
from planner.model.servers import DirectorPool, FrontEndPool

_LABELS = {CertificateUsage.WEB_INTERNAL: INTERNAL_DISCOVERY, CertificateUsage.WEB_EXTERNAL: EXTERNAL_DISCOVERY}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Planned web certificates that lack discovery names."""
    design = inspection.design
    for certificate in design.certificates:
        if not isinstance(design.owner_of(certificate.assigned_to), FrontEndPool | DirectorPool):
            continue
        missing = _missing(inspection, certificate)
        if missing:
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of {shown(design, certificate.assigned_to)} does not "
                f"cover {listed(missing)}; the discovery names of every SIP domain are expected.",
                hint="Request it again with the missing subject alternative names.",
                elements=(certificate.id, certificate.assigned_to),
                field=("names",),
                repair=names_added(certificate, missing),
            )


def _missing(inspection: Inspection, certificate: Certificate) -> tuple[str, ...]:
    # Clients ignore the subject as soon as there are alternative names (certificate fact san_beats_sn).
    names = certificate.names or (certificate.subject,)
    return Cover(names).missing(
        name
        for usage in certificate.usages
        if usage in _LABELS
        for name in discovery_names(inspection.design, _LABELS[usage])
    )


RULE = Rule(
    code="CE01",
    severity=Severity.ERROR,
    clauses=("S-CRT-01", "S-CRT-02", "S-CRT-03", "S-CRT-05", "S-CMP-10", "S-DNS-14"),
    check=check,
)
