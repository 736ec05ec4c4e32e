"""Spoofing prevention: a source that belongs behind another interface is not believed.

A room of its own because packets and answers are both judged by it, on the way there and on the way back.
"""

from planner.model.addresses import IpAddress
from planner.model.devices import Firewall
from planner.traffic.labels import Labels
from planner.traffic.routes import Routes
from planner.traffic.segments import Segments
from planner.traffic.trace import Blame


class Spoofing:
    """Judges sources as a reverse path filter does: would the firewall look for the source on this side?"""

    def __init__(self, routes: Routes, segments: Segments, labels: Labels) -> None:
        self._routes = routes
        self._segments = segments
        self._labels = labels

    def fault(self, firewall: Firewall, zone: str, source: IpAddress) -> Blame | None:
        """Why a firewall does not believe a source that arrives from `zone`, or None."""
        if not firewall.spoofing_prevention:
            return None
        home = self._routes.target_zone(zone, source)
        if home is None or home == zone:
            return None
        sides = self._routes.steps(firewall.id, home, source)
        if not sides or zone in sides or self._is_of_the_internet(zone, sides):
            return None
        interface = self._segments.interface(firewall.id, zone)
        behind = ", ".join(self._labels(side) for side in sides)
        reason = (
            f"Spoofing prevention of {self._labels(firewall.id)} drops source {source} on interface "
            f"'{interface.name if interface is not None else zone}': that address belongs behind {behind}."
        )
        return Blame(firewall.id, "spoofing_prevention", reason)

    def _is_of_the_internet(self, zone: str, sides: tuple[str, ...]) -> bool:
        """Tells whether the Internet joins this side with the one behind which the source belongs.

        A firewall with two lines to it cannot know by which of them the hosts out there send.
        """
        core = self._segments.core_zones()
        return zone in core and not set(sides).isdisjoint(core)
