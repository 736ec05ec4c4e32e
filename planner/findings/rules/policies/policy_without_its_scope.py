"""A policy is not where its scope says.

## What it checks

A policy of scope site names a site, and one of another scope names none. There is one global policy of a kind and one a
site. Users are granted policies of scope user only.

## Why it matters

A policy in the wrong place holds for nobody, or for others than meant. Of two for one site, nobody can say which
counts.

## Bad design

```yaml
base: standard
policies:
- {id: mobility-site, kind: mobility-policy, name: Headquarters, scope: site}
```

## Good design

```yaml
base: standard
policies:
- {id: mobility-site, kind: mobility-policy, name: Headquarters, scope: site, site: headquarters}
```

## How to fix

Name the site of a site policy, keep one policy a place, and grant users policies of scope user.

## References

- S-POL-00: each setting at global, site or user scope. That a user's policy wins over that of the site, and this over
  the global one, is how the product behaves; the mobility page does not say it (inferred).
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted, shown
from planner.model.design import Design
from planner.model.policies import MobilityPolicy, PolicyScope, VoicePolicy

_KINDS = {MobilityPolicy: "mobility policy", VoicePolicy: "voice policy"}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Policies whose scope and place do not fit."""
    seen: dict[tuple[str, PolicyScope, str | None], str] = {}
    for policy in inspection.design.policies:
        if not isinstance(policy, MobilityPolicy | VoicePolicy):
            continue
        if policy.scope is PolicyScope.SITE and policy.site is None:
            yield Remark(
                message=f"{quoted(policy.name)} is a policy of a site and names none; its site is expected.",
                hint="Name the site, or choose another scope.",
                elements=(policy.id,),
                field=("site",),
            )
            continue
        if policy.scope is not PolicyScope.SITE and policy.site is not None:
            yield _with_site(inspection.design, policy)
        place = (policy.kind, policy.scope, policy.site if policy.scope is PolicyScope.SITE else None)
        if policy.scope is not PolicyScope.USER and place in seen:
            where = f"site {shown(inspection.design, policy.site)}" if policy.site else "all users"
            yield Remark(
                message=f"{quoted(policy.name)} is a second {_KINDS[type(policy)]} for {where}, beside "
                f"{shown(inspection.design, seen[place])}; one is expected.",
                hint="Keep one of them, or make the other a policy of scope user.",
                elements=(policy.id, seen[place]),
                field=("scope",),
            )
        seen.setdefault(place, policy.id)
    yield from _granted(inspection.design)


def _with_site(design: Design, policy: MobilityPolicy | VoicePolicy) -> Remark:
    return Remark(
        message=f"{quoted(policy.name)} has the scope {policy.scope} and names site "
        f"{shown(design, policy.site or '')}; no site is expected.",
        hint="Take the site out, or choose the scope site.",
        elements=(policy.id,),
        field=("site",),
        severity=Severity.WARNING,
        repair=Repair(
            kind=RepairKind.SET_FIELD, label="Take the site out", element=policy.id, path=("site",), value=None
        ),
    )


def _granted(design: Design) -> Iterator[Remark]:
    for client in design.clients:
        for field in ("mobility_policy", "voice_policy"):
            policy = design.find(getattr(client, field) or "")
            if isinstance(policy, MobilityPolicy | VoicePolicy) and policy.scope is not PolicyScope.USER:
                yield Remark(
                    message=f"{quoted(client.name)} is granted {quoted(policy.name)}, whose scope is {policy.scope}; a "
                    "policy of scope user is expected.",
                    hint="Grant a policy of scope user, or leave the field empty.",
                    elements=(client.id, policy.id),
                    field=(field,),
                    repair=Repair(
                        kind=RepairKind.SET_FIELD,
                        label=f"Take the grant of {quoted(policy.name)} back",
                        element=client.id,
                        path=(field,),
                        value=None,
                    ),
                )


RULE = Rule(code="PO01", severity=Severity.ERROR, clauses=("S-POL-00",), check=check)
