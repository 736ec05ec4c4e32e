"""The build sheets: one group a machine, with everything that whoever installs it has to enter.

A module of its own because a server is built by one person from one page: names, adapters, routes, roles with their
ports, certificates, and what Windows needs before Setup runs.
"""

from collections.abc import Iterator, Mapping

from planner.catalog.ports_in_use import ports_in_use
from planner.catalog.services import Service
from planner.findings.finding import Finding
from planner.model.addresses import networks_with
from planner.model.design import Design
from planner.model.devices import Device, ReverseProxy
from planner.model.interfaces import Interface
from planner.model.servers import EdgePool, Gateway, Machine, Server, SupportRole, SupportServer
from planner.model.zones import ZoneKind
from planner.requirements import Plan
from planner.requirements.endpoints import Endpoints
from planner.requirements.flow_map import services_by_server
from planner.requirements.prerequisites import derive_prerequisites
from planner.requirements.requirement import RequiredCertificate
from planner.worksheets.gaps import NOT_PLANNED
from planner.worksheets.names_shown import kind_name, zone_name
from planner.worksheets.worksheet import SURENESS, Column, Group, Row, Worksheet

COLUMNS = (
    Column(key="machine", title="Machine", in_print=False, in_workbook=True),
    Column(key="topic", title="Topic"),
    Column(key="item", title="Item"),
    Column(key="value", title="Value", is_code=True, is_long=True),
    Column(key="detail", title="Detail"),
    Column(key="element", title="Element", in_print=False),
    Column(key="required", title="Required"),
    Column(key="reference", title="Ref."),
)

THE_PROVIDERS = "as the Internet provider says"
"""What a line to the Internet has that no design plans."""

