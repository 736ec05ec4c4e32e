"""The listener of a reverse proxy has a certificate that only the organisation trusts.

## What it checks

The certificates that you write down for the outer listener of a reverse proxy come from a public authority.

## Why it matters

Meeting guests, partners and devices that nobody manages have no root of the internal authority. Their browsers warn of
the meeting page, and mobile clients refuse the connection without saying why.

## Bad design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: webext.contoso.com
  names: [webext.contoso.com, lyncdiscover.contoso.com, meet.contoso.com, dialin.contoso.com]
  issuer: internal
```

## Good design

```yaml
base: standard
certificates:
- id: proxy01-listener
  assigned_to: proxy01
  usages: [proxy-listener]
  subject: webext.contoso.com
  names: [webext.contoso.com, lyncdiscover.contoso.com, meet.contoso.com, dialin.contoso.com]
  issuer: public
```

## How to fix

Request the certificate from a public certification authority. The servers behind the proxy keep their internal ones.

## References

- D-RP-01: the listener of HTTPS publishing has the public certificate.
"""

from collections.abc import Iterator

from planner.findings.cover import listener_certificates
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.policies import Issuer


def check(inspection: Inspection) -> Iterator[Remark]:
    """Planned listener certificates of an internal authority."""
    for proxy in inspection.design.reverse_proxies:
        for certificate in listener_certificates(inspection.design, proxy):
            if certificate.issuer is Issuer.PUBLIC:
                continue
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of {quoted(proxy.name)} comes from an internal "
                "authority, which guests and devices outside do not trust; a public authority is expected.",
                hint="Request it from a public certification authority.",
                elements=(certificate.id, proxy.id),
                field=("issuer",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label="Request it from a public authority",
                    element=certificate.id,
                    path=("issuer",),
                    value=Issuer.PUBLIC,
                ),
            )


RULE = Rule(code="CE14", severity=Severity.ERROR, clauses=("D-RP-01",), check=check)
