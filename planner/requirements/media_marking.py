"""Which marking media gets on which servers and clients, and by which ports Windows tells it apart.

A room of its own because marking is agreed between whoever runs the servers and whoever runs the network, and
because its ranges are counted from start and count, not as firewalls open them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.catalog.ports import MediaPorts
from planner.catalog.ports_in_use import client_ports_in_use, ports_in_use
from planner.catalog.services import PortRange, Service
from planner.catalog.sources import Confidence
from planner.model.clients import ClientDevice
from planner.model.interfaces import Side
from planner.model.servers import EdgePool
from planner.requirements.groundwork import Groundwork
from planner.traffic.listeners import Listeners

_EDGE, _CLIENTS = "edge-internal-turn", "client-media"
_CLIENT_MODALITIES = {
    "client-audio": "audio",
    "client-video": "video",
    "client-sharing": "application sharing",
    "client-file-transfer": "file transfer",
}
_EXAMPLE_OF = {"application sharing": "appshare", "file transfer": "filetransfer"}

SHARING = "application sharing"
"""The modality whose default range lies across those of the others."""

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaMarking:
    """One marking policy.

    Attributes:
        element: server, or the first desktop client for those of all of them.
        side: of an Edge Server, on which it marks; None for everything else.
        modality: as in the catalog, such as "audio".
        dscp: value of the DS field; None where the documents recommend none.
        is_by_source: told apart by the source port; else by the destination port.
        ranges: first and last ports; () where clients are held to none.
        settings: cmdlets that move the ranges, or ids of services of clients.
        mixed_with: modalities of another marking that use some of these ports.
        example: a range that the documents suggest; None without.
    """

    element: str
    side: Side | None
    modality: str
    dscp: int | None
    is_by_source: bool
    ranges: Ranges
    transport: str
    settings: tuple[str, ...]
    mixed_with: tuple[str, ...] = ()
    example: tuple[int, int] | None
    references: tuple[str, ...]
    confidence: Confidence

    @property
    def is_of_clients(self) -> bool:
        """It stands in the policy of the clients."""
        return bool(self.settings) and self.settings[0] in _CLIENT_MODALITIES


def derive_media_marking(ground: Groundwork) -> tuple[MediaMarking, ...]:
    """Marking for what the design carries: servers, Edge Servers, clients. Nothing of it is required."""
    of_servers = tuple(_of_servers(ground))
    return (*of_servers, *_of_edges(ground, of_servers), *_of_clients(ground))


# --- servers


def _of_servers(ground: Groundwork) -> Iterator[MediaMarking]:
    listeners = Listeners(ground.design, ground.catalog)
    for server in ground.design.servers:
        if isinstance(server, EdgePool):
            continue
        found: dict[tuple[str, Ranges, str], MediaMarking] = {}
        for service, media in _carried(ground, listeners.services(server)):
            ranges = _counted(media, service, ports_in_use(ground.catalog, server, service))
            policy = _policy(ground, server.id, media, (media.modality, ranges, media.cmdlet))
            same = found.setdefault((media.modality, ranges, media.transport), policy)
            if same is not policy:
                found[media.modality, ranges, media.transport] = replace(
                    same,
                    settings=tuple(dict.fromkeys((*same.settings, *policy.settings))),
                    references=tuple(dict.fromkeys((*same.references, *policy.references))),
                )
        for policy in found.values():
            yield replace(policy, mixed_with=_mixed_with(policy, found.values()))


def _carried(ground: Groundwork, services: Iterable[str]) -> Iterator[tuple[Service, MediaPorts]]:
    """Media that leaves from some of these services, as far as the design has it."""
    runs = frozenset(services)
    for media in ground.catalog.media_ports:
        for service in (ground.catalog.service(name) for name in media.services if name in runs):
            if _is_planned(ground, service):
                yield service, media


def _is_planned(ground: Groundwork, service: Service) -> bool:
    """Some flow to the service belongs to what the design has."""
    flows = (flow for flow in ground.catalog.flows if service.id in flow.services)
    return any(ground.features.issuperset(flow.features) for flow in flows)


def _counted(media: MediaPorts, service: Service, ranges: Iterable[PortRange]) -> Ranges:
    """Ranges as start and count give them, which end before those that firewalls open (contradiction flows-C21)."""
    found = tuple(ranges)
    if media.count is not None and found == service.ports:
        return tuple((item.start, item.start + media.count - 1) for item in found)
    return tuple((item.start, item.end) for item in found)


def _mixed_with(policy: MediaMarking, others: Iterable[MediaMarking]) -> tuple[str, ...]:
    """Media of another marking from the same ports cannot be told apart."""
    mixed = (
        other.modality
        for other in others
        if other.modality != policy.modality
        and any(first <= end and start <= last for first, last in policy.ranges for start, end in other.ranges)
    )
    return tuple(dict.fromkeys(mixed))


# --- Edge Servers


def _of_edges(ground: Groundwork, of_servers: tuple[MediaMarking, ...]) -> Iterator[MediaMarking]:
    """An Edge Server marks what it sends inside, which it knows by where it goes to."""
    media = _media(ground, _EDGE)
    if not any(_is_planned(ground, ground.catalog.service(name)) for name in media.services):
        return
    going_to: dict[str, dict[tuple[int, int], None]] = {}
    transports = {policy.modality: policy.transport for policy in of_servers}
    for policy in of_servers:
        going_to.setdefault(policy.modality, {}).update(dict.fromkeys(policy.ranges))
    for edge in ground.design.servers_of(EdgePool):
        policies = [
            replace(
                _policy(ground, edge.id, media, (modality, tuple(sorted(ranges)), "")),
                side=Side.INTERNAL,
                is_by_source=False,
                transport=transports[modality],
            )
            for modality, ranges in going_to.items()
        ]
        for policy in policies:
            yield replace(policy, mixed_with=_mixed_with(policy, policies))


# --- clients


def _of_clients(ground: Groundwork) -> Iterator[MediaMarking]:
    on_windows = (client for client in ground.design.clients if client.device is ClientDevice.DESKTOP)
    first = next(on_windows, None)
    if first is None:
        return
    media = _media(ground, _CLIENTS)
    policies = []
    for name, modality in _CLIENT_MODALITIES.items():
        service = ground.catalog.service(name)
        if _is_planned(ground, service):
            found = client_ports_in_use(ground.catalog, ground.design, service)
            # Without a range of their own clients send from any port, which no policy can match.
            ranges = () if found == service.ports else tuple((item.start, item.end) for item in found)
            policy = _policy(ground, first.id, media, (modality, ranges, name))
            policies.append(replace(policy, transport=service.transport))
    for policy in policies:
        yield replace(policy, mixed_with=_mixed_with(policy, policies))


# --- policies


def _media(ground: Groundwork, row: str) -> MediaPorts:
    return next(media for media in ground.catalog.media_ports if media.id == row)


def _policy(ground: Groundwork, element: str, media: MediaPorts, what: tuple[str, Ranges, str]) -> MediaMarking:
    """A policy for (modality, ranges, setting)."""
    modality, ranges, setting = what
    marking = ground.catalog.quality_of_service
    examples = marking.example_ranges["client" if media.id == _CLIENTS else "server"]
    example = examples.get(_EXAMPLE_OF.get(modality, modality))
    return MediaMarking(
        element=element,
        side=None,
        modality=modality,
        dscp=next((item["dscp"] for item in marking.dscp if item["modality"] == modality), None),
        is_by_source=True,
        ranges=ranges,
        transport=media.transport,
        settings=(setting,) if setting else (),
        example=(example["start"], example["end"]) if example else None,
        references=tuple(dict.fromkeys((*media.reference.split("; "), *marking.reference.split("; ")))),
        confidence=media.confidence,
    )
