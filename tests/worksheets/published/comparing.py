"""Which rows of our worksheets a printed line is found in.

A module of its own because the comparison is one thing for all cases: a line in, the matching rows out. Nothing here
knows a number that a case expects; what is printed as a role ("Edge Server Access Edge service") becomes the
addresses that the case's design gives it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from planner.model.design import Design
from planner.model.product import ProductVersion
from tests.worksheets.published.designs import design_of
from tests.worksheets.published.lines import Line
from tests.worksheets.published.settled import SETTLED
from tests.worksheets.published_edges import POOL
from tests.worksheets.rows import rows

Found = list[tuple[str, int]]
"""Worksheet and number of each row that answers a line."""

_ADDRESS = re.compile(r"\b\d+\.\d+\.\d+\.\d+\b")
_NAME = re.compile(r"\b[\w-]+(?:\.[\w-]+)+\b")


@cache
def _sheet(design: Design, kind: str, table: str = "") -> tuple[dict[str, str], ...]:
    return tuple(rows(design, kind, table))


def read_as(line: Line) -> Mapping[str, Any]:
    """The line as it was settled."""
    settled = SETTLED.get(line.key)
    return {**line.content, **(settled.read_as if settled else {})}


def found(line: Line, product: ProductVersion = ProductVersion.V2015) -> Found:
    """Rows that answer the line; none means that the worksheet lacks it."""
    compare = next(compare for start, compare in _COMPARERS if line.section.startswith(start))
    return list(compare(line, read_as(line), product))


# --- DNS

_VIEWS = {"public": "external", "private": "internal", "perimeter": "perimeter"}


def _dns(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    variant = "hlb" if "HLB alternative" in str(said.get("for")) else ""
    design = design_of(line.case, line.section, product, variant)
    answers: Found = []
    for name, targets, kind in _wanted_records(line, said, design):
        for target in targets:
            rows_found = list(_records(design, _zone(line, said), kind, name, target, said.get("port")))
            if not rows_found:
                return []
            answers += rows_found
    return answers


def _zone(line: Line, said: Mapping[str, Any]) -> str:
    zone = str(said.get("zone", "internal"))
    if line.case == "C1" and line.section == "dns_perimeter" and zone == "perimeter":
        return "external"  # the table is titled "perimeter network (both internal and external interfaces)"
    return zone


def _records(
    design: Design, zone: str, kind: str, name: str, target: str, port: int | None
) -> Iterator[tuple[str, int]]:
    for number, row in enumerate(_sheet(design, "dns")):
        if (
            _VIEWS.get(row["view"], row["view"]) == zone
            and row["type"] == kind
            and row["name"].lower() == name.lower()
            and target.lower() in (row["target"].lower(), "")
            and (port is None or row["port"] == str(port))
        ):
            yield "dns", number


def _wanted_records(line: Line, said: Mapping[str, Any], design: Design) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Name, targets and type of each record that the line stands for; an empty target is any."""
    kind = str(said.get("type", "A")).partition("/")[0]
    if "record" in said:
        yield from _mapped_record(said, kind)
        return
    given = said["name"] if isinstance(said["name"], list) else [said["name"]]
    names = [name.partition(" ")[0] for name in given if _NAME.match(name)]
    targets = _targets(line, said, design)
    for name in names:
        yield name, targets, kind
        if said.get("per_sip_domain"):
            other = [domain for domain in design.sip_domains if not name.endswith(domain)]
            home = next(domain for domain in design.sip_domains if name.endswith(domain))
            for domain in other if line.section != "dns_xmpp" else []:
                yield name.replace(home, domain), tuple(item.replace(home, domain) for item in targets), kind


