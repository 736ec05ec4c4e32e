"""An Edge has one name and address for all of its services.

## What it checks

Each Edge pool has an external name for Access Edge, Web Conferencing Edge and A/V Edge apiece. One name for all three
is supported, and mentioned so that it is decided rather than overlooked.

## Why it matters

With one address the services differ by port: Access 5061, Web Conferencing 444, A/V 443. Many guest networks let 443
pass only, which is why one address is discouraged. The sign-in record has to follow (NA25 watches its port).

## Bad design

```yaml
base: standard
servers:
- id: edge01
  access_fqdn: sip.contoso.com
  web_conferencing_fqdn: sip.contoso.com
  av_fqdn: sip.contoso.com
  ports: [{service: access-edge-sip, port: 5061}, {service: web-conferencing-edge, port: 444}]
  members:
  - id: edge01-server
    interfaces:
    - {name: external, addresses: [198.51.100.10]}
    bindings:
    - {service: access-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: web-conferencing-edge, addresses: [198.51.100.10], published: 203.0.113.10}
    - {service: av-edge, addresses: [198.51.100.10], published: 203.0.113.10}
```

## Good design

```yaml
base: standard
```

## How to fix

Plan three names and three addresses, or accept the finding with a reason.

## References

- D-EDGE-02: one address is allowed but discouraged; it moves sign-in to 5061 and Web Conferencing to 444.
- Settled reading flows-C15: Access 5061, Web Conferencing 444, A/V 443; a cmdlet page has two of them swapped.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.servers import EdgePool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Edge pools with one name."""
    for edge in inspection.design.servers_of(EdgePool):
        if edge.has_single_name:
            yield Remark(
                message=f"{quoted(edge.name)} has one name for all three services, which is supported; a name and "
                "address for each service is recommended.",
                hint="Plan three names and addresses, or accept this with a reason.",
                elements=(edge.id,),
                field=("access_fqdn",),
            )


RULE = Rule(
    code="ED04",
    severity=Severity.INFO,
    clauses=("D-EDGE-02",),
    check=check,
    facts=("edge.external_ips_1",),
)
