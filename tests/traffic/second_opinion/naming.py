"""What a DNS view answers, as a resolver would ask: chain by chain, view by view."""

from __future__ import annotations

from planner.model.addresses import IpAddress, parse_address
from planner.model.design import Design
from planner.model.names import closest_domain, same_name
from planner.model.zones import DnsRecord, DnsView, RecordType
from planner.traffic.arrangements import Arrangements


class NoAnswer(Exception):  # it is an answer of a kind
    """No such name, no address under it, or nobody to ask."""


def answer(
    design: Design, arrangements: Arrangements, view_id: str, name: str, asked: tuple[str, ...] = ()
) -> tuple[IpAddress, ...]:
    """Addresses of `name` (an address is its own), by the view that the asking machine uses."""
    address = parse_address(name)
    if address is not None:
        return (address,)
    if name.lower() in asked:
        raise NoAnswer(f"{name} leads back to itself")
    view, records = _authority(design, arrangements, view_id, name, ())
    addresses = [
        target for record in records if record.type in (RecordType.A, RecordType.AAAA) for target in record.targets
    ]
    if addresses:
        return tuple(found for target in addresses if (found := parse_address(target)) is not None)
    for record in records:
        if record.type is RecordType.CNAME and record.targets:
            if any(same_name(zone, name) for zone in view.holds):
                raise NoAnswer(f"{name} is the top of a zone, where no alias may stand (RFC 1912, 2.4)")
            # Reading: the resolver of the view follows the chain itself, and its own zones come first.
            return answer(design, arrangements, view_id, record.targets[0], (*asked, name.lower()))
    raise NoAnswer(name)


def _authority(
    design: Design, arrangements: Arrangements, view_id: str, name: str, been: tuple[str, ...]
) -> tuple[DnsView, list[DnsRecord]]:
    """The view that holds the zone of `name`, following forwarders, and the records it has for it."""
    view = design.get(view_id)
    assert isinstance(view, DnsView)
    if closest_domain(name, view.holds) is not None:
        return view, [record for record in arrangements.records.get(view_id, ()) if same_name(record.name, name)]
    if view.forwards_to is None or view.forwards_to in been:
        raise NoAnswer(f"{view_id} asks nobody for {name}")
    return _authority(design, arrangements, view.forwards_to, name, (*been, view_id))
