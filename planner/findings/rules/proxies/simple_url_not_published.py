"""No publishing rule lists the host of a simple URL that users outside need.

## What it checks

A publishing rule for port 443 lists the host of each Meet and Dial-in URL, where the plan has external access.

## Why it matters

People outside follow the link in an invitation and get no page. It is noticed in the first meeting with a customer,
because nobody inside ever takes this way.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, lyncdiscover.contoso.com]
    backend: se01
```

## Good design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com, lyncdiscover.contoso.com]
    backend: se01
```

## How to fix

Add the host to the rule that publishes the external web services.

## References

- D-RP-01: simple URLs are published over HTTPS to the external web site.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover
from planner.findings.finding import Remark, Severity
from planner.findings.publishing import HTTPS_PORT, proxy_to_blame, published_hosts, rules_to_add
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.policies import UrlComponent
from planner.model.product import Feature

_OUTSIDE = frozenset({UrlComponent.MEET, UrlComponent.DIALIN})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Hosts of simple URLs without an HTTPS rule."""
    design = inspection.design
    proxy = proxy_to_blame(inspection)
    if proxy is None or not design.has_feature(Feature.EXTERNAL_ACCESS):
        return
    published = Cover(published_hosts(inspection, HTTPS_PORT))
    hosts = dict.fromkeys(url.host for url in design.simple_urls if url.component in _OUTSIDE)
    missing = tuple(host for host in hosts if host not in published)
    if missing:
        yield Remark(
            message=f"{quoted(proxy.name)} has no publishing rule for {listed(missing)} on port {HTTPS_PORT}; the "
            "host of every Meet and Dial-in URL is expected to be published.",
            hint="Add the host to the rule of the external web services.",
            elements=(proxy.id,),
            field=("rules",),
            repair=rules_to_add(inspection, proxy, missing),
        )


RULE = Rule(code="PX16", severity=Severity.ERROR, clauses=("D-RP-01",), check=check)
