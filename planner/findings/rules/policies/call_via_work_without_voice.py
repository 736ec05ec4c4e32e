"""Users of Call via Work lack Enterprise Voice or simultaneous ringing.

## What it checks

Where the plan uses Call via Work, mobile users whose mobility policy has it are enabled for Enterprise Voice, and the
voice policy that holds for them allows simultaneous ringing.

## Why it matters

With Call via Work the server calls the user's phone and then the other side. It needs the user's number, which
Enterprise Voice gives, and the right to ring a second phone.

## Bad design

```yaml
base: enterprise
clients:
- {id: phone-cellular, enterprise_voice: false}
```

## Good design

```yaml
base: enterprise
clients:
- {id: phone-cellular, enterprise_voice: true}
policies:
- {id: voice-global, allow_simultaneous_ring: true}
```

## How to fix

Enable the users for Enterprise Voice and allow simultaneous ringing in their voice policy, or grant them a mobility
policy without Call via Work.

## References

- S-CTJ-01: Mobility features and Call via Work require Enterprise Voice.
- D-POL-02: Call via Work users need Enterprise Voice and a voice policy with simultaneous ringing.
- Settled reading names-C35: taken literally the first sentence would bar all other users; the planner holds it for
  voice functions only.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.joining import call_via_work_users
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed, quoted
from planner.model.clients import Client
from planner.model.policies import VoicePolicy
from planner.requirements.granted_policies import voice_policy_of


def check(inspection: Inspection) -> Iterator[Remark]:
    """Users of Call via Work without what it takes."""
    design = inspection.design
    silent: dict[str, tuple[VoicePolicy, list[Client]]] = {}
    for client in call_via_work_users(design):
        if not client.enterprise_voice:
            yield Remark(
                message=f"{quoted(client.name)} is to use Call via Work and is not enabled for Enterprise Voice; "
                "Enterprise Voice is expected.",
                hint="Enable the users for Enterprise Voice, or grant them a mobility policy without Call via Work.",
                elements=(client.id,),
                field=("enterprise_voice",),
                clauses=("S-CTJ-01", "D-POL-02"),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Enable {quoted(client.name)} for Enterprise Voice",
                    element=client.id,
                    path=("enterprise_voice",),
                    value=True,
                ),
            )
        policy = voice_policy_of(design, client)
        if policy is not None and not policy.allow_simultaneous_ring:
            silent.setdefault(policy.id, (policy, []))[1].append(client)
    for policy, clients in silent.values():
        yield Remark(
            message=f"{quoted(policy.name)} forbids simultaneous ringing for {listed(item.name for item in clients)}, "
            "who are to use Call via Work; it is expected to allow it.",
            hint="Allow simultaneous ringing in the voice policy.",
            elements=(policy.id, *(client.id for client in clients)),
            field=("allow_simultaneous_ring",),
            clauses=("D-POL-02",),
            repair=Repair(
                kind=RepairKind.SET_FIELD,
                label=f"Allow simultaneous ringing in {quoted(policy.name)}",
                element=policy.id,
                path=("allow_simultaneous_ring",),
                value=True,
            ),
        )


RULE = Rule(code="PO04", severity=Severity.ERROR, clauses=("S-CTJ-01", "D-POL-02"), check=check)
