"""The firewall worksheet: what each firewall has to let pass, direction by direction, with its translations.

A module of its own because the network team works firewall by firewall and reads addresses, not roles.

Openings that differ in nothing a firewall sees (firewall, direction, interfaces, both ends, ports, transport) are one
row: a second rule with the same tuple would never be hit, and whoever enters it twice gets a warning from the firewall
and a question for us. The row keeps what the flows behind it have to say: comments, flows and documents of all of
them, and it is required as soon as one of them is.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from planner.findings.finding import Finding
from planner.model.design import Node
from planner.model.devices import Device, Firewall, LoadBalancer, NatDirection, NatEntry
from planner.model.servers import EdgePool, Server
from planner.model.zones import INSIDE_KINDS, Provenance, ZoneKind
from planner.requirements import Plan
from planner.requirements.requirement import RequiredOpening
from planner.worksheets.closed import closed_groups
from planner.worksheets.gaps import lacks_address
from planner.worksheets.ipsec import ipsec_groups
from planner.worksheets.names_shown import short_name, zone_name
from planner.worksheets.ports_shown import ANY, joined, ports_text
from planner.worksheets.settings import OWN_ENTRY, setting, setting_by_clause, settings_table
from planner.worksheets.worksheet import SURENESS, Column, Group, Row, Table, Worksheet, documents_in, listed

COLUMNS = (
    Column(key="firewall", title="Firewall", in_print=False, in_workbook=True),
    Column(key="direction", title="Direction", in_print=False, in_workbook=True),
    Column(key="role", title="From, to", in_csv=False),
    Column(key="source", title="Source", is_code=True, is_list=True, is_address=True),
    Column(key="source_zone", title="Source zone", in_print=False, in_workbook=True),
    Column(key="source_port", title="Source port", is_code=True, is_list=True),
    Column(key="destination", title="Destination", is_code=True, is_list=True, is_address=True),
    Column(key="destination_zone", title="Destination zone", in_print=False, in_workbook=True),
    Column(key="destination_port", title="Port", is_code=True, is_list=True),
    Column(key="transport", title="Transport", is_code=True),
    Column(key="protocol", title="Application"),
    Column(key="action", title="Action", in_print=False),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Comment"),
    Column(key="flow", title="Flow", in_print=False, in_workbook=True),
    Column(key="enters_at", title="Enters at", in_print=False, in_workbook=True),
    Column(key="leaves_at", title="Leaves at", in_print=False, in_workbook=True),
    Column(key="reference", title="Ref."),
)

NAT = Table(
    name="nat",
    title="NAT",
    columns=(
        Column(key="firewall", title="Firewall", in_print=False, in_workbook=True),
        Column(key="interface", title="Shown at", is_code=True),
        Column(key="public", title="Public address", is_code=True),
        Column(key="port", title="Port", is_code=True),
        Column(key="private", title="Private address", is_code=True),
        Column(key="private_port", title="Private port", is_code=True),
        Column(key="direction", title="Direction"),
        Column(key="source", title="Source of inbound packets"),
        Column(key="holder", title="Belongs to"),
        Column(key="needed", title="Needed"),
        Column(key="comment", title="Comment"),
        Column(key="reference", title="Ref."),
    ),
)

RULES = Table(name="", title="Firewall rules", columns=COLUMNS)
"""The main table of the worksheet."""

SETTINGS = settings_table("Firewall settings")
ALL = "all"
"""A translation that is not limited to a port."""


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The firewall worksheet of a plan."""
    groups = [group for firewall in plan.design.firewalls for group in _firewall_groups(plan, firewall)]
    groups += _undrawn_groups(plan)
    groups += (*closed_groups(plan), *ipsec_groups(plan))
    return Worksheet(
        kind="firewall",
        title="Firewall rules",
        purpose="Connections each firewall has to let pass. A row is read from the side that opens the connection; "
        "answers come back through a stateful firewall by themselves.",
        columns=COLUMNS,
        groups=tuple(groups),
        notes=tuple(_notes(plan, groups)),
        findings=findings,
    )


def _notes(plan: Plan, groups: Iterable[Group]) -> Iterator[str]:
    yield (
        "Open a row that is not required only where what its comment names is in use; the documents list it for this "
        "topology."
    )
    yield (
        "Ports 50000-59999 of the A/V Edge are its own range: as a source they go to any destination port. Older "
        "tables print the same range as destination port."
    )
    if any(firewall.nat for firewall in plan.design.firewalls):
        yield (
            "Rules name the addresses that machines have themselves. A firewall that compares its rules before it "
            "translates is given the public address from its table of translations instead."
        )
    if any(_leaves_untranslated(plan, opening) for opening in plan.openings):
        yield (
            "Hosts inside that go out to the Internet leave with an address of their firewall, unless theirs are "
            "public: translate their source there. The design plans translations of one address to one only."
        )
    if any(lacks_address(row, group.table or RULES) for group in groups for row in group.rows):
        yield (
            "A name in place of an address, such as 'DNS server', stands for machines whose addresses the design does "
            "not have: enter theirs."
        )