OWN = "the design"
"""What rows rest on that repeat the planner's own decisions."""


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The build sheets of a plan."""
    listening = services_by_server(plan.flow_walks)
    places = _Places(plan.design)
    certificates: dict[str, list[RequiredCertificate]] = {}
    for certificate in plan.certificates:
        certificates.setdefault(certificate.assigned_to, []).append(certificate)
    groups = [
        Group(
            title=f"{machine.fqdn} ({server.name})",
            rows=tuple(_machine_rows(plan, server, machine, listening.get(server.id, {}), certificates, places)),
            note=" ".join(note for note in (server.note, machine.note) if note),
        )
        for server in plan.design.servers
        for machine in server.members
    ]
    groups += [
        Group(title=device.name, rows=tuple(_device_rows(plan, device)), note=device.note)
        for device in plan.design.devices
    ]
    return Worksheet(
        kind="servers",
        title="Build sheets",
        purpose="What to enter on each machine and device: names, adapters, routes, services, certificates, "
        "prerequisites.",
        columns=COLUMNS,
        groups=tuple(groups),
        notes=("Names of the certificates stand on the certificate worksheet.",),
        findings=findings,
    )


def _row(
    machine: str,
    element: str,
    topic: str,
    item: str,
    value: str,
    detail: str = "",
    *,
    documents: str = OWN,
    confidence: str = "documented",
    is_required: bool = True,
) -> Row:
    return Row(
        values={
            "machine": machine,
            "topic": topic,
            "item": item,
            "value": value,
            "detail": detail,
            "element": element,
            "required": is_required,
        },
        element=element,
        is_required=is_required,
        documents=documents,
        confidence=confidence,
    )


def _machine_rows(
    plan: Plan,
    server: Server,
    machine: Machine,
    listening: Mapping[str, bool],
    certificates: Mapping[str, list[RequiredCertificate]],
    places: "_Places",
) -> Iterator[Row]:
    yield from _name_rows(plan, server, machine)
    yield from _prerequisite_rows(plan, server, machine)
    yield from _all_adapters(plan, machine)
    for binding in machine.bindings:
        addresses = ", ".join(str(address) for address in binding.addresses) or "all addresses"
        published = f"shown outside as {binding.published}" if binding.published else ""
        yield _row(machine.fqdn, machine.id, "Service address", binding.service.value, addresses, published)
    changed = {item.service: False for item in server.ports if item.service in plan.catalog.service_ids}
    for service_id, is_required in {**changed, **listening}.items():
        service = plan.catalog.service(service_id)
        place = places.of(machine, service)
        yield _service_row(plan, server, machine, service, place, is_required=is_required)
    for holder in dict.fromkeys((machine.id, server.id)):
        for certificate in certificates.get(holder, ()):
            yield _certificate_row(machine, certificate)


def _name_rows(plan: Plan, server: Server, machine: Machine) -> Iterator[Row]:
    host, _, suffix = machine.fqdn.partition(".")
    rule = plan.catalog.clause("D-DNS-09")
    documents, confidence = rule.reference, rule.confidence
    fqdn, element = machine.fqdn, machine.id
    yield _row(fqdn, element, "Name", "Computer name", host, documents=documents, confidence=confidence)
    by_hand = "entered by hand, because an Edge Server is in no domain" if isinstance(server, EdgePool) else ""
    yield _row(fqdn, element, "Name", "DNS suffix", suffix, by_hand, documents=documents)
    if server.fqdn != machine.fqdn:
        yield _row(fqdn, element, "Name", "Pool", server.fqdn, server.name)
    yield _row(fqdn, element, "Role", kind_name(server), server.name, _site(plan, server.site))


def _site(plan: Plan, site: str | None) -> str:
    found = plan.design.find(site) if site else None
    return f"site {getattr(found, 'name', site)}" if found else ""


def _prerequisite_rows(plan: Plan, server: Server, machine: Machine) -> Iterator[Row]:
    planned = machine.operating_system
    if planned or not isinstance(server, Gateway):  # a gateway comes with its own
        yield _row(machine.fqdn, machine.id, "System", "Operating system, as planned", planned or NOT_PLANNED)
    for need in derive_prerequisites(plan.groundwork, server):
        state = ""
        # A list that is only inferred (there is none for SE yet) judges nobody.
        if need.topic == "Operating system" and need.accepted and planned and need.confidence == "documented":
            is_listed = _is_listed(planned, need.accepted)
            state = " The planned one is in the list." if is_listed else " The planned one is not in the list."
        yield _row(
            machine.fqdn,
            machine.id,
            "System",
            f"{need.topic}, needed",
            f"{len(need.names)} names" if need.names else "",
            f"{', '.join(need.names)}. {need.text}" if need.names else f"{need.text}{state}",
            documents=need.reference,
            confidence=need.confidence,
        )


def _is_listed(planned: str, accepted: tuple[str, ...]) -> bool:
    """Whether a system is in a list whose entries may ask for an update besides ("Windows Server 2016 with CU5")."""
    return any(planned.casefold() == item.partition(" with ")[0].casefold() for item in accepted)


def _all_adapters(plan: Plan, machine: Machine) -> Iterator[Row]:
    """Adapter by adapter; DNS servers once for each view that is asked, if possible where the gateway is."""
    first: dict[str, str] = {}
    for interface in sorted(machine.interfaces, key=lambda item: item.gateway is None):
        first.setdefault(plan.design.zone(interface.zone).view, interface.name)
    for interface in machine.interfaces:
        yield from _adapter_rows(plan, machine.fqdn, machine.id, interface)
        view = plan.design.zone(interface.zone).view
        if first[view] == interface.name:
            yield _resolver_row(plan, machine.fqdn, machine.id, interface, view)


def _adapter_rows(plan: Plan, machine: str, element: str, interface: Interface) -> Iterator[Row]:
    zone = plan.design.zone(interface.zone)
    where = f"{interface.side.value} side, zone {zone_name(plan.design, interface.zone)}"
    is_line = zone.zone_kind is ZoneKind.INTERNET and not zone.subnets
    mask = f"; mask: {THE_PROVIDERS}" if is_line and interface.addresses else ""
    addresses = interface.addresses or (None,)
    for address in addresses:
        subnet = next(networks_with(address, zone.subnets), None) if address else None
        value = NOT_PLANNED if address is None else f"{address}/{subnet.prefixlen}" if subnet else str(address)
        yield _row(machine, element, "Adapter", interface.name, value, where + mask)
    gateway = str(interface.gateway) if interface.gateway else THE_PROVIDERS if is_line else "none"
    yield _row(machine, element, "Adapter", f"{interface.name}: default gateway", gateway)
    for route in interface.routes:
        yield _row(
            machine,
            element,
            "Adapter",
            f"{interface.name}: static route",
            f"{route.network} via {route.via}",
            "persistent",
        )


def _resolver_row(plan: Plan, machine: str, element: str, interface: Interface, view: str) -> Row:
    """The DNS servers, drawn or not, that answer as a view does."""
    design = plan.design
    found = next((item for item in design.dns_views if item.id == view), None)
    drawn = [
        str(address)
        for server in design.servers_of(SupportServer)
        if server.role is SupportRole.DNS
        for host in server.members
        for adapter in host.interfaces
        if design.zone(adapter.zone).view == view
        for address in adapter.addresses
    ]
    known = dict.fromkeys((*drawn, *map(str, found.resolvers if found else ())))
    detail = f"those that answer as {(found.name if found else view)!r}"
    return _row(machine, element, "Adapter", f"{interface.name}: DNS servers", ", ".join(known) or NOT_PLANNED, detail)


class _Places:
    """The addresses at which machines with several listen."""

    def __init__(self, design: Design) -> None:
        self._endpoints = Endpoints(design)
        self._by_role: dict[str, dict[str, list[str]]] = {}

    def of(self, machine: Machine, service: Service) -> str:
        """In words, where it is not at every address of the machine."""
        every = {str(address) for interface in machine.interfaces for address in interface.addresses}
        found = [address for role in service.roles for address in self._at(role).get(machine.id, ())]
        return f" At {', '.join(dict.fromkeys(found))}." if found and set(found) != every else ""

    def _at(self, role: str) -> dict[str, list[str]]:
        if role not in self._by_role:
            found = self._by_role[role] = {}
            for end in self._endpoints.of(role):
                if end.addresses:
                    for part, address in zip(end.parts, end.addresses, strict=True):
                        found.setdefault(part, []).append(str(address))
        return self._by_role[role]


def _service_row(
    plan: Plan, server: Server, machine: Machine, service: Service, place: str, *, is_required: bool
) -> Row:
    in_use = ports_in_use(plan.catalog, server, service)
    ports = " ".join(str(item) for item in in_use) or "ports as set on the device"
    transport = "tcp and udp" if service.transport == "both" else service.transport
    documents, confidence = _sources_of(plan, service)
    changed = f" Changed with {service.setting}." if in_use != service.ports and service.setting else ""
    return _row(
        machine.fqdn,
        machine.id,
        "Listens on",
        service.id,
        f"{transport} {ports}",
        f"{service.meaning}{place}{changed}",
        documents=documents,
        confidence=confidence,
        is_required=is_required,
    )


def _sources_of(plan: Plan, service: Service) -> tuple[str, str]:
    """What the best known flow to a service rests on, and how sure that is.

    Some services have no row of their own: they are what the other end of a flow in both directions is asked for.
    """
    flows = [flow for flow in plan.catalog.flows if service.id in flow.services] or [
        flow_walk.planned.flow for flow_walk in plan.flow_walks if service.id in flow_walk.planned.flow.services
    ]
    if not flows:  # a port that the planner changed and that no connection of the plan uses
        setting = plan.catalog.configurable_port(service.setting) if service.setting else None
        return (setting.reference, setting.confidence) if setting else (OWN, "documented")
    best = min(flows, key=lambda flow: SURENESS.index(flow.confidence))
    return best.reference, best.confidence


def _certificate_row(machine: Machine, certificate: RequiredCertificate) -> Row:
    count = len(certificate.names)
    names = f"{count} {'name' if count == 1 else 'names'}, " if count else "no alternative names, "
    shared = ", the same key on every member" if certificate.shared_by_pool else ""
    return _row(
        machine.fqdn,
        machine.id,
        "Certificate",
        ", ".join(certificate.types),
        certificate.subject,
        f"{names}{certificate.issuer.value} CA{shared}",
        documents=certificate.reference,
        confidence=certificate.confidence,
        is_required=certificate.is_required,
    )


def _device_rows(plan: Plan, device: Device) -> Iterator[Row]:
    yield _row(device.name, device.id, "Role", kind_name(device), device.name, _site(plan, device.site))
    for interface in device.interfaces:
        yield from _adapter_rows(plan, device.name, device.id, interface)
    if isinstance(device, ReverseProxy) and device.interfaces:
        # It asks for the servers behind it, and its firewall lets it ask nobody else.
        view = plan.traffic.view_of(device)
        asking = [item for item in device.interfaces if plan.design.zone(item.zone).view == view]
        yield _resolver_row(plan, device.name, device.id, (asking or device.interfaces)[0], view or "")
