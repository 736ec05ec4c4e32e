"""A policy of scope user is granted to nobody in the plan.

## What it checks

Each mobility policy and voice policy of scope user is granted to a group of clients. Users may have it whom nobody
drew, so this is mentioned and no more.

## Why it matters

A policy of scope user holds for those it was granted to and for nobody else. A planner who writes one and grants it to
nobody sees the settings in the worksheet, while all users go on under the policy of their site or the global one.

## Bad design

```yaml
base: standard
policies:
- {id: field, kind: mobility-policy, name: Field staff, scope: user, require_wifi_for_ip_video: true}
```

## Good design

```yaml
base: standard
policies:
- {id: field, kind: mobility-policy, name: Field staff, scope: user, require_wifi_for_ip_video: true}
clients:
- {id: phone-cellular, mobility_policy: field}
```

## How to fix

Grant the policy to the group of clients that it is meant for (draw the group, if the plan has none), or take it out.

## References

- S-POL-00: each setting at global, site or user scope; who was granted nothing keeps the policy of the site, or the
  global one (inferred).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.policies import MobilityPolicy, PolicyScope, VoicePolicy


def check(inspection: Inspection) -> Iterator[Remark]:
    """Policies for users that no group of clients has."""
    design = inspection.design
    granted = {policy for client in design.clients for policy in (client.mobility_policy, client.voice_policy)}
    for policy in design.policies:
        if not isinstance(policy, MobilityPolicy | VoicePolicy) or policy.scope is not PolicyScope.USER:
            continue
        if policy.id not in granted:
            yield Remark(
                message=f"{quoted(policy.name)} is a policy of scope user and granted to nobody in the plan; users "
                "that have it are expected.",
                hint="Grant it to the group of clients that it is meant for, or take it out.",
                elements=(policy.id,),
            )


RULE = Rule(code="PO10", severity=Severity.INFO, clauses=("S-POL-00",), check=check)
