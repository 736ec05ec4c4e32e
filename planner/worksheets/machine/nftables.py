"""nftables: one ruleset for each firewall of the design.

A module of its own because openings speak of addresses as they are seen on the wire, while the forward hook of the
kernel sees them between the two translations: behind the destination's, before the source's.
"""

from collections.abc import Iterable, Iterator

from planner.model.addresses import IpNetwork
from planner.model.devices import Firewall, NatDirection, NatEntry, Transport
from planner.model.zones import Provenance
from planner.requirements import Plan
from planner.requirements.requirement import RequiredOpening
from planner.worksheets.machine.passing import PassingRule, Ports, alike, ends, lacks_an_end, names_without_address
from planner.worksheets.machine.plain import INCOMPLETE, Origin, comments, file_of, file_stem, head, plain_ascii

_TABLE = "inet topology_planner"
_LONGEST_DEVICE = 15
_LONGEST_COMMENT = 110
_INDENT = " " * 8
_FAMILIES = {4: "ip", 6: "ip6"}


def nftables_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """A ruleset for each firewall that the design draws."""
    return {
        f"{file_stem('nftables', firewall.id)}.nft": file_of(_ruleset(plan, origin, firewall))
        for firewall in plan.design.firewalls
    }


def device_names(firewall: Firewall) -> dict[str, str]:
    """Names of network devices for interfaces: the design's own, as short as the kernel wants them, all different."""
    found: dict[str, str] = {}
    for number, interface in enumerate(firewall.interfaces):
        name = interface.name[:_LONGEST_DEVICE]
        found[interface.name] = name if name not in found.values() else f"{name[: _LONGEST_DEVICE - 3]}{number:03}"
    return found


def _ruleset(plan: Plan, origin: Origin, firewall: Firewall) -> Iterator[str]:
    yield "#!/usr/sbin/nft -f"
    yield from head(
        origin,
        "#",
        f"Rules for the firewall {firewall.name}: what passes through it, and its translations.",
        "What is addressed to the firewall itself (management, its own DNS) is not the planner's to decide.",
    )
    if firewall.policy is Provenance.RECORDED:
        yield "# The rules of this firewall are recorded in the design. These are the rules that the plan needs."
    if not firewall.stateful:
        yield "# The design calls this firewall stateless; nftables tracks connections, so answers pass by themselves."
    yield "# Names of the network devices are placeholders from the design."
    for interface, device in device_names(firewall).items():
        yield f'define {_variable(interface)} = "{device}"'
    yield ""
    yield f"table {_TABLE}"
    yield f"delete table {_TABLE}"
    yield ""
    yield f"table {_TABLE} {{"
    chains = {
        "spoofing": ("type filter hook prerouting priority raw; policy accept;", _spoofing(firewall)),
        "inbound": ("type nat hook prerouting priority dstnat; policy accept;", _inbound(firewall)),
        "crossing": ("type filter hook forward priority filter; policy drop;", _crossing(plan, firewall)),
        "outbound": ("type nat hook postrouting priority srcnat; policy accept;", _outbound(firewall)),
    }
    for name, (hook, lines) in chains.items():
        yield f"    chain {name} {{"
        yield f"{_INDENT}{hook}"
        yield from (f"{_INDENT}{line}" for line in lines)
        yield "    }"
    yield "}"


def _variable(interface: str) -> str:
    return f"device_{interface.replace('-', '_')}"


def _device(interface: str) -> str:
    return f"${_variable(interface)}"


# --- before the route is chosen


def _spoofing(firewall: Firewall) -> Iterator[str]:
    if not firewall.spoofing_prevention:
        yield "# Spoofing prevention is off in the design."
        return
    yield "# A source that would not be answered through the device it came by is not who it says it is."
    yield 'iif != "lo" fib saddr . iif oif missing drop'


def _inbound(firewall: Firewall) -> Iterator[str]:
    if not firewall.nat:
        yield "# No translations."
    for entry in firewall.nat:
        if not _is_of_one_family(entry):
            between = f"{entry.public} and {entry.private} are of different versions of IP"
            yield f"# {INCOMPLETE}: {between}, which no translation of addresses can join."
    for entry in sorted(filter(_is_of_one_family, firewall.nat), key=lambda item: item.port is None):
        yield from comments("#", (entry.comment,) if entry.comment else ())
        if not firewall.hairpin:
            where = f"iifname {_device(entry.interface)} "
            yield f"# Hairpinning is refused: only what comes in by {entry.interface} may ask for {entry.public}."
        else:
            where = ""
        for match, target in _translated(entry):
            yield f"{where}{match} dnat {_family(entry)} to {target}"


def _is_of_one_family(entry: NatEntry) -> bool:
    return entry.public.version == entry.private.version


