"""The mobility policy keeps mobile users of the plan from signing in.

## What it checks

`enable_mobility` is on in the policy that holds for each group of mobile devices: the one granted to the users, else
that of their site, else the global one.

## Why it matters

With the switch off nobody in the scope of the policy signs in with a mobile client, and Call via Work does not work
either, whatever its own switch says.

## Bad design

```yaml
base: standard
policies:
- {id: mobility-global, enable_mobility: false}
```

## Good design

```yaml
base: standard
policies:
- {id: mobility-global, enable_mobility: true}
```

## How to fix

Switch Mobility on in the policy, or take the devices out of its scope.

## References

- S-POL-01: EnableMobility, True by default; False keeps users in scope from signing in.
- D-POL-01: Mobility cannot be off while Call via Work stays on.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.clients import Client
from planner.model.policies import MobilityPolicy
from planner.model.relations import mobile_clients
from planner.requirements.granted_policies import mobility_policy_of


def check(inspection: Inspection) -> Iterator[Remark]:
    """Policies in force for mobile devices with Mobility off."""
    design = inspection.design
    kept: dict[str, tuple[MobilityPolicy, list[Client]]] = {}
    for client in mobile_clients(design):
        policy = mobility_policy_of(design, client)
        if policy is not None and not policy.enable_mobility:
            kept.setdefault(policy.id, (policy, []))[1].append(client)
    call_via_work = design.mobility.uses_call_via_work
    for policy, clients in kept.values():
        also = ", and Call via Work with it" if call_via_work else ""
        yield Remark(
            message=f"{quoted(policy.name)} switches Mobility off{also} for {listed(item.name for item in clients)}; "
            "it is expected to be on for mobile users of the plan.",
            hint="Switch Mobility on in the policy.",
            elements=(policy.id, *(client.id for client in clients)),
            field=("enable_mobility",),
            clauses=("S-POL-01", "D-POL-01") if call_via_work else ("S-POL-01",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Switch Mobility on in {quoted(policy.name)}",
                element=policy.id,
                path=("enable_mobility",),
                value=True,
            ),
        )


RULE = Rule(code="PO02", severity=Severity.ERROR, clauses=("S-POL-01", "D-POL-01"), check=check)
