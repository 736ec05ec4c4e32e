"""Random DNS: two views, split or not, right and wrong answers, chains that may run in a circle or cross views."""

from __future__ import annotations

from planner.model.addresses import IpAddress
from planner.model.zones import DnsRecord, DnsView, RecordType
from tests.traffic.second_opinion.chooser import Chooser

NAMES = ("web.contoso.com", "pool.contoso.com", "lost.contoso.com", "www.fabrikam.com", "alias.contoso.com")


def views_and_records(choose: Chooser, addresses: list[IpAddress]) -> tuple[tuple[DnsView, ...], tuple[DnsRecord, ...]]:
    """The views `external` and `internal`, with records in zones that they hold."""
    external = DnsView(id="external", name="external", holds=("contoso.com", "fabrikam.com"))
    holds = choose.one([("contoso.com",), (), ("web.contoso.com",), ("contoso.com", "fabrikam.com")])
    internal = DnsView(id="internal", name="internal", holds=holds, forwards_to=choose.one(["external", None]))
    records = []
    for view in (external, internal):
        for name in (name for name in NAMES if any(name.endswith(zone) for zone in view.holds)):
            kind, targets = RecordType.A, _targets(choose, addresses, name)
            if targets is None:
                continue
            if targets and targets[0] in NAMES:
                kind = RecordType.CNAME
            elif targets and ":" in targets[0]:
                kind = RecordType.AAAA
            record_id = f"{view.id}-{name.replace('.', '-')}"
            records.append(DnsRecord(id=record_id, view=view.id, name=name, type=kind, targets=targets))
    return (external, internal), tuple(records)


def _targets(choose: Chooser, addresses: list[IpAddress], name: str) -> tuple[str, ...] | None:
    """What a record answers: addresses of one family, another name, nothing; None for no record at all."""
    shape = choose.one(["one", "one", "one", "two", "cname", "nothing", "gone"])
    if shape == "gone":
        return None
    if shape == "nothing":
        return ()
    if shape == "cname":
        return (choose.one([other for other in NAMES if other != name]),)
    found = choose.some(addresses, 1, 2 if shape == "two" else 1)
    return tuple(str(address) for address in found if address.version == found[0].version)
