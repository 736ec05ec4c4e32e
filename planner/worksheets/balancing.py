"""The load balancer worksheet: virtual addresses with listeners, members, persistence, probe and time limits.

A module of its own because whoever runs the balancer builds virtual servers port by port: one row is one of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from planner.catalog.paths import Principle
from planner.findings.finding import Finding
from planner.model.devices import LoadBalancer, Persistence, Transport, Vip, VipPort, VipPurpose
from planner.model.interfaces import BoundService, Side
from planner.model.servers import EdgePool, Server
from planner.requirements import Plan
from planner.requirements.requirement import RequiredVip
from planner.requirements.web_listeners import EXTERNAL_WEB, web_entry_port
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.names_shown import element_name
from planner.worksheets.settings import OWN_ENTRY, setting, setting_by_clause, settings_table
from planner.worksheets.worksheet import Column, Group, Row, Worksheet, listed

COLUMNS = (
    Column(key="balancer", title="Load balancer", in_print=False, in_workbook=True),
    Column(key="vip", title="Virtual server", is_code=True),
    Column(key="purpose", title="Carries"),
    Column(key="pool", title="Pool"),
    Column(key="address", title="Address", is_code=True),
    Column(key="port", title="Port", is_code=True),
    Column(key="transport", title="Transport", is_code=True),
    Column(key="members", title="Members", is_code=True, is_list=True, is_address=True),
    Column(key="member_port", title="Member port", is_code=True),
    Column(key="translates", title="Port changes", in_print=False, in_workbook=True),
    Column(key="persistence", title="Persistence"),
    Column(key="also_accepted", title="Also accepted", is_list=True),
    Column(key="probe_port", title="Probe, TCP", is_code=True),
    Column(key="idle_timeout", title="Idle timeout, s", is_code=True),
    Column(key="state", title="In the design"),
    Column(key="element", title="Element", in_print=False),
    Column(key="required", title="Required"),
    Column(key="reference", title="Ref."),
)

SETTINGS = settings_table("Balancer settings")

PURPOSES = {
    VipPurpose.WEB_EXTERNAL: "external web services",
    VipPurpose.WEB_INTERNAL: "internal web services",
    VipPurpose.SIP: "SIP and everything else",
    VipPurpose.EDGE_ACCESS: "Access Edge",
    VipPurpose.EDGE_WEB_CONFERENCING: "Web Conferencing Edge",
    VipPurpose.EDGE_AV: "A/V Edge",
    VipPurpose.EDGE_INTERNAL: "Edge, internal side",
    VipPurpose.OFFICE_WEB_APPS: "Office Web Apps",
}

_EDGE_SERVICES = {
    VipPurpose.EDGE_ACCESS: BoundService.ACCESS_EDGE,
    VipPurpose.EDGE_WEB_CONFERENCING: BoundService.WEB_CONFERENCING_EDGE,
    VipPurpose.EDGE_AV: BoundService.AV_EDGE,
}


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The load balancer worksheet of a plan."""
    groups: list[Group] = []
    for balancer in plan.design.load_balancers:
        required = [item for item in plan.balancing if item.balancer == balancer.id]
        groups.append(
            Group(
                title=f"{balancer.name}: virtual servers",
                rows=(*_rows(plan, required), *_unasked_rows(plan, balancer, required)),
            )
        )
        settings = tuple(_settings(plan, balancer, required))
        groups.append(Group(title=f"{balancer.name}: settings", rows=settings, table=SETTINGS))
    missing = [item for item in plan.balancing if item.balancer is None]
    if missing:
        note = "The plan needs these, and no load balancer of the design carries them yet."
        groups.append(Group(title="Not placed yet", rows=tuple(_rows(plan, missing)), note=note))
    return Worksheet(
        kind="balancing",
        title="Load balancing",
        purpose="Virtual servers that load balancers need. One row is one listening port.",
        columns=COLUMNS,
        groups=tuple(groups),
        notes=(
            *(() if plan.balancing else ("Nothing in the plan needs a load balancer.",)),
            "The port changes either at the reverse proxy or at the balancer, never at both.",
            "The probe is a TCP connection to this port of each member.",
        ),
        findings=findings,
    )


# --- virtual servers


