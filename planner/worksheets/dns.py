"""The DNS worksheet: which records each DNS view needs, and which names it must not answer.

A module of its own because a DNS team works by view and zone: the rows are grouped that way, one row an answer.
"""

from collections.abc import Iterator

from planner.findings.finding import Finding
from planner.model.names import closest_domain, normalized
from planner.model.servers import Gateway, Machine
from planner.model.zones import DnsRecord, DnsView, Provenance, RecordType
from planner.requirements import Plan
from planner.requirements.requirement import RequiredRecord, UnwantedName
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.names_shown import element_name
from planner.worksheets.worksheet import Column, Group, Row, Value, Worksheet

COLUMNS = (
    Column(key="location", title="Location", in_csv=False, in_print=False, in_workbook=True),
    Column(key="view", title="View", in_print=False),
    Column(key="zone", title="Zone", is_code=True),
    Column(key="type", title="Type", is_code=True),
    Column(key="name", title="FQDN", is_code=True),
    Column(key="address", title="IP address", in_csv=False, is_code=True),
    Column(key="maps_to", title="Maps to", in_csv=False, is_code=True),
    Column(key="service", title="Priority, weight, port", in_csv=False, is_code=True),
    Column(key="ttl", title="TTL", in_print=False),
    Column(key="priority", title="Priority", in_print=False),
    Column(key="weight", title="Weight", in_print=False),
    Column(key="port", title="Port", in_print=False),
    Column(key="target", title="Target", in_print=False),
    Column(key="element", title="Element", in_print=False),
    Column(key="asked_by", title="Asked for by", in_csv=False),
    Column(key="required", title="Required"),
    Column(key="purpose", title="Purpose"),
    Column(key="reference", title="Ref."),
)
# The order of the machine format is a contract of the command line.
CSV_ORDER = (
    "view",
    "zone",
    "name",
    "type",
    "ttl",
    "priority",
    "weight",
    "port",
    "target",
    "element",
    "required",
    "purpose",
    "reference",
)

OWN_RECORD = "planner's own record"
_NO_ADDRESS = f"address {NOT_PLANNED}"
_NO_TARGET = f"target {NOT_PLANNED}"


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The DNS worksheet of a plan."""
    groups = [
        *(_view_group(plan, view) for view in plan.design.dns_views),
        *_hosts_groups(plan),
        *_unwanted_groups(plan),
    ]
    return Worksheet(
        kind="dns",
        title="DNS records",
        purpose="Records to create, by DNS view and zone. One row is one answer; a name with several has several rows.",
        columns=COLUMNS,
        csv_order=CSV_ORDER,
        groups=tuple(group for group in groups if group.rows),
        notes=(
            "Addresses in a view for outside clients are the public ones, as NAT shows them.",
            *_note_on_missing(groups),
            *_note_on_gateways(plan, groups),
        ),
        findings=findings,
    )


def _note_on_missing(groups: list[Group]) -> tuple[str, ...]:
    if any(row.values.get("address") == _NO_ADDRESS for group in groups for row in group.rows):
        return (f"'{_NO_ADDRESS}': the design has no address for the element; plan it, and print this worksheet anew.",)
    return ()


def _note_on_gateways(plan: Plan, groups: list[Group]) -> tuple[str, ...]:
    """Names that neither a row nor a machine of the domain enters, although trunks lead to them."""
    written = {normalized(row.text("name")) for group in groups for row in group.rows}
    names = {
        machine.fqdn: _addresses_of(machine)
        for gateway in plan.design.servers_of(Gateway)
        for machine in gateway.members
        if normalized(machine.fqdn) not in written
    }
    if not names:
        return ()
    told = ", ".join(f"{name!r} ({addresses})" if addresses else f"{name!r}" for name, addresses in names.items())
    return (
        f"PSTN gateways are in no domain and enter no record themselves: {told}. Where a trunk names its gateway and "
        "not an address, the Mediation Servers have to find it in the DNS that they ask; create the record there.",
    )


def _addresses_of(machine: Machine) -> str:
    return ", ".join(str(address) for interface in machine.interfaces for address in interface.addresses)


def _view_group(plan: Plan, view: DnsView) -> Group:
    rows = [*_derived_rows(plan, view), *_own_rows(plan, view)]
    rows.sort(key=lambda row: (row.text("zone"), row.text("name"), row.text("type"), row.text("target")))
    note = f"Zones: {', '.join(view.holds)}." if view.holds else ""
    return Group(title=view.name, rows=tuple(rows), note=note)


def _derived_rows(plan: Plan, view: DnsView) -> Iterator[Row]:
    if view.provenance is Provenance.RECORDED:
        return
    replaced = {_slot(record.name, record.type) for record in plan.design.dns_records if record.view == view.id}
    for record in plan.records:
        if record.view == view.id and _slot(record.name, record.type) not in replaced:
            yield from _rows_of(plan, view, record)


def _slot(name: str, kind: RecordType) -> tuple[str, bool]:
    """What a planner's record replaces: all addresses and aliases of a name together, or its SRVs."""
    return normalized(name), kind is RecordType.SRV