def _leaves_untranslated(plan: Plan, opening: RequiredOpening) -> bool:
    """Whether any host of a network inside goes out to the Internet."""
    if opening.source_element is not None or not opening.source_zone or not opening.destination_zone:
        return False
    ends = [plan.design.zone(zone).zone_kind for zone in (opening.source_zone, opening.destination_zone)]
    return ends[0] in INSIDE_KINDS and ends[1] is ZoneKind.INTERNET


def _firewall_groups(plan: Plan, firewall: Firewall) -> Iterator[Group]:
    openings = [opening for opening in plan.openings if opening.firewall == firewall.id]
    pairs = dict.fromkeys((opening.from_interface, opening.to_interface) for opening in openings)
    zones = {interface.name: interface.zone for interface in firewall.interfaces}
    is_recorded = firewall.policy is Provenance.RECORDED
    compare = "The rules of this firewall are recorded; compare them with these rows." if is_recorded else ""
    for source, destination in sorted(pairs, key=str):
        between = (
            opening for opening in openings if (opening.from_interface, opening.to_interface) == (source, destination)
        )
        rows = tuple(_rows(plan, between))
        names = [zone_name(plan.design, zones.get(name or "")) or str(name) for name in (source, destination)]
        directions = " and ".join(dict.fromkeys(row.text("direction") for row in rows))
        yield Group(
            title=f"{firewall.name}, {directions}: {names[0]} to {names[1]}",
            rows=rows,
            note=" ".join(part for part in (_adapters(source, destination), compare) if part),
        )
    if not openings:
        yield Group(title=firewall.name, rows=(), note="Nothing in the plan crosses this firewall.")
    if firewall.nat:
        entries = tuple(_nat_row(plan, firewall, entry) for entry in firewall.nat)
        yield Group(title=f"{firewall.name}: translations (NAT)", rows=entries, table=NAT)
    yield Group(title=f"{firewall.name}: settings", rows=tuple(_settings(plan, firewall, openings)), table=SETTINGS)


def _adapters(source: str | None, destination: str | None) -> str:
    """The firewall's own words for the two sides."""
    if not source or not destination:
        return ""
    if source == destination:
        return f"Enters and leaves at adapter {source!r}."
    return f"Enters at adapter {source!r}, leaves at adapter {destination!r}."


_UNDRAWN = {
    "external": "External firewall",
    "internal": "Internal firewall",
    "wifi": "Wi-Fi firewall",
    "branch": "WAN firewall of the branch",
}
"""Firewalls of the catalog's reference topology, for rows that no drawn firewall sees yet."""


def _undrawn_groups(plan: Plan) -> Iterator[Group]:
    drawn = {firewall.id for firewall in plan.design.firewalls}
    for name in dict.fromkeys(opening.firewall for opening in plan.openings if opening.firewall not in drawn):
        openings = [opening for opening in plan.openings if opening.firewall == name]
        for direction in sorted({opening.direction for opening in openings}):
            yield Group(
                title=f"{_UNDRAWN.get(name, name)} (not drawn): {direction}",
                rows=tuple(_rows(plan, (opening for opening in openings if opening.direction == direction))),
                note="The design draws no way for these connections, or one of their ends has no address. The rows "
                "name the firewall at which the documents' usual topology has them.",
            )


# --- rules


def _rows(plan: Plan, openings: Iterable[RequiredOpening]) -> Iterator[Row]:
    """One row for all openings that a firewall cannot tell apart."""
    alike: dict[tuple[object, ...], list[RequiredOpening]] = {}
    for opening in openings:
        ends = (frozenset(opening.sources), frozenset(opening.destinations))
        ports = (joined(opening.source_ports), joined(opening.ports))
        alike.setdefault((opening.direction, *ends, *ports, opening.transport, opening.action), []).append(opening)
    for same in alike.values():
        yield _row(plan, same)


