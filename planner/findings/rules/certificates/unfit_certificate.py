"""A certificate has properties that servers and clients do not accept.

## What it checks

Each certificate that you write down has Server Authentication among its usages and a place where its revocation list is
fetched, is not signed with RSASSA-PSS, and has an RSA key of 2048 bits or more. A key of 1024 bits is an error on a
certificate of a public authority and for server-to-server trust, elsewhere a warning.

## Why it matters

RSASSA-PSS signatures break sign-in and call forwarding. Without the usage or the revocation list the server or its peer
refuses the certificate, and connections fail that were fine yesterday, when a list was still cached.

## Bad design

```yaml
base: standard
certificates:
- id: se01-default
  assigned_to: se01
  usages: [default]
  subject: se01.contoso.com
  names: [se01.contoso.com]
  signature: rsassa-pss
```

## Good design

```yaml
base: standard
certificates:
- id: se01-default
  assigned_to: se01
  usages: [default]
  subject: se01.contoso.com
  names: [se01.contoso.com]
  signature: sha-2
```

## How to fix

Request the certificate again from a template for web servers, with a key of 2048 bits and a SHA-2 signature.

## References

- D-CRT-02: server usage, CRL distribution point, no RSASSA-PSS, 2048 bits or more recommended.
- D-CRT-07 with settled reading names-C19: server-to-server trust needs 2048 bits. That 1024 bits are an error on public
  certificates is inferred: public authorities no longer issue them.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.policies import Certificate, CertificateUsage, Issuer, Signature

_KEY_BITS = 2048
"""Certificate fact key_length."""

_Fault = tuple[str, str, object, Severity]
"""What is wrong, the field, what it should be, and how bad it is."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Recorded certificates that cannot serve."""
    for certificate in inspection.design.certificates:
        for said, name, better, severity in _faults(certificate):
            yield Remark(
                message=f"Certificate {quoted(certificate.id)} of "
                f"{shown(inspection.design, certificate.assigned_to)} {said}.",
                hint="Request it again from a template for web servers, with a key of 2048 bits and a SHA-2 signature.",
                elements=(certificate.id, certificate.assigned_to),
                field=(name,),
                severity=severity,
                clauses=("D-CRT-02", "D-CRT-07") if CertificateUsage.OAUTH in certificate.usages else ("D-CRT-02",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Plan certificate {quoted(certificate.id)} without this fault",
                    element=certificate.id,
                    path=(name,),
                    value=better,
                ),
            )


def _faults(certificate: Certificate) -> Iterator[_Fault]:
    if certificate.signature is Signature.RSASSA_PSS:
        said = "is signed with RSASSA-PSS, which is unsupported; SHA-2 with RSA is expected"
        yield said, "signature", Signature.SHA2, Severity.ERROR
    if not certificate.server_authentication:
        said = "lacks Server Authentication among its extended key usages; it is expected on every server certificate"
        yield said, "server_authentication", True, Severity.ERROR
    if not certificate.revocation_list:
        said = "names no place where its revocation list is fetched; a CRL distribution point is expected"
        yield said, "revocation_list", True, Severity.ERROR
    if 0 < certificate.key_bits < _KEY_BITS:
        is_worse = certificate.issuer is Issuer.PUBLIC or CertificateUsage.OAUTH in certificate.usages
        said = f"has a key of {certificate.key_bits} bits; {_KEY_BITS} bits or more are expected"
        yield said, "key_bits", _KEY_BITS, Severity.ERROR if is_worse else Severity.WARNING


RULE = Rule(code="CE06", severity=Severity.ERROR, clauses=("D-CRT-02", "D-CRT-07"), check=check)
