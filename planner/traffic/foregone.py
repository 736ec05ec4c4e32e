"""Questions of which it is known what comes of them before the packet is sent.

A room of its own because most questions of a large design differ from one asked before in nothing but names and
addresses of their ends: a packet between two such ends goes a way that another went, comes to a machine that listens
there, and its answer returns as another's returned. Who plans reads of such a connection that it is delivered and
which firewalls it crosses; its hops are walked when somebody wants to see them (`Walk.samples`).

Nothing is decided here. How a packet sets out, whether its way is known, the filters let it pass, the end accepts it
and the answer comes back is asked of those who decide it in every walk, and kept for all who set out, or arrive,
alike. Where any of them has something to say beside yes, the question is walked.
"""

from __future__ import annotations

from typing import NamedTuple

from planner.model.addresses import IpAddress
from planner.model.devices import Firewall
from planner.traffic.arrivals import Arrivals
from planner.traffic.balancers import End
from planner.traffic.journey import Packet
from planner.traffic.network import Network
from planner.traffic.question import Question
from planner.traffic.senders import Senders, Sent
from planner.traffic.trace import Crossing
from planner.traffic.ways import Way

_SettingOut = tuple[IpAddress, str, Way]
"""The source that is shown, the zone from which it is sent, and the way."""


class Conclusion(NamedTuple):
    """What is known of a delivered connection.

    Attributes:
        crossings: of the firewalls on its way.
        met: ids of the elements that a walk would ask for their settings.
    """

    crossings: tuple[Crossing, ...]
    met: frozenset[str]


class Foregone:
    """Recognises questions that end well."""

    def __init__(self, network: Network, senders: Senders, arrivals: Arrivals) -> None:
        self._network = network
        self._senders = senders
        self._arrivals = arrivals
        self._ways: dict[tuple[object, ...], _SettingOut] = {}
        self._ends: dict[tuple[object, ...], End] = {}
        self._come_back: dict[tuple[object, ...], frozenset[str]] = {}

    def conclude(self, question: Question) -> Conclusion | None:
        """What is known of a connection that is delivered; None where the question has to be walked."""
        address = self._network.locator.literal(question.destination)
        setting_out = self._setting_out(question, address) if address is not None else None
        if setting_out is None or address is None:
            return None
        source, first_zone, way = setting_out
        packet = Packet(source, question.source_port, address, question.port, question.transport)
        end = self._end(question, packet, way.zone, first_zone)
        back = self._back(question, packet, way, end) if end is not None else None
        if end is None or back is None:
            return None
        crossings = tuple([step.crossing(packet) for step in way.steps if step.filters])
        if not question.ignore_filters and not all(map(self._is_let_pass, crossings)):
            return None
        return Conclusion(crossings, back | end.asks)

    def _setting_out(self, question: Question, address: IpAddress) -> _SettingOut | None:
        """How packets of a source to addresses of a kind set out; None where that is not known, or not one way."""
        key = (question.source, question.source_address, self._network.kinds.of(address))
        found = self._ways.get(key)
        if found is None:
            sent = self._sent(question, address)
            way = self._network.ways.known(self._network.ways.start(*sent)) if sent is not None else None
            if sent is None or way is None:
                return None
            found = self._ways[key] = sent[0].source, sent[1], way
        return found

    def _sent(self, question: Question, address: IpAddress) -> tuple[Packet, str, str | None] | None:
        """The packet of a lone sender with its zone, and the next device where a static route names it."""
        senders = self._senders.of(question.source)
        if len(senders) != 1 or address.version not in self._senders.versions(senders[0]):
            return None
        wanted = question.source_address or self._senders.first_source(senders[0], address)
        packet = Packet(wanted, question.source_port, address, question.port, question.transport)
        sent = self._senders.sent(senders[0], packet, keeps_source=False)
        if not isinstance(sent, Sent) or wanted.version != address.version:
            return None
        if sent.departure is not None and sent.departure.assumed is not None:
            return None
        return sent.packet, sent.zone, sent.forwarder

    def _end(self, question: Question, packet: Packet, zone: str, first_zone: str) -> End | None:
        """Where a packet arrives, if it is known to be taken there."""
        asked = question.service, question.host, question.path, question.tls, question.ignore_filters
        is_outside = self._arrivals.is_outside(first_zone)
        key = (zone, packet.destination, packet.port, packet.transport, asked, is_outside)
        found = self._ends.get(key)
        if found is None:
            found = self._arrivals.foregone(question, packet, zone, first_zone)
            if found is not None:
                self._ends[key] = found
        return found

    def _back(self, question: Question, packet: Packet, way: Way, end: End) -> frozenset[str] | None:
        """Whom a connection asks on its way there and back; None where no answer has come back alike."""
        ignores = question.ignore_filters
        key = (way, end.holder.part, end.arrived_at, packet.transport, ignores)
        found = self._come_back.get(key)
        if found is None:
            asked = self._arrivals.come_back(packet, way, end, ignore_filters=ignores)
            if asked is not None:
                found = self._come_back[key] = asked | way.devices
        return found

    def _is_let_pass(self, crossing: Crossing) -> bool:
        firewall = self._network.segments.devices[crossing.firewall]
        assert isinstance(firewall, Firewall)
        return self._network.filters.fault(firewall, crossing) is None
