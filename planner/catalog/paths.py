"""What bends a flow or forbids it: variants, port translation, hairpin, NAT, IPsec exceptions.

A room of its own because these speak about several flows at once.
"""

from dataclasses import dataclass, field

from planner.catalog.services import PortRange
from planner.catalog.sources import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a variant changes at one flow. Empty fields leave the flow as it is.

    Attributes:
        from_role: what the opener is seen as besides its own address.
        to_role: other destination.
        keeps_servers: the servers behind the other destination are reached too.
        services: other services.
        ports: other ports of the same services.
    """

    flow: str
    from_role: str | None = field(default=None, metadata={"key": "from"})
    to_role: str | None = field(default=None, metadata={"key": "to"})
    keeps_servers: bool = False
    services: tuple[str, ...] = ()
    ports: tuple[PortRange, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A form of the topology under which some flows differ."""

    id: str
    condition: str
    overrides: tuple[Override, ...]
    notes: tuple[str, ...] = ()
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortTranslation:
    """A port that changes on the way, exactly once, at the device ``performed_by`` names."""

    id: str
    listener_services: tuple[str, ...]
    target_service: str
    protocol: str
    applies_to: str
    performed_by: str
    reencrypt: str = ""
    confidence: Confidence = "documented"
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HairpinPath:
    """A path that goes out and comes back."""

    id: str
    applies_when: str
    steps: tuple[str, ...]
    requires: tuple[str, ...]
    preferred: bool = False
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A sentence that holds for paths as a whole: NAT, what must not be, how balancing is done."""

    id: str
    rule: str
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IpsecException:
    """Traffic that IPsec must leave alone, in one direction.

    Attributes:
        from_role, to_role: the end whose media it is; None is any host.
        transport: udp, tcp or both.
        source_services: services whose ports the packets come from; empty is any port.
    """

    id: str
    what: str
    from_role: str | None = field(default=None, metadata={"key": "from"})
    to_role: str | None = field(default=None, metadata={"key": "to"})
    transport: str
    source_services: tuple[str, ...] = ()
    confidence: Confidence
    source: tuple[str, ...]
    reference: str = ""
