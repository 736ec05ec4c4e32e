"""A reverse proxy does not trust the authority that issued the certificates behind it.

## What it checks

A reverse proxy with `trusts_internal_ca` off publishes only what shows a certificate of a public authority. The field
is on by default; then the root is a line of the certificate worksheet.

## Why it matters

The proxy ends the connection of the client and opens its own to the external web site of the pool. Without the root it
refuses the pool's certificate, and nobody outside gets further than the proxy.

## Bad design

```yaml
base: standard
devices:
- {id: proxy01, trusts_internal_ca: false}
```

## Good design

```yaml
base: standard
devices:
- {id: proxy01, trusts_internal_ca: true}
```

## How to fix

Install the root of the internal certification authority on the proxy.

## References

- D-CRT-06: the proxy trusts the authority that issued the Front End and Director certificates.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.publishing import pool_behind
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.devices import ReverseProxy
from planner.model.policies import CertificateUsage, Issuer
from planner.model.servers import WebPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Proxies that refuse what they publish."""
    for proxy in inspection.design.reverse_proxies:
        if proxy.trusts_internal_ca:
            continue
        refused = [pool for pool in _pools_behind(inspection, proxy) if _is_internal(inspection, pool)]
        if refused:
            yield Remark(
                message=f"{quoted(proxy.name)} does not trust the internal certification authority, which issues the "
                f"external web certificates of {listed(pool.name for pool in refused)} behind it; trust is expected.",
                hint="Install the root of the internal certification authority on the proxy.",
                elements=(proxy.id, *(pool.id for pool in refused)),
                field=("trusts_internal_ca",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Plan the root certificate for {quoted(proxy.name)}",
                    element=proxy.id,
                    path=("trusts_internal_ca",),
                    value=True,
                ),
            )


def _pools_behind(inspection: Inspection, proxy: ReverseProxy) -> tuple[WebPool, ...]:
    rules = inspection.plan.publishing_in_force.get(proxy.id, ())
    found = {pool.id: pool for rule in rules if (pool := pool_behind(inspection, rule)) is not None}
    return tuple(found.values())


def _is_internal(inspection: Inspection, pool: WebPool) -> bool:
    holders = (pool.id, *(machine.id for machine in pool.members))
    return any(
        CertificateUsage.WEB_EXTERNAL in certificate.usages and certificate.issuer is Issuer.INTERNAL
        for holder in holders
        for certificate in inspection.plan.certificates_in_force.get(holder, ())
    )


RULE = Rule(code="CE12", severity=Severity.ERROR, clauses=("D-CRT-06",), check=check)
