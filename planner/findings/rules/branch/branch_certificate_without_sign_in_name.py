"""The certificate of a branch appliance does not hold the sign-in name of a SIP domain.

## What it checks

A certificate that is recorded for a branch appliance, as its default certificate, holds `sip.` in front of each SIP
domain, or a wildcard that covers it.

## Why it matters

Clients of the branch sign in by this name, and the sign-in record of the branch leads to it. A certificate without it
is refused, and the branch cannot work on its own.

## Bad design

```yaml
base: enterprise
certificates:
- {id: sba-default, assigned_to: sba01, usages: [default], subject: sba01.contoso.com,
   names: [sba01.contoso.com, sip.contoso.com]}
```

## Good design

```yaml
base: enterprise
certificates:
- {id: sba-default, assigned_to: sba01, usages: [default], subject: sba01.contoso.com,
   names: [sba01.contoso.com, sip.contoso.com, sip.fabrikam.com]}
```

## How to fix

Add the names to the certificate; the certificate worksheet lists all of them.

## References

- D-SBA-02: the certificate of a branch appliance needs `sip.` and the domain for each SIP domain.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.policies import CertificateUsage
from planner.model.servers import BranchAppliance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded certificates of branch appliances without sign-in names."""
    design = inspection.design
    wanted = [f"sip.{domain}" for domain in design.sip_domains]
    for appliance in design.servers_of(BranchAppliance):
        holders = {appliance.id, *(machine.id for machine in appliance.members)}
        for certificate in design.certificates:
            if certificate.assigned_to not in holders or CertificateUsage.DEFAULT not in certificate.usages:
                continue
            missing = Cover(certificate.names or (certificate.subject,)).missing(wanted)
            if missing:
                yield Remark(
                    message=f"The certificate {quoted(certificate.subject)} of {quoted(appliance.name)} does not hold "
                    f"{listed(missing)}; the sign-in name of each SIP domain is expected.",
                    hint="Add the names to the certificate.",
                    elements=(certificate.id, appliance.id),
                    field=("names",),
                    repair=Repair(
                        kind=RepairKind.SET_FIELD,
                        label=f"Add the sign-in names to {quoted(certificate.subject)}",
                        element=certificate.id,
                        path=("names",),
                        value=(*(certificate.names or (certificate.subject,)), *missing),
                    ),
                )


RULE = Rule(code="BR04", severity=Severity.ERROR, clauses=("D-SBA-02",), check=check)
