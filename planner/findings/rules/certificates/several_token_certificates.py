"""There are several certificates for server-to-server trust.

## What it checks

At most one certificate that you write down is of the usage `oauth-token-issuer`.

## Why it matters

Every Front End Server signs its tokens with this certificate, and the others check them with the same one. With two of
them tokens of one pool are refused by the other and by Exchange. It is assigned once, globally, and replication brings
it to every server.

## Bad design

```yaml
base: enterprise
certificates:
- {id: token-1, assigned_to: fe01, usages: [oauth-token-issuer], subject: contoso.com}
- {id: token-2, assigned_to: fe02, usages: [oauth-token-issuer], subject: contoso.com}
```

## Good design

```yaml
base: enterprise
certificates:
- {id: token, assigned_to: pool01, usages: [oauth-token-issuer], subject: contoso.com}
```

## How to fix

Keep one, and assign it once with Set-CsCertificate at the global scope.

## References

- D-CRT-07: one certificate for all Front End Servers, assigned once globally. Its key length is the matter of the rule
  about unfit certificates.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.policies import CertificateUsage


def check(inspection: Inspection) -> Iterator[Remark]:
    """Token certificates beyond the first."""
    tokens = [item for item in inspection.design.certificates if CertificateUsage.OAUTH in item.usages]
    for extra in tokens[1:]:
        yield Remark(
            message=f"Certificate {quoted(extra.id)} is for server-to-server trust, as is {quoted(tokens[0].id)}; one "
            "for all servers is expected.",
            hint="Keep one, and assign it once at the global scope.",
            elements=(extra.id, tokens[0].id),
            field=("usages",),
            repair=Repair(
                kind=RepairKind.REMOVE_ELEMENT,
                label=f"Take certificate {quoted(extra.id)} out",
                element=extra.id,
            )
            if extra.usages == (CertificateUsage.OAUTH,)
            else None,
        )


RULE = Rule(code="CE09", severity=Severity.ERROR, clauses=("D-CRT-07",), check=check)
