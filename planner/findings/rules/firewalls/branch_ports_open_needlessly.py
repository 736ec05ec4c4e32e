"""A firewall opens the branch ports 5088 and 5089 to the Wi-Fi, and no branch appliance homes mobile users.

## What it checks

A recorded rule that names 5088 or 5089 and lets the Wi-Fi pass stands beside a branch appliance that homes mobile
users.

## Why it matters

The two ports are asked for where branch appliances home mobile users, and nowhere else. Open for nobody, they are one
more way into the pool.

## Bad design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {sources: [wifi], destinations: [se01], destination_ports: [{first: 5088, last: 5089}]}
  - {transport: any, sources: [edge01], destination_ports: [{first: 53, last: 53}, {first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## Good design

```yaml
base: standard
devices:
- id: internal-firewall
  policy: recorded
  rules:
  - {transport: any, sources: [edge01], destination_ports: [{first: 53, last: 53}, {first: 5061, last: 5061}]}
  - {transport: any, from_interface: lan}
  - {transport: any, from_interface: wifi}
  - {transport: any, sources: [proxy01]}
```

## How to fix

Take the rule out, or say which branch appliance homes mobile users.

## References

- S-FW-04: the two ports matter only when branch appliances home users.
- Settled reading names-C38: the page names ports without direction or ends; from the Wi-Fi to the pool of the branch
  users is how the planner reads it (inferred).
"""

from collections.abc import Iterator
from ipaddress import ip_network

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import quoted
from planner.model.addresses import IpNetwork
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, RuleAction
from planner.model.servers import BranchAppliance
from planner.model.zones import Provenance, ZoneKind

_SERVICES = ("ucwa-sip-external", "ucwa-sip-primary")


def check(inspection: Inspection) -> Iterator[Remark]:
    """Rules that name the two ports without need."""
    design = inspection.design
    if any(appliance.homes_mobile_users for appliance in design.servers_of(BranchAppliance)):
        return
    ground = inspection.plan.groundwork
    ports = {ground.port(pool, name) for pool in (None, *ground.pools) for name in _SERVICES}
    for firewall in design.firewalls:
        if firewall.policy is not Provenance.RECORDED:
            continue
        for index, rule in enumerate(firewall.rules):
            if _names_only(rule, ports) and _is_from_wifi(design, firewall, rule):
                yield Remark(
                    message=f"{quoted(firewall.name)} opens {_shown(rule)} to the Wi-Fi; no branch appliance of the "
                    "plan homes mobile users, so nothing is expected to need it.",
                    hint="Take the rule out, or say which branch appliance homes mobile users.",
                    elements=(firewall.id,),
                    field=("rules", index),
                    repair=Repair(
                        kind=RepairKind.REMOVE_ITEM,
                        label="Take the rule out",
                        element=firewall.id,
                        path=("rules", index),
                    ),
                )


def _names_only(rule: FirewallRule, ports: set[int]) -> bool:
    """The rule lets pass these ports and no others; a wide rule was not written for them."""
    ranges = rule.destination_ports
    return (
        rule.action is RuleAction.ALLOW
        and bool(ranges)
        and all(port in ports for item in ranges for port in (item.first, item.last))
    )


def _is_from_wifi(design: Design, firewall: Firewall, rule: FirewallRule) -> bool:
    faces = {face.name: face.zone for face in firewall.interfaces}
    if rule.from_interface is not None:
        return design.zone(faces[rule.from_interface]).zone_kind is ZoneKind.WIFI
    zones = [zone for zone in design.zones if zone.zone_kind is ZoneKind.WIFI]
    if not rule.sources:
        return any(zone.id in faces.values() for zone in zones)
    subnets = [subnet for zone in zones for subnet in zone.subnets]
    networks = [_network(source) for source in rule.sources]
    return any(zone.id in rule.sources for zone in zones) or any(
        network is not None and network.version == subnet.version and network.overlaps(subnet)
        for network in networks
        for subnet in subnets
    )


def _network(text: str) -> IpNetwork | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None  # the id of a zone or element


def _shown(rule: FirewallRule) -> str:
    return ", ".join(
        f"{item.first}/{rule.transport}" if item.first == item.last else f"{item.first}-{item.last}/{rule.transport}"
        for item in rule.destination_ports
    )


RULE = Rule(code="FW06", severity=Severity.INFO, clauses=("S-FW-04",), check=check)
