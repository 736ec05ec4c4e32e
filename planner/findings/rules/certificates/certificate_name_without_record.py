"""A certificate names something that no DNS view knows.

## What it checks

Each name of a certificate that you write down has a record in some DNS view. Wildcards, the internal certificate of an
Edge and the certificate of server-to-server trust are left aside, because nobody resolves their names; so are the names
of machines and pools of the plan.

## Why it matters

A name without a record is a slip of the pen, or left over from an earlier plan; a public certification authority
charges for it. The name that was meant is then missing.

## Bad design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: webext.contoso.com
  names: [webext.contoso.com, lyncdiscover.contoso.com, dialin.contoso.com, meet.contoso.com, meeting.contoso.com]
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

Take the name off the certificate, or add the record.

## References

- D-DNS-23: each certificate name has a DNS record.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted, shown
from planner.model.names import normalized
from planner.model.policies import Certificate, CertificateUsage

_UNRESOLVED = frozenset({CertificateUsage.EDGE_INTERNAL, CertificateUsage.OAUTH})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded certificates with names that nothing resolves."""
    design = inspection.design
    if not design.certificates:
        return
    known = inspection.once(_known_names)
    for certificate in design.certificates:
        if certificate.usages and _UNRESOLVED.issuperset(certificate.usages):
            continue
        names = dict.fromkeys(normalized(name) for name in certificate.names or (certificate.subject,))
        orphans = tuple(name for name in names if name not in known and not name.startswith("*."))
        if orphans:
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of {shown(design, certificate.assigned_to)} names "
                f"{listed(orphans)}, for which no DNS view has a record; a record for each name is expected.",
                hint="Take the name off the certificate, or add the record.",
                elements=(certificate.id, certificate.assigned_to),
                field=("names",),
                repair=_removal(certificate, frozenset(orphans)),
            )


def _removal(certificate: Certificate, orphans: frozenset[str]) -> Repair | None:
    kept = tuple(name for name in certificate.names if normalized(name) not in orphans)
    if not kept or normalized(certificate.subject) in orphans:
        return None
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Take {listed(sorted(orphans))} off certificate {quoted(certificate.id)}",
        element=certificate.id,
        path=("names",),
        value=kept,
    )


def _known_names(inspection: Inspection) -> frozenset[str]:
    """Names with a record in force or in the plan, and those of machines and pools."""
    design, plan = inspection.design, inspection.plan
    return frozenset(
        (
            *(normalized(record.name) for records in plan.dns.values() for record in records),
            *(normalized(record.name) for record in plan.records),
            *(normalized(server.fqdn) for server in design.servers),
            *(normalized(machine.fqdn) for server in design.servers for machine in server.members),
        )
    )


RULE = Rule(code="CE05", severity=Severity.WARNING, clauses=("D-DNS-23",), check=check)
