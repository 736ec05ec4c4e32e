"""Connections that must stay closed: the documents' "must not" as questions to the walk.

A room of its own because what firewalls must not let pass follows from the same elements as what they must, yet is
asked the other way round: an answer that arrives is the fault.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.catalog.paths import Principle
from planner.catalog.ports_in_use import client_ports_in_use, ports_in_use
from planner.catalog.services import PortRange
from planner.model.devices import Transport
from planner.model.servers import Server, SupportRole, SupportServer
from planner.model.zones import ZoneKind
from planner.requirements.endpoint import Endpoint
from planner.requirements.endpoints import Endpoints
from planner.requirements.groundwork import Groundwork
from planner.traffic import Question

_DIRECTORY = ("ad-kerberos", "ad-rpc", "ad-ldap", "ad-smb", "ad-kerberos-password", "ad-global-catalog")
"""What members of the domain use. The Edge is no member; its time it may take from anywhere."""

_MEDIA = {
    "front-end": ("conference-audio", "conference-video"),
    "mediation": ("mediation-audio",),
    "internal-client": ("client-audio",),
}
"""Media of inside hosts, by role: they open the relay themselves and are never called from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenConnection:
    """A connection that no firewall may let pass.

    Attributes:
        principle: row of the documents that forbids it.
        source, destination: ids of elements, or of zones where any host there is meant.
        sources, destinations: their addresses, or the networks of the zone; () for any, and where nothing is planned.
        questions: one a service and transport, with the ports that it stands for; asked with all filters.
    """

    principle: Principle
    source: str
    destination: str
    sources: tuple[str, ...]
    destinations: tuple[str, ...]
    questions: tuple[tuple[Question, PortRange], ...]


def derive_forbidden(ground: Groundwork) -> tuple[ForbiddenConnection, ...]:
    """Every forbidden connection between elements of the design, row by row."""
    rows = {row.id: row for row in ground.catalog.must_not}
    asker = _Asker(ground)
    found = (
        (rows["no-edge-ad"], asker.edge_to_directory()),
        (rows["no-edge-to-inside-media"], asker.edge_to_inside_media()),
        (rows["no-sba-5061-to-edge"], asker.branch_to_edge_sip()),
        (rows["no-50k-inbound-by-default"], asker.outside_to_relay_range()),
    )
    together: dict[tuple[str, str, str], list[_Connection]] = {}
    for row, connections in found:
        for connection in connections:
            source, destination, questions = connection
            if source.zone != destination.zone and questions:
                together.setdefault((row.id, source.element, destination.element), []).append(connection)
    return tuple(
        ForbiddenConnection(
            principle=rows[row],
            source=source,
            destination=destination,
            sources=_addresses(item[0] for item in same),
            destinations=_addresses(item[1] for item in same),
            questions=tuple(dict.fromkeys(question for item in same for question in item[2])),
        )
        for (row, source, destination), same in together.items()
    )


_Asked = tuple[Question, PortRange]
_Connection = tuple[Endpoint, Endpoint, tuple[_Asked, ...]]


def _addresses(ends: Iterable[Endpoint]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(item) for end in ends for item in (*end.addresses, *end.networks)))


class _Asker:
    def __init__(self, ground: Groundwork) -> None:
        self._ground = ground
        self._endpoints = Endpoints(ground.design)

    def edge_to_directory(self) -> Iterator[_Connection]:
        for controller in self._ground.design.servers_of(SupportServer):
            if controller.role is SupportRole.DOMAIN_CONTROLLER:
                ends = self._of("ad-dc", controller.id)
                yield from self._between(self._endpoints.of("edge-internal"), ends, _DIRECTORY)

    def edge_to_inside_media(self) -> Iterator[_Connection]:
        for role, services in _MEDIA.items():
            yield from self._between(self._endpoints.of("edge-internal"), self._endpoints.of(role), services)

    def branch_to_edge_sip(self) -> Iterator[_Connection]:
        yield from self._between(self._endpoints.of("sba"), self._endpoints.of("edge-internal"), ("edge-internal-sip",))

    def outside_to_relay_range(self) -> Iterator[_Connection]:
        """The range is opened from outside for partners on OCS 2007 alone."""
        if "legacy-ocs2007" not in self._ground.features:
            zones = self._endpoints.of("internet")
            sources = tuple(end for end in zones if self._zone_kind(end) is not ZoneKind.GUEST_WIFI)
            yield from self._between(sources, self._endpoints.of("edge-external-av"), ("av-edge-media",))

    def _zone_kind(self, endpoint: Endpoint) -> ZoneKind:
        return self._ground.design.zone(endpoint.zone).zone_kind

    def _of(self, role: str, element: str) -> tuple[Endpoint, ...]:
        return tuple(end for end in self._endpoints.of(role) if end.element == element)

    def _between(
        self, sources: Iterable[Endpoint], destinations: Iterable[Endpoint], services: tuple[str, ...]
    ) -> Iterator[_Connection]:
        targets = tuple(destinations)
        for source in sources:
            for destination in targets:
                yield source, destination, tuple(self._questions(source, destination, services))

    def _questions(self, source: Endpoint, destination: Endpoint, services: tuple[str, ...]) -> Iterator[_Asked]:
        asked = destination.element
        if destination.addresses:
            address = destination.addresses[0]
            is_outside = source.is_any
            asked = str(self._ground.whereabouts.public_side(address) if is_outside else address)
        for name in services:
            service = self._ground.catalog.service(name)
            element = self._ground.design.find(destination.element)
            if isinstance(element, Server):
                in_use = ports_in_use(self._ground.catalog, element, service)
            else:
                in_use = client_ports_in_use(self._ground.catalog, self._ground.design, service)
            for ports in in_use[:1]:
                for transport in _TRANSPORTS[service.transport]:
                    yield Question(source.walk_source, asked, ports.start, transport, tls=False), ports


_TRANSPORTS = {
    "tcp": (Transport.TCP,),
    "udp": (Transport.UDP,),
    "both": (Transport.TCP, Transport.UDP),
}
