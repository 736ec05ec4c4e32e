"""A wildcard stands where the product does not accept one.

## What it checks

In certificates that you write down no subject is a wildcard. Wildcards among the alternative names are accepted on the
reverse proxy and on the web certificates of Front End Servers and Directors, for simple URLs and discovery names; the
internal Edge certificate is not compared with names at all. On the proxy and in web certificates the web services FQDN
is named in full beside a wildcard. With XMPP (2015) the external Edge certificate has wildcards beside its names.

## Why it matters

Servers compare the names of pools, servers and Edge services letter by letter, and several clients do not take a
wildcard as subject. The server starts, and partners or phones are refused.

## Bad design

```yaml
base: standard
certificates:
- id: edge-outside
  assigned_to: edge01
  usages: [edge-external]
  subject: sip.contoso.com
  names: [sip.contoso.com, webcon.contoso.com, "*.contoso.com"]
  issuer: public
```

## Good design

```yaml
base: standard
certificates:
- id: edge-outside
  assigned_to: edge01
  usages: [edge-external]
  subject: sip.contoso.com
  names: [sip.contoso.com, webcon.contoso.com]
  issuer: public
```

## How to fix

Name what the wildcard stands for, one name each.

## References

- D-CRT-04: wildcards only among the alternative names, and only for simple URLs and discovery names on the web
  certificates of the proxy, Front End Servers and Directors. The table is that of Lync Server 2013; later pages do not
  repeat it. Settled reading names-C18: XMPP adds wildcards on the Edge.
"""

from collections.abc import Iterator

from planner.catalog.ports_in_use import proxy_ports
from planner.findings.finding import Remark, Severity
from planner.findings.places import web_pools
from planner.findings.publishing import published_hosts
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import normalized, wildcard_covers
from planner.model.policies import Certificate, CertificateUsage
from planner.model.servers import DirectorPool, FrontEndPool, internal_web_fqdn

_REFUSED = frozenset({CertificateUsage.DEFAULT, CertificateUsage.EDGE_EXTERNAL})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded certificates with misplaced wildcards."""
    design = inspection.design
    for certificate in design.certificates:
        said = _fault(inspection, certificate)
        if said:
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of {shown(design, certificate.assigned_to)} {said}.",
                hint="Name what the wildcard stands for, one name each.",
                elements=(certificate.id, certificate.assigned_to),
                field=("subject",) if certificate.subject.startswith("*.") else ("names",),
            )


def _fault(inspection: Inspection, certificate: Certificate) -> str:
    if certificate.subject.startswith("*."):
        return f"has the wildcard {quoted(certificate.subject)} as its subject; a full name is expected"
    wildcards = tuple(name for name in certificate.names if name.startswith("*."))
    if not wildcards:
        return ""
    refused = _REFUSED.intersection(certificate.usages) - _excused(inspection)
    if refused:
        return f"has the wildcard {listed(wildcards)}, and names of servers and Edge services are expected in full"
    explicit = set(map(normalized, certificate.names))
    hidden = tuple(
        name
        for name in _web_names(inspection, certificate)
        if normalized(name) not in explicit and any(wildcard_covers(wildcard, name) for wildcard in wildcards)
    )
    return f"covers {listed(hidden)} by a wildcard only; web services FQDNs are expected in full" if hidden else ""


def _excused(inspection: Inspection) -> frozenset[CertificateUsage]:
    has_xmpp = any(item.certificate_id == "edge_external_xmpp" for item in inspection.plan.certificates)
    return frozenset({CertificateUsage.EDGE_EXTERNAL} if has_xmpp else ())


def _web_names(inspection: Inspection, certificate: Certificate) -> tuple[str, ...]:
    """Web services FQDNs that clients compare with this certificate."""
    design = inspection.design
    owner = design.owner_of(certificate.assigned_to)
    if CertificateUsage.PROXY_LISTENER in certificate.usages:
        ports = proxy_ports(inspection.catalog, design, "proxy-https")
        published = {normalized(host) for port in ports for host in published_hosts(inspection, port)}
        names = (pool.web.external_fqdn for pool in web_pools(design) if pool.web.external_fqdn is not None)
        return tuple(name for name in names if normalized(name) in published)
    if not isinstance(owner, FrontEndPool | DirectorPool):
        return ()
    internal = (internal_web_fqdn(owner),) if CertificateUsage.WEB_INTERNAL in certificate.usages else ()
    external = (owner.web.external_fqdn,) if CertificateUsage.WEB_EXTERNAL in certificate.usages else ()
    return (*internal, *(name for name in external if name is not None))


RULE = Rule(code="CE08", severity=Severity.ERROR, clauses=("D-CRT-04",), check=check)
