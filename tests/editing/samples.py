"""Documents for the tests of editing and canvas: the shipped reference designs, and small ones made here.

The examples are read with the clipboard's own reader, so that these rooms' tests need no other room.
"""

from __future__ import annotations

from functools import cache
from ipaddress import ip_address, ip_network
from typing import Any, get_type_hints

import yaml

from planner.editing.plain import element_classes, from_plain
from planner.model.clients import Client
from planner.model.design import SECTIONS, Design
from planner.model.devices import Firewall
from planner.model.document import Document
from planner.model.interfaces import Interface
from planner.model.layout import Layout, Placement
from planner.model.links import Link, LinkKind
from planner.model.servers import FileStore, FrontEndPool, Machine
from planner.model.zones import DnsView, Zone, ZoneKind
from planner.resource_files import resource_path

_ONLY_KIND = {
    "sites": "site",
    "zones": "zone",
    "dns_views": "dns-view",
    "dns_records": "dns-record",
    "clients": "client",
    "cloud_services": "cloud-service",
    "links": "link",
    "certificates": "certificate",
}


@cache
def example(name: str) -> Document:
    """A shipped reference design, without its layout."""
    plain: dict[str, Any] = yaml.safe_load(resource_path("examples", f"{name}.yaml").read_text("utf-8"))
    hints = get_type_hints(Design, include_extras=True)
    fields: dict[str, Any] = {}
    for key, value in plain.items():
        if key in SECTIONS:
            items = [{"kind": _ONLY_KIND.get(key), **item} for item in value]
            fields[key] = tuple(from_plain(element_classes()[item["kind"]], item) for item in items)
        elif key in hints:
            fields[key] = from_plain(hints[key], value)
    return Document(title=plain["title"], design=Design(**fields))


def small_document() -> Document:
    """Two zones, a firewall between them, a pool of two with its file store, a phone; every place stated."""
    lan, web = ip_network("192.0.2.0/24"), ip_network("203.0.113.0/24")
    zones = (
        Zone(id="outside", name="Outside", zone_kind=ZoneKind.INTERNET, subnets=(web,), view="dns"),
        Zone(id="inside", name="Inside", zone_kind=ZoneKind.INTERNAL, subnets=(lan,), view="dns"),
    )
    machines = tuple(
        Machine(id=f"fe0{n}", fqdn=f"fe0{n}.contoso.com", interfaces=(_plug("inside", f"192.0.2.2{n}"),))
        for n in (1, 2)
    )
    files = Machine(id="files-server", fqdn="files.contoso.com", interfaces=(_plug("inside", "192.0.2.30"),))
    firewall = Firewall(
        id="fw",
        name="Firewall",
        interfaces=(_plug("outside", "203.0.113.1", "outer"), _plug("inside", "192.0.2.1", "inner")),
    )
    design = Design(
        sip_domains=("contoso.com",),
        dns_views=(DnsView(id="dns", name="DNS"),),
        zones=zones,
        servers=(
            FrontEndPool(id="pool", name="Front End pool", fqdn="pool.contoso.com", members=machines),
            FileStore(id="files", name="File store", fqdn="files.contoso.com", members=(files,)),
        ),
        devices=(firewall,),
        clients=(Client(id="phone", name="Phone", zone="outside", home="pool"),),
        links=(Link(id="pool-files", link_kind=LinkKind.FILE_STORE, source="pool", target="files"),),
    )
    places = {
        "outside": Placement(x=0, y=30),
        "inside": Placement(x=500, y=50, width=300, height=300),
        "phone": Placement(x=30, y=100),
        "fw": Placement(x=280, y=100),
        "pool": Placement(x=600, y=100),
        "files": Placement(x=540, y=300),
    }
    return Document(title="Small", design=design, layout=Layout(placements=places))


def _plug(zone: str, address: str, name: str = "lan") -> Interface:
    return Interface(name=name, zone=zone, addresses=(ip_address(address),))
