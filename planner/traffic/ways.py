"""Ways that packets have gone before: from a zone, past devices, into the zone where they arrive.

A room of its own because most questions of a large design differ only in who asks and who answers. The first packet
between two kinds of addresses finds its way step by step; where no device changed it, turned it or sent it several
ways, those after it follow. They are still filtered one by one, for filters read ports and single addresses.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.devices import Firewall
from planner.traffic.journey import Journey, Packet, Step
from planner.traffic.kinds import Kinds
from planner.traffic.labels import Labels
from planner.traffic.sayings import Forwards
from planner.traffic.segments import THE_INTERNET, ForwardingDevice, Segments
from planner.traffic.trace import Crossing

Start = tuple[str, str | None, int, int]
"""What a way depends on: the zone, the next device where a static route names it, the kinds of both ends."""


@dataclass(frozen=True, slots=True)
class WayStep:
    """A device on a way, between two zones and the names of its interfaces in them."""

    device: ForwardingDevice
    in_zone: str
    out_zone: str
    from_interface: str
    to_interface: str
    said: Forwards

    @property
    def filters(self) -> bool:
        """Tells whether the device filters what passes."""
        return isinstance(self.device, Firewall)

    def crossing(self, packet: Packet) -> Crossing:
        """The packet as the filter of the device sees it."""
        source, source_port, destination, port, transport = packet
        names = self.device.id, self.from_interface, self.to_interface
        return Crossing(*names, source, source_port, destination, port, transport, source, destination, port)


@dataclass(frozen=True, eq=False, slots=True)
class Way:
    """The devices between a start and the zone of arrival. Known by itself, for there is one for each start."""

    steps: tuple[WayStep, ...]
    zone: str

    @property
    def devices(self) -> frozenset[str]:
        """Ids of the devices on the way."""
        return frozenset(step.device.id for step in self.steps)

    def would_circle(self, journey: Journey, packet: Packet) -> bool:
        """Tells whether the journey has brought the same packet to one of the devices before."""
        return bool(journey.seen) and any((s.device.id, s.in_zone, packet) in journey.seen for s in self.steps)


class Ways:
    """Ways of one network, learned while it is walked."""

    def __init__(self, segments: Segments, kinds: Kinds, labels: Labels) -> None:
        self._segments = segments
        self._labels = labels
        self._kinds = kinds
        self._known: dict[Start, Way] = {}

    def start(self, packet: Packet, zone: str, forwarder: str | None) -> Start:
        """What the way of a packet depends on."""
        return zone, forwarder, self._kinds.of(packet.source), self._kinds.of(packet.destination)

    def known(self, start: Start) -> Way | None:
        """The way that the packets of a start go, or None while nobody found it."""
        return self._known.get(start)

    def learn(self, journey: Journey, zone: str) -> None:
        """A journey has arrived in a zone: its leg's way is kept if all packets of its kinds go it alike."""
        if journey.start is not None and all(map(_leaves_alone, journey.track)):
            journey.way = self._known[journey.start] = Way(tuple(map(self._step, journey.track)), zone)

    def _step(self, step: Step) -> WayStep:
        came, went = step.in_zone, step.out_zone
        said = Forwards(self._labels(step.device), self._labels(came), self._labels(went))
        name = self._segments.interface_name
        device = self._segments.devices[step.device]
        return WayStep(device, came, went, name(step.device, came), name(step.device, went), said)


def _leaves_alone(step: Step) -> bool:
    """Tells whether a device handed a packet on as it was, from one side to another."""
    is_turn = step.in_zone == step.out_zone or (step.crossing is not None and step.crossing.is_turn)
    return step.device != THE_INTERNET and not (is_turn or step.translates or step.is_end)
