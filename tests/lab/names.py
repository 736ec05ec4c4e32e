"""DNS views as BIND serves them, and asking them."""

from __future__ import annotations

import socket
import struct
from collections.abc import Mapping
from pathlib import Path

from planner.model.design import Design
from planner.model.names import closest_domain, normalized
from planner.model.zones import DnsView, RecordType
from planner.traffic import Arrangements

TYPE_A, TYPE_AAAA = 1, 28


def name_server_files(
    design: Design, arrangements: Arrangements, addresses: Mapping[str, str], folder: Path
) -> dict[str, str]:
    """Configuration and zone files; each view listens at its own address."""
    listen = " ".join(f"{address};" for address in addresses.values())
    parts = [
        f'options {{ directory "{folder}"; listen-on {{ {listen} }}; listen-on-v6 {{ none; }}; pid-file none;'
        " session-keyfile none; dnssec-validation no; empty-zones-enable no; notify no; allow-query { any; };"
        " qname-minimization off; };",
        "controls { };",
    ]
    files: dict[str, str] = {}
    for view in design.dns_views:
        lines = [f'view "{view.id}" {{ match-destinations {{ {addresses[view.id]}; }};']
        if view.forwards_to:
            forwarder = addresses[view.forwards_to]
            lines.append(f"recursion yes; allow-recursion {{ any; }}; forward only; forwarders {{ {forwarder}; }};")
        else:
            lines.append("recursion no;")
        zones = _zones(view, arrangements)
        for number, zone in enumerate(zones):
            name = f"{view.id}-{number}.zone"
            files[name] = _zone_file(view.id, zone, zones, arrangements)
            lines.append(f'zone "{zone}" {{ type primary; file "{name}"; }};')
        parts.append("\n".join([*lines, "};"]))
    return {**files, "named.conf": "\n".join(parts) + "\n"}


def _zones(view: DnsView, arrangements: Arrangements) -> tuple[str, ...]:
    """Zones of a view; a record outside of them has nowhere to stand but in a zone of its own name."""
    names = (normalized(record.name) for record in arrangements.records.get(view.id, ()))
    return (*view.holds, *dict.fromkeys(name for name in names if closest_domain(name, view.holds) is None))


def _zone_file(view: str, zone: str, holds: tuple[str, ...], arrangements: Arrangements) -> str:
    lines = ["$TTL 60", "@ SOA ns.lab.invalid. lab.lab.invalid. 1 60 60 60 60", "@ NS ns.lab.invalid."]
    for record in arrangements.records.get(view, ()):
        if closest_domain(record.name, holds) != zone:
            continue
        for target in record.targets:
            value = target if record.type in (RecordType.A, RecordType.AAAA) else f"{normalized(target)}."
            if record.type is RecordType.SRV:
                value = f"{record.priority} {record.weight} {record.port or 0} {value}"
            lines.append(f"{normalized(record.name)}. {record.type.value} {value}")
    return "\n".join(lines) + "\n"


def ask(server: str, name: str, timeout: float = 2.0) -> list[str]:
    """Addresses that a name server answers; call it inside the namespace of the server."""
    found = []
    for kind in (TYPE_A, TYPE_AAAA):
        question = b"".join(bytes([len(label)]) + label.encode() for label in name.rstrip(".").split(".")) + b"\0"
        query = struct.pack(">HHHHHH", 7, 0x0100, 1, 0, 0, 0) + question + struct.pack(">HH", kind, 1)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.settimeout(timeout)
            asking.connect((server, 53))
            asking.send(query)
            found += _addresses(asking.recv(4096))
    return found


def _addresses(reply: bytes) -> list[str]:
    questions, answers = struct.unpack(">HH", reply[4:8])
    place = 12
    for _ in range(questions):
        place = _after_name(reply, place) + 4
    found = []
    for _ in range(answers):
        place = _after_name(reply, place)
        kind, _, _, length = struct.unpack(">HHIH", reply[place : place + 10])
        place += 10
        if kind in (TYPE_A, TYPE_AAAA):
            family = socket.AF_INET if kind == TYPE_A else socket.AF_INET6
            found.append(socket.inet_ntop(family, reply[place : place + length]))
        place += length
    return found


def _after_name(reply: bytes, place: int) -> int:
    while reply[place]:
        if reply[place] >= 0xC0:
            return place + 2
        place += reply[place] + 1
    return place + 1
