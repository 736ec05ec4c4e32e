"""Whether the answer to a packet finds its way back.

A room of its own because a connection needs both directions, and the way back fails for other reasons than the way
there: a machine without a route to the client, a firewall that keeps no state, an answer that misses the firewall
which would have to turn its address back.
"""

from planner.model.addresses import IpAddress
from planner.model.devices import Firewall
from planner.model.interfaces import Interface
from planner.traffic.journey import Journey, Leg, Packet, Sender, Step
from planner.traffic.locate import OwnerKind
from planner.traffic.network import Network
from planner.traffic.routes import NoRoute
from planner.traffic.trace import Blame, Verdict

Fault = tuple[Verdict, Blame]


class Answers:
    """Judges the way back of a leg."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._labels = network.labels

    def fault(
        self, journey: Journey, leg: Leg, packet: Packet, zone: str, holder: Sender, arrived_at: str
    ) -> Fault | None:
        """Why the answer to a packet that has arrived does not come back, or None.

        Args:
            journey: with the devices passed on this leg.
            leg: the leg that has arrived.
            packet: as it arrived.
            zone: id of the zone it arrived in.
            holder: who answers.
            arrived_at: name of the interface that was addressed.
        """
        if not journey.question.ignore_filters:
            dropped = self._dropped(journey)
            if dropped is not None:
                return Verdict.BLOCKED, dropped
        own = next((item for item in holder.interfaces if item.name == arrived_at), None)
        if leg.through is not None:
            return self._past_balancer(leg, packet, zone, holder, own)
        forwarder = None
        if own is not None:
            departure = self._network.routes.departure(holder.part, holder.interfaces, packet.source, own)
            if isinstance(departure, NoRoute):
                reason = f"The answer to {packet.source} does not come back: {departure.reason}"
                return Verdict.UNROUTABLE, Blame(holder.element, "interfaces", reason)
            forwarder = departure.forwarder
        return self._retrace(journey, packet, zone, holder, forwarder)

    def _dropped(self, journey: Journey) -> Blame | None:
        for step in reversed(journey.track):
            if step.crossing is not None:
                firewall = self._network.segments.devices[step.device]
                assert isinstance(firewall, Firewall)
                blame = self._network.filters.reply_fault(firewall, step.crossing)
                if blame is not None:
                    return blame
        return None

    def _past_balancer(
        self, leg: Leg, packet: Packet, zone: str, holder: Sender, own: Interface | None
    ) -> Fault | None:
        """A member that sees the client's address must answer through the balancer, which has to be its gateway."""
        if own is None or own.gateway is None or leg.through is None:
            return None
        owners = self._network.locator.owners(own.gateway)
        is_gateway = any(owner.element == leg.through for owner in owners)
        if is_gateway and zone not in self._network.locator.zones_of(packet.source):
            return None
        reason = (
            f"{self._labels(leg.through)} leaves the client's address {packet.source}, and {self._labels(holder.part)} "
            f"answers it directly instead of through the balancer; translate the source, or make the balancer its "
            "gateway."
        )
        return Verdict.UNROUTABLE, Blame(leg.through, "source_nat", reason)

    def _retrace(
        self, journey: Journey, packet: Packet, zone: str, holder: Sender, forwarder: str | None
    ) -> Fault | None:
        """Follows the answer back along the devices that the packet passed."""
        address = packet.source
        for index in range(len(journey.track) - 1, -1, -1):
            step = journey.track[index]
            if step.is_end:
                zone = step.in_zone
                continue
            if step.device not in self._next_devices(zone, address, forwarder):
                return self._other_way(journey.track[: index + 1], zone, address, holder, forwarder)
            address, forwarder, zone = step.before.source, None, step.in_zone
            back = self._network.routes.target_zone(zone, address)
            if back not in (None, zone) and zone not in self._network.routes.steps(step.device, back or "", address):
                return self._other_way(journey.track[:index], step.out_zone, address, holder, None)
        return None

    def _next_devices(self, zone: str, address: IpAddress, forwarder: str | None) -> tuple[str, ...]:
        if forwarder is not None:
            return (forwarder,)
        target = self._network.routes.target_zone(zone, address)
        if target is None:
            return ()
        if target != zone:
            return self._network.routes.steps(zone, target, address)
        forwarding = (OwnerKind.NAT, OwnerKind.FORWARDING)
        owners = self._network.locator.owners(address)
        return tuple(owner.element for owner in owners if owner.kind in forwarding)

    def _other_way(
        self, missed: list[Step], zone: str, address: IpAddress, holder: Sender, forwarder: str | None
    ) -> Fault | None:
        """The answer takes other devices than the packet: it matters where one of them keeps state or translated."""
        stateful = [step for step in missed if self._keeps_state(step.device) or step.translates]
        if stateful:
            device = stateful[-1].device
            translates = stateful[-1].translates
            why = "which would have to turn the address back" if translates else "which has to see both directions"
            reason = (
                f"The answer of {self._labels(holder.part)} to {address} does not pass {self._labels(device)}, {why}."
            )
            if translates and self._network.routes.target_zone(zone, address) == zone:
                return Verdict.UNROUTABLE, Blame(device, "nat", reason)
            return Verdict.UNROUTABLE, Blame(holder.element, "interfaces", reason)
        for device in self._walk_back(zone, address, forwarder):
            if self._keeps_state(device):
                reason = (
                    f"The answer of {self._labels(holder.part)} to {address} comes to {self._labels(device)}, "
                    "which never saw the request and drops it."
                )
                return Verdict.BLOCKED, Blame(holder.element, "interfaces", reason)
        return None

    def _walk_back(self, zone: str, address: IpAddress, forwarder: str | None) -> list[str]:
        """Devices on the way that the answer takes on its own."""
        devices: list[str] = []
        target = self._network.routes.target_zone(zone, address)
        while target is not None and zone != target and len(devices) < len(self._network.segments.devices) + 2:
            device = forwarder or next(iter(self._network.routes.steps(zone, target, address)), None)
            out = next(iter(self._network.routes.steps(device, target, address)), None) if device else None
            if device is None or out is None:
                break
            devices.append(device)
            zone, forwarder = out, None
        return devices

    def _keeps_state(self, device: str) -> bool:
        found = self._network.segments.devices.get(device)
        return isinstance(found, Firewall) and found.stateful
