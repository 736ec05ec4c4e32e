"""HOSTS files: the names that a server has to know although it can ask no DNS server for them.

A module of its own because such lines go onto the server and into no zone: an Edge in the perimeter often asks outside
DNS only, and still has to find its next hop.
"""

from collections.abc import Iterator

from planner.model.addresses import parse_address
from planner.requirements import Plan
from planner.worksheets.machine.plain import INCOMPLETE, Origin, comments, file_stem, head, windows_file_of
from planner.worksheets.names_shown import element_name


def hosts_files(plan: Plan, origin: Origin) -> dict[str, bytes]:
    """One file for each server that needs lines of its own, to be added to those that it has."""
    views = {view.id for view in plan.design.dns_views}
    holders = dict.fromkeys(record.view for record in plan.records if record.view not in views)
    return {f"{file_stem(holder)}.hosts": windows_file_of(_lines(plan, origin, holder)) for holder in holders}


def _lines(plan: Plan, origin: Origin, holder: str) -> Iterator[str]:
    yield from head(
        origin,
        "#",
        f"Lines for the HOSTS file of {element_name(plan.design, holder)}",
        r"Add them to %SystemRoot%\System32\drivers\etc\hosts on every member.",
        "Needed only where the server cannot ask a DNS server for these names.",
    )
    for record in plan.records:
        if record.view != holder:
            continue
        yield from comments("#", (record.purpose,))
        addresses = [target for target in record.targets if parse_address(target) is not None]
        for address in addresses:
            yield f"{address} {record.name}"
        if not addresses:
            yield from comments("#", (f"{INCOMPLETE}, no address is planned for {record.name}",))
