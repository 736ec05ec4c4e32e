"""A line of a recorded firewall policy opens ports that no connection of the plan needs.

## What it checks

Lines that let hosts outside (Internet, cellular, guest Wi-Fi, partners, cloud) reach servers and devices of the plan
open no other ports than connections of the plan go to, those that the documents call optional among them. Ports are
judged for each destination of a line. A line for other places that names servers of the plan and that no connection
uses is told as information, because administration and other systems have needs that the plan does not know. Left to
other rules are lines for every port of whole networks (FW08), what must stay closed (FW07), the ports of branch
appliances (FW06) and lines that an earlier one hides (IN08).

## Why it matters

Remote desktop on the Edge, left open for the week of the installation, is found by strangers within hours. Every port
that is open and not needed is one more service that has to be patched, watched and explained.

## Bad design

```yaml
base: standard
devices:
- id: external-firewall
  policy: recorded
  rules:
  - {transport: any, from_interface: perimeter}
  - {transport: udp, destinations: [edge01], destination_ports: [{first: 3478, last: 3478}]}
  - {destinations: [edge01], destination_ports: [{first: 443, last: 443}, {first: 5061, last: 5061}]}
  - {destinations: [proxy01], destination_ports: [{first: 443, last: 443}, {first: 3389, last: 3389}]}
```

## Good design

```yaml
base: standard
devices:
- id: external-firewall
  policy: recorded
  rules:
  - {transport: any, from_interface: perimeter}
  - {transport: udp, destinations: [edge01], destination_ports: [{first: 3478, last: 3478}]}
  - {destinations: [edge01], destination_ports: [{first: 443, last: 443}, {first: 5061, last: 5061}]}
  - {destinations: [proxy01], destination_ports: [{first: 443, last: 443}]}
```

## How to fix

Take the ports out of the line, or the whole line. If another system needs them, give it a line that names that system.

## References

- D-EDGE-05: what outside users need of the Edge.
- The port tables of the planning pages; the firewall worksheet lists all that this firewall has to let pass.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.findings.finding import Remark, Repair, RepairKind, Severity
from planner.findings.line_needs import EVERY_PORT, LineNeeds, opened_by, without
from planner.findings.plugs import plugs
from planner.findings.policy_lines import covers, has_any_port, is_anybody
from planner.findings.rule import Inspection, Rule
from planner.findings.wording import joined, quoted, shown
from planner.model.addresses import IpAddress, in_networks, is_host, parse_address, parse_network
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, PortRange, RuleAction, Transport
from planner.model.zones import OUTSIDE_KINDS, Provenance, Zone
from planner.requirements.flow_ports import Ports

_BRANCH_SERVICES = ("ucwa-sip-external", "ucwa-sip-primary")


def check(inspection: Inspection) -> Iterator[Remark]:
    """Lines with ports that nothing needs."""
    for firewall in inspection.design.firewalls:
        if firewall.policy is Provenance.RECORDED:
            needs = LineNeeds(inspection, firewall)
            for index, line in enumerate(firewall.rules):
                hidden = any(covers(earlier, line) for earlier in firewall.rules[:index])
                if line.action is RuleAction.ALLOW and not hidden:
                    yield from _judged(inspection, needs, firewall, index)


def _judged(inspection: Inspection, needs: LineNeeds, firewall: Firewall, index: int) -> Iterator[Remark]:
    line = firewall.rules[index]
    ends = line.destinations or (None,)
    outside = _outside(inspection.design, firewall, line)
    if outside:
        needed = {end: needs.ports_of(line, end, tuple(outside)) for end in ends}
        judged = [end for end in needed if _is_judged(inspection, needs, line, end)]
        idle = {end: rest for end in judged if (rest := without(opened_by(line), needed[end]))}
        if idle:
            yield _remark(inspection, firewall, index, next(iter(outside.values())), idle, needed)
        return
    is_used = any(needs.ports_of(line, end) for end in ends)
    if not is_used and _names_us(inspection, needs, line) and not _is_for_branches(inspection, line):
        yield _idle_line(inspection, firewall, index)


_Idle = dict[str | None, Ports]


def _remark(
    inspection: Inspection, firewall: Firewall, index: int, outside: Zone, idle: _Idle, needed: _Idle
) -> Remark:
    line = firewall.rules[index]
    opened = [f"{_ports(line, ports)} of {_end(inspection, end)}" for end, ports in idle.items()]
    return Remark(
        message=f"Rule {index + 1} of {quoted(firewall.name)} opens {joined(opened)} to {quoted(outside.name)}; no "
        f"connection of the plan needs {'it' if len(opened) == 1 else 'them'}, and only what is needed is expected.",
        hint="Take these ports out of the rule. For another system, write a rule that names that system.",
        elements=(firewall.id,),
        field=("rules", index),
        repair=_narrowed(firewall, index, idle, needed),
    )


def _idle_line(inspection: Inspection, firewall: Firewall, index: int) -> Remark:
    line = firewall.rules[index]
    ends = joined([_end(inspection, end) for end in line.destinations]) or "any host"
    return Remark(
        message=f"Rule {index + 1} of {quoted(firewall.name)} opens {_ports(line, opened_by(line))} to {ends}, and no "
        "connection of the plan uses it; a rule without use is expected to be gone.",
        hint="Take the rule out, or leave it if administration or another system needs it.",
        elements=(firewall.id,),
        field=("rules", index),
        severity=Severity.INFO,
        repair=_taken_out(firewall, index),
    )


# --- which lines are judged


def _outside(design: Design, firewall: Firewall, line: FirewallRule) -> dict[str, Zone]:
    """Zones outside from which the line lets hosts in, by the name of the interface there."""
    faces = {face.name: design.zone(face.zone) for face in firewall.interfaces}
    return {
        face: zone
        for face, zone in faces.items()
        if zone.zone_kind in OUTSIDE_KINDS and line.from_interface in (None, face)
        if is_anybody(line.sources) or any(_is_there(design, end, zone) for end in line.sources)
    }


def _is_there(design: Design, source: str, zone: Zone) -> bool:
    """A source is this zone, or lies in it: in a network of it, or in none of the networks of the organisation."""
    element = design.find(source)
    if element is not None:
        return isinstance(element, Zone) and element.zone_kind in OUTSIDE_KINDS
    network = parse_network(source)
    if network is None:
        return False
    own = [subnet for other in design.zones if other is not zone for subnet in other.subnets]
    return not any(subnet.version == network.version and subnet.overlaps(network) for subnet in own)


def _is_judged(inspection: Inspection, needs: LineNeeds, line: FirewallRule, end: str | None) -> bool:
    """The end holds something of the plan, and no other rule speaks of it."""
    is_whole = end is None or isinstance(inspection.design.find(end), Zone) or is_anybody((end,))
    if has_any_port(line) and is_whole:
        return False
    return is_whole or _is_ours(inspection, needs, end or "")


def _is_ours(inspection: Inspection, needs: LineNeeds, end: str) -> bool:
    """An element of the plan, or a network with an address of one."""
    element = inspection.design.find(end)
    if element is not None:
        return not isinstance(element, Zone)
    place = needs.place((end,)) or ()
    return any(in_networks(address, place) for address in inspection.once(_holders))


def _names_us(inspection: Inspection, needs: LineNeeds, line: FirewallRule) -> bool:
    """The line was written for something of the plan: one of its ends is a single element or its address."""
    hosts = (end for end in (*line.sources, *line.destinations) if not _is_wide(end))
    return any(_is_ours(inspection, needs, end) for end in hosts)


def _is_wide(end: str) -> bool:
    network = parse_network(end)
    return network is not None and not is_host(network)


def _is_for_branches(inspection: Inspection, line: FirewallRule) -> bool:
    """The line opens ports of UCWA on branch appliances and no other."""
    ground = inspection.plan.groundwork
    ports = {ground.port(pool, name) for pool in (None, *ground.pools) for name in _BRANCH_SERVICES}
    return all({first, last} <= ports for first, last in opened_by(line))


def _holders(inspection: Inspection) -> dict[IpAddress, str]:
    """Addresses of servers and devices of the plan, with the id of whom they lead to; firewalls are not meant."""
    design = inspection.design
    forwarding = {device.id for device in design.forwarding_devices}
    found = {
        address: plug.element
        for plug in plugs(design)
        if plug.element not in forwarding
        for address in plug.interface.addresses
    }
    found.update((vip.address, vip.pool) for balancer in design.load_balancers for vip in balancer.vips)
    for firewall in design.firewalls:
        found.update((entry.public, found[entry.private]) for entry in firewall.nat if entry.private in found)
    return found


# --- words and cures


def _end(inspection: Inspection, end: str | None) -> str:
    address = parse_address(end or "")
    if end is None or is_anybody((end,)):
        return "any host"
    holder = inspection.once(_holders).get(address) if address is not None else None
    return shown(inspection.design, holder or end)


def _ports(line: FirewallRule, ports: Ports) -> str:
    if ports == EVERY_PORT:
        return "every port"
    named = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ports)
    return f"{named}/{'tcp and udp' if line.transport is Transport.ANY else line.transport}"


def _taken_out(firewall: Firewall, index: int) -> Repair:
    label = f"Take rule {index + 1} of {quoted(firewall.name)} out"
    return Repair(kind=RepairKind.REMOVE_ITEM, label=label, element=firewall.id, path=("rules", index))


def _narrowed(firewall: Firewall, index: int, idle: _Idle, needed: _Idle) -> Repair:
    """The line without what nothing needs: one line for each set of ports that stays."""
    line = firewall.rules[index]
    kept: dict[tuple[PortRange, ...], list[str]] = {}
    for end, ports in needed.items():
        ranges = tuple(PortRange(first=first, last=last) for first, last in ports) if end in idle else None
        if ranges != ():
            kept.setdefault(line.destination_ports if ranges is None else ranges, []).extend([end] if end else [])
    if not kept:
        return _taken_out(firewall, index)
    lines = tuple(replace(line, destinations=tuple(ends), destination_ports=ports) for ports, ends in kept.items())
    return Repair(
        kind=RepairKind.SET_FIELD,
        label=f"Keep in rule {index + 1} of {quoted(firewall.name)} only what the plan needs",
        element=firewall.id,
        path=("rules",),
        value=(*firewall.rules[:index], *lines, *firewall.rules[index + 1 :]),
    )


RULE = Rule(code="FW09", severity=Severity.WARNING, clauses=("D-EDGE-05",), check=check)
