"""Discovery comes by HTTP, and no rule for port 80 lists the name.

## What it checks

Where the plan uses HTTP for the first Autodiscover request, a publishing rule for port 80 lists `lyncdiscover.`
followed by each SIP domain.

## Why it matters

The certificate of the proxy does not hold these names in this variant, so HTTPS fails, and without the rule for port 80
HTTP fails too.

## Bad design

```yaml
base: standard
mobility: {discovery_transport: http}
options:
  suppressions:
  - {code: PX05, reason: The public certificate is shared and cannot grow.}
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
mobility: {discovery_transport: http}
devices:
- id: proxy01
  publishing: recorded
  rules:
  - hosts: [webext.contoso.com, meet.contoso.com, dialin.contoso.com]
    backend: se01
  - hosts: [lyncdiscover.contoso.com]
    port: 80
    backend: se01
    backend_port: 8080
```

## How to fix

Create a publishing rule from port 80 to port 8080 of the pool or Director, or add the names to the one that exists.

## References

- S-RP-04: the rule is created where there is none. S-RP-05: else the names join it.
- S-RP-01, D-RP-02: automatic discovery changes the publishing rules; how the HTTP rule looks.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover
from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Severity
from planner.findings.publishing import HTTP_PORT, proxy_to_blame, published_hosts, rule_to_extend
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.policies import DiscoveryTransport


def check(inspection: Inspection) -> Iterator[Remark]:
    """Discovery names without a rule for port 80, in the HTTP variant."""
    proxy = proxy_to_blame(inspection)
    if proxy is None or inspection.design.mobility.discovery_transport is not DiscoveryTransport.HTTP:
        return
    hosts = published_hosts(inspection, HTTP_PORT)
    missing = Cover(hosts).missing(discovery_names(inspection.design, EXTERNAL_DISCOVERY))
    if missing:
        said = f"no publishing rule for port {HTTP_PORT}" if not hosts else f"a rule for port {HTTP_PORT} without"
        names = f", so {listed(missing)} cannot be found" if not hosts else f" {listed(missing)}"
        yield Remark(
            message=f"{quoted(proxy.name)} has {said}{names}; with discovery by HTTP the external discovery name of "
            "every SIP domain is expected there.",
            hint=f"Create a rule from port {HTTP_PORT} to port {_site_port(inspection)} of the pool or Director."
            if not hosts
            else "Add the names to the rule for port 80.",
            elements=(proxy.id,),
            field=("rules",),
            clauses=("S-RP-04", "S-RP-01") if not hosts else ("S-RP-05", "S-RP-01"),
            repair=rule_to_extend(inspection, proxy, missing, HTTP_PORT),
        )


def _site_port(inspection: Inspection) -> int:
    ground = inspection.plan.groundwork
    return ground.port(ground.web_entry, "web-external-http")


RULE = Rule(code="PX06", severity=Severity.ERROR, clauses=("S-RP-04", "S-RP-05", "S-RP-01", "D-RP-02"), check=check)
