"""A certificate between servers lacks the name of the pool, of the server, or of sign-in.

## What it checks

The Default certificate of a Front End Server, Director or Mediation Server carries the names of the pool and of the
server, and the hosts by which clients sign in there. The inside certificate of an Edge Server carries the pool's inside
name. Discovery names and web names have rules of their own (CE01, CE10).

## Why it matters

Servers check each other by these names and refuse a connection whose certificate has another one. Services start, yet
the Edge does not find its next hop, members of the pool do not find each other, or sign-in ends with a warning.

## Bad design

```yaml
base: enterprise
certificates:
- id: default-cert
  assigned_to: fe01
  usages: [default]
  subject: fe01.contoso.com
  names:
  - fe01.contoso.com
  - lyncdiscover.contoso.com
  - lyncdiscoverinternal.contoso.com
  - lyncdiscover.fabrikam.com
  - lyncdiscoverinternal.fabrikam.com
```

## Good design

```yaml
base: enterprise
certificates:
- id: default-cert
  assigned_to: fe01
  usages: [default]
  subject: pool01.contoso.com
  names:
  - pool01.contoso.com
  - fe01.contoso.com
  - lyncdiscover.contoso.com
  - lyncdiscoverinternal.contoso.com
  - lyncdiscover.fabrikam.com
  - lyncdiscoverinternal.fabrikam.com
```

## How to fix

Request the certificate again with the names that the certificate worksheet lists.

## References

- D-CRT-02: what all server certificates have in common; the names of each stand on the certificate worksheet.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover, names_added
from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import EXTERNAL_DISCOVERY, INTERNAL_DISCOVERY
from planner.model.policies import Certificate, CertificateUsage
from planner.model.servers import EdgePool

_BETWEEN_SERVERS = frozenset({"se_default", "fe_default", "dir_default", "med_default"})
"""Rows of certificates that servers show each other."""

_ELSEWHERE = (INTERNAL_DISCOVERY, EXTERNAL_DISCOVERY)


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded certificates without names that other servers, or clients at sign-in, look for."""
    for certificate in inspection.design.certificates:
        wanted = tuple(dict.fromkeys(_wanted(inspection, certificate)))
        missing = Cover(certificate.names or (certificate.subject,)).missing(wanted)
        if missing:
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of {shown(inspection.design, certificate.assigned_to)} "
                f"does not name {listed(missing)}; the names by which servers and clients reach it are expected.",
                hint="Request it again with the missing names.",
                elements=(certificate.id, certificate.assigned_to),
                field=("names",),
                repair=names_added(certificate, missing),
            )


def _wanted(inspection: Inspection, certificate: Certificate) -> Iterator[str]:
    holder = inspection.design.owner_of(certificate.assigned_to)
    if isinstance(holder, EdgePool) and CertificateUsage.EDGE_INTERNAL in certificate.usages:
        yield holder.fqdn
    if holder is None or CertificateUsage.DEFAULT not in certificate.usages:
        return
    for row in inspection.plan.certificates:
        if row.certificate_id in _BETWEEN_SERVERS and certificate.assigned_to in (row.assigned_to, row.element):
            yield from (name for name in row.names if name.partition(".")[0] not in _ELSEWHERE)


RULE = Rule(code="CE13", severity=Severity.ERROR, clauses=("D-CRT-02",), check=check)
