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

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.places import discovers_automatically
from planner.findings.rule import Inspection, Rule
from planner.model.policies import DiscoveryTransport


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
            ),
        )


RULE = Rule(
    code="PX05",
    severity=Severity.WARNING,
    clauses=("S-CRT-11", "S-RP-06", "S-CRT-07", "S-CRT-08", "S-CMP-14"),
    check=check,
)