def _family(entry: NatEntry) -> str:
    return _FAMILIES[entry.public.version]


def _translated(entry: NatEntry) -> Iterator[tuple[str, str]]:
    match = f"{_family(entry)} daddr {entry.public}"
    if entry.port is None:
        yield match, str(entry.private)
        return
    private = f"[{entry.private}]" if entry.private.version == 6 else str(entry.private)
    for transport in ("tcp", "udp"):
        yield f"{match} {transport} dport {entry.port}", f"{private}:{entry.private_port or entry.port}"


# --- after the route is chosen


def _crossing(plan: Plan, firewall: Firewall) -> Iterator[str]:
    yield "ct state established,related accept"
    yield "ct state invalid drop"
    if not firewall.hairpin:
        yield "# Hairpinning is refused: nothing leaves by the device it came in by."
        for interface in firewall.interfaces:
            yield f"iifname {_device(interface.name)} oifname {_device(interface.name)} drop"
    for is_required in (True, False):
        openings = [item for item in plan.openings if item.firewall == firewall.id and item.is_required is is_required]
        if openings and not is_required:
            yield "# Listed by the documents for this topology, not needed by the plan; take the mark away to open."
        for rule, same in alike(firewall, openings).items():
            yield from _rule_lines(plan, rule, same, "" if is_required else "# ")


def _rule_lines(plan: Plan, rule: PassingRule, same: list[RequiredOpening], mark: str) -> Iterator[str]:
    nameless = names_without_address(same)
    about = f"{ends(plan, same[0])}: {same[0].purpose}"
    if nameless:
        ports = " ".join(_transport(rule))
        missing = ", ".join(nameless)
        yield from comments("#", (f"{INCOMPLETE}, no address is planned for {missing}: {ports}, {about}",))
    if lacks_an_end(rule, same[0]):
        return
    comment = plain_ascii(about, _LONGEST_COMMENT)
    for family in _families(rule):
        words = [*_devices(rule), *_addresses(rule, family), *_transport(rule)]
        yield f'{mark}{" ".join(words)} accept comment "{comment}"'


def _families(rule: PassingRule) -> list[int | None]:
    """Versions of IP that both ends have; None where no end names an address."""
    versions = [{net.version for net in nets} for nets in (rule.sources, rule.destinations) if nets]
    return list(sorted(set.intersection(*versions))) if versions else [None]


def _devices(rule: PassingRule) -> Iterator[str]:
    if rule.from_interface:
        yield f"iifname {_device(rule.from_interface)}"
    if rule.to_interface:
        yield f"oifname {_device(rule.to_interface)}"


def _addresses(rule: PassingRule, family: int | None) -> Iterator[str]:
    for word, nets in (("saddr", rule.sources), ("daddr", rule.destinations)):
        if family is not None and nets:
            yield f"{_FAMILIES[family]} {word} {_braced(_net(net) for net in nets if net.version == family)}"


def _net(net: IpNetwork) -> str:
    return str(net.network_address) if net.prefixlen == net.max_prefixlen else str(net)


def _transport(rule: PassingRule) -> Iterator[str]:
    ports = [(word, its) for word, its in (("sport", rule.source_ports), ("dport", rule.ports)) if its]
    if rule.transport is Transport.ANY:
        yield "meta l4proto { tcp, udp }"
        yield from (f"th {word} {_port_set(its)}" for word, its in ports)
    elif ports:
        yield from (f"{rule.transport.value} {word} {_port_set(its)}" for word, its in ports)
    else:
        yield f"meta l4proto {rule.transport.value}"


def _port_set(ports: Ports) -> str:
    return _braced(str(first) if first == last else f"{first}-{last}" for first, last in sorted(set(ports)))


def _braced(items: Iterable[str]) -> str:
    return f"{{ {', '.join(items)} }}"


def _outbound(firewall: Firewall) -> Iterator[str]:
    entries = tuple(filter(_is_of_one_family, firewall.nat))
    if not entries:
        yield "# No translations."
    for entry in entries:
        family = _family(entry)
        if not entry.keeps_source:
            yield f"# {entry.private} does not see who asks."
            yield f"ct status dnat ct original {family} daddr {entry.public} masquerade"
    for entry in entries:
        if entry.direction is not NatDirection.BOTH or entry.port is not None:
            continue
        family = _family(entry)
        if firewall.hairpin:
            for turned in entries:
                if turned.interface == entry.interface and turned.public.version == entry.public.version:
                    yield (
                        f"iifname != {_device(entry.interface)} ct status dnat "
                        f"ct original {family} daddr {turned.public} {family} saddr {entry.private} "
                        f"snat {family} to {entry.public}"
                    )
        yield f"oifname {_device(entry.interface)} {family} saddr {entry.private} snat {family} to {entry.public}"
