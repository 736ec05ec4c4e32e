"""Devices on the Wi-Fi do not trust the authority that issued the internal web certificates.

## What it checks

Where mobile devices inside discover automatically and `mobility.devices_trust_internal_ca` is off, the internal web
certificates of pools and Directors come from a public authority. The field is on by default; then the root is a line of
the certificate worksheet.

## Why it matters

The first request of a device on the Wi-Fi goes to the internal web site. A device that does not know the authority of
that certificate ends there: it signs in over cellular and not at the desk.

## Bad design

```yaml
base: standard
mobility: {devices_trust_internal_ca: false}
```

## Good design

```yaml
base: standard
mobility: {devices_trust_internal_ca: true}
```

## How to fix

Hand the root certificate out by device management, or give the internal web services a public certificate.

## References

- D-CRT-01: devices on the Wi-Fi trust the authority of the internal web services, by an installed root or by a public
  certificate.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import discovers_automatically, mobile_views_inside
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.policies import CertificateUsage, Issuer


def check(inspection: Inspection) -> Iterator[Remark]:
    """Internal web certificates that devices inside do not trust."""
    design = inspection.design
    if design.mobility.devices_trust_internal_ca or not discovers_automatically(design):
        return
    if not mobile_views_inside(design):
        return
    entry = inspection.plan.groundwork.web_entry
    if entry is None:
        return
    # Discovery enters at one place; what follows goes through the reverse proxy and its public certificate.
    holders = (entry.id, *(machine.id for machine in entry.members))
    untrusted = {
        holder
        for holder in holders
        for certificate in inspection.plan.certificates_in_force.get(holder, ())
        if CertificateUsage.WEB_INTERNAL in certificate.usages and certificate.issuer is Issuer.INTERNAL
    }
    if untrusted:
        yield Remark(
            message="Devices on the Wi-Fi do not trust the internal certification authority, which issues the internal "
            f"web certificate of {quoted(entry.name)}; an installed root or a public certificate is expected.",
            hint="Hand the root certificate out by device management, or give the internal web services a public "
            "certificate.",
            elements=(entry.id,),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Plan to hand the root certificate out",
                element="",
                path=("mobility", "devices_trust_internal_ca"),
                value=True,
            ),
        )


RULE = Rule(code="CE11", severity=Severity.WARNING, clauses=("D-CRT-01",), check=check)
