"""Mobile users outside are to make calls, and no A/V Edge carries their media.

## What it checks

Where mobile devices are outside and a mobility policy allows them IP audio and video, the plan has an Edge pool with an
A/V Edge name.

## Why it matters

Signalling of mobile devices goes through the reverse proxy, their sound and pictures do not: from outside these need
the A/V Edge. Without one, calls ring and stay silent.

## Bad design

```yaml
base: standard
servers:
- {id: edge01, av_fqdn: null}
```

## Good design

```yaml
base: standard
servers:
- {id: edge01, av_fqdn: av.contoso.com}
```

## How to fix

Plan an Edge pool with an A/V Edge, or switch VoIP and video off in the plan and in the mobility policies.

## References

- D-EDGE-05: outside VoIP and video need the A/V Edge, 3478/udp and 443/tcp inbound; the firewall worksheet lists them.
- S-POL-03: the mobility policy allows VoIP and video unless it says otherwise.
- Settled reading names-C33: signalling needs the reverse proxy; the Edge is needed for push and for outside media.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.places import mobile_pools
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.clients import Client
from planner.model.relations import mobile_clients
from planner.model.servers import EdgePool
from planner.model.zones import OUTSIDE_KINDS
from planner.requirements.granted_policies import mobility_policy_of


def check(inspection: Inspection) -> Iterator[Remark]:
    """Outside devices with VoIP and no A/V Edge."""
    design = inspection.design
    edges = design.servers_of(EdgePool)
    if not mobile_pools(design) or any(edge.av_fqdn is not None for edge in edges):
        return
    callers = [
        client
        for client in mobile_clients(design)
        if design.zone(client.zone).zone_kind in OUTSIDE_KINDS and _may_call(inspection, client)
    ]
    if callers:
        yield Remark(
            message=f"{listed(client.name for client in callers)} may make calls from outside, and the plan has no A/V "
            "Edge; one is expected to carry the media.",
            hint="Plan an Edge pool with an A/V Edge, or switch VoIP and video off.",
            elements=(*(edge.id for edge in edges), *(client.id for client in callers)),
            field=("av_fqdn",) if edges else (),
            severity=None if design.mobility.uses_voip else Severity.WARNING,
        )


def _may_call(inspection: Inspection, client: Client) -> bool:
    policy = mobility_policy_of(inspection.design, client)
    return policy is None or (policy.enable_mobility and policy.enable_ip_audio_video)


RULE = Rule(code="ED07", severity=Severity.ERROR, clauses=("D-EDGE-05", "S-POL-03"), check=check)