def _mapped_record(said: Mapping[str, Any], kind: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    names = said.get("names") or [name for text in said["record"] for name in _NAME.findall(text) if "_" not in text]
    names = names or [text for text in said["record"] if text.startswith("_") and "<" not in text]
    text = " ".join(said["resolves_to"])
    if kind == "SRV":
        targets = said.get("targets") or _NAME.findall(text)[-1:]
    else:
        targets = said.get("targets") or _ADDRESS.findall(text.partition(" proxy to ")[0])
    each = len(names) > 1 and len(names) == len(targets)
    for number, name in enumerate(names):
        yield name, (targets[number],) if each else tuple(targets), kind


_ROLES_OF_TARGETS = {
    "Director": ("192.168.10.90",),
    "Assigned listener": ("131.107.155.40",),
    "VIP for Internal Web": ("10.0.0.100",),
    "IP address of server SFB01": ("10.0.0.5",),
    "IP address of server SFB02": ("10.0.0.6",),
    "IP address of server SFB03": ("10.0.0.7",),
    "Pool FQDN": ("pool.contoso.local",),
}


def _targets(line: Line, said: Mapping[str, Any], design: Design) -> tuple[str, ...]:
    given = said.get("target", said.get("address", ""))
    texts = [str(item) for item in given] if isinstance(given, list) else [str(given)]
    if "Access Edge" in texts[0]:
        nodes = 2 if line.case.endswith("3") else 1
        return tuple(f"131.107.155.{10 + node}" for node in range(nodes))
    for start, targets in _ROLES_OF_TARGETS.items():
        if texts[0].startswith(start):
            return targets
    shown = [text.partition("/")[0] for text in texts]
    if said.get("zone") == "external" and line.case in ("A1", "A3"):
        # The table lists the private side; who asks outside needs the public one (errata of A1).
        shown = [text.replace("10.45.16.", "131.107.155.") for text in shown]
    return tuple(shown)


# --- certificates


def _certificates(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    design = design_of(line.case, line.section, product, str(said.get("variant", "")))
    label = str(said.get("component", said.get("section", "Access Edge")))
    names = [name for name in said.get("san", [said.get("name")]) if not name.startswith("(")]
    lines = [
        (number, row)
        for number, row in enumerate(_sheet(design, "certificates"))
        if _is_for(label, str(said.get("subject")), row)
    ]
    covered = {name for _, row in lines for name in row["subject_alternative_names"].split()}
    subjects = {row["subject"] for _, row in lines}
    if said.get("subject") and said["subject"] not in subjects:
        return []
    if set(names) - covered or not all(_fits_authority(said, row) for _, row in lines):
        return []
    return [("certificates", number) for number, _ in lines]


def _is_for(label: str, subject: str, row: Mapping[str, str]) -> bool:
    title = row["certificate"]
    if "OAuth" in label:
        return "OAuth" in title
    if "Internal Edge" in label or subject == "csedge01.contoso.com":
        return title.startswith("Edge") and "inside" in title
    if "Edge" in label:
        return title.startswith("Edge") and "inside" not in title
    if "Reverse Proxy" in label:
        return title.startswith("reverse proxy")
    if "Next Hop" in label:
        return title.startswith("Standard Edition") and title.endswith("Default")
    return row["assigned_to"] == subject and "OAuth" not in title  # B7 prints one certificate for all usages


def _fits_authority(said: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    authority = str(said.get("ca", "")).lower()
    purposes = str(said.get("eku", "server")).lower()
    wants_client = said.get("_client", False)
    return (
        (not authority or row["issuer"] in authority)
        and ("server" not in purposes or row["key_usage"].startswith("server"))
        and (not wants_client or "client" in row["key_usage"])
    )


def _public_im(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    """Only federating with AOL adds the client purpose, and public IM is what says so."""
    return _certificates(line, {**said, "_client": True}, product)


def _of_roles(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    """D1: the certificate of a role, its alternative with a wildcard, or what strict matching adds."""
    design = design_of(line.case, str(said["role"]), product, "strict" if said.get("add_when") else "")
    title, usage = _D1[str(said["role"])], str(said["certificate"]).title().replace(" ", "")
    usage = {"WebInternal": "WebServicesInternal", "WebExternal": "WebServicesExternal"}.get(usage, usage)
    answers = []
    for number, row in enumerate(_sheet(design, "certificates")):
        if not (row["certificate"].startswith(title) and row["certificate"].endswith(usage)):
            continue
        names = set(row["subject_alternative_names"].split())
        wanted = {name for name in said["san"] if not name.startswith("*")}
        # The rule says "pool" where some examples print the server; both are among the names (errata).
        if wanted <= names and said.get("subject", row["subject"]) in names:
            answers.append(("certificates", number))
    return answers


_D1 = {
    "Standard Edition server": "Standard Edition",
    "Front End pool server": "Front End",
    "Director": "Director",
    "stand-alone Mediation Server": "stand-alone Mediation",
    "Survivable Branch Appliance": "Survivable Branch",
}


def _mobility_names(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    """Names of each SIP domain: on every Default and web certificate, or on the proxy's."""
    design = design_of(*(("B6", "certificates") if "proxy" in line.section else ("D1", "Front End pool server")))
    start = "reverse proxy" if "proxy" in line.section else "Front End"
    names = {str(said["name"]).replace("<sipdomain>", domain) for domain in design.sip_domains}
    lines = [(n, row) for n, row in enumerate(_sheet(design, "certificates")) if row["certificate"].startswith(start)]
    held = all(names <= set(row["subject_alternative_names"].split()) for _, row in lines)
    return [("certificates", number) for number, _ in lines] if held else []


# --- firewalls

_LAN = ("192.168.10.0/24",)
_MEDIA = "50000-59999"


def _firewall(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    design = design_of(line.case, line.section, product)
    source, destination = (_end(line, str(said[side]), design) for side in ("source", "destination"))
    port, source_port = str(said["port"]), str(said.get("source_port", "any"))
    if port == _MEDIA and source != ("any",):
        # The Edge's own range is what it sends from (errata of A1; F1, the vendor's own tool, prints it so).
        source_port, port = _MEDIA, "any"
    source_port = _MEDIA if source_port.startswith("50000") else source_port
    answers = [
        ("firewall", number)
        for number, row in enumerate(_sheet(design, "firewall"))
        if row["transport"] == str(said["transport"]).lower()
        and set(source) <= set(row["source"].split())
        and set(destination) <= set(row["destination"].split())
        and source_port in (row["source_port"], "any", "Any")
        and port.lower() in row["destination_port"].split()
    ]
    return answers or list(_without_firewall(design, line, said))


def _end(line: Line, text: str, design: Design) -> tuple[str, ...]:
    """Addresses of what the line prints as a role."""
    if line.case == "F1":
        return (text.lower() if text == "Any" else text,)
    if line.case == "B7" and text.startswith("Edge Server internal"):
        return ("172.16.2.11",)
    for pattern, address in _ENDS:
        if re.search(pattern, text):
            return _of_each_node(address, 2 if line.case.endswith("3") else 1)
    if line.case == "B7":
        return {"Any": _LAN}.get(text, ("192.168.10.90",) if text.startswith("Director") else (text,))
    if line.case == "B6":
        return ("192.168.10.41",) if "Front End" in text else ("any",)
    if "Front End" in text or "Standard Edition" in text:
        return (POOL,)
    is_inside = "nternal" in f"{line.section} {line.content['destination']}"
    if not is_inside:
        return ("any",)  # partners, clients and whoever else is outside
    # The Front End alone speaks XMPP to the Edge, whatever the address is that a firewall is told.
    return (POOL,) if line.content["port"] == 23456 else _LAN


def _of_each_node(address: str, nodes: int) -> tuple[str, ...]:
    start, _, last = address.rpartition(".")
    return tuple(f"{start}.{int(last) + node}" for node in range(nodes))


_ENDS = (
    (r"^(Edge Server |)Access Edge service|XMPP Proxy service|^Edge Server Access", "10.45.16.10"),
    (r"Web Conferencing Edge service", "10.45.16.20"),
    (r"A/V Edge service", "10.45.16.30"),
    (r"^Edge Server internal interface|Each internal Edge Server", "172.25.33.10"),
    (r"[Rr]everse proxy listener", "131.107.155.40"),
    (r"^Internal reverse proxy", "172.25.33.40"),
    (r"^Reverse proxy internal", "172.16.2.20"),
    (r"^Office Web Apps", "192.168.10.31"),
)


def _without_firewall(design: Design, line: Line, said: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """What crosses no firewall stands on the flow map, which names its ends by their names."""
    if line.case != "B7":
        return
    names = {"Internal Clients": "any host", "Any": "any host", "Director web services": "Director"}
    source, destination = (names.get(str(said[side]), str(said[side])) for side in ("source", "destination"))
    for number, row in enumerate(_sheet(design, "flows")):
        if (
            row["source"] == source
            and (row["destination"] == destination or (destination.startswith("Front") and "Sta" in row["destination"]))
            and str(said["port"]) in row["port"].split()
            and row["firewalls"] == "no firewall"
        ):
            yield "flows", number


# --- E1 and E2: ports of servers, balancers, clients, IPsec

_SERVERS = {
    "All Servers": ("pool",),
    "All internal servers": ("pool", "mediation"),
    "Front End Servers": ("pool",),
    "Office Web Apps Servers": ("owas",),
    "Directors": ("director",),
    "Mediation Servers": ("mediation",),
    "Persistent Chat Front End Server": ("chat",),
}


def _server_ports(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    design = design_of(line.case, line.section, product)
    role = next(names for start, names in _SERVERS.items() if str(said["role"]).startswith(start))
    port, transport = str(said["port"]), "udp" if str(said["protocol"]) == "UDP" else "tcp"
    if said.get("opens"):
        return [
            ("flows", number)
            for number, row in enumerate(_sheet(design, "flows"))
            if row["source"].lower() == role[0] and port in row["port"].split() and row["transport"] == transport
        ]
    machines = {machine.id: server.id for server in design.servers if server.id in role for machine in server.members}
    both = "UDP" in str(said["protocol"]) and "TCP" in str(said["protocol"])
    answers = [
        ("servers", number)
        for number, row in enumerate(_sheet(design, "servers"))
        if row["topic"] == "Listens on"
        and row["element"] in machines
        and port in row["value"].split()
        and ({"tcp", "udp"} if both else {transport}) <= set(row["value"].split())
    ]
    reached = {machines[_sheet(design, "servers")[number]["element"]] for _, number in answers}
    return answers if reached == set(role) else []


def _balancers(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    design = design_of(line.case, line.section, product)
    name = str(said["balancer"]).lower()
    pool = "mediation" if name.startswith("mediation") else "director" if name.startswith("director") else "pool"
    carried = "SIP and everything else" if line.section == "hlb_ports_hlb_only" else "web services"
    return [
        ("balancing", number)
        for number, row in enumerate(_sheet(design, "balancing"))
        if row["element"] == pool
        and row["purpose"].endswith(carried)
        and str(said["port"]) in (row["port"], row["member_port"])
    ]


def _virtual_servers(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    persistence = str(said["persistence"]).lower()
    return [
        ("balancing", number)
        for number, row in enumerate(_sheet(design_of(line.case, line.section, product), "balancing"))
        if row["purpose"] == f"{line.section} web services"
        and (row["port"], row["member_port"]) == (str(said["vip_port"]), str(said["node_port"]))
        and row["probe_port"] == said["monitor"][1]
        and row["persistence"] == persistence
    ]


_CLIENT_FLOWS: dict[int, tuple[tuple[str, ...], str, str]] = {
    0: (("client-dhcp",), "67 68", "udp"),
    1: (("edge-access-client-sip",), "443", "tcp"),
    2: (("edge-webconf-in",), "443", "tcp"),
    3: (("edge-av-stun-tcp-in",), "443", "tcp"),
    4: (("edge-av-stun-udp-in",), "3478", "udp"),
    5: (("client-registrar-sip", "client-director-sip"), "5061", "tcp"),
    6: (("client-legacy-file-transfer",), "6891-6901", "tcp"),
    7: (("client-p2p-av",), "1024-65535", "tcp udp"),
    8: (("client-p2p-av",), "1024-65535", "tcp udp"),
    9: (("client-p2p-sharing",), "1024-65535", "tcp"),
    10: (("client-p2p-sharing",), "1024-65535", "tcp"),
}
"""By number of the line: flows (any of them), ports, transports. The lines themselves name no two ends, but what for:
DHCP; SIP, conferencing data and media from outside; SIP inside; old file transfer; audio, video; peer-to-peer file
transfer, application sharing."""


def _client_ports(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    flows, ports, transports = _CLIENT_FLOWS[line.number]
    printed = str(said["port"]).replace("/", " ").replace(" *", "")
    assert ports == printed, "the collection changed: say again which flows a line means"
    design = design_of(line.case, line.section, product)
    answers = [
        (number, row["transport"])
        for number, row in enumerate(_sheet(design, "flows"))
        if set(row["flow"].split()) & set(flows) and ports == row["port"]
    ]
    reached = {transport for _, transport in answers}
    return [("flows", number) for number, _ in answers] if reached == set(transports.split()) else []


_IPSEC = {
    "A/V Edge Server Internal": ("A/V Edge, internal", "172.16.2.11"),
    "A/V Edge Server External": ("A/V Edge, external", "172.16.1.13"),
    "Mediation Server(s)": ("Mediation Server", "10.0.0.61"),
    "Front End Server running Conferencing Attendant": ("Conferencing Attendant", "10.0.0.21"),
    "Front End Servers": ("A/V conferencing", "10.0.0.21"),
    "Exchange Unified Messaging": ("Exchange Unified Messaging", "10.0.0.69"),
    "Application Sharing Servers": ("Application sharing", "10.0.0.21"),
}


def _ipsec(line: Line, said: Mapping[str, Any], product: ProductVersion) -> Found:
    design = design_of(line.case, line.section, product)
    transports = "tcp udp" if "TCP" in str(said["protocol"]) and "UDP" in str(said["protocol"]) else said["protocol"]
    end = str(said["destination"] if said["source"] == "Any" else said["source"])
    title, address = _IPSEC.get(end, ("Clients", "any"))
    answers = []
    for number, row in enumerate(_sheet(design, "firewall", "ipsec")):
        ends = {"source": row["source"].split(), "destination": row["destination"].split()}
        fits = all((ends[side] == ["any"]) if said[side] == "Any" else (address in ends[side]) for side in ends)
        ports = row["source_port"] != "any" if "media port" in said["source_port"] else row["source_port"] == "any"
        if fits and ports and row["exception"].startswith(title) and row["transport"] == transports.lower():
            answers.append(("ipsec", number))
    return answers


_COMPARERS: tuple[tuple[str, Callable[[Line, Mapping[str, Any], ProductVersion], Found]], ...] = (
    ("dns", _dns),
    ("host_records", lambda line, said, product: _dns(line, _host_record(said), product)),
    ("pool_records", lambda line, said, product: _dns(line, {**said, "target": said["address"]}, product)),
    ("certificates_public_im", _public_im),
    ("certificate", _certificates),
    ("by_role", _of_roles),
    ("mobility_san", _mobility_names),
    ("reverse_proxy_mobility_san", _mobility_names),
    ("firewall", _firewall),
    ("server_ports", _server_ports),
    ("hlb_ports", _balancers),
    ("client_ports", _client_ports),
    ("ipsec_exceptions", _ipsec),
    ("internal", _virtual_servers),
    ("external", _virtual_servers),
)
"""By the beginning of the section's name."""


def _host_record(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"name": f"{said['server']}.contoso.local", "target": said["address"]}


def is_compared(section: str) -> bool:
    """Tells whether there is a comparison for a section."""
    return any(section.startswith(start) for start, _ in _COMPARERS)
