"""A recorded firewall rule can never decide anything, because an earlier one matches all that it matches.

## What it checks

No line of a recorded policy lies wholly within a line above it. Lines are compared by what they say: interfaces,
transport, networks or ids of both ends, and ports. Where an earlier line decides otherwise the finding is a warning,
since the later line was meant to do something; where both decide alike the later one is merely idle.

## Why it matters

The first line that matches decides. A line for the Edge below a line that drops the whole perimeter network looks like
an opening in every list and is none.

## Bad design

```yaml
base: standard
devices:
- id: external-firewall
  policy: recorded
  rules:
  - {action: deny, transport: any, destinations: [198.51.100.32/28]}
  - {destinations: [198.51.100.40], destination_ports: [{first: 443, last: 443}]}
  - {transport: udp, destinations: [edge01], destination_ports: [{first: 3478, last: 3478}]}
  - {destinations: [edge01], destination_ports: [{first: 443, last: 443}, {first: 5061, last: 5061}]}
  - {destinations: [proxy01], destination_ports: [{first: 443, last: 443}]}
  - {transport: any, from_interface: perimeter}
```

## Good design

```yaml
base: standard
devices:
- id: external-firewall
  policy: recorded
  rules:
  - {destinations: [198.51.100.40], destination_ports: [{first: 443, last: 443}]}
  - {action: deny, transport: any, destinations: [198.51.100.32/28]}
  - {transport: udp, destinations: [edge01], destination_ports: [{first: 3478, last: 3478}]}
  - {destinations: [edge01], destination_ports: [{first: 443, last: 443}, {first: 5061, last: 5061}]}
  - {destinations: [proxy01], destination_ports: [{first: 443, last: 443}]}
  - {transport: any, from_interface: perimeter}
```

## How to fix

Move the line above the one that hides it, or take it out.

## References

- Traffic model, filter: recorded policies are ordered rules, the first match decides.
"""

from collections.abc import Iterator

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.policy_lines import covers
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.devices import Firewall
from planner.model.zones import Provenance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Lines that an earlier line hides; each names the first one that does."""
    for firewall in inspection.design.firewalls:
        if firewall.policy is Provenance.RECORDED:
            yield from _hidden(firewall)


def _hidden(firewall: Firewall) -> Iterator[Remark]:
    for index, rule in enumerate(firewall.rules):
        hider = next((number for number in range(index) if covers(firewall.rules[number], rule)), None)
        if hider is None:
            continue
        is_idle = firewall.rules[hider].action is rule.action
        effect = "decides the same" if is_idle else f"says {firewall.rules[hider].action.value}"
        yield Remark(
            message=f"Rule {index + 1} of {quoted(firewall.name)} is never reached: rule {hider + 1} above it matches "
            f"everything that it matches, and {effect}.",
            hint="Take the rule out." if is_idle else f"Move it above rule {hider + 1}, or take it out.",
            elements=(firewall.id,),
            field=("rules", index),
            severity=Severity.INFO if is_idle else Severity.WARNING,
            repair=Repair(
                kind=RepairKind.REMOVE_ITEM,
                label=f"Take rule {index + 1} of {quoted(firewall.name)} out",
                element=firewall.id,
                path=("rules", index),
            )
            if is_idle
            else None,
        )


RULE = Rule(code="IN08", severity=Severity.WARNING, clauses=(), check=check)
