"""A mobility policy asks for Wi-Fi for calls that it forbids, or that no Wi-Fi of the plan can carry.

## What it checks

A policy that requires Wi-Fi for IP audio or video allows these at all, and the plan has a Wi-Fi network and an Edge
pool whose media it can use. Whether the media gets through is followed as a connection of the plan.

## Why it matters

A switch without effect misleads whoever reads the policy. With Wi-Fi required and no Wi-Fi that carries media, users
have no calls anywhere.

## Bad design

```yaml
base: standard
without: [phone-wifi, wifi]
mobility: {uses_voip: true}
policies:
- {id: mobility-global, require_wifi_for_ip_audio: true}
devices:
- id: internal-firewall
  interfaces:
  - {name: wifi, zone: lan, addresses: [192.0.2.2]}
```

## Good design

```yaml
base: standard
policies:
- {id: mobility-global, require_wifi_for_ip_audio: true}
```

## How to fix

Allow IP audio and video or take the Wi-Fi switches back; plan a Wi-Fi network that carries the media.

## References

- S-POL-04, S-POL-05: RequireWiFiForIPAudio and RequireWiFiForIPVideo, False by default.
- D-POL-03: without EnableIPAudioVideo the two have no effect (inferred); a published example sets them so all the same.
- Settled reading names-C30: the row about video speaks of VoIP by a slip; the server's default is False, and clients
  have a preference of their own.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted
from planner.model.design import Design
from planner.model.policies import MobilityPolicy
from planner.model.relations import mobile_clients
from planner.model.zones import ZoneKind
from planner.requirements.granted_policies import mobility_policy_of

_SWITCHES = {
    "require_wifi_for_ip_audio": ("audio", "S-POL-04"),
    "require_wifi_for_ip_video": ("video", "S-POL-05"),
}
_WIFI = frozenset({ZoneKind.WIFI, ZoneKind.GUEST_WIFI})


def check(inspection: Inspection) -> Iterator[Remark]:
    """Wi-Fi switches that do nothing, or too much."""
    design = inspection.design
    for policy in design.policies:
        if not isinstance(policy, MobilityPolicy):
            continue
        on = [field for field in _SWITCHES if getattr(policy, field)]
        if not on:
            continue
        media = joined([_SWITCHES[field][0] for field in on])
        if not policy.enable_ip_audio_video:
            yield Remark(
                message=f"{quoted(policy.name)} requires Wi-Fi for {media} and switches IP audio and video off, so "
                "that the first has no effect; one of the two is expected.",
                hint="Allow IP audio and video, or take the Wi-Fi switches back.",
                elements=(policy.id,),
                field=(on[0],),
                severity=Severity.INFO,
                clauses=("D-POL-03",),
                repair=_repair(policy, on[0]) if len(on) == 1 else None,
            )
        elif _holds(design, policy) and not any(zone.zone_kind in _WIFI for zone in design.zones):
            yield Remark(
                message=f"{quoted(policy.name)} requires Wi-Fi for {media}, and the plan has no Wi-Fi network; one "
                "that carries media is expected.",
                hint="Plan the Wi-Fi network, or take the switch back.",
                elements=(policy.id,),
                field=(on[0],),
                clauses=tuple(_SWITCHES[field][1] for field in on),
                repair=_repair(policy, on[0]) if len(on) == 1 else None,
            )


def _holds(design: Design, policy: MobilityPolicy) -> bool:
    return any(mobility_policy_of(design, client) is policy for client in mobile_clients(design))


def _repair(policy: MobilityPolicy, field: str) -> Repair:
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Do not require Wi-Fi for {_SWITCHES[field][0]} in {quoted(policy.name)}",
        element=policy.id,
        path=(field,),
        value=False,
    )


RULE = Rule(code="PO05", severity=Severity.WARNING, clauses=("S-POL-04", "S-POL-05", "D-POL-03"), check=check)
