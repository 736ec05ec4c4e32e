"""BIND: a zone file for each DNS view and zone, and the configuration that serves each view to its zones' machines.

A module of its own because zone files have a grammar of their own. The records are those in force, and nothing that is
not a DNS name or an address reaches a file as anything but a comment.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from planner.model.addresses import IpNetwork, lies_within, parse_address
from planner.model.design import Design
from planner.model.names import is_dns_name, normalized
from planner.model.zones import DnsRecord, DnsView, RecordType, Zone
from planner.requirements import Plan
from planner.requirements.in_force import records_without_target
from planner.worksheets.machine.plain import INCOMPLETE, Origin, comments, file_of, file_stem, head, one_line

_TTL = 3600
_PLACEHOLDER = "name-server.invalid."
_ADDRESS_VERSIONS = {RecordType.A: 4, RecordType.AAAA: 6}


@dataclass(frozen=True, slots=True)
class ZoneRecords:
    """A DNS zone of a view with its records.

    Attributes:
        is_held: the design's view lists the zone; otherwise its records ask for one of their own.
    """

    zone: str
    records: tuple[DnsRecord, ...]
    is_held: bool


def zones_of(design: Design, view: DnsView, records: Iterable[DnsRecord]) -> tuple[ZoneRecords, ...]:
    """The zones that a view serves, those without records too: they say that nothing else exists in them.

    A name outside the zones of its view gets a zone of its own (a pin-point zone), so that the rest of its domain is
    still answered elsewhere. A view that lists no zone at all and asks nobody else has those of the design's domains.
    """
    held = {normalized(zone): zone for zone in view.holds}
    others = frozenset(map(normalized, (*design.sip_domains, *design.internal_domains)))
    found: dict[str, list[DnsRecord]] = {zone: [] for zone in held}
    for record in records:
        name = normalized(record.name)
        zone = enclosing(name, held) or (None if held or view.forwards_to else enclosing(name, others)) or name
        found.setdefault(zone, []).append(record)
    return tuple(ZoneRecords(zone, tuple(found[zone]), zone in held) for zone in sorted(found))


def enclosing(name: str, zones: Collection[str]) -> str | None:
    """The longest of the zones that holds a name, or None; each ending is looked up, for there may be thousands."""
    rest = normalized(name)
    while rest:
        if rest in zones:
            return rest
        rest = rest.partition(".")[2]
    return None


def zone_file_name(view: str, zone: str) -> str:
    """Name of a zone file."""
    return f"{file_stem('dns', view, zone)}.zone"


def bind_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """Zone files, the views as a file to include, and a small `named.conf` around them."""
    design = plan.design
    files: dict[str, bytes] = {}
    zones: dict[str, tuple[ZoneRecords, ...]] = {}
    missing: dict[str, list[str]] = {}
    for view in design.dns_views:
        zones[view.id] = zones_of(design, view, plan.dns.get(view.id, ()))
        unwanted = unwanted_by_zone(plan, view.id, zones[view.id])
        unplanned = unplanned_by_zone(plan, view.id, zones[view.id])
        missing[view.id] = unplanned.get("", [])
        for zone in zones[view.id]:
            lines = _zone_file(origin, view, zone, unwanted.get(zone.zone, ()), unplanned.get(zone.zone, ()))
            files[zone_file_name(view.id, zone.zone)] = file_of(lines)
    if not files and not design.dns_views:
        return {}
    files["named-views.conf"] = file_of(_views_file(design, origin, zones, missing))
    files["named.conf"] = file_of(_main_file(origin))
    return files


# --- zone files


def _zone_file(
    origin: Origin, view: DnsView, zone: ZoneRecords, unwanted: Iterable[str], unplanned: Iterable[str]
) -> Iterator[str]:
    yield from head(origin, ";", f"Zone {zone.zone} as the view {one_line(view.name)} answers it.")
    if not zone.is_held:
        yield "; The view does not hold a zone for this name in the design; this one answers for nothing else."
    yield from comments(
        ";",
        (
            "Raise the serial with each change. Replace the name server by yours.",
            *(f"Must not be answered here: {name}" for name in unwanted),
            *(f"{INCOMPLETE}, no address is planned for {name}" for name in unplanned),
        ),
    )
    yield f"$TTL {_TTL}"
    yield f"{zone.zone}. IN SOA {_PLACEHOLDER} {_mailbox(zone.zone)} 1 3600 600 1209600 300"
    yield f"{zone.zone}. IN NS {_PLACEHOLDER}"
    aliases = {normalized(record.name) for record in zone.records if record.type is RecordType.CNAME and record.targets}
    seen: set[str] = set()
    for record in sorted(zone.records, key=lambda item: (normalized(item.name), item.type, item.targets)):
        yield from _record_lines(record, zone.zone, aliases, seen)


def _mailbox(zone: str) -> str:
    """Who looks after a zone; a name server takes no underscore there, with which zones of SRV records begin."""
    labels = zone.split(".")
    return f"hostmaster.{'.'.join(label for label in labels if not label.startswith('_')) or 'invalid'}."


def unwanted_by_zone(plan: Plan, view: str, zones: Iterable[ZoneRecords]) -> dict[str, list[str]]:
    """Names that a view must not answer, by the zone in which they would stand."""
    names = {zone.zone for zone in zones}
    found: dict[str, list[str]] = {}
    for name in sorted({item.name for item in plan.must_not_resolve if item.view == view}):
        found.setdefault(enclosing(name, names) or "", []).append(name)
    return found


def unplanned_by_zone(plan: Plan, view: str, zones: Iterable[ZoneRecords]) -> dict[str, list[str]]:
    """Names that a view has to answer once there is something to answer, by the zone in which they will stand."""
    names = {zone.zone for zone in zones}
    found: dict[str, list[str]] = {}
    records = records_without_target(plan.design, plan.records).get(view, ())
    for name in sorted({f"{item.name} ({item.type.value})" for item in records}):
        found.setdefault(enclosing(name.partition(" ")[0], names) or "", []).append(name)
    return found


def _record_lines(record: DnsRecord, zone: str, aliases: set[str], seen: set[str]) -> Iterator[str]:
    """A line for each target; what a name server would refuse stands as a comment that says why."""
    name = normalized(record.name)
    for target in record.targets:
        fault = _fault(record, zone, target, aliases)
        data = _data(record, target)
        line = f"{name}. {'' if record.ttl is None else f'{record.ttl} '}IN {record.type.value} {data}"
        if fault:
            yield from comments(";", (f"LEFT OUT, {fault}: {line}",))
        elif f"{name} {record.type.value} {data}" not in seen:
            seen.add(f"{name} {record.type.value} {data}")
            yield line


def _data(record: DnsRecord, target: str) -> str:
    if record.type in _ADDRESS_VERSIONS:
        return str(parse_address(target) or target)
    name = f"{normalized(target)}."
    return name if record.type is RecordType.CNAME else f"{record.priority} {record.weight} {record.port or 0} {name}"


def _fault(record: DnsRecord, zone: str, target: str, aliases: set[str]) -> str:
    version = _ADDRESS_VERSIONS.get(record.type)
    address = parse_address(target)
    if version is not None and (address is None or address.version != version):
        return f"not an IPv{version} address"
    if version is None and (address is not None or not is_dns_name(target)):
        return "not a DNS name"
    if record.ttl is not None and not 0 <= record.ttl < 2**31:
        return "not a time to live"
    if record.type is RecordType.SRV and not _is_srv_data(record):
        return "priority, weight and port have to be within 0 to 65535"
    name = normalized(record.name)
    if record.type is RecordType.CNAME and name == zone:
        return "an alias cannot stand at the top of a zone"
    return "the name is an alias already" if record.type is not RecordType.CNAME and name in aliases - {zone} else ""


def _is_srv_data(record: DnsRecord) -> bool:
    return all(0 <= value <= 65535 for value in (record.priority, record.weight, record.port or 0))


# --- configuration


def _main_file(origin: Origin) -> list[str]:
    return [
        *head(origin, "//", "BIND: main configuration. Zone files are read from the folder that named is started in,"),
        "// or from that of a `directory` option.",
        "options {",
        "    notify no;",
        "    allow-transfer { none; };",
        "};",
        "",
        'include "named-views.conf";',
    ]


def _views_file(
    design: Design, origin: Origin, zones: dict[str, tuple[ZoneRecords, ...]], missing: dict[str, list[str]]
) -> Iterator[str]:
    yield from head(
        origin,
        "//",
        "BIND: one view for each DNS view of the design, given to the machines of the zones that ask it.",
        "A server that serves one of them only takes that view alone, and forwarders in place of `in-view`.",
    )
    yield from _acls(design)
    written: set[str] = set()
    for view in _referred_first(design.dns_views):
        told = (f"{INCOMPLETE}, neither zone nor address is planned for {name}" for name in missing[view.id])
        yield from comments("//", told)
        yield from _view(design, view, zones, written)
        written.add(view.id)


def _referred_first(views: tuple[DnsView, ...]) -> list[DnsView]:
    """`in-view` may name a view further up only."""
    by_id = {view.id: view for view in views}
    ordered: dict[str, DnsView] = {}
    for view in views:
        for link in reversed(_chain(view, by_id)):
            ordered.setdefault(link.id, link)
    return list(ordered.values())


def _chain(view: DnsView, by_id: dict[str, DnsView]) -> list[DnsView]:
    """The view, the one it forwards to, and so on; a circle ends where it closes."""
    found = [view]
    while (step := found[-1].forwards_to) is not None and by_id[step] not in found:
        found.append(by_id[step])
    return found


def _acls(design: Design) -> Iterator[str]:
    """Who asks which view. Networks that lie in one another go to the view of the inner one."""
    zones: dict[str, list[Zone]] = {view.id: [] for view in design.dns_views}
    for zone in design.zones:
        zones[zone.view].append(zone)
    asked = {view: {net for zone in its for net in zone.subnets} for view, its in zones.items()}
    open_views = [view for view, its in zones.items() if any(not zone.subnets for zone in its)]
    public = open_views[0] if open_views else None
    for view, nets in asked.items():
        foreign = {net for other, its in asked.items() if other != view for net in its} - nets
        yield f'acl "clients-{view}" {{'
        yield from comments("    //", (f"zones: {', '.join(zone.name for zone in zones[view]) or 'none'}",))
        yield from (f"    {line};" for line in _matches(nets, foreign, takes_rest=view == public))
        if view in open_views[1:]:
            yield "    // zones without subnets: enter the networks of those who ask this view"
        yield "};"
        yield ""


def _matches(own: set[IpNetwork], foreign: set[IpNetwork], *, takes_rest: bool) -> Iterator[str]:
    """Elements of an address match list, the narrowest network first, because the first match decides."""
    entries = [(net, "") for net in own]
    entries += [(net, "! ") for net in foreign if takes_rest or any(_is_inside(net, other) for other in own)]
    entries.sort(key=lambda entry: (-entry[0].prefixlen, entry[0].version, int(entry[0].network_address), entry[1]))
    yield from (f"{mark}{net}" for net, mark in entries)
    if takes_rest:
        yield "any"
    elif not own:
        yield "none"


def _is_inside(net: IpNetwork, other: IpNetwork) -> bool:
    return net != other and lies_within(net, other)


def _view(
    design: Design, view: DnsView, zones: dict[str, tuple[ZoneRecords, ...]], written: Collection[str]
) -> Iterator[str]:
    chain = _chain(view, {item.id: item for item in design.dns_views})
    yield from comments("//", (f"{view.name}",))
    yield f'view "{view.id}" {{'
    yield f'    match-clients {{ "clients-{view.id}"; }};'
    if len(chain) > 1:
        yield f'    recursion yes; allow-recursion {{ "clients-{view.id}"; }};'
        yield "    // Names that no view of the design holds: enter your resolvers, or let it ask the root servers."
        yield "    // forward only; forwarders { 192.0.2.53; };"
    else:
        yield "    recursion no;"
    for zone in zones[view.id]:
        yield f'    zone "{zone.zone}" {{ type primary; file "{zone_file_name(view.id, zone.zone)}"; }};'
    yield from _borrowed(chain, zones, written)
    yield "};"
    yield ""


def _borrowed(
    chain: list[DnsView], zones: dict[str, tuple[ZoneRecords, ...]], written: Collection[str]
) -> Iterator[str]:
    """Zones of the views forwarded to, where no nearer view has the say over the name.

    Of views that forward in a circle, the first has nobody further up to borrow from.
    """
    decided = {zone.zone for zone in zones[chain[0].id]}
    for view in chain[1:]:
        if view.id not in written:
            yield from comments("    //", (f"LEFT OUT, views forward in a circle: the zones of {view.id}",))
            continue
        for zone in zones[view.id]:
            if enclosing(zone.zone, decided) is None:
                yield f'    zone "{zone.zone}" {{ in-view "{view.id}"; }};'
        decided.update(zone.zone for zone in zones[view.id])
