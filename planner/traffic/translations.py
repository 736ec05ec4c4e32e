"""Network address translation at firewalls.

A room of its own because which entry applies, and what the source becomes, is the same question for ordinary
inbound traffic, for outbound traffic and for traffic that turns.
"""

from planner.model.addresses import IpAddress
from planner.model.design import Design
from planner.model.devices import Firewall, NatDirection, NatEntry, Router
from planner.model.interfaces import Interface
from planner.model.zones import Zone
from planner.traffic.locate import Locator, is_private
from planner.traffic.segments import CORE_KINDS, THE_INTERNET


class Translations:
    """NAT entries, indexed by firewall and address."""

    def __init__(self, design: Design, locator: Locator) -> None:
        self._locator = locator
        self._zones: dict[str, Zone] = {zone.id: zone for zone in design.zones}
        self._inbound: dict[tuple[str, IpAddress], list[NatEntry]] = {}
        self._outbound: dict[tuple[str, str, IpAddress], list[NatEntry]] = {}
        for firewall in design.firewalls:
            for entry in firewall.nat:
                if entry.public == entry.private:
                    continue  # translates nothing
                self._inbound.setdefault((firewall.id, entry.public), []).append(entry)
                if entry.direction is NatDirection.BOTH:
                    self._outbound.setdefault((firewall.id, entry.interface, entry.private), []).append(entry)

    def inbound(self, firewall: str, destination: IpAddress, port: int) -> NatEntry | None:
        """The entry that translates a destination; a forward of the port comes before the whole address."""
        entries = self._inbound.get((firewall, destination), ())
        exact = next((entry for entry in entries if entry.port == port), None)
        return exact or next((entry for entry in entries if entry.port is None), None)

    def is_public(self, firewall: str, address: IpAddress) -> bool:
        """Tells whether an address is the public address of any entry of a firewall."""
        return (firewall, address) in self._inbound

    def outbound(self, firewall: str, interface: str, source: IpAddress, port: int | None) -> NatEntry | None:
        """The entry that translates a source leaving by (or turning at) an interface."""
        for entry in self._outbound.get((firewall, interface, source), ()):
            if entry.port is None or (port is not None and port == (entry.private_port or entry.port)):
                return entry
        return None

    def hides(self, out_zone: str, source: IpAddress, destination: IpAddress) -> bool:
        """Tells whether a private source is hidden behind the device's own address.

        Towards the Internet there is no other way that an answer could find back, so it is taken to be done
        wherever no entry translates the source.
        """
        if out_zone == THE_INTERNET or self._zones[out_zone].zone_kind not in CORE_KINDS:
            return False
        return is_private(source) and not is_private(destination)

    def own_address(self, device: Firewall | Router, interface: Interface, version: int) -> IpAddress | None:
        """The address that a device shows on an interface: its own, else one that stands for it."""
        own = next((address for address in interface.addresses if address.version == version), None)
        return own or self._locator.representative(interface.zone, version)
