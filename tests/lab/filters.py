"""A firewall of the design as an nftables ruleset: policy, translation, hairpins, spoofing prevention.

Whatever is dropped leaves its ports in the set `dropped`, so that the laboratory can tell who did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_network

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, NatDirection, NatEntry, PortRange, RuleAction, Transport
from planner.model.zones import Provenance, Zone, ZoneKind
from planner.traffic import Arrangements, Opening

DROP = "goto drop_it"
PRIVATE = {4: "{ 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 }", 6: "{ fc00::/7 }"}
FAMILY = {4: "ip", 6: "ip6"}
"""What nftables calls a version of IP."""
VERSIONS = (4, 6)
_FRAME = """\
table {family} lab {{
  set dropped {{ type inet_service . inet_service; flags dynamic; size 65535; }}
  chain drop_it {{
    meta l4proto {{ tcp, udp }} add @dropped {{ th sport . th dport }}
    drop
  }}
{chains}
}}
"""


def ruleset(
    design: Design,
    firewall: Firewall,
    arrangements: Arrangements,
    devices: Mapping[str, str],
    *,
    is_proxy: bool = False,
) -> str:
    """The whole table; `devices` names the kernel's device for each interface.

    A firewall that is itself the reverse proxy takes connections to its own outside address, from inside as a turn.
    """
    return "".join(_table(design, firewall, arrangements, devices, version, is_proxy) for version in VERSIONS)


def _table(
    design: Design,
    firewall: Firewall,
    arrangements: Arrangements,
    devices: Mapping[str, str],
    version: int,
    is_proxy: bool,
) -> str:
    turns = [*_turns(firewall, devices, version)]
    turns += _own_turns(design, firewall, devices, version) if is_proxy else ()
    crossing = _crossing(design, firewall, arrangements, devices, version)
    chains = {
        "spoofing { type filter hook prerouting priority raw;": _spoofing(firewall, version),
        "turns { type filter hook prerouting priority mangle;": turns,
        "inbound { type nat hook prerouting priority dstnat;": _inbound(firewall, version),
        "crossing { type filter hook forward priority filter;": crossing,
        "outbound { type nat hook postrouting priority srcnat;": _outbound(design, firewall, devices, version),
    }
    text = "\n".join("  chain " + "\n    ".join([head, *lines]) + "\n  }" for head, lines in chains.items())
    return _FRAME.format(chains=text, family=FAMILY[version])


def own_rule_of_a_proxy(outer: list[str], inside: list[str]) -> str:
    """A reverse proxy that refuses inside sources at its outer interface."""
    head, text = "  chain own { type filter hook input priority filter;", ""
    for version in VERSIONS:
        nets = _of_version(inside, version)
        lines = [f"iifname {device} {FAMILY[version]} saddr {_braced(nets)} {DROP}" for device in outer if nets]
        text += _FRAME.format(chains="\n    ".join([head, *lines]) + "\n  }", family=FAMILY[version])
    return text


def internet_line(outer: list[str]) -> str:
    """A router with an Internet line hides private addresses behind its own."""
    head, text = "  chain line { type nat hook postrouting priority srcnat;", ""
    for version in VERSIONS if outer else ():
        lines = [f"oifname {device} {FAMILY[version]} saddr {PRIVATE[version]} masquerade" for device in outer]
        text += _FRAME.format(chains="\n    ".join([head, *lines]) + "\n  }", family=FAMILY[version])
    return text


def _spoofing(firewall: Firewall, version: int) -> list[str]:
    if not firewall.spoofing_prevention:
        return []
    neighbours = ["icmpv6 type { 133, 134, 135, 136 } accept"] if version == 6 else []
    return [*neighbours, f"iif != lo fib saddr . iif oif missing {DROP}"]


def _turns(firewall: Firewall, devices: Mapping[str, str], version: int) -> list[str]:
    """Traffic for a public address that does not come from the side that shows it."""
    if firewall.hairpin:
        return []
    return [
        f"iifname != {devices[e.interface]} {_to_public(e, t)} {DROP}"
        for e in _entries(firewall, version)
        for t in _both(e)
    ]


def _own_turns(design: Design, firewall: Firewall, devices: Mapping[str, str], version: int) -> Iterator[str]:
    """Inside traffic for the firewall's own address at the Internet."""
    for adapter in firewall.interfaces if not firewall.hairpin else ():
        for address in _line_addresses(design, firewall, adapter.name, version):
            yield f"iifname != {devices[adapter.name]} {FAMILY[version]} daddr {address} {DROP}"


def _inbound(firewall: Firewall, version: int) -> list[str]:
    entries = sorted(_entries(firewall, version), key=lambda entry: entry.port is None)
    return [
        f"{_to_public(entry, transport)} dnat to {_to_private(entry)}"
        for entry in entries
        for transport in _both(entry)
    ]


def _crossing(
    design: Design, firewall: Firewall, arrangements: Arrangements, devices: Mapping[str, str], version: int
) -> list[str]:
    lines = [f"iifname {d} oifname {d} {DROP}" for d in devices.values()] if not firewall.hairpin else []
    if firewall.stateful or firewall.policy is Provenance.DERIVED:
        lines.append("ct state established,related accept")  # a derived policy opens the answers as well
    lines.append(f"ct state invalid {DROP}")
    if firewall.policy is Provenance.DERIVED and arrangements.openings is None:
        return [*lines, "accept"]
    if firewall.policy is Provenance.DERIVED:
        for opening in (arrangements.openings or {}).get(firewall.id, ()):
            lines += _lines(
                opening, [str(n) for n in opening.sources], [str(n) for n in opening.destinations], devices, version
            )
    else:
        for rule in firewall.rules:
            sources = [net for end in rule.sources for net in _networks(design, end)]
            lines += _lines(
                rule, sources, [n for end in rule.destinations for n in _networks(design, end)], devices, version
            )
    return [*lines, DROP]


