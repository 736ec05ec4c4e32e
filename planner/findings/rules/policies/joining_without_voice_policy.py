"""Users without Enterprise Voice join meetings by link, and no voice policy holds for them.

## What it checks

Where users join by link (`uses_click_to_join`), a voice policy holds for each group of mobile devices without
Enterprise Voice: one granted to the users, one of their site, or a global one.

## Why it matters

The link makes the server call the user's phone. Without a voice policy it has no right to dial out, and the user waits
for a call that does not come.

## Bad design

```yaml
base: standard
clients:
- {id: phone-cellular, enterprise_voice: false}
```

## Good design

```yaml
base: enterprise
clients:
- {id: phone-cellular, enterprise_voice: false, mobility_policy: plain}
policies:
- {id: plain, kind: mobility-policy, name: Without Call via Work, scope: user, enable_outside_voice: false}
```

## How to fix

Grant the users a voice policy, or plan one for their site or for all, with PSTN usages and routes. If nobody joins by
link, switch `uses_click_to_join` off.

## References

- S-CTJ-02: users without Enterprise Voice may join by link only with a fitting voice policy.
- S-CTJ-03, S-CTJ-04: it is granted to the users, or it is that of the site or the global one.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Severity
from planner.findings.joining import link_joiners
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import listed
from planner.requirements.granted_policies import voice_policy_of


def check(inspection: Inspection) -> Iterator[Remark]:
    """Link joiners without a voice policy."""
    design = inspection.design
    without = [client for client in link_joiners(design) if voice_policy_of(design, client) is None]
    if without:
        yield Remark(
            message=f"{listed(client.name for client in without)} may join meetings by link without Enterprise Voice, "
            "and no voice policy holds for them; one is expected, because the server calls them.",
            hint="Grant the users a voice policy, or plan one for their site or for all.",
            elements=tuple(client.id for client in without),
            field=("voice_policy",),
        )


RULE = Rule(code="PO06", severity=Severity.ERROR, clauses=("S-CTJ-02", "S-CTJ-03", "S-CTJ-04"), check=check)