def _row(plan: Plan, same: list[RequiredOpening]) -> Row:
    opening = same[0]
    is_required = any(item.is_required for item in same)
    surest = min((item.confidence for item in same), key=SURENESS.index)
    return Row(
        values={
            "firewall": opening.firewall,
            "direction": opening.direction,
            "role": _each("; ", (_role(plan, item) for item in same)),
            "source": listed(opening.sources) or ANY,
            "source_zone": _each(", ", (zone_name(plan.design, item.source_zone) for item in same)),
            "source_port": ports_text(opening.source_ports),
            "destination": listed(opening.destinations) or ANY,
            "destination_zone": _each(", ", (zone_name(plan.design, item.destination_zone) for item in same)),
            "destination_port": ports_text(opening.ports),
            "transport": opening.transport.value,
            "protocol": _each(", ", (item.protocol for item in same)),
            "action": opening.action,
            "required": is_required,
            "purpose": _each(" ", (item.purpose for item in same)),
            "flow": _each(" ", (item.flow for item in same)),
            "enters_at": opening.from_interface or "",
            "leaves_at": opening.to_interface or "",
        },
        documents=_each("; ", chain.from_iterable(_documents(item, surest) for item in same)),
        element=next((item for item in (_asked_by(item) for item in same) if item), ""),
        is_required=is_required,
        confidence=surest,
    )


def _each(separator: str, texts: Iterable[str]) -> str:
    return separator.join(dict.fromkeys(texts))


def _documents(opening: RequiredOpening, surest: str) -> Iterator[str]:
    """Documents of one of several openings; where it is less sure than the row, it says so itself."""
    mark = "" if opening.confidence == surest else f" [{opening.confidence}]"
    for document in documents_in(opening.reference):
        yield f"{document}{mark}"


def _asked_by(opening: RequiredOpening) -> str:
    """The server or device at an end; where hosts of one zone reach those of another, the zone that they ask from."""
    return opening.destination_element or opening.source_element or opening.source_zone or ""


def _role(plan: Plan, opening: RequiredOpening) -> str:
    source, destination = (
        short_name(plan.design, element) if element else zone_name(plan.design, zone)
        for element, zone in (
            (opening.source_element, opening.source_zone),
            (opening.destination_element, opening.destination_zone),
        )
    )
    return f"{source} to {destination}"


# --- translations and settings


def _nat_row(plan: Plan, firewall: Firewall, entry: NatEntry) -> Row:
    holder = next((node for node in plan.design.nodes if _holds(node, entry)), None)
    is_edge = isinstance(holder, EdgePool)
    rules = [row for row in plan.catalog.nat_rules if row.id in ("nat-symmetric", "nat-keep-source")]
    return Row(
        values={
            "firewall": firewall.id,
            "interface": entry.interface,
            "public": str(entry.public),
            "port": ALL if entry.port is None else entry.port,
            "private": str(entry.private),
            "private_port": entry.private_port or entry.port or ALL,
            "direction": "both ways" if entry.direction is NatDirection.BOTH else "inbound only",
            "source": "kept" if entry.keeps_source else "translated",
            "holder": holder.name if holder else "",
            "needed": "both ways, source kept" if is_edge else "as planned",
            "comment": entry.comment,
        },
        documents="; ".join(row.reference for row in rules) if is_edge else OWN_ENTRY,
        element=holder.id if holder else firewall.id,
    )


def _holds(node: Node, entry: NatEntry) -> bool:
    if isinstance(node, LoadBalancer) and any(vip.address == entry.private for vip in node.vips):
        return True
    if isinstance(node, Device):
        return any(entry.private in item.addresses for item in node.interfaces)
    return isinstance(node, Server) and any(
        entry.private in item.addresses for machine in node.members for item in machine.interfaces
    )


def _settings(plan: Plan, firewall: Firewall, openings: list[RequiredOpening]) -> Iterator[Row]:
    turns = [opening for opening in openings if opening.direction == "hairpin" and opening.is_required]
    yield setting(
        firewall.id,
        "Hairpinning",
        "allowed" if firewall.hairpin else "refused",
        f"allowed for {_each(', ', (' '.join(item.destinations) for item in turns))}" if turns else "not needed",
        documents=_each("; ", (part for item in turns for part in documents_in(item.reference)))
        or plan.catalog.clause("S-HP-03").reference,
        is_required=bool(turns),
    )
    yield setting_by_clause(
        plan.catalog, "S-HP-05", firewall.id, "Spoofing prevention", "on" if firewall.spoofing_prevention else "off"
    )
    yield setting(
        firewall.id,
        "Connection tracking",
        "stateful" if firewall.stateful else "stateless",
        "answers pass by themselves" if firewall.stateful else "a row for the answers of each connection",
        documents=OWN_ENTRY,
    )
