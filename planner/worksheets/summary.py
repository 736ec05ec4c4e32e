"""The summary: what is planned, how much of it, how many public addresses it takes, and what is still open.

A module of its own because it is the page for whoever signs the plan.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from planner.findings.finding import Finding, Severity, Suppressed
from planner.model.addresses import IpAddress, address_key
from planner.model.design import Design
from planner.model.interfaces import Interface
from planner.model.zones import ZoneKind
from planner.requirements import Plan
from planner.requirements.hardware import derive_hardware
from planner.worksheets.gaps import NOT_PLANNED, incomplete_rows
from planner.worksheets.names_shown import FEATURE_NAMES, SERVICE_NAMES, kind_name, short_name, zone_name
from planner.worksheets.worksheet import Column, Group, Row, Value, Worksheet

COLUMNS = (
    Column(key="subject", title="Subject"),
    Column(key="what", title="What"),
    Column(key="where", title="Where"),
    Column(key="value", title="Value", is_code=True, is_long=True),
    Column(key="detail", title="Detail"),
    Column(key="reference", title="Ref."),
)


def build(plan: Plan, findings: tuple[Finding, ...]) -> Worksheet:
    """The summary of a plan; `findings` are all open ones."""
    counts = Counter(finding.severity for finding in findings)
    unconfirmed = tuple(_unconfirmed_rows(plan.design))
    return Worksheet(
        kind="summary",
        title="Summary",
        purpose=f"{_plural(counts[Severity.ERROR], 'error')}, {_plural(counts[Severity.WARNING], 'warning')} and "
        f"{_plural(counts[Severity.INFO], 'remark')} are open; {_plural(len(unconfirmed), 'placeholder')} not "
        "confirmed. Order nothing from a plan with open errors.",
        columns=COLUMNS,
        is_asked_for=False,
        groups=_filled(
            Group(title="Plan", rows=tuple(_plan_rows(plan))),
            Group(title="Servers and devices", rows=tuple(_node_rows(plan.design))),
            Group(
                title="Hardware to order",
                rows=tuple(_hardware_rows(plan)),
                note="What the documents recommend for each machine.",
            ),
            Group(
                title="Public addresses needed",
                rows=tuple(_need_rows(plan)),
                note=f"{sum(need.count for need in plan.public_addresses)} in all.",
            ),
            Group(
                title="Public addresses planned",
                rows=tuple(_public_rows(plan.design)),
                note="Addresses that outside clients use, as planned.",
            ),
            Group(
                title="Not confirmed yet",
                rows=unconfirmed,
                note="Values that were filled in and that nobody has confirmed; worksheets print them all the same.",
            ),
        ),
        findings=findings,
    )


def _filled(*groups: Group) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.rows)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _row(subject: str, what: str, value: Value, where: str = "", detail: str = "", element: str = "") -> Row:
    return Row(
        values={"subject": subject, "what": what, "where": where, "value": value, "detail": detail}, element=element
    )


def _plan_rows(plan: Plan) -> Iterator[Row]:
    design = plan.design
    yield _row("Product", "Skype for Business Server", design.product.value)
    for index, domain in enumerate(design.sip_domains):
        yield _row("SIP domain", "default SIP domain" if index == 0 else "SIP domain", domain)
    for site in design.sites:
        yield _row("Site", f"{site.site_kind.value} site", site.name, element=site.id)
    yield _row("Mobility", "Mobility", design.mobility.enabled)
    yield _row(
        "Mobility", "Discovery", f"{design.mobility.discovery.value}, {design.mobility.discovery_transport.value}"
    )
    yield _row("Mobility", "Push notifications", design.mobility.push.is_enabled)
    yield _row("Features", "Planned", ", ".join(FEATURE_NAMES[feature] for feature in design.features) or "none")


def _node_rows(design: Design) -> Iterator[Row]:
    for server in design.servers:
        members = _plural(len(server.members), "machine")
        yield _row("Server", kind_name(server), server.fqdn, server.name, members, server.id)
    for device in design.devices:
        places = "; ".join(zone_name(design, interface.zone) for interface in device.interfaces)
        yield _row("Device", kind_name(device), device.name, places, "", device.id)


def _hardware_rows(plan: Plan) -> Iterator[Row]:
    for profile in derive_hardware(plan.groundwork):
        yield Row(
            values={
                "subject": "Machine",
                "what": profile.role,
                "where": ", ".join(short_name(plan.design, server) for server in profile.servers),
                "value": profile.count,
                "detail": profile.text,
            },
            element=profile.servers[0],
            documents=profile.reference,
            confidence=profile.confidence,
        )


def with_counts(worksheet: Worksheet, others: Iterable[Worksheet]) -> Worksheet:
    """The summary with a group that counts the rows of all other worksheets."""
    rows = tuple(
        _row("Worksheet", other.title, other.row_count, other.kind, _required_and_open(other)) for other in others
    )
    group = Group(title="Worksheets", rows=rows)
    head, *rest = worksheet.groups
    return replace(worksheet, groups=(head, group, *rest))


def with_accepted(worksheet: Worksheet, design: Design, accepted: Iterable[Suppressed]) -> Worksheet:
    """The summary with a group of the findings that are accepted, each with its reason."""
    rows = tuple(
        _row(
            item.finding.code,
            item.finding.severity.value,
            item.finding.message,
            short_name(design, item.finding.element) if item.finding.element else "",
            f"Accepted: {item.reason}",
            item.finding.element,
        )
        for item in accepted
    )
    group = Group(title="Accepted findings", rows=rows, note="The planner knows of these and accepts them.")
    return replace(worksheet, groups=(*worksheet.groups, *_filled(group)))


def _required_and_open(worksheet: Worksheet) -> str:
    required = sum(row.is_required for row in worksheet.rows)
    bare = len(incomplete_rows(worksheet))
    state = f"; {bare} not complete" if bare else ""
    return f"{required} of them required{state}; {_plural(len(worksheet.findings), 'open finding')}"


def _need_rows(plan: Plan) -> Iterator[Row]:
    for need in plan.public_addresses:
        missing = need.count - len(need.planned)
        state = f"{missing} {NOT_PLANNED}" if missing > 0 else "all planned"
        yield Row(
            values={
                "subject": "Public address",
                "what": need.reason,
                "where": short_name(plan.design, need.element),
                "value": need.count,
                "detail": state,
            },
            element=need.element,
            documents=need.reference,
            confidence=need.confidence,
        )


def _public_rows(design: Design) -> Iterator[Row]:
    """Public sides of NAT, published addresses without one, and public addresses of outer perimeter interfaces."""
    for firewall in design.firewalls:
        for entry in sorted(firewall.nat, key=lambda entry: address_key(entry.public)):
            detail = entry.comment or f"translated to {entry.private}"
            yield _row("Public address", "NAT", str(entry.public), firewall.name, detail, firewall.id)
    translated = {entry.public for firewall in design.firewalls for entry in firewall.nat}
    for server in design.servers:
        for machine in server.members:
            shown: dict[IpAddress, list[str]] = {}
            for binding in machine.bindings:
                if binding.published is not None and binding.published not in translated:
                    shown.setdefault(binding.published, []).append(SERVICE_NAMES[binding.service])
            for address, services in shown.items():
                yield _row(
                    "Public address", "shown outside", str(address), machine.fqdn, ", ".join(services), server.id
                )
            hidden = {address for item in machine.bindings if item.published is not None for address in item.addresses}
            yield from _own_public_rows(design, machine.interfaces, machine.fqdn, server.id, hidden)
    for proxy in design.reverse_proxies:
        yield from _own_public_rows(design, proxy.interfaces, proxy.name, proxy.id)


def _own_public_rows(
    design: Design,
    interfaces: tuple[Interface, ...],
    holder: str,
    element: str,
    hidden: Collection[IpAddress] = (),
) -> Iterator[Row]:
    """Addresses of outer perimeter interfaces that no firewall translates.

    Args:
        design: the plan.
        interfaces: of the machine or device.
        holder: its name.
        element: id that the rows name.
        hidden: addresses behind a public one that the design gives without its NAT.
    """
    translated = {entry.private for firewall in design.firewalls for entry in firewall.nat}
    for interface in interfaces:
        if design.zone(interface.zone).zone_kind is ZoneKind.PERIMETER_OUTER:
            for address in interface.addresses:
                if address not in translated and address not in hidden:
                    yield _row("Public address", "own address", str(address), holder, interface.name, element)


def _unconfirmed_rows(design: Design) -> Iterator[Row]:
    for element in design.elements:
        for field in element.unconfirmed:
            name = getattr(element, "name", element.id)
            yield _row("Placeholder", field, "not confirmed", str(name), "", element.id)
