"""The plan promises a mobile function that the mobility policy switches off.

## What it checks

Where the plan uses Call via Work, `enable_outside_voice` is on in each policy that holds for mobile devices. Where it
uses VoIP, `enable_ip_audio_video` is.

## Why it matters

Users do not find the function that they were promised. A policy that is meant to withhold it is a decision; it belongs
into a policy that is granted to users, with this finding accepted.

## Bad design

```yaml
base: enterprise
policies:
- {id: mobility-global, enable_outside_voice: false}
```

## Good design

```yaml
base: enterprise
policies:
- {id: mobility-global, enable_outside_voice: true}
```

## How to fix

Switch the function on in the policy, or do not promise it in the mobility settings of the plan.

## References

- S-POL-02: EnableOutsideVoice allows Call via Work. S-POL-03: EnableIPAudioVideo allows VoIP and video.
- D-POL-01: Call via Work needs EnableMobility and EnableOutsideVoice.
- Settled reading names-C36: Call via Work here is the mobile function; the feature of the same name for a PBX is
  another.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.clients import Client
from planner.model.policies import MobilityPolicy
from planner.model.relations import mobile_clients
from planner.requirements.granted_policies import mobility_policy_of

_FUNCTIONS = (
    ("uses_call_via_work", "enable_outside_voice", "Call via Work", ("S-POL-02", "D-POL-01"), Severity.ERROR),
    ("uses_voip", "enable_ip_audio_video", "VoIP and video", ("S-POL-03",), Severity.WARNING),
)
"""Promise of the plan, switch of the policy, its name, clauses. VoIP is promised unless the plan says otherwise."""


def check(inspection: Inspection) -> Iterator[Remark]:
    """Policies that withhold what the plan promises."""
    design = inspection.design
    held: dict[str, tuple[MobilityPolicy, list[Client]]] = {}
    for client in mobile_clients(design):
        policy = mobility_policy_of(design, client)
        if policy is not None and policy.enable_mobility:
            held.setdefault(policy.id, (policy, []))[1].append(client)
    for policy, clients in held.values():
        for promise, field, title, clauses, severity in _FUNCTIONS:
            if not getattr(design.mobility, promise) or getattr(policy, field):
                continue
            yield Remark(
                message=f"{quoted(policy.name)} switches {title} off for {listed(item.name for item in clients)}; it "
                "is expected to be on, because the plan promises it.",
                hint="Switch the function on in the policy, or do not promise it.",
                elements=(policy.id, *(client.id for client in clients)),
                field=(field,),
                severity=severity,
                clauses=clauses,
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Switch {title} on in {quoted(policy.name)}",
                    element=policy.id,
                    path=(field,),
                    value=True,
                ),
            )


RULE = Rule(code="PO03", severity=Severity.ERROR, clauses=("S-POL-02", "S-POL-03", "D-POL-01"), check=check)
