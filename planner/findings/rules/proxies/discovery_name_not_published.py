"""No publishing rule lists an external discovery name.

## What it checks

Where the first Autodiscover request comes by HTTPS, a publishing rule for port 443 lists `lyncdiscover.` followed by
each SIP domain.

## Why it matters

The device finds the proxy and the proxy refuses the name. Automatic discovery always needs a change of the publishing
rules, which existed before it.

## Bad design

```yaml
base: standard
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com]
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

Add the names to the rule that publishes the external web services of the Director if there is one, else of the pool.

## References

- S-RP-01, S-RP-02: the web publishing rule is updated with the discovery name of each SIP domain.
- S-RP-03: usually it joins the rule of the external web services. S-DNS-06: devices outside arrive there.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover
from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.publishing import HTTPS_PORT, proxy_to_blame, published_hosts, rule_to_extend
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.policies import DiscoveryTransport


def check(inspection: Inspection) -> Iterator[Remark]:
    """Discovery names without an HTTPS rule."""
    proxy = proxy_to_blame(inspection)
    if proxy is None or inspection.design.mobility.discovery_transport is DiscoveryTransport.HTTP:
        return
    hosts = published_hosts(inspection, HTTPS_PORT)
    missing = Cover(hosts).missing(discovery_names(inspection.design, EXTERNAL_DISCOVERY))
    if missing:
        yield Remark(
            message=f"{quoted(proxy.name)} has no publishing rule for {listed(missing)} on port {HTTPS_PORT}; the "
            "external discovery name of every SIP domain is expected to be published.",
            hint="Add the names to the rule that publishes the external web services.",
            elements=(proxy.id,),
            field=("rules",),
            repair=rule_to_extend(inspection, proxy, missing),
        )


RULE = Rule(code="PX01", severity=Severity.ERROR, clauses=("S-RP-01", "S-RP-02", "S-DNS-06"), check=check)
