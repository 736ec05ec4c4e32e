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
  - {transport: any}
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
  - {transport: any}
```

## How to fix

Move the line above the one that hides it, or take it out.

## References

- Traffic model, filter: recorded policies are ordered rules, the first match decides.
"""

from collections.abc import Iterator
from ipaddress import ip_network

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.addresses import IpNetwork
from planner.model.devices import Firewall, FirewallRule, PortRange, Transport
from planner.model.zones import Provenance


def check(inspection: Inspection) -> Iterator[Remark]:
    """Lines that an earlier line hides; each names the first one that does."""
    for firewall in inspection.design.firewalls:
        if firewall.policy is Provenance.RECORDED:
            yield from _hidden(firewall)


def _hidden(firewall: Firewall) -> Iterator[Remark]:
    for index, rule in enumerate(firewall.rules):
        hider = next((number for number in range(index) if _covers(firewall.rules[number], rule)), None)
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


def _covers(first: FirewallRule, later: FirewallRule) -> bool:
    return (
        first.transport in (Transport.ANY, later.transport)
        and first.from_interface in (None, later.from_interface)
        and first.to_interface in (None, later.to_interface)
        and _holds_ends(first.sources, later.sources)
        and _holds_ends(first.destinations, later.destinations)
        and _holds_ports(first.source_ports, later.source_ports)
        and _holds_ports(first.destination_ports, later.destination_ports)
    )


def _holds_ends(wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    """Tells whether each end of `narrow` lies in `wide`; ids are held only by themselves, none at all means any."""
    if not wide:
        return True
    if not narrow:
        return False
    networks = [network for network in map(_network, wide) if network is not None]
    return all(end in wide or _lies_in(_network(end), networks) for end in narrow)


def _lies_in(network: IpNetwork | None, networks: list[IpNetwork]) -> bool:
    if network is None:
        return False
    return any(_is_subnet(network, other) for other in networks)


def _is_subnet(network: IpNetwork, other: IpNetwork) -> bool:
    return (
        network.version == other.version and network.network_address in other and network.prefixlen >= other.prefixlen
    )


def _network(end: str) -> IpNetwork | None:
    try:
        return ip_network(end, strict=False)
    except ValueError:
        return None


def _holds_ports(wide: tuple[PortRange, ...], narrow: tuple[PortRange, ...]) -> bool:
    if not wide:
        return True
    return bool(narrow) and all(
        any(outer.first <= inner.first and inner.last <= outer.last for outer in wide) for inner in narrow
    )


RULE = Rule(code="IN08", severity=Severity.WARNING, clauses=(), check=check)
