"""A firewall does not prevent spoofed sources.

## What it checks

Spoofing prevention is on at every firewall.

## Why it matters

Without it, a packet from outside may pretend to come from inside. Hairpinning for Mobility is the usual reason to
switch it off, and it is no good reason: the rule is relaxed on the reverse proxy, not on the firewall.

## Bad design

```yaml
base: standard
devices:
- {id: external-firewall, spoofing_prevention: false}
```

## Good design

```yaml
base: standard
devices:
- {id: external-firewall, spoofing_prevention: true}
```

## How to fix

Switch it on. If Mobility then fails inside, let the path turn at the reverse proxy.

## References

- S-HP-05: spoofing prevention stays enforced on the firewall at all times (Plan for Mobility).
- S-HP-07: with a separate proxy the firewall keeps detecting spoofing.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted


def check(inspection: Inspection) -> Iterator[Remark]:
    """Firewalls with spoofing prevention off."""
    for firewall in inspection.design.firewalls:
        if not firewall.spoofing_prevention:
            yield Remark(
                message=f"{quoted(firewall.name)} has spoofing prevention switched off; it is expected to be on at all "
                "times.",
                hint="Switch it on, and let Mobility traffic turn at the reverse proxy.",
                elements=(firewall.id,),
                field=("spoofing_prevention",),
                repair=Repair(
                    kind=RepairKind.SET_FIELD,
                    label=f"Switch spoofing prevention on at {quoted(firewall.name)}",
                    element=firewall.id,
                    path=("spoofing_prevention",),
                    value=True,
                ),
            )


RULE = Rule(code="FW03", severity=Severity.WARNING, clauses=("S-HP-05", "S-HP-07"), check=check)
