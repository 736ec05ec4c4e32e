"""The firewall worksheet: what each firewall has to let pass, direction by direction, with its translations.

A module of its own because the network team works firewall by firewall and reads addresses, not roles.
"""

from collections.abc import Iterator

from planner.findings.finding import Finding
from planner.model.devices import Firewall, NatDirection
from planner.model.zones import Provenance
from planner.requirements import Plan
from planner.requirements.requirement import RequiredOpening
from planner.worksheets.names_shown import short_name, zone_name
from planner.worksheets.worksheet import Column, Group, Row, Worksheet

ANY = "any"

COLUMNS = (
    Column(key="firewall", title="Firewall", in_print=False),
    Column(key="direction", title="Direction", in_print=False),
    Column(key="role", title="Role", in_csv=False),
    Column(key="source", title="Source", is_code=True, is_list=True),
    Column(key="source_zone", title="Source zone", in_print=False),
    Column(key="source_port", title="Source port", is_code=True, is_list=True),
    Column(key="destination", title="Destination", is_code=True, is_list=True),
    Column(key="destination_zone", title="Destination zone", in_print=False),
    Column(key="destination_port", title="Port", is_code=True, is_list=True),
    Column(key="transport", title="Transport", is_code=True),
    Column(key="protocol", title="Application"),
    Column(key="action", title="Action", in_print=False),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Comment"),
    Column(key="flow", title="Flow", in_print=False),
    Column(key="reference", title="Ref."),
)


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The firewall worksheet of a plan."""
    groups = [group for firewall in plan.design.firewalls for group in _firewall_groups(plan, firewall)]
    groups += _undrawn_groups(plan)
    return Worksheet(
        kind="firewall",
        title="Firewall rules",
        purpose="Connections each firewall has to let pass. A row is read from the side that opens the connection; "
        "answers come back through a stateful firewall by themselves.",
        columns=COLUMNS,
        groups=tuple(groups),
        notes=(
            "Rows that are not required are listed because the documents list them for this topology; a derived "
            "policy keeps them shut.",
            "Ports 50000-59999 of the A/V Edge are its own range: as a source they go to any destination port. "
            "Older tables print the same range as destination port.",
            "An element without a planned address stands with its name.",
        ),
        findings=findings,
    )


def _firewall_groups(plan: Plan, firewall: Firewall) -> Iterator[Group]:
    openings = [opening for opening in plan.openings if opening.firewall == firewall.id]
    pairs = dict.fromkeys((opening.from_interface, opening.to_interface) for opening in openings)
    zones = {interface.name: interface.zone for interface in firewall.interfaces}
    for source, destination in sorted(pairs, key=str):
        rows = tuple(
            _row(plan, opening)
            for opening in openings
            if (opening.from_interface, opening.to_interface) == (source, destination)
        )
        names = [zone_name(plan.design, zones.get(name or "")) or str(name) for name in (source, destination)]
        directions = " and ".join(dict.fromkeys(row.text("direction") for row in rows))
        title = f"{firewall.name}, {directions}: {names[0]} to {names[1]}"
        yield Group(title=title, rows=rows, note=_settings(firewall))
    if not openings:
        yield Group(title=firewall.name, rows=(), note="Nothing in the plan crosses this firewall.")


def _settings(firewall: Firewall) -> str:
    words = [
        f"Hairpinning {'allowed' if firewall.hairpin else 'refused'}",
        f"spoofing prevention {'on' if firewall.spoofing_prevention else 'off'}",
        "stateful" if firewall.stateful else "stateless: add a row for the answers of each connection",
    ]
    if firewall.policy is Provenance.RECORDED:
        words.append("its rules are recorded; compare them with these rows")
    translations = [
        f"{entry.public} to {entry.private}{'' if entry.direction is NatDirection.BOTH else ' inbound only'}"
        for entry in firewall.nat
    ]
    text = ", ".join(words) + "."
    return f"{text} NAT: {'; '.join(translations)}." if translations else text


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
                rows=tuple(_row(plan, opening) for opening in openings if opening.direction == direction),
                note="The design draws no way for these connections, or one of their ends has no address. The rows "
                "name the firewall at which the documents' usual topology has them.",
            )


def _row(plan: Plan, opening: RequiredOpening) -> Row:
    asked_by = opening.destination_element or opening.source_element or ""
    return Row(
        values={
            "firewall": opening.firewall,
            "direction": opening.direction,
            "role": _role(plan, opening),
            "source": " ".join(opening.sources) or ANY,
            "source_zone": zone_name(plan.design, opening.source_zone),
            "source_port": _ports(opening.source_ports),
            "destination": " ".join(opening.destinations) or ANY,
            "destination_zone": zone_name(plan.design, opening.destination_zone),
            "destination_port": _ports(opening.ports),
            "transport": opening.transport.value,
            "protocol": opening.protocol,
            "action": opening.action,
            "required": opening.is_required,
            "purpose": opening.purpose,
            "flow": opening.flow,
        },
        documents=opening.reference,
        element=asked_by,
        is_required=opening.is_required,
        confidence=opening.confidence,
    )


def _role(plan: Plan, opening: RequiredOpening) -> str:
    source, destination = (
        short_name(plan.design, element) if element else zone_name(plan.design, zone)
        for element, zone in (
            (opening.source_element, opening.source_zone),
            (opening.destination_element, opening.destination_zone),
        )
    )
    return f"{source} to {destination}"


def _ports(ports: tuple[tuple[int, int], ...]) -> str:
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ports) or ANY
