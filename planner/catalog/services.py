"""What listens where. The only home of port numbers.

A room of its own because flows, records, balancing and clauses name services, so that a port that changes is one
changed row.
"""

from dataclasses import dataclass
from typing import Any, Literal

from planner.catalog.building import Misfit
from planner.catalog.sources import ALL_VERSIONS, Version

Transport = Literal["tcp", "udp", "both"]


@dataclass(frozen=True, slots=True, order=True)
class PortRange:
    """Ports from start to end, both included; a single port starts and ends at the same number."""

    start: int
    end: int

    @classmethod
    def from_plain(cls, value: Any) -> "PortRange":
        """Reads a number or {start, end}."""
        if type(value) is int:
            start, end = value, value
        elif isinstance(value, dict) and set(value) == {"start", "end"}:
            start, end = value["start"], value["end"]
        else:
            raise Misfit(f"a port or {{start, end}} is expected, not {value!r}")
        if type(start) is not int or type(end) is not int or not 0 < start <= end < 65536:
            raise Misfit(f"{value!r} is not a range of ports")
        return cls(start, end)

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}-{self.end}"

    def __contains__(self, port: int) -> bool:
        return self.start <= port <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A listening service with its default ports.

    Attributes:
        roles: where it listens; roles that inherit have it too (``Catalog.services_of``). May name zones.
        side: interface it listens on.
        ports: empty where a vendor, a provider or a trunk decides.
        settings: ids of the configurable ports that change it.
        site: web site of the pool it belongs to.
    """

    id: str
    roles: tuple[str, ...]
    side: Literal["primary", "internal", "external", "pstn", "any"]
    transport: Transport
    ports: tuple[PortRange, ...]
    settings: tuple[str, ...] = ()
    site: Literal["web-internal", "web-external"] | None = None
    meaning: str
    versions: tuple[Version, ...] = ALL_VERSIONS

    @property
    def role(self) -> str:
        """Where it listens first of all."""
        return self.roles[0]

    @property
    def setting(self) -> str | None:
        """The configurable port that changes it, if there is one."""
        return self.settings[0] if self.settings else None

    @property
    def port(self) -> int:
        """The port of a service that has exactly one.

        Raises:
            ValueError: the service has a range, several ports, or none of its own.
        """
        if len(self.ports) != 1 or self.ports[0].start != self.ports[0].end:
            raise ValueError(f"service {self.id} has no single port")
        return self.ports[0].start