def _rows(plan: Plan, required: list[RequiredVip]) -> Iterator[Row]:
    for item in required:
        found = plan.design.find_vip(item.vip) if item.vip else None
        vip = found[1] if found else None
        for needed in item.ports:
            port, presence = _port_in_design(plan, item, needed, vip)
            yield _row(
                plan, item, vip, port, presence, is_required=item.is_required and needed not in item.optional_ports
            )


def _port_in_design(plan: Plan, item: RequiredVip, needed: VipPort, vip: Vip | None) -> tuple[VipPort, str]:
    """The listener that the plan needs, on the port that proxies and firewalls are told, and what the design has."""
    wanted = _as_it_is_entered(plan, item, needed)
    if vip is None:
        return wanted, "no virtual server"
    if wanted in vip.ports:
        return wanted, ""
    return wanted, "port missing" if vip.ports else "ports not decided"


def _as_it_is_entered(plan: Plan, item: RequiredVip, needed: VipPort) -> VipPort:
    """The external web site has two documented forms; which of them it is, is decided once for all three teams.

    Where no proxy publishes the pool, nobody else is told a port, and the form that the documents print is recommended.
    """
    server = plan.design.find(item.pool)
    is_published = any(rule.backend == item.pool for rule in plan.publishing) or item.vip is not None
    if item.purpose is not VipPurpose.WEB_EXTERNAL or not isinstance(server, Server) or not is_published:
        return needed
    for service in EXTERNAL_WEB:
        if plan.groundwork.port(server, service) == needed.member_port:
            return replace(needed, port=web_entry_port(plan.design, plan.catalog, server, service))
    return needed


def _row(plan: Plan, item: RequiredVip, vip: Vip | None, port: VipPort, presence: str, *, is_required: bool) -> Row:
    accepted = item.persistence
    planned = vip.persistence if vip else None
    chosen = planned if planned in accepted else next(iter(accepted), None)
    return Row(
        values={
            "balancer": item.balancer or "",
            "vip": item.vip or NOT_PLANNED,
            "purpose": PURPOSES[item.purpose],
            "pool": element_name(plan.design, item.pool),
            "address": str(vip.address) if vip else NOT_PLANNED,
            "port": port.port,
            "transport": _transport(port),
            "members": listed(list(_members(plan, item.pool, item.purpose)) or [NOT_PLANNED]),
            "member_port": port.member_port,
            "translates": port.port != port.member_port,
            "persistence": chosen.value if chosen else "not stated",
            "also_accepted": " ".join(other.value for other in accepted if other is not chosen),
            "probe_port": item.probe_port,
            "idle_timeout": item.idle_timeout,
            "state": _state(item, vip, presence),
            "element": item.pool,
            "required": is_required,
        },
        documents=item.reference,
        element=item.vip or item.pool,
        is_required=is_required,
        confidence=item.confidence,
    )


def _transport(port: VipPort) -> str:
    return "tcp udp" if port.transport is Transport.ANY else port.transport.value


def _state(item: RequiredVip, vip: Vip | None, presence: str) -> str:
    """What the design has otherwise than it is needed; "as planned" where nothing is."""
    said = [presence] if presence else []
    if vip is not None:
        said += _setting_state("persistence", vip.persistence, item.persistence)
        said += _setting_state("probe", vip.probe_port, (item.probe_port,) if item.probe_port else ())
        said += _setting_state("idle timeout", vip.idle_timeout, (item.idle_timeout,) if item.idle_timeout else ())
    return "; ".join(said) or "as planned"


def _setting_state(name: str, planned: Persistence | int | None, accepted: tuple[Persistence | int, ...]) -> list[str]:
    if not accepted or planned in accepted:
        return []
    if planned is None:
        return [f"{name} not decided"]
    return [f"{name} is {planned.value if isinstance(planned, Persistence) else planned}"]


def _members(plan: Plan, pool: str, purpose: VipPurpose) -> Iterator[str]:
    """Addresses behind a virtual server, member by member; the name of a member that has none yet."""
    server = plan.design.find(pool)
    if not isinstance(server, Server):
        return
    where = plan.groundwork.whereabouts
    for machine in server.members:
        if isinstance(server, EdgePool) and purpose in _EDGE_SERVICES:
            bound = [item for item in machine.bindings if item.service is _EDGE_SERVICES[purpose]]
            outside = [item for item in machine.interfaces if item.side is Side.EXTERNAL]
            found = (*(bound[0].addresses if bound else ()), *(outside[0].addresses if outside and not bound else ()))
        elif isinstance(server, EdgePool):
            found = where.edge_internal(machine)
        else:
            found = where.primary(machine)
        yield from (str(address) for address in found[:1]) if found else (machine.fqdn,)


