"""The server is to call users, and no voice route leads out of their usages to a gateway.

## What it checks

At least one PSTN usage of the voice policy that holds for such users is carried by a voice route, and a gateway of this
route has a trunk to a Mediation Server, to a pool with Mediation on its servers, or to a branch appliance.

Gateways without any trunk are left to TO08.

## Why it matters

A usage says that a call is allowed, a route where it goes. Without the chain of usage, route, gateway and Mediation the
server cannot place the outbound call behind joining by link and Call via Work.

## Bad design

```yaml
base: enterprise
policies:
- {id: route-all, usages: [Local]}
```

## Good design

```yaml
base: enterprise
policies:
- {id: route-all, usages: [Long Distance]}
```

## How to fix

Add one of the policy's usages to a route, give the route a gateway, and join the gateway by a trunk to Mediation.

## References

- S-CTJ-06: voice routes define where the users may be dialled out to.
- S-CTJ-07: following the link makes the server place an outbound call.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.joining import policies_of_called_users
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.design import Design
from planner.model.links import LinkKind
from planner.model.policies import VoicePolicy, VoiceRoute
from planner.model.servers import FrontEndPool


def check(inspection: Inspection) -> Iterator[Remark]:
    """Voice policies in force whose usages lead nowhere."""
    design = inspection.design
    for policy, clients in policies_of_called_users(design):
        if not policy.usages:
            continue  # which has a rule of its own
        stopped, where = _end_of_way(design, policy)
        if stopped:
            yield Remark(
                message=f"{quoted(policy.name)} is to let the server call {listed(client.name for client in clients)}, "
                f"and {stopped}; a way to the PSTN is expected.",
                hint="Lead a usage of the policy through a route and a gateway to Mediation.",
                elements=tuple(dict.fromkeys((*where, policy.id))),
                field=("usages",) if not where else (),
            )


def _end_of_way(design: Design, policy: VoicePolicy) -> tuple[str, tuple[str, ...]]:
    """Where the way to the PSTN ends, in words, and the ids that end it; empty if it does not."""
    wanted = set(policy.usages)
    routes = [item for item in design.policies if isinstance(item, VoiceRoute) and wanted & set(item.usages)]
    if not routes:
        return f"no voice route carries {listed(policy.usages, 'or')}", ()
    gateways = dict.fromkeys(gateway for route in routes for gateway in route.gateways)
    if not gateways:
        return f"{listed(route.name for route in routes)} has no gateway", tuple(route.id for route in routes)
    if not any(design.linked_to(gateway, LinkKind.TRUNK) for gateway in gateways):
        return "", ()  # a gateway without any trunk has a rule of its own (TO08)
    if not any(_has_mediation(design, gateway) for gateway in gateways):
        names = listed(getattr(design.get(gateway), "name", gateway) for gateway in gateways)
        return f"{names} has no trunk to a Mediation Server", tuple(gateways)
    return "", ()


def _has_mediation(design: Design, gateway: str) -> bool:
    ends = design.linked_to(gateway, LinkKind.TRUNK)
    return any(not isinstance(server, FrontEndPool) or server.mediation_collocated for server in ends)


RULE = Rule(code="PO08", severity=Severity.ERROR, clauses=("S-CTJ-06", "S-CTJ-07"), check=check)
