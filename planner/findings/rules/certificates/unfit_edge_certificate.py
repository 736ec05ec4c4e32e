"""The external certificate of an Edge lacks names, is not public, or is not shared by the pool.

## What it checks

A certificate that you write down for the outside of an Edge comes from a public authority, repeats its subject among
the alternative names, and names the Access Edge, the Web Conferencing Edge, `sip.` of each SIP domain and `sip.` of
each domain of the tenant in Microsoft 365. The servers of a pool share one certificate with an exportable key. The A/V
Edge needs no name on it.

## Why it matters

Remote users, partners and the cloud compare these names and trust public authorities only. A pool whose servers have
keys of their own loses media in failover, because the A/V tokens of one server are not valid at the other.

## Bad design

```yaml
base: enterprise
certificates:
- id: edge-outside
  assigned_to: edgepool01
  usages: [edge-external]
  subject: sip.contoso.com
  names: [sip.contoso.com, webcon.contoso.com]
  issuer: public
```

## Good design

```yaml
base: enterprise
certificates:
- id: edge-outside
  assigned_to: edgepool01
  usages: [edge-external]
  subject: sip.contoso.com
  names: [sip.contoso.com, webcon.contoso.com, sip.fabrikam.com]
  issuer: public
```

## How to fix

Request one certificate for the pool from a public authority, with all names and an exportable key, and assign it on
each Edge Server.

## References

- D-CRT-03: public authority, subject repeated as SAN, the names, one exportable certificate for all members.
- D-HYB-03: before users move to the cloud, `sip.` of each cloud SIP domain is on every Edge.
- Settled reading names-C18: the wildcards of the XMPP table stand beside the explicit names, never instead of them.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural, quoted
from planner.model.clients import CloudRole
from planner.model.design import Design
from planner.model.names import normalized
from planner.model.policies import Certificate, CertificateUsage, Issuer
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """External Edge certificates that cannot serve."""
    design = inspection.design
    for edge in design.servers_of(EdgePool):
        members = {machine.id for machine in edge.members}
        own = tuple(
            certificate
            for certificate in design.certificates
            if CertificateUsage.EDGE_EXTERNAL in certificate.usages and certificate.assigned_to in {edge.id, *members}
        )
        single = tuple(certificate for certificate in own if certificate.assigned_to in members)
        if len(edge.members) > 1 and single:
            yield Remark(
                message=f"{quoted(edge.name)} has {plural(len(single), 'external certificate')} for single servers; "
                "one certificate with the same key for all servers of the pool is expected.",
                hint="Assign one certificate to the pool.",
                elements=(single[0].id, edge.id),
                field=("assigned_to",),
                clauses=("D-CRT-03",),
            )
        for certificate in own:
            yield from _faults(design, edge, certificate)


def _faults(design: Design, edge: EdgePool, certificate: Certificate) -> Iterator[Remark]:
    whose = f"Certificate {quoted(certificate.id)} of {quoted(edge.name)}"
    elements = (certificate.id, edge.id)
    missing = _missing(design, edge, certificate)
    if missing:
        of_cloud = {f"sip.{normalized(domain)}" for domain in _tenant_domains(design)}
        yield Remark(
            message=f"{whose} does not name {listed(missing)}; its subject, the Edge services and 'sip.' of every SIP "
            "domain are expected as alternative names.",
            hint="Request it again with the missing subject alternative names.",
            elements=elements,
            field=("names",),
            clauses=("D-CRT-03", "D-HYB-03") if of_cloud.intersection(missing) else ("D-CRT-03",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Add {listed(missing)} to certificate {quoted(certificate.id)}",
                element=certificate.id,
                path=("names",),
                value=(*certificate.names, *missing),
            ),
        )
    if certificate.issuer is not Issuer.PUBLIC:
        yield Remark(
            message=f"{whose} comes from an internal authority, which partners and devices outside do not trust; a "
            "public authority is expected.",
            hint="Request it from a public certification authority.",
            elements=elements,
            field=("issuer",),
            clauses=("D-CRT-03",),
            repair=_setting(certificate, "issuer", Issuer.PUBLIC, "Request it from a public authority"),
        )
    if len(edge.members) > 1 and not certificate.exportable:
        yield Remark(
            message=f"{whose} has a key that cannot be exported, and {plural(len(edge.members), 'server')} share "
            "it; an exportable key is expected.",
            hint="Request it again with an exportable private key.",
            elements=elements,
            field=("exportable",),
            clauses=("D-CRT-03",),
            repair=_setting(certificate, "exportable", True, "Request it with an exportable key"),
        )


def _setting(certificate: Certificate, field: str, value: object, label: str) -> Repair:
    return Repair(kind=RepairKind.SET_FIELD, label=label, element=certificate.id, path=(field,), value=value)


def _tenant_domains(design: Design) -> Iterator[str]:
    for service in design.cloud_services:
        if service.role is CloudRole.OFFICE_365:
            yield from service.sip_domains


def _missing(design: Design, edge: EdgePool, certificate: Certificate) -> tuple[str, ...]:
    """Names it should carry and does not; a wildcard does not stand for any of them, and has a rule of its own."""
    wanted = (
        *((certificate.subject,) if not certificate.subject.startswith("*.") else ()),
        *(name for name in (edge.access_fqdn, edge.web_conferencing_fqdn) if name is not None),
        *(f"sip.{domain}" for domain in (*design.sip_domains, *_tenant_domains(design))),
    )
    there = set(map(normalized, certificate.names))
    return tuple(dict.fromkeys(name for name in map(normalized, wanted) if name not in there))


RULE = Rule(code="CE07", severity=Severity.ERROR, clauses=("D-CRT-03", "D-HYB-03"), check=check)