def _rows_of(plan: Plan, view: DnsView | None, record: RequiredRecord) -> Iterator[Row]:
    zone = _zone(view, record.name)
    for target in record.targets or ("",):
        yield Row(
            values=_values(
                location=view.name if view else element_name(plan.design, record.view),
                view=record.view,
                zone=zone,
                record=record,
                target=target,
                ttl=None,
                element=record.element,
                asked_by=element_name(plan.design, record.element),
                required=record.is_required,
                purpose=f"{record.purpose} {record.note}".strip(),
            ),
            documents=record.reference,
            element=record.element,
            is_required=record.is_required,
            confidence=record.confidence,
        )


def _own_rows(plan: Plan, view: DnsView) -> Iterator[Row]:
    """The planner's own records; an empty one says that the name must stay unanswered and is listed further down."""
    for record in plan.design.dns_records:
        if record.view != view.id:
            continue
        for target in record.targets:
            yield Row(
                values=_values(
                    location=view.name,
                    view=view.id,
                    zone=_zone(view, record.name),
                    record=record,
                    target=target,
                    ttl=record.ttl,
                    element=record.id,
                    asked_by=OWN_RECORD,
                    required=True,
                    purpose=_own_purpose(record),
                ),
                documents=OWN_RECORD,
                element=record.id,
            )


def _own_purpose(record: DnsRecord) -> str:
    """Why it is there; pages have no column for the one value that few records have."""
    said = record.note or "Record of the planner, in place of a derived one."
    return said if record.ttl is None else f"{said} TTL {record.ttl} s."


def _values(
    *,
    location: str,
    view: str,
    zone: str,
    record: RequiredRecord | DnsRecord,
    target: str,
    ttl: int | None,
    element: str,
    asked_by: str,
    required: bool,
    purpose: str,
) -> dict[str, Value]:
    is_srv = record.type is RecordType.SRV
    is_address = record.type in (RecordType.A, RecordType.AAAA)
    return {
        "location": location,
        "view": view,
        "zone": zone,
        "type": record.type.value,
        "name": record.name,
        "address": (target or _NO_ADDRESS) if is_address else "",
        "maps_to": "" if is_address else target or _NO_TARGET,
        "service": f"{record.priority} {record.weight} {record.port}" if is_srv else "",
        "ttl": ttl,
        "priority": record.priority if is_srv else None,
        "weight": record.weight if is_srv else None,
        "port": record.port if is_srv else None,
        "target": target,
        "element": element,
        "asked_by": asked_by,
        "required": required,
        "purpose": purpose,
    }


def _zone(view: DnsView | None, name: str) -> str:
    """The DNS zone that holds a name in a view.

    A name outside all zones of its view gets a zone of exactly its own name (a pin-point zone): one for the whole
    domain would hide every other name of the domain from those who ask this view. Where no zone is named, nothing is
    known but the parent domain.
    """
    if view is None or not view.holds:
        return normalized(name).partition(".")[2]
    return closest_domain(name, view.holds) or normalized(name)


def _hosts_groups(plan: Plan) -> Iterator[Group]:
    """Lines for HOSTS files: records whose "view" is an Edge pool."""
    views = {view.id for view in plan.design.dns_views}
    holders = dict.fromkeys(record.view for record in plan.records if record.view not in views)
    for holder in holders:
        rows = [row for record in plan.records if record.view == holder for row in _rows_of(plan, None, record)]
        yield Group(
            title=f"HOSTS file of {element_name(plan.design, holder)}",
            rows=tuple(rows),
            note="Needed only where the server cannot ask a DNS server for these names.",
        )


def _unwanted_groups(plan: Plan) -> Iterator[Group]:
    names = {view.id: view.name for view in plan.design.dns_views}
    for view_id in dict.fromkeys(name.view for name in plan.must_not_resolve):
        unwanted = [name for name in plan.must_not_resolve if name.view == view_id]
        yield Group(
            title=f"Names that {names.get(view_id, view_id)} must not answer",
            rows=tuple(_unwanted_row(plan, names.get(view_id, view_id), name) for name in unwanted),
        )


def _unwanted_row(plan: Plan, location: str, name: UnwantedName) -> Row:
    return Row(
        values={
            "location": location,
            "view": name.view,
            "zone": _zone(next((view for view in plan.design.dns_views if view.id == name.view), None), name.name),
            "type": "none",
            "name": name.name,
            "maps_to": "no answer",
            "target": "",
            "element": name.element,
            "asked_by": element_name(plan.design, name.element),
            "required": True,
            "purpose": f"must not resolve: {name.reason}",
        },
        documents=name.reference,
        element=name.element,
        confidence=name.confidence,
    )
