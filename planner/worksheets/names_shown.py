"""How elements and places are named on worksheets.

A module of its own so that one element reads the same on every worksheet.
"""

from planner.model.design import Design
from planner.model.servers import Server

KIND_NAMES = {
    "front-end-pool": "Front End pool or Standard Edition server",
    "director-pool": "Director pool",
    "edge-pool": "Edge pool",
    "mediation-pool": "Mediation pool",
    "branch-appliance": "Survivable Branch Appliance or Server",
    "office-web-apps": "Office Web Apps Server",
    "sql-server": "SQL Server",
    "file-store": "File store",
    "gateway": "Gateway",
    "support-server": "Other server",
    "firewall": "Firewall",
    "router": "Router",
    "reverse-proxy": "Reverse proxy",
    "load-balancer": "Load balancer",
}
"""Kinds of servers and devices in words."""


def element_name(design: Design, element_id: str) -> str:
    """Display name of an element, machine or VIP; the id itself where there is none."""
    member = design.find_member(element_id)
    if member is not None:
        return member[1].fqdn
    element = design.find(element_id)
    if isinstance(element, Server):
        return f"{element.name} ({element.fqdn})"
    name = getattr(element, "name", None)
    return str(name) if name else element_id


def short_name(design: Design, element_id: str) -> str:
    """Display name of an element alone."""
    return str(getattr(design.find(element_id), "name", element_id))


def zone_name(design: Design, zone_id: str | None) -> str:
    """Display name of a zone; empty for none."""
    return design.zone(zone_id).name if zone_id else ""
