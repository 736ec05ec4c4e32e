"""Connections that the documents ask for.

A room of its own because it is the largest table and the one that walks, openings and worksheets read.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from planner.catalog.building import Misfit
from planner.catalog.services import PortRange, Transport
from planner.catalog.sources import Confidence, Version

CrossingDirection = Literal["inbound", "outbound", "hairpin", "both"]
_DIRECTIONS: tuple[CrossingDirection, ...] = ("inbound", "outbound", "hairpin", "both")


@dataclass(frozen=True, slots=True)
class Crossing:
    """A firewall of the reference topology that a flow passes. Inbound is towards the more trusted side."""

    firewall: str
    direction: CrossingDirection

    @classmethod
    def from_plain(cls, value: Any) -> "Crossing":
        """Reads "external inbound"."""
        firewall, _, direction = str(value).partition(" ")
        for known in _DIRECTIONS:
            if direction == known:
                return cls(firewall, known)
        raise Misfit(f"a firewall and a direction are expected, not {value!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One opened connection; ``from_role`` opens it.

    Attributes:
        from_role: id of a role or a zone.
        to_role: id of a role or a zone.
        services: what is reached; their ports together are the flow's ports (``Catalog.ports_of``).
        source_ports: written only where a document limits them.
        required: whether it belongs to every deployment or only under ``condition``.
        features: machine tags of the condition.
        crosses: firewalls of the reference topology, in order.
        balanced_by: how the destination is load balanced, in words.
        legacy: only for old partners or clients; off by default.
        ports_note: where the ports are decided, if not by the product.
    """

    id: str
    from_role: str = field(metadata={"key": "from"})
    from_interface: Literal["internal", "external"] | None = None
    to_role: str = field(metadata={"key": "to"})
    to_interface: Literal["internal", "external"] | None = None
    services: tuple[str, ...]
    transport: Transport
    source_ports: tuple[PortRange, ...] = ()
    protocol: str
    direction: str = "initiated by `from`; stateful return traffic implied"
    required: Literal["always", "when"]
    condition: str = ""
    features: tuple[str, ...] = ()
    purpose: str
    versions: tuple[Version, ...]
    crosses: tuple[Crossing, ...] = ()
    crosses_note: str = ""
    balanced_by: str | None = None
    legacy: bool = False
    confidence: Confidence
    ports_note: str = ""
    notes: tuple[str, ...] = ()
    source: tuple[str, ...]
    reference: str = ""

    def __hash__(self) -> int:
        return hash(self.id)  # nearly all flows differ in it, and what is worked out for a flow is looked up often
