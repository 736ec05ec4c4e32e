"""PowerShell for Windows DNS: the records of each view.

A module of its own because Windows has no views: each view's script is for the servers that answer it.
"""

from collections.abc import Iterator

from planner.model.addresses import parse_address
from planner.model.names import is_dns_name, normalized
from planner.model.zones import DnsRecord, DnsView, RecordType
from planner.requirements import Plan
from planner.requirements.in_force import records_without_target
from planner.worksheets.ending import unless_ended
from planner.worksheets.machine.bind import zones_of
from planner.worksheets.machine.plain import INCOMPLETE, Origin, file_stem
from planner.worksheets.machine.powershell_text import Argument, Word, command, notes, script


def dns_scripts(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """One script for each view that has something to say."""
    files = {}
    for view in plan.design.dns_views:
        lines = list(unless_ended(_view(plan, view)))
        if lines:
            purpose = (
                f"Windows DNS: records of the view {view.name}.",
                "Run it on a server that answers this view. A record that exists already is reported as an error.",
            )
            files[f"{file_stem('windows-dns', view.id)}.ps1"] = script(origin, purpose, lines)
    return files


def _view(plan: Plan, view: DnsView) -> Iterator[str]:
    if view.forwards_to:
        yield from notes(f"Names outside these zones are asked of the view {view.forwards_to}: set a forwarder.")
    for zone in zones_of(plan.design, view, plan.dns.get(view.id, ())):
        yield ""
        yield from notes(
            f"Zone {zone.zone}{'' if zone.is_held else ', not held by the view in the design'}. Where it is missing:"
        )
        yield f"# {command('Add-DnsServerPrimaryZone', Name=zone.zone, ReplicationScope=Word('Forest'))}"
        yield f"# {command('Add-DnsServerPrimaryZone', Name=zone.zone, ZoneFile=f'{zone.zone}.dns')}"
        for record in sorted(zone.records, key=lambda item: (normalized(item.name), item.type, item.targets)):
            for target in record.targets:
                yield from _record(zone.zone, record, target)
    for name in sorted({item.name for item in plan.must_not_resolve if item.view == view.id}):
        yield from notes(f"Must not be answered here: {name}")
    unplanned = records_without_target(plan.design, plan.records).get(view.id, ())
    for name in sorted({f"{item.name} ({item.type.value})" for item in unplanned}):
        yield from notes(f"{INCOMPLETE}, no address is planned for {name}")


def _record(zone: str, record: DnsRecord, target: str) -> Iterator[str]:
    name = normalized(record.name)
    common: dict[str, Argument] = {"ZoneName": zone, "Name": "@" if name == zone else name.removesuffix(f".{zone}")}
    if record.ttl is not None:
        common["TimeToLive"] = str_of_seconds(record.ttl)
    address = parse_address(target)
    host = f"{normalized(target)}."
    if record.type is RecordType.A and address is not None and address.version == 4:
        yield command("Add-DnsServerResourceRecordA", **common, IPv4Address=str(address))
    elif record.type is RecordType.AAAA and address is not None and address.version == 6:
        yield command("Add-DnsServerResourceRecordAAAA", **common, IPv6Address=str(address))
    elif record.type in (RecordType.A, RecordType.AAAA) or address is not None or not is_dns_name(target):
        yield from notes(f"LEFT OUT, not a target of a record {record.type.value}: {name} {target}")
    elif record.type is RecordType.CNAME:
        yield command("Add-DnsServerResourceRecordCName", **common, HostNameAlias=host)
    else:
        numbers: dict[str, Argument] = {"Priority": record.priority, "Weight": record.weight, "Port": record.port or 0}
        yield command("Add-DnsServerResourceRecord", Srv=None, **common, DomainName=host, **numbers)


def str_of_seconds(seconds: int) -> str:
    """A time span as .NET reads it: days, hours, minutes, seconds."""
    minutes, second = divmod(max(seconds, 0), 60)
    hours, minute = divmod(minutes, 60)
    day, hour = divmod(hours, 24)
    return f"{day}.{hour:02}:{minute:02}:{second:02}"
