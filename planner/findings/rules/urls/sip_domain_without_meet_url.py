"""A SIP domain has no Meet URL.

## What it checks

Where the plan has conferencing, each SIP domain has a Meet URL: its own, or one that serves all domains.

## Why it matters

A user whose domain has no Meet URL cannot hand out a link to a meeting, so nobody joins by click.

## Bad design

```yaml
base: enterprise
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: dialin, host: dialin.contoso.com}
```

## Good design

```yaml
base: enterprise
simple_urls:
- {component: meet, host: meet.contoso.com, domain: contoso.com}
- {component: meet, host: meet.fabrikam.com, domain: fabrikam.com}
- {component: dialin, host: dialin.contoso.com}
```

## How to fix

Add a Meet URL for the domain; then its name joins DNS, the certificates and the publishing rules.

## References

- D-DNS-13: one Meet URL for each SIP domain.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, plural
from planner.model.names import normalized
from planner.model.policies import SimpleUrl, UrlComponent
from planner.model.product import Feature


def check(inspection: Inspection) -> Iterator[Remark]:
    """SIP domains that no Meet URL serves."""
    design = inspection.design
    meets = tuple(url for url in design.simple_urls if url.component is UrlComponent.MEET)
    if not design.has_feature(Feature.CONFERENCING) or any(url.domain is None for url in meets):
        return
    served = {normalized(url.domain) for url in meets if url.domain}
    missing = tuple(domain for domain in design.sip_domains if normalized(domain) not in served)
    if missing:
        yield Remark(
            message=f"{plural(len(missing), 'SIP domain')} without a Meet URL: {listed(missing)}; one Meet URL for "
            "each SIP domain is expected.",
            hint=f"Add a Meet URL, such as 'https://meet.{missing[0]}'.",
            field=("simple_urls",),
            repair=Repair(
                kind=RepairKind.ADD_ITEM,
                label=f"Add the Meet URL 'https://meet.{missing[0]}'",
                element="",
                path=("simple_urls",),
                value=SimpleUrl(component=UrlComponent.MEET, host=f"meet.{missing[0]}", domain=missing[0]),
            ),
        )


RULE = Rule(code="UR03", severity=Severity.ERROR, clauses=("D-DNS-13",), check=check)