def _unasked_rows(plan: Plan, balancer: LoadBalancer, required: list[RequiredVip]) -> Iterator[Row]:
    """Listeners of the design that nothing in the plan asks for."""
    wanted = ((item, _as_it_is_entered(plan, item, form)) for item in required for form in item.ports)
    asked = {(item.vip, form.port, form.member_port) for item, form in wanted}
    # A VIP of SIP that carries the web sites listens for them as well.
    asked |= {
        (item.vip, port.port, port.member_port)
        for item in required
        for port in item.alternative_ports
        if item.purpose is not VipPurpose.WEB_EXTERNAL
    }
    for vip in balancer.vips:
        for port in vip.ports:
            if (vip.id, port.port, port.member_port) not in asked:
                yield Row(
                    values={
                        "balancer": balancer.id,
                        "vip": vip.id,
                        "purpose": PURPOSES[vip.purpose],
                        "pool": element_name(plan.design, vip.pool),
                        "address": str(vip.address),
                        "port": port.port,
                        "transport": _transport(port),
                        "members": listed(list(_members(plan, vip.pool, vip.purpose)) or [NOT_PLANNED]),
                        "member_port": port.member_port,
                        "translates": port.port != port.member_port,
                        "persistence": vip.persistence.value if vip.persistence else "not decided",
                        "probe_port": vip.probe_port,
                        "idle_timeout": vip.idle_timeout,
                        "state": "planned, not asked for",
                        "element": vip.pool,
                        "required": False,
                    },
                    documents="planner's own virtual server",
                    element=vip.id,
                    is_required=False,
                )


# --- settings


def _settings(plan: Plan, balancer: LoadBalancer, required: list[RequiredVip]) -> Iterator[Row]:
    device, catalog = balancer.id, plan.catalog
    yield setting(
        device,
        "Source address",
        "members see the balancer's address" if balancer.source_nat else "members see the client's address",
        "either, where no row below says otherwise; with the client's address the members' answers have to "
        "come back through the balancer",
        documents=OWN_ENTRY,
        confidence="inferred",
        is_required=False,
    )
    yield setting_by_clause(
        catalog,
        "D-LB-04",
        device,
        "Requests spread singly",
        "possible: ends the connection and opens a new one"
        if balancer.full_proxy
        else "not possible: passes packets on",
        is_required="mobility" in plan.features,
    )
    rule = _principle(plan, "dsr")
    ends = balancer.full_proxy or balancer.source_nat
    state = "not used: answers pass the balancer" if ends else "to be checked: members see the client's address"
    yield setting(
        device, "Direct server return", state, rule.rule, documents=rule.reference, confidence=rule.confidence
    )
    if any(vip.persistence is Persistence.COOKIE for vip in balancer.vips):
        rule = _principle(plan, "cookie-rules")
        yield setting(device, "Cookie", "", rule.rule, documents=rule.reference, confidence=rule.confidence)
    for item in required:
        yield from _vip_settings(plan, balancer, item)


def _vip_settings(plan: Plan, balancer: LoadBalancer, item: RequiredVip) -> Iterator[Row]:
    """What the documents say of one virtual server beside ports and persistence."""
    row = plan.catalog.balancing_rule(item.row_id)
    for name, text in (
        ("source NAT", row.snat),
        ("NAT", row.nat),
        ("Nagle", row.nagle),
        ("members", row.node_direct),
        ("services that bypass it", ", ".join(row.never_through_vip)),
    ):
        if text:
            planned = ("on" if balancer.source_nat else "off") if name == "source NAT" else ""
            yield setting(
                balancer.id,
                f"{item.vip}: {name}",
                planned,
                text,
                element=item.vip or item.pool,
                documents=row.reference,
                confidence=row.confidence,
            )


def _principle(plan: Plan, principle_id: str) -> Principle:
    return next(row for row in plan.catalog.balancing_principles if row.id == principle_id)
