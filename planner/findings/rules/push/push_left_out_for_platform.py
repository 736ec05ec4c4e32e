"""Push notification is on, and a platform of the plan is left out, or the scope is one that push does not know.

## What it checks

Where push is on, it is on for the platforms that mobile devices of the plan have: Apple for iOS, Microsoft for Windows
Phone. Its configuration is global or that of a site.

## Why it matters

Both switches are off by default. Users of the platform that was forgotten get no notifications. A configuration for
single users does not exist.

## Bad design

```yaml
base: standard
mobility: {push: {apple: true, is_confirmed: true}}
clients:
- {id: phone-cellular, platforms: [windows-phone]}
```

## Good design

```yaml
base: standard
mobility: {push: {apple: true, microsoft: true, is_confirmed: true}}
clients:
- {id: phone-cellular, platforms: [windows-phone]}
```

## How to fix

Switch push on for the platform. The push worksheet prints the command with both switches.

## References

- D-PUSH-04: Apple and Microsoft push are False by default; scopes are global and site. S-PUSH-03: a cmdlet enables
  push.
- Settled reading names-C27: pages disagree which platform needs push; the planner asks platform by platform. For Apple
  clients since Lync 2013 one page says that they need none, so that for them it is a remark only.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.model.clients import Client, Platform
from planner.model.policies import PolicyScope
from planner.model.product import ClientGeneration
from planner.model.relations import mobile_clients

_SWITCHES = {Platform.IOS: ("apple", "Apple"), Platform.WINDOWS_PHONE: ("microsoft", "Microsoft")}


def check(inspection: Inspection) -> Iterator[Remark]:
    """Platforms without push, and scopes that push does not know."""
    design = inspection.design
    push = design.mobility.push
    if not (design.mobility.enabled and push.is_enabled):
        return
    for platform, (field, title) in _SWITCHES.items():
        waiting = [client for client in mobile_clients(design) if platform in client.platforms]
        if waiting and not getattr(push, field):
            yield Remark(
                message=f"Push notification is on, and not for {title}; it is expected for "
                f"{listed(client.name for client in waiting)}.",
                hint=f"Switch {title} push on.",
                elements=tuple(client.id for client in waiting),
                severity=Severity.INFO if _may_do_without(platform, waiting) else None,
                repair=_repair(f"Switch {title} push on", field, True),
            )
    if push.scope is PolicyScope.USER:
        yield Remark(
            message="Push notification is configured for single users; global or site scope is expected.",
            hint="Choose the scope global or site.",
            field=("mobility", "push", "scope"),
            severity=Severity.ERROR,
            repair=_repair("Configure push globally", "scope", PolicyScope.GLOBAL),
        )


def _may_do_without(platform: Platform, waiting: list[Client]) -> bool:
    """Apple clients since Lync 2013 are said to need no push."""
    return platform is Platform.IOS and all(item.generation is not ClientGeneration.LYNC_2010 for item in waiting)


def _repair(label: str, field: str, value: object) -> Repair:
    return Repair(kind=RepairKind.SET_FIELD, label=label, element="", path=("mobility", "push", field), value=value)


RULE = Rule(code="PU03", severity=Severity.WARNING, clauses=("D-PUSH-04", "S-PUSH-03"), check=check)
