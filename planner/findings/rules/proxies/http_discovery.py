"""The first Autodiscover request comes by HTTP.

## What it checks

The plan uses HTTPS for the first Autodiscover request at the reverse proxy, which is the default.

## Why it matters

The HTTP variant is supported. It spares discovery names on the proxy's public certificate when there are many SIP
domains, and it sends the first request, with the user's domain, in clear text. The documents do not recommend it.

## Bad design

```yaml
base: standard
mobility: {discovery_transport: http}
```

## Good design

```yaml
base: standard
mobility: {discovery_transport: https}
```

## How to fix

Put the discovery names on the proxy's certificate and use HTTPS. If the variant is meant, accept this finding with the
reason in the options of the design.

## References

- S-CRT-07, S-CRT-11, S-RP-06: the variant is supported and not recommended.
- S-CMP-14: Autodiscover accepts both; the plan says which. S-CRT-08: HTTPS is the default.
- S-CRT-10 with settled reading names-C20: what it spares.
"""

from collections.abc import Iterator

from planner.findings.cover import Cover, cover_of, listener_certificates
from planner.findings.discovery import discovery_names
from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import discovers_automatically
from planner.findings.publishing import HTTPS_PORT, published_hosts
from planner.findings.rule import Inspection, Rule
from planner.model.names import EXTERNAL_DISCOVERY
from planner.model.policies import DiscoveryTransport
from planner.model.zones import Provenance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Plans with the HTTP variant."""
    design = inspection.design
    if discovers_automatically(design) and design.mobility.discovery_transport is DiscoveryTransport.HTTP:
        yield Remark(
            message="The first Autodiscover request comes by HTTP in clear text, which is supported; HTTPS is "
            "recommended.",
            hint="Put the discovery names on the proxy's certificate and use HTTPS, or accept this with a reason.",
            field=("mobility", "discovery_transport"),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label="Use HTTPS for the first Autodiscover request",
                element="",
                path=("mobility", "discovery_transport"),
                value=DiscoveryTransport.HTTPS,
            )
            if _is_ready(inspection)
            else None,
        )


def _is_ready(inspection: Inspection) -> bool:
    """Nothing that is written down has to change with the transport: rules, or certificates of listeners."""
    design = inspection.design
    names = discovery_names(design, EXTERNAL_DISCOVERY)
    recorded = [proxy for proxy in design.reverse_proxies if proxy.publishing is Provenance.RECORDED]
    if recorded and Cover(published_hosts(inspection, HTTPS_PORT)).missing(names):
        return False
    own = (listener_certificates(design, proxy) for proxy in design.reverse_proxies)
    return not any(certificates and cover_of(certificates).missing(names) for certificates in own)


RULE = Rule(
    code="PX05",
    severity=Severity.WARNING,
    clauses=("S-CRT-11", "S-RP-06", "S-CRT-07", "S-CRT-08", "S-CMP-14"),
    check=check,
)
