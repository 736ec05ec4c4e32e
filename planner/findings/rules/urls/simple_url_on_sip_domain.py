"""The host of a simple URL is a SIP domain itself.

## What it checks

The host of no simple URL equals a SIP domain. A host below a SIP domain is right.

## Why it matters

The bare domain is where an organisation has its public web site, and where mail and SIP look for services. A simple
URL there takes the name away from all of them.

## Bad design

```yaml
base: standard
simple_urls:
- {component: meet, host: contoso.com, path: meet, domain: contoso.com}
- {component: dialin, host: dialin.contoso.com}
```

## Good design

```yaml
base: standard
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: dialin, host: dialin.contoso.com}
```

## How to fix

Choose a host below the domain, such as `meet.` followed by the domain.

## References

- D-DNS-17: the host of a simple URL is not identical with a SIP domain. Settled reading names-C34: the sentence reads
  as if no simple URL might lie under a SIP domain; all its examples do, so only equality is refused.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.names import normalized


def check(inspection: Inspection) -> Iterator[Remark]:
    """Simple URLs at a bare SIP domain."""
    domains = {normalized(domain) for domain in inspection.design.sip_domains}
    for index, url in enumerate(inspection.design.simple_urls):
        if normalized(url.host) in domains:
            better = f"{url.component}.{url.host}"
            yield Remark(
                message=f"The simple URL for {url.component} has the host {quoted(url.host)}, which is a SIP domain; a "
                "host below it is expected.",
                hint=f"Choose a host below the domain, such as {quoted(better)}.",
                field=("simple_urls", index, "host"),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Change the host to {quoted(better)}",
                    element="",
                    path=("simple_urls", index, "host"),
                    value=better,
                ),
            )


RULE = Rule(code="UR04", severity=Severity.ERROR, clauses=("D-DNS-17",), check=check)
