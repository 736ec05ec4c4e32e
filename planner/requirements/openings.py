"""Openings: what each firewall has to let pass, found by walking every planned flow.

A room of its own because a firewall row is the trace of a packet and nothing else: the walk says which firewalls a
flow crosses, between which interfaces and with which addresses; nothing here guesses a path.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import repeat
from typing import Any

from planner.catalog import Catalog
from planner.catalog.flows import Crossing as FlowCrossing
from planner.model.addresses import IpAddress, IpNetwork, parse_network
from planner.model.design import Design
from planner.model.devices import Firewall, FirewallRule, PortRange
from planner.model.zones import ZoneKind
from planner.requirements.endpoint import Endpoint
from planner.requirements.flow_ports import FlowPorts, Ports
from planner.requirements.flow_selection import PlannedFlow
from planner.requirements.flow_walks import FlowWalk
from planner.requirements.requirement import RequiredOpening
from planner.traffic import Crossing, Opening, Walk

_TRUST = {
    ZoneKind.INTERNET: 0,
    ZoneKind.CELLULAR: 0,
    ZoneKind.PARTNER: 0,
    ZoneKind.CLOUD: 0,
    ZoneKind.PSTN: 0,
    ZoneKind.GUEST_WIFI: 1,
    ZoneKind.PERIMETER_OUTER: 2,
    ZoneKind.PERIMETER_INNER: 3,
    ZoneKind.WIFI: 4,
    ZoneKind.BRANCH: 4,
    ZoneKind.INTERNAL: 5,
}
"""Zones by trust; inbound is towards the higher figure."""


def required_openings(
    design: Design, catalog: Catalog, ports_of: FlowPorts, flow_walks: Iterable[FlowWalk]
) -> tuple[RequiredOpening, ...]:
    """Rows for every firewall, sorted by firewall, direction and flow; equal rows of one flow are merged."""
    merged: dict[tuple[object, ...], RequiredOpening] = {}
    rows_of = _Rows(design, ports_of)
    for flow_walk in flow_walks:
        for opening in rows_of.of(flow_walk):
            key = (
                opening.firewall,
                opening.from_interface,
                opening.to_interface,
                opening.flow,
                opening.source_element or opening.source_zone,
                opening.destination_element or opening.destination_zone,
                opening.transport,
                opening.source_ports,
                opening.ports,
            )
            merged[key] = _joined(merged[key], opening) if key in merged else opening
    order = {flow.id: index for index, flow in enumerate(catalog.flows)}
    rows = list(merged.values())
    open_to_all = {_place(row) for row in rows if not row.sources}
    return tuple(
        sorted(
            (row for row in rows if not row.sources or _place(row) not in open_to_all),
            key=lambda row: (
                row.firewall,
                str(row.from_interface),
                str(row.to_interface),
                order[row.flow],
                row.source_element or "",
                row.destination_element or "",
                row.transport.value,
            ),
        )
    )


def _place(row: RequiredOpening) -> tuple[object, ...]:
    """All of a row but its source: beside a row for any source, one for some of them says nothing."""
    ends = (row.firewall, row.from_interface, row.to_interface, row.destinations)
    return (*ends, row.flow, row.transport, row.source_ports, row.ports)


def openings_in_force(design: Design, openings: Iterable[RequiredOpening]) -> Mapping[str, tuple[Opening, ...]]:
    """What derived firewall policies let pass: exactly the required rows."""
    found: dict[str, list[Opening]] = {firewall.id: [] for firewall in design.firewalls}

    @cache  # the ends of one pool stand in many rows
    def networks(texts: tuple[str, ...], zone: str | None) -> tuple[IpNetwork, ...]:
        return _networks(design, texts, zone)

    for row in openings:
        if row.is_required and row.firewall in found:
            found[row.firewall].append(
                Opening(
                    from_interface=row.from_interface,
                    to_interface=row.to_interface,
                    sources=networks(row.sources, row.source_zone),
                    source_ports=_ranges(row.source_ports),
                    destinations=networks(row.destinations, row.destination_zone),
                    ports=_ranges(row.ports),
                    transport=row.transport,
                )
            )
    return {firewall: tuple(rows) for firewall, rows in found.items()}


def recorded_rule(row: RequiredOpening) -> FirewallRule:
    """The line of a recorded policy that lets pass what a row asks for."""
    return FirewallRule(
        transport=row.transport,
        sources=_ends(row.sources, row.source_zone),
        source_ports=_ranges(row.source_ports),
        destinations=_ends(row.destinations, row.destination_zone),
        destination_ports=_ranges(row.ports),
        from_interface=row.from_interface,
        to_interface=row.to_interface,
        comment=row.purpose,
    )


def _ends(texts: tuple[str, ...], zone: str | None) -> tuple[str, ...]:
    """Addresses of a row for a recorded policy; a name without address stands for its whole zone."""
    return tuple(dict.fromkeys(text if parse_network(text) is not None else zone or text for text in texts))


def _networks(design: Design, texts: tuple[str, ...], zone: str | None) -> tuple[IpNetwork, ...]:
    """Addresses of a row as networks; a name without address stands for its whole zone, no text for any."""
    networks: list[IpNetwork] = []
    for text in texts:
        network = parse_network(text)
        if network is not None:
            networks.append(network)
        else:
            networks.extend(design.zone(zone).subnets if zone else ())
    return tuple(networks)


@lru_cache(maxsize=4096)
def _ranges(ports: Ports) -> tuple[PortRange, ...]:
    return tuple(PortRange(first=first, last=last) for first, last in ports)


# --- rows


class _Rows:
    """Makes rows of one design. What rows between the same ends have in common is found out once."""

    def __init__(self, design: Design, ports_of: FlowPorts) -> None:
        self._design = design
        self._ports = ports_of
        self._shown: dict[tuple[Endpoint, IpAddress | None], tuple[str, ...]] = {}
        self._directions: dict[tuple[str, str, str], str] = {}
        self._proxy_ids = {proxy.id for proxy in design.reverse_proxies}
        self._proxies = {
            address: (proxy.id, interface.zone)
            for proxy in design.reverse_proxies
            for interface in proxy.interfaces
            for address in interface.addresses
        }

    def of(self, flow_walk: FlowWalk) -> Iterator[RequiredOpening]:
        """Rows of one flow."""
        planned = flow_walk.planned
        crossings = own_crossings(flow_walk.walks)
        undrawn = planned.flow.crosses if not crossings and _has_no_way(flow_walk) else ()
        places = [*map(self._place, repeat(planned), crossings), *map(self._undrawn, repeat(planned), undrawn)]
        if not places:
            return
        flow = planned.flow
        fixed: dict[str, Any] = {
            "source_element": self._element(planned.source),
            "source_zone": planned.source.zone,
            "source_ports": self._ports.of_source(planned),
            "destination_element": self._element(planned.destination),
            "destination_zone": planned.destination.zone,
            "protocol": flow.protocol,
            "is_required": planned.is_required,
            "purpose": flow.purpose if planned.is_required else f"{flow.purpose} Optional: {flow.condition}.",
            "flow": flow.id,
            "reference": flow.reference,
            "confidence": flow.confidence,
        }
        for transport, ports in self._ports.by_transport(planned).items():
            for place in places:
                yield RequiredOpening(ports=ports, transport=transport, **{**fixed, **place})

    def _undrawn(self, planned: PlannedFlow, crossing: FlowCrossing) -> dict[str, Any]:
        """The place of a row for a firewall of the reference topology that is not drawn, or cannot be reached yet.

        The documents say which firewall of the usual topology the flow crosses; leaving the row out until somebody
        draws the firewall would be worse than naming it.
        """
        return {
            "firewall": crossing.firewall,
            "direction": crossing.direction,
            "from_interface": None,
            "to_interface": None,
            "sources": self._shown_as(planned.source, None),
            "destinations": self._shown_as(planned.destination, None),
        }

    def _place(self, planned: PlannedFlow, crossing: Crossing) -> dict[str, Any]:
        """The place of a row at the firewall that the flow crosses, with the ends as that firewall sees them."""
        return {
            **self._other_proxy(planned, crossing),
            "firewall": crossing.firewall,
            "direction": "hairpin" if crossing.is_turn else self._direction(crossing),
            "from_interface": crossing.from_interface,
            "to_interface": crossing.to_interface,
            "sources": (*self._shown_as(planned.source, crossing.source), *_shown_too(planned, crossing.source)),
            "destinations": self._shown_as(planned.destination, crossing.destination),
        }

    def _other_proxy(self, planned: PlannedFlow, crossing: Crossing) -> dict[str, Any]:
        """The reverse proxy that a published name leads to, where that is another than the one that was asked for.

        Proxies of two sites publish each other's names, so that either can take over; DNS leads to one of them.
        """
        element, zone = self._proxies.get(crossing.destination, (None, None))
        if element is None or planned.destination.element not in self._proxy_ids or not planned.destination.addresses:
            return {}
        return {"destination_element": element, "destination_zone": zone}

    def _direction(self, crossing: Crossing) -> str:
        key = (crossing.firewall, crossing.from_interface, crossing.to_interface)
        found = self._directions.get(key)
        if found is None:
            found = self._directions[key] = _direction(self._design, *key)
        return found

    def _element(self, endpoint: Endpoint) -> str | None:
        """The element of an endpoint; None where any host of a zone is meant."""
        return None if endpoint.zone == endpoint.element else endpoint.element

    def _shown_as(self, endpoint: Endpoint, seen: IpAddress | None) -> tuple[str, ...]:
        """What stands for an end of a row: all addresses of the endpoint, its networks, its name, or nothing for any.

        Args:
            endpoint: the end.
            seen: the address the firewall saw for the first member of its IP version; None where no packet came that
                far.
        """
        if seen in endpoint.addresses and len(endpoint.families) == 1:
            return endpoint.address_texts
        key = (endpoint, seen)
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = _shown(self._design, endpoint, seen)
        return found


def _has_no_way(flow_walk: FlowWalk) -> bool:
    """Nothing joins the zones of the ends yet, or an end has no address: the walk never came to a firewall."""
    return not flow_walk.planned.stays_in_its_zone and not flow_walk.is_delivered


def own_crossings(walks: tuple[Walk, ...]) -> tuple[Crossing, ...]:
    """Crossings of the connection that the flow opens; what a proxy opens behind it is a flow of its own."""
    if len(walks) == 1 and walks[0].foregone is not None:
        return walks[0].foregone  # one way, which comes to each firewall once
    found: dict[tuple[object, ...], Crossing] = {}
    for walk in walks:
        for crossing in walk.own_crossings:
            key = (crossing.firewall, crossing.from_interface, crossing.to_interface, crossing.destination)
            found.setdefault(key, crossing)
    return tuple(found.values())


def _shown(design: Design, endpoint: Endpoint, seen: IpAddress | None) -> tuple[str, ...]:
    family = endpoint if seen is None else endpoint.in_family(seen.version)
    if endpoint.addresses:
        if seen is None or seen in family.addresses:
            return family.address_texts
        return _same_adapter(design, endpoint, seen) or (str(seen),)
    if endpoint.is_any and not endpoint.networks:
        return ()
    return tuple(str(network) for network in family.networks) or (endpoint.label,)


def _same_adapter(design: Design, endpoint: Endpoint, seen: IpAddress) -> tuple[str, ...]:
    """Addresses of all members on the adapter by which the first one was seen, where that is not its usual one."""
    parts = dict.fromkeys(endpoint.parts)
    machines = [member[1] for part in parts if (member := design.find_member(part)) is not None]
    adapters = {item.name for machine in machines for item in machine.interfaces if seen in item.addresses}
    chosen = (item for machine in machines for item in machine.interfaces if item.name in adapters)
    own = (next((address for address in item.addresses if address.version == seen.version), None) for item in chosen)
    return tuple(str(address) for address in own if address is not None)


def _shown_too(planned: PlannedFlow, seen: IpAddress | None) -> tuple[str, ...]:
    """Virtual addresses that may stand for the opener where the firewall sees its own address."""
    if not planned.shown_as or seen is None or seen not in planned.source.addresses:
        return ()
    return tuple(str(address) for address in planned.shown_as if address.version == seen.version)


def _direction(design: Design, device: str, came_by: str, leaves_by: str) -> str:
    firewall = design.get(device)
    assert isinstance(firewall, Firewall)
    zones = {interface.name: interface.zone for interface in firewall.interfaces}
    source, destination = (_TRUST[design.zone(zones[name]).zone_kind] for name in (came_by, leaves_by))
    if source == destination:
        return "across"
    return "inbound" if source < destination else "outbound"


def _joined(first: RequiredOpening, second: RequiredOpening) -> RequiredOpening:
    return replace(
        first,
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        destinations=tuple(dict.fromkeys((*first.destinations, *second.destinations))),
    )