def _lines(
    rule: Opening | FirewallRule,
    sources: list[str],
    destinations: list[str],
    devices: Mapping[str, str],
    version: int,
) -> Iterator[str]:
    """A rule may name a destination as it is before or after translation, so it makes two lines."""
    is_deny = isinstance(rule, FirewallRule) and rule.action is RuleAction.DENY
    ports = rule.ports if isinstance(rule, Opening) else rule.destination_ports
    head = [f"iifname {devices[rule.from_interface]}"] if rule.from_interface else []
    head += [f"oifname {devices[rule.to_interface]}"] if rule.to_interface else []
    head.append(
        {Transport.ANY: "meta l4proto { tcp, udp }"}.get(rule.transport, f"meta l4proto {rule.transport.value}")
    )
    ip, froms, tos = FAMILY[version], _of_version(sources, version), _of_version(destinations, version)
    head += [f"{ip} saddr {_braced(froms)}"] if sources else []
    head += [f"th sport {_port_set(rule.source_ports)}"] if rule.source_ports else []
    if (sources and not froms) or (destinations and not tos):
        return
    before = "ct direction original ct original"
    for address, port in ((f"{ip} daddr", "th dport"), (f"{before} {ip} daddr", f"{before} proto-dst")):
        tail = [f"{address} {_braced(tos)}"] if destinations else []
        tail += [f"{port} {_port_set(ports)}"] if ports else []
        yield " ".join([*head, *tail, DROP if is_deny else "accept"])
        if not destinations and not ports:
            return


def _outbound(design: Design, firewall: Firewall, devices: Mapping[str, str], version: int) -> list[str]:
    entries, ip = list(_entries(firewall, version)), FAMILY[version]
    own = [e for e in entries if e.direction is NatDirection.BOTH and e.port is None]
    lines = [f"ct status dnat ct original {ip} daddr {e.public} masquerade" for e in entries if not e.keeps_source]
    for entry in entries:  # a turn: it would have left by the side that shows the address
        turned = f"ct status dnat ct original {ip} daddr {entry.public} iifname != {devices[entry.interface]}"
        lines += [f"{turned} {ip} saddr {e.private} snat to {e.public}" for e in own if e.interface == entry.interface]
        hidden = next((str(a) for a in _line_addresses(design, firewall, entry.interface, version)), None)
        lines += [f"{turned} {ip} saddr {PRIVATE[version]} snat to {hidden}"] if hidden else []
    lines += [f"oifname {devices[e.interface]} {ip} saddr {e.private} snat to {e.public}" for e in own]
    internet = [devices[a.name] for a in firewall.interfaces if design.zone(a.zone).zone_kind is ZoneKind.INTERNET]
    return lines + [f"oifname {device} {ip} saddr {PRIVATE[version]} masquerade" for device in internet]


def _line_addresses(design: Design, firewall: Firewall, interface: str, version: int) -> Iterator[IpAddress]:
    """Addresses of an interface to the Internet; private sources are hidden behind the first."""
    adapter = next(a for a in firewall.interfaces if a.name == interface)
    if design.zone(adapter.zone).zone_kind is ZoneKind.INTERNET:
        yield from (address for address in adapter.addresses if address.version == version)


def _entries(firewall: Firewall, version: int) -> Iterator[NatEntry]:
    return (entry for entry in firewall.nat if entry.public.version == version)


def _both(entry: NatEntry) -> tuple[str, ...]:
    return ("tcp", "udp") if entry.port else ("",)


def _to_public(entry: NatEntry, transport: str) -> str:
    return f"{FAMILY[entry.public.version]} daddr {entry.public}" + (
        f" {transport} dport {entry.port}" if entry.port else ""
    )


def _to_private(entry: NatEntry) -> str:
    held = f"[{entry.private}]" if entry.private.version == 6 else str(entry.private)
    return f"{held}:{entry.private_port}" if entry.private_port else str(entry.private)


def _networks(design: Design, end: str) -> list[str]:
    """An end of a recorded rule as networks."""
    element = design.owner_of(end)
    if element is None:
        return [str(ip_network(end))]
    if isinstance(element, Zone) and element.subnets:
        return [str(subnet) for subnet in element.subnets]
    if isinstance(element, Zone):
        raise NotImplementedError("a zone without subnets as an end of a recorded rule")
    member = design.find_member(end)
    holders = [member[1]] if member else list(getattr(element, "members", ())) or [element]
    addresses = [a for holder in holders for adapter in getattr(holder, "interfaces", ()) for a in adapter.addresses]
    return [str(ip_network(str(a))) for a in addresses or [getattr(element, "address", None)] if a]


def _of_version(networks: Iterable[str], version: int) -> list[str]:
    return sorted({network for network in networks if (":" in network) == (version == 6)})


def _braced(items: Iterable[str]) -> str:
    return "{ " + ", ".join(items) + " }"


def _port_set(ports: Iterable[PortRange]) -> str:
    return _braced(f"{r.first}-{r.last}" if r.first != r.last else str(r.first) for r in sorted(ports, key=_first))


def _first(item: PortRange) -> int:
    return item.first
